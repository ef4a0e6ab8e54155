//! Writes an output folder: only what changed, nothing before everything is rendered.
//!
//! A first build streams into a fresh folder beside the place and moves there at the end. A later
//! one compares with what is there and keeps what differs, in memory up to a budget and in files
//! beyond it, until [`DiskSink::finish`]. Dropped unfinished, it leaves the last good output alone.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::file::{absolute, clear, copy, copy_all, is_same, is_same_file, write};
use super::lock::Lock;
use super::manifest::{self, Manifest};
use super::{Sink, with_path};
use crate::path::{OutPath, RelPath};
use crate::world::World;

/// Changed bytes that wait in memory; more wait in files.
const BUDGET: u64 = 96 << 20;

/// What a write did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// Files that are new or have other bytes.
    pub changed: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files that were removed.
    pub removed: usize,
}

/// Why a folder cannot be written to.
#[derive(Debug)]
pub enum Refusal {
    /// It is, or holds, or lies in, a folder of sources.
    Sources,
    /// It holds this file, which Masthead did not write.
    Others(String),
    /// It holds an edition for others.
    Audience(String),
    /// It lies in another output, or another lies in it.
    Nested(String),
    /// It is a file.
    File,
    /// Another build of this newsroom is under way.
    Busy,
    /// The disk said no.
    Disk(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// An output folder under way.
pub struct DiskSink<'w> {
    world: &'w dyn World,
    out: PathBuf,
    record: PathBuf,
    spill: PathBuf,
    /// The fresh folder of a first build.
    fresh: Option<PathBuf>,
    /// The record as it will be.
    next: Manifest,
    /// The record as it is.
    owned: BTreeSet<String>,
    was_interrupted: bool,
    /// New names that differ from an old one in upper and lower case only. To some disks they are one
    /// file, so the old one goes before the new one is written, same bytes or not.
    respelled: BTreeSet<String>,
    pending: Mutex<Vec<(OutPath, Pending)>>,
    waiting: AtomicU64,
    spilled: AtomicUsize,
    taken: AtomicUsize,
    _lock: Lock,
}

enum Pending {
    Bytes(Vec<u8>),
    Spilled(PathBuf),
    Copy(RelPath),
}

impl<'w> DiskSink<'w> {
    /// Looks at the folder `out` of the newsroom in `root`, and prepares to write `paths` for an
    /// audience.
    ///
    /// # Errors
    /// Refuses folders that hold sources, somebody else's files or an edition for others.
    pub fn open(
        world: &'w dyn World,
        root: &Path,
        out: &Path,
        audience: &str,
        paths: &[OutPath],
    ) -> Result<Self, Refusal> {
        let root = fs::canonicalize(root).map_err(with_path(root))?;
        let out = absolute(out)?;
        let sources = ["content", "static", "themes", "src", ".masthead", ".git"].map(|name| root.join(name));
        if root.starts_with(&out) || sources.iter().any(|source| out.starts_with(source)) {
            return Err(Refusal::Sources);
        }
        if out.is_file() {
            return Err(Refusal::File);
        }
        let lock = Lock::take(&root)?.ok_or(Refusal::Busy)?;
        for other in Manifest::all(&root)? {
            let folder = root.join(&other.folder);
            if folder != out && (folder.starts_with(&out) || out.starts_with(&folder)) && folder.exists() {
                return Err(Refusal::Nested(folder.display().to_string()));
            }
        }
        let record = Manifest::place(&root, &out);
        let manifest = Manifest::read(&record)?;
        let is_empty = is_empty(&out)?;
        let planned: BTreeSet<String> = paths.iter().map(OutPath::to_string).collect();
        let (owned, was_interrupted) = match manifest {
            Some(manifest) if manifest.audience != audience && !is_empty => {
                return Err(Refusal::Audience(manifest.audience));
            }
            Some(manifest) => (manifest.files, manifest.interrupted),
            // The record is lost: the folder is still ours if there is nothing in it but the site.
            None => {
                let there = files(&out)?;
                // Public pages are a part of every wider edition: without a record nobody knows whose they are.
                // Two files that every output of ours has: somebody's lone `index.html` is not ours.
                let ours = ["robots.txt", "sitemap.xml"].iter().all(|name| there.contains(*name));
                let adopt = audience == "public" && ours;
                let strange = if adopt { there.difference(&planned).next() } else { there.first() };
                if let Some(file) = strange {
                    return Err(Refusal::Others(file.clone()));
                }
                (there, true)
            }
        };
        let fresh = is_empty.then(|| beside(&out));
        if let Some(fresh) = &fresh {
            clear(fresh)?;
            fs::create_dir_all(fresh).map_err(with_path(fresh))?;
        }
        let fold = |file: &String| file.to_lowercase();
        let going: BTreeSet<String> = owned.difference(&planned).map(fold).collect();
        let respelled = planned.difference(&owned).filter(|file| going.contains(&fold(file))).cloned().collect();
        let folder = manifest::name(&root, &out);
        Ok(Self {
            world,
            spill: root.join(".masthead/pending"),
            next: Manifest { files: planned, audience: audience.to_owned(), folder, interrupted: false },
            out,
            record,
            fresh,
            owned,
            was_interrupted,
            respelled,
            pending: Mutex::default(),
            waiting: AtomicU64::new(0),
            spilled: AtomicUsize::new(0),
            taken: AtomicUsize::new(0),
            _lock: lock,
        })
    }

