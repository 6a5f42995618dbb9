//! Which period of the calendar a symbolic stretch is.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Anchor;
use super::period::{Granularity, Period, nearest_weekday};
use crate::annotate::time::{Anchored, Direction, MonthOf, Side, Stretch, TimeOfDay, Unit, Year};

/// What is known where an expression stands: the day of writing, and what the text has told of.
#[derive(Clone, Debug)]
pub(super) struct Context {
    /// The day the words were written or said; `None` where nobody knows.
    here: Option<Date>,
    /// The periods told of, each with the place of its expression.
    told: Vec<(usize, Period)>,
    /// The quarter told of last: business news compares with “a year ago” all along.
    quarter: Option<(usize, Period)>,
    /// The day told of last, where it was told with its year, or follows from one that was.
    stated: Option<(usize, Date)>,
}

impl Context {
    /// At the start of a text written on `here`.
    pub(super) fn new(here: Option<Date>) -> Self {
        Self { here, told: Vec::new(), quarter: None, stated: None }
    }

    /// From here on the text was written on another day.
    pub(super) fn goes_on_from(&mut self, day: Date) {
        self.here = Some(day);
    }

    /// Keeps in mind that the expression at `place` told of `period`. What was itself counted from another expression (“a
    /// year earlier”) is an aside: the text goes on from where it was.
    pub(super) fn told(&mut self, place: usize, period: Period, anchor: Anchor) {
        if matches!(anchor, Anchor::Expression(_)) && period.granularity() >= Granularity::Month {
            return;
        }
        let goes_on =
            anchor == Anchor::Absolute || matches!((anchor, self.stated), (Anchor::Expression(from), Some((stated, _))) if from == stated);
        self.stated = (goes_on && period.granularity() == Granularity::Day).then(|| (place, period.days().0));
        self.told.push((place, period));
        if period.granularity() == Granularity::Quarter {
            self.quarter = Some((place, period));
        }
    }

