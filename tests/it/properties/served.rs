//! What the preview answers equals a cold build: whatever people change one after the other, each path is
//! answered with the bytes that a first build would write, and a path that it would not write with none.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use masthead::body::Highlights;
use masthead::edition::Viewpoint;
use masthead::leaf::MemoryLeaves;
use masthead::manuscript::Audience;
use masthead::moment::Moment;
use masthead::path::encode;
use masthead::serve::preview::{Answer, Preview, Settings};
use masthead::serve::view::View;
use masthead::world::{MemoryWorld, World as _};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::check;
use super::warm::{Work, edit};
use crate::stand::{self, Built, build};

type Desk = Preview<MemoryWorld>;

/// Opens a preview whose clock stands where `clock` says.
fn open(work: &Work, clock: &Arc<AtomicI64>) -> Desk {
    let clock = clock.clone();
    let now = Box::new(move |zone: &_| {
        Moment::from_unix(clock.load(Ordering::Relaxed), zone).expect("a moment of this century")
    });
    let leaves = Box::new(MemoryLeaves::default());
    Preview::open(work.world.clone(), Settings::default(), now, leaves, Highlights::default())
}

fn bytes(answer: Answer<MemoryWorld>) -> Option<Vec<u8>> {
    match answer {
        Answer::Page(200, bytes, _) | Answer::Bytes(_, bytes) => Some(bytes.to_vec()),
        Answer::File(source, world) => world.read(&source).ok(),
        _ => None,
    }
}

/// Says which path is answered otherwise than a build would write it.
fn as_built(
    desk: &Desk,
    folder: &str,
    cold: &Built,
    view: &View,
    gone: &BTreeSet<String>,
) -> Result<(), TestCaseError> {
    for (path, expected) in &cold.files {
        let found = bytes(desk.answer(&format!("{folder}/{}", encode(path)), view));
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        prop_assert_eq!(found.as_deref().map(text), Some(text(expected)), "at {}", path);
    }
    for path in gone.iter().filter(|path| !cold.files.contains_key(*path)) {
        let found = bytes(desk.answer(&format!("{folder}/{}", encode(path)), view));
        prop_assert!(found.is_none(), "{} is not there any more", path);
    }
    Ok(())
}

#[test]
fn what_is_served_equals_a_cold_build() {
    let several = || proptest::collection::vec(edit(), 1..16);
    check(32, (several(), proptest::bool::weighted(0.5)), |(edits, looks)| {
        let mut work = Work::new();
        let clock = Arc::new(AtomicI64::new(work.viewpoint.now.unix()));
        let desk = open(&work, &clock);
        let mut seen = BTreeSet::new();
        for edit in &edits {
            work.edit(edit);
            clock.store(work.viewpoint.now.unix(), Ordering::Relaxed);
            desk.change(work.world.clone(), BTreeSet::new());
            let cold = build(&work.world, &work.viewpoint);
            let internal = View { audience: Audience::Internal, at: None };
            let everything = build(&work.world, &Viewpoint { audience: Audience::Internal, ..work.viewpoint });
            // A build that fails writes nothing: another test says what is shown meanwhile.
            if cold.files.is_empty() || everything.files.is_empty() {
                continue;
            }
            let folder = base(&work);
            as_built(&desk, &folder, &cold, &View::default(), &seen)?;
            if looks {
                as_built(&desk, &folder, &everything, &internal, &BTreeSet::new())?;
            }
            seen.extend(cold.files.keys().cloned());
        }
        Ok(())
    });
}

/// Returns the folder in which the settings put the site.
fn base(work: &Work) -> String {
    let settings = work.world.read(&masthead::path::RelPath::new("newsroom.yaml").expect("a path"));
    let settings = String::from_utf8_lossy(&settings.expect("settings")).into_owned();
    if settings.contains("other.example/x/") { "/x".to_owned() } else { String::new() }
}

#[test]
fn the_last_good_pages_stay_while_something_is_wrong() {
    let mut work = Work::new();
    work.world.put(
        "content/stories/a.md",
        "---\ntitle: Title\ndate: 2026-08-01\ndesk: company\nauthors: [kim]\n---\n\nOne.\n",
    );
    let clock = Arc::new(AtomicI64::new(stand::moment(stand::NOW).unix()));
    let desk = open(&work, &clock);
    let page = || match desk.answer("/stories/a/", &View::default()) {
        Answer::Page(200, bytes, _) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => String::new(),
    };
    let told = |diags: &[masthead::diag::Diag], _: &MemoryWorld| {
        serde_json::Value::from(diags.iter().map(|diag| diag.rule).collect::<Vec<_>>())
    };
    let wrong = || desk.faults("/stories/a/", &View::default(), told).to_string();
    assert!(page().contains("One."), "{}", page());
    assert_eq!(wrong(), "[]");
    // A broken story, a broken template, broken settings: each is told, and none takes the page away.
    let whole = work.world.clone();
    for (path, text, rule) in [
        ("content/stories/a.md", "---\ntitle: Title\ncolour: blue\n---\n\nTwo.\n", "unknown-key"),
        ("themes/plain/templates/story.html", "{{ story.nothing.there }}", "template"),
        ("newsroom.yaml", "name: [\n", "yaml"),
    ] {
        let mut broken = whole.clone();
        broken.put(path, text);
        desk.change(broken, BTreeSet::new());
        assert!(page().contains("One."), "{path}: {}", page());
        assert!(wrong().contains(rule), "{path}: {}", wrong());
        desk.change(whole.clone(), BTreeSet::new());
        assert_eq!(wrong(), "[]", "{path}");
    }
    // Nobody looks at a list, and yet the terminal is told that its template is broken.
    let mut broken = whole.clone();
    broken.put("themes/plain/templates/listing.html", "{{ nothing.there }}");
    desk.change(broken, BTreeSet::new());
    assert!(masthead::diag::fatal(&desk.diags()));
    assert_eq!(wrong(), "[]", "a story's page has another template");
    assert!(page().contains("One."));
}

#[test]
fn a_page_changes_when_its_moment_passes() {
    let mut work = Work::new();
    let story =
        |more: &str| format!("---\ntitle: Title\ndate: 2026-08-01\ndesk: company\nauthors: [kim]\n{more}---\n\nOne.\n");
    work.world.put("content/stories/a.md", story("embargo: 2026-09-03T09:00+09:00\n"));
    let lifts = stand::moment("2026-09-03T09:00+09:00").unix();
    let clock = Arc::new(AtomicI64::new(lifts - 1));
    let desk = open(&work, &clock);
    let is_there = |view: &View| matches!(desk.answer("/stories/a/", view), Answer::Page(200, ..));
    assert!(!is_there(&View::default()));
    assert_eq!(desk.next_change().map(Moment::unix), Some(lifts));
    for (audience, at, there) in [
        (Audience::Public, Some(lifts), true),
        (Audience::Public, Some(lifts - 1), false),
        (Audience::Internal, None, true),
        (Audience::Press, Some(lifts - 1), true),
    ] {
        assert_eq!(is_there(&View { audience, at }), there, "{audience:?} {at:?}");
    }
    clock.store(lifts, Ordering::Relaxed);
    assert!(is_there(&View::default()));
}
