//! Draws renditions: decodes a picture, turns it upright, makes it smaller and writes it again.

use std::collections::{HashSet, VecDeque};
use std::io::Cursor;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use ::image::metadata::Orientation;
use ::image::{DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage};
use ::webp::WebPConfig;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_encoder::{ColorType, SamplingFactor};

use super::{Form, Rendition, scaled, webp};
use crate::config::theme::Images;
use crate::diag::{Diag, Place};
use crate::edition::Media;
use crate::path::RelPath;
use crate::source::image::{Format, exif};
use crate::world::World;

/// How good lossy pictures are, of 100. Measured on photos: below this, skin and skies show steps.
const WEBP_QUALITY: f32 = 78.0;
const JPEG_QUALITY: u8 = 80;
/// How hard the WebP encoder tries, of 6.
const WEBP_METHOD: i32 = 4;
/// With so few colours a picture is drawn and not photographed: it may be smaller without loss.
const FEW_COLOURS: usize = 1024;
/// From so many pixels on only one picture is decoded at a time: it takes 100 MB and more.
const LARGE: u64 = 24_000_000;
/// The most memory that a decoder may ask for.
const MEMORY: u64 = 900 << 20;
/// The longest colour profile that is passed on; those for screens have a few kilobytes.
const PROFILE: usize = 256 << 10;

/// Draws renditions. Pictures that were decoded last are kept, in the largest width that is wanted,
/// so that the renditions of one file, which come one after the other, need it decoded once.
#[derive(Default)]
pub struct Darkroom {
    prints: Mutex<VecDeque<(RelPath, Slot)>>,
    large: Mutex<()>,
}

/// Nothing, where it cannot be decoded.
type Slot = Arc<OnceLock<Option<Print>>>;

/// A decoded picture, upright and in the largest width that is wanted.
struct Print {
    pixels: Pixels,
    /// Whether it is worth trying to write it without loss.
    is_flat: bool,
    profile: Option<Vec<u8>>,
}

struct Pixels {
    size: (u32, u32),
    kind: PixelType,
    bytes: Vec<u8>,
}

impl Darkroom {
    /// Draws a rendition of a file.
    ///
    /// # Errors
    /// Warns of a file that cannot be decoded.
    pub fn draw(
        &self,
        media: &Media,
        rendition: &Rendition,
        images: &Images,
        world: &dyn World,
    ) -> Result<Vec<u8>, Diag> {
        let slot = self.slot(&media.source);
        let print = slot.get_or_init(|| self.develop(media, images, world)).as_ref();
        print.and_then(|print| print.rendition(rendition)).ok_or_else(|| {
            // What decoders say of it helps nobody who has only the picture.
            Diag::warning("image-broken", format!("`{}` is damaged: not all of it can be read", media.source))
                .at(Place::file(&media.source))
                .hint("copy it again, or open it in an image program and save it; until then readers get it as it is")
        })
    }

    /// Returns the place of a picture, and drops the one that was asked for the longest ago.
    fn slot(&self, source: &RelPath) -> Slot {
        let mut prints = self.prints.lock().unwrap_or_else(PoisonError::into_inner);
        let found = prints.iter().position(|(known, _)| known == source).and_then(|at| prints.remove(at));
        let (source, slot) = found.unwrap_or_else(|| (source.clone(), Slot::default()));
        prints.push_back((source, slot.clone()));
        while prints.len() > rayon::current_num_threads() {
            prints.pop_front();
        }
        slot
    }

    fn develop(&self, media: &Media, images: &Images, world: &dyn World) -> Option<Print> {
        let picture = media.picture?;
        let (width, height) = picture.size?;
        let is_large = u64::from(width) * u64::from(height) > LARGE;
        let _alone = is_large.then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
        let bytes = world.read(&media.source).ok()?;
        let (image, profile) = decode(&bytes, picture.format)?;
        let turn = Orientation::from_exif(exif::orientation(picture.format, &bytes));
        drop(bytes);
        let turn = turn.unwrap_or(Orientation::NoTransforms);
        let is_flat = picture.format == Format::Png && has_few_colours(&image);
        let whole = Pixels::of(image);
        let wanted = images.widths.last().map_or(width, |largest| width.min(*largest));
        let upright = (wanted, scaled(height, wanted, width));
        let lies = matches!(
            turn,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        );
        // It is turned when it is small.
        let small = whole.resized(if lies { (upright.1, upright.0) } else { upright })?;
        Some(Print { pixels: small.turned(turn)?, is_flat, profile })
    }
}

