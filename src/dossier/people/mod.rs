//! Phrases decided and merged into people and their aliases.
//!
//! In: the name phrases of all articles. Out: one person for each human the corpus names, and every mention of them.
//!
//! Full names come first: their votes over the corpus decide which are people, then which of them are one person
//! (`identity.rs`). Then each article is read again, and lone surnames go to the people it names in full (`resolve.rs`).

mod advice;
mod ages;
mod also_called;
mod couples;
mod forms;
mod identity;
mod kin;
mod lookup;
mod namesakes;
mod naming;
mod particles;
mod parts;
mod register;
mod resolve;
mod rules;
mod shared_surnames;
mod short_names;
mod spellings;
mod splits;
mod the_dead;
mod usage;

use rayon::prelude::*;
use serde::Serialize;

pub(in crate::dossier) use advice::is_called;
pub(in crate::dossier) use ages::age_of;
pub(in crate::dossier) use rules::nearest_name;

use super::Constraints;
pub(crate) use super::constraints::Presence;
use super::evidence::Evidence;
use crate::annotate::Annotations;
use crate::corpus::{Grade, Project};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// The place of a person in [`super::Dossier::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonIndex(pub u32);

impl PersonIndex {
    /// What a table that has one row for each person says of this one.
    pub fn of<T>(self, table: &[T]) -> &T {
        &table[self.0 as usize]
    }
}

/// How a mention refers to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// By first name and surname.
    Full,
    /// By a part of the name.
    Part,
    /// By what they are: “the mayor of Linden”.
    Role,
    /// “he”.
    Pronoun,
}

impl Form {
    /// Whether it names the person; a role or a pronoun only refers to them.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Full | Self::Part)
    }
}

/// One place where a text refers to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words, without title and possessive.
    pub span: Span,
    /// Who is meant; `None` where that is open (an ambiguous surname).
    pub person: Option<PersonIndex>,
    /// How.
    pub form: Form,
    /// How sure it is that this person is meant.
    pub grade: Grade,
}

/// A form of a name, as some article writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Its letters, in the best writing the corpus has.
    pub text: String,
    /// Where it first stands.
    pub evidence: Evidence,
    /// How many mentions have this form.
    pub mentions: usize,
}

/// What a person is called to be, as an article says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedRole {
    /// The words: “Russian President”.
    pub text: String,
    /// Where they stand.
    pub evidence: Evidence,
}

/// A person the corpus names.
#[derive(Clone, Debug)]
pub struct Person {
    /// A name for URLs and for the editor's rules: `omar-al-odi`. Unique.
    pub id: String,
    /// The name shown: the best form that the corpus supports.
    pub name: String,
    /// That name as the articles use it; `None` where no article writes it so.
    pub named: Option<Alias>,
    /// The other forms used, most used first.
    pub aliases: Vec<Alias>,
    /// Whether the corpus is about them; false for those who are named only in bylines and credits.
    pub is_subject: bool,
    /// What they are called to be, in the order of the articles.
    pub roles: Vec<ReportedRole>,
    /// The articles that name them, by place, sorted.
    pub articles: Vec<usize>,
    /// How many named mentions there are.
    pub mentions: usize,
    /// What the editor says of them.
    pub note: Option<String>,
    /// How far the editor keeps them out.
    pub presence: Presence,
}

/// The people of a corpus, and where each article mentions them.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Sorted by id.
    pub people: Vec<Person>,
    /// By the place of the article: its mentions, in order, without overlap.
    pub mentions: Vec<Vec<Mention>>,
}

/// Decides who is who.
pub(crate) fn decide(
    project: &Project,
    annotations: &[Annotations],
    constraints: &Constraints,
    diagnostics: &mut Vec<Diagnostic>,
) -> People {
    let mut sightings = forms::find_sightings(project, annotations);
    particles::read_again(project, annotations, &mut sightings);
    couples::share_surnames(project, annotations, &mut sightings);
    namesakes::tell_apart(project, annotations, &mut sightings);
    let mut forms = forms::Forms::tally(&sightings);
    let rules = rules::Rules::new(&constraints.people, &mut forms);
    let mut also_called = also_called::find_pairs(project, annotations, &sightings, &forms);
    also_called.extend(short_names::find_pairs(annotations, &sightings, &forms));
    also_called.extend(spellings::find_pairs(project, annotations, &sightings, &forms));
    let identities = identity::merge(&forms, &rules, &also_called);
    let register = register::Register::new(&forms, &identities, project, annotations, &sightings);
    let articles = project.articles.par_iter().zip(annotations);
    // The sightings of an article are let go of as soon as it is read: with all of them memory would be at its fullest.
    let mut mentions: Vec<Vec<resolve::Resolved>> = articles
        .zip(sightings)
        .map(|((article, annotated), sightings)| resolve::resolve_article(article, annotated, &sightings, &register))
        .collect();
    splits::part(&rules, &mut mentions, &identities, diagnostics);
    let people = naming::name_people(project, annotations, mentions, &register, &rules);
    rules.report(&people.people, diagnostics);
    diagnostics.extend(advice::Adviser { project, annotations, people: &people, rules: &constraints.people }.advise());
    people
}

#[cfg(test)]
mod tests;
