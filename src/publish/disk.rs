//! The output folder and the staging folder beside it: every touch of the disk that publishing makes.
#![expect(clippy::disallowed_methods, reason = "writing the site to the disk is what this file is for")]

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::manifest::{self, Journal, Manifest};
use crate::error::Error;

const STAGING: &str = ".newsite-staging";
const PAGES: &str = "pages";
const JOURNAL: &str = "journal.json";
const LOCK: &str = "lock";
const CLOCK: &str = "clock";

/// A path without links and `..`, of which the last parts need not exist yet.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, Error> {
    match fs::canonicalize(path) {
        Ok(real) => Ok(real),
        Err(fault) if fault.kind() == ErrorKind::NotFound => {
            let Some(name) = path.file_name() else { return Err(Error::Read { path: path.to_owned(), source: fault }) };
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Ok(resolve(parent)?.join(name))
        }
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

/// What stands at a path.
pub(super) enum Found {
    Nothing,
    File(Vec<u8>),
    /// A folder where a file is wanted, or a file where a folder is.
    Obstacle,
}

/// What changes when a file is written, or another takes its place. A time is in seconds and nanoseconds, as the file system tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    inode: u64,
    length: u64,
    modified: (i64, i64),
    /// When anything about it changed, a link to it among them: no program can set that.
    changed: (i64, i64),
}

impl Stamp {
    /// `None` where the system does not tell all of it.
    #[cfg(unix)]
    fn of(found: &fs::Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        let (modified, changed) = ((found.mtime(), found.mtime_nsec()), (found.ctime(), found.ctime_nsec()));
        found.is_file().then(|| Self { inode: found.ino(), length: found.len(), modified, changed })
    }

    #[cfg(not(unix))]
    fn of(_found: &fs::Metadata) -> Option<Self> {
        None
    }

    /// Whether it is the same file with the same bytes, links to it aside.
    fn is_as(&self, other: &Self) -> bool {
        (self.inode, self.length, self.modified) == (other.inode, other.length, other.modified)
    }
}

/// The output folder.
pub(super) struct Folder {
    /// Where readers look for it.
    pub(super) out: PathBuf,
    /// Where it is: the same place, or aside while a copy stands in for it.
    pub(super) path: PathBuf,
}

impl Folder {
    pub(super) fn new(out: &Path) -> Result<Self, Error> {
        let out = resolve(out)?;
        Ok(Self { path: out.clone(), out })
    }

    pub(super) fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Whether a copy stands in for it.
    pub(super) fn is_aside(&self) -> bool {
        self.path != self.out
    }

    /// Whether nothing is in it but a staging folder of ours.
    pub(super) fn is_empty(&self) -> Result<bool, Error> {
        let mut entries = fs::read_dir(&self.path).map_err(|source| self.unreadable("", source))?;
        Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == STAGING)))
    }

    /// How a file stands; `None` where there is none.
    pub(super) fn stamp(&self, path: &str) -> Option<Stamp> {
        Stamp::of(&fs::symlink_metadata(self.path.join(path)).ok()?)
    }

    /// How a file stands that stood so when its bytes were known; `None` where something was done to it since, or could be done from now on
    /// without being seen: what happens within a tick of the clock of the file system bears the same time.
    pub(super) fn stamp_since(&self, path: &str, known: Option<Stamp>, clock: Option<Stamp>) -> Option<Stamp> {
        let now = Stamp::of(&fs::symlink_metadata(self.out.join(path)).ok()?)?;
        (now.is_as(&known?) && now.changed < clock?.changed).then_some(now)
    }

    pub(super) fn read(&self, path: &str) -> Result<Found, Error> {
        match fs::read(self.path.join(path)) {
            Ok(bytes) => Ok(Found::File(bytes)),
            Err(fault) => match fault.kind() {
                ErrorKind::NotFound => Ok(Found::Nothing),
                ErrorKind::IsADirectory | ErrorKind::NotADirectory => Ok(Found::Obstacle),
                _ => Err(self.unreadable(path, fault)),
            },
        }
    }

    /// The manifest; `None` where there is none.
    pub(super) fn read_manifest(&self) -> Result<Option<Manifest>, Error> {
        match self.read(manifest::NAME)? {
            Found::File(json) => match Manifest::parse(&json) {
                Ok(manifest) => Ok(Some(manifest)),
                Err(fault) => Err(Error::Manifest { path: self.path.join(manifest::NAME), source: fault }),
            },
            Found::Nothing | Found::Obstacle => Ok(None),
        }
    }

    /// Whether this very manifest stands there already.
    pub(super) fn holds_manifest(&self, manifest: &Manifest) -> Result<bool, Error> {
        Ok(matches!(self.read(manifest::NAME)?, Found::File(json) if json == manifest.to_json().as_bytes()))
    }

    /// Removes a file, and the folders that are empty without it.
    pub(super) fn remove(&self, path: &str) -> Result<(), Error> {
        let file = self.path.join(path);
        fs::remove_file(&file).map_err(|source| Error::Write { path: file.clone(), source })?;
        // A folder in which something is left refuses to be removed: that is how we know.
        let _ = file.ancestors().skip(1).take_while(|folder| *folder != self.path).try_for_each(fs::remove_dir);
        Ok(())
    }

    pub(super) fn make_folders<'p>(&self, pages: impl Iterator<Item = &'p str>) -> Result<(), Error> {
        make_folders(&self.path, pages)
    }

    fn unreadable(&self, path: &str, source: io::Error) -> Error {
        Error::Read { path: self.path.join(path), source }
    }
}

