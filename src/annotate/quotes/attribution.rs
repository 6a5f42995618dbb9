//! Finds, in a line, who says its quotes: the cue and the noun phrases beside it.

use super::line::{Line, Reader};
use super::phrases::{Head, NounPhrase};
use super::speaking::{DOCUMENTS, REACH};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};
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

/// Verbs of what somebody holds a thing to be, with “as”; they report nothing by themselves.
static VIEWS: &WordList = words![
    "admire",
    "admires",
    "admired",
    "see",
    "sees",
    "saw",
    "view",
    "views",
    "viewed",
    "regard",
    "regards",
    "regarded",
    "paint",
    "paints",
    "painted",
    "frame",
    "frames",
    "framed",
    "depict",
    "depicts",
    "depicted",
    "cast",
    "casts",
    "portray",
    "portrays",
    "portrayed",
    "attack",
    "attacks",
    "attacked",
    "brand",
    "brands",
    "branded",
    "pound",
    "pounds",
    "pounded"
];

/// Verbs of those who pass on what somebody is to have said: “**recalled** Reyes as saying”.
static QUOTING: &WordList = words![
    "quoted",
    "quotes",
    "quoting",
    "cited",
    "cites",
    "citing",
    "described",
    "describes",
    "reported",
    "recalled",
    "recalls",
    "remembered",
    "remembers",
    "overheard"
];

