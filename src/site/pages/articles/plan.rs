//! How lists of articles are cut into pages.

use std::ops::Range;

use rayon::prelude::*;

use crate::site::fragments::article_card::lede;
use crate::site::fragments::{Desk, paging};
use crate::site::running_text::escaped_len;

/// Cuts a list of articles into pages; so many bytes stand before the first of them.
pub(crate) fn cut(desk: &Desk<'_>, articles: &[usize], opening: usize) -> Vec<Range<usize>> {
    const ROW: usize = 450;
    let cost = |article: &usize| {
        let facts = &desk.compiled.dossier.articles[*article];
        let lede = lede(&desk.compiled.project.articles[*article], facts).map_or(0, |lede| escaped_len(&lede));
        let outlet = facts.outlet.as_ref().map_or(0, |outlet| escaped_len(&outlet.value).min(1000));
        ROW + escaped_len(&desk.facts.headlines[*article]) + lede + outlet
    };
    let mut costs: Vec<usize> = articles.par_iter().map(cost).collect();
    costs.iter_mut().take(1).for_each(|first| *first += opening);
    paging::cut(costs, paging::BUDGET)
}
