//! Blocks in prose: `::: quote`, `::: figure` and their like.
//!
//! A new block is a file here, a line in [`BLOCKS`] and a spec. It reads its fields, complains about
//! what is wrong with them, and writes itself three times: for the page, for feeds, and as text.

mod audio;
pub(super) mod callout;
mod caption;
mod download;
mod embed;
mod facts;
mod figure;
mod gallery;
mod pair;
mod provider;
mod quote;
mod read;
mod video;

use std::ops::Range;

use pulldown_cmark::Event;

use super::event::matching_end;
use super::fence::{self, Role, Sort};
use super::markup::escape;
use super::parse::Writer;

pub(super) use pair::{few, pair};
pub(super) use read::{Given, Said};

/// The Markdown in a block.
pub(in crate::body) type Inner<'e, 'w> = &'e [(Event<'w>, Range<usize>)];

/// One sort of block.
pub struct Block {
    /// Its name after the colons.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// What may stand behind the name on its first line: one of its fields.
    pub main: Option<&'static str>,
    /// Its fields.
    pub keys: &'static [&'static str],
    /// Whether there may be a list of such fields.
    pub lists: bool,
    /// Other words that people try, for suggestions.
    pub tried: &'static [&'static str],
    /// Reads the fields and writes the block.
    pub(in crate::body) write: for<'w> fn(&mut Writer<'w>, &Given<'_>, Inner<'_, 'w>) -> String,
}

impl std::fmt::Debug for Block {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// All blocks.
pub const BLOCKS: &[&Block] = &[
    &audio::BLOCK,
    &callout::BLOCK,
    &download::BLOCK,
    &embed::BLOCK,
    &facts::BLOCK,
    &figure::BLOCK,
    &gallery::BLOCK,
    &quote::BLOCK,
    &video::BLOCK,
];

/// Returns the block of that name.
pub fn named(name: &str) -> Option<&'static Block> {
    BLOCKS.iter().find(|block| block.name == name).copied()
}

/// How many blocks may lie in one another.
pub(super) const DEEPEST: usize = 8;

impl<'w> Writer<'w> {
    /// Writes the block that begins with the rule at the head of `events`, if one does; returns how
    /// many events it took.
    pub(super) fn block(&mut self, events: &[(Event<'w>, Range<usize>)]) -> Option<usize> {
        let fences = self.fences;
        let number = fence::at(fences, events[0].1.start)?;
        let fence = &fences[number];
        let closing = match self.roles[number] {
            Role::Opens(closing) => closing,
            Role::Closes => return Some(1),
            Role::Nothing => {
                // Nobody's words are lost in a folder from elsewhere.
                self.html.push_str("<p>");
                escape(&mut self.html, &self.markdown[fence.line.clone()]);
                self.html.push_str("</p>\n");
                return Some(1);
            }
        };
        let end = self.end_of(events, fences[closing].line.start)?;
        let Some(opening) = &fence.opening else { return Some(1) };
        let inner = &events[1..end];
        let given = Given::new(self.markdown, fence, opening);
        let html = match opening.sort {
            Sort::Block(block) => (block.write)(self, &given, inner),
            Sort::Foreign(foreign) => callout::foreign_box(self, foreign, &given, inner),
            Sort::Unknown => self.enclosed(inner),
        };
        self.put_piece(html);
        Some(end + 1)
    }

    /// Returns the index of the rule that ends a block.
    fn end_of(&self, events: &[(Event<'w>, Range<usize>)], closing: usize) -> Option<usize> {
        let mut at = 1;
        while let Some((event, range)) = events.get(at) {
            match event {
                Event::Rule if range.start == closing => return Some(at),
                Event::Start(_) => at += matching_end(&events[at..]) + 1,
                _ => at += 1,
            }
        }
        None
    }

    /// Returns the HTML of what stands in a block, cleaned by itself: a tag that is left open in a
    /// block ends with it.
    pub(super) fn enclosed(&mut self, events: &[(Event<'w>, Range<usize>)]) -> String {
        let (html, raw) = (std::mem::take(&mut self.html), self.raw.take());
        self.within += 1;
        let mut at = 0;
        while at < events.len() {
            at += self.event(&events[at..]);
        }
        self.within -= 1;
        let written = std::mem::replace(&mut self.html, html);
        let inside = std::mem::replace(&mut self.raw, raw);
        self.cleaned(written, inside)
    }
}
