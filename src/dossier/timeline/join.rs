//! Joins clusters of one day that tell one happening in different words: who “stepped down” and whose “resignation” was announced.
//!
//! Event mentions are placed one after the other, so two that are of one event may open a cluster each before a third shows
//! what they have in common. Once all are placed, the larger clusters of a day are compared by what they are about. A day has few of them
//! that are asked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Sources;
use super::cluster::Cluster;
use crate::annotate::events::Kind;
use crate::dossier::PersonIndex;
use crate::text::Span;

/// So many clusters of a day are compared, those with the most event mentions.
const COMPARED: usize = 32;
/// What has fewer event mentions is compared with nothing: its words are those of one reporter.
const FEWEST: usize = 2;
/// How alike two must be to tell one event: of kinds that go together, and of others.
const AKIN: f32 = 0.5;
const OTHER: f32 = 0.6;

/// The clusters, those of one happening joined.
pub(super) fn join(sources: &Sources<'_>, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut days: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (place, cluster) in clusters.iter().enumerate().filter(|(_, cluster)| cluster.mentions.len() >= FEWEST) {
        if let Some(date) = cluster.date.as_ref().filter(|date| date.first == date.last) {
            days.entry(date.first).or_default().push(place);
        }
    }
    let mut clusters: Vec<Option<Cluster>> = clusters.into_iter().map(Some).collect();
    for places in days.values_mut() {
        let size = |place: &usize| clusters[*place].as_ref().map_or(0, |cluster| cluster.mentions.len());
        places.sort_by_key(|place| (std::cmp::Reverse(size(place)), *place));
        places.truncate(COMPARED);
        let mut kept: Vec<usize> = Vec::new();
        for place in places.iter().copied() {
            let is_same = |large: &&usize| {
                let [large, small] = [**large, place].map(|place| clusters[place].as_ref());
                large.zip(small).is_some_and(|(large, small)| tells_the_same(sources, large, small))
            };
            let Some(large) = kept.iter().find(is_same).copied() else {
                kept.push(place);
                continue;
            };
            if let (Some(small), Some(large)) = (clusters[place].take(), clusters[large].as_mut()) {
                large.absorb(small);
            }
        }
    }
    clusters.into_iter().flatten().collect()
}

/// Whether two clusters of a day tell one happening.
fn tells_the_same(sources: &Sources<'_>, large: &Cluster, small: &Cluster) -> bool {
    // Those who meet are known by their names.
    let is_of_two = |cluster: &Cluster| {
        cluster.mentions.iter().any(|mention| sources.phrase(*mention).kind.is_mutual() && sources.mentions[*mention].people.len() > 1)
    };
    if is_of_two(large) || is_of_two(small) {
        return false;
    }
    if large.mentions.len() > small.mentions.len() && share_of_sentences(sources, large, small) {
        return true;
    }
    if befell_one(sources, large, small) {
        return true;
    }
    let kinds = |cluster: &Cluster| -> BTreeSet<Kind> { cluster.mentions.iter().map(|mention| sources.phrase(*mention).kind).collect() };
    let there = kinds(large);
    let says_what = |kind: &Kind| !matches!(kind, Kind::Act | Kind::Statement);
    let goes_with =
        |one: Kind| there.iter().filter(|kind| says_what(kind)).any(|other| one.is_compatible(*other) || one.is_toll_of(*other));
    let are_akin = kinds(small).into_iter().filter(says_what).any(goes_with);
    large.profile.likeness(&small.profile) >= if are_akin { AKIN } else { OTHER }
}

/// Whether both tell what happens to a person once in a day at most, of one person.
fn befell_one(sources: &Sources<'_>, large: &Cluster, small: &Cluster) -> bool {
    let befallen = |cluster: &Cluster| -> BTreeSet<(Kind, PersonIndex)> {
        let once = cluster.mentions.iter().filter(|mention| sources.phrase(**mention).kind.is_once());
        once.filter_map(|mention| match sources.mentions[*mention].people[..] {
            [person] => Some((sources.phrase(*mention).kind, person)),
            _ => None,
        })
        .collect()
    };
    !befallen(large).is_disjoint(&befallen(small))
}

/// Whether most of the sentences that tell the smaller one tell the larger one, too.
fn share_of_sentences(sources: &Sources<'_>, large: &Cluster, small: &Cluster) -> bool {
    let sentence = |mention: &usize| -> (usize, Span) { (sources.mentions[*mention].article, sources.phrase(*mention).sentence) };
    let there: BTreeSet<(usize, Span)> = large.mentions.iter().map(sentence).collect();
    let here: BTreeSet<(usize, Span)> = small.mentions.iter().map(sentence).collect();
    here.intersection(&there).count() * 2 > here.len()
}
