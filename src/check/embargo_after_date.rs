//! Finds stories whose date says earlier than their embargo allows.

use super::{Check, Rule};
use crate::diag::{Diag, FieldPath, Place};
use crate::newsroom::Newsroom;

/// Readers would be told a time at which nobody could read the story.
pub const RULE: Rule = Rule {
    name: "embargo-after-date",
    about: "A story's date is before its embargo lifts, so its page will state a time at which it was not public.",
    check: Check::All(check),
};

fn check(newsroom: &Newsroom, diags: &mut Vec<Diag>) {
    for story in &newsroom.stories {
        let clearance = &story.piece.clearance;
        let (Some(date), Some(lifts)) = (clearance.from, clearance.embargo) else { continue };
        // A date without a time is the day's beginning; the same day is no contradiction.
        if date < lifts && date.day() != lifts.in_zone(&newsroom.config.zone).day() {
            let place = Place::field(&story.piece.source, FieldPath::root().key("date"));
            diags.push(
                Diag::warning(RULE.name, "the date is before the embargo lifts")
                    .at(place)
                    .hint(format!("write `date: {}`", lifts.iso())),
            );
        }
    }
}
