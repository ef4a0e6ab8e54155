//! `masthead explain content/front.yaml`: what of the front page is shown now, what is to come and when.

use serde_json::json;

use super::super::{Done, say};
use crate::edition::{self, Edition, Entry, Verdict, Viewpoint};
use crate::moment::Moment;
use crate::newsroom::{Front, Newsroom};

/// Something on the front page as it stands now.
struct State {
    what: &'static str,
    title: String,
    shown: bool,
    words: String,
}

/// Says how each entry of `front` stands.
pub(super) fn run(newsroom: &Newsroom, front: &Front, viewpoint: &Viewpoint, as_json: bool) -> Done {
    let (edition, _, _) = Edition::at(newsroom, viewpoint);
    let states: Vec<State> =
        edition::entries(newsroom).iter().map(|entry| state(newsroom, &edition, viewpoint, entry)).collect();
    let day = |at: Moment| at.in_zone(&newsroom.config.zone).iso();
    let address = newsroom.config.base.absolute(&newsroom.config.home(newsroom.config.default_language()));
    if as_json {
        let entries: Vec<_> = states
            .iter()
            .map(|state| json!({ "as": state.what, "title": state.title, "shown": state.shown, "state": state.words }))
            .collect();
        let answer = json!({
            "file": front.source, "address": address, "at": day(viewpoint.now), "entries": entries,
            "until": edition.next_change.map(day),
        });
        say(&format!("{answer}\n"));
        return Done::Fine;
    }
    say(&format!("{}\n  the front page\n", front.source));
    for state in &states {
        say(&format!("  {}: {}: {}\n", state.what, state.title, state.words));
    }
    if !states.iter().any(|state| state.what == "lead" && state.shown) {
        say("  lead: no chosen one can be shown now, so the newest story leads\n");
    }
    say(&format!("  address: {address}\n  as of {}\n", day(viewpoint.now)));
    Done::Fine
}

fn state(newsroom: &Newsroom, edition: &Edition, viewpoint: &Viewpoint, entry: &Entry<'_>) -> State {
    let until = |until: Option<Moment>| {
        until.map(|until| format!(", until {}", until.in_zone(&newsroom.config.zone).iso())).unwrap_or_default()
    };
    let members = || newsroom.stories.iter().filter(|story| Some(story.group) == entry.group);
    let is_it = |at: usize| members().any(|story| story.piece.source == edition.stories[at].piece.source);
    let stories: Vec<Verdict> = members().map(|story| story.piece.clearance.verdict(viewpoint)).collect();
    let held = stories.iter().copied().find(|_| !stories.iter().any(Verdict::is_shown));
    let drawn = edition.fronts.iter().any(|front| match entry.what {
        "lead" => front.lead.as_ref().is_some_and(|lead| is_it(lead.story)),
        "pick" => front.picks.iter().any(|pick| is_it(pick.story)),
        "notice" => front.notice.as_ref().is_some_and(|notice| notice.field == *entry.field),
        _ => held.is_none(),
    });
    let (shown, words) = match (entry.window.verdict(viewpoint), held) {
        (Verdict::Held { until: None, .. }, _) => (false, "its time is over".to_owned()),
        (Verdict::Held { until: Some(from), .. }, _) => {
            (false, format!("to come, from {}", from.in_zone(&newsroom.config.zone).iso()))
        }
        (_, Some(Verdict::Held { why, until: story })) => {
            (false, format!("in its time, but its story is held: {why}{}", until(story)))
        }
        (Verdict::Shown { until: end }, _) if drawn => (true, format!("shown{}", until(end))),
        (Verdict::Shown { .. }, _) => (false, "in its time, but something before it has its place".to_owned()),
    };
    State { what: entry.what, title: edition::title(newsroom, entry), shown, words }
}
