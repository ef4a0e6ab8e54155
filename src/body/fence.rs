//! Finds the lines of `:::` that begin and end blocks, before anything else reads the Markdown.
//!
//! Such a line becomes a rule (`___`) of the same length, and the fields under it become blanks, so
//! that places stay and that Markdown itself says in which list or quote the line lies. A line in
//! code or in HTML is none. A text without `:::` is not looked at.

use std::ops::Range;

use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};

use super::block::{self, Block};
use super::parse::Events;

/// A line of three or more colons. All ranges are bytes of the Markdown.
#[derive(Clone, Debug)]
pub(super) struct Fence {
    /// The line from its first colon to its last letter.
    pub line: Range<usize>,
    /// How many colons it begins with.
    pub colons: usize,
    /// Whether it follows on HTML, which only an empty line ends.
    in_html: bool,
    /// What stands after the colons; nothing in a line that ends a block.
    pub opening: Option<Opening>,
}

/// The line that begins a block.
#[derive(Clone, Debug)]
pub(super) struct Opening {
    /// The word after the colons.
    pub name: Range<usize>,
    /// What stands behind it.
    pub argument: Range<usize>,
    /// The lines under it that hold fields.
    pub fields: Range<usize>,
    /// What the word means.
    pub sort: Sort,
}

/// What the word after the colons means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sort {
    /// One of our blocks.
    Block(&'static Block),
    /// A box of another generator, in a folder from elsewhere.
    Foreign(&'static block::callout::Foreign),
    /// Nothing that is known.
    Unknown,
}

/// How often the text is read anew without the lines that turned out to be none.
const ROUNDS: usize = 4;

/// Finds the lines, and returns the Markdown with rules and blanks in their place; `bare` reads the
/// lines of other generators, too.
pub(super) fn settle(markdown: &str, extensions: Extensions, bare: bool) -> (Vec<Fence>, Option<String>) {
    let mut fences = find(markdown, extensions, bare);
    for _ in 0..ROUNDS {
        if fences.is_empty() {
            break;
        }
        let masked = masked(markdown, &fences);
        let mut events: Events<'_> = Parser::new_ext(&masked, extensions).into_offset_iter().collect();
        put_rules(&mut events, &fences, &masked);
        if !confirm(&mut fences, &events) {
            return (fences, Some(masked));
        }
    }
    (Vec::new(), None)
}

/// Finds the lines that look like fences.
fn find(markdown: &str, extensions: Extensions, bare: bool) -> Vec<Fence> {
    if memchr::memmem::find(markdown.as_bytes(), b":::").is_none() {
        return Vec::new();
    }
    let mut fences: Vec<Fence> = Vec::new();
    let code = code(markdown, extensions);
    let mut code = code.iter().peekable();
    let mut at = 0;
    while at < markdown.len() {
        let line = line(markdown, at);
        at = line.after;
        if !markdown[line.text.clone()].starts_with(":::") {
            continue;
        }
        while code.next_if(|(code, _)| code.end <= line.text.start).is_some() {}
        let within = code.peek().filter(|(code, _)| code.contains(&line.text.start));
        if within.is_some_and(|(_, html)| !html) {
            continue;
        }
        let mut fence = fence(markdown, &line, bare);
        fence.in_html = within.is_some();
        if let Some(opening) = &mut fence.opening {
            let lists = match opening.sort {
                Sort::Block(block) => Some((block.lists, block.keys)),
                Sort::Foreign(_) => Some((false, block::callout::BLOCK.keys)),
                Sort::Unknown => None,
            };
            if let Some((lists, keys)) = lists {
                let end = fields(markdown, at, line.indent, lists, keys, bare);
                opening.fields = at..end;
                at = end;
            }
        }
        fences.push(fence);
    }
    fences
}

/// Returns the Markdown with rules and blanks in place of fences and fields.
fn masked(markdown: &str, fences: &[Fence]) -> String {
    let mut masked = String::with_capacity(markdown.len());
    let mut from = 0;
    for fence in fences {
        masked.push_str(&markdown[from..fence.line.start]);
        masked.push_str(if fence.in_html { "   " } else { "___" });
        masked.extend(std::iter::repeat_n(' ', fence.line.len() - 3));
        from = fence.line.end;
        let Some(opening) = &fence.opening else { continue };
        masked.push_str(&markdown[from..opening.fields.start.max(from)]);
        from = from.max(opening.fields.start);
        while from < opening.fields.end {
            let line = line(markdown, from);
            masked.push_str(&markdown[from..line.text.start]);
            masked.extend(std::iter::repeat_n(' ', line.text.len()));
            masked.push_str(&markdown[line.text.end..line.after]);
            from = line.after;
        }
    }
    masked.push_str(&markdown[from..]);
    masked
}

/// Where code lies, in which a colon is a colon, and HTML.
fn code(markdown: &str, extensions: Extensions) -> Vec<(Range<usize>, bool)> {
    let parser = Parser::new_ext(markdown, extensions).into_offset_iter();
    parser
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::CodeBlock(_)) => Some((range, false)),
            Event::Start(Tag::HtmlBlock) => Some((range, true)),
            _ => None,
        })
        .collect()
}

/// A line without the marks of quotes and lists before it.
struct Line {
    /// Its text, without blanks at its end.
    text: Range<usize>,
    /// Where the next line begins.
    after: usize,
    /// How many bytes stand before the text.
    indent: usize,
}

