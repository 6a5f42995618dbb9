//! When the articles came out: the order of the lists, no finer than the days are known.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::dossier::ArticleFacts;
use crate::dossier::published::Published;

/// The day by which an article is counted and its feed entry dated: the last one that it may have come out.
pub(crate) fn last_day(published: &Published) -> Option<Date> {
    published.range().map(|(_, last)| last)
}

/// The articles, newest first, the undated ones last.
pub(crate) fn newest_first(articles: &[ArticleFacts]) -> Vec<usize> {
    newest_of((0..articles.len()).collect(), articles)
}

/// The same of some of them.
pub(crate) fn newest_of(mut newest: Vec<usize>, articles: &[ArticleFacts]) -> Vec<usize> {
    newest.sort_by_key(|place| (Reverse(articles[*place].published.range().map(|(first, last)| (last, first))), *place));
    newest
}

/// The dated articles from the oldest on, then the undated ones.
pub(crate) fn oldest_first<'a>(newest: &'a [usize], articles: &'a [ArticleFacts]) -> impl Iterator<Item = usize> + 'a {
    let dated = newest.partition_point(|place| articles[*place].published.range().is_some());
    newest[..dated].iter().rev().chain(&newest[dated..]).copied()
}
