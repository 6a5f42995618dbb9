//! Years, decades and centuries: “in 2011”, “fiscal 1998”, “the 1990s”, “the 20th century”, “nineteen ninety-seven”.

use super::numbers::{spoken_number, stated_year};
use super::{Match, W};
use crate::annotate::time::value::{Stretch, Unit, Year};

/// A year, a decade or a century.
pub(super) fn find(before: W, words: &[W]) -> Match<Stretch> {
    decade(before, words).or_else(|| century(words)).or_else(|| spoken(words)).or_else(|| named(words)).or_else(|| bare(before, words))
}

/// “*the 1990s*”, “the *'80s*”. Not: “1990s” after a currency.
fn decade(before: W, words: &[W]) -> Match<Stretch> {
    if let [W::Count(19), W::Hyphen, W::Tens(tens), ..] | [W::The, W::Count(19), W::Hyphen, W::Tens(tens), ..] = words {
        return Some((Stretch::Decade(1900 + tens), if words[0] == W::The { 4 } else { 3 }));
    }
    let (article, rest) = match words {
        [W::The, rest @ ..] => (1, rest),
        _ => (0, words),
    };
    match rest {
        [W::Digits(year, 4), W::PluralEnding, ..] if year % 10 == 0 => Some((Stretch::Decade(stated_year(*year)?), article + 2)),
        [W::Apostrophe, W::Digits(year @ 10..=99, 2), W::PluralEnding, ..] if year % 10 == 0 => {
            Some((Stretch::Decade(stated_year(1900 + year)?), article + 3))
        }
        // “the eighties”; “in his eighties” is an age, and so may be “the late thirties”.
        [W::Tens(tens), ..] if before != W::Their && (article == 1 || *tens >= 40 && before == W::Preposition) => {
            Some((Stretch::Decade(1900 + tens), article + 1))
        }
        _ => None,
    }
}

/// “*the 20th century*”, “*eleventh century*”. Not: “a century”, which is counted.
fn century(words: &[W]) -> Match<Stretch> {
    let article = usize::from(matches!(words.first(), Some(W::The)));
    let (number, length) = match &words[article..] {
        [W::Digits(number @ 1..=30, _), W::OrdinalEnding, ..] => (i16::try_from(*number).ok()?, 2),
        [W::Ordinal(number), ..] => (i16::from(*number), 1),
        [W::Count(20), W::Hyphen, W::Ordinal(number @ 1..=9), ..] => (20 + i16::from(*number), 3),
        _ => return None,
    };
    let hyphen = usize::from(matches!(words.get(article + length), Some(W::Hyphen)));
    let is_century = matches!(words.get(article + length + hyphen), Some(W::Unit(Unit::Century)));
    let end = article + length + hyphen + 1;
    match words.get(end) {
        Some(W::BeforeChrist) => is_century.then_some((Stretch::BeforeChrist, end + 1)),
        _ => is_century.then_some((Stretch::Century(number), end)),
    }
}

/// “in *nineteen ninety-seven*”, “*the year two thousand*”. Not: “nineteen people”.
fn spoken(words: &[W]) -> Match<Stretch> {
    if let [W::The, W::Unit(Unit::Year), W::Count(2), W::Scale(1000), ..] = words {
        return Some((Stretch::Year(Year::Stated(2000)), 4));
    }
    let (year, length) = spoken_number(words)?;
    Some((Stretch::Year(Year::Stated(year)), length))
}

/// “*the year 2000*”, “*fiscal 1998*”, “*fiscal year 1998*”.
fn named(words: &[W]) -> Match<Stretch> {
    let lead = match words {
        [W::The, W::Fiscal, W::Unit(Unit::Year), ..] => 3,
        [W::The | W::Fiscal, W::Unit(Unit::Year), ..] => 2,
        [W::Fiscal, ..] => 1,
        _ => return None,
    };
    let Some(W::Digits(year, 4)) = words.get(lead) else { return None };
    Some((Stretch::Year(Year::Stated(stated_year(*year)?)), lead + 1))
}

/// “in *2011*”, “the *2016* election”. Not: “$2000”, “page 2011”, “Flight 1990”, “more than 2000 people”, “555-2011”, “2000 years”.
fn bare(before: W, words: &[W]) -> Match<Stretch> {
    let [W::Digits(number, 4), after @ ..] = words else { return None };
    let year = stated_year(*number)?;
    if matches!(after, [W::Percent | W::Units(_) | W::Scale(_) | W::PluralEnding | W::Slash | W::Digits(..) | W::Am | W::Pm, ..])
        || matches!(after, [W::Hyphen, W::Digits(..) | W::Unit(_), ..])
    {
        return None;
    }
    if matches!(after, [W::BeforeChrist, ..]) {
        return None;
    }
    let noun_follows = matches!(after, [W::Other | W::Local | W::Attack, ..]);
    let is_round = year % 100 == 0;
    let is_recent = (1900..=2099).contains(&year);
    let is_year = match before {
        W::In | W::Preposition | W::From | W::Between | W::Early | W::Late | W::Mid => !(is_round && noun_follows && !is_recent),
        W::Of | W::To | W::And | W::Before | W::After | W::Comma | W::For | W::Or | W::Edge => {
            (1500..=2099).contains(&year) && !(is_round && noun_follows)
        }
        // “the 1755 earthquake”
        W::The if noun_follows && !is_round => year >= 1500,
        W::The | W::Their | W::A | W::That | W::This | W::Possessive | W::Other | W::Mark => is_recent && !(is_round && noun_follows),
        W::Roughly(_) => is_recent && !noun_follows,
        _ => false,
    };
    is_year.then_some((Stretch::Year(Year::Stated(year)), 1))
}
