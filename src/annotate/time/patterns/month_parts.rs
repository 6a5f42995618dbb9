//! Days counted in a month: “the 2nd of last month”, “the first Monday in May”, “the last Friday of this month”.

use super::calendar::{day_number, month_name, year_behind};
use super::{Match, W};
use crate::annotate::time::value::{Direction, MonthOf, Stretch, Unit, Year};

/// A day by its place in a month.
pub(super) fn find(words: &[W]) -> Match<Stretch> {
    let article = usize::from(matches!(words.first(), Some(W::The)));
    nth_weekday(&words[article..]).or_else(|| nth_day(&words[article..])).map(|(stretch, length)| (stretch, article + length))
}

/// “*the first Monday in May*”, “*the last Friday of this month*”. Not: “the first Monday of the strike”.
fn nth_weekday(words: &[W]) -> Match<Stretch> {
    let (nth, length) = match words {
        [W::Last, ..] => (-1, 1),
        _ => ordinal(words).filter(|(nth, _)| *nth <= 5)?,
    };
    let Some(W::Weekday(weekday)) = words.get(length) else { return None };
    let (month, more) = month_behind(&words[length + 1..])?;
    Some((Stretch::NthWeekday(nth, *weekday, month), length + 1 + more))
}

/// “*the 2nd of this month*”, “*the first of last month*”. Not: “the second of this month’s talks”.
fn nth_day(words: &[W]) -> Match<Stretch> {
    let (day, length) = ordinal(words)?;
    let (MonthOf::Away(by), more) = month_behind(&words[length..])? else { return None };
    let is_owner = matches!(words.get(length + more), Some(W::Possessive));
    (!is_owner).then_some((Stretch::DayOfMonth(day, by), length + more))
}

/// “first”, “second”, “23rd”.
fn ordinal(words: &[W]) -> Match<i8> {
    match words {
        [W::Ordinal(number), ..] => Some((*number, 1)),
        [W::Second, ..] => Some((2, 1)),
        [W::Digits(number, 1 | 2), W::OrdinalEnding, ..] => Some((day_number(*number)?, 2)),
        _ => None,
    }
}

/// “in May”, “of May 2024”, “of last month”.
fn month_behind(words: &[W]) -> Match<MonthOf> {
    let [W::Of | W::In, rest @ ..] = words else { return None };
    match rest {
        [W::Last, W::Unit(Unit::Month), ..] => Some((MonthOf::Away(-1), 3)),
        [W::This, W::Unit(Unit::Month), ..] => Some((MonthOf::Away(0), 3)),
        [W::Next, W::Unit(Unit::Month), ..] => Some((MonthOf::Away(1), 3)),
        _ => {
            let (month, length) = month_name(rest)?;
            let (year, more) = year_behind(&rest[length..]).unwrap_or((Year::Nearest(Direction::Open), 0));
            Some((MonthOf::Named(month, year), 1 + length + more))
        }
    }
}
