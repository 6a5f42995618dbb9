//! The timeline: events in order, each with its people, places, and what every outlet reports of it side by side.

pub(super) mod plan;

use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use crate::error::Error;
use crate::site::fragments::Desk;
use crate::site::fragments::cards::EventCard;
use crate::site::fragments::chart::{Chart, Fell, chart_with};
use crate::site::fragments::head::Head;
use crate::site::fragments::key_events::key_events;
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use plan::{TimelinePage as Planned, TimelinePlan, section_of};

/// What a page of the timeline shows.
#[derive(Serialize)]
struct TimelinePage {
    /// “2017”, “Undated”; `None` on the first page.
    section: Option<String>,
    /// How many events the whole timeline has.
    count: usize,
    /// How many events fell in each day, week, month or year; `None` where all fell in one, and on pages other than the first.
    chart: Option<Chart>,
    /// How many articles came out in the same stretch of time; `None` where the events are few, and on pages other than the first.
    articles_chart: Option<Chart>,
    /// The years that have pages of their own; none where all events stand here.
    years: Vec<YearLink>,
    /// The events that weigh most, in their order; none where all events stand here.
    key_events: Vec<EventCard>,
    /// The events of this page, by year.
    groups: Vec<Group>,
    pagination: Option<Pagination>,
}

/// A link to the page of a year.
#[derive(Serialize)]
struct YearLink {
    label: String,
    href: String,
    count: usize,
    is_current: bool,
}

/// The events of one year.
#[derive(Serialize)]
struct Group {
    /// “2017” or “Undated”.
    label: String,
    /// Its anchor on the page.
    anchor: String,
    events: Vec<EventCard>,
}

/// The pages of the timeline.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let plan = Arc::new(TimelinePlan::new(desk));
    (0..plan.pages.len()).map(|place| placed(plan.pages[place].address(), Part { plan: Arc::clone(&plan), place })).collect()
}

/// A page of the timeline, by its place in the plan.
struct Part {
    plan: Arc<TimelinePlan>,
    place: usize,
}

impl Page for Part {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Vec<u8>, Error> {
        render(desk, address, &self.plan, self.place)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// Renders a page of the timeline.
fn render(desk: &Desk<'_>, address: &Address, plan: &TimelinePlan, place: usize) -> Result<Vec<u8>, Error> {
    let page = &plan.pages[place];
    let events = &desk.compiled.dossier.events;
    let is_first = place == 0;
    let (chart, articles_chart) = is_first.then(|| charts(desk)).flatten().unzip();
    let section = page.section.as_deref().map(label);
    let view = TimelinePage {
        count: events.len(),
        chart,
        articles_chart: articles_chart.flatten(),
        key_events: if is_first && plan.pages.len() > 1 { key_events(desk, address, FEW) } else { Vec::new() },
        years: years(address, plan, page),
        groups: groups(desk, address, page),
        pagination: pagination(address, page.part, page.parts, |part| Address::timeline(page.section.as_deref(), part)),
        section,
    };
    let headline = view.section.as_ref().map_or_else(|| "Timeline".to_owned(), |section| format!("Timeline: {section}"));
    let description = format!("The events of the dossier “{}” in order, each with the sentences that report it.", desk.settings().name);
    let mut head = Head::new(desk, address, "timeline", &headline, description);
    let shown = view.groups.iter().flat_map(|group| &group.events).take(MOST_IN_JSON_LD);
    let shown = shown.map(|event| {
        let mut described = json!({"@type": "Event", "name": event.summary});
        if let Some(day) = event.day.as_ref().and_then(|day| day.datetime.as_ref()) {
            described["startDate"] = json!(day);
        }
        if let Some(place) = event.places.first() {
            described["location"] = json!({"@type": "Place", "name": place, "address": place});
        }
        described
    });
    head.cite_page();
    head.set_json_ld(json!({
        "@context": "https://schema.org", "@type": "CollectionPage", "name": headline, "about": shown.collect::<Vec<_>>(),
    }));
    desk.render_page("timeline.html", address, &head, &view)
}

/// The charts of the events and of the articles.
fn charts(desk: &Desk<'_>) -> Option<(Chart, Option<Chart>)> {
    let dossier = &desk.compiled.dossier;
    let dates = dossier.events.iter().filter_map(|event| event.date.as_ref());
    let events: Vec<Fell> = dates.map(|date| Fell { first: date.first, last: date.last, count: 1 }).collect();
    let days = dossier.articles.iter().filter_map(|facts| facts.published.range());
    let articles: Vec<Fell> = days.map(|(first, last)| Fell { first, last, count: 1 }).collect();
    chart_with(&events, &articles)
}

/// So many events stand before the years.
const FEW: usize = 20;
/// So many events stand in the JSON-LD block; all are in `data/events.json`.
const MOST_IN_JSON_LD: usize = 20;

fn label(section: &str) -> String {
    if section == "undated" { "Undated".to_owned() } else { section.to_owned() }
}

/// Links to the pages by year, on each of them.
fn years(address: &Address, plan: &TimelinePlan, current: &Planned) -> Vec<YearLink> {
    let years = plan.years.iter().map(|(section, count)| YearLink {
        label: label(section),
        href: address.link_to(&Address::timeline(Some(section), 0)),
        count: *count,
        is_current: current.section.as_ref() == Some(section),
    });
    years.collect()
}

fn groups(desk: &Desk<'_>, address: &Address, page: &Planned) -> Vec<Group> {
    let events = &desk.compiled.dossier.events;
    let groups = page.events.chunk_by(|one, other| section_of(&events[*one]) == section_of(&events[*other]));
    groups
        .enumerate()
        .map(|(place, group)| {
            let section = section_of(&events[group[0]]);
            Group {
                label: label(&section),
                anchor: format!("y{place}-{section}"),
                events: group.iter().map(|event| desk.event_card_with_reports(address, *event)).collect(),
            }
        })
        .collect()
}
