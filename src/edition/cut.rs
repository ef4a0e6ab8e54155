//! Cuts an edition out of the newsroom: what is held falls away, and with it every place in a
//! list, a count or a relation that would have named it.

use rayon::prelude::*;

use super::gate::{Verdict, Viewpoint, Why};
use super::links::Linker;
use super::{Collection, Desk, Edition, Link, Media, Month, Page, Person, Piece, Run, Series, Story, Tag};
use crate::diag::Diag;
use crate::lang::Lang;
use crate::manuscript::Audience;
use crate::moment::Moment;
use crate::newsroom::{self, Clearance, Newsroom};
use crate::path::RelPath;

/// Something that was left out, for those who run the build. Nothing after the gate is given it.
#[derive(Clone, Debug)]
pub struct Held {
    /// The file.
    pub source: RelPath,
    /// Why.
    pub why: Why,
    /// Until when.
    pub until: Option<Moment>,
}

impl Edition {
    /// Makes the edition of a viewpoint. Gives with it what was left out and what is wrong.
    pub fn at(newsroom: &Newsroom, viewpoint: &Viewpoint) -> (Self, Vec<Held>, Vec<Diag>) {
        let mut cut = Cut { newsroom, linker: Linker { newsroom, viewpoint }, held: Vec::new(), next: None };
        cut.judge(viewpoint);
        let mut diags = Vec::new();
        let edition = cut.edition(viewpoint, &mut diags);
        cut.held.sort_by(|a, b| (a.why, &a.source).cmp(&(b.why, &b.source)));
        (edition, cut.held, diags)
    }
}

struct Cut<'c> {
    newsroom: &'c Newsroom,
    linker: Linker<'c>,
    held: Vec<Held>,
    next: Option<Moment>,
}

/// Positions in the edition by positions in the newsroom.
type Places = Vec<Option<usize>>;

