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

const HEAD: &str = "masthead outputs 1";
const WRITING: &str = "writing";

/// Files of one output folder, by their paths below it.
#[derive(Debug, Default)]
pub struct Manifest {
    /// The files.
    pub files: BTreeSet<String>,
    /// Whether the last write did not finish.
    pub interrupted: bool,
}

impl Manifest {
    /// Returns where the record of an output folder lies.
    pub fn place(root: &Path, out: &Path) -> PathBuf {
        // By the way from the root, so that a newsroom can be moved.
        let name = out.strip_prefix(root).unwrap_or(out).to_string_lossy().into_owned();
        let digest = Digest::of(name.as_bytes()).to_string();
        root.join(".masthead/outputs").join(&digest[..16])
    }

    /// Reads a record; `None` when there is none.
    ///
    /// # Errors
    /// Gives what the disk said.
    pub fn read(place: &Path) -> io::Result<Option<Self>> {
        let text = match fs::read_to_string(place) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(with_path(place)(e)),
        };
        let mut lines = text.lines();
        let head = lines.next().unwrap_or_default();
        let Some(state) = head.strip_prefix(HEAD) else { return Ok(None) };
        Ok(Some(Self { interrupted: state.trim() == WRITING, files: lines.map(str::to_owned).collect() }))
    }

    /// Writes a record in one step.
    ///
    /// # Errors
    /// Gives what the disk said.
    pub fn write<'f>(place: &Path, files: impl Iterator<Item = &'f str>, writing: bool) -> io::Result<()> {
        let mut text = format!("{HEAD}{}\n", if writing { format!(" {WRITING}") } else { String::new() });
        for file in files {
            text.push_str(file);
            text.push('\n');
        }
        replace(place, text.as_bytes())
    }
}

/// Writes a file beside its place and moves it there.
pub(super) fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder).map_err(with_path(folder))?;
    let next = place.with_extension("next");
    fs::write(&next, bytes).map_err(with_path(&next))?;
    fs::rename(&next, place).map_err(with_path(place))
}
