//! Reads front matter into a typed value and says everything that is wrong with it, with places.
//!
//! [`read`] goes over the text again and again: each round hides what was already complained about
//! (`peel`), so one run finds all faults and still gives the value that is left. [`locate`] finds the
//! bytes of a field only when a report needs them (`probe`). Typed values carry no places: a later check
//! says where it is with a [`FieldPath`]. Which fields are *required* is not decided here, and a text that
//! breaks the format itself is not mended: one such fault ends the reading.

mod brackets;
mod cure;
mod explain;
mod held;
mod leaf;
mod meant;
mod peel;
mod probe;
mod source;
mod span;
mod syntax;
mod syntax_toml;
#[cfg(test)]
mod tests;
mod watch;
mod words;

use std::collections::{BTreeMap, HashSet};
use std::marker::PhantomData;
use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::diag::{Aim, FieldPath};

pub use self::explain::explain;
pub use self::leaf::{Entries, Free, Localized, OneOrMany, Scalar};
pub use self::meant::meant;
pub use self::probe::{Aliases, locate};

/// How many faults of one text are looked for.
const ROUNDS: usize = 64;

/// The two ways to write front matter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// YAML 1.1, between lines of `---`.
    Yaml,
    /// TOML 1.0, between lines of `+++`.
    Toml,
}

/// One fault of the front matter. [`locate`] turns `path` and `aim` into bytes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// The field.
    pub path: FieldPath,
    /// Which end of its entry.
    pub aim: Aim,
    /// What is wrong with it.
    pub cause: Cause,
}

#[allow(missing_docs)] // the fields are what the variants' sentences name
/// What is wrong. Texts are plain words without a full stop, the writer's own text in backticks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Cause {
    /// The text is not YAML or TOML. `at` are bytes of the text; nothing after it was read.
    Syntax { message: String, at: Range<usize>, cure: Option<String> },
    /// No field has this name. `expected` holds every name that is known here, other spellings included.
    UnknownKey { key: String, expected: Vec<String> },
    /// One of a few words was wanted.
    UnknownWord { word: String, expected: Vec<String> },
    /// The map at the path lacks a field.
    Missing { field: String },
    /// The field was given before, under this name or another; the first one counts.
    Duplicate { key: String },
    /// Something of another sort was wanted: `found` and `wanted` are ready to print.
    WrongType { found: String, wanted: String, cure: Option<String> },
    /// The message of a leaf type that refused the value.
    Invalid(String),
    /// A YAML tag such as `!draft`, which means nothing here.
    Tag { name: String },
    /// Too many maps and lists, or aliases that unfold without end. Nothing after it was read.
    TooLarge,
    /// Maps and lists within one another beyond any use.
    TooDeep,
}

/// Reads `text` as a `T`, with every fault that was found.
///
/// The value is there unless the text breaks the format, is too large, or is no map where `T` wants one; a
/// faulty field is left out of it, as if it had not been written. A byte order mark is the caller's to take
/// off. Findings stand roughly in the order of the file, duplicates last, a break of the format at the end.
pub fn read<T: DeserializeOwned>(text: &str, format: Format) -> (Option<T>, Vec<Finding>) {
    let mut state = peel::State::new(text, format);
    let mut findings: Vec<Finding> = Vec::new();
    let mut faults = None;
    let mut value = None;
    // A round in which a number turned out to be wanted as text is read again, so there may be twice as many.
    for _ in 0..2 * ROUNDS {
        state.begin();
        let result = source::drive(text, format, peel::Entry { seed: PhantomData::<T>, state: &mut state });
        if state.again {
            continue;
        }
        let error = match result {
            Ok(read) => {
                value = Some(read);
                break;
            }
            Err(error) => error,
        };
        let faults = faults.get_or_insert_with(|| source::faults(text, format));
        if faults.first().is_some_and(|fault| fault.message == error.message) {
            break;
        }
        let (cause, aim) = state.verdict(&error.message);
        let path = state.path.clone();
        let told = matches!(&cause, Cause::Missing { field } if is_told(field, &path, &findings, &state.skip));
        let over = path.steps().is_empty() || cause == Cause::TooLarge || findings.len() + 1 >= ROUNDS;
        let stuck = !state.skip.insert(path.clone());
        if !told && !stuck {
            let finding = Finding { path, aim, cause };
            let no_entries = if finding.path.steps().is_empty() { no_entries(text, format, &finding) } else { None };
            findings.push(no_entries.unwrap_or(finding));
        }
        if over || stuck {
            break;
        }
    }
    let faults = faults.unwrap_or_default();
    if !faults.is_empty() {
        // What is known about the entry in which the text breaks is a guess: leave it out.
        let entry = state.path.steps().first();
        findings.retain(|finding| !finding.path.steps().is_empty() && finding.path.steps().first() != entry);
        findings.extend(syntax::explain(text, format, &faults));
    }
    let unknown: HashSet<_> = findings.iter().map(|finding| finding.path.clone()).collect();
    findings.extend(state.doubles.into_iter().filter(|double| !unknown.contains(&double.path)));
    (value, findings)
}

/// Whether the writer has been told of what is missing in the map at `path`: it is there and faulty, or misspelt.
fn is_told(field: &str, path: &FieldPath, findings: &[Finding], faulty: &HashSet<FieldPath>) -> bool {
    let is_misspelt = |finding: &Finding| match &finding.cause {
        Cause::UnknownKey { key, .. } => finding.path == path.key(key.clone()) && meant(key, [field]).is_some(),
        _ => false,
    };
    faulty.contains(&path.key(field.to_owned())) || findings.iter().any(is_misspelt)
}

/// Says better why a text without any keys is none of keys and values: `title：글` is one text to the reader.
fn no_entries(text: &str, format: Format, finding: &Finding) -> Option<Finding> {
    let one_text = matches!(&finding.cause, Cause::WrongType { found, .. } if found.starts_with("the text"));
    if one_text && format == Format::Yaml { syntax::no_entries(text) } else { None }
}

/// The keys of `text` with nothing behind them: `embargo:`, `embargo: ~`, `embargo: null` or `embargo: ""`.
///
/// [`read`] takes such a key as not written. For keys that decide whether a thing may be shown that is a trap:
/// somebody meant to say something. Keys are as written, other generators' names included, and sorted. Reads the
/// whole text once more, so ask only if one of those keys came out as nothing. Nothing comes of a broken text.
pub fn empty_keys(text: &str, format: Format) -> Vec<String> {
    let (entries, _) = read::<BTreeMap<String, Free>>(text, format);
    let is_empty = |value: &Value| value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
    let entries = entries.unwrap_or_default().into_iter();
    entries.filter(|(_, Free(value))| is_empty(value)).map(|(key, _)| key).collect()
}
