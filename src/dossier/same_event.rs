//! Which event phrases may tell the same event, judged without a calendar.
//!
//! In: event phrases with their participants, triggers, places and symbolic times. Out: links between phrases. The day an
//! article came out may follow from them (an event that another article dates), so they cannot depend on it; the timeline
//! breaks a link that the grounded dates contradict.

use super::people::People;
use crate::annotate::Annotations;
use crate::corpus::Project;

/// Two event phrases that may tell the same event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The one: the place of its article, and its place in that article's event phrases.
    pub one: (usize, usize),
    /// The other.
    pub other: (usize, usize),
}

/// All links, sorted.
pub fn find_links(_project: &Project, _annotations: &[Annotations], _people: &People) -> Vec<Link> {
    Vec::new()
}
