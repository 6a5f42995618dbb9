//! The days with a name, and the rules that say when they are.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::weekdays;
use crate::annotate::folding::fold_hash;
use crate::text::find_words;

/// The days with a name: one a line, with the rule that says when it is.
const LIST: &str = include_str!("named_days.txt");

/// When a day that bears a name is, by rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Feast {
    /// A day of the calendar: month and day.
    Fixed(i8, i8),
    /// The n-th such weekday of a month (the last one is -1), and so many days away from it: weekday, n, month, days.
    Nth(#[serde(with = "weekdays")] Weekday, i8, i8, i8),
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

/// Each name, as the hashes of its words, with its rule.
pub(super) fn lines() -> impl Iterator<Item = (Vec<u64>, Option<Feast>)> {
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
    let place = WEEKDAYS.iter().position(|weekday| *weekday == word)?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

/// The hashes of the words by which these days are found, and whether each tells a time by itself: the first word of each name, and the last
/// one of what tells a day.
pub(in crate::annotate) fn words() -> impl Iterator<Item = (u64, bool)> {
    lines().flat_map(|(hashes, feast)| [(hashes[0], false), (hashes[hashes.len() - 1], feast.is_some())])
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
