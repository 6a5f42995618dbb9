//! The list of all people, most named first; those of bylines and credits last.

use std::ops::Range;

use serde::Serialize;

use super::Site;
use super::cards::{PersonLink, shown_name};
use super::head::Head;
use super::index::{Role, shortened};
use super::paging::{self, Pagination, escaped_len, pagination};
use super::url::Address;
use crate::dossier::PersonIndex;
use crate::error::Error;
use crate::pipeline::Compiled;

/// What a page of the list shows.
#[derive(Serialize)]
struct PeoplePage {
    /// How many people the whole list has that the dossier is about.
    count: usize,
    /// How many are named only in bylines and credits.
    others: usize,
    /// Those the dossier is about.
    people: Vec<PersonRow>,
    /// Those named only in bylines and credits.
    reporters: Vec<PersonRow>,
    pagination: Option<Pagination>,
}

/// A person in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PersonRow {
    /// The person.
    pub(super) link: PersonLink,
    /// What they are most often called to be; `None` where no article says.
    pub(super) role: Option<String>,
    /// How many mentions there are.
    pub(super) mentions: usize,
    /// In how many articles.
    pub(super) articles: usize,
}

/// A role in a list is a few words.
const LONGEST_ROLE: usize = 100;

impl PersonRow {
    /// The row of a person.
    pub(super) fn new(site: &Site<'_>, from: &Address, index: PersonIndex) -> Self {
        let person = &site.compiled.dossier.people[index.0 as usize];
        Self {
            link: site.person_link(from, index),
            role: site.index.roles[index.0 as usize].first().map(|role| shortened(&role.words, LONGEST_ROLE)),
            mentions: person.mentions,
            articles: person.articles.len(),
        }
    }
}

/// Cuts the list into pages.
pub(super) fn cut(compiled: &Compiled, most_named: &[PersonIndex], roles: &[Vec<Role>]) -> Vec<Range<usize>> {
    const ROW: usize = 260;
    let cost = |index: &PersonIndex| {
        let person = &compiled.dossier.people[index.0 as usize];
        let role = roles[index.0 as usize].first().map_or(0, |role| escaped_len(&shortened(&role.words, LONGEST_ROLE)));
        ROW + person.id.len().min(130) + escaped_len(&shown_name(&person.name)) + role
    };
    paging::cut(most_named.iter().map(cost), paging::BUDGET)
}

/// Renders a page of the list.
pub(super) fn render(site: &Site<'_>, address: &Address, part: usize) -> Result<Vec<u8>, Error> {
    let pages = &site.index.people_pages;
    let people = &site.index.most_named[pages[part].clone()];
    let is_subject = |person: &PersonIndex| site.compiled.dossier.people[person.0 as usize].is_subject;
    let (subjects, reporters): (Vec<PersonIndex>, Vec<PersonIndex>) = people.iter().partition(|person| is_subject(person));
    let rows = |people: Vec<PersonIndex>| people.into_iter().map(|person| PersonRow::new(site, address, person)).collect();
    let count = site.index.most_named.partition_point(is_subject);
    let view = PeoplePage {
        count,
        others: site.index.most_named.len() - count,
        people: rows(subjects),
        reporters: rows(reporters),
        pagination: pagination(address, part, pages.len(), |page| Address::list("people", page)),
    };
    let description = format!("Everybody whom the articles of the dossier “{}” name, most named first.", site.settings().name);
    let head = Head::new(site, address, "people", "People", description);
    site.render_page("people.html", address, &head, &view)
}
