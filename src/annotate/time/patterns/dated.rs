//! A stretch of the calendar with what stands around it: “late on Monday”, “the end of 2017”, “Tuesday morning”.

use super::stretch::stretch;
use super::{Match, W, clock};
use crate::annotate::time::value::{Modifier, Symbolic};

/// A stretch, its modifiers and its time of day.
pub(super) fn find(before: W, words: &[W]) -> Match<Symbolic> {
    let skipped = modifier(words);
    // “she is in her late nineties”: an age.
    if before == W::Their && matches!(words.get(skipped), Some(W::Tens(_))) {
        return None;
    }
    if skipped > 0
        && let Some((symbolic, length)) = bare(W::Preposition, &words[skipped..])
    {
        return Some((symbolic, skipped + length));
    }
    bare(before, words)
}

/// “*late on* Monday”, “*the end of* 2017”, “*earlier* this week”, “*mid-*November”, “*around* Nov. 13”. Not: “the end of the street”.
fn modifier(words: &[W]) -> usize {
    match words {
        [W::The, W::Early | W::Late | W::Mid, W::Hyphen, ..] | [W::The, W::Edge, W::Of, ..] => 3,
        [W::The, W::Early | W::Late | W::Mid, ..]
        | [W::Mid | W::Early | W::Late, W::Hyphen, ..]
        | [W::Edge, W::Of, ..]
        | [W::Early | W::Late | W::Earlier | W::Later, W::On | W::In, ..] => 2,
        [W::Early | W::Late | W::Earlier | W::Later | W::Mid | W::Roughly(Modifier::About), ..] => 1,
        _ => 0,
    }
}

/// A stretch and its time of day.
fn bare(before: W, words: &[W]) -> Match<Symbolic> {
    let (stretch, length) = stretch(before, words)?;
    match clock::behind(stretch, &words[length..]) {
        Some((time, more)) => Some((Symbolic::On(stretch, Some(time)), length + more)),
        None => Some((Symbolic::On(stretch, None), length)),
    }
}
