//! Small bar charts of how many things fell in each day, week, month or year, with their tables.
//!
//! The grain is what the bulk of the days asks for; what lies far outside is counted, not drawn: one sentence about 1666 makes no
//! chart of centuries.

mod window;

use jiff::civil::Date;
use serde::Serialize;

use window::Window;

/// A bar chart, ready to be drawn; lengths are units of its view box.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Chart {
    /// What each bar stands for: “day”, “week”, “month”, “year”, “decade”.
    pub(crate) unit: &'static str,
    /// The width of the view box.
    pub(crate) width: usize,
    /// Its height, the line of labels included.
    pub(crate) height: usize,
    /// Where the bars stand.
    pub(crate) baseline: usize,
    /// The bars, in order, empty ones included.
    pub(crate) bars: Vec<Bar>,
    /// What is counted but not drawn.
    pub(crate) outside: Vec<Outside>,
}

/// What a chart counts but does not draw.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Outside {
    /// “before 2009”, “after March 2011”, “not known to the day”.
    pub(crate) label: String,
    pub(crate) count: usize,
}

/// One bar.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bar {
    /// “20 November 2017”, “November 2017”, “2017”, “2010s”.
    pub(crate) label: String,
    /// What stands below the bar; `None` where there is no room.
    pub(crate) tick: Option<String>,
    /// Whether there is room for it on a small screen too.
    pub(crate) is_major: bool,
    /// How many.
    pub(crate) count: usize,
    /// Whether there is room for the number above the bar.
    pub(crate) has_figure: bool,
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

/// The days in one of which something fell, and how many things.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fell {
    pub(crate) first: Date,
    pub(crate) last: Date,
    pub(crate) count: usize,
}

impl Fell {
    /// On a day that is known.
    pub(crate) fn on(day: Date, count: usize) -> Self {
        Self { first: day, last: day, count }
    }
}

const WIDTH: usize = 640;
const BARS_HEIGHT: usize = 72;
/// Of a chart below another.
const LOWER_BARS_HEIGHT: usize = 40;
const LABELS_HEIGHT: usize = 24;
const HEADROOM: usize = 14;
/// A figure takes so much.
const FIGURE_WIDTH: usize = 7;

/// A chart of these days; `None` where they fall in one year or month: then there is nothing to see.
pub(crate) fn chart(days: &[Fell]) -> Option<Chart> {
    Window::of(days).map(|window| drawn(&window, days, BARS_HEIGHT))
}

/// A chart of these days and, where they are many, one of others in the same stretch of time.
pub(crate) fn chart_with(days: &[Fell], others: &[Fell]) -> Option<(Chart, Option<Chart>)> {
    let window = Window::of(days)?;
    let lower = window.holds_many.then(|| drawn(&window, others, LOWER_BARS_HEIGHT));
    Some((drawn(&window, days, BARS_HEIGHT), lower.filter(|lower| lower.bars.iter().any(|bar| bar.count > 0))))
}

fn drawn(window: &Window, days: &[Fell], bars_height: usize) -> Chart {
    let (counts, outside) = window.count(days);
    let Window { unit, start, .. } = *window;
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let step = (WIDTH / counts.len()).min(64);
    let width = (step * 7 / 10).max(3);
    let baseline = HEADROOM + bars_height;
    // Numbers above the small bars only would mislead.
    let has_room = most.to_string().len() * FIGURE_WIDTH <= step;
    let bars = counts.iter().zip(start..).enumerate();
    let bars = bars
        .map(|(place, (count, unit_place))| {
            let height = if *count == 0 { 0 } else { (count * bars_height / most).max(2) };
            let x = place * step + (step - width) / 2;
            let (tick, is_major) = unit.tick(unit_place, place, step);
            Bar {
                tick,
                is_major,
                label: unit.label(unit_place),
                count: *count,
                has_figure: *count > 0 && (*count == most || has_room),
                x,
                middle: x + width / 2,
                y: baseline - height,
                width,
                height,
            }
        })
        .collect();
    Chart { unit: unit.name(), width: step * counts.len(), height: baseline + LABELS_HEIGHT, baseline, bars, outside }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(days: &[&str], unit: &str, labels: &[(&str, usize)]) {
        let days: Vec<Fell> = days.iter().map(|day| Fell::on(day.parse().expect("a day"), 1)).collect();
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
        assert!(chart(&[Fell::on("2017-11-20".parse().expect("a day"), 3)]).is_none());
        assert!(chart(&[]).is_none());
    }

    /// So many things, one or more a day, from a day on.
    fn bulk(first: &str, count: i64, a_day: i64) -> Vec<Fell> {
        let first: Date = first.parse().expect("a day");
        (0..count).map(|place| Fell::on(first.saturating_add(jiff::Span::new().days(place / a_day)), 1)).collect()
    }

    #[test]
    fn the_bulk_decides_the_grain_and_what_lies_far_outside_is_gathered() {
        let day = |day: &str| day.parse::<Date>().expect("a day");
        let mut days = bulk("2011-01-25", 100, 5);
        days.extend([Fell::on(day("1666-09-02"), 1), Fell::on(day("1981-10-06"), 2), Fell::on(day("2020-01-01"), 1)]);
        days.push(Fell { first: day("2011-01-01"), last: day("2011-12-31"), count: 4 });
        let chart = chart(&days).expect("a chart");
        assert_eq!((chart.unit, chart.bars.len(), chart.bars[0].label.as_str()), ("day", 20, "25\u{a0}January 2011"));
        assert!(chart.bars.iter().all(|bar| bar.count == 5));
        let outside: Vec<(&str, usize)> = chart.outside.iter().map(|outside| (outside.label.as_str(), outside.count)).collect();
        assert_eq!(outside, [("before 25\u{a0}January 2011", 3), ("after 13\u{a0}February 2011", 1), ("not known to the day", 4)]);
    }

    #[test]
    fn many_things_are_shown_by_what_their_stretch_has_room_for() {
        let unit = |count, a_day| chart(&bulk("2011-01-03", count, a_day)).expect("a chart").unit;
        assert_eq!(unit(70, 2), "day");
        assert_eq!(unit(200, 1), "week");
        assert_eq!(unit(900, 1), "month");
        assert_eq!(unit(4000, 1), "year");
    }

    #[test]
    fn others_are_counted_in_the_same_stretch() {
        let (upper, lower) = chart_with(&bulk("2011-01-25", 100, 5), &bulk("2011-01-20", 20, 2)).expect("a chart");
        let lower = lower.expect("a second");
        let labels = |chart: &Chart| chart.bars.iter().map(|bar| bar.label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(&upper), labels(&lower));
        assert_eq!(lower.bars.iter().map(|bar| bar.count).sum::<usize>(), 10);
    }
}
