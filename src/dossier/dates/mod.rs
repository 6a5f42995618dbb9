//! Symbolic time expressions grounded in the day the article came out.
//!
//! In: the time expressions of each article, and the day it came out, where that is known. Out: for each expression its
//! value in TIMEX3's writing and the days it may mean. What needs a day that nobody knows stays open: nothing is guessed.

mod period;
mod quotation;
mod resolve;
mod stamps;
mod story;
mod timex3;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use rayon::prelude::*;

use super::published::Published;
use crate::annotate::time::{Direction, Stretch, Symbolic, TimeExpression, TimeKind, TimeOfDay, Unit, Year};
use crate::annotate::words::hash_of_folded;
use crate::annotate::{Annotations, WordList, words};
use crate::corpus::Grade;
use crate::text::Span;

use period::nearest_weekday;
pub(crate) use period::{Granularity, Period};
pub(super) use quotation::days_said;
use resolve::Context;
use story::Story;

/// What a time expression was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Nothing: the words say it all.
    Absolute,
    /// The day the article came out.
    Published,
    /// The day on which the quoted words were said.
    Said,
    /// Another time expression of the article, by its place.
    Expression(usize),
}

impl Anchor {
    /// Its name in the extract stream.
    pub fn name(self) -> &'static str {
        match self {
            Self::Absolute => "absolute",
            Self::Published => "published",
            Self::Said => "said",
            Self::Expression(_) => "expression",
        }
    }
}

/// A time expression with the days it means.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundedTime {
    /// Its extent.
    pub span: Span,
    /// What it tells.
    pub kind: TimeKind,
    /// Its value in TIMEX3's writing (`2017-11-20`, `2017-W46-WE`, `P6Y`, `PAST_REF`); `None` where it stays open.
    pub value: Option<String>,
    /// The first and the last day it may mean; `None` for durations, sets and vague references, and where it stays open.
    pub days: Option<(Date, Date)>,
    /// The same without its time of day, in TIMEX3's writing (`2017-11-20` for `2017-11-20TEV`); `None` where `days` is.
    pub date: Option<String>,
    /// How fine it is; `None` where `days` is.
    pub granularity: Option<Granularity>,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// The day of the stamp above it, where an article was written piece by piece.
    pub written: Option<Date>,
    /// How sure.
    pub grade: Grade,
}

/// By the place of the article: its times, one for each time expression, in the same order.
pub(crate) fn ground(annotations: &[Annotations], published: &[Published]) -> Vec<Vec<GroundedTime>> {
    annotations.par_iter().zip(published).map(|(article, published)| ground_article(article, published)).collect()
}

/// The times of one article. Where its day is open, but not every day will do, that is known which comes to the same on all of
/// them: with candidates from Tuesday to Monday, “on Tuesday” is that Tuesday.
fn ground_article(article: &Annotations, published: &Published) -> Vec<GroundedTime> {
    let day = published.day.as_ref().map(|field| field.value);
    let mut times = ground_on(article, day, published.grade().max(Grade::Derived));
    let mut on_candidates = published.candidates.iter().map(|day| ground_on(article, Some(*day), Grade::Inferred));
    if let (None, Some(mut agreed)) = (day, on_candidates.next().map(|first| first.into_iter().map(Some).collect::<Vec<_>>())) {
        for other in on_candidates {
            for (agreed, other) in agreed.iter_mut().zip(&other) {
                agreed.take_if(|time| time != other);
            }
        }
        for (time, agreed) in times.iter_mut().zip(agreed) {
            *time = agreed.unwrap_or_else(|| time.clone());
        }
    }
    times
}

