//! One build of a newsroom at a time. The system lets the lock go when the program ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use super::with_path;

/// Held while a newsroom's outputs are written.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of the newsroom in `root`; `None` when another build has it.
    ///
    /// # Errors
    /// Gives what the disk said.
    pub fn take(root: &Path) -> io::Result<Option<Self>> {
        let folder = root.join(".masthead");
        fs::create_dir_all(&folder).map_err(with_path(&folder))?;
        let place = folder.join("lock");
        let file = File::options().create(true).truncate(false).write(true).open(&place).map_err(with_path(&place))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            // Some network disks know no locks: better to build than to refuse.
            Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => Ok(Some(Self { _file: file })),
            Err(TryLockError::Error(e)) => Err(with_path(&place)(e)),
        }
    }
}
