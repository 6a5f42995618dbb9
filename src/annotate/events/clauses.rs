//! Takes a sentence apart into the parts that each tell one thing.
//!
//! > [Reyes met Ode on Monday,] [a day after] [the council voted,] [a spokesman said.]

use std::ops::Range;

use super::triggers::{self, Form, Trigger};
use super::{Kind, Subject};
use crate::annotate::lexicon::Classes;
use crate::annotate::time::TimeExpression;
use crate::annotate::words::{Sentence, hash_of_folded};
use crate::annotate::{Token, WordList, WordTable, words};
use crate::text::{Span, WordKind};

/// What a sentence is taken apart with.
pub(super) struct Sentencing<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a WordTable,
    pub(super) times: &'a [TimeExpression],
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Its words, as places in the table.
    pub(super) words: Range<usize>,
    /// Whether it attributes what is told (“the mayor said”): its subject is not a participant.
    pub(super) is_speech: bool,
    /// Whether a word of its own opens it (“who”, “after”), so that it tells of something else by the way.
    pub(super) is_subordinate: bool,
}

impl Segment {
    /// Whether a time expression in this part dates the saying: it stands beside the verb (“said Monday”, “on Thursday
    /// added”), or the part does nothing but attribute.
    pub(super) fn dates_speech(&self, text: &str, words: &WordTable, time: Span) -> bool {
        if !self.is_speech {
            return false;
        }
        let place = words.words_in(time);
        // “sent a letter **on Thursday** requesting money”: the day is that of the letter.
        let is_speech = |at: usize| attributes(words.tokens[at]) && !(at >= place.end && words.tokens[at].of(text).ends_with("ing"));
        let before = place.start.saturating_sub(2).max(self.words.start)..place.start;
        let behind = place.end..(place.end + 1).min(self.words.end);
        before.chain(behind).any(is_speech) || triggers::find_triggers(text, words, self.words.clone()).next().is_none()
    }
}

/// Words that open a part of their own.
static OPENERS: &WordList = words![
    "after",
    "before",
    "when",
    "while",
    "as",
    "following",
    "where",
    "who",
    "whose",
    "which",
    "that",
    "because",
    "if",
    "until",
    "amid",
    "although",
    "though",
    "despite",
    "whom"
];

/// Marks between two parts.
static PARTING: &WordList = words![",", ";", ":", "—", "–", "(", ")", "“", "”", "\"", "…"];
const AHEAD: u64 = hash_of_folded("ahead");
const AND: u64 = hash_of_folded("and");
const BUT: u64 = hash_of_folded("but");

/// Whether a word attributes what is told (“said”), and does not tell a happening itself (“called”, “spoke”).
fn attributes(token: Token) -> bool {
    token.is(Classes::SPEECH) && !token.is(Classes::TRIGGER)
}

/// The parts of a sentence, in order; together they hold all its words.
pub(super) fn find_segments(sentencing: &Sentencing<'_>, sentence: &Sentence) -> Vec<Segment> {
    /// Most sentences have no more parts.
    const MOSTLY: usize = 6;
    let (text, words) = (sentencing.text, sentencing.words);
    let mut segments = Vec::with_capacity(MOSTLY);
    let mut start = sentence.words().start;
    let mut cut = |at: usize| {
        if at > start {
            let is_subordinate = start > sentence.words().start && words.tokens[start - 1].is(OPENERS);
            segments.push(Segment {
                words: start..at,
                is_subordinate,
                is_speech: words.tokens[start..at].iter().any(|token| attributes(*token)),
            });
            start = at;
        }
    };
    let mut times = sentencing.times.iter().peekable();
    for at in sentence.words() {
        let token = words.tokens[at];
        while times.next_if(|time| time.span.end <= token.span().start).is_some() {}
        if times.peek().is_some_and(|time| time.span.contains(token.span())) {
            continue;
        }
        if token.kind() == WordKind::Mark {
            if token.is(PARTING) && !is_aside(text, words, at, sentence) {
                cut(at + 1);
            }
        } else if token.fold == AHEAD {
            cut(at);
        } else if token.is(OPENERS) && !is_as_well(words, at, &sentence.words()) && !stands_before(words, at, &sentence.words()) {
            // “after” goes to what it opens, but “a day” before it stays with what the sentence told.
            cut(at);
            cut(at + 1);
        } else if (token.fold == AND || token.fold == BUT) && opens_clause(text, words, at + 1, sentence) {
            cut(at + 1);
        } else if attributes(token) && at + 1 < sentence.words().end && !is_time_next(sentencing, at + 1) && !is_passive(text, words, at) {
            // “The mayor said” is one part, what she said another.
            cut(at + 1);
        }
    }
    cut(sentence.words().end);
    segments
}

