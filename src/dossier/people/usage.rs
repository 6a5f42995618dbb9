//! How the corpus writes the surnames that are common words too: “little”, “church”.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::annotate::lexicon::{Classes, classes_of_hash};
use crate::annotate::{Annotations, WordTable};
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
    /// Counts the words with these folds, as far as they are common words too.
    pub(super) fn count(annotations: &[Annotations], folds: impl Iterator<Item = u64>) -> Self {
        let doubtful = folds.filter(|fold| classes_of_hash(*fold).contains(Classes::COMMON));
        let none: FxHashMap<u64, Count> = doubtful.map(|fold| (fold, Count::default())).collect();
        if none.is_empty() {
            return Self::default();
        }
        let cased = annotations.par_iter().filter(|annotated| annotated.words.is_cased);
        let counted = cased.fold(|| none.clone(), read);
        Self { counts: counted.reduce(|| none.clone(), add) }
    }

    /// Whether the corpus uses the word as a name, and hardly ever as a word.
    pub(super) fn is_name(&self, fold: u64) -> bool {
        self.counts.get(&fold).is_some_and(|count| count.capital >= 3 && count.small * 10 <= count.capital)
    }
}

/// Adds the words of one article.
fn read(mut counts: FxHashMap<u64, Count>, annotated: &Annotations) -> FxHashMap<u64, Count> {
    let WordTable { tokens, sentences, .. } = &annotated.words;
    for sentence in sentences {
        for (place, token) in tokens[sentence.words()].iter().enumerate().filter(|(_, token)| token.is(Classes::COMMON)) {
            let Some(count) = counts.get_mut(&token.fold) else { continue };
            count.small += u32::from(token.case() == Case::Lower);
            count.capital += u32::from(token.case() != Case::Lower && place > 0);
        }
    }
    counts
}

/// Adds what was counted elsewhere of the same words.
fn add(mut counts: FxHashMap<u64, Count>, others: FxHashMap<u64, Count>) -> FxHashMap<u64, Count> {
    for (fold, other) in others {
        let count = counts.entry(fold).or_default();
        count.small += other.small;
        count.capital += other.capital;
    }
    counts
}
