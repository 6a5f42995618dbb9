//! The editor's rules on events, led to the event mentions they speak of, and the events that the editor adds.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Cluster;
use super::tell::Told;
use super::{Coverage, Event, EventPlace, Sources};
use crate::annotate::events::Status;
use crate::annotate::words::fold;
use crate::corpus::Grade;
use crate::diagnostic::Diagnostic;
use crate::dossier::constraints::{AddedEvent, EventConstraints, PersonReference, ToldEvent};
use crate::dossier::people::{People, PersonIndex};
use crate::dossier::{Evidence, Person};

/// The rules on what the articles tell, by the place of the event mention.
#[derive(Debug, Default)]
pub(super) struct Rules<'a>(BTreeMap<usize, Vec<&'a ToldEvent>>);

impl<'a> Rules<'a> {
    /// Leads each rule to its event mentions; one that finds none is a diagnostic.
    pub(super) fn new(sources: &Sources<'_>, constraints: &'a EventConstraints, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut rules = Self::default();
        for rule in &constraints.told {
            let told = mentions_at(sources, rule.place);
            if told.is_empty() {
                diagnostics.push(rule.missing.clone());
            }
            for mention in told {
                rules.0.entry(mention).or_default().push(rule);
            }
        }
        rules
    }

    /// Whether the editor speaks of an event mention otherwise than to hide it: then it is an event, whatever else is known of it.
    pub(super) fn keeps(&self, mention: usize) -> bool {
        self.of([mention]).any(|rule| !rule.is_hidden)
    }

    /// Whether the editor hides the event of a cluster.
    pub(super) fn hides(&self, cluster: &Cluster) -> bool {
        self.of(cluster.mentions.iter().copied()).any(|rule| rule.is_hidden)
    }

    /// Whether the editor holds that these tell a key event.
    pub(super) fn pins(&self, mentions: &[usize]) -> bool {
        self.of(mentions.iter().copied()).any(|rule| rule.is_pinned)
    }

    /// The summary the editor gives to the event that these tell; that of the last rule.
    pub(super) fn summary(&self, mentions: &[usize]) -> Option<String> {
        self.of(mentions.iter().copied()).filter_map(|rule| rule.summary.clone()).last()
    }

    /// Gives the editor's dates to event mentions: to those quoted, and to all that tell the same event as far as `clusters` has it.
    pub(super) fn give_dates(&self, clusters: &[Cluster], told: &mut [Told]) {
        let dated = |rule: &&&ToldEvent| rule.date.is_some();
        for (mention, rules) in &self.0 {
            let Some(date) = rules.iter().filter(dated).filter_map(|rule| rule.date.as_ref()).next_back() else { continue };
            let same = clusters.iter().filter(|cluster| cluster.mentions.contains(mention)).flat_map(|cluster| &cluster.mentions);
            for mention in same.chain([mention]) {
                told[*mention].date = Some(Box::new(date.clone()));
                told[*mention].grade = Grade::Given;
            }
        }
    }

    /// Whether any rule gives a date.
    pub(super) fn has_dates(&self) -> bool {
        self.0.values().flatten().any(|rule| rule.date.is_some())
    }

    /// The rules on these event mentions, by the place they quote; those of one place in the order of the file.
    fn of(&self, mentions: impl IntoIterator<Item = usize>) -> impl Iterator<Item = &'a ToldEvent> {
        let mut rules: Vec<&'a ToldEvent> = mentions.into_iter().filter_map(|mention| self.0.get(&mention)).flatten().copied().collect();
        rules.sort_by_key(|rule| rule.place);
        rules.dedup_by_key(|rule| std::ptr::from_ref(*rule));
        rules.into_iter()
    }
}

