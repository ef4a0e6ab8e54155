//! Waits for the next change, of files or of the time, and shows what comes of it.

#![allow(clippy::disallowed_methods)] // a stopwatch; which time it is for the newsroom, it is told

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::Teller;
use super::server::Server;
use super::watch::{Next, Watcher};
use crate::source::disk::{Changes, DiskWorld};
use crate::world::World as _;

/// How long the wait lasts at the most: a computer that slept must notice that time has passed.
const LONGEST: Duration = Duration::from_secs(20);
/// How long it lasts at the least: the clock counts whole seconds.
const SHORTEST: Duration = Duration::from_millis(100);
/// How long after files came or went all of them are looked at once more: one may have come into a new
/// folder before that was watched.
const SECOND_LOOK: Duration = Duration::from_millis(300);
/// How often all files are looked at though nobody told of a change: of some changes no system tells, such as
/// those behind a link.
const ANYWAY: Duration = Duration::from_secs(60);

/// What goes on for as long as the newsroom is served.
pub(super) struct Rounds<'r> {
    pub world: DiskWorld,
    pub watcher: Watcher,
    pub server: Arc<Server>,
    pub teller: &'r dyn Teller,
    /// Whether the newsroom's folder is away.
    pub lost: bool,
    /// When all files are looked at once more.
    pub again: Instant,
}

impl<'r> Rounds<'r> {
    /// Begins with a world that was shown.
    pub fn new(world: DiskWorld, watcher: Watcher, server: Arc<Server>, teller: &'r dyn Teller) -> Self {
        Self { world, watcher, server, teller, lost: false, again: Instant::now() + ANYWAY }
    }

    /// Waits for one change and shows it.
    ///
    /// # Errors
    /// Fails when nobody tells of changes any more.
    pub fn next(&mut self) -> Result<(), String> {
        let anyway = self.again.saturating_duration_since(Instant::now());
        match self.watcher.next(self.wait().min(anyway)) {
            Next::Changed(changes) => self.read(&changes),
            Next::Time if self.again <= Instant::now() => {
                self.again = Instant::now() + ANYWAY;
                self.read(&Changes { more: true, ..Changes::default() });
            }
            Next::Time if self.is_due() => {
                self.server.preview.pass();
                self.tell();
            }
            Next::Time => {}
            Next::End => return Err("nothing tells of changes any more; start again".to_owned()),
        }
        Ok(())
    }

    /// Reads what changed and shows it.
    fn read(&mut self, changes: &Changes) {
        let began = Instant::now();
        let moved = self.watcher.forget(changes);
        let (next, changed) = match self.world.again(changes) {
            Ok(found) => found,
            Err(e) => {
                // It may come back, and then everything in it has to be watched anew.
                self.again = Instant::now() + SECOND_LOOK;
                if !std::mem::replace(&mut self.lost, true) {
                    self.teller.note(&format!("the newsroom's folder cannot be read: {e}"));
                }
                return;
            }
        };
        if moved || std::mem::take(&mut self.lost) {
            watch_all(&mut self.watcher, &next, self.teller);
            if !changes.more {
                self.again = Instant::now() + SECOND_LOOK;
            }
        }
        let came_or_went = changed.iter().any(|path| next.place(path).is_none() || self.world.place(path).is_none());
        // A link that leads nowhere is no file, and yet a fault.
        let same_faults = || next.list().1 == self.world.list().1;
        if !came_or_went && !changed.iter().any(|path| self.server.preview.uses(path)) && same_faults() {
            self.world = next;
            return;
        }
        if came_or_went && !changes.more {
            self.again = Instant::now() + SECOND_LOOK;
        }
        let old = self.server.preview.state();
        self.server.preview.change(next.clone(), changed.clone());
        let took = began.elapsed();
        self.server.took.store(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.tell();
        let diags = self.server.preview.diags();
        self.teller.changed(&changed.into_iter().collect::<Vec<_>>(), took, diags, &next);
        self.world = next;
        drop(old); // it takes a while to forget ten thousand stories: nobody waits for that
    }

    fn tell(&self) {
        self.server.changes.send_modify(|number| *number += 1);
    }

    /// Returns how long nothing changes by itself.
    fn wait(&self) -> Duration {
        let preview = &self.server.preview;
        let (Some(good), Some(next)) = (preview.state().good.clone(), preview.next_change()) else { return LONGEST };
        let seconds = next.unix() - preview.now(&good).unix();
        Duration::from_secs(u64::try_from(seconds).unwrap_or(0)).clamp(SHORTEST, LONGEST)
    }

    fn is_due(&self) -> bool {
        let preview = &self.server.preview;
        let Some(good) = preview.state().good.clone() else { return false };
        preview.next_change().is_some_and(|next| next <= preview.now(&good))
    }
}

/// Watches every folder in which sources may lie.
pub(super) fn watch_all(watcher: &mut Watcher, world: &DiskWorld, teller: &dyn Teller) {
    let tops = world.tops().map_err(|e| e.to_string());
    if let Err(why) = tops.and_then(|tops| watcher.watch(&tops)) {
        teller.note(&format!("{why}; use `--poll`"));
    }
}
