//! Long lists cut into pages, so that no page is long to load.

use std::ops::Range;

use serde::Serialize;

use crate::site::url::Address;

/// How many bytes a page's rows may take. A whole page may be 60 kB; head, footer and navigation take the rest.
pub(crate) const BUDGET: usize = 40_000;

/// Splits a list into pages by the size of its rows in bytes of HTML. There is always at least one page, even an empty one.
pub(crate) fn cut(costs: impl IntoIterator<Item = usize>, budget: usize) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut sum, mut end) = (0, 0, 0);
    for (place, cost) in costs.into_iter().enumerate() {
        if sum + cost > budget && place > start {
            pages.push(start..place);
            (start, sum) = (place, 0);
        }
        sum += cost;
        end = place + 1;
    }
    pages.push(start..end);
    pages
}

/// The links between the pages of one list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Pagination {
    /// The number of this page, from 1.
    pub(crate) number: usize,
    /// How many there are.
    pub(crate) count: usize,
    /// The link to the previous page; `None` on the first.
    pub(crate) previous: Option<String>,
    /// The link to the next page; `None` on the last.
    pub(crate) next: Option<String>,
    /// The pages to go to: the first, the last, and those around this one; `None` marks a gap where pages are left out.
    pub(crate) steps: Vec<Option<Step>>,
}

/// One page to go to.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Step {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// The link to it.
    pub(crate) href: String,
    /// Whether it is this page.
    pub(crate) is_current: bool,
}

/// The pagination of page `index` (from 0) of `count`; `None` if there is only one page.
pub(crate) fn pagination(from: &Address, index: usize, count: usize, address: impl Fn(usize) -> Address) -> Option<Pagination> {
    if count < 2 {
        return None;
    }
    let href = |page: usize| from.link_to(&address(page));
    let mut steps: Vec<Option<Step>> = Vec::new();
    let mut shown: Vec<usize> = [0, count - 1].into_iter().chain(index.saturating_sub(2)..(index + 3).min(count)).collect();
    shown.sort_unstable();
    shown.dedup();
    for page in shown {
        if steps.last().and_then(Option::as_ref).is_some_and(|last| last.number < page) {
            steps.push(None);
        }
        steps.push(Some(Step { number: page + 1, href: href(page), is_current: page == index }));
    }
    Some(Pagination {
        number: index + 1,
        count,
        previous: index.checked_sub(1).map(href),
        next: (index + 1 < count).then(|| href(index + 1)),
        steps,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_what_fits_and_at_least_one_row() {
        assert_eq!(cut([40, 40, 40, 500, 10], 100), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(cut([], 100).len(), 1);
    }

    #[test]
    fn pagination_shows_ends_and_neighbours() {
        let shown = pagination(&Address::root("people.html"), 9, 30, |page| Address::list("people", page)).expect("many pages");
        let numbers: Vec<usize> = shown.steps.iter().map(|step| step.as_ref().map_or(0, |step| step.number)).collect();
        assert_eq!(numbers, [1, 0, 8, 9, 10, 11, 12, 0, 30]);
        assert_eq!(shown.next.as_deref(), Some("people.11.html"));
    }
}
