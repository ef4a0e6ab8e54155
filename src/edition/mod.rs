//! What one audience may see at one moment.
//!
//! [`Edition::at`] is the gate: it makes new types that carry no clearance, from what may be shown
//! alone. Everything after it takes an [`Edition`] and cannot name the newsroom, so a feed, a tag
//! page or a count cannot give away what is held: it cannot see it.

mod calendar;
mod coming;
mod cut;
mod folders;
mod front;
mod gate;
mod hidden;
mod leak;
mod links;
mod related;
mod sorted;
mod tags;
mod words;

use std::sync::Arc;

use crate::body::Body;
use crate::config::{Accounts, Config};
use crate::lang::{Lang, Text};
use crate::moment::Moment;
use crate::path::{RelPath, UrlPath};
use crate::source::image::Picture;

pub use calendar::{Change, Due, calendar, title};
pub use cut::Held;
pub use front::{Entry, Front, Notice, Number, Pick, entries};
pub use gate::{Verdict, Viewpoint, Why};
pub use leak::Proof;
pub use related::{Reason, related};

/// What one audience may see at one moment. Only the gate makes one.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Settings of the newsroom.
    pub config: Arc<Config>,
    /// Whether search engines must stay away: this is not the public edition.
    pub hidden: bool,
    /// Languages in which there is something, in the order of the settings.
    pub languages: Vec<Lang>,
    /// Stories, the newest first.
    pub stories: Vec<Arc<Story>>,
    /// All stories.
    pub runs: Runs,
    /// Stories by month, the newest month first, for each language.
    pub months: Vec<Vec<Month>>,
    /// Pages that are not news.
    pub pages: Vec<Page>,
    /// Desks in the order of the navigation.
    pub desks: Vec<Desk>,
    /// Reporters with something to show.
    pub people: Vec<Person>,
    /// Series with a part to show.
    pub series: Vec<Series>,
    /// Collections with a story to show.
    pub collections: Vec<Collection>,
    /// Tags with a story to show.
    pub tags: Vec<Tag>,
    /// The front page, for each language.
    pub fronts: Vec<Front>,
    /// Files that something shown reaches.
    pub media: Arc<[Media]>,
    /// Files of `static/`.
    pub statics: Arc<[(RelPath, UrlPath)]>,
    /// The next moment at which the same sources give another edition.
    pub next_change: Option<Moment>,
    /// The next moment at which anything that is said of it may be another: what is held may be so for
    /// another reason from then on.
    pub settled_until: Option<Moment>,
}

impl Edition {
    /// Returns every written thing that has a page or a part of one.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let stories = self.stories.iter().map(|story| &story.piece);
        let pages = self.pages.iter().map(|page| &page.piece);
        let people = self.people.iter().flat_map(|person| &person.versions);
        let series = self.series.iter().flat_map(|series| &series.versions);
        let collections = self.collections.iter().flat_map(|collection| &collection.versions);
        stories.chain(pages).chain(people).chain(series).chain(collections)
    }
}

/// What every written thing has.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The file it comes from, for reports.
    pub source: RelPath,
    /// Its language.
    pub lang: Lang,
    /// The headline or name.
    pub title: Arc<str>,
    /// One or two sentences.
    pub summary: Arc<str>,
    /// The text.
    pub body: Arc<Body>,
    /// What goes into the slots of the text, by reference.
    pub links: Vec<Option<Link>>,
    /// The picture.
    pub cover: Option<Cover>,
    /// Whether there is to be no picture, not even one drawn in its place.
    pub uncovered: bool,
    /// Free data.
    pub extra: serde_json::Value,
}

/// What a reference became.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Link {
    /// An address of the site, encoded, with the base URL's folder; and an image's size.
    To(Arc<str>, Option<(u32, u32)>),
    /// A file that is no picture of the text, and its bytes.
    File(Arc<str>, u64),
    /// A reporter who is named: the name, and the last part of the address of a page that may be there.
    Person(Text, Arc<str>),
    /// A heading of the same text, encoded, with `#`.
    Here(Arc<str>),
    /// An address that the plan must have: path, then `?…#…`.
    Promised(UrlPath, Arc<str>),
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Cover {
    /// Its address with the base URL's folder, or elsewhere.
    pub url: Arc<str>,
    /// What it shows.
    pub alt: Arc<str>,
    /// The line under it.
    pub caption: Option<Arc<str>>,
    /// Who made it.
    pub credit: Option<Arc<str>>,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
    /// What of it must be seen where it is cut, in tenths from the left and from the top.
    pub focus: Option<(u8, u8)>,
}

