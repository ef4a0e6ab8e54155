//! A layer around a reader that knows where it is and hides what was already complained about.
//!
//! It keeps the path, leaves out entries in `skip`, gives a repeated key once, applies `<<`, and counts what
//! it enters so that aliases cannot unfold without end. Whatever goes wrong stays in [`State`]: the path as
//! it was, and the words of whoever complained first.

use std::collections::HashSet;
use std::fmt::Display;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::held::{Text, Written};
use super::leaf::LOOSE;
use super::watch::{Want, Watch};
use super::{Cause, Finding, Format, ROUNDS, cure, words};
use crate::diag::{Aim, FieldPath, Step};

/// Maps and lists that may be entered, those behind aliases each time.
const NODES: usize = 20_000;
/// Maps and lists within one another. `serde_yaml` itself stops at 128, `toml` at 80.
const DEPTH: usize = 64;

/// What one reading knows, kept from round to round.
pub(super) struct State<'t> {
    text: &'t str,
    pub format: Format,
    pub path: FieldPath,
    /// Entries already complained about.
    pub skip: HashSet<FieldPath>,
    /// Keys given more than once.
    pub doubles: Vec<Finding>,
    /// Values that look like numbers but are wanted as text: asked for as such from the next round on.
    as_text: HashSet<FieldPath>,
    /// The last round only filled `as_text`.
    pub again: bool,
    complaint: Option<Complaint>,
    /// The names of the fields of the struct that was asked for last.
    fields: &'static [&'static str],
    /// The complaint is about the key `path` ends with, not about its value.
    pub at_key: bool,
    nodes: usize,
    weight: usize,
    depth: usize,
}

enum Complaint {
    /// Words of a type, as it said them.
    Said(String),
    /// Words of the reader, with its own idea of the place around them.
    Stamped(String),
    Known(Cause),
}

impl<'t> State<'t> {
    pub fn new(text: &'t str, format: Format) -> Self {
        Self {
            text,
            format,
            path: FieldPath::root(),
            skip: HashSet::new(),
            doubles: Vec::new(),
            as_text: HashSet::new(),
            again: false,
            complaint: None,
            fields: &[],
            at_key: false,
            nodes: 0,
            weight: 0,
            depth: 0,
        }
    }

    /// Sets out from the top again.
    pub fn begin(&mut self) {
        self.path.0.clear();
        (self.complaint, self.at_key, self.again) = (None, false, false);
        (self.nodes, self.weight, self.depth) = (0, 0, 0);
    }

    /// What went wrong at `path`; `message` is what came out at the top.
    pub fn verdict(&mut self, message: &str) -> (Cause, Aim) {
        let mut cause = match self.complaint.take() {
            Some(Complaint::Known(cause)) => cause,
            Some(Complaint::Said(said)) => words::cause(&said, &self.path),
            Some(Complaint::Stamped(said)) => words::cause(words::unstamped(&said), &self.path),
            None => words::cause(words::unstamped(message), &self.path),
        };
        if let Cause::WrongType { found, wanted, cure } = &mut cause {
            let wrong = cure::Wrong { found, wanted, path: &self.path, fields: self.fields };
            *cure = wrong.cure(self.text, self.format);
        }
        let of_key = match cause {
            Cause::UnknownKey { .. } | Cause::Duplicate { .. } => true,
            // The map that lacks something is best shown by its name, if it has one.
            Cause::Missing { .. } => !matches!(self.path.0.last(), Some(Step::Index(_))),
            _ => self.at_key,
        };
        (cause, if of_key { Aim::Key } else { Aim::Value })
    }

    /// Keeps the words of a type.
    pub fn said<T, E: Display>(&mut self, result: Result<T, E>) -> Result<T, E> {
        if let (Err(error), None) = (&result, &self.complaint) {
            self.complaint = Some(Complaint::Said(error.to_string()));
        }
        result
    }

    /// Keeps the words of the reader.
    pub fn stamped<T, E: Display>(&mut self, result: Result<T, E>) -> Result<T, E> {
        if let (Err(error), None) = (&result, &self.complaint) {
            self.complaint = Some(Complaint::Stamped(error.to_string()));
        }
        result
    }

    /// Complains in the name of this layer.
    pub fn refuse<E: Error>(&mut self, cause: Cause) -> E {
        self.complaint.get_or_insert(Complaint::Known(cause));
        E::custom("refused")
    }

