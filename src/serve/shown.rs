//! One edition, ready to be looked at: pages are rendered when somebody asks for them, and kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use self_cell::self_cell;

use crate::diag::{Diag, Severity, fatal};
use crate::digest::Digest;
use crate::leaf::Leaves;
use crate::moment::Moment;
use crate::path::{OutPath, RelPath};
use crate::plan::Job;
use crate::render::{Output, Renderer};
use crate::world::World;
use crate::{Loaded, Press, render};

self_cell!(
    /// What rendering needs, and what it looks at.
    struct Room {
        owner: Made,
        #[not_covariant]
        dependent: Renderer,
    }
);

/// What was read, and the edition that was cut from it.
struct Made {
    loaded: Arc<Loaded>,
    press: Press,
}

/// An edition with its pages.
pub struct Shown {
    room: Room,
    /// What was wrong with it.
    pub diags: Vec<Diag>,
    kept: Mutex<HashMap<OutPath, Arc<OnceLock<Rendered>>>>,
}

/// The bytes of one output.
#[derive(Clone, Debug)]
pub enum Bytes {
    /// A page, and the digest of it.
    Page(Arc<[u8]>, Digest),
    /// Any other output.
    Other(Arc<[u8]>),
    /// The bytes of a file of the newsroom.
    File(RelPath),
}

/// An output, or why there is none.
pub type Rendered = Result<Bytes, Arc<Diag>>;

impl Shown {
    /// Makes an edition ready.
    pub fn new(loaded: Arc<Loaded>, press: Press, diags: Vec<Diag>) -> Self {
        let room = Room::new(Made { loaded, press }, |made| made.loaded.renderer(&made.press));
        Self { room, diags, kept: Mutex::default() }
    }

    /// Returns the edition and its plan.
    pub fn press(&self) -> &Press {
        &self.room.borrow_owner().press
    }

    /// Returns what it was cut from.
    pub fn loaded(&self) -> &Arc<Loaded> {
        &self.room.borrow_owner().loaded
    }

    /// Tells whether a build would write nothing.
    pub fn is_fatal(&self) -> bool {
        fatal(&self.diags)
    }

    /// Tells whether another edition is due at a moment.
    pub fn is_over(&self, now: Moment) -> bool {
        self.press().edition.next_change.is_some_and(|next| next <= now)
    }

    /// Uses what renders.
    pub fn with_renderer<T>(&self, use_it: impl FnOnce(&Renderer<'_>) -> T) -> T {
        self.room.with_dependent(|_, renderer| use_it(renderer))
    }

    /// Returns an output of the plan; `None` when it has no such path. Pages are rendered once.
    pub fn output(&self, out: &OutPath, world: &dyn World, leaves: &dyn Leaves) -> Option<Rendered> {
        let job = self.press().plan.at(out)?;
        let place = self.kept().entry(out.clone()).or_default().clone();
        let rendered = place.get_or_init(|| self.render(job, world, leaves));
        if !matches!(rendered, Ok(Bytes::Page(..)) | Err(_)) {
            self.kept().remove(out); // what is no page is asked for once
        }
        Some(rendered.clone())
    }

    /// Returns the pages that were asked for and could be rendered.
    pub fn pages(&self) -> Vec<(OutPath, Rendered)> {
        let rendered = |(out, place): (&OutPath, &Arc<OnceLock<Rendered>>)| {
            Some((out.clone(), place.get().filter(|page| page.is_ok())?.clone()))
        };
        self.kept().iter().filter_map(rendered).collect()
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<OutPath, Arc<OnceLock<Rendered>>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn render(&self, job: &Job, world: &dyn World, leaves: &dyn Leaves) -> Rendered {
        let proven = |bytes: Vec<u8>| self.press().proof.check(&job.out, &bytes).map(|()| bytes);
        let made = self.with_renderer(|renderer| match renderer.job(job)? {
            Output::Bytes(bytes) => {
                let bytes: Arc<[u8]> = proven(bytes)?.into();
                let is_page = job.out.as_str().ends_with(".html");
                let digest = Digest::of(&bytes);
                Ok(if is_page { Bytes::Page(bytes, digest) } else { Bytes::Other(bytes) })
            }
            Output::File(source) => proven(Vec::new()).map(|_| Bytes::File(source)),
            Output::Original(source) => {
                proven(Vec::new())?;
                Ok(Bytes::Other(render::original(&source, world)?.into()))
            }
            Output::Leaf(key) => {
                proven(Vec::new())?;
                if let Some(bytes) = leaves.get(&key) {
                    return Ok(Bytes::Other(bytes));
                }
                match renderer.leaf(job, world) {
                    Ok(bytes) => {
                        leaves.put(&key, &bytes);
                        Ok(Bytes::Other(bytes.into()))
                    }
                    Err(diag) if diag.severity == Severity::Warning => {
                        Ok(Bytes::Other(renderer.instead(job, world)?.into()))
                    }
                    Err(diag) => Err(diag),
                }
            }
        });
        made.map_err(Arc::new)
    }
}
