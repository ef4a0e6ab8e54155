//! The coming moments at which the site changes without anybody changing a file.

use std::collections::BTreeMap;

use super::gate::Viewpoint;
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
        let mut now = *viewpoint;
        while let Some(at) = piece.clearance.verdict(&now).until() {
            let before = piece.clearance.verdict(&now).is_shown();
            if at <= now.now {
                break; // the gate names moments to come only
            }
            now.now = at;
            let after = piece.clearance.verdict(&now).is_shown();
            if before != after {
                let empty = Change { at, appears: Vec::new(), goes: Vec::new() };
                let change = changes.entry(at.unix()).or_insert(empty);
                let list = if after { &mut change.appears } else { &mut change.goes };
                list.push((piece.title.to_string(), piece.source.clone()));
            }
        }
    }
    changes.into_values().collect()
}
