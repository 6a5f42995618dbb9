//! Who refers back to an event without telling it: “since **the quake**”, “last week’s **attack**”.
//!
//! In: event mentions and their clusters. Out: by cluster, the articles that take it to be known. They show what stays in the news.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Sources;
use super::cluster::Cluster;
use super::profile;
use super::tell::Told;

/// So many clusters with the same noun are asked, those with the most event mentions first.
const ASKED: usize = 8;
/// What is called “the attack” is told at least so often, and so many times as often as the next of the days before.
const FEWEST: usize = 3;
const TIMES: usize = 2;

/// By cluster: the articles that refer back to it and do not tell it, sorted.
pub(super) fn find_references(sources: &Sources<'_>, told: &[Told], clusters: &[Cluster]) -> Vec<Vec<usize>> {
    let mut cluster_of: FxHashMap<usize, usize> = FxHashMap::default();
    let mut by_noun: FxHashMap<u64, Vec<(usize, usize)>> = FxHashMap::default();
    for (place, cluster) in clusters.iter().enumerate() {
        cluster_of.extend(cluster.mentions.iter().map(|mention| (*mention, place)));
        if cluster.date.as_ref().is_none_or(|date| date.first != date.last) {
            continue;
        }
        let nouns = cluster.mentions.iter().filter_map(|mention| sources.phrase(*mention).calamity);
        let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
        nouns.for_each(|calamity| *counts.entry(profile::calamity(calamity.lemma)).or_default() += 1);
        for (noun, count) in counts {
            by_noun.entry(noun).or_default().push((count, place));
        }
    }
    for there in by_noun.values_mut() {
        there.sort_unstable_by_key(|(count, place)| (Reverse(*count), *place));
        there.truncate(ASKED);
    }
    let mut references: Vec<Vec<usize>> = clusters.iter().map(|cluster| cluster.references.clone()).collect();
    for mention in told {
        let Some(calamity) = sources.phrase(mention.mention).calamity.filter(|calamity| calamity.is_known) else { continue };
        let article = sources.mentions[mention.mention].article;
        let Some((_, published)) = sources.published[article].range() else { continue };
        let there = by_noun.get(&profile::calamity(calamity.lemma)).into_iter().flatten();
        // Whoever dates it otherwise speaks of another.
        let is_meant = |cluster: usize| {
            let day = clusters[cluster].date.as_ref().map(|date| date.first);
            let is_before = day.is_some_and(|day| day <= published);
            is_before && mention.date.as_ref().is_none_or(|date| day.is_some_and(|day| date.first <= day && day <= date.last))
        };
        let mut meant = there.filter(|(_, cluster)| is_meant(*cluster));
        let Some((count, cluster)) = meant.next() else { continue };
        let next = meant.next().map_or(0, |(next, _)| *next);
        if *count >= FEWEST && *count >= next * TIMES && cluster_of.get(&mention.mention) != Some(cluster) {
            references[*cluster].push(article);
        }
    }
    for (cluster, articles) in references.iter_mut().enumerate() {
        articles.sort_unstable();
        articles.dedup();
        let mut tellers: Vec<usize> = clusters[cluster].mentions.iter().map(|mention| sources.mentions[*mention].article).collect();
        tellers.sort_unstable();
        articles.retain(|article| tellers.binary_search(article).is_err());
    }
    references
}
