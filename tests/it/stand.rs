//! A newsroom in memory, built as often as a test wants: the whole road without a disk.

use std::collections::BTreeMap;

use masthead::body::Highlights;
use masthead::diag::{Diag, fatal};
use masthead::edition::{Change, Held, Viewpoint, calendar};
use masthead::leaf::MemoryLeaves;
use masthead::manuscript::{Audience, Settled, settle};
use masthead::moment::{self, Moment, Zone};
use masthead::output::MemorySink;
use masthead::path::UrlPath;
use masthead::world::{MemoryWorld, World};
use masthead::{Overrides, cut, load, print, share};

/// The moment that counts as now where a test does not say another.
pub const NOW: &str = "2026-09-01T09:00+09:00";

/// Settings of the plain newsroom, a line for each key.
pub const SETTINGS: &str = include_str!("plain/newsroom.yaml");
/// Front matter of the story `text`.
pub const TEXT_FRONT: &str = include_str!("plain/text.md");

/// Files that every plain newsroom has.
const PLAIN: &[(&str, &str)] = &[
    ("newsroom.yaml", SETTINGS),
    ("content/people/kim.md", include_str!("plain/kim.md")),
    ("themes/plain/theme.yaml", include_str!("plain/theme.yaml")),
    ("themes/plain/words/en.ftl", include_str!("plain/en.ftl")),
    ("themes/plain/templates/base.html", include_str!("plain/templates/base.html")),
    ("themes/plain/templates/story.html", include_str!("plain/templates/story.html")),
    ("themes/plain/templates/page.html", include_str!("plain/templates/page.html")),
    ("themes/plain/templates/listing.html", include_str!("plain/templates/listing.html")),
    ("themes/plain/templates/terms.html", include_str!("plain/templates/terms.html")),
    ("themes/plain/templates/404.html", include_str!("plain/templates/404.html")),
];

/// Returns a newsroom with a desk, a reporter, a theme and no story.
pub fn plain() -> MemoryWorld {
    let mut world = MemoryWorld::default();
    for (path, text) in PLAIN {
        world.put(path, *text);
    }
    world
}

/// Returns the plain settings with other keys: those that `changes` has are taken from there.
pub fn settings(changes: &str) -> String {
    let key = |line: &str| line.split_once(':').map(|(key, _)| key.to_owned());
    let changed: Vec<String> = changes.lines().filter(|line| !line.starts_with([' ', '-'])).filter_map(key).collect();
    let kept = SETTINGS.lines().filter(|line| key(line).is_none_or(|key| !changed.contains(&key)));
    kept.map(|line| format!("{line}\n")).collect::<String>() + changes
}

/// Reads a moment.
pub fn moment(text: &str) -> Moment {
    let zone = Zone::named("Asia/Seoul").expect("the zone database is built in");
    moment::parse(text).unwrap_or_else(|e| panic!("`{text}`: {}", e.message)).at(&zone)
}

/// Returns the public's view at a moment.
pub fn public(at: &str) -> Viewpoint {
    Viewpoint { audience: Audience::Public, now: moment(at) }
}

/// What a build gives.
pub struct Built {
    /// All outputs by their path; none when there was an error.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is wrong, in the order of its places.
    pub diags: Vec<Settled>,
    /// What was left out.
    pub held: Vec<Held>,
    /// What comes.
    pub calendar: Vec<Change>,
    /// The next moment at which the edition is another one.
    pub next_change: Option<Moment>,
}

impl Built {
    /// Returns an output as text.
    pub fn text(&self, path: &str) -> Option<String> {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// Returns the errors, one a line.
    pub fn errors(&self) -> String {
        let is_error = |one: &&Settled| fatal(std::slice::from_ref(&one.diag));
        self.diags.iter().filter(is_error).map(line).collect()
    }

    /// Returns everything that is wrong, with hints.
    pub fn report(&self) -> String {
        self.diags.iter().map(line).collect()
    }
}

/// Builds a newsroom as somebody sees it.
pub fn build(world: &dyn World, viewpoint: &Viewpoint) -> Built {
    let (loaded, mut diags) = load(world, &Overrides::default(), &Highlights::default());
    let (press, found) = cut(&loaded, viewpoint);
    diags.extend(found);
    let sink = MemorySink::new(world);
    if !fatal(&diags) {
        diags.extend(print(&loaded, &press, world, &MemoryLeaves::default(), &sink, &|| {}));
    }
    let broken = fatal(&diags);
    Built {
        files: if broken { BTreeMap::new() } else { sink.into_files() },
        diags: settle(diags, world),
        calendar: calendar(&loaded.newsroom, viewpoint),
        next_change: press.edition.next_change,
        held: press.held.to_vec(),
    }
}

/// Returns what a page tells other services, by the path of its output.
pub fn facts(world: &dyn World, viewpoint: &Viewpoint, path: &str) -> Option<share::Facts> {
    let (loaded, _) = load(world, &Overrides::default(), &Highlights::default());
    let (press, _) = cut(&loaded, viewpoint);
    let out = UrlPath::new(&format!("/{path}"))?.out();
    loaded.renderer(&press).share_facts(press.plan.at(&out)?)
}

/// Writes one finding as specs have it.
pub fn line(settled: &Settled) -> String {
    let Diag { rule, severity, message, hints, .. } = &settled.diag;
    let place = |spot: &masthead::manuscript::Spot| match spot.whole {
        true => spot.source.to_string(),
        false => format!("{}:{}:{}", spot.source, spot.line, spot.column),
    };
    let at = settled.place.as_ref().map(|spot| format!("{} ", place(spot))).unwrap_or_default();
    let mut text = format!("{at}{}[{rule}]: {message}\n", severity.word());
    for hint in hints {
        text.push_str(&format!("  hint: {hint}\n"));
    }
    for (spot, why) in &settled.related {
        let at = spot.as_ref().map(place).unwrap_or_default();
        text.push_str(&format!("  also: {at} {why}\n"));
    }
    text
}

/// Makes a PNG of that size: the head that programs read, and no picture.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}
