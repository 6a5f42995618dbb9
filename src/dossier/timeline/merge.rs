//! Joins the mentions of one event.
//!
//! Dated event mentions first, the finest dates before the coarser: a “20 October 2015” opens a cluster, an “October 2015” joins it
//! when it is the only one it can mean. Then the undated ones, which join what their article most likely speaks of.

pub(super) mod causes;
mod likeness;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::cluster::Cluster;
use super::profile::{self, Profile};
use super::rules::Rules;
use super::tell::Told;
use super::{EventDate, Sources};
use super::{fresh, join};
use crate::annotate::events::{EventPhrase, Kind, Status, Subject};
use crate::annotate::lexicon::Classes;
use crate::dossier::same_event::{self, Key};

/// An event without a date of its own is taken to be news of the days before its article: so many at most.
const RECENT_DAYS: i64 = 14;

/// The days of a week.
const A_WEEK: i32 = 7;

/// So many clusters of a day are found by a word, so that a word of the day does not lead to all of it.
const MOST_BY_WORD: usize = 24;
/// By so much less alike are news that bear no day and what is told of their day.
const NEWS: f32 = 0.1;
/// The words by which an event mention is found.
const WORDS: usize = 5;
/// So many voices make the profile of a cluster.
const MOST_VOICES: usize = 48;

/// By key, and by first day: the clusters there.
#[derive(Default)]
struct Index(FxHashMap<Key, BTreeMap<Date, Vec<usize>>>);

impl Index {
    fn add(&mut self, keys: &[Key], day: Date, cluster: usize) {
        for key in keys {
            let there = self.0.entry(*key).or_default().entry(day).or_default();
            let is_full = matches!(key, Key::Word(_)) && there.len() >= MOST_BY_WORD;
            if !is_full && !there.contains(&cluster) {
                there.push(cluster);
            }
        }
    }

