//! Datelines: the place, and mostly the agency, before an article's first words.

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::dates::{end_of_yearless_day, find_day};
use super::line::{Line, displayed};
use super::outlets::{known_outlet, sounds_like_outlet};
use crate::corpus::Field;
use crate::text::{Case, Span};

/// The opening of an article's body.
pub(super) struct Dateline {
    /// The place of the word behind it.
    pub(super) end: usize,
    pub(super) places: Vec<Field<String>>,
    pub(super) outlet: Option<Field<String>>,
    /// The day in it; `None` where it has none, or one without a year.
    pub(super) day: Option<Field<Date>>,
}

/// A dateline is over within so many words.
const MOST_WORDS: usize = 30;

static CITIES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("cities.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// The dateline that opens a paragraph.
///
/// - for: “NAIROBI, Kenya (AP) _ Rain fell.”, “LONDON, March 3 (Reuters) -”, “Washington CNN — Rain fell.”, “CNN —”,
///   “MOSCOW, November 21. /TASS/.”, “BEIJING: Rain fell.”, “March 8, 2024 (LINDEN) - Rain fell.”, “moscow/beirut ( reuters ) - rain fell .”, “LINDEN — Rain fell.”
/// - not: “Reyes — the mayor — left.”, “BREAKING — Rain fell.”, “The union (AP) said so.”
pub(super) fn find_dateline(line: &Line<'_>) -> Option<Dateline> {
    if !may_hold_dateline(line.of(line.span)) {
        return None;
    }
    if let Some(found) = before_colon(line).or_else(|| behind_day(line)) {
        return Some(found);
    }
    let (places_end, day, mut at) = read_opening(line)?;
    let agency = agency_at(line, at);
    if let Some((end, _)) = &agency {
        at = *end;
    }
    let end = skip_separator(line, at);
    let is_separated = end > at;
    let places = &places_of(line, places_end)?;
    let in_brackets = agency.as_ref().is_some_and(|(_, (_, in_brackets))| *in_brackets);
    let holds = match (&agency, places.is_empty()) {
        // A lower-cased “the agency ( reuters ) said” is none; “(CNN)Rain fell.” is one.
        (Some(_), _) => is_separated || in_brackets && !line.is_lower(),
        (None, true) => false,
        (None, false) => is_separated && is_ended_by_dash(line, at) && stands_alone(line, places_end) && !starts_small(line, end),
    };
    if !holds {
        return None;
    }
    let places = places.iter().map(|span| Field::stated(displayed(line.of(*span)), *span)).collect();
    Some(Dateline { end, places, outlet: agency.map(|(_, (outlet, _))| outlet), day })
}

/// “BEIJING: Rain fell.”, as papers in India have it: a city in capitals. Not: “REYES: Thank you.”
fn before_colon(line: &Line<'_>) -> Option<Dateline> {
    const LONGEST: usize = 3;
    let in_capitals = |at: &usize| line.words.get(*at).is_some_and(|word| word.case == Case::Upper && word.span.len() > 1);
    let end = (0..=LONGEST).take_while(in_capitals).count();
    if end == 0 || line.word(end) != ":" || !line.is_capitalised(end + 1) {
        return None;
    }
    let place = line.span_of(0, end);
    let is_city = CITIES.contains(line.of(place).to_lowercase().as_str());
    let places = vec![Field::stated(displayed(line.of(place)), place)];
    is_city.then(|| Dateline { end: end + 1, places, outlet: None, day: None })
}

/// “March 8, 2024 (LINDEN) - Rain fell.”
fn behind_day(line: &Line<'_>) -> Option<Dateline> {
    const LONGEST: usize = 6;
    let (open, day) = find_day(line, 0).filter(|(open, _)| line.word(*open) == "(")?;
    let close = (open + 2..open + LONGEST).find(|at| line.word(*at) == ")").filter(|close| is_dash(line, close + 1))?;
    let is_name = |at: usize| line.is_capitalised(at) || line.is(at, &[",", "-", "/"]);
    let place = line.span_of(open + 1, close);
    let places = vec![Field::stated(displayed(line.of(place)), place)];
    let day = Some(Field::stated(day, line.span_of(0, open)));
    (open + 1..close).all(is_name).then(|| Dateline { end: skip_separator(line, close + 1), places, outlet: None, day })
}

/// The place behind a well-known city of one word or two.
pub(super) fn end_of_city(line: &Line<'_>, at: usize) -> Option<usize> {
    let ends = (at + 1..=at + 2).rev().filter(|end| *end <= line.words.len() && (at..*end).all(|at| line.is_capitalised(at)));
    ends.into_iter().find(|end| CITIES.contains(line.of(line.span_of(at, *end)).to_lowercase().as_str()))
}

/// Whether a text bears a mark that datelines have: a dash, a bracket or a slash, or a colon behind capitals. Most paragraphs open without.
pub(super) fn may_hold_dateline(text: &str) -> bool {
    let bytes = text.as_bytes();
    // “Guinea-Bissau” is joined by its hyphen.
    let is_inner = |at: usize| {
        let is_letter = |byte: &u8| byte.is_ascii_alphabetic();
        at > 0 && is_letter(&bytes[at - 1]) && bytes.get(at + 1).is_some_and(is_letter)
    };
    // “BEIJING:”
    let opens_in_capitals = || bytes.iter().take(2).all(u8::is_ascii_uppercase);
    let has_colon = || memchr::memchr(b':', &bytes[..bytes.len().min(30)]).is_some();
    memchr::memchr3(b'(', b'/', b'_', bytes).is_some()
        || opens_in_capitals() && has_colon()
        || memchr::memchr_iter(b'-', bytes).any(|at| !is_inner(at))
        || memchr::memchr_iter(0xE2, bytes).any(|at| text[at..].starts_with(['—', '–', '―']))
}

/// The words before the agency: where the places end, the day behind them, and where the agency or the dash begins.
fn read_opening(line: &Line<'_>) -> Option<(usize, Option<Field<Date>>, usize)> {
    let mut at = 0;
    while at < line.words.len().min(MOST_WORDS) {
        if starts_agency(line, at) || is_dash(line, at) {
            return Some((at, None, at));
        }
        if let Some((end, day)) = find_day(line, at) {
            return Some((at, Some(Field::stated(day, line.span_of(at, end))), skip_marks(line, end)));
        }
        if let Some(end) = end_of_yearless_day(line, at) {
            return Some((at, None, skip_marks(line, end)));
        }
        let joins = || line.is(at, &["/", ",", ".", "-", "&", "'", "’"]);
        if !(line.is_letters(at) || joins()) {
            return None;
        }
        at += 1;
    }
    None
}

/// “(”, “/TASS/”, or “CNN —”.
fn starts_agency(line: &Line<'_>, at: usize) -> bool {
    line.is(at, &["("]) || agency_at(line, at).is_some()
}

/// The agency at a word, and whether it stands in brackets or slashes: “(Reuters)”, “/TASS/”, “CNN” before a dash.
fn agency_at(line: &Line<'_>, at: usize) -> Option<(usize, (Field<String>, bool))> {
    let closing = match line.mark(at) {
        "(" => ")",
        "/" => "/",
        _ if !(at + 1..at + 7).any(|next| is_dash(line, next)) => return None,
        _ => {
            let (end, name) = known_outlet(line, at).filter(|(end, _)| is_dash(line, *end))?;
            return Some((end, (Field::stated(name.to_owned(), line.span_of(at, end)), false)));
        }
    };
    let close = (at + 2..line.words.len().min(at + 8)).find(|place| line.word(*place) == closing)?;
    let evidence = line.span_of(at + 1, close);
    let name = match known_outlet(line, at + 1) {
        Some((end, name)) if end == close || line.is_mark(end) || line.is_letters(end) && closing == ")" && end + 1 == close => {
            name.to_owned()
        }
        _ if closing == ")" && sounds_like_outlet(line, at + 1, close) => line.of(evidence).to_owned(),
        _ => return None,
    };
    Some((close + 1, (Field::stated(name, evidence), true)))
}

fn is_dash(line: &Line<'_>, at: usize) -> bool {
    match line.mark(at) {
        "—" | "–" | "_" | "―" => true,
        // “Guinea-Bissau” is joined by its hyphen, “(AP)-” and “CNN -” are parted by it.
        "-" => !(line.is_glued(at) && line.is_glued(at + 1) && line.is_letters(at + 1)),
        _ => false,
    }
}

fn is_ended_by_dash(line: &Line<'_>, at: usize) -> bool {
    is_dash(line, at) || line.is(at, &["-"]) && line.is(at + 1, &["-"])
}

/// “NATO — the alliance — met” goes on in small letters, a report does not.
fn starts_small(line: &Line<'_>, at: usize) -> bool {
    line.is_letters(at) && !line.is_capitalised(at)
}

/// Past the dashes and stops behind the agency.
fn skip_separator(line: &Line<'_>, mut at: usize) -> usize {
    while line.is(at, &["-", "—", "–", "_", "―", ":", "."]) {
        at += 1;
    }
    at
}

fn skip_marks(line: &Line<'_>, mut at: usize) -> usize {
    while line.is(at, &[",", "."]) {
        at += 1;
    }
    at
}

/// The places before the agency, parted by “/” or “and”; `None` where the words cannot be places.
fn places_of(line: &Line<'_>, end: usize) -> Option<Vec<Span>> {
    // “BRECON, Tuesday, March 4 —”
    let is_weekday = |at: usize| line.is_letters(at) && !line.is_glued(at) && super::dates::is_weekday(line, at);
    let end = (1..end).find(|at| is_weekday(*at)).unwrap_or(end);
    let end =
        (0..end).rev().find(|at| !line.is(*at, &[",", "."]) || line.word(*at) == "." && is_abbreviation(line, *at)).map_or(0, |at| at + 1);
    let mut places = Vec::new();
    let mut start = 0;
    for at in 0..=end {
        if at < end && !line.is(at, &["/", "and", "&"]) {
            continue;
        }
        if start < at {
            is_place(line, start, at).then(|| places.push(line.span_of(start, at)))?;
        }
        start = at + 1;
    }
    Some(places)
}

/// Whether the stop at a word belongs to “N.C.”, “Mo.” or “St.”.
fn is_abbreviation(line: &Line<'_>, at: usize) -> bool {
    at > 0 && line.is_glued(at) && line.word(at - 1).len() <= 5 && line.words[at - 1].case != Case::Upper
}

/// Whether words can be a place by their form: few, and all with capitals, small words aside, or none of them.
fn is_place(line: &Line<'_>, from: usize, to: usize) -> bool {
    const SMALL: &[&str] = &["of", "the", "de", "la", "du", "del", "es", "el", "al", "der", "am", "on", "upon", "sur", "les"];
    let letters = || (from..to).filter(|at| line.is_letters(*at));
    let is_cased = letters().all(|at| line.is_capitalised(at) || line.is(at, SMALL)) && line.is_capitalised(from);
    let is_lower = line.is_lower() && letters().count() <= 3 && !line.is(from, &["the", "a", "an", "in"]);
    (is_cased || is_lower) && letters().count() <= 7
}

/// Whether a place without an agency is a dateline: written in capitals (“LINDEN, Ohio —”), or a city known from datelines.
fn stands_alone(line: &Line<'_>, end: usize) -> bool {
    const CRIES: &[&str] = &[
        "breaking",
        "exclusive",
        "update",
        "updated",
        "live",
        "watch",
        "analysis",
        "opinion",
        "new",
        "correction",
        "read",
        "video",
        "explainer",
        "factbox",
        "urgent",
        "just",
        "developing",
    ];
    let head = (0..end).take_while(|at| !line.is(*at, &[",", "/"])).count();
    let city = line.of(line.span_of(0, head.max(1))).to_lowercase();
    let in_capitals = (0..head).filter(|at| line.is_letters(*at)).all(|at| line.words[at].case == Case::Upper)
        && (0..head).any(|at| line.word(at).len() > 3);
    let is_city = CITIES.contains(city.as_str()) && line.is_capitalised(0);
    is_city || in_capitals && head <= 4 && !line.is(0, CRIES)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dateline in brackets, then its places and its outlet.
    fn check(text: &str, expected: &str) {
        let line = Line::new(text, Span::new(0, text.len()));
        let shown = find_dateline(&line).map_or_else(
            || text.to_owned(),
            |dateline| {
                let end = line.span_of(0, dateline.end).end as usize;
                let places: Vec<&str> = dateline.places.iter().map(|place| place.value.as_str()).collect();
                let outlet = dateline.outlet.map_or("-".to_owned(), |outlet| outlet.value);
                let day = dateline.day.map_or(String::new(), |day| format!(" {}", day.value));
                format!("[{} → {} · {outlet}{day}]{}", &text[..end], places.join(" + "), &text[end..])
            },
        );
        assert_eq!(shown, expected);
    }

    #[test]
    fn place_and_agency_open_an_article() {
        check("WASHINGTON (AP) - Rain fell.", "[WASHINGTON (AP) - → Washington · AP] Rain fell.");
        check("NAIROBI, Kenya (AP) _ Rain fell.", "[NAIROBI, Kenya (AP) _ → Nairobi, Kenya · AP] Rain fell.");
        check("BUFFALO, N.Y. (AP) -- Rain fell.", "[BUFFALO, N.Y. (AP) -- → Buffalo, N.Y. · AP] Rain fell.");
        check(
            "BELFAST, Northern Ireland (AP)_ Rain fell.",
            "[BELFAST, Northern Ireland (AP)_ → Belfast, Northern Ireland · AP] Rain fell.",
        );
        check("BEIJING: Rain fell.", "[BEIJING: → Beijing · -] Rain fell.");
        check("REYES: Thank you.", "REYES: Thank you.");
        check("March 8, 2024 (LINDEN) - Rain fell.", "[March 8, 2024 (LINDEN) - → Linden · - 2024-03-08] Rain fell.");
        check("March 8, 2024 (the day) - Rain fell.", "March 8, 2024 (the day) - Rain fell.");
        check("Washington CNN\u{a0} —\u{a0} ", "[Washington CNN\u{a0} — → Washington · CNN]\u{a0} ");
    }

    #[test]
    fn an_agency_may_stand_alone() {
        check("CNN  — Rain fell.", "[CNN  — →  · CNN] Rain fell.");
        check("(CNN)Rain fell.", "[(CNN) →  · CNN]Rain fell.");
        check("( reuters ) - rain fell .", "[( reuters ) - →  · Reuters] rain fell .");
    }

    #[test]
    fn several_places_are_taken_apart() {
        check("MOSCOW/BEIRUT (Reuters) - Rain fell.", "[MOSCOW/BEIRUT (Reuters) - → Moscow + Beirut · Reuters] Rain fell.");
        check("moscow/beirut ( reuters ) - rain fell .", "[moscow/beirut ( reuters ) - → Moscow + Beirut · Reuters] rain fell .");
        check("LONDON and NEW YORK (AP) — Rain fell.", "[LONDON and NEW YORK (AP) — → London + New York · AP] Rain fell.");
    }

    #[test]
    fn a_day_may_stand_before_the_agency() {
        check("LONDON, March 3 (Reuters) - Rain fell.", "[LONDON, March 3 (Reuters) - → London · Reuters] Rain fell.");
        check("TEHRAN, Aug. 8, 2015 (Xinhua) -- Rain fell.", "[TEHRAN, Aug. 8, 2015 (Xinhua) -- → Tehran · Xinhua 2015-08-08] Rain fell.");
        check("MOSCOW, November 21. /TASS/. Rain fell.", "[MOSCOW, November 21. /TASS/. → Moscow · TASS] Rain fell.");
    }

    #[test]
    fn a_weekday_is_no_place() {
        check("LINDEN, Tuesday, March 4, 1902.—Rain fell.", "[LINDEN, Tuesday, March 4, 1902.— → Linden · - 1902-03-04]Rain fell.");
    }

    #[test]
    fn a_place_in_capitals_or_a_well_known_city_may_do_without_agency() {
        check("LINDEN, Mo. _ Rain fell.", "[LINDEN, Mo. _ → Linden, Mo. · -] Rain fell.");
        check("Moscow — Rain fell.", "[Moscow — → Moscow · -] Rain fell.");
        check("DAR ES SALAAM — Rain fell.", "[DAR ES SALAAM — → Dar es Salaam · -] Rain fell.");
        check("LA PAZ — Rain fell.", "[LA PAZ — → La Paz · -] Rain fell.");
        check("GUWAHATI: Rain fell.", "[GUWAHATI: → Guwahati · -] Rain fell.");
    }

    #[test]
    fn an_unknown_agency_is_known_by_its_words() {
        check("LINDEN (Harbour Wire) — Rain fell.", "[LINDEN (Harbour Wire) — → Linden · Harbour Wire] Rain fell.");
    }

    #[test]
    fn a_name_with_an_aside_is_no_dateline() {
        check("Reyes — the mayor — left.", "Reyes — the mayor — left.");
        check("NATO — the alliance — met.", "NATO — the alliance — met.");
        check("Ann Reyes (pictured) left.", "Ann Reyes (pictured) left.");
    }

    #[test]
    fn a_cry_in_capitals_is_no_place() {
        check("BREAKING — Rain fell.", "BREAKING — Rain fell.");
        check("LIVE: Rain fell.", "LIVE: Rain fell.");
    }

    #[test]
    fn an_agency_inside_a_sentence_opens_nothing() {
        check("The union (AP) said so.", "The union (AP) said so.");
        check("the agency ( reuters ) said so .", "the agency ( reuters ) said so .");
        check("CNN said rain fell.", "CNN said rain fell.");
    }
}
