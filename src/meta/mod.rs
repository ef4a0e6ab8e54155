//! What a page says of itself to machines: to search engines, to services that show a link as a
//! card, to readers of feeds.
//!
//! Facts of a page go in, the tags of its head come out. [`Site`] is what all pages of a language
//! say alike, written once; [`Page`] is one page. Every address in them is absolute and encoded.
//! What is not in the facts is not said: nothing is guessed, nothing is looked up.

mod brief;
mod document;
mod json_ld;
mod locale;
mod open_graph;
mod tags;
mod x_card;

use std::borrow::Cow;

use crate::config::Accounts;
use crate::lang::Lang;
use crate::moment::Moment;

pub use brief::{LIMIT, brief};
pub use document::Icon;
pub use json_ld::{Byline, Company};
use tags::Tags;

/// What all pages of a language say alike.
#[derive(Debug)]
pub struct Site {
    lang: Lang,
    /// The newsroom's name.
    name: String,
    /// The address of the language's front page.
    home: String,
    /// Whether search engines must stay away.
    hidden: bool,
    accounts: Accounts,
    company: String,
    licence: Option<String>,
    /// `@id` of the company and of the site.
    company_id: String,
    site_id: String,
    /// The company and the site as nodes of the graph.
    nodes: String,
    /// Tags of every page: feeds and icons.
    everywhere: String,
    /// Tags of front pages: pages of the company elsewhere, signs of verification.
    front: String,
}

/// What a [`Site`] is made of.
pub struct Facts<'f> {
    /// Settings of the newsroom.
    pub config: &'f crate::config::Config,
    /// The language.
    pub lang: &'f Lang,
    /// The front page of the language.
    pub home: String,
    /// The front page of the default language.
    pub root: String,
    /// Whether search engines must stay away.
    pub hidden: bool,
    /// The feeds of everything.
    pub feeds: Vec<Feed>,
    /// Icons.
    pub icons: Vec<Icon>,
    /// The company's logo.
    pub logo: Option<String>,
    /// The page with the editorial principles.
    pub principles: Option<String>,
}

/// A feed that a page points at.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Its name.
    pub title: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its address.
    pub url: String,
}

/// One page.
pub struct Page<'p> {
    /// What it is called, without the site's name.
    pub title: &'p str,
    /// On a later page of a list: which, in words.
    pub number: Option<String>,
    /// What it is about, in its own language; may be empty.
    pub description: Cow<'p, str>,
    /// Its address.
    pub url: String,
    /// The page in all its languages, itself included; empty where there is one.
    pub versions: Vec<(&'p Lang, String)>,
    /// Feeds of its own.
    pub feeds: Vec<Feed>,
    /// The picture that others show for it.
    pub picture: Option<Picture>,
    /// The picture in it.
    pub cover: Option<Photo<'p>>,
    /// The pages above it, without the front page: name and address.
    pub trail: Vec<(Cow<'p, str>, String)>,
    /// What it holds.
    pub matter: Matter<'p>,
}

/// What a page holds.
pub enum Matter<'p> {
    /// The front page.
    Front,
    /// A story.
    Story(Box<Story<'p>>),
    /// A reporter.
    Person(Box<Profile<'p>>),
    /// A list of stories or of names.
    List(List<'p>),
    /// What is not news.
    Plain(Plain),
    /// Nothing: the page for addresses that are not there.
    Missing,
}

/// A story.
pub struct Story<'p> {
    /// What schema.org calls it.
    pub schema: &'static str,
    /// The line under the headline.
    pub subtitle: Option<&'p str>,
    /// From when it is public, in the newsroom's zone.
    pub date: Option<Moment>,
    /// When it was last changed in substance, in the newsroom's zone.
    pub updated: Option<Moment>,
    /// Who wrote it.
    pub authors: Vec<&'p Byline>,
    /// The desk's name.
    pub section: Option<&'p str>,
    /// Tags.
    pub tags: Vec<&'p str>,
    /// How many words it has.
    pub words: usize,
    /// The series and the part.
    pub series: Option<(Series<'p>, u32)>,
    /// The story that this one is a translation of, by its address.
    pub original: Option<String>,
    /// What is said of it beside a link: name and value.
    pub labels: Vec<(&'p str, Cow<'p, str>)>,
}

/// A series.
#[derive(Clone)]
pub struct Series<'p> {
    /// Its title.
    pub title: Cow<'p, str>,
    /// Its page.
    pub url: Option<String>,
    /// The language of the title, where it is not that of the page.
    pub lang: Option<&'p Lang>,
}

/// A reporter's page.
pub struct Profile<'p> {
    /// Who it is.
    pub person: &'p Byline,
    /// The last part of the address.
    pub slug: &'p str,
    /// The work, in the language of the page; may be empty.
    pub role: &'p str,
    /// What was written of the person in the language of the page; may be empty.
    pub about: &'p str,
    /// The e-mail address.
    pub email: Option<&'p str>,
    /// Languages in which there are stories.
    pub languages: Vec<&'p Lang>,
}

/// A list.
pub struct List<'p> {
    /// Names and addresses on this page.
    pub items: Vec<(Cow<'p, str>, String)>,
    /// The number of the first.
    pub from: usize,
    /// How many there are on all pages.
    pub count: usize,
    /// The series whose parts they are.
    pub series: Option<Series<'p>>,
    /// Who made the list.
    pub curator: Option<&'p Byline>,
}

/// A page that is not news.
pub struct Plain {
    /// What schema.org calls it.
    pub schema: &'static str,
    /// From when it is public, in the newsroom's zone.
    pub date: Option<Moment>,
    /// When it was last changed in substance, in the newsroom's zone.
    pub updated: Option<Moment>,
}

/// A picture that others show for a page.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its address, absolute and encoded.
    pub url: String,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
    /// Its media type, where it is known.
    pub media_type: Option<&'static str>,
    /// What it shows.
    pub alt: String,
}

