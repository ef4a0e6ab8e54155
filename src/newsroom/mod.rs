//! Everything the newsroom knows, held things included. It does not know what time it is.
//!
//! Names are resolved to positions in the vectors of one [`Newsroom`]; what a story points at is
//! known, and so is everything that is wrong with it.

mod assemble;
mod files;
mod front;
mod ids;
mod parts;
mod permalink;
mod piece;
mod resolve;
mod roster;
mod words;

use std::sync::Arc;

use crate::body::Body;
use crate::config::{Accounts, Config, Desk};
use crate::kind::Kind;
use crate::lang::{Lang, Text};
use crate::manuscript::{Audience, Status};
use crate::moment::Moment;
use crate::path::{RelPath, UrlPath};
use crate::slug::Slug;
use crate::source::image::Picture;

pub use assemble::{Pictures, assemble};
pub use files::reached;
pub use front::{Front, Notice, Number, Pick};
pub use piece::SUMMARY;

/// Everything the newsroom knows.
#[derive(Clone, Debug)]
pub struct Newsroom {
    /// Its settings.
    pub config: Arc<Config>,
    /// Desks, those of the settings first.
    pub desks: Vec<Desk>,
    /// Stories, the newest first.
    pub stories: Vec<Arc<Story>>,
    /// Pages that are not news.
    pub pages: Vec<Page>,
    /// Reporters.
    pub people: Vec<Person>,
    /// Series.
    pub series: Vec<Series>,
    /// Collections.
    pub collections: Vec<Collection>,
    /// What editors put on the front page.
    pub front: Option<Front>,
    /// Files that something points at.
    pub media: Arc<[Media]>,
    /// Files of `static/`, published as they are.
    pub statics: Arc<[(RelPath, UrlPath)]>,
}

impl Newsroom {
    /// Returns every written thing.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let stories = self.stories.iter().map(|story| &story.piece);
        let pages = self.pages.iter().map(|page| &page.piece);
        let people = self.people.iter().flat_map(|person| &person.versions);
        let series = self.series.iter().flat_map(|series| &series.versions);
        let collections = self.collections.iter().flat_map(|collection| &collection.versions);
        stories.chain(pages).chain(people).chain(series).chain(collections)
    }
}

/// Everything that decides when and to whom a thing may be shown.
#[derive(Clone, Debug, Default)]
pub struct Clearance {
    /// How far it has come.
    pub status: Status,
    /// Who may see it.
    pub audience: Audience,
    /// From when it is public.
    pub from: Option<Moment>,
    /// Until when nothing of it may be public.
    pub embargo: Option<Moment>,
    /// From when it is no longer shown.
    pub expires: Option<Moment>,
}

/// What every written thing has.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The file.
    pub source: RelPath,
    /// Its language.
    pub lang: Lang,
    /// When and to whom it may be shown.
    pub clearance: Clearance,
    /// The headline or name.
    pub title: Arc<str>,
    /// One or two sentences.
    pub summary: Arc<str>,
    /// The text.
    pub body: Arc<Body>,
    /// What the references of the text became, in their order.
    pub targets: Vec<Target>,
    /// The picture.
    pub cover: Option<Cover>,
    /// Whether there is to be no picture, not even one drawn in its place.
    pub uncovered: bool,
    /// Free data.
    pub extra: serde_json::Value,
}

/// What a reference points at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// A story, by its position, and the fragment; and the one that was named, where this is its
    /// translation.
    Story(usize, Option<Arc<str>>, Option<usize>),
    /// A page, by its position, and the fragment.
    Page(usize, Option<Arc<str>>),
    /// A file, by its position.
    Media(usize),
    /// An address of the site that is known only when everything is planned, with `?…` and `#…`.
    Path(UrlPath, Arc<str>),
    /// A heading of the same text.
    Here(Arc<str>),
    /// A reporter, by the position.
    Person(usize),
    /// A name that is no reporter's.
    Name,
    /// Nothing there is. It has been complained about.
    Missing,
}

