//! Markdown events to HTML, in one pass over a list of them.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options as Extensions, Parser, Tag, TagEnd};

use super::anchor::{Anchors, ids};
use super::event::{matching_end, plain, tidy};
use super::fence::{self, Fence, Role};
use super::form::forms;
use super::markup::{alert, escape, escaped, task};
use super::slot::{CLOSE, OPEN};
use super::table::Table;
use super::{Body, Heading, Highlights, Options, block, text};
use crate::diag::{Diag, Place};
use crate::path::{RelPath, may_be_decomposed};

/// How long the first paragraph may be that is kept as the lead, in characters.
const LEAD: usize = 600;

pub(super) type Events<'t> = Vec<(Event<'t>, Range<usize>)>;

/// Parses the Markdown that lies at `range` of a file's text.
pub fn parse(
    source: &RelPath,
    file: &str,
    range: Range<usize>,
    options: &Options<'_>,
    highlights: &Highlights,
) -> (Body, Vec<Diag>) {
    let written = &file[range.clone()];
    let cleaned;
    // Both begin with this byte, which Hangul and Latin text do not have.
    let markdown = if memchr::memchr(0xee, written.as_bytes()).is_some() && written.contains([OPEN, CLOSE]) {
        // Three bytes each, so that places stay.
        cleaned = written.replace([OPEN, CLOSE], "\u{fffd}");
        &cleaned
    } else {
        written
    };
    let extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_GFM
        | Extensions::ENABLE_DEFINITION_LIST
        | Extensions::ENABLE_HEADING_ATTRIBUTES;
    let (fences, masked) = fence::settle(markdown, extensions, options.bare);
    let mut events: Events<'_> =
        Parser::new_ext(masked.as_deref().unwrap_or(markdown), extensions).into_offset_iter().collect();
    fence::put_rules(&mut events, &fences, masked.as_deref().unwrap_or(markdown));
    let (roles, diags) = block::pair(source, markdown, range.start, &fences, &events, options.bare);
    if may_be_decomposed(markdown) || memchr::memchr(b'&', markdown.as_bytes()).is_some() {
        // In the events, not in the source: places must stay.
        events.iter_mut().for_each(|(event, _)| tidy(event));
    }
    let mut writer = Writer {
        source,
        markdown,
        at: range.start,
        options,
        highlights,
        html: String::with_capacity(markdown.len() * 3 / 2),
        body: Body::default(),
        anchors: Anchors::default(),
        notes: HashMap::new(),
        noted: Vec::new(),
        table: Table::default(),
        strikes: Vec::new(),
        raw: None,
        fences: &fences,
        roles,
        pieces: Vec::new(),
        within: 0,
        diags,
    };
    let main = writer.take_notes(events);
    writer.write(&main);
    writer.write_notes();
    writer.finish()
}

fn beginning(text: &str) -> Arc<str> {
    text.chars().take(LEAD).collect::<String>().trim().into()
}

pub(super) struct Writer<'w> {
    pub(super) source: &'w RelPath,
    pub(super) markdown: &'w str,
    /// Where the Markdown begins in the file.
    pub(super) at: usize,
    pub(super) options: &'w Options<'w>,
    pub(super) highlights: &'w Highlights,
    pub(super) html: String,
    pub(super) body: Body,
    pub(super) anchors: Anchors,
    pub(super) notes: HashMap<String, Events<'w>>,
    /// Labels of footnotes in the order of their first mark, and how often each was marked.
    pub(super) noted: Vec<(String, usize)>,
    pub(super) table: Table,
    /// Strikethroughs that are open, and whether each has two tildes.
    strikes: Vec<bool>,
    /// Where HTML of the writer's own stands first.
    pub(super) raw: Option<Range<usize>>,
    /// The lines of `:::`, and what each does.
    pub(super) fences: &'w [Fence],
    pub(super) roles: Vec<Role>,
    /// Finished blocks; see [`super::form`].
    pub(super) pieces: Vec<Option<String>>,
    /// How many blocks are open.
    pub(super) within: usize,
    pub(super) diags: Vec<Diag>,
}

