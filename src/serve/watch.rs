//! Hears what changes on the disk, and waits until whoever changes it has finished.
//!
//! A save is many events: editors write another file and rename it, empty a file before they fill it, keep
//! copies. A checkout is thousands of them. Each is one change here.

#![allow(clippy::disallowed_methods)] // a stopwatch, and files that are looked at

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::source::disk::Changes;

/// How long it is quiet after a file was closed or renamed until it counts as saved.
const CLOSED: Duration = Duration::from_millis(4);
/// The same where the system does not say that a file was closed, or somebody is still writing it.
const OPEN: Duration = Duration::from_millis(25);
/// How long an empty file may stay empty: some programs empty it first and fill it later.
const EMPTY: Duration = Duration::from_millis(80);
/// From how many files on it is no person who saves, but a program that changes many.
const MANY: usize = 20;
/// How long such a program may pause.
const PAUSE: Duration = Duration::from_millis(120);
/// How long a change may go on until what is there is shown.
const LONGEST: Duration = Duration::from_secs(5);
/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(300);

/// Hears of changes below some folders.
pub(super) struct Watcher {
    inner: Box<dyn notify::Watcher + Send>,
    events: Receiver<Heard>,
    sender: Sender<Heard>,
    root: PathBuf,
    watched: HashSet<PathBuf>,
}

/// What comes in.
enum Heard {
    Event(notify::Result<Event>),
    Wake,
}

/// Why the wait has ended.
#[derive(Debug)]
pub(super) enum Next {
    /// Something was changed.
    Changed(Changes),
    /// The time is up.
    Time,
    /// Nobody will say anything any more.
    End,
}

/// Wakes the one who waits.
#[derive(Clone)]
pub(super) struct Waker(Sender<Heard>);

impl Waker {
    /// Ends the wait.
    pub fn wake(&self) {
        let _ = self.0.send(Heard::Wake);
    }
}

impl Watcher {
    /// Begins to watch. Where the system cannot tell of changes, files are looked at all the time; that is
    /// said in the second value. `poll` wants it so, for folders on other computers.
    pub fn new(root: &Path, poll: bool) -> Result<(Self, Option<String>), String> {
        let (sender, events) = channel();
        let told = |sender: Sender<Heard>| {
            move |event| {
                let _ = sender.send(Heard::Event(event));
            }
        };
        let system = || RecommendedWatcher::new(told(sender.clone()), Config::default().with_follow_symlinks(false));
        let polling = || {
            let config = Config::default().with_poll_interval(POLL);
            PollWatcher::new(told(sender.clone()), config).map_err(|e| format!("the folder cannot be watched: {e}"))
        };
        let mut said = None;
        let mut inner: Box<dyn notify::Watcher + Send> = match (poll, system()) {
            (false, Ok(watcher)) => Box::new(watcher),
            (true, _) => Box::new(polling()?),
            (false, Err(e)) => {
                said = Some(e.to_string());
                Box::new(polling()?)
            }
        };
        if let Err(e) = inner.watch(root, RecursiveMode::NonRecursive) {
            said = Some(e.to_string());
            inner = Box::new(polling()?);
            inner.watch(root, RecursiveMode::NonRecursive).map_err(|e| format!("the folder cannot be watched: {e}"))?;
        }
        let watched = HashSet::from([root.to_owned()]);
        Ok((Self { inner, events, sender, root: root.to_owned(), watched }, said))
    }

    /// Watches the root and the folders right below it, those that came since the last time as well.
    ///
    /// # Errors
    /// Says which one cannot be watched: a system may have a limit.
    pub fn watch(&mut self, folders: &[PathBuf]) -> Result<(), String> {
        self.watched.retain(|known| folders.contains(known) || *known == self.root);
        let root = self.root.clone();
        if self.watched.insert(root.clone()) {
            let result = self.inner.watch(&root, RecursiveMode::NonRecursive);
            result.map_err(|e| format!("`{}` cannot be watched: {e}", root.display()))?;
        }
        for folder in folders {
            if !self.watched.contains(folder) {
                let result = self.inner.watch(folder, RecursiveMode::Recursive);
                result.map_err(|e| format!("`{}` cannot be watched: {e}", folder.display()))?;
                self.watched.insert(folder.clone());
            }
        }
        Ok(())
    }

    /// Forgets those of the watched folders that changed themselves, so that they are watched anew: another one may
    /// lie in their place. Tells whether there were any, or folders that may have to be watched.
    pub fn forget(&mut self, changes: &Changes) -> bool {
        let changed = |place: &&PathBuf| **place == self.root || place.parent() == Some(self.root.as_path());
        let places: Vec<PathBuf> = changes.paths.iter().filter(changed).cloned().collect();
        for place in &places {
            if self.watched.remove(place) {
                let _ = self.inner.unwatch(place); // the system may have forgotten it before
            }
        }
        !places.is_empty() || changes.more
    }

    /// Returns what ends the wait of [`Watcher::next`] from another thread.
    pub fn waker(&self) -> Waker {
        Waker(self.sender.clone())
    }

