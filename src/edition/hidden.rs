//! Finds what editors put on the front page and no reader will ever see there, since something else
//! has its place from now on.

use std::collections::HashSet;

use super::gate::Viewpoint;
use crate::diag::{Diag, FieldPath, Place};
use crate::front::Window;
use crate::lang::Lang;
use crate::newsroom::{Front, Newsroom, Notice, Pick};

/// A story of the front page in the time that is left to it.
struct Seen<'s> {
    pick: &'s Pick,
    window: Window,
    languages: HashSet<&'s Lang>,
}

/// Says what will never be seen: of two leads the first is shown, of two notices too, and a story that
/// leads is no pick.
pub(super) fn check(newsroom: &Newsroom, front: &Front, viewpoint: &Viewpoint, diags: &mut Vec<Diag>) {
    let mut add = |message: &str, field: &FieldPath, before: &FieldPath| {
        diags.push(
            Diag::advice("front-hidden", message)
                .at(Place::field(&front.source, field.clone()))
                .also(Place::field(&front.source, before.clone()), "what has its place")
                .hint("give them times that do not lie in one another, or take one out"),
        );
    };
    let left = |pick| seen(newsroom, pick, viewpoint);
    let leads: Vec<Seen<'_>> = front.leads.iter().filter_map(left).collect();
    let picks: Vec<Seen<'_>> = front.picks.iter().filter_map(left).collect();
    for (i, lead) in leads.iter().enumerate() {
        if let Some(first) = leads[..i].iter().find(|first| first.covers(lead)) {
            add("this lead is never seen: one before it leads all the time", &lead.pick.field, &first.pick.field);
        }
    }
    for (i, pick) in picks.iter().enumerate() {
        let same = |other: &&Seen<'_>| other.pick.group == pick.pick.group && other.covers(pick);
        // A lead that gives way to one before it lets its story be a pick.
        let leads_alone = |at: usize| !leads[..at].iter().any(|first| first.window.meets(&pick.window));
        let lead = leads.iter().enumerate().find(|(at, lead)| same(lead) && leads_alone(*at));
        if let Some((_, lead)) = lead {
            add("this pick is never seen: its story leads all the time", &pick.pick.field, &lead.pick.field);
        } else if let Some(first) = picks[..i].iter().find(same) {
            add("this pick is never seen: its story is picked before", &pick.pick.field, &first.pick.field);
        }
    }
    let notices: Vec<(&Notice, Window)> =
        front.notices.iter().filter_map(|notice| Some((notice, notice.window.rest(viewpoint)?))).collect();
    for (i, (notice, window)) in notices.iter().enumerate() {
        let told = newsroom.config.languages.iter().filter(|lang| notice.text.own(lang).is_some());
        let covers = |(first, open): &&(&Notice, Window)| {
            open.covers(window) && told.clone().all(|lang| first.text.own(lang).is_some())
        };
        if let Some((first, _)) = notices[..i].iter().find(covers) {
            add("this notice is never seen: one before it is there all the time", &notice.field, &first.field);
        }
    }
}

/// Returns when a story will be on the front page, in all its languages at once; nothing when it will not.
fn seen<'s>(newsroom: &'s Newsroom, pick: &'s Pick, viewpoint: &Viewpoint) -> Option<Seen<'s>> {
    let mut window = pick.window.rest(viewpoint)?;
    let mut languages = HashSet::new();
    for story in newsroom.stories.iter().filter(|story| story.group == pick.group) {
        let Some(shown) = story.piece.clearance.rest(viewpoint) else { continue };
        window.from = window.from.max(shown.from);
        window.until = [window.until, shown.until].into_iter().flatten().min();
        languages.insert(&story.piece.lang);
    }
    (!languages.is_empty()).then_some(Seen { pick, window, languages })
}

impl Seen<'_> {
    /// Tells whether it is there in every language whenever the other could be.
    fn covers(&self, other: &Self) -> bool {
        self.window.covers(&other.window) && other.languages.is_subset(&self.languages)
    }
}
