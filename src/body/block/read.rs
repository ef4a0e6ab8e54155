//! Reads the fields of a block and keeps where they stand.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::body::fence::{Fence, Opening, Sort};
use crate::body::parse::Writer;
use crate::body::slot::{CLOSE, OPEN};
use crate::diag::{At, Diag, FieldPath, Step, suggest};
use crate::path::nfc;
use crate::yaml::{self, Format, Scalar};

/// How far from the last field the next one is looked for, in lines.
const NEAR: usize = 200;

/// A block as it was written.
pub(in crate::body) struct Given<'g> {
    /// The word after the colons.
    pub name: &'g str,
    /// The fields it may have.
    keys: &'static [&'static str],
    /// Its first line.
    pub line: Range<usize>,
    /// What stands behind the name.
    pub argument: Option<Said>,
    /// The fields, with blanks where marks of quotes were: places count from `at`.
    yaml: String,
    at: usize,
    /// Where the entry that is being read begins.
    entry: Cell<usize>,
    /// Where the last field of it was found.
    last: Cell<usize>,
    /// Fields that have been complained about; `None` when all of them have.
    faulty: RefCell<Option<Vec<String>>>,
}

/// What somebody wrote, and where.
#[derive(Clone, Debug)]
pub(in crate::body) struct Said {
    /// The words, trimmed.
    pub text: String,
    /// Their bytes in the Markdown.
    pub span: Range<usize>,
}

impl<'g> Given<'g> {
    pub fn new(markdown: &'g str, fence: &Fence, opening: &Opening) -> Self {
        let argument = opening.argument.clone();
        let text = tidy(&markdown[argument.clone()]);
        let yaml = &markdown[opening.fields.clone()];
        let mut at_margin = true;
        let blank = |c: char| {
            let marks = at_margin && c == '>';
            at_margin = c == '\n' || at_margin && matches!(c, '>' | ' ' | '\t');
            if marks { ' ' } else { c }
        };
        Self {
            name: &markdown[opening.name.clone()],
            keys: match opening.sort {
                Sort::Block(block) => block.keys,
                Sort::Foreign(_) | Sort::Unknown => &[],
            },
            line: fence.line.clone(),
            argument: (!text.is_empty()).then_some(Said { text, span: argument }),
            yaml: yaml.chars().map(blank).collect(),
            at: opening.fields.start,
            entry: Cell::new(0),
            last: Cell::new(0),
            faulty: RefCell::new(Some(Vec::new())),
        }
    }

    /// Returns a field with its place; nothing when nothing is in it.
    pub fn said(&self, key: &str, field: Option<Scalar>) -> Option<Said> {
        let Scalar(text) = field?;
        let text = tidy(&text);
        (!text.is_empty()).then(|| Said { span: self.find(key, &text), text })
    }

    /// Tells whether a field is missing and nobody has said anything about it.
    pub fn lacks<T>(&self, key: &str, field: &Option<T>) -> bool {
        field.is_none() && self.faulty.borrow().as_ref().is_some_and(|keys| !keys.iter().any(|known| known == key))
    }

    /// Remembers what was complained about. `auhtor` stands for the field that was meant.
    fn blame(&self, path: Option<&FieldPath>, keys: &[&str]) {
        let mut faulty = self.faulty.borrow_mut();
        match path.and_then(|path| path.steps().last()) {
            Some(Step::Key(key)) => {
                let key = yaml::meant(key, keys.iter().copied()).unwrap_or(key);
                faulty.iter_mut().for_each(|keys| keys.push(key.to_owned()));
            }
            _ => *faulty = None,
        }
    }

    /// Goes on to the next entry of a list.
    pub fn next(&self) {
        self.entry.set(self.last.get());
    }

    /// Finds where a field of this entry stands. A value that was written with quotes or escapes is
    /// shown by its line.
    fn find(&self, key: &str, value: &str) -> Range<usize> {
        let from = self.entry.get();
        let mut at = from;
        let mut found = None;
        for line in self.yaml[from..].split_inclusive('\n').take(NEAR) {
            let behind = line.trim_start_matches([' ', '-', '{']).strip_prefix(key);
            if let Some(behind) = behind.and_then(|rest| rest.trim_start().strip_prefix(':')) {
                let start = at + line.len() - behind.len();
                found = Some(match behind.find(value) {
                    Some(inside) => start + inside..start + inside + value.len(),
                    None => {
                        let blanks = behind.len() - behind.trim_start().len();
                        start + blanks..(start + behind.trim_end().len()).max(start + blanks)
                    }
                });
                break;
            }
            at += line.len();
        }
        let near = || self.yaml[from..].find(value).map(|at| from + at..from + at + value.len());
        match found.or_else(near) {
            Some(place) => {
                self.last.set(self.last.get().max(place.end));
                self.at + place.start..self.at + place.end
            }
            None => self.line.clone(),
        }
    }
}

