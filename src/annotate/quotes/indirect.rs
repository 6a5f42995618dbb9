//! Indirect speech: what somebody said, in the reporter's words.
//!
//! Only where the attribution is clear: a subject, a verb of speech and a clause. Sentences that hold a quote are left to it.

use std::ops::Range;

use super::attribution::Attribution;
use super::line::{Line, Reader};
use super::phrases::{Head, NounPhrase};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};
use crate::text::WordKind;

/// Verbs that take a clause without “that”: Reyes [said] the dam was safe.
static PLAIN: &WordList = words![
    "said",
    "says",
    "say",
    "told",
    "tells",
    "insisted",
    "insists",
    "argued",
    "argues",
    "acknowledged",
    "admitted",
    "thought",
    "thinks"
];

/// Verbs that take such a clause, but an object as often: Reyes [claimed] the dam was safe, not: Reyes claimed the prize.
static LOOSE: &WordList = words![
    "claimed",
    "claims",
    "alleged",
    "alleges",
    "conceded",
    "concedes",
    "stressed",
    "stresses",
    "confirmed",
    "confirms",
    "complained",
    "complains",
    "maintained",
    "maintains",
    "promised",
    "warned",
    "warns"
];

/// The most words and marks of a line that is read: what is longer is not a sentence.
const LONGEST: usize = 250;

/// What a clause has after its subject.
static CLAUSE_VERBS: &WordList =
    words!["was", "were", "is", "are", "had", "has", "have", "will", "would", "could", "should", "may", "might", "did", "does"];

/// The fewest words of a clause.
const FEWEST: usize = 3;

