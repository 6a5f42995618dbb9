//! The home page: what the dossier holds, its key events, the most-named people, the latest articles.

use serde::Serialize;

use super::Site;
use super::articles_page::ArticleCard;
use super::cards::{Day, EventCard};
use super::head::Head;
use super::key_events::key_events;
use super::own_page;
use super::people_page::{Order, PersonRow};
use super::published;
use super::url::Address;
use crate::error::Error;

const EVENTS: usize = 5;
const PEOPLE: usize = 10;
const ARTICLES: usize = 6;

/// What the home page shows.
#[derive(Serialize)]
struct HomePage {
    counts: Counts,
    /// The editor's introduction, as HTML; `None` without one.
    introduction: Option<String>,
    events: Vec<EventCard>,
    people: Vec<PersonRow>,
    articles: Vec<ArticleCard>,
}

/// How much a dossier holds.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Counts {
    /// How many articles.
    pub(super) articles: usize,
    /// How many people it is about.
    pub(super) people: usize,
    /// How many events.
    pub(super) events: usize,
    /// How many quotes, in the speakers' own words.
    pub(super) quotes: usize,
    /// How many statements the articles report in words of their own.
    pub(super) reported: usize,
    /// How many mentions of people by name.
    pub(super) mentions: usize,
    /// How many outlets.
    pub(super) outlets: usize,
    /// The day of the first article that has one.
    pub(super) first: Option<Day>,
    /// The day of the last.
    pub(super) last: Option<Day>,
}

impl Counts {
    /// Counts a dossier.
    pub(super) fn new(site: &Site<'_>) -> Self {
        let dossier = &site.compiled.dossier;
        let mut outlets: Vec<&str> =
            dossier.articles.iter().filter_map(|facts| facts.outlet.as_ref()).map(|outlet| outlet.value.as_str()).collect();
        outlets.sort_unstable();
        outlets.dedup();
        let said = || dossier.articles.iter().flat_map(|facts| &facts.quotes);
        let dated = || dossier.articles.iter().map(|facts| &facts.published).filter(|published| published.range().is_some());
        Self {
            articles: dossier.articles.len(),
            people: dossier.people.iter().filter(|person| person.is_subject).count(),
            events: dossier.events.len(),
            quotes: said().filter(|quote| quote.is_verbatim()).count(),
            reported: said().filter(|quote| !quote.is_verbatim()).count(),
            mentions: dossier.articles.iter().map(|facts| facts.mentions.iter().filter(|mention| mention.form.is_name()).count()).sum(),
            outlets: outlets.len(),
            first: dated().min_by_key(|published| published.range()).and_then(published::shown),
            last: dated().max_by_key(|published| published::last_day(published)).and_then(published::shown),
        }
    }
}

/// Renders the home page.
pub(super) fn render(site: &Site<'_>, address: &Address) -> Result<Vec<u8>, Error> {
    let settings = site.settings();
    let dossier = &site.compiled.dossier;
    let subjects = site.index.people[Order::Mentions as usize].iter().filter(|person| person.of(&dossier.people).is_subject);
    let view = HomePage {
        counts: Counts::new(site),
        introduction: own_page::html_of(&site.own_pages, "index"),
        events: key_events(site, address, EVENTS),
        people: subjects.take(PEOPLE).map(|person| PersonRow::new(site, address, *person)).collect(),
        articles: site.index.newest.iter().take(ARTICLES).map(|article| ArticleCard::new(site, address, *article)).collect(),
    };
    let head = Head::new(site, address, "home", &settings.name, settings.description.clone());
    site.render_page("home.html", address, &head, &view)
}
