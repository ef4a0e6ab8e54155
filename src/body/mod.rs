//! A story's text: Markdown in, HTML with open places for addresses out.
//!
//! The HTML is made once, before anybody knows the address of another story. Every link and image
//! that must be looked up leaves a *slot*; the page fills it when it is rendered, and a feed fills
//! it with absolute addresses. pulldown-cmark and syntect live in this room.

mod anchor;
pub mod block;
mod event;
mod fence;
mod form;
mod highlight;
mod link;
mod markup;
mod notes;
mod parse;
mod picture;
mod raw;
mod sanitise;
mod slot;
mod table;
pub mod text;

pub use markup::{escape, escaped};

use std::ops::Range;
use std::sync::Arc;

pub use highlight::Highlights;
pub use parse::parse;
pub use picture::Choice;
pub use slot::{Attribute, Filling, Slot};

/// What a body is parsed with.
pub struct Options<'o> {
    /// Whether HTML in prose is passed on as it is.
    pub allow_html: bool,
    /// The language of the text, for the few words that markup needs.
    pub lang: &'o str,
    /// The headline: a first heading that repeats it is left out.
    pub title: Option<&'o str>,
    /// Whether it comes from elsewhere: a first heading is the headline when there is no other, and
    /// the boxes of other generators are read.
    pub bare: bool,
}

/// A story's text, ready to be filled in.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// HTML without the addresses of the slots.
    pub html: Arc<str>,
    /// Where addresses belong, in order.
    pub slots: Vec<Slot>,
    /// What the slots point at, as written.
    pub references: Vec<Reference>,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Every `id` in the HTML, sorted.
    pub anchors: Vec<Arc<str>>,
    /// The text of a first-level heading at the very top.
    pub title: Option<Arc<str>>,
    /// The first paragraph, as plain text.
    pub lead: Arc<str>,
    /// Where there is no such paragraph, the first words of the blocks.
    pub opening: Arc<str>,
    /// Words of Latin script and the like.
    pub words: usize,
    /// Hangul syllables, kana and ideographs.
    pub syllables: usize,
    /// Words as spaces part them, in whatever script.
    pub spaced: usize,
    /// The other forms of the text, where blocks make a difference.
    forms: Option<Arc<form::Forms>>,
}

impl Body {
    /// Minutes that reading takes, at least one: 500 syllables or 220 words a minute.
    pub fn minutes(&self) -> usize {
        ((self.syllables as f64 / 500.0 + self.words as f64 / 220.0).ceil() as usize).max(1)
    }

    /// Tells whether there is an `id` of that name.
    pub fn has_anchor(&self, name: &str) -> bool {
        self.anchors.binary_search_by(|anchor| (**anchor).cmp(name)).is_ok()
    }

    /// Tells whether another state of this text seems the same to all other texts: it points at the same,
    /// the same of it can be pointed at, and it has the same headline. Its words may be others.
    pub fn seems_same(&self, other: &Self) -> bool {
        let Self { references, headings, anchors, title, .. } = self;
        let goals = references.iter().map(|one| (&one.target, one.goal));
        let ids = headings.iter().map(|heading| &heading.id);
        (anchors, title) == (&other.anchors, &other.title)
            && goals.eq(other.references.iter().map(|one| (&one.target, one.goal)))
            && ids.eq(other.headings.iter().map(|heading| &heading.id))
    }

    /// Tells whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.html.trim().is_empty()
    }
}

/// Something a text points at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// The destination as written, decoded by Markdown only.
    pub target: Arc<str>,
    /// Where it stands in the file.
    pub span: Range<usize>,
    /// What must be there.
    pub goal: Goal,
    /// Whether an image has no text for those who do not see it.
    pub mute: bool,
    /// How much room a picture has.
    pub room: Room,
}

/// How much room a picture has beside or between the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Room {
    /// The width of the words.
    #[default]
    Prose,
    /// That of the page: a wide figure.
    Wide,
    /// A part of a gallery. The first of an odd number has the width of the words.
    Gallery,
}

/// What a reference must lead to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Goal {
    /// A story, a file, a heading or an address.
    Any,
    /// A picture.
    Picture,
    /// A file of the newsroom.
    File,
    /// A reporter, by the id; anybody else is a name and no reference.
    Person,
}

/// A heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its `id`.
    pub id: Arc<str>,
    /// Its text.
    pub title: Arc<str>,
}
