//! Finds files with the name of a picture from which nothing private can be taken out.

use super::{Check, Rule};
use crate::diag::{Diag, FieldPath, Place};
use crate::newsroom::{Newsroom, Piece, Target};
use crate::source::image::Format;

/// A photo says where it was taken and with which camera. What begins like no picture we know would
/// go out with all of it: viewers find the picture behind a stray byte, and so do the curious.
pub const RULE: Rule = Rule {
    name: "image-not-cleaned",
    about: "A file has the name of a picture and does not begin like one, so its personal data stays in it.",
    check: Check::Piece(check),
};

fn check(newsroom: &Newsroom, piece: &Piece, diags: &mut Vec<Diag>) {
    let is_wrong = |at: &usize| {
        let media = &newsroom.media[*at];
        // What lies in `static/` is published as it is.
        !media.fixed && media.picture.is_some_and(|picture| picture.format == Format::Other && picture.size.is_none())
    };
    let mut tell = |place: Place, at: usize| {
        let name = newsroom.media[at].source.name();
        let message = format!(
            "`{name}` is not the image its name says: what it tells of place, camera and people cannot be taken out"
        );
        let diag = Diag::warning(RULE.name, message).at(place);
        diags.push(diag.hint("open it in an image program and save it again"));
    };
    for (reference, target) in piece.body.references.iter().zip(&piece.targets) {
        if let Target::Media(at) = target
            && is_wrong(at)
        {
            tell(Place::span(&piece.source, reference.span.clone()), *at);
        }
    }
    if let Some(at) = piece.cover.as_ref().and_then(|cover| cover.at.as_ref().ok()).filter(|at| is_wrong(at)) {
        let key = if piece.source.folder().ends_with("people") { "photo" } else { "cover" };
        tell(Place::field(&piece.source, FieldPath::root().key(key)), *at);
    }
}
