//! What can be known of a picture without decoding it: format, true size, transparency, digest.

pub mod exif;
pub mod parts;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Sources, UNREADABLE};
use crate::diag::{Diag, Place};
use crate::digest::Digest;
use crate::path::RelPath;
use crate::world::{Entry, World};

/// How much of a file is read before all of it is: cameras put a preview before the size.
const HEAD: u64 = 64 << 10;
/// How much of a file is searched for a size.
const SEARCHED: u64 = 64 << 20;
/// More pixels than any camera makes: such a file is meant to exhaust a reader's memory.
const PIXELS: u64 = 200_000_000;
/// The most pixels from which smaller pictures are made: more would not fit beside the rest.
const DRAWN: u64 = 100_000_000;

/// A PNG with a byte for so many pixels was drawn: a photo needs more than one for each.
const FLAT: u64 = 3;

/// The sort of file a picture is, by its first bytes and not by its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// GIF.
    Gif,
    /// AVIF.
    Avif,
    /// HEIC, as telephones write it.
    Heic,
    /// TIFF.
    Tiff,
    /// Another one.
    Other,
}

/// Formats with their names and the extensions of their files, the usual one first.
const FORMATS: &[(Format, &str, &[&str])] = &[
    (Format::Jpeg, "JPEG", &["jpg", "jpeg", "jpe", "jfif"]),
    (Format::Png, "PNG", &["png", "apng"]),
    (Format::WebP, "WebP", &["webp"]),
    (Format::Gif, "GIF", &["gif"]),
    (Format::Avif, "AVIF", &["avif"]),
    (Format::Heic, "HEIC", &["heic", "heif"]),
    (Format::Tiff, "TIFF", &["tif", "tiff"]),
];

/// What is known of a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The sort of file.
    pub format: Format,
    /// Width and height in pixels as people see it, turned as its EXIF asks for.
    pub size: Option<(u32, u32)>,
    /// Whether JPEG would spoil it: parts may be transparent, or it was drawn and has flat colours.
    pub not_for_jpeg: bool,
    /// The digest of the file, if smaller pictures are to be made from it.
    pub digest: Option<Digest>,
}

impl Format {
    /// Tells the format of a file by its first bytes.
    pub fn of(head: &[u8]) -> Self {
        let brand = head.get(4..12).filter(|_| head.get(4..8) == Some(b"ftyp".as_slice())).map(|box_| &box_[4..]);
        match head {
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            _ if head.starts_with(parts::PNG) => Self::Png,
            _ if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP".as_slice()) => Self::WebP,
            _ if head.starts_with(b"GIF8") => Self::Gif,
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Self::Tiff,
            _ => match brand {
                Some(b"avif" | b"avis") => Self::Avif,
                Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1") => Self::Heic,
                _ => Self::Other,
            },
        }
    }

    /// Returns its name.
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|(format, ..)| *format == self).map_or("another format", |(_, name, _)| name)
    }

    /// Tells whether it is one whose parts we know: it can be cleaned and made smaller.
    pub fn is_known(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::WebP)
    }
}

/// A file that was looked at.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The file as it was listed, if it was.
    entry: Option<Entry>,
    /// Whether it was looked at as one from which smaller ones are made.
    drawn: bool,
    /// What is known of it, if it is a picture.
    pub picture: Option<Picture>,
    /// What is wrong with it.
    pub diags: Vec<Diag>,
}

impl Seen {
    /// Looks at a file.
    fn of(world: &dyn World, path: &RelPath, entry: Option<&Entry>, drawn: bool) -> Self {
        let mut diags = Vec::new();
        let picture = Look { world, path, diags: &mut diags }.picture(drawn).unwrap_or_else(|diag| {
            diags.push(diag);
            None
        });
        Self { entry: entry.cloned(), drawn, picture, diags }
    }

    /// Tells whether another look would show the same.
    fn is_of(&self, entry: Option<&Entry>, drawn: bool) -> bool {
        let same = self.entry.as_ref().zip(entry).is_some_and(|(before, now)| now.has_bytes_of(before));
        // What could not be read is tried again.
        same && self.drawn == drawn && !self.diags.iter().any(|diag| diag.rule == UNREADABLE)
    }
}

/// Looks at all files in `paths` that are pictures. With `drawn`, smaller ones will be made from
/// them: they are read to their end, for a digest and for a look whether the end is there. What is in
/// `known` and has not changed since is not looked at again.
pub fn survey(
    world: &dyn World,
    sources: &Sources,
    paths: &BTreeSet<RelPath>,
    drawn: bool,
    known: &BTreeMap<RelPath, Seen>,
) -> BTreeMap<RelPath, Seen> {
    let look = |path: &RelPath| {
        let entry = sources.file(path);
        let seen = known.get(path).filter(|seen| seen.is_of(entry, drawn)).cloned();
        (path.clone(), seen.unwrap_or_else(|| Seen::of(world, path, entry, drawn)))
    };
    paths.par_iter().map(look).collect()
}

fn unmeasured(format: Format) -> Picture {
    Picture { format, size: None, not_for_jpeg: false, digest: None }
}

struct Look<'l> {
    world: &'l dyn World,
    path: &'l RelPath,
    diags: &'l mut Vec<Diag>,
}

