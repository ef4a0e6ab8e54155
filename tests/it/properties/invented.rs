//! Newsrooms that nobody wrote: random stories whose every word can be told from all others.

use masthead::edition::Viewpoint;
use masthead::manuscript::Audience;
use masthead::moment::{Moment, Zone};
use masthead::world::MemoryWorld;
use proptest::prelude::*;

use crate::stand;

/// 2026-08-01T00:00+09:00.
const BEGIN: i64 = 1_785_510_000;
/// Titles and first words of what is not a story, in the order of [`Invented::shelves`].
const SHELVES: [&str; 4] = ["jackdaw", "kittiwake", "lapwing", "merlin"];
/// Words that only ever stand for "no letter of it may be seen", by story.
const BIRDS: [&str; 8] = ["auklet", "bittern", "curlew", "dunlin", "egret", "fulmar", "grebe", "hoopoe"];

/// Words that only ever stand for an entry of the front page, by its position.
const FISH: [&str; 6] = ["albacore", "barbel", "catfish", "dogfish", "eelpout", "flounder"];
/// A front page that shows all it is given.
const FRONT: &str = "<main>{{ front | json }}{{ rails | json }}{{ list.groups | json }}</main>";
const RAILS: &str = "rails:\n  fresh: { on: [front, story], fresh: true, count: 2 }\n  same: { on: all, desk: same }\n";

/// An invented newsroom.
#[derive(Clone, Debug)]
pub struct Invented {
    /// Its stories; at most as many as there are birds.
    pub stories: Vec<Made>,
    /// Stories on a page of a list.
    pub page_size: usize,
    /// Until when a series, a collection, a page and a reporter are under embargo.
    pub shelves: [Option<i64>; 4],
    /// What is on the front page; at most as much as there are fish.
    pub front: Vec<Placed>,
}

/// Something on an invented front page. Times are hours after [`BEGIN`].
#[derive(Clone, Debug)]
pub struct Placed {
    /// A lead, a pick, a notice, a number, or nothing at all.
    pub sort: usize,
    /// The story, by position.
    pub story: usize,
    /// From when.
    pub from: Option<i64>,
    /// For how long, from then on.
    pub hours: Option<i64>,
}

impl Placed {
    /// Tells whether it is in its time.
    pub fn is_open(&self, viewpoint: &Viewpoint) -> bool {
        let due = |hour: i64| viewpoint.now >= moment(hour * 3600);
        self.from.is_none_or(due) && self.until().is_none_or(|hour| !due(hour))
    }

    fn until(&self) -> Option<i64> {
        self.hours.map(|hours| self.from.unwrap_or(0) + hours)
    }
}

/// An invented story. Times are hours after [`BEGIN`].
#[derive(Clone, Debug)]
pub struct Made {
    /// A position in [`STATUSES`].
    pub status: usize,
    /// A position in [`AUDIENCES`].
    pub audience: usize,
    /// From when.
    pub date: i64,
    /// Until when not.
    pub embargo: Option<i64>,
    /// Until when.
    pub expires: Option<i64>,
    /// Whether it has the tag that others have.
    pub common_tag: bool,
    /// Whether it is a part of the series.
    pub series: bool,
    /// Whether it is in the collection.
    pub picked: bool,
    /// Whether it is Korean.
    pub korean: bool,
    /// Another story, by position.
    pub related: Option<usize>,
}

const STATUSES: [&str; 5] = ["published", "approved", "draft", "review", "withdrawn"];
const AUDIENCES: [(&str, Audience); 3] =
    [("public", Audience::Public), ("press", Audience::Press), ("internal", Audience::Internal)];

/// Any newsroom.
pub fn newsroom() -> impl Strategy<Value = Invented> {
    let shelf = || proptest::option::of(0..200_i64);
    let shelves = [shelf(), shelf(), shelf(), shelf()];
    let front = proptest::collection::vec(placed(), 0..FISH.len());
    (proptest::collection::vec(story(), 1..BIRDS.len()), 1..4_usize, shelves, front)
        .prop_map(|(stories, page_size, shelves, front)| Invented { stories, page_size, shelves, front })
}

fn placed() -> impl Strategy<Value = Placed> {
    let (from, hours) = (proptest::option::of(0..200_i64), proptest::option::of(1..100_i64));
    (0..4_usize, 0..BIRDS.len(), from, hours).prop_map(|(sort, story, from, hours)| Placed { sort, story, from, hours })
}