/// “Reyes **as** well **as** Ode”, “**as** many **as** nine”: these open no part.
fn is_as_well(words: &WordTable, at: usize, sentence: &Range<usize>) -> bool {
    static DEGREES: &WordList = words!["well", "many", "much", "few", "little", "early", "late", "soon", "long", "far"];
    let is_as = |at: usize| sentence.contains(&at) && words.tokens[at].is(words!["as"]);
    let is_degree = |at: usize| sentence.contains(&at) && words.tokens[at].is(DEGREES);
    is_as(at) && (is_degree(at + 1) && is_as(at + 2) || at > 1 && is_degree(at - 1) && is_as(at - 2))
}

/// “will testify **before** the committee on Tuesday”: it says where, and opens no part.
fn stands_before(words: &WordTable, at: usize, sentence: &Range<usize>) -> bool {
    static STANDS: &WordList = words![
        "testify",
        "testifies",
        "testified",
        "testifying",
        "appear",
        "appears",
        "appeared",
        "appearing",
        "arraigned",
        "hauled",
        "argued",
        "pleaded",
        "knelt"
    ];
    let is_before = words.tokens[at].is(words!["before"]);
    is_before && at.checked_sub(1).is_some_and(|verb| sentence.contains(&verb) && words.tokens[verb].is(STANDS))
}

/// Whether the mark at `at` opens or closes a few words in brackets or quote marks: “Reyes (left)”, a “possible” summit.
fn is_aside(text: &str, words: &WordTable, at: usize, sentence: &Sentence) -> bool {
    const LONGEST: usize = 4;
    let closing = |open: &str| match open {
        "(" => ")",
        "“" => "”",
        _ => "\"",
    };
    let mark = words.tokens[at].of(text);
    let near = |range: Range<usize>, wanted: &str| range.into_iter().any(|place| words.tokens[place].of(text) == wanted);
    match mark {
        "(" | "“" => near(at + 1..(at + LONGEST).min(sentence.words().end), closing(mark)),
        ")" => near(at.saturating_sub(LONGEST - 1).max(sentence.words().start)..at, "("),
        "”" => near(at.saturating_sub(LONGEST - 1).max(sentence.words().start)..at, "“"),
        "\"" => {
            near(at + 1..(at + LONGEST).min(sentence.words().end), "\"")
                || near(at.saturating_sub(LONGEST - 1).max(sentence.words().start)..at, "\"")
        }
        _ => false,
    }
}

/// Whether the words after an “and” or a “but” begin with a finite verb: “held talks **and flew** out”, “**and later flew** out”.
fn opens_clause(text: &str, words: &WordTable, at: usize, sentence: &Sentence) -> bool {
    let is_adverb = |at: usize| {
        matches!(words.tokens[at].of(text), "then" | "later" | "also" | "has" | "had" | "have") || words.tokens[at].of(text).ends_with("ly")
    };
    let Some(at) = (at..sentence.words().end).take(2).find(|at| !is_adverb(*at)) else { return false };
    let mut verbs = triggers::find_triggers(text, words, at..at + 1);
    verbs.any(|verb| matches!(verb.form, Form::Past | Form::Present)) || attributes(words.tokens[at])
}

/// Whether a time expression stands at this word, or after its “on”: “said Monday”, “said on Monday”.
fn is_time_next(sentencing: &Sentencing<'_>, at: usize) -> bool {
    let (text, words) = (sentencing.text, sentencing.words);
    let at = if matches!(words.tokens[at].of(text), "on" | "in" | "late" | "early") { at + 1 } else { at };
    words.tokens.get(at).is_some_and(|token| sentencing.times.iter().any(|time| time.span.contains(token.span())))
}

/// “was told”, “is said”: the verb attributes nothing to its subject.
fn is_passive(text: &str, words: &WordTable, at: usize) -> bool {
    at > 0 && matches!(words.tokens[at - 1].of(text), "was" | "were" | "is" | "are" | "been" | "be")
}

