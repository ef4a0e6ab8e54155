//! Says in plain words why a text is not YAML or TOML, at the byte where a writer would look, and what to type.
//!
//! libyaml words its errors for people who write parsers and often points behind the mistake. The table of
//! what people really type is here; an error it does not know is given in the reader's words.

use std::ops::Range;

use super::source::{Fault, TOO_MANY_BRACKETS};
use super::{Cause, Finding, Format, brackets, span, syntax_toml};
use crate::diag::{Aim, FieldPath};

pub(super) fn explain(text: &str, format: Format, faults: &[Fault]) -> Vec<Finding> {
    let mut causes: Vec<Told> = match format {
        Format::Yaml => faults.iter().map(|fault| yaml(text, fault)).collect(),
        Format::Toml => faults.iter().map(|fault| syntax_toml::told_of(text, fault)).collect(),
    };
    causes.sort_by_key(|told| told.at.start);
    // One slip on a line makes the reader stumble more than once.
    causes.dedup_by_key(|told| line_start(text, told.at.start));
    causes.into_iter().map(finding).collect()
}

/// What keeps `text`, which the reader takes for one text, from being keys and values.
pub(super) fn no_entries(text: &str) -> Option<Finding> {
    let mut lines = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), line.trim()))
    });
    let (start, line) =
        lines.find(|(_, line)| !line.is_empty() && !line.starts_with('#') && !line.starts_with("---"))?;
    let is_entry = full_width(text, start).is_some() || !line.contains([' ', '"', '\'']) && line.contains(':');
    is_entry.then(|| finding(no_colon(text, start)))
}

fn finding(Told { message, at, cure }: Told) -> Finding {
    Finding { path: FieldPath::root(), aim: Aim::Value, cause: Cause::Syntax { message, at, cure } }
}

/// What is said of a fault.
pub(super) struct Told {
    pub message: String,
    pub at: Range<usize>,
    pub cure: Option<String>,
}

pub(super) fn told(at: Range<usize>, message: impl Into<String>, cure: impl Into<String>) -> Told {
    Told { message: message.into(), at, cure: Some(cure.into()) }
}

