//! The parts that files of pictures are made of: segments of JPEG, chunks of PNG and WebP.
//!
//! Reads what there is, however broken; what stands behind the end of a picture is no part of it.

use super::Format;

/// How a PNG begins.
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A part of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part<'b> {
    /// A chunk's four letters; `[0xff, marker, 0, 0]` of a JPEG segment.
    pub name: [u8; 4],
    /// What is in it.
    pub data: &'b [u8],
    /// All of it, with what says how long it is; of a JPEG's scan, the pixels as well.
    pub whole: &'b [u8],
}

impl Part<'_> {
    /// Returns the marker of a JPEG segment.
    pub fn marker(&self) -> u8 {
        self.name[1]
    }
}

/// What the parts say of a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Traits {
    /// Whether parts of it may be transparent.
    pub has_alpha: bool,
    /// Whether it moves.
    pub moves: bool,
    /// Whether it has four colours, for print.
    pub is_for_print: bool,
}

/// Returns what the parts of a file say of it.
pub fn traits(format: Format, bytes: &[u8]) -> Traits {
    let mut traits = Traits::default();
    match format {
        Format::Jpeg => {
            let frame = jpeg(bytes).0.into_iter().find(|part| is_frame(part.marker()));
            traits.is_for_print = frame.is_some_and(|frame| frame.data.get(5) == Some(&4));
        }
        Format::Png => {
            for part in png(bytes).0.iter().take_while(|part| &part.name != b"IDAT") {
                match &part.name {
                    b"IHDR" => traits.has_alpha = matches!(part.data.get(9), Some(4 | 6)),
                    b"tRNS" => traits.has_alpha = true,
                    b"acTL" => traits.moves = true,
                    _ => {}
                }
            }
        }
        Format::WebP => match webp(bytes).0.first() {
            Some(Part { name: [b'V', b'P', b'8', b'X'], data: [flags, ..], .. }) => {
                traits.has_alpha = flags & 0x10 != 0;
                traits.moves = flags & 0x02 != 0;
            }
            // A signature, 14 bits of width, 14 of height, and whether there is transparency.
            Some(Part { name: [b'V', b'P', b'8', b'L'], data: [_, _, _, _, bits, ..], .. }) => {
                traits.has_alpha = bits & 0x10 != 0;
            }
            _ => {}
        },
        _ => {}
    }
    traits
}

/// Tells whether a file has its end.
pub fn is_whole(format: Format, bytes: &[u8]) -> bool {
    match format {
        Format::Jpeg => jpeg(bytes).1,
        Format::Png => png(bytes).1,
        Format::WebP => webp(bytes).1,
        _ => true,
    }
}

/// Returns width and height of a JPEG as its first frame says them.
pub fn jpeg_size(bytes: &[u8]) -> Option<(usize, usize)> {
    let frame = jpeg(bytes).0.into_iter().find(|part| is_frame(part.marker()))?;
    let &[_, a, b, c, d, ..] = frame.data else { return None };
    Some((u16::from_be_bytes([c, d]).into(), u16::from_be_bytes([a, b]).into()))
}

/// Tells whether a marker begins a frame, which says how large the picture is.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Returns the segments of a JPEG between its first and its last marker, and whether it has the last.
pub fn jpeg(bytes: &[u8]) -> (Vec<Part<'_>>, bool) {
    let mut parts = Vec::new();
    let mut at = 2;
    while let Some(&[0xff, marker]) = bytes.get(at..at + 2) {
        match marker {
            0xff => at += 1, // a filling byte
            0xd9 => return (parts, true),
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => {
                let Some(length) = bytes.get(at + 2..at + 4) else { break };
                let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
                let head = (at + 2 + length.max(2)).min(bytes.len());
                let end = if marker == 0xda { end_of_scan(bytes, head) } else { head };
                let data = bytes.get(at + 4..head).unwrap_or_default();
                parts.push(Part { name: [0xff, marker, 0, 0], data, whole: &bytes[at..end] });
                at = end;
            }
        }
    }
    (parts, false)
}

/// Pixels go on until a marker that is neither a byte of theirs (`ff 00`) nor a restart.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let marks = memchr::memchr_iter(0xff, &bytes[from..]).map(|at| from + at);
    let is_end = |at: &usize| bytes.get(at + 1).is_some_and(|next| !matches!(next, 0x00 | 0xd0..=0xd7 | 0xff));
    marks.into_iter().find(is_end).unwrap_or(bytes.len())
}

