//! Publication dates as pages print them.

use jiff::civil::Date;

use super::line::Line;
use crate::text::Span;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A day that says when an article came out.
pub(super) struct DateLine {
    /// The place of the word behind it.
    pub(super) end: usize,
    pub(super) day: Date,
    /// The day alone, without “Published” and the time of day.
    pub(super) evidence: Span,
    /// Whether a word such as “Published” or “date” opens it.
    pub(super) has_keyword: bool,
    /// What it is the day of.
    pub(super) told: Told,
}

/// What a page says a day is, from the least to the most sure to be that of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// “Updated”, “Last modified”.
    Updated,
    /// A day without a word.
    Plain,
    /// “Published”, “Posted”.
    Published,
    /// “First published”, beside a newer day.
    First,
}

/// The publication date that opens a line or is all of it.
///
/// - for: “Published 1:02 PM ET, Tue November 21, 2017”, “date 2024-07-25 The council met.”, “8 March 2024”, “March 8, 2024; 4 PM Rain fell.”
/// - not: “Published in 2017, the book sold well.”, “March 8, 2024, was a dry day.”
pub(super) fn find_date_line(line: &Line<'_>) -> Option<DateLine> {
    find_date_from(line, 0)
}

/// The same of what a line has from a word on.
pub(super) fn find_date_from(line: &Line<'_>, first: usize) -> Option<DateLine> {
    if !line.has_number() {
        return None;
    }
    let mut found: Option<DateLine> = None;
    let (mut at, mut has_keyword, mut told) = (first, false, Told::Plain);
    // Behind this word nothing belongs to the date for sure: “date 2024-07-25 At noon the council met.”
    let (mut end, mut has_clock) = (first, false);
    while at < line.words.len() {
        if let Some((after, day)) = find_day(line, at) {
            let is_better = |found: &DateLine| told > found.told && (found.told == Told::Updated || told == Told::First);
            if found.as_ref().is_none_or(is_better) {
                found = Some(DateLine { end: after, day, evidence: line.span_of(at, after), has_keyword, told });
            }
            (at, end) = (after, after);
        } else if let Some(after) = end_of_clock(line, at).or_else(|| end_of_age(line, at)) {
            (at, end) = (after, after);
            has_clock = true;
        } else if found.is_some() && line.is_number(at) && at + 1 == line.words.len() && line.word(at).len() <= 4 && !line.is_glued(at) {
            // The count of comments stands behind the day.
            at += 1;
        } else if let Some((after, said)) = keyword_at(line, at) {
            (has_keyword, told, at) = (true, said, after);
        } else if line.is_mark(at) || is_weekday(line, at) || line.is(at, &["on", "at", "last", "first", "originally", "of", "time"]) {
            at += 1;
        } else {
            break;
        }
    }
    let mut found = found?;
    let is_whole = at == line.words.len();
    found.end = if is_whole { at } else { end };
    let opens = found.has_keyword && line.is_letters(first);
    // “8 March 2024 — Linden — The council met.”
    let is_parted = line.is(end, &["—", "–"]) && !line.is_glued(end) && line.is_capitalised(end + 1);
    if !is_whole && !opens && is_parted {
        found.end = end + 1;
    }
    // “Sunday, May 16, 2010; 4:43 PM The council met.”, not “On May 16, 2010 at 4:43 PM the council met.”
    let is_stamp = has_clock && !line.is(first, &["on", "at"]) && line.is_capitalised(end);
    (is_whole || opens || is_parted || is_stamp).then_some(found)
}

/// “Published”, “First published”, “Last updated”: the place behind it, and what it tells.
fn keyword_at(line: &Line<'_>, at: usize) -> Option<(usize, Told)> {
    const PUBLISHED: &[&str] =
        &["published", "posted", "date", "dated", "publication", "pubdate", "issued", "created", "released", "filed"];
    if line.is(at, &["first", "originally"]) && line.is(at + 1, PUBLISHED) {
        return Some((at + 2, Told::First));
    }
    if line.reads(at, &["publish", "date"]) || line.reads(at, &["published", "date"]) || line.reads(at, &["publication", "date"]) {
        return Some((at + 2, Told::Published));
    }
    if line.is(at, PUBLISHED) {
        return Some((at + 1, Told::Published));
    }
    line.is(at, &["updated", "modified", "update", "edited", "changed", "revised", "upd"]).then_some((at + 1, Told::Updated))
}