fn line(markdown: &str, at: usize) -> Line {
    let rest = &markdown[at..];
    let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
    let whole = &rest[..length];
    let mut text = whole.trim_start_matches([' ', '\t', '>']);
    // `- ::: quote` begins a block in an item of a list.
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let bullet = match behind.len() == text.len() {
        true => behind.strip_prefix(['-', '*', '+']),
        false => behind.strip_prefix(['.', ')']),
    };
    if let Some(inside) = bullet.map(|text| text.trim_start_matches([' ', '\t'])).filter(|text| text.starts_with(":::"))
    {
        text = inside;
    }
    let indent = whole.len() - text.len();
    let text = text.trim_end();
    Line { text: at + indent..at + indent + text.len(), after: at + length, indent }
}

fn fence(markdown: &str, line: &Line, bare: bool) -> Fence {
    let text = &markdown[line.text.clone()];
    let behind = text.trim_start_matches(':');
    let colons = text.len() - behind.len();
    if behind.is_empty() {
        return Fence { line: line.text.clone(), colons, in_html: false, opening: None };
    }
    let place = |part: &str| {
        let start = part.as_ptr() as usize - markdown.as_ptr() as usize;
        start..start + part.len()
    };
    let behind = behind.trim_start();
    let end = behind.find(|c: char| c.is_whitespace() || matches!(c, '[' | '{')).unwrap_or(behind.len());
    let (mut name, mut argument) = (&behind[..end], behind[end..].trim());
    if bare {
        // `::: {.note}` of Pandoc, `:::note[Title]{.wide}` of Docusaurus, `::: tip Title :::`.
        if name.is_empty()
            && let Some((class, rest)) = argument.trim_start_matches("{.").split_once(['}', ' '])
        {
            (name, argument) = (class.strip_prefix("callout-").unwrap_or(class), rest.trim());
        }
        argument = argument.trim_end_matches(':').trim_end();
        if let Some((title, _)) = argument.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            argument = title.trim();
        } else if let Some((title, _)) = argument.split_once('{') {
            argument = title.trim();
        }
    }
    let sort = match (block::named(name), bare) {
        (Some(block), _) => Sort::Block(block),
        (None, true) => block::callout::foreign(name).map_or(Sort::Unknown, Sort::Foreign),
        (None, false) => Sort::Unknown,
    };
    let name = if name.is_empty() { line.text.clone() } else { place(name) };
    let argument = if argument.is_empty() { line.text.end..line.text.end } else { place(argument) };
    let opening = Opening { name, argument, fields: line.after..line.after, sort };
    Fence { line: line.text.clone(), colons, in_html: false, opening: Some(opening) }
}

/// Returns where the fields end that begin at `from`: before a blank line, another fence, or the
/// first line that no YAML could have there.
fn fields(markdown: &str, from: usize, indent: usize, lists: bool, keys: &[&str], bare: bool) -> usize {
    let mut at = from;
    while at < markdown.len() {
        let line = line(markdown, at);
        let text = &markdown[line.text.clone()];
        if text.is_empty() || text.starts_with(":::") {
            break;
        }
        let entry = text == "-" || text.starts_with("- ");
        let field = match at == from {
            true => lists && entry || is_field(text, keys, bare),
            false => {
                let inside = line.indent > indent || text.starts_with(['#', '}', ']']);
                inside || lists && entry || is_field(text, keys, bare)
            }
        };
        if !field {
            break;
        }
        at = line.after;
    }
    at
}

/// Tells whether a line is `key: value` rather than a sentence with a colon in it.
fn is_field(text: &str, keys: &[&str], bare: bool) -> bool {
    let Some((key, value)) = text.split_once([':', '：']) else { return false };
    let key = key.trim_end();
    if keys.contains(&key) {
        return true;
    }
    if bare || !(value.is_empty() || value.starts_with([' ', '\t']) || text.contains('：')) {
        return false;
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    !key.is_empty() && (key.chars().all(plain) || crate::yaml::meant(key, keys.iter().copied()).is_some())
}

/// What a fence does, once Markdown has said where it lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// It begins a block, which the fence of that number ends.
    Opens(usize),
    /// It ends one.
    Closes,
    /// It does neither, and has been complained about.
    Nothing,
}

/// Returns the fence that a rule at `at` stands for.
pub(super) fn at(fences: &[Fence], at: usize) -> Option<usize> {
    fences.binary_search_by_key(&at, |fence| fence.line.start).ok()
}

/// Takes out the fences that did not come back as rules; tells whether there are such. One behind
/// HTML may be one in a paragraph, now that the HTML ends before.
fn confirm(fences: &mut Vec<Fence>, events: &Events<'_>) -> bool {
    let mut seen = vec![false; fences.len()];
    for (event, range) in events {
        if let Event::Rule = event
            && let Some(found) = at(fences, range.start)
        {
            seen[found] = true;
        }
    }
    let mut seen_of = seen.iter();
    fences.retain_mut(|fence| seen_of.next() == Some(&true) || std::mem::take(&mut fence.in_html));
    seen.contains(&false)
}

/// Puts the rules of fences that follow on HTML behind it, where only a blank line was found.
pub(super) fn put_rules(events: &mut Events<'_>, fences: &[Fence], masked: &str) {
    let mut fences = fences.iter().filter(|fence| fence.in_html).peekable();
    if fences.peek().is_none() {
        return;
    }
    let mut whole = Vec::with_capacity(events.len() + 8);
    for (event, range) in events.drain(..) {
        let end = range.end;
        let html = matches!(event, Event::End(TagEnd::HtmlBlock));
        whole.push((event, range));
        let blank = |fence: &&Fence| {
            let between = masked.get(end..fence.line.start);
            between.is_some_and(|text| text.chars().all(|c| c.is_whitespace() || c == '>'))
        };
        if html {
            while fences.next_if(|fence| fence.line.start < end).is_some() {}
            while let Some(fence) = fences.next_if(blank) {
                whole.push((Event::Rule, fence.line.clone()));
            }
        }
    }
    *events = whole;
}
