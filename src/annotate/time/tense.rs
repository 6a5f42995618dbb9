//! On which side of the day of writing a bare “Tuesday” lies: the verb beside it says so.

use super::value::{Direction, MonthOf, Stretch, Symbolic, Year};
use crate::annotate::lexicon::Classes;
use crate::annotate::words::{Sentence, Token, WordTable};
use crate::annotate::{WordList, words};
use crate::text::{Case, WordKind};

/// How many words around an expression are looked at.
pub(super) const REACH: usize = 25;

/// The same value, its direction filled in where the expression itself leaves it open.
///
/// `is_over` says whether the words leave no doubt that a day of the month is over: then it may lie most of a year back.
pub(super) fn with_direction(value: Symbolic, direction: impl Fn() -> Direction, is_over: impl Fn() -> bool) -> Symbolic {
    let filled = |stretch: Stretch| match stretch {
        Stretch::Day(month, day, Year::Nearest(Direction::Open)) if is_over() => Stretch::Day(month, day, Year::Nearest(Direction::Over)),
        Stretch::Month(month, Year::Nearest(Direction::Open)) if is_over() => Stretch::Month(month, Year::Nearest(Direction::Over)),
        Stretch::Weekday(weekday, Direction::Open) => Stretch::Weekday(weekday, direction()),
        Stretch::Weekend(Direction::Open) => Stretch::Weekend(direction()),
        Stretch::Month(month, Year::Nearest(Direction::Open)) => Stretch::Month(month, Year::Nearest(direction())),
        Stretch::Day(month, day, Year::Nearest(Direction::Open)) => Stretch::Day(month, day, Year::Nearest(direction())),
        Stretch::Season(season, Year::Nearest(Direction::Open)) => Stretch::Season(season, Year::Nearest(direction())),
        Stretch::Quarter(quarter, Year::Nearest(Direction::Open)) => Stretch::Quarter(quarter, Year::Nearest(direction())),
        Stretch::Feast(feast, Year::Nearest(Direction::Open)) => Stretch::Feast(feast, Year::Nearest(direction())),
        Stretch::NthWeekday(nth, weekday, MonthOf::Named(month, Year::Nearest(Direction::Open))) => {
            Stretch::NthWeekday(nth, weekday, MonthOf::Named(month, Year::Nearest(direction())))
        }
        stretch => stretch,
    };
    match value {
        Symbolic::On(stretch, time) => Symbolic::On(filled(stretch), time),
        Symbolic::Range(first, last) => Symbolic::Range(filled(first), filled(last)),
        value => value,
    }
}

/// The direction of the verb nearest before the word at `at`; else of the nearest after it.
///
/// “The summit will be held *Wednesday*, the ministry said *Tuesday*.”
pub(super) fn direction(text: &str, words: &WordTable, sentence: &Sentence, at: usize) -> Direction {
    let sight = Sight { text, tokens: &words.tokens[sentence.words().start..sentence.words().end.min(at + REACH)] };
    let at = at - sentence.words().start;
    // “Sept. 16 - Well meets well”: the label of a list says nothing of its verb.
    if at == 0 && sight.is_label() {
        return Direction::Open;
    }
    let led = (at.saturating_sub(REACH)..at).rev().find_map(|place| sight.cue(place, at));
    if led.is_none() && sight.tells_now(at) {
        return sight.weighed(Direction::Near, at);
    }
    let behind = || (at + 1..sight.tokens.len()).find_map(|place| sight.cue(place, at)).unwrap_or(Direction::Open);
    let direction = led.unwrap_or_else(behind);
    // “Sales continue until *Tuesday* for those who want to come”: what follows is no verb of its time.
    if led.is_none() && direction != Direction::Past && at > 1 && sight.is(at - 1, words!["until", "till"]) {
        return Direction::Future;
    }
    sight.weighed(direction, at)
}

