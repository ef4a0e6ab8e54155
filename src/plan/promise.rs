//! Checks links and settings that were written as addresses: the plan must make them.

use std::collections::HashSet;

use super::Job;
use crate::config;
use crate::diag::{Diag, FieldPath, Place, Severity, suggest};
use crate::edition::{Edition, Link};
use crate::path::{RelPath, UrlPath};

/// How many dead links are told what may have been meant: it takes a look at every address.
const SUGGESTIONS: usize = 100;

/// Complains about every promised address that no job makes.
pub(super) fn check(edition: &Edition, jobs: &[Job], diags: &mut Vec<Diag>) {
    let made: HashSet<&str> = jobs.iter().map(|job| job.out.as_str()).collect();
    settings(edition, &made, diags);
    let mut suggested = 0;
    for piece in edition.pieces() {
        for (i, link) in piece.links.iter().enumerate() {
            let Some(Link::Promised(url, _)) = link else { continue };
            let direct = url.out();
            let folder = format!("{}/index.html", url.as_str().trim_matches('/'));
            if made.contains(direct.as_str()) || made.contains(folder.as_str()) {
                continue;
            }
            let span = piece.body.references.get(i).map_or(0..0, |reference| reference.span.clone());
            let stories = edition.stories.iter().map(|story| story.permalink.as_str());
            let pages = edition.pages.iter().map(|page| page.permalink.as_str());
            suggested += 1;
            let near = || suggest::did_you_mean(url.as_str(), stories.chain(pages));
            let hint = (suggested <= SUGGESTIONS)
                .then(near)
                .flatten()
                .unwrap_or_else(|| "link to the file instead, `[words](../2026/name.md)`".to_owned());
            let severity = if edition.config.bare { Severity::Warning } else { Severity::Error };
            diags.push(
                Diag::error("link-dead", format!("nothing of this site is at `{url}`"))
                    .at(Place::span(&piece.source, span))
                    .hint(hint)
                    .weighing(severity),
            );
        }
    }
}

/// Complains about addresses of the settings that no job makes. Nobody reads them as a link, so they
/// are left out and the site is made.
fn settings(edition: &Edition, made: &HashSet<&str>, diags: &mut Vec<Diag>) {
    let organization = &edition.config.organization;
    for (key, path) in [("logo", &organization.logo), ("principles", &organization.principles)] {
        let Some(path) = path.as_deref().filter(|path| path.starts_with('/')) else { continue };
        if UrlPath::new(path).is_some_and(|url| made.contains(url.out().as_str())) {
            continue;
        }
        let file = RelPath::new(config::FILE).unwrap_or_else(|| unreachable!("a plain name"));
        diags.push(
            Diag::warning("link-dead", format!("nothing of this site is at `{path}`, so `{key}` is left out"))
                .at(Place::field(&file, FieldPath::root().key("organization").key(key)))
                .hint("write the address of a page, or of a file in `static/`, from the top of the site"),
        );
    }
}