impl Cut<'_> {
    /// Asks the gate about everything once: for the report, and for the next change.
    fn judge(&mut self, viewpoint: &Viewpoint) {
        for piece in pieces(self.newsroom) {
            let verdict = piece.clearance.verdict(viewpoint);
            if let Some(until) = verdict.until() {
                self.next = Some(self.next.map_or(until, |next| next.min(until)));
            }
            if let Verdict::Held { why, until } = verdict {
                self.held.push(Held { source: piece.source.clone(), why, until });
            }
        }
    }

    fn edition(&self, viewpoint: &Viewpoint, diags: &mut Vec<Diag>) -> Edition {
        let newsroom = self.newsroom;
        let shown: Vec<&newsroom::Story> = newsroom.stories.iter().filter(|s| self.shows(&s.piece.clearance)).collect();
        let places = places(&newsroom.stories, |story| self.shows(&story.piece.clearance));
        let languages = self.languages(&shown);
        let by = Sorted::new(&shown, &languages, newsroom);
        let mut desks = Vec::new();
        let mut desk_places: Places = Vec::new();
        for (i, desk) in newsroom.desks.iter().enumerate() {
            desk_places.push(Some(desks.len()));
            let (id, name, summary) = (desk.id.clone(), desk.name.clone(), desk.summary.clone());
            desks.push(Desk { id, name, summary, runs: by.desks[i].clone() });
        }
        let (tags, tag_places) = keep(&newsroom.tags, |i, tag| {
            let runs = by.tags[i].clone();
            some(&runs).then(|| Tag { name: tag.name.clone(), slug: tag.slug.clone(), runs })
        });
        let (people, person_places) = keep(&newsroom.people, |i, person| {
            let runs = by.people[i].clone();
            let cleared = person.versions.iter().all(|piece| self.shows(&piece.clearance));
            (some(&runs) && cleared).then(|| self.person(person, runs, &desk_places, diags))
        });
        let (series, series_places) = keep(&newsroom.series, |i, series| {
            let runs = by.series[i].clone();
            let cleared = series.versions.iter().all(|piece| self.shows(&piece.clearance));
            (some(&runs) && cleared).then(|| Series {
                slug: series.slug.as_str().into(),
                versions: series.versions.iter().map(|piece| self.linker.piece(piece, diags)).collect(),
                name: series.id.clone(),
                runs,
            })
        });
        let (collections, _) = keep(&newsroom.collections, |_, collection| {
            self.collection(collection, &languages, &places, &person_places, diags)
        });

        let groups = Groups::new(&newsroom.stories, &places);
        let made: Vec<(Story, Vec<Diag>)> = shown
            .par_iter()
            .map(|story| {
                let mut diags = Vec::new();
                let made =
                    self.story(story, &groups, &desk_places, &tag_places, &person_places, &series_places, &mut diags);
                (made, diags)
            })
            .collect();
        let mut stories = Vec::with_capacity(made.len());
        for (story, found) in made {
            stories.push(story);
            diags.extend(found);
        }
        number_parts(&mut stories, &series);
        let months = by.all.iter().map(|run| months(run, &stories, newsroom)).collect();
        let pages = self.pages(diags);
        let mut edition = Edition {
            config: newsroom.config.clone(),
            hidden: viewpoint.audience != Audience::Public,
            languages,
            runs: by.all,
            months,
            stories,
            pages,
            desks,
            people,
            series,
            collections,
            tags,
            media: Vec::new(),
            statics: newsroom.statics.clone(),
            next_change: self.next,
        };
        edition.media = self.media(&edition);
        edition
    }

    fn shows(&self, clearance: &Clearance) -> bool {
        self.linker.shows(clearance)
    }

    fn languages(&self, shown: &[&newsroom::Story]) -> Vec<Lang> {
        let config = &self.newsroom.config;
        let pages = self.newsroom.pages.iter().filter(|page| self.shows(&page.piece.clearance)).map(|page| &page.piece);
        let used: std::collections::HashSet<&Lang> =
            shown.iter().map(|story| &story.piece).chain(pages).map(|piece| &piece.lang).collect();
        let wanted = |(i, lang): &(usize, &Lang)| *i == 0 || used.contains(lang);
        config.languages.iter().enumerate().filter(wanted).map(|(_, lang)| lang.clone()).collect()
    }

    #[allow(clippy::too_many_arguments)]
    fn story(
        &self,
        story: &newsroom::Story,
        groups: &Groups,
        desks: &Places,
        tags: &Places,
        people: &Places,
        series: &Places,
        diags: &mut Vec<Diag>,
    ) -> Story {
        let lang = &story.piece.lang;
        Story {
            kind: story.kind.name,
            permalink: story.permalink.clone(),
            aliases: story.aliases.clone(),
            subtitle: story.subtitle.clone(),
            date: story.date,
            updated: story.updated,
            authors: story.authors.iter().filter_map(|i| people[*i]).collect(),
            desk: story.desk.and_then(|i| desks[i]),
            tags: story.tags.iter().filter_map(|i| tags[*i]).collect(),
            series: story.series.and_then(|(i, part)| Some((series[i]?, part.unwrap_or(0)))),
            related: story.related.iter().filter_map(|group| groups.in_language(*group, lang)).collect(),
            translations: groups.members(story.group),
            piece: self.linker.piece(&story.piece, diags),
        }
    }

    fn person(&self, person: &newsroom::Person, runs: Vec<Run>, desks: &Places, diags: &mut Vec<Diag>) -> Person {
        Person {
            slug: person.slug.as_str().into(),
            name: person.name.clone(),
            role: person.role.clone(),
            desk: person.desk.and_then(|i| desks[i]),
            links: person.links.clone(),
            versions: person.versions.iter().map(|piece| self.linker.piece(piece, diags)).collect(),
            runs,
        }
    }

    fn collection(
        &self,
        collection: &newsroom::Collection,
        languages: &[Lang],
        places: &Places,
        people: &Places,
        diags: &mut Vec<Diag>,
    ) -> Option<Collection> {
        let groups = Groups::new(&self.newsroom.stories, places);
        let shown: Vec<usize> =
            (0..collection.versions.len()).filter(|i| self.shows(&collection.versions[*i].clearance)).collect();
        if shown.len() < collection.versions.len() {
            return None; // one version under embargo holds the others, which tell the same
        }
        let runs: Vec<Vec<_>> = languages
            .iter()
            .map(|lang| {
                let version = shown.iter().find(|i| collection.versions[**i].lang == *lang);
                let picks = version.map_or(&[][..], |i| &collection.picks[*i]);
                picks
                    .iter()
                    .filter_map(|(group, note)| Some((groups.in_language(*group, lang)?, note.clone())))
                    .collect()
            })
            .collect();
        runs.iter().any(|run| !run.is_empty()).then(|| Collection {
            slug: collection.slug.as_str().into(),
            versions: collection.versions.iter().map(|piece| self.linker.piece(piece, diags)).collect(),
            curator: collection.curator.and_then(|i| people[i]),
            runs,
        })
    }

    fn pages(&self, diags: &mut Vec<Diag>) -> Vec<Page> {
        let shown: Vec<&newsroom::Page> =
            self.newsroom.pages.iter().filter(|page| self.shows(&page.piece.clearance)).collect();
        shown
            .iter()
            .map(|page| Page {
                piece: self.linker.piece(&page.piece, diags),
                permalink: page.permalink.clone(),
                aliases: page.aliases.clone(),
                translations: (0..shown.len()).filter(|i| shown[*i].group == page.group).collect(),
            })
            .collect()
    }

    /// Only what something shown reaches is published.
    fn media(&self, edition: &Edition) -> Vec<Media> {
        let base = &self.newsroom.config.base;
        let mut reached = std::collections::HashSet::new();
        for piece in edition.pieces() {
            reached.extend(piece.cover.iter().map(|cover| cover.url.clone()));
            reached.extend(piece.links.iter().flatten().filter_map(|link| match link {
                Link::To(url, _) => Some(url.clone()),
                _ => None,
            }));
        }
        self.newsroom
            .media
            .iter()
            .filter(|media| !media.fixed && reached.contains(base.href(&media.url).as_str()))
            .map(|media| Media { source: media.source.clone(), url: media.url.clone() })
            .collect()
    }
}

