//! The forms of a text: as a page shows it, as feeds carry it, as plain text.
//!
//! While the HTML is made, what belongs to some forms only stands between private marks, and a
//! finished block is a *piece* that only its number stands for, so that the sanitiser, which cleans
//! what writers wrote, does not see it.

use std::sync::Arc;

use super::parse::Writer;
use super::slot::{CLOSE, OPEN, cut};
use super::{Body, Filling, text};

/// A form of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Page,
    Feed,
    Text,
}

impl Form {
    fn letter(self) -> char {
        match self {
            Self::Page => 'p',
            Self::Feed => 'f',
            Self::Text => 't',
        }
    }
}

/// The other forms of a body with blocks in it.
#[derive(Debug)]
pub(super) struct Forms {
    feed: Body,
    text: Body,
}

/// Returns HTML that is in some forms only.
pub(super) fn only(forms: &[Form], html: &str) -> String {
    let letters: String = forms.iter().map(|form| form.letter()).collect();
    format!("{OPEN}{letters}{CLOSE}{html}{OPEN}/{CLOSE}")
}

/// Returns HTML that each form has in its own way.
pub(super) fn each(page: &str, feed: &str, text: &str) -> String {
    [(Form::Page, page), (Form::Feed, feed), (Form::Text, text)]
        .into_iter()
        .filter(|(_, html)| !html.is_empty())
        .map(|(form, html)| only(&[form], html))
        .collect()
}

/// Goes over marked HTML: `marked` gets what stands before each mark, the mark, and the number of
/// bytes that stand before it.
fn marks<'h>(html: &'h str, mut marked: impl FnMut(&'h str, &'h str)) -> &'h str {
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((mark, after)) = after.split_once(CLOSE) else { break };
        marked(before, mark);
        rest = after;
    }
    rest
}

/// Returns the HTML of one form.
fn select(html: &str, form: Form) -> String {
    let mut kept = String::with_capacity(html.len());
    // Whether each part that is open is in this form.
    let mut parts: Vec<bool> = Vec::new();
    let mut left_out = 0;
    let rest = marks(html, |before, mark| {
        if left_out == 0 {
            kept.push_str(before);
        }
        if mark == "/" {
            left_out -= usize::from(parts.pop() == Some(false));
        } else if mark.starts_with(|c: char| c.is_ascii_digit()) {
            if left_out == 0 {
                kept.extend([OPEN]);
                kept.push_str(mark);
                kept.extend([CLOSE]);
            }
        } else {
            let inside = mark.contains(form.letter());
            parts.push(inside);
            left_out += usize::from(!inside);
        }
    });
    kept.push_str(rest);
    kept
}

impl Writer<'_> {
    /// Puts a finished block where the text stands.
    pub(super) fn put_piece(&mut self, html: String) {
        self.pieces.push(Some(html));
        self.html.push_str(&format!("{OPEN}b{}{CLOSE}\n", self.pieces.len() - 1));
    }

    /// Puts the pieces in their places. Each is used once: a mark that somebody forged gives nothing.
    pub(super) fn with_pieces(&mut self, html: String) -> String {
        if self.fences.is_empty() {
            return html;
        }
        let mut whole = String::with_capacity(html.len());
        let rest = marks(&html, |before, mark| {
            whole.push_str(before);
            match mark.strip_prefix('b') {
                Some(number) => {
                    let piece = number.parse().ok().and_then(|number: usize| self.pieces.get_mut(number)?.take());
                    whole.push_str(piece.as_deref().unwrap_or_default());
                }
                None if before.ends_with("=\"") => {
                    whole.extend([OPEN]);
                    whole.push_str(mark);
                    whole.extend([CLOSE]);
                }
                None => {}
            }
        });
        whole.push_str(rest);
        whole
    }
}

