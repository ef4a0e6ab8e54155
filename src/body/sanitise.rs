//! Cleans HTML that a writer put into the prose: scripts, frames, styles and handlers go.
//!
//! The whole text is cleaned at once, because a tag may be opened in one line and closed in
//! another. Addresses in it are looked up like those of Markdown.

use std::sync::{Arc, Mutex};

use ammonia::{Builder, UrlRelative};

use super::slot::{CLOSE, OPEN, mark};
use super::{Goal, Reference, Room};

/// Returns how many elements are open at once at the most, as a reader of tags counts them.
pub(super) fn depth(html: &str) -> usize {
    // Elements that hold nothing, and those that the next of their sort ends.
    const SHALLOW: [&str; 18] = [
        "br", "img", "hr", "input", "wbr", "source", "col", "meta", "link", "p", "li", "tr", "td", "th", "dt", "dd",
        "option", "tbody",
    ];
    let (mut open, mut deepest) = (0_usize, 0);
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if !SHALLOW.iter().any(|shallow| shallow.eq_ignore_ascii_case(name)) {
                open += 1;
                deepest = deepest.max(open);
            }
        }
    }
    deepest
}

/// Tells whether a value is the mark of one of the first `known` references.
fn is_mark(value: &str, known: usize) -> bool {
    let number = value.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE));
    number.and_then(|number| number.parse::<usize>().ok()).is_some_and(|number| number < known)
}

/// Returns clean HTML; addresses found in it are added to `references`, all at `span`.
pub(super) fn clean(html: &str, references: Vec<Reference>, span: std::ops::Range<usize>) -> (String, Vec<Reference>) {
    let known = references.len();
    let references = Arc::new(Mutex::new(references));
    let found = references.clone();
    let look_up = move |element: &str, attribute: &str, value: &str| {
        let goal = match (element, attribute) {
            ("a", "href") => Goal::Any,
            ("img", "src") => Goal::Picture,
            _ => return None,
        };
        if is_mark(value, known) || super::event::leaves(value) {
            return None;
        }
        let value = value.replace([OPEN, CLOSE], "");
        let mut found = found.lock().ok()?;
        found.push(Reference {
            target: value.as_str().into(),
            span: span.clone(),
            goal,
            mute: false,
            room: Room::Prose,
        });
        Some(mark(found.len() - 1))
    };
    let mut builder = Builder::default();
    builder
        .add_tags(["section", "input", "video", "audio", "source", "picture", "u", "dl", "dt", "dd"])
        .add_generic_attributes(["id", "class", "role", "aria-label", "aria-hidden", "aria-describedby", "dir"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("ol", ["start", "type", "reversed"])
        .add_tag_attributes("img", ["loading", "decoding", "srcset", "sizes"])
        .add_tag_attributes("video", ["src", "controls", "poster", "width", "height", "loop", "muted", "preload"])
        .add_tag_attributes("audio", ["src", "controls", "loop", "muted", "preload"])
        .add_tag_attributes("source", ["src", "type", "media", "srcset"])
        .add_tag_attributes("time", ["datetime"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("pre", ["tabindex"])
        .add_tag_attributes("div", ["tabindex"])
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(move |element, attribute, value| match look_up(element, attribute, value) {
            Some(marked) => Some(marked.into()),
            // The mark of a block has no place in an attribute.
            None if value.contains(OPEN) => {
                let slot = matches!((element, attribute), ("a", "href") | ("img", "src"));
                let kept = slot && is_mark(value, known);
                Some(if kept { value.into() } else { value.replace([OPEN, CLOSE], "").into() })
            }
            None => Some(value.into()),
        });
    let clean = plainly(builder.clean(html).to_string());
    drop(builder);
    let references = Arc::into_inner(references).and_then(|references| references.into_inner().ok());
    (clean, references.unwrap_or_default())
}

/// Attributes that are there or not: those that the sanitiser lets pass.
const BOOLEAN: [&str; 7] = ["checked", "controls", "disabled", "loop", "muted", "open", "reversed"];

/// Writes `disabled=""` as `disabled`, in clean HTML: there every value stands between double
/// quotation marks and has none in it.
fn plainly(html: String) -> String {
    let may_have = |name: &str| html.match_indices(name).any(|(at, _)| html[at + name.len()..].starts_with("=\""));
    if !BOOLEAN.iter().any(|name| may_have(name)) {
        return html;
    }
    let mut kept = String::with_capacity(html.len());
    let mut rest = &*html;
    while let Some(open) = rest.find('<') {
        let (text, tag) = rest.split_at(open);
        kept.push_str(text);
        rest = tag;
        // A tag, one attribute after the other.
        while let Some(at) = rest.find(['"', '>']) {
            if rest[at..].starts_with('>') {
                break;
            }
            let value = &rest[at + 1..];
            let Some(end) = value.find('"') else { break };
            let name = rest[..at].trim_end_matches('=');
            let own = name.rsplit(' ').next().unwrap_or_default();
            kept.push_str(if BOOLEAN.contains(&own) { name } else { &rest[..at + 1 + end + 1] });
            rest = &value[end + 1..];
        }
        let end = rest.find('>').map_or(rest.len(), |at| at + 1);
        kept.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boolean_attributes_have_no_value() {
        let cases = [
            (r#"<input type="checkbox" disabled="" checked=""> a"#, r#"<input type="checkbox" disabled checked> a"#),
            (r#"<details open="open"><p>x</p></details>"#, "<details open><p>x</p></details>"),
            (r#"<img alt="" src="a"><video controls=""></video>"#, r#"<img alt="" src="a"><video controls></video>"#),
            // In words and in values it is no attribute.
            (
                r#"open="" <b title=" open=&quot;&quot; > x">y</b>"#,
                r#"open="" <b title=" open=&quot;&quot; > x">y</b>"#,
            ),
            (r#"<b title="a > b" class="open">open="</b>"#, r#"<b title="a > b" class="open">open="</b>"#),
            (r#"<ol reversed="" start="3"><li>x"#, r#"<ol reversed start="3"><li>x"#),
        ];
        for (html, expected) in cases {
            assert_eq!(plainly(html.to_owned()), expected, "{html}");
        }
    }
}
