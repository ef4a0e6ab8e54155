//! Links and images: what they point at is noted, and dangerous schemes are refused.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::event::{leaves, matching_end, plain, scheme};
use super::markup::escaped;
use super::parse::Writer;
use super::slot::mark;
use super::{Goal, Reference, Room};
use crate::diag::Diag;

impl<'w> Writer<'w> {
    /// An image alone in its paragraph is a figure with caption and credit.
    pub(super) fn figure(&mut self, events: &[(Event<'w>, Range<usize>)]) -> Option<usize> {
        let (Event::Start(Tag::Image { dest_url, title, .. }), range) = events.get(1)? else { return None };
        let end = 1 + matching_end(&events[1..]);
        if !matches!(events.get(end + 1)?.0, Event::End(TagEnd::Paragraph)) {
            return None;
        }
        let alt = plain(&events[1..end]);
        self.html.push_str("<figure>");
        self.image(dest_url, &alt, range);
        self.html.push('>');
        let (caption, credit) = title.split_once('|').unwrap_or((title, ""));
        let (caption, credit) = (caption.trim(), credit.trim());
        if !caption.is_empty() || !credit.is_empty() {
            let _ = write!(self.html, "<figcaption>{}", escaped(caption));
            if !credit.is_empty() {
                let space = if caption.is_empty() { "" } else { " " };
                let _ = write!(self.html, "{space}<span class=\"credit\">{}</span>", escaped(credit));
            }
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
        Some(end + 2)
    }

    /// Writes an image's tag up to its last attribute.
    pub(super) fn image(&mut self, target: &str, alt: &str, range: &Range<usize>) {
        self.html.push_str("<img");
        if leaves(target) {
            if !self.refused(target, &["http", "https"], range) {
                let _ = write!(self.html, " src=\"{}\"", escaped(target));
            }
        } else {
            let marked = self.refer(target, range, Goal::Picture, alt.trim().is_empty());
            let _ = write!(self.html, " src=\"{marked}\"");
        }
        let _ = write!(self.html, " alt=\"{}\" loading=\"lazy\"", escaped(alt));
    }

    pub(super) fn link(&mut self, kind: LinkType, target: &str, title: &str, range: &Range<usize>) {
        self.html.push_str("<a");
        if kind == LinkType::Email {
            let _ = write!(self.html, " href=\"mailto:{}\"", escaped(target));
        } else if leaves(target) {
            if !self.refused(target, &["http", "https", "mailto", "tel", "sms"], range) {
                let _ = write!(self.html, " href=\"{}\"", escaped(target));
            }
        } else {
            let marked = self.refer(target, range, Goal::Any, false);
            let _ = write!(self.html, " href=\"{marked}\"");
        }
        if !title.is_empty() {
            let _ = write!(self.html, " title=\"{}\"", escaped(title));
        }
        self.html.push('>');
    }

    /// Complains about schemes that run code or read the reader's disk.
    pub(super) fn refused(&mut self, target: &str, allowed: &[&str], range: &Range<usize>) -> bool {
        let Some(scheme) = scheme(target) else { return false };
        if self.options.allow_html || allowed.iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return false;
        }
        let diag = Diag::error("link-scheme", format!("an address cannot begin with `{scheme}:`"))
            .at(self.place(range))
            .hint(format!("use one of {}, or a file of the newsroom", allowed.join(", ")));
        self.diags.push(diag);
        true
    }

    /// Notes what a link or an image points at; returns the mark of its slot.
    pub(super) fn refer(&mut self, target: &str, range: &Range<usize>, goal: Goal, mute: bool) -> String {
        // Point at the address itself where it can be found in the source.
        let inside = self.markdown[range.clone()].rfind(target).filter(|_| !target.is_empty());
        let start = self.at + range.start + inside.unwrap_or(0);
        let end = inside.map_or(self.at + range.end, |_| start + target.len());
        self.body.references.push(Reference { target: target.into(), span: start..end, goal, mute, room: Room::Prose });
        mark(self.body.references.len() - 1)
    }
}
