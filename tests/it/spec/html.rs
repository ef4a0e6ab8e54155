//! Picks a part of a page and brings it into a form in which white space does not matter.

/// Elements around which white space means nothing.
const BLOCKS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Returns what is inside the first element that the selector means: `main`, `head` or `.class`.
pub fn select<'h>(html: &'h str, selector: &str) -> Option<&'h str> {
    let mut rest = html;
    let mut from = 0;
    while let Some(open) = rest.find('<') {
        let tag = &rest[open..];
        let end = tag.find('>')? + 1;
        let (name, start) = (name(&tag[..end]), from + open + end);
        if matches(&tag[..end], name, selector) {
            return inside(&html[start..], name);
        }
        from = start;
        rest = &html[from..];
    }
    None
}

fn matches(tag: &str, name: &str, selector: &str) -> bool {
    match selector.strip_prefix('.') {
        None => name == selector,
        Some(class) => tag
            .split_once("class=\"")
            .and_then(|(_, value)| value.split_once('"'))
            .is_some_and(|(value, _)| value.split_whitespace().any(|word| word == class)),
    }
}

/// Returns the text up to the end tag that belongs to an element that is open.
fn inside<'h>(html: &'h str, wanted: &str) -> Option<&'h str> {
    let (mut depth, mut from) = (1, 0);
    while let Some(open) = html[from..].find('<') {
        let at = from + open;
        let end = html[at..].find('>')? + 1;
        let tag = &html[at..at + end];
        if name(tag) == wanted {
            depth += 1;
        } else if name(tag).strip_prefix('/') == Some(wanted) {
            depth -= 1;
            if depth == 0 {
                return Some(&html[..at]);
            }
        }
        from = at + end;
    }
    None
}

/// Returns the name of a tag, with `/` for an end tag.
fn name(tag: &str) -> &str {
    let inner = &tag[1..];
    let end = inner.char_indices().find(|(i, c)| *i > 0 && !c.is_ascii_alphanumeric()).map_or(inner.len(), |(i, _)| i);
    &inner[..end]
}

/// Puts every block on a line of its own and makes one space of many.
pub fn tidy(html: &str) -> String {
    let words = html.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    let mut rest = words.as_str();
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let end = rest[open..].find('>').map_or(rest.len(), |end| open + end + 1);
        let tag = &rest[open..end];
        let block = BLOCKS.contains(&name(tag).trim_start_matches('/'));
        if block {
            out.truncate(out.trim_end_matches(' ').len());
            if !out.is_empty() && out.ends_with('>') && !out.ends_with('\n') && !empty_pair(&out, tag) {
                out.push('\n');
            }
        }
        out.push_str(tag);
        rest = if block { rest[end..].trim_start() } else { &rest[end..] };
        // Text that stands directly after the end of a block begins a line.
        if block && tag.starts_with("</") && !rest.starts_with('<') && !rest.is_empty() {
            out.push('\n');
        }
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// `<li></li>` stays on one line.
fn empty_pair(before: &str, tag: &str) -> bool {
    let Some(open) = before.rfind('<') else { return false };
    tag.strip_prefix("</").is_some_and(|end| before[open + 1..].starts_with(end.trim_end_matches('>')))
}

#[test]
fn a_part_is_found_by_element_or_class() {
    let html = "<main><p class=\"a b\">x <b>y</b></p><p>z</p></main>";
    assert_eq!(select(html, "main"), Some("<p class=\"a b\">x <b>y</b></p><p>z</p>"));
    assert_eq!(select(html, ".b"), Some("x <b>y</b>"));
    assert_eq!(select(html, ".c"), None);
}

#[test]
fn white_space_around_blocks_means_nothing() {
    assert_eq!(
        tidy("<p>a\n b</p>\n\n<ul> <li>c <em>d</em></li></ul>"),
        "<p>a b</p>\n<ul>\n<li>c <em>d</em>\n</li>\n</ul>"
    );
    assert_eq!(tidy(&tidy("<p>a</p> <ul> <li>c</li></ul> x")), tidy("<p>a</p><ul><li>c</li></ul>x"));
}
