//! Code: highlighted by syntect as classes, remembered by digest.
//!
//! A kilobyte of code costs as much as a hundred kilobytes of Markdown, so what was highlighted
//! once is kept. A forgotten memory costs time and changes no byte.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use crate::digest::Digest;

/// Changes whenever the same code would give other HTML.
const MAKER: &[u8] = b"highlight/1 syntect/5.3";
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };
/// Beyond these, code is shown without colours: minified files take minutes otherwise.
const LONGEST_BLOCK: usize = 100_000;
const LONGEST_LINE: usize = 2_000;

/// Highlights code, and remembers.
#[derive(Default)]
pub struct Highlights {
    remembered: HashMap<Digest, Arc<str>>,
    used: Mutex<HashMap<Digest, Arc<str>>>,
}

impl Highlights {
    /// Begins with what an earlier run remembered.
    pub fn remembering(remembered: HashMap<Digest, Arc<str>>) -> Self {
        Self { remembered, used: Mutex::default() }
    }

    /// Returns what this run used, and whether that differs from what it began with.
    pub fn into_used(self) -> (HashMap<Digest, Arc<str>>, bool) {
        let used = self.used.into_inner().unwrap_or_default();
        let changed = used.len() != self.remembered.len() || used.keys().any(|key| !self.remembered.contains_key(key));
        (used, changed)
    }

    /// Returns the code as HTML with classes, or `None` when the language is not known.
    pub(super) fn html(&self, language: &str, code: &str) -> Option<Arc<str>> {
        if language.is_empty() || code.len() > LONGEST_BLOCK || code.lines().any(|line| line.len() > LONGEST_LINE) {
            return None;
        }
        let key = Digest::of_parts(&[MAKER, language.as_bytes(), code.as_bytes()]);
        let known = self.remembered.get(&key).cloned().or_else(|| self.used.lock().ok()?.get(&key).cloned());
        let html = match known {
            Some(html) => html,
            None => highlight(language, code)?,
        };
        if let Ok(mut used) = self.used.lock() {
            used.insert(key, html.clone());
        }
        Some(html)
    }
}

fn highlight(language: &str, code: &str) -> Option<Arc<str>> {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    let set = SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines);
    let token = match language {
        "ts" | "tsx" | "typescript" | "jsx" => "js",
        "jsonc" | "json5" => "json",
        "sh" | "zsh" | "console" | "shell" | "shell-session" => "bash",
        "yml" => "yaml",
        other => other,
    };
    let syntax = set.find_syntax_by_token(token)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, set, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize().into())
}
