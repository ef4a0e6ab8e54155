//! A run with a memory equals one without: whatever people change between two runs, and whoever looks.

use std::collections::BTreeMap;
use std::sync::Arc;

use masthead::body::Highlights;
use masthead::diag::{Diag, fatal};
use masthead::edition::Viewpoint;
use masthead::leaf::MemoryLeaves;
use masthead::manuscript::Audience;
use masthead::output::MemorySink;
use masthead::world::MemoryWorld;
use masthead::{Loaded, Memory, Overrides, Press, cut, cut_with, load, load_with, print};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::{check, differences};
use crate::stand;

/// Fronts of a story, told apart by what they touch.
const FRONTS: &[&str] = &[
    "title: One\ndate: 2026-08-01\ntags: [a]\n",
    "title: One\ndate: 2026-08-01\ntags: [a]\nsummary: Written by hand, long enough to be told apart.\n",
    "title: Another\ndate: 2026-08-01\ntags: [a, b]\n",
    "title: One\ndate: 2026-08-01T09:00+09:00\ntags: [a]\n",
    "title: One\ndate: 2026-08-01T00:00Z\ntags: [a]\n",
    "title: A secret for later\ndate: 2026-08-01\nembargo: 2026-09-02T09:00+09:00\n",
    "title: For the press only\ndate: 2026-08-01\naudience: press\n",
    "title: Over before it begins\ndate: 2026-09-05\nexpires: 2026-09-03\n",
    "title: A draft of ours\nstatus: draft\n",
    "title: Broken\ndate: yesterday\n",
    "date: 2026-08-01\n",
    "title: One\ndate: 2026-08-01\ntags: [a]\nsubtitle: Below\n",
    "title: One\ndate: 2026-08-01\ntags: [a]\nrelated: [s2]\n",
    "title: One\ndate: 2026-08-01\ntags: [a]\nembargo: 2026-09-02T09:00+09:00\n",
    "title: One\ndate: 2026-08-01\ntags: [a]\nstatus: draft\n",
    "title: One\ndate: 2026-08-01\ntags: [a]\naliases: [/old/one/]\n",
    "title: One\ndate: 2026-08-01\ntags: [a]\ncover: a.png\n",
];

/// Bodies of a story: what is the same from the outside stands beside each other.
const BODIES: &[&str] = &[
    "The first sentence of all that is told here.\n\n## Part\n\nWords.\n",
    "The first sentence of all that is told here.\n\n## Part\n\nOther *words* and more of them.\n",
    "Another sentence stands first in what is told here.\n\n## Part\n\nWords.\n",
    "The first sentence of all that is told here.\n\n## Another part\n\nWords.\n",
    "Look.\n\n![](a.png)\n\nA [link](s0.md#part), and [a list](/tags/a/).\n",
    "Look, it is longer now.\n\n![](a.png)\n\nA [link](s0.md#part) in words, and [a list](/tags/a/).\n",
    "Look.\n\n![A picture](a.png)\n\nA [link](s2.md), and [nothing](/nothing/).\n",
    "Look, longer.\n\n![A picture](a.png)\n\nA [link](s2.md), and [nothing](/nothing/).\n",
    "A [dead link](gone.md).\n",
    "Some words before a [dead link](gone.md).\n",
    "::: quote\nby: kim\n---\nSaid.\n:::\n\n```rust\nlet a = 1;\n```\n",
    "::: quote\nby: kim\n---\nSaid otherwise.\n:::\n\n```rust\nlet a = 2;\n```\n",
    "A story that quotes another.\n\nAnother sentence stands first in what is told here.\n",
    "",
];

/// A font for cards.
const FONT: &[u8] = include_bytes!("../../../themes/press/fonts/Pretendard-Bold.otf");

#[derive(Clone, Debug)]
enum Edit {
    Words(u8, usize),
    Front(u8, usize),
    Delete(u8),
    Rename(u8, u8),
    Page(usize),
    Person(usize),
    Edge(usize),
    Picture(u32),
    Style(usize),
    Template(u8),
    Word(u8),
    Theme(usize),
    Settings(usize),
    Static(u8),
    Wait(u8),
    Nothing,
}