/// Whether a line is nothing but a time of day or a page's age: “3 hours ago”, “Updated 10:30 GMT”. It says no day.
pub(super) fn is_dayless_stamp(line: &Line<'_>) -> bool {
    let (mut at, mut has_time) = (0, false);
    while at < line.words.len() {
        if let Some(after) = end_of_clock(line, at).or_else(|| end_of_age(line, at)).or_else(|| end_of_yearless_day(line, at)) {
            (at, has_time) = (after, true);
        } else if let Some((after, _)) = keyword_at(line, at) {
            at = after;
        } else if line.reads(at, &["just", "now"]) {
            (at, has_time) = (at + 2, true);
        } else if line.is_mark(at) || is_weekday(line, at) || line.is(at, &["on", "at", "last", "yesterday", "today"]) {
            has_time |= line.is(at, &["yesterday", "today"]);
            at += 1;
        } else {
            return false;
        }
    }
    has_time
}

/// What a day, a time of day, or a word for one has at a word of a line; the place behind it.
pub(super) fn end_of_stamp_part(line: &Line<'_>, at: usize) -> Option<usize> {
    let keyword = || keyword_at(line, at).map(|(after, _)| after);
    end_of_clock(line, at).or_else(|| end_of_age(line, at)).or_else(keyword).or_else(|| is_weekday(line, at).then_some(at + 1))
}

/// A calendar day at a word, with the place of the word behind it: “2024-03-08”, “March 8, 2024”, “8th of March 2024”.
pub(super) fn find_day(line: &Line<'_>, at: usize) -> Option<(usize, Date)> {
    if let Some((month_end, month)) = month_at(line, at) {
        let (day_end, day) = day_of_month(line, behind_join(line, month_end))?;
        return year_behind(line, day_end, month, day);
    }
    if let Some(found) = numeric_day(line, at) {
        return Some(found);
    }
    let (day_end, day) = day_of_month(line, at)?;
    let month_at_word = if line.is(day_end, &["of"]) { day_end + 1 } else { behind_join(line, day_end) };
    let (month_end, month) = month_at(line, month_at_word)?;
    year_behind(line, month_end, month, day)
}

/// “March 3” and “3 March”, without a year: the place of the word behind it.
pub(super) fn end_of_yearless_day(line: &Line<'_>, at: usize) -> Option<usize> {
    if let Some((month_end, _)) = month_at(line, at) {
        return day_of_month(line, month_end).map(|(end, _)| end);
    }
    let (day_end, _) = day_of_month(line, at)?;
    month_at(line, day_end).map(|(end, _)| end)
}

/// Behind the hyphen of “8-Mar-2024”.
fn behind_join(line: &Line<'_>, at: usize) -> usize {
    at + usize::from(line.is(at, &["-", "/"]) && line.is_glued(at) && line.is_glued(at + 1))
}

/// “2024-03-08”, “2024/3/8”, and “21/11/2017”, “21.11.2017” where only one order makes a date.
fn numeric_day(line: &Line<'_>, at: usize) -> Option<(usize, Date)> {
    // Points join the numbers to one word.
    if line.is_number(at) && line.word(at).matches('.').count() == 2 {
        let mut parts = line.word(at).split('.');
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        return Some((at + 1, day_of_numbers(first, second, third)?));
    }
    let separator = line.word(at + 1);
    if !matches!(separator, "-" | "/") || line.word(at + 3) != separator || !(1..5).all(|next| line.is_glued(at + next)) {
        return None;
    }
    Some((at + 5, day_of_numbers(line.word(at), line.word(at + 2), line.word(at + 4))?))
}

