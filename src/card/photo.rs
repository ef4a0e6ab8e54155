//! Cuts a photo to its place in a card.

use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder as _, ImageReader};
use tiny_skia::Pixmap;

use super::{Photo, WIDTH};
use crate::diag::{Diag, Place};
use crate::sort::Area;
use crate::world::World;

/// Paints a photo over an area of whole pixels: as much of it as there can be, with its focus in it.
/// Tells whether it could: what is damaged leaves the ground as it is.
///
/// # Errors
/// Says which file cannot be read.
pub(super) fn paint(sheet: &mut Pixmap, photo: &Photo, area: Area, world: &dyn World) -> Result<bool, Diag> {
    let unreadable = |e: std::io::Error| {
        let message = format!("`{}` cannot be read: {e}", photo.source);
        Diag::error("file-unreadable", message).at(Place::file(&photo.source))
    };
    let bytes = world.read(&photo.source).map_err(unreadable)?;
    Ok(decode(&bytes).ok().and_then(|picture| cut(sheet, picture, photo.focus, area)).is_some())
}

/// Cuts a picture to the shape of an area and lays it there.
fn cut(sheet: &mut Pixmap, picture: DynamicImage, focus: (u8, u8), area: Area) -> Option<()> {
    let picture = picture.into_rgba8();
    let (width, height) = (area.width as u32, area.height as u32);
    let (from_width, from_height) = (f64::from(picture.width()), f64::from(picture.height()));
    let wanted = f64::from(width) / f64::from(height);
    let (cut_width, cut_height) = if from_width / from_height > wanted {
        (from_height * wanted, from_height)
    } else {
        (from_width, from_width / wanted)
    };
    let side =
        |whole: f64, part: f64, focus: u8| (whole * f64::from(focus) / 10.0 - part / 2.0).clamp(0.0, whole - part);
    let left = side(from_width, cut_width, focus.0);
    let top = side(from_height, cut_height, focus.1);
    let source = Image::from_vec_u8(picture.width(), picture.height(), picture.into_raw(), PixelType::U8x4).ok()?;
    let mut target = Image::new(width, height, PixelType::U8x4);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
        .crop(left, top, cut_width, cut_height);
    Resizer::new().resize(&source, &mut target, &options).ok()?;
    let (x, y) = (area.x as usize, area.y as usize);
    let data = sheet.data_mut();
    for (row, line) in target.buffer().chunks_exact(width as usize * 4).enumerate() {
        let begin = ((y + row) * WIDTH as usize + x) * 4;
        // What is transparent in the photo shows the ground.
        for (to, from) in data[begin..begin + line.len()].chunks_exact_mut(4).zip(line.chunks_exact(4)) {
            let alpha = u32::from(from[3]);
            for channel in 0..3 {
                let mixed = u32::from(from[channel]) * alpha + u32::from(to[channel]) * (255 - alpha);
                to[channel] = ((mixed + 127) / 255) as u8;
            }
            to[3] = 255;
        }
    }
    Some(())
}

/// Decodes a picture, the right way up.
pub(super) fn decode(bytes: &[u8]) -> image::ImageResult<DynamicImage> {
    let reader = ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format()?;
    let mut decoder = reader.into_decoder()?;
    let turn = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turn);
    Ok(picture)
}
