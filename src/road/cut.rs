//! The middle of the road: the edition of a viewpoint, planned.

use std::sync::Arc;

use super::{Basis, Loaded, Press};
use crate::card::Maker;
use crate::diag::{Diag, Severity, counts_bytes_of};
use crate::edition::{Edition, Held, Proof, Viewpoint};
use crate::lang::Lang;
use crate::manuscript::Audience;
use crate::newsroom::Piece;
use crate::path::{RelPath, UrlPath};
use crate::plan::{self, Asset, Frame, Plan, What};
use crate::render::Renderer;
use crate::render::theme::Theme;

/// Makes the edition of a viewpoint and plans it.
pub fn cut(loaded: &Loaded, viewpoint: &Viewpoint) -> (Press, Vec<Diag>) {
    cut_with(loaded, viewpoint, None)
}

/// Does the same, and takes what did not change from `last`. What it gives is the same as without.
///
/// Any press may be given. One is of use when it was made for the same audience from this [`Loaded`] or an
/// earlier one of the same memory, and the moment is not before that of its making, nor so late that anything
/// has come up since: before [`Edition::next_change`] the edition is the same one.
pub fn cut_with(loaded: &Loaded, viewpoint: &Viewpoint, last: Option<&Press>) -> (Press, Vec<Diag>) {
    let again = last.and_then(|last| again(loaded, viewpoint, last));
    let press = again.unwrap_or_else(|| anew(loaded, viewpoint, last));
    let diags = press.basis.diags.clone();
    (press, diags)
}

fn anew(loaded: &Loaded, viewpoint: &Viewpoint, last: Option<&Press>) -> Press {
    let shown = || {
        let (edition, held, mut diags) = Edition::at(&loaded.newsroom, viewpoint);
        let word = |lang: &Lang, name: &str| loaded.words.of(lang, name).to_owned();
        let (plan, found) = Plan::of(
            &edition,
            &Frame { cards: cards(loaded).map(|maker| (maker, &*loaded.cards)), ..frame(loaded, &word) },
        );
        diags.extend(found);
        let proof = Proof::of(&loaded.newsroom, viewpoint, plan.addresses(), last.map(|last| &*last.proof));
        (edition, held, plan, proof, diags)
    };
    let clashes = || {
        let holds = Edition::holds(&loaded.newsroom, viewpoint);
        if holds { clashes_some_day(loaded, viewpoint) } else { Vec::new() }
    };
    let ((edition, held, plan, proof, mut diags), clashes) = rayon::join(shown, clashes);
    let clashes = clashes_to_come(clashes, &held, &diags);
    diags.extend(clashes);
    if loaded.unsure {
        diags.clear();
    }
    let basis = Basis { loaded: loaded.clone(), viewpoint: *viewpoint, diags };
    Press {
        edition: Arc::new(edition),
        plan: Arc::new(plan),
        held: held.into(),
        proof: Arc::new(proof),
        basis: Arc::new(basis),
    }
}

/// Makes a press out of the last one, if nothing is another than the words of some texts and the files of the
/// theme.
fn again(loaded: &Loaded, viewpoint: &Viewpoint, last: &Press) -> Option<Press> {
    let Basis { loaded: before, viewpoint: then, diags } = &*last.basis;
    let is_open = last.edition.settled_until.is_none_or(|until| viewpoint.now < until);
    let same = viewpoint.audience == then.audience
        && then.now <= viewpoint.now
        && is_open
        && Arc::ptr_eq(&loaded.origin, &before.origin)
        && plans_alike(loaded, before)
        && loaded.unsure == before.unsure;
    if !same {
        return None;
    }
    let edited: Vec<(&Piece, &Piece)> = loaded.newsroom.worded_since(&before.newsroom).collect();
    // What is said of bytes of the text would name others now.
    if edited.iter().any(|(_, is)| counts_bytes_of(diags, &is.source)) {
        return None;
    }
    let edition = match edited.is_empty() {
        true => last.edition.clone(),
        false => Arc::new(last.edition.with_words(edited.iter().map(|(_, is)| *is))),
    };
    let plan = plan_again(loaded, before, last)?;
    let proof = if !edited.iter().all(|(was, is)| Proof::seeks_same(was, is)) {
        Arc::new(Proof::of(&loaded.newsroom, viewpoint, plan.addresses(), Some(&last.proof)))
    } else if Arc::ptr_eq(&plan, &last.plan) {
        last.proof.clone()
    } else {
        Arc::new(last.proof.with_addresses(assets_of(&last.plan), assets_of(&plan)))
    };
    let basis = Arc::new(Basis { loaded: loaded.clone(), viewpoint: *viewpoint, diags: diags.clone() });
    Some(Press { edition, plan, held: last.held.clone(), proof, basis })
}

