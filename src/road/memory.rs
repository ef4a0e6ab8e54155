//! What one process remembers from one run to the next.
//!
//! Everything in here can be made again from the files, and is the same then. An entry is used as long
//! as the files it was made from have the versions they had ([`crate::world::Entry::has_bytes_of`]) and
//! the settings are equal; what a run did not use is gone after it.

use std::sync::{Arc, Mutex, PoisonError};

use crate::card::emblem::Emblem;
use crate::card::known::Known;
use crate::check::Findings;
use crate::config::Config;
use crate::diag::Diag;
use crate::front::Front;
use crate::manuscript::Manuscript;
use crate::newsroom::{Newsroom, Pictures};
use crate::render::theme::Theme;
use crate::render::{Engine, Words};
use crate::source::{Shelf, Sources, UNREADABLE};
use crate::world::Entry;

/// What one process remembers between runs, so that the next makes anew only what was changed.
///
/// One memory is for one newsroom. Two runs at once with the same one are right, and the one that ends
/// last is remembered.
#[derive(Default)]
pub struct Memory {
    run: Mutex<Option<Run>>,
}

impl Memory {
    /// Takes out what the last run left. While it is out, another run begins with nothing: no lock is held
    /// while threads work.
    pub(super) fn take(&self) -> Option<Run> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn keep(&self, run: Run) {
        *self.run.lock().unwrap_or_else(PoisonError::into_inner) = Some(run);
    }
}

/// A whole run of [`super::load`]: what was read and made, with what is wrong with it.
pub(super) struct Run {
    pub config: Arc<Config>,
    pub sources: Sources,
    /// What is wrong with what lies in the folder, and with the settings.
    pub surveyed: Vec<Diag>,
    pub themed: Arc<Themed>,
    /// In the order of the sources.
    pub parsed: Vec<Arc<Parsed>>,
    pub front: Option<Arc<Fronted>>,
    pub marked: Arc<Marked>,
    pub cards: Arc<Known>,
    pub whole: Whole,
}

/// The theme, ready for use.
pub(super) struct Themed {
    pub theme: Arc<Theme>,
    pub words: Arc<Words>,
    pub engine: Arc<Engine>,
    pub diags: Vec<Diag>,
}

/// A manuscript, if it could be read.
pub(super) struct Parsed {
    pub entry: Entry,
    pub shelf: Shelf,
    pub manuscript: Option<Arc<Manuscript>>,
    pub diags: Vec<Diag>,
}

/// `front.yaml`, if it could be read.
pub(super) struct Fronted {
    pub entry: Entry,
    pub front: Option<Front>,
    pub diags: Vec<Diag>,
}

/// The newsroom's own mark, if it is drawn on cards.
pub(super) struct Marked {
    pub emblem: Option<Arc<Emblem>>,
    pub diags: Vec<Diag>,
}

/// The newsroom, put together.
pub(super) struct Whole {
    /// Whether pictures are drawn in other sizes.
    pub drawn: bool,
    pub pictures: Arc<Pictures>,
    /// As it was when all of it was put together.
    pub origin: Arc<Newsroom>,
    /// The same with the words of what was edited since.
    pub newsroom: Arc<Newsroom>,
    pub assembled: Vec<Diag>,
    pub findings: Findings,
}

impl Run {
    /// Returns everything that is wrong, in the order in which it is found.
    pub fn diags(&self) -> Vec<Diag> {
        let Self { surveyed, themed, parsed, front, marked, whole, .. } = self;
        let read = surveyed.iter().chain(&themed.diags).chain(parsed.iter().flat_map(|one| &one.diags));
        let seen = whole.pictures.values().flat_map(|seen| &seen.diags);
        let files = front.iter().flat_map(|front| &front.diags).chain(seen).chain(&marked.diags);
        read.chain(files).chain(&whole.assembled).chain(whole.findings.diags()).cloned().collect()
    }
}

/// Tells whether a file could be read, which nothing but another try can say again.
pub(super) fn was_read(diags: &[Diag]) -> bool {
    !diags.iter().any(|diag| diag.rule == UNREADABLE)
}
