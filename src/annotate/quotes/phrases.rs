//! The noun phrases of those who speak: before a verb (“the mayor of Linden said”) and after one (“said Ann Reyes, the
//! mayor”).
//!
//! A phrase is given as its head: the name without role and apposition, or the whole noun phrase where it has no name.

use std::ops::Range;

use super::line::{Line, Reader};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};
use crate::text::WordKind;

/// What a noun phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// “Ann Reyes”.
    Name,
    /// “the mayor”.
    Noun,
    /// “he”.
    Pronoun,
}

/// A noun phrase in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NounPhrase {
    /// Its head, as words of the table.
    pub(super) words: Range<usize>,
    /// What the head is.
    pub(super) head: Head,
    /// The places of the whole phrase in the line: role, apposition and all.
    pub(super) places: Range<usize>,
}

/// The longest phrase that is given as a speaker, in words.
pub(super) const LONGEST: usize = 8;

/// What stands between a noun and its preposition: people **familiar** with the talks, as “residents **marching** through Linden”.
static TIED: &WordList =
    words!["familiar", "close", "loyal", "opposed", "sympathetic", "critical", "allied", "involved", "briefed", "authorized"];

/// What bears words: a **sign** on the gate said ‘no’, where the gate says nothing.
static SIGNS: &WordList = words![
    "sign",
    "signs",
    "banner",
    "banners",
    "placard",
    "placards",
    "poster",
    "posters",
    "plaque",
    "notice",
    "notices",
    "billboard",
    "sticker",
    "stickers",
    "inscription",
    "caption",
    "headline",
    "graffiti",
    "label",
    "screen",
    "plate",
    "board"
];

