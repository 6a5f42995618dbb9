//! A name for every sentence, made of its words: it survives edits elsewhere in the article.

use rustc_hash::FxHashMap;

use crate::annotate::WordTable;
use crate::corpus::Article;
use crate::text::WordKind;

/// The name of a sentence on its article's page: `s-4k7qxa`, and `s-4k7qxa-2` for the second with the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Anchor {
    hash: u32,
    copy: u16,
}

/// Digits and letters without those that are taken for others (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: u32 = 6;

impl std::fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("s-")?;
        for place in (0..LENGTH).rev() {
            let letter = LETTERS[(self.hash >> (5 * place)) as usize % LETTERS.len()];
            std::fmt::Write::write_char(formatter, char::from(letter))?;
        }
        if self.copy > 0 { write!(formatter, "-{}", self.copy + 1) } else { Ok(()) }
    }
}

/// The names of an article's sentences, in order. Case, accents of letters and marks do not count, so that a restored text
/// keeps the names of the received one.
pub(super) fn anchors_of(article: &Article, words: &WordTable) -> Vec<Anchor> {
    let mut letters = String::new();
    let mut seen: FxHashMap<u32, u16> = FxHashMap::default();
    let sentences = words.sentences.iter();
    sentences
        .map(|sentence| {
            letters.clear();
            for token in words.tokens[sentence.words.clone()].iter().filter(|token| token.kind != WordKind::Mark) {
                letters.extend(token.of(&article.text).chars().flat_map(char::to_lowercase));
                letters.push(' ');
            }
            let hash = blake3::hash(letters.as_bytes());
            let bytes = hash.as_bytes();
            let hash = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) >> (32 - 5 * LENGTH);
            let copies = seen.entry(hash).or_insert(0);
            let anchor = Anchor { hash, copy: *copies };
            *copies = copies.saturating_add(1);
            anchor
        })
        .collect()
}
