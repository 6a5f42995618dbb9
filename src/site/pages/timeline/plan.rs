//! Which page of the timeline each event stands on: one page for all, or, when that grows too long, pages by year.

use std::collections::BTreeMap;

use rayon::prelude::*;

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
    /// Its name in the address: a year, `undated`; `None` for the timeline's first page.
    pub(crate) section: Option<String>,
    /// Which part of the section.
    pub(crate) part: usize,
    /// How many parts it has.
    pub(crate) parts: usize,
    /// Its events; none on the first page of a timeline that has pages by year.
    pub(crate) events: Vec<usize>,
}

impl TimelinePage {
    /// Where it stands.
    pub(crate) fn address(&self) -> Address {
        Address::timeline(self.section.as_deref(), self.part)
    }
}

/// The pages of the timeline.
#[derive(Clone, Debug)]
pub(crate) struct TimelinePlan {
    /// All pages; the first is `timeline.html`.
    pub(crate) pages: Vec<TimelinePage>,
    /// The years that have pages of their own, each with how many events fell in it.
    pub(crate) years: Vec<(String, usize)>,
}

impl TimelinePlan {
    /// Cuts the timeline into pages.
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let events = &desk.compiled.dossier.events;
        let costs: Vec<usize> = events.par_iter().map(|event| cost(event, desk.compiled, &desk.facts.headlines)).collect();
        let whole = |events| TimelinePage { section: None, part: 0, parts: 1, events };
        let mut pages = Vec::new();
        let mut years = Vec::new();
        if costs.iter().sum::<usize>() <= paging::BUDGET {
            pages.push(whole((0..events.len()).collect()));
        } else {
            pages.push(whole(Vec::new()));
            for ((_, section), events) in by_section(events) {
                let cuts = paging::cut(events.iter().map(|event| costs[*event]), paging::BUDGET);
                let parts = cuts.len();
                years.push((section.clone(), events.len()));
                let cuts = cuts.into_iter().enumerate();
                pages.extend(cuts.map(|(part, rows)| TimelinePage {
                    section: Some(section.clone()),
                    part,
                    parts,
                    events: events[rows].to_vec(),
                }));
            }
        }
        Self { pages, years }
    }
}

/// By event: the page on which it stands.
pub(crate) fn event_pages(desk: &Desk<'_>) -> Vec<Address> {
    let mut event_pages = vec![Address::timeline(None, 0); desk.compiled.dossier.events.len()];
    for page in TimelinePlan::new(desk).pages {
        page.events.iter().for_each(|event| event_pages[*event] = page.address());
    }
    event_pages
}

/// The year of an event as its section is named: `2017`, `undated`.
pub(crate) fn section_of(event: &Event) -> String {
    event.date.as_ref().map_or_else(|| "undated".to_owned(), |date| date.first.year().to_string())
}

/// The events of each year, in order; the undated ones last.
fn by_section(events: &[Event]) -> BTreeMap<(i16, String), Vec<usize>> {
    let mut sections: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, event) in events.iter().enumerate() {
        let year = event.date.as_ref().map_or(i16::MAX, |date| date.first.year());
        sections.entry((year, section_of(event))).or_default().push(place);
    }
    sections
}

/// What an event takes in HTML.
fn cost(event: &Event, compiled: &Compiled, headlines: &[String]) -> usize {
    const EVENT: usize = 600;
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
    EVENT + event.id.len() + escaped_len(&event.summary) + reports.chain(people).chain(places).sum::<usize>()
}
