//! Which edition is current, what keeps the next one from coming out, and who is to be told.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::edition::Edition;
use super::pages::Answer;
use crate::error::Error;

/// What is served.
#[derive(Debug)]
pub(super) struct Desk {
    /// Whether files are watched: then pages bear the script that reloads them.
    pub(super) is_watching: bool,
    state: Mutex<State>,
    /// Counts the changes of the state.
    changes: watch::Sender<u64>,
    /// The pages that browsers show, each with how many do.
    open: Mutex<BTreeMap<String, usize>>,
}

/// The state of things.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// The last edition that came out; `None` before the first.
    pub(super) edition: Option<Arc<Edition>>,
    /// Pages that are newer than the edition, by path.
    pub(super) proofs: Arc<BTreeMap<String, Proof>>,
    /// Why no newer one came out, as it is told to people; `None` where it is the newest.
    pub(super) fault: Option<Arc<str>>,
    /// What edits left wanting in articles and rules, though the edition came out; `None` where nothing.
    pub(super) wanting: Option<Arc<str>>,
}

/// A page that came before its edition.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    /// The number of the change that it shows.
    change: u64,
    answer: Answer,
}

impl Desk {
    pub(super) fn new(is_watching: bool) -> Self {
        Self { is_watching, state: Mutex::default(), changes: watch::Sender::new(0), open: Mutex::default() }
    }

    /// The state as it is.
    pub(super) fn state(&self) -> State {
        held(&self.state).clone()
    }

    /// Tells of each change of the state from now on.
    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Puts out an edition that has all changes up to the one with this number, and says what is wanting in it.
    pub(super) fn publish(&self, edition: Edition, change: u64, wanting: Option<&str>) {
        {
            let mut state = held(&self.state);
            Arc::make_mut(&mut state.proofs).retain(|_, proof| proof.change > change);
            state.edition = Some(Arc::new(edition));
            state.fault = None;
            state.wanting = wanting.map(Arc::from);
        }
        self.tell();
    }

    /// Takes back the pages that show a change up to the one with this number: the edition has them all.
    pub(super) fn withdraw_proofs(&self, change: u64) {
        Arc::make_mut(&mut held(&self.state).proofs).retain(|_, proof| proof.change > change);
        self.tell();
    }

    /// Puts out pages that show a change, until an edition has it.
    pub(super) fn publish_proofs(&self, change: u64, pages: Vec<(String, Answer)>) {
        let proofs = pages.into_iter().map(|(path, answer)| (path, Proof { change, answer }));
        Arc::make_mut(&mut held(&self.state).proofs).extend(proofs);
        self.tell();
    }

    /// Says why no edition came out; `None` when that is mended.
    pub(super) fn set_fault(&self, report: Option<&str>) {
        held(&self.state).fault = report.map(Arc::from);
        self.tell();
    }

    fn tell(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    /// What answers a path that was asked for, as it stands decoded after the first slash. `None` before the first edition.
    pub(super) async fn answer(&self, path: &str) -> Option<Result<Answer, Error>> {
        loop {
            let State { edition, proofs, .. } = self.state();
            let edition = edition?;
            let inside = inside(path, &edition.base);
            if let Some(proof) = proofs.get(inside) {
                return Some(Ok(proof.answer.clone()));
            }
            if let Some(answer) = edition.answer(inside).await {
                return Some(answer);
            }
            // It ended while it was asked: another has come out.
        }
    }

    /// Notes that a browser shows a page, until the guard is dropped.
    pub(super) fn open(self: &Arc<Self>, path: &str) -> OpenPage {
        *held(&self.open).entry(path.to_owned()).or_default() += 1;
        OpenPage { desk: Arc::clone(self), path: path.to_owned() }
    }

    /// The pages that browsers show.
    pub(super) fn open_pages(&self) -> Vec<String> {
        held(&self.open).keys().cloned().collect()
    }
}

/// The path below the one at which the site will stand: a page that must name the whole path, such as 404.html, is right here too.
fn inside<'p>(path: &'p str, base: &str) -> &'p str {
    path.strip_prefix(base.trim_start_matches('/')).unwrap_or(path)
}

/// What a lock guards is whole at any moment, even if a thread ended while it held it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A page that a browser shows.
pub(super) struct OpenPage {
    desk: Arc<Desk>,
    path: String,
}

impl Drop for OpenPage {
    fn drop(&mut self) {
        let mut open = held(&self.desk.open);
        if let Some(count) = open.get_mut(&self.path) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.path);
            }
        }
    }
}
