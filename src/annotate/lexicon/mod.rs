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
    }
}

/// Each list with the class its words have.
const LISTS: &[(Classes, &str)] = &[
    (Classes::SPEECH, include_str!("speech.txt")),
    (Classes::WEEKDAY, include_str!("weekdays.txt")),
    (Classes::MONTH, include_str!("months.txt")),
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
