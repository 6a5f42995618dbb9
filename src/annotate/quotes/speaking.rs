//! Which phrases are of a kind that speaks, and the subject of a clause among them.

use super::line::{Line, Reader};
use super::phrases::{Head, NounPhrase};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};

/// What somebody puts out to say something in it: “issued a **statement** calling it ‘…’”.
pub(super) static DOCUMENTS: &WordList = words![
    "statement",
    "letter",
    "tweet",
    "memo",
    "message",
    "post",
    "email",
    "e-mail",
    "report",
    "speech",
    "note",
    "resolution",
    "declaration",
    "release",
    "video",
    "column"
];

/// How many words of a line, to each side, may attribute a quote: no clear sentence has more.
pub(super) const REACH: usize = 120;

impl Reader<'_> {
    /// Whether the phrase after “to” is somebody, and not a verb: said **to reporters**, promised to **decide**.
    pub(super) fn may_be_told(&self, phrase: &NounPhrase) -> bool {
        let last = phrase.words.end - 1;
        phrase.words.len() > 1 || phrase.head != Head::Noun || self.is_speaking_kind(last) || self.letters(last).ends_with('s')
    }

    /// The subject of a sentence whose verb has none of its own: **Reyes** left the hall, calling it ‘a farce’.
    pub(super) fn first_subject(&self, line: &Line, end: usize) -> Option<NounPhrase> {
        let mut start = 0;
        if end > REACH {
            return None;
        }
        loop {
            let first = line.word(start).filter(|_| start < end)?;
            // “In a letter, Reyes …”, “Asked of the dam, Reyes …”, “Speaking in Linden, Reyes …”.
            let is_adjunct = self.is(first, Classes::PREPOSITION | Classes::CONJUNCTION)
                || self.is(first, Classes::SPEECH)
                || self.letters(first).ends_with("ing");
            if !is_adjunct {
                let of_noun = self.noun_subject(line, start, end);
                // “The referee, **Ann Reyes**: ‘…’”
                let named = of_noun.as_ref().and_then(|noun| self.name_in_apposition(line, noun));
                let subject = named.or(of_noun).or_else(|| self.phrase_after(line, start));
                return subject.filter(|phrase| self.is_likely_speaker(phrase));
            }
            start = 1 + (start..end).find(|place| line.word(*place).is_some_and(|at| self.is_comma(at)))?;
        }
    }

    /// The subject that opens a clause with one who speaks, where a plain verb follows: **The council** granted Ode more time.
    ///
    /// Not: The council president Ann Reyes left.
    fn noun_subject(&self, line: &Line, start: usize, end: usize) -> Option<NounPhrase> {
        let opens = line.word(start).filter(|at| self.is(*at, Classes::DETERMINER) && !self.is_comma(*at))?;
        let last =
            (start + 1..end.min(start + 6)).take_while(|place| line.word(*place).is_some_and(|at| self.is_nominal(at))).find(|place| {
                let ends = line.word(place + 1).is_some_and(|next| {
                    !self.is_mark(next)
                        && !self.is_capitalised(next)
                        && !self.is(next, Classes::PREPOSITION)
                        && !self.is_speaking_kind(next)
                });
                ends && line.word(*place).is_some_and(|at| self.is_speaking_kind(at) && !self.is_capitalised(at))
            })?;
        let words = opens..line.word(last)? + 1;
        Some(NounPhrase { words, head: Head::Noun, places: start..last + 1 })
    }

    /// Whether a phrase is of the kind that speaks: the council, not the rain.
    pub(super) fn is_likely_speaker(&self, phrase: &NounPhrase) -> bool {
        let last = phrase.words.end - 1;
        let is_person = |word: usize| !self.is(word, words!["it", "there"]);
        match phrase.head {
            Head::Name => true,
            Head::Pronoun => is_person(last),
            Head::Noun if phrase.words.clone().any(|at| self.is_speaking_kind(at)) => true,
            // Without capitals, whatever is not a common word may be a name.
            Head::Noun if !self.table.is_cased => {
                phrase.words.len() < 5 && !phrase.words.clone().any(|at| self.is(at, Classes::COMMON | Classes::FUNCTION))
            }
            Head::Noun => self.is_capitalised(last),
        }
    }

    pub(super) fn is_speaking_kind(&self, at: usize) -> bool {
        self.is(at, Classes::SPEAKER | Classes::ROLE | Classes::BODY | Classes::ORGANISATION_WORD)
    }
}
