//! Makes an event of the event mentions of one: who, where, when, and how much it matters.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::cluster::Cluster;
use super::profile::Profile;
use super::rules::Rules;
use super::tell::Told;
use super::word_weights::WordWeights;
use super::{Day, Event, EventPlace, Sources, coverage, summary};
use crate::annotate::events::{EventPhrase, Status};
use crate::annotate::words::fold;
use crate::corpus::Grade;
use crate::dossier::{Evidence, PersonIndex};
use crate::text::overlapping;

/// What an event is described with.
pub(super) struct Describer<'a> {
    pub(super) sources: &'a Sources<'a>,
    pub(super) told: &'a [Told],
    pub(super) weights: &'a WordWeights,
    /// By article: its headline, and what that is about.
    pub(super) headlines: &'a [Option<(Evidence, Profile)>],
    /// By day: what its clusters are about together.
    pub(super) days: &'a FxHashMap<Date, Day>,
    /// What the whole dossier tells.
    pub(super) subject: &'a Profile,
    pub(super) rules: &'a Rules<'a>,
}

impl Describer<'_> {
    /// The event that a cluster of event mentions makes, to which these articles refer; `None` where too little is known of it to stand on
    /// a timeline.
    pub(super) fn event_of(&self, cluster: &Cluster, references: &[usize]) -> Option<Event> {
        let (sources, told) = (self.sources, self.told);
        let mut members: Vec<usize> = cluster.mentions.clone();
        members.sort_unstable();
        // What somebody tells as done goes before what others planned.
        let status_of = |is_asked: fn(&Told) -> bool| {
            members.iter().map(|member| &told[*member]).filter(|told| is_asked(told)).map(|told| told.status).min()
        };
        // What is told without a day may be about something else.
        let status = status_of(|told| told.date.is_some()).or_else(|| status_of(|_| true))?;
        if status == Status::Possible && cluster.date.is_none() && !members.iter().any(|member| self.rules.keeps(*member)) {
            return None;
        }
        // Where it is told as done, what was said of it before does not add people or places.
        let tells = |member: &&usize| told[**member].status == status;
        let mention: Vec<usize> = members.iter().filter(tells).copied().collect();
        let day = self.day_of(cluster).map(|day| &day.profile);
        let shown = summary::choose(sources, told, self.weights, &members, cluster, day, status)?;
        let people = self.people_of(&mention, shown.evidence);
        // What opens an article without a day is taken to be of the day it came out.
        let is_supposed = cluster.date.is_some() && members.iter().all(|member| told[*member].date.is_none());
        let grade = members
            .iter()
            .filter(|member| told[**member].date.as_deref() == cluster.date.as_ref())
            .map(|member| told[*member].grade)
            .min()
            .unwrap_or(if is_supposed { Grade::Inferred } else { Grade::Unknown });
        let (coverage, headline) = coverage::coverage_of(sources, self.headlines, cluster, references);
        let is_kept = || members.iter().any(|member| self.rules.keeps(*member));
        if coverage.sources == 1 && cluster.date.is_none() && self.are_many_days() && !is_kept() {
            return None;
        }
        let names_nobody = people.is_empty() && members.iter().all(|member| sources.mentions[*member].nations.is_empty());
        let is_by_the_way = || names_nobody && is_vague(cluster, status) || people.len() < 2 && self.is_aside(&members, cluster);
        let is_unprintable = self.are_many_days() && shown.is_broken;
        if coverage.sources == 1 && (is_unprintable || is_by_the_way()) && !is_kept() {
            return None;
        }
        Some(Event {
            id: String::new(),
            date: cluster.date.clone(),
            status,
            kind: Some(members.iter().filter(tells).map(|member| sources.phrase(*member).kind).min()?),
            grade,
            weight: coverage::weight_of(&coverage, status, is_supposed, self.centrality(cluster), f64::from(shown.doubt)),
            is_pinned: self.rules.pins(&members),
            given_summary: self.rules.summary(&members),
            summary: String::new(),
            summary_evidence: shown.evidence,
            summary_without: shown.without,
            people,
            places: places_of(sources, members.iter().filter(tells)),
            coverage,
            headline,
            reports: reports_of(sources, &members),
        })
    }

    /// Whether so many days are told of that what one report tells without a day, or by the way, finds no place among them.
    pub(super) fn are_many_days(&self) -> bool {
        const MANY: usize = 40;
        self.days.len() > MANY
    }

    /// Whether what one article tells it tells only to date or to name something else: “the Sept. 11 attacks”, “when she left in 2001”.
    fn is_aside(&self, members: &[usize], cluster: &Cluster) -> bool {
        const A_MONTH: i32 = 31;
        const A_YEAR: i32 = 366;
        const LONG_AGO: i32 = 60;
        let phrases = || members.iter().map(|member| self.sources.phrase(*member));
        let days = cluster.date.as_ref().and_then(|date| date.first.until(date.last).ok()).map_or(0, |length| length.get_days());
        let is_named = |phrase: &EventPhrase| !phrase.is_verb && phrase.calamity.is_some_and(|calamity| calamity.is_known);
        let is_long_ago = |member: &usize| {
            let came_out = self.sources.published[self.sources.mentions[*member].article].range().map(|(first, _)| first);
            let over = cluster.date.as_ref().map(|date| date.last).zip(came_out);
            over.and_then(|(over, came_out)| over.until(came_out).ok()).is_some_and(|distance| distance.get_days() > LONG_AGO)
        };
        members.iter().all(is_long_ago) && phrases().all(is_named)
            || self.are_many_days() && days > A_YEAR
            || (days > A_MONTH || self.are_many_days() && (days > 0 || members.iter().all(is_long_ago)))
                && !phrases().any(|phrase| phrase.is_main && phrase.is_verb)
    }

    /// Those who take part in what these tell, sorted: whom the report shown or most of them name; in a small dossier all whom one of a
    /// handful names.
    fn people_of(&self, members: &[usize], shown: Evidence) -> Vec<PersonIndex> {
        const FEW: usize = 5;
        /// Of many reports, one in so many names them.
        const SHARE: usize = 5;
        let (mentions, near_duplicates) = (self.sources.mentions, self.sources.near_duplicates);
        let source = |member: usize| near_duplicates.first(mentions[member].article);
        let is_shown =
            |member: usize| mentions[member].article == shown.article && self.sources.phrase(member).sentence.contains(shown.span);
        let in_words: Vec<PersonIndex> =
            members.iter().filter(|member| is_shown(**member)).flat_map(|member| mentions[*member].people.iter().copied()).collect();
        let named = members.iter().flat_map(|member| mentions[*member].people.iter().map(|person| (*person, source(*member))));
        let mut named: Vec<(PersonIndex, usize)> = named.collect();
        named.sort_unstable();
        named.dedup();
        let all = near_duplicates.count_sources(members.iter().map(|member| mentions[*member].article));
        let needed = match (self.are_many_days(), all < FEW) {
            (true, _) => all / 2 + 1,
            (false, true) => 1,
            (false, false) => all.div_ceil(SHARE).max(2),
        };
        let by_person = named.chunk_by(|one, other| one.0 == other.0);
        by_person.filter(|sources| sources.len() >= needed || in_words.contains(&sources[0].0)).map(|sources| sources[0].0).collect()
    }

    /// What is told of the day of an event; `None` where it has no day of its own.
    fn day_of(&self, cluster: &Cluster) -> Option<&Day> {
        cluster.date.as_ref().filter(|date| date.first == date.last).and_then(|date| self.days.get(&date.first))
    }

    /// How much of what is told of its day an event is about, little of a day of which little is told; and of what the dossier tells.
    fn centrality(&self, cluster: &Cluster) -> f64 {
        /// What the dossier is about counts for more than what a day is about.
        const SUBJECT: f64 = 1.5;
        let of_day = self.day_of(cluster).map_or(0.0, |day| f64::from(day.profile.likeness(&cluster.profile)) * day.share());
        of_day + SUBJECT * f64::from(self.subject.likeness(&cluster.profile))
    }
}

