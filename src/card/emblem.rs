//! The newsroom's own mark, made ready to be drawn on cards.

use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use quick_xml::events::Event;
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use tiny_skia::{ColorU8, Pixmap, PixmapPaint, PremultipliedColorU8, Transform};

use super::photo::decode;
use crate::digest::Digest;

/// The side of the square that a mark is drawn in, in pixels.
pub(super) const SIDE: u32 = 33;
const NO_SVG: &str = "it is no SVG, PNG, JPEG or WebP that can be read";
/// How many elements of an SVG may lie in one another. No mark needs a tenth of it.
const DEEPEST: usize = 128;
/// Elements that cannot be drawn: for words there is no font that the reader's browser would take.
const PASSED_OVER: [(&str, &str); 3] = [
    ("text", "there are words in it, for which it names fonts: turn its letters into paths"),
    ("image", "there is another picture in it: save the whole as PNG"),
    ("foreignObject", "there is HTML in it: save the whole as PNG"),
];

/// A mark in the size in which cards show it.
#[derive(Clone, Debug)]
pub struct Emblem {
    /// Of the file.
    pub digest: Digest,
    picture: Pixmap,
}

impl Emblem {
    /// Reads an SVG, PNG, JPEG or WebP.
    ///
    /// # Errors
    /// Says why it cannot be drawn.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let picture = match image::guess_format(bytes) {
            Ok(_) => scaled(bytes).ok_or("it is damaged, or no picture that can be read")?,
            Err(_) => traced(std::str::from_utf8(bytes).map_err(|_| NO_SVG)?)?,
        };
        if picture.pixels().iter().all(|pixel| pixel.alpha() == 0) {
            return Err("nothing of it can be seen".to_owned());
        }
        Ok(Self { digest: Digest::of(bytes), picture })
    }

    /// Draws it.
    pub(super) fn paint(&self, sheet: &mut Pixmap, x: i32, y: i32) {
        let paint = PixmapPaint::default();
        sheet.draw_pixmap(x, y, self.picture.as_ref(), &paint, Transform::identity(), None);
    }
}

fn square() -> Pixmap {
    Pixmap::new(SIDE, SIDE).unwrap_or_else(|| unreachable!("a mark has a size"))
}

/// Draws an SVG.
fn traced(text: &str) -> Result<Pixmap, String> {
    look_through(text)?;
    // Nothing is fetched, and nothing is read from the disk.
    let resolver = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: resolver, ..Options::default() };
    let tree = Tree::from_str(text, &options).map_err(|_| NO_SVG)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let side = SIDE as f32;
    let scale = side / width.max(height);
    let (left, top) = ((side - width * scale) / 2.0, (side - height * scale) / 2.0);
    let mut picture = square();
    resvg::render(&tree, Transform::from_row(scale, 0.0, 0.0, scale, left, top), &mut picture.as_mut());
    Ok(picture)
}

/// Looks for what would be left out of a drawing without a word.
fn look_through(text: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0;
    loop {
        let event = reader.read_event().map_err(|_| NO_SVG)?;
        depth = match &event {
            Event::Start(_) => depth + 1,
            Event::End(_) => usize::saturating_sub(depth, 1),
            _ => depth,
        };
        let tag = match &event {
            Event::Eof => return Ok(()),
            Event::Start(tag) | Event::Empty(tag) => tag,
            _ => continue,
        };
        if depth > DEEPEST {
            return Err(format!("more than {DEEPEST} elements lie in one another"));
        }
        let name = tag.local_name();
        if let Some((_, why)) = PASSED_OVER.iter().find(|(passed, _)| passed.as_bytes() == name.as_ref()) {
            return Err((*why).to_owned());
        }
    }
}

/// Decodes a picture of pixels and makes it as small as it is shown.
fn scaled(bytes: &[u8]) -> Option<Pixmap> {
    let picture = decode(bytes).ok()?.into_rgba8();
    let (from_width, from_height) = picture.dimensions();
    let longest = f64::from(from_width.max(from_height));
    let part = |side: u32| ((f64::from(side) * f64::from(SIDE) / longest).round() as u32).clamp(1, SIDE);
    let (width, height) = (part(from_width), part(from_height));
    let source = Image::from_vec_u8(from_width, from_height, picture.into_raw(), PixelType::U8x4).ok()?;
    let mut target = Image::new(width, height, PixelType::U8x4);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(&source, &mut target, &options).ok()?;
    let mut made = square();
    let (left, top) = ((SIDE - width) / 2, (SIDE - height) / 2);
    let pixels = made.pixels_mut();
    for (row, line) in target.buffer().chunks_exact(width as usize * 4).enumerate() {
        let begin = (top as usize + row) * SIDE as usize + left as usize;
        for (to, from) in pixels[begin..].iter_mut().zip(line.chunks_exact(4)) {
            *to = premultiplied(from);
        }
    }
    Some(made)
}

fn premultiplied(pixel: &[u8]) -> PremultipliedColorU8 {
    ColorU8::from_rgba(pixel[0], pixel[1], pixel[2], pixel[3]).premultiply()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<Emblem, String> {
        let head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 32'>";
        Emblem::read(format!("{head}{inside}</svg>").as_bytes())
    }

    /// The colour in the middle of a place, as red, green, blue and how much of it.
    fn at(emblem: &Emblem, x: u32, y: u32) -> [u8; 4] {
        let colour = emblem.picture.pixel(x, y).expect("in the square").demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    }

    #[test]
    fn a_picture_that_is_no_square_stands_in_the_middle_of_one() {
        let wide = svg("<rect width='64' height='32' fill='#aa311a'/>").expect("a plain shape");
        assert_eq!(at(&wide, 16, 16), [0xaa, 0x31, 0x1a, 255]);
        assert_eq!((at(&wide, 16, 4)[3], at(&wide, 16, 28)[3]), (0, 0));
        let mut png = Vec::new();
        let pixels = image::RgbaImage::from_pixel(30, 90, image::Rgba([0xaa, 0x31, 0x1a, 255]));
        pixels.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).expect("PNG can be written");
        let high = Emblem::read(&png).expect("a plain picture");
        assert_eq!(at(&high, 16, 16), [0xaa, 0x31, 0x1a, 255]);
        assert_eq!((at(&high, 4, 16)[3], at(&high, 28, 16)[3]), (0, 0));
    }

    #[test]
    fn what_cannot_be_drawn_is_said() {
        let why = |emblem: Result<Emblem, String>| emblem.expect_err("it cannot be drawn");
        assert!(why(svg("<g><text>A</text></g>")).contains("words"));
        assert!(why(svg("<image href='/etc/hostname' width='9' height='9'/>")).contains("another picture"));
        assert_eq!(why(svg("")), "nothing of it can be seen");
        assert!(why(svg("<g>")).starts_with("it is no SVG"));
        assert!(why(Emblem::read(b"<p>not a picture</p>")).starts_with("it is no SVG"));
        assert!(why(Emblem::read(b"\xff\xfe")).starts_with("it is no SVG"));
        assert!(why(Emblem::read(b"\x89PNG\r\n\x1a\nand no more")).starts_with("it is damaged"));
        let deep = "<g>".repeat(200_000) + &"</g>".repeat(200_000);
        assert!(why(svg(&deep)).contains("in one another"));
        // A comment draws nothing and hides nothing.
        assert!(svg("<!-- <text> --><circle cx='9' cy='9' r='9'/>").is_ok());
    }
}
