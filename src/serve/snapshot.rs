//! The newsroom as it was read once, and what each view shows of it.
//!
//! Editions are cut when somebody looks. The one before is kept beside: what did not change is taken from it,
//! and it answers where the new one cannot.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::shown::{Rendered, Shown};
use super::view::{ByView, View};
use crate::diag::Diag;
use crate::moment::Moment;
use crate::path::OutPath;
use crate::{Loaded, cut_with};

/// Pages of earlier snapshots that are kept for the case that the new one cannot be rendered.
const KEPT_PAGES: usize = 200;

/// A newsroom that can be shown.
pub struct Snapshot<W> {
    /// Its files.
    pub world: Arc<W>,
    /// What was read of them.
    pub loaded: Arc<Loaded>,
    /// What was found while they were read.
    pub diags: Vec<Diag>,
    /// The view of those who do not say.
    pub usual: View,
    slots: Mutex<ByView<Arc<Slot>>>,
}

/// What a view shows.
#[derive(Default)]
struct Slot {
    editions: Mutex<Editions>,
    /// Pages of earlier snapshots that somebody looked at.
    before: HashMap<OutPath, Rendered>,
    /// Whether somebody looked at a page of it.
    looked: AtomicBool,
}

#[derive(Default)]
struct Editions {
    now: Option<Arc<Shown>>,
    /// The one before: what did not change is taken from it, and it answers where the new one cannot.
    last: Option<Arc<Shown>>,
}

impl<W> Snapshot<W> {
    /// Takes what was read, and from `old` what did not change.
    pub fn new(world: Arc<W>, loaded: Loaded, diags: Vec<Diag>, usual: View, old: Option<&Self>) -> Self {
        let slots = Mutex::new(old.map(Self::handed_on).unwrap_or_default());
        Self { world, loaded: Arc::new(loaded), diags, usual, slots }
    }

    /// Returns the edition of a view.
    pub fn shown(&self, view: &View, now: Moment) -> Arc<Shown> {
        let slot = self.slot(view);
        let mut editions = slot.editions();
        if let Some(current) = editions.now.clone().filter(|shown| view.at.is_some() || !shown.is_over(now)) {
            return current;
        }
        let last = editions.now.take().or_else(|| editions.last.take());
        let point = view.point(now, &self.loaded.newsroom.config.zone);
        let press = last.as_ref().map(|last| last.press());
        let (press, diags) = cut_with(&self.loaded, &point, press);
        let shown = Arc::new(Shown::new(self.loaded.clone(), press, diags));
        editions.last = last.filter(|last| shown.is_fatal() && !last.is_fatal());
        editions.now = Some(shown.clone());
        shown
    }

    /// Returns the edition of a view if it can be shown, or else the last one that could.
    pub fn shown_or_last(&self, view: &View, now: Moment) -> Option<Arc<Shown>> {
        let shown = self.shown(view, now);
        if shown.is_fatal() { self.slot(view).editions().last.clone() } else { Some(shown) }
    }

    /// Notes that somebody looks at a page of a view.
    pub fn look(&self, view: &View) {
        self.slot(view).looked.store(true, Ordering::Relaxed);
    }

    /// Returns the views of which somebody looked at a page.
    pub fn looked_at(&self) -> Vec<View> {
        let slots = self.slots();
        let looked = slots.all().filter(|(_, slot)| slot.looked.load(Ordering::Relaxed));
        looked.map(|(view, _)| *view).collect()
    }

    /// Returns a page as it was in an earlier snapshot.
    pub fn before(&self, view: &View, out: &OutPath) -> Option<Rendered> {
        self.slot(view).before.get(out).cloned()
    }

    /// Returns the next moment at which something changes by itself that somebody sees as of now.
    pub fn next_change(&self) -> Option<Moment> {
        let slots = self.slots();
        let moving = slots.all().filter(|(view, _)| view.at.is_none());
        moving.filter_map(|(_, slot)| slot.editions().now.as_ref()?.press().edition.next_change).min()
    }

    fn slots(&self) -> MutexGuard<'_, ByView<Arc<Slot>>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn slot(&self, view: &View) -> Arc<Slot> {
        self.slots().of(view, Arc::default)
    }

    /// Returns what the next snapshot takes over: the last edition of each view.
    fn handed_on(&self) -> ByView<Arc<Slot>> {
        let mut next = ByView::default();
        for (view, slot) in self.slots().all() {
            let editions = slot.editions();
            let last = editions.now.clone().filter(|now| !now.is_fatal()).or_else(|| editions.last.clone());
            let Some(last) = last.filter(|_| editions.now.is_some()) else { continue };
            let mut before: HashMap<_, _> = last.pages().into_iter().collect();
            let older = slot.before.iter().filter(|(out, _)| last.press().plan.at(out).is_some());
            for (out, page) in older.take(KEPT_PAGES) {
                before.entry(out.clone()).or_insert_with(|| page.clone());
            }
            let editions = Mutex::new(Editions { now: None, last: Some(last) });
            next.of(view, || Arc::new(Slot { editions, before, looked: AtomicBool::new(false) }));
        }
        next
    }
}

impl Slot {
    fn editions(&self) -> MutexGuard<'_, Editions> {
        self.editions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
