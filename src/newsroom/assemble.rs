//! Puts manuscripts together: names become positions, missing parts become diagnostics.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::files::{media, statics};
use super::front::Names;
use super::ids::{Ids, picks};
use super::parts::{check_parts, series_named};
use super::piece::piece;
use super::resolve::{directory, lists};
use super::roster::{Roster, field, slug_of};
use super::{Collection, Newsroom, Page, Person, Piece, Series, Story, permalink};
use crate::config::{Accounts, Config};
use crate::diag::{Diag, FieldPath, Place, Severity};
use crate::front;
use crate::kind::{KINDS, Need};
use crate::lang::{Lang, Text};
use crate::manuscript::{Audience, Manuscript, Status};
use crate::path::{RelPath, UrlPath};
use crate::source::image::Seen;
use crate::source::{Shelf, Sources};

/// What is known of the pictures.
pub type Pictures = BTreeMap<RelPath, Seen>;

/// Puts everything together. `reached` are the files that manuscripts and the front page point at.
pub fn assemble(
    config: Arc<Config>,
    manuscripts: Vec<Arc<Manuscript>>,
    front: Option<front::Front>,
    sources: &Sources,
    reached: &BTreeSet<RelPath>,
    pictures: &Pictures,
) -> (Newsroom, Vec<Diag>) {
    let mut diags = Vec::new();
    let mut shelves: BTreeMap<Shelf, Vec<Arc<Manuscript>>> = BTreeMap::new();
    for manuscript in manuscripts {
        let shelf = if manuscript.front.is_page { Shelf::Page } else { manuscript.shelf };
        shelves.entry(shelf).or_default().push(manuscript);
    }
    let mut take = |shelf| shelves.remove(&shelf).unwrap_or_default();
    let mut stories = take(Shelf::Story);
    stories.par_sort_by(|a, b| b.front.date.cmp(&a.front.date).then_with(|| a.source.cmp(&b.source)));
    let pages = take(Shelf::Page);
    let (people, series, collections) = (take(Shelf::Person), take(Shelf::Series), take(Shelf::Collection));

    let mut builder = Builder { config: &config, groups: FxHashMap::default(), diags: &mut diags };
    let people = builder.versions(people);
    let series = builder.versions(series);
    let collections = builder.versions(collections);
    let mut roster = Roster::new(&config, builder.people(&people));
    builder.check_people(&people, &mut roster);
    let mut entries = builder.stories(&stories, &mut roster);
    if config.bare {
        part_ways(&stories, &mut entries);
    }
    let groups: Vec<usize> = stories.iter().map(|m| builder.group(m)).collect();
    pages.iter().for_each(|page| builder.require_title(page));
    let page_groups: Vec<usize> = pages.iter().map(|m| builder.group(m)).collect();
    let page_urls: Vec<UrlPath> = pages.iter().map(|m| permalink::page(&config, m)).collect();
    let curators: Vec<Option<usize>> =
        collections.iter().map(|versions| builder.curator(versions, &mut roster)).collect();

    let media = media(&config, reached, sources, pictures);
    let lists = lists([("people", &people), ("series", &series), ("collections", &collections)]);
    let story_urls: Vec<&UrlPath> = entries.iter().map(|entry| &entry.permalink).collect();
    let directory =
        directory(&config, sources, (&stories, &story_urls), (&pages, &page_urls), &media, lists, &roster.people);
    let piece = |manuscript: &Manuscript, own: Option<&UrlPath>| piece(manuscript, own, &directory);
    let ids = Ids::new(&stories, &groups);

    let series_ids: FxHashMap<Arc<str>, usize> =
        series.iter().enumerate().map(|(i, versions)| (versions[0].id.clone(), i)).collect();
    let pieces: Vec<(Piece, Vec<Diag>)> =
        stories.par_iter().zip(&entries).map(|(manuscript, entry)| piece(manuscript, Some(&entry.permalink))).collect();
    let mut made_series: Vec<Series> = Vec::new();
    let build_versions = |versions: &[Arc<Manuscript>], diags: &mut Vec<Diag>| -> Vec<Piece> {
        versions.iter().map(|manuscript| take_diags(piece(manuscript, None), diags)).collect()
    };
    for versions in &series {
        if let Some(slug) = slug_of(&versions[0].id, &versions[0].source, &mut diags) {
            made_series.push(Series {
                id: versions[0].id.clone(),
                slug,
                versions: build_versions(versions, &mut diags),
            });
        }
    }
    let mut made_stories = Vec::with_capacity(stories.len());
    for (((manuscript, entry), (piece, found)), group) in stories.iter().zip(entries).zip(pieces).zip(&groups) {
        diags.extend(found);
        let front = &manuscript.front;
        let series = front.series.as_ref().and_then(|(id, part)| {
            series_named(&config, id, manuscript, &series_ids, &mut made_series, &mut diags).map(|index| (index, *part))
        });
        let related = front
            .related
            .iter()
            .enumerate()
            .filter_map(|(i, name)| {
                let place = Place::field(&manuscript.source, FieldPath::root().key("related").index(i));
                ids.group(name, place, config.bare, &mut diags)
            })
            .collect();
        made_stories.push(Arc::new(Story {
            id: manuscript.id.clone(),
            group: *group,
            kind: entry.kind,
            permalink: entry.permalink,
            aliases: front.aliases.clone(),
            subtitle: front.subtitle.clone(),
            date: front.date,
            updated: front.updated,
            authors: entry.authors,
            desk: entry.desk,
            tags: front.tags.clone(),
            series,
            related,
            piece,
        }));
    }
    check_parts(&made_stories, &made_series, &mut diags);

    let mut made_pages = Vec::new();
    for ((manuscript, group), permalink) in pages.iter().zip(page_groups).zip(page_urls) {
        let piece = take_diags(piece(manuscript, Some(&permalink)), &mut diags);
        let front = &manuscript.front;
        let (aliases, subtitle, date, updated) =
            (front.aliases.clone(), front.subtitle.clone(), front.date, front.updated);
        made_pages.push(Page { piece, group, permalink, aliases, subtitle, date, updated });
    }
    let mut made_collections = Vec::new();
    for (versions, curator) in collections.iter().zip(curators) {
        let Some(slug) = slug_of(&versions[0].id, &versions[0].source, &mut diags) else { continue };
        let picks = versions.iter().map(|version| picks(version, &ids, config.bare, &mut diags)).collect();
        let pieces = build_versions(versions, &mut diags);
        made_collections.push(Collection { id: versions[0].id.clone(), slug, versions: pieces, curator, picks });
    }
    let mut names = Names {
        ids: &ids,
        roster: &mut roster,
        directory: &directory,
        series: &made_series,
        collections: &made_collections,
    };
    let front = front.map(|front| names.front(front, &mut diags));
    for (person, versions) in roster.people.iter_mut().zip(&people) {
        person.versions = build_versions(versions, &mut diags);
    }
    directory.suggest(&mut diags);
    let statics = statics(sources, &mut diags);
    let (desks, people) = (roster.desks, roster.people);
    let newsroom = Newsroom {
        desks,
        stories: made_stories,
        pages: made_pages,
        people,
        series: made_series,
        collections: made_collections,
        front,
        media: media.into(),
        statics: statics.into(),
        config: config.clone(),
    };
    (newsroom, diags)
}