    /// Counts a map or list.
    pub fn enter<E: Error>(&mut self) -> Result<(), E> {
        self.nodes += 1;
        self.depth += 1;
        match () {
            () if self.nodes > NODES => Err(self.refuse(Cause::TooLarge)),
            () if self.depth > DEPTH => Err(self.refuse(Cause::TooDeep)),
            () => Ok(()),
        }
    }

    /// Counts a text or number. Without aliases all of them together weigh less than twice the file.
    pub fn weigh<E: Error>(&mut self, bytes: usize) -> Result<(), E> {
        self.weight += bytes + 1;
        let most = 4 * self.text.len() + 100_000;
        if self.weight > most { Err(self.refuse(Cause::TooLarge)) } else { Ok(()) }
    }

    /// Notes that the key `path` ends with stands here once more, for the `nth` time from 0.
    pub fn double(&mut self, key: &str, nth: usize) {
        let cause = Cause::Duplicate { key: key.to_owned() };
        let finding = Finding { path: self.path.clone(), aim: Aim::Nth(nth), cause };
        if self.doubles.len() < ROUNDS && !self.doubles.contains(&finding) {
            self.doubles.push(finding);
        }
    }

    /// Notes that the value at `path` is wanted as it is written.
    pub fn want_text(&mut self) {
        self.again |= self.as_text.insert(self.path.clone());
    }

    pub fn push(&mut self, step: Step) {
        self.path.0.push(step);
    }

    pub fn pop(&mut self) {
        self.path.0.pop();
    }
}

/// A value on its way in: the root, an element, or what stands behind a key.
pub(super) struct Entry<'s, 't, S> {
    pub seed: S,
    pub state: &'s mut State<'t>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Entry<'_, '_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        let Self { seed, state } = self;
        let (steps, depth) = (state.path.0.len(), state.depth);
        state.fields = &[];
        let value = seed.deserialize(Peel { inner, state: &mut *state });
        let value = state.said(value)?;
        // A type may try one thing, fail, and try another: what counts is that it came out well.
        (state.complaint, state.depth) = (None, depth);
        state.path.0.truncate(steps);
        Ok(value)
    }
}

/// A reader within the layer.
pub(super) struct Peel<'s, 't, D> {
    pub inner: D,
    pub state: &'s mut State<'t>,
}

impl<'t, D> Peel<'_, 't, D> {
    fn shaped<'de, V: Visitor<'de>>(self, want: Want, visitor: V) -> Result<V::Value, D::Error>
    where
        D: Deserializer<'de>,
    {
        let Self { inner, state } = self;
        let value = inner.deserialize_any(Watch { visitor, state: &mut *state, want });
        state.stamped(value)
    }

    fn written<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error>
    where
        D: Deserializer<'de>,
    {
        let Self { inner, state } = self;
        if state.format == Format::Yaml {
            let value = inner.deserialize_str(Watch { visitor, state: &mut *state, want: Want::Any });
            return state.stamped(value);
        }
        // TOML forgets how a number was written, but says where.
        let value = toml::Spanned::<Written>::deserialize(inner);
        let value = state.stamped(value)?;
        let span = value.span();
        let value = match value.into_inner() {
            Written::Text(text) => visitor.visit_string(text),
            Written::Other => visitor.visit_str(state.text.get(span).unwrap_or_default()),
            Written::List => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            Written::Table => Err(Error::invalid_type(Unexpected::Map, &visitor)),
        };
        state.said(value)
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Peel<'_, '_, D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.shaped(Want::Any, visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.written(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.written(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.written(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.written(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let Self { inner, state } = self;
        let value = inner.deserialize_option(Watch { visitor, state: &mut *state, want: Want::Any });
        state.stamped(value)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        if name != LOOSE {
            return visitor.visit_newtype_struct(self);
        }
        if self.state.as_text.contains(&self.state.path) {
            return self.written(visitor);
        }
        self.shaped(Want::Loose, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.shaped(Want::List, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.shaped(Want::List, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.shaped(Want::List, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.shaped(Want::Map, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.state.fields = fields;
        self.shaped(Want::Map, visitor)
    }

    /// An enum is one word: front matter has no variants with contents.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let Self { inner, state } = self;
        let word = Peel { inner, state: &mut *state }.written(Text)?;
        let value = visitor.visit_enum(word.into_deserializer());
        state.said(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let Self { inner, state } = self;
        let value = inner.deserialize_ignored_any(visitor);
        state.stamped(value)
    }

    forward_to_deserialize_any! { bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 bytes byte_buf unit unit_struct }
}
