//! Proves that no finished byte names what is held.
//!
//! The types after the gate cannot name it; this looks whether somebody did all the same, in prose,
//! in a template or in free data.

use std::collections::HashSet;

use aho_corasick::AhoCorasick;

use super::gate::{Verdict, Viewpoint};
use crate::diag::{Diag, Place};
use crate::newsroom::Newsroom;
use crate::path::{OutPath, RelPath};

/// A shorter headline may well stand in an innocent sentence.
const SHORTEST_TITLE: usize = 8;
/// The beginning of a text that nobody else writes by chance, in characters.
const LEAD: usize = 40;

/// What must be in no output.
pub struct Proof {
    search: Option<AhoCorasick>,
    canaries: Vec<(String, RelPath)>,
}

impl Proof {
    /// Collects what gives held things away: headlines, first sentences and addresses.
    ///
    /// What was public once (withdrawn, expired) may be named.
    pub fn of(newsroom: &Newsroom, viewpoint: &Viewpoint) -> Self {
        let verdict = |piece: &crate::newsroom::Piece| piece.clearance.verdict(viewpoint);
        let is_held =
            |piece: &crate::newsroom::Piece| matches!(verdict(piece), Verdict::Held { why, .. } if !why.was_public());
        let mut canaries: Vec<(String, RelPath)> = Vec::new();
        for piece in newsroom.pieces().filter(|piece| is_held(piece)) {
            let source = &piece.source;
            canaries.extend(title_of(piece).into_iter().chain(lead_of(piece)).map(|text| (text, source.clone())));
        }
        for story in newsroom.stories.iter().filter(|story| is_held(&story.piece)) {
            canaries.push((story.permalink.as_str().to_owned(), story.piece.source.clone()));
            canaries.push((story.permalink.encoded(), story.piece.source.clone()));
        }
        innocent(&mut canaries, newsroom, |piece| verdict(piece).is_shown());
        canaries.sort();
        canaries.dedup_by(|a, b| a.0 == b.0);
        let search = (!canaries.is_empty())
            .then(|| AhoCorasick::new(canaries.iter().map(|(text, _)| text)))
            .and_then(Result::ok);
        Self { search, canaries }
    }

    /// Looks through one output.
    ///
    /// # Errors
    /// Says what was found, where, and which held file it comes from.
    pub fn check(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Diag> {
        let Some(search) = &self.search else { return Ok(()) };
        let address = format!("/{path}");
        let found = search.find(&address).or_else(|| search.find(bytes));
        let Some(found) = found else { return Ok(()) };
        let (text, source) = &self.canaries[found.pattern().as_usize()];
        Err(Diag::error("leak", format!("`{path}` would name what is held: `{text}`"))
            .at(Place::file(source))
            .hint("take the words out of the page that names them, or wait until the story is public"))
    }
}

/// Takes out what is no secret: a headline or a beginning that a shown thing has as well, to the
/// letter, and an address that begins a shown one.
fn innocent(
    canaries: &mut Vec<(String, RelPath)>,
    newsroom: &Newsroom,
    shown: impl Fn(&crate::newsroom::Piece) -> bool,
) {
    let mut same: HashSet<String> = HashSet::new();
    for piece in newsroom.pieces().filter(|piece| shown(piece)) {
        same.extend(title_of(piece));
        same.extend(lead_of(piece));
    }
    canaries.retain(|(text, _)| !same.contains(text));
    let Ok(search) = AhoCorasick::new(canaries.iter().map(|(text, _)| text)) else { return };
    let mut known = vec![false; canaries.len()];
    for story in newsroom.stories.iter().filter(|story| shown(&story.piece)) {
        for address in [story.permalink.as_str(), &story.permalink.encoded()] {
            search.find_overlapping_iter(address).for_each(|hit| known[hit.pattern().as_usize()] = true);
        }
    }
    let mut known = known.into_iter();
    canaries.retain(|_| !known.next().unwrap_or_default());
}

fn title_of(piece: &crate::newsroom::Piece) -> Option<String> {
    telling(&piece.title, SHORTEST_TITLE)
}

fn lead_of(piece: &crate::newsroom::Piece) -> Option<String> {
    let lead: String = piece.body.lead.chars().take(LEAD).collect();
    telling(&lead, LEAD / 2)
}

/// Returns the longest stretch of a text that stays the same when it is escaped, if it is long
/// enough to be telling.
fn telling(text: &str, shortest: usize) -> Option<String> {
    let stretch = text
        .split(['&', '<', '>', '"', '\'', '\\', '/', '\n', '\t'])
        .map(str::trim)
        .max_by_key(|part| part.chars().count())?;
    (stretch.chars().count() >= shortest).then(|| stretch.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_part_without_markup_is_telling() {
        assert_eq!(telling("R&D 센터가 문을 엽니다", 8).as_deref(), Some("D 센터가 문을 엽니다"));
        assert_eq!(telling("채용", 8), None);
    }
}
