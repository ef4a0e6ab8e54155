//! `content/front.yaml`: what editors put on the front page, as they wrote it.
//!
//! Nothing is looked up here: who and what is named is for the newsroom to find, and whether it is
//! in its time for the gate to decide.

mod raw;
mod read;

use std::sync::Arc;

use crate::diag::FieldPath;
use crate::lang::Text;
use crate::moment::Moment;
use crate::path::RelPath;

pub use read::read;

/// The name of the file, below the content folder.
pub const FILE: &str = "front.yaml";

/// The front page as written.
#[derive(Clone, Debug)]
pub struct Front {
    /// The file.
    pub source: RelPath,
    /// Who makes the front page, by id.
    pub editor: Option<Arc<str>>,
    /// The first of these that can be shown is the lead.
    pub leads: Vec<Pick>,
    /// Stories picked for the front page.
    pub picks: Vec<Pick>,
    /// The first of these that can be shown is the notice.
    pub notices: Vec<Notice>,
    /// Figures.
    pub numbers: Vec<Number>,
    /// A collection, by id.
    pub collection: Option<Arc<str>>,
    /// A series, by id.
    pub series: Option<Arc<str>>,
    /// Reporters, by id.
    pub people: Vec<Arc<str>>,
}

/// When something is on the front page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Window {
    /// From this moment on.
    pub from: Option<Moment>,
    /// Until this moment, which is no longer in it.
    pub until: Option<Moment>,
}

impl Window {
    /// Tells whether there is a moment in both.
    pub fn meets(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.until.is_some_and(|until| b.from.is_some_and(|from| until <= from));
        !before(self, other) && !before(other, self)
    }

    /// Tells whether every moment of the other is in this one.
    pub fn covers(&self, other: &Self) -> bool {
        let begins = self.from.is_none_or(|from| other.from.is_some_and(|other| from <= other));
        let ends = self.until.is_none_or(|until| other.until.is_some_and(|other| other <= until));
        begins && ends
    }
}

/// A story on the front page.
#[derive(Clone, Debug)]
pub struct Pick {
    /// Where it stands in the file.
    pub field: FieldPath,
    /// The story, by id.
    pub story: Arc<str>,
    /// Why it was picked.
    pub why: Text,
    /// Who picked it, by id.
    pub by: Option<Arc<str>>,
    /// When it is there.
    pub window: Window,
}

/// A sentence at the top of the front page.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Where it stands in the file.
    pub field: FieldPath,
    /// The sentence.
    pub text: Text,
    /// A word on what it is.
    pub label: Text,
    /// Where it leads, as written.
    pub link: Option<Arc<str>>,
    /// When it is there.
    pub window: Window,
}

/// A figure on the front page.
#[derive(Clone, Debug)]
pub struct Number {
    /// Where it stands in the file.
    pub field: FieldPath,
    /// The figure.
    pub value: Text,
    /// What it counts in.
    pub unit: Text,
    /// What it says.
    pub what: Text,
    /// The day for which it holds.
    pub as_of: Option<Moment>,
    /// Where it comes from.
    pub source: Text,
    /// The story that tells of it, by id.
    pub story: Option<Arc<str>>,
    /// When it is there.
    pub window: Window,
}
