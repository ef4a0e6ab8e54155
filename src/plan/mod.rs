//! Decides every output path before anything is rendered.
//!
//! One [`Job`] is one file. Two jobs for one path are an error that names both; a link to an
//! address that no job makes is one, too.

pub mod address;
mod assets;
pub mod cards;
mod collide;
mod listing;
mod promise;
mod rail;
pub mod title;

use std::borrow::Cow;
use std::sync::Arc;

use crate::card::Maker;
use crate::card::known::Known;
use crate::config::FeedOf;
use crate::config::theme::{Listing, ThemeConfig};
use crate::diag::{Diag, FieldPath};
use crate::digest::Digest;
use crate::edition::Edition;
use crate::lang::Lang;
use crate::media::{self, Rendition};
use crate::path::{OutPath, RelPath, UrlPath};

/// Every output.
#[derive(Debug)]
pub struct Plan {
    /// Jobs in the order of their paths.
    pub jobs: Vec<Job>,
    /// Languages and lists that have pages.
    pub theme: ThemeConfig,
    /// What the theme's rails show.
    pub rails: Arc<Rails>,
}

/// One file to make.
#[derive(Clone, Debug)]
pub struct Job {
    /// Where it goes.
    pub out: OutPath,
    /// Its address.
    pub url: UrlPath,
    /// What is in it.
    pub what: What,
    /// The address of its card.
    pub card: Option<UrlPath>,
}

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// A story's page.
    Story(usize),
    /// A page that is not news.
    Page(usize),
    /// A page of a list.
    List(List),
    /// A page of names with a link each.
    Index(Lang, Names),
    /// The page for addresses that are not there.
    Missing,
    /// A feed, by its format.
    Feed(&'static str, Lang, Subject),
    /// A part of the sitemap, counted from 0, or all of it.
    Sitemap(usize),
    /// The list of the sitemap's parts.
    SitemapIndex(usize),
    /// What robots may read.
    Robots,
    /// A page that leads on to another.
    Redirect(UrlPath),
    /// All redirects in the form that some hosts read.
    RedirectList(Vec<(UrlPath, UrlPath)>),
    /// A file of the newsroom as it is.
    Copy(RelPath),
    /// A picture of the newsroom with its pixels as they are, and nothing private.
    Original(RelPath),
    /// A smaller copy of a picture, by its position in the edition's media.
    Rendition(usize, Rendition),
    /// A file of the theme.
    Asset(String),
    /// The card of a page, and the digest of what is drawn on it.
    Card(Box<What>, Digest),
}

/// A page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct List {
    /// Its language.
    pub lang: Lang,
    /// Whose stories it lists.
    pub subject: Subject,
    /// Counted from 1.
    pub number: usize,
    /// How many pages there are.
    pub of: usize,
}

/// Whose stories are meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Subject {
    /// Everybody's.
    All,
    /// A desk's.
    Desk(usize),
    /// A tag's.
    Tag(usize),
    /// A reporter's.
    Person(usize),
    /// A series'.
    Series(usize),
    /// A collection's.
    Collection(usize),
    /// Those of a year.
    Year(i16),
    /// Those of a month.
    Month(i16, i8),
}

/// Names that have a page of their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Names {
    /// All tags.
    Tags,
    /// All reporters.
    People,
    /// All series.
    Series,
    /// All collections.
    Collections,
    /// All years.
    Years,
}

/// A file of a theme: its name there, and the one under which it is published.
pub type Asset = (String, String);

/// What a theme brings to a plan.
pub struct Frame<'f> {
    /// Its settings.
    pub theme: &'f ThemeConfig,
    /// Its assets.
    pub assets: Vec<Asset>,
    /// Whether it has a page for addresses that are not there.
    pub missing_page: bool,
    /// What makes cards, if there are to be any, and those that are known.
    pub cards: Option<(Maker<'f>, &'f Known)>,
    /// The words of the theme.
    pub word: Word<'f>,
}

/// Where a job comes from, for a report of two that meet.
#[derive(Clone, Debug)]
struct Origin {
    source: Option<RelPath>,
    /// The field of its front matter that decides the address.
    field: Option<FieldPath>,
    what: Cow<'static, str>,
}

impl Origin {
    fn of(source: &RelPath, what: impl Into<Cow<'static, str>>) -> Self {
        Self { source: Some(source.clone()), field: None, what: what.into() }
    }

