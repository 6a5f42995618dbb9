//! Finds, in a line, who says its quotes: the cue and the noun phrases beside it.

use super::line::{Line, Reader};
use super::phrases::NounPhrase;
use crate::annotate::lexicon::Classes;
use crate::text::Span;

/// Who says a quote, as the text has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Attribution {
    /// The noun phrase of the speaker; `None` where the cue has none: “was told ‘no’”.
    pub(super) speaker: Option<Span>,
    /// The reporting verb, or “according to”; `None` for “Reyes: ‘No.’”.
    pub(super) cue: Option<Span>,
    /// The noun phrase of whom it was said to.
    pub(super) addressee: Option<Span>,
}

/// Verbs of those who pass on what others said.
const CHANNEL_VERBS: &[&str] = &["reported", "reports", "report", "quoted", "quotes", "cited", "cites"];

impl Reader<'_> {
    /// Who says the quote at `place` of a line.
    ///
    /// What follows goes before what precedes: in “Reyes fled. ‘We wept,’ Ode said” and in “Reyes was told it was ‘a
    /// disaster,’ Ode said”, Ode speaks. But an agency that follows only reports: “Reyes called it ‘a disaster,’ the Courier
    /// reported.”
    pub(super) fn attribute(&self, line: &Line, place: usize, last_of_quote: usize) -> Option<Attribution> {
        let is_set_off = matches!(self.letters(last_of_quote), "," | "?" | "!" | "…" | "—")
            || line.word(place + 1).is_some_and(|at| self.is_comma(at))
            || place == 0;
        let after = self.attribution_after(line, place, is_set_off);
        let is_channel = after.as_ref().and_then(|found| found.cue).is_some_and(|cue| {
            let cue = cue.of(self.text);
            CHANNEL_VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(cue)) || cue.eq_ignore_ascii_case("according to")
        });
        match after {
            Some(found) if is_set_off && !is_channel => Some(found),
            after => self.attribution_before(line, place).or(after),
        }
    }

    /// > ‘We will rebuild,’ [said] **Reyes**.   · ‘…,’ **Reyes**, the mayor, [said].   · ‘…,’ [according to] **Reyes**.
    ///
    /// Not: ‘…’ and the council left.
    fn attribution_after(&self, line: &Line, place: usize, is_set_off: bool) -> Option<Attribution> {
        let start = self.skip_commas(line, place + 1);
        let first = line.word(start)?;
        if let Some(found) = self.according_to(line, start) {
            return Some(found);
        }
        if self.is_cue(first) && !self.is_participle(first) {
            let speaker = self.phrase_after(line, start + 1).filter(|phrase| !self.is_object(line, phrase));
            return speaker.map(|speaker| self.attribution(&speaker, first, None));
        }
        let end = (start..line.len()).find(|place| line.is_quote(*place)).unwrap_or(line.len());
        for cue_place in start + 1..end {
            let Some(cue) = line.word(cue_place).filter(|cue| self.is_cue(*cue)) else { continue };
            if let Some(found) = self.reported_saying(line, start, cue_place) {
                return Some(found);
            }
            if self.is_participle(cue) {
                continue;
            }
            let Some(subject) = self.subject_before(line, start, cue_place) else { continue };
            let follows_comma = line.word(subject.places.start.wrapping_sub(1)).is_some_and(|at| self.is_comma(at));
            let opens = subject.places.start == start || self.is_passing(line, start, subject.places.start);
            if opens && is_set_off || follows_comma {
                return Some(self.active(line, &subject, cue_place));
            }
            if is_set_off {
                return None;
            }
        }
        None
    }

    /// Whether what stands between a quote and its speaker is only a phrase of place or time: ‘…,’ in Linden, Reyes said.
    fn is_passing(&self, line: &Line, start: usize, subject: usize) -> bool {
        line.word(start).is_some_and(|at| self.is(at, Classes::PREPOSITION | Classes::DETERMINER)) && subject - start < 12
    }

    /// The verb's own clause: Reyes [told] **the council**.
    fn active(&self, line: &Line, subject: &NounPhrase, cue_place: usize) -> Attribution {
        let cue = line.word(cue_place).expect("the cue was found in this line");
        if self.is_passive(line, cue_place) {
            return self.by_agent(line, cue_place + 1, cue);
        }
        let object = if self.is(cue, Classes::TELL) {
            self.phrase_after(line, cue_place + 1)
        } else {
            let to = line.word(cue_place + 1).filter(|at| self.is_any(*at, &["to"]));
            to.and_then(|_| self.phrase_after(line, cue_place + 2))
        };
        self.attribution(subject, cue, object.map(|object| self.span(object.words)))
    }

    fn attribution(&self, speaker: &NounPhrase, cue: usize, addressee: Option<Span>) -> Attribution {
        Attribution { speaker: Some(self.span(speaker.words.clone())), cue: Some(self.token(cue).span), addressee }
    }

    /// Whether a form of “be” makes the cue a passive: Reyes **was told**. Not: Reyes was saying.
    fn is_passive(&self, line: &Line, cue_place: usize) -> bool {
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

    /// Who did what a passive tells: was called ‘a disaster’ [by] **Reyes**.
    fn by_agent(&self, line: &Line, from: usize, cue: usize) -> Attribution {
        let by = (from..line.len()).find(|place| line.word(*place).is_some_and(|at| self.is_any(at, &["by"])));
        let agent = by.and_then(|by| self.phrase_after(line, by + 1));
        let speaker = agent.map(|agent| self.span(agent.words));
        Attribution { speaker, cue: Some(self.token(cue).span), addressee: None }
    }

    /// > **Reyes** was quoted as [saying]   · The Courier quoted **Reyes** as [saying]
    fn reported_saying(&self, line: &Line, low: usize, cue_place: usize) -> Option<Attribution> {
        let cue = line.word(cue_place).filter(|cue| self.is_participle(*cue))?;
        let as_place = cue_place.checked_sub(1).filter(|place| *place > low)?;
        line.word(as_place).filter(|at| self.is_any(*at, &["as"]))?;
        let quoting = (low..as_place).rev().find(|place| {
            line.word(*place)
                .is_some_and(|at| self.is_any(at, &["quoted", "quotes", "quoting", "cited", "cites", "citing", "described", "reported"]))
        })?;
        let speaker = if quoting + 1 == as_place { self.subject_before(line, low, quoting) } else { self.phrase_after(line, quoting + 1) }?;
        Some(self.attribution(&speaker, cue, None))
    }

    /// > [according to] **the mayor**
    fn according_to(&self, line: &Line, place: usize) -> Option<Attribution> {
        let (according, to) = (line.word(place)?, line.word(place + 1)?);
        if !self.is_any(according, &["according"]) || !self.is_any(to, &["to"]) {
            return None;
        }
        let speaker = self.phrase_after(line, place + 2)?;
        Some(Attribution { speaker: Some(self.span(speaker.words)), cue: Some(self.span(according..to + 1)), addressee: None })
    }

    /// > **Reyes** [said]: ‘…’   · **She** [called] it ‘…’   · ‘…,’ said **Reyes**, [adding] that ‘…’
    ///
    /// Not: Her claims of ‘…’.
    fn attribution_before(&self, line: &Line, place: usize) -> Option<Attribution> {
        let mut nearest = None;
        for cue_place in (0..place).rev() {
            if let Some(found) = self.according_to(line, cue_place) {
                return Some(found);
            }
            let Some(cue) = line.word(cue_place).filter(|cue| self.is_cue(*cue)) else { continue };
            let low = (0..cue_place).rev().find(|before| line.is_quote(*before)).map_or(0, |quote| quote + 1);
            if let Some(found) = self.reported_saying(line, low, cue_place) {
                return Some(found);
            }
            nearest = nearest.or(Some(cue));
            if self.is_passive(line, cue_place) {
                return Some(self.by_agent(line, cue_place + 1, cue));
            }
            let is_infinitive = line.word(cue_place.wrapping_sub(1)).is_some_and(|at| self.is_any(at, &["to"]));
            if self.is_participle(cue) || is_infinitive {
                continue;
            }
            let subject = self.subject_before(line, low, cue_place).or_else(|| {
                let is_inverted = low > 0 && self.skip_commas(line, low) == cue_place || cue_place == 0;
                is_inverted.then(|| self.phrase_after(line, cue_place + 1)).flatten().filter(|phrase| phrase.places.end <= place)
            });
            if let Some(subject) = subject {
                let found = self.active(line, &subject, cue_place);
                return Some(Attribution { cue: nearest.map(|cue| self.token(cue).span), ..found });
            }
        }
        let subject = match nearest {
            Some(_) => self.first_subject(line, place),
            None => self.before_colon(line, place),
        }?;
        Some(Attribution { speaker: Some(self.span(subject.words)), cue: nearest.map(|cue| self.token(cue).span), addressee: None })
    }

    /// Who says what follows a line that ends with a colon: **Reyes** [wrote]:
    pub(super) fn attribute_colon(&self, line: &Line) -> Option<Attribution> {
        self.attribution_before(line, line.len())
    }

    /// > **Reyes**: ‘We will rebuild.’
    fn before_colon(&self, line: &Line, place: usize) -> Option<NounPhrase> {
        let colon = place.checked_sub(1)?;
        line.word(colon).filter(|at| self.letters(*at) == ":")?;
        self.subject_before(line, 0, colon).filter(|phrase| phrase.places.start == 0)
    }

    /// The subject of a sentence whose verb has none of its own: **Reyes** left the hall, calling it ‘a farce’.
    fn first_subject(&self, line: &Line, end: usize) -> Option<NounPhrase> {
        let mut start = 0;
        loop {
            let first = line.word(start).filter(|_| start < end)?;
            // “In a letter, Reyes …”, “Asked of the dam, Reyes …”, “Speaking in Linden, Reyes …”.
            let is_adjunct = self.is(first, Classes::PREPOSITION | Classes::CONJUNCTION)
                || self.is(first, Classes::SPEECH)
                || self.letters(first).ends_with("ing");
            if !is_adjunct {
                return self.phrase_after(line, start);
            }
            start = 1 + (start..end).find(|place| line.word(*place).is_some_and(|at| self.is_comma(at)))?;
        }
    }

    /// Whether the words behind a cue are what was said, not who says it: ‘no’ said the sign that hung there.
    fn is_object(&self, line: &Line, phrase: &NounPhrase) -> bool {
        line.word(phrase.places.end).is_some_and(|at| self.is(at, Classes::AUXILIARY))
    }

    fn skip_commas(&self, line: &Line, place: usize) -> usize {
        (place..line.len()).find(|place| line.word(*place).is_none_or(|at| !self.is_comma(at))).unwrap_or(line.len())
    }
}
