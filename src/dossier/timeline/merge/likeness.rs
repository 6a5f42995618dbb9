//! How far an event mention and a cluster of its day are about the same, and how far they must be.

use std::cmp::Reverse;

use super::Merger;
use super::causes::Causes;
use crate::annotate::events::Kind;
use crate::dossier::PersonIndex;

/// How alike two event mentions of a day must be to tell one event.
mod alike {
    /// Of kinds that go together, or with the same verb.
    pub(super) const AKIN: f32 = 0.4;
    /// Of other kinds.
    pub(super) const OTHER: f32 = 0.5;
    /// So much more where each names people, and none in common.
    pub(super) const STRANGERS: f32 = 0.2;
    /// Of somebody whom much of the corpus names.
    pub(super) const OF_THE_FAMOUS: f32 = 0.15;
}

impl Merger<'_> {
    pub(super) fn likeness(&self, mention: usize, cluster: usize) -> f32 {
        self.profiles[mention].likeness(&self.clusters[cluster].profile)
    }

    /// How alike an event mention and a cluster that share people must be: what those do whom half of the corpus names is much.
    pub(super) fn needed_of_people(&self, mention: usize, cluster: usize) -> f32 {
        const FEW: usize = 12;
        const SHARE: usize = 6;
        if self.has_lemma_of(mention, cluster) || self.sources.phrase(mention).kind.is_once() {
            return 0.0;
        }
        if matches!(self.sources.phrase(mention).kind, Kind::Statement | Kind::Act) {
            return alike::AKIN;
        }
        let articles = self.sources.project.articles.len();
        let people = &self.sources.people.people;
        let is_famous = |person: &PersonIndex| articles >= FEW && person.of(people).articles.len() * SHARE >= articles;
        let all_famous = self.sources.mentions[mention].people.iter().all(is_famous);
        if all_famous { alike::OF_THE_FAMOUS } else { 0.0 }
    }

    /// Whether an event mention tells of harm that something else did than what did that of a cluster.
    pub(super) fn is_other_harm(&self, mention: usize, cluster: usize) -> bool {
        let phrase = self.sources.phrase(mention);
        let there = || self.clusters[cluster].voices.iter().map(|voice| self.sources.phrase(*voice));
        phrase.kind.does_harm() && Causes::of(std::iter::once(phrase)).differ(Causes::of(there()))
    }

    pub(super) fn has_lemma_of(&self, mention: usize, cluster: usize) -> bool {
        let lemma = self.sources.phrase(mention).lemma;
        !lemma.is_empty() && self.clusters[cluster].voices.iter().any(|other| self.sources.phrase(*other).lemma == lemma)
    }

    /// By how much an event mention is more like a cluster of its day than it must be to tell the same; less than 0 where it does not.
    pub(super) fn likeness_beyond_need(&self, mention: usize, cluster: usize) -> f32 {
        const NEVER: f32 = -1.0;
        let sources = self.sources;
        let (here, phrase) = (&sources.mentions[mention], sources.phrase(mention));
        let voices = &self.clusters[cluster].voices;
        let names = |least: usize| here.people.len() >= least && voices.iter().any(|other| sources.mentions[*other].people.len() >= least);
        let shares = |other: &usize| sources.mentions[*other].people.iter().any(|person| here.people.contains(person));
        let are_strangers = names(1) && !voices.iter().any(shares);
        // Those who meet are known by their names; and of one sentence each part tells its own.
        if phrase.kind.is_mutual() && names(2) || self.is_told_in(cluster, mention) || self.is_other_harm(mention, cluster) {
            return NEVER;
        }
        let agrees = |other: &usize| {
            let kind = sources.phrase(*other).kind;
            kind.is_compatible(phrase.kind) && !matches!(kind, Kind::Act | Kind::Statement) || kind.is_toll_of(phrase.kind)
        };
        let are_akin = self.has_lemma_of(mention, cluster) || voices.iter().all(agrees);
        let needed = if are_akin { alike::AKIN } else { alike::OTHER } + if are_strangers { alike::STRANGERS } else { 0.0 };
        self.likeness(mention, cluster) - needed
    }

    /// What a month or a year means among several of its days: the one that most tell with its verb, where no other comes near.
    ///
    /// > The rig exploded in **April**.
    pub(super) fn most_told(&self, mention: usize, clusters: impl Iterator<Item = usize>) -> Option<usize> {
        /// It is told at least so often, and so many times as often as the next.
        const FEWEST: usize = 3;
        const TIMES: usize = 2;
        const ALIKE: f32 = 0.4;
        let is_like = |cluster: &usize| self.has_lemma_of(mention, *cluster) && self.likeness(mention, *cluster) >= ALIKE;
        let sizes = clusters.filter(is_like).map(|cluster| (self.clusters[cluster].mentions.len(), Reverse(cluster)));
        let mut sizes: Vec<(usize, Reverse<usize>)> = sizes.collect();
        sizes.sort_unstable();
        let (size, Reverse(cluster)) = sizes.pop()?;
        let next = sizes.last().map_or(0, |(size, _)| *size);
        (size >= FEWEST && size >= TIMES * next).then_some(cluster)
    }
}
