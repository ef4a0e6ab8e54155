//! EXIF: what a camera notes in a picture. Only what we use of it is read.

use exif::{Exif, In, Reader, Tag, Value};

use super::{Format, parts};

/// Returns how a picture must be turned, as EXIF counts it: 1 is upright, from 5 on the sides change.
pub fn orientation(format: Format, bytes: &[u8]) -> u8 {
    let field = read(format, bytes).and_then(|exif| exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0));
    field.and_then(|turn| u8::try_from(turn).ok()).filter(|turn| (1..=8).contains(turn)).unwrap_or(1)
}

/// Returns a text of EXIF, such as its artist: bytes as they are, for they may be in any encoding.
pub fn text(exif: &Exif, tag: Tag) -> Option<Vec<u8>> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(lines) => {
            let line = lines.iter().find(|line| line.iter().any(|byte| !matches!(byte, b' ' | 0)))?;
            Some(line.trim_ascii().to_vec())
        }
        _ => None,
    }
}

/// Reads the EXIF of a file, as far as it can be read.
pub fn read(format: Format, bytes: &[u8]) -> Option<Exif> {
    let raw = match format {
        Format::Jpeg => parts::jpeg(bytes).0.iter().find_map(|part| {
            let raw = part.data.strip_prefix(b"Exif\0")?.get(1..);
            raw.filter(|_| part.marker() == 0xe1)
        }),
        Format::Png => parts::png(bytes).0.iter().find(|part| &part.name == b"eXIf").map(|part| part.data),
        Format::WebP => parts::webp(bytes).0.iter().find(|part| &part.name == b"EXIF").map(|part| {
            // Some programs put the head of a JPEG segment before it.
            part.data.strip_prefix(b"Exif\0\0").unwrap_or(part.data)
        }),
        _ => None,
    }?;
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    reader.read_raw(raw.to_vec()).or_else(|e| e.distill_partial_result(|_| {})).ok()
}
