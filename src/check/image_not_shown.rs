//! Finds pictures in formats that browsers do not show.

use super::{Check, Rule};
use crate::body::Goal;
use crate::diag::{Diag, FieldPath, Place, Severity};
use crate::manuscript::Status;
use crate::newsroom::{Newsroom, Piece, Target};
use crate::source::image::Format;

/// A telephone's HEIC or a scanner's TIFF is an empty frame for most readers, and it keeps the place
/// where it was taken, which cannot be taken out. As a file to download, either is fine.
pub const RULE: Rule = Rule {
    name: "image-not-shown",
    about: "A picture is HEIC or TIFF, which most browsers do not show.",
    check: Check::Piece(check),
};

fn check(newsroom: &Newsroom, piece: &Piece, diags: &mut Vec<Diag>) {
    let format = |at: usize| newsroom.media[at].picture.map(|picture| picture.format);
    let is_wrong = |at: &usize| matches!(format(*at), Some(Format::Heic | Format::Tiff));
    // Nothing that is being written stops a build.
    let is_open = matches!(piece.clearance.status, Status::Draft | Status::Review);
    let severity = if newsroom.config.bare || is_open { Severity::Warning } else { Severity::Error };
    let mut tell = |place: Place, at: usize| {
        let source = &newsroom.media[at].source;
        let name = format(at).map_or("", Format::name);
        let diag = Diag::error(RULE.name, format!("`{}` is {name}, which most browsers do not show", source.name()))
            .at(place)
            .hint(format!("save it as a JPEG, `{}.jpg`, and name that one here", source.stem()));
        diags.push(diag.weighing(severity));
    };
    for (reference, target) in piece.body.references.iter().zip(&piece.targets) {
        if let Target::Media(at) = target
            && reference.goal == Goal::Picture
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
