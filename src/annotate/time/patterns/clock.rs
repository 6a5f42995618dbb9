//! Times of day: “5 p.m. Tuesday”, “17:30 GMT”, “this morning”, “tonight”, “the night of March 8”.

use super::stretch::{day, is_day};
use super::{Match, W};
use crate::annotate::time::value::{Anchored, Stretch, Symbolic, TimeOfDay, Unit};

const TODAY: Stretch = Stretch::Away { by: 0, unit: Unit::Day, from: Anchored::Here };
const THAT_DAY: Stretch = Stretch::Away { by: 0, unit: Unit::Day, from: Anchored::There };

/// A time of day, with its day where one stands beside it.
pub(super) fn find(before: W, words: &[W]) -> Match<Symbolic> {
    find_part(before, words).or_else(|| find_part_of_day(words)).or_else(|| find_clock(before, words))
}

/// “It rained *last night*”, “*this morning*”, “*tonight*”, “in *the morning*”. Not: “the morning paper”.
fn find_part(before: W, words: &[W]) -> Match<Symbolic> {
    let away = |by, part, from, length| Some((Symbolic::On(Stretch::Away { by, unit: Unit::Day, from }, Some(part)), length));
    match words {
        [W::Tonight, ..] => away(0, TimeOfDay::Night, Anchored::Here, 1),
        // “overnight Friday to Saturday” is told by the day on which the night begins.
        [W::Overnight, rest @ ..] if let Some(night) = find_night_between(rest) => Some(night),
        // What a report tells of the night is over when it is written.
        [W::Overnight, ..] => away(-1, TimeOfDay::Night, Anchored::There, 1),
        [W::Earlier | W::Later | W::Early | W::Late, W::This, W::Part(part), ..] => away(0, *part, Anchored::Here, 3),
        [W::This, W::Part(part), ..] => away(0, *part, Anchored::Here, 2),
        // “the night before last”
        [W::The, W::Part(part), W::Before, W::Last, ..] => away(-2, *part, Anchored::Here, 4),
        [W::Last, W::Part(part), ..] => away(-1, *part, Anchored::Here, 2),
        [W::That | W::Same, W::Part(part), ..] => away(0, *part, Anchored::There, 2),
        [W::The, W::Same, W::Part(part), ..] => away(0, *part, Anchored::There, 3),
        [W::The, W::Next | W::Following, W::Part(part), ..] => away(1, *part, Anchored::There, 3),
        [W::The, W::Previous, W::Part(part), ..] => away(-1, *part, Anchored::There, 3),
        [W::The, W::Part(part), after, ..]
            if matches!(before, W::In | W::Preposition)
                && !matches!(after, W::Of | W::Other | W::Local | W::Attack | W::Name | W::Hyphen) =>
        {
            away(0, *part, Anchored::There, 2)
        }
        [W::Mid, W::Hyphen, W::Part(part), ..] => Some(with_day(*part, 3, words)),
        [W::Mid, W::Part(part), ..] => Some(with_day(*part, 2, words)),
        _ => None,
    }
}

/// “overnight *from Friday to Saturday*”. Not: “overnight Friday”, which some take for the night before.
fn find_night_between(words: &[W]) -> Match<Symbolic> {
    let skipped = usize::from(matches!(words.first(), Some(W::From | W::On | W::Between)));
    let (first, length) = day(&words[skipped..])?;
    let behind = skipped + length;
    matches!(words.get(behind), Some(W::To | W::And)).then_some(())?;
    let (_, more) = day(&words[behind + 1..])?;
    Some((Symbolic::On(first, Some(TimeOfDay::Night)), 1 + behind + 1 + more))
}

/// “*the night of March 8*”, “*the morning of Tuesday*”. Not: “the night of the storm”.
fn find_part_of_day(words: &[W]) -> Match<Symbolic> {
    let (skipped, part) = match words {
        [W::The, W::Part(part), W::Of, ..] => (3, *part),
        [W::Part(part), W::Of, ..] => (2, *part),
        _ => return None,
    };
    let (stretch, length) = day(&words[skipped..])?;
    Some((Symbolic::On(stretch, Some(part)), skipped + length))
}

/// “at *5 p.m. EST on Tuesday*”, “at *17:30*”, “*noon Monday*”. Not: “1 p.m. Ode Street” as a day, “a 2:0 win”, “01:26 - Source”.
fn find_clock(before: W, words: &[W]) -> Match<Symbolic> {
    let (time, mut length) = clock(before, words)?;
    length += zone(&words[length..]);
    Some(with_day(time, length, words))
}

