//! The day an article came out as pages show it: no finer than it is known, and sorted by the days it may be.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::cards::Day;
use super::dates::{day_in_words, html_datetime, months_in_words};
use crate::dossier::ArticleFacts;
use crate::dossier::published::Published;

/// The day, or the month that its candidates share; `None` where nothing is known.
pub(super) fn shown(published: &Published) -> Option<Day> {
    let (first, last) = published.range()?;
    let datetime = published.value().and_then(|value| html_datetime(&value).map(str::to_owned));
    let words = if first == last { day_in_words(first) } else { months_in_words(first, last) };
    Some(Day { words, datetime })
}

/// The day by which an article is counted and its feed entry dated: the last one that it may have come out.
pub(super) fn last_day(published: &Published) -> Option<Date> {
    published.range().map(|(_, last)| last)
}

/// The articles, newest first, the undated ones last.
pub(super) fn newest_first(articles: &[ArticleFacts]) -> Vec<usize> {
    newest_of((0..articles.len()).collect(), articles)
}

/// The same of some of them.
pub(super) fn newest_of(mut newest: Vec<usize>, articles: &[ArticleFacts]) -> Vec<usize> {
    newest.sort_by_key(|place| (Reverse(articles[*place].published.range().map(|(first, last)| (last, first))), *place));
    newest
}
