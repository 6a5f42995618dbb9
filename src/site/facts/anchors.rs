//! An anchor for every sentence, made from its words, so that it survives edits elsewhere in the article.

use rustc_hash::FxHashMap;

use crate::annotate::WordTable;
use crate::text::WordKind;

/// The name of a sentence on its article's page: `s-4k7qxa`, and `s-4k7qxa-2` for the second with the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Anchor {
    hash: u32,
    copy: u16,
}

/// Digits and letters without those that are mistaken for others (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: u32 = 6;
/// An odd number whose bits have no pattern: the fractional part of the golden ratio, times 2⁶⁴.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

impl std::fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut name = String::new();
        self.write_into(&mut name);
        formatter.write_str(&name)
    }
}

impl Anchor {
    /// Appends the name to a text.
    pub(crate) fn write_into(self, text: &mut String) {
        text.push_str("s-");
        self.write_letters(text);
    }

    /// Appends the part that tells it from other names.
    pub(crate) fn write_letters(self, text: &mut String) {
        text.extend((0..LENGTH).rev().map(|place| char::from(LETTERS[(self.hash >> (5 * place)) as usize % LETTERS.len()])));
        if self.copy > 0 {
            text.push('-');
            text.push_str(&(self.copy + 1).to_string());
        }
    }
}

/// The names of an article's sentences, in order. Case, accents of letters and marks do not count, so that a restored text
/// keeps the names of the received one.
pub(crate) fn anchors_of(words: &WordTable) -> Vec<Anchor> {
    let mut seen: FxHashMap<u32, u16> = FxHashMap::default();
    let sentences = words.sentences.iter();
    sentences
        .map(|sentence| {
            let words = words.tokens[sentence.words()].iter().filter(|token| token.kind() != WordKind::Mark);
            let hash = words.fold(0, |hash: u64, word| (hash.rotate_left(23) ^ word.fold).wrapping_mul(MIX));
            let hash = (hash ^ hash >> 32).wrapping_mul(MIX);
            let hash = (hash >> (64 - 5 * LENGTH)) as u32;
            let copies = seen.entry(hash).or_insert(0);
            let anchor = Anchor { hash, copy: *copies };
            *copies = copies.saturating_add(1);
            anchor
        })
        .collect()
}
