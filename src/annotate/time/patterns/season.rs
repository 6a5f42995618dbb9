//! Seasons: “last summer”, “the spring of 2011”, “in winter”.

use super::calendar::{direction, year_behind};
use super::{Match, W};
use crate::annotate::time::value::{Direction, Season, Stretch, Year};

/// “*last summer*”, “*fall 2017*”, “in *the spring*”. Not: “the fall of Linden”, “they fall”, “a summer house”.
pub(super) fn find(before: W, words: &[W]) -> Match<Stretch> {
    let (direction, skipped) = direction(words);
    if direction != Direction::Open {
        let (season, _) = season(&words[skipped..])?;
        return Some((Stretch::Season(season, Year::Nearest(direction)), skipped + 1));
    }
    let article = usize::from(matches!(words.first(), Some(W::The)));
    let (season, is_doubtful) = season(&words[article..])?;
    let rest = &words[article + 1..];
    if let Some((year, more)) = year_behind(rest) {
        return Some((Stretch::Season(season, year), article + 1 + more));
    }
    let is_introduced = matches!(before, W::In | W::Preposition | W::Early | W::Late | W::Mid | W::Hyphen | W::Roughly(_));
    let goes_on = matches!(rest, [W::Of | W::Other | W::Local | W::Attack | W::Name | W::Hyphen, ..]);
    let is_time = is_introduced && !(goes_on && (is_doubtful || article == 0));
    (is_time && (article == 1 || !is_doubtful || before == W::In))
        .then_some((Stretch::Season(season, Year::Nearest(Direction::Open)), article + 1))
}

/// The season that the first word names, and whether that word has another meaning: “fall”, “spring”.
fn season(words: &[W]) -> Option<(Season, bool)> {
    match words.first()? {
        W::Season(season) => Some((*season, false)),
        W::DoubtfulSeason(season) => Some((*season, true)),
        _ => None,
    }
}
