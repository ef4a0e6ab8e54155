//! Says in plain words why a text is not TOML. Its reader points well but words for people who write parsers.

use super::source::Fault;
use super::span;
use super::syntax::{Told, line_end, line_start, one, told};

pub(super) fn told_of(text: &str, fault: &Fault) -> Told {
    let at = span::first_line(text, fault.at.clone().unwrap_or(0..0));
    let start = line_start(text, at.start);
    let entry = &text[start..line_end(text, at.start)];
    let Some((key, value)) = entry.split_once('=') else {
        return no_equals(entry, start);
    };
    let (key, value) = (key.trim(), value.split(" #").next().unwrap_or_default().trim());
    let said = fault.message.as_str();
    if said == "duplicate key" {
        return told(at, format!("`{key}` is there twice"), "keep one of them");
    }
    if said.starts_with("invalid unquoted key") {
        let key_at = start + entry.len() - entry.trim_start().len();
        return told(
            key_at..key_at + key.len(),
            format!("`{key}` cannot be a key"),
            "write the setting's English name",
        );
    }
    if value.is_empty() {
        let equals = start + entry.find('=').unwrap_or_default();
        return told(one(text, equals), "there is nothing behind the `=`", "write a value, or take the line out");
    }
    let value_at = start + entry.len() - entry.split_once('=').map_or("", |(_, value)| value.trim_start()).len();
    let whole = value_at..value_at + value.len();
    if value.starts_with(['"', '\'']) {
        let quote = &value[..1];
        return match said {
            _ if said.contains("string, expected") => told(
                whole,
                format!("the quote `{quote}` is never closed"),
                format!("put `{quote}` where the text ends"),
            ),
            _ if said.starts_with("unexpected key or value") => {
                let cure = format!("write `{key} = {}`", in_quotes(value));
                told(at, "there is more text after the closing quote", cure)
            }
            _ => Told { message: said.to_owned(), at, cure: None },
        };
    }
    let is_text = ["string values must be quoted", "invalid boolean", "invalid float", "unexpected key or value"];
    if !is_text.iter().any(|start| said.starts_with(start)) {
        return Told { message: said.to_owned(), at, cure: None };
    }
    if value.starts_with('[') && value.ends_with(']') || value.starts_with('{') && value.ends_with('}') {
        let part = text[at.clone()].trim();
        let cure = if part.is_empty() { "put it in quotes".to_owned() } else { format!("write `{}`", in_quotes(part)) };
        return told(at, "text needs quotes", cure);
    }
    let number = value.replace(',', "");
    if number.bytes().all(|digit| digit.is_ascii_digit()) {
        return told(whole, "a number has no commas", format!("write `{key} = {number}`"));
    }
    let quoted = in_quotes(value.trim_matches(['“', '”']));
    let cure = match value.to_lowercase().as_str() {
        "true" | "false" => {
            let cure = format!("write `{key} = {}`", value.to_lowercase());
            return told(whole, format!("`{value}` is not written in small letters"), cure);
        }
        "yes" | "on" => format!("write `{key} = {quoted}`, or `{key} = true` for a switch"),
        "no" | "off" => format!("write `{key} = {quoted}`, or `{key} = false` for a switch"),
        _ => format!("write `{key} = {quoted}`"),
    };
    told(whole, "text needs quotes", cure)
}

/// A line with a key and no `=`.
fn no_equals(entry: &str, start: usize) -> Told {
    let Some((key, value)) = entry.split_once([':', '：']).filter(|(key, _)| !key.trim().contains(' ')) else {
        return told(start..start + entry.trim_end().len(), "this line has no `=`", "write `key = \"text\"`");
    };
    let sign = entry[key.len()..].chars().next().unwrap_or(':');
    let value = value.trim();
    let bare = value.starts_with(['"', '\'', '[', '{'])
        || matches!(value, "true" | "false")
        || value.bytes().all(|digit| digit.is_ascii_digit());
    let value = if bare && !value.is_empty() { value.to_owned() } else { in_quotes(value) };
    let at = start + key.len();
    let cure = format!("write `{} = {value}`", key.trim());
    told(at..at + sign.len_utf8(), format!("TOML has `=` between a key and its value, not `{sign}`"), cure)
}

fn in_quotes(value: &str) -> String {
    if value.contains(['"', '\\']) && !value.contains('\'') {
        format!("'{value}'")
    } else {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