    /// The clusters that share a key and begin on one of these days, in order, each once.
    fn between(&self, keys: &[Key], first: Date, last: Date) -> Vec<usize> {
        let days = keys.iter().filter_map(|key| self.0.get(key));
        let mut found: Vec<usize> = days.flat_map(|days| days.range(first..=last)).flat_map(|(_, clusters)| clusters).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// All clusters: of the dated event mentions and of those undated ones that can stand alone.
pub(super) fn merge(sources: &Sources<'_>, told: &[Told], profiles: &[Profile], rules: &Rules<'_>) -> Vec<Cluster> {
    let is_of_now = |mention: &Told| mention.fresh.is_some() && fresh::is_of_now(sources, mention.mention);
    let of_now: Vec<bool> = told.par_iter().map(is_of_now).collect();
    let mut merger =
        Merger { sources, told, of_now, profiles, rules, clusters: Vec::new(), index: Index::default(), undated: BTreeMap::new() };
    let mut dated: Vec<(i32, Date, bool, usize)> = Vec::new();
    for mention in told.iter().filter(|mention| is_placed(sources, mention, rules)) {
        if let Some(date) = &mention.date {
            dated.push((
                date.first.until(date.last).map_or(0, |length| length.get_days()),
                date.first,
                merger.names_one_of_two(mention.mention) || merger.known_calamity(mention.mention).is_some(),
                mention.mention,
            ));
        }
    }
    dated.sort_unstable();
    for (.., mention) in dated {
        merger.place_dated(mention);
    }
    for mention in told.iter().filter(|mention| mention.date.is_none()) {
        merger.place_undated(mention.mention);
    }
    join::join(sources, merger.clusters)
}

/// Whether an event mention is looked at: one with a day may say too little to be.
pub(super) fn is_placed(sources: &Sources<'_>, told: &Told, rules: &Rules<'_>) -> bool {
    told.date.is_none() || rules.keeps(told.mention) || is_usable(sources, told)
}

impl Cluster {
    /// Takes in the event mentions of another.
    pub(super) fn absorb(&mut self, other: Self) {
        self.mentions.extend(other.mentions);
        self.voices.extend(other.voices);
        self.references.extend(other.references);
        self.profile.add(&other.profile);
    }
}

/// Whether enough is known of an event mention to stand on a timeline: who or which nations for what takes two, somebody or some
/// nation for a noun; a verb with a date is enough.
fn is_usable(sources: &Sources<'_>, told: &Told) -> bool {
    let (mention, phrase) = (&sources.mentions[told.mention], sources.phrase(told.mention));
    if phrase.is_earlier_one && mention.people.len() < 2 {
        return false;
    }
    if phrase.kind.is_mutual() {
        // “Families of the victims met Reyes on Monday”
        let is_of_days = told.date.as_ref().is_some_and(|date| date.first.until(date.last).is_ok_and(|length| length.get_days() < A_WEEK));
        let is_told = phrase.is_verb && phrase.kind != Kind::Talk && is_of_days;
        // “The ministers will meet in Linden on Monday.” Not: “He flew in on Monday.”
        let words = &sources.annotations[mention.article].words;
        let opens_with_pronoun = || words.tokens[words.words_in(phrase.clause).start].is(Classes::PRONOUN);
        let is_gathering =
            is_told && phrase.is_main && phrase.kind == Kind::Meeting && phrase.subject == Subject::Own && !opens_with_pronoun();
        return mention.people.len() > 1
            || is_told && !mention.people.is_empty()
            || is_gathering
            || mention.nations.len() > 1
            || !mention.people.is_empty() && !mention.nations.is_empty();
    }
    // “Tuesday’s earthquake”
    let is_day = told.date.as_ref().is_some_and(|date| date.first == date.last);
    let is_known = phrase.calamity.is_some_and(|calamity| calamity.is_known);
    if is_day && (is_known || matches!(phrase.kind, Kind::Disaster | Kind::Accident)) {
        return true;
    }
    // What anybody may do any day is an event where a sentence tells of its day.
    if matches!(phrase.kind, Kind::Act | Kind::Statement) && !is_day {
        return false;
    }
    // “the 2016 election” only names one of that year.
    let is_of_a_year = told.date.as_ref().is_some_and(|date| date.value.len() == "2016".len());
    // “Reyes’s 2008 campaign” lasted.
    if is_of_a_year && !phrase.is_verb && phrase.kind == Kind::Military && !mention.people.is_empty() {
        return false;
    }
    phrase.is_verb || !mention.people.is_empty() || !mention.nations.is_empty() && !is_of_a_year
}

struct Merger<'a> {
    sources: &'a Sources<'a>,
    told: &'a [Told],
    /// Of each, whether it opens its article and tells it as of now.
    of_now: Vec<bool>,
    profiles: &'a [Profile],
    rules: &'a Rules<'a>,
    clusters: Vec<Cluster>,
    index: Index,
    /// By the place of the article: the clusters without a date that it tells.
    undated: BTreeMap<usize, BTreeSet<usize>>,
}

impl Merger<'_> {
    fn keys(&self, mention: usize) -> Vec<Key> {
        let phrase = self.sources.phrase(mention);
        let mut keys = same_event::keys_of(&self.sources.mentions[mention], phrase.kind);
        if self.told[mention].date.is_some() || self.told[mention].fresh.is_some() {
            keys.extend(phrase.calamity.map(|calamity| Key::Calamity(profile::calamity(calamity.lemma))));
            keys.extend(self.profiles[mention].heaviest(WORDS).into_iter().map(Key::Word));
        }
        keys
    }

    /// What does harm in an event mention, where it is taken to be known: “the earthquake”.
    fn known_calamity(&self, mention: usize) -> Option<u64> {
        let known = self.sources.phrase(mention).calamity.filter(|calamity| calamity.is_known);
        known.map(|calamity| profile::calamity(calamity.lemma))
    }

    /// Whether an event mention is only a noun for what is known, in a sentence that tells something else.
    ///
    /// > The woman, missing since **Tuesday’s earthquake**, was found.   Not: The toll of **Tuesday’s earthquake** is 31.
    fn only_refers(&self, mention: usize) -> bool {
        let here = &self.sources.mentions[mention];
        let phrase = self.sources.phrase(mention);
        let tells_else = |other: &EventPhrase| other.sentence == phrase.sentence && other.is_verb;
        let nearby = || {
            let events = &self.sources.annotations[here.article].events;
            events[..here.phrase].iter().rev().take(WORDS).chain(events[here.phrase + 1..].iter().take(WORDS))
        };
        !phrase.is_verb && phrase.calamity.is_some_and(|calamity| calamity.is_known) && nearby().any(tells_else)
    }