/// Returns the chunks of a PNG, and whether it has the last.
pub fn png(bytes: &[u8]) -> (Vec<Part<'_>>, bool) {
    let mut parts = Vec::new();
    let mut at = PNG.len();
    while let Some(&[a, b, c, d, w, x, y, z]) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let data = &bytes[at + 8..(at + 8).saturating_add(length).min(bytes.len())];
        let end = (at + 12).saturating_add(length).min(bytes.len());
        let name = [w, x, y, z];
        parts.push(Part { name, data, whole: &bytes[at..end] });
        at = end;
        if &name == b"IEND" {
            return (parts, true);
        }
    }
    (parts, false)
}

/// Returns the chunks of a WebP, and whether the last is whole.
pub fn webp(bytes: &[u8]) -> (Vec<Part<'_>>, bool) {
    let length = bytes.get(4..8).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let limit = length.saturating_add(8).min(bytes.len());
    let is_whole = length.saturating_add(8) <= bytes.len();
    (riff(&bytes[..limit]), is_whole)
}

fn riff(bytes: &[u8]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut at = 12;
    while let Some(&[w, x, y, z, a, b, c, d]) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([a, b, c, d]) as usize;
        let data = &bytes[at + 8..(at + 8).saturating_add(length).min(bytes.len())];
        let end = (at + 8).saturating_add(length).saturating_add(length % 2).min(bytes.len());
        parts.push(Part { name: [w, x, y, z], data, whole: &bytes[at..end] });
        at = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(parts: &[Part<'_>]) -> Vec<String> {
        parts.iter().map(|part| String::from_utf8_lossy(&part.name).into_owned()).collect()
    }

    #[test]
    fn a_jpeg_ends_at_its_end_marker() {
        let bytes = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xda\0\x02pix\xff\0els\xff\xd0more\xff\xd9behind it";
        let (parts, is_whole) = jpeg(bytes);
        assert_eq!(parts.iter().map(Part::marker).collect::<Vec<_>>(), [0xe0, 0xda]);
        assert_eq!(parts[0].data, b"ab");
        assert_eq!(parts[1].whole, b"\xff\xda\0\x02pix\xff\0els\xff\xd0more");
        assert!(is_whole);
        assert!(!jpeg(&bytes[..20]).1);
    }

    #[test]
    fn a_jpeg_has_the_size_of_its_frame() {
        let bytes = b"\xff\xd8\xff\xff\xff\xe1\0\x04ab\xff\xc2\0\x08\x08\x01\x02\x03\x04\x01";
        assert_eq!(jpeg_size(bytes), Some((0x304, 0x102)));
        assert_eq!(jpeg_size(&bytes[..16]), None);
    }

    #[test]
    fn a_png_ends_at_its_last_chunk() {
        let bytes = [PNG, b"\0\0\0\x02tESTabCRC!\0\0\0\0IENDCRC!behind it"].concat();
        let (parts, is_whole) = png(&bytes);
        assert_eq!(names(&parts), ["tEST", "IEND"]);
        assert_eq!(parts[0].data, b"ab");
        assert!(is_whole);
    }

    #[test]
    fn a_webp_ends_where_it_says() {
        let bytes = b"RIFF\x10\0\0\0WEBPVP8 \x03\0\0\0abc\0behind it";
        let (parts, is_whole) = webp(bytes);
        assert_eq!(names(&parts), ["VP8 "]);
        assert_eq!(parts[0].data, b"abc");
        assert!(is_whole);
    }

    #[test]
    fn lengths_that_lie_end_nothing_but_the_file() {
        for bytes in [
            &b"\xff\xd8\xff\xe1\xff\xffshort"[..],
            b"\xff\xd8\xff\xe1\0\0\xff\xe1\0\x01",
            b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDATshort",
            b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xffshort",
            b"RIFF",
            b"",
        ] {
            for format in [Format::Jpeg, Format::Png, Format::WebP] {
                assert!(!is_whole(format, bytes), "{bytes:?} as {format:?}");
                traits(format, bytes);
            }
        }
    }
}
