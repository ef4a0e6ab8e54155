//! Other words in a text that is shown: see `newsroom/words.rs`.

use std::sync::Arc;

use super::{Edition, Page, Piece, Story};
use crate::newsroom;

impl Edition {
    /// Returns the edition of a newsroom that has other words in some texts, and nothing else
    /// ([`newsroom::Newsroom::with_words`]), than the one that this edition was cut from.
    pub fn with_words<'n>(&self, edited: impl Iterator<Item = &'n newsroom::Piece>) -> Self {
        let mut edition = self.clone();
        for is in edited {
            // What is held is not in the edition.
            if let Some(story) = edition.stories.iter_mut().find(|story| story.piece.source == is.source) {
                *story = Arc::new(Story { piece: worded(&story.piece, is), ..Story::clone(story) });
            } else if let Some(page) = edition.pages.iter_mut().find(|page| page.piece.source == is.source) {
                *page = Page { piece: worded(&page.piece, is), ..page.clone() };
            }
        }
        edition
    }
}

fn worded(piece: &Piece, is: &newsroom::Piece) -> Piece {
    Piece { body: is.body.clone(), summary: is.summary.clone(), ..piece.clone() }
}
