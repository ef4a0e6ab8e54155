//! The newsroom as it is being written: read again after every change, looked at through views.
//!
//! It knows no network and no watcher. A change makes a new [`Snapshot`], which takes the place of
//! the old one at once; until then, and while the new one cannot be shown, the old one answers.

use std::collections::{BTreeSet, HashSet};
use std::mem::discriminant;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use serde_json::Value;

use super::shown::{Bytes, Shown};
use super::snapshot::Snapshot;
use super::view::View;
use crate::body::Highlights;
use crate::diag::{Diag, Severity, fatal};
use crate::leaf::Leaves;
use crate::manuscript::Audience;
use crate::moment::{self, Moment, Zone};
use crate::path::{OutPath, RelPath, UrlPath};
use crate::plan::What;
use crate::source::is_markdown;
use crate::world::World;
use crate::{Memory, Overrides, Press, load_with};

/// After how many changes highlighted code is forgotten: of what is edited again and again every form is kept.
const FORGET: u64 = 500;

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What it changes in the settings.
    pub overrides: Overrides,
    /// For whom the newsroom is seen where a tab does not say.
    pub audience: Audience,
    /// As of when, where a tab does not say; the moment at which somebody looks, where nobody says.
    pub at: Option<String>,
}

/// Asks for the time.
pub type Clock = Box<dyn Fn(&Zone) -> Moment + Send + Sync>;

/// A newsroom that is being written.
pub struct Preview<W> {
    settings: Settings,
    clock: Clock,
    leaves: Box<dyn Leaves + Send + Sync>,
    highlights: Mutex<Arc<Highlights>>,
    memory: Memory,
    state: RwLock<Arc<State<W>>>,
}

/// What is known at one moment.
pub struct State<W> {
    /// Counts the changes.
    pub number: u64,
    /// The last newsroom that can be shown.
    pub good: Option<Arc<Snapshot<W>>>,
    /// What keeps the newest one from being shown.
    pub broken: Option<Arc<Broken<W>>>,
    /// The files that changed last.
    pub changed: Arc<BTreeSet<RelPath>>,
}

/// A newsroom that cannot be shown.
pub struct Broken<W> {
    /// Its files.
    pub world: Arc<W>,
    /// What is wrong.
    pub diags: Vec<Diag>,
    faults: OnceLock<Arc<Value>>,
}

/// What a request is answered with.
pub enum Answer<W> {
    /// A page, with its status and its digest.
    Page(u16, Arc<[u8]>, String),
    /// Bytes of a file of that name.
    Bytes(OutPath, Arc<[u8]>),
    /// A file of the newsroom.
    File(RelPath, Arc<W>),
    /// It lies at another address.
    Redirect(String),
    /// Nothing can be shown yet.
    Nothing,
}

impl<W: World + Send + Sync> Preview<W> {
    /// Reads the newsroom for the first time.
    pub fn open(
        world: W,
        settings: Settings,
        clock: Clock,
        leaves: Box<dyn Leaves + Send + Sync>,
        highlights: Highlights,
    ) -> Self {
        let state = State { number: 0, good: None, broken: None, changed: Arc::default() };
        let state = RwLock::new(Arc::new(state));
        let highlights = Mutex::new(Arc::new(highlights));
        let preview = Self { settings, clock, leaves, highlights, memory: Memory::default(), state };
        preview.change(world, BTreeSet::new());
        preview.diags(); // the usual view is ready before anybody asks
        preview
    }

