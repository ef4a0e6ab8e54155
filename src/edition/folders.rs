//! Folders that belong to a held story: the address of a file in one of them would name the story.

use std::collections::HashMap;

use super::gate::{Verdict, Viewpoint, Why};
use crate::moment::Moment;
use crate::newsroom::{Newsroom, Piece};
use crate::path::RelPath;

/// What holds a folder.
#[derive(Clone, Copy)]
pub(super) struct Holder<'f> {
    /// The story whose folder it is.
    pub piece: &'f Piece,
    /// Why it is held.
    pub why: Why,
    /// Until when.
    pub until: Option<Moment>,
}

/// Texts that have a folder of their own, with an `index.md`.
pub(super) struct Owners<'f>(Vec<(&'f str, &'f Piece)>);

impl<'f> Owners<'f> {
    /// Looks for them.
    pub fn of(newsroom: &'f Newsroom) -> Self {
        let content = &newsroom.config.content;
        // `content/stories` is nobody's, whatever lies in it.
        let depth = |piece: &Piece| piece.source.below(content).map_or(0, |below| below.matches('/').count());
        let least = if newsroom.config.bare { 1 } else { 2 };
        let own = |piece: &&Piece| piece.source.name().starts_with("index.") && depth(piece) >= least;
        Self(newsroom.pieces().filter(own).map(|piece| (piece.source.folder(), piece)).collect())
    }
}

/// Folders with an `index.md`, and what holds them; nothing where a version of the story is shown.
pub(super) struct Folders<'f>(HashMap<&'f str, Option<Holder<'f>>>);

impl<'f> Folders<'f> {
    /// Looks at the stories that have a folder of their own.
    pub fn new(owners: &Owners<'f>, viewpoint: &Viewpoint) -> Self {
        let mut folders: HashMap<&str, Option<Holder<'_>>> = HashMap::new();
        for (folder, piece) in &owners.0 {
            let holder = match piece.clearance.verdict(viewpoint) {
                Verdict::Shown { .. } => None,
                Verdict::Held { why, until } => Some(Holder { piece, why, until }),
            };
            let known = folders.entry(folder).or_insert(holder);
            // What one version tells, the others need not hide.
            match (&known, &holder) {
                (Some(_), None) => *known = None,
                (Some(one), Some(other)) if other.why.was_public() && !one.why.was_public() => *known = holder,
                _ => {}
            }
        }
        Self(folders)
    }

    /// Returns what holds the folder in which a file lies, or one above it.
    pub fn holder(&self, file: &RelPath) -> Option<Holder<'f>> {
        let mut rest = file.folder();
        loop {
            if let Some(Some(holder)) = self.0.get(rest) {
                return Some(*holder);
            }
            rest = rest.rsplit_once('/')?.0;
        }
    }
}
