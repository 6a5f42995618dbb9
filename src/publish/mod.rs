//! Pages → disk: all or nothing, and only what changed.
//!
//! In: the addresses of a site and the function that renders one. Out: the files of the output folder, its manifest, and
//! an [`Outcome`]. Knows nothing of what a page shows.
//!
//! ```text
//! stage   render every page; write those that differ from the output into a folder beside it
//! journal note which bytes, old and new, may stand in the output from now on
//! show    exchange the output and a copy of the new site made of links, so that nobody sees the next step
//! place   remove what is no longer made, rename what is staged into the output, write the manifest
//! settle  exchange them again, remove the journal
//! ```
//!
//! Until the journal is written the output is as it was; from then on whatever stands there is known to be ours, so the next
//! build finishes what a killed one began.

mod disk;
mod manifest;
mod marks;
mod output;
mod plan;
mod stand_in;
#[cfg(test)]
mod tests;

pub(crate) use marks::Marks;
pub(crate) use output::Sources;

use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::site::Address;
use crate::site::views::Rendered;
use disk::{Folder, Staging};
use manifest::{Fingerprint, Manifest};
use plan::{Known, Page, Plan, Standing};

/// What a build did to the output folder.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Pages that are new or differ from what stood there.
    pub written: usize,
    /// Pages that stood there byte for byte.
    pub unchanged: usize,
    /// Pages that are no longer made.
    pub removed: usize,
    /// Pages of ours that somebody edited.
    pub diagnostics: Vec<Diagnostic>,
}

/// Writes a site into the folder `out`. With `is_adopted` the folder may hold files that newsite did not make; they stay.
///
/// # Errors
/// A page that does not render, a user's file where a page belongs, another build at work, a disk that is full: in all of
/// them the output is as it was.
pub fn publish<R>(pages: &[Address], render: R, out: &Path, is_adopted: bool) -> Result<Outcome, Error>
where
    R: Fn(&Address) -> Result<Vec<u8>, Error> + Sync,
{
    let pages = Pages { addresses: pages, render: |address: &Address| Ok(render(address)?.into()), anew: &render };
    Ok(publish_changed(&pages, &Marks::default(), out, is_adopted)?.0)
}

/// The pages of a site, and how they are made.
pub(crate) struct Pages<'p, R, A> {
    pub(crate) addresses: &'p [Address],
    /// Makes a page, or says that what stands there was made of the same.
    pub(crate) render: R,
    /// Makes a page whatever stands there.
    pub(crate) anew: A,
}

