//! Footnotes: taken out of the flow, numbered in the order of their marks, written at the end.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::parse::{Events, Writer};
use super::slot::mark;
use super::{Goal, Reference, Room};

impl<'w> Writer<'w> {
    /// Takes footnotes out of the flow; they are written at the end.
    pub(super) fn take_notes(&mut self, events: Events<'w>) -> Events<'w> {
        if !events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::FootnoteDefinition(_)))) {
            return events;
        }
        let mut main = Vec::with_capacity(events.len());
        // A note may be written inside another: a stack of those that are open.
        let mut open: Vec<(String, Events<'w>)> = Vec::new();
        for (event, range) in events {
            match &event {
                Event::Start(Tag::FootnoteDefinition(label)) => open.push((label.to_string(), Vec::new())),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, note)) = open.pop() {
                        self.notes.entry(label).or_insert(note);
                    }
                }
                _ => open.last_mut().map_or(&mut main, |(_, note)| note).push((event, range)),
            }
        }
        main
    }

    pub(super) fn note_mark(&mut self, label: &str) {
        let position = match self.noted.iter().position(|(known, _)| known == label) {
            Some(position) => position,
            None => {
                self.noted.push((label.to_owned(), 0));
                self.noted.len() - 1
            }
        };
        self.noted[position].1 += 1;
        let (number, again) = (position + 1, self.noted[position].1);
        let suffix = if again > 1 { format!("-{again}") } else { String::new() };
        let here = self.refer_here(&format!("#fn-{number}"));
        let _ = write!(
            self.html,
            "<sup class=\"footnote-reference\"><a href=\"{here}\" id=\"fnref-{number}{suffix}\" role=\"doc-noteref\">{number}</a></sup>"
        );
    }

    /// A link within the text is a slot, too: in a feed it needs the page's address.
    fn refer_here(&mut self, fragment: &str) -> String {
        self.body.references.push(Reference {
            target: fragment.into(),
            span: 0..0,
            goal: Goal::Any,
            mute: false,
            room: Room::Prose,
        });
        mark(self.body.references.len() - 1)
    }

    pub(super) fn write_notes(&mut self) {
        if self.noted.is_empty() {
            return;
        }
        self.html.push_str("<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        let mut i = 0;
        // A note may mark another one, so the list can grow while it is written.
        while i < self.noted.len() {
            let events = self.notes.remove(&self.noted[i].0).unwrap_or_default();
            let number = i + 1;
            let _ = writeln!(self.html, "<li id=\"fn-{number}\" class=\"footnote-definition\">");
            let mut at = 0;
            while at < events.len() {
                at += self.event(&events[at..]);
            }
            self.way_back(number);
            i += 1;
        }
        self.html.push_str("</ol>\n</div>\n");
    }

    /// Ends a note with the link to its mark. It hangs on the last word, so that it never stands on a
    /// line alone; after a list or code it has a line of its own.
    fn way_back(&mut self, number: usize) {
        let back = self.refer_here(&format!("#fnref-{number}"));
        let link = format!("<a href=\"{back}\" class=\"footnote-back\" role=\"doc-backlink\">↩</a>");
        let end = "</p>\n";
        if self.html.ends_with(end) {
            self.html.truncate(self.html.len() - end.len());
            let _ = writeln!(self.html, "&nbsp;{link}{end}</li>");
        } else {
            let _ = writeln!(self.html, "{link}</li>");
        }
    }
}
