//! Finds the time expressions of one article, in symbolic form: “a Tuesday”, “the October before”.
//!
//! In: an article and its words. Out: time expressions, in order, without overlap. It knows no date to resolve them
//! against: the dossier grounds them.
//!
//! > The council met on **Tuesday**, a month after the **March 2019** vote.

mod ahead;
pub(super) mod feasts;
mod lookalikes;
mod named_days;
mod numeric;
mod patterns;
mod reading;
mod tense;
mod time_word;
mod timetable;
mod value;
pub(super) mod vocabulary;
mod weekdays;

#[cfg(test)]
mod tests;

pub(crate) use feasts::Feast;
pub(crate) use value::{
    Anchored, Direction, Duration, MonthOf, Reference, Season, Set, Side, Stretch, Symbolic, TimeKind, TimeOfDay, Unit, Year,
};

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};
use time_word::TimeWord;

use super::WordTable;
use super::lexicon::Classes;
use crate::corpus::Article;
use crate::text::{Span, WordKind};

/// A phrase that tells when, how long or how often.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Its extent, without the preposition: “Tuesday morning”.
    pub span: Span,
    /// What it tells.
    pub kind: TimeKind,
    /// When, as far as the words alone say.
    pub value: Symbolic,
    /// The weekday told beside a day of the month: “*Tuesday*, Feb. 6”. It says which year is meant.
    #[serde(default, with = "weekdays::given", skip_serializing_if = "Option::is_none")]
    pub weekday: Option<Weekday>,
}

/// All time expressions of an article.
pub fn find_times(article: &Article, words: &WordTable) -> Vec<TimeExpression> {
    let mut times = Vec::new();
    let mut inside = Vec::new();
    for sentence in &words.sentences {
        if !words.tokens[sentence.words()].iter().any(|token| token.kind() == WordKind::Number || token.is(Classes::WHEN)) {
            continue;
        }
        reading::read_time_words(&article.text, words, sentence.words(), &mut inside);
        let mut at = 0;
        while at < inside.len() {
            let first = sentence.words().start + at;
            let named = named_days::find_at(&article.text, words, first..sentence.words().end, &inside[at..]);
            let (value, length) = match named {
                Some((value, length)) => (value, length),
                None => patterns::find_at(&inside, at).map_or((None, 1), |(value, length)| (Some(value), length)),
            };
            let value = value.filter(|value| {
                let goes_on = first + length < sentence.words().end;
                !(goes_on && lookalikes::is_none(&article.text, words, first..first + length, value))
            });
            if let Some(value) = value {
                let value = tense::with_direction(
                    value,
                    || tense::direction(&article.text, words, sentence, first),
                    || tense::is_over(&article.text, words, sentence, first),
                );
                let weekday = weekday_beside(&value, &inside[at..at + length]);
                times.push(TimeExpression { span: words.span_of(first..first + length), kind: value.kind(), value, weekday });
            }
            at += length;
        }
    }
    numeric::put_in_order(&article.text, &mut times);
    times
}

/// The weekday that an expression of a day of the month tells beside it: “*Tuesday*, Feb. 6”, “noon on *Tuesday*, Feb. 6”.
fn weekday_beside(value: &Symbolic, words: &[TimeWord]) -> Option<Weekday> {
    let Symbolic::On(Stretch::Day(..), _) = value else { return None };
    words.iter().find_map(|word| match word {
        TimeWord::Weekday(weekday) | TimeWord::ShortWeekday(weekday) => Some(*weekday),
        _ => None,
    })
}
