//! Writes an output folder: only what changed, nothing before everything is rendered.
//!
//! A first build streams into a fresh folder beside the place and moves there at the end. A later
//! one compares with what is there and keeps what differs, in memory up to a budget and in files
//! beyond it, until [`DiskSink::finish`]. Dropped unfinished, it leaves the last good output alone.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::manifest::Manifest;
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
    /// It holds files that Masthead did not write.
    Others(String),
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
    owned: BTreeSet<String>,
    pending: Mutex<Vec<(OutPath, Pending)>>,
    waiting: AtomicU64,
    spilled: AtomicUsize,
    taken: AtomicUsize,
}

enum Pending {
    Bytes(Vec<u8>),
    Spilled(PathBuf),
    Copy(RelPath),
}

impl<'w> DiskSink<'w> {
    /// Looks at the folder `out` of the newsroom in `root`, and prepares.
    ///
    /// # Errors
    /// Refuses folders that hold sources or somebody else's files.
    pub fn open(world: &'w dyn World, root: &Path, out: &Path) -> Result<Self, Refusal> {
        let root = fs::canonicalize(root).map_err(with_path(root))?;
        let out = absolute(out)?;
        let sources = ["content", "static", "themes", "src"].map(|name| root.join(name));
        if root.starts_with(&out) || sources.iter().any(|source| out.starts_with(source)) {
            return Err(Refusal::Sources);
        }
        let record = Manifest::place(&root, &out);
        let manifest = Manifest::read(&record)?;
        let there = match fs::read_dir(&out) {
            Ok(mut entries) => entries.next().transpose()?.map(|entry| entry.file_name()),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(with_path(&out)(e).into()),
        };
        let fresh = match (&manifest, there) {
            (None, Some(name)) => return Err(Refusal::Others(name.to_string_lossy().into_owned())),
            (_, Some(_)) => None,
            (_, None) => Some(beside(&out)),
        };
        if let Some(fresh) = &fresh {
            clear(fresh)?;
            fs::create_dir_all(fresh).map_err(with_path(fresh))?;
        }
        Ok(Self {
            world,
            spill: root.join(".masthead/pending"),
            out,
            record,
            fresh,
            owned: manifest.map(|manifest| manifest.files).unwrap_or_default(),
            pending: Mutex::default(),
            waiting: AtomicU64::new(0),
            spilled: AtomicUsize::new(0),
            taken: AtomicUsize::new(0),
        })
    }

    /// Puts everything in place. `paths` are all outputs of the plan.
    ///
    /// # Errors
    /// Gives what the disk said; the record then says that a write was under way.
    pub fn finish(mut self, paths: &[OutPath]) -> io::Result<Written> {
        let wanted: BTreeSet<&str> = paths.iter().map(OutPath::as_str).collect();
        let both = wanted.iter().copied().chain(self.owned.iter().map(String::as_str)).collect::<BTreeSet<_>>();
        let pending = std::mem::take(&mut *self.pending.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        let gone: Vec<&String> = self.owned.iter().filter(|file| !wanted.contains(file.as_str())).collect();
        let taken = self.taken.load(Ordering::Relaxed);
        let mut written = Written { changed: taken, unchanged: 0, removed: 0 };
        if self.fresh.is_none() {
            written = Written { changed: pending.len(), unchanged: taken - pending.len(), removed: 0 };
            if pending.is_empty() && gone.is_empty() && self.owned.len() == wanted.len() && !self.interrupted()? {
                return Ok(written);
            }
        }
        Manifest::write(&self.record, both.into_iter(), true)?;
        if let Some(fresh) = self.fresh.take() {
            self.place_fresh(&fresh)?;
        } else {
            for file in gone {
                written.removed += usize::from(self.remove(file)?);
            }
            for (path, pending) in pending {
                self.apply(&path, pending)?;
            }
        }
        clear(&self.spill)?;
        Manifest::write(&self.record, wanted.into_iter(), false)?;
        Ok(written)
    }

    fn interrupted(&self) -> io::Result<bool> {
        Ok(Manifest::read(&self.record)?.is_none_or(|manifest| manifest.interrupted))
    }

    fn place_fresh(&self, fresh: &Path) -> io::Result<()> {
        if self.out.exists() {
            fs::remove_dir(&self.out).map_err(with_path(&self.out))?;
        }
        fs::rename(fresh, &self.out).map_err(with_path(&self.out))
    }

    fn apply(&self, path: &OutPath, pending: Pending) -> io::Result<()> {
        let place = self.out.join(path.as_str());
        match pending {
            Pending::Bytes(bytes) => write(&place, &bytes),
            Pending::Spilled(file) => {
                let bytes = fs::read(&file).map_err(with_path(&file))?;
                write(&place, &bytes)
            }
            Pending::Copy(source) => copy(self.world, &source, &place),
        }
    }

    /// Removes a file of ours and the folders that it leaves empty.
    fn remove(&self, file: &str) -> io::Result<bool> {
        let place = self.out.join(file);
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
        self.pending.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((out.clone(), pending));
        Ok(())
    }

    /// Refuses to write over a file that is not ours.
    fn claim(&self, out: &OutPath, place: &Path) -> io::Result<()> {
        if self.owned.contains(out.as_str()) || !place.is_file() {
            return Ok(());
        }
        let message = format!("{} is there and Masthead did not write it; move it away", place.display());
        Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
    }
}

impl Sink for DiskSink<'_> {
    fn put(&self, out: &OutPath, bytes: Vec<u8>) -> io::Result<()> {
        self.taken.fetch_add(1, Ordering::Relaxed);
        if let Some(fresh) = &self.fresh {
            return write(&fresh.join(out.as_str()), &bytes);
        }
        let place = self.out.join(out.as_str());
        if is_same(&place, &bytes) {
            return Ok(());
        }
        self.claim(out, &place)?;
        self.hold(out, Pending::Bytes(bytes))
    }

