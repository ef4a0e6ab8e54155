//! Cleans originals: the pixels stay as they are, what a camera or a telephone noted goes.
//!
//! Kept is what is known to be needed, not left out what is known to be private: a part that
//! nobody has heard of is no part of a published picture.

use super::credit::Credit;
use super::webp;
use crate::source::image::Format;
use crate::source::image::parts::{self, PNG, Part};

/// Chunks of a PNG that say how it looks, and those of one that moves.
const SHOWN: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
    b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];
/// How XMP begins in a JPEG.
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
/// The longest segment of a JPEG without its marker.
const SEGMENT: usize = 65_533;

/// Returns a file without the place where it was taken and everything else that is private; one
/// that is no picture we know comes back as it is.
pub fn clean(bytes: Vec<u8>) -> Vec<u8> {
    match Format::of(&bytes) {
        Format::Jpeg => jpeg(&bytes),
        Format::Png => png(&bytes),
        Format::WebP => webp(&bytes),
        _ => bytes,
    }
}

fn jpeg(bytes: &[u8]) -> Vec<u8> {
    let (segments, is_whole) = parts::jpeg(bytes);
    let of = |marker, head: &[u8]| {
        let found = segments.iter().find_map(|part| part.data.strip_prefix(head).filter(|_| part.marker() == marker));
        found.map(<[u8]>::to_vec)
    };
    let (xmp, iptc) = (of(0xe1, XMP), of(0xed, b"Photoshop 3.0\0"));
    let credit = Credit::of(Format::Jpeg, bytes, xmp.as_deref(), iptc.as_deref(), &[]);
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xff, 0xd8]);
    if let Some(head) = segments.iter().find(|part| part.marker() == 0xe0 && part.data.starts_with(b"JFIF\0")) {
        // The density of its pixels stays, a small picture within it goes.
        let mut jfif = head.data.get(..12).unwrap_or(b"JFIF\0\x01\x01\0\0\x01\0\x01").to_vec();
        jfif.extend([0, 0]);
        segment(&mut out, 0xe0, &[&jfif]);
    }
    if let Some(exif) = credit.exif() {
        segment(&mut out, 0xe1, &[b"Exif\0\0", &exif]);
    }
    if let Some(xmp) = credit.xmp() {
        segment(&mut out, 0xe1, &[XMP, xmp.as_bytes()]);
    }
    for part in &segments {
        let stays = match part.marker() {
            0xe2 => part.data.starts_with(b"ICC_PROFILE\0"),
            0xee => part.data.starts_with(b"Adobe"),
            0xe0..=0xfe => false,
            _ => true,
        };
        if stays {
            out.extend(part.whole);
        }
    }
    if is_whole {
        out.extend([0xff, 0xd9]);
    }
    out
}

/// Writes a segment of a JPEG; one that would be too long is left out.
fn segment(out: &mut Vec<u8>, marker: u8, data: &[&[u8]]) {
    let length: usize = data.iter().map(|part| part.len()).sum();
    if let Some(length) = u16::try_from(length + 2).ok().filter(|_| length <= SEGMENT) {
        out.extend([0xff, marker]);
        out.extend(length.to_be_bytes());
        data.iter().for_each(|part| out.extend(*part));
    }
}

fn png(bytes: &[u8]) -> Vec<u8> {
    let (chunks, _) = parts::png(bytes);
    let plain: Vec<(&str, &[u8])> = chunks.iter().filter_map(plain).collect();
    let xmp = plain.iter().find(|(name, _)| *name == "XML:com.adobe.xmp").map(|(_, text)| *text);
    let credit = Credit::of(Format::Png, bytes, xmp, None, &plain);
    let mut fresh = Vec::new();
    if let Some(exif) = credit.exif() {
        chunk(&mut fresh, *b"eXIf", &[&exif]);
    }
    if let Some(xmp) = credit.xmp() {
        chunk(&mut fresh, *b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", xmp.as_bytes()]);
    }
    let mut out = Vec::with_capacity(bytes.len() + fresh.len());
    out.extend(PNG);
    for part in chunks.iter().filter(|part| SHOWN.contains(&&part.name)) {
        if matches!(&part.name, b"IDAT" | b"IEND") {
            out.append(&mut fresh);
        }
        out.extend(part.whole);
    }
    out
}

/// Returns keyword and text of a chunk, if it holds a text that is not compressed.
fn plain<'b>(part: &Part<'b>) -> Option<(&'b str, &'b [u8])> {
    let end = part.data.iter().position(|byte| *byte == 0)?;
    let (name, rest) = (std::str::from_utf8(&part.data[..end]).ok()?, &part.data[end + 1..]);
    match &part.name {
        b"tEXt" => Some((name, rest)),
        // Whether and how it is compressed, a language, the keyword in that language, the text.
        b"iTXt" => Some((name, rest.strip_prefix(&[0, 0])?.splitn(3, |byte| *byte == 0).nth(2)?)),
        _ => None,
    }
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], data: &[&[u8]]) {
    let length: usize = data.iter().map(|part| part.len()).sum();
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
    let from = out.len();
    out.extend(name);
    data.iter().for_each(|part| out.extend(*part));
    let sum = crc(&out[from..]);
    out.extend(sum.to_be_bytes());
}

