//! What the tests of front matter share: a type to read, and a way to print what was found.

mod broken;
mod complaints;
mod reading;

use serde::de::{Deserialize, Deserializer, Error};

use super::*;

/// `2:5`, counted as an editor does.
fn place(text: &str, at: usize) -> String {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    format!("{}:{}", before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// The findings, sorted by place: `3:31 dateline.date: not a date`.
fn report(text: &str, format: Format, findings: &[Finding]) -> Vec<String> {
    let mut lines: Vec<_> = findings
        .iter()
        .map(|Finding { path, aim, cause }| {
            let at = match cause {
                Cause::Syntax { at, .. } => at.clone(),
                _ => locate(text, format, path, *aim, &[]),
            };
            let words = match cause {
                Cause::Syntax { message, cure, .. } => format!("{message}; {}", cure.as_deref().unwrap_or("-")),
                Cause::UnknownKey { key, .. } => format!("no `{key}`"),
                Cause::UnknownWord { word, expected } => format!("no word `{word}`, but {}", expected.join(" ")),
                Cause::Missing { field } => format!("no {field}"),
                Cause::Duplicate { key } => format!("`{key}` again"),
                Cause::WrongType { found, wanted, .. } => format!("{found}, not {wanted}"),
                Cause::Invalid(message) => message.clone(),
                Cause::Tag { name } => format!("tag {name}"),
                Cause::TooLarge => "too large".to_owned(),
                Cause::TooDeep => "too deep".to_owned(),
            };
            (at.start, format!("{} {path}: {words}", place(text, at.start)))
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line.replace(" : ", " ")).collect()
}

#[track_caller]
fn check<T: DeserializeOwned>(text: &str, format: Format, expected: &[&str]) -> Option<T> {
    let (value, findings) = read::<T>(text, format);
    assert_eq!(report(text, format, &findings), expected, "\n{text}\n{findings:#?}");
    value
}

#[derive(Debug, PartialEq)]
struct Day(String);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
        let Scalar(text) = Scalar::deserialize(inner)?;
        let parts: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
        match parts[..] {
            [_, 1..=12, 1..=31] => Ok(Self(text)),
            _ => Err(D::Error::custom(format!("`{text}` is not a date"))),
        }
    }
}

#[derive(serde::Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, default)]
struct Front {
    title: Option<String>,
    summary: Option<String>,
    #[serde(alias = "author")]
    authors: OneOrMany<Scalar>,
    featured: Option<bool>,
    weight: Option<u8>,
    status: Option<Status>,
    dateline: Option<Dateline>,
    date: Option<Day>,
    days: OneOrMany<Day>,
    facts: Vec<Fact>,
    quotes: Vec<Quote>,
    headline: Option<Localized>,
    tags: Vec<String>,
    extra: BTreeMap<String, Free>,
}

#[derive(serde::Deserialize, Debug, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Status {
    Draft,
    Published,
}

#[derive(serde::Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Dateline {
    place: Option<String>,
    date: Option<Day>,
}

#[derive(serde::Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Fact {
    id: String,
    text: String,
    value: Option<f64>,
    as_of: Option<Day>,
}

#[derive(serde::Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Quote {
    text: String,
    speaker: Option<String>,
}

type Any = BTreeMap<String, Free>;

/// What a writer is told about the first fault: `message; hint`.
fn words<T: DeserializeOwned>(text: &str, format: Format) -> String {
    let source = crate::path::RelPath::new("a.md").expect("a path");
    let diags = explain(&source, read::<T>(text, format).1);
    diags.first().map_or_else(String::new, |diag| {
        format!("{}; {}", diag.message, diag.hints.first().map_or("-", String::as_str))
    })
}

#[track_caller]
fn check_words(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(words::<Front>(text, Format::Yaml), *expected, "{text}");
    }
}
