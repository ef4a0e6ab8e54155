//! The coming moments at which the site changes without anybody changing a file.

use std::collections::BTreeMap;
use std::fmt;

use super::front::{Entry, entries};
use super::gate::{Verdict, Viewpoint};
use crate::moment::Moment;
use crate::newsroom::Newsroom;
use crate::path::RelPath;

/// What happens at one moment.
#[derive(Clone, Debug)]
pub struct Change {
    /// When.
    pub at: Moment,
    /// What appears.
    pub appears: Vec<Due>,
    /// What goes.
    pub goes: Vec<Due>,
}

/// A thing that appears or goes.
#[derive(Clone, Debug)]
pub struct Due {
    /// What people know it by.
    pub title: String,
    /// Its file.
    pub source: RelPath,
    /// What it is on the front page (`lead`, `pick`, `notice`, `number`), if only its place there changes.
    pub on_front: Option<&'static str>,
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.on_front {
            Some(what) => write!(f, "{what} on the front page: {}", self.title),
            None => f.write_str(&self.title),
        }
    }
}

/// Returns all changes after the viewpoint's moment, the next one first.
pub fn calendar(newsroom: &Newsroom, viewpoint: &Viewpoint) -> Vec<Change> {
    let mut changes: BTreeMap<i64, Change> = BTreeMap::new();
    for piece in newsroom.pieces() {
        let named = || Due { title: piece.title.to_string(), source: piece.source.clone(), on_front: None };
        live(&mut changes, viewpoint, |then| piece.clearance.verdict(then), named);
    }
    for entry in entries(newsroom) {
        let source = newsroom.front.as_ref().map(|front| front.source.clone());
        let Some(source) = source else { continue };
        let named = || Due { title: title(newsroom, &entry), source: source.clone(), on_front: Some(entry.what) };
        live(&mut changes, viewpoint, |then| entry.window.verdict(then), named);
    }
    changes.into_values().collect()
}

/// Goes from change to change of one thing.
fn live(
    changes: &mut BTreeMap<i64, Change>,
    viewpoint: &Viewpoint,
    verdict: impl Fn(&Viewpoint) -> Verdict,
    named: impl Fn() -> Due,
) {
    let mut now = *viewpoint;
    while let Some(at) = verdict(&now).until() {
        let before = verdict(&now).is_shown();
        if at <= now.now {
            break; // the gate names moments to come only
        }
        now.now = at;
        let after = verdict(&now).is_shown();
        if before != after {
            let empty = Change { at, appears: Vec::new(), goes: Vec::new() };
            let change = changes.entry(at.unix()).or_insert(empty);
            let list = if after { &mut change.appears } else { &mut change.goes };
            list.push(named());
        }
    }
}

/// Returns what people know an entry of the front page by: the headline of its story, or its own words.
pub fn title(newsroom: &Newsroom, entry: &Entry<'_>) -> String {
    let lang = newsroom.config.default_language();
    let story = newsroom
        .stories
        .iter()
        .filter(|story| Some(story.group) == entry.group)
        .min_by_key(|story| story.piece.lang != *lang);
    match story.filter(|_| entry.texts.len() == 1) {
        Some(story) => story.piece.title.to_string(),
        None => entry.texts.first().map_or("", |text| text.get(lang)).to_owned(),
    }
}
