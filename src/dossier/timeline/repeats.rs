//! Joins entries of one day that show the reader the same: words of two reports that say one thing.
//!
//! In: clusters and the events described of them. Out: the same, those that repeat a heavier one joined to it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Event;
use super::cluster::Cluster;
use super::describe::Describer;
use super::profile::Profile;
use crate::annotate::events::Kind;

/// So many entries of a day are compared, the heaviest.
const COMPARED: usize = 24;
/// How alike the words shown are where they say one thing.
const ALIKE: f32 = 0.5;
/// How alike two sentences of one article are where the one goes on the other.
const AKIN: f32 = 0.3;

/// Joins what repeats another to it, and describes that anew.
pub(super) fn join(describer: &Describer<'_>, clusters: &mut [Cluster], references: &mut [Vec<usize>], events: &mut Vec<(usize, Event)>) {
    let mut days: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (place, (_, event)) in events.iter().enumerate() {
        let is_plain = !event.is_pinned && event.given_summary.is_none();
        if let Some(date) = event.date.as_ref().filter(|date| is_plain && date.first == date.last) {
            days.entry(date.first).or_default().push(place);
        }
    }
    let mut is_joined = vec![false; events.len()];
    let mut is_changed = vec![false; events.len()];
    for places in days.values_mut() {
        places.sort_by(|one, other| events[*other].1.weight.total_cmp(&events[*one].1.weight).then(one.cmp(other)));
        places.truncate(COMPARED);
        let mut kept: Vec<(usize, Profile)> = Vec::new();
        for place in places.iter().copied() {
            let shown = events[place].1.summary_evidence;
            let profile = Profile::of_words(describer.sources, describer.weights, shown.article, shown.span, |_| 1.0);
            let repeats = |(heavy, there): &&(usize, Profile)| {
                let (heavy, light) = (&events[*heavy].1, &events[place].1);
                let is_same_article = heavy.summary_evidence.article == shown.article;
                let are_strangers = !heavy.people.is_empty()
                    && !light.people.is_empty()
                    && !light.people.iter().any(|person| heavy.people.contains(person));
                let is_same = is_same_article && describer.are_many_days() && is_detail(light, heavy, there.likeness(&profile));
                heavy.status <= light.status && (is_same || !is_same_article && !are_strangers && there.likeness(&profile) >= ALIKE)
            };
            let Some(heavy) = kept.iter().find(repeats).map(|(heavy, _)| *heavy) else {
                kept.push((place, profile));
                continue;
            };
            let (from, to) = (events[place].0, events[heavy].0);
            let other = clusters[from].clone();
            clusters[to].absorb(other);
            let others = std::mem::take(&mut references[from]);
            references[to].extend(others);
            references[to].sort_unstable();
            references[to].dedup();
            is_joined[place] = true;
            is_changed[heavy] = true;
        }
    }
    for (place, (cluster, event)) in events.iter_mut().enumerate() {
        if is_changed[place]
            && let Some(anew) = describer.event_of(&clusters[*cluster], &references[*cluster])
        {
            *event = anew;
        }
    }
    let mut joined = is_joined.into_iter();
    events.retain(|_| joined.next() == Some(false));
}

/// Whether of two that one article tells of a day the lighter says more of the heavier: in the same words, or nobody else tells it and it
/// is of the same people or reads alike. Those who meet are known by their names.
///
/// > Reyes **made** two appointments to the council. At a meeting on Monday, she **named** Ode treasurer.
fn is_detail(light: &Event, heavy: &Event, likeness: f32) -> bool {
    let covers = |one: &Event, other: &Event| !other.people.is_empty() && other.people.iter().all(|person| one.people.contains(person));
    let is_meeting = light.kind.is_some_and(Kind::is_mutual) && light.people.len() > 1;
    let are_same_words = light.summary_evidence.span.overlaps(heavy.summary_evidence.span);
    let says_more = light.coverage.sources == 1 && (covers(heavy, light) || covers(light, heavy) || likeness >= AKIN);
    !is_meeting && (are_same_words || says_more)
}