    fn by(self, field: FieldPath) -> Self {
        Self { field: Some(field), ..self }
    }
}

struct Draft {
    url: UrlPath,
    what: What,
    origin: Origin,
    card: Option<UrlPath>,
}

impl Plan {
    /// Plans an edition for a theme.
    pub fn of(edition: &Edition, frame: &Frame<'_>) -> (Self, Vec<Diag>) {
        let theme = frame.theme;
        let mut planner = Planner { edition, theme, drafts: Vec::new(), pages: 0 };
        planner.stories();
        planner.lists();
        if frame.missing_page {
            planner.missing();
        }
        planner.files(&frame.assets);
        planner.feeds();
        planner.sitemaps();
        planner.redirects();
        let mut diags = Vec::new();
        if let Some((maker, known)) = &frame.cards {
            planner.cards(maker, known, frame.word, &mut diags);
        }
        let jobs = collide::settle(planner.drafts, edition.config.bare, &mut diags);
        promise::check(edition, &jobs, &mut diags);
        // A story's page names those before and after it, and those that belong to it.
        let rails = Rails::of(edition, &theme.rails, theme.related + 2);
        (Self { jobs, theme: theme.clone(), rails: Arc::new(rails) }, diags)
    }

    /// Returns the keys of the pictures that are drawn.
    pub fn leaves(&self) -> impl Iterator<Item = &Digest> {
        self.jobs.iter().filter_map(|job| match &job.what {
            What::Rendition(_, rendition) => Some(&rendition.key),
            What::Card(_, key) => Some(key),
            _ => None,
        })
    }

    /// Returns the addresses that follow from what is shown, and with `true` those that lead on to one.
    /// Files of `static/` lie where somebody put them, which follows from nothing.
    pub fn addresses(&self) -> impl Iterator<Item = (&UrlPath, bool)> {
        self.jobs.iter().filter_map(|job| match &job.what {
            What::Copy(source) | What::Original(source) if source.below("static").is_some() => None,
            what => Some((&job.url, matches!(what, What::Redirect(_)))),
        })
    }

    /// Finds the job that makes an address.
    pub fn at(&self, out: &OutPath) -> Option<&Job> {
        self.jobs.binary_search_by(|job| job.out.cmp(out)).ok().map(|at| &self.jobs[at])
    }
}

struct Planner<'p> {
    edition: &'p Edition,
    theme: &'p ThemeConfig,
    drafts: Vec<Draft>,
    /// Pages that belong into the sitemap.
    pages: usize,
}

