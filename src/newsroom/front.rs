//! The front page: finds the stories, people and lists that its editors named.

use std::sync::Arc;

use super::ids::Ids;
use super::resolve::Directory;
use super::roster::Roster;
use super::{Collection, Series, Target};
use crate::diag::{Diag, FieldPath, Place, suggest};
use crate::front::{self, Window};
use crate::lang::Text;
use crate::moment::Moment;
use crate::path::RelPath;

/// How an address that leads elsewhere may begin.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// The front page, with names resolved.
#[derive(Clone, Debug)]
pub struct Front {
    /// The file.
    pub source: RelPath,
    /// Who makes it.
    pub editor: Option<usize>,
    /// The first of these that can be shown is the lead.
    pub leads: Vec<Pick>,
    /// Stories picked for it.
    pub picks: Vec<Pick>,
    /// The first of these that can be shown is the notice.
    pub notices: Vec<Notice>,
    /// Figures.
    pub numbers: Vec<Number>,
    /// A collection.
    pub collection: Option<usize>,
    /// A series.
    pub series: Option<usize>,
    /// Reporters.
    pub people: Vec<usize>,
}

/// A story on the front page.
#[derive(Clone, Debug)]
pub struct Pick {
    /// Where it stands in the file.
    pub field: FieldPath,
    /// The story in all its languages.
    pub group: usize,
    /// Why it was picked.
    pub why: Text,
    /// Who picked it.
    pub by: Option<usize>,
    /// When it is there.
    pub window: Window,
}

/// A sentence at the top of the front page.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Where it stands in the file.
    pub field: FieldPath,
    /// The sentence.
    pub text: Text,
    /// A word on what it is.
    pub label: Text,
    /// Where it leads: into the site, or to an address elsewhere.
    pub link: Option<Result<Target, Arc<str>>>,
    /// When it is there.
    pub window: Window,
}

/// A figure on the front page.
#[derive(Clone, Debug)]
pub struct Number {
    /// Where it stands in the file.
    pub field: FieldPath,
    /// The figure.
    pub value: Text,
    /// What it counts in.
    pub unit: Text,
    /// What it says.
    pub what: Text,
    /// The day for which it holds.
    pub as_of: Option<Moment>,
    /// Where it comes from.
    pub source: Text,
    /// The story that tells of it, in all its languages. While it is held, so is the figure.
    pub group: Option<usize>,
    /// When it is there.
    pub window: Window,
}

/// What names on the front page are looked up in.
pub(super) struct Names<'n, 'r> {
    pub ids: &'n Ids,
    pub roster: &'n mut Roster<'r>,
    pub directory: &'n Directory<'n>,
    pub series: &'n [Series],
    pub collections: &'n [Collection],
}

impl Names<'_, '_> {
    /// Finds everything that the front page names; complains about what is not there.
    pub fn front(&mut self, written: front::Front, diags: &mut Vec<Diag>) -> Front {
        let source = written.source;
        let at = |field: FieldPath| Place::field(&source, field);
        let key = |name: &'static str| FieldPath::root().key(name);
        let mut picks = |picks: Vec<front::Pick>| -> Vec<Pick> {
            let found = picks.into_iter().filter_map(|pick| {
                let by = pick.by.and_then(|by| self.roster.person(&by, || at(pick.field.key("by")), diags));
                let group = self.ids.group(&pick.story, at(pick.field.key("story")), false, diags)?;
                Some(Pick { field: pick.field, group, why: pick.why, by, window: pick.window })
            });
            found.collect()
        };
        let (leads, picks) = (picks(written.leads), picks(written.picks));
        let notices = written.notices.into_iter().map(|notice| {
            let place = || at(notice.field.key("link"));
            let link = notice.link.and_then(|link| self.link(&source, &link, &place, diags));
            Notice { field: notice.field.clone(), text: notice.text, label: notice.label, link, window: notice.window }
        });
        let notices = notices.collect();
        let numbers = written.numbers.into_iter().filter_map(|number| {
            let group = match &number.story {
                Some(id) => Some(self.ids.group(id, at(number.field.key("story")), false, diags)?),
                None => None,
            };
            let front::Number { field, value, unit, what, as_of, source, story: _, window } = number;
            Some(Number { field, value, unit, what, as_of, source, group, window })
        });
        let numbers = numbers.collect();
        let editor = written.editor.and_then(|id| self.roster.person(&id, || at(key("editor")), diags));
        let people = written.people.iter().enumerate();
        let people =
            people.filter_map(|(i, id)| self.roster.person(id, || at(key("people").index(i)), diags)).collect();
        let series = written.series.and_then(|id| {
            let known = self.series.iter().map(|series| &series.id);
            named("series", "series-unknown", &id, known, || at(key("series")), diags)
        });
        let collection = written.collection.and_then(|id| {
            let known = self.collections.iter().map(|collection| &collection.id);
            named("collection", "collection-unknown", &id, known, || at(key("collection")), diags)
        });
        Front { source: source.clone(), editor, leads, picks, notices, numbers, collection, series, people }
    }
}

impl Names<'_, '_> {
    /// Finds where a notice leads, which may be elsewhere.
    fn link(
        &self,
        source: &RelPath,
        written: &str,
        place: &dyn Fn() -> Place,
        diags: &mut Vec<Diag>,
    ) -> Option<Result<Target, Arc<str>>> {
        let shaped = |scheme: &&str| scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
        let Some(scheme) = written.split_once(':').map(|(scheme, _)| scheme).filter(shaped) else {
            if written.starts_with("//") {
                return Some(Err(written.into()));
            }
            let known = diags.len();
            let target = self.directory.address(source, written, place, diags);
            for diag in diags[known..].iter_mut().filter(|diag| diag.rule == "link-dead") {
                diag.hints = vec!["write the way from `content/`, such as `link: pages/visit.md`".to_owned()];
            }
            return target.map(Ok);
        };
        if SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
            return Some(Err(written.into()));
        }
        let message = format!("an address cannot begin with `{scheme}:`");
        let hint = format!("use one of {}, or an address of the newsroom", SCHEMES.join(", "));
        diags.push(Diag::error("link-scheme", message).at(place()).hint(hint));
        None
    }
}

/// Finds a series or a collection by its id.
fn named<'k>(
    what: &str,
    rule: &'static str,
    id: &str,
    known: impl Iterator<Item = &'k Arc<str>> + Clone,
    place: impl FnOnce() -> Place,
    diags: &mut Vec<Diag>,
) -> Option<usize> {
    let found = known.clone().position(|known| **known == *id);
    if found.is_none() {
        let folder = if what == "series" { "series" } else { "collections" };
        let hint = suggest::did_you_mean(id, known.map(|id| &**id))
            .unwrap_or_else(|| format!("write the file name of `content/{folder}/….md` without `.md`"));
        diags.push(Diag::error(rule, format!("there is no {what} `{id}`")).at(place()).hint(hint));
    }
    found
}
