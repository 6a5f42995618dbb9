//! Names of several words: “White House”, “Saudi Arabia”.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::lexicon::{self, Classes};
use crate::annotate::words::{Token, fold, fold_hash};
use crate::text::{WordKind, find_words};

/// A phrase as its words are spelled, each with the hash of its letters.
type Phrase = Vec<(u64, &'static str)>;

/// By the hash of their first word: the longest first.
static PHRASES: LazyLock<FxHashMap<u64, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<u64, Vec<Phrase>> = FxHashMap::default();
    for line in include_str!("phrases.txt").lines().filter(|line| !line.starts_with('#')) {
        let words = find_words(line);
        let phrase: Phrase = words.iter().map(|word| word.span.of(line)).map(|word| (fold_hash(word), word)).collect();
        phrases.entry(phrase[0].0).or_default().push(phrase);
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    }
    phrases
});

/// How the words of the phrase that begins at `at` are spelled; nothing where none does.
pub(super) fn phrase_at(text: &str, tokens: &[Token], at: usize) -> Vec<String> {
    let listed = PHRASES.get(&tokens[at].fold).into_iter().flatten();
    for phrase in listed {
        let matches = phrase.iter().enumerate().all(|(place, (fold, _))| tokens.get(at + place).is_some_and(|token| token.fold == *fold));
        if matches {
            return phrase.iter().map(|(_, word)| (*word).to_owned()).collect();
        }
    }
    place_at(text, tokens, at)
}

/// A country or city of several words that the lexicon knows: “burkina faso”.
fn place_at(text: &str, tokens: &[Token], at: usize) -> Vec<String> {
    const MOST_WORDS: usize = 4;
    // “The Hague” is a city; so is The Valley, but “the valley” is mostly none.
    let is_common = tokens.get(at + 1).is_some_and(|next| next.is(Classes::COMMON | Classes::PLACE_WORD));
    if is_common && tokens[at].is(Classes::FUNCTION) {
        return Vec::new();
    }
    let run = tokens[at..].iter().take_while(|token| token.kind() == WordKind::Letters).take(MOST_WORDS);
    let words: Vec<&str> = run.map(|token| token.of(text)).collect();
    for count in (2..=words.len()).rev() {
        let phrase = fold(&words[..count].join(" "));
        if lexicon::classes_of(&phrase).intersects(Classes::COUNTRY | Classes::CITY | Classes::BODY) {
            let small = |word: &str| matches!(word, "and" | "of" | "the" | "de" | "la" | "es" | "du" | "sur");
            return words[..count]
                .iter()
                .map(|word| if small(word) { (*word).to_owned() } else { super::spelling::capitalised(word) })
                .collect();
        }
    }
    Vec::new()
}
