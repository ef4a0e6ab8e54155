//! What blocks have in common: captions and credits, pictures, files, durations, days.

use std::fmt::Write as _;

use pulldown_cmark::{Event, Tag};

use super::{Given, Inner, Said};
use crate::body::event::{leaves, matching_end};
use crate::body::markup::escaped;
use crate::body::parse::Writer;
use crate::body::{Goal, Room};
use crate::diag::Diag;
use crate::moment::{self, Day, Written, show_day};
use crate::yaml::Scalar;

impl<'w> Writer<'w> {
    /// Returns words for readers, counted and escaped.
    pub(super) fn words(&mut self, text: &str) -> String {
        self.count(text);
        escaped(text)
    }

    /// Picks a word in the language of the text.
    pub(super) fn pick(&self, ko: &'static str, en: &'static str) -> &'static str {
        if self.options.lang.starts_with("ko") { ko } else { en }
    }

    /// Returns the text of a caption: one paragraph stands without its `<p>`.
    pub(super) fn caption(&mut self, inner: Inner<'_, 'w>) -> String {
        let one = matches!(inner.first(), Some((Event::Start(Tag::Paragraph), _)))
            && matching_end(inner) + 1 == inner.len()
            && !matches!(inner.get(1), Some((Event::Start(Tag::Image { .. }), _)));
        let inner = if one { &inner[1..inner.len() - 1] } else { inner };
        self.enclosed(inner).trim().to_owned()
    }

    /// Returns a `<figcaption>` of the parts that are there.
    pub(super) fn figcaption(&mut self, title: &str, caption: &str, credit: Option<Said>) -> String {
        let credit = credit.map(|credit| format!("<span class=\"credit\">{}</span>", self.words(&credit.text)));
        let credit = credit.unwrap_or_default();
        let parts: Vec<&str> = [title, caption, &credit].into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { String::new() } else { format!("<figcaption>{}</figcaption>", parts.join(" ")) }
    }

    /// Returns an `<img>`. Without `alt` it is complained about.
    pub(super) fn picture(&mut self, given: &Given<'_>, src: &Said, alt: Option<Said>, room: Room) -> String {
        if given.lacks("alt", &alt) {
            let diag = Diag::warning("image-without-alt", "the picture has no words for those who do not see it")
                .hint("write `alt:` with what it shows");
            self.tell(diag, &src.span);
        }
        let html = std::mem::take(&mut self.html);
        let known = self.body.references.len();
        self.image(&src.text, alt.as_ref().map_or("", |alt| &alt.text), &src.span);
        for reference in &mut self.body.references[known..] {
            reference.mute = false; // it has been said
            reference.room = room;
        }
        std::mem::replace(&mut self.html, html) + ">"
    }

    /// Returns an attribute with the address of a film, a recording or a file to take away. `None`
    /// when the address may not be one.
    pub(super) fn file(&mut self, attribute: &str, src: &Said) -> Option<String> {
        if !leaves(&src.text) {
            let mark = self.refer(&src.text, &src.span, Goal::File, false);
            return Some(format!(" {attribute}=\"{mark}\""));
        }
        let name = if attribute == "file" { "src" } else { attribute };
        (!self.refused(&src.text, &["http", "https"], &src.span)).then(|| format!(" {name}=\"{}\"", escaped(&src.text)))
    }

    /// Tells whether a file lies in the newsroom, and complains when it does not.
    pub(super) fn is_own(&mut self, src: &Said) -> bool {
        let own = !leaves(&src.text);
        if !own {
            let diag = Diag::error("block-elsewhere", format!("`{}` lies on another host", src.text))
                .hint("copy the file into the newsroom; a page asks no other host before somebody presses");
            self.tell(diag, &src.span);
        }
        own
    }

    /// Returns the title of a film or a recording; nobody knows what one without it is.
    pub(super) fn title(&mut self, given: &Given<'_>, title: Option<Scalar>) -> Option<String> {
        let title = given.said("title", title);
        if given.lacks("title", &title) {
            let message = format!("the block `{}` has no title for those who do not see or hear it", given.name);
            self.tell(Diag::warning("block-untitled", message).hint("write `title:` with what it is"), &given.line);
        }
        title.map(|title| title.text)
    }

    /// Returns the `href` of a link to anywhere.
    pub(super) fn address(&mut self, url: &Said) -> String {
        if leaves(&url.text) {
            let refused = self.refused(&url.text, &["http", "https", "mailto"], &url.span);
            return if refused { String::new() } else { format!(" href=\"{}\"", escaped(&url.text)) };
        }
        format!(" href=\"{}\"", self.refer(&url.text, &url.span, Goal::Any, false))
    }

    /// Returns a duration as `<time>`.
    pub(super) fn duration(&mut self, said: Option<Said>) -> String {
        let Some(said) = said else { return String::new() };
        let Some(parts) = duration(&said.text) else {
            let diag = Diag::error("duration-form", format!("`{}` is no duration", said.text))
                .hint("write minutes and seconds, `12:30`, or hours too, `1:02:30`");
            self.tell(diag, &said.span);
            return String::new();
        };
        let mut iso = String::from("PT");
        for (number, unit) in parts.iter().rev().zip(['S', 'M', 'H']).collect::<Vec<_>>().into_iter().rev() {
            if *number > 0 || unit == 'S' {
                let _ = write!(iso, "{number}{unit}");
            }
        }
        format!("<time class=\"duration\" datetime=\"{iso}\">{}</time>", escaped(&said.text))
    }

    /// Reads a day; a moment is its day.
    pub(super) fn day(&mut self, said: &Said) -> Option<Day> {
        match moment::parse(&said.text) {
            Ok(Written::Day(day)) => Some(day),
            Ok(Written::Local(local)) => Day::new(local.year(), local.month(), local.day()),
            Ok(Written::Exact(moment)) => Some(moment.day()),
            Err(problem) => {
                self.tell(Diag::error("date-form", problem.message).hint(problem.hint), &said.span);
                None
            }
        }
    }

    /// Says as of when something is true.
    pub(super) fn as_of(&mut self, said: Option<Said>) -> String {
        let Some(day) = said.and_then(|said| self.day(&said)) else { return String::new() };
        let time = format!("<time datetime=\"{}\">{}</time>", day.iso(), escaped(&show_day(day, self.options.lang)));
        if self.options.lang.starts_with("ko") { format!("{time} 기준") } else { format!("as of {time}") }
    }
}

/// Reads `1:20` or `1:02:30`.
fn duration(text: &str) -> Option<Vec<u32>> {
    let parts: Vec<u32> = text
        .split(':')
        .map(|part| part.parse().ok().filter(|_| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())))
        .collect::<Option<_>>()?;
    let fits = (2..=3).contains(&parts.len())
        && parts[1..].iter().all(|part| *part < 60)
        && text.split(':').skip(1).all(|part| part.len() == 2);
    fits.then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_minutes_and_seconds() {
        assert_eq!(duration("1:20"), Some(vec![1, 20]));
        assert_eq!(duration("75:00"), Some(vec![75, 0]));
        assert_eq!(duration("1:02:30"), Some(vec![1, 2, 30]));
        for broken in ["", "80", "1:60", "1:2", "1:2:3:4", "-1:20", "1:", "1분 20초"] {
            assert_eq!(duration(broken), None, "{broken}");
        }
    }
}
