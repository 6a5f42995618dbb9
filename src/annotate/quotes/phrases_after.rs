//! The noun phrase that begins at a place of a line: who stands after a verb.

use std::ops::Range;

use super::line::{Line, Reader};
use super::phrases::{Head, LONGEST, NounPhrase};
use super::speaking::DOCUMENTS;
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};

/// What is written and says something, beside [`DOCUMENTS`]: the name after it is not its own.
static WRITTEN: &WordList = words![
    "indictment",
    "indictments",
    "complaint",
    "lawsuit",
    "suit",
    "filing",
    "filings",
    "study",
    "article",
    "ruling",
    "newspaper",
    "website",
    "transcript",
    "document",
    "documents",
    "reports",
    "letters",
    "statements",
    "announcement",
    "affidavit",
    "warrant",
    "audit",
    "survey"
];

impl Reader<'_> {
    /// The noun phrase that begins at the place `start` of a line.
    ///
    /// > [said] **Ann Reyes**, the mayor   · [said] **a spokesman for Reyes** on Monday   · [told] **the council** that
    pub(super) fn phrase_after(&self, line: &Line, start: usize) -> Option<NounPhrase> {
        let first = line.word(start)?;
        if self.is(first, Classes::PRONOUN) || self.is(first, words!["him", "them", "us", "me", "her"]) && self.stands_alone(line, start) {
            return Some(NounPhrase { words: first..first + 1, head: Head::Pronoun, places: start..start + 1 });
        }
        let end = self.core_end(line, start);
        let end = self.cut_after_name(line, start, end);
        let core = (end > start).then(|| self.head_of(line, start, end)).flatten()?;
        if core.head == Head::Noun {
            if let Some(name) = self.name_in_apposition(line, &core) {
                return Some(name);
            }
            return Some(self.with_tail(line, core));
        }
        Some(core)
    }

    /// Whether the word is an object by itself: “told her that”, not “told her lawyer”.
    fn stands_alone(&self, line: &Line, place: usize) -> bool {
        line.word(place).is_none_or(|at| !self.reads(at, "her")) || line.word(place + 1).is_none_or(|next| !self.is_nominal(next))
    }

    fn core_end(&self, line: &Line, start: usize) -> usize {
        let mut end = start;
        while let Some(at) = line.word(end) {
            let opens_anew = end > start && self.is(at, Classes::DETERMINER) && !self.is_capitalised(at);
            let is_day = self.is(at, Classes::WEEKDAY) || end > start && self.is_adverb(at);
            if !self.is_nominal(at) || opens_anew || is_day || end - start > 14 {
                break;
            }
            end += 1;
        }
        // “said Reyes Jr.” ends with its point.
        while end > start && line.word(end - 1).is_some_and(|at| self.is_mark(at) && self.name_ending(at).is_none()) {
            end -= 1;
        }
        end
    }

    /// A phrase ends with its first name, unless more of it follows: “Reyes **spokesman Ode**”, not “Reyes left the hall”.
    fn cut_after_name(&self, line: &Line, start: usize, end: usize) -> usize {
        for place in start..end {
            let Some(at) = line.word(place) else { break };
            let is_name = self.name_ending(at).is_some() || self.names.is_empty() && self.is_capitalised(at);
            if !is_name {
                continue;
            }
            let Some(next) = line.word(place + 1).filter(|_| place + 1 < end) else { break };
            let goes_on = self.is_capitalised(next) || self.token(next).is_possessive(self.text) || self.is_mark(next);
            let has_role = (place + 1..end.min(place + 4))
                .map_while(|place| line.word(place))
                .take_while(|at| !self.letters(*at).ends_with("ed"))
                .any(|at| self.is(at, Classes::SPEAKER));
            if !goes_on && !has_role {
                return place + 1;
            }
        }
        end
    }

    /// The name beside a role: “the mayor, **Ann Reyes**,”, “his landlord, **Ann Reyes**.” Not: “according to the report, Ann Reyes fled”.
    pub(super) fn name_in_apposition(&self, line: &Line, role: &NounPhrase) -> Option<NounPhrase> {
        let last = line.word(role.places.end - 1)?;
        line.word(role.places.end).filter(|at| self.is_comma(*at))?;
        if self.is(last, DOCUMENTS) || self.is(last, WRITTEN) {
            return None;
        }
        let words = self.name_starting(line.word(role.places.end + 1)?)?;
        let end = role.places.end + 1 + words.len();
        let is_closed = !line.is_quote(end) && line.word(end).is_none_or(|at| self.is_mark(at));
        let is_role = self.is(last, Classes::SPEAKER | Classes::ROLE | Classes::KIN) || self.is_one_of_many(line, role, &words, end);
        (is_closed && is_role).then_some(NounPhrase { words, head: Head::Name, places: role.places.start..end })
    }

    /// Whether a noun that no list has must be somebody's: one word after “the” or “his”, before a whole name that closes the sentence or
    /// that a clause of people follows: “the **cashier**, Ann Reyes.”, “his **mate**, Ann Reyes, who”.
    fn is_one_of_many(&self, line: &Line, role: &NounPhrase, name: &Range<usize>, end: usize) -> bool {
        let (Some(opener), Some(last)) = (line.word(role.places.start), line.word(role.places.end - 1)) else { return false };
        let other = Classes::BODY | Classes::ORGANISATION_WORD | Classes::THING | Classes::PLACE_WORD;
        let is_noun = role.places.len() < 4 && !self.is_capitalised(last) && !self.is(last, other);
        let is_definite = self.is(opener, words!["the", "his", "her", "their", "our", "my"]);
        let is_whole = name.clone().filter(|at| self.is_capitalised(*at)).count() > 1;
        let ends = line.word(end).is_none_or(|at| matches!(self.letters(at), "." | ";" | ":"))
            || line.is_quote(end + 1)
            || line.word(end + 1).is_some_and(|at| self.is(at, words!["who", "whose"]));
        is_noun && is_definite && is_whole && ends
    }

    /// The phrase with the prepositional ones that hang on it: “a spokesman **for the council**”.
    fn with_tail(&self, line: &Line, core: NounPhrase) -> NounPhrase {
        let mut phrase = core;
        for _ in 0..2 {
            let place = phrase.places.end;
            let Some(preposition) = line.word(place) else { break };
            let Some(next) = line.word(place + 1) else { break };
            let ties = self.is(preposition, words!["of", "for", "at", "from", "with", "in", "to", "on"]);
            let is_apart =
                self.is(next, Classes::WEEKDAY | Classes::MONTH) || self.is(next, words!["a", "an"]) && !self.reads(preposition, "of");
            if !ties || is_apart {
                break;
            }
            let end = self.core_end(line, place + 1);
            let Some(last) = line.word(end - 1).filter(|_| end > place + 1) else { break };
            let words = phrase.words.start..last + 1;
            if self.count_spaced(words.clone()) > LONGEST {
                break;
            }
            phrase = NounPhrase { words, head: Head::Noun, places: phrase.places.start..end };
        }
        phrase
    }
}
