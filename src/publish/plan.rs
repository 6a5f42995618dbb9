//! What a build will do to an output folder: decided here, before anything in it changes.

use std::collections::BTreeSet;
use std::path::Path;

use super::Outcome;
use super::disk::Stamp;
use super::manifest::{Fingerprint, Journal, Manifest};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::site::views::ViewHash;

/// How the file at a page's place stands to newsite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// There is none.
    Absent,
    /// It is the page, byte for byte.
    Same,
    /// We made it.
    Ours,
    /// We made it, and somebody edited it.
    Edited,
    /// Somebody else made it.
    Foreign,
}

/// A page that was rendered.
#[derive(Debug)]
pub(super) struct Page {
    /// Its path in the site.
    pub(super) path: String,
    /// Its bytes.
    pub(super) fingerprint: Fingerprint,
    /// What it was made of; `None` where that is not told.
    pub(super) view: Option<ViewHash>,
    /// How its file stood when it had these bytes; `None` where that is not known.
    pub(super) stamp: Option<Stamp>,
    /// What stood in its place.
    pub(super) standing: Standing,
}

/// Which files are ours: those of the manifest, and those of the journal that a killed build left.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) manifest: Manifest,
    pub(super) journal: Journal,
}

impl Known {
    /// How a file with these bytes stands to us.
    pub(super) fn standing(&self, path: &str, there: Fingerprint) -> Standing {
        if self.manifest.get(path) == Some(&there) || self.journal.has(path, there.blake3) {
            Standing::Ours
        } else if self.manifest.contains(path) {
            Standing::Edited
        } else {
            Standing::Foreign
        }
    }

    /// Every path at which a file of ours may stand, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.manifest.paths().chain(self.journal.paths()).collect::<BTreeSet<_>>().into_iter()
    }

    /// Whether what is in the way of a page is ours: `flood/` for a page `flood`, or `flood` for a page `flood/index.html`.
    pub(super) fn clears_the_way_for(&self, page: &str) -> bool {
        let is_below = |folder: &str, path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.paths().any(|path| is_below(page, path) || is_below(path, page))
    }

    /// The journal of a plan: what an earlier one knew, and what this one replaces, removes and writes.
    pub(super) fn journal_with(&self, plan: &Plan) -> Journal {
        let mut journal = self.journal.clone();
        for path in plan.write.iter().map(|(path, _)| path).chain(&plan.remove) {
            if let Some(old) = self.manifest.get(path) {
                journal.note(path, old.blake3);
            }
        }
        for (path, new) in &plan.write {
            journal.note(path, new.blake3);
        }
        journal
    }
}

/// What to write, what to remove, and what to tell.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Pages to put in place.
    pub(super) write: Vec<(String, Fingerprint)>,
    /// Files of ours that are no longer made and that nobody edited.
    pub(super) remove: Vec<String>,
    /// What it comes to.
    pub(super) outcome: Outcome,
}

impl Plan {
    /// Decides, page by page; `out` is only named in the error.
    pub(super) fn new(pages: Vec<Page>, stale: Vec<(String, Standing)>, out: &Path) -> Result<Self, Error> {
        let mut plan = Self::default();
        let mut occupied = Vec::new();
        let made: Vec<String> = if stale.is_empty() { Vec::new() } else { pages.iter().map(|page| page.path.clone()).collect() };
        for Page { path, fingerprint, standing, .. } in pages {
            match standing {
                Standing::Same => plan.outcome.unchanged += 1,
                Standing::Foreign => occupied.push(out.join(path)),
                Standing::Absent | Standing::Ours => plan.write.push((path, fingerprint)),
                Standing::Edited => {
                    plan.outcome.diagnostics.push(edited(out, &path, "written anew, without the edit"));
                    plan.write.push((path, fingerprint));
                }
            }
        }
        if !occupied.is_empty() {
            return Err(Error::Occupied { paths: occupied });
        }
        for (path, standing) in stale {
            match standing {
                Standing::Ours => plan.remove.push(path),
                _ => plan.outcome.diagnostics.push(edited(out, &path, "no longer made, and left to you")),
            }
        }
        plan.outcome.diagnostics.extend(gone(out, &plan.remove, &made));
        plan.outcome.written = plan.write.len();
        plan.outcome.removed = plan.remove.len();
        Ok(plan)
    }

    /// Whether any file but the manifest changes.
    pub(super) fn changes_something(&self) -> bool {
        !(self.write.is_empty() && self.remove.is_empty())
    }
}

/// Pages that the last build had and this one has not, the first few of them, each with the page of its folder that is called most alike.
/// Further parts of a list are none that anybody quotes.
fn gone(out: &Path, removed: &[String], made: &[String]) -> Vec<Diagnostic> {
    const MOST: usize = 5;
    const LIKE: f64 = 0.6;
    let is_quoted = |path: &&String| path.strip_suffix(".html").is_some_and(|stem| !stem.contains('.'));
    let gone: Vec<&String> = removed.iter().filter(is_quoted).collect();
    let folder_of = |path: &str| path.rsplit_once('/').map_or(0, |(folder, _)| folder.len());
    let mut told: Vec<Diagnostic> = Vec::new();
    for (place, path) in gone.iter().take(MOST).enumerate() {
        let folder = &path[..folder_of(path)];
        let beside = made.iter().filter(|other| is_quoted(other) && other[..folder_of(other)] == *folder);
        let likeness = |other: &String| strsim::normalized_levenshtein(path, other);
        let nearest = beside.map(|other| (likeness(other), other)).filter(|(likeness, _)| *likeness >= LIKE);
        let nearest = nearest.max_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(other.1)));
        let to = nearest.map_or("…", |(_, other)| other.as_str());
        let more = gone.len() - gone.len().min(MOST);
        let others = if more > 0 && place + 1 == MOST { format!(" (and {more} more pages)") } else { String::new() };
        let message = format!("{path} was in the last build and no longer is{others}");
        let help = format!("to have it lead on: [[moved]] from = \"{path}\" to = \"{to}\"");
        told.push(Diagnostic::advice("gone", out.join(path).display().to_string(), message).help(help));
    }
    told
}

fn edited(out: &Path, path: &str, what_now: &str) -> Diagnostic {
    let file = out.join(path).display().to_string();
    let message = format!("{file} was edited since newsite made it: {what_now}");
    Diagnostic::warning("edited", file, message).help("to change a page, change its article, editorial.toml or a template")
}
