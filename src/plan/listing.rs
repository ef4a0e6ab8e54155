//! Lists: whose stories are on them, and how many pages that makes.

use std::borrow::Cow;

use super::{List, Names, Planner, Subject, What, address};
use crate::config::theme::Listing;
use crate::edition::{Edition, Month};
use crate::lang::Lang;

/// Returns the stories of a subject in a language, by the language's position.
pub fn run(edition: &Edition, subject: Subject, lang: usize) -> Cow<'_, [usize]> {
    let run = match subject {
        Subject::All => &edition.runs[lang],
        Subject::Desk(i) => &edition.desks[i].runs[lang],
        Subject::Tag(i) => &edition.tags[i].runs[lang],
        Subject::Person(i) => &edition.people[i].runs[lang],
        Subject::Series(i) => &edition.series[i].runs[lang],
        Subject::Collection(i) => return edition.collections[i].runs[lang].iter().map(|(story, _)| *story).collect(),
        Subject::Year(year) => {
            let months = edition.months[lang].iter().filter(|month| month.year == year);
            return months.flat_map(|month| month.run.iter().copied()).collect();
        }
        Subject::Month(year, month) => {
            let wanted = |m: &&Month| (m.year, m.month) == (year, month);
            return edition.months[lang].iter().find(wanted).map_or(&[][..], |month| &month.run).into();
        }
    };
    Cow::Borrowed(run)
}

/// Returns the years in which there are stories, the newest first, with how many.
pub fn years(edition: &Edition, lang: usize) -> Vec<(i16, usize)> {
    let mut years: Vec<(i16, usize)> = Vec::new();
    for month in &edition.months[lang] {
        match years.last_mut() {
            Some((last, sum)) if *last == month.year => *sum += month.run.len(),
            _ => years.push((month.year, month.run.len())),
        }
    }
    years
}

impl Planner<'_> {
    /// Plans every list that the theme has pages for.
    pub(super) fn lists(&mut self) {
        let edition = self.edition;
        for (at, lang) in edition.languages.iter().enumerate() {
            if self.has(Listing::Front) {
                self.list(lang, Subject::All, edition.runs[at].len());
            }
            if self.has(Listing::Desks) {
                for i in self.desks(at) {
                    self.list(lang, Subject::Desk(i), edition.desks[i].runs[at].len());
                }
            }
            if self.has(Listing::Tags) {
                let counts = edition.tags.iter().map(|tag| tag.runs[at].len()).enumerate();
                self.named(lang, Names::Tags, counts.map(|(i, n)| (Subject::Tag(i), n)).collect());
            }
            if self.has(Listing::People) {
                let counts = edition.people.iter().map(|person| person.runs[at].len()).enumerate();
                self.named(lang, Names::People, counts.map(|(i, n)| (Subject::Person(i), n)).collect());
            }
            if self.has(Listing::Series) {
                let counts = edition.series.iter().map(|series| series.runs[at].len()).enumerate();
                self.named(lang, Names::Series, counts.map(|(i, n)| (Subject::Series(i), n)).collect());
            }
            if self.has(Listing::Collections) {
                let counts = edition.collections.iter().map(|collection| collection.runs[at].len()).enumerate();
                self.named(lang, Names::Collections, counts.map(|(i, n)| (Subject::Collection(i), n)).collect());
            }
            if self.has(Listing::Archive) {
                let years = years(edition, at).into_iter().map(|(year, n)| (Subject::Year(year), n)).collect();
                self.named(lang, Names::Years, years);
                for month in &edition.months[at] {
                    self.list(lang, Subject::Month(month.year, month.month), month.run.len());
                }
            }
        }
    }

    /// Desks that a language shows: all in the default one, those with stories in the others.
    pub(super) fn desks(&self, at: usize) -> Vec<usize> {
        let desks = &self.edition.desks;
        (0..desks.len()).filter(|i| at == 0 || !desks[*i].runs[at].is_empty()).collect()
    }

    /// Plans a list for each subject that has stories, and a page with all their names.
    fn named(&mut self, lang: &Lang, names: Names, subjects: Vec<(Subject, usize)>) {
        let mut any = false;
        for (subject, count) in subjects.into_iter().filter(|(_, count)| *count > 0) {
            any = true;
            self.list(lang, subject, count);
        }
        if any {
            let what = What::Index(lang.clone(), names);
            self.made(address::names(self.edition, lang, names), what, "a list of names");
        }
    }

    fn list(&mut self, lang: &Lang, subject: Subject, count: usize) {
        // What was put in order by hand is read in one piece.
        let whole = matches!(subject, Subject::Series(_) | Subject::Collection(_));
        let whole = whole || subject == Subject::All && !self.theme.front_pages;
        let of = if whole { 1 } else { count.div_ceil(self.edition.config.page_size).max(1) };
        for number in 1..=of {
            let url = address::list_page(self.edition, lang, subject, number);
            let list = List { lang: lang.clone(), subject, number, of };
            self.made(url, What::List(list), "a list of stories");
        }
    }
}