fn story() -> impl Strategy<Value = Made> {
    let hours = 0..200_i64;
    let clearance = (
        prop_oneof![4 => Just(0), 2 => 1..5_usize],
        prop_oneof![4 => Just(0), 1 => 1..3_usize],
        hours.clone(),
        proptest::option::of(hours.clone()),
        proptest::option::weighted(0.3, hours),
    );
    let place = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), proptest::option::of(0..BIRDS.len()));
    (clearance, place).prop_map(|((status, audience, date, embargo, expires), place)| {
        let (common_tag, series, picked, korean, related) = place;
        Made { status, audience, date, embargo, expires, common_tag, series, picked, korean, related }
    })
}

/// Any moment, seen by the public, more often than not, or the press.
pub fn viewpoint() -> impl Strategy<Value = Viewpoint> {
    (0..220 * 3600_i64, prop_oneof![3 => Just(Audience::Public), 1 => Just(Audience::Press)])
        .prop_map(|(seconds, audience)| Viewpoint { audience, now: moment(seconds) })
}

fn moment(seconds: i64) -> Moment {
    let zone = Zone::named("Asia/Seoul").expect("the zone database is built in");
    Moment::from_unix(BEGIN + seconds, &zone).expect("a moment of our time")
}

impl Made {
    /// What the gate should say, said once more in the plainest way.
    pub fn is_shown(&self, viewpoint: &Viewpoint) -> bool {
        let hours = (viewpoint.now.unix() - BEGIN) as f64 / 3600.0;
        let due = |hour: i64| hours >= hour as f64;
        let public = viewpoint.audience == Audience::Public;
        self.status < 2
            && AUDIENCES[self.audience].1 <= viewpoint.audience
            && (due(self.date) || viewpoint.audience == Audience::Press && self.embargo.is_some())
            && self.embargo.is_none_or(|hour| due(hour) || !public)
            && self.expires.is_none_or(|hour| !due(hour))
    }
}

impl Invented {
    /// Returns the path of a story's page.
    pub fn page(&self, story: usize) -> String {
        let lang = if self.stories[story].korean { "ko/" } else { "" };
        format!("{lang}{}-slug/index.html", BIRDS[story])
    }

    /// Returns what only this story has.
    pub fn canaries(story: usize) -> [String; 7] {
        let bird = BIRDS[story];
        ["title", "sentence", "slug", "tag", "picture", "pixels", "author"].map(|part| format!("{bird}-{part}"))
    }

