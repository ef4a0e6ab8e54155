//! The graph of schema.org: one for each page, with `@id`s that are the same on all pages.
//!
//! Nodes: the company, the site, the page, the way to it, and what the page is about. They point at
//! each other by `@id`; an `@id` is a name, so that there need be nothing at its fragment.

mod article;
mod company;
mod node;
mod page;
mod person;
mod picture;

pub use company::Company;
pub use person::Byline;

use super::tags::Tags;
use super::{Matter, Page, Site};

/// Writes the graph of a page.
pub(super) fn write(tags: &mut Tags, site: &Site, page: &Page<'_>, title: &str) {
    let out = tags.out();
    out.push_str("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[");
    out.push_str(&site.nodes);
    out.push(',');
    page::write(out, site, page, title);
    if page::has_trail(page) {
        out.push(',');
        page::trail(out, site, page, title);
    }
    if let Matter::Story(story) = &page.matter {
        out.push(',');
        article::write(out, site, page, story);
    }
    out.push_str("]}</script>\n");
}
