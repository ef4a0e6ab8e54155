//! Brings finished outputs to where they are kept. It decides nothing about what is shown.

#![allow(clippy::disallowed_methods)] // the disk is what this room is for

pub mod disk;
mod file;
pub mod leaves;
mod lock;

pub use file::absolute;
pub mod manifest;
pub mod store;

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use crate::path::{OutPath, RelPath};
use crate::world::World;

/// Takes outputs, from many threads and in any order.
pub trait Sink: Sync {
    /// Takes the bytes of an output.
    ///
    /// # Errors
    /// Gives what the disk said, with the path in it.
    fn put(&self, out: &OutPath, bytes: Vec<u8>) -> io::Result<()>;

    /// Takes a file of the newsroom as an output.
    ///
    /// # Errors
    /// Gives what the disk said, with the path in it.
    fn copy(&self, out: &OutPath, source: &RelPath) -> io::Result<()>;

    /// Takes an output whose name holds the digest of what it is made from, if it is there already
    /// with this length: nobody needs to make or read it then.
    fn holds(&self, _out: &OutPath, _length: u64) -> bool {
        false
    }

    /// Tells whether nobody will look at what it takes, so that pictures need not be drawn.
    fn is_blind(&self) -> bool {
        false
    }
}

/// Keeps outputs in memory.
pub struct MemorySink<'w> {
    world: &'w dyn World,
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    blind: bool,
}

impl<'w> MemorySink<'w> {
    /// Makes an empty one; files of the newsroom are read from `world`.
    pub fn new(world: &'w dyn World) -> Self {
        Self { world, files: Mutex::default(), blind: false }
    }

    /// Makes one that forgets everything at once, for a look at what would go wrong.
    pub fn blind(world: &'w dyn World) -> Self {
        Self { blind: true, ..Self::new(world) }
    }

    /// Returns all outputs by their paths.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_default()
    }
}

impl Sink for MemorySink<'_> {
    fn put(&self, out: &OutPath, bytes: Vec<u8>) -> io::Result<()> {
        if let Some(mut files) = self.files.lock().ok().filter(|_| !self.blind) {
            files.insert(out.to_string(), bytes);
        }
        Ok(())
    }

    fn copy(&self, out: &OutPath, source: &RelPath) -> io::Result<()> {
        if self.blind { Ok(()) } else { self.put(out, self.world.read(source)?) }
    }

    fn is_blind(&self) -> bool {
        self.blind
    }
}

/// Puts the path into an error of the disk.
pub fn with_path(path: &std::path::Path) -> impl Fn(io::Error) -> io::Error + '_ {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
