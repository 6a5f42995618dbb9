//! Whether a word of speech is a verb where it stands, and what kind of one.

use super::attribution::Attribution;
use super::line::{Line, Reader};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};

impl Reader<'_> {
    /// Whether the cue is a verb, where it could be a plural: “Reyes claims ‘…’”, not “Reyes dismissed late-night tweets as ‘…’”.
    pub(super) fn is_verb(&self, line: &Line, cue: usize, cue_place: usize) -> bool {
        static PLURALS: &WordList = words![
            "claims",
            "tweets",
            "reports",
            "comments",
            "notes",
            "calls",
            "demands",
            "answers",
            "remarks",
            "pledges",
            "promises",
            "posts",
            "questions",
            "boasts",
            "worries",
            "jokes",
            "quotes",
            "attacks",
            "states"
        ];
        static SINGULARS: &WordList = words![
            "report", "claim", "note", "tweet", "call", "answer", "remark", "protest", "quote", "boast", "label", "forecast", "lecture"
        ];
        if !self.is_cue(cue) {
            return false;
        }
        let (is_plural, is_singular) = (self.is(cue, PLURALS), self.is(cue, SINGULARS));
        if !is_plural && !is_singular {
            return true;
        }
        let before = cue_place.checked_sub(1).and_then(|before| line.word(before));
        let has_plural = before.is_none_or(|at| {
            self.letters(at).ends_with('s') && !self.is_capitalised(at)
                || self.is(at, Classes::PRONOUN | Classes::AUXILIARY)
                || self.is_adverb(at)
                || self.is(at, words!["to", "who", "that", "people", "police", "men", "women"])
        });
        let has_pair =
            (cue_place.saturating_sub(4)..cue_place).any(|place| line.word(place).is_some_and(|at| self.is(at, words!["and", "or"])));
        let has_plural = has_plural || has_pair;
        if is_singular && !has_plural {
            return false;
        }
        // “Reyes’s late-night tweets targeting”: the word before is neither a name nor one who speaks.
        let is_compound = before.is_some_and(|at| {
            self.table.is_cased
                && !self.is_mark(at)
                && !self.is_capitalised(at)
                && !self.is(at, Classes::PRONOUN | Classes::SPEAKER | Classes::ROLE | Classes::ORGANISATION_WORD)
                && !self.is_adverb(at)
                && !self.is(at, words!["who", "which", "that", "and", "to"])
        });
        if is_compound && is_plural {
            return false;
        }
        let next = line.word(cue_place + 1);
        let is_noun = !line.is_quote(cue_place + 1)
            && next.is_none_or(|next| self.is(next, Classes::PREPOSITION | Classes::AUXILIARY) || self.is(next, words!["as", "from"]));
        !is_noun
    }

    /// Whether a form of “be” makes the cue a passive: Reyes **was told**. Not: Reyes was saying.
    pub(super) fn is_passive(&self, line: &Line, cue_place: usize) -> bool {
        let cue = line.word(cue_place).expect("the cue was found in this line");
        if self.is_participle(cue) {
            return false;
        }
        let before = (0..cue_place).rev().map_while(|place| line.word(place));
        before
            .take_while(|at| !self.is_mark(*at))
            .take(3)
            .take_while(|at| self.is(*at, Classes::AUXILIARY) || self.letters(*at).ends_with("ly"))
            .any(|at| self.is(at, Classes::BE))
    }

    /// Whether the cue is denied, and nobody said so: “denied **calling** it”, “has never **called** it”, “did not **say**”, “denied that she
    /// had **called** it”.
    pub(super) fn is_denied(&self, line: &Line, cue_place: usize) -> bool {
        const REACH: usize = 5;
        static BETWEEN: &WordList = words!["having", "ever", "that", "he", "she", "it", "they", "had", "has"];
        let before = (cue_place.saturating_sub(REACH)..cue_place).rev().map_while(|place| line.word(place));
        let Some(denial) = before.into_iter().find(|at| !self.is(*at, BETWEEN)) else { return false };
        let letters = self.letters(denial);
        self.is(denial, words!["never", "not", "denied", "denies", "deny", "denying"])
            || letters.ends_with("n't")
            || letters.ends_with("n’t")
    }

    /// Whether the quote at `place` is the name that a cue gives: “labeled Ode ‘Lying Bill’”, “hailed Ode as ‘The Builder’”. Not: praised
    /// the film ‘The Builder’.
    pub(super) fn is_given_name(&self, line: &Line, place: usize, found: &Attribution) -> bool {
        const NAMERS: &[&str] = &["call", "label", "dub", "brand", "nickname"];
        let is_as = place.checked_sub(1).and_then(|before| line.word(before)).is_some_and(|at| self.reads(at, "as"));
        let cue = found.cue.map(|cue| cue.of(self.text).to_lowercase()).unwrap_or_default();
        is_as && self.names_things(found) || NAMERS.iter().any(|namer| cue.starts_with(namer))
    }

    /// Whether the cue gives a thing a name or a character: “hailed Reyes as”.
    fn names_things(&self, found: &Attribution) -> bool {
        found.cue.is_some_and(|cue| self.table.words_in(cue).any(|at| self.is(at, Classes::NAMING)))
    }
}
