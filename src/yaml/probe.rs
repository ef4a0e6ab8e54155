//! Finds the bytes of a field by reading the text once more, up to the wanted node.
//!
//! The reader stamps its own place on an error that is raised while it shows a node, so an error is raised
//! just there. That costs some 20 µs for a kilobyte and is done only when a report is made. Where a YAML node
//! ends the reader does not tell: `span` works that out.

use std::fmt;
use std::ops::Range;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::{Format, source, span};
use crate::diag::{Aim, FieldPath, Step};

/// Names of fields, each with the other names the file may use for it.
pub type Aliases<'a> = &'a [(&'a str, &'a [&'a str])];

/// The bytes of `path` in `text`. Never fails: what is not there is shown by what would hold it.
///
/// A field that came in with `<<` is shown by the `<<`, a field that is missing by the map that lacks it, and
/// the front matter as a whole by `0..0`. Below an alias the place is where the anchor stands, as that is the
/// text to change.
pub fn locate(text: &str, format: Format, path: &FieldPath, aim: Aim, aliases: Aliases<'_>) -> Range<usize> {
    let steps = path.steps();
    let exact = Search { text, format, aliases: &[] };
    let loose = Search { aliases, ..exact };
    match exact.find(steps, aim).or_else(|trail| if aliases.is_empty() { Err(trail) } else { loose.find(steps, aim) }) {
        Ok(place) => place,
        Err(trail) => loose.nearest(steps, aim, &trail),
    }
}

#[derive(Clone, Copy)]
struct Search<'a> {
    text: &'a str,
    format: Format,
    aliases: Aliases<'a>,
}

/// How far a search came.
#[derive(Default)]
struct Trail {
    hit: bool,
    depth: usize,
    /// The node at `depth` is a map.
    map: bool,
    /// It has a `<<`.
    merge: bool,
}

impl Search<'_> {
    fn find(self, steps: &[Step], aim: Aim) -> Result<Range<usize>, Trail> {
        if steps.is_empty() && aim != Aim::Value {
            return Ok(0..0);
        }
        let at = self.raise(steps, aim)?;
        if self.format == Format::Toml {
            return Ok(span::first_line(self.text, at));
        }
        let start = span::floor(self.text, at.start);
        // Only below a bracket does a comma end a value. A place before the bracket is that of an anchor.
        let in_brackets = || {
            let above = (0..steps.len()).filter_map(|depth| self.raise(&steps[..depth], Aim::Value).ok());
            above.into_iter().any(|at| at.start <= start && span::opens_bracket(self.text, at.start))
        };
        Ok(start..span::end(self.text, start, aim != Aim::Value, in_brackets))
    }

    fn raise(self, steps: &[Step], aim: Aim) -> Result<Range<usize>, Trail> {
        let mut trail = Trail::default();
        let probe = Probe { steps, depth: 0, aim, aliases: self.aliases, trail: &mut trail };
        match source::drive(self.text, self.format, probe) {
            Err(source::Fault { at: Some(at), .. }) if trail.hit => Ok(at),
            _ => Err(trail),
        }
    }

    fn nearest(self, steps: &[Step], aim: Aim, trail: &Trail) -> Range<usize> {
        if matches!(aim, Aim::Nth(_))
            && trail.depth + 1 == steps.len()
            && let Ok(place) = self.find(steps, Aim::Key)
        {
            return place;
        }
        let known = &steps[..trail.depth.min(steps.len())];
        if trail.merge {
            let mut merge = known.to_vec();
            merge.push(Step::Key("<<".into()));
            return self.find(&merge, Aim::Key).unwrap_or(0..0);
        }
        // A map is best shown by its own name, a scalar where a list may be by itself.
        let aim = if trail.map && matches!(known.last(), Some(Step::Key(_))) { Aim::Key } else { Aim::Value };
        if known.is_empty() { 0..0 } else { self.find(known, aim).unwrap_or(0..0) }
    }
}

struct Probe<'p> {
    steps: &'p [Step],
    depth: usize,
    aim: Aim,
    aliases: Aliases<'p>,
    trail: &'p mut Trail,
}