impl Edition {
    /// Returns every written thing that has a page or a part of one.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let stories = self.stories.iter().map(|story| &story.piece);
        let pages = self.pages.iter().map(|page| &page.piece);
        let people = self.people.iter().flat_map(|person| &person.versions);
        let series = self.series.iter().flat_map(|series| &series.versions);
        let collections = self.collections.iter().flat_map(|collection| &collection.versions);
        stories.chain(pages).chain(people).chain(series).chain(collections)
    }
}

/// Returns every written thing of the newsroom.
pub(super) fn pieces(newsroom: &Newsroom) -> impl Iterator<Item = &newsroom::Piece> {
    let stories = newsroom.stories.iter().map(|story| &story.piece);
    let pages = newsroom.pages.iter().map(|page| &page.piece);
    let people = newsroom.people.iter().flat_map(|person| &person.versions);
    let series = newsroom.series.iter().flat_map(|series| &series.versions);
    let collections = newsroom.collections.iter().flat_map(|collection| &collection.versions);
    stories.chain(pages).chain(people).chain(series).chain(collections)
}

fn places<T>(all: &[T], shown: impl Fn(&T) -> bool) -> Places {
    let mut next = 0;
    all.iter()
        .map(|thing| {
            shown(thing).then(|| {
                next += 1;
                next - 1
            })
        })
        .collect()
}

/// Keeps what `make` makes, and remembers where everything went.
fn keep<T, U>(all: &[T], mut make: impl FnMut(usize, &T) -> Option<U>) -> (Vec<U>, Places) {
    let mut kept = Vec::new();
    let places = all
        .iter()
        .enumerate()
        .map(|(i, thing)| {
            let made = make(i, thing)?;
            kept.push(made);
            Some(kept.len() - 1)
        })
        .collect();
    (kept, places)
}

fn some(runs: &[Run]) -> bool {
    runs.iter().any(|run| !run.is_empty())
}

/// Shown stories by what they belong to, one pass over all of them.
struct Sorted {
    all: Vec<Run>,
    desks: Vec<Vec<Run>>,
    tags: Vec<Vec<Run>>,
    people: Vec<Vec<Run>>,
    series: Vec<Vec<Run>>,
}

impl Sorted {
    fn new(shown: &[&newsroom::Story], languages: &[Lang], newsroom: &Newsroom) -> Self {
        let empty = |count: usize| vec![vec![Run::new(); languages.len()]; count];
        let mut sorted = Self {
            all: vec![Run::new(); languages.len()],
            desks: empty(newsroom.desks.len()),
            tags: empty(newsroom.tags.len()),
            people: empty(newsroom.people.len()),
            series: empty(newsroom.series.len()),
        };
        for (i, story) in shown.iter().enumerate() {
            let Some(lang) = languages.iter().position(|lang| *lang == story.piece.lang) else { continue };
            sorted.all[lang].push(i);
            if let Some(desk) = story.desk {
                sorted.desks[desk][lang].push(i);
            }
            story.tags.iter().for_each(|tag| sorted.tags[*tag][lang].push(i));
            let mut credited = std::collections::HashSet::new();
            for person in &story.authors {
                if credited.insert(*person) {
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
fn months(run: &Run, stories: &[Story], newsroom: &Newsroom) -> Vec<Month> {
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

/// Gives parts that have no number the place they have in their series.
fn number_parts(stories: &mut [Story], series: &[Series]) {
    for run in series.iter().flat_map(|series| &series.runs) {
        for (place, i) in run.iter().enumerate() {
            if let Some((_, part)) = &mut stories[*i].series
                && *part == 0
            {
                *part = place as u32 + 1;
            }
        }
    }
}

/// Shown translations of each other.
struct Groups {
    members: std::collections::HashMap<usize, Vec<(Lang, usize)>>,
}

impl Groups {
    fn new(stories: &[newsroom::Story], places: &Places) -> Self {
        let mut members: std::collections::HashMap<usize, Vec<(Lang, usize)>> = std::collections::HashMap::new();
        for (story, place) in stories.iter().zip(places) {
            if let Some(place) = place {
                members.entry(story.group).or_default().push((story.piece.lang.clone(), *place));
            }
        }
        Self { members }
    }

    fn in_language(&self, group: usize, lang: &Lang) -> Option<usize> {
        self.members.get(&group)?.iter().find(|(known, _)| known == lang).map(|(_, place)| *place)
    }

    fn members(&self, group: usize) -> Vec<usize> {
        self.members.get(&group).map_or_else(Vec::new, |members| members.iter().map(|(_, place)| *place).collect())
    }
}
