//! The front page as one audience sees it at one moment: what is held, and what is not in its time,
//! leaves no trace.

use std::collections::HashSet;
use std::sync::Arc;

use super::cut::Places;
use super::gate::{Verdict, Viewpoint, Why};
use super::links::Linker;
use super::sorted::Groups;
use super::{Edition, Link, hidden};
use crate::diag::{Diag, FieldPath, Place, Severity};
use crate::front::Window;
use crate::lang::{Lang, Text};
use crate::moment::Moment;
use crate::newsroom::{self, Newsroom, Target};
use crate::path::RelPath;

/// How many picks are shown at the most.
const PICKS: usize = 3;
/// How many reporters are named when nobody chose any.
const PEOPLE: usize = 4;

/// What to do about a notice that leads to what is held.
const TOGETHER: &str = "remove the link, or write a `from:` that is not before the moment of what it leads to";

/// The front page of one language.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// Who makes it, by position.
    pub editor: Option<usize>,
    /// The story at the top: the one chosen, else the newest.
    pub lead: Option<Pick>,
    /// Stories chosen besides, without the lead.
    pub picks: Vec<Pick>,
    /// The sentence at the top.
    pub notice: Option<Notice>,
    /// Figures.
    pub numbers: Vec<Number>,
    /// A collection with a story in this language, by position.
    pub collection: Option<usize>,
    /// A series with a part in this language, by position.
    pub series: Option<usize>,
    /// Reporters: those chosen, else those who wrote last.
    pub people: Vec<usize>,
}

/// A story on the front page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pick {
    /// The story, by position.
    pub story: usize,
    /// Why it was picked.
    pub why: Option<Arc<str>>,
    /// Who picked it, by position.
    pub by: Option<usize>,
}

/// A sentence at the top of the front page.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The file it comes from, and its place there, for reports.
    pub source: RelPath,
    /// The field of that file.
    pub field: FieldPath,
    /// The sentence.
    pub text: Arc<str>,
    /// A word on what it is.
    pub label: Option<Arc<str>>,
    /// Where it leads.
    pub link: Option<Link>,
    /// Since when it is there.
    pub date: Option<Moment>,
}

/// A figure on the front page.
#[derive(Clone, Debug)]
pub struct Number {
    /// The figure.
    pub value: Arc<str>,
    /// What it counts in.
    pub unit: Option<Arc<str>>,
    /// What it says.
    pub what: Arc<str>,
    /// The day for which it holds.
    pub as_of: Option<Moment>,
    /// Where it comes from.
    pub source: Option<Arc<str>>,
    /// The story that tells of it, by position.
    pub story: Option<usize>,
}

/// What the front page is cut from: what is shown, and where it came to be.
pub(super) struct Cutter<'c> {
    pub linker: &'c Linker<'c>,
    pub edition: &'c Edition,
    pub groups: &'c Groups,
    pub stories: &'c Places,
    pub people: &'c Places,
    pub series: &'c Places,
    pub collections: &'c Places,
}

