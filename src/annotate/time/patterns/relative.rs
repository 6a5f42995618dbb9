//! Stretches counted from the day of writing, or from what was just told: “yesterday”, “last week”, “the following month”.

use super::calendar::direction;
use super::{Match, W};
use crate::annotate::time::value::{Anchored, Direction, Reference, Side, Stretch, Unit, Year};

/// A weekday, or a stretch counted from somewhere.
pub(super) fn find(before: W, words: &[W]) -> Match<Stretch> {
    day_word(words)
        .or_else(|| weeks_from_weekday(before, words))
        .or_else(|| weekday(words))
        .or_else(|| weekend(words))
        .or_else(|| next_but_one(words))
        .or_else(|| counted_unit(words))
        .or_else(|| year_earlier(words))
        .or_else(|| plain_unit(before, words))
        .or_else(|| year_end(words))
}

/// “*yesterday*”, “*the day after tomorrow*”.
fn day_word(words: &[W]) -> Match<Stretch> {
    let (by, length) = match words {
        [W::DayWord(day), ..] => (i32::from(*day), 1),
        [W::The, W::Unit(Unit::Day), W::After, W::DayWord(1), ..] => (2, 4),
        [W::The, W::Unit(Unit::Day), W::Before, W::DayWord(-1), ..] => (-2, 4),
        _ => return None,
    };
    Some((Stretch::Away { by, unit: Unit::Day, from: Anchored::Here }, length))
}

/// “*Tuesday*”, “*last Tuesday*”, “*Tuesday of last week*”. Not: “every Tuesday”.
fn weekday(words: &[W]) -> Match<Stretch> {
    if let [W::The, W::Previous | W::Following, W::Weekday(weekday), ..] = words {
        let side = if words[1] == W::Previous { Side::Before } else { Side::After };
        return Some((Stretch::WeekdayFrom(*weekday, side), 3));
    }
    let (direction, skipped) = direction(words);
    let [W::Weekday(weekday), rest @ ..] = &words[skipped..] else { return None };
    let of = usize::from(matches!(rest, [W::Of, ..]));
    match &rest[of..] {
        [W::Last, W::Unit(Unit::Week), ..] => Some((Stretch::WeekdayOfWeek(*weekday, -1), skipped + of + 3)),
        [W::This, W::Unit(Unit::Week), ..] => Some((Stretch::WeekdayOfWeek(*weekday, 0), skipped + of + 3)),
        [W::Next, W::Unit(Unit::Week), ..] => Some((Stretch::WeekdayOfWeek(*weekday, 1), skipped + of + 3)),
        _ => Some((Stretch::Weekday(*weekday, direction), skipped + 1)),
    }
}

/// “*the week after next*”, “*the month before last*”. Not: “the week after the vote”.
fn next_but_one(words: &[W]) -> Match<Stretch> {
    let article = usize::from(matches!(words.first(), Some(W::The)));
    match &words[article..] {
        [W::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)), W::After, W::Next, ..] => {
            Some((Stretch::Away { by: 2, unit: *unit, from: Anchored::Here }, article + 3))
        }
        [W::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)), W::Before, W::Last, ..] => {
            Some((Stretch::Away { by: -2, unit: *unit, from: Anchored::Here }, article + 3))
        }
        _ => None,
    }
}

/// “*a week from Monday*”, “opens *a week on Friday*”, “*a week ago Tuesday*”, “*Tuesday week*”. Not: “a week from hell”, “Tuesday week two”,
/// “for a week on Friday”.
fn weeks_from_weekday(before: W, words: &[W]) -> Match<Stretch> {
    if let [W::Weekday(weekday), W::Unit(Unit::Week), rest @ ..] = words {
        return (!matches!(rest, [W::Digits(..) | W::Count(_) | W::Other, ..])).then_some((Stretch::WeeksFromWeekday(1, *weekday), 2));
    }
    let (weeks, length) = match words {
        [W::A, W::Unit(Unit::Week), ..] => (1, 2),
        [W::Count(weeks @ 1..=9) | W::Digits(weeks @ 1..=9, 1), W::Units(Unit::Week), ..] => (i16::try_from(*weeks).ok()?, 2),
        _ => return None,
    };
    match &words[length..] {
        [W::From, W::Weekday(weekday), ..] => Some((Stretch::WeeksFromWeekday(weeks, *weekday), length + 2)),
        [W::On, W::Weekday(weekday), ..] if weeks == 1 && matches!(before, W::Other | W::Comma | W::Mark | W::Name) => {
            Some((Stretch::WeeksFromWeekday(1, *weekday), length + 2))
        }
        [W::Ago, W::Weekday(weekday), ..] => Some((Stretch::WeeksFromWeekday(-weeks, *weekday), length + 2)),
        [W::Ago, W::On | W::Last, W::Weekday(weekday), ..] => Some((Stretch::WeeksFromWeekday(-weeks, *weekday), length + 3)),
        _ => None,
    }
}