    /// The period that a stretch is, and what it was resolved against; `None` where that is not known, or where there is no
    /// such day (February 30).
    pub(super) fn resolve(&self, stretch: Stretch) -> Option<(Period, Anchor)> {
        let published = |period| (period, Anchor::Published);
        match stretch {
            Stretch::Century(number) => Some((Period::Century(number), Anchor::Absolute)),
            Stretch::Decade(year) => Some((Period::Decade(year), Anchor::Absolute)),
            Stretch::Weekday(weekday, direction) => Some(published(Period::Day(weekday_near(self.here?, weekday, direction)?))),
            Stretch::WeekdayFrom(weekday, side) => {
                let is_after = side == Side::After;
                match self.there(Unit::Day) {
                    Some((place, period)) => {
                        let day = if is_after { period.days().1 } else { period.days().0 };
                        Some((Period::Day(nearest_weekday(day, weekday, is_after)?), Anchor::Expression(place)))
                    }
                    None => Some(published(Period::Day(nearest_weekday(self.here?, weekday, is_after)?))),
                }
            }
            Stretch::WeekdayOfWeek(weekday, weeks) => {
                let (monday, _) = Period::Day(self.here?).shifted_week(weeks)?.days();
                let day = monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days()).ok()?;
                Some(published(Period::Day(day)))
            }
            Stretch::WeeksFromWeekday(weeks, weekday) => {
                let nearest = nearest_weekday(self.here?, weekday, weeks > 0)?;
                Some(published(Period::Day(nearest.checked_add(i64::from(weeks).weeks()).ok()?)))
            }
            Stretch::DayOfMonth(day, by) => {
                let (first, _) = Period::holding(self.here?, Unit::Month)?.shifted(by, Unit::Month)?.days();
                Some(published(Period::Day(Date::new(first.year(), first.month(), day).ok()?)))
            }
            Stretch::NthWeekday(nth, weekday, MonthOf::Away(by)) => {
                let (first, _) = Period::holding(self.here?, Unit::Month)?.shifted(by, Unit::Month)?.days();
                Some(published(Period::Day(first.nth_weekday_of_month(nth, weekday).ok()?)))
            }
            Stretch::NthWeekday(nth, weekday, MonthOf::Named(month, year)) => self.in_year(year, |year| {
                let first = Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok().map(Period::Day)
            }),
            Stretch::Feast(feast, year) => self.in_year(year, |year| feast.day_in(year).map(Period::Day)),
            Stretch::BeforeChrist => None,
            Stretch::Weekend(direction) => Some(published(weekend_near(self.here?, direction)?)),
            Stretch::Away { by, unit, from } => self.away(by, unit, from),
            Stretch::Year(year) => self.in_year(year, |year| Some(Period::Year(year))),
            Stretch::Half(half, year) => self.in_year(year, |year| Some(Period::Half(year, half))),
            Stretch::Quarter(quarter, year) => self.in_year(year, |year| Some(Period::Quarter(year, quarter))),
            Stretch::Season(season, year) => self.in_year(year, |year| Some(Period::Season(year, season))),
            Stretch::Month(month, year) => self.in_year(year, |year| Some(Period::Month(year, month))),
            // “the Sept. 11 attacks”, told in any later year, are those of 2001.
            Stretch::Day(9, 11, Year::Unsaid) if self.here?.year() > 2001 => None,
            Stretch::Day(month, day, year) => {
                let in_year = |year| Date::new(year, month, day).ok();
                let told = self.soon_after_stated(year, in_year);
                told.or_else(|| self.in_year(year, |year| in_year(year).map(Period::Day)))
            }
        }
    }

    /// A day without its year that goes on what a text tells of another year: “on 3 March **2016** … on **March 10**”.
    fn soon_after_stated(&self, year: Year, day: impl Fn(i16) -> Option<Date>) -> Option<(Period, Anchor)> {
        /// A story told day by day goes on within so many days.
        const SOON: i32 = 60;
        /// Of what lies further back, news tells births.
        const YEARS: i16 = 10;
        let Year::Nearest(Direction::Open | Direction::Past | Direction::Over) = year else { return None };
        let ((place, stated), here) = (self.stated?, self.here?);
        let is_past = stated.year() < here.year() && here.year() - stated.year() <= YEARS;
        let next = [stated.year(), stated.year() + 1].into_iter().filter_map(day).find(|day| *day > stated)?;
        let is_soon = stated.until(next).is_ok_and(|span| span.get_days() <= SOON);
        (is_past && is_soon && next <= here).then_some((Period::Day(next), Anchor::Expression(place)))
    }

    /// A part of the day that the text tells of (“in the morning”), where it has told of none: of the day of writing.
    pub(super) fn resolve_here(&self, stretch: Stretch, time: Option<TimeOfDay>) -> Option<(Period, Anchor)> {
        match (stretch, time) {
            (Stretch::Away { by, unit: Unit::Day, from: Anchored::There }, Some(_)) => self.away(by, Unit::Day, Anchored::Here),
            _ => None,
        }
    }

    /// A stretch counted from the day of writing, or from what was told last.
    fn away(&self, by: i32, unit: Unit, from: Anchored) -> Option<(Period, Anchor)> {
        let compares =
            from == Anchored::HereOrQuarter || from == Anchored::There && (unit == Unit::Quarter || by == -1 && unit == Unit::Year);
        let told = match from {
            Anchored::Here => None,
            _ if compares && self.quarter.is_some() => self.quarter,
            Anchored::HereOrQuarter => None,
            Anchored::There => self.there(unit),
        };
        if let Some((place, period)) = told {
            return Some((period.shifted(by, unit)?, Anchor::Expression(place)));
        }
        // “the same day” where no day was told of: nobody knows which.
        if from == Anchored::There && unit == Unit::Day {
            return None;
        }
        let period = Period::holding(self.here?, unit)?;
        // A text that reports “the quarter” reports the one that is over.
        let by = if from == Anchored::There && unit == Unit::Quarter { by - 1 } else { by };
        Some((period.shifted(by, unit)?, Anchor::Published))
    }

    /// The period told of last that is no longer than a unit: in “In 2011 … that day” the year is not what is meant.
    fn there(&self, unit: Unit) -> Option<(usize, Period)> {
        const REACH: usize = 20;
        let is_fine =
            |period: &Period| Period::holding(period.days().0, unit).is_some_and(|whole| period.granularity() <= whole.granularity());
        self.told.iter().rev().take(REACH).find(|(_, period)| is_fine(period)).copied()
    }

    /// A period of some year: the year stated, or the one that fits.
    fn in_year(&self, year: Year, period: impl Fn(i16) -> Option<Period>) -> Option<(Period, Anchor)> {
        match year {
            Year::Stated(year) => Some((period(year)?, Anchor::Absolute)),
            Year::Away(by) => Some((period(self.here?.year().checked_add(by)?)?, Anchor::Published)),
            Year::Unsaid => {
                const NEWS: i32 = 60;
                let here = self.here?;
                let period = nearest(here, Direction::Past, period)?;
                (distance(here, period) <= NEWS).then_some((period, Anchor::Published))
            }
            Year::Nearest(direction) => Some((nearest(self.here?, direction, period)?, Anchor::Published)),
        }
    }
}

