//! The newsroom's settings, resolved: defaults filled in, names checked.
//!
//! `newsroom.yaml` is optional. Without it the newsroom is *bare*: a folder of Markdown from
//! somewhere else, in which a missing date or author is advice and other generators' keys pass.

pub mod account;
pub mod card_fonts;
mod look;
mod organization;
pub mod rail;
mod raw;
mod resolve;
pub mod theme;

use std::collections::BTreeSet;
use std::sync::Arc;

use url::Url;

use crate::colour::Tokens;
use crate::diag::Diag;
use crate::lang::{Lang, Text};
use crate::moment::Zone;
use crate::path::{UrlPath, encode};
use crate::yaml::Localized;

pub use account::Accounts;
pub use look::{Fonts, missing_mark};
pub use organization::Organization;

/// The file that makes a folder a newsroom.
pub const FILE: &str = "newsroom.yaml";

/// Settings of a newsroom.
#[derive(Clone, PartialEq, Debug)]
pub struct Config {
    /// The newsroom's name.
    pub name: Text,
    /// One sentence on what it is.
    pub summary: Text,
    /// Where readers find it.
    pub base: BaseUrl,
    /// Languages, the default one first; never empty.
    pub languages: Vec<Lang>,
    /// The zone in which days begin.
    pub zone: Zone,
    /// The company.
    pub organization: Organization,
    /// Signs by which search engines know the site: the name of the tag and the sign.
    pub verification: Vec<(&'static str, String)>,
    /// The theme's folder name.
    pub theme: String,
    /// The colours of the site, from its brand colour.
    pub tokens: Tokens,
    /// Where the letters come from.
    pub fonts: Fonts,
    /// A square picture beside the name, in `static/`.
    pub mark: Option<UrlPath>,
    /// How a story's address is made.
    pub permalink: Permalink,
    /// Stories on one page of a list; at least one.
    pub page_size: usize,
    /// Desks in the order of the navigation.
    pub desks: Vec<Desk>,
    /// Which feeds there are.
    pub feeds: Feeds,
    /// Whether every page has a card.
    pub cards: bool,
    /// Whether HTML in prose is passed on as it is.
    pub allow_html: bool,
    /// The licence of what is published.
    pub licence: Option<Licence>,
    /// Free data for templates.
    pub extra: serde_json::Value,
    /// Whether there is no `newsroom.yaml`.
    pub bare: bool,
    /// The folder of the manuscripts, `content`, or empty when they lie in the root.
    pub content: String,
}

/// A desk: the group that owns a story, and the first navigation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Desk {
    /// Its short name, used in front matter and in its address.
    pub id: Arc<str>,
    /// Its name for readers.
    pub name: Text,
    /// What it writes about.
    pub summary: Text,
}

/// A kind of list that may have a feed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FeedOf {
    /// Everything in one language.
    All,
    /// One desk.
    Desks,
    /// One tag.
    Tags,
    /// One reporter.
    People,
    /// One series.
    Series,
}

const FEED_OF: &[(&str, FeedOf)] = &[
    ("all", FeedOf::All),
    ("desks", FeedOf::Desks),
    ("tags", FeedOf::Tags),
    ("people", FeedOf::People),
    ("series", FeedOf::Series),
];

/// Feeds: which there are and what is in them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Feeds {
    /// How many stories a feed holds at the most.
    pub items: usize,
    /// Whether a story's whole text is in it.
    pub full_text: bool,
    /// Which lists have one.
    pub of: BTreeSet<FeedOf>,
}

/// A licence with its address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Licence {
    /// Its name, `CC BY 4.0`.
    pub name: String,
    /// Its text.
    pub url: Option<String>,
}

/// The address readers use, split into the host and the folder on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl {
    origin: String,
    folder: String,
}

impl BaseUrl {
    /// Reads `https://news.example.com/press/`.
    ///
    /// # Errors
    /// Says in plain words what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text.trim()).map_err(|_| format!("`{text}` is not a web address"))?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(format!("`{text}` does not begin with `https://`"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(format!("`{text}` has something after `?` or `#`"));
        }
        let folder = url.path().trim_end_matches('/').to_owned();
        Ok(Self { origin: url.origin().ascii_serialization(), folder })
    }

    /// Returns the folder on the host, `/press`, or nothing.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Takes the folder off a decoded address, if it has it.
    pub fn inside<'p>(&self, path: &'p str) -> &'p str {
        if self.folder.is_empty() {
            return path;
        }
        let folder = crate::path::decode(&self.folder);
        path.strip_prefix(folder.as_str()).filter(|rest| rest.starts_with('/')).unwrap_or(path)
    }

    /// Returns the place on the site of an address as a browser asks for it: encoded, with the folder on the host.
    /// Nothing outside of that folder, nor with an empty part, is a place.
    pub fn asked(&self, path: &str) -> Option<UrlPath> {
        let (path, folder) = (crate::path::decode(path), crate::path::decode(&self.folder));
        let inside = path.strip_prefix(&folder).filter(|inside| inside.starts_with('/') && !inside.contains("//"))?;
        UrlPath::of(inside)
    }

    /// Returns `https://news.example.com`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the address that a link in a page holds: no host, encoded.
    pub fn href(&self, url: &UrlPath) -> String {
        url.encoded_below(&self.folder)
    }

    /// Returns the absolute, encoded address.
    pub fn absolute(&self, url: &UrlPath) -> String {
        format!("{}{}{}", self.origin, self.folder, url.encoded())
    }

    /// Returns the host's name.
    pub fn host(&self) -> &str {
        self.origin.split_once("://").map_or(&self.origin, |(_, host)| host)
    }

    /// Returns what a relative link of a page becomes in a feed or a card.
    pub fn absolutise(&self, href: &str) -> String {
        if href.starts_with('/') && !href.starts_with("//") {
            format!("{}{href}", self.origin)
        } else {
            href.to_owned()
        }
    }
}

