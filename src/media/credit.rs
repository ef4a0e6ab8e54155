//! Whose picture it is and what it shows: read from wherever a file says it, and said anew.
//!
//! EXIF, IPTC and XMP each have a place for it, beside the place where the picture was taken, the
//! serial number of the camera and the name of whoever edited it. Only what is named here stays.

use std::fmt::Write as _;

use exif::experimental::Writer;
use exif::{Field, In, Tag, Value};
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::source::image::exif::{read, text};
use crate::source::image::{Format, exif as camera};

/// The longest text that stays, in characters.
const LONGEST: usize = 4_000;

/// What stays of what a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Credit {
    /// How it must be turned, as EXIF counts it.
    turn: u8,
    /// Artist and copyright of EXIF, in whatever encoding.
    artist: Option<Vec<u8>>,
    copyright: Option<Vec<u8>>,
    /// Values of the fields of [`FIELDS`], in that order.
    fields: Vec<Vec<String>>,
}

/// How a field of XMP holds its values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Plain,
    /// Several, in their order.
    Seq,
    /// One for each language; we keep the default.
    Alt,
}

/// Fields of XMP that stay, with their number in IPTC.
const FIELDS: &[(&str, Shape, Option<u8>)] = &[
    ("dc:creator", Shape::Seq, Some(80)),
    ("dc:rights", Shape::Alt, Some(116)),
    ("dc:description", Shape::Alt, Some(120)),
    ("photoshop:Credit", Shape::Plain, Some(110)),
    ("photoshop:Source", Shape::Plain, Some(115)),
    // Whether a camera or a machine made it: a newsroom must not lose that.
    ("Iptc4xmpExt:DigitalSourceType", Shape::Plain, None),
];

impl Credit {
    /// Reads it from a file: its EXIF, the text of its XMP, its IPTC, and plain fields of a PNG.
    pub fn of(format: Format, bytes: &[u8], xmp: Option<&[u8]>, iptc: Option<&[u8]>, plain: &[(&str, &[u8])]) -> Self {
        let exif = read(format, bytes);
        let of = |tag| exif.as_ref().and_then(|exif| text(exif, tag));
        let mut fields = vec![Vec::new(); FIELDS.len()];
        if let Some(xmp) = xmp.and_then(|xmp| std::str::from_utf8(xmp).ok()) {
            read_xmp(xmp, &mut fields);
        }
        for (name, value) in iptc.map(read_iptc).unwrap_or_default().into_iter().chain(plain_fields(plain)) {
            let at = FIELDS.iter().position(|(known, ..)| *known == name);
            if let Some(field) = at.map(|at| &mut fields[at])
                && (field.is_empty() || name == "dc:creator" && xmp.is_none() && !field.contains(&value))
            {
                field.push(value);
            }
        }
        for field in &mut fields {
            field.iter_mut().for_each(|value| *value = value.trim().chars().take(LONGEST).collect());
            field.retain(|value| !value.is_empty());
        }
        Self {
            turn: camera::orientation(format, bytes),
            artist: of(Tag::Artist),
            copyright: of(Tag::Copyright),
            fields,
        }
    }

    /// Returns it as EXIF, if there is something that EXIF has a place for.
    pub fn exif(&self) -> Option<Vec<u8>> {
        let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
        let mut fields = Vec::new();
        if self.turn != 1 {
            fields.push(field(Tag::Orientation, Value::Short(vec![u16::from(self.turn)])));
        }
        for (tag, value) in [(Tag::Artist, &self.artist), (Tag::Copyright, &self.copyright)] {
            fields.extend(value.as_ref().map(|value| field(tag, Value::Ascii(vec![value.clone()]))));
        }
        if fields.is_empty() {
            return None;
        }
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut out = std::io::Cursor::new(Vec::new());
        writer.write(&mut out, false).ok()?;
        Some(out.into_inner())
    }

    /// Returns it as XMP, if there is something to say.
    pub fn xmp(&self) -> Option<String> {
        if self.fields.iter().all(Vec::is_empty) {
            return None;
        }
        let mut out = String::from(concat!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
            " xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\"",
            " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">\n",
        ));
        for ((name, shape, _), values) in FIELDS.iter().zip(&self.fields).filter(|(_, values)| !values.is_empty()) {
            let (open, item, close) = match shape {
                Shape::Plain => ("", "", ""),
                Shape::Seq => ("<rdf:Seq>", "<rdf:li>", "</rdf:Seq>"),
                Shape::Alt => ("<rdf:Alt>", "<rdf:li xml:lang=\"x-default\">", "</rdf:Alt>"),
            };
            let _ = write!(out, "<{name}>{open}");
            for value in values.iter().take(if *shape == Shape::Seq { values.len() } else { 1 }) {
                let end = if item.is_empty() { "" } else { "</rdf:li>" };
                let _ = write!(out, "{item}{}{end}", quick_xml::escape::escape(printable(value)));
            }
            let _ = writeln!(out, "{close}</{name}>");
        }
        out.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
        Some(out)
    }
}

