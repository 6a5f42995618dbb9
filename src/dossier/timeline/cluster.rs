//! The mentions of one event, as far as they are joined.

use super::EventDate;
use super::profile::Profile;

/// The mentions of one event.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// Their places.
    pub(super) mentions: Vec<usize>,
    /// Of those that name the same people and nations, the first: with these others are compared, however many there are.
    pub(super) voices: Vec<usize>,
    /// The finest date among them; `None` where none has one.
    pub(super) date: Option<EventDate>,
    /// What they are about.
    pub(super) profile: Profile,
    /// The articles that refer to it by the way: “missing since Tuesday’s earthquake”.
    pub(super) references: Vec<usize>,
}
