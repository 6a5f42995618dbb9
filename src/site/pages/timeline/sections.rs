//! The stretches of time into which a long timeline is parted: a year each; years with few events stand together, and a year with
//! very many is parted by month.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dossier::Event;
use crate::site::fragments::dates::{months_in_words, weekday_in_words};
use crate::site::fragments::paging;

/// What the heading of a group takes in HTML.
pub(super) const GROUP: usize = 250;

/// How the events of a section are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Year,
    Month,
    Day,
}

/// A stretch of time that has pages of its own.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// Its name in the address: `2017`, `1901-to-1999`, `2008-09`, `undated`.
    pub(crate) name: String,
    /// “2017”, “1901–1999”, “September 2008”, “Undated”.
    pub(crate) label: String,
    /// The year of which it is a part; `None` where it is not part of one.
    pub(crate) year: Option<i16>,
    /// How its events are put together.
    pub(crate) grain: Grain,
    /// Its events, in order.
    pub(crate) events: Vec<usize>,
}

/// A year or month with fewer bytes of events stands together with its neighbours.
const SMALL: usize = paging::BUDGET / 2;
/// A year with more bytes of events is parted by month.
const LARGE: usize = paging::BUDGET * 3;

impl Grain {
    /// What an event stands under: `2017`, `2017-11`, `2017-11-20`, `undated`; no finer than its date is known.
    pub(crate) fn group_of(self, event: &Event) -> String {
        let Some(date) = &event.date else { return "undated".to_owned() };
        let year = date.first.year();
        match self {
            Self::Day if date.first == date.last => date.first.to_string(),
            Self::Day | Self::Month if has_month(event) => format!("{year}-{:02}", date.first.month()),
            _ => year.to_string(),
        }
    }

    /// The same for reading.
    pub(crate) fn label_of(self, event: &Event) -> String {
        let Some(date) = &event.date else { return "Undated".to_owned() };
        let year = date.first.year();
        match self {
            Self::Day if date.first == date.last => weekday_in_words(date.first),
            Self::Day if has_month(event) => format!("{}, on a day not known", months_in_words(date.first, date.first)),
            Self::Month if has_month(event) => months_in_words(date.first, date.first),
            Self::Month => format!("{year}, in a month not known"),
            Self::Day | Self::Year => year.to_string(),
        }
    }

    /// The day that an event stands under, where it stands under one.
    pub(crate) fn day_of(self, event: &Event) -> Option<Date> {
        event.date.as_ref().filter(|date| self == Self::Day && date.first == date.last).map(|date| date.first)
    }

    /// Events put under what they stand under; those known less finely stand after the others.
    fn sort(self, events: &mut [usize], all: &[Event]) {
        let is_coarse = |event: &Event| match self {
            Self::Day => event.date.as_ref().is_some_and(|date| date.first != date.last),
            Self::Month => !has_month(event),
            Self::Year => false,
        };
        events.sort_by_key(|event| is_coarse(&all[*event]));
    }
}

/// Whether it is known in which month of its year an event was.
fn has_month(event: &Event) -> bool {
    event.date.as_ref().is_some_and(|date| date.first.first_of_month() == date.last.first_of_month())
}

/// The sections of a timeline, in order; the undated events last.
pub(crate) fn sections(events: &[Event], costs: &[usize]) -> Vec<Section> {
    let mut years: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
    let mut undated = Vec::new();
    for (place, event) in events.iter().enumerate() {
        match &event.date {
            Some(date) => years.entry(date.first.year()).or_default().push(place),
            None => undated.push(place),
        }
    }
    let cost = |events: &[usize]| events.iter().map(|event| costs[*event]).sum::<usize>();
    let mut sections = Vec::new();
    for stretch in gathered(years.into_iter().collect(), cost) {
        let (first, last) = (stretch.first, stretch.last);
        if first == last && cost(&stretch.events) > LARGE {
            sections.extend(months_of(first, &stretch.events, events, cost));
        } else {
            let grain = if first == last { Grain::Month } else { Grain::Year };
            let (name, label) = if first == last {
                (first.to_string(), first.to_string())
            } else {
                (format!("{first}-to-{last}"), format!("{first}–{last}"))
            };
            sections.push(Section::new(name, label, None, grain, stretch.events, events));
        }
    }
    if !undated.is_empty() {
        sections.push(Section::new("undated".to_owned(), "Undated".to_owned(), None, Grain::Year, undated, events));
    }
    sections
}

/// The sections of a year with very many events.
fn months_of(year: i16, of_year: &[usize], events: &[Event], cost: impl Fn(&[usize]) -> usize) -> Vec<Section> {
    let (with_month, without): (Vec<usize>, Vec<usize>) = of_year.iter().partition(|event| has_month(&events[**event]));
    let mut months: BTreeMap<i8, Vec<usize>> = BTreeMap::new();
    for event in with_month {
        months.entry(events[event].date.as_ref().map_or(1, |date| date.first.month())).or_default().push(event);
    }
    let day = |month: i8| Date::new(year, month, 1).unwrap_or(Date::ZERO);
    let stretches = gathered(months.into_iter().collect(), cost).into_iter();
    let mut sections: Vec<Section> = stretches
        .map(|Stretch { first, last, events: of_month }| {
            let name = if first == last { format!("{year}-{first:02}") } else { format!("{year}-{first:02}-to-{last:02}") };
            Section::new(name, months_in_words(day(first), day(last)), Some(year), Grain::Day, of_month, events)
        })
        .collect();
    if !without.is_empty() {
        let label = format!("{year}, in a month not known");
        sections.push(Section::new(year.to_string(), label, Some(year), Grain::Year, without, events));
    }
    sections
}

impl Section {
    fn new(name: String, label: String, year: Option<i16>, grain: Grain, mut events: Vec<usize>, all: &[Event]) -> Self {
        grain.sort(&mut events, all);
        Self { name, label, year, grain, events }
    }
}

/// Years or months that stand together.
struct Stretch<T> {
    first: T,
    last: T,
    events: Vec<usize>,
}

/// A month has so many days.
const MOST_DAYS: usize = 31;

/// Puts neighbours with few events together, as long as they fit one page.
fn gathered<T: Copy>(units: Vec<(T, Vec<usize>)>, cost: impl Fn(&[usize]) -> usize) -> Vec<Stretch<T>> {
    let mut stretches: Vec<Stretch<T>> = Vec::new();
    let mut room = 0;
    for (unit, events) in units {
        let cost = GROUP * events.len().min(MOST_DAYS) + cost(&events);
        let is_small = cost <= SMALL;
        if let Some(stretch) = stretches.last_mut().filter(|_| is_small && cost <= room) {
            stretch.last = unit;
            stretch.events.extend(events);
            room -= cost;
        } else {
            stretches.push(Stretch { first: unit, last: unit, events });
            room = if is_small { paging::BUDGET - cost } else { 0 };
        }
    }
    stretches
}