impl Cutter<'_> {
    /// Makes the front page of every language.
    pub fn fronts(&self, diags: &mut Vec<Diag>) -> Vec<Front> {
        let written = self.linker.newsroom.front.as_ref();
        if let Some(written) = written {
            self.advise(written, diags);
        }
        let languages = self.edition.languages.iter().enumerate();
        languages.map(|(at, lang)| self.whole(written.map(|front| self.chosen(front, at, lang)), at)).collect()
    }

    /// Puts what nobody chose beside what was chosen.
    fn whole(&self, chosen: Option<Front>, at: usize) -> Front {
        let mut front = chosen.unwrap_or_default();
        let newest = || self.edition.runs[at].first().map(|story| Pick { story: *story, why: None, by: None });
        front.lead = front.lead.or_else(newest);
        let mut there: HashSet<usize> = front.lead.iter().map(|lead| lead.story).collect();
        front.picks.retain(|pick| there.insert(pick.story));
        front.picks.truncate(PICKS);
        if front.people.is_empty() {
            front.people = self.latest(at);
        }
        front
    }

    fn chosen(&self, front: &newsroom::Front, at: usize, lang: &Lang) -> Front {
        let edition = self.edition;
        let picks = |picks: &[newsroom::Pick]| -> Vec<Pick> {
            picks.iter().filter(|pick| self.open(&pick.window)).filter_map(|pick| self.pick(pick, lang)).collect()
        };
        let notices = front.notices.iter().filter(|notice| self.open(&notice.window));
        let notice = notices.into_iter().find_map(|notice| {
            Some(Notice {
                source: front.source.clone(),
                field: notice.field.clone(),
                text: notice.text.own(lang)?.clone(),
                label: notice.label.own(lang).cloned(),
                link: notice.link.as_ref().and_then(|link| self.link(link, lang)),
                date: notice.window.from,
            })
        });
        let collection = front.collection.and_then(|i| self.collections[i]);
        let series = front.series.and_then(|i| self.series[i]);
        let people = front.people.iter().filter_map(|i| self.people[*i]);
        Front {
            editor: front.editor.and_then(|i| self.people[i]),
            lead: picks(&front.leads).into_iter().next(),
            picks: picks(&front.picks),
            notice,
            numbers: front.numbers.iter().filter_map(|number| self.number(number, lang)).collect(),
            collection: collection.filter(|i| !edition.collections[*i].runs[at].is_empty()),
            series: series.filter(|i| !edition.series[*i].runs[at].is_empty()),
            people: people.filter(|i| !edition.people[*i].runs[at].is_empty()).collect(),
        }
    }

    fn pick(&self, pick: &newsroom::Pick, lang: &Lang) -> Option<Pick> {
        Some(Pick {
            story: self.groups.in_language(pick.group, lang)?,
            why: pick.why.own(lang).cloned(),
            by: pick.by.and_then(|i| self.people[i]),
        })
    }

    fn number(&self, number: &newsroom::Number, lang: &Lang) -> Option<Number> {
        if !self.open(&number.window) || number.group.is_some_and(|group| self.groups.members(group).is_empty()) {
            return None;
        }
        Some(Number {
            value: number.value.own(lang)?.clone(),
            unit: number.unit.own(lang).cloned(),
            what: number.what.own(lang)?.clone(),
            as_of: number.as_of,
            source: number.source.own(lang).cloned(),
            story: number.group.and_then(|group| self.groups.in_language(group, lang)),
        })
    }

    /// Returns those who wrote last.
    fn latest(&self, at: usize) -> Vec<usize> {
        let mut people: Vec<usize> = Vec::with_capacity(PEOPLE);
        for author in self.edition.runs[at].iter().flat_map(|story| &self.edition.stories[*story].authors) {
            if people.len() == PEOPLE {
                break;
            }
            if !people.contains(author) {
                people.push(*author);
            }
        }
        people
    }

    /// Returns where a link leads in a language: to the version in it, while that is shown.
    fn link(&self, link: &Result<Target, Arc<str>>, lang: &Lang) -> Option<Link> {
        let newsroom = self.linker.newsroom;
        let story = |index: usize| {
            let group = newsroom.stories[index].group;
            self.groups.in_language(group, lang).or(self.stories[index]).map(|i| &self.edition.stories[i].permalink)
        };
        let page = |index: usize| {
            let named = &newsroom.pages[index];
            let version = newsroom.pages.iter().find(|page| page.group == named.group && page.piece.lang == *lang);
            let shown = |page: &&newsroom::Page| self.linker.shows(&page.piece.clearance);
            version.filter(shown).or(Some(named).filter(shown)).map(|page| &page.permalink)
        };
        match link {
            Err(elsewhere) => Some(Link::To(elsewhere.clone(), None)),
            Ok(Target::Story(index, fragment, _)) => Some(self.linker.to(story(*index)?, fragment)),
            Ok(Target::Page(index, fragment)) => Some(self.linker.to(page(*index)?, fragment)),
            // It is complained of where the notice is looked at.
            Ok(Target::Media(at))
                if !self.linker.is_free(|| Place::file(&newsroom.media[*at].source), *at, &mut Vec::new()) =>
            {
                None
            }
            Ok(target) => self.linker.plain(target),
        }
    }

    fn open(&self, window: &Window) -> bool {
        window.verdict(self.linker.viewpoint).is_shown()
    }

    /// Says what editors would want to know today.
    fn advise(&self, front: &newsroom::Front, diags: &mut Vec<Diag>) {
        let newsroom = self.linker.newsroom;
        let at = |field: FieldPath| Place::field(&front.source, field);
        for entry in entries(newsroom) {
            if let Verdict::Held { why: Why::Expired, .. } = entry.window.verdict(self.linker.viewpoint) {
                let diag = Diag::advice("front-over", format!("the time of this {} is over", entry.what));
                diags.push(diag.at(at(entry.field.clone())).hint("take it out of the file, or write a later `until:`"));
            }
        }
        hidden::check(newsroom, front, self.linker.viewpoint, diags);
        for notice in &front.notices {
            let (goal, place) = (self.goal(notice), || at(notice.field.key("link")));
            if let Some(Ok(Target::Media(file))) = &notice.link
                && self.open(&notice.window)
            {
                self.linker.is_free(place, *file, diags);
            }
            let Some(goal) = goal else { continue };
            match notice.window.verdict(self.linker.viewpoint) {
                Verdict::Shown { .. } => {
                    self.linker.open_or(place, goal, TOGETHER, diags);
                }
                // It is better said today than at nine o'clock on the day.
                Verdict::Held { until: Some(until), .. } => {
                    let then = Viewpoint { now: until, ..*self.linker.viewpoint };
                    let mut found = Vec::new();
                    Linker { viewpoint: &then, ..*self.linker }.open_or(place, goal, TOGETHER, &mut found);
                    diags.extend(found.into_iter().map(|diag| {
                        let message = format!("{}, when the notice is first shown", diag.message);
                        Diag { message, ..diag.weighing(Severity::Warning) }
                    }));
                }
                Verdict::Held { until: None, .. } => {}
            }
        }
    }

    /// Returns the story or the page that a notice leads to.
    fn goal(&self, notice: &newsroom::Notice) -> Option<&newsroom::Piece> {
        let newsroom = self.linker.newsroom;
        match notice.link.as_ref()?.as_ref().ok()? {
            Target::Story(index, ..) => Some(&newsroom.stories[*index].piece),
            Target::Page(index, _) => Some(&newsroom.pages[*index].piece),
            _ => None,
        }
    }
}

