//! Dear results of earlier runs, kept in `.masthead/store/`. Deleting them costs time alone.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::manifest::replace;
use crate::digest::Digest;

const HEAD: &[u8] = b"masthead store 1\n";

/// Reads a file of texts by digest. What cannot be read counts as forgotten.
pub fn read(root: &Path, name: &str) -> HashMap<Digest, Arc<str>> {
    let bytes = fs::read(root.join(".masthead/store").join(name)).unwrap_or_default();
    parse(&bytes).unwrap_or_default()
}

fn parse(bytes: &[u8]) -> Option<HashMap<Digest, Arc<str>>> {
    let mut rest = bytes.strip_prefix(HEAD)?;
    let mut texts = HashMap::new();
    while !rest.is_empty() {
        // Each: the digest in hex, the length in hex, a line end, the text.
        let line = memchr::memchr(b'\n', rest)?;
        let head = std::str::from_utf8(&rest[..line]).ok()?;
        let (digest, length) = head.split_once(' ')?;
        let length = usize::from_str_radix(length, 16).ok()?;
        let text = rest.get(line + 1..)?.get(..length)?;
        texts.insert(Digest::parse(digest)?, Arc::from(std::str::from_utf8(text).ok()?));
        rest = &rest[line + 1 + length..];
    }
    Some(texts)
}

/// Writes a file of texts by digest, in the order of the digests.
///
/// # Errors
/// Gives what the disk said.
pub fn write(root: &Path, name: &str, texts: &HashMap<Digest, Arc<str>>) -> io::Result<()> {
    let mut sorted: Vec<_> = texts.iter().collect();
    sorted.sort_unstable_by_key(|(digest, _)| **digest);
    let mut bytes = HEAD.to_vec();
    for (digest, text) in sorted {
        bytes.extend_from_slice(format!("{digest} {:x}\n", text.len()).as_bytes());
        bytes.extend_from_slice(text.as_bytes());
    }
    replace(&root.join(".masthead/store").join(name), &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_store_is_forgotten() {
        assert!(parse(b"masthead store 1\n00 5\nab").is_none());
        assert!(parse(b"another file").is_none());
        assert!(parse(HEAD).is_some_and(|texts| texts.is_empty()));
    }
}
