//! Writes an image of the prose with all the sizes and formats in which it is there.

use super::slot::{Filling, attribute, size};

/// Sizes and formats in which an image is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice<'f> {
    /// Media type and `srcset` of the formats that browsers prefer.
    pub sources: &'f [(&'static str, String)],
    /// The sizes in the format of the image's own address, as `srcset`.
    pub srcset: Option<&'f str>,
    /// How wide it is shown, as `sizes`.
    pub sizes: &'f str,
}

const IMG: &str = "<img";

/// Writes the address of an image, whose tag `out` has begun and `rest` goes on with, and where it
/// may be a `<picture>` around it. Returns how much of `rest` was written with it.
pub(super) fn write(out: &mut String, rest: &str, filling: &Filling<'_>) -> usize {
    let Some(choice) = filling.choice else {
        attribute(out, "src", &filling.url);
        size(out, filling.size);
        return 0;
    };
    let end = end_of_tag(rest);
    let by_hand = is_chosen(out, &rest[..end]);
    let wrapped = !by_hand && may_be_wrapped(out);
    if wrapped {
        out.truncate(out.len() - IMG.len());
        open(out, &choice);
    }
    attribute(out, "src", &filling.url);
    if !by_hand {
        if let Some(srcset) = choice.srcset {
            attribute(out, "srcset", srcset);
            attribute(out, "sizes", choice.sizes);
        }
        attribute(out, "decoding", "async");
    }
    size(out, filling.size);
    if !wrapped {
        return 0;
    }
    out.push_str(&rest[..end]);
    out.push_str("</picture>");
    end
}

/// Tells whether `out` ends with the beginning of an image that may have a `<picture>` around it:
/// in HTML by hand, attributes may stand before, and there may be a `<picture>` already.
fn may_be_wrapped(out: &str) -> bool {
    let closed = match (out.rfind("<picture"), out.rfind("</picture")) {
        (Some(open), close) => close > Some(open),
        (None, _) => true,
    };
    out.ends_with(IMG) && closed
}

/// Tells whether somebody has said by hand what the image around this place is chosen from.
fn is_chosen(before: &str, after: &str) -> bool {
    let tag = before.rfind(IMG).map_or("", |at| &before[at..]);
    [tag, after].iter().any(|part| part.contains(" srcset=") || part.contains(" decoding="))
}

fn open(out: &mut String, choice: &Choice<'_>) {
    out.push_str("<picture>");
    for (media_type, srcset) in choice.sources {
        out.push_str("<source");
        attribute(out, "type", media_type);
        attribute(out, "srcset", srcset);
        attribute(out, "sizes", choice.sizes);
        out.push('>');
    }
    out.push_str(IMG);
}

/// Returns the length of what is left of a tag; `>` in an attribute does not end it.
fn end_of_tag(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return at + 1,
            _ => {}
        }
    }
    html.len()
}
