//! What every written thing has: made of a manuscript once everything it points at is known.

use std::sync::Arc;

use super::resolve::Directory;
use super::{Clearance, Cover, Piece, Target};
use crate::body::text::summary;
use crate::diag::Diag;
use crate::manuscript::{Image, Manuscript};
use crate::path::UrlPath;

/// How long a summary is that nobody wrote, in characters.
pub const SUMMARY: usize = 160;

/// Returns the summary, or the beginning of the text where nobody wrote one.
pub(super) fn summary_of(manuscript: &Manuscript) -> Arc<str> {
    match &manuscript.front.summary {
        Some(text) => text.clone(),
        None => summary(&manuscript.body.lead, SUMMARY).into(),
    }
}

/// Makes a piece; `own` is its address, if it has a page of its own.
pub(super) fn piece(manuscript: &Manuscript, own: Option<&UrlPath>, directory: &Directory<'_>) -> (Piece, Vec<Diag>) {
    let mut diags = Vec::new();
    let front = &manuscript.front;
    let source = &manuscript.source;
    let targets: Vec<Target> = directory.references(source, &manuscript.lang, own, &manuscript.body, &mut diags);
    let (key, image): (_, Option<&Image>) = match &front.photo {
        Some(photo) => ("photo", Some(photo)),
        None => ("cover", front.cover.as_ref()),
    };
    let name = front.name.as_ref().map(|name| Arc::from(name.get(&manuscript.lang)));
    let title: Arc<str> = front.title.clone().or(name).unwrap_or_else(|| manuscript.id.clone());
    let cover = image.and_then(|image| {
        let at = directory.picture(source, image, key, &mut diags)?;
        let alt = image.alt.clone().unwrap_or_default();
        Some(Cover { at, alt, caption: image.caption.clone(), credit: image.credit.clone(), focus: image.focus })
    });
    let summary = summary_of(manuscript);
    let body = manuscript.body.clone();
    let clearance = Clearance {
        status: front.status,
        audience: front.audience,
        from: front.date,
        embargo: front.embargo,
        expires: front.expires,
    };
    let piece = Piece {
        source: source.clone(),
        lang: manuscript.lang.clone(),
        clearance,
        title,
        summary,
        body,
        targets,
        cover,
        uncovered: front.uncovered,
        extra: front.extra.clone(),
    };
    (piece, diags)
}
