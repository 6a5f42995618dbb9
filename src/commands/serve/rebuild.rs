//! From one edition to the next: waits for a change, reads what changed, and puts the new edition out.
#![expect(clippy::disallowed_methods, reason = "a line says how long a rebuild took")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use super::super::report::{self, count};
use super::desk::Desk;
use super::edition::{Edition, Made};
use super::watch::Watch;
use crate::corpus::read::{self, Look};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::pipeline::{Memory, Source};

/// After a change the files are looked at once more: on some file systems events come late or never.
const SECOND_LOOK: Duration = Duration::from_millis(500);
/// Of so many files at most proofs are made: more are no edit.
const FEW: usize = 4;
/// A browser tells so many faults; of the others how many they are.
const FAULTS_TOLD: usize = 3;
/// So many names are told; of the others how many they are.
const NAMES_TOLD: usize = 3;

/// Makes the editions.
pub(super) struct Newsroom {
    source: Source,
    with_editorial: bool,
    memory: Memory,
    desk: Arc<Desk>,
    /// What was said already of articles and rules.
    told: BTreeSet<Diagnostic>,
    /// The errors and warnings of the start that are still so.
    first_grave: Option<BTreeSet<Diagnostic>>,
    /// The number of the last change that was told.
    change: u64,
    /// What kept the last edition from coming out; `None` where it came out.
    fault: Option<String>,
}

impl Newsroom {
    pub(super) fn new(source: Source, with_editorial: bool, desk: Arc<Desk>) -> Self {
        Self { source, with_editorial, memory: Memory::default(), desk, told: BTreeSet::new(), first_grave: None, change: 0, fault: None }
    }

    /// Reads the project and puts out an edition: the names of the files that changed since the last one, and how many pages
    /// were rendered. `None` where nothing has changed.
    pub(super) fn publish(&mut self, look: Look) -> Result<Option<(BTreeSet<String>, usize)>, Error> {
        let Some(renewed) = self.memory.read(&self.source, self.with_editorial, look)? else { return Ok(None) };
        let Made { edition, diagnostics, rendered } = Edition::make(renewed, self.desk.open_pages())?;
        let grave = diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Advice);
        let grave: BTreeSet<Diagnostic> = grave.cloned().collect();
        let first_grave = self.first_grave.get_or_insert_with(|| grave.clone());
        first_grave.retain(|diagnostic| grave.contains(diagnostic));
        self.desk.publish(edition, self.change, wanting(grave.difference(first_grave)).as_deref());
        self.fault = None;
        let now: BTreeSet<Diagnostic> = diagnostics.into_iter().collect();
        report::diagnostics(now.difference(&self.told));
        self.told = now;
        Ok(Some((self.memory.take_changed(), rendered)))
    }

    /// Says what keeps an edition from coming out: here, and on every page that is open.
    pub(super) fn fail(&mut self, fault: &Error) {
        let told = report::plain(fault);
        if self.fault.as_ref() != Some(&told) {
            report::error(fault);
            self.desk.set_fault(Some(&told));
            self.fault = Some(told);
        }
    }

    /// Puts out proofs and an edition after each change, until the process is ended.
    pub(super) fn keep_up(mut self, mut watch: Watch) {
        let (desk, source) = (Arc::clone(&self.desk), self.source.clone());
        let (editions, queue) = mpsc::channel::<(u64, BTreeSet<PathBuf>)>();
        thread::spawn(move || {
            while let Ok(first) = queue.recv() {
                let (mut changed, mut look) = (BTreeSet::new(), Look::AtOthers);
                for (number, more) in std::iter::once(first).chain(queue.try_iter()) {
                    self.change = number;
                    if more.is_empty() {
                        look = Look::AtAll;
                    }
                    changed.extend(more);
                }
                self.renew(&changed, look);
            }
        });
        let mut at_most = None;
        for number in 1.. {
            let changed = watch.wait(at_most);
            at_most = (at_most.is_none() || !changed.is_empty()).then_some(SECOND_LOOK);
            if changed.len() <= FEW {
                prove(&desk, &source, number, &changed);
            }
            if editions.send((number, changed)).is_err() {
                return;
            }
        }
    }

    fn renew(&mut self, changed: &BTreeSet<PathBuf>, look: Look) {
        let started = Instant::now();
        self.memory.forget(&self.source, changed);
        match self.publish(look) {
            // Saved as it was, or back to what it was.
            Ok(None) if self.fault.is_none() => self.desk.withdraw_proofs(self.change),
            Ok(None) => {}
            Ok(Some((names, rendered))) => {
                let time = started.elapsed().as_secs_f64();
                report::say(format_args!("newsite: {}: {} rendered, {time:.2} s", told(&names), count(rendered, "page", "pages")));
            }
            Err(fault) => self.fail(&fault),
        }
    }
}

/// What a browser says of the errors and warnings that edits have brought; `None` where there are none. Advice is for the terminal.
fn wanting<'d>(mut grave: impl Iterator<Item = &'d Diagnostic>) -> Option<String> {
    let mut told: Vec<String> = grave.by_ref().take(FAULTS_TOLD).map(ToString::to_string).collect();
    let more = grave.count();
    told.extend((more > 0).then(|| format!("{more} more in the terminal")));
    (!told.is_empty()).then(|| told.join("\n\n"))
}

/// Puts out proofs of the articles that changed.
fn prove(desk: &Desk, source: &Source, number: u64, changed: &BTreeSet<PathBuf>) {
    let Some((edition, source)) = desk.state().edition.zip(source.path()) else { return };
    for path in changed {
        let file = read::article_file(source, path);
        let pages = file.map(|file| edition.prove(file)).unwrap_or_default();
        if !pages.is_empty() {
            desk.publish_proofs(number, pages);
        }
    }
}

/// “flood.txt, council.txt and 3 more changed”.
fn told(names: &BTreeSet<String>) -> String {
    let first = names.iter().take(NAMES_TOLD).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMES_TOLD) {
        0 => format!("{first} changed"),
        more => format!("{first} and {more} more changed"),
    }
}