fn edit() -> impl Strategy<Value = Edit> {
    let few = || 0..4_u8;
    prop_oneof![
        12 => (few(), 0..BODIES.len()).prop_map(|(story, body)| Edit::Words(story, body)),
        3 => (few(), 0..FRONTS.len()).prop_map(|(story, front)| Edit::Front(story, front)),
        1 => few().prop_map(Edit::Delete),
        1 => (few(), few()).prop_map(|(from, to)| Edit::Rename(from, to)),
        2 => (0..BODIES.len()).prop_map(Edit::Page),
        1 => (0..BODIES.len()).prop_map(Edit::Person),
        1 => (0..3_usize).prop_map(Edit::Edge),
        2 => (1..4_u32).prop_map(Edit::Picture),
        3 => (0..4_usize).prop_map(Edit::Style),
        1 => few().prop_map(Edit::Template),
        1 => few().prop_map(Edit::Word),
        1 => (0..3_usize).prop_map(Edit::Theme),
        1 => (0..5_usize).prop_map(Edit::Settings),
        1 => few().prop_map(Edit::Static),
        1 => few().prop_map(Edit::Wait),
        1 => Just(Edit::Nothing),
    ]
}

/// A newsroom while people work on it, and what is remembered of it.
struct Work {
    world: MemoryWorld,
    /// Whether pages have cards. They are compared by what is drawn, and not drawn.
    cards: bool,
    stories: BTreeMap<u8, (usize, usize)>,
    day: u8,
    memory: Memory,
    last: BTreeMap<Audience, Press>,
}

impl Work {
    fn begin(cards: bool) -> Self {
        let mut world = stand::plain();
        if cards {
            world.put("themes/plain/fonts/a.otf", FONT);
        }
        world.put("content/stories/a.png", stand::png(40, 30));
        world.put(
            "content/stories/other.ko.md",
            "---\ntitle: 다른 글\ndate: 2026-08-01\ndesk: company\nauthors: [kim]\n---\n글.\n",
        );
        let mut work =
            Self { world, cards, stories: BTreeMap::new(), day: 1, memory: Memory::default(), last: BTreeMap::new() };
        work.edit(&Edit::Theme(0));
        work.edit(&Edit::Settings(0));
        for story in 0..4 {
            work.edit(&Edit::Front(story, usize::from(story)));
        }
        work.edit(&Edit::Page(0));
        work
    }

    fn write(&mut self, story: u8, (front, body): (usize, usize)) {
        self.stories.insert(story, (front, body));
        let text = format!("---\n{}desk: company\nauthors: [kim]\n---\n\n{}", FRONTS[front], BODIES[body]);
        self.world.put(&format!("content/stories/s{story}.md"), text);
    }

