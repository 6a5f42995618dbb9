//! How much a dossier holds.

use serde::Serialize;

use super::Desk;
use crate::site::facts::newest::last_day;
use crate::site::fragments::dates::{Day, published_in_words};

/// How much a dossier holds.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Counts {
    /// How many articles.
    pub(crate) articles: usize,
    /// How many people it is about.
    pub(crate) people: usize,
    /// How many events.
    pub(crate) events: usize,
    /// How many quotes, in the speakers' own words.
    pub(crate) quotes: usize,
    /// How many statements the articles report in words of their own.
    pub(crate) reported: usize,
    /// How many mentions of people by name.
    pub(crate) mentions: usize,
    /// How many outlets.
    pub(crate) outlets: usize,
    /// The day of the first article that has one.
    pub(crate) first: Option<Day>,
    /// The day of the last.
    pub(crate) last: Option<Day>,
}

impl Counts {
    /// Counts a dossier.
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let dossier = &desk.compiled.dossier;
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
            first: dated().min_by_key(|published| published.range()).and_then(published_in_words),
            last: dated().max_by_key(|published| last_day(published)).and_then(published_in_words),
        }
    }
}