/// A story.
#[derive(Clone, Debug)]
pub struct Story {
    /// What every written thing has.
    pub piece: Piece,
    /// The sort of story.
    pub kind: &'static str,
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
    /// Reporters, by position; one who is held is in no byline.
    pub authors: Vec<usize>,
    /// The desk, by position.
    pub desk: Option<usize>,
    /// Tags, by position.
    pub tags: Vec<usize>,
    /// The series, by position, and the part.
    pub series: Option<(usize, u32)>,
    /// Stories picked by hand, by position.
    pub related: Vec<usize>,
    /// The same story in other languages, by position, itself included.
    pub translations: Vec<usize>,
}

/// A page that is not news.
#[derive(Clone, Debug)]
pub struct Page {
    /// What every written thing has.
    pub piece: Piece,
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
    /// The same page in other languages, by position, itself included.
    pub translations: Vec<usize>,
}

/// Stories of one language, by position, the newest first (parts of a series in their order).
pub type Run = Vec<usize>;

/// A list for each language of the edition, in its order.
pub type Runs = Vec<Run>;

/// A month with stories.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Its stories.
    pub run: Run,
}

/// A desk.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The last part of its address.
    pub id: Arc<str>,
    /// Its name.
    pub name: Text,
    /// What it writes about.
    pub summary: Text,
    /// Its stories.
    pub runs: Runs,
}

/// Names and addresses by language.
pub type Links = Vec<(Lang, Vec<(Arc<str>, Arc<str>)>)>;

/// A reporter.
#[derive(Clone, Debug)]
pub struct Person {
    /// The last part of the address.
    pub slug: Arc<str>,
    /// The name.
    pub name: Text,
    /// The work.
    pub role: Text,
    /// The desk, by position.
    pub desk: Option<usize>,
    /// Accounts and pages, by language.
    pub links: Links,
    /// Accounts that have a key of their own, the same in all languages.
    pub accounts: Accounts,
    /// The biography by language; empty where nobody wrote one.
    pub versions: Vec<Piece>,
    /// The stories.
    pub runs: Runs,
}

/// A series.
#[derive(Clone, Debug)]
pub struct Series {
    /// The last part of the address.
    pub slug: Arc<str>,
    /// Title, summary and introduction by language.
    pub versions: Vec<Piece>,
    /// The name where no version has one.
    pub name: Arc<str>,
    /// The parts, the first one first.
    pub runs: Runs,
}

/// A collection.
#[derive(Clone, Debug)]
pub struct Collection {
    /// The last part of the address.
    pub slug: Arc<str>,
    /// Title, summary and introduction by language.
    pub versions: Vec<Piece>,
    /// Who made it, by position.
    pub curator: Option<usize>,
    /// The stories as picked, by language, with the curator's note.
    pub runs: Vec<Vec<(usize, Option<Arc<str>>)>>,
}

/// A tag.
#[derive(Clone, Debug)]
pub struct Tag {
    /// As it is shown.
    pub name: Arc<str>,
    /// The last part of the address.
    pub slug: Arc<str>,
    /// Its stories.
    pub runs: Runs,
}

/// A file that something shown reaches.
#[derive(Clone, Debug)]
pub struct Media {
    /// The file.
    pub source: RelPath,
    /// Its address.
    pub url: UrlPath,
    /// What is known of it, if it is a picture.
    pub picture: Option<Picture>,
}

impl Edition {
    /// Returns the position of a language.
    pub fn language(&self, lang: &Lang) -> Option<usize> {
        self.languages.iter().position(|known| known == lang)
    }
}

/// Returns the version for a language, else the first.
pub fn version<'p>(versions: &'p [Piece], lang: &Lang) -> Option<&'p Piece> {
    versions.iter().find(|piece| piece.lang == *lang).or_else(|| versions.first())
}
