//! Lines that say several things of an article at once: “March 8, 2024 | By Ann Reyes | Daily Courier | 4 min read”.

use super::bylines::{find_bare_byline, find_byline_at};
use super::dates::{DateLine, Told, end_of_stamp_part, find_date_from, find_day};
use super::labels::is_label_part;
use super::line::{Line, displayed};
use super::names::{end_of_name, end_of_role};
use super::nobody::is_first_name;
use super::outlets::{known_outlet, sounds_like_outlet};
use crate::corpus::Field;

/// A line without a day that says several things opens with one of these.
const BYLINE_OPENERS: [&str; 5] = ["by", "written", "posted", "published", "story"];

/// What such a line says.
#[derive(Default)]
pub(super) struct Stamp {
    pub(super) names: Vec<Field<String>>,
    pub(super) outlet: Option<Field<String>>,
    pub(super) day: Option<DateLine>,
}

/// The line, where it is nothing but such parts, and at least two of them: a day, a byline, an outlet, a place, a label.
///
/// - for: “By Ann Reyes | The Linden Courier | March 8, 2024 | Updated 4:12 p.m. ET”, “Published March 8, 2024 by Ann Reyes”,
///   “Linden, 8 March 2024 · 4 min read”, “Ann Reyes · 8 March 2024”
/// - not: “The Dam | March 8, 2024”, “Reyes met Ode, March 8, 2024”
pub(super) fn find_stamp(line: &Line<'_>) -> Option<Stamp> {
    const MOST_WORDS: usize = 40;
    let end = line.words.len();
    // A day has a number, and what has none is a byline: most paragraphs have neither.
    let opens_byline = line.is(0, &BYLINE_OPENERS);
    if !(3..=MOST_WORDS).contains(&end) || !opens_byline && !line.has_number() {
        return None;
    }
    let mut stamp = Stamp::default();
    let (mut at, mut parts, mut places) = (0, 0, 0);
    while at < end {
        if line.is_mark(at) || line.is(at, &["on", "at", "in", "last", "first", "originally"]) && at > 0 {
            at += 1;
            continue;
        }
        if let Some((after, _)) = find_day(line, at) {
            take_day(line, at, after, &mut stamp);
            at = after;
        } else if let Some(date) = find_date_from(line, at).filter(|date| date.has_keyword) {
            let after = date.end;
            if stamp.day.as_ref().is_none_or(|day| date.told > day.told) {
                stamp.day = Some(date);
            }
            at = after;
        } else if let Some(after) = end_of_stamp_part(line, at) {
            at = after;
        } else if let Some(byline) = find_byline_at(line, at) {
            stamp.names.extend(byline.names);
            stamp.outlet = stamp.outlet.or(byline.outlet);
            at = byline.end.max(at + 1);
        } else {
            let after = end_of_part(line, at);
            let part = line.span_of(at, after);
            if let Some((_, name)) = known_outlet(line, at).filter(|(to, _)| *to == after) {
                stamp.outlet.get_or_insert_with(|| Field::stated(name.to_owned(), part));
            } else if sounds_like_outlet(line, at, after) {
                stamp.outlet.get_or_insert_with(|| Field::stated(line.of(part).to_owned(), part));
            } else if end_of_role(line, at) == Some(after) && !stamp.names.is_empty() || is_label_part(&line.part(at, after)) {
            } else if end_of_name(line, at) == Some(after) && is_first_name(line.word(at)) && stamp.names.is_empty() {
                stamp.names.push(Field::stated(displayed(line.of(part)), part));
            } else if let Some(pair) = find_bare_byline(&line.part(at, after)).filter(|_| stamp.names.is_empty()) {
                stamp.names.extend(pair.names);
            } else if at > 0 && after - at <= 3 && (at..after).all(|at| line.is_letters(at) && line.is_capitalised(at)) {
                places += 1;
            } else {
                return None;
            }
            at = after;
        }
        parts += 1;
    }
    let says_enough = stamp.day.is_some() && (!stamp.names.is_empty() || stamp.outlet.is_some() || parts > places + 1);
    let is_byline = !stamp.names.is_empty() && opens_byline && places == 0;
    (parts >= 2 && places <= 1 && (says_enough || is_byline)).then_some(stamp)
}

/// Whether a text has what all such lines have: a digit, or the opening of a byline.
pub(super) fn may_be_stamp(text: &str) -> bool {
    let opening = text.bytes().position(|byte| !byte.is_ascii_alphabetic()).map_or(text, |end| &text[..end]);
    BYLINE_OPENERS.iter().any(|opener| opener.eq_ignore_ascii_case(opening)) || text.bytes().any(|byte| byte.is_ascii_digit())
}

/// The next day of a line; the first counts, unless it was that of a change.
fn take_day(line: &Line<'_>, at: usize, after: usize, stamp: &mut Stamp) {
    let is_update = (at.saturating_sub(4)..at).any(|before| line.is(before, &["updated", "modified", "update"]));
    let told = if is_update { Told::Updated } else { Told::Plain };
    if stamp.day.as_ref().is_some_and(|day| day.told >= told) {
        return;
    }
    if let Some((_, day)) = find_day(line, at) {
        stamp.day = Some(DateLine { end: after, day, evidence: line.span_of(at, after), has_keyword: false, told });
    }
}

/// Behind the part that begins at a word: up to the next sign between parts.
fn end_of_part(line: &Line<'_>, at: usize) -> usize {
    let is_sign = |place: &usize| match line.mark(*place) {
        "" => line.is(*place, &["on"]),
        "|" | "·" | "•" | "/" | "," | "—" | "–" | "(" | ")" | ":" => true,
        mark => mark == "-" && !(line.is_glued(*place) && line.is_glued(*place + 1)),
    };
    (at + 1..line.words.len()).find(is_sign).unwrap_or(line.words.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn check(text: &str, expected: &str) {
        let shown = find_stamp(&Line::new(text, Span::new(0, text.len()))).map_or("-".to_owned(), |stamp| {
            let names: Vec<String> = stamp.names.into_iter().map(|name| name.value).collect();
            let day = stamp.day.map_or("-".to_owned(), |day| day.day.to_string());
            format!("{} · {} · {day}", names.join(" + "), stamp.outlet.map_or("-".to_owned(), |outlet| outlet.value))
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_line_may_say_several_things() {
        check("By Ann Reyes | The Linden Courier | March 8, 2024 | Updated 4:12 p.m. ET", "Ann Reyes · The Linden Courier · 2024-03-08");
        check("Published March 8, 2024 by Ann Reyes", "Ann Reyes · - · 2024-03-08");
        check("March 8, 2024 · 4 min read · Ann Reyes", "Ann Reyes · - · 2024-03-08");
        check("Ann Reyes · 8 March 2024", "Ann Reyes · - · 2024-03-08");
        check("Updated March 9, 2024 | Posted March 8, 2024 | By Ann Reyes", "Ann Reyes · - · 2024-03-08");
        check("Posted by Ann Reyes on March 8, 2024 at 10:30 am", "Ann Reyes · - · 2024-03-08");
        check("8 March 2024 | Share | Save", " · - · 2024-03-08");
        check("Ann Reyes and Bo Odwan | March 8, 2024", "Ann Reyes + Bo Odwan · - · 2024-03-08");
    }

    #[test]
    fn a_headline_with_a_day_is_none() {
        for line in ["The Dam | March 8, 2024", "Reyes met Ode, March 8, 2024", "By Monday, March 8, 2024, rain fell", "Storm in Linden"] {
            check(line, "-");
        }
    }
}