impl Reader<'_> {
    /// What a line without quotes reports, as words of the table, and who said it.
    pub(super) fn indirect_speech(&self, line: &Line) -> Option<(Range<usize>, Attribution)> {
        let first = line.word(0).filter(|_| line.len() <= LONGEST)?;
        let is_whole = |content: &Range<usize>| {
            let has_comma = (content.start..content.end - 1).any(|at| self.is_comma(at));
            // “In Linden, Reyes said …” and “Though it rained, Reyes said, …”: what precedes is not a clause of its own.
            !self.is(content.start, Classes::PREPOSITION | Classes::CONJUNCTION)
                || self.is(first, Classes::PREPOSITION) && has_comma
                || self.opens_count(content.start)
        };
        let trailing = self.clause_then_speaker(line).filter(|(content, _)| is_whole(content));
        trailing.or_else(|| self.speaker_then_clause(line)).or_else(|| self.after_according(line))
    }

    /// > The dam was safe, **Reyes** [said] on Monday.   · The dam was safe, [according to] **the council**.
    ///
    /// Not: The dam, Reyes said, was safe.
    pub(super) fn clause_then_speaker(&self, line: &Line) -> Option<(Range<usize>, Attribution)> {
        for cue_place in line.cues(1..line.len()).rev() {
            if let Some(found) = self.according_to(line, cue_place).filter(|found| self.names_a_speaker(found)) {
                let end = if self.word_is(line, cue_place - 1, Self::is_comma) { cue_place - 1 } else { cue_place };
                return self.clause(line, 0, end).map(|content| (content, found));
            }
            let Some(cue) = line.word(cue_place).filter(|cue| self.is_verb(line, *cue, cue_place) && !self.is_participle(*cue)) else {
                continue;
            };
            // “…, said Reyes”; but “…, Reyes, the mayor, said”.
            let behind_comma = self.word_is(line, cue_place - 1, Self::is_comma).then(|| self.phrase_after(line, cue_place + 1)).flatten();
            let inverted = behind_comma.filter(|subject| self.is_likely_speaker(subject));
            let (found, start) = if let Some(subject) = inverted {
                if !self.ends_at(line, subject.places.end) {
                    continue;
                }
                (self.attribution(&subject, cue, None), cue_place)
            } else {
                if !self.closes(line, cue_place) || self.is_passive(line, cue_place) || self.is_unsaid(line, cue_place) {
                    continue;
                }
                let Some(subject) = self.subject_before(line, 0, cue_place).filter(|subject| self.is_likely_speaker(subject)) else {
                    continue;
                };
                let start = self.role_in_front(line, &subject).unwrap_or(subject.places.start);
                (self.active(line, &subject, cue_place), start)
            };
            let comma = start.checked_sub(1)?;
            if self.word_is(line, comma, Self::is_comma) {
                return self.clause(line, 0, comma).map(|content| (content, found));
            }
        }
        None
    }

    /// “At least 12 ships”, “About 300 people”: no preposition leads these.
    fn opens_count(&self, at: usize) -> bool {
        let is_number = |at: usize| self.table.tokens.get(at).is_some_and(|token| token.kind() == WordKind::Number);
        is_number(at + 1) || self.reads(at, "at") && self.is(at + 1, words!["least", "most"])
    }

    /// Where the role begins that stands between commas before a name: The dam was safe, **the mayor**, Ann Reyes, said.
    fn role_in_front(&self, line: &Line, name: &NounPhrase) -> Option<usize> {
        let comma = name.places.start.checked_sub(1).filter(|place| self.word_is(line, *place, Self::is_comma))?;
        let role = self.plain_before(line, 0, comma).filter(|role| role.head == Head::Noun && self.is_speaking_kind(role.words.end - 1))?;
        let is_parted = role.places.start.checked_sub(1).is_some_and(|place| self.word_is(line, place, Self::is_comma));
        (is_parted && name.head == Head::Name).then_some(role.places.start)
    }

    /// Whether nothing that was said follows the cue: the sentence ends, or only whom, when and where it was said follow.
    fn closes(&self, line: &Line, cue_place: usize) -> bool {
        let mut next = cue_place + 1;
        if line.word(cue_place).is_some_and(|cue| self.is(cue, Classes::TELL)) {
            next = self.phrase_after(line, next).map_or(next, |object| object.places.end);
        }
        self.ends_at(line, next)
    }

    /// Whether the clause of a cue ends before this place, or only when and where it was said follow.
    fn ends_at(&self, line: &Line, place: usize) -> bool {
        let next = line.word(place);
        next.is_none_or(|at| self.letters(at) == "." || self.is_comma(at) || self.is(at, Classes::PREPOSITION | Classes::WEEKDAY))
    }

    /// Whether the verb tells of nothing that was said: Reyes would **not insist**; Reyes declined **to say**.
    fn is_unsaid(&self, line: &Line, cue_place: usize) -> bool {
        static UNSAID: &WordList = words![
            "would", "could", "should", "may", "might", "must", "not", "never", "will", "can", "to", "did", "does", "do", "didn't",
            "doesn't", "don't", "won't", "cannot", "can't", "if"
        ];
        let before = (cue_place.saturating_sub(3)..cue_place).rev().map_while(|place| line.word(place));
        before.take_while(|at| self.is(*at, Classes::AUXILIARY) || self.is(*at, UNSAID)).any(|at| self.is(at, UNSAID))
    }

    /// Whether the phrase after “according to” is of the kind that speaks: the council, not his age.
    fn names_a_speaker(&self, found: &Attribution) -> bool {
        let words = found.speaker.map(|speaker| self.table.words_in(speaker)).unwrap_or_default();
        words.clone().any(|at| self.is_speaking_kind(at)) || words.last().is_some_and(|last| self.is_capitalised(last))
    }

    /// > **Reyes** [said] on Monday that the dam was safe.   · **Reyes** [told] Ode the dam was safe.
    ///
    /// Not: Reyes said in a statement.
    fn speaker_then_clause(&self, line: &Line) -> Option<(Range<usize>, Attribution)> {
        let cue_place = line.cues(1..line.len()).find(|place| line.word(*place).is_some_and(|cue| self.is_verb(line, cue, *place)))?;
        let cue = line.word(cue_place).filter(|cue| !self.is_participle(*cue))?;
        if self.is_passive(line, cue_place) || self.is_unsaid(line, cue_place) {
            return None;
        }
        let content = self.clause_behind(line, cue, cue_place)?;
        let subject = self.subject_before(line, 0, cue_place).filter(|subject| self.is_likely_speaker(subject))?;
        Some((content, self.active(line, &subject, cue_place)))
    }

    /// The clause that a cue reports; it comes after the addressee.
    fn clause_behind(&self, line: &Line, cue: usize, cue_place: usize) -> Option<Range<usize>> {
        let mut start = cue_place + 1;
        let object = if self.is(cue, Classes::TELL) { self.phrase_after(line, start) } else { None };
        if let Some(object) = object {
            while line.word(start).is_some_and(|at| at < object.words.end) {
                start += 1;
            }
        }
        let end = line.len();
        let that = (start..end.min(start + 6)).find(|place| self.word_is(line, *place, |reader, at| reader.reads(at, "that")));
        let is_apart = self.word_is(line, start, |reader, at| {
            reader.is(at, Classes::PREPOSITION | Classes::WEEKDAY | Classes::MONTH) || reader.is_adverb(at) || reader.reads(at, "that")
        });
        if let Some(that) = that.filter(|_| is_apart) {
            return self.clause(line, that + 1, end);
        }
        let opens = line.word(start)?;
        let is_clause = (self.is(cue, PLAIN) || self.is(cue, LOOSE) && self.has_clause_at(line, start) || self.is(opens, Classes::PRONOUN))
            && !self.is(opens, Classes::PREPOSITION | Classes::AUXILIARY | Classes::CONJUNCTION | Classes::WEEKDAY | Classes::SPEECH)
            && !self.is_mark(opens)
            && !self.is_adverb(opens)
            && (start + 1..end.min(start + 14)).any(|place| self.word_is(line, place, Self::is_finite));
        if is_clause { self.clause(line, start, end) } else { None }
    }

    /// Whether a noun and a verb of its own stand at `start`: “**the dam was** safe”; not “the prize that was hers”.
    fn has_clause_at(&self, line: &Line, start: usize) -> bool {
        const LONGEST: usize = 5;
        let is_noun = |place: usize| {
            self.word_is(line, place, |reader, at| {
                !reader.is_mark(at) && !reader.is(at, Classes::PREPOSITION | Classes::CONJUNCTION | Classes::PRONOUN | Classes::SPEECH)
            }) && !self.word_is(line, place, |reader, at| reader.is(at, words!["that", "who", "which", "whose"]))
        };
        let verb = (start + 1..start + 1 + LONGEST).find(|place| self.word_is(line, *place, |reader, at| reader.is(at, CLAUSE_VERBS)));
        verb.is_some_and(|verb| (start..verb).all(is_noun))
    }

    /// > [According to] **the council**, the dam was safe.
    fn after_according(&self, line: &Line) -> Option<(Range<usize>, Attribution)> {
        let found = self.according_to(line, 0).filter(|found| self.names_a_speaker(found))?;
        let comma = (2..line.len()).find(|place| self.word_is(line, *place, Self::is_comma))?;
        let is_next = line.word(comma - 1).is_some_and(|at| Some(self.token(at).span().end) == found.speaker.map(|speaker| speaker.end));
        if is_next { self.clause(line, comma + 1, line.len()).map(|content| (content, found)) } else { None }
    }

    /// Whether a word is likely a verb with a tense, so that a clause has one: “was”, “agreed”.
    fn is_finite(&self, at: usize) -> bool {
        self.is(at, Classes::AUXILIARY) || self.letters(at).ends_with("ed") || self.letters(at).ends_with('s') && !self.is_capitalised(at)
    }

    /// The words from `start` to `end`, without the full stop; `None` where they are too few.
    fn clause(&self, line: &Line, start: usize, end: usize) -> Option<Range<usize>> {
        let (mut start, mut end) = (start, end);
        while start < end && self.word_is(line, start, Self::is_comma) {
            start += 1;
        }
        while end > start && self.word_is(line, end - 1, |reader, at| matches!(reader.letters(at), "." | "," | "?" | "!" | ";" | ":")) {
            end -= 1;
        }
        let words = (start..end).filter(|place| self.word_is(line, *place, |reader, at| !reader.is_mark(at))).count();
        let has_verb = (start..end).any(|place| self.word_is(line, place, Self::is_finite));
        if words < FEWEST || !has_verb { None } else { Some(line.word(start)?..line.word(end - 1)? + 1) }
    }

    fn word_is(&self, line: &Line, place: usize, claim: impl Fn(&Self, usize) -> bool) -> bool {
        line.word(place).is_some_and(|at| claim(self, at))
    }
}
