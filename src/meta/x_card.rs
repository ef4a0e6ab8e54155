//! The card of X. Title, description and picture are taken from Open Graph; Slack and Discord read
//! the two labels.

use super::tags::Tags;
use super::{Matter, Page, Picture, Site};

/// How long the words for a picture may be, in characters.
const ALT: usize = 420;

/// Writes the tags of a page.
pub(super) fn write(tags: &mut Tags, site: &Site, page: &Page<'_>) {
    let large = page.picture.as_ref().is_some_and(is_wide);
    tags.name("twitter:card", if large { "summary_large_image" } else { "summary" });
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
    if let Matter::Story(story) = &page.matter {
        for ((label, data), (name, value)) in
            [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")].iter().zip(&story.labels)
        {
            tags.name(label, name);
            tags.name(data, value);
        }
    }
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
