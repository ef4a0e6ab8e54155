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
    let mut found = Vec::new();
    // What was looked at: an address begins after it.
    let mut done = 0;
    let mut at = 0;
    while let Some(dot) = text[at..].find('.').map(|dot| at + dot) {
        match written_out(text, done, dot) {
            Some(address) => {
                done = address.end;
                found.push(address);
            }
            None => done = bare(text, done, dot, &mut found).unwrap_or(done),
        }
        at = done.max(dot + 1);
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

/// Returns the address with a protocol that has its first dot at `dot`. Its host may be in any script.
fn written_out(text: &str, done: usize, dot: usize) -> Option<Range<usize>> {
    let host = run_before(text, done, dot, in_host)?;
    let protocol = ["https://", "http://"].into_iter().find(|protocol| {
        text[done..host].len() >= protocol.len()
            && text.get(host - protocol.len()..host).is_some_and(|head| head.eq_ignore_ascii_case(protocol))
    })?;
    let start = host - protocol.len();
    if !stands_before(text[..start].chars().next_back()) {
        return None;
    }
    let end = host_end(text, host, in_host)?;
    Some(start..rest_end(text, end))
}

/// Finds the addresses without a protocol in the name that has a dot at `dot`: those parts of it that are in
/// ASCII. Returns where the name ends, with its path.
fn bare(text: &str, done: usize, dot: usize, found: &mut Vec<Range<usize>>) -> Option<usize> {
    let name = name_start(text, done, dot)?;
    let end = host_end(text, name, in_host)?;
    let known = found.len();
    let (mut from, mut last) = (name, name);
    while let Some(dot) = text[from..end].find('.').map(|dot| from + dot) {
        from = dot + 1;
        let start = run_before(text, last, dot, in_plain_host);
        let address = start.and_then(|start| Some(start..host_end(&text[..end], start, in_plain_host)?));
        if let Some(address) = address {
            (from, last) = (address.end, address.end);
            found.push(address);
        }
    }
    let whole = rest_end(text, end);
    // A port or a query belongs to such an address only together with a path.
    let path = text[end..].trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()).starts_with('/');
    if let Some(address) = found[known..].last_mut().filter(|_| path) {
        address.end = whole;
    }
    Some(whole)
}

/// Returns where the name begins that has a dot at `dot`; nothing if none may begin there.
fn name_start(text: &str, done: usize, dot: usize) -> Option<usize> {
    let mut name = dot;
    loop {
        let part = run_before(text, done, name, in_host)?;
        if text[part..name].starts_with(['-', '_']) || text[part..name].ends_with(['-', '_']) {
            return None;
        }
        name = part;
        if !text[done..name].ends_with('.') {
            break;
        }
        name -= 1;
    }
    match text[done..name].chars().next_back() {
        Some('/') => None,
        Some(c) if stands_before(Some(c)) => Some(name),
        // Nothing stands before it that may: then its own first letter does, if that is of another script.
        before => match text[name..].chars().next().filter(|c| stands_before(Some(*c))) {
            Some(c) if !text[name + c.len_utf8()..].starts_with('.') => Some(name + c.len_utf8()),
            _ => (before.is_none() && name == 0).then_some(name),
        },
    }
}

/// Returns where the letters begin that stand right before `end` and fit; nothing if there are none.
fn run_before(text: &str, from: usize, end: usize, fits: fn(char) -> bool) -> Option<usize> {
    let run = text.get(from..end)?.char_indices().rev().take_while(|(_, c)| fits(*c)).last();
    run.map(|(at, _)| from + at)
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

/// Returns where the longest host that begins at `start` ends: with the name of a top-level domain, which may be
/// in any script. No part of it begins or ends with a hyphen or a low line, and the part before that name has no
/// low line at all.
fn host_end(text: &str, start: usize, fits: fn(char) -> bool) -> Option<usize> {
    let run = |at: usize, fits: fn(char) -> bool| text[at..].find(|c| !fits(c)).unwrap_or(text.len() - at);
    let mut end = None;
    let mut at = start;
    let mut before: Option<&str> = None;
    loop {
        if before.is_some_and(|part| !part.contains('_')) {
            end = domain_end(text, at, at + run(at, in_host)).or(end);
        }
        let part = &text[at..at + run(at, fits)];
        at += part.len();
        let whole = !part.is_empty() && !part.starts_with(['-', '_']) && !part.ends_with(['-', '_']);
        if !whole || !text[at..].starts_with('.') {
            return end;
        }
        before = Some(part);
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
    // No name is longer than 63 bytes.
    let ends = part.char_indices().map(|(at, _)| at).skip(1).chain([part.len()]).take_while(|end| *end <= 63);
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
