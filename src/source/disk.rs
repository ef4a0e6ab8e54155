//! The disk as a world: walks the root, follows nothing out of it, reads what was listed.

#![allow(clippy::disallowed_methods)] // the disk is what this file is for

mod again;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::diag::{Diag, Place};
use crate::path::RelPath;
use crate::world::{Entry, World};

pub use again::Changes;
use again::Stamp;

/// How deep folders may lie below the root.
const DEPTH_LIMIT: usize = 60;

/// Names that are never published, wherever they lie.
const PRIVATE: [&str; 3] = [".git", ".DS_Store", ".env"];

/// A folder on disk. Listed when it is made: a file that comes later is seen by the next world.
#[derive(Clone)]
pub struct DiskWorld {
    root: PathBuf,
    leave_out: Vec<PathBuf>,
    files: BTreeMap<RelPath, Found>,
    diags: Vec<Diag>,
    /// Whether a symbolic link is in it: what changes at its goal changes under its name, too.
    linked: bool,
    /// The highest version that was given out; 0 while there are none.
    newest: u64,
}

/// A file that was found.
#[derive(Clone)]
struct Found {
    place: Arc<Path>,
    stamp: Stamp,
    /// As in [`Entry`].
    version: u64,
}

impl DiskWorld {
    /// Walks `root`, passing over hidden names and the folders in `leave_out` (output, store).
    ///
    /// # Errors
    /// Fails when the root itself cannot be read; what is wrong below becomes a diagnostic.
    pub fn walk(root: &Path, leave_out: &[PathBuf]) -> io::Result<Self> {
        let root = fs::canonicalize(root)?;
        fs::read_dir(&root)?;
        let leave_out = leave_out.to_vec();
        let mut world = Self { root, leave_out, files: BTreeMap::new(), diags: Vec::new(), linked: false, newest: 0 };
        let mut folders = BTreeSet::new();
        world.walk_below(&world.root.clone(), &world.root.clone(), "", &world.leave_out.clone(), &mut folders);
        Ok(world)
    }

    fn walk_below(
        &mut self,
        root: &Path,
        folder: &Path,
        prefix: &str,
        leave_out: &[PathBuf],
        entered: &mut BTreeSet<PathBuf>,
    ) {
        if !entered.insert(folder.to_owned()) {
            return; // a link that leads back to a folder seen before
        }
        let walk = WalkDir::new(folder).follow_links(false).sort_by_file_name().max_depth(DEPTH_LIMIT + 1);
        let wanted = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            // What begins with a dot is somebody's tool's, but for what hosts ask for in `static/`.
            let published = entry.path().starts_with(root.join("static"))
                && !PRIVATE.iter().any(|private| name.starts_with(private));
            let hidden = entry.depth() > 0 && name.starts_with('.') && !published;
            !hidden && entry.file_name() != "node_modules" && !leave_out.iter().any(|path| path == entry.path())
        };
        for entry in walk.into_iter().filter_entry(wanted) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(e) => {
                    self.diags.push(Diag::error("file-unreadable", format!("the folder cannot be read: {e}")));
                    continue;
                }
            };
            if entry.depth() == 0 {
                continue;
            }
            let Some(path) = self.name(folder, prefix, entry.path()) else { continue };
            let kind = entry.file_type();
            if kind.is_symlink() {
                self.link(root, entry.path(), &path, leave_out, entered);
            } else if kind.is_dir() {
                if entry.depth() > DEPTH_LIMIT {
                    self.diags.push(
                        Diag::error("folder-too-deep", format!("folders lie more than {DEPTH_LIMIT} deep"))
                            .at(Place::file(&path))
                            .hint("move the files nearer to `content/`"),
                    );
                }
            } else if kind.is_file() {
                let stamp = entry.metadata().map(|meta| Stamp::of(&meta)).unwrap_or_default();
                self.add(path, entry.into_path(), stamp);
            } else {
                self.special(&path);
            }
        }
    }

    fn name(&mut self, folder: &Path, prefix: &str, path: &Path) -> Option<RelPath> {
        let below = path.strip_prefix(folder).ok()?;
        let text = below.components().map(|c| c.as_os_str().to_str()).collect::<Option<Vec<_>>>();
        let named = text.and_then(|parts| RelPath::new(&format!("{prefix}{}", parts.join("/"))));
        if named.is_none() {
            let shown = below.to_string_lossy().into_owned();
            self.diags.push(
                Diag::error("file-name", format!("`{shown}` has a name that cannot be an address"))
                    .hint("rename it with letters, digits and hyphens"),
            );
        }
        named
    }

    fn link(
        &mut self,
        root: &Path,
        link: &Path,
        path: &RelPath,
        leave_out: &[PathBuf],
        entered: &mut BTreeSet<PathBuf>,
    ) {
        self.linked = true;
        let target = match fs::canonicalize(link) {
            Ok(target) => target,
            Err(_) => {
                self.diags.push(
                    Diag::error("link-broken", format!("`{path}` is a symbolic link to nothing")).at(Place::file(path)),
                );
                return;
            }
        };
        if !target.starts_with(root) {
            self.diags.push(
                Diag::error(
                    "link-leaves-root",
                    format!("`{path}` is a symbolic link that leaves the newsroom's folder"),
                )
                .at(Place::file(path))
                .hint("copy the file or folder into the newsroom instead"),
            );
            return;
        }
        match fs::metadata(&target) {
            Ok(meta) if meta.is_dir() => self.walk_below(root, &target, &format!("{path}/"), leave_out, entered),
            Ok(meta) if meta.is_file() => self.add(path.clone(), target, Stamp::of(&meta)),
            _ => self.special(path),
        }
    }

    fn add(&mut self, path: RelPath, place: PathBuf, stamp: Stamp) {
        if let Some(Found { place: other, .. }) = self.files.get(&path) {
            let message = format!("two files are both called `{path}` once their letters are composed (NFC)");
            let hint = format!("rename one of them; the other is `{}`", other.to_string_lossy());
            self.diags.push(Diag::error("name-twice", message).at(Place::file(&path)).hint(hint));
            return;
        }
        self.files.insert(path, Found { place: place.into(), stamp, version: 0 });
    }

    fn special(&mut self, path: &RelPath) {
        self.diags.push(
            Diag::error("file-special", format!("`{path}` is not a file but a pipe, a socket or a device"))
                .at(Place::file(path))
                .hint("remove it from the newsroom's folder"),
        );
    }
}

impl World for DiskWorld {
    fn list(&self) -> (Vec<Entry>, Vec<Diag>) {
        let entries = self.files.iter().map(|(path, found)| Entry {
            path: path.clone(),
            length: found.stamp.length,
            version: found.version,
        });
        (entries.collect(), self.diags.clone())
    }

    fn open(&self, path: &RelPath) -> io::Result<Box<dyn Read + '_>> {
        let found = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        // A pipe may have taken its place, and would be waited for.
        if !fs::metadata(&found.place)?.is_file() {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(Box::new(File::open(&found.place)?))
    }
}