fn yaml(text: &str, fault: &Fault) -> Told {
    if text.starts_with('\u{feff}') {
        return told(0..3, "the file begins with an invisible mark (BOM)", "save it as UTF-8 without BOM");
    }
    let said = fault.message.as_str();
    let Some(at) = fault.at.as_ref().map(|at| span::floor(text, at.start)) else {
        return after_the_end(text, said);
    };
    if said == TOO_MANY_BRACKETS {
        return told(one(text, at), "there are too many brackets within brackets", "close the first ones");
    }
    let sign = text[at..].chars().next();
    // Where what broke had begun.
    let begun =
        said.rfind(" at line ").filter(|_| said.contains(", while ")).and_then(|from| offset(text, &said[from..]));
    let begun = begun.filter(|begun| *begun <= at).unwrap_or(at);
    let quote_cure = |at: usize| match quoted_entry(text, at) {
        Some(entry) => format!("write it in quotes: `{entry}`"),
        None => "write the value in quotes".to_owned(),
    };
    if said.starts_with("control characters are not allowed") {
        let found =
            text.char_indices().find(|(_, sign)| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t' | '\u{85}'));
        let at = found.map_or(at, |(at, _)| at);
        return told(one(text, at), "there is an invisible control character here", "delete it");
    }
    if sign == Some('\t') {
        return told(one(text, at), "there is a tab where spaces are wanted", "use spaces instead of the tab");
    }
    if said.contains("while parsing a flow")
        && let Some(told) = brackets::remark(text, at)
    {
        return told;
    }
    if said.starts_with("mapping values are not allowed") {
        return colon(text, at, quote_cure(at));
    }
    if said.starts_with("found character that cannot start any token") || said.contains("scanning a directive") {
        let at = if said.contains("directive") { line_start(text, at) } else { at };
        let sign = text[at..].chars().next().unwrap_or(' ');
        return told(one(text, at), format!("a value cannot start with `{sign}`"), quote_cure(at));
    }
    if said.contains("while scanning an alias") || said.contains("while scanning an anchor") || said.contains(" tag") {
        let sign = text[begun..].chars().next().unwrap_or('*');
        return told(one(text, begun), format!("a value that starts with `{sign}` needs quotes"), quote_cure(begun));
    }
    if said.starts_with("unknown anchor") {
        let name = text[at..].split([' ', '\n', '\r', ',', ']', '}']).next().unwrap_or_default();
        let message = format!("`{name}` stands for an anchor `&{}` that is not there", name.trim_start_matches('*'));
        return told(at..at + name.len(), message, quote_cure(at));
    }
    if said.contains("block scalar") {
        let sign = text[begun..].chars().next().unwrap_or('|');
        let message = format!("text cannot follow `{sign}` on the same line");
        return told(one(text, begun), message, quote_cure(begun));
    }
    if said.starts_with("found unexpected ':'") {
        return told(one(text, at), "`:` has no space behind it", "write `: `, or put the value in quotes");
    }
    if said.contains("unexpected end of stream") || said.contains("unexpected document indicator") {
        let sign = text[begun..].chars().next().unwrap_or('"');
        let message = format!("the quote `{sign}` is never closed");
        return told(begun..line_end(text, begun), message, format!("put `{sign}` where the text ends"));
    }
    if said.starts_with("found unknown escape character") {
        return told(
            one(text, at),
            "`\\` has a meaning of its own in double quotes",
            "write `\\\\`, or use single quotes",
        );
    }
    if said.starts_with("could not find expected ':'") {
        return no_colon(text, begun);
    }
    if said.contains("while parsing a flow sequence") || said.contains("while parsing a flow mapping") {
        return brackets::explain(text, begun, at, quote_cure(begun));
    }
    if said.starts_with("block sequence entries are not allowed") {
        return told(one(text, at), "a list starts on a line of its own", "put `- ` on the next line, or use quotes");
    }
    if said.starts_with("mapping keys are not allowed") {
        return told(one(text, at), "a value that starts with `? ` needs quotes", quote_cure(at));
    }
    if said.starts_with("did not find expected node content") {
        return match (sign, brackets::open_at(text, at)) {
            (None, Some(open)) => brackets::never_closed(text, open),
            (None, None) => told(at..at, "a value is missing at the end", "write it, or take out what stands before"),
            (Some(sign), _) => {
                told(one(text, at), format!("there is nothing before the `{sign}`"), "write a value, or take it out")
            }
        };
    }
    if said.starts_with("did not find expected key") || said.starts_with("did not find expected '-' indicator") {
        return no_key(text, at, quote_cure(at));
    }
    let words = said.split(" at line ").next().unwrap_or(said);
    Told { message: format!("this is not YAML: {words}"), at: one(text, at), cure: None }
}

/// A `: ` where none may be.
fn colon(text: &str, at: usize, quotes: String) -> Told {
    let start = line_start(text, at);
    let before = text[start..at].trim_start_matches([' ', '-']);
    if before.contains(": ") || before.contains(":\t") {
        return told(one(text, at), "a value that holds `: ` needs quotes", quotes);
    }
    let indent = indent(&text[start..]);
    let above = text[..start].trim_end_matches(['\n', '\r', ' ']);
    let above = line_start(text, above.len());
    let line = text[above..line_end(text, above)].trim();
    if let Some(told) = full_width_above(text, start) {
        return told;
    }
    let is_entry = line.contains(": ") || line.ends_with(':') || line.starts_with(['-', '#']) || line.is_empty();
    if above < start && indent == 0 && !is_entry {
        return no_colon(text, above);
    }
    told(one(text, at), "this line is not indented like the line above", "start it in the same column")
}

/// A line that should be an entry and is none.
fn no_colon(text: &str, at: usize) -> Told {
    let start = line_start(text, at);
    let start = start + indent(&text[start..]);
    let at = start..start + text[start..line_end(text, start)].trim_end().len();
    let line = &text[at.clone()];
    if let Some(told) = full_width(text, start) {
        return told;
    }
    if line.starts_with('-') && !line.starts_with("- ") {
        return told(at.clone(), "`-` has no space behind it", format!("write `- {}`", line[1..].trim_start()));
    }
    match line.split_once(':') {
        Some((key, value)) => {
            told(at.clone(), "`:` has no space behind it", format!("write `{key}: {}`", value.trim_start()))
        }
        None => told(at.clone(), "this line has no `: `", "write `key: value`, or indent it below the line above"),
    }
}

/// A `：` where a `: ` should be, in the lines above `start` that the reader took together with its own.
fn full_width_above(text: &str, start: usize) -> Option<Told> {
    let above = |start: usize| {
        let at = line_start(text, start.checked_sub(1)?);
        Some((at, full_width(text, at)?))
    };
    let mut found = above(start)?;
    while let Some(earlier) = above(found.0) {
        found = earlier;
    }
    Some(found.1)
}

/// A `：` behind what looks like the key of the line of `at`.
fn full_width(text: &str, at: usize) -> Option<Told> {
    let start = line_start(text, at);
    let line = text[start..line_end(text, start)].trim_end();
    let (key, value) = line.split_once('：')?;
    let name = key.trim_start_matches([' ', '-']).trim_end();
    if name.is_empty() || name.contains([' ', ':', '"', '\'', '[', '{', '#', ',']) {
        return None;
    }
    let value = value.trim();
    let plain = !value.contains([':', '#']) && value.starts_with(char::is_alphanumeric);
    let closed = value.len() > 1 && value.starts_with(['"', '[', '{']) && value.ends_with(['"', ']', '}']);
    let value = if value.is_empty() || plain || closed { value.to_owned() } else { in_quotes(value) };
    let cure = format!("write `{}`", format!("{name}: {value}").trim_end());
    let at = start + key.len();
    Some(told(one(text, at), "`：` is a full-width colon", cure))
}

/// Something where the next key should begin.
fn no_key(text: &str, at: usize, quotes: String) -> Told {
    let before = text[line_start(text, at)..at].trim_end();
    if after_quote(text, at) {
        return told(one(text, at), "there is more text after the closing quote", quotes);
    }
    if before.ends_with([']', '}']) {
        return told(one(text, at), "there is more text after the closing bracket", quotes);
    }
    if text[at..].starts_with("- ") {
        return told(
            one(text, at),
            "a list item stands where a key is expected",
            "indent it below the key of its list",
        );
    }
    if text[at..].starts_with(':') {
        return told(one(text, at), "there is no key before the `:`", "write a key");
    }
    told(one(text, at), "this line is not indented like the lines above", "start it in the same column")
}

pub(super) fn after_quote(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].trim_end().ends_with(['"', '\''])
}

