//! The words of many articles, each once: what is written of an article names a word by its place here.

use rustc_hash::FxHashMap;

use crate::annotate::lexicon::set_of_hash;

/// The words of many articles, as they are written: each by its hash.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    places: FxHashMap<u64, u32>,
    /// The hash of each.
    pub(crate) hashes: Vec<u64>,
}

impl Vocabulary {
    pub(super) fn place(&mut self, hash: u64) -> u32 {
        *self.places.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            u32::try_from(self.hashes.len() - 1).expect("fewer words than bytes of text")
        })
    }
}

/// The same as they are read: each with the lists that it stands in.
#[derive(Debug, Default)]
pub(crate) struct Words(Vec<(u64, u16)>);

impl Words {
    pub(crate) fn new(hashes: &[u64]) -> Self {
        Self(hashes.iter().map(|hash| (*hash, set_of_hash(*hash))).collect())
    }

    /// The hash of the word at a place and the number of the lists that it stands in; `None` where there is none.
    pub(super) fn of(&self, place: u32) -> Option<(u64, u16)> {
        self.0.get(place as usize).copied()
    }
}
