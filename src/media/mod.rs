//! Pictures as readers get them: smaller copies of them, and originals that tell nothing private.
//!
//! A *rendition* is a copy of a picture in one width and one format. Which there are is decided
//! here, from what is known of the picture and what the theme wants; [`Darkroom`] draws them. The
//! *original* keeps its pixels and loses what the camera noted ([`original`]).

mod credit;
mod draw;
pub mod original;
mod webp;

use crate::config::theme::Images;
use crate::digest::Digest;
use crate::edition::Media;
use crate::path::UrlPath;
use crate::source::image::Picture;

pub use draw::Darkroom;

/// What stands for the way in which pictures are drawn. With another one, all are drawn again.
const MAKER: &[u8] = b"rendition 1";
/// The highest picture that WebP can hold, in pixels.
const HIGHEST: u32 = 16_383;
/// How much of a file's name stays, in bytes; disks take 255 with all that is put behind it.
const NAME: usize = 120;

/// The format of a rendition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Form {
    /// WebP, which nearly all readers get.
    WebP,
    /// JPEG, for the others.
    Jpeg,
    /// PNG, for the others where JPEG would spoil the picture.
    Png,
}

impl Form {
    /// Returns the end of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Returns the media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// A copy of a picture in one width and one format.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rendition {
    /// Its format.
    pub form: Form,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The digest of everything that it is made from.
    pub key: Digest,
    /// Its address, which holds a part of the digest.
    pub url: UrlPath,
}

/// Returns the renditions of a file, WebP first and the narrowest first; none where it goes out as
/// it is.
pub fn renditions(media: &Media, images: &Images) -> Vec<Rendition> {
    let Some(Picture { size: Some((width, height)), digest: Some(digest), not_for_jpeg, .. }) = media.picture else {
        return Vec::new();
    };
    let own = images.widths.last().map_or(width, |largest| width.min(*largest));
    let widths: Vec<u32> = images.widths.iter().copied().filter(|wanted| *wanted < own).chain([own]).collect();
    let fallback = if not_for_jpeg { Form::Png } else { Form::Jpeg };
    let all = widths.iter().map(|width| (Form::WebP, *width)).chain(fallbacks(&widths).map(|width| (fallback, width)));
    all.filter_map(|(form, wanted)| {
        let size = (wanted, scaled(height, wanted, width));
        (size.1 <= HIGHEST).then_some(())?;
        let key = Digest::of_parts(&[
            MAKER,
            digest.to_string().as_bytes(),
            form.extension().as_bytes(),
            // It is drawn from the picture in this width, so another largest width gives other pixels.
            &own.to_le_bytes(),
            &size.0.to_le_bytes(),
            &size.1.to_le_bytes(),
        ]);
        Some(Rendition { form, size, key, url: address(media, form, wanted, &key)? })
    })
    .collect()
}

/// Every second width from the largest down, the narrowest first. Old browsers, feed readers and
/// services that show a link get these: two are enough for them, and each would be a file more.
fn fallbacks(widths: &[u32]) -> impl Iterator<Item = u32> {
    widths.iter().copied().enumerate().filter(|(i, _)| (widths.len() - 1 - i).is_multiple_of(2)).map(|(_, width)| width)
}

/// Returns `side · wanted / width`, rounded, at least 1.
fn scaled(side: u32, wanted: u32, width: u32) -> u32 {
    let (side, wanted, width) = (u64::from(side), u64::from(wanted), u64::from(width.max(1)));
    u32::try_from((side * wanted + width / 2) / width).unwrap_or(u32::MAX).max(1)
}

/// Returns `/media/stories/photo.3f9a0b2c4d-800.webp`: beside the original, and another one whenever
/// the picture is another one.
fn address(media: &Media, form: Form, width: u32, key: &Digest) -> Option<UrlPath> {
    let folder = media.url.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
    let stem = media.source.stem();
    let cut = (0..=NAME.min(stem.len())).rev().find(|at| stem.is_char_boundary(*at)).unwrap_or(0);
    // `a.jpg` and `a.png` may be the same picture.
    let mark = Digest::of_parts(&[key.to_string().as_bytes(), media.source.extension().as_bytes()]).to_string();
    UrlPath::of(&format!("{folder}/{}.{}-{width}.{}", &stem[..cut], &mark[..10], form.extension()))
}

/// Tells whether a file can be published only after it was cleaned.
pub fn is_cleaned(media: &Media) -> bool {
    media.picture.is_some_and(|picture| picture.format.is_known())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::RelPath;
    use crate::source::image::Format;

    fn renditions_of(size: (u32, u32), not_for_jpeg: bool) -> Vec<Rendition> {
        let images = Images {
            widths: vec![400, 800, 1200, 1600],
            prose: String::new(),
            wide: String::new(),
            gallery: String::new(),
        };
        let source = RelPath::new("content/stories/photo.jpg").expect("a path");
        let digest = Some(Digest::of(b"bytes"));
        let picture = Picture { format: Format::Jpeg, size: Some(size), not_for_jpeg, digest };
        let url = UrlPath::new("/media/stories/photo.jpg").expect("an address");
        renditions(&Media { source, url, picture: Some(picture) }, &images)
    }

    #[track_caller]
    fn check(size: (u32, u32), not_for_jpeg: bool, expected: &str) {
        let found: Vec<String> = renditions_of(size, not_for_jpeg)
            .iter()
            .map(|made| format!("{} {}x{}", made.form.extension(), made.size.0, made.size.1))
            .collect();
        assert_eq!(found.join(", "), expected);
    }

    #[test]
    fn widths_are_those_of_the_theme_and_no_wider_than_the_picture() {
        check(
            (4032, 3024),
            false,
            "webp 400x300, webp 800x600, webp 1200x900, webp 1600x1200, jpg 800x600, jpg 1600x1200",
        );
        check((1000, 500), false, "webp 400x200, webp 800x400, webp 1000x500, jpg 400x200, jpg 1000x500");
        check((800, 100), true, "webp 400x50, webp 800x100, png 800x100");
        check((1, 1), false, "webp 1x1, jpg 1x1");
        check((2000, 1), false, "webp 400x1, webp 800x1, webp 1200x1, webp 1600x1, jpg 800x1, jpg 1600x1");
    }

    #[test]
    fn what_is_higher_than_webp_can_be_is_left_out() {
        check((1000, 40_000), false, "webp 400x16000, jpg 400x16000");
        check((10, 65_000), false, "");
    }

    #[test]
    fn an_address_lies_beside_the_original() {
        let made = &renditions_of((900, 600), false)[0];
        let url = made.url.as_str();
        assert!(url.starts_with("/media/stories/photo.") && url.ends_with("-400.webp"), "{url}");
        assert_eq!(url.len(), "/media/stories/photo.0123456789-400.webp".len());
    }
}
