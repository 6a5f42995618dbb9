//! A name for every sentence, made of its words: it survives edits elsewhere in the article.

use rustc_hash::FxHashMap;

use crate::annotate::WordTable;
use crate::corpus::Article;
use crate::text::WordKind;

/// The name of a sentence on its article's page: `s-4k7qxa`, and `s-4k7qxa-2` for the second with the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Anchor {
    hash: u32,
    copy: u16,
}

/// Digits and letters without those that are taken for others (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: u32 = 6;

impl std::fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut name = String::new();
        self.write_into(&mut name);
        formatter.write_str(&name)
    }
}

impl Anchor {
    /// Writes the name behind what stands there.
    pub(crate) fn write_into(self, text: &mut String) {
        text.push_str("s-");
        text.extend((0..LENGTH).rev().map(|place| char::from(LETTERS[(self.hash >> (5 * place)) as usize % LETTERS.len()])));
        if self.copy > 0 {
            text.push('-');
            text.push_str(&(self.copy + 1).to_string());
        }
    }
}

/// The names of an article's sentences, in order. Case, accents of letters and marks do not count, so that a restored text
/// keeps the names of the received one.
pub(crate) fn anchors_of(article: &Article, words: &WordTable) -> Vec<Anchor> {
    let mut letters = String::new();
    let mut seen: FxHashMap<u32, u16> = FxHashMap::default();
    let sentences = words.sentences.iter();
    sentences
        .map(|sentence| {
            letters.clear();
            for token in words.tokens[sentence.words.clone()].iter().filter(|token| token.kind != WordKind::Mark) {
                push_lowercase(token.of(&article.text), &mut letters);
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

fn push_lowercase(word: &str, letters: &mut String) {
    if word.is_ascii() {
        let start = letters.len();
        letters.push_str(word);
        letters[start..].make_ascii_lowercase();
    } else {
        letters.extend(word.chars().flat_map(char::to_lowercase));
    }
}