/// The event mentions that quoted words speak of: those whose trigger stands among them; else those whose part of the sentence they touch;
/// else those of their sentence.
fn mentions_at(sources: &Sources<'_>, place: Evidence) -> Vec<usize> {
    let first = sources.mentions.partition_point(|mention| mention.article < place.article);
    let here: Vec<usize> =
        (first..sources.mentions.len()).take_while(|mention| sources.mentions[*mention].article == place.article).collect();
    let told = |is_meant: &dyn Fn(usize) -> bool| here.iter().copied().filter(|mention| is_meant(*mention)).collect::<Vec<usize>>();
    let ways: [Vec<usize>; 3] = [
        told(&|mention| place.span.contains(sources.phrase(mention).trigger)),
        told(&|mention| sources.phrase(mention).clause.overlaps(place.span)),
        told(&|mention| sources.phrase(mention).sentence.overlaps(place.span)),
    ];
    ways.into_iter().find(|way| !way.is_empty()).unwrap_or_default()
}

/// The events that the editor adds, each with its evidence.
pub(super) fn added(sources: &Sources<'_>, constraints: &EventConstraints, diagnostics: &mut Vec<Diagnostic>) -> Vec<Event> {
    constraints.added.iter().map(|event| event_of(sources, event, diagnostics)).collect()
}

fn event_of(sources: &Sources<'_>, added: &AddedEvent, diagnostics: &mut Vec<Diagnostic>) -> Event {
    let mut people: Vec<PersonIndex> = Vec::new();
    for reference in &added.people {
        match find_person(sources.people, reference) {
            Ok(person) => people.push(person),
            Err(missing) => diagnostics.push(missing),
        }
    }
    people.sort_unstable();
    people.dedup();
    let reports: BTreeSet<Evidence> = added.evidence.iter().map(|place| sentence_of(sources, *place)).collect();
    let reports: Vec<Evidence> = reports.into_iter().collect();
    let place = |name: &String| EventPlace { name: name.clone(), evidence: reports[0] };
    let told_by = sources.near_duplicates.count_sources(reports.iter().map(|report| report.article));
    let coverage = Coverage { sources: told_by, ..Coverage::default() };
    Event {
        id: String::new(),
        date: added.date.clone(),
        status: Status::Happened,
        kind: None,
        grade: Grade::Given,
        weight: super::coverage::weight_of(&coverage, Status::Happened, false, 1.0, 0.0),
        is_pinned: false,
        given_summary: Some(added.summary.clone()),
        summary: added.summary.clone(),
        summary_evidence: reports[0],
        summary_without: None,
        people,
        places: added.places.iter().map(place).collect(),
        coverage,
        headline: None,
        reports,
    }
}

fn sentence_of(sources: &Sources<'_>, place: Evidence) -> Evidence {
    let words = &sources.annotations[place.article].words;
    let sentence = words.sentence_at(place.span.start).map(|sentence| words.sentences[sentence].span);
    Evidence { article: place.article, span: sentence.map_or(place.span, |sentence| sentence.to(place.span)) }
}

/// The person whom a rule names by their id or any of their names.
fn find_person(people: &People, reference: &PersonReference) -> Result<PersonIndex, Diagnostic> {
    let wanted = fold(&reference.wanted);
    let is_called = |person: &Person| {
        let family = person.name.rsplit(' ').next();
        let names = [person.id.as_str(), &person.name].into_iter().chain(family);
        names.chain(person.aliases.iter().map(|alias| alias.text.as_str())).any(|name| fold(name) == wanted)
    };
    let mut found = people.people.iter().enumerate().filter(|(_, person)| is_called(person));
    // Of two whose surname is written, the one who is named more often is meant.
    if let Some((place, _)) = found.by_ref().max_by_key(|(place, person)| (person.mentions, std::cmp::Reverse(*place))) {
        return Ok(PersonIndex(u32::try_from(place).unwrap_or(u32::MAX)));
    }
    let nearest = people.people.iter().min_by_key(|person| strsim::levenshtein(&fold(&person.name), &wanted));
    let missing = reference.missing.clone();
    Err(match nearest {
        Some(person) => missing.help(format!("the nearest name is `{}`", person.name)),
        None => missing,
    })
}
