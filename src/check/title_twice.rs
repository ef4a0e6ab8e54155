//! Finds two stories of one language with the same headline.

use rustc_hash::FxHashMap;

use super::{Check, Rule};
use crate::diag::{Diag, FieldPath, Place};
use crate::newsroom::Newsroom;

/// In a list, a search result or a chat, readers could not tell them apart.
pub const RULE: Rule = Rule {
    name: "title-twice",
    about: "Two stories have the same headline, so readers cannot tell them apart in a list or a search.",
    check: Check::All(check),
};

fn check(newsroom: &Newsroom, diags: &mut Vec<Diag>) {
    let mut seen = FxHashMap::default();
    for story in &newsroom.stories {
        let piece = &story.piece;
        if let Some(other) = seen.insert((&piece.lang, &piece.title), &piece.source) {
            let message = format!("the headline `{}` is there twice", piece.title);
            let diag =
                if newsroom.config.bare { Diag::advice(RULE.name, message) } else { Diag::warning(RULE.name, message) };
            diags.push(
                diag.at(Place::field(&piece.source, FieldPath::root().key("title")))
                    .also(Place::file(other), "the other one")
                    .hint("say in one of them what is different"),
            );
        }
    }
}
