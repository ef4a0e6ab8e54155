//! What comes out of a reader on its way to the type that wants it: the visitor side of `peel`.
//!
//! Maps and lists are handed on entry by entry, with the path kept and faulty entries left out. A map's own
//! keys come first and in the order of the file, those merged with `<<` after them.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::iter;
use std::marker::PhantomData;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    Visitor,
};
use serde_json::Value;

use super::held::{Held, Key};
use super::leaf::{Free, TOML_DATE};
use super::peel::{Entry, Peel, State};
use super::{Cause, Format, words};
use crate::diag::Step;

const MERGE: &str = "<<";

/// What the type asked the reader for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Want {
    Any,
    /// Text if it is a scalar, else a list or a map.
    Loose,
    List,
    Map,
}

/// The visitor of a type, with the layer between it and the reader.
pub(super) struct Watch<'s, 't, V> {
    pub visitor: V,
    pub state: &'s mut State<'t>,
    pub want: Want,
}

impl<'de, V: Visitor<'de>> Watch<'_, '_, V> {
    /// Hands on a scalar that is not text: as `text` if that is what is wanted, in its own type if not.
    fn scalar<E: Error>(
        self,
        text: impl FnOnce() -> String,
        own: impl FnOnce(V) -> Result<V::Value, E>,
    ) -> Result<V::Value, E> {
        self.state.weigh(0)?;
        if self.want != Want::Loose {
            return self.state.said(own(self.visitor));
        }
        // How it was written is lost here. What is given now only keeps this round going.
        self.state.want_text();
        self.state.said(self.visitor.visit_str(&text()))
    }

