//! What the desk says of a page: its state, its length, what is found and what is missing, and its view.

use std::sync::Arc;

use serde_json::{Value, json};

use super::fault::{self, Editor};
use super::parts;
use super::shown::Shown;
use super::view::View;
use crate::diag::Diag;
use crate::edition::{Due, Verdict, Viewpoint, Why};
use crate::lang::Lang;
use crate::manuscript::{Audience, settle};
use crate::moment::{Moment, Zone, show_full};
use crate::newsroom::{Newsroom, Piece, Story};
use crate::path::{RelPath, UrlPath};
use crate::plan::{Subject, What};
use crate::world::World;

/// How many findings of one page are told.
const MOST: usize = 100;

/// What is looked at, and how.
pub(super) struct Look<'l> {
    pub shown: &'l Shown,
    /// Cuts what the audience that sees everything is shown, if it can be shown.
    pub everything: &'l dyn Fn() -> Option<Arc<Shown>>,
    pub view: &'l View,
    pub usual: &'l View,
    pub now: Moment,
    pub world: &'l dyn World,
    /// What was found while the newsroom was read.
    pub diags: &'l [Diag],
    pub editor: &'l Editor,
    pub follow: bool,
}

impl Look<'_> {
    fn newsroom(&self) -> &Newsroom {
        &self.shown.loaded().newsroom
    }

    fn zone(&self) -> &Zone {
        &self.newsroom().config.zone
    }

    /// Returns the language of the furniture: Korean for those who write Korean first, English for everybody else.
    pub fn ui(&self) -> &'static str {
        ui(self.newsroom())
    }

    /// Returns the viewpoint of readers at the moment that counts.
    fn readers(&self) -> Viewpoint {
        Viewpoint { audience: Audience::Public, ..self.view.point(self.now, self.zone()) }
    }

    /// Returns what the desk says of an address.
    pub fn page(&self, path: &str) -> Value {
        let base = &self.newsroom().config.base;
        let url = base.asked(path);
        let what = url.as_ref().and_then(|url| Some(&self.shown.press().plan.at(&url.out())?.what));
        let held = url.as_ref().filter(|_| what.is_none()).and_then(|url| self.held(url, path));
        let source = what.and_then(|what| source_of(self.shown, what));
        let piece = source.as_ref().and_then(|source| self.piece(source));
        let story = source.as_ref().and_then(|source| self.story(source));
        let (kind, title) = match (what, piece) {
            (Some(What::Story(_)), Some(piece)) => ("story", &*piece.title),
            (Some(What::Page(_)), Some(piece)) => ("page", &*piece.title),
            (Some(What::List(_)), piece) => ("list", piece.map_or("", |piece| &piece.title)),
            (Some(What::Index(..)), _) => ("index", ""),
            (Some(_), _) => ("other", ""),
            (None, _) => ("missing", ""),
        };
        let counted = matches!(kind, "story" | "page");
        json!({
            "path": path,
            "kind": kind,
            "title": title,
            "lang": piece.map(|piece| piece.lang.as_str()),
            "source": source,
            "editor": source.as_ref().and_then(|source| (self.editor)(source, 1, 1)),
            "state": piece.map(|piece| self.state(piece)),
            "held": held,
            "counts": piece.filter(|_| counted).map(counts),
            "versions": story.map(|story| self.versions(story)).unwrap_or_default(),
            "missing": story.map(|story| parts::missing(story, self.newsroom())).unwrap_or_default(),
            "findings": source.as_ref().map(|source| self.findings(source)).unwrap_or_default(),
            "view": self.view(),
            "follow": self.follow,
            "name": self.newsroom().config.name.get(self.newsroom().config.default_language()),
        })
    }

    /// Returns what lies at an address for an audience that sees everything.
    fn held(&self, url: &UrlPath, path: &str) -> Option<Value> {
        let everything = (self.everything)()?;
        let job = everything.press().plan.at(&url.out())?;
        let piece = self.piece(&source_of(&everything, &job.what)?)?;
        let Verdict::Held { why, until } = piece.clearance.verdict(&self.view.point(self.now, self.zone())) else {
            return Some(
                json!({ "path": path, "why": null, "until": null, "audience": "internal", "title": &*piece.title }),
            );
        };
        let until = until.map(|until| self.moment(until));
        Some(
            json!({ "path": path, "why": why_word(why), "until": until, "audience": "internal", "title": &*piece.title }),
        )
    }

    fn piece(&self, source: &RelPath) -> Option<&Piece> {
        self.newsroom().pieces().find(|piece| piece.source == *source)
    }

    fn story(&self, source: &RelPath) -> Option<&Story> {
        self.newsroom().stories.iter().map(|story| &**story).find(|story| story.piece.source == *source)
    }

    fn state(&self, piece: &Piece) -> Value {
        let verdict = piece.clearance.verdict(&self.readers());
        let name = match verdict {
            Verdict::Shown { .. } => "published",
            Verdict::Held { why, .. } => why_word(why),
        };
        json!({ "name": name, "public": verdict.is_shown(), "until": verdict.until().map(|until| self.moment(until)) })
    }

    fn versions(&self, story: &Story) -> Vec<Value> {
        let newsroom = self.newsroom();
        let version = |lang: &Lang| {
            let own = newsroom.stories.iter().find(|other| other.group == story.group && other.piece.lang == *lang);
            let mut value = json!({ "lang": lang.as_str(), "name": lang.own_name(), "path": own.map(|own| newsroom.config.base.href(&own.permalink)) });
            if let (Some(own), Some(value)) = (own, value.as_object_mut()) {
                value.extend(counts(&own.piece).as_object().cloned().unwrap_or_default());
            }
            value
        };
        newsroom.config.languages.iter().map(version).collect()
    }

    fn findings(&self, source: &RelPath) -> Vec<Value> {
        let own = |diag: &&Diag| diag.place.as_ref().is_some_and(|place| place.source == *source);
        let found: Vec<Diag> = self.diags.iter().chain(&self.shown.diags).filter(own).take(MOST).cloned().collect();
        let mut settled = settle(found, self.world);
        settled.sort_by_key(|one| std::cmp::Reverse(one.diag.severity));
        let told = |one: &crate::manuscript::Settled| {
            let mut value = fault::fault(one, self.editor);
            value["near"] = one.place.as_ref().map(fault::near).unwrap_or_default();
            value
        };
        settled.iter().map(told).collect()
    }

    fn view(&self) -> Value {
        let zone = self.zone();
        let point = self.view.point(self.now, zone);
        let at = self.view.at.and_then(|at| Moment::from_unix(at, zone));
        json!({
            "audience": super::view::audience_word(self.view.audience),
            "at": at.map(Moment::iso),
            "now": self.moment(point.now),
            "default": self.usual.written(zone),
            "next_change": self.shown.press().edition.next_change.map(|next| self.moment(next)),
        })
    }

    fn moment(&self, moment: Moment) -> Value {
        told(moment, self.zone(), self.ui())
    }

    /// Returns the coming changes for the audience of the view, from the real now on.
    pub fn times(&self) -> Value {
        let newsroom = self.newsroom();
        let point = Viewpoint { audience: self.view.audience, now: self.now };
        let named = |list: &[Due]| -> Vec<Value> {
            let told = |due: &Due| json!({ "title": due.title, "file": due.source, "front": due.on_front });
            list.iter().map(told).collect()
        };
        let stops: Vec<Value> = crate::edition::calendar(newsroom, &point)
            .iter()
            .map(|change| {
                let mut stop = self.moment(change.at);
                stop["appears"] = named(&change.appears).into();
                stop["goes"] = named(&change.goes).into();
                stop
            })
            .collect();
        json!({ "now": self.moment(self.now), "stops": stops })
    }
}

