//! The disk looked at again: which files changed since the last look, so that the others need not be read.
//!
//! A version is a number that a path keeps for as long as its bytes are the same. It changes when
//! somebody says that the file changed, and when its length, its times or its place on the disk did.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{DiskWorld, Found};
use crate::path::RelPath;

/// What is said to have changed.
#[derive(Clone, Default, Debug)]
pub struct Changes {
    /// Files and folders, by their place on the disk.
    pub paths: BTreeSet<PathBuf>,
    /// Whether more may have changed than is named.
    pub more: bool,
}

/// What the disk says of a file without reading it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Stamp {
    pub length: u64,
    modified: Option<SystemTime>,
    /// Number of the file and time of its last change of any sort, where the system has them.
    node: (u64, i64, i64),
    /// Whether the file has other names.
    twins: bool,
}

impl Stamp {
    pub fn of(meta: &Metadata) -> Self {
        #[cfg(unix)]
        let (node, twins) = {
            use std::os::unix::fs::MetadataExt as _;
            ((meta.ino(), meta.ctime(), meta.ctime_nsec()), meta.nlink() > 1)
        };
        #[cfg(not(unix))]
        let (node, twins) = ((0, 0, 0), false);
        Self { length: meta.len(), modified: meta.modified().ok(), node, twins }
    }
}

impl DiskWorld {
    /// Gives every file a version, so that [`DiskWorld::again`] can tell which changed.
    pub fn with_versions(mut self) -> Self {
        self.newest = 1;
        self.files.values_mut().for_each(|found| found.version = 1);
        self
    }

    /// Looks again after a change. Gives the new world and the files that are not what they were; those
    /// that came and those that went are among them.
    ///
    /// Where nothing but files that are known changed, only these are looked at.
    ///
    /// # Errors
    /// Fails when the root itself cannot be read.
    pub fn again(&self, changes: &Changes) -> io::Result<(Self, BTreeSet<RelPath>)> {
        match self.touched(changes) {
            Some(touched) => {
                let mut world = self.clone();
                world.newest += 1;
                let mut changed = BTreeSet::new();
                for (path, stamp) in touched {
                    if let Some(found) = world.files.get_mut(&path) {
                        (found.stamp, found.version) = (stamp, world.newest);
                        changed.insert(path);
                    }
                }
                Ok((world, changed))
            }
            None => self.all_again(changes),
        }
    }

    /// Returns the known files among the changes; `None` when everything has to be walked again.
    fn touched(&self, changes: &Changes) -> Option<Vec<(RelPath, Stamp)>> {
        if changes.more || self.linked || !self.diags.is_empty() {
            return None;
        }
        let mut touched = Vec::new();
        for place in &changes.paths {
            let known = self.known(place);
            match (fs::symlink_metadata(place), known) {
                (Ok(meta), Some(path)) if meta.is_file() => {
                    let stamp = Stamp::of(&meta);
                    if stamp.twins {
                        return None;
                    }
                    touched.push((path, stamp));
                }
                // What an editor wrote and took away again.
                (Err(e), None) if e.kind() == io::ErrorKind::NotFound && !self.holds(place) => {}
                (Ok(_), None) if self.is_hidden(place) => {}
                _ => return None,
            }
        }
        Some(touched)
    }

    fn known(&self, place: &Path) -> Option<RelPath> {
        let below = place.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
        let path = RelPath::new(&parts?.join("/"))?;
        let found = self.files.get(&path)?;
        (*found.place == *place).then_some(path)
    }

    /// Tells whether known files lie below a place.
    fn holds(&self, place: &Path) -> bool {
        let Some(below) = place.strip_prefix(&self.root).ok().and_then(Path::to_str).and_then(RelPath::new) else {
            return true;
        };
        self.files
            .range(below.clone()..)
            .take_while(|(path, _)| path.as_str().starts_with(below.as_str()))
            .any(|(path, _)| path.below(below.as_str()).is_some())
    }

    /// Tells whether the walk would pass over a file.
    fn is_hidden(&self, place: &Path) -> bool {
        let Ok(below) = place.strip_prefix(&self.root) else { return true };
        let hidden = below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        hidden && !below.starts_with("static") || self.leave_out.iter().any(|path| place.starts_with(path))
    }

