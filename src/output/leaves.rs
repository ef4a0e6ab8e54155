//! Leaves on disk, a file each, in `.masthead/store/leaves/`.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::manifest::replace;
use crate::digest::Digest;
use crate::leaf::Leaves;

/// How long a leaf that no build asks for is kept: another edition may want it.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// How often the file of a leaf in use is marked as such.
const MARKED: Duration = Duration::from_secs(24 * 60 * 60);

/// The leaves of a newsroom.
pub struct DiskLeaves {
    folder: PathBuf,
    used: Mutex<HashSet<Digest>>,
    made: AtomicUsize,
}

impl DiskLeaves {
    /// Opens the leaves of the newsroom in `root`; nothing is read before it is asked for.
    pub fn open(root: &Path) -> Self {
        Self { folder: root.join(".masthead/store/leaves"), used: Mutex::default(), made: AtomicUsize::new(0) }
    }

    fn file(&self, key: &Digest) -> PathBuf {
        let name = key.to_string();
        self.folder.join(&name[..2]).join(name)
    }

    fn mark(&self, key: &Digest) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(*key);
    }

    /// Returns how many leaves were made, and not remembered.
    pub fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// Forgets what has not been asked for in 30 days.
    ///
    /// # Errors
    /// Gives what the disk said.
    pub fn sweep(self) -> io::Result<()> {
        let used = self.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        let now = SystemTime::now();
        let folders = match fs::read_dir(&self.folder) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
            folders => folders?,
        };
        for folder in folders {
            for entry in fs::read_dir(folder?.path())? {
                let entry = entry?;
                let age = now.duration_since(entry.metadata()?.modified()?).unwrap_or_default();
                let key = entry.file_name().to_str().and_then(Digest::parse);
                if key.is_some_and(|key| used.contains(&key)) {
                    if age > MARKED {
                        fs::File::options().append(true).open(entry.path())?.set_modified(now)?;
                    }
                } else if age > KEPT {
                    fs::remove_file(entry.path())?;
                }
            }
        }
        Ok(())
    }
}

impl Leaves for DiskLeaves {
    fn length(&self, key: &Digest) -> Option<u64> {
        self.mark(key);
        fs::metadata(self.file(key)).ok().map(|meta| meta.len())
    }

    fn get(&self, key: &Digest) -> Option<Arc<[u8]>> {
        self.mark(key);
        fs::read(self.file(key)).ok().map(Arc::from)
    }

    /// What cannot be written is made again next time.
    fn put(&self, key: &Digest, bytes: &[u8]) {
        self.mark(key);
        self.made.fetch_add(1, Ordering::Relaxed);
        let _ = replace(&self.file(key), bytes);
    }
}
