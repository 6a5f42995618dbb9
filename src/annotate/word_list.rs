//! The one way to ask what a word is: `Token::is`, of a class that the lexicon gives, or of a list that a rule spells.

use super::lexicon::Classes;

/// A set of words, whatever their case and accents.
pub trait WordSet: Copy {
    /// Whether the word of this hash, which stands in these lists, belongs to it.
    fn has(self, fold: u64, classes: Classes) -> bool;
}

/// The words of one rule, made by `words!` when this is compiled.
///
/// Hardly a word of a text is in any of these lists, and some bits of its hash nearly always say so.
#[derive(Debug)]
pub struct WordList {
    hashes: &'static [u64],
    /// A bit for each eight bits that one of the hashes ends in.
    endings: [u64; 4],
}

impl WordList {
    /// The list of the words that have these hashes.
    pub const fn of(hashes: &'static [u64]) -> Self {
        let mut endings = [0; 4];
        let mut place = 0;
        while place < hashes.len() {
            let (part, bit) = ending_of(hashes[place]);
            endings[part] |= bit;
            place += 1;
        }
        Self { hashes, endings }
    }

    /// Whether the word of this hash is in the list.
    #[inline]
    pub fn lists(&self, fold: u64) -> bool {
        let (part, bit) = ending_of(fold);
        self.endings[part] & bit != 0 && self.hashes.contains(&fold)
    }
}

impl WordSet for &WordList {
    #[inline]
    fn has(self, fold: u64, _: Classes) -> bool {
        self.lists(fold)
    }
}

impl WordSet for Classes {
    #[inline]
    fn has(self, _: u64, classes: Classes) -> bool {
        classes.intersects(self)
    }
}

/// The last eight bits of a hash: which of four parts they fall into, and their bit in it.
const fn ending_of(hash: u64) -> (usize, u64) {
    ((hash >> 6 & 3) as usize, 1 << (hash & 63))
}

/// A list of words for `Token::is`: small letters, no accents, straight apostrophes. It is made when this is compiled, so that it costs
/// nothing to spell one where it is asked: `token.is(words!["at", "near"])`, or `static INSIDE: &WordList = words!["in", "inside"]`.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        const {
            const HASHES: &[u64] = &$crate::annotate::folding::hashes_of([$($word),+]);
            &$crate::annotate::WordList::of(HASHES)
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::WordList;
    use crate::annotate::WordTable;
    use crate::corpus::Article;

    #[test]
    fn words_are_known_whatever_their_case_and_length() {
        static LIST: &WordList = words!["will", "won't", "counterrevolutionary"];
        let article = Article::of_paragraphs("It WILL and won’t be Counterrevolutionary, willed or well.");
        let words = WordTable::new(&article);
        let found: Vec<&str> = words.tokens.iter().filter(|token| token.is(LIST)).map(|token| token.of(&article.text)).collect();
        assert_eq!(found, ["WILL", "won’t", "Counterrevolutionary"]);
    }
}
