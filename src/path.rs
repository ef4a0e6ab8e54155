//! Paths: where a source lies, where a page is addressed, where a file is written.
//!
//! Three types, so that no one is taken for another. All are NFC text with `/` between parts and
//! none can leave its folder. `std::path` stays at the edges.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Serialize, Serializer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What may stand unescaped in a value of a query.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What RFC 3986 lets stand unescaped in a path, `/` included.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Gives `text` in Unicode normalisation form C, in which macOS and Linux names are equal.
pub fn nfc(text: &str) -> String {
    if text.is_ascii() || is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Tells whether `text` may hold decomposed letters, at the price of a search for three bytes.
///
/// They begin conjoining Hangul (U+1100) and combining marks (U+0300); with kana's voicing marks,
/// these are what file names and pasted texts of macOS are decomposed into.
pub fn may_be_decomposed(text: &str) -> bool {
    memchr::memchr3(0xe1, 0xcc, 0xcd, text.as_bytes()).is_some() || text.contains(['\u{3099}', '\u{309a}'])
}

/// A source file's place below the newsroom's root, such as `content/stories/ifa.md`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RelPath(Arc<str>);

impl RelPath {
    /// Makes a path from text with `/` between the parts; `.` and `..` are resolved.
    ///
    /// Returns `None` when the path would leave the root.
    pub fn new(text: &str) -> Option<Self> {
        normalise(text, "").map(|path| Self(path.into()))
    }

    /// Returns the place that `text` means when it is written in this file.
    ///
    /// Returns `None` when it would leave the root.
    pub fn beside(&self, text: &str) -> Option<Self> {
        normalise(text, self.folder()).map(|path| Self(path.into()))
    }

    /// Returns the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the folder, without a slash at its end; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the last part, `ifa.en.md`.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// Returns the name without its last extension, `ifa.en`.
    pub fn stem(&self) -> &str {
        let name = self.name();
        match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => name,
        }
    }

    /// Returns the last extension in lower case, `md`; empty when there is none.
    pub fn extension(&self) -> String {
        match self.name().rsplit_once('.') {
            Some((stem, ext)) if !stem.is_empty() => ext.to_lowercase(),
            _ => String::new(),
        }
    }

    /// Returns how a link in this file is written to reach another file.
    pub fn way_to(&self, other: &Self) -> String {
        let from: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        let to: Vec<&str> = other.0.split('/').collect();
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let mut way = vec![".."; from.len() - shared];
        way.extend(&to[shared..]);
        way.join("/")
    }

    /// Returns what is left of the path below `folder`, if it lies there.
    pub fn below(&self, folder: &str) -> Option<&str> {
        if folder.is_empty() {
            return Some(&self.0);
        }
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for RelPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Resolves the parts of `text` from the folder `base`; `None` when they climb above the top.
fn normalise(text: &str, base: &str) -> Option<String> {
    let mut path = String::with_capacity(base.len() + 1 + text.len());
    path.push_str(base);
    for part in text.split('/') {
        match part {
            "" | "." => {}
            ".." if path.is_empty() => return None,
            ".." => path.truncate(path.rfind('/').unwrap_or(0)),
            part if part.contains(['\\', '\0']) => return None,
            part => {
                if !path.is_empty() {
                    path.push('/');
                }
                push_nfc(&mut path, part);
            }
        }
    }
    Some(path)
}

fn push_nfc(path: &mut String, part: &str) {
    match part.is_ascii() || is_nfc(part) {
        true => path.push_str(part),
        false => path.extend(part.nfc()),
    }
}

/// A page's address inside the site, decoded and with a slash in front: `/stories/ifa/`.
///
/// It holds neither the host nor the sub-path of the base URL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UrlPath(Arc<str>);

impl UrlPath {
    /// Makes an address from decoded or percent-encoded text.
    ///
    /// Returns `None` when the text climbs out, holds a control character or a query.
    pub fn new(text: &str) -> Option<Self> {
        Self::of(&percent_decode_str(text).decode_utf8().ok()?)
    }

    /// Makes an address from decoded text, in which `%` is a percent sign.
    ///
    /// Returns `None` when the text climbs out, holds a control character or a query.
    pub fn of(decoded: &str) -> Option<Self> {
        if decoded.chars().any(|c| c.is_control() || matches!(c, '?' | '#' | '\\')) {
            return None;
        }
        let folder = decoded.ends_with('/') || decoded.is_empty();
        let mut path = String::with_capacity(decoded.len() + 2);
        for part in decoded.split('/') {
            match part {
                "" | "." => {}
                ".." => return None,
                part => {
                    path.push('/');
                    push_nfc(&mut path, part);
                }
            }
        }
        if folder || path.is_empty() {
            path.push('/');
        }
        Some(Self(path.into()))
    }

    /// Returns the decoded text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the percent-encoded form of RFC 3986 section 2.1, for everything that leaves the building.
    pub fn encoded(&self) -> String {
        self.encoded_below("")
    }

    /// Returns it behind the folder of a host, `/press`, that is encoded already.
    pub fn encoded_below(&self, folder: &str) -> String {
        let mut encoded = String::with_capacity(folder.len() + self.0.len());
        encoded.push_str(folder);
        encoded.extend(utf8_percent_encode(&self.0, PATH));
        encoded
    }

    /// Returns the file that a web server answers this address with.
    pub fn out(&self) -> OutPath {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') {
            OutPath(format!("{path}index.html").into())
        } else {
            OutPath(path.into())
        }
    }

    /// Returns the address with a number at the end of its last part.
    pub fn numbered(&self, number: usize) -> Self {
        Self(format!("{}-{number}/", self.0.trim_end_matches('/')).into())
    }

    /// Returns the address one step below this folder.
    pub fn join(&self, rest: &str) -> Self {
        Self(format!("{}{}", self.0, rest).into())
    }
}

/// So that a map of paths can be asked for a text.
impl Borrow<str> for RelPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// So that a set of addresses can be asked for a text.
impl Borrow<str> for UrlPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UrlPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file's place below the output folder, such as `stories/ifa/index.html`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// Returns the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the form in which two names that a file system may hold equal are equal.
    ///
    /// macOS and Windows take `Plant` and `plant` for one file; NFC is kept already.
    pub fn folded(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        self.0.chars().flat_map(char::to_lowercase).collect()
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Percent-decodes a link's destination as a writer typed it; text that is not UTF-8 stays as it was.
pub fn decode(text: &str) -> String {
    if text.is_ascii() && !text.contains('%') {
        return text.to_owned();
    }
    match percent_decode_str(text).decode_utf8() {
        Ok(decoded) => nfc(&decoded),
        Err(_) => nfc(text),
    }
}

/// Percent-encodes any text so that it may stand as a value in the query of a URL.
pub fn encode_value(text: &str) -> String {
    utf8_percent_encode(text, VALUE).to_string()
}

/// Percent-encodes a fragment or a path so that it may stand in a URL.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_the_root() {
        assert_eq!(RelPath::new("a/../../b"), None);
        let story = RelPath::new("content/stories/a.md").expect("a plain path");
        assert_eq!(story.beside("../../../etc/passwd"), None);
        assert_eq!(story.beside("../people/kim.md").map(|p| p.to_string()).as_deref(), Some("content/people/kim.md"));
    }

    #[test]
    fn an_address_is_decoded_inside_and_encoded_outside() {
        let url = UrlPath::new("/뉴스/%ED%95%9C글/").expect("a plain address");
        assert_eq!(url.as_str(), "/뉴스/한글/");
        assert_eq!(url.encoded(), "/%EB%89%B4%EC%8A%A4/%ED%95%9C%EA%B8%80/");
        assert_eq!(url.out().as_str(), "뉴스/한글/index.html");
        assert_eq!(UrlPath::new("/a/../../b"), None);
        assert_eq!(UrlPath::new("/%2e%2e/b"), None);
    }

    #[test]
    fn a_decomposed_name_is_the_same_name() {
        assert_eq!(RelPath::new("한글.md"), RelPath::new("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}.md"));
    }
}
