//! A story.

use super::node::{object, reference};
use super::{page, picture};
use crate::meta::{Page, Site, Story};

/// Writes the story of a page.
pub(super) fn write(out: &mut String, site: &Site, page: &Page<'_>, story: &Story<'_>) {
    object(out, |node| {
        node.text("@type", story.schema);
        node.joined("@id", &page.url, "#article");
        node.text("url", &page.url);
        node.at("mainEntityOfPage", &page.url, "#webpage");
        node.text("headline", page.title);
        node.text("alternativeHeadline", story.subtitle.unwrap_or_default());
        node.text("description", &page.description);
        picture::of(node, "image", page);
        node.text("datePublished", &story.date.map(|date| date.iso()).unwrap_or_default());
        node.text("dateModified", &story.updated.or(story.date).map(|date| date.iso()).unwrap_or_default());
        if story.authors.is_empty() {
            node.at("author", &site.company_id, "");
        }
        node.many("author", &story.authors, |out, author| author.write(out));
        node.at("publisher", &site.company_id, "");
        node.at("copyrightHolder", &site.company_id, "");
        if let Some(date) = story.date {
            node.number("copyrightYear", date.year().unsigned_abs().into());
        }
        node.text("license", site.licence.as_deref().unwrap_or_default());
        node.text("articleSection", story.section.unwrap_or_default());
        node.texts("keywords", story.tags.iter().copied());
        if story.words > 0 {
            node.number("wordCount", story.words);
        }
        node.text("inLanguage", site.lang.as_str());
        if !site.hidden {
            node.truth("isAccessibleForFree", true);
        }
        match &story.series {
            None => node.at("isPartOf", &site.site_id, ""),
            Some((series, part)) => {
                node.many("isPartOf", [Some(series), None], |out, one| match one {
                    Some(series) => object(out, |node| page::series(node, series)),
                    None => reference(out, &site.site_id, ""),
                });
                node.number("position", *part as usize);
            }
        }
        match &story.original {
            Some(original) => node.at("translationOfWork", original, "#article"),
            None => {
                let others = page.versions.iter().filter(|(lang, _)| **lang != site.lang);
                node.many("workTranslation", others, |out, (_, url)| reference(out, url, "#article"));
            }
        }
    });
}
