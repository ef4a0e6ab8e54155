//! Files that stories point at, and the addresses they are given.

use std::collections::BTreeSet;

use super::Media;
use super::assemble::Pictures;
use super::resolve::file;
use crate::config::Config;
use crate::diag::{Diag, Place};
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