/// Decodes a file; gives its colour profile with it, where that is for what was decoded.
fn decode(bytes: &[u8], format: Format) -> Option<(DynamicImage, Option<Vec<u8>>)> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        _ => return None,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    // Profiles for grey or for print say nothing of the colours that are written.
    let is_ours = |profile: &Vec<u8>| profile.len() <= PROFILE && profile.get(16..20) == Some(b"RGB ".as_slice());
    let profile = decoder.icc_profile().ok().flatten().filter(is_ours);
    let image = DynamicImage::from_decoder(decoder).ok()?;
    Some((image, profile))
}

/// Tells whether a picture has so few colours that it was drawn.
fn has_few_colours(image: &DynamicImage) -> bool {
    let mut colours = HashSet::new();
    let mut last = None;
    for (_, _, pixel) in image.pixels() {
        if last != Some(pixel) {
            last = Some(pixel);
            colours.insert(pixel);
            if colours.len() > FEW_COLOURS {
                return false;
            }
        }
    }
    true
}

impl Pixels {
    /// Takes the pixels of a picture, 8 bits a colour; without transparency where all is opaque.
    fn of(image: DynamicImage) -> Self {
        let size = (image.width(), image.height());
        if image.color().has_alpha() {
            let rgba = image.into_rgba8();
            if rgba.pixels().any(|pixel| pixel.0[3] != u8::MAX) {
                return Self { size, kind: PixelType::U8x4, bytes: rgba.into_raw() };
            }
            let opaque = DynamicImage::ImageRgba8(rgba).into_rgb8();
            return Self { size, kind: PixelType::U8x3, bytes: opaque.into_raw() };
        }
        Self { size, kind: PixelType::U8x3, bytes: image.into_rgb8().into_raw() }
    }

    fn resized(&self, size: (u32, u32)) -> Option<Self> {
        if size == self.size {
            return Some(Self { size, kind: self.kind, bytes: self.bytes.clone() });
        }
        let from = ImageRef::new(self.size.0, self.size.1, &self.bytes, self.kind).ok()?;
        let mut to = Image::new(size.0, size.1, self.kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&from, &mut to, &options).ok()?;
        Some(Self { size, kind: self.kind, bytes: to.into_vec() })
    }

    fn turned(self, turn: Orientation) -> Option<Self> {
        if turn == Orientation::NoTransforms {
            return Some(self);
        }
        let (width, height) = self.size;
        let mut image = if self.has_alpha() {
            RgbaImage::from_raw(width, height, self.bytes).map(DynamicImage::ImageRgba8)
        } else {
            RgbImage::from_raw(width, height, self.bytes).map(DynamicImage::ImageRgb8)
        }?;
        image.apply_orientation(turn);
        let size = (image.width(), image.height());
        Some(Self { size, kind: self.kind, bytes: image.into_bytes() })
    }

    fn has_alpha(&self) -> bool {
        self.kind == PixelType::U8x4
    }
}

impl Print {
    fn rendition(&self, rendition: &Rendition) -> Option<Vec<u8>> {
        let small;
        let pixels = if rendition.size == self.pixels.size {
            &self.pixels
        } else {
            small = self.pixels.resized(rendition.size)?;
            &small
        };
        match rendition.form {
            Form::WebP => self.webp(pixels),
            Form::Jpeg => self.jpeg(pixels),
            Form::Png => self.png(pixels),
        }
    }

