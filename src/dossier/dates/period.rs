//! A stretch of the calendar: its days, its neighbours, its writing.

use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use crate::annotate::time::{Season, Unit};

/// How fine a time is, from the finest to the coarsest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// “Tuesday morning”.
    PartOfDay,
    /// “Tuesday”.
    Day,
    /// “the weekend”.
    Weekend,
    /// “last week”.
    Week,
    /// “October 2015”.
    Month,
    /// “last summer”.
    Season,
    /// “the third quarter”.
    Quarter,
    /// “the first half of 1998”.
    Half,
    /// “2011”.
    Year,
    /// “the 1990s”.
    Decade,
    /// “the 20th century”.
    Century,
}

/// A stretch of the calendar. Shown as TIMEX3 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// A century by its number: the 20th has the years 1900 to 1999, as news uses the word.
    Century(i16),
    /// A decade by its first year.
    Decade(i16),
    /// A year.
    Year(i16),
    /// Half a year: 1 or 2.
    Half(i16, i8),
    /// A quarter: 1 to 4.
    Quarter(i16, i8),
    /// A season, by the year in which it starts.
    Season(i16, Season),
    /// A month: 1 to 12.
    Month(i16, i8),
    /// The week that holds this Monday.
    Week(Date),
    /// The weekend of the week that holds this Monday.
    Weekend(Date),
    /// A day.
    Day(Date),
}

impl Period {
    /// The period of some unit that holds a day; `None` for units shorter than a day, and at the ends of the calendar, which has
    /// the years 1 to 9999.
    pub(super) fn holding(day: Date, unit: Unit) -> Option<Self> {
        if day.year() < 1 {
            return None;
        }
        let monday = || day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok();
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => Self::Day(day),
            Unit::Weekend => Self::Weekend(monday()?),
            Unit::Week => Self::Week(monday()?),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year() / 10 * 10),
            Unit::Century => Self::Century(day.year() / 100 + 1),
        })
    }

    /// The first and the last day.
    pub(crate) fn days(self) -> (Date, Date) {
        match self {
            Self::Century(number) => years((number - 1) * 100, number * 100 - 1),
            Self::Decade(year) => years(year, year + 9),
            Self::Year(year) => years(year, year),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Season(year, Season::Spring) => months(year, 3, 3),
            Self::Season(year, Season::Summer) => months(year, 6, 3),
            Self::Season(year, Season::Autumn) => months(year, 9, 3),
            Self::Season(year, Season::Winter) => months(year, 12, 3),
            Self::Month(year, month) => months(year, month, 1),
            Self::Week(monday) => (monday, monday.saturating_add(6.days())),
            Self::Weekend(monday) => (monday.saturating_add(5.days()), monday.saturating_add(6.days())),
            Self::Day(day) => (day, day),
        }
    }

    /// How fine it is.
    pub(crate) fn granularity(self) -> Granularity {
        match self {
            Self::Century(_) => Granularity::Century,
            Self::Decade(_) => Granularity::Decade,
            Self::Year(_) => Granularity::Year,
            Self::Half(..) => Granularity::Half,
            Self::Quarter(..) => Granularity::Quarter,
            Self::Season(..) => Granularity::Season,
            Self::Month(..) => Granularity::Month,
            Self::Week(_) => Granularity::Week,
            Self::Weekend(_) => Granularity::Weekend,
            Self::Day(_) => Granularity::Day,
        }
    }

    /// The period so many units away; `None` at the ends of the calendar.
    ///
    /// It keeps its own granularity where the unit is coarser (a year before the third quarter is a quarter), and takes the
    /// unit's where that is finer (two days after a month is nothing one could say, and is counted from its last day).
    pub(super) fn shifted(self, by: i32, unit: Unit) -> Option<Self> {
        let (first, last) = self.days();
        let whole = Self::holding(first, unit)?;
        if by == 0 {
            return Some(whole);
        }
        let from = if by > 0 { last } else { first };
        let moved = from.checked_add(span_of(by, unit)?).ok().filter(|day| day.year() > 0)?;
        if whole.granularity() <= self.granularity() {
            return Self::holding(moved, unit);
        }
        match self {
            Self::Year(_) => Self::holding(moved, Unit::Year),
            Self::Half(_, half) => Some(Self::Half(moved.year(), half)),
            Self::Quarter(..) => Self::holding(moved, Unit::Quarter),
            Self::Month(..) => Self::holding(moved, Unit::Month),
            Self::Season(_, season) if unit == Unit::Year => Some(Self::Season(first.checked_add(span_of(by, unit)?).ok()?.year(), season)),
            Self::Day(_) if unit <= Unit::Week => Some(Self::Day(moved)),
            _ => Self::holding(moved, unit),
        }
    }
}

/// So many units as a span; `None` where that is longer than any calendar.
fn span_of(by: i32, unit: Unit) -> Option<Span> {
    let span = Span::new();
    let times = |factor: i64| i64::from(by) * factor;
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => span.try_days(by).ok(),
        Unit::Weekend | Unit::Week => span.try_weeks(by).ok(),
        Unit::Month => span.try_months(by).ok(),
        Unit::Quarter => span.try_months(times(3)).ok(),
        Unit::Year => span.try_years(by).ok(),
        Unit::Decade => span.try_years(times(10)).ok(),
        Unit::Century => span.try_years(times(100)).ok(),
    }
}

/// The first and the last day of some years.
fn years(first: i16, last: i16) -> (Date, Date) {
    (day_of(first, 1), day_of(last, 12).last_of_month())
}

/// The first and the last day of `count` months from one of a year on.
fn months(year: i16, month: i8, count: i64) -> (Date, Date) {
    let first = day_of(year, month);
    (first, first.saturating_add((count - 1).months()).last_of_month())
}

/// The first day of a month; the nearest there is, where the calendar has no such year.
fn day_of(year: i16, month: i8) -> Date {
    Date::new(year.clamp(1, 9999), month.clamp(1, 12), 1).expect("the year and the month are in the calendar")
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(number) => write!(formatter, "{:02}", number - 1),
            Self::Decade(year) => write!(formatter, "{:03}", year / 10),
            Self::Year(year) => write!(formatter, "{year:04}"),
            Self::Half(year, half) => write!(formatter, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(formatter, "{year:04}-Q{quarter}"),
            Self::Season(year, season) => write!(formatter, "{year:04}-{}", season_code(season)),
            Self::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
            Self::Week(monday) => write_week(formatter, monday),
            Self::Weekend(monday) => {
                write_week(formatter, monday)?;
                formatter.write_str("-WE")
            }
            Self::Day(day) => write!(formatter, "{day}"),
        }
    }
}

/// The week of the ISO year it belongs to: Monday 2024-12-30 opens 2025-W01.
fn write_week(formatter: &mut fmt::Formatter<'_>, monday: Date) -> fmt::Result {
    let week = ISOWeekDate::from_date(monday);
    write!(formatter, "{:04}-W{:02}", week.year(), week.week())
}

/// A season as TIMEX3 writes it.
pub(super) fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The nearest day before (or after) some day that is this weekday; the day itself is not.
pub(super) fn nearest_weekday(day: Date, weekday: Weekday, is_after: bool) -> Option<Date> {
    day.nth_weekday(if is_after { 1 } else { -1 }, weekday).ok()
}