/// The folder in which pages wait until all are rendered. Nobody else builds into the same output while it is held.
pub(super) struct Staging {
    pub(super) path: PathBuf,
    lock: File,
}

impl Staging {
    /// Takes the staging folder of an output folder, and clears what a killed build left there, except its journal.
    pub(super) fn open(folder: &Folder) -> Result<Self, Error> {
        let path = staging_path(&folder.out)?;
        let lock = lock(&path, folder)?;
        let staging = Self { path, lock };
        staging.clear_pages()?;
        Ok(staging)
    }

    pub(super) fn make_folders<'p>(&self, pages: impl Iterator<Item = &'p str>) -> Result<(), Error> {
        make_folders(&self.path.join(PAGES), pages)
    }

    /// Where a staged page waits.
    pub(super) fn page(&self, path: &str) -> PathBuf {
        self.path.join(PAGES).join(path)
    }

    /// Writes a page; how it stands then.
    pub(super) fn write_page(&self, path: &str, bytes: &[u8]) -> Result<Option<Stamp>, Error> {
        let page = self.page(path);
        let write = || {
            let mut file = File::create(&page)?;
            file.write_all(bytes)?;
            file.metadata()
        };
        write().map(|found| Stamp::of(&found)).map_err(|source| Error::Write { path: page.clone(), source })
    }

    /// What the clock of the file system says now: a file as it is written.
    pub(super) fn clock(&self) -> Option<Stamp> {
        let path = self.path.join(CLOCK);
        let write = || {
            let mut file = File::create(&path)?;
            file.write_all(b"tick")?;
            file.metadata()
        };
        let found = write().ok();
        let _ = fs::remove_file(&path);
        Stamp::of(&found?)
    }

    pub(super) fn write_manifest(&self, manifest: &Manifest) -> Result<(), Error> {
        self.write_page(manifest::NAME, manifest.to_json().as_bytes()).map(|_| ())
    }

    /// The journal of a build that was killed; `None` where the last one ended.
    pub(super) fn read_journal(&self) -> Result<Option<Journal>, Error> {
        let path = self.path.join(JOURNAL);
        match fs::read(&path) {
            Ok(json) => Ok(Some(Journal::parse(&json))),
            Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::Read { path, source }),
        }
    }

    /// Writes the journal, and sees that it is on the disk before anything in the output changes.
    pub(super) fn write_journal(&self, journal: &Journal) -> Result<(), Error> {
        let (draft, path) = (self.path.join("journal.draft"), self.path.join(JOURNAL));
        let write = || {
            let mut file = File::create(&draft)?;
            file.write_all(journal.to_json().as_bytes())?;
            file.sync_all()?;
            fs::rename(&draft, &path)
        };
        write().map_err(|source| Error::Write { path: path.clone(), source })
    }

    /// Moves a staged file to its place in the output.
    pub(super) fn place(&self, path: &str, folder: &Folder) -> Result<(), Error> {
        let to = folder.path.join(path);
        fs::rename(self.page(path), &to).map_err(|source| Error::Write { path: to, source })
    }

    /// Moves all that is staged, as a whole, to where the output will be.
    pub(super) fn become_output(self, folder: &Folder) -> Result<(), Error> {
        fs::rename(self.path.join(PAGES), &folder.out).map_err(|source| Error::Write { path: folder.out.clone(), source })
    }

    /// The output is what it should be: the journal has served.
    pub(super) fn settle(&self) -> Result<(), Error> {
        remove_if_there(&self.path.join(JOURNAL), fs::remove_file)
    }

    /// Lets go of the lock and leaves everything as it is, as the end of a killed process does.
    #[cfg(test)]
    pub(super) fn unlock(&self) {
        self.lock.unlock().unwrap();
    }

    fn clear_pages(&self) -> Result<(), Error> {
        remove_if_there(&self.path.join(PAGES), fs::remove_dir_all)
    }
}

