//! Who speaks where no verb of speech says so: senders, authors, names that somebody gave, and what is done before one speaks.

use super::attribution::Attribution;
use super::line::{Line, Reader};
use super::phrases::{Head, NounPhrase};
use super::speaking::{DOCUMENTS, REACH};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};

impl Reader<'_> {
    /// > And from Chairwoman **Reyes**:   · From the desk of **Reyes**, vice president:
    ///
    /// Not: Reyes came from Linden:
    pub(super) fn sender(&self, line: &Line) -> Option<Attribution> {
        const OPENING: usize = 3;
        let from = (0..OPENING.min(line.len())).find(|place| line.word(*place).is_some_and(|at| self.reads(at, "from")))?;
        let of_desk = |place: usize| line.word(place).is_some_and(|at| self.is(at, words!["the", "desk", "office", "pen", "of"]));
        let start = (from + 1..line.len()).find(|place| !of_desk(*place))?;
        let speaker = self.phrase_after(line, start).filter(|phrase| phrase.head == Head::Name)?;
        Some(Attribution { speaker: Some(self.span(speaker.words)), cue: None, addressee: None })
    }

    /// Who does what is done before one speaks, in a sentence of its own: **Reyes** turned to the reporters. “We will rebuild.”
    ///
    /// Not: Reyes turned the key. “We will rebuild,” Ode said.
    pub(super) fn gesture(&self, line: &Line) -> Option<Attribution> {
        static GESTURES: &WordList = words![
            "turned",
            "nodded",
            "shrugged",
            "smiled",
            "laughed",
            "sighed",
            "paused",
            "grinned",
            "frowned",
            "hesitated",
            "shook",
            "hung",
            "raised",
            "spread",
            "faced",
            "addressed",
            "greeted",
            "looked",
            "leaned",
            "leant",
            "winked",
            "beamed",
            "put",
            "laid",
            "set",
            "took",
            "pulled",
            "closed",
            "folded",
            "wiped",
            "removed",
            "adjusted",
            "straightened",
            "lowered",
            "lit",
            "buttoned"
        ];
        /// “She **wiped her hands**.”
        static OWN: &WordList =
            words!["took", "pulled", "closed", "folded", "wiped", "removed", "adjusted", "straightened", "lowered", "lit", "buttoned"];
        static LAYING: &WordList = words!["put", "laid", "set"];
        static WITH_OBJECT: &WordList = words!["shook", "hung", "raised", "spread", "faced", "addressed", "greeted"];
        let cue_place = (1..line.len().min(REACH)).find(|place| line.word(*place).is_some_and(|at| self.is(at, GESTURES)))?;
        let cue = line.word(cue_place)?;
        // “Reyes **put down her pen**.” “Reyes **looked up**.”
        let next = |by: usize, list: &'static WordList| line.word(cue_place + by).is_some_and(|at| self.is(at, list));
        if self.is(cue, OWN) {
            let whose = if next(1, words!["off", "on", "out", "up"]) { 2 } else { 1 };
            let ends = (whose + 2..whose + 4).any(|by| line.word(cue_place + by).is_none_or(|at| self.letters(at) == "."));
            let is_own = next(whose, words!["his", "her", "their"]) && ends;
            let subject = self.subject_before(line, 0, cue_place).filter(|phrase| phrase.head == Head::Name && is_own)?;
            return Some(self.attribution(&subject, cue, None));
        }
        if self.is(cue, LAYING) {
            let is_laid = next(1, words!["down", "aside"]) && next(2, words!["his", "her", "their"]);
            let subject = self.subject_before(line, 0, cue_place).filter(|phrase| phrase.head == Head::Name && is_laid)?;
            return Some(self.attribution(&subject, cue, None));
        }
        if self.is(cue, words!["looked"]) && !next(1, words!["up", "down", "away", "around"]) {
            return None;
        }
        if self.is(cue, WITH_OBJECT) {
            return self.gesture_at(line, cue_place);
        }
        let is_adverb = next(1, words!["up", "down", "away", "around", "over", "back", "forward"]);
        let has_object = !is_adverb && line.word(cue_place + 1).is_some_and(|at| !self.is_mark(at) && !self.is(at, Classes::PREPOSITION));
        let subject = self.subject_before(line, 0, cue_place).filter(|phrase| phrase.head == Head::Name && !has_object)?;
        Some(self.attribution(&subject, cue, None))
    }

    /// **Reyes** [faced] the crowd.   · **Reyes** [shook] her head.   Not: Reyes faced three years in jail. Reyes addressed a conference.
    fn gesture_at(&self, line: &Line, cue_place: usize) -> Option<Attribution> {
        static PARTS: &WordList = words!["head", "hand", "hands", "arms", "fist", "eyebrow", "eyebrows"];
        static HEARERS: &WordList = words![
            "crowd",
            "reporters",
            "audience",
            "press",
            "cameras",
            "court",
            "jury",
            "room",
            "congregation",
            "protesters",
            "judge",
            "council"
        ];
        let is = |place: usize, list: &'static WordList| line.word(place).is_some_and(|at| self.is(at, list));
        let noun = if is(cue_place + 1, words!["the", "his", "her", "their", "a"]) { cue_place + 2 } else { cue_place + 1 };
        let ends = line.word(noun + 1).is_none_or(|at| self.is_mark(at));
        if !ends || !is(noun, PARTS) && !is(noun, HEARERS) {
            return None;
        }
        let subject = self.subject_before(line, 0, cue_place).filter(|phrase| phrase.head == Head::Name)?;
        Some(self.attribution(&subject, line.word(cue_place)?, None))
    }

    /// The name that somebody gave: said a neighbor who gave her name only as **Marta**, said a man who identified himself as **Marta**.
    pub(super) fn given_name(&self, line: &Line, phrase: &NounPhrase) -> Option<NounPhrase> {
        const REACH: usize = 14;
        static GAVE: &WordList = words!["gave", "give", "gives", "identified", "introduced", "described"];
        static SELF: &WordList = words!["name", "himself", "herself", "themselves"];
        let end = line.len().min(phrase.places.end + REACH);
        let reads = |place: usize, word: &str| line.word(place).is_some_and(|at| self.reads(at, word));
        let gave = (phrase.places.start..end).find(|place| line.word(*place).is_some_and(|at| self.is(at, GAVE)))?;
        // “gave only her first name, Marta”
        let is_told = |place: usize| reads(place, "name") && line.word(place + 1).is_some_and(|at| self.is_comma(at));
        let as_place = (gave..end).find(|place| reads(*place, "as") || *place > 0 && is_told(*place - 1))?;
        let is_name = (gave..as_place).any(|place| line.word(place).is_some_and(|at| self.is(at, SELF)));
        self.phrase_after(line, as_place + 1).filter(|name| is_name && name.head == Head::Name)
    }

    /// Who wrote what is read: read a post by the singer **Marta Lis**.
    pub(super) fn author(&self, line: &Line, phrase: &NounPhrase) -> Option<NounPhrase> {
        const REACH: usize = 6;
        let end = line.len().min(phrase.places.end + REACH);
        let document = (phrase.places.start..end).find(|place| line.word(*place).is_some_and(|at| self.is(at, DOCUMENTS)))?;
        line.word(document + 1).filter(|at| self.is(*at, words!["by", "from"]))?;
        self.phrase_after(line, document + 2).filter(|name| name.head == Head::Name)
    }
}
