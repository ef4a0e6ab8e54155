//! Walks the registries: every entry has a name of its own, says what it is, and has a spec.

use std::collections::BTreeSet;
use std::fs;

use masthead::body::block::BLOCKS;
use masthead::check::RULES;
use masthead::feed::FORMATS;
use masthead::kind::{self, KINDS};
use masthead::share::{CHANNELS, SERVICES, Said};

use crate::spec;

/// Looks at the entries of a registry, each a name and what it is about.
#[track_caller]
fn check(folder: &str, entries: &[(&str, &str)]) {
    let mut names = BTreeSet::new();
    for (name, about) in entries {
        assert!(names.insert(*name), "there are two of `{name}` in `{folder}`");
        let kebab = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        assert!(kebab && !name.is_empty(), "`{name}` is not a name in small letters and hyphens");
        assert!(about.trim().len() >= 20, "`{name}` does not say what it is about");
        let spec = spec::folder().join(folder).join(format!("{name}.md"));
        assert!(spec.is_file(), "`{name}` has no spec tests/specs/{folder}/{name}.md");
        let cases = fs::read_to_string(&spec).expect("a spec is text").matches("\n## ").count();
        assert!(cases >= 2, "tests/specs/{folder}/{name}.md has {cases} cases: show what is good and what is not");
    }
}

#[test]
fn every_kind_has_a_spec() {
    check("kind", &KINDS.iter().map(|kind| (kind.name, kind.about)).collect::<Vec<_>>());
}

#[test]
fn every_rule_has_a_spec_with_a_bad_a_good_and_an_edge_case() {
    check("check", &RULES.iter().map(|rule| (rule.name, rule.about)).collect::<Vec<_>>());
}

#[test]
fn every_feed_format_has_a_spec() {
    check("feed", &FORMATS.iter().map(|format| (format.name, format.about)).collect::<Vec<_>>());
    let files: BTreeSet<&str> = FORMATS.iter().map(|format| format.file).collect();
    assert_eq!(files.len(), FORMATS.len(), "two formats write one file");
}

#[test]
fn every_service_has_a_spec_and_speaks_both_languages() {
    check("services", &SERVICES.iter().map(|service| (service.name, service.about)).collect::<Vec<_>>());
    for service in SERVICES {
        speaks(service.name, &[&service.label, &service.rule]);
    }
}

#[test]
fn every_channel_has_a_spec_and_speaks_both_languages() {
    check("channels", &CHANNELS.iter().map(|channel| (channel.name, channel.about)).collect::<Vec<_>>());
    for channel in CHANNELS {
        speaks(channel.name, &[&channel.label, &channel.rule, &channel.unit]);
        assert!(channel.limit > 0 && channel.fold.is_none_or(|fold| fold < channel.limit), "`{}`", channel.name);
    }
}

#[track_caller]
fn speaks(name: &str, texts: &[&Said]) {
    assert!(texts.iter().all(|said| !said.ko.is_empty() && !said.en.is_empty()), "`{name}` says nothing in a language");
}

#[test]
fn every_block_has_a_spec() {
    check("blocks", &BLOCKS.iter().map(|block| (block.name, block.about)).collect::<Vec<_>>());
    for block in BLOCKS {
        assert!(block.main.is_none_or(|main| block.keys.contains(&main)), "`{}` has no such field", block.name);
    }
}

#[test]
fn a_word_that_people_try_for_a_block_means_one() {
    let mut tried = BTreeSet::new();
    for word in BLOCKS.iter().flat_map(|block| block.tried.iter().chain([&block.name])) {
        assert!(tried.insert(*word), "`{word}` could be two blocks");
    }
}

#[test]
fn no_kind_goes_by_the_name_of_another() {
    for kind in KINDS {
        for name in kind.aliases.iter().chain([&kind.name]) {
            assert_eq!(kind::named(name), Some(*kind), "`{name}` is another kind");
        }
    }
}

#[test]
fn a_new_file_of_every_kind_has_a_text_in_both_languages() {
    for kind in KINDS {
        let [(korean, ko), (english, en)] = kind.scaffold;
        assert_eq!((korean, english), ("ko", "en"));
        assert!(ko.len() > 100 && en.len() > 100, "the text of a new {} is too short to help", kind.name);
    }
}

#[test]
fn a_spec_of_a_registry_has_an_entry() {
    let known: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    for entry in fs::read_dir(spec::folder().join("check")).expect("there are specs of rules") {
        let path = entry.expect("a file").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(known.contains(name.as_str()), "tests/specs/check/{name}.md is about no rule");
    }
}