/// Returns the check sum of a PNG's chunk. What is summed here has a few hundred bytes.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

fn webp(bytes: &[u8]) -> Vec<u8> {
    let (chunks, _) = parts::webp(bytes);
    let of = |name: &[u8; 4]| chunks.iter().find(|part| &part.name == name).map(|part| part.data);
    let credit = Credit::of(Format::WebP, bytes, of(b"XMP "), None, &[]);
    let (exif, xmp) = (credit.exif(), credit.xmp());
    let extended = of(b"VP8X").is_some();
    let mut extra: Vec<(&[u8; 4], &[u8])> = Vec::new();
    extra.extend(of(b"ICCP").map(|profile| (b"ICCP", profile)));
    extra.extend(exif.as_deref().map(|exif| (b"EXIF", exif)));
    extra.extend(xmp.as_deref().map(|xmp| (b"XMP ", xmp.as_bytes())));
    if extended { webp::with(bytes, &extra) } else { bare_webp(bytes, &chunks) }
}

/// A file without a head has pixels alone; what stands behind them goes.
fn bare_webp(bytes: &[u8], chunks: &[Part<'_>]) -> Vec<u8> {
    let end = chunks.first().map_or(12, |part| 12 + part.whole.len());
    let mut out = bytes[..end.min(bytes.len())].to_vec();
    let length = u32::try_from(out.len().saturating_sub(8)).unwrap_or(u32::MAX);
    if let Some(place) = out.get_mut(4..8) {
        place.copy_from_slice(&length.to_le_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use exif::experimental::Writer;
    use exif::{Field, In, Rational, Tag, Value};

    use super::*;
    use crate::source::image::exif::{orientation, read};

    /// A TIFF block with a place, a camera and a small picture, and with what may stay.
    fn noted() -> Vec<u8> {
        let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
        let text = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
        let fields = [
            field(Tag::Orientation, Value::Short(vec![6])),
            field(Tag::Artist, text("김서연")),
            field(Tag::Copyright, text("Haneul")),
            field(Tag::Model, text("camera")),
            field(Tag::MakerNote, Value::Undefined(b"serial".to_vec(), 0)),
            field(Tag::GPSLatitude, Value::Rational(vec![Rational { num: 37, denom: 1 }])),
        ];
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        writer.set_jpeg(b"small", In::THUMBNAIL);
        let mut out = std::io::Cursor::new(Vec::new());
        writer.write(&mut out, true).expect("these fields can be written");
        out.into_inner()
    }

    /// Compares the fields of EXIF that a file has, after it was cleaned.
    #[track_caller]
    fn check(format: Format, bytes: Vec<u8>) {
        assert!(read(format, &bytes).is_some_and(|exif| exif.get_field(Tag::GPSLatitude, In::PRIMARY).is_some()));
        let cleaned = clean(bytes);
        let exif = read(format, &cleaned).expect("what may stay is there");
        let mut fields: Vec<String> = exif.fields().map(|field| field.tag.to_string()).collect();
        fields.sort();
        assert_eq!(fields, ["Artist", "Copyright", "Orientation"]);
        assert_eq!(orientation(format, &cleaned), 6);
        assert_eq!(clean(cleaned.clone()), cleaned, "what is clean stays as it is");
    }

    #[test]
    fn a_jpeg_keeps_three_fields() {
        let mut bytes = b"\xff\xd8".to_vec();
        segment(&mut bytes, 0xe1, &[b"Exif\0\0", &noted()]);
        segment(&mut bytes, 0xdb, &[b"table"]);
        bytes.extend(b"\xff\xda\0\x02pixels\xff\xd9");
        check(Format::Jpeg, bytes);
    }

    #[test]
    fn a_png_keeps_three_fields() {
        let mut bytes = PNG.to_vec();
        chunk(&mut bytes, *b"IHDR", &[b"0123456789012"]);
        chunk(&mut bytes, *b"eXIf", &[&noted()]);
        chunk(&mut bytes, *b"IDAT", &[b"pixels"]);
        chunk(&mut bytes, *b"IEND", &[]);
        check(Format::Png, bytes);
    }

    #[test]
    fn a_webp_keeps_three_fields() {
        let plain = b"RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x10\0\x10\0";
        check(Format::WebP, super::webp::with(plain, &[(b"EXIF", &noted())]));
    }

    #[test]
    fn a_sum_of_a_chunk_is_that_of_the_book() {
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn what_is_no_picture_is_left_alone() {
        for bytes in [&b""[..], b"%PDF-1.7", b"GIF89a", b"\xff\xd8"] {
            assert_eq!(clean(bytes.to_vec()), bytes);
        }
    }
}
