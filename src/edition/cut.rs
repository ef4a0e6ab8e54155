//! Cuts an edition out of the newsroom: what is held falls away, and with it every place in a
//! list, a count or a relation that would have named it.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::folders::{Folders, Owners};
use super::front::{Cutter, entries};
use super::gate::{Verdict, Viewpoint, Why};
use super::links::{Hrefs, Linker};
use super::sorted::{Groups, Sorted, months, places_in_series};
use super::tags::tags;
use super::{Collection, Desk, Edition, Link, Media, Page, Person, Run, Series, Story};
use crate::body::Goal;
use crate::diag::Diag;
use crate::lang::Lang;
use crate::manuscript::Audience;
use crate::moment::Moment;
use crate::newsroom::{self, Clearance, Newsroom};
use crate::path::RelPath;
use crate::source::image::Picture;

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
        let owners = Owners::of(newsroom);
        let folders = Folders::new(&owners, viewpoint);
        let hrefs = Hrefs::of(newsroom);
        let linker = Linker { newsroom, viewpoint, owners: &owners, folders: &folders, hrefs: &hrefs };
        let mut cut = Cut { newsroom, linker, held: Vec::new(), next: None, settled: None };
        cut.judge(viewpoint);
        let mut diags = Vec::new();
        let edition = cut.edition(viewpoint, &mut diags);
        if !cut.held.is_empty() {
            cut.linker.coming(&mut diags);
        }
        cut.held.sort_by(|a, b| (a.why, &a.source).cmp(&(b.why, &b.source)));
        (edition, cut.held, diags)
    }
}

impl Edition {
    /// Tells whether anything is left out.
    pub fn holds(newsroom: &Newsroom, viewpoint: &Viewpoint) -> bool {
        newsroom.pieces().any(|piece| !piece.clearance.verdict(viewpoint).is_shown())
    }
}

struct Cut<'c> {
    newsroom: &'c Newsroom,
    linker: Linker<'c>,
    held: Vec<Held>,
    next: Option<Moment>,
    settled: Option<Moment>,
}

/// Positions in the edition by positions in the newsroom.
pub(super) type Places = Vec<Option<usize>>;

/// Where everything that a story names went in the edition.
struct Known<'k> {
    groups: &'k Groups,
    desks: &'k Places,
    people: &'k Places,
    series: &'k Places,
}

