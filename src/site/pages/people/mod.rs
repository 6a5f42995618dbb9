//! The lists of all people, most named first and by name; those of bylines and credits last.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::dossier::PersonIndex;
use crate::error::Error;
use crate::site::facts::order::Order;
use crate::site::fragments::head::Head;
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::fragments::person_row::{LONGEST_ROLE, PersonRow};
use crate::site::fragments::{Desk, paging, shown_name};
use crate::site::page::{Page, Placed, placed};
use crate::site::running_text::{escaped_len, shortened};
use crate::site::url::Address;
use crate::site::views::Rendered;

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

/// The pages of the lists.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let lists = Order::ALL.into_iter().flat_map(|order| {
        let rows = Arc::new(cut(desk, &desk.facts.people[order as usize]));
        (0..rows.len()).map(move |part| placed(address_of(order, part), List { order, rows: Arc::clone(&rows), part }))
    });
    lists.collect()
}

/// A page of a list.
struct List {
    order: Order,
    rows: Arc<Vec<Range<usize>>>,
    part: usize,
}

impl Page for List {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address, self.order, &self.rows, self.part)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// Where a page of a list stands.
fn address_of(order: Order, part: usize) -> Address {
    Address::list(if order == Order::Mentions { "people" } else { "people-by-name" }, part)
}

/// What a list is called.
fn label_of(order: Order) -> &'static str {
    match order {
        Order::Mentions => "Most named first",
        Order::Name => "By name",
    }
}

/// Cuts a list into pages.
fn cut(desk: &Desk<'_>, people: &[PersonIndex]) -> Vec<Range<usize>> {
    const ROW: usize = 260;
    let cost = |index: &PersonIndex| {
        let person = index.of(&desk.compiled.dossier.people);
        let role = index.of(&desk.facts.roles).first().map_or(0, |role| escaped_len(&shortened(&role.words, LONGEST_ROLE)));
        ROW + person.id.len().min(130) + escaped_len(&shown_name(&person.name)) + role
    };
    paging::cut(people.iter().map(cost), paging::BUDGET)
}

/// Renders a page of the list.
fn render(desk: &Desk<'_>, address: &Address, order: Order, pages: &[Range<usize>], part: usize) -> Result<Rendered, Error> {
    let all = &desk.facts.people[order as usize];
    let people = &all[pages[part].clone()];
    let is_subject = |person: &PersonIndex| person.of(&desk.compiled.dossier.people).is_subject;
    let (subjects, reporters): (Vec<PersonIndex>, Vec<PersonIndex>) = people.iter().partition(|person| is_subject(person));
    let rows = |people: Vec<PersonIndex>| people.into_iter().map(|person| PersonRow::new(desk, address, person)).collect();
    let count = all.partition_point(is_subject);
    let view = PeoplePage {
        count,
        others: all.len() - count,
        people: rows(subjects),
        reporters: rows(reporters),
        orders: Order::ALL
            .into_iter()
            .map(|other| OrderLink { label: label_of(other), href: address.link_to(&address_of(other, 0)), is_current: other == order })
            .collect(),
        pagination: pagination(address, part, pages.len(), |page| address_of(order, page)),
    };
    let (title, sorted) = match order {
        Order::Mentions => ("People", "most named first"),
        Order::Name => ("People by name", "by surname"),
    };
    let description = format!("Everybody whom the articles of the dossier “{}” name, {sorted}.", desk.settings().name);
    let head = Head::new(desk, address, "people", title, description);
    desk.render_page("people.html", address, &head, &view)
}
