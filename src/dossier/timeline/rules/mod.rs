//! The editor's rules on events, led to the tellings they speak of, and the events that the editor adds.

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

/// The rules on what the articles tell, by the place of the telling.
#[derive(Debug, Default)]
pub(super) struct Rules<'a>(BTreeMap<usize, Vec<&'a ToldEvent>>);

impl<'a> Rules<'a> {
    /// Leads each rule to its tellings; one that finds none is a diagnostic.
    pub(super) fn new(sources: &Sources<'_>, constraints: &'a EventConstraints, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut rules = Self::default();
        for rule in &constraints.told {
            let told = tellings_at(sources, rule.place);
            if told.is_empty() {
                diagnostics.push(rule.missing.clone());
            }
            for telling in told {
                rules.0.entry(telling).or_default().push(rule);
            }
        }
        rules
    }

    /// Whether the editor speaks of a telling otherwise than to hide it: then it is an event, whatever else is known of it.
    pub(super) fn keeps(&self, telling: usize) -> bool {
        self.of([telling]).any(|rule| !rule.is_hidden)
    }

    /// Whether the editor hides the event of a cluster.
    pub(super) fn hides(&self, cluster: &Cluster) -> bool {
        self.of(cluster.tellings.iter().copied()).any(|rule| rule.is_hidden)
    }

    /// Whether the editor holds that these tell a key event.
    pub(super) fn pins(&self, tellings: &[usize]) -> bool {
        self.of(tellings.iter().copied()).any(|rule| rule.is_pinned)
    }

    /// The summary the editor gives to the event that these tell; that of the last rule.
    pub(super) fn summary(&self, tellings: &[usize]) -> Option<String> {
        self.of(tellings.iter().copied()).filter_map(|rule| rule.summary.clone()).last()
    }

    /// Gives the editor's dates to tellings: to those quoted, and to all that tell the same event as far as `clusters` has it.
    pub(super) fn give_dates(&self, clusters: &[Cluster], told: &mut [Told]) {
        let dated = |rule: &&&ToldEvent| rule.date.is_some();
        for (telling, rules) in &self.0 {
            let Some(date) = rules.iter().filter(dated).filter_map(|rule| rule.date.as_ref()).next_back() else { continue };
            let same = clusters.iter().filter(|cluster| cluster.tellings.contains(telling)).flat_map(|cluster| &cluster.tellings);
            for telling in same.chain([telling]) {
                told[*telling].date = Some(date.clone());
                told[*telling].grade = Grade::Given;
            }
        }
    }

    /// Whether any rule gives a date.
    pub(super) fn has_dates(&self) -> bool {
        self.0.values().flatten().any(|rule| rule.date.is_some())
    }

    /// The rules on these tellings, by the place they quote; those of one place in the order of the file.
    fn of(&self, tellings: impl IntoIterator<Item = usize>) -> impl Iterator<Item = &'a ToldEvent> {
        let mut rules: Vec<&'a ToldEvent> = tellings.into_iter().filter_map(|telling| self.0.get(&telling)).flatten().copied().collect();
        rules.sort_by_key(|rule| rule.place);
        rules.dedup_by_key(|rule| std::ptr::from_ref(*rule));
        rules.into_iter()
    }
}

/// The tellings that quoted words speak of: those whose trigger stands among them; else those whose part of the sentence they touch;
/// else those of their sentence.
fn tellings_at(sources: &Sources<'_>, place: Evidence) -> Vec<usize> {
    let first = sources.tellings.partition_point(|telling| telling.article < place.article);
    let here: Vec<usize> =
        (first..sources.tellings.len()).take_while(|telling| sources.tellings[*telling].article == place.article).collect();
    let told = |is_meant: &dyn Fn(usize) -> bool| here.iter().copied().filter(|telling| is_meant(*telling)).collect::<Vec<usize>>();
    let ways: [Vec<usize>; 3] = [
        told(&|telling| place.span.contains(sources.phrase(telling).trigger)),
        told(&|telling| sources.phrase(telling).clause.overlaps(place.span)),
        told(&|telling| sources.phrase(telling).sentence.overlaps(place.span)),
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
    let told_by = sources.reprints.count_sources(reports.iter().map(|report| report.article));
    let coverage = Coverage { sources: told_by, ..Coverage::default() };
    Event {
        id: String::new(),
        date: added.date.clone(),
        status: Status::Happened,
        kind: None,
        grade: Grade::Given,
        weight: super::coverage::weight_of(&coverage, Status::Happened, false, 1.0),
        is_pinned: false,
        given_summary: Some(added.summary.clone()),
        summary: added.summary.clone(),
        summary_evidence: reports[0],
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
