//! Looks at Markdown events: their text, their ends, the schemes of their addresses.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::slot::{CLOSE, OPEN};
use crate::path::nfc;

/// Composes letters, and takes out the marks of slots that an entity (`&#xe0f1;`) may have made.
pub(super) fn tidy(event: &mut Event<'_>) {
    let tidied = |text: &str| nfc(&text.replace([OPEN, CLOSE], "\u{fffd}")).into();
    match event {
        Event::Text(text) | Event::Code(text) => *text = tidied(text),
        Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
            *title = tidied(title);
            if dest_url.contains([OPEN, CLOSE]) {
                *dest_url = tidied(dest_url);
            }
        }
        _ => {}
    }
}

/// Tells whether an address leaves the site or names a scheme of its own.
pub(super) fn leaves(target: &str) -> bool {
    target.starts_with("//") || scheme(target).is_some()
}

/// Returns the scheme of an address (RFC 3986 section 3.1).
pub(super) fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let shaped = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    shaped.then_some(scheme)
}

/// Returns the index of the end that belongs to the start at the head of `events`.
pub(super) fn matching_end(events: &[(Event<'_>, Range<usize>)]) -> usize {
    let mut depth = 0;
    for (i, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    return i;
                }
            }
            _ => {}
        }
    }
    events.len().saturating_sub(1)
}

/// Returns the text of some events without any markup.
pub(super) fn plain(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(t) | Event::Code(t) | Event::InlineMath(t) | Event::DisplayMath(t) => text.push_str(t),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