/// Whether the verb right before the expression at `at` tells that it is over: “She **was arrested on** *Dec. 19*”, “he **died in** *May*”. Not:
/// “ballots cast on Dec. 19 will be counted”, “is closed on Dec. 25”, “the vote was set for May”.
pub(super) fn is_over(text: &str, words: &WordTable, sentence: &Sentence, at: usize) -> bool {
    static SUBJECT: &WordList = words!["was", "were", "had", "been", "he", "she", "they", "who", "which", "i", "we"];
    let sight = Sight { text, tokens: &words.tokens[sentence.words().start..at] };
    let Some(verb) = sight.tokens.len().checked_sub(2).filter(|_| sight.is(sight.tokens.len() - 1, words!["on", "in"])) else {
        return false;
    };
    let is_led = |by: usize| verb.checked_sub(by).is_some_and(|place| sight.is(place, SUBJECT));
    // “was jailed in March and freed on …”
    let is_joined =
        || sight.is(verb.saturating_sub(1), words!["and"]) && sight.tokens[..verb].iter().any(|token| token.is(words!["was", "were"]));
    let is_plan = sight.is(verb, PLANNED) || sight.is(verb, PLANNED_TO) || sight.is(verb, words!["was", "were", "had", "put"]);
    let is_verb = || {
        sight.is(verb, PAST)
            || sight.tokens[verb].case() == Case::Lower && sight.ends_in(verb, "ed") && sight.is_verb_in_ed(verb)
            || sight.is(verb, words!["born", "shown", "seen", "given", "taken", "thrown", "sworn", "torn", "beaten", "stolen", "hanged"])
    };
    !is_plan
        && (is_led(1) || is_joined() || is_whole_clause(text, words, sentence, at))
        && is_verb()
        && !sight.tokens.iter().any(|token| token.is(WILL) || token.is(words!["if", "would"]))
}

/// Whether a noun and a verb open the sentence before the expression at `at`, and no other verb follows: “**The mine closed on** *Nov. 2*.” Not:
/// “The ballots cast on Nov. 2 will be counted”.
fn is_whole_clause(text: &str, words: &WordTable, sentence: &Sentence, at: usize) -> bool {
    const LONGEST: usize = 5;
    let subject = &words.tokens[sentence.words().start..at.saturating_sub(2).max(sentence.words().start)];
    let other = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY | Classes::BE;
    let is_noun = (2..=LONGEST).contains(&subject.len())
        && subject[0].is(words!["the", "a", "an", "its", "his", "her", "their"])
        && subject.iter().all(|token| token.kind() == WordKind::Letters && !token.is(other));
    let is_of_date = |token: &&Token| {
        token.kind() == WordKind::Number || token.is(Classes::MONTH | Classes::WEEKDAY) || matches!(token.of(text), "." | ",")
    };
    let mut behind = words.tokens[at..sentence.words().end].iter().skip_while(is_of_date);
    is_noun && behind.next().is_none_or(|next| next.is(Classes::PREPOSITION | Classes::CONJUNCTION) || next.kind() == WordKind::Mark)
}

/// The words of a sentence.
pub(super) struct Sight<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
}