/// Returns the language of the furniture.
pub(super) fn ui(newsroom: &Newsroom) -> &'static str {
    if newsroom.config.default_language().primary() == "ko" { "ko" } else { "en" }
}

/// Returns a moment for machines and for people.
pub(super) fn told(moment: Moment, zone: &Zone, ui: &str) -> Value {
    let moment = moment.in_zone(zone);
    json!({ "iso": moment.iso(), "unix": moment.unix(), "text": show_full(moment, ui) })
}

/// Returns the name of a reason in the desk's files.
pub(super) fn why_word(why: Why) -> &'static str {
    match why {
        Why::Draft => "draft",
        Why::Review => "review",
        Why::Scheduled => "scheduled",
        Why::Embargo => "embargo",
        Why::Audience => "audience",
        Why::Withdrawn => "withdrawn",
        Why::Expired => "expired",
    }
}

fn counts(piece: &Piece) -> Value {
    let body = &piece.body;
    json!({ "syllables": body.syllables, "words": body.words, "spaced": body.spaced, "minutes": body.minutes() })
}

/// Returns the manuscript behind an output.
pub(super) fn source_of(shown: &Shown, what: &What) -> Option<RelPath> {
    let edition = &shown.press().edition;
    let version = |pieces: &[crate::edition::Piece], lang: &Lang| {
        pieces.iter().find(|piece| piece.lang == *lang).or(pieces.first()).map(|piece| piece.source.clone())
    };
    match what {
        What::Story(i) => Some(edition.stories[*i].piece.source.clone()),
        What::Page(i) => Some(edition.pages[*i].piece.source.clone()),
        What::List(list) => match list.subject {
            Subject::Person(i) => version(&edition.people[i].versions, &list.lang),
            Subject::Series(i) => version(&edition.series[i].versions, &list.lang),
            Subject::Collection(i) => version(&edition.collections[i].versions, &list.lang),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the address of what a file is the manuscript of, if the edition has a page of it.
pub(super) fn address_of(shown: &Arc<Shown>, source: &RelPath) -> Option<String> {
    let edition = &shown.press().edition;
    let stories = edition.stories.iter().map(|story| (&story.piece.source, &story.permalink));
    let pages = edition.pages.iter().map(|page| (&page.piece.source, &page.permalink));
    let (_, url) = stories.chain(pages).find(|(own, _)| *own == source)?;
    Some(edition.config.base.href(url))
}
