//! Leaves: pictures that are dear to make, remembered by the digest of what they are made from.
//!
//! A key is made of the maker's name, its version and everything that it draws from; never of a
//! time or a place on disk. Forgetting a leaf costs time and changes no byte.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::digest::Digest;

/// Where leaves are kept; used from many threads.
pub trait Leaves: Sync {
    /// Returns the length of a leaf in bytes, if it is remembered.
    fn length(&self, key: &Digest) -> Option<u64>;

    /// Returns a leaf, if it is remembered.
    fn get(&self, key: &Digest) -> Option<Arc<[u8]>>;

    /// Remembers a leaf.
    fn put(&self, key: &Digest, bytes: &[u8]);
}

/// Leaves in memory.
#[derive(Default)]
pub struct MemoryLeaves(Mutex<HashMap<Digest, Arc<[u8]>>>);

impl Leaves for MemoryLeaves {
    fn length(&self, key: &Digest) -> Option<u64> {
        self.get(key).map(|bytes| bytes.len() as u64)
    }

    fn get(&self, key: &Digest) -> Option<Arc<[u8]>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn put(&self, key: &Digest, bytes: &[u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(*key, bytes.into());
    }
}