impl Sight<'_> {
    /// What one word says of the time told at `at`; `None` where it says nothing.
    fn cue(&self, place: usize, at: usize) -> Option<Direction> {
        let token = self.tokens[place];
        if token.kind() != WordKind::Letters {
            return None;
        }
        // “is set to meet”, “is set for Tuesday”
        let leads_to = || self.is(place + 1, words!["to", "for"]);
        if self.is(place, WILL) || self.ends_in(place, "'ll") || self.ends_in(place, "’ll") {
            return Some(Direction::Future);
        }
        // “ahead of the vote on Sunday”, not “ahead of the vote, the ministry on Sunday warned”
        let is_ahead = || self.reads(place, "ahead") && self.reads(place + 1, "of") && self.is_unbroken(place, at);
        if is_ahead() || self.is(place, IS) && self.reads(place + 1, "to") {
            return Some(Direction::Future);
        }
        // “The cup is to be shown on Sunday”; “was to be shown” may be over.
        if self.reads(place, "to") && self.reads(place + 1, "be") {
            let is_now = place > 0 && self.is(place - 1, IS);
            return Some(if is_now { Direction::Future } else { Direction::Near });
        }
        // “Organisers hope to reopen Tuesday”; “had plans to reopen” may be over.
        if self.is(place, HOPE) && self.reads(place + 1, "to") && !(place > 0 && self.is(place - 1, LEADS_NOUN)) {
            return Some(Direction::Future);
        }
        if self.is(place, PLANNED) || self.is(place, PLANNED_TO) && leads_to() {
            // “is expected to call” tells what is to come; “was expected to call” may be over.
            let is_now = place > 0 && self.is(place - 1, IS);
            return Some(if is_now { Direction::Future } else { Direction::Near });
        }
        // “The gala is on Friday.”
        if self.is(place, IS) && place + 2 == at && self.is(place + 1, words!["on", "from", "until"]) {
            return Some(Direction::Future);
        }
        // “A march is being organised for Saturday”, “was booked for Monday”
        if place + 2 == at && self.reads(place + 1, "for") && self.ends_in(place, "ed") && !self.is_possessive(at) {
            let is_now = (place.saturating_sub(2)..place).any(|before| self.is(before, IS));
            return Some(if is_now { Direction::Future } else { Direction::Near });
        }
        if self.is(place, CALLED) && self.reads(place + 1, "for") && self.is_unbroken(place, at) && self.calls_a_gathering(place, at) {
            return Some(Direction::Future);
        }
        if self.may_come(place, at) {
            return Some(Direction::Future);
        }
        if self.is(place, WOULD) || self.is(place, IS) {
            return Some(Direction::Near);
        }
        if self.is(place, FIXED) && !(place > 0 && self.is(place - 1, LEADS_INFINITIVE)) || self.is_timetabled(place, at) {
            return Some(Direction::Future);
        }
        // “is sentenced on Friday”; “is seen”, as below a picture
        if place > 0 && self.is(place - 1, IS) {
            if self.is_fixed_for(place - 1, at) {
                return Some(Direction::Future);
            }
            if self.is(place, words!["seen", "shown", "pictured", "photographed"]) {
                return Some(Direction::Past);
            }
        }
        // “will be held”, “stays shut”
        let is_passive = place > 0 && self.is(place - 1, words!["be", "stay", "stays", "remain", "remains", "keep", "keeps"]);
        let is_past =
            self.is(place, PAST) && !is_passive || token.case() == Case::Lower && self.ends_in(place, "ed") && self.is_verb_in_ed(place);
        is_past.then_some(Direction::Past)
    }

    /// Whether a call at `place` is one for people to come together at the time at `at`: “called for **a march** on Friday”. Not: “called for
    /// calm on Friday”.
    fn calls_a_gathering(&self, place: usize, at: usize) -> bool {
        static GATHERINGS: &WordList = words![
            "rally",
            "rallies",
            "march",
            "marches",
            "protest",
            "protests",
            "demonstration",
            "demonstrations",
            "strike",
            "strikes",
            "boycott",
            "walkout",
            "vote",
            "election",
            "elections",
            "meeting",
            "session",
            "summit",
            "vigil",
            "sit-in",
            "gathering",
            "day"
        ];
        const REACH: usize = 3;
        (at.saturating_sub(REACH)..at).any(|noun| noun > place && self.is(noun, GATHERINGS))
    }

    /// What the words around the expression at `at` make of the direction that the verb tells.
    fn weighed(&self, direction: Direction, at: usize) -> Direction {
        let after = |words| at > 0 && self.is(at - 1, words);
        let is_possessive = self.is_possessive(at);
        match direction {
            // “Ahead of Monday’s vote both met”
            Direction::Future if after(words!["of"]) && at > 1 && self.reads(at - 2, "ahead") => Direction::Future,
            // “tickets for Sunday’s final”
            _ if self.is_awaited(at) => Direction::Future,
            // “Nobody expects news before Monday’s hearing”
            Direction::Future | Direction::Near if is_possessive && after(words!["before"]) && self.expects(at) => Direction::Future,
            // “Saturday’s match is sold out”
            Direction::Near if self.owns_a_fixture(at) => Direction::Near,
            // “By Friday morning they had reached the road”
            Direction::Open | Direction::Past if after(words!["by"]) && self.had_done(at) => Direction::Past,
            // “was named treasurer, effective February 1”
            _ if after(words!["effective"]) => Direction::Future,
            // “has been on patrol since March and will return”
            Direction::Future | Direction::Near if after(words!["since"]) => Direction::Past,
            // “should reopen by Monday”; “should have come by Monday” is over.
            Direction::Near if after(words!["by"]) && self.is_owed(at) => Direction::Future,
            // “is closed from 9 p.m. Thursday”
            Direction::Past | Direction::Near if after(words!["from"]) && at > 2 && self.is(at - 2, CLOSED) && self.is(at - 3, IS) => {
                Direction::Future
            }
            // “is closed until Thursday”
            Direction::Past | Direction::Near if after(words!["until", "till"]) && self.is_state(at) => Direction::Future,
            // “If it freezes on Friday, the march is off.”
            Direction::Open if self.is_condition(at) || self.is(0, words!["if", "unless"]) => Direction::Future,
            // “stays shut until Thursday”, “was put off until Tuesday”
            Direction::Open if after(words!["until", "till"]) => Direction::Future,
            Direction::Past if after(words!["until", "till"]) && self.is_put_off(at) => Direction::Future,
            // “was put off to Friday”, “was brought forward to Wednesday”
            Direction::Past if after(words!["to"]) && (self.is_put_off(at) || self.is_moved(at)) => Direction::Future,
            // “was shut until Tuesday”
            Direction::Past | Direction::Open
                if after(words!["until", "till", "by", "through"]) && !(is_possessive && after(words!["by"])) =>
            {
                Direction::Near
            }
            // “will discuss Tuesday’s attack”, “would be over Tuesday’s price”, “will look into the April 20 explosion”
            Direction::Future if is_possessive || self.is_attribute(at) => Direction::Near,
            Direction::Near if is_possessive => Direction::Past,
            direction => direction,
        }
    }

    /// Whether the sentence opens with a day and a dash or a colon.
    fn is_label(&self) -> bool {
        const LONGEST: usize = 5;
        let is_day =
            |token: &&Token| token.kind() == WordKind::Number || token.is(Classes::MONTH) || token.of(self.text) == "." && token.is_glued();
        let behind = self.tokens.iter().take(LONGEST).take_while(is_day).count();
        behind > 1
            && self.tokens.get(behind).is_some_and(|mark| {
                matches!(mark.of(self.text), "-" | "–" | "—" | "--" | ":") && !mark.is_glued() || mark.of(self.text) == ":"
            })
    }

    /// “Sunday’s”
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.is(at + 1, words!["'s"])
    }

    /// Whether the day at `at` says which something is: “the **April 20** explosion”, “the **20 April** explosion”.
    fn is_attribute(&self, at: usize) -> bool {
        let (Some(day), Some(noun)) = (self.tokens.get(at + 1), self.tokens.get(at + 2)) else { return false };
        let is_day = |token: &Token| token.kind() == WordKind::Number || token.is(Classes::MONTH);
        at > 0
            && self.is(at - 1, words!["the"])
            && is_day(&self.tokens[at])
            && is_day(day)
            && noun.kind() == WordKind::Letters
            && noun.case() == Case::Lower
            && !noun.is(Classes::FUNCTION | Classes::PREPOSITION | Classes::CONJUNCTION)
    }

    /// Whether no mark parts the words at these places.
    fn is_unbroken(&self, place: usize, at: usize) -> bool {
        self.tokens.get(place..at).is_some_and(|between| between.iter().all(|token| token.kind() != WordKind::Mark))
    }

    /// Whether somebody expects something now before the time at `at`.
    fn expects(&self, at: usize) -> bool {
        const REACH: usize = 6;
        static EXPECTS: &WordList = words!["expects", "expect", "hopes", "hope", "wants", "want", "needs", "need", "must", "will"];
        (at.saturating_sub(REACH)..at).any(|place| self.is(place, EXPECTS))
    }

    /// Whether what follows the time at `at` was done by then: “by Friday morning they **had reached** it”, “by Friday 300 people **had** …”.
    fn had_done(&self, at: usize) -> bool {
        const REACH: usize = 8;
        (at + 1..(at + REACH).min(self.tokens.len())).any(|place| self.is(place, words!["had"]))
    }

    /// Whether the time at `at` stands in a condition: “**if** it freezes on Friday”.
    fn is_condition(&self, at: usize) -> bool {
        let clause = (at.saturating_sub(REACH)..at).rev().take_while(|place| self.tokens[*place].kind() != WordKind::Mark);
        clause.into_iter().any(|place| self.is(place, words!["if", "unless"]))
    }

    /// Whether something must be done by the time at `at`: “**should** reopen by”, “**must** leave by”.
    fn is_owed(&self, at: usize) -> bool {
        (3..=5)
            .filter_map(|back| at.checked_sub(back))
            .any(|place| self.is(place, words!["should", "must"]) && !self.reads(place + 1, "have"))
    }

    /// Whether “until” before the word at `at` ends what is so now: “**is closed** until”, “**are away** until”; not “is what he did until”.
    fn is_state(&self, at: usize) -> bool {
        (3..=6)
            .filter_map(|back| at.checked_sub(back))
            .any(|place| self.is(place, IS) && (place + 1..at - 1).all(|inside| self.tokens[inside].kind() == WordKind::Letters))
    }

    /// Whether a verb before the word at `at` moves something to another day.
    fn is_put_off(&self, at: usize) -> bool {
        (at.saturating_sub(REACH)..at).any(|place| {
            self.is(place, PUT_OFF) || self.is(place, words!["put", "pushed", "held"]) && self.is(place + 1, words!["off", "back", "over"])
        })
    }

    /// Whether the verb before the “to” before `at` moves something to another day.
    fn is_moved(&self, at: usize) -> bool {
        const REACH: usize = 4;
        static MOVED: &WordList = words!["moved", "shifted", "switched", "brought", "put", "changed"];
        (at.saturating_sub(REACH)..at).any(|place| self.is(place, MOVED))
    }

    /// Whether a word in “-ed” tells the past: not “need”, nor a participle that “be” leads (“will be released”) or that
    /// belongs to a noun (“the reduced dividend is payable Tuesday”).
    pub(super) fn is_verb_in_ed(&self, place: usize) -> bool {
        let is_participle = place > 0 && self.is(place - 1, LEADS_PARTICIPLE);
        !is_participle && self.tokens[place].span().len() > 4 && (!self.ends_in(place, "eed") || self.reads(place, "agreed"))
    }

    fn reads(&self, place: usize, word: &str) -> bool {
        self.tokens.get(place).is_some_and(|token| token.of(self.text).eq_ignore_ascii_case(word))
    }

    pub(super) fn is(&self, place: usize, list: &'static WordList) -> bool {
        self.tokens.get(place).is_some_and(|token| token.is(list))
    }

    pub(super) fn ends_in(&self, place: usize, ending: &str) -> bool {
        let word = self.tokens[place].of(self.text).as_bytes();
        word.len().checked_sub(ending.len()).is_some_and(|at| word[at..].eq_ignore_ascii_case(ending.as_bytes()))
    }
}

