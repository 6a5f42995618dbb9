//! What the pages that stand in the output were made of: by that the next build knows which it need not render.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::disk::{self, Folder, Stamp};
use super::manifest::Fingerprint;
use super::plan::Page;
use crate::error::Error;
use crate::site::views::{ViewHash, Views};

/// The pages that a build made.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Marks(Vec<Mark>);

/// A page: its path, what it was made of, where that is told, its bytes by their hash and number, and how its file stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Mark(String, Option<ViewHash>, [u8; blake3::OUT_LEN], u64, Option<Stamp>);

/// The bytes that a page had, and how its file stood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    fingerprint: Fingerprint,
    stamp: Option<Stamp>,
}

impl Marks {
    /// Of the pages that a build made; where their files stand is seen later.
    pub(super) fn new(pages: &[Page]) -> Self {
        let mark = |page: &Page| Mark(page.path.clone(), page.view, page.fingerprint.bytes(), page.fingerprint.length, page.stamp);
        Self(pages.iter().map(mark).collect())
    }

    /// The same, when all pages are in place; `clock` is what the file system said before.
    pub(super) fn in_place(mut self, folder: &Folder, clock: Option<Stamp>) -> Self {
        self.0.par_iter_mut().for_each(|Mark(path, .., stamp)| *stamp = folder.stamp_since(path, *stamp, clock));
        self
    }

    /// What the pages were made of, by their addresses.
    pub(crate) fn views(&self) -> Views {
        Views::new(self.0.iter().filter_map(|Mark(path, view, ..)| Some((path.clone(), (*view)?))).collect())
    }

    /// What the pages were, by their paths.
    pub(super) fn made(&self) -> FxHashMap<&str, Made> {
        let made = |mark: &Mark| Made { fingerprint: Fingerprint::of_bytes(mark.2, mark.3), stamp: mark.4 };
        self.0.iter().map(|mark| (mark.0.as_str(), made(mark))).collect()
    }
}

impl Made {
    /// How the file stands in the place of a page that is made of these bytes again; `None` where it may have others.
    pub(super) fn stands_as(&self, path: &str, fingerprint: Fingerprint, folder: &Folder) -> Option<Stamp> {
        let stamp = if self.fingerprint == fingerprint { folder.stamp(path) } else { None };
        stamp.filter(|_| stamp == self.stamp)
    }

    /// What stands in the place of a page, where it is what was made, and how its file stands; `None` where somebody changed it.
    pub(super) fn still_there(&self, path: &str, folder: &Folder) -> Result<Option<(Fingerprint, Option<Stamp>)>, Error> {
        let stamp = folder.stamp(path);
        if stamp.is_some() && stamp == self.stamp {
            return Ok(Some((self.fingerprint, stamp)));
        }
        Ok(match folder.read(path)? {
            disk::Found::File(there) if Fingerprint::of(&there) == self.fingerprint => Some((self.fingerprint, stamp)),
            _ => None,
        })
    }
}
