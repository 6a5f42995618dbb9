//! What a time expression means before anybody knows the day it was written.
//!
//! Everything here is read off the words alone. What “Tuesday” is on a calendar, the dossier says.

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::feasts::Feast;
use super::weekdays;

/// The TIMEX3 type of a time expression (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A day or something coarser: “Tuesday”, “October 2015”.
    Date,
    /// A part of a day: “Tuesday morning”, “5 p.m.”.
    Time,
    /// How long: “three hours”.
    Duration,
    /// How often: “every Friday”.
    Set,
}

/// When, how long or how often, as far as the words alone say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Symbolic {
    /// A stretch of the calendar: “March 2011”, “last week”; or a part of its day: “Tuesday morning”.
    On(Stretch, Option<TimeOfDay>),
    /// From one stretch to another: “March 8-10”, “2011–2015”.
    Range(Stretch, Stretch),
    /// How long: “three hours”, “a month” before or after something.
    Lasting(Duration),
    /// How often.
    Every(Set),
    /// No day is meant: “now”, “recently”, “soon”.
    Vague(Reference),
}

impl Symbolic {
    /// The TIMEX3 type that goes with it.
    pub fn kind(&self) -> TimeKind {
        match self {
            Self::On(_, Some(_)) => TimeKind::Time,
            Self::On(_, None) | Self::Range(..) | Self::Vague(_) => TimeKind::Date,
            Self::Lasting(_) => TimeKind::Duration,
            Self::Every(_) => TimeKind::Set,
        }
    }
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stretch {
    /// “the 20th century” is 20.
    Century(i16),
    /// “the 1990s” is 1990.
    Decade(i16),
    /// “2011”, “last year”.
    Year(Year),
    /// “the first half of 1998”: 1 or 2.
    Half(i8, Year),
    /// “the third quarter”: 1 to 4.
    Quarter(i8, Year),
    /// “last summer”.
    Season(Season, Year),
    /// “October 2015”, “October”: 1 to 12.
    Month(i8, Year),
    /// “8 March 2024”, “March 8”: the month, the day, the year.
    Day(i8, i8, Year),
    /// “the 2nd of last month”: the day, and how many months away.
    DayOfMonth(i8, i32),
    /// “the first Monday in May”, “the last Friday of this month”: which one, counted from the end where negative.
    NthWeekday(i8, #[serde(with = "weekdays")] Weekday, MonthOf),
    /// “Christmas Eve”, “Good Friday 2023”.
    Feast(Feast, Year),
    /// “Tuesday”, “last Tuesday”.
    Weekday(#[serde(with = "weekdays")] Weekday, Direction),
    /// “the following Tuesday”, “the previous Friday”: after (or before) what the text has just told of.
    WeekdayFrom(#[serde(with = "weekdays")] Weekday, Side),
    /// “the weekend”, “last weekend”.
    Weekend(Direction),
    /// The weekday of a week that lies so many weeks away: “Tuesday of last week”.
    WeekdayOfWeek(#[serde(with = "weekdays")] Weekday, i16),
    /// So many weeks after the next such weekday, or before the last one: “a week from Monday”, “a week ago Tuesday”.
    WeeksFromWeekday(i16, #[serde(with = "weekdays")] Weekday),
    /// “the fifth century BC”: no calendar of ours has its days.
    BeforeChrist,
    /// So many units from somewhere: “yesterday”, “two weeks ago”, “the following month”.
    Away {
        /// How many units; before the anchor where negative.
        by: i32,
        /// Which units; the stretch is one of them.
        unit: Unit,
        /// From where it is counted.
        from: Anchored,
    },
}

/// From where a stretch is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchored {
    /// The day of writing or speaking: “yesterday”, “two weeks ago”, “last year”.
    Here,
    /// The quarter that a text of business reports, else the day of writing: “a year ago”, “the year-earlier period”.
    HereOrQuarter,
    /// What the text has just told of: “the following month”, “two weeks later”, “that year”.
    There,
}

/// Which month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MonthOf {
    /// “in May”, “of May 2024”: 1 to 12.
    Named(i8, Year),
    /// “of last month” is -1.
    Away(i32),
}

/// Which year a month, a day, a season or a quarter belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Year {
    /// “October 2015”.
    Stated(i16),
    /// So many years from the year of writing: “October last year” is -1.
    Away(i16),
    /// The nearest that fits: “in October”, “last October”.
    Nearest(Direction),
    /// The day is the name of what happened on it, and says no year: “the Oct. 7 attack”. Known only while it is news.
    Unsaid,
}

/// On which side of the day of writing a weekday, a month or a day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// The sentence does not say.
    Open,
    /// The sentence tells the past: “The council met on Tuesday.” The day of writing itself may be meant.
    Past,
    /// The sentence tells what is to come: “The council will meet on Tuesday.” The day of writing itself may be meant.
    Future,
    /// The sentence may tell either, so that the nearest is the likeliest: “The council would vote on Tuesday.”
    Near,
    /// “last Tuesday”: before the day of writing.
    Last,
    /// “next Tuesday”: after the day of writing.
    Next,
    /// “this Tuesday”, “this summer”: of the week or year of writing.
    This,
    /// “She was arrested on Dec. 19”: a day or month that is over, however far back. The one of writing may be meant.
    Over,
}

/// Before or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// A unit of time, from the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years, from one that ends in 0.
    Decade,
    /// A hundred years.
    Century,
}

/// A season of the northern year, as TIMEX3 has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A time of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeOfDay {
    /// “Tuesday morning”.
    Morning,
    /// “Tuesday afternoon”.
    Afternoon,
    /// “Tuesday evening”.
    Evening,
    /// “Tuesday night”.
    Night,
    /// “5 p.m.”, “17:30”, “noon”: the hour (24 is the midnight that ends the day) and the minute.
    Clock(i8, i8),
}

/// How long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duration {
    /// How many tenths of the unit (“half an hour” is 5); `None` where the text leaves it open (“a few weeks”).
    pub tenths: Option<u32>,
    /// Of which unit.
    pub unit: Unit,
    /// How exact the amount is.
    pub modifier: Modifier,
    /// On which side of what follows it lies: “a month after the vote”; `None` where it just lasts.
    pub side: Option<Side>,
}

/// How exact an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Modifier {
    /// As it stands.
    Exactly,
    /// “over two years”.
    MoreThan,
    /// “nearly two years”.
    LessThan,
    /// “about two years”.
    About,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Set {
    /// “every two weeks”, “annually”.
    Units(u16, Unit),
    /// “every Friday”, “Friday nights”.
    Weekdays(#[serde(with = "weekdays")] Weekday, Option<TimeOfDay>),
    /// “each July”: 1 to 12.
    Months(i8),
    /// “every summer”.
    Seasons(Season),
    /// “every morning”.
    TimesOfDay(TimeOfDay),
}

/// What a vague expression points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reference {
    /// “recently”.
    Past,
    /// “now”.
    Present,
    /// “soon”.
    Future,
}