impl Reader<'_> {
    /// The noun phrase that ends before the place `end` of a line, and does not begin before `low`: the subject of a verb
    /// that stands at `end`.
    ///
    /// > **Reyes**, the mayor of Linden, later [said]   · a spokesman for Reyes [said] (not “Reyes”)
    pub(super) fn subject_before(&self, line: &Line, low: usize, end: usize) -> Option<NounPhrase> {
        let end = self.skip_adverbs_back(line, low, end);
        let last = line.word(end.checked_sub(1).filter(|last| *last >= low)?)?;
        if self.is_comma(last) { self.before_apposition(line, low, end - 1) } else { self.plain_before(line, low, end) }
    }

    /// Over what may stand between subject and verb: “Reyes **has since repeatedly** said”, “Reyes **on Monday** told”.
    fn skip_adverbs_back(&self, line: &Line, low: usize, end: usize) -> usize {
        let mut place = end;
        while place > low {
            let Some(at) = line.word(place - 1) else { break };
            if self.letters(at) == ")" {
                let open = self.skip_bracket_back(line, low, place);
                if open == place {
                    break;
                }
                place = open;
            } else if self.is_adverb(at)
                || self.is(at, Classes::AUXILIARY) && !self.is_lone_name(at)
                || self.is(at, Classes::WEEKDAY) && place - 1 > low
                || self.reads(at, "on") && place < end
            {
                place -= 1;
            } else {
                break;
            }
        }
        place
    }

    /// Over “(D-Linden)” before `end`.
    fn skip_bracket_back(&self, line: &Line, low: usize, end: usize) -> usize {
        let is = |place: usize, bracket: &str| line.word(place).is_some_and(|at| self.letters(at) == bracket);
        if end <= low || !is(end - 1, ")") {
            end
        } else {
            (low.max(end.saturating_sub(30))..end - 1).rev().find(|open| is(*open, "(")).unwrap_or(end)
        }
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        static ADVERBS: &WordList = words![
            "also",
            "then",
            "later",
            "once",
            "again",
            "never",
            "not",
            "further",
            "now",
            "still",
            "even",
            "just",
            "earlier",
            "previously",
            "afterwards",
            "afterward",
            "meanwhile",
            "too",
            "often",
            "always",
            "since",
            "first",
            "instead",
            "already",
            "today",
            "yesterday",
            "tonight",
            "ever",
            "who's"
        ];
        let letters = self.letters(at);
        let is_derived = letters.len() > 4 && letters.ends_with("ly") && !self.is_capitalised(at) && !self.is(at, words!["family", "ally"]);
        is_derived || self.is(at, ADVERBS)
    }

    /// The phrase that ends right before `end`, with what hangs on it: “a source in the mayor’s office”.
    pub(super) fn plain_before(&self, line: &Line, low: usize, end: usize) -> Option<NounPhrase> {
        let end = self.skip_bracket_back(line, low, end);
        let last = line.word(end.checked_sub(1).filter(|last| *last >= low)?)?;
        if self.is(last, Classes::PRONOUN) {
            return Some(NounPhrase { words: last..last + 1, head: Head::Pronoun, places: end - 1..end });
        }
        if self.is(last, words!["who", "which", "that"]) {
            return self.antecedent(line, low, end - 1);
        }
        let start = self.core_start(line, low, end)?;
        let inner = self.head_of(line, start, end)?;
        let inner = self.joined(line, low, &inner).unwrap_or(inner);
        Some(self.with_host(line, low, &inner).unwrap_or(inner))
    }

    /// Both of two who speak: **Reyes and Ode** [said]. Not: Reyes left Linden and Ode [said].
    fn joined(&self, line: &Line, low: usize, second: &NounPhrase) -> Option<NounPhrase> {
        let and = second.places.start.checked_sub(1).filter(|place| *place > low)?;
        line.word(and).filter(|at| self.reads(*at, "and"))?;
        let start = self.core_start(line, low, and)?;
        let first = self.head_of(line, start, and)?;
        let is_alike = first.head == second.head
            && (first.head == Head::Name || [&first, second].iter().all(|phrase| self.is(phrase.words.end - 1, Classes::SPEAKER)));
        let is_whole = start == low || line.word(start - 1).is_some_and(|at| self.is_comma(at));
        let words = first.words.start..second.words.end;
        let fits = self.count_spaced(words.clone()) <= LONGEST;
        (is_alike && is_whole && fits).then_some(NounPhrase { words, head: second.head, places: start..second.places.end })
    }

    /// Whom a relative clause that opens at `end` is about: “Reyes, **who** said”.
    fn antecedent(&self, line: &Line, low: usize, end: usize) -> Option<NounPhrase> {
        let end = if line.word(end.checked_sub(1)?).is_some_and(|at| self.is_comma(at)) { end - 1 } else { end };
        self.plain_before(line, low, end)
    }

    /// Where the words of one noun phrase begin that ends at `end`: its determiner, or the last word that can belong to it.
    fn core_start(&self, line: &Line, low: usize, end: usize) -> Option<usize> {
        let mut start = end;
        let mut is_closed = false;
        while start > low && end - start < 14 && !is_closed {
            let Some(at) = line.word(start - 1) else { break };
            if !self.is_nominal(at) {
                break;
            }
            is_closed = self.is(at, Classes::DETERMINER) && !self.is_capitalised_inside(at, line, start - 1);
            start -= 1;
        }
        // “Reyes Jr.” ends with its point.
        let has_head = line.word(end - 1).is_some_and(|at| !self.is_mark(at) || self.name_ending(at).is_some()) && start < end;
        has_head.then_some(start)
    }

    /// “One” in “One World”: a word of a name.
    fn is_capitalised_inside(&self, at: usize, line: &Line, place: usize) -> bool {
        place > 0 && self.is_capitalised(at) && !self.is(at, words!["the", "a", "an"]) && line.word(place - 1).is_some()
    }

    /// Whether a word can stand inside a noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let token = self.token(at);
        let never = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::AUXILIARY | Classes::PRONOUN;
        match token.kind() {
            WordKind::Letters if token.is(Classes::SPEECH) => token.is(Classes::SPEAKER) || self.is_capitalised(at),
            WordKind::Letters => {
                !token.is(never) || self.is_capitalised(at) && at > 0 && self.is_capitalised(at - 1) || self.is_lone_name(at)
            }
            WordKind::Number => true,
            WordKind::Mark => match self.letters(at) {
                "." => token.is_glued() && at > 0 && self.is_capitalised(at - 1),
                "-" | "/" => token.is_glued() && self.table.tokens.get(at + 1).is_some_and(|next| next.is_glued()),
                "’" | "'" | "&" => true,
                _ => false,
            },
        }
    }

    /// “It leaked,” **Do** said: a name of one word, though it is another word too.
    fn is_lone_name(&self, at: usize) -> bool {
        self.is_capitalised(at) && self.name_ending(at).is_some_and(|words| words.len() == 1)
    }

    /// The head of the phrase at these places: the name it ends with, or all of it.
    pub(super) fn head_of(&self, line: &Line, start: usize, end: usize) -> Option<NounPhrase> {
        let (first, last) = (line.word(start)?, line.word(end - 1)?);
        let places = start..end;
        if self.is(last, Classes::DETERMINER)
            && !self.is(last, words!["some", "many", "several", "another", "both", "others", "few", "one"])
        {
            return None;
        }
        if let Some(words) = self.name_ending(last).filter(|words| words.start >= first) {
            // “the Workers’ Union”: the name breaks at the mark.
            let is_cut = words.start > first && words.len() == 1 && matches!(self.letters(words.start - 1), "’" | "'");
            if is_cut && self.is_speaking_kind(last) {
                return Some(NounPhrase { words: first..last + 1, head: Head::Noun, places });
            }
            // “The Kremlin”: what has an article is not a person's name.
            if words.start == first + 1 && self.is(first, words!["the", "a", "an"]) {
                return Some(NounPhrase { words: first..last + 1, head: Head::Noun, places });
            }
            return Some(NounPhrase { words, head: Head::Name, places });
        }
        let words = first..last + 1;
        // “Asked of the dam, a spokeswoman said”: no noun.
        if words.len() == 1 && self.is(last, Classes::SPEECH) && !self.is(last, Classes::SPEAKER) && start == 0 {
            return None;
        }
        if self.is_capitalised(last) && !self.is(last, Classes::SPEAKER | Classes::DETERMINER) {
            let run = self.run_ending(first, last);
            if run.start == first {
                return Some(NounPhrase { words, head: Head::Name, places });
            }
            let is_person = self.names.is_empty() && run.len() > 1 && !self.is(first, Classes::DETERMINER);
            if is_person {
                return Some(NounPhrase { words: run, head: Head::Name, places });
            }
        }
        Some(NounPhrase { words: self.shortened(words), head: Head::Noun, places })
    }

    /// The capitalised words that end with `last`, initials and their points included.
    fn run_ending(&self, first: usize, last: usize) -> Range<usize> {
        let mut start = last;
        while start > first && (self.is_capitalised(start - 1) || matches!(self.letters(start - 1), "." | "-" | "’" | "'")) {
            start -= 1;
        }
        start..last + 1
    }

    /// The last words of a phrase that is too long to be shown.
    fn shortened(&self, words: Range<usize>) -> Range<usize> {
        let mut start = words.start;
        while self.count_spaced(start..words.end) > LONGEST {
            start += 1;
        }
        start..words.end
    }

    /// How many words of a phrase stand apart: in “the mayor’s twenty-one guests” they are four.
    pub(super) fn count_spaced(&self, words: Range<usize>) -> usize {
        1 + self.table.tokens[words].iter().skip(1).filter(|token| !token.is_glued()).count()
    }

    /// The phrase on which this one hangs: in “a spokesman for Reyes”, the spokesman speaks.
    fn with_host(&self, line: &Line, low: usize, inner: &NounPhrase) -> Option<NounPhrase> {
        let start = self.over_pair(line, low, inner.places.start);
        let preposition = line.word(start.checked_sub(1).filter(|place| *place > low)?)?;
        if !self.is(preposition, Classes::PREPOSITION) {
            return None;
        }
        let host_end = start - 1;
        let host_start = self.core_start(line, low, host_end)?;
        // “According to the police”
        line.word(host_start).filter(|at| !self.is(*at, Classes::ATTRIBUTING))?;
        let host = self.head_of(line, host_start, host_end)?;
        let outer = self.with_host(line, low, &host);
        let last = line.word(host_end - 1)?;
        // “Secretary of State Ann Reyes”: a title before the name it hangs on.
        let is_title = inner.head == Head::Name
            && self.reads(preposition, "of")
            && line.word(inner.places.start).is_some_and(|at| at < inner.words.start && self.is_capitalised(at))
            && line.word(host_start).is_some_and(|at| self.is_capitalised(at) && !self.is(at, Classes::DETERMINER));
        if is_title {
            return None;
        }
        let is_tied = (self.is(last, TIED) || self.letters(last).ends_with("ing"))
            && line.word(host_end.wrapping_sub(2)).is_some_and(|at| self.is(at, Classes::SPEAKER));
        let is_speaker = self.is(last, Classes::SPEAKER) || self.is(last, SIGNS) || is_tied || host.head == Head::Name || outer.is_some();
        let opens = line.word(host_start)?;
        let is_quantity = self.is(preposition, words!["of", "among"])
            && (self.is(opens, Classes::DETERMINER) || self.token(opens).kind() == WordKind::Number);
        if !(is_speaker || is_quantity) {
            return None;
        }
        let host = outer.unwrap_or(host);
        let places = host.places.start..inner.places.end;
        if host.head == Head::Name {
            return Some(NounPhrase { places, ..host });
        }
        let words = host.words.start..line.word(inner.places.end - 1)? + 1;
        let fits = self.count_spaced(words.clone()) <= LONGEST;
        Some(NounPhrase { words: if fits { words } else { host.words }, head: Head::Noun, places })
    }

    /// The start of “Reyes and Ode” for the start of “Ode”.
    fn over_pair(&self, line: &Line, low: usize, start: usize) -> usize {
        let is_and = |place: usize| line.word(place).is_some_and(|at| self.is(at, words!["and", "or"]));
        if start < low + 2 || !is_and(start - 1) { start } else { self.core_start(line, low, start - 1).unwrap_or(start) }
    }

    /// The subject before an apposition or relative clause that ends at the comma at `comma`.
    ///
    /// > **Reyes**, the mayor of Linden, [said]   · The mayor, **Ann Reyes**, [said]   · In Linden, **the mayor**, who wept, [said]
    fn before_apposition(&self, line: &Line, low: usize, comma: usize) -> Option<NounPhrase> {
        let inside = self.plain_before(line, low, comma);
        let mut end = self.comma_before(line, low, comma);
        let Some(first) = end else { return inside };
        let whole = inside.filter(|phrase| phrase.head == Head::Name && phrase.places.start == first + 1);
        let mut found: Option<NounPhrase> = None;
        for _ in 0..5 {
            let Some(at) = end else { break };
            let before = self.comma_before(line, low, at);
            let start = before.map_or(low, |comma| comma + 1);
            let phrase = self.plain_before(line, start, at);
            let is_whole = phrase.as_ref().is_some_and(|phrase| phrase.places.start == start);
            match (phrase, &found) {
                (Some(phrase), None) if is_whole || before.is_none() => found = Some(phrase),
                // “Ann Reyes, the mayor, who wept, said”: the name before the role.
                (Some(phrase), Some(_)) if is_whole && phrase.head == Head::Name => found = Some(phrase),
                (_, Some(_)) => break,
                _ => {}
            }
            if found.as_ref().is_some_and(|phrase| phrase.head != Head::Noun) {
                break;
            }
            end = before;
        }
        let found = match (found, whole) {
            (Some(found), Some(whole)) if found.head == Head::Noun => Some(whole),
            (None, whole) => whole,
            (found, _) => found,
        }?;
        Some(self.before_whose(line, low, &found).unwrap_or(found))
    }

    /// Whose kin a name in a relative clause is: **Ann Reyes**, whose father, Bo Reyes, built the pier, [said]
    fn before_whose(&self, line: &Line, low: usize, kin: &NounPhrase) -> Option<NounPhrase> {
        let inner = kin.places.start.checked_sub(1).filter(|place| *place > low)?;
        line.word(inner).filter(|at| self.is_comma(*at))?;
        let outer = self.comma_before(line, low, inner).filter(|outer| *outer > low)?;
        line.word(outer + 1).filter(|at| self.is(*at, words!["whose"]))?;
        self.plain_before(line, low, outer).filter(|phrase| phrase.head == Head::Name)
    }

    fn comma_before(&self, line: &Line, low: usize, end: usize) -> Option<usize> {
        (low.max(end.saturating_sub(60))..end)
            .rev()
            .take_while(|place| !line.is_quote(*place))
            .find(|place| line.word(*place).is_some_and(|at| self.is_comma(at)))
    }
}
