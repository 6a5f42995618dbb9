//! The timeline for other programs: TimelineJS, as JSON and as the columns of its spreadsheet, and calendars.
//!
//! In: the events with a date. Out: `data/timeline.json`, `data/timeline.csv`, `data/timeline.ics`. Events without a date are in
//! `data/events.json` alone: none of these formats has a place for them.

use ics::components::Property;
use ics::properties::{Description, DtEnd, DtStart, Location, Summary, URL};
use ics::{escape_text, parameters};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::annotate::events::Status;
use crate::dossier::Event;
use crate::dossier::timeline::EventDate;
use crate::site::data::feeds::{NO_DAY, NO_HOST};
use crate::site::fragments::Desk;
use crate::site::fragments::cards::{EventCard, Report};
use crate::site::url::{Address, host_of};

/// The timeline as TimelineJS 3 reads it.
#[derive(Serialize)]
struct Timeline {
    #[serde(rename = "title")]
    opening: Slide,
    events: Vec<Slide>,
}

/// A slide of TimelineJS: an event, or the opening.
#[derive(Serialize)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<SlideDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<SlideDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_id: Option<String>,
    text: SlideText,
    /// Whether web addresses in the text become links: an article's words are shown as they stand.
    autolink: bool,
}

/// What a slide says, in HTML.
#[derive(Serialize)]
struct SlideText {
    headline: String,
    text: String,
}

/// A date as fine as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct SlideDate {
    year: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<i8>,
}

/// `data/timeline.json`.
pub(crate) fn timeline_js(desk: &Desk<'_>) -> Vec<u8> {
    let settings = desk.settings();
    let opening = SlideText { headline: html(&settings.name), text: html(&settings.description) };
    let opening =
        Slide { start_date: None, end_date: None, display_date: None, group: None, unique_id: None, text: opening, autolink: false };
    let events = dated(desk).map(|(place, event, date)| {
        let (start, end) = slide_dates(date);
        let card = card(desk, place);
        Slide {
            start_date: Some(start),
            end_date: end,
            display_date: card.day.as_ref().map(|day| html(&day.words)),
            group: group_of(event),
            unique_id: Some(card.anchor.clone()),
            text: SlideText { headline: html(&card.summary), text: told(desk, place, &card) },
            autolink: false,
        }
    });
    let timeline = Timeline { opening, events: events.collect() };
    let mut json = serde_json::to_vec(&timeline).expect("a timeline is plain data");
    json.push(b'\n');
    json
}

/// The columns of the spreadsheet that TimelineJS reads.
const COLUMNS: [&str; 19] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
];

/// `data/timeline.csv`.
pub(crate) fn timeline_csv(desk: &Desk<'_>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("memory takes all that is written");
    let number = |number: Option<i8>| number.map(|number| number.to_string()).unwrap_or_default();
    for (place, event, date) in dated(desk) {
        let (start, end) = slide_dates(date);
        let card = card(desk, place);
        let columns = [
            start.year.to_string(),
            number(start.month),
            number(start.day),
            String::new(),
            end.map(|end| end.year.to_string()).unwrap_or_default(),
            number(end.and_then(|end| end.month)),
            number(end.and_then(|end| end.day)),
            String::new(),
            card.day.as_ref().map(|day| cell(html(&day.words))).unwrap_or_default(),
            cell(html(&card.summary)),
            told(desk, place, &card),
        ];
        let group = group_of(event).unwrap_or_default().to_owned();
        let rest = [String::new(), String::new(), String::new(), String::new(), String::new(), String::new(), group, String::new()];
        writer.write_record(columns.iter().chain(&rest)).expect("each row has the columns of the first");
    }
    writer.into_inner().expect("memory takes all that is written")
}