impl Cut<'_> {
    /// Asks the gate about everything once: for the report, and for the next change.
    fn judge(&mut self, viewpoint: &Viewpoint) {
        for piece in self.newsroom.pieces() {
            let verdict = piece.clearance.verdict(viewpoint);
            self.next = sooner(self.next, verdict.until());
            self.settled = sooner(self.settled, piece.clearance.turn(viewpoint));
            if let Verdict::Held { why, until } = verdict {
                self.held.push(Held { source: piece.source.clone(), why, until });
            }
        }
        for entry in entries(self.newsroom) {
            self.next = sooner(self.next, entry.window.verdict(viewpoint).until());
            self.settled = sooner(self.settled, entry.window.turn(viewpoint));
        }
    }

    fn edition(&self, viewpoint: &Viewpoint, diags: &mut Vec<Diag>) -> Edition {
        let newsroom = self.newsroom;
        let stories = newsroom.stories.iter().map(|story| &**story);
        let shown: Vec<&newsroom::Story> = stories.filter(|story| self.shows(&story.piece.clearance)).collect();
        let places = places(&newsroom.stories, |story| self.shows(&story.piece.clearance));
        let languages = self.languages(&shown);
        let by = Sorted::new(&shown, &languages, newsroom);
        let settled = newsroom.config.desks.len();
        let (desks, desk_places) = keep(&newsroom.desks, |i, desk| {
            let runs = by.desks[i].clone();
            // A desk that only a folder's name made must not tell that there is a story in it.
            let (id, name, summary) = (desk.id.clone(), desk.name.clone(), desk.summary.clone());
            (i < settled || some(&runs)).then_some(Desk { id, name, summary, runs })
        });
        let (tags, tags_of) = tags(&shown, &languages);
        let curators: HashSet<usize> = self.curators(&places);
        let (people, person_places) = keep(&newsroom.people, |i, person| {
            let runs = by.people[i].clone();
            let cleared = person.versions.iter().all(|piece| self.shows(&piece.clearance));
            ((some(&runs) || curators.contains(&i)) && cleared).then(|| self.person(person, runs, &desk_places, diags))
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
        let placed = newsroom
            .stories
            .iter()
            .zip(&places)
            .filter_map(|(story, place)| Some((story.group, &story.piece.lang, (*place)?)));
        let groups = Groups::new(placed, &languages);
        let (collections, collection_places) = keep(&newsroom.collections, |_, collection| {
            self.collection(collection, &languages, &groups, &person_places, diags)
        });

        let parts = places_in_series(&series);
        let known = Known { groups: &groups, desks: &desk_places, people: &person_places, series: &series_places };
        let made: Vec<(Arc<Story>, Vec<Diag>)> = shown
            .par_iter()
            .zip(tags_of)
            .enumerate()
            .map(|(i, (story, tags))| {
                let mut diags = Vec::new();
                let made = self.story(story, tags, parts.get(&i).copied(), &known, &mut diags);
                (Arc::new(made), diags)
            })
            .collect();
        let mut stories = Vec::with_capacity(made.len());
        for (story, found) in made {
            stories.push(story);
            diags.extend(found);
        }
        let months = by.all.iter().map(|run| months(run, &stories, newsroom)).collect();
        let pages = self.pages(&languages, diags);
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
            fronts: Vec::new(),
            media: Arc::new([]),
            statics: newsroom.statics.clone(),
            next_change: self.next,
            settled_until: self.settled,
        };
        edition.fronts = Cutter {
            linker: &self.linker,
            edition: &edition,
            groups: &groups,
            stories: &places,
            people: &person_places,
            series: &series_places,
            collections: &collection_places,
        }
        .fronts(diags);
        edition.media = self.media(&edition);
        edition
    }

    fn shows(&self, clearance: &Clearance) -> bool {
        self.linker.shows(clearance)
    }

    fn languages(&self, shown: &[&newsroom::Story]) -> Vec<Lang> {
        let config = &self.newsroom.config;
        let pages = self.newsroom.pages.iter().filter(|page| self.shows(&page.piece.clearance)).map(|page| &page.piece);
        let used: HashSet<&Lang> =
            shown.iter().map(|story| &story.piece).chain(pages).map(|piece| &piece.lang).collect();
        let wanted = |(i, lang): &(usize, &Lang)| *i == 0 || used.contains(lang);
        config.languages.iter().enumerate().filter(wanted).map(|(_, lang)| lang.clone()).collect()
    }

    fn story(
        &self,
        story: &newsroom::Story,
        tags: Vec<usize>,
        place: Option<u32>,
        known: &Known<'_>,
        diags: &mut Vec<Diag>,
    ) -> Story {
        let lang = &story.piece.lang;
        // A part that has no number has the place in its series.
        let part = |part: Option<u32>| part.filter(|part| *part > 0).or(place).unwrap_or(0);
        Story {
            kind: story.kind.name,
            permalink: story.permalink.clone(),
            aliases: story.aliases.clone(),
            subtitle: story.subtitle.clone(),
            date: story.date,
            updated: story.updated,
            authors: story.authors.iter().filter_map(|i| known.people[*i]).collect(),
            desk: story.desk.and_then(|i| known.desks[i]),
            tags,
            series: story.series.and_then(|(i, own)| Some((known.series[i]?, part(own)))),
            related: story.related.iter().filter_map(|group| known.groups.in_language(*group, lang)).collect(),
            translations: known.groups.members(story.group),
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
            accounts: person.accounts.clone(),
            versions: person.versions.iter().map(|piece| self.linker.piece(piece, diags)).collect(),
            runs,
        }
    }

    /// Returns those whose name a shown collection bears, or the front page.
    fn curators(&self, places: &Places) -> HashSet<usize> {
        let shown: HashSet<usize> = self
            .newsroom
            .stories
            .iter()
            .zip(places)
            .filter(|(_, place)| place.is_some())
            .map(|(s, _)| s.group)
            .collect();
        let collections = self.newsroom.collections.iter();
        let cleared = collections.filter(|c| c.versions.iter().all(|piece| self.shows(&piece.clearance)));
        let curators = cleared
            .filter(|c| c.picks.iter().flatten().any(|(group, _)| shown.contains(group)))
            .filter_map(|c| c.curator);
        let front = self.newsroom.front.iter();
        let editors = front.clone().filter_map(|front| front.editor);
        let picks = front.flat_map(|front| front.leads.iter().chain(&front.picks));
        let open = |pick: &&newsroom::Pick| {
            pick.window.verdict(self.linker.viewpoint).is_shown() && shown.contains(&pick.group)
        };
        curators.chain(editors).chain(picks.filter(open).filter_map(|pick| pick.by)).collect()
    }

    fn collection(
        &self,
        collection: &newsroom::Collection,
        languages: &[Lang],
        groups: &Groups,
        people: &Places,
        diags: &mut Vec<Diag>,
    ) -> Option<Collection> {
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

    fn pages(&self, languages: &[Lang], diags: &mut Vec<Diag>) -> Vec<Page> {
        let shown: Vec<&newsroom::Page> =
            self.newsroom.pages.iter().filter(|page| self.shows(&page.piece.clearance)).collect();
        let placed = shown.iter().enumerate().map(|(i, page)| (page.group, &page.piece.lang, i));
        let groups = Groups::new(placed, languages);
        shown
            .iter()
            .map(|page| Page {
                piece: self.linker.piece(&page.piece, diags),
                permalink: page.permalink.clone(),
                aliases: page.aliases.clone(),
                subtitle: page.subtitle.clone(),
                date: page.date,
                updated: page.updated,
                translations: groups.members(page.group),
            })
            .collect()
    }

    /// Only what something shown reaches is published.
    fn media(&self, edition: &Edition) -> Arc<[Media]> {
        let base = &self.newsroom.config.base;
        let media: Vec<&newsroom::Media> = self.newsroom.media.iter().filter(|media| !media.fixed).collect();
        let urls: Vec<String> = media.iter().map(|media| base.href(&media.url)).collect();
        let places: FxHashMap<&str, usize> = urls.iter().zip(0..).map(|(url, at)| (url.as_str(), at)).collect();
        let file = |link: &Link| match link {
            Link::To(url, _) | Link::File(url, _) => places.get(&**url).copied(),
            _ => None,
        };
        // Whether it is shown as a picture; what is only linked to is not drawn in other sizes.
        let mut reached: Vec<Option<bool>> = vec![None; media.len()];
        let mut reach = |at: usize, shown: bool| reached[at] = Some(shown || reached[at] == Some(true));
        for piece in edition.pieces().filter(|_| !media.is_empty()) {
            if let Some(at) = piece.cover.as_ref().and_then(|cover| places.get(&*cover.url)) {
                reach(*at, true);
            }
            for (link, reference) in piece.links.iter().zip(&piece.body.references) {
                if let Some(at) = link.as_ref().and_then(file) {
                    reach(at, reference.goal == Goal::Picture);
                }
            }
        }
        let notices = edition.fronts.iter().filter_map(|front| front.notice.as_ref());
        for at in notices.filter_map(|notice| notice.link.as_ref().and_then(file)) {
            reach(at, false);
        }
        let published = media.into_iter().zip(reached).filter_map(|(media, shown)| {
            let digest = |picture: &Picture| picture.digest.filter(|_| shown == Some(true));
            let picture = media.picture.map(|picture| Picture { digest: digest(&picture), ..picture });
            shown.map(|_| Media { source: media.source.clone(), url: media.url.clone(), picture })
        });
        published.collect()
    }
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

fn sooner(a: Option<Moment>, b: Option<Moment>) -> Option<Moment> {
    [a, b].into_iter().flatten().min()
}

fn some(runs: &[Run]) -> bool {
    runs.iter().any(|run| !run.is_empty())
}
