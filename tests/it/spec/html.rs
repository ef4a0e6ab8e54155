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
    // The block tag that was written last, when nothing but space came after it.
    let mut last = "";
    while let Some(open) = rest.find('<') {
        let text = &rest[..open];
        let end = rest[open..].find('>').map_or(rest.len(), |end| open + end + 1);
        let tag = &rest[open..end];
        rest = &rest[end..];
        if !last.is_empty() && !text.trim().is_empty() {
            // Text after a block that ended begins a line; text in a block follows its tag.
            out.push_str(if last.starts_with("</") { "\n" } else { "" });
            out.push_str(text.trim_start());
            last = "";
        } else if last.is_empty() {
            out.push_str(text);
        }
        let block = BLOCKS.contains(&name(tag).trim_start_matches('/'));
        if block {
            out.truncate(out.trim_end_matches(' ').len());
            let empty =
                tag.strip_prefix("</").is_some_and(|end| last.starts_with(&format!("<{}", end.trim_end_matches('>'))));
            if !out.is_empty() && !empty && (!last.is_empty() || !tag.starts_with("</")) {
                out.push('\n');
            }
            last = tag;
        } else {
            if last.starts_with("</") {
                out.push('\n');
            }
            last = "";
        }
        out.push_str(tag);
    }
    let text = if last.is_empty() { rest } else { rest.trim_start() };
    if last.starts_with("</") && !text.is_empty() {
        out.push('\n');
    }
    out.push_str(text);
    out.trim().to_owned()
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
    let list = "<ul>\n<li>c <em>d</em></li>\n</ul>";
    assert_eq!(tidy("<p>a\n b</p>\n\n<ul> <li>c <em>d</em></li></ul>"), format!("<p>a b</p>\n{list}"));
    assert_eq!(tidy("<p>a</p> <ul> <li>c <em>d</em> </li></ul> x"), format!("<p>a</p>\n{list}\nx"));
    assert_eq!(
        tidy(&tidy("a <b>b</b> <p></p> <i>c</i> d<p>e</p> x <i>y</i>")),
        "a <b>b</b>\n<p></p>\n<i>c</i> d\n<p>e</p>\nx <i>y</i>"
    );
}
