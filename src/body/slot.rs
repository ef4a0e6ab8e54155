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
                            attribute(out, "src", &filling.url);
                            if let Some((width, height)) = filling.size {
                                out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
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

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    super::markup::escape(out, value);
    out.push('"');
}