    fn edit(&mut self, edit: &Edit) {
        let world = &mut self.world;
        match edit {
            Edit::Words(story, body) => {
                let front = self.stories.get(story).map_or(0, |known| known.0);
                self.write(*story, (front, *body));
            }
            Edit::Front(story, front) => {
                let body = self.stories.get(story).map_or(0, |known| known.1);
                self.write(*story, (*front, body));
            }
            Edit::Delete(story) => {
                world.remove(&format!("content/stories/s{story}.md"));
                self.stories.remove(story);
            }
            Edit::Rename(from, to) => {
                if let Some(known) = self.stories.get(from).copied() {
                    self.edit(&Edit::Delete(*from));
                    self.write(*to, known);
                }
            }
            Edit::Page(body) => {
                world.put("content/pages/p.md", format!("---\ntitle: A page\n---\n\n{}", BODIES[*body]))
            }
            Edit::Person(body) => {
                world.put("content/people/kim.md", format!("---\nname: Kim Seoyeon\n---\n\n{}", BODIES[*body]));
            }
            Edit::Edge(number) => {
                let fronts = [
                    "lead: [{ story: s1, why: It is the largest of all things }]\n",
                    "notice: [{ text: A notice of today, link: stories/s2.md, until: 2026-09-03 }]\n",
                    "lead: [{ story: s0, from: 2026-09-03, why: It comes in a few days }]\n",
                ];
                world.put("content/front.yaml", fronts[*number]);
            }
            Edit::Picture(width) => world.put("content/stories/a.png", stand::png(*width, 10)),
            Edit::Style(number) => {
                let sheets =
                    ["a { color: red }", "a { color: blue }", "@import \"b.css\"; a { margin: 0 }", "a { color: "];
                world.put("themes/plain/assets/style.css", sheets[*number]);
                world.put("themes/plain/assets/b.css", format!("b {{ margin: {number}px }}"));
            }
            Edit::Template(number) => {
                let template = format!("<main>{number} {{{{ story.title }}}}{{{{ story.html }}}}</main>");
                world.put("themes/plain/templates/story.html", template);
            }
            Edit::Word(number) => world.put("themes/plain/words/en.ftl", format!("tags = Tags {number}\n")),
            Edit::Theme(number) => {
                let sets =
                    ["images: { widths: [16] }\n", "rails:\n  new: { on: all, count: 2 }\n", "listings: [front]\n"];
                let fonts = if self.cards { "card_fonts: { bold: [a.otf], medium: [a.otf] }\n" } else { "" };
                world.put("themes/plain/theme.yaml", format!("{}{fonts}", sets[*number]));
            }
            Edit::Settings(number) => {
                let sets = [
                    "",
                    "page_size: 1\n",
                    "languages: [en, ko]\n",
                    "base_url: https://other.example/x/\n",
                    "desks: 1\n",
                ];
                let cards = format!("cards: {}\n", self.cards);
                world.put("newsroom.yaml", stand::settings(&format!("{}{cards}", sets[*number])));
            }
            Edit::Static(0) => world.remove("static/assets/style.css"),
            Edit::Static(number) => world.put("static/assets/style.css", format!("{number}")),
            Edit::Wait(days) => self.day = days + 1,
            Edit::Nothing => {}
        }
    }

    fn viewpoint(&self, audience: Audience) -> Viewpoint {
        Viewpoint { audience, now: stand::moment(&format!("2026-09-0{}T12:00+09:00", self.day)) }
    }

    /// Runs with the memory and without, for everybody.
    fn compare(&mut self) -> Result<(), TestCaseError> {
        let (overrides, highlights) = (Overrides::default(), Highlights::default());
        let (cold, said) = load(&self.world, &overrides, &highlights);
        let (warm, said_again) = load_with(&self.world, &overrides, &highlights, &self.memory);
        prop_assert_eq!(said, said_again);
        for audience in [Audience::Public, Audience::Press, Audience::Internal] {
            let viewpoint = self.viewpoint(audience);
            let (press, said) = cut(&cold, &viewpoint);
            let (again, said_again) = cut_with(&warm, &viewpoint, self.last.get(&audience));
            prop_assert_eq!(&said, &said_again);
            prop_assert_eq!(format!("{:?}", press.held), format!("{:?}", again.held));
            prop_assert_eq!(press.edition.next_change, again.edition.next_change);
            let jobs = |press: &Press| press.plan.jobs.iter().map(|job| format!("{job:?}\n")).collect::<String>();
            prop_assert_eq!(jobs(&press), jobs(&again));
            if !fatal(&said) && !self.cards {
                let (files, wrong) = printed(&self.world, &cold, &press);
                let (files_again, wrong_again) = printed(&self.world, &warm, &again);
                prop_assert_eq!(wrong, wrong_again);
                differences(&files, &files_again)?;
            }
            self.last.insert(audience, again);
        }
        Ok(())
    }
}

fn printed(world: &MemoryWorld, loaded: &Loaded, press: &Press) -> (BTreeMap<String, Vec<u8>>, Vec<Diag>) {
    let sink = MemorySink::new(world);
    let diags = print(loaded, press, world, &MemoryLeaves::default(), &sink, &|| {});
    (sink.into_files(), diags)
}

