//! Words inside a quotation are counted from the day it was said: “‘We met today,’ Reyes said Monday.”

use jiff::civil::Date;

use super::resolve::Context;
use super::{Anchor, Granularity, GroundedTime, Meaning, ground_one, grounded};
use crate::annotate::lexicon::Classes;
use crate::annotate::quotes::{Directness, QuotePhrase};
use crate::annotate::time::{Anchored, Stretch, Symbolic, Unit};
use crate::annotate::words::fold_hash;
use crate::annotate::{Annotations, Token, WordList, words};
use crate::corpus::Grade;
use crate::text::{Span, WordKind};

/// Resolves anew the time expressions inside the quotations of an article that are counted from the day of speaking.
pub(super) fn ground_again(article: &Annotations, times: &mut [GroundedTime], grade: Grade) {
    if article.quotes.is_empty() {
        return;
    }
    let reported = reported_days(article, times);
    let mut said = None;
    for quote in article.quotes.iter().filter(|quote| quote.directness != Directness::Indirect) {
        if !quote.continues {
            said = None;
        }
        said = day_said(article, times, &reported, quote).or(said);
        for place in inside(times, quote.content) {
            let time = &article.times[place];
            if !is_counted_from_speaking(&time.value) {
                continue;
            }
            let Some(day) = said.or_else(|| day_of_occasion(article, times, &reported[..place], place)) else { continue };
            if let (meaning @ Meaning::Dated(..), _) = ground_one(&time.value, &Context::new(Some(day))) {
                times[place] = GroundedTime { written: times[place].written, ..grounded(time, meaning, Anchor::Said, grade) };
            }
        }
    }
}

/// By the place of the quote: the day on which it was said, where the reporter gives it right beside the cue, or after the place where
/// it was said: “Reyes said **on Monday**”, “Reyes told supporters outside her home **on Monday**”. Not: “Reyes said after the vote on
/// Monday”.
pub(in crate::dossier) fn days_said(article: &Annotations, times: &[GroundedTime]) -> Vec<Option<Date>> {
    let reported = reported_days(article, times);
    let mut last = None;
    let days = article.quotes.iter().map(|quote| {
        if !quote.continues {
            last = None;
        }
        last = day_beside_cue(article, times, &reported, quote).or(last);
        last
    });
    days.collect()
}

fn day_beside_cue(article: &Annotations, times: &[GroundedTime], reported: &[bool], quote: &QuotePhrase) -> Option<Date> {
    /// This many words may stand between: “told Ode **late on** Monday”.
    const GAP: usize = 2;
    /// “outside her home in the capital on”
    const LONGEST_PLACE: usize = 9;
    let words = &article.words;
    let told = [quote.speaker, quote.addressee].into_iter().flatten().fold(quote.cue?, Span::to);
    let sentence = &words.sentences[words.sentence_at(quote.cue?.start)?];
    let is_beside = |place: &usize| {
        let time = times[*place].span;
        let (before, behind) = if time.end <= told.start { (time, told) } else { (told, time) };
        let (first, last) = (words.words_in(before).end, words.words_in(behind).start);
        let between = words.tokens.get(first..last);
        between.is_some_and(|between| {
            let is_one_clause = between.iter().all(|token| !token.is(Classes::CONJUNCTION | Classes::AUXILIARY));
            is_one_clause && (between.len() <= GAP || behind == time && between.len() <= LONGEST_PLACE && tells_where(between))
        })
    };
    let place = inside(times, sentence.span).find(|place| reported[*place] && is_beside(place))?;
    times[place].days.filter(|(first, last)| first == last).map(|(first, _)| first)
}

/// Whether these words say only where something was said, not what else was done: “outside her home in the capital on”.
fn tells_where(words: &[Token]) -> bool {
    static OPENERS: &WordList = words!["in", "at", "outside", "inside", "near", "from"];
    let others = Classes::TRIGGER | Classes::SPEECH | Classes::PRONOUN;
    words.first().is_some_and(|first| first.is(OPENERS)) && words.iter().all(|word| word.kind() == WordKind::Letters && !word.is(others))
}

/// Whether an expression says how far it lies from the day of speaking. A weekday is the same from either day.
fn is_counted_from_speaking(value: &Symbolic) -> bool {
    matches!(value, Symbolic::On(Stretch::Away { from: Anchored::Here, unit: Unit::Day, .. }, _))
}

/// The day on which a quotation was said, as the sentence of its cue says outside it; `None` where it does not.
fn day_said(article: &Annotations, times: &[GroundedTime], reported: &[bool], quote: &QuotePhrase) -> Option<Date> {
    let cue = quote.cue?;
    let sentence = &article.words.sentences[article.words.sentence_at(cue.start)?];
    let days = inside(times, sentence.span).filter(|place| reported[*place]);
    let nearest = days.min_by_key(|place| times[*place].span.start.abs_diff(cue.end))?;
    times[nearest].days.map(|(first, _)| first)
}

/// Where the quoted words speak of an occasion (“our meeting today”), the day that the report before them gives it: “Their
/// meeting took place Wednesday.”
fn day_of_occasion(article: &Annotations, times: &[GroundedTime], reported_before: &[bool], place: usize) -> Option<Date> {
    let words = &article.words;
    let before = words.words_in(times[place].span).start.checked_sub(1)?;
    let occasion = words.tokens[before].fold;
    if !OCCASIONS.iter().any(|noun| fold_hash(noun) == occasion) {
        return None;
    }
    let days_before = times.iter().zip(reported_before).rev().take(REACH).filter(|(_, is_reported)| **is_reported);
    let (told, _) = days_before.into_iter().find(|(time, _)| {
        let sentence = words.sentence_at(time.span.start).map(|sentence| words.sentences[sentence].words());
        sentence.is_some_and(|mut sentence| sentence.any(|word| words.tokens[word].fold == occasion))
    })?;
    told.days.map(|(first, _)| first)
}

/// How many time expressions back the report of an occasion is looked for.
const REACH: usize = 20;

/// Nouns of what people come together for.
const OCCASIONS: &[&str] = &[
    "meeting",
    "talks",
    "summit",
    "conversation",
    "visit",
    "call",
    "session",
    "hearing",
    "conference",
    "ceremony",
    "negotiations",
    "debate",
    "trial",
];

/// By the place of the time: whether the reporter gives the day, not a speaker.
fn reported_days(article: &Annotations, times: &[GroundedTime]) -> Vec<bool> {
    let is_day = |time: &GroundedTime| matches!(time.granularity, Some(Granularity::Day | Granularity::PartOfDay));
    let mut reported: Vec<bool> = times.iter().map(is_day).collect();
    for quote in article.quotes.iter().filter(|quote| quote.directness != Directness::Indirect) {
        reported[inside(times, quote.content)].fill(false);
    }
    reported
}

/// The places of the times inside a span.
fn inside(times: &[GroundedTime], span: Span) -> std::ops::Range<usize> {
    let start = times.partition_point(|time| time.span.start < span.start);
    let end = start + times[start..].partition_point(|time| time.span.end <= span.end);
    start..end
}