/// The times of an article that came out on this day. Those inside quotations are resolved last, for the day of the quotation may
/// stand after them.
fn ground_on(article: &Annotations, day: Option<Date>, grade: Grade) -> Vec<GroundedTime> {
    let mut context = Context::new(day);
    let mut story = Story::new(day);
    let mut times: Vec<GroundedTime> = Vec::with_capacity(article.times.len());
    let pieces = day.map_or_else(Vec::new, |day| stamps::find_pieces(article, day));
    let (mut coming, mut piece) = (pieces.iter().peekable(), None);
    let mut day = day;
    let is_next_weekend = |time: &TimeExpression| matches!(time.value, Symbolic::On(Stretch::Weekend(Direction::Next), _));
    let is_other_weekend =
        |time: &TimeExpression| matches!(time.value, Symbolic::On(Stretch::Weekend(Direction::Next | Direction::Last), _));
    let is_parted = article.times.iter().any(is_other_weekend) && article.times.iter().any(|time| is_this_weekend(article, time));
    for (place, time) in article.times.iter().enumerate() {
        if let Some(next) = coming.next_if(|piece| piece.stamp.iter().any(|(of_stamp, _)| *of_stamp == place)) {
            (piece, day) = (Some(next), Some(next.here));
            context.goes_on_from(next.here);
            story = Story::new(day);
        }
        let spot = story::Spot::of(article, time);
        let of_stamp = piece.and_then(|piece: &stamps::Piece| piece.day_of(place, &time.value));
        let (meaning, anchor) = match (of_stamp, story.told(time, &spot)) {
            (Some((day, time)), _) => (Meaning::Dated(Period::Day(day), Period::Day(day), time), Anchor::Published),
            (None, Some((period, told, time))) => (Meaning::Dated(period, period, time), Anchor::Expression(told)),
            (None, None) => ground_one(&time.value, &context),
        };
        let meaning = after_start(article, place, meaning, &times).unwrap_or(meaning);
        let meaning = match meaning {
            meaning if !is_parted => meaning,
            meaning if is_next_weekend(time) => week_later(meaning, day),
            meaning if is_this_weekend(article, time) => weekend_of(meaning, day),
            meaning => meaning,
        };
        let meaning = next_in_turn(time, meaning, day, &times).unwrap_or(meaning);
        let (meaning, anchor) = match begun_already(article, time, meaning, day) {
            Some((next, at)) => (Meaning::Dated(next, next, at), anchor),
            None => (meaning, anchor),
        };
        if let Meaning::Dated(_, last, _) = meaning {
            context.told(place, last, anchor);
            story.goes_on(place, time, &spot, last);
        }
        times.push(GroundedTime { written: piece.map(|piece| piece.here), ..grounded(time, meaning, anchor, grade) });
    }
    quotation::ground_again(article, &mut times, grade);
    times
}

/// The day that ends what another one begins, where it would lie before that: “from Monday **to Thursday**”, written on a Thursday; “from
/// 11 a.m. Friday **until 1 a.m. Saturday**”; “from Dec. 22 **to Jan. 6**”.
fn after_start(article: &Annotations, place: usize, meaning: Meaning, times: &[GroundedTime]) -> Option<Meaning> {
    static TO: &WordList = words!["to", "until", "till", "through", "and"];
    static FROM: &WordList = words!["from", "between"];
    let Symbolic::On(stretch, _) = article.times[place].value else { return None };
    let (Meaning::Dated(Period::Day(day), _, time), Some(start)) = (meaning, times.last()) else { return None };
    let first = article.words.words_in(start.span).start;
    let between = article.words.words_in(Span { start: start.span.end, end: article.times[place].span.start });
    let is_range = between.len() == 1
        && article.words.tokens[between.start].is(TO)
        && first.checked_sub(1).is_some_and(|from| article.words.tokens[from].is(FROM));
    let (begun, _) = start.days.filter(|_| is_range)?;
    let end = match (stretch, article.times[place - 1].value) {
        _ if day >= begun => None,
        (Stretch::Weekday(weekday, _), Symbolic::On(Stretch::Weekday(..), _)) => nearest_weekday(begun, weekday, true),
        (Stretch::Day(month, day, Year::Nearest(_)), _) => {
            let in_year = |by: i16| Date::new(begun.year().checked_add(by)?, month, day).ok();
            [0, 1].into_iter().filter_map(in_year).find(|end| *end >= begun)
        }
        _ => None,
    };
    let end = Period::Day(end?);
    Some(Meaning::Dated(end, end, time))
}

/// The same weekday a week on, where the text has told of a day to come: “The trial begins Monday. The jury retires on **Wednesday**”, written on
/// a Wednesday.
fn next_in_turn(time: &TimeExpression, meaning: Meaning, here: Option<Date>, times: &[GroundedTime]) -> Option<Meaning> {
    let Symbolic::On(Stretch::Weekday(_, Direction::Future), _) = time.value else { return None };
    let (Meaning::Dated(Period::Day(day), _, at), here) = (meaning, here?) else { return None };
    let (told, _) = times.last()?.days.filter(|_| day == here)?;
    let next = Period::Day(here.checked_add(jiff::Span::new().weeks(1)).ok()?);
    (here < told && told < next.days().0).then_some(Meaning::Dated(next, next, at))
}

/// “The market moves next weekend; **this weekend** it is shut.”
fn is_this_weekend(article: &Annotations, time: &TimeExpression) -> bool {
    let first = || article.words.tokens.get(article.words.words_in(time.span).start);
    matches!(time.value, Symbolic::On(Stretch::Weekend(Direction::Open | Direction::Past | Direction::Future | Direction::Near), _))
        && first().is_some_and(|word| word.is(words!["this"]))
}

/// That of the week of writing.
fn weekend_of(meaning: Meaning, here: Option<Date>) -> Meaning {
    let Meaning::Dated(.., time) = meaning else { return meaning };
    let weekend = here.and_then(|here| Period::holding(here, Unit::Weekend));
    weekend.map_or(meaning, |weekend| Meaning::Dated(weekend, weekend, time))
}

