//! HTML that writers put into the prose: noticed while the text is written, cleaned when all of it
//! is there.

use std::ops::Range;

use super::parse::Writer;
use super::sanitise;
use crate::diag::Diag;

/// How deep elements may lie in one another; a reader of HTML takes time with the square of it.
const DEEPEST: usize = 2_000;

impl Writer<'_> {
    /// Writes HTML of the writer's own.
    pub(super) fn raw(&mut self, html: &str, range: &Range<usize>) {
        let trimmed = html.trim();
        if trimmed.starts_with("<!--") && trimmed.ends_with("-->") && trimmed.matches("<!--").count() == 1 {
            return; // a note between writers, or another generator's mark
        }
        if self.raw.is_none() {
            self.raw = Some(range.clone());
        }
        const REMOVED: [&str; 7] = ["<script", "<style", "<iframe", "<object", "<embed", "<form", "<link"];
        if !self.options.allow_html {
            let lower = html.to_lowercase();
            if let Some(tag) = REMOVED.iter().find(|tag| lower.contains(*tag)) {
                let diag = Diag::warning("html-removed", format!("`{tag}>` is taken out of the text"))
                    .at(self.place(range))
                    .hint("link to the page instead, or write `raw_html: allow` in newsroom.yaml if you trust every writer");
                self.diags.push(diag);
            }
        }
        self.html.push_str(html);
    }

    /// Returns clean HTML with its blocks in it; `raw` is where HTML of the writer's own stands first.
    pub(super) fn cleaned(&mut self, html: String, raw: Option<Range<usize>>) -> String {
        let Some(range) = raw else { return self.with_pieces(html) };
        if sanitise::depth(&html) > DEEPEST {
            let message = format!("HTML lies more than {DEEPEST} elements deep");
            let diag = Diag::error("html-too-deep", message)
                .at(self.place(&range))
                .hint("close what was opened, `<div>…</div>`");
            self.diags.push(diag);
            return String::new();
        }
        if self.options.allow_html {
            return self.with_pieces(html);
        }
        let span = range.start + self.at..range.end + self.at;
        let of_markdown = self.body.references.len();
        let (clean, mut references) = sanitise::clean(&html, std::mem::take(&mut self.body.references), span);
        for reference in references.iter_mut().skip(of_markdown) {
            if let Some(at) = self.markdown[range.start..].find(&*reference.target) {
                let start = self.at + range.start + at;
                reference.span = start..start + reference.target.len();
            }
        }
        self.body.references = references;
        self.with_pieces(clean)
    }
}
