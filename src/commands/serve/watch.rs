//! Tells when files of a project change.
//!
//! The operating system says only that something happened, and roughly where; what the files hold then, the reader of the project
//! finds out. So it does not matter how an editor writes its files, or whether an event was lost.
#![expect(clippy::disallowed_methods, reason = "watches the disk, and waits until it is at rest")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::corpus::read;
use crate::error::Error;
use crate::pipeline::Source;

/// An editor that saves one file is done when nothing has happened for this long: a file is emptied and filled, or renamed and
/// replaced, within a millisecond or two.
const REST: Duration = Duration::from_millis(12);
/// What changes many files at once (`git checkout`, a folder moved) is done when nothing has happened for this long.
const REST_OF_MANY: Duration = Duration::from_millis(150);
/// From this number on, changed files are “many”.
const MANY: usize = 8;
/// A folder that never comes to rest is read after this long anyway.
const PATIENCE: Duration = Duration::from_secs(2);

/// The folders of a project, watched.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The source, links followed.
    source: PathBuf,
    /// The folders that are watched with all below them, whether they are there or not.
    folders: Vec<PathBuf>,
}

impl Watch {
    /// Watches the files of a source.
    ///
    /// # Errors
    /// A source that is not on the disk, or that the operating system does not let us watch.
    pub(super) fn new(source: &Source) -> Result<Self, Error> {
        let path = source.path().ok_or_else(|| Error::NothingToWatch { origin: source.to_string() })?;
        let path = fs::canonicalize(path).map_err(|fault| Error::Read { path: path.to_owned(), source: fault })?;
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.as_ref().map_or(true, is_change) {
                // Nobody listens when the server ends.
                let _ = sender.send(event);
            }
        });
        let watcher = watcher.map_err(|fault| cannot_watch(&path, &fault))?;
        let folders = if read::is_project(&path) {
            [read::ARTICLES, "templates", "static", "pages"].map(|folder| path.join(folder)).to_vec()
        } else if path.is_dir() {
            vec![path.clone()]
        } else {
            Vec::new()
        };
        let mut watch = Self { watcher, events, source: path, folders };
        watch.start()?;
        Ok(watch)
    }

    fn start(&mut self) -> Result<(), Error> {
        // The folder around the source tells when the source itself is replaced; that of a project also of its settings.
        let around = if read::is_project(&self.source) { Some(self.source.as_path()) } else { self.source.parent() };
        if let Some(around) = around {
            self.watcher.watch(around, RecursiveMode::NonRecursive).map_err(|fault| cannot_watch(around, &fault))?;
        }
        for folder in self.folders.iter().filter(|folder| folder.is_dir()) {
            self.watcher.watch(folder, RecursiveMode::Recursive).map_err(|fault| cannot_watch(folder, &fault))?;
        }
        Ok(())
    }

    /// Waits for a change, and then until the files are at rest: the paths that changed. Empty where nothing has changed for
    /// as long as `at_most`, or where the system has lost events: then anything may have changed.
    pub(super) fn wait(&mut self, at_most: Option<Duration>) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::new();
        let first = match at_most {
            Some(time) => self.events.recv_timeout(time),
            None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let Ok(first) = first else { return changed };
        let mut is_complete = self.note(first, &mut changed);
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            let rest = if changed.len() < MANY { REST } else { REST_OF_MANY };
            let Ok(event) = self.events.recv_timeout(rest) else { break };
            is_complete &= self.note(event, &mut changed);
        }
        self.renew(&changed);
        if is_complete { changed } else { BTreeSet::new() }
    }

    /// Notes what an event tells of; false where it tells that others were lost.
    fn note(&self, event: notify::Result<Event>, changed: &mut BTreeSet<PathBuf>) -> bool {
        let Ok(event) = event else { return false };
        let is_complete = !event.need_rescan();
        changed.extend(event.paths.into_iter().filter(|path| self.is_ours(path)));
        is_complete
    }

    /// Whether a path may matter: what lies around the source does not, nor do files whose names begin with a dot.
    fn is_ours(&self, path: &Path) -> bool {
        let Ok(inside) = path.strip_prefix(&self.source) else { return false };
        !inside.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
    }

    /// Watches anew the folders that were made, moved or replaced, and those that a new link leads to.
    fn renew(&mut self, changed: &BTreeSet<PathBuf>) {
        for folder in &self.folders {
            let is_replaced = changed.contains(folder);
            let has_new_link = || changed.iter().any(|path| path.starts_with(folder) && path.is_symlink() && path.is_dir());
            if is_replaced || has_new_link() {
                // A folder that is not watched, or no longer exists, cannot be unwatched; that is not a fault.
                let _ = self.watcher.unwatch(folder);
                if folder.is_dir() {
                    let _ = self.watcher.watch(folder, RecursiveMode::Recursive);
                }
            }
        }
    }
}

/// Whether an event reports a change: opening or reading a file is none.
fn is_change(event: &Event) -> bool {
    !matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write))
}

fn cannot_watch(path: &Path, fault: &notify::Error) -> Error {
    Error::Watch { path: path.to_owned(), why: fault.to_string() }
}
