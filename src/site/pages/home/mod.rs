//! The home page: what the dossier holds, its key events, the most-named people, the latest articles.

use serde::Serialize;

use crate::error::Error;
use crate::site::facts::order::Order;
use crate::site::facts::own_pages::html_of;
use crate::site::fragments::Desk;
use crate::site::fragments::article_card::ArticleCard;
use crate::site::fragments::cards::EventCard;
use crate::site::fragments::counts::Counts;
use crate::site::fragments::head::Head;
use crate::site::fragments::key_events::key_events;
use crate::site::fragments::person_row::PersonRow;
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;

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

/// The home page.
pub(super) fn pages(_desk: &Desk<'_>) -> Vec<Placed> {
    vec![placed(Address::root("index.html"), Home)]
}

/// `index.html`.
struct Home;

impl Page for Home {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

fn render(desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
    let settings = desk.settings();
    let dossier = &desk.compiled.dossier;
    let subjects = desk.facts.people[Order::Mentions as usize].iter().filter(|person| person.of(&dossier.people).is_subject);
    let view = HomePage {
        counts: Counts::new(desk),
        introduction: html_of(&desk.facts.own_pages, "index"),
        events: key_events(desk, address, EVENTS),
        people: subjects.take(PEOPLE).map(|person| PersonRow::new(desk, address, *person)).collect(),
        articles: desk.facts.newest.iter().take(ARTICLES).map(|article| ArticleCard::new(desk, address, *article)).collect(),
    };
    let head = Head::new(desk, address, "home", &settings.name, settings.description.clone());
    desk.render_page("home.html", address, &head, &view)
}
