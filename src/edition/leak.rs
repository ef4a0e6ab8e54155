//! Proves that no finished byte names what is held.
//!
//! The types after the gate cannot name it; this looks whether somebody did all the same, in prose,
//! in a template or in free data.

use std::collections::HashSet;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::front::entries;
use super::gate::{Verdict, Viewpoint};
use crate::config::BaseUrl;
use crate::diag::{Diag, Place};
use crate::newsroom::Newsroom;
use crate::path::{OutPath, RelPath, UrlPath, decode};

/// A shorter headline may well stand in an innocent sentence.
const SHORTEST_TITLE: usize = 8;
/// The beginning of a text that nobody else writes by chance, in characters.
const LEAD: usize = 40;

/// What must be in no output.
pub struct Proof {
    search: Option<AhoCorasick>,
    canaries: Arc<[Canary]>,
    /// Addresses of held things, and their files.
    addresses: Arc<FxHashMap<UrlPath, RelPath>>,
    /// Addresses of everything else, if anything is held. What begins with one belongs to it.
    others: FxHashSet<UrlPath>,
}

/// A text that gives something away.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Canary {
    text: String,
    source: RelPath,
    /// The address that it is a form of.
    address: Option<UrlPath>,
}

impl Canary {
    fn new((text, source): (String, RelPath)) -> Self {
        Self { text, source, address: None }
    }
}

impl Proof {
    /// Collects what gives held things away: headlines, summaries, first sentences and addresses.
    ///
    /// What was public once (withdrawn, expired) may be named. `planned` are the addresses that follow from
    /// what is shown; `true` stands with those that only lead on. From `last`, if it seeks the same, what
    /// looks for it is taken.
    pub fn of<'p>(
        newsroom: &'p Newsroom,
        viewpoint: &Viewpoint,
        planned: impl Iterator<Item = (&'p UrlPath, bool)>,
        last: Option<&Self>,
    ) -> Self {
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
                    .map(|text| (text.to_owned(), source.clone())),
            );
        }
        canaries.extend(of_front(newsroom, viewpoint, is_held));
        innocent(&mut canaries, newsroom, |piece| verdict(piece).is_shown());
        let mut canaries: Vec<Canary> = canaries.into_iter().map(Canary::new).collect();
        let mut addresses: FxHashMap<UrlPath, RelPath> = FxHashMap::default();
        let (held, open): (Vec<_>, Vec<_>) = addressed(newsroom).partition(|(_, piece)| is_held(piece));
        let mut others: FxHashSet<UrlPath> = FxHashSet::default();
        if !held.is_empty() {
            let open = open.into_iter().map(|(url, _)| (url, false));
            let (leading, open): (Vec<_>, Vec<_>) = open.chain(planned).partition(|(_, leads)| *leads);
            others.extend(open.into_iter().map(|(url, _)| url.clone()));
            // Everything begins with `/`.
            let secret = |url: &UrlPath| url.as_str().len() > 1 && !others.contains(url);
            let held: Vec<_> = held.into_iter().filter(|(url, _)| secret(url)).collect();
            others.extend(leading.into_iter().map(|(url, _)| url.clone()));
            for (url, piece) in held {
                canaries.extend(forms(&newsroom.config.base, url).into_iter().map(|text| Canary {
                    text,
                    source: piece.source.clone(),
                    address: Some(url.clone()),
                }));
                addresses.insert(url.clone(), piece.source.clone());
            }
        }
        canaries.sort();
        canaries.dedup_by(|a, b| a.text == b.text);
        let search = match last.filter(|last| *last.canaries == *canaries) {
            Some(last) => last.search.clone(),
            None => (!canaries.is_empty())
                .then(|| AhoCorasick::new(canaries.iter().map(|canary| &canary.text)))
                .and_then(Result::ok),
        };
        Self { search, canaries: canaries.into(), addresses: Arc::new(addresses), others }
    }

    /// Returns the proof for a plan with other addresses, none of which is held: `gone` are no longer there,
    /// and `come` are.
    pub fn with_addresses<'p>(
        &self,
        gone: impl Iterator<Item = &'p UrlPath>,
        come: impl Iterator<Item = &'p UrlPath>,
    ) -> Self {
        let mut others = self.others.clone();
        if !self.addresses.is_empty() {
            for url in gone {
                others.remove(url);
            }
            others.extend(come.cloned());
        }
        let (search, canaries) = (self.search.clone(), self.canaries.clone());
        Self { search, canaries, addresses: self.addresses.clone(), others }
    }

    /// Tells whether another state of a thing, with other words in its text, is given away by the same.
    pub fn seeks_same(was: &crate::newsroom::Piece, is: &crate::newsroom::Piece) -> bool {
        lead_of(was) == lead_of(is) && summary_of(was) == summary_of(is)
    }

    /// Looks through one output.
    ///
    /// # Errors
    /// Says what was found, where, and which held file it comes from.
    pub fn check(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Diag> {
        let place = format!("/{path}");
        let named = || self.named(path.as_str().as_bytes()).or_else(|| self.named(bytes));
        let Some((text, source)) = self.owner(&place).or_else(named) else { return Ok(()) };
        Err(Diag::error("leak", format!("`{path}` would name what is held: `{text}`"))
            .at(Place::file(source))
            .hint("take the words out of the page that names them, or wait until the story is public"))
    }
}

