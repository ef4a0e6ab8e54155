//! What a file's name says: the id, the language, and in folders from elsewhere the date.

use std::sync::Arc;

use crate::config::Config;
use crate::lang::Lang;
use crate::moment::{self, Moment};
use crate::path::RelPath;

/// What a file's name says.
pub(super) struct Name {
    pub id: Arc<str>,
    pub lang: Option<Lang>,
    /// A language of the world that the newsroom does not have.
    pub foreign: Option<String>,
    pub date: Option<Moment>,
}

/// Reads a name.
pub(super) fn name(source: &RelPath, config: &Config) -> Name {
    let stem = source.stem();
    let mut foreign = None;
    let (stem, lang) = match stem.rsplit_once('.') {
        Some((base, suffix)) => match Lang::new(suffix).filter(|lang| config.languages.contains(lang)) {
            Some(lang) => (base, Some(lang)),
            None => {
                foreign = Lang::new(suffix).filter(|lang| lang.is_common()).map(|lang| lang.to_string());
                (stem, None)
            }
        },
        None => (stem, None),
    };
    let folder = source.folder().rsplit('/').next().unwrap_or_default();
    let mut id = if stem == "index" && !folder.is_empty() { folder } else { stem };
    let mut date = None;
    if config.bare && id.len() > 11 && id.is_char_boundary(10) && id[10..].starts_with(['-', '_']) {
        // Jekyll keeps the date in the file's name.
        if let Ok(written) = moment::parse(&id[..10]) {
            date = Some(written.at(&config.zone));
            id = &id[11..];
        }
    }
    Name { id: id.into(), lang, foreign, date }
}
