//! Works out where a YAML node ends, given where it starts: enough of the syntax to underline it.

use std::ops::Range;

/// The nearest start of a character at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// `at` without the lines after its first.
pub(super) fn first_line(text: &str, at: Range<usize>) -> Range<usize> {
    let start = floor(text, at.start);
    let end = floor(text, at.end).max(start);
    start..start + line(&text[start..end]).len()
}

/// Whether the node at `start` is a list or map in brackets.
pub(super) fn opens_bracket(text: &str, start: usize) -> bool {
    let start = floor(text, start);
    text[start + properties(&text[start..])..].starts_with(['[', '{'])
}

/// Where the node at `start` ends, at most at the end of its line. `in_brackets` is asked only if it matters.
///
/// A quoted text runs to its closing quote, a list or map in brackets is shown by its first bracket, a block
/// text by its sign, anything else by what stands on the line.
pub(super) fn end(text: &str, start: usize, key: bool, in_brackets: impl FnOnce() -> bool) -> usize {
    let node = line(&text[start..]);
    let skipped = properties(node);
    let value = &node[skipped..];
    let length = match value.bytes().next() {
        Some(quote @ (b'"' | b'\'')) => quoted(value, quote),
        Some(b'[' | b'{') => 1,
        _ if key => plain(value, true, false),
        Some(b'|' | b'>') => plain(value, false, false),
        _ => {
            let whole = plain(value, false, false);
            let cut = plain(value, false, true);
            if cut < whole && in_brackets() { cut } else { whole }
        }
    };
    start + if length == 0 { node[..skipped].trim_end().len() } else { skipped + length }
}

fn line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or(text)
}

/// The length of anchors and tags, and the spaces behind them.
fn properties(node: &str) -> usize {
    let mut rest = node;
    while rest.starts_with(['&', '!']) {
        let word = rest.find([' ', '\t', '\n', '\r']).unwrap_or(rest.len());
        rest = rest[word..].trim_start();
    }
    node.len() - rest.len()
}

fn quoted(value: &str, quote: u8) -> usize {
    let bytes = value.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            byte if byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 1,
            byte if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    value.trim_end().len()
}

/// The length of an unquoted text. `key`: it ends at its colon. `brackets`: also where a list in brackets goes on.
fn plain(value: &str, key: bool, brackets: bool) -> usize {
    let bytes = value.as_bytes();
    let end = (0..bytes.len()).find(|&at| {
        let blank_next = bytes.get(at + 1).is_none_or(|next| b" \t,]}".contains(next));
        match bytes[at] {
            b'#' => at > 0 && b" \t".contains(&bytes[at - 1]),
            b':' => (key || brackets) && blank_next,
            b',' | b']' | b'}' => brackets,
            _ => false,
        }
    });
    value[..end.unwrap_or(bytes.len())].trim_end().len()
}
