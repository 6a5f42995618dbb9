//! The word lists: one `.txt` file each, one word a line, folded (small letters, no accents); `#` opens a comment.
//!
//! They hold what is true of English and of names everywhere, never a name for one corpus's sake.

use std::sync::LazyLock;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

bitflags! {
    /// The lists a word stands in.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Classes: u64 {
        /// “said”, “told”, “added”: verbs that report speech.
        const SPEECH = 1 << 0;
        /// “Monday”, “tue”.
        const WEEKDAY = 1 << 1;
        /// “January”, “oct”.
        const MONTH = 1 << 2;
        /// “told”, “warned”: speech verbs whose object is whom it was said to.
        const TELL = 1 << 3;
        /// “called”, “described”: verbs that give a thing a name, which may be quoted.
        const NAMING = 1 << 4;
        /// “spokesman”, “police”, “statement”: nouns for those who speak in news.
        const SPEAKER = 1 << 5;
        /// “the”, “his”, “some”: words that open a noun phrase.
        const DETERMINER = 1 << 6;
        /// “of”, “for”.
        const PREPOSITION = 1 << 7;
        /// “and”, “because”, “who”: words that open or join clauses.
        const CONJUNCTION = 1 << 8;
        /// “has”, “would”.
        const AUXILIARY = 1 << 9;
        /// “was”, “been”.
        const BE = 1 << 10;
        /// “he”, “they”: pronouns that may be the subject of a speech verb.
        const PRONOUN = 1 << 11;
    }
}

/// Each list with the class its words have.
const LISTS: &[(Classes, &str)] = &[
    (Classes::SPEECH, include_str!("speech.txt")),
    (Classes::WEEKDAY, include_str!("weekdays.txt")),
    (Classes::MONTH, include_str!("months.txt")),
    (Classes::TELL, include_str!("tell.txt")),
    (Classes::NAMING, include_str!("naming.txt")),
    (Classes::SPEAKER, include_str!("speakers.txt")),
    (Classes::DETERMINER, include_str!("determiners.txt")),
    (Classes::PREPOSITION, include_str!("prepositions.txt")),
    (Classes::CONJUNCTION, include_str!("conjunctions.txt")),
    (Classes::AUXILIARY, include_str!("auxiliaries.txt")),
    (Classes::BE, include_str!("be.txt")),
    (Classes::PRONOUN, include_str!("pronouns.txt")),
];

static LEXICON: LazyLock<FxHashMap<&'static str, Classes>> = LazyLock::new(|| {
    let lines: usize = LISTS.iter().map(|(_, list)| list.len() / 7).sum();
    let mut lexicon = FxHashMap::with_capacity_and_hasher(lines, rustc_hash::FxBuildHasher);
    for (class, list) in LISTS {
        for word in words_of(list) {
            *lexicon.entry(word).or_insert(Classes::empty()) |= *class;
        }
    }
    lexicon
});

/// The words of a list, without comments and empty lines.
fn words_of(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|word| !word.is_empty())
}

/// The lists that a folded word stands in.
pub(super) fn classes_of(folded: &str) -> Classes {
    LEXICON.get(folded).copied().unwrap_or_default()
}
