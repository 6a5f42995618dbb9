//! The timeline: events in order, each with its people, places, and what every outlet reports of it side by side.

pub(super) mod plan;
mod sections;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use crate::error::Error;
use crate::site::fragments::Desk;
use crate::site::fragments::cards::EventCard;
use crate::site::fragments::chart::{Chart, Fell, chart_with};
use crate::site::fragments::head::Head;
use crate::site::fragments::key_events::key_events;
use crate::site::fragments::links::{ArticleLink, Ready};
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;
use plan::{MOST_OF_DAY, TimelinePage as Planned, TimelinePlan};
use sections::{Grain, Section};

/// What a page of the timeline shows.
#[derive(Serialize)]
struct TimelinePage {
    /// “2017”, “1901–1999”, “September 2008”, “Undated”; `None` on the first page.
    section: Option<String>,
    /// How many events the whole timeline has.
    count: usize,
    /// How many events fell in each day, week, month or year; `None` where all fell in one, and on pages other than the first.
    chart: Option<Chart>,
    /// How many articles came out in the same stretch of time; `None` where the events are few, and on pages other than the first.
    articles_chart: Option<Chart>,
    /// The stretches of time that have pages of their own; none where all events stand here.
    years: Vec<YearLink>,
    /// The days of a month with pages of its own; none elsewhere, and where the month fits one page.
    days: Vec<SectionLink>,
    /// The stretch before; `None` where there is none.
    earlier: Option<SectionLink>,
    /// The next stretch; `None` where there is none.
    later: Option<SectionLink>,
    /// The events that weigh most, in their order; none where all events stand here.
    key_events: Vec<EventCard>,
    /// The events of this page, by year, month or day.
    groups: Vec<Group>,
    pagination: Option<Pagination>,
}

/// A link to the page of a year, or of several.
#[derive(Serialize)]
struct YearLink {
    /// “2017”, “1901–1999”, “Undated”.
    label: String,
    href: String,
    /// How many events.
    count: usize,
    is_current: bool,
    /// The months into which it is split; none where it is not, or where they are not shown.
    months: Vec<SectionLink>,
}

/// A link to a page of a stretch of time, or to a day on it.
#[derive(Serialize)]
struct SectionLink {
    /// “September 2008”; “September” below its year; “15 Sep” for a day.
    label: String,
    href: String,
    /// How many events.
    count: usize,
    is_current: bool,
}

/// The events of one year, month or day.
#[derive(Serialize)]
struct Group {
    /// “2017”, “November 2017”, “Monday, 20 November 2017”, “Undated”.
    label: String,
    /// Its anchor on the page.
    anchor: String,
    /// Whether it is a single day.
    is_day: bool,
    /// Whether it begins on the page before.
    continues: bool,
    /// How many articles came out on that day; 0 where it is not a day, or begins on the page before.
    came_out: usize,
    /// The first of them.
    articles: Vec<Ready<ArticleLink>>,
    /// How many of them are not shown.
    more_articles: usize,
    events: Vec<EventCard>,
}

/// The pages of the timeline.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let plan = Arc::new(TimelinePlan::new(desk));
    (0..plan.pages.len()).map(|place| placed(plan.pages[place].address.clone(), Part { plan: Arc::clone(&plan), place })).collect()
}

/// A page of the timeline, by its place in the plan.
struct Part {
    plan: Arc<TimelinePlan>,
    place: usize,
}

