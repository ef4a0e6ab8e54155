//! Which card each page has: what it says, and under which address.
//!
//! The address holds the digest of what is drawn. It changes when the picture does and at no other
//! time, so that services which keep a picture for ever show the right one.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Draft, Names, Origin, Planner, Subject, What, title};
use crate::card::known::{Known, Laid};
use crate::card::{Content, Maker, Photo, Variant};
use crate::diag::{Diag, FieldPath, Place, Severity};
use crate::digest::Digest;
use crate::edition::{Cover, Edition, Media};
use crate::lang::Lang;
use crate::moment::{show_short, show_time};
use crate::path::{RelPath, UrlPath};

/// A word of the theme, by its language and name; empty where the theme has none.
pub type Word<'w> = &'w (dyn Fn(&Lang, &str) -> String + Sync);

/// The kind whose card has the brand's ground.
const RELEASE: &str = "release";
/// How many letters of a slug an address takes up.
const SLUG: usize = 48;
/// How many missing letters are named.
const NAMED: usize = 8;

/// Says what stands on cards.
pub struct Captions<'e> {
    edition: &'e Edition,
    media: HashMap<String, &'e Media>,
}

impl<'e> Captions<'e> {
    /// Looks at an edition.
    pub fn new(edition: &'e Edition) -> Self {
        let base = &edition.config.base;
        Self { edition, media: edition.media.iter().map(|media| (base.href(&media.url), media)).collect() }
    }

    /// Returns what the card of a page says; nothing for what is no page.
    pub fn of(&self, what: &What, word: Word<'_>) -> Option<Content> {
        match what {
            What::Story(i) => Some(self.story(*i, word)),
            What::Page(i) => Some(self.page(*i, word)),
            What::List(list) => Some(self.list(list.subject, &list.lang, word)),
            What::Index(lang, names) => Some(self.names(*names, lang, word)),
            _ => None,
        }
    }

    /// A card in a language, as yet with nothing on it.
    fn blank(&self, variant: Variant, lang: &Lang, headline: String) -> Content {
        let name = self.edition.config.name.get(lang).to_owned();
        // One mark for the newsroom, whatever language its name is in.
        let mark = self.edition.config.name.get(self.edition.config.default_language()).to_owned();
        Content { variant, record: Vec::new(), name, mark, headline, foot: String::new(), photo: None }
    }

    fn story(&self, index: usize, word: Word<'_>) -> Content {
        let edition = self.edition;
        let story = &edition.stories[index];
        let lang = &story.piece.lang;
        let is_release = story.kind == RELEASE;
        let variant = if is_release { Variant::Release } else { Variant::Story };
        let mut card = self.blank(variant, lang, story.piece.title.to_string());
        let desk = story.desk.map(|i| edition.desks[i].name.get(lang).to_owned());
        let kind = word(lang, &format!("kind_{}", story.kind));
        if is_release {
            card.record.push(kind);
            card.record.extend(desk);
            card.foot = story.subtitle.as_deref().unwrap_or_default().to_owned();
        } else {
            card.record.push(desk.unwrap_or(kind));
            let names: Vec<&str> = story.authors.iter().map(|i| edition.people[*i].name.get(lang)).collect();
            card.record.push(names.join(", "));
            card.photo = story.piece.cover.as_ref().and_then(|cover| self.photo(cover));
            if story.piece.uncovered {
                card.variant = Variant::List;
            }
        }
        if let Some(date) = story.date {
            let local = date.in_zone(&edition.config.zone);
            card.record.push(show_short(local, lang.as_str()));
            card.record.extend(is_release.then(|| show_time(local, lang.as_str())).flatten());
        }
        card.record.retain(|line| !line.is_empty());
        card
    }

    fn page(&self, index: usize, word: Word<'_>) -> Content {
        let piece = &self.edition.pages[index].piece;
        let photo = piece.cover.as_ref().and_then(|cover| self.photo(cover));
        let variant = if photo.is_some() { Variant::Story } else { Variant::List };
        let mut card = self.blank(variant, &piece.lang, piece.title.to_string());
        card.record.push(word(&piece.lang, "card_page"));
        card.foot = self.edition.pages[index].subtitle.as_deref().unwrap_or_default().to_owned();
        card.photo = photo;
        card
    }

