//! The timeline: events in order, each with its people, places, and what every outlet reports of it side by side.

use serde::Serialize;
use serde_json::json;

use super::Site;
use super::cards::EventCard;
use super::chart::{Chart, chart};
use super::head::Head;
use super::key_events::key_events;
use super::paging::{Pagination, pagination};
use super::timeline_plan::{TimelinePage as Planned, section_of};
use super::url::Address;
use crate::error::Error;

/// What a page of the timeline shows.
#[derive(Serialize)]
struct TimelinePage {
    /// “2017”, “Undated”; `None` on the first page.
    section: Option<String>,
    /// How many events the whole timeline has.
    count: usize,
    /// How many events fell in each year; `None` where all fell in one, and on pages other than the first.
    chart: Option<Chart>,
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

/// Renders a page of the timeline.
pub(super) fn render(site: &Site<'_>, address: &Address, place: usize) -> Result<Vec<u8>, Error> {
    let plan = &site.index.timeline;
    let page = &plan.pages[place];
    let events = &site.compiled.dossier.events;
    let is_first = place == 0;
    let days = events.iter().filter_map(|event| event.date.as_ref()).map(|date| (date.first, 1));
    let section = page.section.as_deref().map(label);
    let view = TimelinePage {
        count: events.len(),
        chart: is_first.then(|| chart(&days.collect::<Vec<_>>())).flatten(),
        key_events: if is_first && plan.pages.len() > 1 { key_events(site, address, FEW) } else { Vec::new() },
        years: years(site, address, page),
        groups: groups(site, address, page),
        pagination: pagination(address, page.part, page.parts, |part| Address::timeline(page.section.as_deref(), part)),
        section,
    };
    let headline = view.section.as_ref().map_or_else(|| "Timeline".to_owned(), |section| format!("Timeline: {section}"));
    let description = format!("The events of the dossier “{}” in order, each with the sentences that report it.", site.settings().name);
    let mut head = Head::new(site, address, "timeline", &headline, description);
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
    site.render_page("timeline.html", address, &head, &view)
}

/// So many events stand before the years.
const FEW: usize = 12;
/// So many events stand in the JSON-LD block; all are in `data/events.json`.
const MOST_IN_JSON_LD: usize = 20;

fn label(section: &str) -> String {
    if section == "undated" { "Undated".to_owned() } else { section.to_owned() }
}

/// Links to the pages by year, on each of them.
fn years(site: &Site<'_>, address: &Address, current: &Planned) -> Vec<YearLink> {
    let mut years: Vec<YearLink> = Vec::new();
    for page in &site.index.timeline.pages {
        let Some(section) = &page.section else { continue };
        if page.part == 0 {
            let is_current = current.section.as_ref() == Some(section);
            years.push(YearLink { label: label(section), href: address.link_to(&page.address()), count: 0, is_current });
        }
        if let Some(year) = years.last_mut() {
            year.count += page.events.len();
        }
    }
    years
}

fn groups(site: &Site<'_>, address: &Address, page: &Planned) -> Vec<Group> {
    let events = &site.compiled.dossier.events;
    let groups = page.events.chunk_by(|one, other| section_of(&events[*one]) == section_of(&events[*other]));
    groups
        .enumerate()
        .map(|(place, group)| {
            let section = section_of(&events[group[0]]);
            Group {
                label: label(&section),
                anchor: format!("y{place}-{section}"),
                events: group.iter().map(|event| site.event_card_with_reports(address, *event)).collect(),
            }
        })
        .collect()
}
