//! The card of X. Title, description and picture are taken from Open Graph; Slack and Discord read
//! the two labels.

use super::tags::Tags;
use super::{Matter, Page, Picture, Site};

/// How long the words for a picture may be, in characters.
const ALT: usize = 420;

/// Writes the tags of a page.
pub(super) fn write(tags: &mut Tags, site: &Site, page: &Page<'_>) {
    tags.name("twitter:card", if is_large(page) { "summary_large_image" } else { "summary" });
    let own = site.accounts.x.as_deref().unwrap_or_default();
    tags.name("twitter:site", own);
    let creator = match &page.matter {
        Matter::Story(story) if story.authors.is_empty() => own,
        // One is all that there is room for.
        Matter::Story(story) => {
            story.authors.iter().find_map(|author| author.accounts.x.as_deref()).unwrap_or_default()
        }
        Matter::Person(profile) => profile.person.accounts.x.as_deref().unwrap_or_default(),
        _ => "",
    };
    tags.name("twitter:creator", creator);
    if let Some(picture) = &page.picture {
        tags.name("twitter:image:alt", &shortened(&picture.alt));
    }
    let names = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    for ((label, data), (name, value)) in names.iter().zip(page.labels()) {
        tags.name(label, name);
        tags.name(data, value);
    }
}

/// Tells whether a page asks for the large picture.
pub(super) fn is_large(page: &Page<'_>) -> bool {
    page.picture.as_ref().is_some_and(is_wide)
}

/// Tells whether a picture fills a wide card: a portrait would lose the head.
fn is_wide(picture: &Picture) -> bool {
    picture
        .size
        .is_none_or(|(width, height)| width >= 300 && height >= 157 && u64::from(width) * 4 >= u64::from(height) * 5)
}

fn shortened(alt: &str) -> String {
    match alt.char_indices().nth(ALT) {
        None => alt.to_owned(),
        Some(_) => crate::body::text::summary(alt, ALT - 1),
    }
}
