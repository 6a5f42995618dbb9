//! What the pages that stand in the output were made of: by that the next build knows which it need not render.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::manifest::Fingerprint;
use crate::site::views::{ViewHash, Views};

/// The pages that a build made of views.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Marks(Vec<Mark>);

/// A page: its path, what it was made of, and its bytes by their hash and number.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Mark(String, ViewHash, [u8; blake3::OUT_LEN], u64);

impl Marks {
    pub(super) fn new(pages: impl Iterator<Item = (String, ViewHash, Fingerprint)>) -> Self {
        Self(pages.map(|(path, view, made)| Mark(path, view, made.bytes(), made.length)).collect())
    }

    /// What the pages were made of, by their addresses.
    pub(crate) fn views(&self) -> Views {
        Views::new(self.0.iter().map(|Mark(path, view, ..)| (path.clone(), *view)).collect())
    }

    /// The bytes of the pages, by their paths.
    pub(super) fn made(&self) -> FxHashMap<&str, Fingerprint> {
        self.0.iter().map(|Mark(path, _, hash, length)| (path.as_str(), Fingerprint::of_bytes(*hash, *length))).collect()
    }
}