impl Planner<'_> {
    fn add(&mut self, url: UrlPath, what: What, origin: Origin) {
        self.pages += usize::from(matches!(what, What::Story(_) | What::Page(_) | What::List(_) | What::Index(..)));
        self.drafts.push(Draft { url, what, origin, card: None });
    }

    fn made(&mut self, url: UrlPath, what: What, name: &'static str) {
        self.add(url, what, Origin { source: None, field: None, what: name.into() });
    }

    fn has(&self, listing: Listing) -> bool {
        self.theme.listings.contains(&listing)
    }

    fn stories(&mut self) {
        for (i, story) in self.edition.stories.iter().enumerate() {
            let origin = Origin::of(&story.piece.source, "a story").by(FieldPath::root().key("slug"));
            self.add(story.permalink.clone(), What::Story(i), origin);
        }
        for (i, page) in self.edition.pages.iter().enumerate() {
            let origin = Origin::of(&page.piece.source, "a page").by(FieldPath::root().key("slug"));
            self.add(page.permalink.clone(), What::Page(i), origin);
        }
    }

    fn missing(&mut self) {
        let missing = UrlPath::new("/404.html").unwrap_or_else(|| unreachable!("a plain address"));
        self.made(missing, What::Missing, "the page for missing addresses");
    }

    fn files(&mut self, assets: &[Asset]) {
        for (i, media) in self.edition.media.iter().enumerate() {
            let source = media.source.clone();
            let what = if media::is_cleaned(media) { What::Original(source) } else { What::Copy(source) };
            self.add(media.url.clone(), what, Origin::of(&media.source, "a file"));
            let theme = self.theme;
            for rendition in theme.images.iter().flat_map(|images| media::renditions(media, images)) {
                let origin = Origin::of(&media.source, "a smaller copy of a picture");
                self.add(rendition.url.clone(), What::Rendition(i, rendition), origin);
            }
        }
        for (source, url) in self.edition.statics.iter() {
            let origin = Origin::of(source, "a file of `static/`");
            self.add(url.clone(), What::Copy(source.clone()), origin);
        }
        for (asset, published) in assets {
            if let Some(url) = UrlPath::of(&format!("/assets/{published}")) {
                self.made(url, What::Asset(asset.clone()), "a file of the theme");
            }
        }
    }

    fn feeds(&mut self) {
        let feeds = &self.edition.config.feeds.of;
        for (at, lang) in self.edition.languages.iter().enumerate() {
            let edition = self.edition;
            let mut subjects = Vec::new();
            if feeds.contains(&FeedOf::All) {
                subjects.push(Subject::All);
            }
            if feeds.contains(&FeedOf::Desks) {
                subjects.extend(self.desks(at).into_iter().map(Subject::Desk));
            }
            if feeds.contains(&FeedOf::Tags) {
                subjects.extend((0..edition.tags.len()).map(Subject::Tag));
            }
            if feeds.contains(&FeedOf::People) {
                subjects.extend((0..edition.people.len()).map(Subject::Person));
            }
            if feeds.contains(&FeedOf::Series) {
                subjects.extend((0..edition.series.len()).map(Subject::Series));
            }
            for subject in subjects {
                let empty = listing::run(edition, subject, at).is_empty();
                if empty && subject != Subject::All && !matches!(subject, Subject::Desk(_)) {
                    continue;
                }
                for format in crate::feed::FORMATS {
                    let url = address::feed(edition, lang, subject, format.file);
                    self.made(url, What::Feed(format.name, lang.clone(), subject), "a feed");
                }
            }
        }
    }

    fn sitemaps(&mut self) {
        let url = |name: &str| UrlPath::new(name).unwrap_or_else(|| unreachable!("a plain address"));
        let parts = self.pages.div_ceil(crate::sitemap::PART).max(1);
        if parts == 1 {
            self.made(url("/sitemap.xml"), What::Sitemap(0), "the sitemap");
        } else {
            self.made(url("/sitemap.xml"), What::SitemapIndex(parts), "the sitemap");
            for part in 0..parts {
                self.made(url(&format!("/sitemap-{}.xml", part + 1)), What::Sitemap(part), "the sitemap");
            }
        }
        // A site's own robots.txt in `static/` wins.
        if !self.edition.statics.iter().any(|(_, url)| url.as_str() == "/robots.txt") {
            self.made(url("/robots.txt"), What::Robots, "the rules for robots");
        }
    }

    fn redirects(&mut self) {
        if !self.theme.redirects {
            return;
        }
        let edition = self.edition;
        let stories = edition.stories.iter().map(|s| (&s.aliases, &s.permalink, &s.piece.source));
        let pages = edition.pages.iter().map(|p| (&p.aliases, &p.permalink, &p.piece.source));
        let mut all = Vec::new();
        for (aliases, goal, source) in stories.chain(pages) {
            for (i, alias) in aliases.iter().enumerate().filter(|(_, alias)| *alias != goal) {
                // `/old` and `/old/` are one page on most hosts.
                let page =
                    if alias.as_str().rsplit('/').next().is_some_and(|last| last.contains('.') || last.is_empty()) {
                        alias.clone()
                    } else {
                        alias.join("/")
                    };
                if page == *goal {
                    continue; // most hosts lead from `/a` to `/a/` themselves
                }
                all.push((alias.clone(), goal.clone()));
                let field = FieldPath::root().key("aliases").index(i);
                let origin = Origin::of(source, format!("the former address `{alias}`")).by(field);
                self.add(page, What::Redirect(goal.clone()), origin);
            }
        }
        if !all.is_empty() && !self.drafts.iter().any(|draft| draft.url.as_str() == "/_redirects") {
            all.sort();
            let url = UrlPath::new("/_redirects").unwrap_or_else(|| unreachable!("a plain address"));
            self.made(url, What::RedirectList(all), "the list of redirects");
        }
    }
}

pub use assets::is_inside as is_with_assets;
pub use cards::Word;
pub use listing::{run, years};
pub use rail::{Asking, Rails};
