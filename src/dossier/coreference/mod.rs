//! Where a text refers to a person without a name: “the Syrian leader”, “he”.
//!
//! In: the people with their named mentions, and who said each quote. Out: further mentions, of the forms *role* and *pronoun*;
//! never a person who was not named. What is not clear stays unmarked: a reader is helped by no guess.
//!
//! > Mayor Ann Reyes spoke. **She** left early. **The mayor** was tired, **she** said.

mod offices;
mod pronouns;
mod roles;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use self::offices::Offices;
use super::people::{Form, Mention, People, PersonIndex};
use super::speakers::Quote;
use crate::annotate::Annotations;
use crate::annotate::quotes::Directness;
use crate::corpus::{Article, Grade, Project};
use crate::text::Span;

/// The mentions of each article, by its place: those by name, and between them those by role and pronoun. In order, without overlap.
pub(crate) fn add_to(
    mentions: Vec<Vec<Mention>>,
    project: &Project,
    annotations: &[Annotations],
    people: &People,
    quotes: &[Vec<Quote>],
) -> Vec<Vec<Mention>> {
    let offices = Offices::new(annotations, people);
    let articles = project.articles.par_iter().zip(annotations).zip(quotes).zip(mentions).enumerate();
    articles
        .map(|(place, (((article, annotated), quotes), named))| {
            if named.is_empty() {
                return named;
            }
            let scene = Page { place, article, annotated, quotes };
            let with_roles = merged(roles::find(&scene, &named, &offices), named);
            let pronouns = pronouns::find(&scene, &with_roles, people);
            merged(pronouns, with_roles)
        })
        .collect()
}

/// One article, as its references are looked for.
struct Page<'a> {
    place: usize,
    article: &'a Article,
    annotated: &'a Annotations,
    quotes: &'a [Quote],
}

impl Page<'_> {
    /// The role beside a name: “Mayor” of “Mayor Ann Reyes”.
    fn role_beside(&self, name: Span) -> Option<Span> {
        let names = &self.annotated.names;
        let place = names.partition_point(|phrase| phrase.span.end <= name.start);
        names.get(place).filter(|phrase| phrase.span.overlaps(name)).and_then(|phrase| phrase.role)
    }

    /// Whether somebody says the words: whom “he” and “the president” mean there, the speaker knows.
    fn is_quoted(&self, span: Span) -> bool {
        let place = self.annotated.quotes.partition_point(|quote| quote.content.end <= span.start);
        self.annotated.quotes.get(place).is_some_and(|quote| quote.content.overlaps(span) && quote.directness != Directness::Indirect)
    }
}

/// A reference that is as sure as the text lets it be.
fn reference(span: Span, person: PersonIndex, form: Form) -> Mention {
    Mention { span, person: Some(person), form, grade: Grade::Derived }
}

/// Both in order; of two that overlap, the one that was there before.
fn merged(found: Vec<Mention>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let is_free = |new: &Mention| {
        let place = mentions.partition_point(|old| old.span.end <= new.span.start);
        mentions.get(place).is_none_or(|old| !old.span.overlaps(new.span))
    };
    let free: Vec<Mention> = found.into_iter().filter(is_free).collect();
    mentions.extend(free);
    mentions.sort_by_key(|mention| mention.span);
    mentions
}
