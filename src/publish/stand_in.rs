//! A whole copy of the new site, which readers see while the output is changed: so nobody sees it half new.
//!
//! ```text
//! prepare   link every file of the new site into a folder of the staging folder: a link costs no bytes
//! step in   exchange it and the output, which is one step for whoever looks: all pages are new now
//! …         what changed is placed in the output, which stands aside
//! step out  exchange them again: the output is the very folder it was, as a server or a disk that holds it open expects
//! ```
//!
//! A build that is killed in between leaves the copy on show, which is the new site whole. The next build finds the output aside, and
//! works there.
#![expect(clippy::disallowed_methods, reason = "writing the site to the disk is what this file is for")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::disk::{Folder, Staging};
use super::manifest::{self, Manifest};
use super::plan::Plan;
use crate::error::Error;

/// The copy while it is prepared, and when it has served.
const COPY: &str = "copy";
/// What the output is exchanged with: the copy, or the output while the copy is on show.
const ASIDE: &str = "aside";
/// Only a copy has this file.
const MARK: &str = ".newsite-stand-in";

/// Ends what a killed build began: clears away its copy, or finds the output aside.
pub(super) fn recover(folder: &mut Folder, staging: &Staging) -> Result<(), Error> {
    let (copy, aside) = (staging.path.join(COPY), staging.path.join(ASIDE));
    if aside.join(MARK).exists() {
        rename(&aside, &copy)?;
    }
    if aside.exists() {
        folder.path = aside;
    }
    clear(&copy, folder, false)
}

/// Puts a copy of the new site in the place of the output, which goes aside. Without effect where one file alone changes, which is one
/// step by itself, where the output holds a folder such as `.git` that would not be where it is looked for, and where the system or
/// the disk can do no such thing.
pub(super) fn step_in(plan: &Plan, manifest: &Manifest, folder: &mut Folder, staging: &Staging) -> Result<(), Error> {
    let (copy, aside) = (staging.path.join(COPY), staging.path.join(ASIDE));
    if folder.is_aside() || plan.write.len() + plan.remove.len() < 2 || staging.path.starts_with(&folder.out) {
        return Ok(());
    }
    match prepare(&copy, plan, manifest, folder, staging) {
        Ok(true) => {}
        Ok(false) | Err(_) => return clear(&copy, folder, false),
    }
    rename(&copy, &aside)?;
    if exchange(&aside, &folder.out).is_err() {
        rename(&aside, &copy)?;
        return clear(&copy, folder, false);
    }
    folder.path = aside;
    Ok(())
}

/// Puts the output back in its place, where a copy stands in for it.
pub(super) fn step_out(folder: &mut Folder, staging: &Staging) -> Result<(), Error> {
    let (copy, aside) = (staging.path.join(COPY), staging.path.join(ASIDE));
    if folder.is_aside() {
        exchange(&aside, &folder.out).map_err(|source| Error::Write { path: folder.out.clone(), source })?;
        folder.path.clone_from(&folder.out);
        staging.settle()?;
        rename(&aside, &copy)?;
        clear(&copy, folder, true)?;
    }
    Ok(())
}

/// Links the files of the new site, and those of the user in the output, into a folder. `false` where no copy may stand in.
fn prepare(copy: &Path, plan: &Plan, manifest: &Manifest, folder: &Folder, staging: &Staging) -> io::Result<bool> {
    fs::create_dir_all(copy)?;
    if !is_owned_alike(copy, &folder.path) {
        return Ok(false);
    }
    let (written, removed): (BTreeSet<&str>, BTreeSet<&str>) =
        (plan.write.iter().map(|(path, _)| path.as_str()).collect(), plan.remove.iter().map(String::as_str).collect());
    let mut folders: BTreeSet<String> = manifest.paths().filter_map(|path| Some(path.rsplit_once('/')?.0.to_owned())).collect();
    let mut links: Vec<String> = Vec::new();
    for entry in WalkDir::new(&folder.path).min_depth(1) {
        let entry = entry?;
        let Some(path) = inside(entry.path(), &folder.path) else { return Ok(false) };
        let is_hidden = || entry.file_name().to_string_lossy().starts_with('.');
        if !entry.file_type().is_dir() {
            let is_replaced = written.contains(path.as_str()) || removed.contains(path.as_str()) || path == manifest::NAME;
            links.extend((!is_replaced).then_some(path));
        } else if is_hidden() {
            return Ok(false);
        }
    }
    folders.extend(links.iter().filter_map(|path| Some(path.rsplit_once('/')?.0.to_owned())));
    fs::write(copy.join(MARK), "While newsite changes the site, this copy of it is shown.\n")?;
    let staged = staging.page(manifest::NAME);
    let manifest_file = if staged.exists() { staged } else { folder.path.join(manifest::NAME) };
    fs::hard_link(manifest_file, copy.join(manifest::NAME))?;
    for path in &folders {
        fs::create_dir_all(copy.join(path))?;
    }
    links.par_iter().try_for_each(|path| fs::hard_link(folder.path.join(path), copy.join(path)))?;
    written.par_iter().try_for_each(|path| fs::hard_link(staging.page(path), copy.join(path)))?;
    // Last, as a folder may be one into which its owner does not write.
    for path in folders.iter().map(String::as_str).chain([""]) {
        if let Ok(there) = fs::metadata(folder.path.join(path)) {
            fs::set_permissions(copy.join(path), there.permissions())?;
        }
    }
    Ok(true)
}

/// Removes a copy. What a user put there while it was on show goes to the output; with `is_newer` also where the output has a file of
/// that name.
fn clear(copy: &Path, folder: &Folder, is_newer: bool) -> Result<(), Error> {
    if !copy.exists() {
        return Ok(());
    }
    let fault = |source| Error::Write { path: copy.to_owned(), source };
    // A copy without its manifest was never on show.
    if let Some(ours) = fs::read(copy.join(manifest::NAME)).ok().and_then(|json| Manifest::parse(&json).ok()) {
        let paths: Vec<&str> = ours.paths().collect();
        paths.par_iter().try_for_each(|path| remove_if_there(&copy.join(path))).map_err(fault)?;
        remove_if_there(&copy.join(MARK)).map_err(fault)?;
        for entry in WalkDir::new(copy).min_depth(1).into_iter().filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir()) {
            let Some(path) = inside(entry.path(), copy).filter(|path| path != manifest::NAME) else { continue };
            let to = folder.path.join(&path);
            if is_newer || to.symlink_metadata().is_err() {
                to.parent().map_or(Ok(()), fs::create_dir_all).map_err(fault)?;
                fs::rename(entry.path(), &to).map_err(fault)?;
            }
        }
    }
    fs::remove_dir_all(copy).map_err(fault)
}

/// A path below a folder, with slashes; `None` where it is not Unicode.
fn inside(path: &Path, folder: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(folder).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|source| Error::Write { path: to.to_owned(), source })
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(fault) if fault.kind() != ErrorKind::NotFound => Err(fault),
        _ => Ok(()),
    }
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Whether a folder that we made belongs to the same user and group as another: else a server might not be let in.
#[cfg(unix)]
fn is_owned_alike(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let owner = |path: &Path| fs::metadata(path).map(|found| (found.uid(), found.gid()));
    matches!((owner(one), owner(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_owned_alike(_one: &Path, _other: &Path) -> bool {
    false
}
