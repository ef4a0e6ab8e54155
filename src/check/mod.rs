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

use crate::diag::Diag;
use crate::newsroom::Newsroom;

/// One rule, named for the fault it finds.
pub struct Rule {
    /// Its name in reports.
    pub name: &'static str,
    /// What it finds and why that matters, for the documentation.
    pub about: &'static str,
    /// Looks for the fault.
    pub check: fn(&Newsroom, &mut Vec<Diag>),
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

/// Runs all rules.
pub fn run(newsroom: &Newsroom) -> Vec<Diag> {
    let mut diags = Vec::new();
    for rule in RULES {
        (rule.check)(newsroom, &mut diags);
    }
    diags
}
