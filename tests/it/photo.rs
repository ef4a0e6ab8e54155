//! Pictures with pixels, made for a test, with what cameras and people put into them.
//!
//! Traits: `turn=6` says in EXIF how it must be turned; `private` adds a place, a camera, a small
//! picture within, comments and what an editor noted, all with the word `SECRET` in them, and beside
//! them an artist, a copyright and a credit; `clear` makes its left half transparent; `drawn` gives
//! it two colours; `filled` puts filling bytes before the first marker of a JPEG; `half` leaves out its second half; `damaged` spoils bytes of its pixels.

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::{DynamicImage, ImageFormat, RgbImage, Rgba, RgbaImage};

/// What a program notes about a picture as XMP.
const XMP: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description photoshop:Credit="Press office"
 exif:GPSLatitude="SECRET"><photoshop:City>SECRET</photoshop:City></rdf:Description></rdf:RDF></x:xmpmeta>"#;

/// Makes a picture in the format that its name asks for.
pub fn photo(path: &str, size: (u32, u32), traits: &[String]) -> Vec<u8> {
    let has = |name: &str| traits.iter().any(|known| known == name);
    let turn = traits.iter().find_map(|known| known.strip_prefix("turn=")).and_then(|turn| turn.parse().ok());
    let exif = exif(turn, has("private"));
    let image = pixels(size, has("clear"), has("drawn"));
    let mut bytes = match path.rsplit('.').next() {
        Some("jpg" | "jpeg") => jpeg(&image, exif.as_deref(), has("private")),
        Some("png") => png(&image, exif.as_deref(), has("private")),
        Some("webp") => webp(&image),
        other => panic!("no picture is made as {other:?}"),
    };
    if has("damaged") {
        let at = bytes.len() / 2;
        bytes[at..at + 64].iter_mut().for_each(|byte| *byte = byte.wrapping_mul(7) & 0x7f);
    }
    if has("filled") {
        bytes.splice(2..2, [0xff, 0xff]);
    }
    if has("half") {
        bytes.truncate(bytes.len() / 2);
    }
    bytes
}

/// A sky over a field, with a little noise, so that nothing of it is flat; or two colours.
fn pixels((width, height): (u32, u32), clear: bool, drawn: bool) -> DynamicImage {
    let mut noise = 7_u32;
    let image = RgbImage::from_fn(width, height, |x, y| {
        if drawn {
            return image::Rgb(if x / 8 % 2 == y / 8 % 2 { [255, 255, 255] } else { [20, 60, 120] });
        }
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (noise >> 29) as u8;
        let down = (y * 160 / height) as u8;
        image::Rgb([40 + down + grain, 90 + down / 2 + grain, 200 - down + grain])
    });
    if !clear {
        return image.into();
    }
    RgbaImage::from_fn(width, height, |x, y| {
        let [r, g, b] = image.get_pixel(x, y).0;
        Rgba([r, g, b, if x < width / 2 { 0 } else { 255 }])
    })
    .into()
}

fn exif(turn: Option<u16>, private: bool) -> Option<Vec<u8>> {
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let text = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let mut fields: Vec<Field> =
        turn.into_iter().map(|turn| field(Tag::Orientation, Value::Short(vec![turn]))).collect();
    if private {
        let degrees = Value::Rational([37, 30, 0].map(|num| Rational { num, denom: 1 }).to_vec());
        fields.extend([
            field(Tag::Artist, text("Kim Seoyeon")),
            field(Tag::Copyright, text("Haneul Industries")),
            field(Tag::Model, text("SECRET camera")),
            field(Tag::BodySerialNumber, text("SECRET number")),
            field(Tag::GPSLatitudeRef, text("N")),
            field(Tag::GPSLatitude, degrees),
            field(Tag::GPSAreaInformation, Value::Undefined(b"SECRET place".to_vec(), 0)),
        ]);
    }
    if fields.is_empty() {
        return None;
    }
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    if private {
        writer.set_jpeg(b"\xff\xd8SECRET small picture\xff\xd9", In::THUMBNAIL);
    }
    let mut out = std::io::Cursor::new(Vec::new());
    writer.write(&mut out, true).expect("these fields can be written");
    Some(out.into_inner())
}

fn jpeg(image: &DynamicImage, exif: Option<&[u8]>, private: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, 90);
    let mut add = |number, data: Vec<u8>| encoder.add_app_segment(number, data).expect("it fits into a segment");
    if let Some(exif) = exif {
        add(1, [b"Exif\0\0", exif].concat());
    }
    if private {
        add(1, [b"http://ns.adobe.com/xap/1.0/\0", XMP.as_bytes()].concat());
        add(
            13,
            b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x17\x1c\x02\x78\0\x03Sky\x1c\x02\x5a\0\x0aSECRETcity\0".to_vec(),
        );
        add(2, b"MPF\0SECRET second picture".to_vec());
        add(9, b"SECRET maker".to_vec());
    }
    let size = (image.width() as u16, image.height() as u16);
    let rgb = image.to_rgb8();
    encoder.encode(&rgb, size.0, size.1, jpeg_encoder::ColorType::Rgb).expect("pixels can be written");
    if private {
        out.splice(2..2, b"\xff\xfe\0\x10SECRET comment".iter().copied());
        out.extend(b"SECRET film behind the end");
    }
    out
}

fn png(image: &DynamicImage, exif: Option<&[u8]>, private: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut info = png::Info::with_size(image.width(), image.height());
    let alpha = image.color().has_alpha();
    info.color_type = if alpha { png::ColorType::Rgba } else { png::ColorType::Rgb };
    info.bit_depth = png::BitDepth::Eight;
    info.exif_metadata = exif.map(|exif| exif.to_vec().into());
    if private {
        let mut text = |name: &str, text: &str| {
            info.uncompressed_latin1_text.push(png::text_metadata::TEXtChunk::new(name, text));
        };
        text("Author", "Kim Seoyeon");
        text("Software", "SECRET program");
        info.utf8_text.push(png::text_metadata::ITXtChunk::new("XML:com.adobe.xmp", XMP));
    }
    let mut writer =
        png::Encoder::with_info(&mut out, info).and_then(png::Encoder::write_header).expect("a plain head");
    writer.write_image_data(image.as_bytes()).expect("pixels can be written");
    writer.finish().expect("an end can be written");
    if private {
        out.extend(b"SECRET behind the end");
    }
    out
}

fn webp(image: &DynamicImage) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image.write_to(&mut out, ImageFormat::WebP).expect("pixels can be written");
    out.into_inner()
}
