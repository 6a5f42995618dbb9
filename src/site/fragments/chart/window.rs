//! Which stretch of time a chart shows, and how finely it is cut.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Fell, Outside};
use crate::site::fragments::dates::day_in_words;

/// How finely time is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// The stretch of time that a chart shows.
#[derive(Clone, Debug)]
pub(super) struct Window {
    pub(super) unit: Unit,
    /// The first unit.
    pub(super) start: i32,
    /// The last one.
    end: i32,
    /// Whether so many things are counted that the bulk of them decides.
    pub(super) holds_many: bool,
}

/// So many bars can still be told apart on a small screen.
const MOST_BARS: i32 = 48;
/// The bulk takes no more, so that there is room for what lies around it.
const MOST_BULK_BARS: i32 = 40;
/// From so many on, the bulk decides what is shown; fewer are shown all.
const MANY: usize = 60;
/// What lies no farther from the rest is drawn with it.
const WIDEST_GAP: i32 = 5;
/// A year of four digits takes so much; a day with its month more; and all more on a small screen, where the drawing is made
/// smaller and its labels are not.
const ROOM: usize = 36;
const ROOM_OF_DAY: usize = 52;
const ROOM_ON_SMALL_SCREENS: usize = 110;

const MONDAY: Date = jiff::civil::date(1970, 1, 5);

impl Unit {
    const ALL: [Self; 6] = [Self::Day, Self::Week, Self::Month, Self::Year, Self::Decade, Self::Century];

    fn place(self, day: Date) -> i32 {
        let year = i32::from(day.year());
        let days = || MONDAY.until(day).map_or(0, |span| span.get_days());
        match self {
            Self::Day => days(),
            Self::Week => days().div_euclid(7),
            Self::Month => year * 12 + i32::from(day.month()) - 1,
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
            Self::Century => year.div_euclid(100),
        }
    }

    /// The day on which a day, week or month begins.
    fn first_day(self, place: i32) -> Date {
        match self {
            Self::Day => MONDAY.saturating_add(place.days()),
            Self::Week => MONDAY.saturating_add(place.saturating_mul(7).days()),
            _ => {
                let (year, month) = (i16::try_from(place.div_euclid(12)).unwrap_or(1), i8::try_from(place.rem_euclid(12) + 1).unwrap_or(1));
                Date::new(year, month, 1).unwrap_or(Date::ZERO)
            }
        }
    }

    pub(super) fn label(self, place: i32) -> String {
        match self {
            Self::Day => day_in_words(self.first_day(place)),
            Self::Week => format!("week of {}", day_in_words(self.first_day(place))),
            Self::Month => self.first_day(place).strftime("%B %Y").to_string(),
            Self::Year => place.to_string(),
            Self::Decade => format!("{place}0s"),
            Self::Century => format!("{place}00s"),
        }
    }

    /// The same, but a week is said by its day that is nearest to what lies outside.
    fn edge(self, place: i32, day: Date) -> String {
        if self == Self::Week { day_in_words(day) } else { self.label(place) }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }

    /// The label below a bar, where there is room for it, and whether there is on a small screen too.
    pub(super) fn tick(self, unit_place: i32, place: usize, step: usize) -> (Option<String>, bool) {
        let every = |room: usize, steps: &[i32], most: i32| {
            steps.iter().copied().find(|every| usize::try_from(*every).is_ok_and(|every| every * step >= room)).unwrap_or(most)
        };
        let place = i32::try_from(place).unwrap_or(i32::MAX);
        match self {
            Self::Day => {
                let often = every(ROOM_OF_DAY, &[1, 2, 7], 14);
                let seldom = every(ROOM_ON_SMALL_SCREENS, &[often, 2 * often], 4 * often);
                let label = || self.first_day(unit_place).strftime("%-d\u{a0}%b").to_string();
                ((place % often == 0).then(label), place % seldom == 0)
            }
            Self::Week => {
                let (day, before) = (self.first_day(unit_place), self.first_day(unit_place - 1));
                let is_first_of_month = day.month() != before.month();
                let is_first_of_year = day.year() != before.year();
                let label = || day.strftime(if is_first_of_year { "%Y" } else { "%b" }).to_string();
                (is_first_of_month.then(label), is_first_of_month && day.month() % 3 == 1)
            }
            Self::Month => {
                let month = unit_place.rem_euclid(12);
                // The first bar says its year too, unless January is so near that the two would touch.
                let step = i32::try_from(step).unwrap_or(i32::MAX);
                let is_shown = month == 0 || place == 0 && (12 - month) * step > 60;
                (is_shown.then(|| unit_place.div_euclid(12).to_string()), is_shown)
            }
            Self::Year | Self::Decade | Self::Century => {
                let counted = if self == Self::Year { unit_place } else { place };
                let steps = [1, 2, 5, 10, 20];
                let is_shown = |room| counted.rem_euclid(every(room, &steps, 50)) == 0;
                (is_shown(ROOM).then(|| self.label(unit_place)), is_shown(ROOM_ON_SMALL_SCREENS))
            }
        }
    }

