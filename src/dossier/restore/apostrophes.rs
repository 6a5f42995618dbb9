//! Words that an apostrophe joined before a text lost it: “reyes s plan”, “don t”.

use crate::annotate::lexicon::Classes;
use crate::annotate::{Token, WordList, words};
use crate::text::WordKind;

/// Whether the word at `at` was joined to the one before by an apostrophe.
///
/// - for: “reyes s plan”, “don t”, “we ll”, “o neill”, “shi ite”
/// - not: “reyes has”, “the letter t”, “vitamin d”
#[inline]
pub(super) fn is_behind_apostrophe(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    // The lexicon has both lists: this is asked of every word, and hardly any is a half.
    let may_be_half = tokens[at].is(Classes::HALF) || tokens[before].is(Classes::HALF);
    may_be_half && !tokens[at].is_glued() && is_half_behind(text, tokens, at, before)
}

fn is_half_behind(text: &str, tokens: &[Token], at: usize, before: usize) -> bool {
    static FIRST_HALVES: &WordList = words!["o", "d", "shi", "ba", "sana", "qur", "ma", "y"];
    static LAST_HALVES: &WordList = words!["s", "t", "m", "re", "ve", "ll", "d"];
    if !tokens[at].is(LAST_HALVES) && !tokens[before].is(FIRST_HALVES) {
        return false;
    }
    let (before, word) = (tokens[before].of(text).to_lowercase(), tokens[at].of(text).to_lowercase());
    is_lone_letter(text, tokens, at) || is_rest_of_verb(&before, &word) || is_rest_of_name(&before, &word, &tokens[at])
}

/// “we re”, “they ve”, “she ll”, “i m”, “he d”.
fn is_rest_of_verb(before: &str, word: &str) -> bool {
    match word {
        "m" => before == "i",
        "re" => matches!(before, "we" | "they" | "you" | "who" | "what" | "there"),
        "ve" => matches!(before, "i" | "we" | "they" | "you" | "who" | "would" | "could" | "should" | "might" | "must"),
        "ll" => matches!(before, "i" | "he" | "she" | "it" | "we" | "they" | "you" | "who" | "that" | "there" | "what"),
        "d" => matches!(before, "i" | "he" | "she" | "we" | "they" | "you" | "who"),
        _ => false,
    }
}

/// “o neill”, “o clock”, “coup d etat”, “shi ite”: words that always bear an apostrophe.
fn is_rest_of_name(before: &str, word: &str, token: &Token) -> bool {
    match before {
        "o" => word == "clock" || word.len() > 3 && token.is(Classes::SURNAME) || is_unknown(token),
        "d" => matches!(word, "etat" | "état" | "ivoire" | "affaires"),
        "shi" => matches!(word, "ite" | "ites" | "a" | "as" | "ism"),
        "ba" => matches!(word, "ath" | "athist"),
        "sana" => word == "a",
        "qur" => word == "an",
        "ma" => word == "am",
        "y" => word == "all",
        _ => false,
    }
}

/// Whether the word at `at` is an “s” or “t” that an apostrophe joined to the word before: “reyes s plan”, “don t”.
///
/// Not the initial of “s. reyes”: an “s” before a stop that is glued to it.
fn is_lone_letter(text: &str, tokens: &[Token], at: usize) -> bool {
    const NEGATED: &[&str] = &[
        "don", "doesn", "didn", "isn", "wasn", "aren", "weren", "won", "wouldn", "couldn", "shouldn", "can", "hasn", "haven", "hadn",
        "mustn", "needn", "ain", "mightn",
    ];
    let (Some(token), Some(before)) = (tokens.get(at), at.checked_sub(1).map(|before| &tokens[before])) else { return false };
    let is_initial = tokens.get(at + 1).is_some_and(|next| next.is_glued() && next.of(text) == ".");
    if token.is_glued() || is_initial || before.kind() == WordKind::Mark {
        return false;
    }
    match token.of(text) {
        "s" => before.of(text).chars().count() > 1,
        "t" => NEGATED.iter().any(|negated| negated.eq_ignore_ascii_case(before.of(text))),
        _ => false,
    }
}

/// Whether a word stands in no list: most often a name.
fn is_unknown(token: &Token) -> bool {
    token.kind() == WordKind::Letters && !token.is_listed()
}
