//! Keys that decide whether a thing may be shown, and what happens when they cannot be understood:
//! whoever wrote one meant to hold the story back.

use std::collections::BTreeSet;

use super::KEYS;
use crate::diag::{Aim, At, Diag, FieldPath, Place, Step};
use crate::path::RelPath;
use crate::yaml;

/// Keys that decide whether a thing may be shown.
const GATES: [&str; 7] = ["audience", "draft", "embargo", "expires", "publish", "published", "status"];

/// Front matter that could not be understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Faults {
    /// All of it.
    pub whole: bool,
    /// These keys.
    pub keys: BTreeSet<String>,
}

impl Faults {
    pub(super) fn of(diags: &[Diag]) -> Self {
        let mut faults = Self::default();
        for diag in diags {
            if diag.rule == "yaml-size" {
                faults.whole = true; // nothing after it was read
            }
            match diag.place.as_ref().map(|place| &place.at) {
                Some(At::Field(path, _)) => faults.keys.extend(path.steps().first().and_then(|step| match step {
                    // `dsek` is most likely the desk that would be missing, and `엠바고` the embargo.
                    Step::Key(key) if diag.rule == "unknown-key" => {
                        let names = KEYS.iter().flat_map(|(name, others, _)| std::iter::once(name).chain(*others));
                        yaml::meant(key, names.copied()).map(|name| canonical(name).to_owned())
                    }
                    Step::Key(key) => Some(canonical(key).to_owned()),
                    Step::Index(_) => None,
                })),
                _ => faults.whole = true,
            }
        }
        faults
    }

    /// Tells whether somebody has been told about this key.
    pub fn has(&self, key: &str) -> bool {
        self.whole || self.keys.contains(key)
    }
}

/// Returns our name of a key that may be another generator's.
fn canonical(key: &str) -> &str {
    KEYS.iter().find(|(_, aliases, _)| aliases.contains(&key)).map_or(key, |(name, ..)| name)
}

/// Tells whether a line is another generator's way to keep a page from readers.
pub(super) fn hides(line: &str) -> bool {
    let line = line.to_lowercase().replace([' ', '"', '\''], "");
    matches!(
        line.as_str(),
        "private:true" | "hidden:true" | "unlisted:true" | "visibility:private" | "visibility:hidden"
    ) || line.starts_with("password:")
}

/// Tells whether a complaint is about a key that decides whether a thing may be shown, or about one
/// that is such a key but for a letter. `publisher` is none.
pub(super) fn holds(diag: &Diag) -> bool {
    let Some(At::Field(path, _)) = diag.place.as_ref().map(|place| &place.at) else { return false };
    let Some(Step::Key(key)) = path.steps().first() else { return false };
    if diag.rule != "unknown-key" {
        return canonical(key) == "date" || canonical(key) == "publish_date" || GATES.contains(&canonical(key));
    }
    let slip = GATES.iter().any(|gate| strsim::damerau_levenshtein(gate, &key.to_lowercase()) <= 1);
    slip && key != "publisher"
        || key.to_lowercase().starts_with("embargo")
        || yaml::meant(key, GATES).is_some() && !key.is_ascii()
}

/// Complains about keys that decide whether a thing may be shown and have nothing behind them:
/// somebody meant to hold it back, and an empty line holds nothing.
pub(super) fn empty_gates(source: &RelPath, written: &str, format: yaml::Format, faults: &Faults) -> Vec<Diag> {
    let there = |key: &&str| memchr::memmem::find(written.as_bytes(), key.as_bytes()).is_some();
    let names = || {
        KEYS.iter()
            .filter(|(key, ..)| GATES.contains(key))
            .flat_map(|(key, others, _)| std::iter::once(key).chain(*others))
    };
    if !names().any(there) {
        return Vec::new();
    }
    yaml::empty_keys(written, format)
        .into_iter()
        .filter(|key| GATES.contains(&canonical(key)) && !faults.has(canonical(key)))
        .map(|key| {
            let path = FieldPath::root().key(key.clone());
            Diag::error("gate-empty", format!("`{key}` has nothing behind it"))
                .at(Place { source: source.clone(), at: At::Field(path, Aim::Key) })
                .hint("write what it should be, or remove the line")
        })
        .collect()
}
