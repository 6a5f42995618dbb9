//! The same in few bytes, with the table of words: for a cache, which the very program reads that wrote it.
//!
//! The hashes of words stand in a [`Vocabulary`] that many articles share; all else is small numbers. What is read may be anybody's: a
//! place that the text does not have is found before anything looks there.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::sound;
use crate::annotate::events::{Calamity, Distance, EventPhrase, Kind, Lemma, Status, Subject, read_lemma};
use crate::annotate::lexicon::{NO_CLASS, set_of_hash};
use crate::annotate::names::{Cues, NamePhrase};
use crate::annotate::quotes::{Directness, QuotePhrase};
use crate::annotate::time::{Symbolic, TimeExpression};
use crate::annotate::words::{Sentence, Token, WordTable};
use crate::annotate::{Annotations, Said};
use crate::text::{Case, LONGEST_WORD, Span, Word, WordKind};

/// What an article says.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Packed<'a> {
    is_cased: bool,
    is_english: bool,
    tokens: Vec<PackedToken>,
    /// How many words lie between the last sentence and this one, and how many it has.
    sentences: Vec<(u32, u32)>,
    names: Vec<PackedName>,
    times: Vec<PackedTime<'a>>,
    quotes: Vec<PackedQuote>,
    events: Vec<PackedEvent<'a>>,
}

/// How it is written, and above it how many bytes lie between it and the word before; how long it is; which word it is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct PackedToken(u32, u32, u32);

/// Its first word and how many there are; honorific, role and cues.
#[derive(Debug, Serialize, Deserialize)]
struct PackedName(u32, u32, Option<Span>, Option<Span>, u32);

#[derive(Debug, Serialize, Deserialize)]
struct PackedTime<'a>(Span, Cow<'a, Symbolic>, Option<i8>);

#[derive(Debug, Serialize, Deserialize)]
struct PackedQuote(Span, [Option<Span>; 3], Directness, bool);

#[derive(Debug, Serialize, Deserialize)]
struct PackedEvent<'a> {
    trigger: Span,
    #[serde(deserialize_with = "read_lemma")]
    lemma: Lemma,
    kind: Kind,
    /// Whether its trigger is a verb, one of the past, whether the sentence is about it, and whether it is an earlier one.
    is: [bool; 4],
    subject: Subject,
    clause: Span,
    sentence: Span,
    before: Cow<'a, [Span]>,
    after: Cow<'a, [Span]>,
    times: Cow<'a, [usize]>,
    distance: Option<Distance>,
    status: Status,
    places: Cow<'a, [Span]>,
    calamity: Option<Calamity>,
}

/// The words of many articles, as they are written: each by its hash.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    places: FxHashMap<u64, u32>,
    /// The hash of each.
    pub(crate) hashes: Vec<u64>,
}

impl Vocabulary {
    fn place(&mut self, hash: u64) -> u32 {
        *self.places.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            u32::try_from(self.hashes.len() - 1).expect("fewer words than bytes of text")
        })
    }
}

/// The same as they are read: each with the lists that it stands in.
#[derive(Debug, Default)]
pub(crate) struct Words(Vec<(u64, u16)>);

impl Words {
    pub(crate) fn new(hashes: &[u64]) -> Self {
        Self(hashes.iter().map(|hash| (*hash, set_of_hash(*hash))).collect())
    }
}

impl<'a> Packed<'a> {
    pub(crate) fn new(said: &'a Said, vocabulary: &mut Vocabulary) -> Self {
        let Said { words, names, times, quotes, events } = said;
        let mut at = 0;
        let tokens = words.tokens.iter().map(|token| {
            let gap = token.span().start - at;
            at = token.span().end;
            let written = (gap << 5) | (kind_number(token.kind()) << 3) | (case_number(token.case()) << 1) | u32::from(token.is_glued());
            PackedToken(written, token.span().end - token.span().start, vocabulary.place(token.fold))
        });
        let tokens = tokens.collect();
        let mut at = 0;
        let sentences = words.sentences.iter().map(|sentence| {
            let gap = sentence.words.start - at;
            at = sentence.words.end;
            (gap as u32, sentence.words.len() as u32)
        });
        let name =
            |name: &NamePhrase| PackedName(name.words.start as u32, name.words.len() as u32, name.honorific, name.role, name.cues.bits());
        let time = |time: &'a TimeExpression| {
            PackedTime(time.span, Cow::Borrowed(&time.value), time.weekday.map(jiff::civil::Weekday::to_monday_one_offset))
        };
        let quote = |quote: &QuotePhrase| {
            PackedQuote(quote.content, [quote.speaker, quote.cue, quote.addressee], quote.directness, quote.continues)
        };
        Self {
            is_cased: words.is_cased,
            is_english: words.is_english,
            tokens,
            sentences: sentences.collect(),
            names: names.iter().map(name).collect(),
            times: times.iter().map(time).collect(),
            quotes: quotes.iter().map(quote).collect(),
            events: events.iter().map(PackedEvent::new).collect(),
        }
    }

    /// What the article with this text says; `None` where that cannot be.
    pub(crate) fn unpacked(self, text: &str, words: &Words) -> Option<Annotations> {
        let tokens = unpacked_tokens(self.tokens, text, words)?;
        let sentences = unpacked_sentences(self.sentences, &tokens)?;
        let words = WordTable { tokens, sentences, is_cased: self.is_cased, is_english: self.is_english };
        let name = |PackedName(first, length, honorific, role, cues)| {
            let places = first as usize..(first as usize).checked_add(length as usize)?;
            let tokens = words.tokens.get(places.clone())?;
            let span = tokens.first()?.span().to(tokens.last()?.span());
            Some(NamePhrase { span, words: places, honorific, role, cues: Cues::from_bits_retain(cues) })
        };
        let time = |PackedTime(span, value, weekday): PackedTime<'_>| {
            let weekday = weekday.map(jiff::civil::Weekday::from_monday_one_offset).transpose().ok()?;
            Some(TimeExpression { span, kind: value.kind(), value: value.into_owned(), weekday })
        };
        let quote = |PackedQuote(content, [speaker, cue, addressee], directness, continues)| QuotePhrase {
            content,
            speaker,
            cue,
            addressee,
            directness,
            continues,
        };
        let names = all(self.names, name)?;
        let times = all(self.times, time)?;
        let quotes = self.quotes.into_iter().map(quote).collect();
        let events = self.events.into_iter().map(PackedEvent::unpacked).collect();
        let said = Said { words, names, times, quotes, events };
        sound::is_sound(text, &said).then(|| Annotations::new(said))
    }
}

