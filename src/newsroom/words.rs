//! Other words in a text: what a newsroom becomes when nothing else of a manuscript was changed.
//!
//! Whether nothing else was is for [`Manuscript::differs_in_words`] to say. Whatever is known of other
//! texts, of links and of addresses stays true then, and nothing has to be put together again.

use std::sync::Arc;

use super::piece::summary_of;
use super::{Newsroom, Page, Piece, Story};
use crate::manuscript::Manuscript;

impl Newsroom {
    /// Returns the newsroom with the words of some stories and pages, and their positions among the pieces
    /// ([`Newsroom::pieces`]); nothing when one of the manuscripts is neither.
    pub fn with_words(&self, edited: &[Arc<Manuscript>]) -> Option<(Self, Vec<usize>)> {
        let mut newsroom = self.clone();
        let mut places = Vec::with_capacity(edited.len());
        for manuscript in edited {
            let stories = self.stories.iter().map(|story| &story.piece);
            let all = stories.chain(self.pages.iter().map(|page| &page.piece));
            let at = all.into_iter().position(|piece| piece.source == manuscript.source)?;
            match at.checked_sub(self.stories.len()) {
                None => {
                    let story = &self.stories[at];
                    newsroom.stories[at] =
                        Arc::new(Story { piece: worded(&story.piece, manuscript), ..Story::clone(story) });
                }
                Some(page) => {
                    let written = &self.pages[page];
                    newsroom.pages[page] = Page { piece: worded(&written.piece, manuscript), ..written.clone() };
                }
            }
            places.push(at);
        }
        Some((newsroom, places))
    }

    /// Returns the stories and pages whose words are others than in `before`, which is this newsroom with
    /// other words ([`Newsroom::with_words`]), each as it was and as it is.
    pub fn worded_since<'n>(&'n self, before: &'n Self) -> impl Iterator<Item = (&'n Piece, &'n Piece)> {
        let stories = before.stories.iter().zip(&self.stories).filter(|(was, is)| !Arc::ptr_eq(was, is));
        let pages = before.pages.iter().zip(&self.pages).map(|(was, is)| (&was.piece, &is.piece));
        let pages = pages.filter(|(was, is)| !Arc::ptr_eq(&was.body, &is.body));
        stories.map(|(was, is)| (&was.piece, &is.piece)).chain(pages)
    }
}

fn worded(piece: &Piece, manuscript: &Manuscript) -> Piece {
    Piece { body: manuscript.body.clone(), summary: summary_of(manuscript), ..piece.clone() }
}