    fn list(&self, subject: Subject, lang: &Lang, word: Word<'_>) -> Content {
        let edition = self.edition;
        let (variant, name) = match subject {
            Subject::All => (Variant::Front, ""),
            Subject::Desk(_) => (Variant::List, "card_desk"),
            Subject::Tag(_) => (Variant::List, "card_tag"),
            Subject::Person(_) => (Variant::Person, "card_person"),
            Subject::Series(_) => (Variant::List, "card_series"),
            Subject::Collection(_) => (Variant::List, "card_collection"),
            Subject::Year(_) | Subject::Month(..) => (Variant::List, "card_archive"),
        };
        let mut card = self.blank(variant, lang, title::of(edition, subject, lang));
        card.foot = title::summary(edition, subject, lang).to_owned();
        if !name.is_empty() {
            card.record.push(word(lang, name));
        }
        match subject {
            Subject::All => {
                // The name is the headline already.
                let organization = edition.config.organization.name.get(lang);
                card.name = if organization == card.headline { String::new() } else { organization.to_owned() };
            }
            Subject::Person(i) => {
                let person = &edition.people[i];
                card.foot = person.role.get(lang).to_owned();
                card.record.extend(person.desk.map(|desk| edition.desks[desk].name.get(lang).to_owned()));
                let version = title::version_of(edition, subject, lang);
                card.photo = version.and_then(|piece| piece.cover.as_ref()).and_then(|cover| self.photo(cover));
            }
            Subject::Collection(i) => {
                let curator = edition.collections[i].curator;
                card.record.extend(curator.map(|i| edition.people[i].name.get(lang).to_owned()));
            }
            _ => {}
        }
        card.record.retain(|line| !line.is_empty());
        card
    }

    fn names(&self, names: Names, lang: &Lang, word: Word<'_>) -> Content {
        let name = match names {
            Names::Tags => "tags",
            Names::People => "people",
            Names::Series => "series",
            Names::Collections => "collections",
            Names::Years => "archive",
        };
        let mut card = self.blank(Variant::List, lang, word(lang, name));
        card.foot = self.edition.config.summary.get(lang).to_owned();
        card
    }

    /// Returns a cover that can be drawn: a picture of the newsroom that is more than lines.
    fn photo(&self, cover: &Cover) -> Option<Photo> {
        let media = self.media.get(&*cover.url)?;
        let digest = media.picture.filter(|picture| picture.format.is_known())?.digest?;
        Some(Photo { source: media.source.clone(), digest, focus: cover.focus.unwrap_or((5, 5)) })
    }
}

/// Returns the word for what a page is, as it is read out with its card.
pub fn variant_word(edition: &Edition, what: &What, word: Word<'_>) -> String {
    let named = |lang: &Lang, name: &str| word(lang, name);
    match what {
        What::Story(i) => {
            let story = &edition.stories[*i];
            named(&story.piece.lang, &format!("kind_{}", story.kind))
        }
        What::Page(i) => named(&edition.pages[*i].piece.lang, "card_page"),
        What::List(list) => {
            let name = match list.subject {
                Subject::All => "card_front",
                Subject::Desk(_) => "card_desk",
                Subject::Tag(_) => "card_tag",
                Subject::Person(_) => "card_person",
                Subject::Series(_) => "card_series",
                Subject::Collection(_) => "card_collection",
                Subject::Year(_) | Subject::Month(..) => "card_archive",
            };
            named(&list.lang, name)
        }
        _ => String::new(),
    }
}