fn take_diags((piece, found): (Piece, Vec<Diag>), diags: &mut Vec<Diag>) -> Piece {
    diags.extend(found);
    piece
}

/// What is decided of a story before anything points at it.
struct Entry {
    kind: &'static crate::kind::Kind,
    permalink: UrlPath,
    desk: Option<usize>,
    authors: Vec<usize>,
}

fn kind_of(manuscript: &Manuscript) -> &'static crate::kind::Kind {
    manuscript.front.kind.unwrap_or(KINDS[0])
}

/// The order in which names and addresses are given in a folder from elsewhere: the oldest story
/// first, and last what may be held, so that it decides nothing about what is shown.
fn seniority(stories: &[Arc<Manuscript>]) -> Vec<usize> {
    let may_be_held = |m: &Manuscript| {
        let front = &m.front;
        !matches!(front.status, Status::Published | Status::Approved)
            || front.embargo.is_some()
            || front.expires.is_some()
            || front.audience != Audience::Public
    };
    let mut order: Vec<usize> = (0..stories.len()).rev().collect();
    order.sort_by_key(|i| may_be_held(&stories[*i]));
    order
}

/// In a folder from elsewhere no story is lost: a second one of an address gets another.
fn part_ways(stories: &[Arc<Manuscript>], entries: &mut [Entry]) {
    let mut taken = std::collections::HashSet::new();
    for i in seniority(stories) {
        let entry = &mut entries[i];
        let wished = entry.permalink.clone();
        let mut number = 1;
        while !taken.insert(entry.permalink.out().folded()) {
            number += 1;
            entry.permalink = wished.numbered(number);
        }
    }
}

