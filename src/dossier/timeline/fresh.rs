//! What the opening of an article tells without a day is news of the day it came out, or of the day before.
//!
//! > Mayor Ann Reyes **has stepped down**.   (in an article of 8 March)

use jiff::civil::Date;

use super::Sources;
use crate::annotate::events::{EventPhrase, Status, opening_of};
use crate::annotate::words;
use crate::text::overlapping;

/// The day an article came out, where its opening tells this and no day.
pub(super) fn day_of(sources: &Sources<'_>, mention: usize) -> Option<Date> {
    let article = sources.mentions[mention].article;
    let phrase = sources.phrase(mention);
    let day = sources.published[article].day.as_ref()?.value;
    let opening = opening_of(&sources.project.articles[article]);
    let is_told = phrase.is_verb && phrase.is_main && phrase.status == Status::Happened && phrase.distance.is_none();
    let is_news = is_told && phrase.sentence.end <= opening && !had_happened(sources, article, phrase);
    (is_news && !tells_a_day(sources, article, phrase)).then_some(day)
}

/// “She **had found** a crack in it” was before the news that it explains.
fn had_happened(sources: &Sources<'_>, article: usize, phrase: &EventPhrase) -> bool {
    const REACH: usize = 2;
    let table = &sources.annotations[article].words;
    let at = table.words_in(phrase.trigger).start;
    phrase.is_past && table.tokens[at.saturating_sub(REACH)..at].iter().any(|token| token.is(words!["had"]))
}

/// Whether the sentence of an event says when anything was.
fn tells_a_day(sources: &Sources<'_>, article: usize, phrase: &EventPhrase) -> bool {
    overlapping(&sources.times[article], phrase.sentence, |time| time.span).iter().any(|time| time.days.is_some())
}

/// Whether the first words of an article tell it as of now: “has stepped down”, “steps down”; not “stepped down”.
pub(super) fn is_of_now(sources: &Sources<'_>, mention: usize) -> bool {
    const REACH: usize = 3;
    /// What was run into the first sentence may stand before it.
    const NEAR: u32 = 300;
    let article = sources.mentions[mention].article;
    let phrase = sources.phrase(mention);
    let table = &sources.annotations[article].words;
    let lede = sources.project.articles[article].body.first();
    let opens = lede.is_some_and(|lede| lede.overlaps(phrase.sentence) && phrase.sentence.start.saturating_sub(lede.start) < NEAR);
    let at = table.words_in(phrase.trigger).start;
    let before = &table.tokens[at.saturating_sub(REACH)..at];
    let has = before.iter().any(|token| token.is(words!["has", "have", "is", "are"]));
    opens && (has || !phrase.is_past)
}
