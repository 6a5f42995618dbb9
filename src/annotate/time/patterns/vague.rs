//! What points at no day: “now”, “recently”, “soon”, “in the past”, “recent weeks”.

use super::{Match, W};
use crate::annotate::time::value::{Reference, Symbolic, Unit};

/// “It rained *recently*.” “in *recent weeks*” Not: “the past president”.
pub(super) fn find(before: W, words: &[W]) -> Match<Symbolic> {
    let (reference, length) = match words {
        [W::Right | W::Just, W::Vague(reference @ Reference::Present), ..]
        | [W::More | W::Most, W::Vague(reference @ Reference::Past), ..]
        | [W::Adjective(reference), W::Units(_), ..] => (*reference, 2),
        [W::Vague(Reference::Future), W::As | W::After | W::Before, ..] => return None,
        [W::Vague(reference), ..] | [W::Adjective(reference @ (Reference::Past | Reference::Present)), W::Other, ..] => (*reference, 1),
        [W::The, W::Adjective(reference), W::Units(_), ..] => (*reference, 3),
        [W::The, W::Coming, W::Units(_), ..] => (Reference::Future, 3),
        [W::Coming, W::Units(_), ..] => (Reference::Future, 2),
        [W::Past, W::Units(_), ..] => (Reference::Past, 2),
        [W::These, W::Units(Unit::Day), ..] => (Reference::Present, 2),
        [W::This | W::The, W::Moment, ..] if before == W::At => (Reference::Present, 2),
        [W::The, W::Past, rest @ ..] if before == W::In && ends(rest) => (Reference::Past, 2),
        [W::The, W::Adjective(reference @ Reference::Future), rest @ ..] if before == W::In && ends(rest) => (*reference, 2),
        _ => return None,
    };
    Some((Symbolic::Vague(reference), length))
}

/// Whether a noun phrase ends here: “in the past, …”, and not “in the past season”.
fn ends(rest: &[W]) -> bool {
    let goes_on = |word: &W| {
        matches!(
            word,
            W::Other
                | W::Attack
                | W::Name
                | W::Season(_)
                | W::DoubtfulSeason(_)
                | W::Hyphen
                | W::Of
                | W::Digits(..)
                | W::Count(_)
                | W::Several
        )
    };
    !rest.first().is_some_and(goes_on)
}