/// A picture with what must be said of it.
#[derive(Clone, Debug)]
pub struct Cover {
    /// The file, by its position, or an address elsewhere.
    pub at: Result<usize, Arc<str>>,
    /// What it shows.
    pub alt: Arc<str>,
    /// The line under it.
    pub caption: Option<Arc<str>>,
    /// Who made it.
    pub credit: Option<Arc<str>>,
    /// What of it must be seen where it is cut, in tenths from the left and from the top.
    pub focus: Option<(u8, u8)>,
}

/// A story of any kind.
#[derive(Clone, Debug)]
pub struct Story {
    /// What every written thing has.
    pub piece: Piece,
    /// Its name in `related:` and in collections.
    pub id: Arc<str>,
    /// Stories with the same number are translations of each other.
    pub group: usize,
    /// The sort of story.
    pub kind: &'static Kind,
    /// Its address.
    pub permalink: UrlPath,
    /// Addresses it had before.
    pub aliases: Vec<UrlPath>,
    /// The line under the headline.
    pub subtitle: Option<Arc<str>>,
    /// From when it is public; `None` only in folders from elsewhere.
    pub date: Option<Moment>,
    /// When it was last changed in substance.
    pub updated: Option<Moment>,
    /// Reporters.
    pub authors: Vec<usize>,
    /// The desk.
    pub desk: Option<usize>,
    /// Tags as written. Which are one, and how a tag is spelled, is for the edition: it must not
    /// depend on a story that is held.
    pub tags: Vec<Arc<str>>,
    /// The series and the part.
    pub series: Option<(usize, Option<u32>)>,
    /// Groups of stories that belong to it.
    pub related: Vec<usize>,
}

/// A page that is not news.
#[derive(Clone, Debug)]
pub struct Page {
    /// What every written thing has.
    pub piece: Piece,
    /// Pages with the same number are translations of each other.
    pub group: usize,
    /// Its address.
    pub permalink: UrlPath,
    /// Addresses it had before.
    pub aliases: Vec<UrlPath>,
    /// The line under the headline.
    pub subtitle: Option<Arc<str>>,
    /// From when it is public.
    pub date: Option<Moment>,
    /// When it was last changed in substance.
    pub updated: Option<Moment>,
}

/// A reporter.
#[derive(Clone, Debug)]
pub struct Person {
    /// The name in front matter.
    pub id: Arc<str>,
    /// The last part of the address.
    pub slug: Slug,
    /// One piece a language; empty for a name that only a byline knows.
    pub versions: Vec<Piece>,
    /// The name for readers.
    pub name: Text,
    /// The work.
    pub role: Text,
    /// The desk.
    pub desk: Option<usize>,
    /// Accounts and pages, by language.
    pub links: Links,
    /// Accounts that have a key of their own, the same in all languages.
    pub accounts: Accounts,
}

/// Names and addresses by language.
pub type Links = Vec<(Lang, Vec<(Arc<str>, Arc<str>)>)>;

/// A series.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name in front matter.
    pub id: Arc<str>,
    /// The last part of the address.
    pub slug: Slug,
    /// One piece a language.
    pub versions: Vec<Piece>,
}

/// A collection.
#[derive(Clone, Debug)]
pub struct Collection {
    /// Its name.
    pub id: Arc<str>,
    /// The last part of the address.
    pub slug: Slug,
    /// One piece a language.
    pub versions: Vec<Piece>,
    /// Who made it.
    pub curator: Option<usize>,
    /// Groups of stories with the curator's note by the version's position.
    pub picks: Vec<Vec<(usize, Option<Arc<str>>)>>,
}

/// A file that something points at.
#[derive(Clone, Debug)]
pub struct Media {
    /// The file.
    pub source: RelPath,
    /// Its address.
    pub url: UrlPath,
    /// What is known of it, if it is a picture.
    pub picture: Option<Picture>,
    /// How many bytes it has.
    pub length: u64,
    /// Whether it lies in `static/`, which is published as it is.
    pub fixed: bool,
}

impl Media {
    /// Returns width and height in pixels, of a picture.
    pub fn size(&self) -> Option<(u32, u32)> {
        self.picture.and_then(|picture| picture.size)
    }
}