impl Period {
    /// The week so many weeks away.
    fn shifted_week(self, weeks: i16) -> Option<Self> {
        Self::holding(self.days().0, Unit::Week)?.shifted(i32::from(weeks), Unit::Week)
    }
}

/// The weekday meant. The day of writing is itself, unless “last” or “next” stands before it.
fn weekday_near(here: Date, weekday: Weekday, direction: Direction) -> Option<Date> {
    let is_here = here.weekday() == weekday;
    match direction {
        Direction::Open | Direction::Past | Direction::Over | Direction::Future | Direction::Near if is_here => Some(here),
        Direction::Open | Direction::Past | Direction::Over | Direction::Last => nearest_weekday(here, weekday, false),
        Direction::Future | Direction::Next => nearest_weekday(here, weekday, true),
        Direction::Near => {
            let (past, future) = (nearest_weekday(here, weekday, false)?, nearest_weekday(here, weekday, true)?);
            let is_past = distance(here, Period::Day(past)) <= distance(here, Period::Day(future));
            Some(if is_past { past } else { future })
        }
        Direction::This => {
            let (monday, _) = Period::holding(here, Unit::Week)?.days();
            monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days()).ok()
        }
    }
}

/// The weekend meant: the one just past, or that of this week where what is told is still to come.
fn weekend_near(here: Date, direction: Direction) -> Option<Period> {
    let this = Period::holding(here, Unit::Weekend)?;
    let has_begun = here >= this.days().0;
    match direction {
        Direction::Open | Direction::Past if !has_begun => {
            this.shifted(-1, Unit::Week).and_then(|week| Period::holding(week.days().0, Unit::Weekend))
        }
        Direction::Last => Period::holding(here.checked_sub(7.days()).ok()?, Unit::Weekend),
        Direction::Next if has_begun => Period::holding(here.checked_add(7.days()).ok()?, Unit::Weekend),
        _ => Some(this),
    }
}

/// So many days away, a day would bear its year even in the year of writing.
const FAR: i32 = 300;

/// The period nearest to the day of writing that lies on the side told.
fn nearest(here: Date, direction: Direction, period: impl Fn(i16) -> Option<Period>) -> Option<Period> {
    // A day such as February 29 is not in every year; an eight years' reach holds one.
    const REACH: i16 = 8;
    let years_away = |by: i16| period(here.year().checked_add(by)?);
    let past = || (0..=REACH).find_map(|by| years_away(-by).filter(|period| period.days().1 < here));
    let future = || (0..=REACH).find_map(|by| years_away(by).filter(|period| period.days().0 > here));
    // A winter goes on into the year after the one it starts in.
    let this = || {
        let holds = |period: &Period| period.days().0 <= here && here <= period.days().1;
        [-1, 0].into_iter().find_map(|by| years_away(by).filter(holds))
    };
    match direction {
        Direction::Last => past(),
        Direction::Next => future(),
        Direction::This => period(here.year()),
        Direction::Over => this().or_else(past),
        Direction::Future => this().or_else(|| Some(closer(here, future()?, past()?))),
        Direction::Past => this().or_else(|| Some(closer(here, past()?, future()?))),
        Direction::Open | Direction::Near => this().or_else(|| {
            let (past, future) = (past()?, future()?);
            // News leaves out the year of a day where it is the year of writing.
            let of_this_year = [past, future].into_iter().find(|period| period.days().0.year() == here.year());
            if let Some(period) = of_this_year.filter(|period| period.granularity() == Granularity::Day && distance(here, *period) < FAR) {
                return Some(period);
            }
            let may_come = direction == Direction::Near || past.granularity() == Granularity::Day;
            if may_come && distance(here, future) < distance(here, past) { Some(future) } else { Some(past) }
        }),
    }
}

/// The period told, unless it lies most of a year away and the other one does not: a day so far away would bear its year.
fn closer(here: Date, told: Period, other: Period) -> Period {
    const AT_HAND: i32 = 60;
    // Business tells what a quarter will have brought when it is over: “will report its third-quarter results”.
    let is_over = told.granularity() == Granularity::Quarter && told.days().0 > here && distance(here, other) < AT_HAND;
    let is_far = told.days().0.year() != here.year() && distance(here, told) > FAR && distance(here, other) < AT_HAND;
    if is_over || is_far { other } else { told }
}

/// How many days lie between a day and the near end of a period.
fn distance(here: Date, period: Period) -> i32 {
    let (first, last) = period.days();
    let days = |one: Date, other: Date| one.until(other).map_or(i32::MAX, |span| span.get_days().abs());
    if here < first { days(here, first) } else { days(last, here) }
}
