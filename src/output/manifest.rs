//! The record of what Masthead wrote, so that it removes its own files and no others.
//!
//! It lies in `.masthead/outputs/`, one file for each output folder. Before anything is written it
//! names the old files and the new ones together, marked as under way: whatever stops the program,
//! the next run knows which files are ours.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::with_path;
use crate::digest::Digest;

const HEAD: &str = "masthead outputs 2";
const WRITING: &str = "writing";

/// Files of one output folder, by their paths below it.
#[derive(Debug, Default)]
pub struct Manifest {
    /// The files.
    pub files: BTreeSet<String>,
    /// For whom they were made.
    pub audience: String,
    /// The folder, as it was when it was written.
    pub folder: String,
    /// Whether the last write did not finish.
    pub interrupted: bool,
}

impl Manifest {
    /// Returns where the record of an output folder lies.
    pub fn place(root: &Path, out: &Path) -> PathBuf {
        // By the way from the root, so that a newsroom can be moved.
        let digest = Digest::of(name(root, out).as_bytes()).to_string();
        root.join(".masthead/outputs").join(&digest[..16])
    }

    /// Reads a record; `None` when there is none, or when it cannot be one.
    ///
    /// # Errors
    /// Gives what the disk said.
    pub fn read(place: &Path) -> io::Result<Option<Self>> {
        match fs::read(place) {
            Ok(bytes) => Ok(std::str::from_utf8(&bytes).ok().and_then(Self::parse)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(with_path(place)(e)),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let state = lines.next()?.strip_prefix(HEAD)?.trim();
        let (audience, folder) = (lines.next()?.to_owned(), lines.next()?.to_owned());
        // A path that leaves the folder is none of ours, whoever wrote it here.
        let files = lines.filter(|line| is_inside(line)).map(str::to_owned).collect();
        Some(Self { files, audience, folder, interrupted: state == WRITING })
    }

    /// Returns the records of all output folders of a newsroom.
    ///
    /// # Errors
    /// Gives what the disk said.
    pub fn all(root: &Path) -> io::Result<Vec<Self>> {
        let folder = root.join(".masthead/outputs");
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(with_path(&folder)(e)),
        };
        let mut all = Vec::new();
        for entry in entries {
            all.extend(Self::read(&entry?.path())?);
        }
        Ok(all)
    }

    /// Writes a record in one step.
    ///
    /// # Errors
    /// Gives what the disk said.
    pub fn write(&self, place: &Path) -> io::Result<()> {
        let state = if self.interrupted { format!(" {WRITING}") } else { String::new() };
        let mut text = format!("{HEAD}{state}\n{}\n{}\n", self.audience, self.folder);
        for file in &self.files {
            text.push_str(file);
            text.push('\n');
        }
        replace(place, text.as_bytes())
    }
}

/// Returns an output folder's name: its way from the root, or all of it when it lies elsewhere.
pub fn name(root: &Path, out: &Path) -> String {
    out.strip_prefix(root).unwrap_or(out).to_string_lossy().into_owned()
}

fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

/// Writes a file beside its place and moves it there.
pub(super) fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder).map_err(with_path(folder))?;
    let next = place.with_extension("next");
    fs::write(&next, bytes).map_err(with_path(&next))?;
    fs::rename(&next, place).map_err(with_path(place))
}