struct Builder<'b> {
    config: &'b Config,
    groups: FxHashMap<Arc<str>, usize>,
    diags: &'b mut Vec<Diag>,
}

impl Builder<'_> {
    /// Returns the number that a manuscript shares with its translations.
    fn group(&mut self, manuscript: &Manuscript) -> usize {
        let next = self.groups.len();
        *self.groups.entry(manuscript.family.clone()).or_insert(next)
    }

    /// Puts translations together, the default language first.
    fn versions(&mut self, manuscripts: Vec<Arc<Manuscript>>) -> Vec<Vec<Arc<Manuscript>>> {
        let mut by_id: BTreeMap<String, Vec<Arc<Manuscript>>> = BTreeMap::new();
        for manuscript in manuscripts {
            self.require_title(&manuscript);
            let versions = by_id.entry(manuscript.id.to_lowercase()).or_default();
            match versions.iter().find(|other| other.lang == manuscript.lang) {
                Some(other) => self.diags.push(
                    Diag::error("id-twice", format!("there are two of `{}`", manuscript.id))
                        .at(Place::file(&manuscript.source))
                        .also(Place::file(&other.source), "the other one")
                        .hint("rename one of the files"),
                ),
                None => versions.push(manuscript),
            }
        }
        let order = |lang: &Lang| self.config.languages.iter().position(|known| known == lang);
        let mut all: Vec<Vec<Arc<Manuscript>>> = by_id.into_values().collect();
        // A name that cannot be an address is told of, and has no page.
        all.retain(|versions| slug_of(&versions[0].id, &versions[0].source, self.diags).is_some());
        for versions in &mut all {
            versions.sort_by_key(|version| order(&version.lang));
        }
        all
    }

    fn require_title(&mut self, manuscript: &Manuscript) {
        if manuscript.front.title.is_none() && manuscript.front.name.is_none() && !manuscript.faults.has("title") {
            let what = if manuscript.shelf == Shelf::Person { "name: Kim Seoyeon" } else { "title: Headline" };
            let found = manuscript.body.title.as_ref().map(|title| format!("title: {title}"));
            self.diags.push(
                Diag::error("title-missing", "there is no `title`")
                    .at(field(&manuscript.source, "title"))
                    .hint(format!("write `{}` between the `---` lines at the top", found.as_deref().unwrap_or(what))),
            );
        }
    }

    fn people(&mut self, people: &[Vec<Arc<Manuscript>>]) -> Vec<Person> {
        let mut made = Vec::new();
        for versions in people {
            let first = &versions[0];
            let Some(slug) = slug_of(&first.id, &first.source, self.diags) else { continue };
            let pick = |of: fn(&Manuscript) -> Option<Arc<str>>| -> Text {
                Text::many(versions.iter().filter_map(|v| Some((v.lang.clone(), of(v)?))).collect())
            };
            let own = |v: &Manuscript| match &v.front.name {
                Some(name) => Some(Arc::from(name.get(&v.lang))),
                None => v.front.title.clone(),
            };
            let name = match &first.front.name {
                Some(name) if versions.len() == 1 => name.clone(),
                _ => pick(own),
            };
            let role = pick(|v| Some(v.front.role.get(&v.lang)).filter(|role| !role.is_empty()).map(Arc::from));
            let role = if versions.len() > 1 { role } else { first.front.role.clone() };
            let linked = versions.iter().filter(|v| !v.front.links.is_empty());
            let links = linked.map(|v| (v.lang.clone(), v.front.links.clone())).collect();
            let accounts = versions.iter().fold(Accounts::default(), |known, v| known.or(&v.front.accounts));
            let (id, versions) = (first.id.clone(), Vec::new());
            made.push(Person { id, slug, versions, name, role, desk: None, links, accounts });
        }
        made
    }

    fn check_people(&mut self, people: &[Vec<Arc<Manuscript>>], roster: &mut Roster<'_>) {
        for (i, versions) in people.iter().enumerate() {
            if !versions[0].front.desks.is_empty() {
                let desk = roster.desk(&versions[0], "", self.diags);
                if let Some(person) = roster.people.get_mut(i) {
                    person.desk = desk;
                }
            }
        }
    }

    fn curator(&mut self, versions: &[Arc<Manuscript>], roster: &mut Roster<'_>) -> Option<usize> {
        let manuscript = versions.iter().find(|version| version.front.curator.is_some())?;
        let name = manuscript.front.curator.clone()?;
        roster.person(&name, || field(&manuscript.source, "curator"), self.diags)
    }

    fn stories(&mut self, stories: &[Arc<Manuscript>], roster: &mut Roster<'_>) -> Vec<Entry> {
        let root =
            if self.config.bare { self.config.content.clone() } else { format!("{}/stories", self.config.content) };
        if self.config.bare {
            for i in seniority(stories) {
                roster.desk(&stories[i], &root, self.diags);
            }
        }
        let named: Vec<(Option<usize>, Vec<usize>)> = stories
            .iter()
            .map(|manuscript| {
                let front = &manuscript.front;
                let desk = roster.desk(manuscript, &root, self.diags);
                let authors: Vec<usize> = front
                    .authors
                    .iter()
                    .enumerate()
                    .filter_map(|(i, name)| {
                        let place = || Place::field(&manuscript.source, FieldPath::root().key("authors").index(i));
                        roster.person(name, place, self.diags)
                    })
                    .collect();
                self.require(manuscript, kind_of(manuscript), desk.is_some() || roster.desks.is_empty());
                (desk, authors)
            })
            .collect();
        let (config, desks) = (self.config, &roster.desks);
        stories
            .par_iter()
            .zip(named)
            .map(|(manuscript, (desk, authors))| {
                let kind = kind_of(manuscript);
                let id = desk.map(|index| &*desks[index].id);
                let parts = permalink::Parts { manuscript, kind, desk: id, date: manuscript.front.date.as_ref() };
                Entry { kind, permalink: permalink::story(config, &parts), desk, authors }
            })
            .collect()
    }

    fn require(&mut self, manuscript: &Manuscript, kind: &'static crate::kind::Kind, has_desk: bool) {
        self.require_title(manuscript);
        let front = &manuscript.front;
        if matches!(front.status, Status::Draft | Status::Review) {
            return; // it is being written
        }
        let severity = if self.config.bare { Severity::Advice } else { Severity::Error };
        let mut miss = |rule, message: &str, key, hint: String| {
            if manuscript.faults.has(key) {
                return;
            }
            let diag = Diag::error(rule, message).at(field(&manuscript.source, key)).hint(hint).weighing(severity);
            self.diags.push(diag);
        };
        if kind.needs.contains(&Need::Date) && front.date.is_none() {
            let hint = "write `date: 2026-09-04T09:00+09:00`, or `status: draft` while it is being written";
            miss("date-missing", "there is no `date`", "date", hint.to_owned());
        }
        if kind.needs.contains(&Need::Authors) && front.authors.is_empty() {
            miss(
                "authors-missing",
                "there is no `authors`",
                "authors",
                "write `authors: [kim]` with the reporter's id".into(),
            );
        }
        if kind.needs.contains(&Need::Desk) && front.desks.is_empty() && !has_desk && !self.config.bare {
            let ids: Vec<&str> = self.config.desks.iter().map(|desk| &*desk.id).collect();
            miss("desk-missing", "there is no `desk`", "desk", format!("write `desk:` with one of {}", ids.join(", ")));
        }
    }
}
