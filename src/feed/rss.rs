//! RSS 2.0 with full text, as the RSS Advisory Board's profile has it.

use std::collections::BTreeMap;

use rss::extension::atom::{AtomExtension, Link};
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, ChannelBuilder, GuidBuilder, ItemBuilder};

use super::{Feed, Format, Item};
use crate::body::escaped;

/// RSS 2.0.
pub const FORMAT: Format = Format {
    name: "rss",
    about: "RSS 2.0 with the full text, for readers and portals",
    file: "rss.xml",
    media_type: "application/rss+xml",
    write,
};

fn write(feed: &Feed) -> Vec<u8> {
    let namespaces = [
        ("atom", "http://www.w3.org/2005/Atom"),
        ("content", "http://purl.org/rss/1.0/modules/content/"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let own = Link {
        href: feed.own.clone(),
        rel: "self".into(),
        mime_type: Some(FORMAT.media_type.into()),
        ..Link::default()
    };
    // The newest change of an item, not the hour of the build: the same sources give the same bytes.
    let changed = feed.items.iter().filter_map(|item| item.updated).max();
    let channel = ChannelBuilder::default()
        .namespaces(
            namespaces.map(|(name, uri)| (name.to_owned(), uri.to_owned())).into_iter().collect::<BTreeMap<_, _>>(),
        )
        .title(legal(&feed.title))
        .link(feed.link.clone())
        .description(legal(&feed.summary))
        .language(Some(feed.lang.to_string()))
        .copyright(Some(legal(&feed.rights)))
        .last_build_date(changed.map(|moment| moment.rfc2822()))
        .generator(Some("Masthead".to_owned()))
        .atom_ext(Some(AtomExtension { links: vec![own] }))
        .items(feed.items.iter().map(item).collect::<Vec<_>>())
        .build();
    let mut bytes = Vec::new();
    // Writing to memory fails only when memory does.
    if channel.pretty_write_to(&mut bytes, b' ', 0).is_err() {
        bytes.clear();
    }
    bytes.push(b'\n');
    bytes
}

fn item(item: &Item) -> rss::Item {
    let creators =
        DublinCoreExtension { creators: item.authors.iter().map(|a| legal(a)).collect(), ..Default::default() };
    let category = |name: &String| Category { name: legal(name), domain: None };
    ItemBuilder::default()
        .title(Some(legal(&item.title)))
        .link(Some(item.link.clone()))
        .guid(Some(GuidBuilder::default().value(item.link.clone()).permalink(true).build()))
        .pub_date(item.date.map(|date| date.rfc2822()))
        // Readers take this for HTML.
        .description((!item.summary.is_empty()).then(|| escaped(&legal(&item.summary))))
        .content(item.html.as_deref().map(legal))
        .categories(item.categories.iter().map(category).collect::<Vec<_>>())
        .dublin_core_ext((!item.authors.is_empty()).then_some(creators))
        .build()
}

/// Leaves out the control characters that XML 1.0 section 2.2 does not allow.
fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}