impl Page for Part {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address, &self.plan, self.place)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// Renders a page of the timeline.
fn render(desk: &Desk<'_>, address: &Address, plan: &TimelinePlan, place: usize) -> Result<Rendered, Error> {
    let page = &plan.pages[place];
    let events = &desk.compiled.dossier.events;
    let is_first = place == 0;
    let (chart, articles_chart) = is_first.then(|| charts(desk)).flatten().unzip();
    let section = page.section.map(|section| &plan.sections[section]);
    let neighbour = |step: isize| page.section.and_then(|place| plan.sections.get(place.checked_add_signed(step)?));
    let view = TimelinePage {
        count: events.len(),
        chart,
        articles_chart: articles_chart.flatten(),
        key_events: if is_first && plan.pages.len() > 1 { key_events(desk, address, FEW) } else { Vec::new() },
        days: section.map_or_else(Vec::new, |section| days(desk, address, plan, page, section)),
        years: years(address, plan, section),
        earlier: neighbour(-1).map(|section| link(address, section, false)),
        later: neighbour(1).map(|section| link(address, section, false)),
        groups: groups(desk, address, plan, page),
        pagination: pagination(address, page.part, page.parts, |part| {
            Address::timeline(section.map(|section| section.name.as_str()), part)
        }),
        section: section.map(|section| section.label.clone()),
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

/// How many events are shown before the years.
const FEW: usize = 20;
/// How many events the JSON-LD block holds; all are in `data/events.json`.
const MOST_IN_JSON_LD: usize = 20;

/// How many links to months the first page holds; where there are more, they are on the pages of their year.
const MOST_MONTHS: usize = 48;

fn link(address: &Address, section: &Section, is_current: bool) -> SectionLink {
    SectionLink {
        label: section.label.clone(),
        href: address.link_to(&Address::timeline(Some(&section.name), 0)),
        count: section.events.len(),
        is_current,
    }
}

/// A link to a month, below its year.
fn month_link(address: &Address, section: &Section, is_current: bool) -> SectionLink {
    let whole = link(address, section, is_current);
    let Some(year) = section.year else { return whole };
    let label = whole.label.replace(&format!(" {year}"), "").replace(&format!("{year}, "), "");
    SectionLink { label, ..whole }
}

/// Links to the days of a section of several pages.
fn days(desk: &Desk<'_>, address: &Address, plan: &TimelinePlan, current: &Planned, section: &Section) -> Vec<SectionLink> {
    let events = &desk.compiled.dossier.events;
    let mut days: Vec<(Date, SectionLink)> = Vec::new();
    for page in plan.pages.iter().filter(|page| current.parts > 1 && page.section == current.section) {
        for day in page.events.iter().filter_map(|event| section.grain.day_of(&events[*event])) {
            if let Some((_, link)) = days.last_mut().filter(|(last, _)| *last == day) {
                link.count += 1;
            } else {
                let href = format!("{}#{}", address.link_to(&page.address), day_anchor(day));
                let label = day.strftime("%-d\u{a0}%b").to_string();
                days.push((day, SectionLink { label, href, count: 1, is_current: false }));
            }
            if let Some((_, link)) = days.last_mut() {
                link.is_current |= page.part == current.part;
            }
        }
    }
    days.into_iter().map(|(_, link)| link).collect()
}

fn day_anchor(day: Date) -> String {
    format!("y-{day}")
}

/// Links to the sections, on the pages of each of them.
fn years(address: &Address, plan: &TimelinePlan, current: Option<&Section>) -> Vec<YearLink> {
    let months = plan.sections.iter().filter(|section| section.year.is_some()).count();
    let is_current = |section: &Section| current.is_some_and(|current| current.name == section.name);
    let years = plan.sections.chunk_by(|one, other| one.year.is_some() && one.year == other.year);
    let years = years.map(|parts| {
        let of_year = parts[0].year;
        let is_parted = of_year.is_some() && parts.len() > 1;
        let is_within = parts.iter().any(is_current);
        let shows_months = is_parted && (is_within || current.is_none() && months <= MOST_MONTHS);
        YearLink {
            label: of_year.filter(|_| is_parted).map_or_else(|| parts[0].label.clone(), |year| year.to_string()),
            href: link(address, &parts[0], false).href,
            count: parts.iter().map(|section| section.events.len()).sum(),
            is_current: is_within,
            months: parts.iter().filter(|_| shows_months).map(|section| month_link(address, section, is_current(section))).collect(),
        }
    });
    years.collect()
}

fn groups(desk: &Desk<'_>, address: &Address, plan: &TimelinePlan, page: &Planned) -> Vec<Group> {
    let events = &desk.compiled.dossier.events;
    let grain = page.section.map_or(Grain::Year, |section| plan.sections[section].grain);
    let groups = page.events.chunk_by(|one, other| grain.group_of(&events[*one]) == grain.group_of(&events[*other]));
    groups
        .enumerate()
        .map(|(place, group)| {
            let first = &events[group[0]];
            let continues = place == 0 && page.continues;
            let day = grain.day_of(first);
            let articles = day.filter(|_| !continues).and_then(|day| plan.articles.get(&day)).map_or(&[][..], Vec::as_slice);
            Group {
                label: grain.label_of(first),
                anchor: day.map_or_else(|| format!("y{place}-{}", grain.group_of(first)), day_anchor),
                is_day: day.is_some(),
                continues,
                came_out: articles.len(),
                more_articles: articles.len().saturating_sub(MOST_OF_DAY),
                articles: articles.iter().take(MOST_OF_DAY).map(|article| desk.article_link(address, *article)).collect(),
                events: group.iter().map(|event| desk.event_card_with_reports(address, *event)).collect(),
            }
        })
        .collect()
}
