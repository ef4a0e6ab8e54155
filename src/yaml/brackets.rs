//! What goes wrong in YAML between brackets, where a `#` or a missing bracket is noticed only lines below.

use super::syntax::{Told, after_quote, in_quotes, indent, line_end, line_start, one, told};

/// Lines above a fault in which its bracket is looked for.
const LINES: usize = 400;

/// A list or map in brackets, from `begun`, that goes wrong at `at`.
pub(super) fn explain(text: &str, begun: usize, at: usize, quotes: String) -> Told {
    let close = if text[begun..].starts_with('{') { '}' } else { ']' };
    let outer = indent(&text[line_start(text, begun)..]);
    let next_entry = || {
        let line = &text[line_start(text, at)..line_end(text, at)];
        line_start(text, at) > begun && indent(line) <= outer && (line.contains(": ") || line.trim_end().ends_with(':'))
    };
    match text[at..].chars().next() {
        sign @ (None | Some(']' | '}')) if sign != Some(close) => never_closed(text, begun),
        _ if next_entry() => never_closed(text, begun),
        Some(':') => told(one(text, at), "a value that holds `: ` needs quotes", "put it in quotes"),
        _ if after_quote(text, at) => told(one(text, at), "there is more text after the closing quote", quotes),
        _ => told(one(text, at), "there is a comma missing before this", "put `,` between the values"),
    }
}

/// The bracket at `open` has no partner.
pub(super) fn never_closed(text: &str, open: usize) -> Told {
    let sign = text[open..].chars().next().unwrap_or('[');
    let close = if sign == '{' { '}' } else { ']' };
    told(one(text, open), format!("`{sign}` is never closed"), format!("close it with `{close}`"))
}

/// A `#` that hides the bracket which was meant to close before `at`: `tags: [#반도체, #공장]`.
pub(super) fn remark(text: &str, at: usize) -> Option<Told> {
    let open = open_at(text, at)?;
    let hash = open + still_open(&text[open..at])??;
    let end = line_end(text, open);
    if hash > end || !text[hash..end].contains([']', '}']) {
        return None;
    }
    let cure = quoted_parts(&text[open..end])
        .map_or_else(|| "put what begins with `#` in quotes".to_owned(), |quoted| format!("write `{quoted}`"));
    Some(told(one(text, hash), "`#` begins a remark: the rest of the line is not read", cure))
}

/// The nearest bracket before `at` that opens a value and is still open there.
pub(super) fn open_at(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    for _ in 0..LINES {
        let start = line_start(text, end);
        let line = &text[start..line_end(text, start)];
        let value = line.find(": ").map_or(0, |colon| colon + 2);
        let open = start + line.len() - line[value..].trim_start_matches([' ', '-']).len();
        if open < at && text[open..].starts_with(['[', '{']) && still_open(&text[open..at]).is_some() {
            return Some(open);
        }
        end = start.checked_sub(1)?;
    }
    None
}

/// Whether the bracket that `node` begins with is open at its end, and if so, where its first remark begins.
fn still_open(node: &str) -> Option<Option<usize>> {
    let (mut depth, mut quote, mut remark, mut first) = (0_usize, None, false, None);
    // The last sign, and the last one that is no space: a quote or `#` means something only at certain places.
    let (mut last, mut solid) = (' ', '[');
    for (at, sign) in node.char_indices() {
        match sign {
            '\n' => remark = false,
            _ if remark => {}
            _ if quote.is_some() => quote = quote.filter(|quote| *quote != sign),
            '"' | '\'' if "[{,:".contains(solid) => quote = Some(sign),
            '#' if " [{,\n".contains(last) => {
                first.get_or_insert(at);
                remark = true;
            }
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return None;
        }
        last = sign;
        if !sign.is_whitespace() && !remark {
            solid = sign;
        }
    }
    Some(first)
}

/// `[#반도체, #공장]` with quotes around what holds a `#`.
fn quoted_parts(line: &str) -> Option<String> {
    let (open, rest) = (line.get(..1)?, line.get(1..)?);
    let close = if open == "{" { "}" } else { "]" };
    let (inner, _) = rest.split_once(close)?;
    if inner.contains(['[', '{']) {
        return None;
    }
    let quoted = |text: &str| {
        if text.starts_with('#') || text.contains(" #") { in_quotes(text) } else { text.to_owned() }
    };
    let parts: Vec<String> = inner
        .split(',')
        .map(|part| match part.trim().split_once(": ") {
            Some((key, value)) => format!("{key}: {}", quoted(value.trim())),
            None => quoted(part.trim()),
        })
        .collect();
    let space = if inner.starts_with(' ') { " " } else { "" };
    Some(format!("{open}{space}{}{space}{close}", parts.join(", ")))
}