/// The day of three numbers, where only one order makes a date.
fn day_of_numbers(first: &str, second: &str, third: &str) -> Option<Date> {
    let lengths = (first.len(), third.len());
    let number = |digits: &str| digits.parse::<i16>().ok();
    let (first, second, third) = (number(first)?, number(second)?, number(third)?);
    let (year, month, day) = match lengths {
        (4, _) => (first, second, third),
        (_, 4) if first > 12 => (third, second, first),
        (_, 4) if second > 12 || first == second => (third, first, second),
        _ => return None,
    };
    date(year, month, day)
}

fn year_behind(line: &Line<'_>, at: usize, month: i16, day: i16) -> Option<(usize, Date)> {
    let at = if line.is(at, &[","]) { at + 1 } else { behind_join(line, at) };
    // “March 8, 202410:15 AM”: a page’s two lines that lost their end.
    let word = line.word(at);
    let digits = if word.len() > 4 && word.contains(':') && matches!(word.find(':'), Some(5 | 6)) { word.get(..4)? } else { word };
    let year = digits.parse().ok().filter(|_| digits.len() == 4)?;
    Some((at + 1, date(year, month, day)?))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// “November”, “Nov.”: the place behind it, and its number.
fn month_at(line: &Line<'_>, at: usize) -> Option<(usize, i16)> {
    const FULL: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    // Asked of most words of an opening: hardly any begins like a month.
    let word = line.word(at);
    if !matches!(word.as_bytes().first()?.to_ascii_lowercase(), b'a' | b'd' | b'f' | b'j' | b'm' | b'n' | b'o' | b's') {
        return None;
    }
    // No two months begin with the same three letters.
    let start = word.get(..3)?;
    let place = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(start))?;
    if word.len() > start.len() && !FULL[place].eq_ignore_ascii_case(word) && !word.eq_ignore_ascii_case("sept") {
        return None;
    }
    let end = if line.is(at + 1, &["."]) { at + 2 } else { at + 1 };
    Some((end, i16::try_from(place).expect("there are twelve months") + 1))
}

/// “8”, “8th”: the place behind it, and its number.
fn day_of_month(line: &Line<'_>, at: usize) -> Option<(usize, i16)> {
    let digits = if line.is_number(at) { line.word(at) } else { return None };
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    let is_ordinal = line.is_glued(at + 1) && line.is(at + 1, &["st", "nd", "rd", "th"]);
    Some((at + 1 + usize::from(is_ordinal), day))
}

pub(super) fn is_weekday(line: &Line<'_>, at: usize) -> bool {
    const ENDINGS: [&str; 9] = ["", "s", "rs", "r", "day", "sday", "nesday", "rsday", "urday"];
    let word = line.word(at);
    let is_any = |letters: &str, any: &[&str]| any.iter().any(|one| one.eq_ignore_ascii_case(letters));
    let (Some(start), Some(rest)) = (word.get(..3), word.get(3..)) else { return false };
    is_any(start, &WEEKDAYS) && is_any(rest, &ENDINGS)
}

/// “1:02 PM ET”, “0602 GMT (1402 HKT)”, “13.02”: the place behind it.
pub(super) fn end_of_clock(line: &Line<'_>, at: usize) -> Option<usize> {
    const HALVES: &[&str] = &["am", "pm", "a.m.", "p.m."];
    let time = line.word(at);
    if !line.is_number(at) || time.contains(',') {
        return None;
    }
    let mut end = at + 1;
    let has_half = line.is(end, HALVES);
    end += usize::from(has_half);
    let is_zone = |place: usize| {
        let word = line.word(place);
        (2..=5).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase())
            || line.is(place, &["gmt", "utc", "edt", "est", "et", "bst"])
    };
    let has_zone = is_zone(end);
    end += usize::from(has_zone);
    // “UTC+3”, “GMT+05:30”
    if has_zone && line.is(end, &["+", "-"]) && line.is_glued(end) && line.is_number(end + 1) {
        end += 2;
    }
    (time.contains([':', '.']) || has_half || has_zone && time.len() == 4).then_some(end)
}

