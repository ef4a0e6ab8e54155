//! What a template sees of a story: the teaser that lists show, and the whole of it.

use tera::Value;

use super::value::{list, map, maybe, text, with};
use super::{Renderer, Shared};
use crate::edition::{Cover, Piece, Story, related, version};
use crate::lang::Lang;
use crate::moment::{Moment, show_day, show_full, show_short};
use crate::plan::Subject;

impl Renderer<'_> {
    /// Returns what lists show of a story. Made once; copies share it.
    pub(super) fn teaser(&self, index: usize) -> Value {
        self.teasers[index].get_or_init(|| self.make_teaser(index)).clone()
    }

    fn make_teaser(&self, index: usize) -> Value {
        let story = &self.edition.stories[index];
        let piece = &story.piece;
        let lang = &piece.lang;
        let shared = &self.shared[self.edition.language(lang).unwrap_or_default()];
        let authors = story.authors.iter().map(|i| shared.people[*i].clone());
        let tags = story.tags.iter().map(|i| shared.tags[*i].clone());
        map([
            ("title", Value::from(&*piece.title)),
            ("subtitle", text(story.subtitle.as_deref().unwrap_or_default())),
            ("summary", text(&piece.summary)),
            ("url", Value::from(self.base().href(&story.permalink))),
            ("permalink", Value::from(self.base().absolute(&story.permalink))),
            ("kind", Value::from(story.kind)),
            ("kind_name", text(self.word(lang, &format!("kind_{}", story.kind)))),
            ("date", maybe(story.date.map(|date| self.date(date, lang)))),
            ("updated", maybe(story.updated.map(|date| self.date(date, lang)))),
            ("language", Value::from(lang.as_str())),
            ("desk", maybe(story.desk.map(|i| shared.desks[i].clone()))),
            ("authors", list(authors)),
            ("tags", list(tags)),
            ("cover", maybe(piece.cover.as_ref().map(|cover| self.cover(cover)))),
            ("reading_minutes", Value::from(piece.body.minutes())),
            ("extra", Value::from_serializable(&piece.extra)),
        ])
    }

    /// Returns everything a story's page shows of it.
    pub(super) fn story(&self, index: usize) -> Value {
        let story = &self.edition.stories[index];
        let others = story.translations.iter().filter(|i| **i != index).map(|i| {
            let other = &self.edition.stories[*i];
            map([
                ("language", Value::from(other.piece.lang.as_str())),
                ("name", Value::from(other.piece.lang.own_name())),
                ("title", Value::from(&*other.piece.title)),
                ("url", Value::from(self.base().href(&other.permalink))),
            ])
        });
        let whole = self.whole(&story.piece);
        let story_value =
            with(self.teaser(index), [("series", self.series_of(story, index)), ("translations", list(others))]);
        with(story_value, whole)
    }

    /// Returns what every written thing's own page shows.
    pub(super) fn whole(&self, piece: &Piece) -> [(&'static str, Value); 4] {
        let headings = piece.body.headings.iter().map(|heading| {
            map([
                ("level", Value::from(u64::from(heading.level))),
                ("id", Value::from(&*heading.id)),
                ("title", Value::from(&*heading.title)),
            ])
        });
        let words = piece.body.words + piece.body.syllables;
        [
            ("html", self.html(piece)),
            ("toc", list(headings)),
            ("word_count", Value::from(words)),
            ("headline_id", Value::from("page-headline")),
        ]
    }

    /// Returns the text of a piece with its addresses.
    pub(super) fn html(&self, piece: &Piece) -> Value {
        if piece.body.slots.is_empty() {
            return Value::safe_string(&piece.body.html);
        }
        let mut html = String::new();
        piece.body.fill(&mut html, |reference| self.filling(piece, reference));
        Value::safe_string(&html)
    }

    fn series_of(&self, story: &Story, index: usize) -> Value {
        let Some((at, part)) = story.series else { return Value::none() };
        let lang = &story.piece.lang;
        let Some(run) = self.edition.language(lang).map(|lang| &self.edition.series[at].runs[lang]) else {
            return Value::none();
        };
        let here = run.iter().position(|i| *i == index);
        let step = |by: isize| here.and_then(|here| run.get(here.checked_add_signed(by)?)).map(|i| self.part(*i));
        let shared = self.edition.language(lang).map(|lang| self.shared[lang].series[at].clone());
        with(
            shared.unwrap_or_else(Value::none),
            [
                ("part", Value::from(part)),
                ("previous", maybe(step(-1))),
                ("next", maybe(step(1))),
                // The parts around this one: a run of a thousand is on its own page.
                ("parts", list(around(run, here).iter().map(|i| self.part(*i)))),
            ],
        )
    }

    /// Returns a teaser with its number in the series.
    pub(super) fn part(&self, index: usize) -> Value {
        with(self.teaser(index), [("part", Value::from(self.part_number(index)))])
    }

    fn part_number(&self, index: usize) -> u32 {
        self.edition.stories[index].series.map_or(0, |(_, part)| part)
    }

    /// Returns the story before, the story after and those that belong to it; and which they are.
    pub(super) fn around(&self, index: usize) -> ([(&'static str, Value); 3], Vec<usize>) {
        let story = &self.edition.stories[index];
        let run = self.edition.language(&story.piece.lang).map(|lang| &self.edition.runs[lang][..]).unwrap_or_default();
        let theme = &self.plan.theme;
        let here = run.binary_search(&index).ok().filter(|_| theme.neighbours);
        let neighbour = |by: isize| here.and_then(|here| run.get(here.checked_add_signed(by)?)).copied();
        let (previous, next) = (neighbour(1), neighbour(-1));
        let others = if theme.related == 0 { Vec::new() } else { related(self.edition, index, theme.related) };
        let shown = previous.into_iter().chain(next).chain(others.iter().map(|(i, _)| *i)).collect();
        let others = others.into_iter().map(|(i, why)| with(self.teaser(i), [("reason", Value::from(why.name()))]));
        let around = [
            ("previous", maybe(previous.map(|i| self.teaser(i)))),
            ("next", maybe(next.map(|i| self.teaser(i)))),
            ("related", list(others)),
        ];
        (around, shown)
    }

    /// Makes what the stories of a language share.
    pub(super) fn shared(&self, lang: &Lang) -> Shared {
        let tag = |i: usize| {
            let tag = &self.edition.tags[i];
            map([("name", Value::from(&*tag.name)), ("url", self.list_url(lang, Subject::Tag(i)))])
        };
        let at = self.edition.language(lang).unwrap_or_default();
        Shared {
            desks: (0..self.edition.desks.len()).map(|i| self.desk(i, lang)).collect(),
            people: (0..self.edition.people.len()).map(|i| self.author(i, lang)).collect(),
            tags: (0..self.edition.tags.len()).map(tag).collect(),
            series: (0..self.edition.series.len()).map(|i| self.series(i, lang)).collect(),
            feeds: self.feed_links(lang, Subject::All),
            years: self.years(lang),
            kinds: self.kinds(lang, &self.edition.runs[at]),
        }
    }

    pub(super) fn author(&self, index: usize, lang: &Lang) -> Value {
        let person = &self.edition.people[index];
        let photo = version(&person.versions, lang).and_then(|piece| piece.cover.as_ref());
        let at = self.edition.language(lang).unwrap_or_default();
        map([
            ("name", Value::from(person.name.get(lang))),
            ("role", text(person.role.get(lang))),
            ("url", self.list_url(lang, Subject::Person(index))),
            ("photo", maybe(photo.map(|photo| self.cover(photo)))),
            ("count", Value::from(person.runs[at].len())),
        ])
    }

    /// Returns what is shown of a series wherever it is named.
    pub(super) fn series(&self, index: usize, lang: &Lang) -> Value {
        let series = &self.edition.series[index];
        let at = self.edition.language(lang).unwrap_or_default();
        let piece = version(&series.versions, lang);
        map([
            ("title", Value::from(self.title_of_series(index, lang))),
            ("summary", text(piece.map_or("", |piece| &piece.summary))),
            ("url", self.list_url(lang, Subject::Series(index))),
            ("cover", maybe(piece.and_then(|piece| piece.cover.as_ref()).map(|cover| self.cover(cover)))),
            ("total", Value::from(self.parts_of(&series.runs[at]))),
        ])
    }

    /// Returns how many parts a series has, by the highest number that is shown.
    pub(super) fn parts_of(&self, run: &[usize]) -> usize {
        run.iter().map(|i| self.part_number(*i) as usize).max().unwrap_or(0).max(run.len())
    }

    pub(super) fn desk(&self, index: usize, lang: &Lang) -> Value {
        let desk = &self.edition.desks[index];
        map([
            ("id", Value::from(&*desk.id)),
            ("name", Value::from(desk.name.get(lang))),
            ("summary", text(desk.summary.get(lang))),
            ("url", self.list_url(lang, Subject::Desk(index))),
        ])
    }

    pub(super) fn cover(&self, cover: &Cover) -> Value {
        let absolute = self.base().absolutise(&cover.url);
        map([
            ("url", Value::from(&*cover.url)),
            ("permalink", Value::from(absolute)),
            ("alt", Value::from(&*cover.alt)),
            ("caption", text(cover.caption.as_deref().unwrap_or_default())),
            ("credit", text(cover.credit.as_deref().unwrap_or_default())),
            ("width", maybe(cover.size.map(|(width, _)| Value::from(width)))),
            ("height", maybe(cover.size.map(|(_, height)| Value::from(height)))),
        ])
    }

    pub(super) fn date(&self, moment: Moment, lang: &Lang) -> Value {
        let local = moment.in_zone(&self.edition.config.zone);
        map([
            ("iso", Value::from(local.iso())),
            ("text", Value::from(show_day(local, lang.as_str()))),
            ("full", Value::from(show_full(local, lang.as_str()))),
            ("short", Value::from(show_short(local, lang.as_str()))),
            ("day", Value::from(local.day().iso())),
        ])
    }

    /// Returns the address of a list, or nothing when the theme has no pages for it or it is empty.
    pub(super) fn list_url(&self, lang: &Lang, subject: Subject) -> Value {
        match self.page_of(lang, subject) {
            Some(url) => Value::from(self.base().href(&url)),
            None => Value::none(),
        }
    }
}

/// How many parts before and after a part its page names.
const PARTS_AROUND: usize = 12;

fn around(run: &[usize], here: Option<usize>) -> &[usize] {
    let here = here.unwrap_or_default();
    &run[here.saturating_sub(PARTS_AROUND)..run.len().min(here + PARTS_AROUND + 1)]
}
