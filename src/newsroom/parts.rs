//! Series as stories name them, and the numbers of their parts.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::roster::field;
use super::{Series, Story};
use crate::config::Config;
use crate::diag::{Diag, Place, suggest};
use crate::lang::Lang;
use crate::manuscript::Manuscript;
use crate::slug;

/// Finds the series that a story names; in a folder from elsewhere the name alone makes one.
pub(super) fn series_named(
    config: &Config,
    id: &Arc<str>,
    manuscript: &Manuscript,
    ids: &FxHashMap<Arc<str>, usize>,
    made: &mut Vec<Series>,
    diags: &mut Vec<Diag>,
) -> Option<usize> {
    if let Some(index) = ids.get(id).copied().or_else(|| made.iter().position(|series| series.id == *id)) {
        return Some(index);
    }
    if config.bare {
        let slug = slug::check(&slug::slugify(id)).ok()?;
        made.push(Series { id: id.clone(), slug, versions: Vec::new() });
        return Some(made.len() - 1);
    }
    let hint = suggest::did_you_mean(id, ids.keys().map(|id| &**id))
        .unwrap_or_else(|| format!("write `content/series/{}.md` with its title", slug::slugify(id)));
    diags.push(
        Diag::error("series-unknown", format!("there is no series `{id}`"))
            .at(field(&manuscript.source, "series"))
            .hint(hint),
    );
    None
}

/// Two stories of one language cannot be the same part.
pub(super) fn check_parts(stories: &[Arc<Story>], series: &[Series], diags: &mut Vec<Diag>) {
    let mut seen: HashMap<(usize, u32, &Lang), &Story> = HashMap::new();
    for story in stories {
        let Some((index, Some(part))) = story.series else { continue };
        if let Some(other) = seen.insert((index, part, &story.piece.lang), story) {
            diags.push(
                Diag::error("part-twice", format!("part {part} of `{}` is there twice", series[index].id))
                    .at(field(&story.piece.source, "series"))
                    .also(Place::file(&other.piece.source), "the other one"),
            );
        }
    }
}
