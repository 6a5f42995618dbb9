//! Events in order, with weight and summary.

use jiff::civil::Date;

use super::dates::GroundedTime;
use super::evidence::Evidence;
use super::people::{People, PersonIndex};
use super::same_event::Link;
use crate::annotate::Annotations;
use crate::annotate::events::{Kind, Status};
use crate::corpus::{Grade, Project};

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

/// A place where an event happened, with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventPlace {
    /// Its name as written.
    pub name: String,
    /// Where that stands.
    pub evidence: Evidence,
}

/// One happening, with everybody who reports it.
#[derive(Clone, Debug)]
pub struct Event {
    /// A name for anchors and for the editor's rules. Unique.
    pub id: String,
    /// When; `None` in the undated tray.
    pub date: Option<EventDate>,
    /// Whether it happened.
    pub status: Status,
    /// What kind of happening.
    pub kind: Kind,
    /// How sure its date is.
    pub grade: Grade,
    /// How much it matters to a reader who has time for few.
    pub weight: f64,
    /// Words of one report, shortened, none changed or added.
    pub summary: String,
    /// Where the summary stands.
    pub summary_evidence: Evidence,
    /// Who took part, sorted.
    pub people: Vec<PersonIndex>,
    /// Where it happened.
    pub places: Vec<EventPlace>,
    /// The sentences that tell it, sorted.
    pub reports: Vec<Evidence>,
}

/// The timeline: by date, the undated ones last.
pub fn compile(
    _project: &Project,
    _annotations: &[Annotations],
    _people: &People,
    _times: &[Vec<GroundedTime>],
    _links: &[Link],
) -> Vec<Event> {
    Vec::new()
}
