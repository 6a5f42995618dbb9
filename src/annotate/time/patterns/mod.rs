//! The patterns of time expressions, one file for each subject. Above each: a sentence it is for, and one it must not match.
//!
//! A pattern is given the words from a place to the end of the sentence, and says what stands there and how many words it
//! takes. Where the word before matters (“in 2011”, “$2011”), it is given that too.

mod amount;
mod calendar;
mod clock;
mod dated;
mod duration;
mod month_parts;
mod numbers;
mod quarter;
mod range;
mod relative;
mod season;
mod set;
mod stretch;
mod vague;
mod year;

pub(super) use calendar::{direction, year_behind};

use super::time_word::TimeWord as W;
use super::value::Symbolic;

/// What stands at the start of some words, and how many of them it takes.
type Match<T> = Option<(T, usize)>;

/// The time expression that starts with the word at `at`; the longest reading goes before the shorter ones.
pub(super) fn find_at(words: &[W], at: usize) -> Match<Symbolic> {
    let (before, words) = (at.checked_sub(1).map_or(W::Mark, |place| words[place]), &words[at..]);
    if !may_open(words) {
        return None;
    }
    set::find(words)
        .or_else(|| range::find(before, words))
        .or_else(|| clock::find(before, words))
        .or_else(|| dated::find(before, words))
        .or_else(|| duration::find(before, words))
        .or_else(|| vague::find(before, words))
}

/// Whether a time expression may start here: most places of a text are passed by here, so a pattern that opens in another way must
/// be let through first.
fn may_open(words: &[W]) -> bool {
    let next = words.get(1).copied().unwrap_or(W::Point);
    match words[0] {
        W::Other
        | W::Name
        | W::Attack
        | W::Local
        | W::Mark
        | W::Comma
        | W::Point
        | W::Hyphen
        | W::Slash
        | W::Percent
        | W::Currency
        | W::Possessive
        | W::OrdinalEnding
        | W::PluralEnding
        | W::Scale(_)
        | W::Am
        | W::Pm
        | W::OClock
        | W::Zone
        | W::ZoneName
        | W::BeforeChrist
        | W::Period
        | W::Moment
        | W::Of
        | W::To
        | W::And
        | W::Or
        | W::So
        | W::On
        | W::In
        | W::From
        | W::Between
        | W::For
        | W::Preposition
        | W::As
        | W::Ago
        | W::Before
        | W::After
        | W::Than
        | W::Little
        | W::Old
        | W::Long
        | W::Ended
        | W::Lasting
        | W::Pronoun
        | W::Numbered
        | W::Time
        | W::Least => false,
        W::A | W::The | W::This | W::That | W::These | W::Their | W::Ordinal(_) | W::Second | W::Roughly(_) => {
            !matches!(next, W::Other | W::Name | W::Point)
        }
        W::Digits(_, digits) if digits != 4 => !matches!(next, W::Other | W::Name | W::Mark | W::Comma | W::Point | W::Percent),
        W::Count(_) | W::Several => !matches!(next, W::Other | W::Name | W::Mark | W::Comma | W::Point | W::Percent),
        W::At => matches!(next, W::Least | W::Most),
        W::No => matches!(next, W::More | W::Less),
        W::More => matches!(next, W::Than | W::Vague(_)),
        W::Most | W::Right => matches!(next, W::Vague(_)),
        W::Less => next == W::Than,
        W::Up => next == W::To,
        W::Edge | W::Couple => next == W::Of,
        W::Well => matches!(next, W::Roughly(_)),
        W::Half => matches!(next, W::A | W::Hyphen),
        W::Following | W::Previous => matches!(next, W::Digits(..) | W::Count(_) | W::Several),
        _ => true,
    }
}
