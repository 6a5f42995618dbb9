//! The places where a happening was, as its own part of the sentence names them.

use std::ops::Range;

use super::Kind;
use super::clauses::Segment;
use super::triggers::Trigger;
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, WordTable, words};
use crate::text::{Span, WordKind};

/// The words between a place's preposition and its name: “in **the southern city of** Linden”, “in **southwest** Linden”.
static BEFORE_NAMES: &WordList =
    words!["the", "city", "town", "village", "capital", "port", "resort", "state", "province", "region", "of", "central"];
/// Nouns whose “in” tells where they are, not where the event was: “the **war** in Linden”.
const ABSTRACT: &[&str] = &[
    "situation",
    "war",
    "wars",
    "conflict",
    "role",
    "tension",
    "tensions",
    "interest",
    "interests",
    "crisis",
    "violence",
    "position",
    "part",
    "forces",
    "troops",
    "presence",
    "fighting",
    "influence",
    "involvement",
    "peace",
    "stability",
    "bases",
    "government",
    "people",
    "power",
    "election",
    "elections",
];
static DIRECTIONS: &WordList = words![
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "northeast",
    "northwest",
    "southeast",
    "southwest"
];

/// The places of a trigger: after “in”, “at” or “near”, in its own part of the sentence; what is captured is a place itself.
///
/// > Reyes met Ode **in Linden**. → Linden   The Kremlin said … → nothing   amid unrest **in the East** → nothing: another part
pub(super) fn find_places(text: &str, words: &WordTable, segment: &Segment, trigger: &Trigger) -> Vec<Span> {
    static LOCATING: &WordList = words!["in", "at", "near", "outside"];
    static RELATING: &WordList = words!["of", "to"];
    let mut places = Vec::new();
    let mut at = segment.words.start;
    while at < segment.words.end {
        let token = words.tokens[at];
        let is_locating = token.is(LOCATING);
        let leads = is_locating
            || at >= trigger.words.1
                && match trigger.kind {
                    Kind::Capture => at == trigger.words.1 || token.is(words!["of"]),
                    Kind::Meeting => token.is(words!["to"]),
                    _ => false,
                };
        if !leads {
            at += 1;
            continue;
        }
        let from = at + usize::from(is_locating || token.is(RELATING));
        let is_of_another = at.checked_sub(1).is_some_and(|before| {
            ABSTRACT.contains(&words.tokens[before].of(text)) && !(trigger.words.0..trigger.words.1).contains(&before)
        });
        let name = if is_of_another { None } else { name_at(text, words, from..segment.words.end) };
        match name {
            Some(name) if is_near(&name, trigger) => {
                at = name.end;
                places.push(words.span_of(name));
            }
            _ => at += 1,
        }
    }
    places
}

/// A place belongs to the trigger when little stands between: “for talks **in** Linden”, or when it opens the part.
fn is_near(name: &Range<usize>, trigger: &Trigger) -> bool {
    const REACH: usize = 9;
    name.start < trigger.words.0 || name.start.checked_sub(trigger.words.1).is_some_and(|between| between <= REACH)
}

/// The name of a place at the start of these words, without the words that lead to it.
fn name_at(text: &str, words: &WordTable, range: Range<usize>) -> Option<Range<usize>> {
    static TOWNS: &WordList = words!["city", "town", "village", "capital", "port", "resort"];
    let is = |at: usize, list| words.tokens[at].is(list);
    let mut start = range.start;
    let mut skipped = 0;
    while start < range.end && skipped < 6 && is(start, BEFORE_NAMES) {
        start += 1;
        skipped += 1;
    }
    // “in the central Vietnamese city of Linden”: the name stands after “city of”.
    if let Some(of) =
        (start..range.end.min(start + 4)).find(|at| is(*at, TOWNS) && *at + 2 < range.end && words.tokens[*at + 1].is(words!["of"]))
    {
        start = of + 2;
    }
    let directed = start < range.end && is(start, DIRECTIONS);
    let first = start + usize::from(directed);
    let is_name = |at: usize| {
        let token = words.tokens[at];
        token.kind() == WordKind::Letters
            && !token.is(Classes::MONTH | Classes::WEEKDAY)
            && if words.is_cased { token.is_capitalised(text) && !is_people(words, at) } else { token.is(Classes::COUNTRY | Classes::CITY) }
    };
    let mut end = first;
    while end < range.end && is_name(end) {
        end += 1;
    }
    let is_possessive = end < range.end && words.tokens[end].is_possessive(text);
    let describes = end < range.end && describes_noun(text, words, end);
    (end > first && !is_possessive && !describes).then_some(if directed && !words.tokens[start].is_capitalised(text) {
        start..end
    } else {
        first..end
    })
}

/// “in Danish territory”: a nationality is not a place.
fn is_people(words: &WordTable, at: usize) -> bool {
    words.tokens[at].is(Classes::DEMONYM)
}

/// “in London talks”, “the Linden crisis”: a name that only describes the noun after it is not a place of its own.
fn describes_noun(text: &str, words: &WordTable, next: usize) -> bool {
    let token = words.tokens[next];
    let small = Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::AUXILIARY
        | Classes::BE
        | Classes::DETERMINER
        | Classes::PRONOUN
        | Classes::SPEECH;
    token.kind() == WordKind::Letters
        && !token.is(small | Classes::WEEKDAY | Classes::MONTH)
        && !token.is_capitalised(text)
        && !token.of(text).ends_with("ly")
        && !is_small_word(token.of(text))
}

/// Words that follow a place without being described by it.
fn is_small_word(word: &str) -> bool {
    matches!(
        word,
        "when"
            | "where"
            | "who"
            | "which"
            | "late"
            | "early"
            | "last"
            | "next"
            | "this"
            | "yesterday"
            | "today"
            | "tomorrow"
            | "ahead"
            | "amid"
            | "since"
            | "said"
            | "killing"
            | "leaving"
            | "again"
            | "there"
            | "not"
    )
}