/// Verbs and adjectives that tell what is to come.
static WILL: &WordList = words!["will", "won't", "shall", "upcoming"];

/// Not “'s” behind a noun: in news it is the possessive.
static IS: &WordList =
    words!["is", "are", "it's", "he's", "she's", "that's", "there's", "who's", "what's", "they're", "we're", "you're", "i'm"];

/// Words before a participle that is not a verb in the past.
static LEADS_PARTICIPLE: &WordList = words!["be", "the", "a", "an", "its", "their", "his", "her", "this", "these", "of", "and"];

/// Verbs that tell what may come, or might have.
static WOULD: &WordList = words!["would", "may", "could", "should", "can", "must", "might"];

/// Verbs whose present, beside a day, tells what is fixed: “The two meet Monday in Linden.”
static FIXED: &WordList = words!["meet", "meets", "begin", "begins", "arrive", "arrives", "depart", "departs", "resume", "resumes"];

/// Verbs that move what was fixed to another day.
static PUT_OFF: &WordList = words![
    "postponed",
    "postpone",
    "delayed",
    "delay",
    "adjourned",
    "adjourn",
    "deferred",
    "defer",
    "suspended",
    "extended",
    "extend",
    "shelved",
    "rescheduled",
    "remanded",
    "recessed",
    "stayed"
];

