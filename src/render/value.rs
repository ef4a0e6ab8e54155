//! Builds the maps that templates read. Field names are written once, here and in the contexts.

use tera::{Map, Value};

/// Makes a map of named values.
pub fn map<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    let mut map = Map::default();
    map.reserve(N);
    for (name, value) in fields {
        map.insert(name.into(), value);
    }
    Value::from(map)
}

/// Returns a map with more fields; what is no map comes back as it is.
pub fn with<const N: usize>(value: Value, fields: [(&'static str, Value); N]) -> Value {
    match value.into_map() {
        Some(mut map) => {
            for (name, value) in fields {
                map.insert(name.into(), value);
            }
            Value::from(map)
        }
        None => Value::none(),
    }
}

/// Makes a value of text, or of nothing when it is empty.
pub fn text(text: &str) -> Value {
    if text.is_empty() { Value::none() } else { Value::from(text) }
}

/// Makes a list.
pub fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::from(values.into_iter().collect::<Vec<Value>>())
}

/// Makes a value of something or nothing.
pub fn maybe(value: Option<Value>) -> Value {
    value.unwrap_or_else(Value::none)
}