/// Tells whether all but the assets of the theme is planned alike.
fn plans_alike(loaded: &Loaded, before: &Loaded) -> bool {
    let (is, was) = (&loaded.theme, &before.theme);
    let theme = || is.config == was.config && has_missing_page(is) == has_missing_page(was);
    // Words of the theme stand on cards.
    let cards = || !loaded.newsroom.config.cards || Arc::ptr_eq(&loaded.cards, &before.cards) && is.words == was.words;
    (Arc::ptr_eq(is, was) || theme()) && cards()
}

/// Returns the last plan, with the assets of the theme as it is now.
fn plan_again(loaded: &Loaded, before: &Loaded, last: &Press) -> Option<Arc<Plan>> {
    let (was, is) = (assets(before), assets(loaded));
    if was == is {
        return Some(last.plan.clone());
    }
    // What is held would meet an asset some day.
    let newsroom = &loaded.newsroom;
    let stories = newsroom.stories.iter().map(|story| (&story.permalink, &story.aliases));
    let pages = newsroom.pages.iter().map(|page| (&page.permalink, &page.aliases));
    let mut addresses = stories.chain(pages).flat_map(|(own, others)| others.iter().chain([own]));
    if addresses.any(plan::is_with_assets) {
        return None;
    }
    last.plan.with_assets(&last.edition, &was, &is).map(Arc::new)
}

fn assets_of(plan: &Plan) -> impl Iterator<Item = &UrlPath> {
    plan.jobs.iter().filter(|job| matches!(job.what, What::Asset(_))).map(|job| &job.url)
}

/// Finds the addresses that meet when everything is shown.
fn clashes_some_day(loaded: &Loaded, viewpoint: &Viewpoint) -> Vec<Diag> {
    let everything = Viewpoint { audience: Audience::Internal, ..*viewpoint };
    let (edition, _, _) = Edition::at(&loaded.newsroom, &everything);
    // Cards meet nothing: their names hold what is drawn.
    let (_, found) = Plan::of(&edition, &frame(loaded, &|_, _| String::new()));
    found
}

/// Two addresses that will meet when what is held is shown: better said today than at nine o'clock
/// on the day.
fn clashes_to_come(found: Vec<Diag>, held: &[Held], known: &[Diag]) -> Vec<Diag> {
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

impl Loaded {
    /// Prepares what the pages of a press share: jobs can be rendered one at a time with it. The press is one
    /// that was cut from this.
    pub fn renderer<'r>(&'r self, press: &'r Press) -> Renderer<'r> {
        let cards = Box::new(|| cards(self));
        Renderer::new(&press.edition, &press.plan, &self.theme, &self.engine, &self.words, cards)
    }
}

/// Opens what makes the cards of a newsroom, if it has any.
fn cards(loaded: &Loaded) -> Option<Maker<'_>> {
    let fonts = loaded.theme.card_fonts().filter(|_| loaded.newsroom.config.cards)?;
    Some(Maker::new(fonts, loaded.newsroom.config.tokens, loaded.emblem.as_deref()))
}

fn frame<'f>(loaded: &'f Loaded, word: plan::Word<'f>) -> Frame<'f> {
    Frame {
        theme: &loaded.theme.config,
        assets: assets(loaded),
        missing_page: has_missing_page(&loaded.theme),
        cards: None,
        word,
    }
}

/// Returns the assets of the theme.
fn assets(loaded: &Loaded) -> Vec<Asset> {
    loaded.theme.assets.iter().map(|(name, asset)| (name.to_owned(), asset.published.clone())).collect()
}

fn has_missing_page(theme: &Theme) -> bool {
    theme.templates.contains_key("404.html")
}
