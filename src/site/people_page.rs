//! The lists of all people, most named first and by name; those of bylines and credits last.

use std::ops::Range;

use serde::Serialize;

use super::Site;
use super::cards::{PersonLink, shown_name};
use super::head::Head;
use super::index::{Role, shortened};
use super::paging::{self, Pagination, escaped_len, pagination};
use super::ready::Ready;
use super::url::Address;
use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::fold;
use crate::dossier::{Person, PersonIndex};
use crate::error::Error;
use crate::pipeline::Compiled;

/// How a list of people is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Most named first.
    Mentions,
    /// By surname.
    Name,
}

impl Order {
    /// All orders.
    pub(super) const ALL: [Self; 2] = [Self::Mentions, Self::Name];

    /// The people in this order; those of bylines and credits last.
    pub(super) fn sorted(self, people: &[Person]) -> Vec<PersonIndex> {
        let mut sorted: Vec<PersonIndex> = (0_u32..).map(PersonIndex).take(people.len()).collect();
        let person = |index: &PersonIndex| index.of(people);
        match self {
            Self::Mentions => sorted.sort_by_cached_key(|index| {
                let person = person(index);
                (!person.is_subject, std::cmp::Reverse(person.mentions), &person.id)
            }),
            Self::Name => sorted.sort_by_cached_key(|index| {
                let person = person(index);
                (!person.is_subject, sorting_name(&person.name), &person.id)
            }),
        }
        sorted
    }

    /// Where a page of the list stands.
    pub(super) fn address(self, part: usize) -> Address {
        Address::list(if self == Self::Mentions { "people" } else { "people-by-name" }, part)
    }

    /// What the list is called.
    fn label(self) -> &'static str {
        match self {
            Self::Mentions => "Most named first",
            Self::Name => "By name",
        }
    }
}

/// A name as lists of names sort it, without case and accents: “al-Odi, Omar” stands under O, “Jr.” under nothing.
pub(super) fn sorting_name(name: &str) -> String {
    let folded = fold(name);
    let is_suffix = |word: &str| classes_of(word.trim_matches('.')).contains(Classes::NAME_SUFFIX);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let last = words.iter().rposition(|word| !is_suffix(word)).unwrap_or(0);
    let family = words.get(last).map_or("", |word| match word.split_once('-') {
        Some((particle, rest)) if classes_of(particle).contains(Classes::PARTICLE) => rest,
        _ => word,
    });
    format!("{family} {folded}")
}

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
    /// The orders to choose from.
    orders: Vec<OrderLink>,
    pagination: Option<Pagination>,
}

/// A list of the same people.
#[derive(Serialize)]
struct OrderLink {
    label: &'static str,
    href: String,
    is_current: bool,
}

/// A person in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PersonRow {
    /// The person.
    pub(super) link: Ready<PersonLink>,
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
        let person = index.of(&site.compiled.dossier.people);
        Self {
            link: site.person_link(from, index),
            role: index.of(&site.index.roles).first().map(|role| shortened(&role.words, LONGEST_ROLE)),
            mentions: person.mentions,
            articles: person.articles.len(),
        }
    }
}

/// Cuts the list into pages.
pub(super) fn cut(compiled: &Compiled, people: &[PersonIndex], roles: &[Vec<Role>]) -> Vec<Range<usize>> {
    const ROW: usize = 260;
    let cost = |index: &PersonIndex| {
        let person = index.of(&compiled.dossier.people);
        let role = index.of(roles).first().map_or(0, |role| escaped_len(&shortened(&role.words, LONGEST_ROLE)));
        ROW + person.id.len().min(130) + escaped_len(&shown_name(&person.name)) + role
    };
    paging::cut(people.iter().map(cost), paging::BUDGET)
}

/// Renders a page of the list.
pub(super) fn render(site: &Site<'_>, address: &Address, order: Order, part: usize) -> Result<Vec<u8>, Error> {
    let pages = &site.index.people_pages[order as usize];
    let all = &site.index.people[order as usize];
    let people = &all[pages[part].clone()];
    let is_subject = |person: &PersonIndex| person.of(&site.compiled.dossier.people).is_subject;
    let (subjects, reporters): (Vec<PersonIndex>, Vec<PersonIndex>) = people.iter().partition(|person| is_subject(person));
    let rows = |people: Vec<PersonIndex>| people.into_iter().map(|person| PersonRow::new(site, address, person)).collect();
    let count = all.partition_point(is_subject);
    let view = PeoplePage {
        count,
        others: all.len() - count,
        people: rows(subjects),
        reporters: rows(reporters),
        orders: Order::ALL
            .into_iter()
            .map(|other| OrderLink { label: other.label(), href: address.link_to(&other.address(0)), is_current: other == order })
            .collect(),
        pagination: pagination(address, part, pages.len(), |page| order.address(page)),
    };
    let (title, sorted) = match order {
        Order::Mentions => ("People", "most named first"),
        Order::Name => ("People by name", "by surname"),
    };
    let description = format!("Everybody whom the articles of the dossier “{}” name, {sorted}.", site.settings().name);
    let head = Head::new(site, address, "people", title, description);
    site.render_page("people.html", address, &head, &view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_by_surname() {
        let mut names = ["Omar al-Odi", "Zoe Álvarez", "Ann Reyes Jr.", "Mae", "Bo Nakamura"];
        names.sort_by_key(|name| sorting_name(name));
        assert_eq!(names, ["Zoe Álvarez", "Mae", "Bo Nakamura", "Omar al-Odi", "Ann Reyes Jr."]);
    }
}
