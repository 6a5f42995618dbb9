//! How the corpus writes the surnames that are common words too: “little”, “church”.

use rustc_hash::FxHashMap;

use crate::annotate::Annotations;
use crate::annotate::lexicon::Classes;
use crate::text::Case;

/// How often a word stands with a small letter, and how often with a capital that no sentence's start explains.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    small: u32,
    capital: u32,
}

/// The use of each doubtful surname in the texts that have capitals.
#[derive(Debug, Default)]
pub(super) struct Usage {
    counts: FxHashMap<u64, Count>,
}

impl Usage {
    /// Counts the words with these folds.
    pub(super) fn count(annotations: &[Annotations], folds: impl Iterator<Item = u64>) -> Self {
        let mut counts: FxHashMap<u64, Count> = folds.map(|fold| (fold, Count::default())).collect();
        for annotated in annotations.iter().filter(|annotated| annotated.words.is_cased) {
            for sentence in &annotated.words.sentences {
                for at in sentence.words.clone() {
                    let token = annotated.words.tokens[at];
                    if !token.is(Classes::COMMON) {
                        continue;
                    }
                    let Some(count) = counts.get_mut(&token.fold) else { continue };
                    count.small += u32::from(token.case == Case::Lower);
                    count.capital += u32::from(token.case != Case::Lower && at > sentence.words.start);
                }
            }
        }
        Self { counts }
    }

    /// Whether the corpus uses the word as a name, and hardly ever as a word.
    pub(super) fn is_name(&self, fold: u64) -> bool {
        self.counts.get(&fold).is_some_and(|count| count.capital >= 3 && count.small * 10 <= count.capital)
    }
}
