//! Proves that no finished byte names what is held.
//!
//! The types after the gate cannot name it; this looks whether somebody did all the same, in prose,
//! in a template or in free data.

use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;

use super::front::entries;
use super::gate::{Verdict, Viewpoint};
use crate::config::BaseUrl;
use crate::diag::{Diag, Place};
use crate::newsroom::Newsroom;
use crate::path::{OutPath, RelPath, UrlPath};

/// A shorter headline may well stand in an innocent sentence.
const SHORTEST_TITLE: usize = 8;
/// The beginning of a text that nobody else writes by chance, in characters.
const LEAD: usize = 40;

/// What must be in no output.
pub struct Proof {
    search: Option<AhoCorasick>,
    canaries: Vec<(String, RelPath)>,
    /// Addresses of held things, and their files.
    addresses: HashMap<String, RelPath>,
}

impl Proof {
    /// Collects what gives held things away: headlines, summaries, first sentences and addresses.
    ///
    /// What was public once (withdrawn, expired) may be named.
    pub fn of(newsroom: &Newsroom, viewpoint: &Viewpoint) -> Self {
        let verdict = |piece: &crate::newsroom::Piece| piece.clearance.verdict(viewpoint);
        let is_held =
            |piece: &crate::newsroom::Piece| matches!(verdict(piece), Verdict::Held { why, .. } if !why.was_public());
        let mut canaries: Vec<(String, RelPath)> = Vec::new();
        for piece in newsroom.pieces().filter(|piece| is_held(piece)) {
            let source = &piece.source;
            canaries.extend(
                title_of(piece)
                    .into_iter()
                    .chain(lead_of(piece))
                    .chain(summary_of(piece))
                    .map(|text| (text, source.clone())),
            );
        }
        let mut addresses: HashMap<String, RelPath> = HashMap::new();
        for (url, piece) in addressed(newsroom).filter(|(_, piece)| is_held(piece)) {
            canaries.extend(forms(&newsroom.config.base, url).into_iter().map(|text| (text, piece.source.clone())));
            addresses.insert(url.as_str().to_owned(), piece.source.clone());
        }
        canaries.extend(of_front(newsroom, viewpoint, is_held));
        innocent(&mut canaries, newsroom, |piece| verdict(piece).is_shown());
        canaries.sort();
        canaries.dedup_by(|a, b| a.0 == b.0);
        let search = (!canaries.is_empty())
            .then(|| AhoCorasick::new(canaries.iter().map(|(text, _)| text)))
            .and_then(Result::ok);
        let open: HashSet<&str> =
            addressed(newsroom).filter(|(_, piece)| !is_held(piece)).map(|(url, _)| url.as_str()).collect();
        addresses.retain(|address, _| address.len() > 1 && !open.contains(address.as_str()));
        Self { search, canaries, addresses }
    }

    /// Looks through one output.
    ///
    /// # Errors
    /// Says what was found, where, and which held file it comes from.
    pub fn check(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Diag> {
        let place = format!("/{path}");
        let folders = place.match_indices('/').map(|(at, _)| &place[..=at]);
        let lies_there = folders.chain([place.as_str()]).find_map(|folder| self.addresses.get_key_value(folder));
        let named = || {
            let search = self.search.as_ref()?;
            let found = search.find(path.as_str().as_bytes()).or_else(|| search.find(bytes))?;
            self.canaries.get(found.pattern().as_usize()).map(|(text, source)| (text, source))
        };
        let Some((text, source)) = lies_there.or_else(named) else { return Ok(()) };
        Err(Diag::error("leak", format!("`{path}` would name what is held: `{text}`"))
            .at(Place::file(source))
            .hint("take the words out of the page that names them, or wait until the story is public"))
    }
}

/// Returns what gives away what is not yet on the front page: sentences of those who made it, unless
/// a thing that is there already says the same.
fn of_front(
    newsroom: &Newsroom,
    viewpoint: &Viewpoint,
    is_held: impl Fn(&crate::newsroom::Piece) -> bool,
) -> Vec<(String, RelPath)> {
    let Some(front) = &newsroom.front else { return Vec::new() };
    let (mut told, mut secret) = (HashSet::new(), Vec::new());
    for entry in entries(newsroom) {
        let texts = entry.texts.iter().flat_map(|text| text.all()).filter_map(|text| telling(text, LEAD / 2));
        let versions = || newsroom.stories.iter().filter(|story| Some(story.group) == entry.group);
        let story_held = versions().any(|story| is_held(&story.piece))
            && !versions().any(|story| story.piece.clearance.verdict(viewpoint).is_shown());
        match entry.window.verdict(viewpoint) {
            Verdict::Held { why, .. } if !why.was_public() => secret.extend(texts),
            _ if story_held => secret.extend(texts),
            _ => told.extend(texts),
        }
    }
    secret.retain(|text| !told.contains(text));
    secret.into_iter().map(|text| (text, front.source.clone())).collect()
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
        same.extend(summary_of(piece));
    }
    canaries.retain(|(text, _)| !same.contains(text));
    // `/news/` held beside `/news/2026/` shown: the longer one would be found in it.
    let open: Vec<String> = addressed(newsroom)
        .filter(|(_, piece)| shown(piece))
        .flat_map(|(url, _)| forms(&newsroom.config.base, url))
        .collect();
    let Ok(search) = AhoCorasick::new(canaries.iter().map(|(text, _)| text)) else { return };
    let mut known = vec![false; canaries.len()];
    for address in &open {
        search.find_overlapping_iter(address).for_each(|hit| known[hit.pattern().as_usize()] = true);
    }
    let mut known = known.into_iter();
    canaries.retain(|_| !known.next().unwrap_or_default());
}

/// Returns everything with an address of its own.
fn addressed(newsroom: &Newsroom) -> impl Iterator<Item = (&UrlPath, &crate::newsroom::Piece)> {
    let stories = newsroom.stories.iter().map(|story| (&story.permalink, &story.piece));
    let pages = newsroom.pages.iter().map(|page| (&page.permalink, &page.piece));
    stories.chain(pages)
}

/// Returns an address as it stands in a page, a feed or a list of redirects. `/ai/` alone would be
/// found in `/tags/ai/`.
fn forms(base: &BaseUrl, url: &UrlPath) -> Vec<String> {
    let inside = base.href(url);
    let plain = format!("{}{url}", base.folder());
    let mut forms = vec![base.absolute(url), format!("{}{plain}", base.origin())];
    forms.extend([&inside, &plain].into_iter().flat_map(|path| [format!("\"{path}"), format!(" {path}")]));
    forms
}

fn summary_of(piece: &crate::newsroom::Piece) -> Option<String> {
    telling(&piece.summary, LEAD / 2)
}

fn title_of(piece: &crate::newsroom::Piece) -> Option<String> {
    telling(&piece.title, SHORTEST_TITLE)
}

fn lead_of(piece: &crate::newsroom::Piece) -> Option<String> {
    let text = if piece.body.lead.is_empty() { &piece.body.opening } else { &piece.body.lead };
    let lead: String = text.chars().take(LEAD).collect();
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
