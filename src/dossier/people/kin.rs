//! What words of kinship beside a name tell: whose kin its bearer is, and of which sex both are.

use std::ops::Range;

use crate::annotate::{WordList, WordTable, words};

static WOMEN: &WordList = words![
    "wife",
    "daughter",
    "mother",
    "sister",
    "widow",
    "niece",
    "aunt",
    "girlfriend",
    "fiancee",
    "grandmother",
    "granddaughter",
    "stepdaughter",
    "stepmother"
];
static MEN: &WordList = words![
    "husband",
    "son",
    "father",
    "brother",
    "widower",
    "nephew",
    "uncle",
    "boyfriend",
    "grandfather",
    "grandson",
    "stepson",
    "stepfather"
];

/// What “his **wife**, Oddny Odi” tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    /// Whether the bearer of the name is a woman; `None` where the word is of both: “cousin”.
    pub(super) is_woman: Option<bool>,
    /// Whether the one whose kin that is is a woman: “her husband”, “his wife”; `None` where the words do not say.
    pub(super) is_of_woman: Option<bool>,
}

/// What the words of kinship before a name tell that begins at the word at `start`; `None` where none stand there.
pub(super) fn told(words: &WordTable, start: usize) -> Option<Told> {
    const REACH: usize = 5;
    let tokens = &words.tokens;
    let noun = (start.saturating_sub(REACH)..start).rev().find(|at| tokens[*at].is(WOMEN) || tokens[*at].is(MEN))?;
    let owner = tokens[noun.saturating_sub(REACH)..noun].iter().rev().find(|token| token.is(words!["his", "her", "their", "the", "a"]));
    let is_of_woman = owner.and_then(|owner| match () {
        () if owner.is(words!["his"]) => Some(false),
        () if owner.is(words!["her"]) => Some(true),
        () => None,
    });
    Some(Told { is_woman: Some(tokens[noun].is(WOMEN)), is_of_woman })
}

/// Whether the sentence of a name, or the one before, speaks of a father, a son or the like: “The sheriff locked up **his own son**. Carl Odi
/// Jr. …”.
pub(super) fn is_told_near(words: &WordTable, name: &Range<usize>) -> bool {
    static KIN: &WordList = words!["son", "father", "grandson", "grandfather", "dad"];
    static WHOSE: &WordList = words!["his", "own", "her", "'s", "eldest", "elder", "younger", "youngest", "only", "late"];
    let Some(place) = words.sentence_at(words.tokens[name.start].span().start) else { return false };
    let first = words.sentences[place.saturating_sub(1)].words().start;
    let last = words.sentences[place].words().end;
    (first + 1..last).any(|at| words.tokens[at].is(KIN) && words.tokens[at - 1].is(WHOSE))
}
