//! Checks links and settings that were written as addresses: the plan must make them.

use rustc_hash::FxHashSet;

use super::Job;
use crate::config;
use crate::diag::{Diag, FieldPath, Place, Severity, suggest};
use crate::edition::{Edition, Link};
use crate::path::{RelPath, UrlPath};

/// How many dead links are told what may have been meant: it takes a look at every address.
const SUGGESTIONS: usize = 100;

/// Complains about every promised address that no job makes.
pub(super) fn check(edition: &Edition, jobs: &[Job], diags: &mut Vec<Diag>) {
    let made: FxHashSet<&str> = jobs.iter().map(|job| job.out.as_str()).collect();
    settings(edition, &made, diags);
    let promised = edition.pieces().flat_map(|piece| {
        let place = |i: usize| {
            let span = piece.body.references.get(i).map_or(0..0, |reference| reference.span.clone());
            Place::span(&piece.source, span)
        };
        let links = piece.links.iter().enumerate().filter_map(|(i, link)| Some((i, link.as_ref()?)));
        links.filter(|(_, link)| is_dead(link, &made)).map(move |(i, link)| (link, place(i)))
    });
    let notices = edition.fronts.iter().filter_map(|front| front.notice.as_ref());
    let of_notices = notices.filter_map(|notice| {
        let link = notice.link.as_ref().filter(|link| is_dead(link, &made))?;
        Some((link, Place::field(&notice.source, notice.field.key("link"))))
    });
    for (suggested, (link, place)) in promised.chain(of_notices).enumerate() {
        let Link::Promised(url, _) = link else { continue };
        let stories = edition.stories.iter().map(|story| story.permalink.as_str());
        let pages = edition.pages.iter().map(|page| page.permalink.as_str());
        let near = || suggest::did_you_mean(url.as_str(), stories.chain(pages));
        let hint = (suggested < SUGGESTIONS)
            .then(near)
            .flatten()
            .unwrap_or_else(|| "link to the file instead, `[words](../2026/name.md)`".to_owned());
        let severity = if edition.config.bare { Severity::Warning } else { Severity::Error };
        let message = format!("nothing of this site is at `{url}`");
        diags.push(Diag::error("link-dead", message).at(place).hint(hint).weighing(severity));
    }
}

/// Tells whether a link leads to an address that no job makes.
fn is_dead(link: &Link, made: &FxHashSet<&str>) -> bool {
    let Link::Promised(url, _) = link else { return false };
    let folder = format!("{}/index.html", url.as_str().trim_matches('/'));
    !made.contains(url.out().as_str()) && !made.contains(folder.as_str())
}

/// Complains about addresses of the settings that no job makes. Nobody reads them as a link, so they
/// are left out and the site is made.
fn settings(edition: &Edition, made: &FxHashSet<&str>, diags: &mut Vec<Diag>) {
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
