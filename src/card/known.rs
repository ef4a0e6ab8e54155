//! Cards that were laid out before, by what they say.
//!
//! To lay a card out takes a fiftieth of a millisecond, which is much for ten thousand pages and one edit.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::{Content, Maker};
use crate::digest::Digest;

/// How many times what one plan has may be remembered: each audience has cards of its own.
const PLANS: usize = 4;

/// What is known of a card when it has been laid out.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The digest of what is drawn.
    pub digest: Digest,
    /// Letters of the headline that no font has.
    pub missing: Vec<char>,
    /// Letters of the foot that no font has.
    pub missing_in_foot: Vec<char>,
}

impl Laid {
    /// Lays a card out.
    pub fn of(maker: &Maker<'_>, content: &Content) -> Self {
        let drawing = maker.lay(content);
        let digest = maker.digest(&drawing);
        Self { digest, missing: drawing.missing, missing_in_foot: drawing.missing_in_foot }
    }
}

type Cards = FxHashMap<Content, Arc<Laid>>;

/// Cards that were laid out by makers with the same fonts, colours and mark.
#[derive(Default, Debug)]
pub struct Known(Mutex<Arc<Cards>>);

impl Known {
    /// Returns all of them.
    pub fn cards(&self) -> Arc<Cards> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps the cards of a plan besides, or alone when too many others are known.
    pub fn keep(&self, plan: Cards) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > PLANS * plan.len() {
            *known = Arc::new(plan);
        } else {
            Arc::make_mut(&mut known).extend(plan);
        }
    }
}
