//! Small bar charts of how many things fell in each year or month, with their tables.

use jiff::civil::Date;
use serde::Serialize;

/// A bar chart, ready to be drawn; lengths are units of its view box.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Chart {
    /// What each bar stands for: “year”, “month”, “decade”.
    pub(crate) unit: &'static str,
    /// The width of the view box.
    pub(crate) width: usize,
    /// Its height, the line of labels included.
    pub(crate) height: usize,
    /// Where the bars stand.
    pub(crate) baseline: usize,
    /// The bars, in order, empty ones included.
    pub(crate) bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bar {
    /// “2017”, “November 2017”, “2010s”.
    pub(crate) label: String,
    /// What stands below the bar; `None` where there is no room.
    pub(crate) tick: Option<String>,
    /// Whether there is room for it on a small screen too.
    pub(crate) is_major: bool,
    /// How many.
    pub(crate) count: usize,
    /// Its left side.
    pub(crate) x: usize,
    /// The middle of it.
    pub(crate) middle: usize,
    /// Its top.
    pub(crate) y: usize,
    /// Its width.
    pub(crate) width: usize,
    /// Its height.
    pub(crate) height: usize,
}

/// How finely time is cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Month,
    Year,
    Decade,
    Century,
}

const WIDTH: usize = 640;
const BARS_HEIGHT: usize = 72;
const LABELS_HEIGHT: usize = 24;
const HEADROOM: usize = 14;
/// A year of four digits takes so much; more on a small screen, where the drawing is made smaller and its labels are not.
const ROOM: i32 = 36;
const ROOM_ON_SMALL_SCREENS: i32 = 110;
/// So many bars can still be told apart on a small screen.
const MOST_BARS: i32 = 48;

impl Unit {
    fn place(self, day: Date) -> i32 {
        let year = i32::from(day.year());
        match self {
            Self::Month => year * 12 + i32::from(day.month()) - 1,
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
            Self::Century => year.div_euclid(100),
        }
    }

    fn label(self, place: i32) -> String {
        match self {
            Self::Month => {
                let month = Date::new(1, i8::try_from(place.rem_euclid(12) + 1).unwrap_or(1), 1).unwrap_or(Date::ZERO);
                format!("{} {}", month.strftime("%B"), place.div_euclid(12))
            }
            Self::Year => place.to_string(),
            Self::Decade => format!("{place}0s"),
            Self::Century => format!("{place}00s"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

/// A chart of these days, each counted so often; `None` where they fall in one year or month: then there is nothing to see.
pub(crate) fn chart(days: &[(Date, usize)]) -> Option<Chart> {
    let (first, last) = (days.iter().map(|(day, _)| *day).min()?, days.iter().map(|(day, _)| *day).max()?);
    let bars_in = |unit: Unit| unit.place(last) - unit.place(first) + 1;
    let units = [Unit::Month, Unit::Year, Unit::Decade, Unit::Century];
    // Years are what a reader knows; months only where all lies within two years.
    let unit = units.into_iter().find(|unit| bars_in(*unit) <= if *unit == Unit::Month { 24 } else { MOST_BARS })?;
    let start = unit.place(first);
    let mut counts = vec![0_usize; usize::try_from(bars_in(unit)).ok()?];
    for (day, count) in days {
        counts[usize::try_from(unit.place(*day) - start).ok()?] += count;
    }
    (counts.len() > 1).then(|| drawn(unit, start, &counts))
}

fn drawn(unit: Unit, start: i32, counts: &[usize]) -> Chart {
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let step = (WIDTH / counts.len()).min(64);
    let width = (step * 7 / 10).max(3);
    let baseline = HEADROOM + BARS_HEIGHT;
    let bars = counts.iter().zip(start..).enumerate();
    let bars = bars
        .map(|(place, (count, unit_place))| {
            let height = if *count == 0 { 0 } else { (count * BARS_HEIGHT / most).max(2) };
            let x = place * step + (step - width) / 2;
            let label = unit.label(unit_place);
            Bar {
                tick: tick(unit, unit_place, place, step, ROOM),
                is_major: tick(unit, unit_place, place, step, ROOM_ON_SMALL_SCREENS).is_some(),
                label,
                count: *count,
                x,
                middle: x + width / 2,
                y: baseline - height,
                width,
                height,
            }
        })
        .collect();
    Chart { unit: unit.name(), width: step * counts.len(), height: baseline + LABELS_HEIGHT, baseline, bars }
}

/// The label below a bar: below each where labels have this room, else below every second, fifth or tenth.
fn tick(unit: Unit, unit_place: i32, place: usize, step: usize, room: i32) -> Option<String> {
    let step = i32::try_from(step).unwrap_or(i32::MAX);
    let every = [1, 2, 5, 10, 20].into_iter().find(|every| every * step >= room).unwrap_or(50);
    let is_shown = match unit {
        Unit::Month => {
            let month = unit_place.rem_euclid(12);
            // The first bar says its year too, unless January is so near that the two would touch.
            return (month == 0 || place == 0 && (12 - month) * step > 60).then(|| unit_place.div_euclid(12).to_string());
        }
        Unit::Year => unit_place.rem_euclid(every) == 0,
        Unit::Decade | Unit::Century => i32::try_from(place).is_ok_and(|place| place % every == 0),
    };
    is_shown.then(|| unit.label(unit_place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(days: &[&str], unit: &str, labels: &[(&str, usize)]) {
        let days: Vec<(Date, usize)> = days.iter().map(|day| (day.parse().expect("a day"), 1)).collect();
        let chart = chart(&days).expect("a chart");
        assert_eq!(chart.unit, unit);
        let bars: Vec<(&str, usize)> = chart.bars.iter().map(|bar| (bar.label.as_str(), bar.count)).collect();
        assert_eq!(bars, labels);
        assert!(chart.bars.iter().all(|bar| bar.y + bar.height == chart.baseline && bar.x + bar.width <= chart.width));
    }

    #[test]
    fn a_short_stretch_is_shown_by_month() {
        check(&["2017-11-20", "2018-01-02", "2018-01-30"], "month", &[("November 2017", 1), ("December 2017", 0), ("January 2018", 2)]);
    }

    #[test]
    fn a_longer_one_by_year_and_empty_years_are_shown() {
        check(&["2015-10-20", "2017-11-20", "2018-05-17"], "year", &[("2015", 1), ("2016", 0), ("2017", 1), ("2018", 1)]);
    }

    #[test]
    fn one_month_makes_no_chart() {
        assert!(chart(&[("2017-11-20".parse().expect("a day"), 3)]).is_none());
        assert!(chart(&[]).is_none());
    }
}
