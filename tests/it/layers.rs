//! The shape of the source: who may use whom, where a library may be named, how long a file may be.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Arrows against the reading order of `lib.rs`, each with its reason.
const BACKWARDS: &[(&str, &str, &str)] = &[];

/// Libraries that are named in one place only, so that a successor is one change.
const LIBRARIES: &[(&str, &str)] = &[
    ("serde_yaml", "yaml/source.rs"),
    ("tera", "render/"),
    ("pulldown_cmark", "body/"),
    ("syntect", "body/"),
    ("ammonia", "body/"),
    ("palette", "colour.rs"),
    ("lightningcss", "render/style.rs"),
    ("resvg", "card/emblem.rs"),
    ("encoding_rs", "share/channel/sms.rs"),
    ("icu_properties", "share/"),
    ("icu_segmenter", "share/"),
    ("walkdir", "source/disk.rs"),
    ("clap", "cli/"),
    ("notify", "serve/watch.rs"),
    ("axum", "serve/"),
    ("tokio", "serve/"),
    ("self_cell", "serve/shown.rs"),
];

/// What tells the people who write of held things, after the gate: nothing of it goes into an output.
const TELL_WRITERS: &[&str] = &["cli/", "serve/info.rs", "serve/parts.rs", "serve/stories.rs"];

/// Names that say nothing of what a module owns.
const EMPTY_NAMES: &[&str] = &["common", "helper", "helpers", "misc", "shared", "util", "utils"];

/// Lines from which on a file owns two things; `REPORTED` is looked at, `LONGEST` fails.
const REPORTED: usize = 400;
const LONGEST: usize = 600;

/// A source file.
struct Source {
    /// Its path below `src/`.
    path: String,
    text: String,
}

