//! The same in few bytes, with the table of words: for a cache, which the very program reads that wrote it.
//!
//! The hashes of words stand in a [`Vocabulary`] that many articles share; all else is small numbers. What is read may be anybody's: a
//! place that the text does not have is found before anything looks there.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::packed_tokens::PackedTokens;
use super::sound;
pub(crate) use super::vocabulary::{Vocabulary, Words};
use crate::annotate::events::{Calamity, Distance, EventPhrase, Kind, Lemma, Status, Subject};
use crate::annotate::names::{Cues, NamePhrase};
use crate::annotate::quotes::{Directness, QuotePhrase};
use crate::annotate::time::{Symbolic, TimeExpression};
use crate::annotate::words::{Sentence, Token, WordTable};
use crate::annotate::{Annotations, Said, thin};
use crate::text::Span;

/// What an article says.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Packed<'a> {
    is_cased: bool,
    is_english: bool,
    #[serde(borrow)]
    tokens: PackedTokens<'a>,
    /// How many words lie between the last sentence and this one, and how many it has.
    sentences: Vec<(u32, u32)>,
    names: Vec<PackedName>,
    times: Vec<PackedTime<'a>>,
    quotes: Vec<PackedQuote>,
    events: Vec<PackedEvent<'a>>,
}

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

impl<'a> Packed<'a> {
    pub(crate) fn new(said: &'a Said, vocabulary: &mut Vocabulary) -> Self {
        let Said { words, names, times, quotes, events } = said;
        let tokens = PackedTokens::new(&words.tokens, vocabulary);
        let mut at = 0;
        let sentences = words.sentences.iter().map(|sentence| {
            let gap = sentence.words().start - at;
            at = sentence.words().end;
            (gap as u32, sentence.words().len() as u32)
        });
        let name = |name: &NamePhrase| {
            PackedName(name.words().start as u32, name.words().len() as u32, name.honorific, name.role, name.cues.bits())
        };
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
        let tokens = self.tokens.unpacked(text, words)?;
        let sentences = unpacked_sentences(self.sentences, &tokens)?;
        let words = WordTable::of_words(tokens, sentences, self.is_cased, self.is_english);
        let name = |PackedName(first, length, honorific, role, cues)| {
            let places = first as usize..(first as usize).checked_add(length as usize)?;
            let tokens = words.tokens.get(places.clone())?;
            let span = tokens.first()?.span().to(tokens.last()?.span());
            Some(NamePhrase { span, places: places.into(), honorific, role, cues: Cues::from_bits_retain(cues) })
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
            distance: event.distance.as_deref().copied(),
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
            before: thin(&self.before),
            after: thin(&self.after),
            sentence: self.sentence,
            times: thin(&self.times),
            distance: self.distance.map(Box::new),
            is_earlier_one,
            status: self.status,
            places: thin(&self.places),
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

fn unpacked_sentences(packed: Vec<(u32, u32)>, tokens: &[Token]) -> Option<Vec<Sentence>> {
    let mut at = 0_usize;
    let sentence = |(gap, length): (u32, u32)| {
        let start = at.checked_add(gap as usize)?;
        let end = start.checked_add(length as usize)?;
        let inside = tokens.get(start..end)?;
        at = end;
        Some(Sentence::new(inside.first()?.span().to(inside.last()?.span()), start..end))
    };
    all(packed, sentence)
}
