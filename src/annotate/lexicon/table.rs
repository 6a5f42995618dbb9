//! The table in which every word of every article is looked up.
//!
//! It is smaller than any general one: eight bytes a word, so that the words of most texts stay in the processor's cache.

use rustc_hash::FxHashMap;

use super::Classes;

/// Twice as many as there are words, or nearly.
const PLACES: usize = 1 << 17;

/// The classes of words, by the hash of the folded word.
pub(super) struct Lexicon {
    /// A word stands at the place that the low bits of its hash name, or at the next free one: the high bits of its hash above the number
    /// of its classes in `sets`. Zero is free.
    places: Box<[u64; PLACES]>,
    /// How many places are taken.
    len: usize,
    /// The classes that some word has, each once; the first are none.
    sets: Vec<Classes>,
    numbers: FxHashMap<u64, u64>,
}

impl Lexicon {
    /// So many low bits number the classes of a word. The place tells as many bits of the hash, or nearly.
    const NUMBER: u64 = 0xFFFF;
    /// There are fewer sets than this.
    pub(super) const SETS: usize = 1 << 11;

    pub(super) fn new() -> Self {
        let places = vec![0; PLACES].try_into().expect("so many were made");
        Self { places, len: 0, sets: vec![Classes::empty()], numbers: FxHashMap::default() }
    }

    /// Adds classes to those of a word.
    pub(super) fn add(&mut self, hash: u64, classes: Classes) {
        let place = self.place_of(hash);
        self.len += usize::from(self.places[place] == 0);
        assert!(self.len * 4 < PLACES * 3, "the lexicon needs more places");
        let all = self.sets[(self.places[place] & Self::NUMBER) as usize] | classes;
        let number = *self.numbers.entry(all.bits()).or_insert_with(|| {
            self.sets.push(all);
            self.sets.len() as u64 - 1
        });
        assert!((number as usize) < Self::SETS, "the lexicon has too many sets of classes");
        self.places[place] = hash & !Self::NUMBER | number;
    }

    /// The classes of a word; none where it is not there.
    pub(super) fn classes_of(&self, hash: u64) -> Classes {
        self.sets[usize::from(self.set_of(hash))]
    }

    /// The number of the set of classes that a word has; zero where it has none.
    pub(super) fn set_of(&self, hash: u64) -> u16 {
        (self.places[self.place_of(hash)] & Self::NUMBER) as u16
    }

    /// The classes that some word has, by their number.
    pub(super) fn sets(&self) -> &[Classes] {
        &self.sets
    }

    /// Where a word stands, or would stand.
    fn place_of(&self, hash: u64) -> usize {
        let mut place = hash as usize % PLACES;
        while self.places[place] != 0 && (self.places[place] ^ hash) & !Self::NUMBER != 0 {
            place = (place + 1) % PLACES;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_share_a_place_keep_their_own_classes() {
        let mut lexicon = Lexicon::new();
        let hashes = [1 << 40 | 7, 2 << 40 | 7, 3 << 40 | 7];
        lexicon.add(hashes[0], Classes::CITY);
        lexicon.add(hashes[1], Classes::COUNTRY);
        lexicon.add(hashes[0], Classes::COMMON);
        assert_eq!(hashes.map(|hash| lexicon.classes_of(hash)), [Classes::CITY | Classes::COMMON, Classes::COUNTRY, Classes::empty()]);
    }
}