impl Source {
    /// Returns the room it lies in: the first folder, or the file's own name.
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Returns the lines of code, without comments, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(i, line)| (i + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| Source {
            path: file.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/"),
            text: fs::read_to_string(&file).expect("source is text"),
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Returns the rooms in the reading order, by group: the `pub mod` lines of `lib.rs` under each of
/// its comments. Within a group they are in the order of the alphabet, as rustfmt leaves them.
fn groups() -> Vec<Vec<String>> {
    let lib = sources().into_iter().find(|source| source.path == "lib.rs").expect("there is a lib.rs");
    let mut groups: Vec<Vec<String>> = Vec::new();
    let mut begins = true;
    for line in lib.text.lines() {
        if let Some(module) = line.strip_prefix("pub mod ") {
            if begins {
                groups.push(Vec::new());
            }
            let group = groups.last_mut().expect("a group has begun");
            group.push(module.trim_end_matches(';').to_owned());
        }
        begins = line.starts_with("//");
    }
    groups
}

/// Returns the names after `crate::` in a line: `crate::a::b` is `a`, `crate::{a, b::c}` are both.
fn rooms_named(line: &str) -> Vec<&str> {
    let mut rooms = Vec::new();
    for (at, mark) in line.match_indices("crate::") {
        let rest = &line[at + mark.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let list = list.split('}').next().unwrap_or_default();
                rooms.extend(list.split(',').filter_map(|part| part.trim().split("::").next()));
            }
            None => rooms.extend(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()),
        }
    }
    rooms
}

/// Fails with all findings.
#[track_caller]
fn none(findings: Vec<String>) {
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

#[test]
fn a_room_uses_only_earlier_groups_and_its_neighbours_one_way() {
    let groups = groups();
    let group = |room: &str| groups.iter().position(|group| group.iter().any(|known| known == room));
    let mut findings = Vec::new();
    let mut used = Vec::new();
    let mut neighbours: BTreeSet<(String, String)> = BTreeSet::new();
    for source in sources() {
        let room = source.room();
        let Some(here) = group(room) else { continue };
        for (number, line) in source.code() {
            for named in rooms_named(line) {
                let Some(there) = group(named).filter(|_| named != room) else { continue };
                if let Some(arrow) = BACKWARDS.iter().position(|(from, to, _)| (*from, *to) == (room, named)) {
                    used.push(arrow);
                } else if there > here {
                    findings
                        .push(format!("src/{}:{number}: {room} may not use {named}, which comes later", source.path));
                } else if there == here {
                    neighbours.insert((room.to_owned(), named.to_owned()));
                }
            }
        }
    }
    findings.extend(circles(&neighbours));
    let unused = BACKWARDS.iter().enumerate().filter(|(i, _)| !used.contains(i));
    findings.extend(unused.map(|(_, (from, to, _))| format!("{from} uses {to} no longer: take the exception out")));
    none(findings);
}

/// Returns the rooms that can be reached from themselves.
fn circles(arrows: &BTreeSet<(String, String)>) -> Vec<String> {
    let mut reached = arrows.clone();
    loop {
        let longer: Vec<(String, String)> = reached
            .iter()
            .flat_map(|(a, b)| arrows.iter().filter(move |(c, _)| b == c).map(move |(_, d)| (a.clone(), d.clone())))
            .collect();
        let before = reached.len();
        reached.extend(longer);
        if reached.len() == before {
            break;
        }
    }
    let in_circle = reached.iter().filter(|(a, b)| a == b).map(|(a, _)| a);
    in_circle.map(|room| format!("{room} uses a neighbour that uses it: one of them must come first")).collect()
}

#[test]
fn nothing_after_the_gate_names_the_newsroom() {
    let order: Vec<String> = groups().concat();
    let gate = order.iter().position(|room| room == "edition").expect("there is a gate");
    let after = |source: &Source| order[gate + 1..].iter().any(|room| room == source.room());
    let tells_writers = |source: &Source| TELL_WRITERS.iter().any(|place| source.path.starts_with(place));
    let mut findings = Vec::new();
    for source in sources().iter().filter(|source| after(source) && !tells_writers(source)) {
        for (number, line) in source.code() {
            // The word in a text for people is no arrow.
            let code: String = line.split('"').step_by(2).collect();
            if rooms_named(&code).contains(&"newsroom") || code.contains("newsroom::") {
                findings.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(findings);
}

#[test]
fn only_the_gate_compares_a_clearance_with_the_clock() {
    let mut findings = Vec::new();
    for source in sources().iter().filter(|source| source.path != "edition/gate.rs") {
        for (number, line) in source.code() {
            let fields = [".embargo", ".expires"].iter().any(|field| line.contains(field));
            if fields && line.contains("now") {
                findings.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none(findings);
}

#[test]
fn a_library_is_named_in_one_place() {
    let mut findings = Vec::new();
    for source in sources() {
        for (library, place) in LIBRARIES.iter().filter(|(_, place)| !source.path.starts_with(place)) {
            let names = |line: &str| {
                line.match_indices(library).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    let after = &line[at + library.len()..];
                    before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '"' && c != '`')
                        && (after.starts_with("::") || after.starts_with(';'))
                })
            };
            for (number, _) in source.code().filter(|(_, line)| names(line)) {
                findings.push(format!("src/{}:{number}: {library} belongs in src/{place} alone", source.path));
            }
        }
    }
    none(findings);
}

#[test]
fn a_module_is_named_after_a_thing() {
    let empty = |source: &Source| {
        let named = |part: &str| EMPTY_NAMES.contains(&part.strip_suffix(".rs").unwrap_or(part));
        source.path.split('/').any(named).then(|| format!("src/{}: what does it own?", source.path))
    };
    none(sources().iter().filter_map(empty).collect());
}

#[test]
fn a_file_says_first_what_it_owns() {
    let silent = |source: &&Source| !source.text.starts_with("//! ");
    none(
        sources()
            .iter()
            .filter(silent)
            .map(|source| format!("src/{} does not begin with `//!`", source.path))
            .collect(),
    );
}

#[test]
fn no_file_owns_two_things() {
    let mut findings = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            findings.push(format!("src/{} has {lines} lines; {LONGEST} are the most", source.path));
        } else if lines > REPORTED && !source.path.ends_with("tests.rs") {
            // Past the test harness, which would keep it to itself.
            let _ = writeln!(std::io::stderr(), "src/{} has {lines} lines: does it own two things?", source.path);
        }
    }
    none(findings);
}

#[test]
fn rooms_are_read_from_both_forms() {
    assert_eq!(rooms_named("use crate::{cut, plan::Job};"), ["cut", "plan"]);
    assert_eq!(rooms_named("    crate::path::nfc(text) == crate::slug::check(x)"), ["path", "slug"]);
}
