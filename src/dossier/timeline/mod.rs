//! Events in order, with weight and summary.
//!
//! In: mentions of events, with the days their articles give them. Out: the timeline. Event mentions of one event become one entry
//! with every report side by side; four meetings of the same two people stay four.

mod cluster;
mod coverage;
mod describe;
mod fresh;
mod join;
mod merge;
mod profile;
mod references;
mod repeats;
mod rules;
mod summary;
mod tell;
#[cfg(test)]
mod tests;
mod word_weights;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use self::cluster::Cluster;
pub(crate) use self::coverage::Coverage;
use self::profile::Profile;
use self::rules::Rules;
use self::word_weights::WordWeights;
use super::constraints::EventConstraints;
use super::dates::GroundedTime;
pub(crate) use super::event_date::EventDate;
use super::evidence::Evidence;
use super::near_duplicates::NearDuplicates;
use super::people::{People, PersonIndex};
use super::published::Published;
use super::restore::{self, Edit};
use super::same_event::EventMention;
use crate::annotate::Annotations;
use crate::annotate::events::{Kind, Status};
use crate::annotate::words::fold;
use crate::corpus::{Grade, Project};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// A place where an event happened, with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventPlace {
    /// Its name as it is read.
    pub name: String,
    /// Where that stands.
    pub evidence: Evidence,
}

/// One happening, with everybody who reports it.
#[derive(Clone, Debug)]
pub struct Event {
    /// A name for anchors and for the editor's rules. Unique.
    pub id: String,
    /// When; `None` in the undated tray.
    pub date: Option<EventDate>,
    /// Whether it happened.
    pub status: Status,
    /// What kind of happening; `None` where the editor added it.
    pub kind: Option<Kind>,
    /// How sure its date is.
    pub grade: Grade,
    /// How much it matters to a reader who has time for few.
    pub weight: f64,
    /// Whether the editor holds it for a key event, whatever it weighs.
    pub is_pinned: bool,
    /// What the editor says of it; `None` where a report's words do.
    pub given_summary: Option<String>,
    /// Words of one report, shortened, none changed or added; or those of the editor.
    pub summary: String,
    /// Where the summary, or the first evidence of the editor's, stands.
    pub summary_evidence: Evidence,
    /// The part of that which is left out: its teller’s “yesterday”, under the very day.
    pub summary_without: Option<Span>,
    /// Who took part, sorted.
    pub people: Vec<PersonIndex>,
    /// Where it happened.
    pub places: Vec<EventPlace>,
    /// The sentences that tell it, sorted.
    pub reports: Vec<Evidence>,
    /// How many texts tell it, and in what way: reprints are one.
    pub coverage: Coverage,
    /// The headline of one of the reports that names it; `None` where none does.
    pub headline: Option<Evidence>,
}

/// What the timeline is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sources<'a> {
    /// The articles.
    pub project: &'a Project,
    /// What each says.
    pub annotations: &'a [Annotations],
    /// Who is who.
    pub people: &'a People,
    /// When each came out.
    pub published: &'a [Published],
    /// Its times.
    pub times: &'a [Vec<GroundedTime>],
    /// The mentions of events.
    pub mentions: &'a [EventMention],
    /// Which articles print the same text: they are one source.
    pub near_duplicates: &'a NearDuplicates,
}

/// The timeline: by date, the undated ones last. Summaries are written by [`write_summaries`], once it is known how the
/// articles are read.
pub(crate) fn compile(sources: &Sources<'_>, constraints: &EventConstraints, diagnostics: &mut Vec<Diagnostic>) -> Vec<Event> {
    let rules = Rules::new(sources, constraints, diagnostics);
    let mut told = tell::date_mentions(sources);
    let weights = WordWeights::new(sources.annotations);
    // Only what bears a day, and has a place on the timeline, is compared by its words.
    let profile = |mention: &tell::Told| {
        let is_placed = rules.has_dates() || merge::is_placed(sources, mention, &rules);
        let is_dated = mention.date.is_some() || mention.fresh.is_some();
        if is_placed && is_dated { Profile::of_mention(sources, &weights, mention.mention) } else { Profile::default() }
    };
    let profiles: Vec<Profile> = told.par_iter().map(profile).collect();
    let mut clusters = merge::merge(sources, &told, &profiles, &rules);
    if rules.has_dates() {
        // The editor dates the whole event that the words tell, so it must be known what else tells it.
        rules.give_dates(&clusters, &mut told);
        clusters = merge::merge(sources, &told, &profiles, &rules);
    }
    // From here on the profiles of clusters are asked: with those of all event mentions, memory would be at its fullest.
    drop(profiles);
    let mut references = references::find_references(sources, &told, &clusters);
    let headlines: Vec<_> =
        (0..sources.annotations.len()).into_par_iter().map(|article| coverage::headline_of(sources, &weights, article)).collect();
    let days = days_of(&clusters);
    let subject = Profile::of_all(clusters.iter().map(|cluster| &cluster.profile));
    let describer = describe::Describer {
        subject: &subject,
        sources,
        told: &told,
        weights: &weights,
        headlines: &headlines,
        days: &days,
        rules: &rules,
    };
    let shown: Vec<usize> = (0..clusters.len()).filter(|cluster| !rules.hides(&clusters[*cluster])).collect();
    let made = shown.into_par_iter().filter_map(|cluster| Some((cluster, describer.event_of(&clusters[cluster], &references[cluster])?)));
    let mut made: Vec<(usize, Event)> = made.collect();
    repeats::join(&describer, &mut clusters, &mut references, &mut made);
    let mut events: Vec<Event> = made.into_iter().map(|(_, event)| event).collect();
    leave_out_repeated(&mut events);
    events.extend(rules::added(sources, constraints, diagnostics));
    let order =
        |event: &Event| (event.date.as_ref().map_or((1, Date::MAX, Date::MAX), |date| (0, date.first, date.last)), event.summary_evidence);
    events.sort_by_key(order);
    name_events(sources, &mut events);
    events
}

