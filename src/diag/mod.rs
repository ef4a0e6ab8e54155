//! Diagnostics: what is wrong, where, and what to type.
//!
//! Every stage gives a list of these beside its value. A place in front matter is kept as a field
//! path and becomes a line and a column only when somebody reads the report.

pub mod field;
pub mod suggest;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::path::RelPath;

pub use field::{Aim, FieldPath, Step};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Severity {
    /// Nothing is written until it is mended.
    Error,
    /// The site is made; a reader may notice.
    Warning,
    /// Good to know.
    Advice,
}

impl Severity {
    /// Returns the word used in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// Where in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum At {
    /// The file as a whole.
    File,
    /// Bytes of the file.
    Span(Range<usize>),
    /// A field of its front matter, or of a YAML file.
    Field(FieldPath, Aim),
}

/// A place in a source file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file.
    pub source: RelPath,
    /// Where in it.
    pub at: At,
}

impl Place {
    /// Returns the place of a whole file.
    pub fn file(source: &RelPath) -> Self {
        Self { source: source.clone(), at: At::File }
    }

    /// Returns the place of a field's value.
    pub fn field(source: &RelPath, path: FieldPath) -> Self {
        Self { source: source.clone(), at: At::Field(path, Aim::Value) }
    }

    /// Returns the place of bytes in a file.
    pub fn span(source: &RelPath, span: Range<usize>) -> Self {
        Self { source: source.clone(), at: At::Span(span) }
    }
}

/// One finding for a person to act on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diag {
    /// A stable name in words, such as `person-unknown`.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// One line in plain words.
    pub message: String,
    /// Where it is, if it is in a file.
    pub place: Option<Place>,
    /// What to type.
    pub hints: Vec<String>,
    /// Other places that belong to it, each with a word on why.
    pub related: Vec<(Place, String)>,
}

impl Diag {
    /// Makes an error.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, message)
    }

    /// Makes a warning.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, message)
    }

    /// Makes a piece of advice.
    pub fn advice(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Advice, message)
    }

    fn new(rule: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self { rule, severity, message: message.into(), place: None, hints: Vec::new(), related: Vec::new() }
    }

    /// Says where it is.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Adds what to type.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds a hint when there is one.
    pub fn maybe_hint(self, hint: Option<String>) -> Self {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }

    /// Adds another place that belongs to it.
    pub fn also(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related.push((place, why.into()));
        self
    }

    /// Changes how much it weighs.
    pub fn weighing(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// Tells whether a finding in the list names bytes of a file, which move when the file is changed.
pub fn counts_bytes_of(diags: &[Diag], source: &RelPath) -> bool {
    let counts = |place: &Place| matches!(place.at, At::Span(_)) && place.source == *source;
    diags.iter().any(|diag| diag.place.iter().chain(diag.related.iter().map(|(place, _)| place)).any(counts))
}

/// Tells whether anything in the list stops the build.
pub fn fatal(diags: &[Diag]) -> bool {
    diags.iter().any(|diag| diag.severity == Severity::Error)
}

/// How many of each weight.
pub fn count(diags: &[Diag]) -> BTreeMap<Severity, usize> {
    let mut counts = BTreeMap::new();
    for diag in diags {
        *counts.entry(diag.severity).or_default() += 1;
    }
    counts
}
