//! Days that bear a name: “Christmas Eve”, “Good Friday”, “Labor Day”; and names that only look like a day: “Bloody Sunday”.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rustc_hash::FxHashMap;

use super::patterns::{direction, year_behind};
use super::time_word::TimeWord;
use super::value::{Stretch, Symbolic, Year};
use super::vocabulary::VOCABULARY;
use crate::annotate::lexicon::Classes;
use crate::annotate::words::{WordTable, fold_hash};
use crate::text::{Case, find_words};

/// The days with a name: one a line, with the rule that says when it is.
const LIST: &str = include_str!("named_days.txt");

/// When a day that bears a name is, by rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// A day of the calendar: month and day.
    Fixed(i8, i8),
    /// The n-th such weekday of a month (the last one is -1), and so many days away from it: weekday, n, month, days.
    Nth(Weekday, i8, i8, i8),
    /// So many days after Easter Sunday of the western churches.
    Easter(i8),
}

impl Feast {
    /// The day it falls on in a year; `None` outside the calendar.
    pub fn day_in(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(weekday, nth, month, days) => {
                let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
                day.checked_add(i64::from(days).days()).ok()
            }
            Self::Easter(days) => easter_sunday(year)?.checked_add(i64::from(days).days()).ok(),
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the rule that J. Butcher's Ecclesiastical Calendar of 1876 gives.
fn easter_sunday(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number % 19;
    let (century, rest) = (year_number / 100, year_number % 100);
    let leap_correction = (century + 8) / 25;
    let moon = (19 * golden + century - century / 4 - (century - leap_correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

/// A name: the hashes of its words behind the first, and when the day is; `None` where the words tell no day.
struct Named {
    rest: Vec<u64>,
    feast: Option<Feast>,
}

/// By the hash of its first word: what is named so, the longest name first.
static NAMED: LazyLock<FxHashMap<u64, Vec<Named>>> = LazyLock::new(|| {
    let mut named: FxHashMap<u64, Vec<Named>> = FxHashMap::default();
    for (hashes, feast) in lines() {
        let (first, rest) = hashes.split_first().expect("a name has a word");
        named.entry(*first).or_default().push(Named { rest: rest.to_vec(), feast });
    }
    for names in named.values_mut() {
        names.sort_by_key(|name| std::cmp::Reverse(name.rest.len()));
    }
    named
});

/// Each name, as the hashes of its words, with its rule.
fn lines() -> impl Iterator<Item = (Vec<u64>, Option<Feast>)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    let lines = lines.filter_map(|line| line.split_once(" = "));
    lines.flat_map(|(name, rule)| {
        let feast = feast_of(rule);
        let names: Vec<String> = if name.contains(WEEKDAY) {
            WEEKDAYS.iter().map(|weekday| name.replace(WEEKDAY, weekday)).collect()
        } else {
            vec![name.to_owned()]
        };
        names.into_iter().map(move |name| (hashes_of(&name), feast))
    })
}

const WEEKDAY: &str = "<weekday>";
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn hashes_of(name: &str) -> Vec<u64> {
    find_words(name).iter().map(|word| fold_hash(word.span.of(name))).collect()
}

/// A rule of the list; `None` for “-”.
fn feast_of(rule: &str) -> Option<Feast> {
    let number = |part: &str| part.parse::<i8>().expect("the list has numbers where a rule wants them");
    let parts: Vec<&str> = rule.split(' ').collect();
    match parts[..] {
        ["easter", days] => Some(Feast::Easter(number(days))),
        [weekday, nth, month, ref days @ ..] => {
            let weekday = weekday_named(weekday).expect("the list names weekdays");
            Some(Feast::Nth(weekday, number(nth), number(month), days.first().map_or(0, |days| number(days))))
        }
        [day] => day.split_once('-').filter(|(month, _)| !month.is_empty()).map(|(month, day)| Feast::Fixed(number(month), number(day))),
        _ => None,
    }
}

/// The weekday that a word names.
fn weekday_named(word: &str) -> Option<Weekday> {
    VOCABULARY.iter().find(|(known, _)| *known == word).and_then(|(_, meaning)| match meaning {
        TimeWord::Weekday(weekday) => Some(*weekday),
        _ => None,
    })
}

/// The hashes of the words by which these days are found, with their classes: the first word of each name, and the last one of what
/// tells a day.
pub(super) fn words() -> impl Iterator<Item = (u64, Classes)> {
    lines().flat_map(|(hashes, feast)| {
        let (first, last) = (hashes[0], hashes[hashes.len() - 1]);
        [(first, Classes::TIME), (last, if feast.is_some() { Classes::WHEN } else { Classes::empty() })]
    })
}

/// The day that is named from a word on, with “last” or “next” before it and a year behind it, and how many words it takes; no value for
/// the name of something else that only looks like a day: “the *Good Friday* Agreement”. A name of one word tells a day where one may
/// stand: “before *Christmas*”, not “the Christmas tree”.
pub(super) fn find_at(text: &str, words: &WordTable, range: Range<usize>, inside: &[TimeWord]) -> Option<(Option<Symbolic>, usize)> {
    let (direction, skipped) = direction(inside);
    let tokens = &words.tokens[range.start + skipped..range.end];
    let (first, rest) = tokens.split_first()?;
    if !first.is(Classes::TIME) || words.is_cased && first.case == Case::Lower {
        return None;
    }
    let is_here = |name: &&Named| name.rest.len() <= rest.len() && name.rest.iter().zip(rest).all(|(fold, token)| *fold == token.fold);
    let name = NAMED.get(&first.fold)?.iter().find(is_here)?;
    let length = 1 + name.rest.len();
    let Some(feast) = name.feast else { return Some((None, skipped + length)) };
    if let Some((year, more)) = year_behind(&inside[skipped + length..]) {
        return Some((Some(Symbolic::On(Stretch::Feast(feast, year), None)), skipped + length + more));
    }
    let next = tokens.get(length).copied();
    let is_name_of_more = next.is_some_and(|next| {
        let is_name = words.is_cased && next.is_capitalised(text) && next.span.len() > 1;
        is_name && !next.is(Classes::TITLE | Classes::HONORIFIC | Classes::FIRST_NAME) || next.is_any(text, &["weekend"])
    });
    let is_placed =
        skipped > 0 || range.start.checked_sub(1).is_some_and(|before| words.tokens[before].is(Classes::PREPOSITION | Classes::TIME));
    let is_alone = length > 1 || is_placed && !next.is_some_and(|next| next.is(Classes::COMMON) && !next.is(Classes::FUNCTION));
    let is_day = !is_name_of_more && is_alone;
    let value = is_day.then_some(Symbolic::On(Stretch::Feast(feast, Year::Nearest(direction)), None));
    Some((value, skipped + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_calendars_have_it() {
        let days = [1961, 1981, 2000, 2008, 2024, 2038].map(|year| easter_sunday(year).expect("a year of the calendar").to_string());
        assert_eq!(days, ["1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25"]);
    }

    #[test]
    fn rules_of_all_kinds_are_read() {
        let day = |rule: &str| feast_of(rule).and_then(|feast| feast.day_in(2024)).map(|day| day.to_string());
        assert_eq!(day("12-25").as_deref(), Some("2024-12-25"));
        assert_eq!(day("monday -1 5").as_deref(), Some("2024-05-27"));
        assert_eq!(day("thursday 4 11 +1").as_deref(), Some("2024-11-29"));
        assert_eq!(day("easter -46").as_deref(), Some("2024-02-14"));
        assert_eq!(day("-"), None);
    }
}