    fn copy(&self, out: &OutPath, source: &RelPath) -> io::Result<()> {
        self.taken.fetch_add(1, Ordering::Relaxed);
        if let Some(fresh) = &self.fresh {
            return copy(self.world, source, &fresh.join(out.as_str()));
        }
        let place = self.out.join(out.as_str());
        if is_same_file(self.world, source, &place)? {
            return Ok(());
        }
        self.claim(out, &place)?;
        self.hold(out, Pending::Copy(source.clone()))
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

/// Returns the absolute form of a path that may not be there yet.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    let mut there = PathBuf::new();
    for part in absolute.components() {
        match part {
            std::path::Component::ParentDir => {
                there.pop();
            }
            part => there.push(part),
        }
        // Links are followed as far as there is something.
        if let Ok(real) = fs::canonicalize(&there) {
            there = real;
        }
    }
    Ok(there)
}

fn beside(out: &Path) -> PathBuf {
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    out.with_file_name(format!(".{name}.masthead-new"))
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(with_path(folder)(e)),
        _ => Ok(()),
    }
}

/// Makes folders only when a write fails: most are there already.
fn create(place: &Path) -> io::Result<File> {
    let folder = match File::create(place) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => place.parent().unwrap_or(place),
        result => return result.map_err(with_path(place)),
    };
    fs::create_dir_all(folder).map_err(with_path(folder))?;
    File::create(place).map_err(with_path(place))
}

fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    io::Write::write_all(&mut create(place)?, bytes).map_err(with_path(place))
}

fn copy(world: &dyn World, source: &RelPath, place: &Path) -> io::Result<()> {
    let mut from = world.open(source)?;
    io::copy(&mut from, &mut create(place)?).map(|_| ()).map_err(with_path(place))
}

fn is_same(place: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::symlink_metadata(place).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64);
    same_length && fs::read(place).is_ok_and(|there| there == bytes)
}

fn is_same_file(world: &dyn World, source: &RelPath, place: &Path) -> io::Result<bool> {
    let Ok(there) = File::open(place) else { return Ok(false) };
    if !there.metadata()?.is_file() {
        return Ok(false);
    }
    let (mut a, mut b) =
        (io::BufReader::with_capacity(1 << 16, world.open(source)?), io::BufReader::with_capacity(1 << 16, there));
    let (mut x, mut y) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let (n, m) = (fill(&mut a, &mut x)?, fill(&mut b, &mut y)?);
        if n != m || x[..n] != y[..m] {
            return Ok(false);
        }
        if n == 0 {
            return Ok(true);
        }
    }
}

fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..])? {
            0 => break,
            n => filled += n,
        }
    }
    Ok(filled)
}
