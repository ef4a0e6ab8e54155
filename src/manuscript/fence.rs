//! Splits a manuscript into its front matter and its body, keeping where each lies.

use std::ops::Range;

use crate::diag::{Diag, Place};
use crate::path::RelPath;
use crate::yaml::Format;

/// A file cut in two; both are byte ranges of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    /// How the front matter is written.
    pub format: Format,
    /// The front matter without its fences; empty when there is none.
    pub front: Range<usize>,
    /// The rest.
    pub body: Range<usize>,
}

/// Cuts `text` at its fences: two lines of `---` (YAML) or `+++` (TOML).
///
/// A byte order mark and blank lines in front are passed over.
pub fn split(source: &RelPath, text: &str) -> (Split, Option<Diag>) {
    let none = |from: usize| Split { format: Format::Yaml, front: from..from, body: from..text.len() };
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r', ' ', '\t']).len();
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let line_start = text[..start].rfind('\n').map_or(bom, |i| i + 1);
    let Some((fence, format)) = opening(&text[line_start..]) else { return (none(bom), None) };

    let after = line_start + line_length(&text[line_start..]);
    let mut at = after;
    while at < text.len() {
        let length = line_length(&text[at..]);
        if text[at..at + length].trim_end() == fence {
            return (Split { format, front: after..at, body: at + length..text.len() }, None);
        }
        at += length;
    }
    let diag = Diag::error("front-matter-open", format!("the front matter begins with `{fence}` and never ends"))
        .at(Place::span(source, line_start..line_start + fence.len()))
        .hint(format!("put a line with `{fence}` between the front matter and the text"));
    (none(text.len()), Some(diag))
}

fn opening(text: &str) -> Option<(&'static str, Format)> {
    let line = text[..line_length(text)].trim_end();
    match line {
        "---" => Some(("---", Format::Yaml)),
        "+++" => Some(("+++", Format::Toml)),
        _ => None,
    }
}

/// The length of the first line with its line end.
fn line_length(text: &str) -> usize {
    memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, front: &str, body: &str) {
        let source = RelPath::new("a.md").expect("a plain name");
        let (split, diag) = split(&source, text);
        assert_eq!(diag, None);
        assert_eq!((&text[split.front], &text[split.body]), (front, body));
    }

    #[test]
    fn fences_are_found_with_any_line_end_and_mark() {
        check("---\na: 1\n---\n글", "a: 1\n", "글");
        check("\u{feff}---\r\na: 1\r\n---\r\n글", "a: 1\r\n", "글");
        check("\n\n---\na: 1\n---", "a: 1\n", "");
        check("+++\na = 1\n+++\n글", "a = 1\n", "글");
        check("글\n\n---\n\n글", "", "글\n\n---\n\n글");
        check("---\n---\n", "", "");
    }
}