    /// Returns what is known now.
    pub fn state(&self) -> Arc<State<W>> {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the newsroom again and shows it in the place of the old one, if it can be shown.
    pub fn change(&self, world: W, changed: BTreeSet<RelPath>) {
        let world = Arc::new(world);
        let old = self.state();
        let made = catch_unwind(AssertUnwindSafe(|| self.read(&world, old.good.as_deref())));
        let (good, broken) = match made.unwrap_or_else(|_| Err(vec![our_fault()])) {
            Ok(good) => (Some(Arc::new(good)), None),
            Err(diags) => (old.good.clone(), Some(Arc::new(Broken { world, diags, faults: OnceLock::new() }))),
        };
        let state = State { number: old.number + 1, good, broken, changed: Arc::new(changed) };
        self.put(state);
    }

    /// Returns what is wrong with the newest state, as those see it who do not say how they look.
    pub fn diags(&self) -> Vec<Diag> {
        let state = self.state();
        if let Some(broken) = &state.broken {
            return broken.diags.clone();
        }
        let Some(good) = &state.good else { return Vec::new() };
        let found = catch_unwind(AssertUnwindSafe(|| {
            let shown = good.shown(&good.usual, self.now(good));
            let unreadable = if shown.is_fatal() { Vec::new() } else { self.proofread(good, &shown) };
            [shown.diags.clone(), unreadable].concat()
        }));
        [good.diags.clone(), found.unwrap_or_else(|_| vec![our_fault()])].concat()
    }

    /// Renders a page of each sort, and gives what is wrong with them: a template that is broken is told although
    /// nobody looks at a page of it.
    fn proofread(&self, good: &Snapshot<W>, shown: &Shown) -> Vec<Diag> {
        let Press { plan, edition, .. } = shown.press();
        let mut sorts = HashSet::new();
        let first = plan.jobs.iter().filter(|job| {
            let kind = match &job.what {
                What::Story(i) => Some(edition.stories[*i].kind),
                _ => None,
            };
            let list = match &job.what {
                What::List(list) => Some((discriminant(&list.subject), list.number.min(2))),
                _ => None,
            };
            job.out.as_str().ends_with(".html") && sorts.insert((discriminant(&job.what), kind, list))
        });
        let mut wrong: Vec<Diag> = Vec::new();
        for job in first {
            if let Some(Err(diag)) = shown.output(&job.out, &*good.world, &*self.leaves) {
                let known = |other: &Diag| other.message == diag.message && other.place == diag.place;
                if !wrong.iter().any(known) {
                    wrong.push((*diag).clone());
                }
            }
        }
        wrong
    }

    fn put(&self, state: State<W>) {
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(state);
    }

    /// Tells whether a file that is there and stays there may have a part in what is shown. Somebody may keep other
    /// things in the folder: the terminal's words may go into a file of it.
    pub fn uses(&self, path: &RelPath) -> bool {
        let state = self.state();
        let Some(good) = state.good.as_ref().filter(|_| state.broken.is_none()) else { return true };
        let newsroom = &good.loaded.newsroom;
        is_markdown(path)
            || matches!(path.extension().as_str(), "yaml" | "yml" | "toml")
            || path.below("themes").is_some()
            || newsroom.media.iter().any(|media| media.source == *path)
            || newsroom.statics.iter().any(|(source, _)| source == path)
    }

    /// Counts a change that is none of files: a moment has passed.
    pub fn pass(&self) {
        let old = self.state();
        let (good, broken) = (old.good.clone(), old.broken.clone());
        let state = State { number: old.number + 1, good, broken, changed: Arc::default() };
        self.put(state);
    }

    fn read(&self, world: &Arc<W>, old: Option<&Snapshot<W>>) -> Result<Snapshot<W>, Vec<Diag>> {
        let highlights = self.highlights();
        let (loaded, diags) = load_with(&**world, &self.settings.overrides, &highlights, &self.memory);
        if fatal(&diags) {
            return Err(diags);
        }
        let zone = &loaded.newsroom.config.zone;
        let at = self.settings.at.as_deref().and_then(|at| moment::parse(at).ok());
        let usual = View { audience: self.settings.audience, at: at.map(|at| at.at(zone).unix()) };
        let snapshot = Snapshot::new(world.clone(), loaded, diags, usual, old);
        // What somebody looks at is made ready before it takes the place of the old one.
        for view in old.map(Snapshot::looked_at).unwrap_or_default() {
            snapshot.shown(&view, self.now(&snapshot));
        }
        Ok(snapshot)
    }

    fn highlights(&self) -> Arc<Highlights> {
        let mut highlights = self.highlights.lock().unwrap_or_else(PoisonError::into_inner);
        if self.state().number % FORGET == FORGET - 1 {
            *highlights = Arc::default();
        }
        highlights.clone()
    }

    /// Returns the moment at which somebody looks at a snapshot.
    pub fn now(&self, snapshot: &Snapshot<W>) -> Moment {
        (self.clock)(&snapshot.loaded.newsroom.config.zone)
    }

    /// Returns the next moment at which something that somebody looked at changes by itself.
    pub fn next_change(&self) -> Option<Moment> {
        self.state().good.as_ref()?.next_change()
    }

    /// Answers a request for an address, which is encoded and begins with `/`.
    pub fn answer(&self, path: &str, view: &View) -> Answer<W> {
        let state = self.state();
        let Some(good) = &state.good else { return Answer::Nothing };
        let answered = catch_unwind(AssertUnwindSafe(|| self.answer_of(good, path, view)));
        answered.unwrap_or(Answer::Nothing)
    }

    fn answer_of(&self, good: &Snapshot<W>, path: &str, view: &View) -> Answer<W> {
        good.look(view);
        let Some(shown) = good.shown_or_last(view, self.now(good)) else { return Answer::Nothing };
        let base = &good.loaded.newsroom.config.base;
        let Some(url) = base.asked(path) else {
            let (decoded, folder) = (crate::path::decode(path), crate::path::decode(base.folder()));
            let home = format!("{}/", base.folder());
            let is_home = decoded == "/" || decoded == folder;
            return if is_home { Answer::Redirect(home) } else { self.missing(good, &shown, view) };
        };
        let out = url.out();
        match shown.output(&out, &*good.world, &*self.leaves) {
            Some(Ok(Bytes::Page(bytes, digest))) => Answer::Page(200, bytes, digest.to_string()),
            Some(Ok(Bytes::Other(bytes))) => Answer::Bytes(out, bytes),
            Some(Ok(Bytes::File(source))) => Answer::File(source, good.world.clone()),
            Some(Err(_)) => match good.before(view, &out) {
                Some(Ok(Bytes::Page(bytes, digest))) => Answer::Page(200, bytes, digest.to_string()),
                _ => Answer::Nothing,
            },
            None => {
                let folder = UrlPath::of(&format!("{}/", url.as_str()));
                match folder.filter(|folder| shown.press().plan.at(&folder.out()).is_some()) {
                    Some(folder) if !url.as_str().ends_with('/') => Answer::Redirect(base.href(&folder)),
                    _ => self.missing(good, &shown, view),
                }
            }
        }
    }

    fn missing(&self, good: &Snapshot<W>, shown: &Shown, view: &View) -> Answer<W> {
        let Some(out) = missing_page() else { return Answer::Nothing };
        let page = match shown.output(&out, &*good.world, &*self.leaves) {
            Some(Err(_)) => good.before(view, &out),
            page => page,
        };
        match page {
            Some(Ok(Bytes::Page(bytes, digest))) => Answer::Page(404, bytes, digest.to_string()),
            _ => Answer::Page(404, Arc::from(&b"<!doctype html><title>404</title><p>404\n"[..]), "none".to_owned()),
        }
    }

    /// Returns what keeps a tab from showing the newest state of a page, as the desk reads it.
    pub fn faults(&self, path: &str, view: &View, told: impl Fn(&[Diag], &W) -> Value) -> Arc<Value> {
        let state = self.state();
        if let Some(broken) = &state.broken {
            let faults = || Arc::new(told(&errors(&broken.diags), &broken.world));
            return broken.faults.get_or_init(faults).clone();
        }
        let Some(good) = &state.good else { return Arc::new(Value::Array(Vec::new())) };
        let found = catch_unwind(AssertUnwindSafe(|| {
            let shown = good.shown(view, self.now(good));
            if shown.is_fatal() {
                return Some(errors(&shown.diags));
            }
            let url = good.loaded.newsroom.config.base.asked(path)?;
            let rendered = shown.output(&url.out(), &*good.world, &*self.leaves);
            let rendered = rendered.or_else(|| shown.output(&missing_page()?, &*good.world, &*self.leaves))?;
            rendered.err().map(|diag| vec![(*diag).clone()])
        }));
        let found = found.unwrap_or_else(|_| Some(vec![our_fault()])).unwrap_or_default();
        Arc::new(told(&found, &good.world))
    }

    /// Returns how many bytes a picture has.
    pub fn picture(&self, shown: &Shown, out: &OutPath) -> Option<usize> {
        let state = self.state();
        match shown.output(out, &*state.good.as_ref()?.world, &*self.leaves)? {
            Ok(Bytes::Other(bytes)) => Some(bytes.len()),
            _ => None,
        }
    }
}

/// Returns where the page for missing addresses lies.
fn missing_page() -> Option<OutPath> {
    UrlPath::of("/404.html").map(|url| url.out())
}

fn errors(diags: &[Diag]) -> Vec<Diag> {
    diags.iter().filter(|diag| diag.severity == Severity::Error).cloned().collect()
}

fn our_fault() -> Diag {
    Diag::error("masthead", "Masthead itself broke while it read this; that is not your fault")
        .hint("the last good pages are still shown: undo the last change, and tell the people who make Masthead")
}
