//! What a page is called, by its kind.

use std::borrow::Cow;

use super::Renderer;
use crate::edition::Piece;
use crate::lang::Lang;
use crate::plan::{List, Names, Subject};

/// What a page is called.
pub(super) struct Head<'h> {
    /// Its kind, as templates know it.
    pub kind: &'static str,
    /// Its title, without the site's name.
    pub title: Cow<'h, str>,
    /// What it is about, as it was written; may be empty.
    pub description: Cow<'h, str>,
    /// Its language.
    pub lang: &'h Lang,
}

impl<'h> Head<'h> {
    /// Makes the head of something written.
    pub fn of(kind: &'static str, piece: &'h Piece) -> Self {
        let (title, description) = ((&*piece.title).into(), (&*piece.summary).into());
        Self { kind, title, description, lang: &piece.lang }
    }
}

impl Renderer<'_> {
    /// Returns what a page of a list is called.
    pub(super) fn list_head<'l>(&self, page: &'l List) -> Head<'l> {
        let kind = match page.subject {
            Subject::All => "front",
            Subject::Desk(_) => "desk",
            Subject::Tag(_) => "tag",
            Subject::Person(_) => "person",
            Subject::Series(_) => "series",
            Subject::Collection(_) => "collection",
            Subject::Year(_) => "year",
            Subject::Month(..) => "month",
        };
        let (subject, lang) = (page.subject, &page.lang);
        Head { kind, title: self.title(subject, lang).into(), description: self.summary(subject, lang).into(), lang }
    }

    /// Returns what a page of names is called.
    pub(super) fn names_head<'l>(&'l self, lang: &'l Lang, names: Names) -> Head<'l> {
        let kind = match names {
            Names::Tags => "tags",
            Names::People => "people",
            Names::Series => "series_index",
            Names::Collections => "collections",
            Names::Years => "archive",
        };
        Head { kind, title: self.title_of_names(lang, names).into(), description: "".into(), lang }
    }
}
