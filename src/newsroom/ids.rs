//! Names of stories, as `related:` and collections use them.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diag::{Diag, FieldPath, Place, Severity, suggest};
use crate::manuscript::{Manuscript, Status};
use crate::path::RelPath;

/// Groups of stories by their names.
pub(super) struct Ids {
    groups: FxHashMap<Arc<str>, Vec<usize>>,
    sources: FxHashMap<usize, RelPath>,
    /// Paths without language and extension, which translations have in common.
    families: FxHashMap<usize, Arc<str>>,
    /// Ids by headline, for those who write the one where the other is wanted.
    titles: FxHashMap<Arc<str>, Arc<str>>,
    /// Groups in which something is past its draft.
    ready: FxHashSet<usize>,
}

impl Ids {
    pub fn new(stories: &[Arc<Manuscript>], groups: &[usize]) -> Self {
        let mut ids = Self {
            groups: FxHashMap::default(),
            sources: FxHashMap::default(),
            families: FxHashMap::default(),
            titles: FxHashMap::default(),
            ready: FxHashSet::default(),
        };
        for (manuscript, group) in stories.iter().zip(groups) {
            ids.sources.entry(*group).or_insert_with(|| manuscript.source.clone());
            ids.families.entry(*group).or_insert_with(|| manuscript.family.clone());
            if let Some(title) = &manuscript.front.title {
                ids.titles.entry(title.clone()).or_insert_with(|| manuscript.id.clone());
            }
            if !matches!(manuscript.front.status, Status::Draft | Status::Review) {
                ids.ready.insert(*group);
            }
            let known = ids.groups.entry(manuscript.id.clone()).or_default();
            if !known.contains(group) {
                known.push(*group);
            }
        }
        ids
    }

    /// Says which story is meant by a name that is none.
    fn meant(&self, name: &str, id: &str) -> Option<String> {
        match self.titles.get(name.trim()) {
            Some(id) => Some(format!("this is a headline; write the story's id, `{id}`")),
            None => suggest::did_you_mean(id, self.groups.keys().map(|id| &**id)),
        }
    }

    /// Finds a story by its id or by the end of its path.
    pub fn group(&self, name: &str, place: Place, bare: bool, diags: &mut Vec<Diag>) -> Option<usize> {
        let path = name.trim_end_matches(".md").trim_end_matches("/index").trim_matches('/');
        let id = path.rsplit('/').next().unwrap_or(path);
        let found = self.groups.get(id).map_or(&[][..], |groups| groups);
        let fits = |group: &&usize| {
            let stem = self.families[*group].trim_end_matches("/index");
            path == id || stem.ends_with(&format!("/{path}"))
        };
        let mut fitting: Vec<&usize> = found.iter().filter(fits).collect();
        if fitting.len() > 1 {
            // A draft of the same name must not take a relation away from what is public.
            fitting.retain(|group| self.ready.contains(*group));
        }
        let diag = match fitting.as_slice() {
            [group] => return Some(**group),
            [] => Diag::error("story-unknown", format!("there is no story `{name}`")).maybe_hint(self.meant(name, id)),
            several => several.iter().fold(
                Diag::error("story-ambiguous", format!("there are {} stories called `{name}`", several.len()))
                    .hint("write the folder before the name, `2026/name`"),
                |diag, group| diag.also(Place::file(&self.sources[*group]), "one of them"),
            ),
        };
        diags.push(diag.at(place).weighing(if bare { Severity::Warning } else { Severity::Error }));
        None
    }
}

/// Finds the stories of a collection, with the curator's notes.
pub(super) fn picks(
    version: &Manuscript,
    ids: &Ids,
    bare: bool,
    diags: &mut Vec<Diag>,
) -> Vec<(usize, Option<Arc<str>>)> {
    let mut picks: Vec<(usize, Option<Arc<str>>)> = Vec::new();
    for (i, (name, note)) in version.front.picks.iter().enumerate() {
        let place = Place::field(&version.source, FieldPath::root().key("stories").index(i));
        let Some(group) = ids.group(name, place.clone(), bare, diags) else { continue };
        if picks.iter().any(|(known, _)| *known == group) {
            diags.push(Diag::error("pick-twice", format!("`{name}` is in the collection twice")).at(place));
        } else {
            picks.push((group, note.clone()));
        }
    }
    picks
}
