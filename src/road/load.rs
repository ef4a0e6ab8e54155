//! The first of the road: reads and parses everything, and puts it together.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Loaded, Memory, Overrides};
use crate::body::Highlights;
use crate::card::emblem::Emblem;
use crate::config::{self, Config};
use crate::diag::{Diag, FieldPath, Place, Severity};
use crate::manuscript::{self, Manuscript};
use crate::render::theme::{self, Theme};
use crate::render::{Engine, Words};
use crate::sort::Inks;
use crate::world::World;
use crate::{check, front, newsroom, path, source};

/// Reads and parses everything. Always gives a newsroom, with what could be read.
pub fn load(world: &dyn World, overrides: &Overrides, highlights: &Highlights) -> (Loaded, Vec<Diag>) {
    load_with(world, overrides, highlights, &Memory::default())
}

/// Does the same, and makes anew only what changed since the last run with this memory. What it gives is
/// the same as without: it is the versions of the files that must be true ([`crate::world::Entry::version`]).
pub fn load_with(
    world: &dyn World,
    overrides: &Overrides,
    highlights: &Highlights,
    _memory: &Memory,
) -> (Loaded, Vec<Diag>) {
    let (mut config, sources, mut diags) = source::survey(world);
    if let Some(base) = &overrides.base_url {
        config.base = base.clone();
        diags.retain(|diag| diag.rule != "base-url-missing");
    }
    // What follows from a broken setting is not worth saying: every story would lack its desk.
    let unsure = diags.iter().any(|diag| {
        diag.severity == Severity::Error && diag.place.as_ref().is_some_and(|p| p.source.as_str() == config::FILE)
    });
    let settings = if unsure { Some(diags.clone()) } else { None };
    let (theme, found) = theme::gather(&config, &sources, world);
    diags.extend(found);
    let (words, found) = Words::load(&theme, &config.languages);
    diags.extend(found);
    let words = Arc::new(words);
    let inks = Inks::of(&config.tokens);
    let (engine, found) = Engine::load(&theme, &words, &config.base, &inks);
    diags.extend(found);

    let parsed: Vec<(Option<Arc<Manuscript>>, Vec<Diag>)> = sources
        .manuscripts
        .par_iter()
        .map(|(entry, shelf)| match source::text(world, entry, source::MANUSCRIPT_LIMIT) {
            Ok(text) => {
                let (manuscript, diags) = manuscript::parse(&entry.path, *shelf, &text, &config, highlights);
                (Some(Arc::new(manuscript)), diags)
            }
            Err(diag) => (None, vec![diag]),
        })
        .collect();
    let mut manuscripts = Vec::with_capacity(parsed.len());
    for (manuscript, found) in parsed {
        manuscripts.extend(manuscript);
        diags.extend(found);
    }
    let front =
        sources.front.as_ref().map(|entry| source::text(world, entry, source::TEXT_LIMIT).map(|text| (entry, text)));
    let front = match front {
        Some(Ok((entry, text))) => {
            let (front, found) = front::read(&entry.path, &text, &config);
            diags.extend(found);
            Some(front)
        }
        Some(Err(diag)) => {
            diags.push(diag);
            None
        }
        None => None,
    };
    let reached = newsroom::reached(&config, &manuscripts, front.as_ref(), &sources);
    let drawn = theme.config.images.is_some() || config.cards && !theme.fonts.is_empty();
    let (pictures, found) = source::image::survey(world, &reached, drawn);
    diags.extend(found);
    let emblem = emblem(&config, &theme, &sources, world).unwrap_or_else(|diag| {
        diags.push(diag);
        None
    });
    let config: Arc<Config> = Arc::new(config);
    let (newsroom, found) = newsroom::assemble(config, manuscripts, front, &sources, &reached, &pictures);
    diags.extend(found);
    diags.extend(check::run(&newsroom));
    let loaded = Loaded {
        newsroom: Arc::new(newsroom),
        theme: Arc::new(theme),
        engine: Arc::new(engine),
        words,
        emblem: emblem.map(Arc::new),
        unsure,
    };
    (loaded, settings.unwrap_or(diags))
}

/// Reads the newsroom's mark, if there are cards to draw it on. That there is no such file is said elsewhere.
fn emblem(
    config: &Config,
    theme: &Theme,
    sources: &source::Sources,
    world: &dyn World,
) -> Result<Option<Emblem>, Diag> {
    let path = config.mark.as_ref().and_then(|url| path::RelPath::new(url.as_str()));
    let entry = path.as_ref().and_then(|path| sources.statics.get(path));
    let Some(entry) = entry.filter(|_| config.cards && theme.card_fonts().is_some()) else { return Ok(None) };
    let bytes = world.read(&entry.path).map_err(|e| format!("it cannot be read: {e}"));
    bytes.and_then(|bytes| Emblem::read(&bytes)).map(Some).map_err(|why| {
        let message = format!("`{}` cannot be drawn on the social cards: {why}", entry.path);
        let hint = "until then they show the first consonant of the name";
        let diag = Diag::warning("card-mark", message).hint(hint);
        let place = path::RelPath::new(config::FILE).map(|file| Place::field(&file, FieldPath::root().key("mark")));
        Diag { place, ..diag }
    })
}
