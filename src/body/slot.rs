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
    /// `src` of a film or a recording.
    File,
    /// `poster` of a film, with its size.
    Poster,
    /// No attribute but words: how large a file is.
    Length,
    /// No attribute but words: a reporter's name, with a link where there is a page.
    Name,
}

/// How slots are written until they are cut out.
const WRITTEN: [(&str, Attribute); 6] = [
    (" href=\"", Attribute::Href),
    (" src=\"", Attribute::Src),
    (" file=\"", Attribute::File),
    (" poster=\"", Attribute::Poster),
    (" length=\"", Attribute::Length),
    (" name=\"", Attribute::Name),
];

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
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filling<'f> {
    /// The address, encoded.
    pub url: std::borrow::Cow<'f, str>,
    /// Width and height of an image in pixels.
    pub size: Option<(u32, u32)>,
    /// Bytes of a file.
    pub length: Option<u64>,
    /// The name of a person.
    pub name: std::borrow::Cow<'f, str>,
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
        let attribute =
            WRITTEN.into_iter().find_map(|(text, attribute)| before.strip_suffix(text).map(|kept| (kept, attribute)));
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
        let written = |slot: &Slot| self.references.get(slot.reference as usize).map_or("", |written| &written.target);
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
                Attribute::Src => match filled {
                    Some(filling) => {
                        attribute(out, "src", &filling.url);
                        size(out, filling.size);
                    }
                    None => attribute(out, "src", &crate::path::encode(written(slot))),
                },
                Attribute::File => match filled {
                    Some(filling) => attribute(out, "src", &filling.url),
                    None => attribute(out, "src", &crate::path::encode(written(slot))),
                },
                Attribute::Poster => {
                    if let Some(filling) = filled {
                        attribute(out, "poster", &filling.url);
                        size(out, filling.size);
                    }
                }
                Attribute::Length => {
                    if let Some(length) = filled.and_then(|filling| filling.length) {
                        out.push_str(&format!(", {}", megabytes(length)));
                    }
                }
                Attribute::Name => match filled {
                    Some(filling) if filling.url.is_empty() => super::markup::escape(out, &filling.name),
                    Some(filling) => {
                        out.push_str("<a");
                        attribute(out, "href", &filling.url);
                        out.push('>');
                        super::markup::escape(out, &filling.name);
                        out.push_str("</a>");
                    }
                    None => super::markup::escape(out, written(slot)),
                },
            }
        }
        out.push_str(&self.html[from..]);
    }
}

fn size(out: &mut String, size: Option<(u32, u32)>) {
    if let Some((width, height)) = size {
        out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    }
}

/// Says how large a file is, in units of a thousand as readers' systems do.
fn megabytes(bytes: u64) -> String {
    match bytes {
        0..=999 => format!("{bytes} B"),
        1_000..=999_499 => format!("{} KB", (bytes + 500) / 1_000),
        999_500..=9_949_999 => format!("{}.{} MB", (bytes + 50_000) / 1_000_000, (bytes + 50_000) / 100_000 % 10),
        9_950_000..=999_499_999 => format!("{} MB", (bytes + 500_000) / 1_000_000),
        _ => format!("{}.{} GB", (bytes + 50_000_000) / 1_000_000_000, (bytes + 50_000_000) / 100_000_000 % 10),
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    super::markup::escape(out, value);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_file_has_a_unit_that_people_know() {
        let sizes = [(0, "0 B"), (999, "999 B"), (1_500, "2 KB"), (999_499, "999 KB"), (999_500, "1.0 MB")];
        let large = [(1_234_567, "1.2 MB"), (9_950_000, "10 MB"), (48_200_000, "48 MB"), (1_490_000_000, "1.5 GB")];
        for (bytes, shown) in sizes.into_iter().chain(large) {
            assert_eq!(megabytes(bytes), shown, "{bytes}");
        }
    }
}
