//! Whether a trigger says that something happened, is planned, or may be.

use std::ops::Range;

use super::clauses::{Segment, Sentencing};
use super::triggers::{Form, Trigger};
use super::{Kind, Status};
use crate::annotate::lexicon::Classes;
use crate::annotate::time::{Direction, Stretch, Symbolic, TimeExpression, Year};
use crate::annotate::{Token, WordList, WordTable, words};
use crate::text::{Span, WordKind};

/// Words that announce: “**will** meet”, “is **expected** to call”, “an **upcoming** summit”.
static PLANNED: &WordList = words![
    "will",
    "would",
    "'ll",
    "shall",
    "expected",
    "set",
    "due",
    "scheduled",
    "plans",
    "plan",
    "planned",
    "planning",
    "going",
    "upcoming",
    "forthcoming",
    "intends",
    "vowed",
    "pledged",
    "prepares",
    "preparing",
    "promised",
    "slated",
    "ready",
    "aims",
    "aimed"
];
/// Words that leave open whether it happened: “**may** meet”, “a **possible** meeting”.
static POSSIBLE: &WordList = words![
    "may",
    "might",
    "could",
    "possible",
    "potential",
    "likely",
    "hopes",
    "hope",
    "hoping",
    "considering",
    "proposed",
    "wants",
    "want",
    "wanted",
    "sought",
    "seeks",
    "seeking",
    "trying",
    "tried",
    "threatened",
    "if",
    "whether",
    "should",
    "can",
    "must",
    "unless",
    "possibly",
    "perhaps",
    "attempts",
    "attempt",
    "efforts",
    "urged",
    "calls",
    "demanded",
    "need",
    "needs"
];
/// Words that deny: “did **not** meet”.
static DENIED: &WordList = words![
    "not", "never", "no", "without", "declined", "refused", "denied", "denies", "neither", "nor", "cannot", "failed", "instead", "nobody",
    "none", "nothing", "hardly", "scarcely"
];
/// Before “that”: whether it is so is open. “**rumours** that Ode resigned”
static DOUBTED: &WordList = words![
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "claim",
    "claims",
    "report",
    "reports",
    "allegation",
    "allegations",
    "speculation",
    "suggestion",
    "suggestions",
    "fears",
    "suspicion",
    "suspicions",
    "possibility",
    "chance",
    "likelihood"
];
/// What came of it where it was not so.
static FALSE: &WordList =
    words!["false", "untrue", "wrong", "incorrect", "baseless", "unfounded", "groundless", "fabricated", "fake", "hoax"];

