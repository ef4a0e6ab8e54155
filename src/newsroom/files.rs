//! Files that stories point at, and the addresses they are given.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Media;
use super::assemble::Pictures;
use crate::body::Goal;
use crate::config::Config;
use crate::diag::{Diag, Place};
use crate::front::Front;
use crate::manuscript::Manuscript;
use crate::path::{RelPath, UrlPath, decode};
use crate::source::Sources;

/// Returns the files that manuscripts point at, with their addresses.
pub(super) fn media(
    config: &Config,
    reached: &BTreeSet<RelPath>,
    sources: &Sources,
    pictures: &Pictures,
) -> Vec<Media> {
    reached
        .iter()
        .filter_map(|source| {
            let fixed = source.below("static").filter(|_| !sources.media.contains_key(source));
            let url = match fixed {
                Some(below) => url_of(below)?,
                None => url_of(&format!("media/{}", source.below(&config.content)?))?,
            };
            Some(Media {
                picture: pictures.get(source).and_then(|seen| seen.picture),
                length: sources.file(source).map_or(0, |entry| entry.length),
                fixed: fixed.is_some(),
                source: source.clone(),
                url,
            })
        })
        .collect()
}

/// Returns the files of `static/` with their addresses.
pub(super) fn statics(sources: &Sources, diags: &mut Vec<Diag>) -> Vec<(RelPath, UrlPath)> {
    let mut statics = Vec::new();
    for (below, entry) in &sources.statics {
        match url_of(below.as_str()) {
            Some(url) => statics.push((entry.path.clone(), url)),
            None => diags.push(
                Diag::error("file-name", format!("`{}` has a name that cannot be an address", entry.path))
                    .at(Place::file(&entry.path))
                    .hint("rename it without `?`, `#`, `\\` and signs that do not print"),
            ),
        }
    }
    statics
}

/// Returns the file that a path of the front matter means. It is no address: a `%` is one.
pub(super) fn plain(config: &Config, source: &RelPath, written: &str, sources: &Sources) -> Option<RelPath> {
    let whole = source.beside(written).filter(|path| sources.media.contains_key(path));
    whole.or_else(|| file(config, source, written, sources))
}

/// Returns what keeps a file from having an address, where `target` names it letter for letter.
pub(super) fn unaddressed(source: &RelPath, target: &str, sources: &Sources) -> Option<char> {
    let is_there = |name: &str| source.beside(name).is_some_and(|path| sources.media.contains_key(&path));
    let decoded = decode(target);
    let name = [target, &*decoded].into_iter().find(|name| name.contains(['#', '?']) && is_there(name))?;
    name.chars().find(|c| matches!(c, '#' | '?'))
}

/// Returns the address of a file by its place below the top of the site.
pub(super) fn url_of(below: &str) -> Option<UrlPath> {
    UrlPath::of(&format!("/{below}"))
}

/// Returns the files that manuscripts and the front page point at, so that their sizes can be read.
pub fn reached(
    config: &Config,
    manuscripts: &[Arc<Manuscript>],
    front: Option<&Front>,
    sources: &Sources,
) -> BTreeSet<RelPath> {
    let of_front = front.into_iter().flat_map(|front| {
        let links = front.notices.iter().filter_map(|notice| notice.link.as_deref());
        links.filter_map(|target| file(config, &front.source, target, sources))
    });
    let of_manuscript = |manuscript: &Arc<Manuscript>| {
        let pictures = manuscript.front.cover.iter().chain(&manuscript.front.photo);
        let pictures = pictures.filter_map(|image| plain(config, &manuscript.source, &image.src, sources));
        let references = manuscript.body.references.iter().filter(|reference| reference.goal != Goal::Person);
        let named = references.filter_map(|reference| file(config, &manuscript.source, &reference.target, sources));
        pictures.chain(named).collect::<Vec<RelPath>>()
    };
    let found: Vec<Vec<RelPath>> = manuscripts.par_iter().map(of_manuscript).collect();
    // Many stories may show one picture.
    let found: FxHashSet<RelPath> = found.into_iter().flatten().collect();
    found.into_iter().chain(of_front).collect()
}

/// Returns the file of `content/` or `static/` that `target` means in `source`.
pub(super) fn file(config: &Config, source: &RelPath, target: &str, sources: &Sources) -> Option<RelPath> {
    if target.is_empty() || target.starts_with('#') || target.starts_with("//") || target.contains("://") {
        return None;
    }
    let path = decode(without_query(target).0);
    if path.starts_with('/') {
        let inside = config.base.inside(&path);
        // Mostly it is written as the file is called.
        if let Some(entry) = sources.statics.get(&inside[1..]) {
            return Some(entry.path.clone());
        }
        let below = RelPath::new(inside)?;
        if let Some(entry) = sources.statics.get(&below) {
            return Some(entry.path.clone());
        }
        if sources.media.is_empty() {
            return None;
        }
        let inside = RelPath::new(&format!("{}/{}", config.content, below.as_str()))?;
        return [inside, below].into_iter().find(|path| sources.media.contains_key(path));
    }
    if sources.media.is_empty() {
        return None;
    }
    let beside = source.beside(&path)?;
    sources.media.contains_key(&beside).then_some(beside)
}

/// Splits `a.md?x#y` into `a.md`, `?x` and `y`.
pub(super) fn without_query(target: &str) -> (&str, &str, Option<&str>) {
    let (rest, fragment) = match target.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (target, None),
    };
    let at = rest.find('?').unwrap_or(rest.len());
    (&rest[..at], &rest[at..], fragment)
}
