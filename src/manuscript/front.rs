//! Front matter with its meaning: dates are moments, kinds are kinds, addresses are addresses.
//!
//! What is required is not decided here: that depends on the kind and on whether it is published.

use std::sync::Arc;

use super::raw::{KEYS, Picture, Raw};
use super::value::{author, focus, folded, image, is_none, later_of_two, split_tags, text};
use crate::config::{self, Accounts, Config};
use crate::diag::{Aim, At, Diag, FieldPath, Place, suggest};
use crate::kind::{self, KINDS, Kind};
use crate::lang::{Lang, Text};
use crate::moment::{self, Moment, Written};
use crate::path::{RelPath, UrlPath};
use crate::slug::{self, Slug};
use crate::source::Shelf;
use crate::yaml::{Free, Scalar};

/// How far a manuscript has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Status {
    /// Being written.
    Draft,
    /// With the editors.
    Review,
    /// Ready, waiting for its time.
    Approved,
    /// Public from its date on.
    #[default]
    Published,
    /// Taken back.
    Withdrawn,
}

const STATUSES: &[(&str, Status)] = &[
    ("draft", Status::Draft),
    ("review", Status::Review),
    ("approved", Status::Approved),
    ("published", Status::Published),
    ("withdrawn", Status::Withdrawn),
];

/// Who may see something. The order is from the widest circle to the narrowest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub enum Audience {
    /// Everybody.
    #[default]
    Public,
    /// Journalists who accept an embargo.
    Press,
    /// The company's own people.
    Internal,
}

const AUDIENCES: &[(&str, Audience)] =
    &[("public", Audience::Public), ("press", Audience::Press), ("internal", Audience::Internal)];

/// How many tags a story may have.
const MOST_TAGS: usize = 100;

/// A picture that a story or a person names in front matter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Image {
    /// The path as written.
    pub src: Arc<str>,
    /// What it shows, for those who do not see it.
    pub alt: Option<Arc<str>>,
    /// The line under it.
    pub caption: Option<Arc<str>>,
    /// Who made it.
    pub credit: Option<Arc<str>>,
    /// What of it must be seen where it is cut, in tenths from the left and from the top.
    pub focus: Option<(u8, u8)>,
}

/// Front matter, understood.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// The headline, or a person's name.
    pub title: Option<Arc<str>>,
    /// A person's name where it differs by language.
    pub name: Option<Text>,
    /// The line under the headline.
    pub subtitle: Option<Arc<str>>,
    /// One or two sentences for lists and feeds.
    pub summary: Option<Arc<str>>,
    /// From when it is public.
    pub date: Option<Moment>,
    /// When it was last changed in substance.
    pub updated: Option<Moment>,
    /// Reporters by their id, as written.
    pub authors: Vec<Arc<str>>,
    /// Desks as written; the first that exists counts.
    pub desks: Vec<Arc<str>>,
    /// Tags as written.
    pub tags: Vec<Arc<str>>,
    /// The sort of story.
    pub kind: Option<&'static Kind>,
    /// Whether it says that it is a page (other generators).
    pub is_page: bool,
    /// How far it has come.
    pub status: Status,
    /// Who may see it.
    pub audience: Audience,
    /// Until when nothing of it may be public.
    pub embargo: Option<Moment>,
    /// From when it is no longer shown.
    pub expires: Option<Moment>,
    /// The picture.
    pub cover: Option<Image>,
    /// Whether it says that there is to be none, `cover: none`.
    pub uncovered: bool,
    /// The series and the part.
    pub series: Option<(Arc<str>, Option<u32>)>,
    /// Related stories by their id, as written.
    pub related: Vec<Arc<str>>,
    /// The last part of the address.
    pub slug: Option<Slug>,
    /// The whole address.
    pub permalink: Option<UrlPath>,
    /// Addresses it had before.
    pub aliases: Vec<UrlPath>,
    /// A person's work.
    pub role: Text,
    /// A person's picture.
    pub photo: Option<Image>,
    /// A person's accounts and pages: name and address.
    pub links: Vec<(Arc<str>, Arc<str>)>,
    /// A person's accounts that have a key of their own.
    pub accounts: Accounts,
    /// Who made a collection.
    pub curator: Option<Arc<str>>,
    /// The stories of a collection, with the curator's note.
    pub picks: Vec<(Arc<str>, Option<Arc<str>>)>,
    /// Free data.
    pub extra: serde_json::Value,
}