/// What people do who want others to come together.
static CALLED: &WordList = words!["called", "calls", "calling", "call"];

/// Words before such a verb that tell by themselves whether it is over, or make it a noun: “did not meet Monday”, “the track meet”.
static LEADS_INFINITIVE: &WordList =
    words!["to", "not", "n't", "didn't", "never", "did", "could", "would", "will", "a", "the", "track", "swim"];

/// Words of plans.
static PLANNED: &WordList = words!["scheduled", "expected", "planned", "plans", "planning", "slated", "intends", "expects", "due"];

/// What people do now of what is to come.
static HOPE: &WordList =
    words!["hope", "hopes", "aim", "aims", "intend", "intends", "plan", "plans", "expect", "expects", "promises", "vows", "pledges"];

/// Words before a noun that could be such a verb: “his plan to meet Tuesday”.
static LEADS_NOUN: &WordList =
    words!["the", "a", "an", "his", "her", "its", "their", "had", "any", "no", "of", "'s", "earlier", "original", "initial"];

/// Words of plans where “to” follows: “is set to meet”, “going to”.
static PLANNED_TO: &WordList = words![
    "set",
    "going",
    "about",
    "likely",
    "ready",
    "prepares",
    "preparing",
    "poised",
    "want",
    "wants",
    "agreed",
    "vowed",
    "supposed",
    "plan",
    "expect",
    "intend",
    "hopes",
    "hope",
    "aims",
    "promised",
    "pledged"
];

