//! Days in words, as a newspaper writes them.

use jiff::civil::Date;
use serde::Serialize;

use crate::dossier::published::Published;
use crate::dossier::timeline::EventDate;
use crate::site::running_text::escaped;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A day for reading and for machines.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Day {
    /// “20 November 2017”.
    pub(crate) words: String,
    /// In the form of HTML's `datetime`; `None` where HTML has no form for it.
    pub(crate) datetime: Option<String>,
    /// Both as HTML.
    pub(crate) html: String,
}

impl Day {
    /// A day with its words and its value for machines.
    pub(crate) fn new(words: String, datetime: Option<String>) -> Self {
        let shown = escaped(&words);
        let html = datetime.as_ref().map_or_else(|| shown.clone(), |day| format!("<time datetime=\"{day}\">{shown}</time>"));
        Self { words, datetime, html }
    }

    /// A day of the calendar.
    pub(crate) fn of(day: Date) -> Self {
        Self::new(day_in_words(day), Some(day.to_string()))
    }
}

/// The day an article came out as pages show it, or the month that its candidates share; `None` where nothing is known.
pub(crate) fn published_in_words(published: &Published) -> Option<Day> {
    let (first, last) = published.range()?;
    let datetime = published.value().and_then(|value| html_datetime(&value).map(str::to_owned));
    let words = if first == last { day_in_words(first) } else { months_in_words(first, last) };
    Some(Day::new(words, datetime))
}

/// “20 November 2017”; no line breaks between day and month.
pub(crate) fn day_in_words(day: Date) -> String {
    format!("{}\u{a0}{} {}", day.day(), month_name(day), day.year())
}

/// “Monday, 20 November 2017”.
pub(crate) fn weekday_in_words(day: Date) -> String {
    format!("{}, {}", day.strftime("%A"), day_in_words(day))
}

fn month_name(day: Date) -> &'static str {
    usize::try_from(day.month() - 1).ok().and_then(|place| MONTHS.get(place)).copied().unwrap_or("")
}

/// A range of days; what both ends share is written once: “18–19 November 2017”.
fn days_in_words(first: Date, last: Date) -> String {
    if first == last {
        return day_in_words(first);
    }
    if first.year() != last.year() {
        return format!("{} – {}", day_in_words(first), day_in_words(last));
    }
    if first.month() != last.month() {
        return format!("{}\u{a0}{} – {}", first.day(), month_name(first), day_in_words(last));
    }
    // A line may break after a dash, but not after this one.
    format!("{}–\u{2060}{}", first.day(), day_in_words(last))
}

/// The month or months that hold two days: “October 2015”, “October – November 2015”.
pub(crate) fn months_in_words(first: Date, last: Date) -> String {
    if first.year() != last.year() {
        return format!("{} {} – {} {}", month_name(first), first.year(), month_name(last), last.year());
    }
    if first.month() != last.month() {
        return format!("{} – {} {}", month_name(first), month_name(last), last.year());
    }
    format!("{} {}", month_name(last), last.year())
}

/// “between 20 and 26 October 2015”: the days between which an unknown day lies, both included.
pub(crate) fn between_in_words(first: Date, last: Date) -> String {
    let start = if first.year() != last.year() {
        day_in_words(first)
    } else if first.month() != last.month() {
        format!("{}\u{a0}{}", first.day(), month_name(first))
    } else {
        first.day().to_string()
    };
    format!("between {start} and {}", day_in_words(last))
}