/// Makes the forms of finished HTML: the page's, and the others where there are blocks.
pub(super) fn forms(body: &mut Body, html: &str, blocks: bool) {
    if !blocks {
        let (html, slots) = cut(html);
        (body.html, body.slots) = (html.into(), slots);
        return;
    }
    let of = |form: Form| {
        let (html, slots) = cut(&select(html, form));
        Body { html: html.into(), slots, references: body.references.clone(), ..Body::default() }
    };
    let (page, feed, text) = (of(Form::Page), of(Form::Feed), of(Form::Text));
    (body.html, body.slots) = (page.html, page.slots);
    body.forms = Some(Arc::new(Forms { feed, text }));
}

impl Body {
    /// Returns the form for readers elsewhere: no script of ours runs there.
    pub fn for_feeds(&self) -> &Self {
        self.forms.as_ref().map_or(self, |forms| &forms.feed)
    }

    /// Returns the text without any markup; `filling` as in [`Body::fill`].
    pub fn plain<'f>(&self, filling: impl FnMut(usize) -> Option<Filling<'f>>) -> String {
        let mut html = String::new();
        self.forms.as_ref().map_or(self, |forms| &forms.text).fill(&mut html, filling);
        text::stripped(&html)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{Highlights, Options, parse};
    use crate::path::RelPath;

    #[track_caller]
    fn check(markdown: &str, plain: &str) {
        let source = RelPath::new("a.md").expect("a plain name");
        let options = Options { allow_html: false, lang: "en", title: None, bare: false };
        let (body, _) = parse(&source, markdown, 0..markdown.len(), &options, &Highlights::default());
        let length =
            |_| Some(Filling { url: "x".into(), length: Some(1_200_000), name: "Kim".into(), ..Filling::default() });
        assert_eq!(body.plain(length), plain);
    }

    #[test]
    fn every_block_has_words_without_markup() {
        check("One *two*.\n\n## Three\n\n- 4\n- 5 &lt; 6\n", "One two.\nThree\n4\n5 < 6");
        check("::: quote kim\nrole: Editor\n\nWords.\n:::", "Words.\n— Kim, Editor");
        check("::: figure a.png\nalt: No words\ncredit: Lee\n\nCaption.\n:::", "Caption. Lee");
        check("::: gallery\n- src: a.png\n  caption: A\n- src: b.png\n  caption: B\n\nBoth.\n:::", "A\nB\nBoth.");
        check("::: video a.mp4\ntitle: Film\nduration: 1:20\n:::", "Film\n1:20");
        check("::: audio a.mp3\ntitle: Talk\n\n**Lee** Yes.\n:::", "Talk\nLee Yes.");
        check("::: callout tip\nDo it.\n:::", "Tip\nDo it.");
        check(
            "::: facts\n- value: 4,180\n  unit: h\n  what: Tests\n  as_of: 2026-09-01\n:::",
            "Tests:\n4,180 h\nas of 1 September 2026",
        );
        check("::: download a.pdf\ntitle: Paper\n:::", "Paper (PDF, 1.2 MB)");
        check("::: embed https://x.com/a/status/20\ntitle: Post\n:::", "Post — View on X: https://x.com/a/status/20");
    }

    #[test]
    fn line_ends_and_decomposed_letters_break_no_block() {
        check("::: quote kim\r\nrole: Editor\r\n\r\nWords.\r\n:::\r\n\r\nAfter.", "Words.\n— Kim, Editor\nAfter.");
        check("::: callout tip\t\ntitle: \u{1112}\u{1161}\u{11ab}\n:::", "한");
        check("\u{e0f1}::: callout\n:::", "\u{fffd}::: callout\n:::");
    }

    #[test]
    fn a_forged_mark_gives_nothing() {
        check(
            "::: callout\n<div>&#xe0f1;b0&#xe0f2;A&#xe0f1;f&#xe0f2;</div>\n:::\n\n<div>&#xe0f1;b0&#xe0f2;</div>",
            "Note\nA",
        );
        check(
            "::: quote \"\\ue0f1b0\\ue0f2\"\nrole: \"\\ue0f1f\\ue0f2 Editor\"\n\nWords.\n:::",
            "Words.\n— Kim, \u{fffd}f\u{fffd} Editor",
        );
    }
}