/// What a page says of itself to services that show its link.
#[derive(Debug)]
pub struct Told<'p> {
    /// `<title>`.
    pub heading: String,
    /// `og:title`.
    pub title: Cow<'p, str>,
    /// `og:description`; may be empty.
    pub description: Cow<'p, str>,
    /// `og:site_name`.
    pub site: &'p str,
    /// Whether `twitter:card` asks for the large picture.
    pub large: bool,
    /// The names and values of `twitter:label1` and `twitter:label2`.
    pub labels: Vec<(&'p str, &'p str)>,
}

/// A picture in a page.
pub struct Photo<'p> {
    /// Its address.
    pub url: String,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
    /// The line under it.
    pub caption: Option<&'p str>,
    /// Who made it.
    pub credit: Option<&'p str>,
}

impl Site {
    /// Writes what the pages of a language share.
    pub fn new(facts: &Facts<'_>) -> Self {
        let (config, lang) = (facts.config, facts.lang);
        let company = Company::of(facts);
        Self {
            lang: lang.clone(),
            name: config.name.get(lang).to_owned(),
            hidden: facts.hidden,
            accounts: config.organization.accounts.clone(),
            company: config.organization.name.get(lang).to_owned(),
            licence: config.licence.as_ref().and_then(|licence| licence.url.clone()),
            company_id: company.id(),
            site_id: format!("{}#website", facts.home),
            nodes: company.nodes(),
            everywhere: document::everywhere(facts),
            front: document::front(facts),
            home: facts.home.clone(),
        }
    }

    /// Writes the head tags of a page, one a line.
    pub fn write(&self, page: &Page<'_>) -> String {
        let mut tags = Tags::with_capacity(4 << 10);
        let title = self.title(page);
        document::write(&mut tags, self, page, &title);
        if !matches!(page.matter, Matter::Missing) {
            open_graph::write(&mut tags, self, page, &title);
            x_card::write(&mut tags, self, page);
            document::people(&mut tags, self, page);
            document::feeds(&mut tags, &page.feeds);
        }
        tags.raw(&self.everywhere);
        if matches!(page.matter, Matter::Front) && page.number.is_none() {
            tags.raw(&self.front);
        }
        if !matches!(page.matter, Matter::Missing) {
            json_ld::write(&mut tags, self, page, &title);
        }
        tags.finish()
    }

    /// Returns what a page says of itself to services that show its link: the values of the tags that
    /// [`Site::write`] writes. Nothing for the page that stands for missing ones.
    pub fn told<'p>(&'p self, page: &'p Page<'p>) -> Option<Told<'p>> {
        if matches!(page.matter, Matter::Missing) {
            return None;
        }
        let title = self.title(page);
        Some(Told {
            heading: document::heading(self, page, &title).concat(),
            title,
            description: page.brief(),
            site: &self.name,
            large: x_card::is_large(page),
            labels: page.labels().collect(),
        })
    }

    /// Returns a page's title without the site's name; the front page is called as the site is.
    fn title<'p>(&'p self, page: &Page<'p>) -> Cow<'p, str> {
        let title = if matches!(page.matter, Matter::Front) { &self.name } else { page.title };
        match &page.number {
            None => Cow::Borrowed(title),
            Some(number) => format!("{title} ({number})").into(),
        }
    }
}

impl Page<'_> {
    /// Returns the page's description, short enough to be shown.
    fn brief(&self) -> Cow<'_, str> {
        brief(&self.description)
    }

    /// Returns what is said beside a link: there is room for two names with their values.
    fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        let labels = match &self.matter {
            Matter::Story(story) => story.labels.as_slice(),
            _ => &[],
        };
        labels.iter().take(2).map(|(name, value)| (*name, &**value))
    }
}
