//! The picture that other services show for a page: its card, or its cover where there are none.

use super::Renderer;
use crate::card::{HEIGHT, WIDTH};
use crate::edition::Cover;
use crate::meta::Picture;
use crate::plan::Job;

impl Renderer<'_> {
    /// Returns the picture for a page whose cover is `cover`.
    pub(super) fn picture(&self, job: &Job, cover: Option<&Cover>) -> Option<Picture> {
        if let Some(card) = &job.card {
            return Some(Picture {
                url: self.base().absolute(card),
                size: Some((WIDTH, HEIGHT)),
                media_type: Some("image/png"),
                alt: self.card_alt(&job.what),
            });
        }
        let cover = cover?;
        let (url, size) = self.best_of(cover);
        let media_type = match known_type(&url) {
            Some(media_type) => Some(media_type?),
            None => None,
        };
        Some(Picture { url, size, media_type, alt: cover.alt.to_string() })
    }
}

/// Tells by its name what a picture is, and whether others show such pictures: `None` when the name
/// does not say, `Some(None)` for a sort that they do not show, such as SVG.
fn known_type(url: &str) -> Option<Option<&'static str>> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "webp" => Some("image/webp"),
        "gif" => Some("image/gif"),
        "svg" | "svgz" | "avif" | "heic" | "heif" | "jxl" | "bmp" | "ico" | "tif" | "tiff" | "pdf" => None,
        _ => return None,
    })
}
