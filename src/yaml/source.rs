//! Opens the text with the reader of its format: the one file that names `serde_yaml`.
//!
//! Everything else works on any [`Deserializer`](serde::Deserializer), so a successor of `serde_yaml` is a
//! change of this file. It hands out errors as words and bytes, and does not judge them.

use std::marker::PhantomData;
use std::ops::Range;

use serde::de::{DeserializeSeed, IgnoredAny};
use toml::de::DeTable;

use super::Format;

/// An error as a reader words it. YAML knows only where it starts.
#[derive(Debug)]
pub(super) struct Fault {
    pub message: String,
    pub at: Option<Range<usize>>,
}

/// Brackets within one another that are still read. libyaml takes a minute for 100,000 of them.
const BRACKETS: usize = 1_000;
pub(super) const TOO_MANY_BRACKETS: &str = "brackets within brackets without end";

/// Runs `seed` over the text.
pub(super) fn drive<'de, S: DeserializeSeed<'de>>(text: &'de str, format: Format, seed: S) -> Result<S::Value, Fault> {
    if format == Format::Yaml
        && let Some(at) = bracket_abyss(text)
    {
        return Err(Fault { message: TOO_MANY_BRACKETS.to_owned(), at: Some(at..at) });
    }
    match format {
        Format::Yaml => seed.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| Fault {
            message: error.to_string(),
            at: error.location().map(|at| at.index()..at.index()),
        }),
        Format::Toml => toml::Deserializer::parse(text).and_then(|reader| seed.deserialize(reader)).map_err(toml_fault),
    }
}

/// Everything that keeps the text from being of its format at all: one fault in YAML, any number in TOML.
pub(super) fn faults(text: &str, format: Format) -> Vec<Fault> {
    match format {
        Format::Yaml => drive(text, format, PhantomData::<IgnoredAny>).err().into_iter().collect(),
        Format::Toml => DeTable::parse_recoverable(text).1.into_iter().map(toml_fault).collect(),
    }
}

fn toml_fault(error: toml::de::Error) -> Fault {
    Fault { message: error.message().to_owned(), at: error.span() }
}

/// The bracket that is one too deep. Looks at nothing but brackets: a text that holds so many is no prose.
fn bracket_abyss(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    let too_deep = |sign: u8| {
        match sign {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > BRACKETS
    };
    if text.len() > BRACKETS { text.bytes().position(too_deep) } else { None }
}