/// The same, where the pages that stand may be known by what they were made of; beside the outcome what they are made of now.
///
/// # Errors
/// As [`publish`].
pub(crate) fn publish_changed<R, A>(pages: &Pages<'_, R, A>, marks: &Marks, out: &Path, is_adopted: bool) -> Result<(Outcome, Marks), Error>
where
    R: Fn(&Address) -> Result<Rendered, Error> + Sync,
    A: Fn(&Address) -> Result<Vec<u8>, Error> + Sync,
{
    let mut folder = Folder::new(out)?;
    let staging = Staging::open(&folder)?;
    stand_in::recover(&mut folder, &staging)?;
    let is_first = !folder.exists();
    let known = if is_first { None } else { Some(known_files(&folder, &staging, is_adopted)?) };
    staging.make_folders(pages.addresses.iter().map(|page| page.0.as_str()))?;
    let made = marks.made();
    let stage_page = |address: &Address| {
        let made = made.get(address.0.as_str());
        let (bytes, view) = match (pages.render)(address)? {
            Rendered::Anew(bytes, view) => (bytes, view),
            Rendered::AsBefore(view) => {
                let there = made.map_or(Ok(None), |made| made.still_there(&address.0, &folder))?;
                if let Some((fingerprint, stamp)) = there {
                    return Ok(Page { path: address.0.clone(), fingerprint, view: Some(view), stamp, standing: Standing::Same });
                }
                ((pages.anew)(address)?, Some(view))
            }
        };
        let fingerprint = Fingerprint::of(&bytes);
        if let Some(stamp) = made.and_then(|made| made.stands_as(&address.0, fingerprint, &folder)) {
            return Ok(Page { path: address.0.clone(), fingerprint, view, stamp: Some(stamp), standing: Standing::Same });
        }
        Ok(Page { view, ..stage(address, &bytes, fingerprint, &folder, &staging, known.as_ref())? })
    };
    let staged: Vec<Page> = pages.addresses.par_iter().map(stage_page).collect::<Result<_, Error>>()?;
    let marks = Marks::new(&staged);
    let manifest = Manifest::new(staged.iter().map(|page| (page.path.clone(), page.fingerprint)));
    let Some(known) = known else {
        staging.write_manifest(&manifest)?;
        let clock = staging.clock();
        staging.become_output(&folder)?;
        return Ok((Outcome { written: staged.len(), ..Outcome::default() }, marks.in_place(&folder, clock)));
    };
    let stale = find_stale(&folder, &known, &manifest)?;
    let plan = Plan::new(staged, stale, &folder.out)?;
    place(&plan, &manifest, &known, &mut folder, &staging)?;
    let clock = staging.clock();
    Ok((plan.outcome, marks.in_place(&folder, clock)))
}

/// Which files of an output folder are ours.
fn known_files(folder: &Folder, staging: &Staging, is_adopted: bool) -> Result<Known, Error> {
    let journal = staging.read_journal()?;
    let manifest = folder.read_manifest()?;
    if manifest.is_none() && journal.is_none() && !is_adopted && !folder.is_empty()? {
        return Err(Error::NotOurs { out: folder.out.clone() });
    }
    Ok(Known { manifest: manifest.unwrap_or_default(), journal: journal.unwrap_or_default() })
}

/// Compares a page with what stands in its place, and stages it where they differ. What is known of the output is `None` where
/// there is none yet.
fn stage(
    address: &Address,
    bytes: &[u8],
    fingerprint: Fingerprint,
    folder: &Folder,
    staging: &Staging,
    known: Option<&Known>,
) -> Result<Page, Error> {
    let path = address.0.clone();
    let mut stamp = known.and_then(|_| folder.stamp(&path));
    let standing = match known {
        None => Standing::Absent,
        Some(known) => match folder.read(&path)? {
            disk::Found::File(there) if there == bytes => Standing::Same,
            disk::Found::File(there) => known.standing(&path, Fingerprint::of(&there)),
            disk::Found::Nothing => Standing::Absent,
            disk::Found::Obstacle if known.clears_the_way_for(&path) => Standing::Absent,
            disk::Found::Obstacle => Standing::Foreign,
        },
    };
    if matches!(standing, Standing::Absent | Standing::Ours | Standing::Edited) {
        stamp = staging.write_page(&path, bytes)?;
    }
    Ok(Page { path, fingerprint, view: None, stamp, standing })
}

/// Files of ours that are no longer made, each with how it stands.
fn find_stale(folder: &Folder, known: &Known, manifest: &Manifest) -> Result<Vec<(String, Standing)>, Error> {
    let mut stale = Vec::new();
    for path in known.paths().filter(|path| !manifest.contains(path)) {
        if let disk::Found::File(there) = folder.read(path)? {
            stale.push((path.to_owned(), known.standing(path, Fingerprint::of(&there))));
        }
    }
    Ok(stale)
}

/// Carries out a plan. Removing comes first, so that a file may become a folder, a folder a file, and `Flood.html` may become
/// `flood.html` on a disk that takes them for one.
fn place(plan: &Plan, manifest: &Manifest, known: &Known, folder: &mut Folder, staging: &Staging) -> Result<(), Error> {
    let is_manifest_new = !folder.holds_manifest(manifest)?;
    if is_manifest_new {
        staging.write_manifest(manifest)?;
    }
    if plan.changes_something() {
        staging.write_journal(&known.journal_with(plan))?;
        stand_in::step_in(plan, manifest, folder, staging)?;
        for path in &plan.remove {
            folder.remove(path)?;
        }
        folder.make_folders(plan.write.iter().map(|(path, _)| path.as_str()))?;
        plan.write.par_iter().try_for_each(|(path, _)| staging.place(path, folder))?;
    }
    if is_manifest_new {
        staging.place(manifest::NAME, folder)?;
    }
    stand_in::step_out(folder, staging)?;
    staging.settle()
}
