//! A stretch of the calendar, whatever tells it.

use super::{Match, W, calendar, month_parts, quarter, relative, season, year};
use crate::annotate::time::value::{Stretch, Unit};

/// A stretch of the calendar.
pub(super) fn stretch(before: W, words: &[W]) -> Match<Stretch> {
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
