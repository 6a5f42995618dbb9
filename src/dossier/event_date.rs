//! The day of an event, or the days that it may mean.

use jiff::civil::Date;

/// When an event was, as far as the reports say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// In TIMEX3's writing: `2017-11-20`, `2017-11`, `2017-SU`, `2017-11-18/2017-11-19`.
    pub value: String,
    /// The first day it may mean.
    pub first: Date,
    /// The last day it may mean.
    pub last: Date,
}
