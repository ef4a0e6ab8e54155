//! The picture that other services show for a page.

use super::Renderer;
use super::picture::Shown;
use crate::edition::Cover;
use crate::plan::Job;

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

impl Renderer<'_> {
    /// Returns the picture for a page whose cover is `cover`.
    pub(super) fn picture(&self, _job: &Job, cover: Option<&Cover>) -> Option<Picture> {
        let cover = cover?;
        let shown = self.shown(&cover.url);
        let (url, size) = shown.map_or((&*cover.url, cover.size), Shown::fallback);
        Some(Picture {
            url: self.base().absolutise(url),
            size,
            media_type: shown.map(|shown| shown.media_type),
            alt: cover.alt.to_string(),
        })
    }
}
