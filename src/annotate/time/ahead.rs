//! What lies ahead though no “will” says so: “She **is sentenced** on Friday”, “rain **threatens** Sunday’s marathon”, “the run-up to Saturday’s
//! march”; and what a present tense leaves to the nearer day.

use super::tense::{REACH, Sight};
use crate::annotate::lexicon::Classes;
use crate::annotate::{Token, WordList, words};
use crate::text::{Case, WordKind};

impl Sight<'_> {
    /// Whether “is” at `place` leads to what is fixed for the time at `at`: “She **is sentenced** on Friday”, “the jury **is sworn in** on
    /// Monday”. Not, as below a picture: “The mayor is seen on Friday”.
    pub(super) fn is_fixed_for(&self, place: usize, at: usize) -> bool {
        static SMALL: &WordList = words!["in", "on", "off", "up", "at", "out", "again"];
        let is_near = (place + 2..at).all(|between| self.is(between, SMALL));
        place + 1 < at && self.is(place + 1, DONE_BY_PLAN) && is_near
    }

    /// Whether the word at `place` says of the time at `at` that something may come then: “the fair **may** return in May”. Not: “could not be
    /// reached on Monday”, “could see on Monday”, “may have left on Monday”, “could explain Monday’s crash”.
    pub(super) fn may_come(&self, place: usize, at: usize) -> bool {
        static KNOWN: &WordList = words!["have", "not", "see", "hear", "feel", "tell", "only", "hardly", "barely", "explain", "be"];
        let may = self.is(place, words!["may", "might", "could"]) && self.tokens[place].is_small();
        may && place + 1 < at && !self.is(place + 1, KNOWN) && !self.is_possessive(at)
    }

    /// Whether the day at `at` owns what people still wait for: “the run-up to **Saturday’s** march”, “bracing for **Valentine’s Day**”, “could
    /// spoil **Sunday’s** marathon”.
    pub(super) fn is_awaited(&self, at: usize) -> bool {
        const RISK: usize = 3;
        let is = |by: usize, list| at.checked_sub(by).is_some_and(|place| self.is(place, list));
        let is_for = is(1, words!["for"]);
        let is_to = is(1, words!["to"]) && (is(2, words!["run-up", "runup", "countdown"]) || is(2, words!["up"]) && is(3, words!["-"]));
        let risks = || (at.saturating_sub(RISK)..at).any(|place| self.is(place, RISKING));
        is_for && is(2, BRACING) || is_to || self.is_possessive(at) && is_for && is(2, AWAITING) || self.owns_a_fixture(at) && risks()
    }

    /// “Saturday’s **match**”: what takes place on a day fixed before.
    pub(super) fn owns_a_fixture(&self, at: usize) -> bool {
        self.is_possessive(at) && self.is(at + 2, FIXTURES)
    }

    /// Whether the sentence tells what it tells of the time at `at` in the present, as news of days to come does, and what stands below pictures:
    /// “Mourners **bury** the poet in Linden on Friday”. No other verb stands before it.
    pub(super) fn tells_now(&self, at: usize) -> bool {
        (at.saturating_sub(REACH).max(1)..at).any(|place| {
            let (subject, verb) = (self.tokens[place - 1], self.tokens[place]);
            let is_verb = verb.case() == Case::Lower && verb.is(Classes::TRIGGER) || self.is_timetable_verb(place);
            let is_noun = |token: Token| {
                token.kind() == WordKind::Letters
                    && !token.is(Classes::DETERMINER | Classes::PREPOSITION | Classes::FUNCTION | Classes::CONJUNCTION)
                    && !token.is_possessive(self.text)
            };
            let is_many = subject.of(self.text).ends_with('s') || subject.of(self.text).ends_with("men");
            is_verb && is_noun(subject) && (self.ends_in(place, "s") != is_many || subject.is_capitalised(self.text))
        })
    }
}

/// What is done to somebody or something on a day fixed before.
static DONE_BY_PLAN: &WordList = words![
    "sentenced",
    "sworn",
    "buried",
    "inaugurated",
    "crowned",
    "published",
    "released",
    "unveiled",
    "launched",
    "decided",
    "tried",
    "elected",
    "cremated",
    "arraigned",
    "freed",
    "executed",
    "auctioned",
    "opened",
    "reopened",
    "screened",
    "broadcast",
    "aired",
    "counted",
    "announced",
    "voted",
    "debated",
    "heard",
    "played",
    "paid",
    "married",
    "ordained",
    "consecrated",
    "installed"
];

/// What people get ready for.
static BRACING: &WordList =
    words!["bracing", "brace", "braces", "preparing", "prepare", "prepares", "preparation", "preparations", "rehearsing"];

/// What people have for a thing to come: “**tickets** for Sunday’s final”.
static AWAITING: &WordList =
    words!["tickets", "ticket", "preparations", "plans", "favourites", "favorites", "ready", "forecast", "agenda", "preview"];

/// What may befall a thing to come, and who may be there.
static RISKING: &WordList = words![
    "threatens",
    "threaten",
    "threatening",
    "spoil",
    "disrupt",
    "delay",
    "postpone",
    "wreck",
    "miss",
    "attend",
    "boycott",
    "skip",
    "cancel"
];

/// What takes place on a day fixed before.
static FIXTURES: &WordList = words![
    "match",
    "game",
    "final",
    "semi-final",
    "semifinal",
    "derby",
    "race",
    "marathon",
    "election",
    "elections",
    "vote",
    "ballot",
    "referendum",
    "by-election",
    "march",
    "rally",
    "parade",
    "concert",
    "festival",
    "wedding",
    "funeral",
    "hearing",
    "summit",
    "session",
    "meeting",
    "debate",
    "launch",
    "premiere",
    "ceremony",
    "gala",
    "fair",
    "auction",
    "strike"
];
