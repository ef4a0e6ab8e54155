//! Writes tags, one a line: the only place where text becomes markup.

use crate::body::escape;

/// Tags of a head, as they are written.
#[derive(Default)]
pub(super) struct Tags(String);

impl Tags {
    pub fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Returns the tags without the last line's end.
    pub fn finish(mut self) -> String {
        if self.0.ends_with('\n') {
            self.0.pop();
        }
        self.0
    }

    /// Writes `<meta name content>`, unless there is nothing to say.
    pub fn name(&mut self, name: &str, content: &str) {
        self.tag("<meta name=\"", name, content);
    }

    /// Writes `<meta property content>` of Open Graph, unless there is nothing to say.
    pub fn property(&mut self, property: &str, content: &str) {
        self.tag("<meta property=\"", property, content);
    }

    fn tag(&mut self, open: &str, name: &str, content: &str) {
        if content.is_empty() {
            return;
        }
        self.0.push_str(open);
        self.0.push_str(name);
        self.0.push_str("\" content=\"");
        escape(&mut self.0, content);
        self.0.push_str("\">\n");
    }

    /// Writes `<meta name content>` with more attributes.
    pub fn name_with(&mut self, name: &str, content: &str, more: &[(&str, &str)]) {
        self.0.push_str("<meta name=\"");
        self.0.push_str(name);
        self.0.push('"');
        self.attributes(more);
        self.0.push_str(" content=\"");
        escape(&mut self.0, content);
        self.0.push_str("\">\n");
    }

    fn attributes(&mut self, attributes: &[(&str, &str)]) {
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape(&mut self.0, value);
            self.0.push('"');
        }
    }

    /// Writes `<link rel href>` with more attributes, those of no value left out.
    pub fn link(&mut self, rel: &str, href: &str, more: &[(&str, &str)]) {
        self.0.push_str("<link rel=\"");
        self.0.push_str(rel);
        self.0.push('"');
        self.attributes(more);
        self.0.push_str(" href=\"");
        escape(&mut self.0, href);
        self.0.push_str("\">\n");
    }

    /// Writes the page's title.
    pub fn title(&mut self, parts: &[&str]) {
        self.0.push_str("<title>");
        for part in parts {
            escape(&mut self.0, part);
        }
        self.0.push_str("</title>\n");
    }

    /// Writes what is markup already.
    pub fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Gives the text that the tags are written to.
    pub fn out(&mut self) -> &mut String {
        &mut self.0
    }
}