    fn all_again(&self, changes: &Changes) -> io::Result<(Self, BTreeSet<RelPath>)> {
        let mut world = Self::walk(&self.root, &self.leave_out)?;
        // Never one that was given out before: a file may come back as another.
        world.newest = self.newest + 1;
        let mut changed = BTreeSet::new();
        for (path, found) in &mut world.files {
            let same = |old: &&Found| {
                old.stamp == found.stamp && old.place == found.place && !changes.paths.contains(&*old.place)
            };
            let before = self.files.get(path);
            found.version = match before.filter(same) {
                Some(old) => old.version,
                None => {
                    changed.insert(path.clone());
                    world.newest
                }
            };
        }
        changed.extend(self.files.keys().filter(|path| !world.files.contains_key(*path)).cloned());
        Ok((world, changed))
    }

    /// Returns where a file lies on the disk.
    pub fn place(&self, path: &RelPath) -> Option<&Path> {
        self.files.get(path).map(|found| &*found.place)
    }

    /// Returns the folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the files and folders right below the root in which sources may lie.
    ///
    /// # Errors
    /// Fails when the root cannot be read.
    pub fn tops(&self) -> io::Result<Vec<PathBuf>> {
        let mut tops = Vec::new();
        for entry in fs::read_dir(&self.root)? {
            let place = entry?.path();
            if place.is_dir() && !self.is_hidden(&place) && !place.ends_with("node_modules") {
                tops.push(place);
            }
        }
        Ok(tops)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a failed call is a failed test
    use std::collections::BTreeMap;
    use std::fs::{create_dir_all, remove_file, rename, write};

    use super::*;
    use crate::world::World as _;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("masthead-again-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        create_dir_all(folder.join("content/stories")).unwrap();
        for name in ["a", "b"] {
            write(folder.join(format!("content/stories/{name}.md")), "text").unwrap();
        }
        fs::canonicalize(folder).unwrap()
    }

    fn look(root: &Path) -> DiskWorld {
        DiskWorld::walk(root, &[]).unwrap().with_versions()
    }

    fn again(world: &mut DiskWorld, places: &[PathBuf]) -> Vec<String> {
        let changes = Changes { paths: places.iter().cloned().collect(), more: false };
        let (next, changed) = world.again(&changes).unwrap();
        *world = next;
        changed.iter().map(ToString::to_string).collect()
    }

    fn versions(world: &DiskWorld) -> BTreeMap<String, u64> {
        world.list().0.into_iter().map(|entry| (entry.path.to_string(), entry.version)).collect()
    }

    #[test]
    fn only_what_changed_has_another_version() {
        let root = folder("one");
        let (a, b) = (root.join("content/stories/a.md"), root.join("content/stories/b.md"));
        let mut world = look(&root);
        let before = versions(&world);
        write(&a, "text").unwrap();
        assert_eq!(
            again(&mut world, std::slice::from_ref(&a)),
            ["content/stories/a.md"],
            "the same bytes, said to be changed"
        );
        let after = versions(&world);
        assert_ne!(before["content/stories/a.md"], after["content/stories/a.md"]);
        assert_eq!(before["content/stories/b.md"], after["content/stories/b.md"]);
        // A save by way of another file, which is gone again.
        write(root.join("content/stories/4913"), "x").unwrap();
        remove_file(root.join("content/stories/4913")).unwrap();
        write(root.join("content/stories/.b.md.swp"), "new").unwrap();
        rename(root.join("content/stories/.b.md.swp"), &b).unwrap();
        let said = [root.join("content/stories/4913"), root.join("content/stories/.b.md.swp"), b.clone()];
        assert_eq!(again(&mut world, &said), ["content/stories/b.md"]);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn files_that_come_and_go_are_found() {
        let root = folder("many");
        let mut world = look(&root);
        let old = versions(&world)["content/stories/a.md"];
        rename(root.join("content/stories"), root.join("content/people")).unwrap();
        let said = [root.join("content/stories"), root.join("content/people")];
        let changed = again(&mut world, &said);
        assert_eq!(changed.len(), 4, "{changed:?}");
        rename(root.join("content/people"), root.join("content/stories")).unwrap();
        write(root.join("content/stories/c.md"), "text").unwrap();
        again(&mut world, &said);
        let now = versions(&world);
        assert!(now["content/stories/a.md"] > old, "a file that came back may be another one");
        assert_eq!(now.len(), 3);
        // Nothing was said, and something changed.
        write(root.join("content/stories/c.md"), "other").unwrap();
        let (next, changed) = world.again(&Changes { more: true, ..Changes::default() }).unwrap();
        assert_eq!(changed.iter().map(ToString::to_string).collect::<Vec<_>>(), ["content/stories/c.md"]);
        assert_eq!(
            next.place(&RelPath::new("content/stories/c.md").unwrap()),
            Some(&*root.join("content/stories/c.md"))
        );
        fs::remove_dir_all(root).unwrap();
    }
}
