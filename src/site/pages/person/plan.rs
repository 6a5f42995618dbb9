//! What a person's page shows, row by row, and how the rows are cut into pages.

use std::ops::Range;

use rayon::prelude::*;

use crate::dossier::PersonIndex;
use crate::pipeline::Compiled;
use crate::site::facts::newest::oldest_first;
use crate::site::facts::sentence_at;
use crate::site::fragments::Desk;
use crate::site::fragments::paging;
use crate::site::fragments::sentences::LONGEST_SHOWN;
use crate::site::running_text::escaped_len;

/// One row of a person's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// Something they said: the place of the article, and of the quote in it.
    Said(usize, usize),
    /// An event they took part in.
    Event(usize),
    /// A sentence that names them: the place of the article, and of the sentence in it.
    Named(usize, usize),
}

/// The rows of one person.
#[derive(Clone, Debug, Default)]
pub(crate) struct PersonRows {
    /// All rows: first their quotes, then what is reported of their words, then events, then sentences; each by day of the
    /// article.
    pub(crate) rows: Vec<Row>,
    /// The rows of each page.
    pub(crate) pages: Vec<Range<usize>>,
}

/// What a row takes in HTML beside its words.
const ROW: usize = 420;

/// The rows of all people, from the oldest to the newest.
pub(super) fn collect(desk: &Desk<'_>) -> Vec<PersonRows> {
    let compiled = desk.compiled;
    let dossier = &compiled.dossier;
    let mut persons = vec![PersonRows::default(); dossier.people.len()];
    let mut add = |person: PersonIndex, row: Row| {
        if let Some(person) = persons.get_mut(person.0 as usize)
            && person.rows.last() != Some(&row)
        {
            person.rows.push(row);
        }
    };
    let oldest = || oldest_first(&desk.facts.newest, &dossier.articles);
    for is_verbatim in [true, false] {
        for article in oldest() {
            let quotes = dossier.articles[article].quotes.iter().enumerate();
            for (place, quote) in quotes.filter(|(_, quote)| quote.is_verbatim() == is_verbatim) {
                quote.speaker.into_iter().for_each(|speaker| add(speaker, Row::Said(article, place)));
            }
        }
    }
    for (place, event) in dossier.events.iter().enumerate() {
        event.people.iter().for_each(|person| add(*person, Row::Event(place)));
    }
    for article in oldest() {
        let facts = &dossier.articles[article];
        for mention in &facts.mentions {
            if let (Some(person), Some(sentence)) = (mention.person, sentence_at(facts, mention.span)) {
                add(person, Row::Named(article, sentence));
            }
        }
    }
    persons.par_iter_mut().for_each(|person| {
        person.pages = paging::cut(person.rows.iter().map(|row| cost(*row, compiled)), paging::BUDGET);
    });
    persons
}

fn cost(row: Row, compiled: &Compiled) -> usize {
    let shown = |article: usize, span: crate::text::Span| {
        let words = span.of(&compiled.project.articles[article].text);
        escaped_len(&words[..words.floor_char_boundary(LONGEST_SHOWN)])
    };
    let words = match row {
        Row::Said(article, quote) => shown(article, compiled.dossier.articles[article].quotes[quote].content),
        Row::Event(event) => escaped_len(&compiled.dossier.events[event].summary),
        // Marked-up words cost more the more often they name the person.
        Row::Named(article, sentence) => shown(article, compiled.dossier.articles[article].sentences[sentence]) * 3 / 2,
    };
    ROW + words
}