    fn place_dated(&mut self, mention: usize) {
        let Some(date) = self.told[mention].date.as_deref().cloned() else { return };
        let keys = self.keys(mention);
        let near = self.index.between(&keys, date.first, date.last);
        let inside = |cluster: &&usize| self.clusters[**cluster].date.as_ref().is_some_and(|other| other.last <= date.last);
        let fitting: Vec<usize> = near.iter().filter(inside).copied().filter(|cluster| self.fits(mention, *cluster)).collect();
        let is_same = |cluster: &usize| {
            self.clusters[*cluster].date.as_ref().is_some_and(|other| (other.first, other.last) == (date.first, date.last))
        };
        let same: Vec<usize> = fitting.iter().copied().filter(is_same).collect();
        // Who is named alone (“he phoned Ode on Monday”) joins the only event of that day that it can be.
        let same = if self.names_one_of_two(mention) && same.len() > 1 { None } else { same.first().copied() };
        // A coarser date joins what it can only mean.
        let only = if let [only] = fitting[..] { Some(only).filter(|cluster| self.tells_the_act(mention, *cluster)) } else { None };
        let most_told = || {
            let is_stretch = date.first != date.last;
            is_stretch.then(|| self.most_told(mention, near.iter().filter(inside).copied())).flatten()
        };
        let by_name = || {
            let is_day = date.first == date.last;
            near.iter().copied().filter(|_| is_day).find(|cluster| is_same(cluster) && self.befell_the_same(mention, *cluster))
        };
        let by_words = || {
            let here = near.iter().copied().filter(|cluster| date.first == date.last && is_same(cluster));
            let alike = here.map(|cluster| (self.likeness_beyond_need(mention, cluster), cluster));
            let best = alike.filter(|(beyond, _)| *beyond >= 0.0).max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
            best.map(|(_, cluster)| cluster)
        };
        let by_calamity = || {
            let calamity = self.known_calamity(mention)?;
            let known = self.index.between(&[Key::Calamity(calamity)], date.first, date.last).into_iter();
            known.max_by_key(|cluster| (self.clusters[*cluster].mentions.len(), std::cmp::Reverse(*cluster)))
        };
        if self.only_refers(mention)
            && let Some(cluster) = by_calamity()
        {
            let article = self.sources.mentions[mention].article;
            self.clusters[cluster].references.push(article);
            return;
        }
        match same.or(only).or_else(most_told).or_else(by_name).or_else(by_words).or_else(by_calamity) {
            Some(cluster) => self.join(mention, cluster, &keys),
            None => self.open(mention, Some(date), &keys),
        }
    }

    /// An undated event mention joins the latest cluster of its people that its article, or the days before it, tell; else it stands
    /// alone where it can.
    fn place_undated(&mut self, mention: usize) {
        let sources = self.sources;
        if self.place_fresh(mention) {
            return;
        }
        let (here, phrase) = (&sources.mentions[mention], sources.phrase(mention));
        let is_enough = if phrase.kind.is_mutual() {
            here.people.len() > 1
        } else {
            phrase.kind.stands_alone() && phrase.is_main && !here.people.is_empty() && (phrase.is_past || !phrase.is_verb)
        };
        let is_kept = self.rules.keeps(mention);
        if !is_kept && (!is_enough || phrase.status != Status::Happened && phrase.times.is_empty()) {
            return;
        }
        let keys: Vec<Key> = self.keys(mention).into_iter().filter(|key| matches!(key, Key::Pair(..) | Key::Person(..))).collect();
        let published = sources.published[here.article].range();
        let window =
            published.and_then(|(first, last)| Some((first.checked_sub(RECENT_DAYS.days()).ok()?, last.checked_add(1.days()).ok()?)));
        // Where its day is open, “last met in 2015” may stand beside it, and would be taken for it.
        let near = window.map(|(first, last)| self.index.between(&keys, first, last)).unwrap_or_default();
        let fitting = near.into_iter().filter(|cluster| self.fits(mention, *cluster));
        let latest = fitting.max_by_key(|cluster| {
            (
                self.is_told_in(*cluster, mention),
                self.is_told_by(*cluster, here.article),
                self.clusters[*cluster].date.as_ref().map(|date| date.first),
                *cluster,
            )
        });
        let undated = || {
            let mut clusters = self.undated.get(&here.article).into_iter().flatten().copied().rev();
            clusters.find(|cluster| self.shares_people(mention, *cluster))
        };
        match latest.or_else(undated) {
            Some(cluster) => self.join(mention, cluster, &keys),
            None if is_kept || phrase.is_verb && phrase.kind != Kind::Talk || here.people.len() > 2 => {
                self.open(mention, None, &keys);
            }
            None => {}
        }
    }

