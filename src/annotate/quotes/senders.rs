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
        static GESTURES: &WordList =
            words!["turned", "nodded", "shrugged", "smiled", "laughed", "sighed", "paused", "grinned", "frowned", "hesitated"];
        let cue_place = (1..line.len().min(REACH)).find(|place| line.word(*place).is_some_and(|at| self.is(at, GESTURES)))?;
        let cue = line.word(cue_place)?;
        let has_object = line.word(cue_place + 1).is_some_and(|at| !self.is_mark(at) && !self.is(at, Classes::PREPOSITION));
        let subject = self.subject_before(line, 0, cue_place).filter(|phrase| phrase.head == Head::Name && !has_object)?;
        Some(self.attribution(&subject, cue, None))
    }

    /// The name that somebody gave: said a neighbor who gave her name only as **Marta**.
    pub(super) fn given_name(&self, line: &Line, phrase: &NounPhrase) -> Option<NounPhrase> {
        const REACH: usize = 14;
        let end = line.len().min(phrase.places.end + REACH);
        let reads = |place: usize, word: &str| line.word(place).is_some_and(|at| self.reads(at, word));
        let gave = (phrase.places.start..end).find(|place| reads(*place, "gave"))?;
        let as_place = (gave..end).find(|place| reads(*place, "as"))?;
        let is_name = (gave..as_place).any(|place| reads(place, "name"));
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
