//! The middle of the road: the edition of a viewpoint, planned.

use std::sync::Arc;

use super::{Loaded, Press};
use crate::card::Maker;
use crate::diag::{Diag, Severity};
use crate::edition::{Edition, Held, Proof, Viewpoint};
use crate::lang::Lang;
use crate::manuscript::Audience;
use crate::path::RelPath;
use crate::plan::{self, Frame, Plan};

/// Makes the edition of a viewpoint and plans it.
pub fn cut(loaded: &Loaded, viewpoint: &Viewpoint) -> (Press, Vec<Diag>) {
    cut_with(loaded, viewpoint, None)
}

/// Does the same, and takes what did not change from `last`, which was made from this [`Loaded`] or from one
/// before it with the same memory. What it gives is the same as without; any press may be given.
pub fn cut_with(loaded: &Loaded, viewpoint: &Viewpoint, _last: Option<&Press>) -> (Press, Vec<Diag>) {
    let (edition, held, mut diags) = Edition::at(&loaded.newsroom, viewpoint);
    let word = |lang: &Lang, name: &str| loaded.words.of(lang, name).to_owned();
    let cards = cards(loaded);
    let (plan, found) = Plan::of(&edition, &Frame { cards, ..frame(loaded, &word) });
    diags.extend(found);
    if !held.is_empty() {
        diags.extend(clashes_to_come(loaded, viewpoint, &held, &diags));
    }
    if loaded.unsure {
        diags.clear();
    }
    let proof = Proof::of(&loaded.newsroom, viewpoint, plan.addresses());
    (Press { edition: Arc::new(edition), plan: Arc::new(plan), held, proof: Arc::new(proof) }, diags)
}

/// Two addresses that will meet when what is held is shown: better said today than at nine o'clock
/// on the day.
fn clashes_to_come(loaded: &Loaded, viewpoint: &Viewpoint, held: &[Held], known: &[Diag]) -> Vec<Diag> {
    let everything = Viewpoint { audience: Audience::Internal, ..*viewpoint };
    let (edition, _, _) = Edition::at(&loaded.newsroom, &everything);
    // Cards meet nothing: their names hold what is drawn.
    let (_, found) = Plan::of(&edition, &frame(loaded, &|_, _| String::new()));
    // The address of what was taken back may be used again.
    let over = |diag: &Diag| {
        let places = diag.place.iter().chain(diag.related.iter().map(|(place, _)| place));
        let gone = |source: &RelPath| held.iter().any(|held| held.why.was_public() && held.source == *source);
        places.into_iter().any(|place| gone(&place.source))
    };
    found
        .into_iter()
        .filter(|diag| diag.rule == "address-twice" && !known.contains(diag) && !over(diag))
        .map(|diag| {
            let message = format!("{}, once what is held is shown", diag.message);
            Diag { message, ..diag.weighing(Severity::Warning) }
        })
        .collect()
}

/// Opens what makes the cards of a newsroom, if it has any.
pub(super) fn cards(loaded: &Loaded) -> Option<Maker<'_>> {
    let fonts = loaded.theme.card_fonts().filter(|_| loaded.newsroom.config.cards)?;
    Some(Maker::new(fonts, loaded.newsroom.config.tokens, loaded.emblem.as_deref()))
}

fn frame<'f>(loaded: &'f Loaded, word: plan::Word<'f>) -> Frame<'f> {
    Frame {
        theme: &loaded.theme.config,
        assets: loaded.theme.assets.iter().map(|(name, asset)| (name.to_owned(), asset.published.clone())).collect(),
        missing_page: loaded.theme.templates.contains_key("404.html"),
        cards: None,
        word,
    }
}