/// Whether a part goes on the one before it, at the same time: “**and** seized two ships”, “**when** rebels attacked”.
pub(super) fn goes_on(words: &WordTable, segment: &Segment) -> bool {
    segment.words.start.checked_sub(1).is_some_and(|before| words.tokens[before].is(words!["and", "when"]))
}

/// Whether a part tells of another time than the sentence: “**after** rebels attacked”. Not: “when Reyes met Ode”.
pub(super) fn is_of_another_time(words: &WordTable, segment: &Segment) -> bool {
    is_opened_by(words, segment, words!["after", "before", "until", "because", "although", "though", "despite", "if"])
}

/// Whether a part behind a comma begins with a time: “, **late on Sunday** over the killing of Hale”.
pub(super) fn is_led_by_time(words: &WordTable, segment: &Segment, time: Span) -> bool {
    let start = segment.words.start;
    let is_behind_comma = start > 0 && words.tokens[start - 1].kind() == WordKind::Mark;
    let at = words.words_in(time).start;
    is_behind_comma
        && at >= start
        && at - start <= 2
        && words.tokens[start..at].iter().all(|token| token.is(words!["on", "in", "late", "early", "at"]))
}

/// Whether a part adds what may come of it: “a low, **which** may end it”, “amid talk **that** it will end”.
pub(super) fn adds_a_view(words: &WordTable, segment: &Segment) -> bool {
    is_opened_by(words, segment, words!["that", "which", "amid", "because", "as", "while"])
}

/// Whether a part tells more of somebody named before it, and of nothing else: “who served under Ode”.
pub(super) fn is_relative(words: &WordTable, segment: &Segment) -> bool {
    is_opened_by(words, segment, words!["who", "whose", "whom", "which"])
}

/// Whether a part that tells no event says of something named before it what was another day: “the row **that** began in May”, “the plan
/// **which** he drew in May”, “because it rained in May”.
pub(super) fn tells_by_the_way(text: &str, words: &WordTable, segment: &Segment) -> bool {
    static ASIDE: &WordList = words!["after", "before", "because", "although", "though", "until", "where"];
    let first = words.tokens[segment.words.start];
    let is_verb = |token: Token| {
        let is_past = token.is_small() && token.of(text).ends_with("ed") && !token.is(Classes::SPEECH);
        token.is(Classes::BE | Classes::AUXILIARY)
            || is_past
            || token.is(words!["began", "came", "took", "gave", "made", "led", "fell", "rose"])
    };
    is_relative(words, segment)
        || is_opened_by(words, segment, words!["that"]) && (is_verb(first) || looks_ahead(words, segment))
        || is_opened_by(words, segment, ASIDE) && words.tokens[segment.words.clone()].iter().any(|token| is_verb(*token))
}

/// “**according to** a statement on Sunday”
pub(super) fn is_attribution(words: &WordTable, segment: &Segment) -> bool {
    let mut tokens = words.tokens[segment.words.clone()].iter();
    tokens.next().is_some_and(|first| first.is(words!["according"])) && tokens.next().is_some_and(|to| to.is(words!["to"]))
}

/// Whether a part that tells no event only says since when, or compares: “**after the Sept. 11, 2001**, attacks”, “**following** weeks of unrest
/// last month”, “-- a thought unheard of **today**”.
pub(super) fn only_dates(text: &str, words: &WordTable, segment: &Segment, time: &TimeExpression) -> bool {
    let here = words.words_in(time.span);
    let first = words.tokens[segment.words.start];
    let before = segment.words.start.checked_sub(1).map(|at| words.tokens[at]);
    let is_led = segment.is_subordinate && first.is(words!["the"]) && here.start == segment.words.start + 1;
    let is_nowadays = || {
        let is_dash = before.is_some_and(|dash| matches!(dash.of(text), "--" | "-" | "—" | "–"));
        here.len() == 1 && words.tokens[here.start].is(words!["today"]) && is_dash && first.is(words!["a", "an"])
    };
    is_led || is_opened_by(words, segment, words!["following"]) || is_nowadays()
}

/// “that he **would** not run in May”
fn looks_ahead(words: &WordTable, segment: &Segment) -> bool {
    words.tokens[segment.words.clone()].iter().any(|token| token.is(words!["would", "wouldn't", "will", "won't"]))
}

/// Whether one of these words opens a part as a subordinate one.
fn is_opened_by(words: &WordTable, segment: &Segment, openers: &'static WordList) -> bool {
    let opener = segment.words.start.checked_sub(1).filter(|_| segment.is_subordinate);
    opener.is_some_and(|opener| words.tokens[opener].is(openers))
}

