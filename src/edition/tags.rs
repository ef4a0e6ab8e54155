//! Tags of what is shown: which words are one, how they are spelled, what their addresses are.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Run, Tag};
use crate::digest::Digest;
use crate::lang::Lang;
use crate::newsroom::Story;
use crate::slug;

/// Makes the tags of the shown stories, and says which each story has.
///
/// Words that differ in upper and lower case only are one tag, spelled as in the oldest story.
pub(super) fn tags(shown: &[&Story], languages: &[Lang]) -> (Vec<Tag>, Vec<Vec<usize>>) {
    let mut tags: Vec<Tag> = Vec::new();
    let mut by_word: HashMap<String, usize> = HashMap::new();
    // Most words are written alike, letter for letter.
    let mut as_written: FxHashMap<&str, usize> = FxHashMap::default();
    let mut slugs: HashSet<Arc<str>> = HashSet::new();
    let mut of_story = vec![Vec::new(); shown.len()];
    for (i, story) in shown.iter().enumerate().rev() {
        let lang = languages.iter().position(|lang| *lang == story.piece.lang);
        for word in &story.tags {
            let index = *as_written.entry(word).or_insert_with(|| {
                *by_word.entry(word.to_lowercase()).or_insert_with_key(|key| {
                    let slug = free_slug(key, &slugs);
                    slugs.insert(slug.clone());
                    tags.push(Tag { name: word.clone(), slug, runs: vec![Run::new(); languages.len()] });
                    tags.len() - 1
                })
            });
            if of_story[i].contains(&index) {
                continue;
            }
            of_story[i].push(index);
            if let Some(lang) = lang {
                tags[index].runs[lang].push(i);
            }
        }
    }
    for run in tags.iter_mut().flat_map(|tag| &mut tag.runs) {
        run.reverse();
    }
    (tags, of_story)
}

/// Two words may be romanised alike. The addition depends on the word alone, so that it stays.
fn free_slug(word: &str, taken: &HashSet<Arc<str>>) -> Arc<str> {
    let slug = slug::slugify(word);
    if !slug.is_empty() && !taken.contains(slug.as_str()) {
        return slug.into();
    }
    let digest = Digest::of(word.as_bytes()).to_string();
    format!("{slug}-{}", &digest[..6]).trim_start_matches('-').into()
}