impl<'w> Writer<'w> {
    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        Place::span(self.source, range.start + self.at..range.end + self.at)
    }

    fn write(&mut self, events: &[(Event<'w>, Range<usize>)]) {
        let mut i = self.headline(events);
        while i < events.len() {
            i += self.event(&events[i..]);
        }
    }

    /// Leaves out a first heading that is the headline; returns how many events that took.
    fn headline(&mut self, events: &[(Event<'w>, Range<usize>)]) -> usize {
        if !matches!(events.first(), Some((Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }), _)))
            || self.body.title.is_some()
        {
            return 0;
        }
        let end = matching_end(events);
        let title = plain(&events[..end]);
        let is_headline = match self.options.title {
            Some(headline) => headline.trim() == title.trim(),
            None => self.options.bare,
        };
        self.body.title = Some(title.into());
        if is_headline { end + 1 } else { 0 }
    }

    /// Writes the first of `events`; returns how many it took.
    pub(super) fn event(&mut self, events: &[(Event<'w>, Range<usize>)]) -> usize {
        let (event, range) = &events[0];
        match event {
            Event::Text(text) => {
                if text.starts_with(":::") {
                    self.stray(range);
                } else if text.starts_with([':', '：']) {
                    self.almost(range);
                }
                self.count(text);
                escape(&mut self.html, text);
            }
            Event::Code(code) => {
                self.count(code);
                let _ = write!(self.html, "<code>{}</code>", escaped(code));
            }
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => match self.block(events) {
                Some(taken) => return taken,
                None => self.html.push_str("<hr>\n"),
            },
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html, range),
            Event::FootnoteReference(label) => self.note_mark(label),
            Event::TaskListMarker(done) => self.html.push_str(&task(*done, self.options.lang)),
            Event::Start(tag) => return self.start(tag, events),
            Event::End(tag) => self.end(*tag),
            // Not enabled.
            Event::InlineMath(text) | Event::DisplayMath(text) => escape(&mut self.html, text),
        }
        1
    }

    fn start(&mut self, tag: &Tag<'w>, events: &[(Event<'w>, Range<usize>)]) -> usize {
        let range = &events[0].1;
        let open = match tag {
            Tag::Paragraph => {
                if let Some(taken) = self.figure(events) {
                    return taken;
                }
                self.lead(events);
                "<p>"
            }
            Tag::Heading { level, id, .. } => {
                let title = plain(&events[..matching_end(events)]);
                let id = self.anchors.give(&title, id.as_deref());
                let _ = write!(self.html, "<{level} id=\"{}\">", escaped(&id));
                self.body.headings.push(Heading { level: *level as u8, id: id.into(), title: title.into() });
                ""
            }
            Tag::BlockQuote(None) => "<blockquote>\n",
            Tag::BlockQuote(Some(kind)) => {
                let (class, title) = alert(*kind, self.options.lang);
                let _ = writeln!(
                    self.html,
                    "<blockquote class=\"markdown-alert {class}\">\n<p class=\"markdown-alert-title\">{title}</p>"
                );
                ""
            }
            Tag::CodeBlock(kind) => return self.code(kind, events),
            Tag::HtmlBlock => "",
            Tag::List(None) => "<ul>\n",
            Tag::List(Some(1)) => "<ol>\n",
            Tag::List(Some(first)) => {
                let _ = writeln!(self.html, "<ol start=\"{first}\">");
                ""
            }
            Tag::Item => "<li>",
            Tag::DefinitionList => "<dl>\n",
            Tag::DefinitionListTitle => "<dt>",
            Tag::DefinitionListDefinition => "<dd>",
            Tag::Table(columns) => self.table.open(columns.clone()),
            Tag::TableHead => self.table.head(),
            Tag::TableRow => self.table.row(),
            Tag::TableCell => self.table.cell(),
            Tag::Emphasis => "<em>",
            Tag::Strong => "<strong>",
            // `6~7건` is a range: only the double tilde strikes out.
            Tag::Strikethrough => {
                let double = self.markdown[range.start..].starts_with("~~");
                self.strikes.push(double);
                if double { "<del>" } else { "~" }
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link(*link_type, dest_url, title, range);
                ""
            }
            Tag::Image { dest_url, title, .. } => {
                let end = matching_end(events);
                let alt = plain(&events[..end]);
                self.image(dest_url, &alt, range);
                if !title.is_empty() {
                    let _ = write!(self.html, " title=\"{}\"", escaped(title));
                }
                self.html.push('>');
                return end + 1;
            }
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => "",
        };
        self.html.push_str(open);
        1
    }

    fn end(&mut self, tag: TagEnd) {
        let close = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => {
                let _ = writeln!(self.html, "</{level}>");
                return;
            }
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::Table => {
                self.html.push_str(self.table.close());
                "\n"
            }
            TagEnd::TableHead => self.table.head_end(),
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => self.table.cell_end(),
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough if self.strikes.pop() == Some(false) => "~",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => "</a>",
            _ => "",
        };
        self.html.push_str(close);
    }

    pub(super) fn count(&mut self, text: &str) {
        let (words, syllables) = text::count(text);
        self.body.words += words;
        self.body.syllables += syllables;
        self.body.spaced += text.split_whitespace().count();
    }

    /// Keeps the text of the first paragraph, and of the first in a block.
    fn lead(&mut self, events: &[(Event<'w>, Range<usize>)]) {
        let kept = if self.within == 0 { &mut self.body.lead } else { &mut self.body.opening };
        if kept.is_empty() {
            *kept = beginning(&plain(&events[..matching_end(events)]));
        }
    }

    fn code(&mut self, kind: &CodeBlockKind<'w>, events: &[(Event<'w>, Range<usize>)]) -> usize {
        let end = matching_end(events);
        let mut code = String::new();
        for (event, _) in &events[1..end] {
            if let Event::Text(text) = event {
                code.push_str(text);
            }
        }
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                info.split([' ', ',', '{', '\t']).next().unwrap_or_default().trim_start_matches('.').to_lowercase()
            }
            CodeBlockKind::Indented => String::new(),
        };
        self.html.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            let _ = write!(self.html, " class=\"language-{}\"", escaped(&language));
        }
        self.html.push('>');
        match self.highlights.html(&language, &code) {
            Some(html) => self.html.push_str(&html),
            None => escape(&mut self.html, &code),
        }
        self.html.push_str("</code></pre>\n");
        end + 1
    }

    fn finish(mut self) -> (Body, Vec<Diag>) {
        let mut unmarked: Vec<&String> = self.notes.keys().collect();
        unmarked.sort_unstable();
        for label in unmarked {
            let diag =
                Diag::warning("footnote-unmarked", format!("the footnote `[^{label}]` is marked nowhere in the text"))
                    .at(Place::file(self.source))
                    .hint(format!("put `[^{label}]` where it belongs, or remove the footnote"));
            self.diags.push(diag);
        }
        let html = std::mem::take(&mut self.html);
        let raw = self.raw.take();
        let html = self.cleaned(html, raw);
        let mut body = self.body;
        forms(&mut body, &html, !self.pieces.is_empty());
        body.anchors = ids(&body.html);
        if !body.lead.is_empty() {
            body.opening = "".into();
        } else if body.opening.is_empty() && !self.pieces.is_empty() {
            body.opening = beginning(&body.plain(|_| None));
        }
        block::few(&mut self.diags);
        (body, self.diags)
    }
}
