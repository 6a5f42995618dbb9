//! Which pages need not be rendered: those that stand in the output, and would be made of the same again.
//!
//! A page of HTML is made of its template, of its head and its view, and of what all pages share, and of nothing else: a template has no way
//! to ask for more. So where a hash of all of them is that of the last build, so are its bytes.

use std::any;
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A hash of all that a page is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ViewHash([u8; 16]);

/// A page, as it is made.
#[derive(Debug)]
pub(crate) enum Rendered {
    /// Its bytes, and the hash of what they are made of; without one where they are not rendered by a template.
    Anew(Vec<u8>, Option<ViewHash>),
    /// It is made of what the page was made of that stands there.
    AsBefore(ViewHash),
}

impl From<Vec<u8>> for Rendered {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Anew(bytes, None)
    }
}

/// The views of the pages that stand in the output.
#[derive(Debug, Default)]
pub(crate) struct Views {
    /// A hash of what all pages share.
    shared: Option<blake3::Hash>,
    /// By address, those that were not asked for yet: whoever asks again found that another page stands there.
    standing: Mutex<FxHashMap<String, ViewHash>>,
}

impl Views {
    /// Those of the last build, by address.
    pub(crate) fn new(standing: FxHashMap<String, ViewHash>) -> Self {
        Self { shared: None, standing: Mutex::new(standing) }
    }

    /// Says what all pages share.
    pub(crate) fn share(&mut self, shared: &impl Serialize) {
        self.shared = postcard::to_stdvec(shared).ok().map(|bytes| blake3::hash(&bytes));
    }

    /// The hash of what a page is made of, beside what all share; `None` where it cannot be told.
    pub(crate) fn hash<V: Serialize>(&self, template: &str, parts: &impl Serialize, view: &V) -> Option<ViewHash> {
        let shared = self.shared?;
        let made_of = (shared.as_bytes(), template, parts, any::type_name::<V>(), view);
        let bytes = postcard::to_extend(&made_of, Vec::with_capacity(16 * 1024)).ok()?;
        let mut hash = ViewHash([0; 16]);
        hash.0.copy_from_slice(&blake3::hash(&bytes).as_bytes()[..16]);
        Some(hash)
    }

    /// Whether the page that stands at an address was made of this. It is said once.
    pub(crate) fn stands(&self, address: &str, hash: ViewHash) -> bool {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner).remove(address) == Some(hash)
    }
}
