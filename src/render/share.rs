//! The picture that other services show for a page.

use super::Renderer;
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
        Some(Picture {
            url: self.base().absolutise(&cover.url),
            size: cover.size,
            media_type: None,
            alt: cover.alt.to_string(),
        })
    }
}