/// What a line names that announces words, and is nobody: “**Partial transcript**:”.
static ANNOUNCED: &WordList = words!["transcript", "transcripts", "excerpt", "excerpts", "text", "translation", "lyrics", "highlights"];

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
        if let Some(found) = self.according_to(line, start).or_else(|| self.signature(line, place + 1, start)) {
            return Some(found);
        }
        if self.is_cue(first) && !self.is_participle(first) {
            let speaker = self.phrase_after(line, start + 1).filter(|phrase| !self.is_object(line, phrase));
            let speaker = speaker.map(|phrase| self.given_name(line, &phrase).or_else(|| self.author(line, &phrase)).unwrap_or(phrase));
            return speaker.map(|speaker| self.attribution(&speaker, first, None));
        }
        if let Some(found) = self.inverted(line, place, start, is_set_off) {
            return Some(found);
        }
        let far = line.len().min(start + REACH);
        let end = (start..far).find(|place| line.is_quote(*place)).unwrap_or(far);
        for cue_place in line.cues(start + 1..end) {
            let Some(cue) = line.word(cue_place).filter(|cue| self.is_verb(line, *cue, cue_place)) else { continue };
            if let Some(found) = (cue_place..end.min(cue_place + 8)).find_map(|saying| self.reported_saying(line, start, saying)) {
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

    /// > ‘Thanks,’ [beamed] **Reyes**.   · ‘No,’ [barked] his boss, **Reyes**.   Not: ‘Thanks,’ closed Ode’s letter.
    ///
    /// Any verb that stands alone between a quote and a name says it.
    fn inverted(&self, line: &Line, place: usize, start: usize, is_set_off: bool) -> Option<Attribution> {
        let verb = line.word(start).filter(|_| is_set_off && start == place + 1)?;
        let is_verb = self.letters(verb).ends_with("ed") && !self.is_capitalised(verb) && !self.is(verb, Classes::AUXILIARY);
        line.word(start + 1).filter(|_| is_verb)?;
        let speaker = self.phrase_after(line, start + 1).filter(|phrase| phrase.head == Head::Name)?;
        let ends = line.word(speaker.places.end).is_none_or(|at| matches!(self.letters(at), "." | "," | ";"));
        ends.then(|| self.attribution(&speaker, verb, None))
    }

    /// Whether what stands between a quote and its speaker is only a phrase of place or time: ‘…,’ in Linden, Reyes said.
    fn is_passing(&self, line: &Line, start: usize, subject: usize) -> bool {
        line.word(start).is_some_and(|at| self.is(at, Classes::PREPOSITION | Classes::DETERMINER)) && subject - start < 12
    }

    /// The verb's own clause: Reyes [told] **the council**.
    pub(super) fn active(&self, line: &Line, subject: &NounPhrase, cue_place: usize) -> Attribution {
        let cue = line.word(cue_place).expect("the cue was found in this line");
        if self.is_passive(line, cue_place) {
            return self.by_agent(line, cue_place + 1, cue);
        }
        let object = if self.is(cue, Classes::TELL) {
            self.phrase_after(line, cue_place + 1)
        } else {
            let to = line.word(cue_place + 1).filter(|at| self.reads(*at, "to"));
            to.and_then(|_| self.phrase_after(line, cue_place + 2)).filter(|phrase| self.may_be_told(phrase))
        };
        self.attribution(subject, cue, object.map(|object| self.span(object.words)))
    }

    pub(super) fn attribution(&self, speaker: &NounPhrase, cue: usize, addressee: Option<Span>) -> Attribution {
        Attribution { speaker: Some(self.span(speaker.words.clone())), cue: Some(self.token(cue).span()), addressee }
    }

    /// Who did what a passive tells: was called ‘a disaster’ [by] **Reyes**.
    fn by_agent(&self, line: &Line, from: usize, cue: usize) -> Attribution {
        let by = (from..line.len().min(from + REACH)).find(|place| line.word(*place).is_some_and(|at| self.reads(at, "by")));
        let agent = by.and_then(|by| self.phrase_after(line, by + 1));
        let speaker = agent.map(|agent| self.span(agent.words));
        Attribution { speaker, cue: Some(self.token(cue).span()), addressee: None }
    }

    /// > **Reyes** was quoted (by the Courier) as [saying]   · The Courier quoted **Reyes** as [saying]
    fn reported_saying(&self, line: &Line, low: usize, cue_place: usize) -> Option<Attribution> {
        let cue = line.word(cue_place).filter(|cue| self.is_participle(*cue))?;
        let as_place = cue_place.checked_sub(1).filter(|place| *place > low)?;
        line.word(as_place).filter(|at| self.reads(*at, "as"))?;
        let quoting = (low..as_place).rev().find(|place| line.word(*place).is_some_and(|at| self.is(at, QUOTING)))?;
        let is_passive = quoting + 1 == as_place || self.is_passive(line, quoting);
        let speaker = if is_passive { self.subject_before(line, low, quoting) } else { self.phrase_after(line, quoting + 1) }?;
        Some(self.attribution(&speaker, cue, None))
    }

    /// > ‘We will rebuild.’ — **Ann Reyes**
    ///
    /// Not: ‘We will rebuild’ — Ann Reyes was elected for it.
    fn signature(&self, line: &Line, dash: usize, start: usize) -> Option<Attribution> {
        line.word(dash).filter(|at| self.is_comma(*at) && self.letters(*at) != ",")?;
        let speaker = self.phrase_after(line, start).filter(|phrase| phrase.head == Head::Name)?;
        let is_last = line.word(speaker.places.end).is_none_or(|at| self.is_mark(at));
        is_last.then(|| Attribution { speaker: Some(self.span(speaker.words)), cue: None, addressee: None })
    }

    /// > [according to] **the mayor**   · [per] **the mayor**
    pub(super) fn according_to(&self, line: &Line, place: usize) -> Option<Attribution> {
        let according = line.word(place).filter(|at| self.is(*at, Classes::ATTRIBUTING))?;
        let to = line.word(place + 1)?;
        let is_according = self.reads(according, "according") && self.reads(to, "to");
        let is_per = self.reads(according, "per") && place > 0 && self.is(to, Classes::DETERMINER);
        if !is_according && !is_per {
            return None;
        }
        let after = if is_according { place + 2 } else { place + 1 };
        let phrase = self.phrase_after(line, after)?;
        let speaker = if phrase.head == Head::Noun { self.name_in_apposition(line, &phrase).unwrap_or(phrase) } else { phrase };
        Some(Attribution {
            speaker: Some(self.span(speaker.words)),
            cue: Some(if is_according { self.span(according..to + 1) } else { self.token(according).span() }),
            addressee: None,
        })
    }

    /// > **Reyes** [said]: ‘…’   · **She** [called] it ‘…’   · ‘…,’ said **Reyes**, [adding] that ‘…’
    ///
    /// Not: Her claims of ‘…’.
    pub(super) fn attribution_before(&self, line: &Line, place: usize) -> Option<Attribution> {
        let mut nearest = None;
        for cue_place in (place.saturating_sub(REACH)..place).rev() {
            let has_that = line.word(cue_place + 1).is_some_and(|at| self.reads(at, "that"));
            let claim = if has_that { self.possessive(line, cue_place) } else { None };
            if let Some(found) = self.according_to(line, cue_place).or(claim) {
                return Some(Attribution { cue: nearest.or(found.cue), ..found });
            }
            let Some(cue) = line.word(cue_place).filter(|cue| self.is_verb(line, *cue, cue_place)) else { continue };
            if self.is_denied(line, cue_place) {
                return None;
            }
            if let Some(found) = self.governing(line, cue_place, place) {
                return Some(Attribution { cue: nearest.or(found.cue), ..found });
            }
            nearest = nearest.or(Some(self.token(cue).span()));
        }
        if let Some(found) = self.viewing(line, place) {
            return Some(found);
        }
        let subject = match nearest {
            Some(_) => self.first_subject(line, place),
            None => self.before_colon(line, place),
        };
        match subject {
            Some(subject) => Some(Attribution { speaker: Some(self.span(subject.words)), cue: nearest, addressee: None }),
            None => (place.saturating_sub(8)..place).rev().find_map(|noun| self.possessive(line, noun)),
        }
    }

    /// Who says what the cue at `cue_place` reports; `None` where its subject stands farther off, with another verb.
    fn governing(&self, line: &Line, cue_place: usize, place: usize) -> Option<Attribution> {
        let cue = line.word(cue_place)?;
        let far = cue_place.saturating_sub(REACH);
        let low = (far..cue_place).rev().find(|before| line.is_quote(*before)).map_or(far, |quote| quote + 1);
        if let Some(found) = self.reported_saying(line, low, cue_place) {
            return Some(found);
        }
        if self.is_passive(line, cue_place) {
            return Some(self.by_agent(line, cue_place + 1, cue));
        }
        let before = line.word(cue_place.wrapping_sub(1));
        if before.is_some_and(|at| self.reads(at, "to")) {
            return None;
        }
        if self.is_participle(cue) {
            return self.of_participle(line, low, cue_place);
        }
        // “told a woman who asked whether ‘…’”: the clause belongs to whom it was said to.
        let is_aside = before.is_some_and(|at| self.is(at, words!["who", "that", "which"]))
            && line.word(cue_place.wrapping_sub(2)).is_some_and(|at| !self.is_comma(at))
            && line.cues(low..cue_place - 1).any(|earlier| line.word(earlier).is_some_and(|at| self.is_cue(at)));
        if is_aside {
            return None;
        }
        let subject = self.subject_before(line, low, cue_place).or_else(|| {
            let is_inverted = low > 0 && self.skip_commas(line, low) == cue_place || cue_place == 0;
            is_inverted.then(|| self.phrase_after(line, cue_place + 1)).flatten().filter(|phrase| phrase.places.end <= place)
        })?;
        // “according to the police [report], …”: no verb.
        let word_before = |back: usize| subject.places.start.checked_sub(back).and_then(|place| line.word(place));
        let is_according =
            word_before(1).is_some_and(|at| self.reads(at, "to")) && word_before(2).is_some_and(|at| self.is(at, Classes::ATTRIBUTING));
        if is_according {
            return None;
        }
        let whose = self.before_what(line, &subject).unwrap_or(subject);
        Some(self.active(line, &whose, cue_place))
    }

    /// Whom the pronoun of “what it called” means: **The council** vowed to fight what it [called] ‘a threat’.
    ///
    /// Not: He fought what he called ‘a threat’, whom the sentences before name.
    fn before_what(&self, line: &Line, pronoun: &NounPhrase) -> Option<NounPhrase> {
        let place = pronoun.places.start;
        let is_such = pronoun.head == Head::Pronoun && self.is(pronoun.words.start, words!["it", "they"]);
        line.word(place.checked_sub(1).filter(|_| is_such)?).filter(|at| self.reads(*at, "what"))?;
        self.first_subject(line, place - 1).filter(|subject| subject.head != Head::Pronoun)
    }

    /// > footage of **Reyes** [saying] ‘…’   · **Reyes** left a hall that Ode had called unsafe, [saying] ‘…’   · **Reyes** issued a
    /// > statement [calling] it ‘…’
    fn of_participle(&self, line: &Line, low: usize, cue_place: usize) -> Option<Attribution> {
        let before = line.word(cue_place.checked_sub(1)?)?;
        let is_written = self.is(before, DOCUMENTS)
            && line.word(cue_place.saturating_sub(2)).is_some_and(|at| self.is(at, Classes::DETERMINER) || self.is(at, Classes::COMMON));
        let subject = if self.is_comma(before) || is_written {
            self.first_subject(line, cue_place)
        } else {
            self.subject_before(line, low, cue_place).filter(|phrase| phrase.head == Head::Name)
        }?;
        Some(self.active(line, &subject, cue_place))
    }

    /// > **Reyes**’s claim that it was ‘…’   · in **her** words, ‘…’   · in the words of **Reyes**, ‘…’
    ///
    /// Not: Reyes’s novel ‘The Long Rain’.
    fn possessive(&self, line: &Line, place: usize) -> Option<Attribution> {
        static SAYINGS: &WordList = words![
            "claim",
            "claims",
            "statement",
            "statements",
            "comment",
            "comments",
            "remark",
            "remarks",
            "words",
            "assertion",
            "call",
            "response",
            "reply",
            "answer",
            "description",
            "warning",
            "complaint",
            "promise",
            "pledge",
            "vow",
            "insistence",
            "message",
            "quote",
            "phrase",
            "tweet",
            "testimony",
            "allegation",
            "suggestion",
            "argument",
            "contention",
            "prediction",
            "admission",
            "rhetoric",
            "verdict"
        ];
        let noun = line.word(place).filter(|at| self.is(*at, SAYINGS))?;
        // “in the words of Reyes”
        let is_of = self.reads(noun, "words") && line.word(place + 1).is_some_and(|at| self.reads(at, "of"));
        if is_of && let Some(speaker) = self.phrase_after(line, place + 2) {
            return Some(self.attribution(&speaker, noun, None));
        }
        let owner = (place.saturating_sub(3)..place).rev().find(|owner| {
            line.word(*owner)
                .is_some_and(|at| self.token(at).is_possessive(self.text) || self.is(at, words!["’", "'", "his", "her", "their"]))
        })?;
        let at = line.word(owner)?;
        if self.is(at, Classes::DETERMINER) {
            return Some(Attribution { speaker: Some(self.token(at).span()), cue: Some(self.token(noun).span()), addressee: None });
        }
        let speaker = self.subject_before(line, 0, owner)?;
        Some(self.attribution(&speaker, noun, None))
    }

    /// Who says what follows a line that ends with a colon: **Reyes** [wrote]:   And from **Reyes**:   From the desk of **Reyes**:
    pub(super) fn attribute_colon(&self, line: &Line) -> Option<Attribution> {
        self.attribution_before(line, line.len()).filter(|found| found.cue.is_some()).or_else(|| self.sender(line)).or_else(|| {
            // “Reyes had a message:”
            self.attribution_before(line, line.len())
        })
    }

    /// Who speaks in a line without quotes: **Reyes** [said] that the dam would be rebuilt.
    pub(super) fn attribute_indirect(&self, line: &Line) -> Option<Attribution> {
        let end = line.len().checked_sub(1)?;
        let cue_place = line.cues(0..end).find(|place| line.word(*place).is_some_and(|cue| self.is_verb(line, cue, *place)))?;
        self.governing(line, cue_place, end).filter(|found| found.speaker.is_some())
    }

    /// > **Reyes**: ‘We will rebuild.’   · **Reyes** had a message: ‘We will rebuild.’
    fn before_colon(&self, line: &Line, place: usize) -> Option<NounPhrase> {
        let colon = place.checked_sub(1)?;
        line.word(colon).filter(|at| self.letters(*at) == ":")?;
        let label = self.subject_before(line, 0, colon).filter(|phrase| phrase.places.start == 0 && phrase.head != Head::Noun);
        label.or_else(|| self.first_subject(line, colon)).filter(|phrase| !self.is(phrase.words.end - 1, ANNOUNCED))
    }

    /// > **Reyes** openly [admires] Ode as a ‘strong leader’
    ///
    /// Not: Ode is seen as a ‘strong leader’. Reyes saw the film as ‘The Rain’ ended.
    fn viewing(&self, line: &Line, place: usize) -> Option<Attribution> {
        let as_place = (place.saturating_sub(3)..place).rev().find(|place| line.word(*place).is_some_and(|at| self.reads(at, "as")))?;
        let low = (0..as_place).rev().find(|place| line.is_quote(*place)).map_or(0, |quote| quote + 1);
        let cue_place = (low..as_place).rev().find(|place| line.word(*place).is_some_and(|at| self.is(at, VIEWS)))?;
        if self.is_passive(line, cue_place) {
            return None;
        }
        let subject = self.subject_before(line, low, cue_place).filter(|subject| self.is_likely_speaker(subject))?;
        Some(self.attribution(&subject, line.word(cue_place)?, None))
    }

    /// Whether the words behind a cue are what was said, not who says it: ‘no’ said the sign that hung there.
    fn is_object(&self, line: &Line, phrase: &NounPhrase) -> bool {
        line.word(phrase.places.end).is_some_and(|at| self.is(at, Classes::AUXILIARY))
    }

    fn skip_commas(&self, line: &Line, place: usize) -> usize {
        (place..line.len()).find(|place| line.word(*place).is_none_or(|at| !self.is_comma(at))).unwrap_or(line.len())
    }
}