    /// Waits for a change to have been made, at the most for a time.
    pub fn next(&self, longest: Duration) -> Next {
        let asked = Instant::now();
        let mut gathered = Gathered::default();
        while gathered.is_nothing() {
            // Of most of what is heard nothing is left: somebody reads.
            gathered = match self.events.recv_timeout(longest.saturating_sub(asked.elapsed())) {
                Ok(heard) => gathered.and(heard, &self.root),
                Err(RecvTimeoutError::Timeout) => return Next::Time,
                Err(RecvTimeoutError::Disconnected) => return Next::End,
            };
            if gathered.woken {
                return Next::Time;
            }
        }
        let began = Instant::now();
        while let Some(quiet) = gathered.quiet(began.elapsed()) {
            match self.events.recv_timeout(quiet) {
                Ok(heard) => gathered = gathered.and(heard, &self.root),
                Err(_) if gathered.is_settled(began.elapsed()) => break,
                Err(_) => {}
            }
        }
        Next::Changed(gathered.changes)
    }
}

/// What was heard of one change so far.
#[derive(Default)]
struct Gathered {
    changes: Changes,
    /// Files that somebody is writing.
    open: HashSet<PathBuf>,
    woken: bool,
}

impl Gathered {
    fn and(mut self, heard: Heard, root: &Path) -> Self {
        let event = match heard {
            Heard::Wake => {
                self.woken = true;
                return self;
            }
            Heard::Event(Ok(event)) => event,
            Heard::Event(Err(_)) => {
                self.changes.more = true;
                return self;
            }
        };
        self.changes.more |= event.need_rescan();
        let closed = matches!(
            event.kind,
            EventKind::Access(AccessKind::Close(AccessMode::Write))
                | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
                | EventKind::Remove(_)
        );
        if matches!(event.kind, EventKind::Access(_)) && !closed {
            return self; // somebody reads: we do
        }
        for path in event.paths {
            if is_ours(&path, root) {
                continue;
            }
            if closed {
                self.open.remove(&path);
            } else if matches!(event.kind, EventKind::Modify(_) | EventKind::Create(_)) {
                self.open.insert(path.clone());
            }
            self.changes.paths.insert(path);
        }
        self
    }

    fn is_nothing(&self) -> bool {
        self.changes.paths.is_empty() && !self.changes.more
    }

    /// Returns how long it has to be quiet; `None` when the change took too long already.
    fn quiet(&self, took: Duration) -> Option<Duration> {
        if took >= LONGEST {
            return None;
        }
        Some(match self.changes.paths.len() {
            n if n > MANY => PAUSE,
            _ if self.open.is_empty() => CLOSED,
            _ => OPEN,
        })
    }

    /// Tells whether nothing looks as if it were half done.
    fn is_settled(&self, took: Duration) -> bool {
        let is_empty = |path: &PathBuf| std::fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == 0);
        took >= EMPTY || self.changes.paths.len() > MANY || !self.changes.paths.iter().any(is_empty)
    }
}

/// Tells whether a change is in what Masthead writes itself.
fn is_ours(path: &Path, root: &Path) -> bool {
    path.strip_prefix(root).is_ok_and(|below| below.starts_with(".masthead") || below.starts_with(".git"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // a failed call is a failed test
    use std::fs::{self, File};
    use std::io::Write as _;

    use super::*;

    fn watched(name: &str, poll: bool) -> (PathBuf, Watcher) {
        let root = std::env::temp_dir().join(format!("masthead-watch-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("content")).unwrap();
        let root = fs::canonicalize(root).unwrap();
        let (mut watcher, said) = Watcher::new(&root, poll).unwrap();
        assert_eq!(said, None);
        watcher.watch(&[root.join("content")]).unwrap();
        (root, watcher)
    }

    fn changed(watcher: &Watcher) -> Vec<String> {
        match watcher.next(Duration::from_secs(5)) {
            Next::Changed(changes) => {
                let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
                changes.paths.iter().map(name).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_save_is_one_change_however_it_is_made() {
        let (root, watcher) = watched("save", false);
        let story = root.join("content/story.md");
        fs::write(&story, "one").unwrap();
        assert_eq!(changed(&watcher), ["story.md"]);
        // Emptied, and filled a little later.
        let mut file = File::create(&story).unwrap();
        drop(File::open(&story).unwrap());
        let writer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(40));
            file.write_all(b"two").unwrap();
        });
        assert_eq!(changed(&watcher), ["story.md"]);
        assert_eq!(fs::read_to_string(&story).unwrap(), "two");
        writer.join().unwrap();
        // Another file, renamed.
        fs::write(root.join("content/.story.tmp"), "three").unwrap();
        fs::rename(root.join("content/.story.tmp"), &story).unwrap();
        assert!(changed(&watcher).contains(&"story.md".to_owned()));
        // A thousand files at once.
        for i in 0..1_000 {
            fs::write(root.join(format!("content/{i}.md")), "text").unwrap();
        }
        let many = changed(&watcher);
        assert_eq!(many.len(), 1_000);
        assert!(matches!(watcher.next(Duration::from_millis(50)), Next::Time), "all of it was one change");
        // The folder itself goes away and another takes its place.
        fs::rename(root.join("content"), root.join("old")).unwrap();
        fs::create_dir(root.join("content")).unwrap();
        let Next::Changed(changes) = watcher.next(Duration::from_secs(5)) else { panic!("nothing was heard") };
        let mut watcher = watcher;
        assert!(watcher.forget(&changes));
        watcher.watch(&[root.join("content"), root.join("old")]).unwrap();
        fs::write(root.join("content/new.md"), "text").unwrap();
        assert!(changed(&watcher).contains(&"new.md".to_owned()));
        watcher.waker().wake();
        assert!(matches!(watcher.next(Duration::from_secs(60)), Next::Time));
        fs::remove_dir_all(root).unwrap();
    }
}
