//! Writes JSON that may stand in a `<script>` element: no `<`, Korean as it is.

/// An object that is being written. What is empty is left out.
pub(super) struct Node<'o> {
    out: &'o mut String,
    first: bool,
}

/// Writes an object.
pub(super) fn object(out: &mut String, fill: impl FnOnce(&mut Node<'_>)) {
    out.push('{');
    let mut node = Node { out, first: true };
    fill(&mut node);
    out.push('}');
}

impl Node<'_> {
    fn key(&mut self, key: &str) -> &mut String {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
        self.out
    }

    /// Writes a text.
    pub fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            string(self.key(key), &[value]);
        }
    }

    /// Writes a text of two parts, such as an address and a fragment.
    pub fn joined(&mut self, key: &str, value: &str, tail: &str) {
        string(self.key(key), &[value, tail]);
    }

    /// Writes a number.
    pub fn number(&mut self, key: &str, value: usize) {
        let text = value.to_string();
        self.key(key).push_str(&text);
    }

    /// Writes a true or a false.
    pub fn truth(&mut self, key: &str, value: bool) {
        self.key(key).push_str(if value { "true" } else { "false" });
    }

    /// Points at another node by its `@id`, of two parts.
    pub fn at(&mut self, key: &str, id: &str, tail: &str) {
        reference(self.key(key), id, tail);
    }

    /// Writes an object.
    pub fn node(&mut self, key: &str, fill: impl FnOnce(&mut Node<'_>)) {
        object(self.key(key), fill);
    }

    /// Writes a list of texts; one alone stands for itself.
    pub fn texts<'t>(&mut self, key: &str, values: impl IntoIterator<Item = &'t str>) {
        let values = values.into_iter().filter(|value| !value.is_empty());
        self.many(key, values, |out, value| string(out, &[value]));
    }

    /// Writes a list; one alone stands for itself.
    pub fn many<T>(&mut self, key: &str, values: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
        let mut values = values.into_iter();
        let Some(one) = values.next() else { return };
        match values.next() {
            None => write(self.key(key), one),
            Some(two) => self.list(key, [one, two].into_iter().chain(values), write),
        }
    }

    /// Writes a list.
    pub fn list<T>(&mut self, key: &str, values: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
        let out = self.key(key);
        out.push('[');
        for (i, value) in values.into_iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            write(out, value);
        }
        out.push(']');
    }
}

/// Writes `{"@id": …}`.
pub(super) fn reference(out: &mut String, id: &str, tail: &str) {
    out.push_str("{\"@id\":");
    string(out, &[id, tail]);
    out.push('}');
}

fn string(out: &mut String, parts: &[&str]) {
    out.push('"');
    for part in parts {
        let mut from = 0;
        for (at, c) in part.char_indices() {
            let escaped = match c {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '<' => "\\u003c",
                '\u{2028}' => "\\u2028",
                '\u{2029}' => "\\u2029",
                // Other signs that do not print mean nothing in a name or a sentence.
                '\0'..='\x1f' => " ",
                _ => continue,
            };
            out.push_str(&part[from..at]);
            out.push_str(escaped);
            from = at + c.len_utf8();
        }
        out.push_str(&part[from..]);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_json_that_ends_no_script() {
        let nasty = "</script> \"한글\" \\ \u{2028} \t\n <!--";
        let mut out = String::new();
        object(&mut out, |node| {
            node.text("a", nasty);
            node.text("b", "");
            node.texts("c", ["x"]);
            node.texts("d", ["x", "", "y"]);
            node.texts("e", []);
            node.number("f", 3);
        });
        assert!(!out.contains('<') && out.contains("한글"), "{out}");
        let read: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
        let wanted = serde_json::json!({"a": nasty.replace('\t', " "), "c": "x", "d": ["x", "y"], "f": 3});
        assert_eq!(read, wanted);
    }
}
