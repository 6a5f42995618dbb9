//! Which page of the timeline each event stands on: one page for all, or, when that grows too long, pages by stretches of time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::sections::{GROUP, Section, sections};
use crate::dossier::Event;
use crate::pipeline::Compiled;
use crate::site::facts::sentence_at;
use crate::site::fragments::Desk;
use crate::site::fragments::cards::{MOST_NAMED, MOST_REPORTS};
use crate::site::fragments::paging;
use crate::site::fragments::sentences::LONGEST_SHOWN;
use crate::site::running_text::escaped_len;
use crate::site::url::Address;

/// A page of the timeline.
#[derive(Clone, Debug)]
pub(crate) struct TimelinePage {
    /// Its section, by its place in the plan; `None` for the timeline's first page.
    pub(crate) section: Option<usize>,
    /// Which part of the section.
    pub(crate) part: usize,
    /// How many parts it has.
    pub(crate) parts: usize,
    /// Its events; none on the first page of a timeline that has sections.
    pub(crate) events: Vec<usize>,
    /// Whether the page before ends within the group with which it begins.
    pub(crate) continues: bool,
    /// Where it stands.
    pub(crate) address: Address,
}

/// The pages of the timeline.
#[derive(Clone, Debug)]
pub(crate) struct TimelinePlan {
    /// All pages; the first is `timeline.html`.
    pub(crate) pages: Vec<TimelinePage>,
    /// The stretches of time that have pages of their own.
    pub(crate) sections: Vec<Section>,
    /// The articles that came out on each day.
    pub(crate) articles: BTreeMap<Date, Vec<usize>>,
}

/// How many articles of a day are listed; the others are counted.
pub(crate) const MOST_OF_DAY: usize = 8;

impl TimelinePlan {
    /// Cuts the timeline into pages.
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let events = &desk.compiled.dossier.events;
        let costs: Vec<usize> = events.par_iter().map(|event| cost(event, desk.compiled, &desk.facts.headlines)).collect();
        let articles = articles_by_day(desk.compiled);
        let first =
            |events| TimelinePage { section: None, part: 0, parts: 1, events, continues: false, address: Address::timeline(None, 0) };
        if costs.iter().sum::<usize>() <= paging::BUDGET {
            return Self { pages: vec![first((0..events.len()).collect())], sections: Vec::new(), articles };
        }
        let mut pages = vec![first(Vec::new())];
        let sections = sections(events, &costs);
        for (place, section) in sections.iter().enumerate() {
            let group = |event: usize| section.grain.group_of(&events[event]);
            // The first event of a day stands below the day's articles.
            let costs = section.events.iter().enumerate().map(|(row, event)| {
                let opens = row == 0 || group(section.events[row - 1]) != group(*event);
                let listed = section.grain.day_of(&events[*event]).and_then(|day| articles.get(&day)).filter(|_| opens);
                costs[*event] + if opens { GROUP } else { 0 } + listed.map_or(0, |listed| listed_cost(desk, listed))
            });
            let cuts = paging::cut(costs, paging::BUDGET);
            let parts = cuts.len();
            pages.extend(cuts.into_iter().enumerate().map(|(part, rows)| TimelinePage {
                section: Some(place),
                part,
                parts,
                continues: part > 0 && group(section.events[rows.start - 1]) == group(section.events[rows.start]),
                events: section.events[rows].to_vec(),
                address: Address::timeline(Some(&section.name), part),
            }));
        }
        Self { pages, sections, articles }
    }
}

/// By event: the page on which it stands.
pub(crate) fn event_pages(desk: &Desk<'_>) -> Vec<Address> {
    let mut event_pages = vec![Address::timeline(None, 0); desk.compiled.dossier.events.len()];
    for page in TimelinePlan::new(desk).pages {
        page.events.iter().for_each(|event| event_pages[*event] = page.address.clone());
    }
    event_pages
}

/// The articles that came out on each day; those whose day is not known are left out.
fn articles_by_day(compiled: &Compiled) -> BTreeMap<Date, Vec<usize>> {
    let mut articles: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (place, facts) in compiled.dossier.articles.iter().enumerate() {
        if let Some((day, _)) = facts.published.range().filter(|(first, last)| first == last) {
            articles.entry(day).or_default().push(place);
        }
    }
    articles
}

/// What the articles of a day take in HTML.
fn listed_cost(desk: &Desk<'_>, articles: &[usize]) -> usize {
    const LIST: usize = 150;
    const ARTICLE: usize = 80;
    const LONGEST_HEADLINE: usize = 200;
    let listed = articles.iter().take(MOST_OF_DAY).map(|article| {
        let facts = &desk.compiled.dossier.articles[*article];
        let outlet = facts.outlet.as_ref().map_or(0, |outlet| escaped_len(&outlet.value));
        ARTICLE + facts.slug.len() + escaped_len(&desk.facts.headlines[*article]).min(LONGEST_HEADLINE) + outlet
    });
    LIST + listed.sum::<usize>()
}

/// What an event takes in HTML.
fn cost(event: &Event, compiled: &Compiled, headlines: &[String]) -> usize {
    const EVENT: usize = 620;
    const LONGEST_TITLE: usize = 180;
    const REPORT: usize = 230;
    const PERSON: usize = 60;
    let dossier = &compiled.dossier;
    let reports = event.reports.iter().take(MOST_REPORTS).map(|report| {
        let facts = &dossier.articles[report.article];
        let sentence = sentence_at(facts, report.span).map_or(report.span, |place| facts.sentences[place]);
        let words = sentence.of(&compiled.project.articles[report.article].text);
        let named = facts.outlet.as_ref().map_or(&headlines[report.article], |outlet| &outlet.value);
        REPORT + facts.slug.len() + escaped_len(named) + escaped_len(&words[..words.floor_char_boundary(LONGEST_SHOWN)])
    });
    let people = event.people.iter().take(MOST_NAMED).map(|person| {
        let person = person.of(&dossier.people);
        PERSON + person.id.len() + escaped_len(&person.name)
    });
    let places = event.places.iter().take(MOST_NAMED).map(|place| escaped_len(&place.name) + 2);
    let title = event.headline.map_or(0, |headline| escaped_len(&headlines[headline.article]).min(LONGEST_TITLE));
    EVENT + title + event.id.len() + escaped_len(&event.summary) + reports.chain(people).chain(places).sum::<usize>()
}
