//! Days and months of the calendar: “2024-03-08”, “8 March 2024”, “Oct. 20 , 2015”, “October 2015”, “last October”.

use super::numbers::{spoken_number, stated_year};
use super::{Match, W};
use crate::annotate::time::value::{Direction, Stretch, Unit, Year};

/// A day or a month.
pub(super) fn find(before: W, words: &[W]) -> Match<Stretch> {
    if matches!(before, W::Currency | W::Numbered) {
        return None;
    }
    numeric(before, words)
        .or_else(|| hyphened(before, words))
        .or_else(|| weekday_and_day(words))
        .or_else(|| day(words))
        .or_else(|| month(before, words))
}

/// “on *2024-03-08*”, “*11/21/2017*”. Not: “a 50/50 split”, “1-800-555”.
fn numeric(before: W, words: &[W]) -> Match<Stretch> {
    if matches!(before, W::Hyphen | W::Slash) {
        return None;
    }
    let (year, month, day, rest) = match words {
        [W::Digits(year, 4), W::Hyphen, W::Digits(month, 2), W::Hyphen, W::Digits(day, 2), rest @ ..]
        | [W::Digits(year, 4), W::Slash, W::Digits(month, 1 | 2), W::Slash, W::Digits(day, 1 | 2), rest @ ..]
        // “31-10-2019”: as much of Europe writes it; what could be month and day too is left open.
        | [W::Digits(day @ 13..=31, 2), W::Hyphen, W::Digits(month, 2), W::Hyphen, W::Digits(year, 4), rest @ ..] => {
            (*year, *month, *day, rest)
        }
        [W::Date(month, day, year), ..] => return Some((Stretch::Day(*month, *day, Year::Stated(*year)), 1)),
        [W::Digits(one, 1 | 2), W::Slash, W::Digits(two, 1 | 2), W::Slash, W::Digits(year, digits @ (2 | 4)), rest @ ..] => {
            let year = if *digits == 2 { full_year(*year) } else { *year };
            let (month, day) = if *one > 12 { (*two, *one) } else { (*one, *two) };
            (year, month, day, rest)
        }
        _ => return None,
    };
    if matches!(rest, [W::Slash | W::Hyphen, ..]) {
        return None;
    }
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some((Stretch::Day(month, day_number(day)?, Year::Stated(stated_year(year)?)), 5))
}

/// “*3-Sep-2025*”
fn hyphened(before: W, words: &[W]) -> Match<Stretch> {
    let [W::Digits(day, 1 | 2), W::Hyphen, month @ ..] = words else { return None };
    let (month, length) = month_name(month.get(..1)?)?;
    let [W::Hyphen, W::Digits(year, 4), ..] = words.get(2 + length..)? else { return None };
    (before != W::Hyphen).then_some(())?;
    Some((Stretch::Day(month, day_number(*day)?, Year::Stated(stated_year(*year)?)), 4 + length))
}

/// The year that “98” or “17” is short for.
fn full_year(year: u32) -> u32 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// “*Tuesday, March 8*”, “*Fri., 8 March*”: the weekday is ignored, as the date says more.
fn weekday_and_day(words: &[W]) -> Match<Stretch> {
    let [W::Weekday(_) | W::ShortWeekday(_), rest @ ..] = words else { return None };
    let skipped = rest.iter().take(2).take_while(|word| matches!(word, W::Comma | W::Point)).count();
    let (stretch, length) = day(&rest[skipped..])?;
    Some((stretch, 1 + skipped + length))
}

/// “*8 March 2024*”, “*the 8th of March*”, “*March 8, 2024*”, “*Oct. 20 , 2015*”. Not: “March 8 percent”.
fn day(words: &[W]) -> Match<Stretch> {
    if let Some((month, length)) = month_name(words) {
        let (day, more) = day_of_month(&words[length..])?;
        let length = length + more;
        let rest = &words[length..];
        let is_range_of_shares = matches!(rest, [W::Hyphen, W::Digits(..), W::Percent, ..]);
        if is_range_of_shares || matches!(rest, [W::Percent | W::Units(_) | W::PluralEnding | W::Slash | W::Scale(_), ..]) {
            return None;
        }
        let unsaid = if matches!(rest, [W::Attack, ..]) { Year::Unsaid } else { Year::Nearest(Direction::Open) };
        let (year, more) = year_behind(rest).unwrap_or((unsaid, 0));
        return Some((Stretch::Day(month, day, year), length + more));
    }
    let (article, rest) = match words {
        [W::The, rest @ ..] => (1, rest),
        _ => (0, words),
    };
    let (day, length) = day_of_month(rest)?;
    let of = usize::from(matches!(rest.get(length), Some(W::Of)));
    let (month, more) = month_name(&rest[length + of..])?;
    let length = length + of + more;
    // “won 3-2 March 5”
    if of == 0 && article == 0 && matches!(words[length..], [W::Digits(_, 1 | 2), ..]) {
        return None;
    }
    let (year, more) = year_behind(&rest[length..]).unwrap_or((Year::Nearest(Direction::Open), 0));
    Some((Stretch::Day(month, day, year), article + length + more))
}

