//! How much each word of a corpus tells: the fewer articles have it, the more.
//!
//! In: the words of all articles. Out: a weight for each (the inverse document frequency of Spärck Jones 1972). Nothing is known
//! beforehand: in a dossier on floods “flood” tells little.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::annotate::lexicon::Classes;
use crate::annotate::{Annotations, Token};
use crate::text::WordKind;

/// By a word: in how many articles it stands.
#[derive(Debug)]
pub(super) struct WordWeights {
    counts: FxHashMap<u64, u32>,
    articles: u32,
}

impl WordWeights {
    /// Counts the articles in which each word stands.
    pub(super) fn new(annotations: &[Annotations]) -> Self {
        let counts = annotations.par_chunks(AT_A_TIME).map(count).reduce(FxHashMap::default, |one, other| {
            let (mut all, some) = if one.len() < other.len() { (other, one) } else { (one, other) };
            for (fold, count) in some {
                *all.entry(fold).or_default() += count;
            }
            all
        });
        Self { counts, articles: u32::try_from(annotations.len()).unwrap_or(u32::MAX) }
    }

    /// The weight of a word.
    #[expect(clippy::cast_possible_truncation, reason = "a weight is needed to a few digits")]
    pub(super) fn of(&self, fold: u64) -> f32 {
        let count = self.counts.get(&fold).copied().unwrap_or(1).max(1);
        (1.0 + f64::from(self.articles) / f64::from(count)).ln() as f32
    }
}

/// In how many of some articles each word stands.
fn count(annotations: &[Annotations]) -> FxHashMap<u64, u32> {
    // By a word: in how many articles, and in which of them it was seen last.
    let mut seen: FxHashMap<u64, (u32, usize)> = FxHashMap::default();
    for (article, annotated) in annotations.iter().enumerate() {
        for token in annotated.words.tokens.iter().filter(|token| is_telling(**token)) {
            let (count, last) = seen.entry(token.fold).or_insert((0, usize::MAX));
            if *last != article {
                (*count, *last) = (*count + 1, article);
            }
        }
    }
    seen.into_iter().map(|(fold, (count, _))| (fold, count)).collect()
}

/// How many articles are read at a time.
const AT_A_TIME: usize = 512;

/// Whether a word tells what a sentence is about: not “the”, “of”, “Monday” or a mark.
pub(super) fn is_telling(token: Token) -> bool {
    let says_little = Classes::FUNCTION | Classes::WEEKDAY | Classes::MONTH | Classes::AUXILIARY | Classes::BE | Classes::PRONOUN;
    token.kind() != WordKind::Mark && !token.is(says_little) && token.span().len() > 1
}
