//! Reads the word table as time words.
//!
//! The patterns walk a table of [`TimeWord`]s that lies beside the word table: one small value a word, so that a pattern
//! is a slice pattern: `[Last, Unit(unit), ..]`.

use std::ops::Range;
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

/// What each of some words of the table is to a time expression.
pub(super) fn read_time_words(text: &str, words: &WordTable, range: Range<usize>, found: &mut Vec<TimeWord>) {
    found.clear();
    for at in range {
        let before = || found.last().copied().unwrap_or_else(|| word_before(text, words, at));
        let meaning = meaning(text, words, at, before);
        found.push(meaning);
    }
}

/// The word before the one at `at`: a heading ends without a point, so that its last word may be a name that goes on.
fn word_before(text: &str, words: &WordTable, at: usize) -> TimeWord {
    at.checked_sub(1).map_or(W::Mark, |at| meaning(text, words, at, || word_before(text, words, at)))
}

/// What the word at `at` is, given the one before it.
fn meaning(text: &str, words: &WordTable, at: usize, before: impl Fn() -> TimeWord) -> TimeWord {
    let token = words.tokens[at];
    match token.kind() {
        WordKind::Letters => {
            let known = if token.is(Classes::TIME) { MEANINGS.get(&token.fold) } else { None };
            // “USA Today”: a word with a capital after a name may belong to that.
            if is_common(known) && words.is_cased && token.case() != Case::Lower && before() == W::Name {
                W::Name
            } else {
                letters(text, token, words.is_cased, token.is_glued() && matches!(before(), W::Digits(..)), known)
            }
        }
        WordKind::Number => number(token.of(text)),
        // “c. 1540”
        WordKind::Mark if token.is_glued() && at > 0 && words.tokens[at - 1].reads(text, "c") => W::Preposition,
        WordKind::Mark => mark(token.of(text)),
    }
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
    let is_small = is_cased && token.case() == Case::Lower;
    if is_ending {
        match token.of(text) {
            "s" | "S" => return W::PluralEnding,
            "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => return W::OrdinalEnding,
            _ => {}
        }
    }
    match known {
        // “we may meet”, “a march”, “the sun”, “the eastern towns”: in a text with capitals a month, a weekday or a zone bears one.
        Some(W::DoubtfulMonth(..) | W::ShortMonth(_) | W::ShortWeekday(_) | W::ZoneName) if is_small => W::Other,
        // “its Daily Courier”, “New Year”: a name, not a time.
        Some(W::Often(_)) if is_cased && !is_small => W::Name,
        Some(W::DoubtfulMonth(month, _)) => W::DoubtfulMonth(*month, is_cased),
        Some(meaning) => *meaning,
        None if token.span().len() < 5 && matches!(token.of(text), "'s" | "’s" | "s") => W::Possessive,
        None if is_cased && token.case() != Case::Lower => W::Name,
        None => W::Other,
    }
}

fn number(digits: &str) -> TimeWord {
    if digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return digits.parse().ok().filter(|count| *count <= MOST).map_or(W::Mark, |count| W::Digits(count, digits.len() as u8));
    }
    if let Some((before, after)) = digits.split_once(':') {
        let part = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= 2);
        return part(before).zip(part(after).filter(|_| after.len() == 2)).map_or(W::Mark, |(one, two)| W::Colon(one, two));
    }
    if let Some(date) = dotted(digits) {
        return date;
    }
    if let Some((whole, tenth)) = digits.split_once('.') {
        let whole: Option<u32> = whole.parse().ok().filter(|whole| *whole < 10_000);
        let minute: Option<i8> = tenth.parse().ok().filter(|minute| tenth.len() == 2 && *minute < 60);
        if let (Some(hour @ 1..=12), Some(minute)) = (whole.and_then(|hour| i8::try_from(hour).ok()), minute) {
            return W::Dotted(hour, minute);
        }
        let tenth: Option<u32> = tenth.parse().ok().filter(|_| tenth.len() == 1);
        return whole.zip(tenth).map_or(W::Mark, |(whole, tenth)| W::Tenths(whole * 10 + tenth));
    }
    let digits = digits.bytes().filter(u8::is_ascii_digit);
    let count = digits.take(10).fold(0_u64, |count, digit| count * 10 + u64::from(digit - b'0'));
    u32::try_from(count).ok().filter(|count| *count <= MOST).map_or(W::Mark, W::Count)
}

/// “27.12.2023”: a day as much of Europe writes it, its number first. Not: “3.11”, a version.
fn dotted(digits: &str) -> Option<TimeWord> {
    let (day, rest) = digits.split_once('.')?;
    let (month, year) = rest.split_once('.')?;
    let day: i8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let month: i8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let year: i16 = year.parse().ok().filter(|year| (1000..=2999).contains(year))?;
    Some(W::Date(month, day, year))
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
