use std::fmt::Write as _;

use super::*;
use crate::annotate::annotate;
use crate::corpus::{Article, Field, Fields};

/// The text with each time expression in brackets, and what it means if it was published on a day (“” for open).
fn check(published: &str, marked: &str) {
    let text: String = strip(marked);
    let body = vec![Span::new(0, text.len())];
    let (id, file, sha256) = (String::new(), String::new(), String::new());
    let article = Article { id, file, text, sha256, fields: Fields::default(), body, furniture: Vec::new() };
    let day = published.parse().ok().map(|day| Field::given(day, None));
    let times = ground_article(&annotate(&article), &Published { day, candidates: Vec::new() });
    let mut shown = String::new();
    let mut at = 0;
    for time in times {
        shown.push_str(&article.text[at..time.span.start as usize]);
        write!(shown, "[{} → {}]", time.span.of(&article.text), time.value.as_deref().unwrap_or("open")).expect("a string takes all");
        at = time.span.end as usize;
    }
    shown.push_str(&article.text[at..]);
    assert_eq!(shown, marked);
}

/// A text without the brackets of [`check`].
fn strip(marked: &str) -> String {
    let mut text = String::new();
    for part in marked.split('[') {
        match part.split_once(']') {
            Some((time, rest)) => {
                text.push_str(time.split_once(" → ").map_or(time, |(words, _)| words));
                text.push_str(rest);
            }
            None => text.push_str(part),
        }
    }
    text
}

#[test]
fn bare_weekday_is_the_last_one_before_publication() {
    check("2024-03-08", "The council voted on [Tuesday → 2024-03-05].");
}

#[test]
fn the_weekday_of_publication_is_that_day() {
    check("2024-03-08", "The council voted on [Friday → 2024-03-08].");
    check("2024-03-08", "The council will vote on [Friday → 2024-03-08].");
}

#[test]
fn what_is_to_come_lies_on_the_next_one() {
    check("2024-03-08", "The council will vote on [Tuesday → 2024-03-12].");
    check("2024-03-08", "They met ahead of a vote on [Tuesday → 2024-03-12], the mayor said [Monday → 2024-03-04].");
}

#[test]
fn last_and_next_pass_over_the_day_of_publication() {
    check("2024-03-08", "The council met [last Friday → 2024-03-01] and meets [next Friday → 2024-03-15].");
}

#[test]
fn without_a_day_of_publication_what_depends_on_it_stays_open() {
    check("", "It rained on [Tuesday → open], in [May 2019 → 2019-05] and [last year → open].");
}

#[test]
fn the_weekend_is_that_of_the_iso_week_just_past() {
    check("2024-03-05", "The dam broke over [the weekend → 2024-W09-WE].");
    check("2025-01-07", "It snowed [last weekend → 2025-W01-WE].");
}

#[test]
fn last_summer_is_the_one_that_is_over() {
    check("2024-11-21", "They met [last summer → 2024-SU].");
    check("2024-03-08", "They met [last summer → 2023-SU].");
}

#[test]
fn last_year_is_counted_from_publication() {
    check("2024-03-08", "In [December 2021 → 2021-12] rain fell, and also [last year → 2023].");
}

#[test]
fn parts_of_a_day_belong_to_it() {
    check("2024-03-08", "He left [late on Monday → 2024-03-04], or [Tuesday morning → 2024-03-05TMO], not [last night → 2024-03-07TNI].");
    check("2024-03-08", "It opens at [5 p.m. Tuesday → 2024-03-05T17:00].");
}

#[test]
fn durations_keep_their_length() {
    check("", "It took [three hours → PT3H], or [half an hour → PT30M], after [over two years → P2Y] of a [12-year → P12Y] war.");
    check("", "They met [just a month → P1M] after the vote, for [a little over an hour → PT1H].");
}

#[test]
fn damaged_dates_are_read() {
    check("", "they met on [oct. 20 , 2015 → 2015-10-20] and in [march 2011 → 2011-03] .");
}

#[test]
fn may_the_verb_is_no_month() {
    check("2024-03-08", "The council may vote.");
    check("2024-03-08", "the council may march on the sun and sat there .");
}

#[test]
fn numbers_are_no_years() {
    check("2024-03-08", "It paid $2000 for 1,700 seats on Flight 1990, page 2011, call 555-2011, and won 3-2.");
    check("2024-03-08", "More than 2000 people came.");
}
