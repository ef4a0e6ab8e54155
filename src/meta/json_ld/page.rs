//! The page itself, the way to it, and the lists on it.

use super::node::{Node, object};
use super::{person, picture};
use crate::meta::{List, Matter, Page, Series, Site};

/// Writes the page.
pub(super) fn write(out: &mut String, site: &Site, page: &Page<'_>, title: &str) {
    object(out, |node| {
        node.text("@type", schema(page));
        node.joined("@id", &page.url, "#webpage");
        node.text("url", &page.url);
        node.text("name", title);
        node.text("description", &page.description);
        node.text("inLanguage", site.lang.as_str());
        node.at("isPartOf", &site.site_id, "");
        if has_trail(page) {
            node.at("breadcrumb", &page.url, "#breadcrumb");
        }
        match &page.matter {
            Matter::Story(story) => {
                if picture::any(page) {
                    node.at("primaryImageOfPage", &page.url, "#image");
                }
                node.text("datePublished", &story.date.map(|date| date.iso()).unwrap_or_default());
                node.text("dateModified", &story.updated.or(story.date).map(|date| date.iso()).unwrap_or_default());
                node.at("mainEntity", &page.url, "#article");
                return;
            }
            Matter::Plain(plain) => {
                node.text("datePublished", &plain.date.map(|date| date.iso()).unwrap_or_default());
                node.text("dateModified", &plain.updated.or(plain.date).map(|date| date.iso()).unwrap_or_default());
                node.text("license", site.licence.as_deref().unwrap_or_default());
                if plain.schema != "WebPage" {
                    node.at("about", &site.company_id, "");
                }
            }
            Matter::Front => node.at("about", &site.company_id, ""),
            Matter::Person(profile) => {
                node.many("mainEntity", [profile], |out, profile| person::write(out, site, page, profile));
                return; // the picture is the person's
            }
            Matter::List(list) => {
                if let Some(found) = &list.series {
                    node.node("about", |node| series(node, found));
                }
                if let Some(curator) = list.curator {
                    node.many("author", [curator], |out, curator| curator.write(out));
                }
                items(node, page, list);
            }
            Matter::Missing => {}
        }
        picture::of(node, "primaryImageOfPage", page);
    });
}

fn schema(page: &Page<'_>) -> &'static str {
    match &page.matter {
        Matter::Person(_) => "ProfilePage",
        Matter::List(_) => "CollectionPage",
        Matter::Plain(plain) => plain.schema,
        Matter::Front | Matter::Story(_) | Matter::Missing => "WebPage",
    }
}

/// Writes what stands on a list, in its order.
fn items(node: &mut Node<'_>, page: &Page<'_>, list: &List<'_>) {
    if list.items.is_empty() {
        return;
    }
    node.node("mainEntity", |node| {
        node.text("@type", "ItemList");
        node.joined("@id", &page.url, "#list");
        node.number("numberOfItems", list.count);
        let mut position = list.from;
        node.list("itemListElement", &list.items, |out, (name, url)| {
            object(out, |node| {
                node.text("@type", "ListItem");
                node.number("position", position);
                node.text("name", name);
                node.text("url", url);
            });
            position += 1;
        });
    });
}

/// Writes a series. Its `@id` is that of its page in the language.
pub(super) fn series(node: &mut Node<'_>, series: &Series<'_>) {
    node.text("@type", "CreativeWorkSeries");
    if let Some(url) = &series.url {
        node.joined("@id", url, "#series");
    }
    node.text("name", &series.title);
    node.text("url", series.url.as_deref().unwrap_or_default());
    node.text("inLanguage", series.lang.map_or("", |lang| lang.as_str()));
}

/// Tells whether there is a way to a page: all but the front page have one.
pub(super) fn has_trail(page: &Page<'_>) -> bool {
    !matches!(page.matter, Matter::Front) || page.number.is_some()
}

/// Writes the way from the front page to this one. The last step has no address: it is here.
pub(super) fn trail(out: &mut String, site: &Site, page: &Page<'_>, title: &str) {
    object(out, |node| {
        node.text("@type", "BreadcrumbList");
        node.joined("@id", &page.url, "#breadcrumb");
        let home = (site.name.as_str(), site.home.as_str());
        let above = page.trail.iter().map(|(name, url)| (&**name, url.as_str()));
        let here = (page.number.as_deref().unwrap_or(title), "");
        node.list(
            "itemListElement",
            [home].into_iter().chain(above).chain([here]).enumerate(),
            |out, (i, (name, url))| {
                object(out, |node| {
                    node.text("@type", "ListItem");
                    node.number("position", i + 1);
                    node.text("name", name);
                    node.text("item", url);
                });
            },
        );
    });
}