    fn webp(&self, pixels: &Pixels) -> Option<Vec<u8>> {
        let (width, height) = pixels.size;
        let encoder = if pixels.has_alpha() {
            ::webp::Encoder::from_rgba(&pixels.bytes, width, height)
        } else {
            ::webp::Encoder::from_rgb(&pixels.bytes, width, height)
        };
        let encode = |lossless: bool| {
            let mut config = WebPConfig::new().ok()?;
            config.lossless = i32::from(lossless);
            config.quality = if lossless { 75.0 } else { WEBP_QUALITY };
            config.method = WEBP_METHOD;
            encoder.encode_advanced(&config).ok()
        };
        let mut best = encode(false)?;
        if self.is_flat || pixels.has_alpha() {
            let lossless = encode(true)?;
            if lossless.len() < best.len() {
                best = lossless;
            }
        }
        Some(match &self.profile {
            Some(profile) => webp::with(&best, &[(b"ICCP", profile)]),
            None => best.to_vec(),
        })
    }

    fn jpeg(&self, pixels: &Pixels) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut out, JPEG_QUALITY);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.set_progressive(true);
        encoder.set_optimized_huffman_tables(true);
        if let Some(profile) = &self.profile {
            encoder.add_icc_profile(profile).ok()?;
        }
        let side = |side: u32| u16::try_from(side).ok();
        // Only a picture whose head has no word of transparency comes here.
        let kind = if pixels.has_alpha() { ColorType::Rgba } else { ColorType::Rgb };
        encoder.encode(&pixels.bytes, side(pixels.size.0)?, side(pixels.size.1)?, kind).ok()?;
        Some(out)
    }

    fn png(&self, pixels: &Pixels) -> Option<Vec<u8>> {
        let mut info = png::Info::with_size(pixels.size.0, pixels.size.1);
        info.color_type = if pixels.has_alpha() { png::ColorType::Rgba } else { png::ColorType::Rgb };
        info.bit_depth = png::BitDepth::Eight;
        info.icc_profile = self.profile.as_deref().map(Into::into);
        let mut out = Vec::new();
        let encoder = png::Encoder::with_info(&mut out, info).ok()?;
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&pixels.bytes).ok()?;
        writer.finish().ok()?;
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;
    use crate::media::renditions;
    use crate::path::UrlPath;
    use crate::source::Sources;
    use crate::source::image::survey;
    use crate::world::MemoryWorld;

    /// A colour profile as far as anybody looks at it here.
    fn profile(space: &[u8; 4]) -> Vec<u8> {
        [&[0; 16][..], space, &[7; 108]].concat()
    }

    /// Red on the left, blue on the right, 16 by 8, as a JPEG that must be turned.
    fn jpeg(turn: u8, profile: &[u8]) -> Vec<u8> {
        let pixels: Vec<u8> = (0..16 * 8).flat_map(|i| if i % 16 < 8 { [220, 0, 0] } else { [0, 0, 220] }).collect();
        let mut out = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut out, 100);
        encoder.add_icc_profile(profile).expect("it fits");
        let exif =
            [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[turn], &[0; 6]].concat();
        encoder.add_app_segment(1, exif).expect("it fits");
        encoder.encode(&pixels, 16, 8, ColorType::Rgb).expect("pixels can be written");
        out
    }

    /// Draws all renditions of a file.
    fn drawn(name: &str, bytes: Vec<u8>, widths: &[u32]) -> Vec<(Rendition, Vec<u8>)> {
        let source = RelPath::new(&format!("content/{name}")).expect("a path");
        let mut world = MemoryWorld::default();
        world.put(source.as_str(), bytes);
        let nothing = Default::default();
        let pictures = survey(&world, &Sources::default(), &[source.clone()].into(), true, &nothing);
        let url = UrlPath::new(&format!("/media/{name}")).expect("an address");
        let media = Media { picture: pictures.get(&source).and_then(|seen| seen.picture), source, url };
        let images =
            Images { widths: widths.to_vec(), prose: String::new(), wide: String::new(), gallery: String::new() };
        let room = Darkroom::default();
        let draw = |made: Rendition| {
            let bytes = room.draw(&media, &made, &images, &world).expect("it can be drawn");
            (made, bytes)
        };
        renditions(&media, &images).into_iter().map(draw).collect()
    }

    fn decoded(bytes: &[u8]) -> DynamicImage {
        ::image::load_from_memory(bytes).expect("what was drawn can be decoded")
    }

    #[test]
    fn a_picture_stands_upright_in_all_eight_ways() {
        // Where the red half is, as EXIF says it.
        for (turn, red) in
            [(1, "left"), (2, "right"), (3, "right"), (4, "left"), (5, "top"), (6, "top"), (7, "bottom"), (8, "bottom")]
        {
            for (made, bytes) in drawn("a.jpg", jpeg(turn, &profile(b"RGB ")), &[16]) {
                let image = decoded(&bytes).into_rgb8();
                assert_eq!((image.width(), image.height()), made.size, "turn {turn}");
                assert_eq!(made.size, if turn > 4 { (8, 16) } else { (16, 8) }, "turn {turn}");
                let (right, bottom) = (image.width() - 1, image.height() - 1);
                let is_red = |x, y| image.get_pixel(x, y).0[0] > 128;
                let found = match (is_red(0, 0), is_red(right, 0), is_red(0, bottom)) {
                    (true, false, true) => "left",
                    (false, true, false) => "right",
                    (true, true, false) => "top",
                    _ => "bottom",
                };
                assert_eq!(found, red, "turn {turn}, {}", made.form.extension());
            }
        }
    }

    #[test]
    fn a_profile_for_screens_stays_and_another_goes() {
        for (space, stays) in [(b"RGB ", true), (b"GRAY", false), (b"CMYK", false)] {
            let profile = profile(space);
            for (made, bytes) in drawn("a.jpg", jpeg(1, &profile), &[4, 16]) {
                let has = bytes.windows(profile.len()).any(|part| part == profile);
                assert_eq!(has, stays, "{} {}", made.form.extension(), made.size.0);
                decoded(&bytes);
            }
        }
    }

    #[test]
    fn transparency_stays_and_opaque_pixels_need_none() {
        let png = |alpha: u8| {
            let pixels = RgbaImage::from_fn(16, 8, |x, _| ::image::Rgba([9, 99, 199, if x < 8 { alpha } else { 255 }]));
            let mut out = Cursor::new(Vec::new());
            pixels.write_to(&mut out, ImageFormat::Png).expect("pixels can be written");
            out.into_inner()
        };
        for (alpha, stays) in [(0, true), (255, false)] {
            let made = drawn("a.png", png(alpha), &[8, 16]);
            assert_eq!(made.iter().map(|(made, _)| made.form).collect::<Vec<_>>(), [Form::WebP, Form::WebP, Form::Png]);
            for (_, bytes) in made {
                let image = decoded(&bytes);
                assert_eq!(image.color().has_alpha(), stays);
                assert_eq!(image.to_rgba8().get_pixel(0, 0).0[3], alpha);
            }
        }
    }

    #[test]
    fn sixteen_bits_and_grey_are_drawn_in_eight_and_colour() {
        let grey = ::image::ImageBuffer::from_fn(16, 8, |x, _| ::image::Luma([x as u16 * 4000]));
        let mut out = Cursor::new(Vec::new());
        DynamicImage::ImageLuma16(grey).write_to(&mut out, ImageFormat::Png).expect("pixels can be written");
        for (_, bytes) in drawn("a.png", out.into_inner(), &[16]) {
            let [r, g, b] = decoded(&bytes).into_rgb8().get_pixel(15, 0).0;
            assert!(r > 200 && r.abs_diff(g) < 8 && g.abs_diff(b) < 8, "{r} {g} {b}");
        }
    }

    #[test]
    fn the_same_picture_is_drawn_as_the_same_bytes() {
        let all =
            || drawn("a.jpg", jpeg(6, &profile(b"RGB ")), &[4, 8, 16]).into_iter().map(|(_, bytes)| Digest::of(&bytes));
        assert_eq!(all().collect::<Vec<_>>(), all().collect::<Vec<_>>());
    }
}
