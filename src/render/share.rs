//! The picture that other services show for a page: its card, or its cover where there are none.

use super::Renderer;
use crate::card::{HEIGHT, WIDTH};
use crate::edition::Cover;
use crate::plan::{Job, cards};

/// A picture with what share metadata must say of it.
pub(super) struct Picture {
    /// Its address, absolute and encoded.
    pub url: String,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
    /// Its media type, where it is known.
    pub media_type: Option<&'static str>,
    /// What it shows.
    pub alt: String,
}

/// Pictures that every service can show, by the ends of their names.
const SHOWN: &[(&str, &str)] =
    &[(".jpg", "image/jpeg"), (".jpeg", "image/jpeg"), (".png", "image/png"), (".webp", "image/webp")];

impl Renderer<'_> {
    /// Returns the picture for a page whose cover is `cover`.
    pub(super) fn picture(&self, job: &Job, cover: Option<&Cover>) -> Option<Picture> {
        if let Some(card) = &job.card {
            return Some(Picture {
                url: self.base().absolute(card),
                size: Some((WIDTH, HEIGHT)),
                media_type: Some("image/png"),
                alt: self.card_alt(job),
            });
        }
        let cover = cover?;
        let path = cover.url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let (_, media_type) = SHOWN.iter().find(|(end, _)| path.ends_with(end))?;
        Some(Picture {
            url: self.base().absolutise(&cover.url),
            size: cover.size,
            media_type: Some(media_type),
            alt: cover.alt.to_string(),
        })
    }

    /// Returns what a card shows, in words: its headline, and what sort of page it is for.
    fn card_alt(&self, job: &Job) -> String {
        let word = |lang: &crate::lang::Lang, name: &str| self.word(lang, name).to_owned();
        let headline = self.captions().of(&job.what, &word).map(|content| content.headline).unwrap_or_default();
        match cards::variant_word(self.edition, &job.what, &word) {
            sort if sort.is_empty() => headline,
            sort => format!("{headline} – {sort}"),
        }
    }
}