/// The parts before `place` in which the subject of its trigger may stand, nearest first. What only attributes is left out, unless
/// speaking is what is told; and what is told of somebody by the way, unless the trigger goes on with that.
///
/// > **Reyes**, who served under Ode, fled.   Reyes, who served under **Ode**, signing
pub(super) fn parts_before<'a>(
    words: &WordTable,
    segments: &'a [Segment],
    place: usize,
    trigger: &Trigger,
) -> impl Iterator<Item = &'a Segment> {
    let parts = segments[..place].iter().rev().filter(|segment| !segment.is_speech || trigger.kind == Kind::Speech);
    parts.filter(|segment| trigger.form == Form::Gerund || !is_relative(words, segment))
}

/// The parts after `place` that may go on its list of names, up to the next that tells, attributes, or is opened by a word of its own;
/// after a sentence's opening phrase (“In a call on Monday, Reyes and Ode …”) the part with its subject.
pub(super) fn parts_behind<'a>(
    text: &str,
    words: &WordTable,
    segments: &'a [Segment],
    place: usize,
    told: &[Option<Trigger>],
) -> impl Iterator<Item = &'a Segment> {
    const PREPOSITIONS: [&str; 6] = ["in", "during", "at", "on", "through", "over"];
    let first = words.tokens[segments[place].words.start].of(text);
    let opens = place == 0 && PREPOSITIONS.iter().any(|word| first.eq_ignore_ascii_case(word));
    let behind = &segments[place + 1..];
    let going_on = behind
        .iter()
        .zip(&told[place + 1..])
        .take_while(|(segment, trigger)| {
            trigger.is_none() && !segment.is_speech && segment.words.len() > 1 && !opens_aside(text, words, segment)
        })
        .count();
    // “…, the mayor, Reyes, said on Thursday”: these parts name who says it.
    let attributes_behind = behind.get(going_on).is_some_and(|segment| segment.is_speech && attributes(words.tokens[segment.words.start]));
    let going_on = if attributes_behind { 0 } else { going_on };
    behind[..if opens { going_on.max(1).min(behind.len()) } else { going_on }].iter()
}

/// “…, **among them** Reyes”, “…, **including** Ode”: these are not what the trigger speaks of.
fn opens_aside(text: &str, words: &WordTable, segment: &Segment) -> bool {
    let first = words.tokens[segment.words.start];
    first.is(Classes::PREPOSITION) || matches!(first.of(text), "among" | "including" | "such" | "like" | "unlike" | "even")
}

/// Where the subject of a trigger stands.
///
/// > Reyes, who **resigned** in May → right before “who”   Reyes rejected the plan, **signing** another → before
pub(super) fn subject_of(text: &str, words: &WordTable, segment: &Segment, trigger: &Trigger) -> Subject {
    if is_opened_by(words, segment, words!["who"]) {
        Subject::Relative
    } else if wants_subject(text, words, segment, trigger) {
        Subject::Before
    } else {
        Subject::Own
    }
}

/// Whether the subject of a trigger stands in another part of the sentence: nothing but small words before a verb, or a noun for
/// what takes two.
///
/// > Reyes rejected the plan, **signing** another.   after a **meeting** with Ode   but: after the council **met**, ahead of a
/// > **summit** of ministers
fn wants_subject(text: &str, words: &WordTable, segment: &Segment, trigger: &Trigger) -> bool {
    if trigger.form == Form::Noun && trigger.kind.is_mutual() {
        return segment.words.clone().any(|at| matches!(words.tokens[at].of(text), "with" | "his" | "her" | "their"));
    }
    if trigger.form == Form::Noun && trigger.kind == Kind::Speech {
        return true;
    }
    let small = Classes::AUXILIARY | Classes::BE | Classes::PREPOSITION | Classes::CONJUNCTION;
    (segment.words.start..trigger.words.0).all(|at| {
        let token = words.tokens[at];
        // “brokering a truce”: the verb beside a noun has no subject either.
        let leads_noun = trigger.form == Form::Noun && token.is(Classes::TRIGGER | Classes::DETERMINER);
        token.kind() == WordKind::Mark
            || leads_noun
            || token.is(small)
            || token.of(text).ends_with("ly")
            || matches!(token.of(text), "not" | "then" | "also" | "who" | "which" | "first" | "last" | "once" | "again")
    })
}