    /// Puts everything in place.
    ///
    /// # Errors
    /// Gives what the disk said; the record then says that a write was under way.
    pub fn finish(mut self) -> io::Result<Written> {
        let pending = std::mem::take(&mut *self.pending.lock().unwrap_or_else(PoisonError::into_inner));
        let gone: Vec<String> = self.owned.difference(&self.next.files).cloned().collect();
        let taken = self.taken.load(Ordering::Relaxed);
        let mut written = Written { changed: taken, unchanged: 0, removed: 0 };
        if self.fresh.is_none() {
            written = Written { changed: pending.len(), unchanged: taken - pending.len(), removed: 0 };
            if pending.is_empty() && gone.is_empty() && self.owned == self.next.files && !self.was_interrupted {
                return Ok(written);
            }
        }
        // Whatever stops the program from here on: the old files and the new ones are all ours.
        let both = Manifest {
            files: self.owned.union(&self.next.files).cloned().collect(),
            audience: self.next.audience.clone(),
            folder: self.next.folder.clone(),
            interrupted: true,
        };
        both.write(&self.record)?;
        if let Some(fresh) = self.fresh.take() {
            self.place_fresh(&fresh)?;
        } else {
            for file in gone {
                written.removed += usize::from(self.remove(&file)?);
            }
            for (path, pending) in pending {
                self.apply(&path, pending)?;
            }
        }
        clear(&self.spill)?;
        self.next.write(&self.record)?;
        Ok(written)
    }

    fn place_fresh(&self, fresh: &Path) -> io::Result<()> {
        if !self.out.exists() || fs::remove_dir(&self.out).is_ok() {
            return fs::rename(fresh, &self.out).map_err(with_path(&self.out));
        }
        // A folder that cannot be replaced, such as a mounted one, is filled.
        for entry in fs::read_dir(fresh).map_err(with_path(fresh))? {
            let entry = entry?;
            let place = self.out.join(entry.file_name());
            match fs::rename(entry.path(), &place) {
                Err(e) if e.kind() == io::ErrorKind::CrossesDevices => copy_all(&entry.path(), &place)?,
                done => done.map_err(with_path(&place))?,
            }
        }
        clear(fresh)
    }

    fn apply(&self, path: &OutPath, pending: Pending) -> io::Result<()> {
        let place = self.out.join(path.as_str());
        self.stays_inside(&place)?;
        match pending {
            Pending::Bytes(bytes) => write(&place, &bytes),
            Pending::Spilled(file) => {
                let bytes = fs::read(&file).map_err(with_path(&file))?;
                write(&place, &bytes)
            }
            Pending::Copy(source) => copy(self.world, &source, &place),
        }
    }

    /// Refuses to write through a link that somebody put into the output.
    fn stays_inside(&self, place: &Path) -> io::Result<()> {
        let mut folder = place.parent();
        while let Some(there) = folder.filter(|folder| !folder.exists()) {
            folder = there.parent();
        }
        let real = folder.map(fs::canonicalize).transpose()?;
        if real.is_some_and(|real| real.starts_with(&self.out)) {
            return Ok(());
        }
        let message = format!("{} lies behind a link that leads out of the output folder", place.display());
        Err(io::Error::new(io::ErrorKind::PermissionDenied, message))
    }

