//! What the front page shows besides its list, and the rails of every page.

use std::sync::Arc;

use tera::{Map, Value};

use super::Renderer;
use super::value::{list, map, maybe, text, with};
use crate::edition::{Link, Notice, Number, Pick, version};
use crate::lang::Lang;
use crate::plan::{Asking, Subject};

/// How many parts of a series the front page has.
const PARTS: usize = 4;

impl Renderer<'_> {
    /// Returns what was put on the front page.
    pub(super) fn front(&self, lang: &Lang) -> Value {
        let at = self.edition.language(lang).unwrap_or_default();
        let front = &self.edition.fronts[at];
        let people = &self.shared[at].people;
        map([
            ("editor", maybe(front.editor.map(|i| people[i].clone()))),
            ("lead", maybe(front.lead.as_ref().map(|lead| self.chosen(lead, at)))),
            ("picks", list(front.picks.iter().map(|pick| self.chosen(pick, at)))),
            ("notice", maybe(front.notice.as_ref().map(|notice| self.notice(notice, lang)))),
            ("numbers", list(front.numbers.iter().map(|number| self.number(number, lang)))),
            ("collection", maybe(front.collection.map(|i| self.band_of_collection(i, lang, at)))),
            ("series", maybe(front.series.map(|i| self.band_of_series(i, at)))),
            ("people", list(front.people.iter().map(|i| people[*i].clone()))),
        ])
    }

    fn chosen(&self, pick: &Pick, at: usize) -> Value {
        let by = pick.by.map(|i| self.shared[at].people[i].clone());
        with(self.teaser(pick.story), [("why", said(&pick.why)), ("by", maybe(by))])
    }

    fn notice(&self, notice: &Notice, lang: &Lang) -> Value {
        let url = notice.link.as_ref().and_then(|link| match link {
            Link::To(url, _) | Link::File(url, _) | Link::Here(url) => Some(Value::from(&**url)),
            Link::Promised(url, tail) => Some(Value::from(format!("{}{tail}", self.base().href(url)))),
            Link::Person(..) => None,
        });
        map([
            ("label", said(&notice.label)),
            ("text", Value::from(&*notice.text)),
            ("url", maybe(url)),
            ("date", maybe(notice.date.map(|date| self.date(date, lang)))),
        ])
    }

    fn number(&self, number: &Number, lang: &Lang) -> Value {
        let story = number.story.map(|i| Value::from(self.base().href(&self.edition.stories[i].permalink)));
        map([
            ("value", Value::from(&*number.value)),
            ("unit", said(&number.unit)),
            ("what", Value::from(&*number.what)),
            ("as_of", maybe(number.as_of.map(|day| self.date(day, lang)))),
            ("source", said(&number.source)),
            ("url", maybe(story)),
        ])
    }

    fn band_of_collection(&self, index: usize, lang: &Lang, at: usize) -> Value {
        let collection = &self.edition.collections[index];
        let piece = version(&collection.versions, lang);
        let curator = collection.curator.map(|i| self.shared[at].people[i].clone());
        let numbered = self.picked(index, at).into_iter().enumerate();
        let stories = numbered.map(|(i, (_, teaser))| with(teaser, [("part", Value::from(i + 1))]));
        map([
            ("title", Value::from(self.title(Subject::Collection(index), lang))),
            ("summary", text(piece.map_or("", |piece| &piece.summary))),
            ("url", self.list_url(lang, Subject::Collection(index))),
            ("cover", maybe(piece.and_then(|piece| piece.cover.as_ref()).map(|cover| self.cover(cover)))),
            ("curator", maybe(curator)),
            ("stories", list(stories)),
            ("total", Value::from(collection.runs[at].len())),
        ])
    }

    fn band_of_series(&self, index: usize, at: usize) -> Value {
        let mut newest = self.edition.series[index].runs[at].clone();
        newest.sort_unstable(); // positions are in the order of time
        newest.truncate(PARTS);
        let stories = list(newest.into_iter().map(|story| self.part(story)));
        with(self.shared[at].series[index].clone(), [("stories", stories)])
    }

    /// Returns the rails of a page.
    pub(super) fn rails(&self, page: &Asking<'_>) -> Value {
        let mut rails = Map::default();
        for (name, stories) in self.plan.rails.on(page) {
            rails.insert(name.to_owned().into(), list(stories.into_iter().map(|story| self.teaser(story))));
        }
        Value::from(rails)
    }
}

fn said(said: &Option<Arc<str>>) -> Value {
    text(said.as_deref().unwrap_or_default())
}