/// The status that a part of a sentence gives to its trigger; `None` where it denies it, or only mentions it in the
/// infinitive (“to fight terrorism”).
///
/// > The council **will** meet. → planned   The council **may** meet. → possible   The council did **not** meet. → nothing
pub(super) fn status_of(text: &str, words: &WordTable, segment: &Segment, trigger: &Trigger) -> Option<Status> {
    let reader = Reader { text, words };
    let before = segment.words.start..trigger.words.0;
    if reader.denies(before.clone()) {
        return None;
    }
    if let Some(doubt) = reader.doubt_before(segment) {
        return doubt.status();
    }
    if trigger.form == Form::Noun {
        // The words that follow count too: “a meeting planned for Friday”.
        let behind = trigger.words.1..(trigger.words.1 + 3).min(segment.words.end);
        let status = status_of_noun(&reader, before, behind);
        let is_to_come = status == Status::Happened && reader.will_come(trigger.words.1..segment.words.end);
        return Some(if is_to_come { Status::Planned } else { status });
    }
    if trigger.form == Form::Past
        && let Some(doubt) = reader.doubt_of_participle(before.clone())
    {
        return doubt.status();
    }
    // A past form has happened, whatever stands before it: “who **could** not stay **met** Ode”. Unless “be” leads it: “will be **held**”.
    let is_adverb = |at: &usize| words.tokens[*at].of(text).ends_with("ly");
    let is_led_by_be = before.clone().rev().find(|at| !is_adverb(at)).is_some_and(|at| reader.reads(at, "be"));
    if trigger.form != Form::Past || is_led_by_be {
        if reader.has(PLANNED, before.clone()) {
            return Some(Status::Planned);
        }
        if reader.has(POSSIBLE, before.clone()) {
            return Some(Status::Possible);
        }
        if is_led_by_be && before.clone().any(|at| reader.is(at, words!["is", "are"])) {
            return Some(Status::Planned);
        }
        // “flights **evacuating** tourists will run on Monday”
        if matches!(trigger.form, Form::Gerund) && reader.will_come(trigger.words.1..segment.words.end) {
            return Some(Status::Planned);
        }
        // “The two **are to** marry on Saturday”
        let is_to = |to: usize| {
            reader.reads(to, "to") && to.checked_sub(1).is_some_and(|be| before.contains(&be) && reader.is(be, words!["is", "are"]))
        };
        if trigger.form == Form::Base && before.clone().next_back().is_some_and(is_to) {
            return Some(Status::Planned);
        }
        if reader.looks_ahead(before.clone()) {
            return Some(Status::Possible);
        }
    }
    let reports = match trigger.form {
        // “to be held” alone does not say that it was.
        Form::Past => !is_led_by_be && !is_adjective(text, words, trigger),
        // “left on Monday to visit the mayor” reports the visit; “worked to end the war” does not report its end.
        // “Reyes and Ode talk” is the present tense of captions.
        Form::Base => {
            let is_infinitive = before.clone().next_back().is_some_and(|at| reader.reads(at, "to"));
            trigger.kind.is_mutual() || !is_infinitive && !matches!(trigger.kind, Kind::Statement | Kind::Act)
        }
        Form::Gerund => trigger.strength() > 1,
        Form::Present | Form::Noun => true,
    };
    reports.then_some(Status::Happened)
}

/// That a verb in the present of many, which alone says nothing, tells what is fixed for a day to come: “Members **choose** a leader on Thursday.”
/// Not: “want to choose”, “will not choose”.
pub(super) fn scheduled(sentencing: &Sentencing<'_>, segment: &Segment, trigger: &Trigger) -> Option<Status> {
    let words = sentencing.words;
    let before = segment.words.start..trigger.words.0;
    let is_led = before.clone().next_back().is_none_or(|at| words.tokens[at].is(words!["to", "not", "and", "or"]));
    if trigger.form != Form::Base || is_led || (Reader { text: sentencing.text, words }).denies(before) {
        return None;
    }
    let is_ahead = |time: &&TimeExpression| {
        let Symbolic::On(stretch, _) = time.value else { return false };
        let is_after = time.span.start > words.tokens[trigger.words.0].span().start;
        let is_told = matches!(stretch, Stretch::Weekday(_, Direction::Future) | Stretch::Day(_, _, Year::Nearest(Direction::Future)));
        is_after && is_told && words.span_of(segment.words.clone()).overlaps(time.span)
    };
    sentencing.times.iter().find(is_ahead).map(|_| Status::Planned)
}