    /// What opens an article without a day joins what is told of the day it came out or the one before; whether it stands somewhere then.
    fn place_fresh(&mut self, mention: usize) -> bool {
        let Some(day) = self.told[mention].fresh else { return false };
        let phrase = self.sources.phrase(mention);
        if phrase.kind.is_mutual() {
            return false;
        }
        let keys = self.keys(mention);
        let near = self.index.between(&keys, day.checked_sub(1.days()).unwrap_or(day), day);
        let is_of_a_day =
            |cluster: &usize| self.clusters[*cluster].date.as_ref().is_some_and(|date| date.first == date.last && date.last <= day);
        let likeness = |cluster: usize| self.likeness_beyond_need(mention, cluster) + NEWS;
        let alike = near.iter().copied().filter(is_of_a_day).map(|cluster| (likeness(cluster), cluster));
        let best = alike.filter(|(beyond, _)| *beyond >= 0.0).max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        let fitting = || near.iter().copied().rfind(|cluster| is_of_a_day(cluster) && self.fits(mention, *cluster));
        if let Some(cluster) = best.map(|(_, cluster)| cluster).or_else(fitting) {
            self.join(mention, cluster, &keys);
            return true;
        }
        let is_solo = self.of_now[mention];
        if is_solo {
            let date = EventDate { value: day.to_string(), first: day, last: day };
            self.open(mention, Some(date), &keys);
        }
        is_solo
    }

    fn open(&mut self, mention: usize, date: Option<EventDate>, keys: &[Key]) {
        self.clusters.push(Cluster { mentions: Vec::new(), voices: Vec::new(), date, profile: Profile::default(), references: Vec::new() });
        self.join(mention, self.clusters.len() - 1, keys);
    }

    fn join(&mut self, mention: usize, cluster: usize, keys: &[Key]) {
        match &self.clusters[cluster].date {
            Some(date) => self.index.add(keys, date.first, cluster),
            None => {
                self.undated.entry(self.sources.mentions[mention].article).or_default().insert(cluster);
            }
        }
        let is_new = !self.clusters[cluster].voices.iter().any(|voice| self.says_the_same(mention, *voice));
        let cluster = &mut self.clusters[cluster];
        if cluster.mentions.len() < MOST_VOICES {
            cluster.profile.add(&self.profiles[mention]);
        }
        cluster.mentions.push(mention);
        cluster.voices.extend(is_new.then_some(mention));
    }

    /// Whether two event mentions are of one kind and name the same people and nations.
    fn says_the_same(&self, one: usize, other: usize) -> bool {
        let kind = |mention: usize| self.sources.phrase(mention).kind;
        let (here, there) = (&self.sources.mentions[one], &self.sources.mentions[other]);
        kind(one) == kind(other) && here.people == there.people && here.nations == there.nations && here.entities == there.entities
    }

    /// Whether the sentence of this event mention tells the event of a cluster, too.
    fn is_told_in(&self, cluster: usize, mention: usize) -> bool {
        let (article, sentence) = (self.sources.mentions[mention].article, self.sources.phrase(mention).sentence);
        self.clusters[cluster]
            .mentions
            .iter()
            .any(|other| self.sources.mentions[*other].article == article && self.sources.phrase(*other).sentence == sentence)
    }

