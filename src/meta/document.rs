//! What HTML itself has for a page: title, description, canonical address, languages, robots,
//! authors, licence, feeds, icons.

use super::tags::Tags;
use super::{Facts, Feed, Matter, Page, Site};
use crate::lang::Lang;

/// Search engines may show large pictures and as many words as they like.
const ROBOTS: &str = "max-image-preview:large,max-snippet:-1,max-video-preview:-1";

/// A file that stands for the site in tabs and on home screens.
#[derive(Clone, Debug)]
pub struct Icon {
    /// `icon`, `apple-touch-icon`, `manifest`.
    pub rel: &'static str,
    /// Its address from the top.
    pub href: String,
    /// Its media type, or nothing.
    pub media_type: &'static str,
    /// `any` for one that fits every size, or nothing.
    pub sizes: &'static str,
}

/// Writes what comes first in every head.
pub(super) fn write(tags: &mut Tags, site: &Site, page: &Page<'_>, title: &str) {
    tags.title(&heading(site, page, title));
    if matches!(page.matter, Matter::Missing) {
        tags.name("robots", "noindex");
        return;
    }
    tags.name("description", &page.brief());
    tags.name("robots", if site.hidden { "noindex" } else { ROBOTS });
    tags.link("canonical", &page.url, &[]);
    languages(tags, &page.versions);
}

/// Returns the parts of `<title>`: the title and the site's name, which the front page has once.
pub(super) fn heading<'t>(site: &'t Site, page: &Page<'_>, title: &'t str) -> [&'t str; 3] {
    match page.matter {
        Matter::Front => [title, "", ""],
        _ => [title, " – ", &site.name],
    }
}

/// Writes the page in all its languages, itself included, as search engines want it. The first
/// one, in the order of the settings, is for readers of all others.
fn languages(tags: &mut Tags, versions: &[(&Lang, String)]) {
    if versions.len() < 2 {
        return;
    }
    for (lang, url) in versions {
        tags.link("alternate", url, &[("hreflang", lang.as_str())]);
    }
    tags.link("alternate", &versions[0].1, &[("hreflang", "x-default")]);
}

/// Writes who made a page and under which licence it stands.
pub(super) fn people(tags: &mut Tags, site: &Site, page: &Page<'_>) {
    match &page.matter {
        Matter::Story(story) => {
            for author in &story.authors {
                tags.name("author", &author.name);
                if let Some(url) = &author.url {
                    tags.link("author", url, &[]);
                }
            }
            for author in &story.authors {
                tags.name("fediverse:creator", author.accounts.fediverse.as_deref().unwrap_or_default());
            }
            if story.authors.is_empty() {
                tags.name("author", &site.company);
                tags.name("fediverse:creator", site.accounts.fediverse.as_deref().unwrap_or_default());
            }
        }
        Matter::Person(profile) => {
            for url in &profile.person.pages {
                tags.link("me", url, &[]);
            }
        }
        _ => {}
    }
    if let (Matter::Story(_) | Matter::Plain(_), Some(url)) = (&page.matter, &site.licence) {
        tags.link("license", url, &[]);
    }
}

/// Writes where a page can be subscribed to.
pub(super) fn feeds(tags: &mut Tags, feeds: &[Feed]) {
    for feed in feeds {
        tags.link("alternate", &feed.url, &[("type", feed.media_type), ("title", &feed.title)]);
    }
}

/// Writes what stands in every head.
pub(super) fn everywhere(facts: &Facts<'_>) -> String {
    let mut tags = Tags::default();
    feeds(&mut tags, &facts.feeds);
    for icon in &facts.icons {
        tags.link(icon.rel, &icon.href, &[("type", icon.media_type), ("sizes", icon.sizes)]);
    }
    // The ground of the page, so that the frame of a telephone's browser goes with it.
    let tokens = &facts.config.tokens;
    for (scheme, paper) in [("light", tokens.light.paper), ("dark", tokens.dark.paper)] {
        let media = format!("(prefers-color-scheme: {scheme})");
        tags.name_with("theme-color", &paper.to_string(), &[("media", &media)]);
    }
    let mut text = tags.finish();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Writes what stands in the heads of front pages: the company's pages elsewhere, which may point
/// back, and the signs by which search engines know the site.
pub(super) fn front(facts: &Facts<'_>) -> String {
    let mut tags = Tags::default();
    let organization = &facts.config.organization;
    let pages = organization.same_as.iter().cloned().chain(organization.accounts.x_page());
    let mut seen = Vec::new();
    for url in pages {
        if !seen.contains(&url) {
            tags.link("me", &url, &[]);
            seen.push(url);
        }
    }
    for (name, sign) in &facts.config.verification {
        tags.name(name, sign);
    }
    let mut text = tags.finish();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
