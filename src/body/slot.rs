//! Slots: places in a body's HTML that wait for an address.
//!
//! While the HTML is made, a slot is an attribute whose value stands between two private
//! characters. They pass through the sanitiser like any relative address. [`cut`] then takes the
//! attributes out and remembers where they were.

use super::Body;

/// Characters that no text keeps: they are replaced in every source.
pub(super) const OPEN: char = '\u{e0f1}';
pub(super) const CLOSE: char = '\u{e0f2}';

/// The attribute that a slot is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attribute {
    /// `href` of a link.
    Href,
    /// `src` of an image, with its size.
    Src,
}

/// A place in the HTML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Byte in the HTML before which the attribute goes.
    pub at: u32,
    /// Which reference it is.
    pub reference: u32,
    /// Which attribute it is.
    pub attribute: Attribute,
}

/// What goes into a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filling<'f> {
    /// The address, encoded.
    pub url: std::borrow::Cow<'f, str>,
    /// Width and height of an image in pixels.
    pub size: Option<(u32, u32)>,
    /// What else a browser may choose from, for an image.
    pub choice: Option<Choice<'f>>,
}

/// Sizes and formats in which an image is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice<'f> {
    /// Media type and `srcset` of the formats that browsers prefer.
    pub sources: &'f [(&'static str, String)],
    /// The sizes in the format of `url`, as `srcset`.
    pub srcset: Option<&'f str>,
    /// How wide it is shown, as `sizes`.
    pub sizes: &'f str,
}

impl<'f> Filling<'f> {
    /// Makes one of an address alone.
    pub fn of(url: impl Into<std::borrow::Cow<'f, str>>) -> Self {
        Self { url: url.into(), size: None, choice: None }
    }
}

/// Returns the value that marks a slot while HTML is made.
pub(super) fn mark(reference: usize) -> String {
    format!("{OPEN}{reference}{CLOSE}")
}

/// Takes the marked attributes out of `html`.
pub(super) fn cut(html: &str) -> (String, Vec<Slot>) {
    let mut slots = Vec::new();
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find(OPEN) {
        let (before, marked) = rest.split_at(open);
        let Some(close) = marked.find(CLOSE) else { break };
        let number = &marked[OPEN.len_utf8()..close];
        let after = &marked[close + CLOSE.len_utf8()..];
        let attribute = [(" href=\"", Attribute::Href), (" src=\"", Attribute::Src)]
            .into_iter()
            .find_map(|(text, attribute)| before.strip_suffix(text).map(|kept| (kept, attribute)));
        match (attribute, number.parse(), after.strip_prefix('"')) {
            (Some((before, attribute)), Ok(reference), Some(after)) => {
                kept.push_str(before);
                slots.push(Slot { at: kept.len() as u32, reference, attribute });
                rest = after;
            }
            _ => {
                kept.push_str(before);
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    (kept, slots)
}

impl Body {
    /// Writes the HTML with its addresses. `filling` gives what a reference became; a link without
    /// one stays as text, an image without one keeps what was written.
    pub fn fill<'f>(&self, out: &mut String, mut filling: impl FnMut(usize) -> Option<Filling<'f>>) {
        let mut from = 0;
        out.reserve(self.html.len() + self.slots.len() * 48);
        for slot in &self.slots {
            let at = slot.at as usize;
            out.push_str(&self.html[from..at]);
            from = at;
            let filled = filling(slot.reference as usize);
            match slot.attribute {
                Attribute::Href => {
                    if let Some(filling) = filled {
                        attribute(out, "href", &filling.url);
                    }
                }
                Attribute::Src => {
                    let written =
                        self.references.get(slot.reference as usize).map_or("", |reference| &reference.target);
                    match filled {
                        Some(filling) => {
                            let end = at + end_of_tag(&self.html[at..]);
                            let rest = &self.html[at..end];
                            let choice = filling.choice.filter(|_| !is_chosen(out, rest));
                            let wrapped = choice.filter(|_| may_be_wrapped(out));
                            if let Some(choice) = wrapped {
                                out.truncate(out.len() - IMG.len());
                                open(out, &choice);
                            }
                            image(out, &Filling { choice, ..filling });
                            if wrapped.is_some() {
                                out.push_str(rest);
                                out.push_str("</picture>");
                                from = end;
                            }
                        }
                        None => attribute(out, "src", &crate::path::encode(written)),
                    }
                }
            }
        }
        out.push_str(&self.html[from..]);
    }
}

const IMG: &str = "<img";

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

fn image(out: &mut String, filling: &Filling<'_>) {
    attribute(out, "src", &filling.url);
    if let Some(choice) = &filling.choice {
        if let Some(srcset) = choice.srcset {
            attribute(out, "srcset", srcset);
            attribute(out, "sizes", choice.sizes);
        }
        attribute(out, "decoding", "async");
    }
    if let Some((width, height)) = filling.size {
        out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    }
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

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    super::markup::escape(out, value);
    out.push('"');
}
