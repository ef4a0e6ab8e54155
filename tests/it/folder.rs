//! A folder of a test's own, gone when the test is over.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// An empty folder below the system's place for temporary files.
pub struct Folder(PathBuf);

impl Folder {
    /// Makes one; `name` tells people whose it is.
    pub fn new(name: &str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("masthead-{name}-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a temporary folder can be made");
        Self(fs::canonicalize(path).expect("it is there"))
    }

    /// Returns its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file into it.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let place = self.0.join(path);
        fs::create_dir_all(place.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(place, bytes).expect("a file can be written");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Returns all files below a folder by their paths, and empty folders with a `/` at the end.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    let name = |path: &Path| path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
    let mut empty = true;
    for entry in fs::read_dir(folder).into_iter().flatten() {
        empty = false;
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            found.insert(name(&path), fs::read(&path).expect("a file can be read"));
        }
    }
    if empty && folder != root {
        found.insert(format!("{}/", name(folder)), Vec::new());
    }
}
