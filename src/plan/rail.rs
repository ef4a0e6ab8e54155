//! Fills the rails of a theme: which stories they have on a page.
//!
//! What a rail may show is looked up once a language and desk, not once a page: a theme with five
//! rails must not look through ten thousand stories on each of ten thousand pages.

use crate::config::rail::{On, Rail};
use crate::edition::Edition;

/// How many stories the lead and the picks take at the most.
const FRONT: usize = 4;

/// The rails of an edition.
#[derive(Debug)]
pub struct Rails {
    rails: Vec<Pool>,
}

/// What a rail may show.
#[derive(Debug)]
struct Pool {
    rail: Rail,
    /// For each language, for each desk (or for all of them together): stories, the newest first.
    stories: Vec<Vec<Vec<usize>>>,
}

/// A page that asks for its rails.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// What it is; none for a page that only has the rails of all.
    pub on: Option<On>,
    /// The position of its language.
    pub lang: usize,
    /// Its desk, by position.
    pub desk: Option<usize>,
    /// The story that it is about.
    pub own: Option<usize>,
    /// What it shows besides, by position.
    pub shown: &'a [usize],
}

impl Rails {
    /// Looks up what each rail may show. `most` is how much a page shows besides its rails.
    pub(super) fn of(edition: &Edition, rails: &[Rail], most: usize) -> Self {
        let mut before = 0;
        let pools = rails.iter().map(|rail| {
            // Enough to leave out the page's own story, and what it shows already.
            let size = rail.count + 1 + if rail.fresh { before + FRONT + most } else { 0 };
            before += rail.count;
            let fits = |story: &&usize| rail.kind.is_none_or(|kind| edition.stories[**story].kind == kind);
            let pool = |run: &[usize]| run.iter().filter(fits).take(size).copied().collect();
            let of = |lang: usize| {
                if rail.same_desk {
                    edition.desks.iter().map(|desk| pool(&desk.runs[lang])).collect()
                } else {
                    vec![pool(&edition.runs[lang])]
                }
            };
            Pool { rail: rail.clone(), stories: (0..edition.languages.len()).map(of).collect() }
        });
        Self { rails: pools.collect() }
    }

    /// Returns the rails of a page with their stories, in the theme's order.
    pub fn on(&self, page: &Asking<'_>) -> Vec<(&str, Vec<usize>)> {
        let mut filled: Vec<(&str, Vec<usize>)> = Vec::new();
        let wanted = |on: &On| *on == On::All || Some(*on) == page.on;
        for Pool { rail, stories } in self.rails.iter().filter(|pool| pool.rail.on.iter().any(wanted)) {
            let desk = if rail.same_desk { page.desk } else { Some(0) };
            let pool = desk.and_then(|desk| stories[page.lang].get(desk)).map_or(&[][..], |pool| pool);
            let taken = |story: &usize| {
                Some(*story) == page.own
                    || rail.fresh
                        && (page.shown.contains(story) || filled.iter().any(|(_, before)| before.contains(story)))
            };
            let stories = pool.iter().filter(|story| !taken(story)).take(rail.count).copied().collect();
            filled.push((&rail.name, stories));
        }
        filled
    }
}
