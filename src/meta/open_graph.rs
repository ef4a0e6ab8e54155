//! Open Graph: what Facebook, KakaoTalk, Naver, Slack and most others read for a link's card.
//!
//! `article:expiration_time` is not written: an edition carries no moment at which a story goes
//! away, so that nothing after the gate can tell one.

use super::locale::locale;
use super::tags::Tags;
use super::{Matter, Page, Picture, Site};

/// Writes the tags of a page.
pub(super) fn write(tags: &mut Tags, site: &Site, page: &Page<'_>, title: &str) {
    let kind = match page.matter {
        Matter::Story(_) => "article",
        Matter::Person(_) => "profile",
        _ => "website",
    };
    tags.property("og:type", kind);
    tags.property("og:title", title);
    tags.property("og:description", &page.brief());
    tags.property("og:url", &page.url);
    tags.property("og:site_name", &site.name);
    tags.property("og:locale", &locale(&site.lang).unwrap_or_default());
    for (lang, _) in page.versions.iter().filter(|(lang, _)| **lang != site.lang) {
        tags.property("og:locale:alternate", &locale(lang).unwrap_or_default());
    }
    if let Some(picture) = &page.picture {
        image(tags, picture);
    }
    match &page.matter {
        Matter::Story(story) => {
            let iso = |moment: crate::moment::Moment| moment.iso();
            tags.property("article:published_time", &story.date.map(iso).unwrap_or_default());
            tags.property("article:modified_time", &story.updated.map(iso).unwrap_or_default());
            for url in story.authors.iter().filter_map(|author| author.url.as_deref()) {
                tags.property("article:author", url);
            }
            tags.property("article:section", story.section.unwrap_or_default());
            for tag in &story.tags {
                tags.property("article:tag", tag);
            }
        }
        // `profile:first_name` would tear a Korean name apart.
        Matter::Person(profile) => tags.property("profile:username", profile.slug),
        _ => {}
    }
}

/// Writes a picture; what is said of it must follow its address.
fn image(tags: &mut Tags, picture: &Picture) {
    tags.property("og:image", &picture.url);
    if picture.url.starts_with("https://") {
        tags.property("og:image:secure_url", &picture.url);
    }
    tags.property("og:image:type", picture.media_type.unwrap_or_default());
    if let Some((width, height)) = picture.size {
        tags.property("og:image:width", &width.to_string());
        tags.property("og:image:height", &height.to_string());
    }
    tags.property("og:image:alt", &picture.alt);
}
