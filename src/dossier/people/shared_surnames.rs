//! Which of several people with one surname is meant, by what stands before it: “Mrs. Reyes” or “Governor Reyes”.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::forms::{Forms, Sighting};
use super::identity::Identities;
use super::parts::{Generation, Parts};
use crate::annotate::Annotations;
use crate::annotate::lexicon::{Classes, classes_of_hash};
use crate::annotate::names::NamePhrase;
use crate::annotate::words::fold;
use crate::corpus::Project;
use crate::text::Span;

/// What stands before a lone surname.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// The gender that “Mrs.” gives; `None` where nothing gives one.
    gender: Option<Gender>,
    /// The hash of the last word of the role: “Governor”, or of an honorific without a gender: “Dr.”; `None` where there is none.
    office: Option<u64>,
    /// “Jr.” after it; `None` where nothing stands there.
    generation: Option<Generation>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Woman,
    Man,
}

impl Style {
    /// Whether it can decide who is meant where several people have the surname.
    pub(super) fn tells(self) -> bool {
        self.gender.is_some() || self.office.is_some() || self.generation.is_some()
    }

    /// What stands before a phrase and after it: “**Mr.** Reyes”, “**President** Reyes”, “Reyes **Jr.**”.
    pub(super) fn of(text: &str, annotated: &Annotations, phrase: &NamePhrase, parts: &Parts) -> Self {
        let gender = phrase.honorific.and_then(|honorific| match honorific.of(text).trim_end_matches(['.', ' ']) {
            "Mr" | "Mister" | "Sir" | "mr" | "sir" => Some(Gender::Man),
            "Mrs" | "Ms" | "Miss" | "Mme" | "Dame" | "mrs" | "ms" | "miss" | "dame" => Some(Gender::Woman),
            _ => None,
        });
        Self { gender, office: office_of(text, annotated, phrase), generation: parts.generation }
    }
}

/// What the corpus says of the people with one surname.
#[derive(Debug, Default)]
pub(super) struct SharedSurnames {
    genders: Vec<Option<Gender>>,
    /// Each with an office that stands before their full name somewhere.
    offices: FxHashSet<(usize, u64)>,
    /// Each as its full name has it, where it has one.
    generations: Vec<Option<Generation>>,
}

impl SharedSurnames {
    /// Gathers it for the surnames that several bear (`is_shared`).
    pub(super) fn new(
        forms: &Forms,
        identities: &Identities,
        project: &Project,
        annotations: &[Annotations],
        sightings: &[Arc<Vec<Sighting>>],
        is_shared: impl Fn(u64) -> bool,
    ) -> Self {
        let genders = identities.persons.iter().map(|group| gender_of(forms, group)).collect();
        let generation = |group: &Vec<usize>| group.iter().find_map(|form| forms.all[*form].parts.generation);
        let generations = identities.persons.iter().map(generation).collect();
        let mut offices = FxHashSet::default();
        for ((article, annotated), sightings) in project.articles.iter().zip(annotations).zip(sightings) {
            let text = &article.text;
            for sighting in sightings.iter().filter(|sighting| sighting.parts.is_full()) {
                let phrase = &annotated.names[sighting.phrase];
                if phrase.role.is_none() && phrase.honorific.is_none()
                    || !sighting.parts.family().is_some_and(|family| is_shared(family.key))
                {
                    continue;
                }
                let person = forms.find(&sighting.parts).and_then(|form| identities.person_of[form]);
                offices.extend(person.zip(office_of(text, annotated, phrase)));
            }
        }
        Self { genders, offices, generations }
    }

    /// Whether a person of the family may have the office they are called by: if anybody is known to have it, it is theirs.
    pub(super) fn may_have(&self, style: Style, person: usize, family: &[usize]) -> bool {
        let has = |person: usize, office: u64| self.offices.contains(&(person, office));
        // “Reyes Jr.” is not the Reyes who is “Sr.”, nor one without anything where another is “Jr.”.
        let is_of = |person: usize| style.generation.is_some() && self.generations[person] == style.generation;
        if style.generation.is_some() && !is_of(person) && family.iter().any(|other| is_of(*other)) {
            return false;
        }
        style.office.is_none_or(|office| has(person, office) || !family.iter().any(|other| has(*other, office)))
    }

    /// Whether the honorific may be a person’s: “Mrs.” is nobody’s whose first name is a man’s alone.
    pub(super) fn may_be(&self, style: Style, person: usize) -> bool {
        style.gender.is_none_or(|gender| self.genders[person].is_none_or(|own| own == gender))
    }
}

/// The last word of the role right before a name, or an honorific without a gender: “Dr.”.
fn office_of(text: &str, annotated: &Annotations, phrase: &NamePhrase) -> Option<u64> {
    let of_profession = |honorific: &Span| !matches!(fold(honorific.of(text)).trim_end_matches(['.', ' ']), "mr" | "mrs" | "ms" | "miss");
    if let Some(honorific) = phrase.honorific.filter(of_profession) {
        let last = annotated.words.words_in(honorific).rfind(|at| annotated.words.tokens[*at].is(Classes::HONORIFIC))?;
        return Some(annotated.words.tokens[last].fold);
    }
    let role = phrase.role.filter(|role| role.start < phrase.span.start)?;
    let last = annotated.words.words_in(role).rfind(|at| annotated.words.tokens[*at].is(Classes::ROLE | Classes::TITLE))?;
    Some(annotated.words.tokens[last].fold)
}

/// The gender that a person's first names give, where only one sex has them.
fn gender_of(forms: &Forms, group: &[usize]) -> Option<Gender> {
    let first = group.iter().find_map(|form| forms.all[*form].parts.given().first().filter(|part| !part.is_initial))?;
    let classes = classes_of_hash(first.fold);
    match (classes.contains(Classes::FEMALE_NAME), classes.contains(Classes::MALE_NAME)) {
        (true, false) => Some(Gender::Woman),
        (false, true) => Some(Gender::Man),
        _ => None,
    }
}