/// `data/timeline.ics` (RFC 5545): the events whose days are known. No clock is looked at: each is stamped with the latest day on
/// which an article came out.
pub(crate) fn calendar(desk: &Desk<'_>) -> Vec<u8> {
    let settings = desk.settings();
    let host = settings.base_url.as_deref().map_or(NO_HOST, host_of);
    let stamp = desk.facts.latest.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string()).replace('-', "");
    let mut calendar = ics::components::Component::new("VCALENDAR");
    let name = escape_text(settings.name.as_str());
    for (key, value) in [("VERSION", "2.0".into()), ("PRODID", "-//newsite//timeline//EN".into()), ("X-WR-CALNAME", name)] {
        calendar.add_property(Property::new(key, value));
    }
    for (place, event, date) in dated(desk) {
        let Some((first, last)) = days_of(date) else { continue };
        let card = card(desk, place);
        let day = |day: Date| day.to_string().replace('-', "");
        let mut entry = ics::Event::new(format!("{}@{host}", event.id), format!("{stamp}T000000Z"));
        let mut start = DtStart::new(day(first));
        start.append(parameters!("VALUE" => "DATE"));
        entry.push(start);
        // The end is the first day that it does not take up.
        if let Ok(behind) = last.checked_add(1.day()) {
            let mut end = DtEnd::new(day(behind));
            end.append(parameters!("VALUE" => "DATE"));
            entry.push(end);
        }
        let reports: Vec<String> = reports(desk, place).iter().map(|report| plain(report, &card.summary)).collect();
        entry.push(Summary::new(escape_text(card.summary)));
        if !reports.is_empty() {
            entry.push(Description::new(escape_text(reports.join("\n\n"))));
        }
        if !card.places.is_empty() {
            entry.push(Location::new(escape_text(card.places.join(", "))));
        }
        if let Some(address) = address(desk, place) {
            entry.push(URL::new(address));
        }
        entry.push(if event.status == Status::Happened {
            ics::properties::Status::confirmed()
        } else {
            ics::properties::Status::tentative()
        });
        calendar.add_component(entry);
    }
    folded(&calendar.to_string().replace("\r\n ", "")).into_bytes()
}

/// Content lines folded to at most 75 octets, the space of a continued line included (RFC 5545, 3.1); the crate counts it not.
fn folded(lines: &str) -> String {
    const LONGEST: usize = 75;
    let mut text = String::with_capacity(lines.len() + lines.len() / 24);
    for line in lines.split_inclusive("\r\n") {
        let (mut rest, mut room) = (line, LONGEST);
        while rest.trim_end_matches(['\r', '\n']).len() > room {
            let (piece, behind) = rest.split_at(rest.floor_char_boundary(room));
            text.push_str(piece);
            text.push_str("\r\n ");
            (rest, room) = (behind, LONGEST - 1);
        }
        text.push_str(rest);
    }
    text
}

/// The events with a date, each with its place, in the order of the timeline.
fn dated<'s>(desk: &'s Desk<'_>) -> impl Iterator<Item = (usize, &'s Event, &'s EventDate)> {
    let events = desk.compiled.dossier.events.iter().enumerate();
    events.filter_map(|(place, event)| Some((place, event, event.date.as_ref()?)))
}

fn card(desk: &Desk<'_>, place: usize) -> EventCard {
    desk.event_card(&Address::root("index.html"), place)
}

/// The sentences that tell an event, the first few.
fn reports(desk: &Desk<'_>, place: usize) -> Vec<Report> {
    const MOST: usize = 6;
    let reports = desk.compiled.dossier.events[place].reports.iter().take(MOST);
    reports.map(|report| desk.report(&Address::root("index.html"), *report)).collect()
}

/// Where the timeline shows an event; `None` where it is not known where the site stands.
fn address(desk: &Desk<'_>, place: usize) -> Option<String> {
    let page = desk.event_pages[place].absolute(desk.settings().base_url.as_deref())?;
    Some(format!("{page}#{}", card(desk, place).anchor))
}

fn group_of(event: &Event) -> Option<&'static str> {
    match event.status {
        Status::Happened => None,
        Status::Planned => Some("Planned"),
        Status::Possible => Some("Possible"),
    }
}

/// Who took part, and the reports, in HTML.
fn told(desk: &Desk<'_>, place: usize, card: &EventCard) -> String {
    let names = card.people.iter().map(|person| person.name.as_str()).chain(card.places.iter().map(String::as_str));
    let names: Vec<String> = names.map(html).collect();
    let names = (!names.is_empty()).then(|| format!("<p>{}</p>", names.join(" · ")));
    let reports = reports(desk, place);
    let reports = reports.iter().map(|report| {
        let said_by = html(&said_by(report));
        if is_headline(report, &card.summary) {
            format!("<p>{said_by}</p>")
        } else {
            format!("<blockquote>{}</blockquote><p>{said_by}</p>", html(&report.words))
        }
    });
    let sources = address(desk, place).map(|address| format!("<p><a href=\"{}\">Sources</a></p>", html(&address)));
    names.into_iter().chain(reports).chain(sources).collect()
}

/// A report in plain words: “The council voted.” (Daily Courier, 8 March 2024)
fn plain(report: &Report, headline: &str) -> String {
    if is_headline(report, headline) { said_by(report) } else { format!("“{}” ({})", report.words, said_by(report)) }
}

