//! Reads the word table as time words.
//!
//! The patterns walk a table of [`TimeWord`]s that lies beside the word table: one small value a word, so that a pattern
//! is a slice pattern: `[Last, Unit(unit), ..]`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::time_word::TimeWord;
use super::vocabulary::VOCABULARY;
use crate::annotate::lexicon::Classes;
use crate::annotate::words::{Token, WordTable, fold_hash};
use crate::text::{Case, WordKind};
use TimeWord as W;

static MEANINGS: LazyLock<FxHashMap<u64, TimeWord>> =
    LazyLock::new(|| VOCABULARY.iter().map(|(word, meaning)| (fold_hash(word), *meaning)).collect());

/// The hashes of all words that have a meaning.
pub(super) fn words() -> impl Iterator<Item = u64> {
    MEANINGS.keys().copied()
}

/// What each word of the table is to a time expression.
pub(super) fn time_words(text: &str, words: &WordTable) -> Vec<TimeWord> {
    let meanings = &*MEANINGS;
    let mut after_digits = false;
    let mut found = Vec::with_capacity(words.tokens.len());
    for token in &words.tokens {
        let meaning = match token.kind {
            WordKind::Letters => {
                let known = if token.is(Classes::TIME) { meanings.get(&token.fold) } else { None };
                if is_common(known) && is_name_part(*token, words.is_cased, found.last()) {
                    W::Name
                } else {
                    letters(text, *token, words.is_cased, after_digits && token.is_glued, known)
                }
            }
            WordKind::Number => number(token.of(text)),
            WordKind::Mark => mark(token.of(text)),
        };
        after_digits = matches!(meaning, W::Digits(..));
        found.push(meaning);
    }
    found
}

/// Whether a word bears a capital behind a name, so that it may belong to that: “USA Today”.
fn is_name_part(token: Token, is_cased: bool, before: Option<&TimeWord>) -> bool {
    is_cased && token.case != Case::Lower && before == Some(&W::Name)
}

/// Whether a time word is one that English writes small.
fn is_common(meaning: Option<&TimeWord>) -> bool {
    matches!(
        meaning,
        Some(
            W::DayWord(_)
                | W::Tonight
                | W::Overnight
                | W::Unit(_)
                | W::Units(_)
                | W::Vague(_)
                | W::Often(_)
                | W::Season(_)
                | W::DoubtfulSeason(_)
        )
    )
}

fn letters(text: &str, token: Token, is_cased: bool, is_ending: bool, known: Option<&TimeWord>) -> TimeWord {
    let is_small = is_cased && token.case == Case::Lower;
    if is_ending {
        match token.of(text) {
            "s" | "S" => return W::PluralEnding,
            "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => return W::OrdinalEnding,
            _ => {}
        }
    }
    match known {
        // “we may meet”, “a march”, “the sun”: in a text with capitals a month or a weekday bears one.
        Some(W::DoubtfulMonth(..) | W::ShortMonth(_) | W::ShortWeekday(_)) if is_small => W::Other,
        // “its Daily Courier”, “New Year”: a name, not a time.
        Some(W::Often(_)) if is_cased && !is_small => W::Name,
        Some(W::DoubtfulMonth(month, _)) => W::DoubtfulMonth(*month, is_cased),
        Some(meaning) => *meaning,
        None if matches!(token.of(text), "'s" | "’s" | "s") => W::Possessive,
        None if is_cased && token.case != Case::Lower => W::Name,
        None => W::Other,
    }
}

fn number(digits: &str) -> TimeWord {
    if let Some((before, after)) = digits.split_once(':') {
        let part = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= 2);
        return part(before).zip(part(after).filter(|_| after.len() == 2)).map_or(W::Mark, |(one, two)| W::Colon(one, two));
    }
    if let Some((whole, tenth)) = digits.split_once('.') {
        let whole: Option<u32> = whole.parse().ok().filter(|whole| *whole < 10_000);
        let tenth: Option<u32> = tenth.parse().ok().filter(|_| tenth.len() == 1);
        return whole.zip(tenth).map_or(W::Mark, |(whole, tenth)| W::Tenths(whole * 10 + tenth));
    }
    if digits.contains(',') {
        let digits = digits.bytes().filter(u8::is_ascii_digit);
        let count = digits.take(10).fold(0_u64, |count, digit| count * 10 + u64::from(digit - b'0'));
        return u32::try_from(count).ok().filter(|count| *count <= MOST).map_or(W::Mark, W::Count);
    }
    digits.parse().ok().filter(|count| *count <= MOST).map_or(W::Mark, |count| W::Digits(count, digits.len() as u8))
}

/// No news counts more years or days than this.
const MOST: u32 = 99_999_999;

fn mark(mark: &str) -> TimeWord {
    match mark {
        "," => W::Comma,
        "." => W::Point,
        "-" | "–" | "‐" | "‑" => W::Hyphen,
        "/" => W::Slash,
        "'" | "’" | "‘" => W::Apostrophe,
        "%" => W::Percent,
        "$" | "£" | "€" | "¥" | "#" => W::Currency,
        _ => W::Mark,
    }
}
