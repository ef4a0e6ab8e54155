//! Single files: comparing, writing, copying.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write as _};
use std::path::{Component, Path, PathBuf};

use super::with_path;
use crate::path::RelPath;
use crate::world::World;

/// Returns the absolute form of a path that may not be there yet; links are followed as far as
/// there is something.
///
/// # Errors
/// Gives what the disk said.
pub fn absolute(path: &Path) -> io::Result<PathBuf> {
    let mut there = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => {
                there.pop();
            }
            part => there.push(part),
        }
        if let Ok(real) = fs::canonicalize(&there) {
            there = real;
        }
    }
    Ok(there)
}

/// Removes a folder with everything in it, if it is there.
pub(super) fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(with_path(folder)(e)),
        _ => Ok(()),
    }
}

/// Makes a file. One that is there is unlinked first: a link is not followed, and ext4 does not
/// force the blocks out as it does for a file that is cut to nothing and written again.
fn create(place: &Path) -> io::Result<File> {
    match File::options().write(true).create_new(true).open(place) {
        Ok(file) => return Ok(file),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => fs::remove_file(place).map_err(with_path(place))?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            // Folders are made only when a write fails: most are there already.
            let folder = place.parent().unwrap_or(place);
            fs::create_dir_all(folder).map_err(with_path(folder))?;
        }
        Err(e) => return Err(with_path(place)(e)),
    }
    File::options().write(true).create_new(true).open(place).map_err(with_path(place))
}

pub(super) fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    create(place)?.write_all(bytes).map_err(with_path(place))
}

pub(super) fn copy(world: &dyn World, source: &RelPath, place: &Path) -> io::Result<()> {
    let mut from = world.open(source)?;
    io::copy(&mut from, &mut create(place)?).map(|_| ()).map_err(with_path(place))
}

/// Copies a file, or a folder with everything in it, to another disk.
pub(super) fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(|_| ()).map_err(with_path(to));
    }
    fs::create_dir_all(to).map_err(with_path(to))?;
    for entry in fs::read_dir(from).map_err(with_path(from))? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

pub(super) fn is_same(place: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::symlink_metadata(place).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64);
    same_length && fs::read(place).is_ok_and(|there| there == bytes)
}

pub(super) fn is_same_file(world: &dyn World, source: &RelPath, place: &Path) -> io::Result<bool> {
    if !fs::symlink_metadata(place).is_ok_and(|meta| meta.is_file()) {
        return Ok(false);
    }
    let Ok(there) = File::open(place) else { return Ok(false) };
    let mut a = BufReader::with_capacity(1 << 16, world.open(source)?);
    let mut b = BufReader::with_capacity(1 << 16, there);
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