/// Something that was put on the front page and has its time.
pub struct Entry<'e> {
    /// What it is.
    pub what: &'static str,
    /// Where it stands in the file.
    pub field: &'e FieldPath,
    /// Its time.
    pub window: Window,
    /// The story it is about, in all its languages.
    pub group: Option<usize>,
    /// What readers read of it.
    pub texts: Vec<&'e Text>,
}

/// Returns everything that was put on the front page and has its time, shown or not.
pub fn entries(newsroom: &Newsroom) -> Vec<Entry<'_>> {
    let Some(front) = &newsroom.front else { return Vec::new() };
    let mut entries = Vec::new();
    for (what, picks) in [("lead", &front.leads), ("pick", &front.picks)] {
        entries.extend(picks.iter().map(|pick| Entry {
            what,
            field: &pick.field,
            window: pick.window,
            group: Some(pick.group),
            texts: vec![&pick.why],
        }));
    }
    entries.extend(front.notices.iter().map(|notice| Entry {
        what: "notice",
        field: &notice.field,
        window: notice.window,
        group: None,
        texts: vec![&notice.text, &notice.label],
    }));
    entries.extend(front.numbers.iter().map(|number| Entry {
        what: "number",
        field: &number.field,
        window: number.window,
        group: number.group,
        texts: vec![&number.what, &number.value, &number.unit, &number.source],
    }));
    entries
}