    fn nothing<E: Error>(self, own: impl FnOnce(V) -> Result<V::Value, E>) -> Result<V::Value, E> {
        let no_entries = || iter::empty::<(&'static str, &'static str)>();
        self.state.said(match self.want {
            Want::Map => self.visitor.visit_map(MapDeserializer::<_, E>::new(no_entries())),
            Want::List => self.visitor.visit_seq(SeqDeserializer::<_, E>::new(iter::empty::<&'static str>())),
            Want::Any | Want::Loose => own(self.visitor),
        })
    }
}

macro_rules! scalars {
    ($($visit:ident: $type:ty,)*) => {$(
        fn $visit<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.scalar(|| value.to_string(), |visitor| visitor.$visit(value))
        }
    )*};
}

macro_rules! texts {
    ($($visit:ident: $type:ty,)*) => {$(
        fn $visit<E: Error>(self, text: $type) -> Result<V::Value, E> {
            self.state.weigh(text.len())?;
            self.state.said(self.visitor.$visit(text))
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watch<'_, '_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    scalars! {
        visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64,
    }

    texts! {
        visit_str: &str, visit_borrowed_str: &'de str, visit_string: String,
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.nothing(V::visit_unit)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.nothing(V::visit_none)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let value = self.visitor.visit_some(Peel { inner, state: &mut *self.state });
        self.state.said(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.state.enter()?;
        // A struct would take a list for its fields in order.
        let value = if self.want == Want::Map {
            Err(Error::invalid_type(Unexpected::Seq, &self.visitor))
        } else {
            self.visitor.visit_seq(List { inner, state: &mut *self.state, next: 0 })
        };
        self.state.said(value)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut inner: A) -> Result<V::Value, A::Error> {
        self.state.enter()?;
        let mut first = None;
        if self.state.format == Format::Toml {
            let key = inner.next_key_seed(Key);
            first = self.state.stamped(key)?;
            if first.as_deref() == Some(TOML_DATE) {
                let date = inner.next_value::<String>();
                let date = self.state.stamped(date)?;
                return self.scalar(|| date.clone(), |visitor| visitor.visit_str(&date));
            }
        }
        let state = &mut *self.state;
        let map = Map { inner, state, first, seen: HashMap::new(), merged: VecDeque::new(), value: None };
        let value = self.visitor.visit_map(map);
        self.state.said(value)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<V::Value, A::Error> {
        let name = data.variant::<String>();
        let (name, _) = self.state.stamped(name)?;
        Err(self.state.refuse(Cause::Tag { name }))
    }
}

struct List<'s, 't, A> {
    inner: A,
    state: &'s mut State<'t>,
    next: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for List<'_, '_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        loop {
            self.state.push(Step::Index(self.next));
            self.next += 1;
            if !self.state.skip.contains(&self.state.path) {
                let element = self.inner.next_element_seed(Entry { seed, state: &mut *self.state });
                let element = self.state.stamped(element)?;
                self.state.pop();
                return Ok(element);
            }
            let hidden = self.inner.next_element::<IgnoredAny>();
            let hidden = self.state.stamped(hidden)?;
            self.state.pop();
            if hidden.is_none() {
                return Ok(None);
            }
        }
    }
}

struct Map<'de, 's, 't, A> {
    inner: A,
    state: &'s mut State<'t>,
    /// A key that was looked at before the map was handed on.
    first: Option<Cow<'de, str>>,
    seen: HashMap<Cow<'de, str>, usize>,
    merged: VecDeque<(String, Value)>,
    /// The value of the key just given, if it was merged.
    value: Option<Value>,
}

impl<'de, A: MapAccess<'de>> Map<'de, '_, '_, A> {
    /// The next key of the map itself that is neither merged, repeated nor hidden. `path` ends with it.
    fn own_key(&mut self) -> Result<Option<Cow<'de, str>>, A::Error> {
        loop {
            let key = match self.first.take() {
                Some(key) => Some(key),
                None => {
                    let key = self.inner.next_key_seed(Key);
                    self.state.stamped(key)?
                }
            };
            let Some(key) = key else { return Ok(None) };
            self.state.push(Step::Key(Cow::Owned(key.as_ref().to_owned())));
            let times = self.seen.entry(key.clone()).or_default();
            *times += 1;
            let repeated = *times > 1;
            if repeated {
                self.state.double(&key, *times - 1);
            }
            if repeated || self.state.skip.contains(&self.state.path) {
                let hidden = self.inner.next_value::<IgnoredAny>();
                self.state.stamped(hidden)?;
            } else if key == MERGE && self.state.format == Format::Yaml {
                self.merge()?;
            } else {
                return Ok(Some(key));
            }
            self.state.pop();
        }
    }

    /// Keeps aside what stands behind `<<`: a map, or a list of maps of which earlier ones win.
    fn merge(&mut self) -> Result<(), A::Error> {
        let entry = Entry { seed: PhantomData::<Free>, state: &mut *self.state };
        let value = self.inner.next_value_seed(entry);
        let Free(value) = self.state.stamped(value)?;
        let maps = if let Value::Array(maps) = value { maps } else { vec![value] };
        for map in maps {
            let Value::Object(entries) = map else {
                let (found, wanted) = ("something else".to_owned(), words::ANCHORED.to_owned());
                return Err(self.state.refuse(Cause::WrongType { found, wanted, cure: None }));
            };
            self.merged.extend(entries);
        }
        Ok(())
    }

    fn merged_key(&mut self) -> Option<String> {
        while let Some((key, value)) = self.merged.pop_front() {
            if self.seen.contains_key(key.as_str()) {
                continue;
            }
            self.seen.insert(Cow::Owned(key.clone()), 1);
            self.state.push(Step::Key(Cow::Owned(key.clone())));
            if !self.state.skip.contains(&self.state.path) {
                self.value = Some(value);
                return Some(key);
            }
            self.state.pop();
        }
        None
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Map<'de, '_, '_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let Some(key) = self.own_key()?.or_else(|| self.merged_key().map(Cow::Owned)) else { return Ok(None) };
        let key = seed.deserialize(key.into_deserializer());
        self.state.at_key |= key.is_err();
        self.state.said(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let entry = Entry { seed, state: &mut *self.state };
        let value = match self.value.take() {
            Some(merged) => entry.deserialize(Held::new(merged)),
            None => self.inner.next_value_seed(entry),
        };
        let value = self.state.stamped(value)?;
        self.state.pop();
        Ok(value)
    }
}
