//! How each file of the articles stood when it was read: by that a server knows which to read again.
#![expect(clippy::disallowed_methods, reason = "a file is looked at on the disk")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Look;
use super::walk::{Found, Listing};

/// The files of the articles by path, each as it stood when it was looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    stamps: FxHashMap<String, Stamp>,
    /// Which files there were; `None` where some may have come or gone.
    listing: Option<Arc<Listing>>,
}

/// What changes when a file is written, or another takes its name. The times are those of the file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// On Unix the file's number, and when it was last changed in any way, in nanoseconds: neither can be set by a program.
    inode: (u64, i64, i64),
}

impl Seen {
    /// Looks at files, at those that were not seen `before` or at all. One that cannot be looked at is not among them.
    pub(super) fn look_at(listing: Arc<Listing>, before: &Self, look: Look) -> Self {
        let known = |file: &Found| before.stamps.get(&file.name).filter(|_| look == Look::AtOthers).copied();
        let stamp = |file: &Found| Some((file.name.clone(), known(file).or_else(|| Stamp::of(&file.path))?));
        let looked: Vec<(String, Stamp)> = listing.articles.par_iter().filter_map(stamp).collect();
        let mut stamps = FxHashMap::default();
        // Names that are no UTF-8 may look the same: such files are always read.
        let doubled: Vec<String> =
            looked.into_iter().filter_map(|(path, stamp)| stamps.insert(path.clone(), stamp).map(|_| path)).collect();
        for path in doubled {
            stamps.remove(&path);
        }
        Self { stamps, listing: Some(listing) }
    }

    /// Which files there are, where that is known.
    pub(super) fn listing(&self, look: Look) -> Option<Arc<Listing>> {
        self.listing.clone().filter(|_| look == Look::AtOthers)
    }

    /// Whether a file stands now as it stood then.
    pub(super) fn is_as(&self, now: &Self, path: &str) -> bool {
        self.stamps.get(path).is_some_and(|stamp| now.stamps.get(path) == Some(stamp))
    }

    /// Has files, and all files of folders, read again whatever they look like: a file system's clock may be too coarse to tell two
    /// writes apart. Paths are told from the folder of the articles; the empty one is that folder itself.
    pub(crate) fn forget(&mut self, folder: &Path, paths: &BTreeSet<String>) {
        // Where files that were there are still there, none came or went.
        let is_still_there = |path: &String| {
            let is_file = || fs::symlink_metadata(folder.join(path)).is_ok_and(|metadata| metadata.is_file());
            self.stamps.contains_key(path) && is_file()
        };
        if !paths.iter().all(is_still_there) {
            self.listing = None;
        }
        if paths.contains("") {
            self.stamps.clear();
        }
        let is_in_folder = |file: &str| file.match_indices('/').any(|(end, _)| paths.contains(&file[..end]));
        self.stamps.retain(|file, _| !paths.contains(file) && !is_in_folder(file));
    }
}

impl Stamp {
    /// `None` where the file is not there any more, or may not be looked at.
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self { length: metadata.len(), modified: metadata.modified().ok(), inode: inode(&metadata) })
    }
}

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}
