//! Draws the cards of pages, and says in words what is on them.

use std::sync::OnceLock;

use super::Renderer;
use crate::card::draw::draw;
use crate::card::{Content, Maker};
use crate::diag::Diag;
use crate::lang::Lang;
use crate::plan::What;
use crate::plan::cards::{Captions, variant_word};
use crate::world::World;

/// Opens what makes cards.
pub type Open<'r> = Box<dyn Fn() -> Option<Maker<'r>> + Send + Sync + 'r>;

/// What draws cards, opened when the first is asked for.
pub(super) struct Cards<'r> {
    open: Open<'r>,
    maker: OnceLock<Option<Maker<'r>>>,
    captions: OnceLock<Captions<'r>>,
}

impl<'r> Cards<'r> {
    pub(super) fn new(open: Open<'r>) -> Self {
        Self { open, maker: OnceLock::new(), captions: OnceLock::new() }
    }
}

impl Renderer<'_> {
    /// Draws the card of a page.
    pub(super) fn card(&self, page: &What, world: &dyn World) -> Result<Vec<u8>, Diag> {
        let maker = self.cards.maker.get_or_init(|| (self.cards.open)()).as_ref();
        match (maker, self.content(page)) {
            (Some(maker), Some(content)) => draw(maker, &maker.lay(&content), world),
            _ => unreachable!("a card is planned where it can be made"),
        }
    }

    /// Returns what a card shows, in words: its headline, and what sort of page it is for.
    pub(super) fn card_alt(&self, page: &What) -> String {
        let word = |lang: &Lang, name: &str| self.word(lang, name).to_owned();
        let headline = self.content(page).map(|content| content.headline).unwrap_or_default();
        match variant_word(self.edition, page, &word) {
            sort if sort.is_empty() => headline,
            sort => format!("{headline} – {sort}"),
        }
    }

    fn content(&self, page: &What) -> Option<Content> {
        let word = |lang: &Lang, name: &str| self.word(lang, name).to_owned();
        self.cards.captions.get_or_init(|| Captions::new(self.edition)).of(page, &word)
    }
}
