//! Numbers of years.

use super::amount::count;
use super::{Match, W};

/// “nineteen ninety-seven”.
pub(super) fn spoken_number(words: &[W]) -> Match<i16> {
    let [W::Count(hundreds @ 18..=20), rest @ ..] = words else { return None };
    let (tens, length) = count(rest)?;
    let is_spoken = (10..=99).contains(&tens) && matches!(rest[0], W::Count(_)) && !matches!(rest.get(length), Some(W::Units(_)));
    is_spoken.then_some((stated_year(hundreds * 100 + tens)?, 1 + length))
}

/// A year that news may write.
pub(super) fn stated_year(year: u32) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| (1000..=2999).contains(year))
}
