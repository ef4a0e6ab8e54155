//! Finds images that say nothing to those who do not see them.

use super::{Check, Rule};
use crate::diag::{Diag, FieldPath, Place};
use crate::newsroom::{Newsroom, Piece};

/// Somebody who cannot see the picture, and every machine that shares it, needs its words.
pub const RULE: Rule = Rule {
    name: "image-without-alt",
    about: "An image has no words for readers who do not see it (WCAG 2.2, success criterion 1.1.1).",
    check: Check::Piece(check),
};

fn check(newsroom: &Newsroom, piece: &Piece, diags: &mut Vec<Diag>) {
    let bare = newsroom.config.bare;
    let mut tell = |place: Place, what: &str, how: &str| {
        let message = format!("{what} has no words for those who do not see it");
        let diag = if bare { Diag::advice(RULE.name, message) } else { Diag::warning(RULE.name, message) };
        diags.push(diag.at(place).hint(how));
    };
    for reference in piece.body.references.iter().filter(|reference| reference.mute) {
        let place = Place::span(&piece.source, reference.span.clone());
        tell(
            place,
            "the picture",
            "say what it shows between the brackets: `![Two engineers check the line](photo.jpg)`",
        );
    }
    if piece.cover.as_ref().is_some_and(|cover| cover.alt.trim().is_empty()) {
        let key = if piece.source.folder().ends_with("people") { "photo" } else { "cover" };
        let place = Place::field(&piece.source, FieldPath::root().key(key));
        tell(
            place,
            "the picture of the front matter",
            "write `{ src: photo.jpg, alt: what it shows, credit: who took it }`",
        );
    }
}
