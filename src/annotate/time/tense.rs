//! On which side of the day of writing a bare “Tuesday” lies: the verb beside it says so.

use super::value::{Direction, Stretch, Symbolic, Year};
use crate::annotate::words::{Sentence, Token, WordTable};
use crate::text::WordKind;

/// How many words around an expression are looked at.
const REACH: usize = 25;

/// The same value, its direction filled in where the expression itself leaves it open.
pub(super) fn with_direction(value: Symbolic, direction: impl Fn() -> Direction) -> Symbolic {
    let filled = |stretch: Stretch| match stretch {
        Stretch::Weekday(weekday, Direction::Open) => Stretch::Weekday(weekday, direction()),
        Stretch::Weekend(Direction::Open) => Stretch::Weekend(direction()),
        Stretch::Month(month, Year::Nearest(Direction::Open)) => Stretch::Month(month, Year::Nearest(direction())),
        Stretch::Day(month, day, Year::Nearest(Direction::Open)) => Stretch::Day(month, day, Year::Nearest(direction())),
        Stretch::Season(season, Year::Nearest(Direction::Open)) => Stretch::Season(season, Year::Nearest(direction())),
        Stretch::Quarter(quarter, Year::Nearest(Direction::Open)) => Stretch::Quarter(quarter, Year::Nearest(direction())),
        stretch => stretch,
    };
    match value {
        Symbolic::On(stretch, time) => Symbolic::On(filled(stretch), time),
        Symbolic::Range(first, last) => Symbolic::Range(filled(first), filled(last)),
        value => value,
    }
}

/// The direction of the verb nearest before the word at `at`; else of the nearest behind it.
///
/// “The summit will be held *Wednesday*, the ministry said *Tuesday*.”
pub(super) fn direction(text: &str, words: &WordTable, sentence: &Sentence, at: usize) -> Direction {
    let tokens = &words.tokens;
    let before = (sentence.words.start.max(at.saturating_sub(REACH))..at).rev();
    let after = at..sentence.words.end.min(at + REACH);
    before.chain(after).find_map(|place| cue(text, tokens, place)).unwrap_or(Direction::Open)
}

/// What one word says of the time told; `None` where it says nothing.
fn cue(text: &str, tokens: &[Token], place: usize) -> Option<Direction> {
    let token = tokens[place];
    if token.kind != WordKind::Letters {
        return None;
    }
    let word = token.of(text);
    let next = || tokens.get(place + 1).map_or("", |token| token.of(text));
    let is = |other: &str| word.eq_ignore_ascii_case(other);
    if FUTURE.iter().any(|future| is(future)) || ends_in(word, "ll") && word.contains(['\'', '’']) {
        return Some(Direction::Future);
    }
    if LEADING_TO.iter().any(|future| is(future)) && next().eq_ignore_ascii_case("to") || is("ahead") && next().eq_ignore_ascii_case("of") {
        return Some(Direction::Future);
    }
    // “is to meet”
    if (is("is") || is("are")) && next().eq_ignore_ascii_case("to") {
        return Some(Direction::Future);
    }
    if PAST.iter().any(|past| is(past)) || word.len() > 4 && ends_in(word, "ed") && token.case == crate::text::Case::Lower {
        return Some(Direction::Past);
    }
    None
}

fn ends_in(word: &str, ending: &str) -> bool {
    let at = word.len().saturating_sub(ending.len());
    word.is_char_boundary(at) && word[at..].eq_ignore_ascii_case(ending)
}

/// Words that tell what is to come.
const FUTURE: &[&str] = &[
    "will",
    "won't",
    "won’t",
    "shall",
    "would",
    "upcoming",
    "scheduled",
    "expected",
    "planned",
    "plans",
    "planning",
    "slated",
    "until",
    "coming",
    "intends",
    "due",
    "hopes",
    "may",
    "could",
    "should",
    "can",
    "must",
    "might",
];

/// Words that tell what is to come where “to” follows: “is set to meet”, “going to”.
const LEADING_TO: &[&str] =
    &["set", "going", "about", "likely", "ready", "prepares", "preparing", "poised", "want", "wants", "agreed", "vowed"];

/// Irregular verbs in the past.
const PAST: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "met", "went", "came", "took", "made", "held", "began", "left", "rose", "fell", "won",
    "lost", "led", "spoke", "gave", "got", "saw", "knew", "thought", "wrote", "brought", "bought", "sold", "sent", "kept", "broke",
    "found", "ran", "paid", "shot", "hit", "struck", "flew", "drew", "grew", "threw", "became", "felt", "heard", "stood", "sat", "spent",
    "built", "fought", "caught", "taught", "died", "cut", "put", "quit", "shut", "hurt", "read", "set",
];