impl<'a> PackedEvent<'a> {
    fn new(event: &'a EventPhrase) -> Self {
        Self {
            trigger: event.trigger,
            lemma: event.lemma,
            kind: event.kind,
            is: [event.is_verb, event.is_past, event.is_main, event.is_earlier_one],
            subject: event.subject,
            clause: event.clause,
            sentence: event.sentence,
            before: event.before.as_slice().into(),
            after: event.after.as_slice().into(),
            times: event.times.as_slice().into(),
            distance: event.distance,
            status: event.status,
            places: event.places.as_slice().into(),
            calamity: event.calamity,
        }
    }

    fn unpacked(self) -> EventPhrase {
        let [is_verb, is_past, is_main, is_earlier_one] = self.is;
        EventPhrase {
            trigger: self.trigger,
            lemma: self.lemma,
            kind: self.kind,
            is_verb,
            is_past,
            is_main,
            subject: self.subject,
            clause: self.clause,
            before: self.before.as_ref().into(),
            after: self.after.as_ref().into(),
            sentence: self.sentence,
            times: self.times.as_ref().into(),
            distance: self.distance,
            is_earlier_one,
            status: self.status,
            places: self.places.as_ref().into(),
            calamity: self.calamity,
        }
    }
}

/// What each is unpacked to, in a list no longer than it needs to be; `None` where one cannot be.
fn all<P, T>(packed: Vec<P>, unpack: impl FnMut(P) -> Option<T>) -> Option<Vec<T>> {
    let mut unpacked = Vec::with_capacity(packed.len());
    for one in packed.into_iter().map(unpack) {
        unpacked.push(one?);
    }
    Some(unpacked)
}

fn unpacked_tokens(packed: Vec<PackedToken>, text: &str, words: &Words) -> Option<Vec<Token>> {
    let mut at = 0_u32;
    let token = |PackedToken(written, length, word)| {
        let start = at.checked_add(written >> 5)?;
        let end = start.checked_add(length)?;
        let is_inside =
            start < end && length as usize <= LONGEST_WORD && text.is_char_boundary(start as usize) && text.is_char_boundary(end as usize);
        let (fold, set) = *words.0.get(word as usize)?;
        let kind = kind_of((written >> 3) & 3)?;
        let set = if kind == WordKind::Letters { set } else { NO_CLASS };
        at = end;
        let word = Word { span: Span { start, end }, kind, case: case_of((written >> 1) & 3), is_glued: written & 1 == 1 };
        is_inside.then(|| Token::new(word, set, fold))
    };
    all(packed, token)
}

fn unpacked_sentences(packed: Vec<(u32, u32)>, tokens: &[Token]) -> Option<Vec<Sentence>> {
    let mut at = 0_usize;
    let sentence = |(gap, length): (u32, u32)| {
        let start = at.checked_add(gap as usize)?;
        let end = start.checked_add(length as usize)?;
        let inside = tokens.get(start..end)?;
        at = end;
        Some(Sentence { span: inside.first()?.span().to(inside.last()?.span()), words: start..end })
    };
    all(packed, sentence)
}

fn kind_number(kind: WordKind) -> u32 {
    match kind {
        WordKind::Letters => 0,
        WordKind::Number => 1,
        WordKind::Mark => 2,
    }
}

fn kind_of(number: u32) -> Option<WordKind> {
    [WordKind::Letters, WordKind::Number, WordKind::Mark].get(number as usize).copied()
}

fn case_number(case: Case) -> u32 {
    match case {
        Case::Lower => 0,
        Case::Capital => 1,
        Case::Upper => 2,
        Case::Mixed => 3,
    }
}

fn case_of(number: u32) -> Case {
    match number {
        0 => Case::Lower,
        1 => Case::Capital,
        2 => Case::Upper,
        _ => Case::Mixed,
    }
}