/// “*October 2015*”, “*october , 2015*”, “*October last year*”, “*last October*”, “in *October*”. Not: “may vote”, “April Ode”.
fn month(before: W, words: &[W]) -> Match<Stretch> {
    let (direction, skipped) = direction(words);
    if direction != Direction::Open {
        let (month, length) = month_name(&words[skipped..])?;
        // “last Oct. 23”
        if let Some((day, more)) = day_of_month(&words[skipped + length..]) {
            return Some((Stretch::Day(month, day, Year::Nearest(direction)), skipped + length + more));
        }
        return Some((Stretch::Month(month, Year::Nearest(direction)), skipped + length));
    }
    if let Some(month) = year_and_month(words) {
        return Some(month);
    }
    let (month, length) = month_name(words)?;
    let rest = &words[length..];
    if let Some((year, more)) = year_behind(rest) {
        return Some((Stretch::Month(month, year), length + more));
    }
    let is_sure = match words[0] {
        W::Month(_) => true,
        // “a June vote”
        W::DoubtfulMonth(_, true) if matches!(before, W::A | W::The | W::Their | W::Possessive) => {
            matches!(rest, [W::Other | W::Local | W::Attack, ..])
        }
        W::DoubtfulMonth(..) => {
            matches!(before, W::In | W::Preposition | W::Of | W::From | W::Between | W::Early | W::Late | W::Mid | W::Hyphen | W::Every)
                && !matches!(rest, [W::Name, ..])
        }
        // “in Sept.”, but not “the Dec. family”.
        _ => length == 2 && matches!(before, W::In | W::Preposition | W::Of | W::From),
    };
    is_sure.then_some((Stretch::Month(month, Year::Nearest(Direction::Open)), length))
}

/// “*2023 Aug*” to “*2024 Feb.*” Not: “In 2011 March 5 was a Saturday”.
fn year_and_month(words: &[W]) -> Match<Stretch> {
    let [W::Digits(year, 4), rest @ ..] = words else { return None };
    let (month, length) = month_name(rest)?;
    let is_day = matches!(rest.get(length), Some(W::Digits(_, 1 | 2) | W::Name));
    let year = stated_year(*year).filter(|_| !is_day)?;
    Some((Stretch::Month(month, Year::Stated(year)), 1 + length))
}

/// “last”, “this past”, “next”: whether the month or weekday that follows is the last or the next one; `Open` without such a
/// word. With it, how many words were read.
pub(in super::super) fn direction(words: &[W]) -> (Direction, usize) {
    match words {
        [W::This, W::Past, ..] | [W::The, W::Last | W::Past, ..] => (Direction::Last, 2),
        [W::This, W::Coming | W::Next, ..] | [W::The, W::Coming, ..] => (Direction::Next, 2),
        [W::Last, ..] => (Direction::Last, 1),
        [W::Next | W::Coming, ..] => (Direction::Next, 1),
        [W::This, ..] => (Direction::This, 1),
        _ => (Direction::Open, 0),
    }
}

/// The month that a name stands for, its full stop included.
pub(super) fn month_name(words: &[W]) -> Match<i8> {
    match words {
        [W::ShortMonth(month), W::Point, ..] => Some((*month, 2)),
        [W::Month(month) | W::ShortMonth(month) | W::DoubtfulMonth(month, _), ..] => Some((*month, 1)),
        _ => None,
    }
}

/// “8”, “8th”, “eighth”.
pub(super) fn day_of_month(words: &[W]) -> Match<i8> {
    match words {
        [W::Digits(day, 1 | 2), W::OrdinalEnding, ..] => Some((day_number(*day)?, 2)),
        [W::Digits(day, 1 | 2), ..] => Some((day_number(*day)?, 1)),
        [W::Ordinal(day), ..] => Some((*day, 1)),
        _ => None,
    }
}

/// The year after a month or a day: “, 2015”, “of 2015”, “’15”, “last year”, “of next year”, “this year”.
pub(in super::super) fn year_behind(words: &[W]) -> Match<Year> {
    let skipped = usize::from(matches!(words.first(), Some(W::Comma | W::Of)));
    let is_of = matches!(words.first(), Some(W::Of));
    if let Some((year, length)) = spoken_number(&words[skipped..]) {
        return Some((Year::Stated(year), skipped + length));
    }
    match &words[skipped..] {
        [W::Digits(year, 4), rest @ ..] if !matches!(rest, [W::PluralEnding | W::Units(_) | W::Percent, ..]) => {
            Some((Year::Stated(stated_year(*year)?), skipped + 1))
        }
        [W::Apostrophe, W::Digits(year, 2), rest @ ..] if !matches!(rest, [W::PluralEnding, ..]) => {
            Some((Year::Stated(stated_year(full_year(*year))?), skipped + 2))
        }
        [W::Last, W::Unit(Unit::Year), ..] if skipped == 0 || is_of => Some((Year::Away(-1), skipped + 2)),
        [W::This, W::Unit(Unit::Year), ..] if skipped == 0 || is_of => Some((Year::Away(0), skipped + 2)),
        [W::Next, W::Unit(Unit::Year), ..] if skipped == 0 || is_of => Some((Year::Away(1), skipped + 2)),
        _ => None,
    }
}

pub(super) fn day_number(day: u32) -> Option<i8> {
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}