/// A pattern of addresses, `/stories/{slug}/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Permalink(String);

/// The parts a permalink may use.
const PARTS: &[&str] = &["slug", "year", "month", "day", "desk", "kind", "folder"];

impl Permalink {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Says in plain words what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        if !text.starts_with('/') || text.contains("//") {
            return Err(format!("`{text}` does not begin with one `/`"));
        }
        if text.contains(['%', '?', '#', '\\']) || text.split('/').any(|part| matches!(part, "." | "..")) {
            return Err(format!("`{text}` holds something that cannot be in an address: `%`, `?`, `#` or `..`"));
        }
        if !text.contains("{slug}") {
            return Err(format!("`{text}` does not hold `{{slug}}`, so all stories would have one address"));
        }
        let mut rest = text;
        while let Some((_, after)) = rest.split_once('{') {
            let (part, tail) = after.split_once('}').ok_or_else(|| format!("`{text}` has a `{{` without a `}}`"))?;
            if !PARTS.contains(&part) {
                return Err(format!("`{{{part}}}` is not a part of an address; there are {}", PARTS.join(", ")));
            }
            rest = tail;
        }
        let slash = if text.ends_with('/') || text.ends_with(".html") { "" } else { "/" };
        Ok(Self(format!("{text}{slash}")))
    }

    /// Fills the parts in; `part` gives the text of each. Empty parts take their slash with them.
    pub fn fill(&self, part: impl Fn(&str) -> String) -> String {
        let mut filled = String::with_capacity(self.0.len() + 64);
        let mut rest = self.0.as_str();
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            filled.push_str(before);
            filled.push_str(&part(name));
            rest = after;
        }
        filled.push_str(rest);
        while filled.contains("//") {
            filled = filled.replace("//", "/");
        }
        filled
    }
}

impl Config {
    /// Returns the language that has no prefix in addresses.
    pub fn default_language(&self) -> &Lang {
        &self.languages[0]
    }

    /// Returns the address of a language's front page.
    pub fn home(&self, lang: &Lang) -> UrlPath {
        let prefix = if lang == self.default_language() { String::new() } else { format!("{lang}/") };
        UrlPath::new(&format!("/{}", encode(&prefix))).unwrap_or_else(|| unreachable!("a language tag has no dots"))
    }

    /// Settings of a folder that has no `newsroom.yaml`.
    pub fn bare(content: String, lang: Lang) -> Self {
        let zone = if lang.primary() == "ko" { "Asia/Seoul" } else { "UTC" };
        let name = Text::one(if lang.primary() == "ko" { "뉴스룸" } else { "Newsroom" });
        Self {
            name: name.clone(),
            summary: Text::default(),
            base: BaseUrl { origin: "http://localhost:4000".into(), folder: String::new() },
            languages: vec![lang],
            zone: Zone::named(zone).unwrap_or_else(|| unreachable!("the zone database is built in")),
            organization: Organization { name, ..Organization::default() },
            verification: Vec::new(),
            theme: "press".into(),
            tokens: Tokens::default(),
            fonts: Fonts::default(),
            mark: None,
            permalink: Permalink("/{folder}/{slug}/".into()),
            page_size: 20,
            desks: Vec::new(),
            feeds: Feeds { items: 20, full_text: true, of: FEED_OF.iter().map(|(_, of)| *of).collect() },
            cards: true,
            allow_html: false,
            licence: None,
            extra: serde_json::Value::Null,
            bare: true,
            content,
        }
    }

    /// Reads `newsroom.yaml`. Always gives settings, with defaults where something was wrong.
    pub fn read(text: &str) -> (Self, Vec<Diag>) {
        resolve::read(text)
    }
}

/// Makes a text of what was written; `complain` hears of keys that are no language tags.
pub fn localized(written: Localized, mut complain: impl FnMut(&str)) -> Text {
    match written {
        Localized::One(text) => Text::one(text),
        Localized::Many(by) => Text::many(
            by.into_iter()
                .filter_map(|(tag, text)| match Lang::new(&tag) {
                    Some(lang) => Some((lang, text.into())),
                    None => {
                        complain(&tag);
                        None
                    }
                })
                .collect(),
        ),
    }
}