impl Probe<'_> {
    /// The search ends at this node if there is no step left.
    fn stop<E: Error>(self) -> Result<(), E> {
        if !self.steps.is_empty() {
            return Ok(());
        }
        self.trail.hit = true;
        Err(E::custom("here"))
    }
}

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<(), D::Error> {
        if self.depth >= self.trail.depth {
            *self.trail = Trail { depth: self.depth, ..Trail::default() };
        }
        inner.deserialize_any(self)
    }
}

macro_rules! scalars {
    ($($visit:ident: $type:ty,)*) => {$(
        fn $visit<E: Error>(self, _: $type) -> Result<(), E> {
            self.stop()
        }
    )*};
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    scalars! {
        visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64,
        visit_str: &str,
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.stop()
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.stop()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { steps, depth, aim, aliases, trail } = self;
        let Some((first, rest)) = steps.split_first() else {
            return Self { steps, depth, aim, aliases, trail }.stop();
        };
        if let Step::Index(index) = first {
            for _ in 0..*index {
                if list.next_element::<IgnoredAny>()?.is_none() {
                    return Ok(());
                }
            }
            list.next_element_seed(Probe { steps: rest, depth: depth + 1, aim, aliases, trail })?;
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { steps, depth, aim, aliases, trail } = self;
        let Some((first, rest)) = steps.split_first() else {
            return Self { steps, depth, aim, aliases, trail }.stop();
        };
        // One table where a list of them may be: the first of the list is the table itself.
        let (first, rest, below) = match (first, rest.split_first()) {
            (Step::Index(0), Some((next, rest))) => (next, rest, depth + 2),
            _ => (first, rest, depth + 1),
        };
        let name = if let Step::Key(name) = first { Some(name.as_ref()) } else { None };
        // Which occurrence of the key raises, and which is gone into.
        let (raise, enter) = match aim {
            Aim::Key if rest.is_empty() => (Some(0), None),
            Aim::Nth(nth) if rest.is_empty() => (Some(nth), None),
            _ => (None, Some(0)),
        };
        let (mut met, mut merge) = (0, false);
        loop {
            let (hit, merge) = (&mut trail.hit, &mut merge);
            let key = WantedKey { name, aliases, raise: raise == Some(met), hit, merge };
            let Some(wanted) = map.next_key_seed(key)? else { break };
            if wanted && enter == Some(met) {
                map.next_value_seed(Probe { steps: rest, depth: below, aim, aliases, trail })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            met += usize::from(wanted);
        }
        if trail.depth == depth {
            (trail.map, trail.merge) = (true, merge && met == 0);
        }
        Ok(())
    }

    /// A YAML tag: what it stands before is looked at as if it were not there.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        if self.steps.is_empty() {
            return self.stop();
        }
        let (IgnoredAny, tagged) = data.variant()?;
        tagged.newtype_variant_seed(self)
    }
}

/// Says whether a key is the wanted one, or raises at it.
struct WantedKey<'p> {
    name: Option<&'p str>,
    aliases: Aliases<'p>,
    raise: bool,
    hit: &'p mut bool,
    merge: &'p mut bool,
}

impl<'de> DeserializeSeed<'de> for WantedKey<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<bool, D::Error> {
        inner.deserialize_str(self)
    }
}

impl Visitor<'_> for WantedKey<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        *self.merge |= key == "<<";
        let is_alias = |name| self.aliases.iter().any(|(field, others)| *field == name && others.contains(&key));
        let wanted = self.name.is_some_and(|name| key == name || is_alias(name));
        if wanted && self.raise {
            *self.hit = true;
            return Err(E::custom("here"));
        }
        Ok(wanted)
    }
}
