//! The outside world as the core sees it: a list of files and their bytes.
//!
//! The disk is one world (`source::disk`), a map in memory another, so that tests touch no disk.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use crate::diag::Diag;
use crate::path::RelPath;

/// A file that a world holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// Where it lies.
    pub path: RelPath,
    /// Its length in bytes.
    pub length: u64,
}

/// What a stage may ask of the outside.
pub trait World: Sync {
    /// Returns all files in the order of their paths, and what was wrong with the others.
    fn list(&self) -> (Vec<Entry>, Vec<Diag>);

    /// Opens a file for reading.
    fn open(&self, path: &RelPath) -> io::Result<Box<dyn Read + '_>>;

    /// Reads a whole file.
    fn read(&self, path: &RelPath) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads the first `limit` bytes of a file.
    fn head(&self, path: &RelPath, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// A world in memory.
#[derive(Clone, Default, Debug)]
pub struct MemoryWorld {
    files: BTreeMap<RelPath, Vec<u8>>,
}

impl MemoryWorld {
    /// Puts a file there, or changes it. A path that leaves the root is passed over.
    pub fn put(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        if let Some(path) = RelPath::new(path) {
            self.files.insert(path, bytes.into());
        }
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        if let Some(path) = RelPath::new(path) {
            self.files.remove(&path);
        }
    }
}

impl World for MemoryWorld {
    fn list(&self) -> (Vec<Entry>, Vec<Diag>) {
        let entries = self.files.iter().map(|(path, bytes)| Entry { path: path.clone(), length: bytes.len() as u64 });
        (entries.collect(), Vec::new())
    }

    fn open(&self, path: &RelPath) -> io::Result<Box<dyn Read + '_>> {
        match self.files.get(path) {
            Some(bytes) => Ok(Box::new(Cursor::new(bytes.as_slice()))),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}