/// > met ahead of a **summit** on Friday → planned   a possible **summit** → possible   crowds demanding his **resignation** → possible   after the **summit** → happened
fn status_of_noun(reader: &Reader<'_>, before: Range<usize>, behind: Range<usize>) -> Status {
    const NEAR: usize = 6;
    static AHEAD: &WordList = words!["ahead", "upcoming", "forthcoming", "planned", "scheduled"];
    static FIXED: &WordList = words!["planned", "scheduled"];
    static ASKED: &WordList = words![
        "demand",
        "demands",
        "demanding",
        "demanded",
        "calls",
        "calling",
        "called",
        "urging",
        "urged",
        "seek",
        "seeking",
        "sought",
        "wants",
        "want",
        "wanted"
    ];
    static DOUBTED: &WordList = words!["possible", "potential", "proposed", "likely", "may", "might", "could"];
    static WILL: &WordList = words!["will"];
    // “**is expected to** make a **speech**”
    static EXPECTED: &WordList = words!["expected", "scheduled", "due", "set", "going", "slated", "plans", "intends"];
    let is_expected = before.clone().any(|at| reader.is(at, EXPECTED) && at + 1 < before.end && reader.reads(at + 1, "to"));
    let near = before.end.saturating_sub(NEAR).max(before.start)..before.end;
    if reader.has(AHEAD, near.clone()) || reader.has(FIXED, behind) || reader.has(WILL, before) || is_expected {
        Status::Planned
    } else if reader.has(DOUBTED, near.clone()) || reader.has(ASKED, near) {
        Status::Possible
    } else {
        Status::Happened
    }
}

/// Why something that stands in the past may not have happened.
#[derive(Clone, Copy, Debug)]
enum Doubt {
    /// It is left open.
    Open,
    /// It is said not to have.
    Unreal,
}

impl Doubt {
    fn status(self) -> Option<Status> {
        match self {
            Self::Open => Some(Status::Possible),
            Self::Unreal => None,
        }
    }
}

/// A text and its words, for tests that ignore case.
struct Reader<'a> {
    text: &'a str,
    words: &'a WordTable,
}

