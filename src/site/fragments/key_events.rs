//! The events for a reader who has time for few.

use crate::site::fragments::Desk;
use crate::site::fragments::cards::EventCard;
use crate::site::url::Address;

/// The events that the editor pinned and those that weigh most, `few` at most, in the order of the timeline. One without a date is never among them: it would
/// have no place in that order.
pub(crate) fn key_events(desk: &Desk<'_>, from: &Address, few: usize) -> Vec<EventCard> {
    let events = &desk.compiled.dossier.events;
    let mut order: Vec<usize> = (0..events.len()).filter(|event| events[*event].date.is_some()).collect();
    order.sort_by(|one, other| {
        events[*other]
            .is_pinned
            .cmp(&events[*one].is_pinned)
            .then(events[*other].weight.total_cmp(&events[*one].weight))
            .then(one.cmp(other))
    });
    order.truncate(few);
    order.sort_unstable();
    order.into_iter().map(|event| desk.event_card(from, event)).collect()
}
