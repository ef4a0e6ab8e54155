//! Transcripts of the command line: `tests/cli/*.md`, run with the real program in a real folder.
//!
//! A `##` heading is a case with a folder of its own. A fence with a path puts a file there (an
//! empty one takes it away); a fence `console` holds lines `$ masthead …` and what they print, what
//! goes to standard error first. An exit code that is not 0 follows as `[1]`. `$ ls FOLDER` and
//! `$ cat FILE` look into the folder, whose own path is shown as `[ROOT]`, seconds as `[TIME]`.
//! A case begins with the plain newsroom and the theme that is built in, unless it has a fence
//! `bare`. `UPDATE=1` writes what is really printed.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;

use crate::folder::{Folder, files};
use crate::spec::diff::diff;
use crate::spec::parse::{Raw, fences};
use crate::spec::run::Found;
use crate::spec::updated;
use crate::stand;

/// 2026-09-01T09:00+09:00, what the program takes for now.
const NOW: &str = "1788220800";

#[test]
fn transcripts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("tests/cli is there").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let failures: Vec<String> = paths.par_iter().flat_map(|path| transcript(path)).collect();
    assert!(failures.is_empty(), "{} failed\n\n{}", failures.len(), failures.join("\n"));
}

/// Runs one file; returns what failed.
fn transcript(path: &Path) -> Vec<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).expect("a transcript is text");
    let (cases, fences) = match fences(&text) {
        Ok(read) => read,
        Err(message) => return vec![format!("tests/cli/{name}: {message}\n")],
    };
    let mut failures = Vec::new();
    let mut all = Vec::new();
    for case in cases {
        let of_case = fences.iter().filter(|fence| fence.case.as_ref().is_none_or(|of| *of == case));
        match catch_unwind(AssertUnwindSafe(|| run(of_case))) {
            Ok(found) => {
                for (one, expected) in found {
                    failures.push(format!("tests/cli/{name} ## {case}\n{}", diff(&expected, &one.actual)));
                    all.push(one);
                }
            }
            Err(_) => failures.push(format!("tests/cli/{name} ## {case}: it panicked")),
        }
    }
    if std::env::var_os("UPDATE").is_some() && !all.is_empty() {
        fs::write(path, updated(&text, all)).expect("a transcript can be written");
    }
    failures
}

/// Runs a case; returns the fences that say something else, with what they say.
fn run<'f>(fences: impl Iterator<Item = &'f Raw>) -> Vec<(Found, String)> {
    let folder = Folder::new("cli");
    let fences: Vec<&Raw> = fences.collect();
    if !fences.iter().any(|fence| fence.info == "bare") {
        folder.write("newsroom.yaml", stand::settings("theme: press\n"));
        folder.write("content/people/kim.md", "---\nname: Kim\n---\n");
    }
    let mut found = Vec::new();
    for fence in fences {
        match fence.info.split_once(' ') {
            None if fence.info == "bare" => {}
            None if fence.info == "console" => {
                let actual = console(&fence.content, folder.path());
                let expected = fence.content.trim_end();
                if actual != expected {
                    found.push((Found { lines: fence.lines.clone(), actual }, expected.to_owned()));
                }
            }
            Some((_, path)) if fence.content.is_empty() => {
                fs::remove_file(folder.path().join(path)).expect("the file was there");
            }
            Some((_, path)) => folder.write(path, &fence.content),
            None => panic!("`{}` is no fence of a transcript", fence.info),
        }
    }
    found
}

/// Runs every `$` line and returns them with what they print now.
fn console(text: &str, root: &Path) -> String {
    let mut out = String::new();
    for line in text.lines().filter(|line| line.starts_with("$ ")) {
        let words = words(&line[2..]);
        let printed = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["masthead", arguments @ ..] => masthead(arguments, root),
            ["ls", folder] => files(&root.join(folder)).keys().map(|path| format!("{path}\n")).collect(),
            ["cat", file] => fs::read_to_string(root.join(file)).unwrap_or_else(|e| format!("{e}\n")),
            other => panic!("{other:?} is no command of a transcript"),
        };
        out.push_str(&format!("{line}\n{}", normal(&printed, root)));
    }
    out.trim_end().to_owned()
}

/// Runs the program.
fn masthead(arguments: &[&str], root: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_masthead"))
        .args(arguments)
        .current_dir(root)
        .env_clear()
        .envs([("SOURCE_DATE_EPOCH", NOW), ("LC_ALL", "C.UTF-8"), ("COLUMNS", "100"), ("NO_COLOR", "1")])
        .output()
        .expect("the program can be run");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program prints text");
    let mut printed = text(&output.stderr) + &text(&output.stdout);
    match output.status.code() {
        Some(0) => {}
        Some(code) => printed.push_str(&format!("[{code}]\n")),
        None => printed.push_str("[killed]\n"),
    }
    printed
}

/// Splits a line into words; quotes keep spaces together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is one").push(c),
        }
    }
    words
}

/// Takes out what differs from run to run, and how many files a theme and its feeds make.
fn normal(printed: &str, root: &Path) -> String {
    let text = printed.replace(&*root.to_string_lossy(), "[ROOT]").replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
    let mut out = String::new();
    for line in text.lines() {
        let mut line = number_after(line, ", in ", " s", "[TIME]");
        line = number_after(&line, "\"seconds\":", "", "[TIME]");
        for key in ["\"changed\":", "\"files\":", "\"unchanged\":"] {
            line = number_after(&line, key, "", "[N]");
        }
        if line.contains(" files, ") {
            let many = |word: &str| word.parse::<usize>().is_ok_and(|number| number > 1);
            line = line.split(' ').map(|word| if many(word) { "[N]" } else { word }).collect::<Vec<_>>().join(" ");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Replaces the number between two texts.
fn number_after(line: &str, before: &str, after: &str, instead: &str) -> String {
    let Some((head, rest)) = line.split_once(before) else { return line.to_owned() };
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    match rest[end..].strip_prefix(after) {
        Some(tail) if end > 0 => format!("{head}{before}{instead}{after}{tail}"),
        _ => line.to_owned(),
    }
}
