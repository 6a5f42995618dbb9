//! A stretch of the calendar with what stands around it: “late on Monday”, “the end of 2017”, “Tuesday morning”.

use super::{Match, W, calendar, clock, month_parts, quarter, relative, season, year};
use crate::annotate::time::value::{Modifier, Stretch, Symbolic, Unit};

/// A stretch, its modifiers and its time of day.
pub(super) fn find(before: W, words: &[W]) -> Match<Symbolic> {
    let skipped = modifier(words);
    if skipped > 0
        && let Some((symbolic, length)) = bare(W::Preposition, &words[skipped..])
    {
        return Some((symbolic, skipped + length));
    }
    bare(before, words)
}

/// “*late on* Monday”, “*the end of* 2017”, “*earlier* this week”, “*mid-*November”, “*around* Nov. 13”. Not: “the end of the street”.
fn modifier(words: &[W]) -> usize {
    match words {
        [W::The, W::Early | W::Late | W::Mid, W::Hyphen, ..] | [W::The, W::Edge, W::Of, ..] => 3,
        [W::The, W::Early | W::Late | W::Mid, ..]
        | [W::Mid | W::Early | W::Late, W::Hyphen, ..]
        | [W::Edge, W::Of, ..]
        | [W::Early | W::Late | W::Earlier | W::Later, W::On | W::In, ..] => 2,
        [W::Early | W::Late | W::Earlier | W::Later | W::Mid | W::Roughly(Modifier::About), ..] => 1,
        _ => 0,
    }
}

/// A stretch and its time of day.
fn bare(before: W, words: &[W]) -> Match<Symbolic> {
    let (stretch, length) = stretch(before, words)?;
    match clock::behind(stretch, &words[length..]) {
        Some((time, more)) => Some((Symbolic::On(stretch, Some(time)), length + more)),
        None => Some((Symbolic::On(stretch, None), length)),
    }
}

/// A stretch of the calendar.
fn stretch(before: W, words: &[W]) -> Match<Stretch> {
    month_parts::find(words)
        .or_else(|| calendar::find(before, words))
        .or_else(|| quarter::find(words))
        .or_else(|| year::find(before, words))
        .or_else(|| relative::find(before, words))
        .or_else(|| season::find(before, words))
}

/// A stretch of one day: “Tuesday”, “March 8”, “yesterday”.
pub(super) fn day(words: &[W]) -> Match<Stretch> {
    stretch(W::Preposition, words).filter(|(stretch, _)| is_day(*stretch))
}

/// Whether a stretch is one day.
pub(super) fn is_day(stretch: Stretch) -> bool {
    match stretch {
        Stretch::Day(..)
        | Stretch::DayOfMonth(..)
        | Stretch::NthWeekday(..)
        | Stretch::Feast(..)
        | Stretch::Weekday(..)
        | Stretch::WeekdayFrom(..)
        | Stretch::WeekdayOfWeek(..)
        | Stretch::WeeksFromWeekday(..) => true,
        Stretch::Away { unit, .. } => unit == Unit::Day,
        _ => false,
    }
}
