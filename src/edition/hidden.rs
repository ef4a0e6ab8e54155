//! Finds what editors put on the front page and no reader will ever see there, since something else
//! has its place from now on.

use std::collections::HashMap;

use super::gate::Viewpoint;
use crate::diag::{Diag, FieldPath, Place};
use crate::front::Window;
use crate::lang::Lang;
use crate::newsroom::{Front, Newsroom, Notice, Pick};

/// A story of the front page in the time that is left to it, in each language in which it will be there.
struct Seen<'s> {
    pick: &'s Pick,
    times: HashMap<&'s Lang, Window>,
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
        let leads_alone = |at: usize| !leads[..at].iter().any(|first| first.meets(pick));
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

/// Returns when a story will be on the front page of each language; nothing when it will be on none.
fn seen<'s>(newsroom: &'s Newsroom, pick: &'s Pick, viewpoint: &Viewpoint) -> Option<Seen<'s>> {
    let open = pick.window.rest(viewpoint)?;
    let mut times = HashMap::new();
    for story in newsroom.stories.iter().filter(|story| story.group == pick.group) {
        let Some(shown) = story.piece.clearance.rest(viewpoint) else { continue };
        let from = open.from.max(shown.from);
        let until = [open.until, shown.until].into_iter().flatten().min();
        // A version that comes when the pick is over will not be there.
        if until.is_none_or(|until| from.is_none_or(|from| from < until)) {
            times.insert(&story.piece.lang, Window { from, until });
        }
    }
    (!times.is_empty()).then_some(Seen { pick, times })
}

impl Seen<'_> {
    /// Tells whether it is there, in every language, whenever the other could be.
    fn covers(&self, other: &Self) -> bool {
        other.times.iter().all(|(lang, time)| self.times.get(lang).is_some_and(|own| own.covers(time)))
    }

    /// Tells whether there is a language in which both could be there at a time.
    fn meets(&self, other: &Self) -> bool {
        other.times.iter().any(|(lang, time)| self.times.get(lang).is_some_and(|own| own.meets(time)))
    }
}
