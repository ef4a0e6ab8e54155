//! The list of all stories, held ones included, for the landing page of the desk.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::fault::Editor;
use super::info::{told, ui, why_word};
use super::shown::Shown;
use crate::diag::Diag;
use crate::edition::{Verdict, Viewpoint};
use crate::manuscript::Audience;
use crate::moment::{Moment, show_short};
use crate::path::RelPath;

/// Returns every story with its state as readers see it now, its place and what is found in it. `everything` is
/// the edition of those who see everything, which has the addresses.
pub(super) fn stories(everything: &Shown, diags: &[Diag], now: Moment, editor: &Editor) -> Value {
    let newsroom = &everything.loaded().newsroom;
    let config = &newsroom.config;
    let (zone, lang) = (&config.zone, config.default_language());
    let readers = Viewpoint { audience: Audience::Public, now };
    let ui = ui(newsroom);
    let mut found: HashMap<&RelPath, BTreeMap<&str, usize>> = HashMap::new();
    for diag in diags.iter().chain(&everything.diags) {
        if let Some(place) = &diag.place {
            *found.entry(&place.source).or_default().entry(diag.severity.word()).or_default() += 1;
        }
    }
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows = Vec::with_capacity(newsroom.stories.len());
    for story in &newsroom.stories {
        let piece = &story.piece;
        let verdict = piece.clearance.verdict(&readers);
        let state = match verdict {
            Verdict::Shown { .. } => "published",
            Verdict::Held { why, .. } => why_word(why),
        };
        *states.entry(state).or_default() += 1;
        let path = everything.press().plan.at(&story.permalink.out()).map(|_| config.base.href(&story.permalink));
        let authors: Vec<&str> = story.authors.iter().map(|i| newsroom.people[*i].name.get(lang)).collect();
        let date = story.date.map(|date| json!({ "iso": date.iso(), "text": show_short(date.in_zone(zone), ui) }));
        let counted = |severity: &str| found.get(&piece.source).and_then(|by| by.get(severity)).copied().unwrap_or(0);
        rows.push(json!({
            "title": &*piece.title,
            "lang": piece.lang.as_str(),
            "path": path,
            "source": piece.source,
            "editor": editor(&piece.source, 1, 1),
            "desk": story.desk.map(|i| newsroom.desks[i].name.get(lang)),
            "authors": authors,
            "kind": story.kind.name,
            "state": state,
            "until": verdict.until().map(|until| told(until, zone, ui)),
            "date": date,
            "minutes": piece.body.minutes(),
            "findings": { "error": counted("error"), "warning": counted("warning"), "advice": counted("advice") },
        }));
    }
    let desks: Vec<&str> = newsroom.desks.iter().map(|desk| desk.name.get(lang)).collect();
    let people: Vec<&str> = newsroom.people.iter().map(|person| person.name.get(lang)).collect();
    json!({ "stories": rows, "desks": desks, "authors": people, "counts": states, "name": config.name.get(lang) })
}
