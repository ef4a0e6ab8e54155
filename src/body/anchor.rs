//! Heading ids: unique within a text, and steady while other headings stay.

use std::collections::HashMap;
use std::sync::Arc;

use crate::slug;

/// Hands out ids. The second of equal headings gets `-1`, the third `-2`.
#[derive(Default)]
pub(super) struct Anchors {
    given: HashMap<String, usize>,
}

impl Anchors {
    /// Returns the id of a heading; `wish` is the one a writer asked for.
    pub fn give(&mut self, title: &str, wish: Option<&str>) -> String {
        let base = wish.map_or_else(|| slug::anchor(title), slug::anchor);
        let mut id = base.clone();
        loop {
            if !self.given.contains_key(&id) {
                self.given.insert(id.clone(), 0);
                return id;
            }
            // The counter stays with the base, so that thirty thousand equal headings are quick.
            let count = self.given.entry(base.clone()).or_default();
            *count += 1;
            id = format!("{base}-{count}");
        }
    }
}

/// Returns every `id` in the HTML, sorted.
pub(super) fn ids(html: &str) -> Vec<Arc<str>> {
    let mut ids: Vec<Arc<str>> = memchr::memmem::find_iter(html.as_bytes(), b" id=\"")
        .filter_map(|at| {
            let value = &html[at + 5..];
            value.find('"').map(|end| Arc::from(&value[..end]))
        })
        .collect();
    ids.sort_unstable();
    ids
}