/// The days that an unknown day may be, in order: “between 20 and 26 October 2015”, “on 14, 21 or 28 November 2017, a Tuesday”; `None`
/// where there are none.
pub(crate) fn candidates_in_words(days: &[Date]) -> Option<String> {
    const FEW: usize = 5;
    let (first, last) = (*days.first()?, *days.last()?);
    let is_consecutive = first.until(last).is_ok_and(|span| usize::try_from(span.get_days()).is_ok_and(|length| length + 1 == days.len()));
    if days.len() > FEW || days.len() > 2 && is_consecutive {
        return Some(between_in_words(first, last));
    }
    let parted = days.iter().enumerate().map(|(place, day)| {
        let shares_month = days.get(place + 1).is_some_and(|next| next.first_of_month() == day.first_of_month());
        let words = if shares_month { day.day().to_string() } else { day_in_words(*day) };
        let joint = match days.len() - place {
            1 => "",
            2 => " or ",
            _ => ", ",
        };
        words + joint
    });
    let weekday = days.iter().all(|day| day.weekday() == first.weekday()).then(|| format!(", a {}", first.strftime("%A")));
    Some(format!("on {}{}", parted.collect::<String>(), weekday.unwrap_or_default()))
}

/// When an event was, no finer than its reports say: “November 2017”, “weekend of 18–19 November 2017”.
pub(crate) fn event_date_in_words(date: &EventDate) -> String {
    value_in_words(&date.value, Some((date.first, date.last))).unwrap_or_else(|| days_in_words(date.first, date.last))
}

/// A TIMEX3 value in words; `days` are the first and the last day it may mean. `None` where words would say no more than
/// the value (durations, vague references).
pub(crate) fn value_in_words(value: &str, days: Option<(Date, Date)>) -> Option<String> {
    if let Ok(day) = value.parse::<Date>() {
        return Some(weekday_in_words(day));
    }
    if let Some((day, time)) = value.split_once('T')
        && let Ok(day) = day.parse::<Date>()
    {
        return Some(match part_of_day(time) {
            Some(part) => format!("{part} of {}", weekday_in_words(day)),
            None => format!("{}, {time}", weekday_in_words(day)),
        });
    }
    if let Some((first, last)) = value.split_once('/')
        && let (Ok(first), Ok(last)) = (first.parse(), last.parse())
    {
        return Some(days_in_words(first, last));
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match (rest, days) {
        ("", _) if is_year => Some(year.to_owned()),
        ("", _) if year.len() == 3 && year.bytes().all(|byte| byte.is_ascii_digit()) => Some(format!("{year}0s")),
        (rest, Some((first, last))) if rest.ends_with("-WE") => Some(format!("weekend of {}", days_in_words(first, last))),
        (rest, Some((first, _))) if rest.starts_with('W') => Some(format!("week of {}", day_in_words(first))),
        (rest, _) if is_year => part_of_year(rest).map(|part| format!("{part} {year}")),
        (_, Some((first, last))) => Some(days_in_words(first, last)),
        _ => None,
    }
}

/// The part of the year after the hyphen: a month, a season, a quarter, a half.
fn part_of_year(part: &str) -> Option<String> {
    let named = match part {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        "Q1" => "first quarter of",
        "Q2" => "second quarter of",
        "Q3" => "third quarter of",
        "Q4" => "fourth quarter of",
        "H1" => "first half of",
        "H2" => "second half of",
        month => return month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).map(ToString::to_string),
    };
    Some(named.to_owned())
}

fn part_of_day(part: &str) -> Option<&'static str> {
    Some(match part {
        "MO" => "morning",
        "MI" => "midday",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        "DT" => "daytime",
        _ => return None,
    })
}