/// “Next weekend”, where the text tells it apart from “this weekend”: not that of the week of writing.
fn week_later(meaning: Meaning, here: Option<Date>) -> Meaning {
    let Meaning::Dated(first, _, time) = meaning else { return meaning };
    let is_near = here.is_some_and(|here| Period::holding(here, Unit::Weekend) == Some(first) && here < first.days().0);
    let later = || first.shifted(1, Unit::Week).and_then(|week| Period::holding(week.days().0, Unit::Weekend));
    if is_near { later().map_or(meaning, |later| Meaning::Dated(later, later, time)) } else { meaning }
}

/// The day after, where an article tells what happened early on that weekday: it was written over the night, or where the day begins later.
///
/// > (Friday) The president spoke **early Saturday**.   (Wednesday) On Wednesday they marched. Shots fell at **4 a.m. Thursday**.
fn begun_already(
    article: &Annotations,
    time: &TimeExpression,
    meaning: Meaning,
    here: Option<Date>,
) -> Option<(Period, Option<TimeOfDay>)> {
    /// The weekday of tomorrow, read as one of the last days.
    const AGO: i32 = 6;
    const EARLY: u64 = hash_of_folded("early");
    /// Up to this hour.
    const SMALL_HOURS: i8 = 6;
    let Symbolic::On(Stretch::Weekday(_, Direction::Open | Direction::Past | Direction::Near), at) = time.value else { return None };
    let here = here?;
    // Who goes by weekdays tells of the day before by its own.
    let tells_of = |day: Date| {
        let is_day =
            |time: &TimeExpression| matches!(time.value, Symbolic::On(Stretch::Weekday(weekday, _), _) if weekday == day.weekday());
        article.times.iter().any(is_day)
    };
    let is_early = match at {
        None => article.words.tokens.get(article.words.words_in(time.span).start).is_some_and(|token| token.fold == EARLY),
        Some(TimeOfDay::Clock(hour, _)) => hour < SMALL_HOURS && tells_of(here),
        Some(_) => false,
    };
    let Meaning::Dated(Period::Day(day), ..) = meaning else { return None };
    if !is_early {
        return None;
    }
    let is_last_week = day.until(here).is_ok_and(|distance| distance.get_days() == AGO);
    here.tomorrow().ok().filter(|_| is_last_week).map(|tomorrow| (Period::Day(tomorrow), at))
}

/// What a symbolic value means, given what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// From one period to another (mostly the same), and the time of its day.
    Dated(Period, Period, Option<TimeOfDay>),
    /// A duration, a set or a vague reference: no days.
    Undated(Symbolic),
    /// The day it depends on is not known.
    Open,
}

/// What a symbolic value means, and what it was resolved against.
fn ground_one(value: &Symbolic, context: &Context) -> (Meaning, Anchor) {
    match *value {
        Symbolic::On(stretch, time) => match context.resolve(stretch).or_else(|| context.resolve_here(stretch, time)) {
            Some((period, anchor)) => (Meaning::Dated(period, period, time), anchor),
            None => (Meaning::Open, Anchor::Published),
        },
        Symbolic::Range(first, last) => match (context.resolve(first), context.resolve(last)) {
            (Some((first, anchor)), Some((last, _))) => (Meaning::Dated(first, last, None), anchor),
            _ => (Meaning::Open, Anchor::Published),
        },
        Symbolic::Lasting(_) | Symbolic::Every(_) | Symbolic::Vague(_) => (Meaning::Undated(*value), Anchor::Absolute),
    }
}

/// A time expression with its meaning written out; `grade` is that of what depends on the day of publication.
fn grounded(time: &TimeExpression, meaning: Meaning, anchor: Anchor, grade: Grade) -> GroundedTime {
    let mut found = GroundedTime {
        span: time.span,
        kind: time.kind,
        value: None,
        days: None,
        date: None,
        granularity: None,
        anchor,
        written: None,
        grade: if anchor == Anchor::Absolute { Grade::Stated } else { grade },
    };
    match meaning {
        Meaning::Dated(first, last, time) => {
            let date = if first == last { first.to_string() } else { format!("{first}/{last}") };
            found.value = Some(match time {
                Some(time) => format!("{date}{}", timex3::TimeSuffix(time)),
                None => date.clone(),
            });
            found.days = Some((first.days().0, last.days().1));
            found.date = Some(date);
            found.granularity = Some(if time.is_some() { Granularity::PartOfDay } else { last.granularity() });
        }
        Meaning::Undated(value) => found.value = timex3::undated(&value),
        Meaning::Open => found.grade = Grade::Unknown,
    }
    found
}