    /// Removes a file of ours and the folders that it leaves empty.
    fn remove(&self, file: &str) -> io::Result<bool> {
        let place = self.out.join(file);
        if self.stays_inside(&place).is_err() {
            return Ok(false);
        }
        match fs::remove_file(&place) {
            Ok(()) => {}
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(false),
            Err(e) => return Err(with_path(&place)(e)),
        }
        let mut folder = place.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.out && fs::remove_dir(folder).is_ok()) {
            folder = empty.parent();
        }
        Ok(true)
    }

    fn hold(&self, out: &OutPath, pending: Pending) -> io::Result<()> {
        let pending = match pending {
            Pending::Bytes(bytes) => {
                let before = self.waiting.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                if before + bytes.len() as u64 > BUDGET {
                    let number = self.spilled.fetch_add(1, Ordering::Relaxed);
                    let place = self.spill.join(number.to_string());
                    write(&place, &bytes)?;
                    Pending::Spilled(place)
                } else {
                    Pending::Bytes(bytes)
                }
            }
            other => other,
        };
        self.pending.lock().unwrap_or_else(PoisonError::into_inner).push((out.clone(), pending));
        Ok(())
    }

    /// Refuses to write over what is not ours: a file, or a folder where a file must be, or a file
    /// where a folder must be.
    fn claim(&self, out: &OutPath, place: &Path) -> io::Result<()> {
        let others = |place: &Path| {
            let message = format!("{} is there and Masthead did not write it; move it away", place.display());
            Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
        };
        match fs::symlink_metadata(place) {
            Ok(meta) if meta.is_dir() => {
                let inside = format!("{out}/");
                let ours = self.owned.range(inside.clone()..).next().is_some_and(|file| file.starts_with(&inside));
                if ours { Ok(()) } else { others(place) }
            }
            Ok(_) if !self.owned.contains(out.as_str()) => others(place),
            Ok(_) => Ok(()),
            Err(_) => {
                let ends = out.as_str().match_indices('/').map(|(end, _)| &out.as_str()[..end]);
                let file = ends.into_iter().find(|path| self.out.join(path).is_file() && !self.owned.contains(*path));
                file.map_or(Ok(()), |path| others(&self.out.join(path)))
            }
        }
    }
}

impl Sink for DiskSink<'_> {
    fn put(&self, out: &OutPath, bytes: Vec<u8>) -> io::Result<()> {
        self.taken.fetch_add(1, Ordering::Relaxed);
        if let Some(fresh) = &self.fresh {
            return write(&fresh.join(out.as_str()), &bytes);
        }
        let place = self.out.join(out.as_str());
        if !self.respelled.contains(out.as_str()) {
            if is_same(&place, &bytes) {
                return Ok(());
            }
            self.claim(out, &place)?;
        }
        self.hold(out, Pending::Bytes(bytes))
    }

    fn copy(&self, out: &OutPath, source: &RelPath) -> io::Result<()> {
        self.taken.fetch_add(1, Ordering::Relaxed);
        if let Some(fresh) = &self.fresh {
            return copy(self.world, source, &fresh.join(out.as_str()));
        }
        let place = self.out.join(out.as_str());
        if !self.respelled.contains(out.as_str()) {
            if is_same_file(self.world, source, &place)? {
                return Ok(());
            }
            self.claim(out, &place)?;
        }
        self.hold(out, Pending::Copy(source.clone()))
    }

    fn holds(&self, out: &OutPath, length: u64) -> bool {
        let there = self.fresh.is_none()
            && self.owned.contains(out.as_str())
            && !self.was_interrupted
            && !self.respelled.contains(out.as_str())
            && fs::symlink_metadata(self.out.join(out.as_str()))
                .is_ok_and(|meta| meta.is_file() && meta.len() == length);
        self.taken.fetch_add(usize::from(there), Ordering::Relaxed);
        there
    }
}

impl Drop for DiskSink<'_> {
    fn drop(&mut self) {
        // Unfinished: what was begun goes, what was there stays.
        if let Some(fresh) = &self.fresh {
            let _ = fs::remove_dir_all(fresh);
        }
        let _ = fs::remove_dir_all(&self.spill);
    }
}

fn beside(out: &Path) -> PathBuf {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    out.with_file_name(format!(".{name}.masthead-new"))
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(e) => Err(with_path(folder)(e)),
    }
}

/// Returns all files below a folder, by their paths in it.
fn files(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = match fs::read_dir(&next) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound && next == folder => return Ok(files),
            Err(e) => return Err(with_path(&next)(e)),
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if let Ok(below) = entry.path().strip_prefix(folder) {
                files.insert(below.to_string_lossy().into_owned());
            }
        }
    }
    Ok(files)
}