/// The value as HTML's `datetime` takes it: a day, a month, a year, a week, a day with its time; `None` for what HTML has
/// no writing for (ranges, seasons, durations of years).
pub(crate) fn html_datetime(value: &str) -> Option<&str> {
    let shape: String = value.chars().map(|character| if character.is_ascii_digit() { '0' } else { character }).collect();
    let is_month = |month: &str| month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    let is_valid = match shape.as_str() {
        "0000-00-00" => value.parse::<Date>().is_ok(),
        "0000-00" => is_month(&value[5..]),
        "0000-W00" => value[6..].parse::<u8>().is_ok_and(|week| (1..=52).contains(&week)),
        "0000" => true,
        "0000-00-00T00:00" => value[..10].parse::<Date>().is_ok() && value[11..].parse::<jiff::civil::Time>().is_ok(),
        _ => false,
    };
    (is_valid && !value.starts_with("0000")).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, first: &str, last: &str, expected: &str) {
        let day = |text: &str| text.parse().expect("a day");
        assert_eq!(
            event_date_in_words(&EventDate { value: value.to_owned(), first: day(first), last: day(last) })
                .replace('\u{a0}', " ")
                .replace('\u{2060}', ""),
            expected
        );
    }

    #[test]
    fn a_date_is_said_as_finely_as_it_is_known() {
        check("2017-11-20", "2017-11-20", "2017-11-20", "Monday, 20 November 2017");
        check("2017-11", "2017-11-01", "2017-11-30", "November 2017");
        check("2017", "2017-01-01", "2017-12-31", "2017");
        check("2017-SU", "2017-06-01", "2017-08-31", "summer 2017");
        check("2017-Q3", "2017-07-01", "2017-09-30", "third quarter of 2017");
        check("201", "2010-01-01", "2019-12-31", "2010s");
        check("2017-W46-WE", "2017-11-18", "2017-11-19", "weekend of 18–19 November 2017");
        check("2017-W46", "2017-11-13", "2017-11-19", "week of 13 November 2017");
    }

    #[test]
    fn a_range_says_what_its_ends_share_once() {
        check("2017-11-20/2017-11-22", "2017-11-20", "2017-11-22", "20–22 November 2017");
        check("2017-10-30/2017-11-02", "2017-10-30", "2017-11-02", "30 October – 2 November 2017");
        check("2017-12-30/2018-01-02", "2017-12-30", "2018-01-02", "30 December 2017 – 2 January 2018");
    }

    #[test]
    fn an_open_day_is_said_by_its_month_and_by_the_days_it_lies_between() {
        let check = |first: &str, last: &str, months: &str, between: &str| {
            let (first, last) = (first.parse().expect("a day"), last.parse().expect("a day"));
            assert_eq!(months_in_words(first, last), months);
            assert_eq!(between_in_words(first, last).replace('\u{a0}', " "), between);
        };
        check("2022-03-08", "2022-03-14", "March 2022", "between 8 and 14 March 2022");
        check("2022-03-29", "2022-04-04", "March – April 2022", "between 29 March and 4 April 2022");
        check("2021-12-30", "2022-01-05", "December 2021 – January 2022", "between 30 December 2021 and 5 January 2022");
    }

    #[test]
    fn a_few_open_days_are_named() {
        let check = |days: &[&str], words: &str| {
            let days: Vec<Date> = days.iter().map(|day| day.parse().expect("a day")).collect();
            assert_eq!(candidates_in_words(&days).expect("there are days").replace('\u{a0}', " "), words);
        };
        check(&["2022-03-08", "2022-03-15", "2022-03-22"], "on 8, 15 or 22 March 2022, a Tuesday");
        check(&["2022-03-29", "2022-04-05"], "on 29 March 2022 or 5 April 2022, a Tuesday");
        check(&["2022-03-08", "2022-03-09"], "on 8 or 9 March 2022");
        check(&["2022-03-08", "2022-03-09", "2022-03-10"], "between 8 and 10 March 2022");
        check(&["2022-03-08"], "on 8 March 2022, a Tuesday");
        assert_eq!(candidates_in_words(&[]), None);
    }

    #[test]
    fn html_gets_only_what_it_can_read() {
        assert_eq!(html_datetime("2017-11-20"), Some("2017-11-20"));
        assert_eq!(html_datetime("2017-11"), Some("2017-11"));
        for value in ["2017-SU", "P6Y", "2017-11-31", "2017-11-18/2017-11-19", "PAST_REF", "2017-13"] {
            assert_eq!(html_datetime(value), None, "{value}");
        }
    }
}