impl Planner<'_> {
    /// Plans a card for each page.
    pub(super) fn cards(&mut self, maker: &Maker<'_>, known: &Known, word: Word<'_>, diags: &mut Vec<Diag>) {
        let captions = Captions::new(self.edition);
        let before = known.cards();
        let lay = |draft: &Draft| {
            let content = captions.of(&draft.what, word)?;
            let laid = before.get(&content).cloned().unwrap_or_else(|| Arc::new(Laid::of(maker, &content)));
            Some((address(&draft.url, &draft.what, &laid.digest)?, content, laid))
        };
        let laid: Vec<Option<(UrlPath, Content, Arc<Laid>)>> = self.drafts.par_iter().map(lay).collect();
        drop(before);
        let mut planned: FxHashSet<UrlPath> = FxHashSet::default();
        let mut lacking = BTreeMap::new();
        let mut all = FxHashMap::default();
        for (i, laid) in laid.into_iter().enumerate() {
            let Some((url, content, laid)) = laid else { continue };
            let (what, digest) = (&self.drafts[i].what, laid.digest);
            self.lacking(what, &laid, &mut lacking);
            all.insert(content, laid);
            // The pages of a list have one card, and so has what looks the same.
            if planned.insert(url.clone()) {
                let card = What::Card(Box::new(what.clone()), digest);
                let origin = Origin { source: None, field: None, what: "a card".into() };
                self.add(url.clone(), card, origin);
            }
            self.drafts[i].card = Some(url);
        }
        known.keep(all);
        diags.extend(lacking.into_values());
    }

    /// Says which letters of a page's card no font has.
    fn lacking(&self, what: &What, laid: &Laid, found: &mut BTreeMap<(Option<RelPath>, String), Diag>) {
        let edition = self.edition;
        let key = |key: &'static str| FieldPath::root().key(key);
        let (source, above, below) = match what {
            What::Story(i) => (Some(edition.stories[*i].piece.source.clone()), key("title"), key("subtitle")),
            What::Page(i) => (Some(edition.pages[*i].piece.source.clone()), key("title"), key("subtitle")),
            What::List(list) => match list.subject {
                Subject::All => (settings(edition), key("name"), key("summary")),
                Subject::Desk(_) => (settings(edition), key("desks"), key("desks")),
                Subject::Person(_) => (self.written(list.subject, &list.lang), key("name"), key("role")),
                subject => (self.written(subject, &list.lang), key("title"), key("summary")),
            },
            _ => return,
        };
        for (missing, field) in [(&laid.missing, above), (&laid.missing_in_foot, below)] {
            if missing.is_empty() {
                continue;
            }
            let mut letters: Vec<char> = Vec::new();
            for c in missing {
                if !letters.contains(c) {
                    letters.push(*c);
                }
            }
            let mut named: Vec<String> = letters.iter().take(NAMED).map(|c| format!("`{c}`")).collect();
            if letters.len() > NAMED {
                named.push(format!("{} more", letters.len() - NAMED));
            }
            let message = format!("no font of the social cards has {}; the picture goes without", named.join(", "));
            let severity = if edition.config.bare { Severity::Advice } else { Severity::Warning };
            let hint = format!(
                "leave it out of the text, or put a font that has it into `themes/{}/fonts/`",
                edition.config.theme
            );
            let mut diag = Diag::warning("card-glyph", message.clone()).hint(hint).weighing(severity);
            diag.place = source.as_ref().map(|source| Place::field(source, field));
            found.entry((source.clone(), message)).or_insert(diag);
        }
    }

    fn written(&self, subject: Subject, lang: &Lang) -> Option<RelPath> {
        title::version_of(self.edition, subject, lang).map(|piece| piece.source.clone())
    }
}

fn settings(edition: &Edition) -> Option<RelPath> {
    RelPath::new(crate::config::FILE).filter(|_| !edition.config.bare)
}

/// Returns the address of a page's card: the last part of the page's own, then the digest.
fn address(page: &UrlPath, what: &What, digest: &Digest) -> Option<UrlPath> {
    let path = page.as_str();
    let path = match what {
        What::List(list) if list.number > 1 => path.rsplit_once("page/").map_or(path, |(first, _)| first),
        _ => path,
    };
    let last = path.trim_end_matches('/').trim_end_matches(".html").rsplit('/').next().unwrap_or_default();
    let mut slug = String::new();
    for c in last.chars() {
        if slug.len() + c.len_utf8() > SLUG {
            break;
        }
        slug.push(c);
    }
    let slug = match slug.trim_matches('-') {
        "" => "front",
        slug => slug,
    };
    UrlPath::of(&format!("/cards/{slug}-{}.png", &digest.to_string()[..12]))
}
