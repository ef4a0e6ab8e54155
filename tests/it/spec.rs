//! Specs: Markdown files that say what Masthead does, and are run.
//!
//! A file is `tests/specs/<area>/<case>.md`. Each `##` heading is a case; prose says why; fences do
//! and expect, in their order. What stands before the first case counts for every case.
//!
//! | fence | what it does |
//! |---|---|
//! | `md content/stories/a.md`, any language and a path | puts a file; an empty one is removed |
//! | `yaml newsroom.yaml +` | the plain settings with these keys instead |
//! | `md text` | the text of `content/stories/text.md`, under plain front matter |
//! | `image content/a.png 40x30` | puts a PNG of that size |
//! | `photo content/a.jpg 1200x800 [TRAIT…]` | puts a picture with pixels, `.jpg`, `.png` or `.webp`; traits are in the head of `it/photo.rs` |
//! | `bare` | no plain newsroom: a folder from somewhere else |
//! | `at 2026-09-04T09:00+09:00`, `audience press` | the moment and the reader from here on |
//! | `html expect PATH [main, head or .class]` | what is inside that element, white space aside; a head without its graph |
//! | `html prose` | what became of `md text` |
//! | `json expect PATH TYPE` | the node of that type in the page's schema.org graph, a property a line |
//! | `service NAME PATH`, `channel NAME PATH` | what a service shows of the page, what would be posted to a channel |
//! | `xml expect PATH` | the whole file, line by line |
//! | `text contains PATH`, `text lacks PATH` | lines that are there or not; `*` is every output |
//! | `files [FOLDER]` | all outputs below the folder; cards only below `cards` |
//! | `report` | all diagnostics, exactly |
//! | `held`, `calendar` | what was left out; what comes |
//!
//! Assets have a part of their digest in their names: specs write `assets/style.*.css`.
//!
//! A file, a moment or an audience after an expectation is a change: what follows is built again.
//! A build without `report` must have no errors. `UPDATE=1 cargo test` writes what is really there
//! into fences that differ; read the difference before you keep it.

pub mod diff;
mod html;
pub mod parse;
pub mod run;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use run::{Found, Outcome};

/// Where the specs lie.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs")
}

macro_rules! areas {
    ($($area:ident),* $(,)?) => {
        const AREAS: &[&str] = &[$(stringify!($area)),*];
        $(#[test] fn $area() { check(stringify!($area)); })*
    };
}

areas! {
    blocks, body, cards, channels, check_rules, feed, front, front_matter, gate, images, kind, links, listings, meta,
    services, settings, site, theme, translations,
}

#[test]
fn every_folder_of_specs_is_run() {
    for folder in fs::read_dir(folder()).expect("tests/specs is there") {
        let name = folder.expect("a folder").file_name().to_string_lossy().into_owned();
        let area = if name == "check" { "check_rules".to_owned() } else { name };
        assert!(AREAS.contains(&area.as_str()), "tests/specs/{area} is not in the list of areas in tests/it/spec.rs");
    }
}

/// Runs all specs of an area.
#[track_caller]
fn check(area: &str) {
    let area = area.strip_suffix("_rules").unwrap_or(area);
    let mut files: Vec<PathBuf> = fs::read_dir(folder().join(area))
        .unwrap_or_else(|e| panic!("tests/specs/{area}: {e}"))
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let failures: Vec<String> = files.par_iter().flat_map(|file| spec(area, file)).collect();
    assert!(failures.is_empty(), "{} failed\n\n{}", failures.len(), failures.join("\n"));
}

/// Runs one file; returns what failed.
fn spec(area: &str, file: &Path) -> Vec<String> {
    let name = format!("{area}/{}", file.file_name().unwrap_or_default().to_string_lossy());
    let text = fs::read_to_string(file).expect("a spec is text");
    let spec = match parse::parse(&text) {
        Ok(spec) => spec,
        Err(message) => return vec![format!("tests/specs/{name}: {message}\n")],
    };
    let outcomes: Vec<Outcome> = spec
        .cases
        .par_iter()
        .map(|case| {
            catch_unwind(AssertUnwindSafe(|| run::run(&spec, case)))
                .unwrap_or_else(|_| Outcome { failures: vec!["it panicked".to_owned()], found: Vec::new() })
        })
        .collect();
    let mut failures = Vec::new();
    let mut found = Vec::new();
    for (case, outcome) in spec.cases.iter().zip(outcomes) {
        failures.extend(
            outcome.failures.into_iter().map(|failure| format!("tests/specs/{name} ## {}\n{failure}", case.name)),
        );
        found.extend(outcome.found);
    }
    if std::env::var_os("UPDATE").is_some() && !found.is_empty() {
        fs::write(file, updated(&text, found)).expect("a spec can be written");
    }
    failures
}

/// Writes what was found into the fences.
pub fn updated(text: &str, mut found: Vec<Found>) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.lines.start));
    for one in found {
        lines.splice(one.lines, one.actual.lines().map(str::to_owned));
    }
    lines.join("\n") + "\n"
}