impl Look<'_> {
    fn picture(&mut self, drawn: bool) -> Result<Option<Picture>, Diag> {
        let path = self.path;
        // What lies in `static/` is published as it is.
        let drawn = drawn && path.below("static").is_none();
        let extension = path.extension();
        let named = FORMATS.iter().find(|(.., extensions)| extensions.contains(&&*extension));
        let is_image = named.is_some() || matches!(&*extension, "bmp" | "ico" | "jxl");
        let head = self.read(if is_image { HEAD } else { 16 })?;
        let format = Format::of(&head);
        if !is_image && !format.is_known() {
            return Ok(None);
        }
        let head = if is_image { head } else { self.read(HEAD)? };
        let is_whole = (head.len() as u64) < HEAD;
        let all = if is_whole || !format.is_known() || !(drawn || format == Format::WebP) {
            None
        } else {
            Some(self.read(u64::MAX)?)
        };
        let bytes = all.as_ref().unwrap_or(&head);
        let size = match imagesize::blob_size(bytes) {
            Ok(found) => found,
            // What browsers do not show anyway is not called broken.
            Err(_) if matches!(format, Format::Heic | Format::Tiff) => return Ok(Some(unmeasured(format))),
            Err(_) => match self.measured(format, bytes, !is_whole && all.is_none())? {
                Some(found) => found,
                // It goes out without a size, and it is cleaned all the same.
                None if format.is_known() => {
                    self.diags.push(self.broken());
                    return Ok(Some(unmeasured(format)));
                }
                // A rule complains of it wherever it is shown.
                None if format == Format::Other && path.below("static").is_none() => {
                    return Ok(Some(unmeasured(format)));
                }
                None => return Err(self.broken()),
            },
        };
        let pixels = size.width as u64 * size.height as u64;
        if pixels > PIXELS {
            let message =
                format!("`{path}` says it has {} × {} pixels, more than any camera makes", size.width, size.height);
            return Err(Diag::error("image-size", message)
                .at(Place::file(path))
                .hint("save it again with at most 20,000 pixels on its longer side"));
        }
        if let Some((_, name, extensions)) = FORMATS.iter().find(|(known, ..)| *known == format)
            && !extensions.contains(&&*extension)
        {
            self.warn("image-name", format!("`{path}` is a {name} by what is in it"), || {
                format!("rename it to `{}.{}`, and mend what points at it", path.stem(), extensions[0])
            });
        }
        let turned = exif::orientation(format, bytes) > 4;
        let (width, height) = (size.width as u32, size.height as u32);
        let size = if turned { (height, width) } else { (width, height) };
        let traits = parts::traits(format, bytes);
        if traits.is_for_print {
            self.warn("image-for-print", format!("`{path}` has the colours of print (CMYK)"), || {
                "save it as an sRGB JPEG: screens show these colours each in their own way".to_owned()
            });
        }
        let mut drawn = drawn && format.is_known() && !traits.moves && pixels > 0;
        if drawn && pixels > DRAWN {
            self.warn("image-large", format!("`{path}` has {} million pixels", pixels / 1_000_000), || {
                "save it with at most 10,000 pixels on its longer side: as it is, all readers load the whole of it"
                    .to_owned()
            });
            drawn = false;
        }
        if drawn && !parts::is_whole(format, bytes) {
            self.warn("image-broken", format!("`{path}` breaks off before its end"), || {
                "copy it again from where it came".to_owned()
            });
            drawn = false;
        }
        Ok(Some(Picture {
            format,
            size: (pixels > 0).then_some(size),
            not_for_jpeg: traits.has_alpha || format == Format::Png && (bytes.len() as u64) < pixels / FLAT,
            digest: drawn.then(|| Digest::of(bytes)),
        }))
    }

    /// Measures what is not to be measured at first sight, with more of the file if there is more.
    fn measured(&self, format: Format, head: &[u8], goes_on: bool) -> Result<Option<imagesize::ImageSize>, Diag> {
        let more = if goes_on { Some(self.read(SEARCHED)?) } else { None };
        let bytes = more.as_deref().unwrap_or(head);
        let found = more.as_ref().and_then(|bytes| imagesize::blob_size(bytes).ok());
        let own = || {
            let (width, height) = parts::jpeg_size(bytes).filter(|_| format == Format::Jpeg)?;
            Some(imagesize::ImageSize { width, height })
        };
        Ok(found.or_else(own))
    }

    fn read(&self, limit: u64) -> Result<Vec<u8>, Diag> {
        let path = self.path;
        let read = if limit == u64::MAX { self.world.read(path) } else { self.world.head(path, limit) };
        read.map_err(|e| Diag::error(UNREADABLE, format!("`{path}` cannot be read: {e}")).at(Place::file(path)))
    }

    fn warn(&mut self, rule: &'static str, message: String, hint: impl Fn() -> String) {
        self.diags.push(Diag::warning(rule, message).at(Place::file(self.path)).hint(hint()));
    }

    fn broken(&self) -> Diag {
        Diag::warning("image-broken", format!("`{}` is not the image its name says", self.path))
            .at(Place::file(self.path))
            .hint("open it in an image program and save it again")
    }
}
