//! How often: “every Friday”, “annually”, “twice a week”.

use super::amount::count;
use super::{Match, W};
use crate::annotate::time::value::{Set, Symbolic};

/// “They meet *every Friday*.” Not: “every council”.
pub(super) fn find(words: &[W]) -> Match<Symbolic> {
    let (set, length) = find_every(words).or_else(|| find_per(words)).or_else(|| find_plural(words))?;
    Some((Symbolic::Every(set), length))
}

fn find_every(words: &[W]) -> Match<Set> {
    let [W::Every, rest @ ..] = words else { return None };
    match rest {
        [W::Weekday(day), W::Part(part), ..] => Some((Set::Weekdays(*day, Some(*part)), 3)),
        [W::Weekday(day), ..] => Some((Set::Weekdays(*day, None), 2)),
        [W::Month(month) | W::DoubtfulMonth(month, _), ..] => Some((Set::Months(*month), 2)),
        [W::Season(season) | W::DoubtfulSeason(season), ..] => Some((Set::Seasons(*season), 2)),
        [W::Part(part), ..] => Some((Set::TimesOfDay(*part), 2)),
        [W::Unit(unit), ..] => Some((Set::Units(1, *unit), 2)),
        _ => {
            let (number, length) = count(rest)?;
            let Some(W::Units(unit)) = rest.get(length) else { return None };
            Some((Set::Units(u16::try_from(number).ok()?, *unit), 2 + length))
        }
    }
}

/// “*twice a week*”, “*three times each month*”, “paid *annually*”. Not: “its daily paper”, “$10 a year”, which is a rate.
fn find_per(words: &[W]) -> Match<Set> {
    match words {
        [W::Often(unit), rest @ ..] if !matches!(rest, [W::Other | W::Local | W::Attack | W::Name, ..]) => Some((Set::Units(1, *unit), 1)),
        [W::Times, W::A | W::Every, W::Unit(unit), ..] => Some((Set::Units(1, *unit), 3)),
        [W::Digits(..) | W::Count(_), W::Times, W::A | W::Every, W::Unit(unit), ..] => Some((Set::Units(1, *unit), 4)),
        _ => None,
    }
}

/// “on *Mondays*”, “*Friday nights*”.
fn find_plural(words: &[W]) -> Match<Set> {
    match words {
        [W::Weekdays(day), ..] => Some((Set::Weekdays(*day, None), 1)),
        [W::Weekday(day), W::Parts(part), ..] => Some((Set::Weekdays(*day, Some(*part)), 2)),
        _ => None,
    }
}
