//! The coming moments at which the site changes without anybody changing a file.

use std::collections::BTreeMap;

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
    /// Titles and files that appear.
    pub appears: Vec<(String, RelPath)>,
    /// Titles and files that go.
    pub goes: Vec<(String, RelPath)>,
}

/// Returns all changes after the viewpoint's moment, the next one first.
pub fn calendar(newsroom: &Newsroom, viewpoint: &Viewpoint) -> Vec<Change> {
    let mut changes: BTreeMap<i64, Change> = BTreeMap::new();
    for piece in newsroom.pieces() {
        let named = || (piece.title.to_string(), piece.source.clone());
        live(&mut changes, viewpoint, |then| piece.clearance.verdict(then), named);
    }
    for entry in entries(newsroom) {
        let source = newsroom.front.as_ref().map(|front| front.source.clone());
        let Some(source) = source else { continue };
        let named = || (format!("{} on the front page: {}", entry.what, title(newsroom, &entry)), source.clone());
        live(&mut changes, viewpoint, |then| entry.window.verdict(then), named);
    }
    changes.into_values().collect()
}

/// Goes from change to change of one thing.
fn live(
    changes: &mut BTreeMap<i64, Change>,
    viewpoint: &Viewpoint,
    verdict: impl Fn(&Viewpoint) -> Verdict,
    named: impl Fn() -> (String, RelPath),
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
