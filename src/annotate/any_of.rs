//! Lists of words that a rule asks for by their letters.

use super::Token;

/// A list of words that a rule asks for by their letters, whatever their case: “will”, “shall”.
///
/// Hardly a word of a text is in any of these lists, and its length and first letter nearly always say so.
#[derive(Debug)]
pub(crate) struct AnyOf {
    words: &'static [&'static str],
    /// The first letters of the words of each length, a bit for each letter.
    initials: [u32; LENGTHS],
}

/// Longer words share the places of shorter ones.
const LENGTHS: usize = 16;

impl AnyOf {
    /// The list of these words.
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let mut initials = [0; LENGTHS];
        let mut place = 0;
        while place < words.len() {
            let letters = words[place].as_bytes();
            initials[letters.len() % LENGTHS] |= bit_of(letters[0]);
            place += 1;
        }
        Self { words, initials }
    }

    /// Whether a word of a text is in the list.
    #[inline]
    pub(crate) fn has(&self, token: Token, text: &str) -> bool {
        let first = text.as_bytes()[token.span.start as usize];
        self.initials[token.span.len() % LENGTHS] & bit_of(first) != 0 && self.lists(token.of(text))
    }

    fn lists(&self, letters: &str) -> bool {
        self.words.iter().any(|word| word.eq_ignore_ascii_case(letters))
    }
}

/// The bit of a letter; the same for a capital, whose code differs from the small letter's by 32.
const fn bit_of(letter: u8) -> u32 {
    1 << (letter % 32)
}

#[cfg(test)]
mod tests {
    use super::AnyOf;
    use crate::annotate::WordTable;
    use crate::corpus::Article;

    #[test]
    fn words_are_known_whatever_their_case_and_length() {
        static LIST: AnyOf = AnyOf::new(&["will", "won’t", "counterrevolutionary"]);
        let article = Article::of_paragraphs("It WILL and won’t be Counterrevolutionary, willed or well.");
        let words = WordTable::new(&article);
        let found: Vec<&str> =
            words.tokens.iter().filter(|token| LIST.has(**token, &article.text)).map(|token| token.of(&article.text)).collect();
        assert_eq!(found, ["WILL", "won’t", "Counterrevolutionary"]);
    }
}