/// What is told of one day.
#[derive(Debug, Default)]
struct Day {
    /// What its clusters are about together.
    profile: Profile,
    mentions: usize,
}

impl Day {
    /// From 0 to 1, the more is told of the day.
    #[expect(clippy::cast_precision_loss, reason = "a day has few mentions")]
    fn share(&self) -> f64 {
        const HALF: f64 = 4.0;
        let mentions = self.mentions as f64;
        mentions / (mentions + HALF)
    }
}

/// What is told of each day.
fn days_of(clusters: &[Cluster]) -> FxHashMap<Date, Day> {
    let mut days: FxHashMap<Date, Day> = FxHashMap::default();
    for cluster in clusters {
        if let Some(date) = cluster.date.as_ref().filter(|date| date.first == date.last) {
            let day = days.entry(date.first).or_default();
            day.profile.add(&cluster.profile);
            day.mentions += cluster.mentions.len();
        }
    }
    days
}

/// Leaves out what says no more than another event of its day: the same sentences tell both, and name nobody else, nor another place.
///
/// > The quarrel **began** on 3 March, when soldiers **stormed** the station. → one entry
fn leave_out_repeated(events: &mut Vec<Event>) {
    let mut by_report: FxHashMap<Evidence, Vec<usize>> = FxHashMap::default();
    for (place, event) in events.iter().enumerate() {
        for report in &event.reports {
            by_report.entry(*report).or_default().push(place);
        }
    }
    let is_repeated = |place: usize| {
        let event = &events[place];
        let others = event.reports.first().and_then(|report| by_report.get(report)).into_iter().flatten();
        let is_plain = event.date.is_some() && !event.is_pinned && event.given_summary.is_none();
        // Of two that say the same, the first stays.
        let covers =
            |other: usize| other != place && says_less(event, &events[other]) && (other < place || !says_less(&events[other], event));
        is_plain && others.into_iter().any(|other| covers(*other))
    };
    let repeated: Vec<bool> = (0..events.len()).map(is_repeated).collect();
    let mut repeated = repeated.into_iter();
    events.retain(|_| repeated.next() != Some(true));
}

/// Whether all that one event says, another of the same day and standing says too.
fn says_less(event: &Event, other: &Event) -> bool {
    let has_place = |place: &EventPlace| other.places.iter().any(|there| fold(&there.name) == fold(&place.name));
    event.date == other.date
        && event.status == other.status
        && event.reports.iter().all(|report| other.reports.contains(report))
        && event.people.iter().all(|person| other.people.contains(person))
        && event.places.iter().all(has_place)
}

/// Gives each event its id: its date, its first people and its kind; a later one that would be called the same is numbered.
fn name_events(sources: &Sources<'_>, events: &mut [Event]) {
    const NAMED: usize = 3;
    let mut taken = std::collections::BTreeMap::new();
    for event in events {
        let mut parts = vec![event.date.as_ref().map_or_else(|| "undated".to_owned(), |date| date.value.replace('/', "--").to_lowercase())];
        parts.extend(event.people.iter().take(NAMED).map(|person| {
            let id = &person.of(&sources.people.people).id;
            id.rsplit('-').next().unwrap_or(id).to_owned()
        }));
        parts.push(event.kind.map_or_else(|| "added".to_owned(), |kind| format!("{kind:?}").to_lowercase()));
        let id = parts.join("-");
        let count = taken.entry(id.clone()).or_insert(0_usize);
        *count += 1;
        event.id = if *count == 1 { id } else { format!("{id}-{count}") };
    }
}

/// Writes the places of each event as they are read, “Linden” where a damaged text has “linden”; those that differ only in case
/// are one.
pub(crate) fn write_places(project: &Project, edits: &[Vec<Edit>], events: &mut [Event]) {
    for event in events.iter_mut().filter(|event| event.kind.is_some()) {
        let mut places: Vec<EventPlace> = Vec::with_capacity(event.places.len());
        for mut place in std::mem::take(&mut event.places) {
            let Evidence { article, span } = place.evidence;
            place.name = restore::apply(&project.articles[article].text, &edits[article], span);
            if !places.iter().any(|other| fold(&other.name) == fold(&place.name)) {
                places.push(place);
            }
        }
        event.places = places;
    }
}

/// Writes the summary of each event: words of one of its reports as they are read, shortened, none changed or added.
pub(crate) fn write_summaries(project: &Project, edits: &[Vec<Edit>], events: &mut [Event]) {
    for event in events {
        let Evidence { article, span } = event.summary_evidence;
        let read = |span: Span| restore::apply(&project.articles[article].text, &edits[article], span);
        let without = event.summary_without.filter(|without| span.contains(*without));
        let shown = || match without {
            Some(Span { start, end }) => read(Span { end: start, ..span }) + &read(Span { start: end, ..span }),
            None => read(span),
        };
        event.summary = event.given_summary.clone().unwrap_or_else(shown);
    }
}