fn tidy(text: &str) -> String {
    nfc(text.replace([OPEN, CLOSE], "\u{fffd}").trim())
}

impl Writer<'_> {
    /// Reads the fields. What is wrong with them is said with places in the file.
    pub(super) fn fields<T: DeserializeOwned + Default>(&mut self, given: &Given<'_>) -> T {
        if given.yaml.trim().is_empty() {
            return T::default();
        }
        let (value, findings) = yaml::read::<T>(&given.yaml, Format::Yaml);
        for mut diag in yaml::explain(self.source, findings) {
            let span = match diag.place.take().map(|place| place.at) {
                Some(At::Span(span)) => {
                    given.blame(None, given.keys);
                    span
                }
                Some(At::Field(path, aim)) => {
                    given.blame(Some(&path), given.keys);
                    yaml::locate(&given.yaml, Format::Yaml, &path, aim, &[])
                }
                _ => 0..0,
            };
            let span = span.start + given.at..span.end + given.at;
            if diag.rule == "unknown-key" || diag.rule == "yaml-form" {
                diag = diag.hint("what stands right under the first line of a block are its fields; leave an empty line before the text");
            }
            self.tell(diag, &span);
        }
        value.unwrap_or_default()
    }

    /// Adds a diagnostic at bytes of the Markdown.
    pub(super) fn tell(&mut self, diag: Diag, span: &Range<usize>) {
        let place = self.place(span);
        self.diags.push(diag.at(place));
    }

    /// Returns the main field, which may stand behind the name or among the fields, but not in both.
    pub(super) fn main(&mut self, given: &Given<'_>, key: &str, field: Option<Scalar>) -> Option<Said> {
        let field = given.said(key, field);
        if let (Some(argument), Some(field)) = (&given.argument, &field) {
            let place = self.place(&argument.span);
            let diag = Diag::error("key-twice", format!("`{key}` is there twice"))
                .hint(format!("write it behind `::: {}` or as `{key}:`", given.name))
                .also(place, "the other one");
            self.tell(diag, &field.span);
        }
        given.argument.clone().or(field)
    }

    /// Returns the main field of a block that is nothing without it.
    pub(super) fn needed(
        &mut self,
        given: &Given<'_>,
        key: &str,
        field: Option<Scalar>,
        example: &str,
    ) -> Option<Said> {
        let said = self.main(given, key, field);
        if given.lacks(key, &said) {
            let diag = Diag::error("field-missing", format!("the block `{}` has no `{key}`", given.name))
                .hint(format!("write it behind the name: `::: {} {example}`", given.name));
            self.tell(diag, &given.line);
        }
        said
    }

    /// Complains about words behind the name of a block that takes none.
    pub(super) fn no_argument(&mut self, given: &Given<'_>, hint: &str) {
        if let Some(argument) = &given.argument {
            let message = format!("`::: {}` takes nothing behind its name", given.name);
            let diag = Diag::error("block-argument", message).hint(hint);
            self.tell(diag, &argument.span);
        }
    }

    /// Complains about a block with nothing in it.
    pub(super) fn empty(&mut self, given: &Given<'_>, hint: &str) {
        let diag = Diag::error("block-empty", format!("the block `{}` has nothing in it", given.name)).hint(hint);
        self.tell(diag, &given.line);
    }

    /// Returns which of a few words was written.
    pub(super) fn one_of<'k>(&mut self, key: &str, said: &Said, known: &[&'k str]) -> Option<&'k str> {
        let found = known.iter().find(|word| **word == said.text).copied();
        if found.is_none() {
            let hint = suggest::did_you_mean(&said.text, known.iter().copied())
                .unwrap_or_else(|| format!("write one of {}", known.join(", ")));
            let diag = Diag::error("unknown-word", format!("`{key}` cannot be `{}`", said.text)).hint(hint);
            self.tell(diag, &said.span);
        }
        found
    }
}