/// “over *the weekend*”, “*last weekend*”. Not: “a weekend in Linden”.
fn weekend(words: &[W]) -> Match<Stretch> {
    match words {
        [W::The | W::This, W::Unit(Unit::Weekend), ..] => Some((Stretch::Weekend(Direction::Open), 2)),
        [W::Last, W::Unit(Unit::Weekend), ..] => Some((Stretch::Weekend(Direction::Last), 2)),
        [W::Next, W::Unit(Unit::Weekend), ..] => Some((Stretch::Weekend(Direction::Next), 2)),
        [W::This | W::The, W::Past | W::Last, W::Unit(Unit::Weekend), ..] => Some((Stretch::Weekend(Direction::Last), 3)),
        [W::This | W::The, W::Coming, W::Unit(Unit::Weekend), ..] => Some((Stretch::Weekend(Direction::Next), 3)),
        _ => None,
    }
}

/// “*last week*”, “*this year*”, “*the following month*”, “*that day*”, “*the latest quarter*”. Not: “the last day of”, “last minute”.
fn counted_unit(words: &[W]) -> Match<Stretch> {
    let (article, rest) = match words {
        [W::The | W::Their, rest @ ..] => (1, rest),
        _ => (0, words),
    };
    let (frame, rest) = rest.split_first()?;
    let (skipped, rest, frame) = match (frame, rest) {
        (W::This, [W::Past, rest @ ..]) => (2, rest, W::Last),
        (W::This, [W::Coming, rest @ ..]) => (2, rest, W::Next),
        (frame, rest) => (1, rest, *frame),
    };
    let filler = rest.iter().take(1).take_while(|word| matches!(word, W::Fiscal | W::Filler)).count();
    let unit = match rest.get(filler)? {
        W::Unit(unit) if *unit >= Unit::Day && *unit != Unit::Weekend => *unit,
        // “the latest period” is the quarter or the year that the text tells of.
        W::Period if frame == W::Latest => Unit::Quarter,
        _ => return None,
    };
    let (by, from) = match frame {
        W::Last | W::Past if unit != Unit::Day => (-1, Anchored::Here),
        W::This if unit != Unit::Day && article == 0 => (0, Anchored::Here),
        W::Adjective(Reference::Present) if unit != Unit::Day => (0, Anchored::Here),
        W::Next if article == 1 && unit == Unit::Day => (1, Anchored::There),
        W::Next | W::Coming if unit != Unit::Day => (1, Anchored::Here),
        W::Following if article == 1 => (1, Anchored::There),
        W::Previous if article == 1 => (-1, Anchored::There),
        W::Same if article == 1 => (0, Anchored::There),
        W::That | W::Latest if article == 0 || frame == W::Latest => (0, Anchored::There),
        _ => return None,
    };
    Some((Stretch::Away { by, unit, from }, article + skipped + filler + 1))
}

/// “up from *the year-earlier quarter*”, “*year-ago*”: so long before what the text tells of. Not: “a year earlier”, which is counted.
fn year_earlier(words: &[W]) -> Match<Stretch> {
    let article = usize::from(matches!(words.first(), Some(W::The | W::A)));
    let [W::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week)), W::Hyphen, W::Earlier | W::Ago, rest @ ..] = &words[article..] else {
        return None;
    };
    let noun = match rest {
        [W::Ordinal(_) | W::Second, W::Unit(Unit::Quarter), ..] => 2,
        [W::Unit(Unit::Quarter) | W::Period, ..] => 1,
        _ => 0,
    };
    let article = if noun > 0 { article } else { 0 };
    if noun == 0 && !matches!(words.first(), Some(W::Unit(_))) {
        return None;
    }
    Some((Stretch::Away { by: -1, unit: *unit, from: Anchored::HereOrQuarter }, article + 3 + noun))
}

/// “for *the year*”: that of writing; “in *the quarter*”: what the text tells of. Not: “the year of the flood”, “player of the year”.
fn plain_unit(before: W, words: &[W]) -> Match<Stretch> {
    let filler = usize::from(matches!(words, [W::The, W::Fiscal | W::Filler, ..]));
    let [W::The, ..] = words else { return None };
    let [W::Unit(unit), rest @ ..] = &words[1 + filler..] else { return None };
    let is_told = match unit {
        Unit::Quarter => !matches!(rest, [W::Of, ..]),
        Unit::Year | Unit::Month | Unit::Week => {
            matches!(before, W::For | W::In | W::Preposition)
                && !matches!(rest, [W::Of | W::Other | W::Local | W::Attack | W::Name | W::Hyphen | W::Before | W::After | W::Ended, ..])
        }
        // “later in *the day*”
        Unit::Day => before == W::In && !matches!(rest, [W::Of | W::Hyphen | W::Before | W::After, ..]),
        _ => false,
    };
    let from = if matches!(unit, Unit::Quarter | Unit::Day) { Anchored::There } else { Anchored::Here };
    is_told.then_some((Stretch::Away { by: 0, unit: *unit, from }, 2 + filler))
}

/// “by *year-end*”, “at *year's end*”. Not: “the year ended”.
fn year_end(words: &[W]) -> Match<Stretch> {
    let length = match words {
        [W::Unit(Unit::Year), W::Hyphen | W::Possessive, W::Edge, ..] => 3,
        [W::Unit(Unit::Year), W::Edge, ..] => 2,
        _ => return None,
    };
    Some((Stretch::Day(12, 31, Year::Nearest(Direction::Open)), length))
}
