//! Joins entries that show the reader the same: words of two reports of a day that say one thing, and what is told of the month in which
//! it was.
//!
//! In: clusters and the events described of them. Out: the same, those that repeat a heavier one joined to it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::Event;
use super::cluster::Cluster;
use super::describe::Describer;
use super::merge::causes::Causes;
use super::profile::Profile;
use crate::annotate::events::{Kind, Lemma};
use crate::annotate::words::fold;

/// So many entries of a day are compared, the heaviest.
const COMPARED: usize = 48;
/// How alike the words shown are where they say one thing.
const ALIKE: f32 = 0.5;
/// How alike two sentences of one article are where the one goes on the other.
const AKIN: f32 = 0.3;
/// How alike the words are of two that tell of the same harm; and where the heavier one is what the whole dossier comes back to.
const SAME_HARM: f32 = 0.35;
const KNOWN_HARM: f32 = 0.15;
/// What is dated to no more than this, in days, may be what the dossier tells of one of them.
const A_MONTH: i32 = 31;

/// The words for what does harm in the event mentions of a cluster, each with how many have it: “explosion”.
fn harms_of(describer: &Describer<'_>, cluster: &Cluster) -> FxHashMap<Lemma, usize> {
    let mut harms = FxHashMap::default();
    for mention in &cluster.mentions {
        let phrase = describer.sources.phrase(*mention);
        let harm = phrase.calamity.map(|calamity| calamity.lemma).or((!phrase.is_verb && phrase.kind.does_harm()).then_some(phrase.lemma));
        if let Some(harm) = harm {
            *harms.entry(harm).or_default() += 1;
        }
    }
    harms
}

/// Whether a word for harm that a cluster has is usual in another: one mention in so many has it.
fn shares_harm(describer: &Describer<'_>, light: &Cluster, heavy: &Cluster) -> bool {
    const USUAL: usize = 10;
    let usual = harms_of(describer, heavy);
    harms_of(describer, light).keys().any(|harm| usual.get(harm).is_some_and(|count| count * USUAL >= heavy.mentions.len()))
}

/// Joins what repeats another to it, and describes that anew.
pub(super) fn join(describer: &Describer<'_>, clusters: &mut [Cluster], references: &mut [Vec<usize>], events: &mut Vec<(usize, Event)>) {
    let mut days: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (place, (_, event)) in events.iter().enumerate() {
        let is_plain = !event.is_pinned && event.given_summary.is_none();
        if let Some(date) = event.date.as_ref().filter(|date| is_plain && date.first == date.last) {
            days.entry(date.first).or_default().push(place);
        }
    }
    let profile_of = |place: usize| {
        let shown = events[place].1.summary_evidence;
        Profile::of_words(describer.sources, describer.weights, shown.article, shown.span, |_| 1.0)
    };
    let causes_of = |cluster: usize| Causes::of(clusters[cluster].voices.iter().map(|voice| describer.sources.phrase(*voice)));
    // The lighter one, and the heavier that it repeats.
    let mut repeated: Vec<(usize, usize)> = Vec::new();
    let mut kept: BTreeMap<Date, Vec<(usize, Profile)>> = BTreeMap::new();
    for (day, places) in &mut days {
        places.sort_by(|one, other| events[*other].1.weight.total_cmp(&events[*one].1.weight).then(one.cmp(other)));
        places.truncate(COMPARED);
        let kept = kept.entry(*day).or_default();
        for place in places.iter().copied() {
            let profile = profile_of(place);
            let repeats = |(heavy, there): &&(usize, Profile)| {
                let (light, heavy) = (&events[place], &events[*heavy]);
                let is_one = || !causes_of(light.0).differ(causes_of(heavy.0));
                repeats_of_its_day(describer, &light.1, &heavy.1, there.likeness(&profile)) && is_one()
                    || is_known_harm(&light.1, &heavy.1) && shares_harm(describer, &clusters[light.0], &clusters[heavy.0])
            };
            match kept.iter().find(repeats) {
                Some((heavy, _)) => repeated.push((place, *heavy)),
                None => kept.push((place, profile)),
            }
        }
    }
    for (place, (cluster, event)) in events.iter().enumerate() {
        let is_plain = !event.is_pinned && event.given_summary.is_none() && event.kind.is_some_and(Kind::does_harm);
        let Some(date) = event.date.as_ref().filter(|date| is_plain && date.first < date.last) else { continue };
        if date.first.until(date.last).is_ok_and(|length| length.get_days() < A_MONTH) {
            let profile = profile_of(place);
            let within = kept.range(date.first..=date.last).flat_map(|(_, kept)| kept);
            let told = within.filter_map(|(heavy, there)| {
                let (likeness, day) = (there.likeness(&profile), &events[*heavy].1);
                let is_known = || is_known_harm(event, day) && shares_harm(describer, &clusters[*cluster], &clusters[events[*heavy].0]);
                (event.weight < day.weight && (tell_of_same_harm(event, day, likeness) || is_known())).then_some((*heavy, likeness))
            });
            let told = told.max_by(|(one, likeness), (other, there)| likeness.total_cmp(there).then(other.cmp(one)));
            repeated.extend(told.map(|(heavy, _)| (place, heavy)));
        }
    }
    let mut is_joined = vec![false; events.len()];
    let mut is_changed = vec![false; events.len()];
    for (light, heavy) in repeated {
        let (from, to) = (events[light].0, events[heavy].0);
        let other = clusters[from].clone();
        clusters[to].absorb(other);
        let others = std::mem::take(&mut references[from]);
        references[to].extend(others);
        references[to].sort_unstable();
        references[to].dedup();
        is_joined[light] = true;
        is_changed[heavy] = true;
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

/// Whether an event of the same day says what a heavier one says.
fn repeats_of_its_day(describer: &Describer<'_>, light: &Event, heavy: &Event, likeness: f32) -> bool {
    if heavy.status > light.status {
        return false;
    }
    if heavy.summary_evidence.article == light.summary_evidence.article {
        return describer.are_many_days() && is_detail(light, heavy, likeness);
    }
    let are_strangers =
        !heavy.people.is_empty() && !light.people.is_empty() && !light.people.iter().any(|person| heavy.people.contains(person));
    !are_strangers && likeness >= ALIKE || tell_of_same_harm(light, heavy, likeness)
}

/// Whether two tell of one explosion or raid, in words of their own.
fn tell_of_same_harm(light: &Event, heavy: &Event, likeness: f32) -> bool {
    may_be_one_harm(light, heavy) && likeness >= SAME_HARM || is_known_harm(light, heavy) && likeness >= KNOWN_HARM
}

/// Whether two may be one harm, and so many texts tell of the heavier, and so many times as many as of the other, that all know it.
fn is_known_harm(light: &Event, heavy: &Event) -> bool {
    const MANY: usize = 20;
    const TIMES: usize = 8;
    let (few, many) = (light.coverage.sources, heavy.coverage.sources);
    may_be_one_harm(light, heavy) && many >= MANY && many >= TIMES * few
}

/// Whether two are harm that was done, and the lighter one names nobody and no place that the heavier does not.
fn may_be_one_harm(light: &Event, heavy: &Event) -> bool {
    let do_harm = |event: &Event| event.kind.is_some_and(Kind::does_harm);
    do_harm(light)
        && do_harm(heavy)
        && light.status == heavy.status
        && light.people.iter().all(|person| heavy.people.contains(person))
        && light.places.iter().all(|place| heavy.places.iter().any(|there| fold(&there.name) == fold(&place.name)))
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