impl Proof {
    /// Returns the held address that a place belongs to: the longest known one that it begins with.
    fn owner(&self, place: &str) -> Option<(&str, &RelPath)> {
        if self.addresses.is_empty() {
            return None;
        }
        for part in [place].into_iter().chain(folders(place)) {
            if let Some((held, source)) = self.addresses.get_key_value(part) {
                return Some((held.as_str(), source));
            }
            if self.others.contains(part) {
                return None;
            }
        }
        None
    }

    /// Returns the first text in `bytes` that gives something away.
    fn named(&self, bytes: &[u8]) -> Option<(&str, &RelPath)> {
        let search = self.search.as_ref()?;
        // All hits are looked for only where there is one.
        search.find(bytes)?;
        let hits = search.find_overlapping_iter(bytes);
        let mut found = hits.map(|hit| (&self.canaries[hit.pattern().as_usize()], &bytes[hit.end()..]));
        let (canary, _) = found.find(|(canary, after)| match &canary.address {
            Some(address) => self.is_whole(address.as_str(), after),
            None => true,
        })?;
        Some((&canary.text, &canary.source))
    }

    /// Tells whether what stands in a text is a held address, or below one, and not the beginning of the
    /// address of something else: `/page/` is not in `/page/2/` when that is a page of a list.
    fn is_whole(&self, address: &str, after: &[u8]) -> bool {
        let end = after.iter().position(|byte| byte.is_ascii_whitespace() || b"\"'<>\\?#&".contains(byte));
        let after = &after[..end.unwrap_or(after.len())];
        let Some(first) = after.first() else { return true };
        let in_a_name = first.is_ascii_alphanumeric() || b"-_~%".contains(first) || !first.is_ascii();
        if !address.ends_with('/') && in_a_name {
            return false;
        }
        let place = format!("{address}{}", decode(&String::from_utf8_lossy(after)));
        let alone = place.trim_end_matches(['.', ',', ';', ':', '!', ')', ']', '}']);
        let mut longer = [&*place, alone].into_iter().chain(folders(&place)).filter(|part| part.len() > address.len());
        !longer.any(|part| self.others.contains(part))
    }
}

/// Returns the folders that a place lies in, the innermost first.
fn folders(place: &str) -> impl Iterator<Item = &str> {
    place.rmatch_indices('/').map(|(at, _)| &place[..=at])
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
    secret.into_iter().map(|text| (text.to_owned(), front.source.clone())).collect()
}

/// Takes out what is no secret: a headline or a beginning that a shown thing has as well, to the letter.
fn innocent(
    canaries: &mut Vec<(String, RelPath)>,
    newsroom: &Newsroom,
    shown: impl Fn(&crate::newsroom::Piece) -> bool + Sync,
) {
    if canaries.is_empty() {
        return;
    }
    let secret: FxHashSet<&str> = canaries.iter().map(|(text, _)| text.as_str()).collect();
    let pieces: Vec<_> = newsroom.pieces().collect();
    let told = |piece: &&crate::newsroom::Piece| {
        let texts = [title_of(piece), lead_of(piece), summary_of(piece)].into_iter().flatten();
        texts.filter(|text| secret.contains(text)).map(str::to_owned).collect::<Vec<_>>()
    };
    let same: FxHashSet<String> =
        pieces.into_par_iter().filter(|piece| shown(piece)).flat_map_iter(|p| told(&p)).collect();
    canaries.retain(|(text, _)| !same.contains(text));
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

fn summary_of(piece: &crate::newsroom::Piece) -> Option<&str> {
    telling(&piece.summary, LEAD / 2)
}

fn title_of(piece: &crate::newsroom::Piece) -> Option<&str> {
    telling(&piece.title, SHORTEST_TITLE)
}

fn lead_of(piece: &crate::newsroom::Piece) -> Option<&str> {
    let text = if piece.body.lead.is_empty() { &piece.body.opening } else { &piece.body.lead };
    let end = text.char_indices().nth(LEAD).map_or(text.len(), |(end, _)| end);
    telling(&text[..end], LEAD / 2)
}

/// Returns the longest stretch of a text that stays the same when it is escaped, if it is long
/// enough to be telling.
fn telling(text: &str, shortest: usize) -> Option<&str> {
    let parts = text.split(|c: char| c.is_ascii() && b"&<>\"'\\/\n\t".contains(&(c as u8))).map(str::trim);
    let stretch = parts.max_by_key(|part| part.chars().count())?;
    (stretch.chars().count() >= shortest).then_some(stretch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_part_without_markup_is_telling() {
        assert_eq!(telling("R&D 센터가 문을 엽니다", 8), Some("D 센터가 문을 엽니다"));
        assert_eq!(telling("채용", 8), None);
    }
}