/// “2 years ago”, “in 4 years”: a page's note on its own age.
fn end_of_age(line: &Line<'_>, at: usize) -> Option<usize> {
    const UNITS: &[&str] = &[
        "second", "seconds", "min", "mins", "minute", "minutes", "hr", "hrs", "h", "hour", "hours", "day", "days", "d", "week", "weeks",
        "month", "months", "year", "years",
    ];
    if line.is(at, &["in"]) && line.is_number(at + 1) && line.is(at + 2, UNITS) {
        return Some(at + 3);
    }
    let is_counted = line.is_number(at) || line.is(at, &["a", "an", "one"]);
    (is_counted && line.is(at + 1, UNITS) && line.is(at + 2, &["ago"])).then_some(at + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line with its day in brackets, and the part that is date, or nothing.
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let line = Line::new(text, Span::new(0, text.len()));
        let found = find_date_line(&line).map(|found| (found.day.to_string(), line.span_of(0, found.end).of(text)));
        assert_eq!(found.as_ref().map(|(day, part)| (day.as_str(), *part)), expected);
    }

    #[test]
    fn a_line_may_be_nothing_but_a_date() {
        for line in ["March 8, 2024", "8 March 2024", "Fri 8th March 2024 13.02 GMT", "2024-03-08", "March 8, 2024 / 6:35 AM / 2 years ago"]
        {
            check(line, Some(("2024-03-08", line)));
        }
    }

    #[test]
    fn published_is_said_in_many_ways() {
        for line in ["Published 1:02 PM ET, Fri March 8, 2024", "PUBLISHED: 8 March 2024", "First published on March 8, 2024 at 6 p.m."] {
            check(line, Some(("2024-03-08", line)));
        }
        check("Updated 0602 GMT (1402 HKT) March 8, 2024", Some(("2024-03-08", "Updated 0602 GMT (1402 HKT) March 8, 2024")));
    }

    #[test]
    fn published_goes_before_updated() {
        let line = "Updated March 9, 2024 Published March 8, 2024";
        check(line, Some(("2024-03-08", line)));
    }

    #[test]
    fn a_date_may_be_glued_to_the_first_sentence() {
        check("date 2024-03-08 At noon the council met.", Some(("2024-03-08", "date 2024-03-08")));
        check("Date: March 8, 2024 \"We met,\" Reyes said.", Some(("2024-03-08", "Date: March 8, 2024")));
    }

    #[test]
    fn a_date_may_be_parted_from_the_report_by_a_dash() {
        check("8 March 2024 — Linden — The council met.", Some(("2024-03-08", "8 March 2024 —")));
        check("8 March 2024 — a dry day — was a Friday.", None);
    }

    #[test]
    fn a_sentence_that_begins_with_a_date_is_none() {
        check("March 8, 2024, was a dry day.", None);
        check("Published in 2017, the book sold well.", None);
        check("On March 8, 2024, the council met.", None);
    }

    #[test]
    fn the_first_publication_goes_before_a_newer_day() {
        let line = "9 March 2024 First published 8 March 2024";
        check(line, Some(("2024-03-08", line)));
    }

    #[test]
    fn days_are_joined_in_several_ways() {
        for line in ["18.03.2024 11:43", "18-Mar-2024", "18/Mar/2024", "Mar-18-2024", "18/03/2024 09:30"] {
            check(line, Some(("2024-03-18", line)));
        }
        check("08.03.2024", None);
    }

    #[test]
    fn an_age_is_no_day() {
        let is_age = |text: &str| is_dayless_stamp(&Line::new(text, Span::new(0, text.len())));
        assert!(["3 hours ago", "Updated 10:30 GMT", "Published an hour ago", "8 March", "Just now"].into_iter().all(is_age));
        assert!(!["Three dead", "Updated figures", "March 8, 2024", "Now"].into_iter().any(is_age));
    }

    #[test]
    fn an_ambiguous_or_impossible_day_is_none() {
        check("03/08/2024", None);
        check("February 30, 2024", None);
        check("21/11/2017", Some(("2017-11-21", "21/11/2017")));
    }
}