    /// The number of the units that the days take.
    fn bars(self, first: Date, last: Date) -> i32 {
        self.place(last) - self.place(first) + 1
    }
}

impl Window {
    /// What a chart of these days shows; `None` where they fall in one year or month: then there is nothing to see.
    pub(super) fn of(days: &[Fell]) -> Option<Self> {
        // A whole year says nothing of the day, so it does not decide how finely days are shown.
        let is_fine = |fell: &&Fell| Unit::Day.bars(fell.first, fell.last) <= 31;
        let mut fine: Vec<Fell> = days.iter().filter(is_fine).copied().collect();
        fine.sort_unstable_by_key(|fell| fell.first);
        let window = if fine.len() >= MANY { Self::of_bulk(&fine)? } else { Self::of_all(days)? };
        (window.end > window.start).then_some(window)
    }

    /// All the days, by year; by month only where all lies within two years.
    fn of_all(days: &[Fell]) -> Option<Self> {
        let (first, last) = (days.iter().map(|fell| fell.first).min()?, days.iter().map(|fell| fell.first).max()?);
        let units = [Unit::Month, Unit::Year, Unit::Decade, Unit::Century];
        let fits = |unit: &Unit| unit.bars(first, last) <= if *unit == Unit::Month { 24 } else { MOST_BARS };
        let unit = units.into_iter().find(fits)?;
        Some(Self { unit, start: unit.place(first), end: unit.place(last), holds_many: false })
    }

    /// The bulk of the days, as finely as it has room for, and what lies near it.
    fn of_bulk(days: &[Fell]) -> Option<Self> {
        let (first, last) = bulk_of(days)?;
        let unit = Unit::ALL.into_iter().find(|unit| unit.bars(first, last) <= MOST_BULK_BARS)?;
        let places: Vec<i32> = days.iter().map(|fell| unit.place(fell.first)).collect();
        let (mut start, mut end) = (unit.place(first), unit.place(last));
        let before = &places[..places.partition_point(|place| *place < start)];
        let behind = &places[places.partition_point(|place| *place <= end)..];
        let (mut before, mut behind) = (before.iter().rev().copied().peekable(), behind.iter().copied().peekable());
        loop {
            let fits = |gap: &i32| *gap <= WIDEST_GAP && end - start + 1 + gap <= MOST_BARS;
            let earlier = before.peek().map(|place| start - place).filter(fits);
            let later = behind.peek().map(|place| place - end).filter(fits);
            match (earlier, later) {
                (Some(gap), other) if other.is_none_or(|other| gap <= other) => start -= before.next().map_or(0, |_| gap),
                (_, Some(gap)) => end += behind.next().map_or(0, |_| gap),
                _ => break,
            }
        }
        Some(Self { unit, start, end, holds_many: true })
    }

    /// How many things fell in each unit, and what is not drawn.
    pub(super) fn count(&self, days: &[Fell]) -> (Vec<usize>, Vec<Outside>) {
        let Self { unit, start, end, holds_many } = *self;
        let mut counts = vec![0_usize; usize::try_from(end - start + 1).unwrap_or(1)];
        let (mut before, mut behind, mut coarse) = (0, 0, 0);
        for fell in days {
            let (first, last) = (unit.place(fell.first), unit.place(fell.last));
            if last < start {
                before += fell.count;
            } else if first > end {
                behind += fell.count;
            } else if holds_many && last > first {
                coarse += fell.count;
            } else {
                let place = usize::try_from(first - start).unwrap_or(0).min(counts.len() - 1);
                counts[place] += fell.count;
            }
        }
        let outside = [
            (format!("before {}", unit.edge(start, unit.first_day(start))), before),
            (format!("after {}", unit.edge(end, unit.first_day(end + 1).saturating_sub(1.day()))), behind),
            (format!("not known to the {}", unit.name()), coarse),
        ];
        let outside = outside.into_iter().filter(|(_, count)| *count > 0);
        (counts, outside.map(|(label, count)| Outside { label, count }).collect())
    }
}

/// The shortest stretch that holds three quarters of sorted days.
fn bulk_of(days: &[Fell]) -> Option<(Date, Date)> {
    let total: usize = days.iter().map(|fell| fell.count).sum();
    let (mut start, mut held) = (0, 0);
    let mut best: Option<(i32, Date, Date)> = None;
    for fell in days {
        held += fell.count;
        while held >= total.div_ceil(4) * 3 {
            let length = Unit::Day.bars(days[start].first, fell.first);
            if best.is_none_or(|(least, ..)| length < least) {
                best = Some((length, days[start].first, fell.first));
            }
            held -= days[start].count;
            start += 1;
        }
    }
    best.map_or_else(|| Some((days.first()?.first, days.last()?.first)), |(_, first, last)| Some((first, last)))
}
