//! Words inside a quotation are counted from the day it was said: “‘We met today,’ Reyes said Monday.”

use super::resolve::Context;
use super::{Anchor, Granularity, GroundedTime, Meaning, ground_one, grounded};
use crate::annotate::Annotations;
use crate::annotate::quotes::{Directness, QuotePhrase};
use crate::annotate::time::{Anchored, Stretch, Symbolic, Unit};
use crate::corpus::Grade;
use crate::text::Span;

/// Resolves again what stands inside the quotations of an article and is counted from the day of speaking.
pub(super) fn ground_again(article: &Annotations, times: &mut [GroundedTime], grade: Grade) {
    let mut said = None;
    for quote in &article.quotes {
        if quote.directness == Directness::Indirect {
            continue;
        }
        if !quote.continues {
            said = None;
        }
        said = day_said(article, times, quote).or(said);
        let Some(day) = said else { continue };
        let context = Context::new(Some(day));
        for place in inside(times, quote.content) {
            let time = &article.times[place];
            if is_counted_from_speaking(&time.value)
                && let (meaning @ Meaning::Dated(..), _) = ground_one(&time.value, &context)
            {
                times[place] = grounded(time, meaning, Anchor::Said, grade);
            }
        }
    }
}

/// Whether an expression says how far it lies from the day of speaking. A weekday is the same seen from either day.
fn is_counted_from_speaking(value: &Symbolic) -> bool {
    matches!(value, Symbolic::On(Stretch::Away { from: Anchored::Here, unit: Unit::Day, .. }, _))
}

/// The day on which a quotation was said, as the sentences of its words and of its cue say outside it; `None` where they do not.
fn day_said(article: &Annotations, times: &[GroundedTime], quote: &QuotePhrase) -> Option<jiff::civil::Date> {
    let cue = quote.cue?;
    let sentence = &article.words.sentences[article.words.sentence_at(cue.start)?];
    let days = inside(times, sentence.span).filter(|place| {
        let span = times[*place].span;
        let is_quoted = article.quotes.iter().any(|quote| quote.directness != Directness::Indirect && quote.content.overlaps(span));
        !is_quoted && matches!(times[*place].granularity, Some(Granularity::Day | Granularity::PartOfDay))
    });
    let nearest = days.min_by_key(|place| times[*place].span.start.abs_diff(cue.end))?;
    times[nearest].days.map(|(first, _)| first)
}

/// The places of the times inside a span.
fn inside(times: &[GroundedTime], span: Span) -> impl Iterator<Item = usize> + use<> {
    let start = times.partition_point(|time| time.span.start < span.start);
    let end = start + times[start..].partition_point(|time| time.span.end <= span.end);
    start..end
}
