//! Writes WebP files anew around their pixels: chunks in the order that the format asks for.

use crate::source::image::parts::{self, Part};

/// Chunks that hold pixels, in the order of the file.
const PIXELS: [&[u8; 4]; 5] = [b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"];

/// Returns a file with the pixels of `bytes` and these chunks besides: `ICCP`, `EXIF` and `XMP `.
pub(super) fn with(bytes: &[u8], extra: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let (chunks, _) = parts::webp(bytes);
    let Some(head) = head(&chunks, extra) else { return bytes.to_vec() };
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    chunk(&mut out, b"VP8X", &head);
    let of = |name: &[u8; 4]| extra.iter().find(|(known, _)| *known == name);
    if let Some((name, data)) = of(b"ICCP") {
        chunk(&mut out, name, data);
    }
    for part in chunks.iter().filter(|part| PIXELS.contains(&&part.name)) {
        chunk(&mut out, &part.name, part.data);
    }
    for (name, data) in [b"EXIF", b"XMP "].into_iter().filter_map(of) {
        chunk(&mut out, name, data);
    }
    let length = u32::try_from(out.len() - 8).unwrap_or(u32::MAX);
    out[4..8].copy_from_slice(&length.to_le_bytes());
    out
}

/// Returns what `VP8X` says: what else is in the file, and how large the picture is.
fn head(chunks: &[Part<'_>], extra: &[(&[u8; 4], &[u8])]) -> Option<[u8; 10]> {
    let mut head = [0; 10];
    match chunks.first()? {
        Part { name: [b'V', b'P', b'8', b'X'], data, .. } => head.copy_from_slice(data.get(..10)?),
        // Three bytes of frame head, three of signature, then 14 bits of width and 14 of height.
        Part { name: [b'V', b'P', b'8', b' '], data, .. } => {
            let side = |at: usize| Some(u32::from(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]) & 0x3fff));
            canvas(&mut head, side(6)?, side(8)?);
        }
        Part { name: [b'V', b'P', b'8', b'L'], data: [_, a, b, c, d, ..], .. } => {
            let bits = u32::from_le_bytes([*a, *b, *c, *d]);
            canvas(&mut head, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
            head[0] = if bits >> 28 & 1 == 1 { 0x10 } else { 0 };
        }
        _ => return None,
    }
    head[0] &= !0x2c; // profile, EXIF and XMP: said anew
    for (name, _) in extra {
        head[0] |= match *name {
            b"ICCP" => 0x20,
            b"EXIF" => 0x08,
            _ => 0x04,
        };
    }
    Some(head)
}

fn canvas(head: &mut [u8; 10], width: u32, height: u32) {
    head[4..7].copy_from_slice(&width.saturating_sub(1).to_le_bytes()[..3]);
    head[7..10].copy_from_slice(&height.saturating_sub(1).to_le_bytes()[..3]);
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend(name);
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(data);
    out.extend(&[0][..data.len() % 2]);
}
