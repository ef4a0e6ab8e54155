//! Finds a translation that is public while the story it translates is under embargo or taken back.

use rustc_hash::FxHashMap;

use super::{Check, Rule};
use crate::diag::{Diag, Place};
use crate::manuscript::Status;
use crate::newsroom::{Newsroom, Story};

/// One language may tell what the other must not. It may be meant so, hence a warning.
pub const RULE: Rule = Rule {
    name: "translation-not-held",
    about: "A story is under embargo or withdrawn in one language, and its translation is not.",
    check: Check::All(check),
};

fn check(newsroom: &Newsroom, diags: &mut Vec<Diag>) {
    let mut groups: FxHashMap<usize, Vec<&Story>> = FxHashMap::default();
    for story in &newsroom.stories {
        groups.entry(story.group).or_default().push(story);
    }
    for story in &newsroom.stories {
        let others = groups.get(&story.group).map_or(&[][..], |group| group);
        let Some((held, why)) = others.iter().find_map(|other| Some((*other, reason(other, story)?))) else { continue };
        diags.push(
            Diag::warning(RULE.name, format!("the same story is {} in another language, and this one is not", why.0))
                .at(Place::file(&story.piece.source))
                .also(Place::file(&held.piece.source), "the one that is")
                .hint(why.1),
        );
    }
}

/// Says why `other` is held while `story` would be public.
fn reason(other: &Story, story: &Story) -> Option<(&'static str, &'static str)> {
    let (held, open) = (&other.piece.clearance, &story.piece.clearance);
    let writing = |status| matches!(status, Status::Draft | Status::Review | Status::Withdrawn);
    if writing(open.status) {
        return None;
    }
    if held.status == Status::Withdrawn {
        return Some(("withdrawn", "write `status: withdrawn` here, too, if the news is taken back"));
    }
    let lifts = held.embargo.filter(|_| !writing(held.status))?;
    let opens = open.from.max(open.embargo);
    let before = opens.is_none_or(|opens| opens < lifts);
    before.then_some(("under embargo", "give both files the same `embargo:`"))
}