    fn is_told_by(&self, cluster: usize, article: usize) -> bool {
        self.clusters[cluster].mentions.iter().any(|mention| self.sources.mentions[*mention].article == article)
    }

    /// Whether an event mention may tell the event of a cluster, their dates agreeing.
    fn fits(&self, mention: usize, cluster: usize) -> bool {
        let sources = self.sources;
        let phrase = sources.phrase(mention);
        let members = &self.clusters[cluster].voices;
        let agrees = |kind: Kind| kind.is_compatible(phrase.kind) || kind.is_toll_of(phrase.kind);
        // What was joined by its words alone says nothing against a kind.
        let says_what = |kind: Kind| !matches!(kind, Kind::Act | Kind::Statement);
        let mut kinds = members.iter().map(|other| sources.phrase(*other).kind).filter(|kind| says_what(*kind) || !says_what(phrase.kind));
        let has_kind = kinds.clone().next().is_some();
        if !has_kind || !kinds.all(agrees) {
            return false;
        }
        if self.shares_people(mention, cluster) {
            return phrase.kind.is_mutual() || self.likeness(mention, cluster) >= self.needed_of_people(mention, cluster);
        }
        if matches!(phrase.kind, Kind::Statement | Kind::Act) {
            return false;
        }
        // Without people in common, nations may do, unless both name people of their own.
        let here = &sources.mentions[mention];
        let named_there = members.iter().any(|other| !sources.mentions[*other].people.is_empty());
        let shared = |other: &usize| sources.mentions[*other].nations.iter().filter(|nation| here.nations.contains(nation)).count();
        let needed = if phrase.kind.is_mutual() { 2 } else { 1 };
        (here.people.is_empty() || !named_there) && members.iter().any(|other| shared(other) >= needed)
    }

    /// Whether a cluster tells the very act of an event mention, where there are many of a kind.
    fn tells_the_act(&self, mention: usize, cluster: usize) -> bool {
        let phrase = self.sources.phrase(mention);
        !phrase.kind.is_of_many_acts() || self.has_lemma_of(mention, cluster)
    }

    /// Whether an event mention and a cluster of the same day tell what befell the same thing, no more people being named than on one side.
    fn befell_the_same(&self, mention: usize, cluster: usize) -> bool {
        let sources = self.sources;
        let (here, phrase) = (&sources.mentions[mention], sources.phrase(mention));
        let voices = &self.clusters[cluster].voices;
        let is_named = |mention: usize| !sources.mentions[mention].people.is_empty();
        let agrees = |other: &usize| {
            let other = sources.phrase(*other);
            other.kind.is_toll_of(phrase.kind)
                || other.kind.is_compatible(phrase.kind)
                    && (phrase.kind.befalls() || other.lemma == phrase.lemma && !phrase.lemma.is_empty())
        };
        let shares = |other: &usize| sources.mentions[*other].entities.iter().any(|entity| here.entities.binary_search(entity).is_ok());
        let both_are_named = || is_named(mention) && voices.iter().any(|other| is_named(*other));
        !self.is_other_harm(mention, cluster) && !both_are_named() && voices.iter().all(agrees) && voices.iter().any(shares)
    }

    /// Whether an event mention of what takes two names only one of them.
    fn names_one_of_two(&self, mention: usize) -> bool {
        self.sources.phrase(mention).kind.is_mutual() && self.sources.mentions[mention].people.len() == 1
    }

    /// Whether enough of the people are the same: two for what takes two, else one.
    fn shares_people(&self, mention: usize, cluster: usize) -> bool {
        let sources = self.sources;
        let here = &sources.mentions[mention];
        let needed = if sources.phrase(mention).kind.is_mutual() && !self.names_one_of_two(mention) { 2 } else { 1 };
        let shared = |other: &usize| sources.mentions[*other].people.iter().filter(|person| here.people.contains(person)).count();
        self.clusters[cluster]
            .voices
            .iter()
            .any(|other| shared(other) >= needed && sources.phrase(*other).kind.is_compatible(sources.phrase(mention).kind))
    }
}