    /// Returns what nobody but those who may see it can know of the other shelves.
    pub fn held_shelves(&self, viewpoint: &Viewpoint) -> Vec<&'static str> {
        let lasts = |hour: &Option<i64>| hour.is_some_and(|hour| viewpoint.now < moment(hour * 3600));
        let held = self.shelves.iter().zip(SHELVES).filter(|(hour, _)| lasts(hour)).map(|(_, name)| name);
        held.filter(|_| viewpoint.audience == Audience::Public).collect()
    }

    /// Returns what nobody can know of the front page: what is not in its time, and what is about a
    /// story that is not shown.
    pub fn held_front(&self, viewpoint: &Viewpoint) -> Vec<&'static str> {
        let shown = |placed: &Placed| self.stories.get(placed.story).is_none_or(|story| story.is_shown(viewpoint));
        let held = |placed: &Placed| !placed.is_open(viewpoint) || placed.sort != 2 && !shown(placed);
        self.front.iter().zip(FISH).filter(|(placed, _)| held(placed)).map(|(_, fish)| fish).collect()
    }

    /// Returns the newsroom with all its stories.
    pub fn world(&self) -> MemoryWorld {
        self.world_of(|_| true)
    }

    /// Returns the newsroom with some of its stories, and nothing that only the others have.
    pub fn world_of(&self, wanted: impl Fn(&Made) -> bool) -> MemoryWorld {
        let mut world = stand::plain();
        let settings = format!(
            "languages: [en, ko]\npage_size: {}\npermalink: /{{slug}}/\nfeeds: {{ of: [all, desks, tags, people, series] }}\n",
            self.page_size
        );
        world.put("newsroom.yaml", stand::settings(&settings));
        let front = |shelf: usize| {
            let embargo = self.shelves[shelf].map(|hour| format!("embargo: {}\n", moment(hour * 3600).iso()));
            format!("title: {} has a title\n{}", SHELVES[shelf], embargo.unwrap_or_default())
        };
        let text = |shelf: usize| format!("---\n{}---\n\nThe {} begins here.\n", front(shelf), SHELVES[shelf]);
        world.put("content/series/birds.md", text(0));
        world.put("content/pages/about.md", text(2));
        world.put("content/people/lee.md", text(3));
        let kept: Vec<(usize, &Made)> = self.stories.iter().enumerate().filter(|(_, story)| wanted(story)).collect();
        for (i, story) in &kept {
            let bird = BIRDS[*i];
            world.put(&format!("content/people/{bird}.md"), format!("---\nname: {bird}-author\n---\n"));
            world.put(&format!("content/stories/{bird}-picture.png"), format!("{bird}-pixels"));
            let lang = if story.korean { ".ko" } else { "" };
            world.put(&format!("content/stories/{bird}-slug{lang}.md"), self.text(*i, story));
        }
        let picks: Vec<String> =
            kept.iter().filter(|(_, story)| story.picked).map(|(i, _)| format!("{}-slug", BIRDS[*i])).collect();
        for lang in ["", ".ko"] {
            let text = format!("---\n{}curator: lee\nstories: [{}]\n---\n", front(1), picks.join(", "));
            world.put(&format!("content/collections/best{lang}.md"), text);
        }
        world.put("themes/plain/templates/front.html", FRONT);
        world.put("themes/plain/theme.yaml", RAILS);
        let there = |story: usize| kept.iter().any(|(i, _)| *i == story);
        world.put("content/front.yaml", self.front(there));
        world
    }

    fn front(&self, there: impl Fn(usize) -> bool) -> String {
        let mut sorts = [const { Vec::new() }; 4];
        for (placed, fish) in self.front.iter().zip(FISH) {
            let iso = |hour: i64| moment(hour * 3600).iso();
            let (story, known) = (format!("{}-slug", BIRDS[placed.story]), there(placed.story));
            let entry = match placed.sort {
                0 | 1 if known => format!("story: {story}, why: The {fish} is the reason for it, by: lee"),
                2 => format!("text: The {fish} has a notice here, label: {fish}, link: /"),
                3 if known => format!("value: {fish}, what: The {fish} in figures and numbers, story: {story}"),
                3 if placed.story >= self.stories.len() => format!("value: {fish}, what: The {fish} in figures"),
                _ => continue,
            };
            let from = placed.from.map(|hour| format!(", from: {}", iso(hour))).unwrap_or_default();
            let until = placed.until().map(|hour| format!(", until: {}", iso(hour))).unwrap_or_default();
            sorts[placed.sort].push(format!("{{ {entry}{from}{until} }}"));
        }
        let keys = ["lead", "picks", "notice", "numbers"];
        let lines = keys.iter().zip(sorts).map(|(key, entries)| format!("{key}: [{}]\n", entries.join(", ")));
        lines.collect::<String>() + "editor: lee\ncollection: best\nseries: birds\n"
    }

    fn text(&self, i: usize, story: &Made) -> String {
        let bird = BIRDS[i];
        let iso = |hour: &i64| moment(hour * 3600).iso();
        let mut front = format!(
            "title: {bird}-title of a story\ndate: {}\ndesk: company\nauthors: [{bird}, lee, kim]\nstatus: {}\naudience: {}\n",
            iso(&story.date),
            STATUSES[story.status],
            AUDIENCES[story.audience].0
        );
        let tags = if story.common_tag { format!("[common, {bird}-tag]") } else { format!("[{bird}-tag]") };
        front.push_str(&format!("tags: {tags}\naliases: [/old/{bird}-slug/]\n"));
        for (key, hour) in [("embargo", &story.embargo), ("expires", &story.expires)] {
            front.push_str(&hour.as_ref().map(|hour| format!("{key}: {}\n", iso(hour))).unwrap_or_default());
        }
        if story.series {
            front.push_str("series: birds\n");
        }
        if let Some(other) = story.related.filter(|other| *other < self.stories.len()) {
            front.push_str(&format!("related: [{}-slug]\n", BIRDS[other]));
        }
        format!("---\n{front}---\n\nThe {bird}-sentence is the first.\n\n![A bird]({bird}-picture.png)\n")
    }
}
