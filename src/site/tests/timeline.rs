//! The timeline of many articles.

use jiff::ToSpan;
use jiff::civil::Date;

use super::*;
use crate::dossier::timeline::{Coverage, EventDate};

/// A large dossier whose events are moved: by their place, each to the first and the last day it may mean.
fn dossier(days: impl Fn(usize) -> (Date, Date)) -> Compiled {
    let mut compiled = invented::large();
    for (place, event) in compiled.dossier.events.iter_mut().enumerate() {
        let (first, last) = days(place);
        event.date = Some(EventDate { value: first.to_string(), first, last });
    }
    compiled.dossier.events.sort_by_key(|event| event.date.as_ref().map(|date| (date.first, date.last)));
    compiled
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Nearly all within a few weeks, and some of long ago.
fn of_one_spring() -> Compiled {
    dossier(|place| {
        let day = match place {
            0..12 => day("1901-05-01").saturating_add((i64::try_from(place).expect("small") * 4).years()),
            _ => day("2015-02-20").saturating_add((i64::try_from(place).expect("small") / 5).days()),
        };
        (day, day)
    })
}

#[test]
fn years_with_few_events_stand_together_and_a_full_one_is_parted_by_month_and_day() {
    let pages = render(&of_one_spring());
    links_lead_somewhere(&pages);
    every_page_is_reached(&pages);
    let sections: BTreeSet<&str> = pages.keys().filter_map(|page| page.strip_prefix("timeline-")?.split('.').next()).collect();
    assert_eq!(sections.into_iter().collect::<Vec<_>>(), ["1901-to-1945", "2015-02", "2015-03", "2015-04"]);
    let first = text(&pages, "timeline.html");
    assert!(first.contains(">1901–1945</a> <span class=\"count\">12</span>"), "{first}");
    assert!(first.contains("Events by day. Not drawn: before "), "{first}");
    assert!(first.contains("Articles by day of publication"), "{first}");
    assert!(first.contains("<h2 id=\"key\">Key events</h2>") && first.matches("<p class=\"when\">").count() == 20, "{first}");
    let march = text(&pages, "timeline-2015-03.html");
    assert!(march.contains("Sunday, 1\u{a0}March 2015</h2>"), "{march}");
    assert!(march.contains("#y-2015-03-01\">1\u{a0}Mar</a> <span class=\"count\">5</span>"), "{march}");
    for (address, page) in html(&pages) {
        assert!(page.len() <= 60_000, "{address} has {} bytes", page.len());
    }
}

#[test]
fn a_day_has_the_articles_that_came_out_on_it() {
    let compiled = of_one_spring();
    let articles = compiled.dossier.articles.iter();
    let march = day("2015-03-01")..day("2015-04-01");
    let days: BTreeSet<Date> = articles.filter_map(|facts| facts.published.range()).map(|(first, _)| first).collect();
    let days = days.into_iter().filter(|day| march.contains(day)).count();
    assert!(days > 0);
    let pages = render(&compiled);
    let march = pages.iter().filter(|(address, _)| address.starts_with("timeline-2015-03")).map(|(address, _)| text(&pages, address));
    let listed: usize = march.map(|page| page.matches(" of the day</summary>").count()).sum();
    assert_eq!(listed, days);
}

#[test]
fn what_is_known_to_the_year_only_stands_apart_in_a_year_parted_by_month() {
    let pages = render(&dossier(|place| {
        let new_year = day("2015-01-01");
        let own_day = new_year.saturating_add((i64::try_from(place).expect("small")).days());
        if place < 3 { (new_year, day("2015-12-31")) } else { (own_day, own_day) }
    }));
    assert!(text(&pages, "timeline.html").contains("in a month not known</a> <span class=\"count\">3</span>"));
    assert_eq!(text(&pages, "timeline-2015.html").matches("<li id=\"e-").count(), 3);
}

#[test]
fn an_event_says_how_many_articles_tell_it_and_under_what_headline() {
    let mut compiled = invented::small(None);
    let event = &mut compiled.dossier.events[0];
    event.coverage = Coverage { sources: 14, references: 3, ..Coverage::default() };
    event.headline = Some(Evidence { article: 1, span: event.summary_evidence.span });
    let pages = render(&compiled);
    for page in ["index.html", "timeline.html"] {
        let page = text(&pages, page);
        assert!(page.contains("<b>14</b> articles · referred to by 3 more</p>"), "{page}");
    }
    assert!(text(&pages, "timeline.html").contains("<p class=\"meta titled\">Council 1 votes on the Linden dam</p>"));
}
