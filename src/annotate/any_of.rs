//! Lists of words that a rule asks for by their letters.

use super::Token;
use super::folding::hash_of_folded;

/// A list of words that a rule asks for by their letters, whatever their case: “will”, “shall”. An apostrophe stands in it straight, and
/// curly beside that where both are meant.
///
/// Hardly a word of a text is in any of these lists, and some bits of its hash nearly always say so.
#[derive(Debug)]
pub(crate) struct AnyOf {
    words: &'static [&'static str],
    /// A bit for each eight bits that the hash of one of the words ends in.
    endings: [u64; 4],
}

impl AnyOf {
    /// The list of these words, folded but for curly apostrophes.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let mut endings = [0; 4];
        let mut place = 0;
        while place < words.len() {
            let (part, bit) = ending_of(hash_of_folded(words[place]));
            endings[part] |= bit;
            place += 1;
        }
        Self { words, endings }
    }

    /// Whether a word of a text is in the list.
    #[inline]
    pub(crate) fn has(&self, token: Token, text: &str) -> bool {
        let (part, bit) = ending_of(token.fold);
        self.endings[part] & bit != 0 && self.lists(token.of(text))
    }

    fn lists(&self, letters: &str) -> bool {
        self.words.iter().any(|word| word.eq_ignore_ascii_case(letters))
    }
}

/// The last eight bits of a hash: which of four parts they fall into, and their bit in it.
const fn ending_of(hash: u64) -> (usize, u64) {
    ((hash >> 6 & 3) as usize, 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::AnyOf;
    use crate::annotate::WordTable;
    use crate::corpus::Article;

    #[test]
    fn words_are_known_whatever_their_case_and_length() {
        static LIST: AnyOf = AnyOf::new(&["will", "won't", "won’t", "counterrevolutionary"]);
        let article = Article::of_paragraphs("It WILL and won’t be Counterrevolutionary, willed or well.");
        let words = WordTable::new(&article);
        let found: Vec<&str> =
            words.tokens.iter().filter(|token| LIST.has(**token, &article.text)).map(|token| token.of(&article.text)).collect();
        assert_eq!(found, ["WILL", "won’t", "Counterrevolutionary"]);
    }
}