/// Gives raw front matter its meaning. Returns it with the language it states.
pub(super) fn understand(
    raw: Raw,
    source: &RelPath,
    shelf: Shelf,
    config: &Config,
    diags: &mut Vec<Diag>,
) -> (Front, Option<Lang>) {
    let mut reader = Reader { source, config, diags };
    if !config.bare {
        reader.belongs(&raw, shelf);
    }
    reader.read(raw)
}

/// Reads the keys of one file.
pub(super) struct Reader<'r> {
    source: &'r RelPath,
    pub(super) config: &'r Config,
    diags: &'r mut Vec<Diag>,
}

impl Reader<'_> {
    pub(super) fn add(&mut self, diag: Diag, path: FieldPath) {
        self.diags.push(diag.at(Place::field(self.source, path)));
    }

    /// Complains about keys that mean nothing on this shelf.
    fn belongs(&mut self, raw: &Raw, shelf: Shelf) {
        for (key, shelves) in raw.present() {
            if !shelves.contains(&shelf) {
                let name = format!("{shelf:?}").to_lowercase();
                let known: Vec<&str> = KEYS.iter().filter(|k| k.2.contains(&shelf)).map(|k| k.0).collect();
                let diag = Diag::error("unknown-key", format!("`{key}` does not belong in a {name}"))
                    .at(Place { source: self.source.clone(), at: At::Field(FieldPath::root().key(key), Aim::Key) })
                    .hint(format!("a {name} has {}; data of your own goes under `extra:`", known.join(", ")));
                self.diags.push(diag);
            }
        }
    }

    fn read(&mut self, raw: Raw) -> (Front, Option<Lang>) {
        let key = |name: &'static str| FieldPath::root().key(name);
        let mut front = Front {
            title: text(raw.title),
            subtitle: text(raw.subtitle),
            summary: text(raw.summary),
            status: self.status(raw.status, raw.draft),
            audience: self.word(raw.audience, "audience", AUDIENCES),
            uncovered: raw.cover.as_ref().is_some_and(is_none),
            cover: raw.cover.and_then(|picture| self.picture(picture, "cover")),
            photo: raw.photo.and_then(|picture| self.picture(picture, "photo")),
            extra: raw.extra.map_or(serde_json::Value::Null, |free| free.0),
            ..Front::default()
        };
        if let Some(name) = raw.name {
            front.name = Some(config::localized(name, |_| {}));
        }
        front.role = raw.role.map(|role| config::localized(role, |_| {})).unwrap_or_default();
        front.date = self.moment(raw.date.as_ref(), "date");
        front.updated = self.moment(raw.updated.as_ref(), "updated");
        front.expires = self.moment(raw.expires.as_ref(), "expires");
        front.embargo = self.embargo(raw.embargo.as_ref());
        if raw.publish.is_some_and(|publish| !matches!(publish.0.as_str(), "true" | "yes")) {
            front.status = Status::Draft;
        }
        match raw.published.as_ref().map(|p| p.0.to_lowercase()).as_deref() {
            None | Some("true" | "yes" | "on" | "1") => {}
            Some("false" | "no" | "off" | "0") => front.status = Status::Draft,
            // A second date can only be a later one.
            Some(_) => front.date = front.date.max(self.moment(raw.published.as_ref(), "published")),
        }
        front.date = front.date.max(self.moment(raw.publish_date.as_ref(), "publish_date"));
        let taxonomies = raw.taxonomies.unwrap_or_default();
        let names = |list: Vec<Scalar>| list.into_iter().filter_map(|scalar| text(Some(scalar)));
        front.authors = raw.authors.map_or_else(Vec::new, |list| list.0).into_iter().filter_map(author).collect();
        front.authors.extend(names(taxonomies.authors));
        front.desks = names(raw.desk.map_or_else(Vec::new, |list| list.0)).collect();
        front.desks.extend(names(taxonomies.categories));
        front.tags = names(raw.tags.map_or_else(Vec::new, |list| list.0)).flat_map(split_tags).collect();
        front.tags.extend(names(taxonomies.tags));
        if front.tags.len() > MOST_TAGS {
            let message =
                format!("a story with {} tags belongs to none; at most {MOST_TAGS} are read", front.tags.len());
            self.add(Diag::error("too-many-tags", message).hint("keep the few that readers would follow"), key("tags"));
            front.tags.truncate(MOST_TAGS);
        }
        front.related = names(raw.related.map_or_else(Vec::new, |list| list.0)).collect();
        front.series = raw.series.map(|s| (s.id.into(), s.part.or(raw.part)));
        self.kind(raw.kind, &mut front);
        front.slug = raw.slug.and_then(|slug| self.slug(&slug.0));
        front.permalink = raw.permalink.and_then(|url| self.address(&url.0, key("permalink"))).map(folded);
        for (i, alias) in raw.aliases.map_or_else(Vec::new, |list| list.0).iter().enumerate() {
            front.aliases.extend(self.address(&alias.0, key("aliases").index(i)));
        }
        front.links = self.links(raw.links.unwrap_or_default());
        front.accounts = self.accounts(raw.x, raw.fediverse, raw.email);
        front.curator = text(raw.curator);
        front.picks = raw
            .stories
            .unwrap_or_default()
            .into_iter()
            .map(|pick| (pick.story.into(), pick.note.map(Arc::from)))
            .collect();
        (front, self.language(raw.lang))
    }

    fn picture(&mut self, picture: Picture, key: &'static str) -> Option<Image> {
        if is_none(&picture) {
            return None;
        }
        if let Some(Free(written)) = picture.focus.as_ref().filter(|Free(written)| focus(written).is_none()) {
            let message = match written.as_array().map(Vec::as_slice) {
                Some([across, down]) if across.is_number() && down.is_number() => {
                    "the focus lies outside of the picture".to_owned()
                }
                Some(list) if list.len() != 2 => format!("a focus has two numbers and not {}", list.len()),
                _ => "a focus is two numbers in brackets, without quotes".to_owned(),
            };
            let hint = "write `focus: [0.5, 0.3]`: how far from the left and from the top, each from 0 to 1";
            self.add(Diag::error("focus-form", message).hint(hint), FieldPath::root().key(key).key("focus"));
        }
        image(picture)
    }

    fn status(&mut self, written: Option<Scalar>, draft: Option<bool>) -> Status {
        let status = self.word(written, "status", STATUSES);
        let open = matches!(status, Status::Published | Status::Approved);
        if draft == Some(true) && open { Status::Draft } else { status }
    }

    /// Reads one of a few words; the default when there is none or it is another.
    fn word<T: Copy + Default>(&mut self, written: Option<Scalar>, key: &'static str, known: &[(&str, T)]) -> T {
        let Some(Scalar(word)) = written else { return T::default() };
        if let Some((_, value)) = known.iter().find(|(name, _)| name.eq_ignore_ascii_case(&word)) {
            return *value;
        }
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let hint = suggest::did_you_mean(&word, names.iter().copied())
            .unwrap_or_else(|| format!("write one of {}", names.join(", ")));
        self.add(
            Diag::error("unknown-word", format!("`{key}` cannot be `{word}`")).hint(hint),
            FieldPath::root().key(key),
        );
        T::default()
    }

    fn written(&mut self, scalar: Option<&Scalar>, key: &'static str) -> Option<Written> {
        let text = scalar?.0.trim();
        if text.is_empty() {
            return None;
        }
        match moment::parse(text) {
            Ok(written) => Some(written),
            Err(_) if self.config.bare && later_of_two(text).is_some() => later_of_two(text),
            Err(problem) => {
                let diag = Diag::error("date-form", problem.message).hint(problem.hint);
                self.add(diag, FieldPath::root().key(key));
                None
            }
        }
    }

    fn moment(&mut self, scalar: Option<&Scalar>, key: &'static str) -> Option<Moment> {
        self.written(scalar, key).map(|written| written.at(&self.config.zone))
    }

    /// An embargo is a promise to others, perhaps in other zones: it must say which nine o'clock.
    fn embargo(&mut self, scalar: Option<&Scalar>) -> Option<Moment> {
        let written = self.written(scalar, "embargo")?;
        if let Written::Exact(moment) = written {
            return Some(moment);
        }
        let meant = written.at(&self.config.zone);
        let iso = meant.iso();
        let diag = Diag::error("embargo-without-zone", "an embargo must say its time and its zone")
            .hint(format!("write `embargo: {iso}` if that is what you mean"));
        self.add(diag, FieldPath::root().key("embargo"));
        Some(meant)
    }

    fn kind(&mut self, written: Option<Scalar>, front: &mut Front) {
        let Some(Scalar(name)) = written else { return };
        if matches!(name.as_str(), "page" | "pages") {
            front.is_page = true;
            return;
        }
        front.kind = kind::named(&name);
        if front.kind.is_none() && !self.config.bare {
            let names = KINDS.iter().map(|kind| kind.name);
            let hint = suggest::did_you_mean(&name, names.clone())
                .unwrap_or_else(|| format!("write one of {}", names.collect::<Vec<_>>().join(", ")));
            let diag = Diag::error("kind-unknown", format!("there is no kind of story called `{name}`")).hint(hint);
            self.add(diag, FieldPath::root().key("kind"));
        }
    }

    fn slug(&mut self, written: &str) -> Option<Slug> {
        if self.config.bare {
            // Some blogs write a whole path here; its last part is what we mean by a slug.
            let last = written.trim_matches('/').rsplit('/').next().unwrap_or_default();
            return slug::check(last).or_else(|_| slug::check(&slug::slugify(last))).ok();
        }
        match slug::check(written) {
            Ok(slug) => Some(slug),
            Err(message) => {
                let hint = format!("write `slug: {}`", slug::slugify(written));
                self.add(Diag::error("slug-form", message).hint(hint), FieldPath::root().key("slug"));
                None
            }
        }
    }

    fn address(&mut self, written: &str, path: FieldPath) -> Option<UrlPath> {
        // Elsewhere `permalink: pretty` is a style, and `aliases:` may be other names of a note.
        if self.config.bare && !written.contains('/') {
            return None;
        }
        let inside = written.strip_prefix(self.config.base.origin()).unwrap_or(written);
        let outside = inside.contains("://") || inside.contains(':');
        let url = UrlPath::new(inside).filter(|_| !outside);
        if url.is_none() {
            let diag = Diag::error("address-form", format!("`{written}` is not an address inside this site"))
                .hint("write it as `/2024/old-name/`, without `..`, `?`, `#` or another host");
            self.add(diag, path);
        }
        url
    }

    fn language(&mut self, written: Option<Scalar>) -> Option<Lang> {
        let Scalar(text) = written?;
        let known = &self.config.languages;
        let lang = Lang::new(&text);
        let found = lang.as_ref().and_then(|l| known.iter().find(|k| *k == l || k.primary() == l.as_str())).cloned();
        if found.is_none() && !self.config.bare {
            let names: Vec<&str> = known.iter().map(Lang::as_str).collect();
            let diag = Diag::error("language-unknown", format!("`{text}` is not a language of this newsroom"))
                .hint(format!("it has {}; add others to `languages:` in newsroom.yaml", names.join(", ")));
            self.add(diag, FieldPath::root().key("lang"));
        }
        found
    }
}
