//! Quarters and halves of a year, as business news tells time: “the third quarter”, “fiscal second-quarter”.

use super::calendar::year_behind;
use super::numbers::stated_year;
use super::{Match, W};
use crate::annotate::time::value::{Direction, Stretch, Unit, Year};

/// “in *the third quarter of 1998*”, “*third-quarter* profit”, “*this year's first quarter*”. Not: “the third quarter of the game”.
pub(super) fn find(words: &[W]) -> Match<Stretch> {
    let (year, lead) = leading_year(words);
    let rest = &words[lead..];
    let fiscal = usize::from(matches!(rest.first(), Some(W::Fiscal)));
    let hyphen = usize::from(fiscal == 1 && matches!(rest.get(1), Some(W::Hyphen)));
    let start = fiscal + hyphen;
    let number = match rest.get(start)? {
        W::Ordinal(number @ 1..=4) => *number,
        W::Second | W::Last => 2,
        _ => return None,
    };
    let hyphen = usize::from(matches!(rest.get(start + 1), Some(W::Hyphen)));
    let end = start + 1 + hyphen;
    let is_half = match rest.get(end)? {
        W::Unit(Unit::Quarter) if rest[start] != W::Last => false,
        W::Half if number <= 2 => true,
        _ => return None,
    };
    let after = &rest[end + 1..];
    let (year, more) = year_behind(after).map_or((year, 0), |(year, more)| (Some(year), more));
    // “the first half” alone may be of a game, of a book, of a loaf.
    if (is_half && year.is_none()) || (more == 0 && matches!(after, [W::Of, ..])) {
        return None;
    }
    let year = year.unwrap_or(Year::Nearest(Direction::Open));
    // In “its third-quarter results” the article belongs to the results.
    if hyphen == 1 && lead == 1 {
        return None;
    }
    let stretch = if is_half { Stretch::Half(number, year) } else { Stretch::Quarter(number, year) };
    Some((stretch, lead + end + 1 + more))
}

/// “the”, “its”, “the 1988”, “this year's”: what may stand before a quarter, and the year it says.
fn leading_year(words: &[W]) -> (Option<Year>, usize) {
    match words {
        [W::Last, W::Unit(Unit::Year), W::Possessive, ..] => (Some(Year::Away(-1)), 3),
        [W::This, W::Unit(Unit::Year), W::Possessive, ..] => (Some(Year::Away(0)), 3),
        [W::Next, W::Unit(Unit::Year), W::Possessive, ..] => (Some(Year::Away(1)), 3),
        [W::The, W::Digits(year, 4), ..] => (stated_year(*year).map(Year::Stated), 2),
        [W::The | W::Their, ..] => (None, 1),
        _ => (None, 0),
    }
}
