//! Related stories: those picked by hand first, then those that share most.

use std::collections::HashMap;

use super::Edition;

/// How many neighbours in time are looked at on each side, in each list. A bound: a tag that half
/// of all stories have would otherwise make the work grow with the square of the newsroom.
const WINDOW: usize = 12;

/// Why a story is related: the strongest thing they share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Reason {
    /// Somebody wrote it down.
    Picked,
    /// They are parts of one series.
    Series,
    /// They have a tag in common.
    Tag,
    /// One person wrote both.
    Author,
    /// One desk owns both.
    Desk,
}

impl Reason {
    /// Returns its name for templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Picked => "picked",
            Self::Series => "series",
            Self::Tag => "tag",
            Self::Author => "author",
            Self::Desk => "desk",
        }
    }
}

/// Returns up to `count` stories that belong to a story, in its language, without itself, each with
/// the reason.
pub fn related(edition: &Edition, index: usize, count: usize) -> Vec<(usize, Reason)> {
    let picks = &edition.stories[index].related;
    let reason = |other: usize| if picks.contains(&other) { Reason::Picked } else { shared(edition, index, other) };
    chosen(edition, index, count).into_iter().map(|other| (other, reason(other))).collect()
}

/// Returns the strongest thing that two stories share.
fn shared(edition: &Edition, a: usize, b: usize) -> Reason {
    let (a, b) = (&edition.stories[a], &edition.stories[b]);
    if a.series.zip(b.series).is_some_and(|((a, _), (b, _))| a == b) {
        Reason::Series
    } else if a.tags.iter().any(|tag| b.tags.contains(tag)) {
        Reason::Tag
    } else if a.authors.iter().any(|author| b.authors.contains(author)) {
        Reason::Author
    } else {
        Reason::Desk
    }
}

fn chosen(edition: &Edition, index: usize, count: usize) -> Vec<usize> {
    let story = &edition.stories[index];
    let mut chosen: Vec<usize> = Vec::with_capacity(count);
    for pick in &story.related {
        if *pick != index && !chosen.contains(pick) && chosen.len() < count {
            chosen.push(*pick);
        }
    }
    let Some(lang) = edition.language(&story.piece.lang) else { return chosen };
    if chosen.len() >= count {
        return chosen;
    }
    let mut scores: HashMap<usize, f64> = HashMap::new();
    let mut add = |run: &[usize], weight: f64| {
        // A word that few stories share says more than one that all have.
        let weight = weight / (run.len() as f64 + 1.0).ln_1p();
        let at = run.partition_point(|other| *other < index);
        for other in &run[at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(run.len())] {
            *scores.entry(*other).or_default() += weight;
        }
    };
    for tag in &story.tags {
        add(&edition.tags[*tag].runs[lang], 3.0);
    }
    if let Some((series, _)) = story.series {
        let mut run = edition.series[series].runs[lang].clone();
        run.sort_unstable();
        add(&run, 4.0);
    }
    for person in &story.authors {
        add(&edition.people[*person].runs[lang], 1.0);
    }
    if let Some(desk) = story.desk {
        add(&edition.desks[desk].runs[lang], 1.0);
    }
    let mut ranked: Vec<(usize, f64)> =
        scores.into_iter().filter(|(other, _)| *other != index && !chosen.contains(other)).collect();
    // Equal scores: the one nearer in time, then the newer one.
    ranked.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.abs_diff(index).cmp(&b.abs_diff(index))).then(a.cmp(b)));
    chosen.extend(ranked.into_iter().map(|(other, _)| other).take(count - chosen.len()));
    chosen
}
