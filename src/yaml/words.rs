//! Turns what serde says about a value into a [`Cause`] with words a writer understands.
//!
//! serde's own messages are stable; a message of another form comes from a leaf type and is kept as it is.

use super::Cause;
use crate::diag::{FieldPath, Step};

/// The longest piece of the writer's text that is shown.
const SHOWN: usize = 40;

// Sorts of values, as they are printed.
pub(super) const TEXT: &str = "text";
pub(super) const SWITCH: &str = "`true` or `false`";
pub(super) const NUMBER: &str = "a number";
pub(super) const WHOLE_NUMBER: &str = "a whole number";
pub(super) const LIST: &str = "a list";
pub(super) const TABLE: &str = "a table of keys and values";
/// What is printed before a text that was found.
pub(super) const THE_TEXT: &str = "the text ";
/// The value of `<<`.
pub(super) const ANCHORED: &str = "the keys of an `&anchor`";

/// How serde begins to say that something else was expected.
const MISMATCH: [&str; 3] = ["invalid type: ", "invalid value: ", LENGTH];
const LENGTH: &str = "invalid length ";

/// The cause in `said`, a message raised where `path` ends.
pub(super) fn cause(said: &str, path: &FieldPath) -> Cause {
    let said = said.trim_end();
    if said.ends_with("recursion limit exceeded") {
        return Cause::TooDeep;
    }
    if said.ends_with("repetition limit exceeded") {
        return Cause::TooLarge;
    }
    if let Some(rest) = said.strip_prefix("unknown field `") {
        let (name, expected) = name_and_expected(rest);
        let key = if let Some(Step::Key(key)) = path.steps().last() { key.clone().into_owned() } else { name };
        return Cause::UnknownKey { key, expected };
    }
    if let Some(rest) = said.strip_prefix("unknown variant `") {
        let (word, expected) = name_and_expected(rest);
        return Cause::UnknownWord { word, expected };
    }
    if let Some(rest) = said.strip_prefix("missing field `") {
        return Cause::Missing { field: rest.trim_end_matches('`').to_owned() };
    }
    if let Some(rest) = said.strip_prefix("duplicate field `") {
        return Cause::Duplicate { key: rest.trim_end_matches('`').to_owned() };
    }
    for sort in MISMATCH {
        if let Some((found, wanted)) = said.strip_prefix(sort).and_then(|rest| rest.rsplit_once(", expected ")) {
            let found = if sort == LENGTH { format!("{found} entries") } else { plain_found(found, wanted) };
            return Cause::WrongType { found, wanted: plain_wanted(wanted), cure: None };
        }
    }
    Cause::Invalid(said.to_owned())
}

/// Takes the place off that a reader puts around its own messages.
///
/// Only for messages without the writer's text in them: the layer lets the types complain about scalars.
pub(super) fn unstamped(said: &str) -> &str {
    let end = said.rfind(" at line ").unwrap_or(said.len());
    let said = &said[..end];
    let start = MISMATCH.iter().filter_map(|sort| said.rfind(sort)).max();
    &said[start.unwrap_or(0)..]
}

/// Splits ``x`, expected one of `a`, `b` ``.
fn name_and_expected(rest: &str) -> (String, Vec<String>) {
    let (name, expected) = rest.rsplit_once("`, expected ").unwrap_or_else(|| {
        let end = rest.rfind("`, there are no ").unwrap_or(rest.len());
        (&rest[..end], "")
    });
    (name.to_owned(), expected.split('`').skip(1).step_by(2).map(str::to_owned).collect())
}

fn plain_found(found: &str, wanted: &str) -> String {
    let quoted = |text: &str| format!("`{}`", shortened(text));
    if let Some(text) = found.strip_prefix("string \"").and_then(|text| text.strip_suffix('"')) {
        return format!("{THE_TEXT}{}", quoted(&text.replace("\\\"", "\"").replace("\\n", " ")));
    }
    let found = found.trim_end_matches(" as u128").trim_end_matches(" as i128");
    let Some((sort, value)) = found.split_once(" `").and_then(|(sort, value)| Some((sort, value.strip_suffix('`')?)))
    else {
        return match found {
            "sequence" => LIST.to_owned(),
            "map" => TABLE.to_owned(),
            "unit value" | "Option value" => "nothing".to_owned(),
            _ => found.to_owned(),
        };
    };
    match sort {
        "integer" if out_of_range(value, wanted) => {
            format!("too {}: {}", if value.starts_with('-') { "small" } else { "large" }, quoted(value))
        }
        "integer" | "floating point" => format!("the number {}", quoted(value)),
        "boolean" => quoted(value),
        _ => format!("{THE_TEXT}{}", quoted(value)),
    }
}

fn plain_wanted(wanted: &str) -> String {
    match wanted {
        "a string" | "a borrowed string" => TEXT,
        "a boolean" => SWITCH,
        "a sequence" => LIST,
        "a map" => TABLE,
        "u8" => "a whole number from 0 to 255",
        "u16" | "u32" | "u64" | "u128" | "usize" => "a whole number from 0 up",
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => WHOLE_NUMBER,
        "f32" | "f64" => NUMBER,
        "a key" => "a key of one line",
        "unit" => "nothing",
        _ if wanted.starts_with("struct ") => TABLE,
        _ => wanted,
    }
    .to_owned()
}

/// Whether a whole number was refused for its size. A negative one is none of the sort that has no sign.
fn out_of_range(number: &str, wanted: &str) -> bool {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => !number.starts_with('-'),
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => true,
        _ => false,
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
