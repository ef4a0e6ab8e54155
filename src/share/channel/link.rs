//! Finds web addresses in a text, as X does before it shortens them.
//!
//! An address begins with `http://` or `https://`, or is a host name in ASCII that ends with a name of
//! IANA's list of top-level domains (`tld.txt`, as of the npm package `tlds` 1.261.0). Its path goes on
//! as long as the letters are such as X allows: not over Hangul, which therefore must be percent-encoded.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Names that stand in for real ones (RFC 2606). X would not take them for addresses, but the address that
/// stands in for ours must count like it.
const STAND_INS: &[&str] = &["example", "test", "invalid", "localhost"];

static DOMAINS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("tld.txt").lines().chain(STAND_INS.iter().copied()).collect());

/// Returns where the addresses of a text are, in bytes and in order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(dot) = text[at..].find('.').map(|dot| at + dot) {
        let begin = found.last().map_or(0, |last| last.end);
        match around(text, begin, dot) {
            Some(range) => {
                at = range.end;
                found.push(range);
            }
            None => at = dot + 1,
        }
    }
    found
}

/// Counts a text in which every one of `addresses` counts 23, however long it is: X and Mastodon shorten them
/// to as much. `words` counts what stands between them.
pub(super) fn count(text: &str, addresses: &[Range<usize>], words: fn(&str) -> usize) -> usize {
    let mut sum = 0;
    let mut from = 0;
    for address in addresses {
        sum += words(&text[from..address.start]) + 23;
        from = address.end;
    }
    sum + words(&text[from..])
}

/// Returns the address that has its first dot at `dot`, if there is one after `begin`.
fn around(text: &str, begin: usize, dot: usize) -> Option<Range<usize>> {
    // Where the host begins: with a protocol, any letters belong to it.
    let run = text[begin..dot].char_indices().rev().take_while(|(_, c)| in_host(*c)).last();
    let host = begin + run.map(|(at, _)| at)?;
    let protocol = ["https://", "http://"].into_iter().find(|protocol| {
        text[begin..host].len() >= protocol.len()
            && text.get(host - protocol.len()..host).is_some_and(|head| head.eq_ignore_ascii_case(protocol))
    });
    if let Some(protocol) = protocol {
        let start = host - protocol.len();
        if !stands_before(text[begin..start].chars().next_back()) {
            return None;
        }
        let end = host_end(text, host, in_host)?;
        return Some(start..rest_end(text, end));
    }
    let run = text[host..dot].char_indices().rev().take_while(|(_, c)| in_plain_host(*c)).last();
    let start = host + run.map(|(at, _)| at)?;
    let start = start + text[start..dot].len() - text[start..dot].trim_start_matches('-').len();
    let before = text[begin..start].chars().next_back();
    // An address may stand right after Hangul, but not after what could be a part of it or of a name.
    if !stands_before(before) || matches!(before, Some('-' | '_' | '.' | '/')) {
        return None;
    }
    let end = host_end(text, start, in_plain_host)?;
    Some(start..rest_end(text, end))
}

/// Tells whether an address may begin after a letter.
fn stands_before(c: Option<char>) -> bool {
    c.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '@' | '＠' | '$' | '#' | '＃'))
}

fn in_plain_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || is_accented(c)
}

/// Tells whether a letter may stand in a part of a host, of whatever script.
fn in_host(c: char) -> bool {
    matches!(c, '-' | '_' | '"') || !c.is_ascii_punctuation() && !c.is_whitespace() && !c.is_control()
}

fn is_accented(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}') && c != '×' && c != '÷'
}

/// Returns where the longest host that begins at `start` ends: with the name of a top-level domain.
fn host_end(text: &str, start: usize, fits: fn(char) -> bool) -> Option<usize> {
    let mut end = None;
    let mut at = start;
    loop {
        let part = text[at..].find(|c| !fits(c)).unwrap_or(text.len() - at);
        if part == 0 {
            return end;
        }
        if at > start {
            end = domain_end(text, at, at + part).or(end);
        }
        at += part;
        if !text[at..].starts_with('.') {
            return end;
        }
        at += 1;
    }
}

/// Returns where the top-level domain that begins at `from` ends: all letters up to `to`, or those before
/// Hangul and the like, as in `example.com에서`.
fn domain_end(text: &str, from: usize, to: usize) -> Option<usize> {
    let known = |name: &str| DOMAINS.contains(name.to_lowercase().as_str()) || name.starts_with("xn--");
    let free = |end: usize| {
        let next = text[end..].chars().next();
        next.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '@' | '+' | '-'))
    };
    let part = &text[from..to];
    let ends = part.char_indices().map(|(at, _)| at).skip(1).chain([part.len()]);
    ends.filter(|end| known(&part[..*end]) && free(from + *end)).map(|end| from + end).last()
}

/// Returns where an address ends whose host ends at `end`: after its port, path and query.
fn rest_end(text: &str, mut end: usize) -> usize {
    if let Some(port) = text[end..].strip_prefix(':') {
        let digits = port.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            end += 1 + digits;
        }
    }
    if text[end..].starts_with('/') {
        end = path_end(text, end);
    }
    if let Some(query) = text[end..].strip_prefix('?') {
        let fits = |c: &char| c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(*c);
        let ends = |c: char| c.is_ascii_alphanumeric() || "-_&=#/".contains(c);
        let run: usize = query.chars().take_while(fits).map(char::len_utf8).sum();
        if let Some(last) = query[..run].rfind(ends) {
            end += 1 + last + 1;
        }
    }
    end
}

/// Returns where a path ends: after the last letter that may end one, or after brackets that belong together.
fn path_end(text: &str, start: usize) -> usize {
    let mut end = start + 1;
    let mut at = end;
    while let Some(c) = text[at..].chars().next() {
        if c == '(' {
            let Some(closed) = closed(text, at, 2) else { break };
            (at, end) = (closed, closed);
            continue;
        }
        if !in_path(c) {
            break;
        }
        at += c.len_utf8();
        if !"!*';:,.$%[]\u{2013}~@|&".contains(c) {
            end = at;
        }
    }
    end
}

/// Returns where the bracket closes that opens at `open`, with as many levels as `depth` in it.
fn closed(text: &str, open: usize, depth: usize) -> Option<usize> {
    let mut at = open + 1;
    while let Some(c) = text[at..].chars().next() {
        match c {
            ')' => return (at > open + 1).then_some(at + 1),
            '(' if depth > 1 => at = closed(text, at, depth - 1)?,
            c if in_path(c) => at += c.len_utf8(),
            _ => return None,
        }
    }
    None
}

fn in_path(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "!*';:=+,.$/%#[]-\u{2013}_~@|&".contains(c)
        || matches!(c, '\u{400}'..='\u{4ff}')
        || is_accented(c)
}
