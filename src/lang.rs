//! Languages: a BCP 47 tag, and text that is given in several of them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// A language tag of BCP 47 as the newsroom writes it, `ko`, `en` or `zh-Hant`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Lang(Arc<str>);

impl Lang {
    /// Makes a tag; `None` when the text is not shaped like one (RFC 5646 section 2.1, loosely).
    pub fn new(text: &str) -> Option<Self> {
        let mut parts = text.split(['-', '_']);
        let first = parts.next()?;
        let primary = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_fits = parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        (primary && rest_fits).then(|| {
            let (head, tail) = text.split_at(first.len());
            Self(format!("{}{}", head.to_ascii_lowercase(), tail.replace('_', "-")).into())
        })
    }

    /// Returns the tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the first subtag, `zh` of `zh-Hant`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Tells whether it is a language that companies commonly write in, so that `notes.fr.md` is
    /// French and `v1.io.md` is a name.
    pub fn is_common(&self) -> bool {
        const COMMON: [&str; 24] = [
            "ar", "cs", "da", "de", "en", "es", "fi", "fr", "hi", "hu", "id", "it", "ja", "ko", "nl", "no", "pl", "pt",
            "ru", "sv", "th", "tr", "vi", "zh",
        ];
        COMMON.contains(&self.primary())
    }

    /// Returns the language's own name for itself, as a language switch shows it.
    pub fn own_name(&self) -> &str {
        match self.primary() {
            "ko" => "한국어",
            "en" => "English",
            "ja" => "日本語",
            "zh" if self.0.contains("Hant") || self.0.contains("TW") => "繁體中文",
            "zh" => "简体中文",
            "de" => "Deutsch",
            "fr" => "Français",
            "es" => "Español",
            "pt" => "Português",
            "it" => "Italiano",
            "vi" => "Tiếng Việt",
            "th" => "ไทย",
            "id" => "Bahasa Indonesia",
            "ru" => "Русский",
            "ar" => "العربية",
            _ => &self.0,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// One text, or the same text in several languages.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Text {
    any: Option<Arc<str>>,
    by: BTreeMap<Lang, Arc<str>>,
}

impl Text {
    /// Makes a text that is the same in every language.
    pub fn one(text: impl Into<Arc<str>>) -> Self {
        Self { any: Some(text.into()), by: BTreeMap::new() }
    }

    /// Makes a text from its versions.
    pub fn many(by: BTreeMap<Lang, Arc<str>>) -> Self {
        Self { any: None, by }
    }

    /// Returns the text in `lang`, else the one for all, else the first there is, else nothing.
    pub fn get(&self, lang: &Lang) -> &str {
        self.by.get(lang).or(self.any.as_ref()).or_else(|| self.by.values().next()).map_or("", |text| &**text)
    }

    /// Returns the text in `lang` or the one for all, and nothing in another language.
    pub fn own(&self, lang: &Lang) -> Option<&Arc<str>> {
        self.by.get(lang).or(self.any.as_ref()).filter(|text| !text.is_empty())
    }

    /// Returns the text in all its languages.
    pub fn all(&self) -> impl Iterator<Item = &Arc<str>> {
        self.any.iter().chain(self.by.values())
    }

    /// Returns the versions in other languages that say something else than [`Text::get`] does.
    pub fn others<'t>(&'t self, lang: &Lang) -> impl Iterator<Item = &'t str> {
        let shown = self.get(lang).to_owned();
        self.by.values().map(|text| &**text).filter(move |text| !text.is_empty() && *text != shown)
    }

    /// Tells whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.any.as_deref().is_none_or(str::is_empty) && self.by.values().all(|text| text.is_empty())
    }
}
