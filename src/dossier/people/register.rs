//! The persons found, as each article looks them up.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::forms::{Forms, Sighting};
use super::identity::Identities;
use super::lookup::NameIndex;
use super::parts::Parts;
use super::shared_surnames::SharedSurnames;
use super::usage::Usage;
use crate::annotate::lexicon::Classes;
use crate::annotate::names::Cues;
use crate::annotate::{Annotations, WordTable};
use crate::corpus::Project;

/// The persons found, as each article looks them up.
pub(super) struct Register<'a> {
    pub(super) forms: &'a Forms,
    pub(super) identities: &'a Identities,
    pub(super) by_family: FxHashMap<u64, Vec<usize>>,
    pub(super) by_given: FxHashMap<u64, Vec<usize>>,
    /// The family key of each spelling of a surname.
    pub(super) spellings: FxHashMap<u64, u64>,
    /// The key of each spelling of a first name.
    pub(super) given_spellings: FxHashMap<u64, u64>,
    pub(super) names: NameIndex,
    pub(super) usage: Usage,
    pub(super) shared_surnames: SharedSurnames,
}

impl<'a> Register<'a> {
    pub(super) fn new(
        forms: &'a Forms,
        identities: &'a Identities,
        project: &Project,
        annotations: &[Annotations],
        sightings: &[Arc<Vec<Sighting>>],
    ) -> Self {
        let mut register = Self {
            forms,
            identities,
            by_family: FxHashMap::default(),
            by_given: FxHashMap::default(),
            spellings: FxHashMap::default(),
            given_spellings: FxHashMap::default(),
            names: NameIndex::default(),
            usage: Usage::default(),
            shared_surnames: SharedSurnames::default(),
        };
        for (person, group) in identities.persons.iter().enumerate() {
            // Whom only the editor names is found only where the editor says so.
            if group.iter().any(|form| forms.all[*form].count > 0) {
                for form in group {
                    register.add(person, *form);
                }
            }
        }
        register.usage = Usage::count(annotations, register.spellings.keys().copied());
        register.shared_surnames =
            SharedSurnames::new(forms, identities, project, annotations, sightings, |family| register.of_family(family).len() > 1);
        register
    }

    pub(super) fn add(&mut self, person: usize, form: usize) {
        let parts = &self.forms.all[form].parts;
        let Some(family) = parts.family() else { return };
        push_once(self.by_family.entry(family.key).or_default(), person);
        if !family.is_initial {
            self.spellings.insert(family.fold, family.key);
        }
        for given in parts.given().iter().filter(|part| !part.is_initial) {
            push_once(self.by_given.entry(given.key).or_default(), person);
            self.given_spellings.insert(given.fold, given.key);
        }
        if parts.is_full() {
            self.names.add(&parts.names, person);
        }
        // “díaz odwan”, of Eva Díaz Odwan; but “ann odi” is nobody's end who is known by it alone.
        if parts.names.len() > 2 && !parts.names[1].is_initial {
            let end = Parts::plain(parts.names[1..].to_vec());
            if self.forms.find(&end).and_then(|form| self.identities.person_of[form]).is_none_or(|other| other == person) {
                self.names.add(&end.names, person);
            }
        }
    }

    /// Whether a surname beyond doubt stands before “and” before the word at `at`: “reyes and little”.
    pub(super) fn is_paired(&self, text: &str, words: &WordTable, at: usize) -> bool {
        at > 1 && words.tokens[at - 1].of(text) == "and" && {
            let other = words.tokens[at - 2];
            self.spellings.contains_key(&other.fold) && !other.is(Classes::COMMON | Classes::FUNCTION)
        }
    }

    pub(super) fn of_family(&self, key: u64) -> &[usize] {
        self.by_family.get(&key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_given(&self, key: u64) -> &[usize] {
        self.by_given.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// The persons come one after the other, each with all their forms.
pub(super) fn push_once(list: &mut Vec<usize>, person: usize) {
    if list.last() != Some(&person) {
        list.push(person);
    }
}

const STRONG: Cues = Cues::HONORIFIC.union(Cues::ROLE).union(Cues::SPEECH).union(Cues::WHO).union(Cues::APPOSITION);
const DOUBTFUL: Cues = Cues::COMMON.union(Cues::PLACE).union(Cues::ORGANISATION).union(Cues::OTHER);

impl Register<'_> {
    /// Whether a lone name means the person whom the article names in full: “Little said”, but not “Little remains”.
    pub(super) fn is_likely_here(&self, cues: Cues, fold: u64) -> bool {
        if cues.intersects(STRONG) {
            return true;
        }
        let is_used_as_name = cues.contains(Cues::SUBJECT) || self.usage.is_name(fold);
        if cues.contains(Cues::LOWERED) && cues.contains(Cues::LOCATIVE) && !is_used_as_name {
            return false;
        }
        if cues.contains(Cues::LOWERED) {
            return !cues.contains(Cues::COMMON) || is_used_as_name;
        }
        if cues.contains(Cues::LOCATIVE) || cues.contains(Cues::ARTICLE) && cues.intersects(DOUBTFUL) {
            return false;
        }
        !(cues.contains(Cues::OPENS) && cues.intersects(Cues::COMMON | Cues::OTHER)) || is_used_as_name
    }

    /// Whether a lone name means a person whom only other articles name in full.
    pub(super) fn is_likely_anywhere(&self, cues: Cues, fold: u64) -> bool {
        cues.intersects(Cues::HONORIFIC | Cues::ROLE | Cues::APPOSITION)
            || !cues.intersects(DOUBTFUL | Cues::LOCATIVE)
            || !cues.intersects(DOUBTFUL.difference(Cues::COMMON) | Cues::LOCATIVE) && self.usage.is_name(fold)
    }
}
