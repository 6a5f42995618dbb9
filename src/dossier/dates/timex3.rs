//! TIMEX3's writing (ISO-TimeML) of durations, sets, references and times of day.

use std::fmt;

use super::period::season_code;
use crate::annotate::time::{Duration, Reference, Set, Symbolic, TimeOfDay, Unit};

/// The value of what means no days; `None` for what does.
pub(super) fn undated(value: &Symbolic) -> Option<String> {
    match value {
        Symbolic::Lasting(length) => Some(duration(length)),
        Symbolic::Every(often) => Some(set(*often)),
        Symbolic::Vague(Reference::Past) => Some("PAST_REF".to_owned()),
        Symbolic::Vague(Reference::Present) => Some("PRESENT_REF".to_owned()),
        Symbolic::Vague(Reference::Future) => Some("FUTURE_REF".to_owned()),
        Symbolic::On(..) | Symbolic::Range(..) => None,
    }
}

/// A time of day after its day: `TMO`, `T17:00`.
pub(super) struct TimeSuffix(pub(super) TimeOfDay);

impl fmt::Display for TimeSuffix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            TimeOfDay::Morning => formatter.write_str("TMO"),
            TimeOfDay::Afternoon => formatter.write_str("TAF"),
            TimeOfDay::Evening => formatter.write_str("TEV"),
            TimeOfDay::Night => formatter.write_str("TNI"),
            TimeOfDay::Clock(hour, minute) => write!(formatter, "T{hour:02}:{minute:02}"),
        }
    }
}

/// `P6Y`, `PT3H`, `PXW`; half a unit in the unit below: `PT30M`, `P2Y6M`.
fn duration(length: &Duration) -> String {
    let (factor, time, unit) = letters(length.unit);
    let Some(tenths) = length.tenths else { return format!("P{time}X{unit}") };
    let tenths = u64::from(tenths) * factor;
    let (whole, rest) = (tenths / 10, tenths % 10);
    let below = match length.unit {
        _ if rest != 5 => None,
        Unit::Minute => Some("30S"),
        Unit::Hour => Some("30M"),
        Unit::Day => Some("T12H"),
        Unit::Year => Some("6M"),
        _ => None,
    };
    match (rest, below) {
        (0, _) => format!("P{time}{whole}{unit}"),
        (_, Some(below)) if whole == 0 => format!("P{time}{below}"),
        (_, Some(below)) => format!("P{time}{whole}{unit}{below}"),
        (rest, None) => format!("P{time}{whole}.{rest}{unit}"),
    }
}

/// A unit's letter, the `T` before it where it is shorter than a day, and how many of it the unit is.
fn letters(unit: Unit) -> (u64, &'static str, &'static str) {
    match unit {
        Unit::Second => (1, "T", "S"),
        Unit::Minute => (1, "T", "M"),
        Unit::Hour => (1, "T", "H"),
        Unit::Day => (1, "", "D"),
        Unit::Weekend => (1, "", "WE"),
        Unit::Week => (1, "", "W"),
        Unit::Month => (1, "", "M"),
        Unit::Quarter => (3, "", "M"),
        Unit::Year => (1, "", "Y"),
        Unit::Decade => (10, "", "Y"),
        Unit::Century => (100, "", "Y"),
    }
}

fn set(set: Set) -> String {
    match set {
        Set::Units(count, unit) => {
            let (factor, time, letter) = letters(unit);
            format!("P{time}{}{letter}", u64::from(count) * factor)
        }
        Set::Weekdays(day, None) => format!("XXXX-WXX-{}", day.to_monday_one_offset()),
        Set::Weekdays(day, Some(time)) => format!("XXXX-WXX-{}{}", day.to_monday_one_offset(), TimeSuffix(time)),
        Set::Months(month) => format!("XXXX-{month:02}"),
        Set::Seasons(season) => format!("XXXX-{}", season_code(season)),
        Set::TimesOfDay(time) => format!("XXXX-XX-XX{}", TimeSuffix(time)),
    }
}
