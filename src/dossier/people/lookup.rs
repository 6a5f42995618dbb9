//! Known names looked up in the word table of an article whose own phrases say little: a lower-cased text.

use rustc_hash::FxHashMap;

use super::parts::Part;
use crate::annotate::lexicon::Classes;
use crate::annotate::{Token, WordTable};
use crate::text::WordKind;

/// The spellings of known full names, by their first word, each with its person.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    by_first: FxHashMap<u64, Vec<(Vec<u64>, usize)>>,
}

impl NameIndex {
    pub(super) fn add(&mut self, parts: &[Part], person: usize) {
        let folds: Vec<u64> = parts.iter().map(|part| part.fold).collect();
        self.by_first.entry(folds[0]).or_default().push((folds, person));
    }

    /// The longest known full name that begins at `at`: the place after it, and its person. `None` where none does.
    pub(super) fn name_at(&self, text: &str, words: &WordTable, at: usize) -> Option<(usize, usize)> {
        let spellings = self.by_first.get(&words.tokens[at].fold)?;
        spellings.iter().filter_map(|(folds, person)| Some((end_of(text, words, at, folds)?, *person))).max_by_key(|(end, _)| *end)
    }
}

/// Where the words at `at` spell these parts, whatever particles and full stops stand between them.
fn end_of(text: &str, words: &WordTable, at: usize, folds: &[u64]) -> Option<usize> {
    let mut place = at;
    for fold in folds {
        let mut skipped = 0;
        while words.tokens.get(place)?.fold != *fold {
            let token = words.tokens[place];
            if skipped == 3 || place == at || !is_between(text, token) {
                return None;
            }
            // A full stop after a whole word ends a sentence.
            if token.kind() == WordKind::Mark && words.tokens[place - 1].span().len() > 2 && token.of(text) == "." {
                return None;
            }
            skipped += 1;
            place += 1;
        }
        place += 1;
    }
    Some(place)
}

fn is_between(text: &str, token: Token) -> bool {
    match token.kind() {
        WordKind::Letters => token.is(Classes::PARTICLE) || token.span().len() == 1,
        _ => matches!(token.of(text), "-" | "."),
    }
}

/// Words before which or after which even a common word is a surname, where its person is named: “critics of little”.
const BEFORE: &[&str] = &["of", "from", "about", "between", "to", "by", "with", "against", "mr", "mrs", "ms", "what", "that"];
const BEHIND: &[&str] = &["s", "'s", "’s", "has", "had", "was", "is", "will", "would", "who"];

/// Whether a surname that is a common word too is used as a name at `at`.
pub(super) fn is_called(text: &str, words: &WordTable, at: usize) -> bool {
    let letters = |at: usize| words.tokens.get(at).map_or("", |token| token.of(text));
    let speaks = |at: usize| words.tokens.get(at).is_some_and(|token| token.is(Classes::SPEECH));
    let is_led = at > 0 && (BEFORE.contains(&letters(at - 1)) || words.tokens[at - 1].is(Classes::HONORIFIC | Classes::TITLE));
    is_led || speaks(at + 1) || BEHIND.contains(&letters(at + 1))
}
