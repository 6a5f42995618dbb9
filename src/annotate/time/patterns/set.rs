//! How often: “every Friday”, “annually”, “twice a week”.

use super::amount::count;
use super::{Match, W};
use crate::annotate::time::value::{Set, Symbolic, Unit};

/// “They meet *every Friday*.” Not: “every council”.
pub(super) fn find(before: W, words: &[W]) -> Match<Symbolic> {
    let (set, length) = find_every(words).or_else(|| find_per(before, words)).or_else(|| find_plural(words))?;
    Some((Symbolic::Every(set), length))
}

fn find_every(words: &[W]) -> Match<Set> {
    let [W::Every, rest @ ..] = words else { return None };
    match rest {
        [W::Weekday(day), W::Part(part), ..] => Some((Set::Weekdays(*day, Some(*part)), 3)),
        [W::Weekday(day), ..] => Some((Set::Weekdays(*day, None), 2)),
        [W::Month(month) | W::DoubtfulMonth(month), ..] => Some((Set::Months(*month), 2)),
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

/// “*twice a week*”, “$10 *a year*”, “*three times each month*”, “*annually*”. Not: “once a council”.
fn find_per(before: W, words: &[W]) -> Match<Set> {
    match words {
        [W::Often(unit), ..] => Some((Set::Units(1, *unit), 1)),
        [W::Times, W::A | W::Every, W::Unit(unit), ..] => Some((Set::Units(1, *unit), 3)),
        [W::Digits(..) | W::Count(_), W::Times, W::A | W::Every, W::Unit(unit), ..] => Some((Set::Units(1, *unit), 4)),
        // “a rate of 3% a year”, “12 hours a day”
        [W::A, W::Unit(unit), rest @ ..]
            if matches!(before, W::Percent | W::Units(_) | W::Digits(..) | W::Tenths(_) | W::Times | W::Scale(_))
                && !matches!(rest, [W::Ago | W::Earlier | W::Later | W::After | W::Before, ..])
                && *unit != Unit::Quarter =>
        {
            Some((Set::Units(1, *unit), 2))
        }
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
