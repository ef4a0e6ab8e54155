//! The outside world as the core sees it: a list of files and their bytes.
//!
//! The disk is one world (`source::disk`), a map in memory another, so that tests touch no disk.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::diag::Diag;
use crate::path::RelPath;

/// A file that a world holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// Where it lies.
    pub path: RelPath,
    /// Its length in bytes.
    pub length: u64,
    /// Tells its bytes apart from those it had before: the same path with the same version has the same
    /// bytes. 0 is not known, so nothing of it may be remembered.
    pub version: u64,
}

impl Entry {
    /// Tells whether a file is known to have the bytes that it had when it was listed so.
    pub fn has_bytes_of(&self, before: &Self) -> bool {
        self.version != 0 && self == before
    }
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

/// A world in memory. What is put into one has a version of its own.
#[derive(Clone, Default, Debug)]
pub struct MemoryWorld {
    files: BTreeMap<RelPath, (Vec<u8>, u64)>,
}

impl MemoryWorld {
    /// Puts a file there, or changes it. A path that leaves the root is passed over.
    pub fn put(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        // Counted for all worlds together: those that were cloned from one go their own ways.
        static VERSIONS: AtomicU64 = AtomicU64::new(1);
        if let Some(path) = RelPath::new(path) {
            self.files.insert(path, (bytes.into(), VERSIONS.fetch_add(1, Ordering::Relaxed)));
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
        let entry = |(path, (bytes, version)): (&RelPath, &(Vec<u8>, u64))| Entry {
            path: path.clone(),
            length: bytes.len() as u64,
            version: *version,
        };
        (self.files.iter().map(entry).collect(), Vec::new())
    }

    fn open(&self, path: &RelPath) -> io::Result<Box<dyn Read + '_>> {
        match self.files.get(path) {
            Some((bytes, _)) => Ok(Box::new(Cursor::new(bytes.as_slice()))),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}
