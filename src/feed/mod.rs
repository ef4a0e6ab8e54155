//! Feeds: what is in them, and the formats they are written in.
//!
//! A new format is a file here, a line in [`FORMATS`] and a spec.

mod rss;

use crate::lang::Lang;
use crate::moment::Moment;

/// A feed, before it is written in a format. All addresses are absolute and encoded.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Its name.
    pub title: String,
    /// The page that it is about.
    pub link: String,
    /// Its own address.
    pub own: String,
    /// One sentence on it.
    pub summary: String,
    /// Its language.
    pub lang: Lang,
    /// Whose the rights are.
    pub rights: String,
    /// Stories, the newest first.
    pub items: Vec<Item>,
}

/// A story in a feed.
#[derive(Clone, Debug)]
pub struct Item {
    /// The headline.
    pub title: String,
    /// Its address, which is also its lasting name.
    pub link: String,
    /// One or two sentences.
    pub summary: String,
    /// All of it, with absolute addresses.
    pub html: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Desk and tags.
    pub categories: Vec<String>,
    /// From when it is public.
    pub date: Option<Moment>,
    /// When it was last changed in substance.
    pub updated: Option<Moment>,
}

/// A way to write a feed.
#[derive(Debug)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// One sentence for the documentation.
    pub about: &'static str,
    /// The name of the file beside the list.
    pub file: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Writes it.
    pub write: fn(&Feed) -> Vec<u8>,
}

/// All formats; the first one is what pages point at.
pub const FORMATS: &[&Format] = &[&rss::FORMAT];