/// Whether a day is told so vaguely that one report that names nobody and no nation is not worth an entry: “were repealed in 1980”, “next year”.
fn is_vague(cluster: &Cluster, status: Status) -> bool {
    const A_WEEK: i32 = 7;
    const A_MONTH: i32 = 31;
    let days = cluster.date.as_ref().and_then(|date| date.first.until(date.last).ok()).map(|length| length.get_days());
    days.is_some_and(|days| days > if status == Status::Happened { A_MONTH } else { A_WEEK })
}

/// The sentences that tell it, each once, in order.
fn reports_of(sources: &Sources<'_>, members: &[usize]) -> Vec<Evidence> {
    let sentence = |member: &usize| Evidence { article: sources.mentions[*member].article, span: sources.phrase(*member).sentence };
    let mut reports: Vec<Evidence> = members.iter().map(sentence).collect();
    reports.sort_unstable();
    reports.dedup();
    reports
}

/// The places that its event mentions name, each once.
fn places_of<'m>(sources: &Sources<'_>, members: impl Iterator<Item = &'m usize>) -> Vec<EventPlace> {
    let mut places: Vec<EventPlace> = Vec::new();
    for member in members {
        let article = sources.mentions[*member].article;
        for span in &sources.phrase(*member).places {
            // “no confidence in Hale”
            if overlapping(&sources.people.mentions[article], *span, |mention| mention.span).iter().any(|mention| mention.person.is_some())
            {
                continue;
            }
            let name = span.of(&sources.project.articles[article].text).to_owned();
            if !places.iter().any(|place| fold(&place.name) == fold(&name)) {
                places.push(EventPlace { name, evidence: Evidence { article, span: *span } });
            }
        }
    }
    places
}
