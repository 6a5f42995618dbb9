//! A person in a list of people.

use serde::Serialize;

use super::Desk;
use super::links::{PersonLink, Ready};
use crate::dossier::PersonIndex;
use crate::site::running_text::shortened;
use crate::site::url::Address;

/// A person in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PersonRow {
    /// The person.
    pub(crate) link: Ready<PersonLink>,
    /// What they are most often called to be; `None` where no article says.
    pub(crate) role: Option<String>,
    /// How many mentions there are.
    pub(crate) mentions: usize,
    /// In how many articles.
    pub(crate) articles: usize,
}

/// A role in a list is a few words.
pub(crate) const LONGEST_ROLE: usize = 100;

impl PersonRow {
    /// The row of a person.
    pub(crate) fn new(desk: &Desk<'_>, from: &Address, index: PersonIndex) -> Self {
        let person = index.of(&desk.compiled.dossier.people);
        Self {
            link: desk.person_link(from, index),
            role: index.of(&desk.facts.roles).first().map(|role| shortened(&role.words, LONGEST_ROLE)),
            mentions: person.mentions,
            articles: person.articles.len(),
        }
    }
}
