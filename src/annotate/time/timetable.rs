//! The present tense of timetables: “the council **votes** on Monday” tells what is to come.

use super::tense::{PAST, Sight};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};
use crate::text::{Case, WordKind};

impl Sight<'_> {
    /// Whether the word at `place` is a verb in the present that tells what is fixed for the time at `at`, right after it: “The council
    /// **votes** on Monday”, “polls **open** Sunday”, “**takes** effect on Friday”. Not: “the votes on Monday”, nor, as captions tell what
    /// they show, “Reyes **opens** the fair in Linden on Monday”.
    pub(super) fn is_timetabled(&self, place: usize, at: usize) -> bool {
        const REACH: usize = 6;
        let is_singular = self.is(place, TIMETABLED);
        if !is_singular && !self.is(place, TIMETABLED_OF_MANY) || place >= at || at - place > REACH {
            return false;
        }
        self.has_subject(place, is_singular) && self.is_near(place, at) && !self.is_object(place)
    }

    /// Whether only small words stand between a verb and the time it tells.
    fn is_near(&self, place: usize, at: usize) -> bool {
        self.tokens[place + 1..at].iter().all(|token| token.kind() == WordKind::Letters && token.case() == Case::Lower)
    }

    /// Whether one who does it stands right before a verb of timetables, or before another one that “and” joins it to: “doors **open** at noon
    /// and **close** on Sunday”.
    fn has_subject(&self, place: usize, is_singular: bool) -> bool {
        const CLAUSE: usize = 14;
        let Some(subject) = place.checked_sub(1).map(|before| self.tokens[before]) else { return false };
        if subject.is(words!["and"]) {
            let list = if is_singular { TIMETABLED } else { TIMETABLED_OF_MANY };
            let joined = (place.saturating_sub(CLAUSE)..place - 1).rev().find(|before| self.is(*before, list));
            return joined
                .is_some_and(|joined| !self.is(joined - usize::from(joined > 0), words!["and"]) && self.has_subject(joined, is_singular));
        }
        // “the trial of its former clerk, Ada Pell, starts”
        let ends_aside = is_singular && subject.of(self.text) == ",";
        let is_noun = subject.kind() == WordKind::Letters
            && !subject.is(Classes::DETERMINER | Classes::PREPOSITION | Classes::FUNCTION)
            && (!subject.is(Classes::ROLE_MODIFIER) || subject.is(Classes::SPEAKER))
            && !subject.is_possessive(self.text);
        // Verbs that are nouns too need a subject of many: “schools close on Friday”, not “the close on Friday”.
        let agrees = is_singular || subject.of(self.text).ends_with('s') || subject.is(words!["people"]);
        // “Fares rise on Monday” and “the toll rises on Monday” are decided; “Shares rise on Monday” is a headline.
        let has_article = || place > 1 && self.tokens[place - 2].is(Classes::DETERMINER);
        if self.is(place, words!["rise", "rises", "drop", "drops"]) && (subject.is(TRADED) || is_singular && !has_article()) {
            return false;
        }
        let is_pronoun = subject.is(if is_singular { words!["it", "he", "she"] } else { words!["they", "we", "you", "who"] });
        is_noun && agrees || is_pronoun || ends_aside
    }

    /// Whether a verb in the past stands before the word at `place` in its clause, whose object it then is: “had filed **reports** by
    /// Monday”; not after a verb of speech: “said the council **votes** on Monday”.
    fn is_object(&self, place: usize) -> bool {
        const REACH: usize = 6;
        let clause = (place.saturating_sub(REACH)..place).rev().take_while(|place| {
            let token = self.tokens[*place];
            token.kind() != WordKind::Mark && !token.is(Classes::CONJUNCTION)
        });
        clause.into_iter().any(|place| {
            let token = self.tokens[place];
            let is_past = self.is(place, PAST) || token.case() == Case::Lower && self.ends_in(place, "ed") && self.is_verb_in_ed(place);
            is_past && !token.is(Classes::SPEECH)
        })
    }
}

/// Verbs of timetables, after one who does it. Beside a day they tell what is to come.
static TIMETABLED: &WordList = words![
    "votes",
    "starts",
    "opens",
    "reopens",
    "closes",
    "ends",
    "expires",
    "finishes",
    "leaves",
    "returns",
    "convenes",
    "concludes",
    "launches",
    "faces",
    "hosts",
    "travels",
    "flies",
    "visits",
    "plays",
    "kicks",
    "goes",
    "takes",
    "comes",
    "appears",
    "hears",
    "decides",
    "testifies",
    "retires",
    "resigns",
    "quits",
    "marries",
    "lapses",
    "premieres",
    "debuts",
    "airs",
    "rules",
    "sits",
    "holds",
    "runs",
    "stays",
    "remains",
    "sails",
    "elects",
    "chooses",
    "hands",
    "rings",
    "moves",
    "lifts",
    "shuts",
    "doubles",
    "lands",
    "docks",
    "switches",
    "rises",
    "drops",
    "reconvenes"
];

/// The same after many.
static TIMETABLED_OF_MANY: &WordList = words![
    "vote",
    "start",
    "open",
    "reopen",
    "close",
    "end",
    "expire",
    "finish",
    "leave",
    "return",
    "convene",
    "conclude",
    "launch",
    "face",
    "host",
    "travel",
    "fly",
    "visit",
    "play",
    "kick",
    "go",
    "take",
    "come",
    "appear",
    "hear",
    "decide",
    "testify",
    "retire",
    "lapse",
    "premiere",
    "debut",
    "air",
    "rule",
    "sit",
    "hold",
    "run",
    "stay",
    "remain",
    "sail",
    "elect",
    "choose",
    "hand",
    "ring",
    "move",
    "lift",
    "double",
    "land",
    "dock",
    "switch",
    "rise",
    "drop",
    "reconvene"
];

/// What is traded: news tells in the present how it went.
static TRADED: &WordList = words![
    "shares",
    "stocks",
    "futures",
    "yields",
    "markets",
    "bonds",
    "indexes",
    "indices",
    "prices",
    "currencies",
    "metals",
    "commodities",
    "gains",
    "losses",
    "sales",
    "profits",
    "earnings",
    "numbers",
    "levels",
    "temperatures",
    "waters",
    "share",
    "stock",
    "index",
    "dollar",
    "euro",
    "pound",
    "yen",
    "oil",
    "gold",
    "market",
    "bond",
    "price",
    "temperature",
    "unemployment",
    "inflation"
];