/// The reader is done, but the text goes on.
fn after_the_end(text: &str, said: &str) -> Told {
    if !said.contains("more than one document") {
        return Told { message: format!("this is not YAML: {said}"), at: 0..0, cure: None };
    }
    let lines = || {
        let mut start = 0;
        text.split_inclusive('\n').map(move |line| {
            start += line.len();
            (start - line.len(), line.trim_end())
        })
    };
    let is_text = |line: &str| !line.is_empty() && !line.trim_start().starts_with('#');
    let mut content = lines().filter(|(_, line)| is_text(line)).skip_while(|(_, line)| line.starts_with("---"));
    let (first, first_line) = content.next().unwrap_or_default();
    let marks = ["---", "..."];
    let second = lines().find(|(at, line)| *at > first && marks.iter().any(|mark| line.starts_with(mark)));
    if let Some((at, _)) = second {
        return told(
            at..at + 3,
            "the front matter ends here, but text follows",
            "keep everything between two `---` lines",
        );
    }
    match content.find(|(_, line)| indent(line) < indent(first_line)) {
        Some((at, line)) => {
            told(at..at + line.len(), "this line is not indented like the first line", "start both in the same column")
        }
        None => told(first..first + first_line.len(), "text follows where the front matter is complete", "take it out"),
    }
}

/// The line of `at` with its value in quotes, if it is an entry of its own; within brackets what stands
/// between two commas.
pub(super) fn quoted_entry(text: &str, at: usize) -> Option<String> {
    if let Some(open) = brackets::open_at(text, at) {
        let start = text[open..at].rfind(['{', '[', ',']).map_or(open, |sign| open + sign + 1);
        let end = text[at..].find([',', '}', ']', '\n', '\r']).map_or(text.len(), |end| at + end);
        let entry = text[start..end].trim();
        return match entry.split_once(": ") {
            Some((key, value)) => Some(format!("{key}: {}", in_quotes(value.trim()))),
            None if entry.is_empty() => None,
            None => Some(in_quotes(entry)),
        };
    }
    let entry = text[line_start(text, at)..line_end(text, at)].trim();
    let (key, value) = entry.split_once(": ")?;
    let value = value.split(" #").next().unwrap_or(value).trim();
    let in_brackets = key.contains(['{', '[']);
    if value.is_empty() || in_brackets { None } else { Some(format!("{key}: {}", in_quotes(value))) }
}

pub(super) fn in_quotes(value: &str) -> String {
    if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") }
}

pub(super) fn one(text: &str, at: usize) -> Range<usize> {
    at..at + text[at..].chars().next().filter(|sign| !matches!(sign, '\n' | '\r')).map_or(0, char::len_utf8)
}

pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end)
}

pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The byte of ` at line 2 column 7`, counted as libyaml counts: in characters, with line ends no editor shows.
fn offset(text: &str, place: &str) -> Option<usize> {
    let (line, column) = place.strip_prefix(" at line ")?.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let mut start = 0;
    for _ in 1..line {
        let end = text[start..].find(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])? + start;
        let sign = text[end..].chars().next()?;
        start = end + if text[end..].starts_with("\r\n") { 2 } else { sign.len_utf8() };
    }
    let rest = &text[start..];
    Some(start + rest.char_indices().nth(column.checked_sub(1)?).map_or(rest.len(), |(at, _)| at))
}
