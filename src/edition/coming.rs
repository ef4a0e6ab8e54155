//! References of what is held that will lead to held things on the day: better said today than when
//! the timed edition should go out.

use std::collections::BTreeMap;

use super::folders::Folders;
use super::gate::{Verdict, Viewpoint};
use super::links::Linker;
use crate::diag::{Diag, Severity};
use crate::moment::Moment;
use crate::newsroom::{Piece, Target};

impl Linker<'_> {
    /// Looks at everything that is held and has its moment as it will be at that moment.
    pub fn coming(&self, diags: &mut Vec<Diag>) {
        let newsroom = self.newsroom;
        let stories = newsroom.stories.iter().map(|story| std::slice::from_ref(&story.piece));
        let pages = newsroom.pages.iter().map(|page| std::slice::from_ref(&page.piece));
        let people = newsroom.people.iter().map(|person| &person.versions[..]);
        let series = newsroom.series.iter().map(|series| &series.versions[..]);
        let collections = newsroom.collections.iter().map(|collection| &collection.versions[..]);
        let mut folders_at: BTreeMap<Moment, Folders<'_>> = BTreeMap::new();
        for versions in stories.chain(pages).chain(people).chain(series).chain(collections) {
            let Some(moment) = self.moment(versions) else { continue };
            let then = Viewpoint { now: moment, ..*self.viewpoint };
            let has_file = versions.iter().flat_map(|piece| &piece.targets).any(|t| matches!(t, Target::Media(_)));
            // On the day the folders of what is shown by then are open.
            let folders = match has_file {
                true => folders_at.entry(moment).or_insert_with(|| Folders::new(self.owners, &then)),
                false => self.folders,
            };
            let then = Linker { viewpoint: &then, folders, ..*self };
            let mut found = Vec::new();
            for piece in versions {
                for (i, target) in piece.targets.iter().enumerate() {
                    then.link(piece, i, target, &mut found);
                }
            }
            let day = moment.in_zone(&newsroom.config.zone).iso();
            diags.extend(found.into_iter().map(|diag| {
                let message = format!("{}, once this is shown at {day}", diag.message);
                Diag { message, ..diag.weighing(Severity::Warning) }
            }));
        }
    }

    /// Returns when something that is held will be shown, if that is known: with the last of its versions.
    fn moment(&self, versions: &[Piece]) -> Option<Moment> {
        let mut last = None;
        for piece in versions {
            match piece.clearance.verdict(self.viewpoint) {
                Verdict::Shown { .. } => {}
                Verdict::Held { until: None, .. } => return None,
                Verdict::Held { until, .. } => last = last.max(until),
            }
        }
        last
    }
}