/// A time of day of `length` words, and the day after it; else the day the text has just told of.
fn with_day(time: TimeOfDay, length: usize, words: &[W]) -> (Symbolic, usize) {
    let skipped = usize::from(matches!(words.get(length), Some(W::Comma | W::On)));
    if let Some((stretch, more)) = words.get(length + skipped..).and_then(day) {
        return (Symbolic::On(stretch, Some(time)), length + skipped + more);
    }
    let is_today = matches!(time, TimeOfDay::Clock(..));
    (Symbolic::On(if is_today { TODAY } else { THAT_DAY }, Some(time)), length)
}

/// How many words name a time zone: “EST”, “local time”.
fn zone(words: &[W]) -> usize {
    match words {
        [W::Local | W::ZoneName, W::Time, ..] => 2,
        [W::ZoneName, W::Other | W::Name, W::Time, ..] => 3,
        [W::Zone | W::ZoneName, ..] => 1,
        _ => 0,
    }
}

/// A time as a clock shows it.
pub(super) fn clock(before: W, words: &[W]) -> Match<TimeOfDay> {
    let is_at = matches!(before, W::At | W::Preposition | W::From | W::Between | W::Roughly(_) | W::Before | W::After);
    let (hour, minute, half, length) = match words {
        [W::Digits(hour @ 1..=12, _) | W::Count(hour @ 1..=12), half @ (W::Am | W::Pm), ..] => (i8::try_from(*hour).ok()?, 0, *half, 2),
        [W::Colon(hour @ 1..=12, minute @ 0..=59) | W::Dotted(hour, minute), half @ (W::Am | W::Pm), ..] => (*hour, *minute, *half, 2),
        [W::Digits(hour @ 1..=12, _) | W::Count(hour @ 1..=12), W::OClock, rest @ ..] => {
            let (half, more) = match rest {
                [W::In, W::The, W::Part(TimeOfDay::Morning), ..] => (W::Am, 3),
                [W::In, W::The, W::Part(_), ..] => (W::Pm, 3),
                [W::This, W::Part(TimeOfDay::Morning), ..] => (W::Am, 2),
                [W::This, W::Part(_), ..] => (W::Pm, 2),
                _ => (W::Am, 0),
            };
            (i8::try_from(*hour).ok()?, 0, half, 2 + more)
        }
        // “at 2042 GMT”
        [W::Digits(digits @ 0..=2400, 4), W::Zone, ..] if digits % 100 < 60 => {
            return Some((TimeOfDay::Clock(i8::try_from(digits / 100).ok()?, i8::try_from(digits % 100).ok()?), 1));
        }
        [W::Colon(hour @ 0..=24, minute @ 0..=59), W::Zone, ..] => return Some((TimeOfDay::Clock(*hour, *minute), 1)),
        [W::Colon(hour @ 0..=24, minute @ 0..=59), ..] if is_at => return Some((TimeOfDay::Clock(*hour, *minute), 1)),
        [W::Noon, ..] => return Some((TimeOfDay::Clock(12, 0), 1)),
        [W::Midnight, ..] => return Some((TimeOfDay::Clock(24, 0), 1)),
        _ => return None,
    };
    let hour = match (half, hour) {
        (W::Am, 12) => 0,
        (W::Pm, 1..=11) => hour + 12,
        _ => hour,
    };
    Some((TimeOfDay::Clock(hour, minute), length))
}

/// The time of day after a day: “Tuesday *morning*”, “Tuesday *at 5 p.m.*”, “yesterday *at noon*”.
pub(super) fn behind(stretch: Stretch, words: &[W]) -> Match<TimeOfDay> {
    if !is_day(stretch) {
        return None;
    }
    match words {
        [W::Part(part), ..] => Some((*part, 1)),
        [W::At, rest @ ..] => {
            let (time, length) = clock(W::At, rest)?;
            Some((time, 1 + length + zone(&rest[length..])))
        }
        // “December 22, 2022, at 5:58 a.m.”
        [W::Comma, W::At, rest @ ..] => {
            let (time, length) = clock(W::At, rest)?;
            Some((time, 2 + length + zone(&rest[length..])))
        }
        _ => None,
    }
}