/// Leaves out signs that XML cannot hold.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// Reads the fields that stay, written as elements or as attributes.
fn read_xmp(xmp: &str, fields: &mut [Vec<String>]) {
    let place = |name: &[u8]| FIELDS.iter().position(|(known, ..)| known.as_bytes() == name);
    let mut reader = Reader::from_str(xmp.trim_end_matches('\0'));
    let (mut field, mut text) = (None, String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                for attribute in tag.attributes().flatten() {
                    let value = attribute
                        .decoded_and_normalized_value(XmlVersion::Implicit1_0, reader.decoder())
                        .map(std::borrow::Cow::into_owned)
                        .unwrap_or_default();
                    if let Some(at) = place(attribute.key.as_ref()).filter(|_| !value.trim().is_empty()) {
                        fields[at].push(value);
                    }
                }
                field = place(tag.name().as_ref()).or(field);
                text.clear();
            }
            Ok(Event::Text(part)) => text.push_str(&part.decode().unwrap_or_default()),
            Ok(Event::CData(part)) => text.push_str(&part.decode().unwrap_or_default()),
            Ok(Event::GeneralRef(name)) => text.push_str(&reference(&name)),
            Ok(Event::End(tag)) => {
                let written = std::mem::take(&mut text);
                if let Some(at) = field.filter(|_| !written.trim().is_empty()) {
                    fields[at].push(written);
                }
                if place(tag.name().as_ref()).is_some() {
                    field = None;
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Returns what `&amp;` and `&#44032;` stand for.
fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        _ => {
            let name = name.decode().unwrap_or_default();
            quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
        }
    }
}

/// Reads IPTC from a Photoshop segment: blocks `8BIM`, of which number 0x0404 holds records.
fn read_iptc(segment: &[u8]) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let mut rest = segment;
    while let Some(block) = rest.strip_prefix(b"8BIM") {
        let Some(&[a, b, name]) = block.get(..3) else { break };
        let at = 2 + (usize::from(name) + 2) / 2 * 2;
        let Some(&[w, x, y, z]) = block.get(at..at + 4) else { break };
        let length = u32::from_be_bytes([w, x, y, z]) as usize;
        let data = &block[at + 4..(at + 4).saturating_add(length).min(block.len())];
        if [a, b] == [4, 4] {
            records(data, &mut found);
        }
        rest = block.get((at + 4).saturating_add(length).saturating_add(length % 2)..).unwrap_or_default();
    }
    found
}

/// Reads the records of IPTC: `1c`, the number of the record, of the field, a length, a text.
fn records(data: &[u8], found: &mut Vec<(&'static str, String)>) {
    let mut rest = data;
    while let Some(&[0x1c, record, number, a, b]) = rest.get(..5) {
        let length = usize::from(u16::from_be_bytes([a, b]));
        let Some(value) = rest.get(5..5 + length) else { break };
        let name = FIELDS.iter().find(|(.., known)| record == 2 && *known == Some(number)).map(|(name, ..)| *name);
        // Old programs write it in the encoding of their country, and do not say which.
        if let (Some(name), Ok(text)) = (name, std::str::from_utf8(value)) {
            found.push((name, text.to_owned()));
        }
        rest = &rest[5 + length..];
    }
}

/// Returns the fields of XMP that the plain texts of a PNG are.
fn plain_fields<'p>(plain: &'p [(&str, &[u8])]) -> impl Iterator<Item = (&'static str, String)> + 'p {
    plain.iter().filter_map(|(name, text)| {
        let field = match *name {
            "Author" => "dc:creator",
            "Copyright" => "dc:rights",
            "Description" => "dc:description",
            _ => return None,
        };
        // These texts are Latin-1 by the book and UTF-8 in practice.
        let latin = || text.iter().map(|byte| char::from(*byte)).collect();
        Some((field, std::str::from_utf8(text).map_or_else(|_| latin(), str::to_owned)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(xmp: &str) -> Credit {
        Credit::of(Format::Jpeg, b"", Some(xmp.as_bytes()), None, &[])
    }

    #[test]
    fn xmp_keeps_whose_it_is_and_nothing_else() {
        let xmp = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description rdf:about=""
            photoshop:Credit="A &amp; B" exif:GPSLatitude="37,30.0N" xmp:CreatorTool="Secret 1.0">
            <dc:creator><rdf:Seq><rdf:li>박지우</rdf:li><rdf:li>Lee</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">A &lt; B &#44032;</rdf:li></rdf:Alt></dc:description>
            <photoshop:City>Pangyo</photoshop:City>
            </rdf:Description></rdf:RDF></x:xmpmeta>"#;
        let fresh = credit(xmp).xmp().expect("there is something to say");
        for kept in ["<rdf:li>박지우</rdf:li><rdf:li>Lee</rdf:li>", ">A &lt; B 가<", "<photoshop:Credit>A &amp; B<"]
        {
            assert!(fresh.contains(kept), "{fresh}");
        }
        for gone in ["GPS", "37,30", "Secret", "Pangyo"] {
            assert!(!fresh.contains(gone), "{fresh}");
        }
        assert_eq!(credit(&fresh), credit(xmp));
    }

    #[test]
    fn nothing_to_say_is_not_said() {
        assert_eq!(credit("<rdf:RDF><exif:GPSLatitude>37</exif:GPSLatitude></rdf:RDF>").xmp(), None);
        assert_eq!(credit("<rdf:RDF><dc:creator>").exif(), None);
        assert_eq!(credit("&&& no xml").xmp(), None);
    }

    #[test]
    fn iptc_is_read_to_where_it_breaks() {
        let segment = b"8BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x50\0\x03Kim\x1c\x02\x5a\0\x05Seoul8BIM\x04\x04\0";
        assert_eq!(read_iptc(segment), [("dc:creator", "Kim".to_owned())]);
        assert_eq!(read_iptc(b"8BIM\x04\x04\0\0\xff\xff\xff\xff\x1c\x02\x50\xff\xffx"), []);
    }
}
