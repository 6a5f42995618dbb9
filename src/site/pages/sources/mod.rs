//! The outlets: the list of them, and for each a page with its articles, the events it reported, and whom it named.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use super::articles::plan as articles;
use crate::dossier::PersonIndex;
use crate::dossier::slug::slug_of;
use crate::error::Error;
use crate::site::facts::newest::last_day;
use crate::site::fragments::article_card::ArticleCard;
use crate::site::fragments::cards::EventCard;
use crate::site::fragments::dates::Day;
use crate::site::fragments::dates::published_in_words;
use crate::site::fragments::head::Head;
use crate::site::fragments::links::{PersonLink, Ready};
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::fragments::{Desk, paging};
use crate::site::page::{Page, Placed, placed};
use crate::site::running_text::escaped_len;
use crate::site::running_text::shortened;
use crate::site::url::Address;
use crate::site::views::Rendered;

/// How many people and events are named beside the articles of an outlet.
const PEOPLE: usize = 12;
const EVENTS: usize = 8;
/// How many people the list names for each outlet.
const PEOPLE_IN_LIST: usize = 3;
/// What the articles whose outlet nobody names are filed under.
const NOT_KNOWN: &str = "Outlet not known";

/// The pages of the list, and those of each outlet.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let outlets = Arc::new(outlets(desk));
    let rows = Arc::new(cut(&outlets));
    let list = (0..rows.len())
        .map(|part| placed(Address::list("sources", part), List { outlets: Arc::clone(&outlets), rows: Arc::clone(&rows), part }));
    let each = outlets.iter().enumerate().flat_map(|(place, outlet)| {
        let outlets = &outlets;
        (0..outlet.pages.len()).map(move |part| placed(outlet.address(part), Part { outlets: Arc::clone(outlets), place, part }))
    });
    list.chain(each).collect()
}

/// A page of the list.
struct List {
    outlets: Arc<Vec<Outlet>>,
    rows: Arc<Vec<Range<usize>>>,
    part: usize,
}

impl Page for List {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address, &self.outlets, &self.rows, self.part)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// A page of an outlet.
#[expect(clippy::struct_field_names, reason = "the part, or the letter, that the page shows")]
struct Part {
    outlets: Arc<Vec<Outlet>>,
    place: usize,
    part: usize,
}

impl Page for Part {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render_outlet(desk, address, &self.outlets[self.place], self.part)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// An outlet with what it published.
struct Outlet {
    /// Its name; `None` for the articles of which nobody says who published them.
    name: Option<String>,
    slug: String,
    /// Its articles, the newest first.
    articles: Vec<usize>,
    /// The events that it reported, in the order of the timeline.
    events: Vec<usize>,
    /// How much it published, and when.
    period: Period,
    /// Its pages, as places in `articles`.
    pub(crate) pages: Vec<Range<usize>>,
}

impl Outlet {
    /// Where a page of it stands.
    pub(crate) fn address(&self, part: usize) -> Address {
        Address::source(&self.slug, part)
    }

    fn shown_name(&self) -> String {
        self.name.as_deref().map_or_else(|| NOT_KNOWN.to_owned(), |name| shortened(name, 180))
    }
}

/// All outlets: those with most articles first, the unknown last.
fn outlets(desk: &Desk<'_>) -> Vec<Outlet> {
    let compiled = desk.compiled;
    let mut articles: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    let name_of = |article: usize| compiled.dossier.articles[article].outlet.as_ref().map(|outlet| outlet.value.as_str());
    for article in &desk.facts.newest {
        articles.entry(name_of(*article)).or_default().push(*article);
    }
    let mut events: BTreeMap<Option<&str>, (Vec<usize>, usize)> = BTreeMap::new();
    for (place, event) in compiled.dossier.events.iter().enumerate() {
        let reported_by: BTreeSet<Option<&str>> = event.reports.iter().map(|report| name_of(report.article)).collect();
        for outlet in &reported_by {
            let (theirs, alone) = events.entry(*outlet).or_default();
            theirs.push(place);
            *alone += usize::from(reported_by.len() == 1);
        }
    }
    let mut sorted: Vec<(Option<&str>, Vec<usize>)> = articles.into_iter().collect();
    sorted.sort_by_key(|(name, articles)| (name.is_none(), Reverse(articles.len())));
    let mut taken = BTreeSet::new();
    let outlets = sorted.into_iter().map(|(name, articles)| {
        let plain = slug_of(name.unwrap_or(NOT_KNOWN));
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let mut slugs = std::iter::once(plain.clone()).chain(numbered);
        let slug = slugs.find(|slug| taken.insert(slug.clone())).expect("numbers do not end");
        let (events, alone) = events.remove(&name).unwrap_or_default();
        let pages = articles::cut(desk, &articles, OPENING);
        let period = period(desk, &articles, events.len(), alone);
        Outlet { name: name.map(str::to_owned), slug, articles, events, period, pages }
    });
    outlets.collect()
}

/// What the first page of an outlet holds before its articles, in bytes of HTML.
const OPENING: usize = 16_000;

/// Cuts the list of outlets into pages.
fn cut(outlets: &[Outlet]) -> Vec<Range<usize>> {
    const ROW: usize = 1_300;
    paging::cut(outlets.iter().map(|outlet| ROW + escaped_len(&outlet.shown_name())), paging::BUDGET)
}

/// What a page of the list shows.
#[derive(Serialize)]
struct SourcesPage {
    /// How many outlets have a name.
    count: usize,
    /// How many articles the dossier holds.
    articles: usize,
    outlets: Vec<OutletRow>,
    pagination: Option<Pagination>,
}

/// An outlet in the list.
#[derive(Serialize)]
struct OutletRow {
    name: String,
    href: String,
    /// Whether the articles say who published them.
    is_known: bool,
    period: Period,
    /// Whom it names most.
    people: Vec<Ready<PersonLink>>,
}

/// How much an outlet published, and when.
#[derive(Clone, Serialize)]
struct Period {
    /// How many articles.
    articles: usize,
    /// How many events they report.
    events: usize,
    /// How many of those no other outlet reports.
    alone: usize,
    /// The day of the first article that has one; `None` where none has.
    first: Option<Day>,
    /// The day of the last.
    last: Option<Day>,
    /// How many articles have no day.
    undated: usize,
}

/// What the page of an outlet shows.
#[derive(Serialize)]
struct SourcePage {
    name: String,
    /// Its homepage; `None` where the settings do not have it.
    homepage: Option<String>,
    /// Whether the articles say who published them.
    is_known: bool,
    /// Whether this is the first of its pages, which has `people` and `events`.
    is_first: bool,
    period: Period,
    /// Whom it names most.
    people: Vec<Ready<PersonLink>>,
    /// The events it reported that weigh most, in the order of the timeline.
    events: Vec<EventCard>,
    /// Its articles, the newest first.
    cards: Vec<ArticleCard>,
    pagination: Option<Pagination>,
}

/// Renders a page of the list.
fn render(desk: &Desk<'_>, from: &Address, outlets: &[Outlet], pages: &[Range<usize>], part: usize) -> Result<Rendered, Error> {
    let rows = outlets[pages[part].clone()].iter().map(|outlet| OutletRow {
        name: outlet.shown_name(),
        href: from.link_to(&outlet.address(0)),
        is_known: outlet.name.is_some(),
        period: outlet.period.clone(),
        people: people(desk, from, outlet, PEOPLE_IN_LIST),
    });
    let view = SourcesPage {
        count: outlets.iter().filter(|outlet| outlet.name.is_some()).count(),
        articles: desk.facts.newest.len(),
        outlets: rows.collect(),
        pagination: pagination(from, part, pages.len(), |page| Address::list("sources", page)),
    };
    let description = format!("Who published the articles of the dossier “{}”, when, and what they reported.", desk.settings().name);
    let mut head = Head::new(desk, from, "sources", "Sources", description);
    let rows = view
        .outlets
        .iter()
        .enumerate()
        .map(|(place, row)| json!({"@type": "ListItem", "position": pages[part].start + place + 1, "name": row.name, "url": row.href}));
    head.set_json_ld(json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "Sources",
        "mainEntity": {"@type": "ItemList", "numberOfItems": outlets.len(), "itemListElement": rows.collect::<Vec<_>>()},
    }));
    desk.render_page("sources.html", from, &head, &view)
}