/// Irregular verbs in the past.
pub(super) static PAST: &WordList = words![
    "said", "told", "was", "were", "had", "did", "met", "went", "came", "took", "made", "held", "began", "left", "rose", "fell", "won",
    "lost", "led", "spoke", "gave", "got", "saw", "knew", "thought", "wrote", "brought", "bought", "sold", "sent", "kept", "broke",
    "found", "ran", "paid", "shot", "hit", "struck", "flew", "drew", "grew", "threw", "became", "felt", "heard", "stood", "sat", "spent",
    "built", "fought", "caught", "taught", "died", "cut", "put", "quit", "shut", "hurt", "read", "set", "sank", "drove", "swore", "shook",
    "rode", "wore", "tore", "stole", "froze", "withdrew", "fled", "fed", "hid", "slid", "dealt", "swept", "slept", "wept", "crept", "dug",
    "stuck", "swung", "clung", "flung", "rang", "sang", "drank", "swam", "blew", "bit", "burnt", "lit", "meant", "lent", "laid", "bent",
    "chose", "forgot", "forgave", "woke", "sought", "upheld", "beat"
];

/// What a thing is for a while.
static CLOSED: &WordList = words!["closed", "shut", "open", "banned", "barred", "suspended", "cancelled", "canceled", "halted"];
