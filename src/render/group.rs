//! How a list is divided: by month, by year, by kind.

use std::collections::BTreeMap;

use tera::Value;

use super::Renderer;
use super::value::{list, map, text, with};
use crate::lang::Lang;
use crate::plan::{self, Subject};

impl Renderer<'_> {
    /// Returns the stories of a page by month, in their order; those without a date have no name.
    ///
    /// `stories` are positions with their teasers.
    pub(super) fn groups(&self, lang: &Lang, stories: &[(usize, Value)]) -> Value {
        let zone = &self.edition.config.zone;
        let mut groups: Vec<(Option<Subject>, Vec<Value>)> = Vec::new();
        for (index, teaser) in stories {
            let date = self.edition.stories[*index].date.map(|date| date.in_zone(zone));
            let month = date.map(|date| Subject::Month(date.year(), date.month()));
            match groups.last_mut() {
                Some((last, group)) if *last == month => group.push(teaser.clone()),
                _ => groups.push((month, vec![teaser.clone()])),
            }
        }
        list(groups.into_iter().map(|(month, stories)| {
            map([
                ("name", text(&month.map(|month| self.title(month, lang)).unwrap_or_default())),
                ("url", month.map_or_else(Value::none, |month| self.list_url(lang, month))),
                ("stories", Value::from(stories)),
            ])
        }))
    }

    /// Returns the years of the archive, the newest first; nothing where the theme has no archive.
    pub(super) fn years(&self, lang: &Lang) -> Vec<(i16, Value)> {
        let at = self.edition.language(lang).unwrap_or_default();
        let year = |(year, count): (i16, usize)| {
            let url = self.page_of(lang, Subject::Year(year))?;
            let value = map([
                ("name", Value::from(self.title(Subject::Year(year), lang))),
                ("url", Value::from(self.base().href(&url))),
                ("count", Value::from(count)),
                ("current", Value::from(false)),
            ]);
            Some((year, value))
        };
        plan::years(self.edition, at).into_iter().filter_map(year).collect()
    }

    /// Returns the years of the archive as a page of a list shows them.
    pub(super) fn years_around(&self, at: usize, subject: Subject) -> Value {
        let here = match subject {
            Subject::Year(year) | Subject::Month(year, _) => Some(year),
            _ => None,
        };
        list(self.shared[at].years.iter().map(|(year, value)| {
            if Some(*year) == here { with(value.clone(), [("current", Value::from(true))]) } else { value.clone() }
        }))
    }

    /// Returns the kinds that a list has, with how many of each, the most frequent first.
    pub(super) fn kinds(&self, lang: &Lang, run: &[usize]) -> Value {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for index in run {
            *counts.entry(self.edition.stories[*index].kind).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        list(counts.into_iter().map(|(kind, count)| {
            map([
                ("kind", Value::from(kind)),
                ("name", text(self.word(lang, &format!("kind_{kind}")))),
                ("count", Value::from(count)),
            ])
        }))
    }
}
