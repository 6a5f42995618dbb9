//! From one day or year to another: “March 8-10”, “8 to 10 March”, “2011–2015”, “the 2021/22 season”.

use super::calendar::{day_number, day_of_month, month_name, year_behind};
use super::numbers::stated_year;
use super::{Match, W};
use crate::annotate::time::value::{Direction, Stretch, Symbolic, Year};

/// A range of years, or one written as a phrase in which the two days share one month name.
pub(super) fn find(before: W, words: &[W]) -> Match<Symbolic> {
    years(before, words).or_else(|| month_first(before, words)).or_else(|| day_first(before, words))
}

/// “It closed for *2011-2015*.” “the *2021/22* accounts” Not: “555-2011”, “2011-12-05”.
fn years(before: W, words: &[W]) -> Match<Symbolic> {
    let [W::Digits(first, 4), mark @ (W::Hyphen | W::Slash), W::Digits(last, digits), rest @ ..] = words else { return None };
    if matches!(before, W::Hyphen | W::Slash | W::Currency | W::Numbered | W::Point) || matches!(rest, [W::Hyphen | W::Slash, ..]) {
        return None;
    }
    let first = stated_year(*first)?;
    let last = match digits {
        4 => stated_year(*last)?,
        // “1998-99”
        2 => first / 100 * 100 + i16::try_from(*last).ok()?,
        _ => return None,
    };
    // A slash joins the two years of one season; any other pair of numbers with a slash is not a range.
    let is_range = if *mark == W::Hyphen { first < last } else { first + 1 == last };
    is_range.then_some((Symbolic::Range(Stretch::Year(Year::Stated(first)), Stretch::Year(Year::Stated(last))), 3))
}

/// “The fair runs *March 8-10*.” “from *March 4 to 8*”, “between *March 4 and 8, 2024*” Not: “March 4 to 8 percent”, “March 3-5 percent”.
fn month_first(before: W, words: &[W]) -> Match<Symbolic> {
    let (month, length) = month_name(words)?;
    let (first, more) = day_of_month(&words[length..])?;
    let length = length + more;
    let joined = joins(before, *words.get(length)?)?;
    let rest = &words[length + 1..];
    if month_name(rest).is_some() {
        return None;
    }
    let (last, more) = day_of_month(rest)?;
    let rest = &rest[more..];
    // “May 3 to 5 percent”, “March 8 to 10 p.m.”: after a word, the second number may count something else.
    let is_counted = matches!(rest, [W::Percent | W::Units(_) | W::Scale(_) | W::Am | W::Pm | W::OClock | W::Other | W::Slash, ..]);
    if is_counted && joined == Joined::ByWord || matches!(rest, [W::Percent, ..]) {
        return None;
    }
    days(month, (first, last), rest, length + 1 + more)
}

/// “from *4 to 8 March*”, “*14–17 March 2024*”. Not: “won 3-2 March 5”.
fn day_first(before: W, words: &[W]) -> Match<Symbolic> {
    let [W::Digits(first, 1 | 2), rest @ ..] = words else { return None };
    let ending = usize::from(matches!(rest.first(), Some(W::OrdinalEnding)));
    joins(before, *rest.get(ending)?)?;
    let rest = &rest[ending + 1..];
    let (last, more) = day_of_month(rest)?;
    let (month, length) = month_name(&rest[more..])?;
    let rest = &rest[more + length..];
    // “won 4-8 March 5” is a score before a day.
    if matches!(rest, [W::Digits(_, 1 | 2), ..]) {
        return None;
    }
    days(month, (day_number(*first)?, last), rest, 2 + ending + more + length)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    ByMark,
    ByWord,
}

/// How the two days are joined; `None` if this word does not join them.
fn joins(before: W, word: W) -> Option<Joined> {
    match word {
        W::Hyphen => Some(Joined::ByMark),
        W::To => Some(Joined::ByWord),
        // “from March 4 through 8”
        W::Preposition if before == W::From => Some(Joined::ByWord),
        W::And if before == W::Between => Some(Joined::ByWord),
        _ => None,
    }
}

/// A range of days in one month, with the year that follows, if any.
fn days(month: i8, (first, last): (i8, i8), rest: &[W], length: usize) -> Match<Symbolic> {
    let (year, more) = year_behind(rest).unwrap_or((Year::Nearest(Direction::Open), 0));
    (first < last).then_some((Symbolic::Range(Stretch::Day(month, first, year), Stretch::Day(month, last, year)), length + more))
}