#[test]
fn a_run_with_a_memory_equals_one_without() {
    check(96, (proptest::collection::vec(edit(), 1..10), proptest::bool::weighted(0.2)), |(edits, cards)| {
        let mut work = Work::begin(cards);
        work.compare()?;
        for edit in edits {
            work.edit(&edit);
            work.compare()?;
        }
        Ok(())
    });
}

#[test]
fn other_words_in_a_text_leave_the_plan_as_it_is() {
    let mut work = Work::begin(false);
    let shown = |work: &mut Work| {
        work.compare().expect("both are the same");
        let press = &work.last[&Audience::Public];
        press.plan.clone()
    };
    let plan = shown(&mut work);
    for (body, is_same) in [(1, true), (2, true), (0, true), (3, false), (4, false), (5, true), (8, false), (9, false)]
    {
        let before = shown(&mut work);
        work.edit(&Edit::Words(1, body));
        let after = shown(&mut work);
        assert_eq!(Arc::ptr_eq(&before, &after), is_same, "after the body {body}");
    }
    work.edit(&Edit::Words(1, 0));
    let other = shown(&mut work);
    assert!(!Arc::ptr_eq(&plan, &other));
    work.edit(&Edit::Page(1));
    assert!(Arc::ptr_eq(&other, &shown(&mut work)), "a page has words, too");
    work.edit(&Edit::Front(1, 2));
    assert!(!Arc::ptr_eq(&other, &shown(&mut work)), "a headline is on the front page");
}

#[test]
fn another_style_leaves_the_newsroom_and_the_edition_as_they_are() {
    let mut work = Work::begin(true);
    let mut shown = |edit: &Edit| {
        work.edit(edit);
        work.compare().expect("both are the same");
        let press = &work.last[&Audience::Public];
        (press.edition.clone(), press.plan.clone())
    };
    let (edition, plan) = shown(&Edit::Style(0));
    let (again, other) = shown(&Edit::Style(1));
    assert!(Arc::ptr_eq(&edition, &again), "a stylesheet is no story");
    assert!(Arc::ptr_eq(&plan.rails, &other.rails) && !Arc::ptr_eq(&plan, &other), "it has another address");
    let (_, same) = shown(&Edit::Template(1));
    assert!(Arc::ptr_eq(&other, &same), "a template has no address");
    let (_, named) = shown(&Edit::Static(1));
    let (_, anew) = shown(&Edit::Style(0));
    assert!(!Arc::ptr_eq(&named.rails, &anew.rails), "a file among the assets might meet one");
}

#[test]
fn an_edit_is_seen_wherever_it_shows() {
    let quote = BODIES.len() - 2;
    let fronts = |fronts: std::ops::Range<usize>| fronts.flat_map(|i| [Edit::Front(1, 0), Edit::Front(1, i)]).collect();
    let cases: [(&str, Vec<Edit>); 5] = [
        ("one field of a front matter", fronts(1..FRONTS.len())),
        (
            "a held text begins as another quotes it",
            vec![Edit::Front(1, 5), Edit::Words(1, 0), Edit::Words(0, quote), Edit::Words(1, 2), Edit::Words(1, 0)],
        ),
        (
            "what is held is over, and was never shown",
            vec![Edit::Front(2, 7), Edit::Wait(1), Edit::Wait(3), Edit::Wait(0)],
        ),
        (
            "another picture of the same name",
            vec![Edit::Words(1, 4), Edit::Picture(2), Edit::Words(1, 5), Edit::Picture(3)],
        ),
        ("a file comes among the assets", vec![Edit::Style(0), Edit::Static(1), Edit::Style(1), Edit::Static(0)]),
    ];
    for (what, edits) in cases {
        let mut work = Work::begin(false);
        for edit in edits {
            work.edit(&edit);
            work.compare().unwrap_or_else(|e| panic!("{what}, {edit:?}: {e}"));
        }
    }
}
