//! Shown stories by what they belong to: lists, months, parts of a series, translations.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Month, Run, Series, Story};
use crate::lang::Lang;
use crate::newsroom::{self, Newsroom};

/// Shown stories by what they belong to, one pass over all of them.
pub(super) struct Sorted {
    pub all: Vec<Run>,
    pub desks: Vec<Vec<Run>>,
    pub people: Vec<Vec<Run>>,
    pub series: Vec<Vec<Run>>,
}

impl Sorted {
    pub fn new(shown: &[&newsroom::Story], languages: &[Lang], newsroom: &Newsroom) -> Self {
        let empty = |count: usize| vec![vec![Run::new(); languages.len()]; count];
        let mut sorted = Self {
            all: vec![Run::new(); languages.len()],
            desks: empty(newsroom.desks.len()),
            people: empty(newsroom.people.len()),
            series: empty(newsroom.series.len()),
        };
        for (i, story) in shown.iter().enumerate() {
            let Some(lang) = languages.iter().position(|lang| *lang == story.piece.lang) else { continue };
            sorted.all[lang].push(i);
            if let Some(desk) = story.desk {
                sorted.desks[desk][lang].push(i);
            }
            for (at, person) in story.authors.iter().enumerate() {
                if !story.authors[..at].contains(person) {
                    sorted.people[*person][lang].push(i);
                }
            }
            if let Some((series, _)) = story.series {
                sorted.series[series][lang].push(i);
            }
        }
        for run in sorted.series.iter_mut().flatten() {
            // Parts without a number come after the others, in the order of their dates.
            run.sort_by_key(|i| {
                (shown[*i].series.and_then(|(_, part)| part).unwrap_or(u32::MAX), std::cmp::Reverse(*i))
            });
        }
        sorted
    }
}

/// Sorts a run, which is in the order of time, into months.
pub(super) fn months(run: &Run, stories: &[Arc<Story>], newsroom: &Newsroom) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for i in run {
        let Some(date) = stories[*i].date.map(|date| date.in_zone(&newsroom.config.zone)) else { continue };
        let (year, month) = (date.year(), date.month());
        match months.last_mut() {
            Some(last) if (last.year, last.month) == (year, month) => last.run.push(*i),
            _ => months.push(Month { year, month, run: vec![*i] }),
        }
    }
    months
}

/// Returns the place that each part has in its series, counted from 1.
pub(super) fn places_in_series(series: &[Series]) -> HashMap<usize, u32> {
    let runs = series.iter().flat_map(|series| &series.runs);
    runs.flat_map(|run| run.iter().zip(1..)).map(|(story, place)| (*story, place)).collect()
}

/// Shown translations of each other.
pub(super) struct Groups {
    members: FxHashMap<usize, Vec<(Lang, usize)>>,
}

impl Groups {
    /// Puts together what is shown, given as group, language and position.
    pub fn new<'n>(shown: impl Iterator<Item = (usize, &'n Lang, usize)>, languages: &[Lang]) -> Self {
        let mut members: FxHashMap<usize, Vec<(Lang, usize)>> = FxHashMap::default();
        for (group, lang, place) in shown {
            members.entry(group).or_default().push((lang.clone(), place));
        }
        for versions in members.values_mut().filter(|versions| versions.len() > 1) {
            versions.sort_by_key(|(lang, _)| languages.iter().position(|known| known == lang));
        }
        Self { members }
    }

    pub fn in_language(&self, group: usize, lang: &Lang) -> Option<usize> {
        self.members.get(&group)?.iter().find(|(known, _)| known == lang).map(|(_, place)| *place)
    }

    pub fn members(&self, group: usize) -> Vec<usize> {
        self.members.get(&group).map_or_else(Vec::new, |members| members.iter().map(|(_, place)| *place).collect())
    }
}