impl Drop for Staging {
    /// Leaves nothing behind but the journal of a build that failed half-way. What cannot be removed now is removed by the
    /// next build, so a failure here is none.
    fn drop(&mut self) {
        let _ = self.clear_pages();
        if !self.path.join(JOURNAL).exists() {
            let _ = fs::remove_dir_all(&self.path);
        }
        let _ = self.lock.unlock();
    }
}

/// Beside the output, so that a rename moves a page. Inside it where that cannot be: the output is a disk of its own, or its
/// parent is not ours to write in.
fn staging_path(out: &Path) -> Result<PathBuf, Error> {
    let inside = out.join(STAGING);
    let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else { return Ok(inside) };
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(STAGING);
    let beside = parent.join(beside);
    if !out.exists() {
        fs::create_dir_all(parent).map_err(|source| Error::Write { path: parent.to_owned(), source })?;
        return Ok(beside);
    }
    let is_usable = !inside.exists() && is_same_disk(parent, out) && fs::create_dir_all(&beside).is_ok();
    Ok(if is_usable { beside } else { inside })
}

#[cfg(unix)]
fn is_same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| fs::metadata(path).map(|found| found.dev());
    matches!((disk(one), disk(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_same_disk(_one: &Path, _other: &Path) -> bool {
    true
}

/// Holds the staging folder for this build alone, until the file is dropped.
fn lock(staging: &Path, folder: &Folder) -> Result<File, Error> {
    let path = staging.join(LOCK);
    let fault = |source| Error::Write { path: path.clone(), source };
    loop {
        fs::create_dir_all(staging).map_err(fault)?;
        let file = match File::create(&path) {
            Ok(file) => file,
            // The build that held it has just ended and removed the folder.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(fault(error)),
        };
        match file.try_lock() {
            Ok(()) if is_still_at(&file, &path) => return Ok(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy { out: folder.out.clone() }),
            Err(TryLockError::Error(error)) => return Err(fault(error)),
        }
    }
}

/// Whether the file we locked is the one at its path: the build that held it may have removed it in between.
#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    matches!((file.metadata(), fs::metadata(path)), (Ok(ours), Ok(there)) if ours.ino() == there.ino())
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

fn make_folders<'p>(root: &Path, pages: impl Iterator<Item = &'p str>) -> Result<(), Error> {
    let mut folders: BTreeSet<&str> = pages.filter_map(|page| page.rsplit_once('/')).map(|(folder, _)| folder).collect();
    folders.insert("");
    folders.into_iter().try_for_each(|folder| {
        let path = root.join(folder);
        fs::create_dir_all(&path).map_err(|source| Error::Write { path, source })
    })
}

fn remove_if_there(path: &Path, remove: fn(PathBuf) -> io::Result<()>) -> Result<(), Error> {
    match remove(path.to_owned()) {
        Err(fault) if fault.kind() != ErrorKind::NotFound => Err(Error::Write { path: path.to_owned(), source: fault }),
        _ => Ok(()),
    }
}
