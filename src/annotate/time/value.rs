//! What a time expression means before anybody knows the day it was written.

use serde::Serialize;

/// The TIMEX3 type of a time expression (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
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

/// When, as far as the words alone say.
#[derive(Clone, Debug, PartialEq)]
pub enum Symbolic {
    /// A value that needs no other day: a full date, a duration, `PAST_REF`; in TIMEX3's writing.
    Known(String),
}
