//! Words compared without case and accents: their folded letters and the hash of them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::{Eight, Span};

/// The letters without case and accents: “Odeğan” becomes “odegan”. Curly apostrophes become straight ones.
pub(crate) fn fold(letters: &str) -> String {
    if letters.is_ascii() {
        return letters.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(letters.len());
    for letter in letters.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            '’' | 'ʼ' => folded.push('\''),
            'ı' => folded.push('i'),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

/// The hash by which words are compared without case and accents. Stable from run to run.
pub(crate) fn fold_hash(letters: &str) -> u64 {
    if letters.is_ascii() { hash_of(letters.as_bytes(), false) } else { hash_of_folded(&fold(letters)) }
}

/// The hash of letters that are already folded, computable at compile time: `const SAID: u64 = hash_of_folded("said")`. No two words of
/// up to eight bytes share a hash.
pub(crate) const fn hash_of_folded(folded: &str) -> u64 {
    hash_of(folded.as_bytes(), true)
}

/// The hash of folded bytes; with `is_folded` false, of ASCII bytes, which it lowercases on the way.
const fn hash_of(mut rest: &[u8], is_folded: bool) -> u64 {
    let mut hash = 0;
    while let Some((eight, others)) = rest.split_first_chunk() {
        let eight = Eight::new(*eight);
        hash = mixed(hash, if is_folded { eight } else { eight.lowered() });
        rest = others;
    }
    if rest.is_empty() {
        return hash;
    }
    let last = Eight::of_few(rest);
    mixed(hash, if is_folded { last } else { last.lowered() })
}

/// The hashes of words that are already folded, for a [`WordList`](super::WordList).
pub(crate) const fn hashes_of<const COUNT: usize>(folded: [&str; COUNT]) -> [u64; COUNT] {
    let mut hashes = [0; COUNT];
    let mut place = 0;
    while place < COUNT {
        hashes[place] = hash_of_folded(folded[place]);
        place += 1;
    }
    hashes
}

/// What [`fold_hash`] gives for the word at `span`, folded and hashed as one number; `None` where it is not ASCII, is longer than eight
/// bytes, or has fewer than eight bytes of text left from its start.
pub(super) fn short_hash(text: &str, span: Span) -> Option<u64> {
    let eight = Eight::new(*text.as_bytes()[span.start as usize..].first_chunk()?).first(span.len().min(Eight::SIZE));
    (span.len() <= Eight::SIZE && eight.is_ascii()).then(|| mixed(0, eight.lowered()))
}

/// Mixes eight more bytes into a hash. Both steps are reversible, so no two words of up to eight bytes collide.
const fn mixed(hash: u64, eight: Eight) -> u64 {
    // The fractional part of the golden ratio, times 2⁶⁴.
    let product = (hash ^ eight.number()).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product >> 32
}