/// Renders a page of an outlet.
fn render_outlet(desk: &Desk<'_>, from: &Address, outlet: &Outlet, part: usize) -> Result<Rendered, Error> {
    let is_first = part == 0;
    let view = SourcePage {
        name: outlet.shown_name(),
        homepage: outlet.name.as_ref().and_then(|name| desk.settings().outlets.get(name)).cloned(),
        is_known: outlet.name.is_some(),
        is_first,
        period: outlet.period.clone(),
        people: if is_first { people(desk, from, outlet, PEOPLE) } else { Vec::new() },
        events: if is_first { events(desk, from, outlet) } else { Vec::new() },
        cards: outlet.articles[outlet.pages[part].clone()].iter().map(|article| ArticleCard::new(desk, from, *article)).collect(),
        pagination: pagination(from, part, outlet.pages.len(), |part| outlet.address(part)),
    };
    let description = format!("What {} published in the dossier “{}”.", view.name, desk.settings().name);
    let mut head = Head::new(desk, from, "sources", &view.name, description);
    head.set_json_ld(json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": view.name,
        "about": {"@type": "Organization", "name": view.name},
    }));
    desk.render_page("source.html", from, &head, &view)
}

fn period(desk: &Desk<'_>, articles: &[usize], events: usize, alone: usize) -> Period {
    let facts = &desk.compiled.dossier.articles;
    let dated = || articles.iter().map(|article| &facts[*article].published).filter(|published| published.range().is_some());
    Period {
        articles: articles.len(),
        events,
        alone,
        first: dated().min_by_key(|published| published.range()).and_then(published_in_words),
        last: dated().max_by_key(|published| last_day(published)).and_then(published_in_words),
        undated: articles.len() - dated().count(),
    }
}

/// Whom the articles of an outlet name, in most articles first.
fn people(desk: &Desk<'_>, from: &Address, outlet: &Outlet, most: usize) -> Vec<Ready<PersonLink>> {
    let mut counts: BTreeMap<PersonIndex, (usize, usize)> = BTreeMap::new();
    for (person, mentions) in outlet.articles.iter().flat_map(|article| &desk.facts.people_in[*article]) {
        if desk.compiled.dossier.people[person.0 as usize].is_subject {
            let (articles, mentioned) = counts.entry(*person).or_default();
            *articles += 1;
            *mentioned += mentions;
        }
    }
    let mut people: Vec<(PersonIndex, (usize, usize))> = counts.into_iter().collect();
    people.sort_by_key(|(person, counts)| (Reverse(*counts), *person));
    people.into_iter().take(most).map(|(person, _)| desk.person_link(from, person)).collect()
}

fn events(desk: &Desk<'_>, from: &Address, outlet: &Outlet) -> Vec<EventCard> {
    let weight = |event: &usize| desk.compiled.dossier.events[*event].weight;
    let mut events = outlet.events.clone();
    events.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.cmp(other)));
    events.truncate(EVENTS);
    events.sort_unstable();
    events.into_iter().map(|event| desk.event_card(from, event)).collect()
}
