//! Rules that a newsroom's text should keep. They look and change nothing.
//!
//! A new rule is a file here, a line in [`RULES`] and a spec. Rules may see what is held: they
//! report to writers, never to an output.

mod embargo_after_date;
mod image_not_cleaned;
mod image_not_shown;
mod image_without_alt;
mod title_twice;
mod translation_not_held;

use rayon::prelude::*;

use crate::diag::Diag;
use crate::newsroom::{Newsroom, Piece};

/// One rule, named for the fault it finds.
pub struct Rule {
    /// Its name in reports.
    pub name: &'static str,
    /// What it finds and why that matters, for the documentation.
    pub about: &'static str,
    /// Looks for the fault.
    pub check: Check,
}

/// How a rule looks.
#[derive(Clone, Copy)]
pub enum Check {
    /// At one written thing at a time, and at nothing else that is written.
    Piece(fn(&Newsroom, &Piece, &mut Vec<Diag>)),
    /// At all of them together.
    All(fn(&Newsroom, &mut Vec<Diag>)),
}

/// All rules.
pub const RULES: &[&Rule] = &[
    &embargo_after_date::RULE,
    &image_not_cleaned::RULE,
    &image_not_shown::RULE,
    &image_without_alt::RULE,
    &title_twice::RULE,
    &translation_not_held::RULE,
];

/// What the rules found, by rule: the position of the piece ([`Newsroom::pieces`]) where there is one.
#[derive(Default)]
pub struct Findings(Vec<Vec<(usize, Diag)>>);

/// Runs all rules.
pub fn run(newsroom: &Newsroom) -> Findings {
    let pieces: Vec<(usize, &Piece)> = newsroom.pieces().enumerate().collect();
    Findings(RULES.par_iter().map(|rule| found(rule, newsroom, &pieces)).collect())
}

/// Runs one rule.
fn found(rule: &Rule, newsroom: &Newsroom, pieces: &[(usize, &Piece)]) -> Vec<(usize, Diag)> {
    let tell = |check: &dyn Fn(&mut Vec<Diag>), at: usize| {
        let mut diags = Vec::new();
        check(&mut diags);
        diags.into_iter().map(move |diag| (at, diag))
    };
    match rule.check {
        Check::All(check) => tell(&|diags| check(newsroom, diags), 0).collect(),
        Check::Piece(check) => {
            let of = |(at, piece): &(usize, &Piece)| tell(&|diags| check(newsroom, piece, diags), *at);
            pieces.par_iter().flat_map_iter(of).collect()
        }
    }
}

impl Findings {
    /// Runs the rules again where only the text of some pieces, given by position, is another.
    pub fn again(&mut self, newsroom: &Newsroom, edited: &[usize]) {
        let pieces: Vec<(usize, &Piece)> =
            newsroom.pieces().enumerate().filter(|(at, _)| edited.contains(at)).collect();
        let made = RULES.par_iter().zip(&mut self.0);
        made.for_each(|(rule, known)| {
            let found = found(rule, newsroom, &pieces);
            match rule.check {
                Check::All(_) => *known = found,
                Check::Piece(_) => {
                    known.retain(|(at, _)| !edited.contains(at));
                    known.extend(found);
                    known.sort_by_key(|(at, _)| *at);
                }
            }
        });
    }

    /// Returns what was found, rule by rule.
    pub fn diags(&self) -> impl Iterator<Item = &Diag> {
        self.0.iter().flatten().map(|(_, diag)| diag)
    }

    /// Does the same and keeps nothing.
    pub fn into_diags(self) -> impl Iterator<Item = Diag> {
        self.0.into_iter().flatten().map(|(_, diag)| diag)
    }
}