/// Whether the words of a report are those above it, and need not be read twice.
fn is_headline(report: &Report, headline: &str) -> bool {
    report.words.trim_end_matches('.') == headline
}

fn said_by(report: &Report) -> String {
    let outlet = report.article.outlet.as_deref().unwrap_or(&report.article.headline);
    match &report.article.published {
        Some(day) => format!("{outlet}, {}", day.words),
        None => outlet.to_owned(),
    }
}

/// The first and the last day of an event that is known to the day; `None` for months, seasons and years.
fn days_of(date: &EventDate) -> Option<(Date, Date)> {
    let day = |value: &str| value.parse::<Date>().ok();
    match date.value.split_once('/') {
        Some((first, last)) => Some((day(first)?, day(last)?)),
        None if date.value.ends_with("-WE") => Some((date.first, date.last)),
        None => day(&date.value).map(|day| (day, day)),
    }
}

/// Start and end as fine as the value says: a month has no day, and a season is from its first month to its last.
fn slide_dates(date: &EventDate) -> (SlideDate, Option<SlideDate>) {
    let year = |day: Date| SlideDate { year: day.year(), month: None, day: None };
    let month = |day: Date| SlideDate { month: Some(day.month()), ..year(day) };
    let day = |day: Date| SlideDate { day: Some(day.day()), ..month(day) };
    let is_whole = |first: Date, last: Date| date.first == first && date.last == last;
    if is_whole(date.first.first_of_year(), date.first.last_of_year()) {
        return (year(date.first), None);
    }
    if is_whole(date.first.first_of_month(), date.first.last_of_month()) {
        return (month(date.first), None);
    }
    if date.first == date.last {
        return (day(date.first), None);
    }
    let are_months = date.first == date.first.first_of_month() && date.last == date.last.last_of_month();
    if are_months { (month(date.first), Some(month(date.last))) } else { (day(date.first), Some(day(date.last))) }
}

/// As HTML: TimelineJS takes its texts for that.
fn html(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut escaped).expect("memory takes all that is written");
    String::from_utf8(escaped).expect("escaping leaves UTF-8")
}

/// A cell that no spreadsheet takes for a formula.
fn cell(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!(" {text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_calendar_have_75_octets_at_most() {
        let line = format!("SUMMARY:{}\r\nEND:VEVENT\r\n", "Bürgermeister ".repeat(40));
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), line);
        assert_eq!(super::folded("URL:a\r\n"), "URL:a\r\n");
    }

    /// A value of an event's date with the days it may mean, and what TimelineJS and a calendar are given of it.
    fn check(value: &str, first: &str, last: &str, slide: &str, days: &str) {
        let day = |day: &str| day.parse().expect("a day");
        let date = EventDate { value: value.to_owned(), first: day(first), last: day(last) };
        let json = |date: SlideDate| serde_json::to_string(&date).expect("plain data");
        let (start, end) = slide_dates(&date);
        let shown = end.map_or_else(|| json(start), |end| format!("{} {}", json(start), json(end)));
        assert_eq!(shown, slide);
        assert_eq!(days_of(&date).map_or_else(|| "none".to_owned(), |(first, last)| format!("{first} {last}")), days);
    }

    #[test]
    fn a_date_is_given_as_fine_as_it_is_known() {
        check("2024-03-08", "2024-03-08", "2024-03-08", r#"{"year":2024,"month":3,"day":8}"#, "2024-03-08 2024-03-08");
        check("2024-03", "2024-03-01", "2024-03-31", r#"{"year":2024,"month":3}"#, "none");
        check("2024", "2024-01-01", "2024-12-31", r#"{"year":2024}"#, "none");
        check("2024-SU", "2024-06-01", "2024-08-31", r#"{"year":2024,"month":6} {"year":2024,"month":8}"#, "none");
    }

    #[test]
    fn an_event_of_some_days_has_both_ends() {
        let slide = r#"{"year":2024,"month":3,"day":9} {"year":2024,"month":3,"day":10}"#;
        check("2024-W10-WE", "2024-03-09", "2024-03-10", slide, "2024-03-09 2024-03-10");
        check("2024-03-09/2024-03-10", "2024-03-09", "2024-03-10", slide, "2024-03-09 2024-03-10");
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(cell("=1+1".to_owned()), " =1+1");
        assert_eq!(cell("The council = all".to_owned()), "The council = all");
    }
}