impl Reader<'_> {
    fn reads(&self, at: usize, word: &str) -> bool {
        self.words.tokens[at].of(self.text).eq_ignore_ascii_case(word)
    }

    fn is(&self, at: usize, list: &'static WordList) -> bool {
        self.words.tokens[at].is(list)
    }

    fn has(&self, list: &'static WordList, places: Range<usize>) -> bool {
        self.words.tokens[places].iter().any(|token| token.is(list))
    }

    /// Whether the verb among these words speaks of what is to come: “the strike **will begin** on Monday”. Not: was struck off the will.
    fn will_come(&self, places: Range<usize>) -> bool {
        static COMING: &WordList = words!["will", "'ll", "shall"];
        let coming = |at: &usize| self.is(*at, COMING) && self.words.tokens[*at].is_small();
        let Some(at) = places.clone().find(coming) else { return false };
        let is_noun = at > 0 && self.is(at - 1, words!["the", "his", "her", "their", "its", "a", "of", "political", "free", "good"]);
        // “which was signed on Monday and will …”: what stands before it has its own verb.
        let has_verb =
            |at: usize| self.words.tokens[at].is(Classes::BE | Classes::AUXILIARY) || self.words.tokens[at].of(self.text).ends_with("ed");
        !is_noun && !(places.start..at).any(has_verb)
    }

    /// Why what a participle tells may not have happened, by the words right before it: “**may have** died” is open; “**was to have** met”
    /// and “**nearly** died” did not happen; “**is said to have** met” is open.
    fn doubt_of_participle(&self, before: Range<usize>) -> Option<Doubt> {
        static MAY: &WordList = words!["may", "might", "could", "must"];
        static WOULD: &WordList = words!["would", "should", "wouldn't", "shouldn't"];
        static NEARLY: &WordList = words!["nearly", "almost"];
        static BETWEEN: &WordList = words!["been", "being", "was", "were", "also", "since", "already"];
        static SAID: &WordList = words![
            "believed",
            "thought",
            "alleged",
            "rumoured",
            "rumored",
            "reported",
            "feared",
            "said",
            "understood",
            "claims",
            "claimed",
            "presumed"
        ];
        let is_between =
            |at: &usize| !self.is(*at, NEARLY) && (self.is(*at, BETWEEN) || self.words.tokens[*at].of(self.text).ends_with("ly"));
        let mut left = before.rev().skip_while(is_between);
        let last = left.next()?;
        if self.is(last, NEARLY) {
            return Some(Doubt::Unreal);
        }
        let leading = left.find(|at| !is_between(at)).filter(|_| self.is(last, words!["have"]))?;
        if self.is(leading, MAY) {
            return Some(Doubt::Open);
        }
        if self.is(leading, WOULD) {
            return Some(Doubt::Unreal);
        }
        // A verb of saying ends a part of its own: “is **said** | to have met”.
        let leads_on = leading.checked_sub(1).filter(|_| self.reads(leading, "to"))?;
        if self.is(leads_on, words!["was", "were"]) {
            return Some(Doubt::Unreal);
        }
        self.is(leads_on, SAID).then_some(Doubt::Open)
    }

    /// Why what a part tells may not have happened, by what leads to it: “**rumours that** Ode resigned” is open, unless they are said to
    /// be false.
    fn doubt_before(&self, segment: &Segment) -> Option<Doubt> {
        let that = segment.words.start.checked_sub(1).filter(|at| segment.is_subordinate && self.reads(*at, "that"))?;
        that.checked_sub(1).filter(|at| self.is(*at, DOUBTED))?;
        let sentence = self.words.sentence_at(self.words.tokens[segment.words.start].span().start)?;
        let is_false = self.has(FALSE, segment.words.start..self.words.sentences[sentence].words().end);
        Some(if is_false { Doubt::Unreal } else { Doubt::Open })
    }

    /// “permission **to visit**”, “invited her **to visit**”: nobody has done it yet.
    fn looks_ahead(&self, places: Range<usize>) -> bool {
        const REACH: usize = 16;
        static LOOKING: &WordList = words![
            "permission",
            "invitation",
            "invited",
            "invites",
            "request",
            "requested",
            "permitted",
            "offered",
            "offer",
            "offers",
            "asked",
            "ordered",
            "agreed",
            "decided",
            "authorized",
            "authorised",
            "approval",
            "deadline",
            "able",
            "free"
        ];
        let Some(to) = places.end.checked_sub(1).filter(|at| places.contains(at) && self.reads(*at, "to")) else { return false };
        // A verb of saying ends a part of its own: “**invited** | the governor to visit”.
        self.has(LOOKING, to.saturating_sub(REACH).max(places.start.saturating_sub(1))..to)
    }

    /// “did **not** meet”, “**didn’t** meet”, “**declined** to meet”.
    fn denies(&self, places: Range<usize>) -> bool {
        let is_shortened = |token: &Token| {
            let letters = &self.text.as_bytes()[token.span().range()];
            letters.ends_with(b"t") && (letters.ends_with("n’t".as_bytes()) || letters.ends_with(b"n't"))
        };
        self.has(DENIED, places.clone()) || self.words.tokens[places].iter().any(is_shortened)
    }
}

/// “the **captured** town”, “Reyes’s newly **appointed** deputy”: a participle after an article is not a verb. Not: the rebels **captured**
/// the town; the two recently **met**.
fn is_adjective(text: &str, words: &WordTable, trigger: &Trigger) -> bool {
    static ADVERBS: &WordList = words!["recently", "newly", "most", "now"];
    static ARTICLES: &WordList = words!["the", "a", "an", "its", "their", "his", "her", "of"];
    let before = words.tokens[..trigger.words.0].iter().rev().find(|token| !token.is(ADVERBS));
    before.is_some_and(|token| token.is(ARTICLES) || token.kind() == WordKind::Letters && token.is_possessive(text))
}

/// Whether the sentence counts occasions up to a “since”: “the first talks since 2011”, “last met in March”.
pub(super) fn counts_occasions(text: &str, words: &WordTable, sentence: Span, time: Span) -> bool {
    let before = words.words_in(Span { start: sentence.start, end: time.start });
    before.into_iter().any(|at| matches!(words.tokens[at].of(text), "first" | "First" | "last" | "second" | "third" | "only"))
}
