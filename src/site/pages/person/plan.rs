//! What a person's page shows, row by row, and how the rows are cut into pages.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::dossier::PersonIndex;
use crate::site::facts::newest::oldest_first;
use crate::site::facts::sentence_at;
use crate::site::fragments::Desk;
use crate::site::fragments::paging;
use crate::site::fragments::sentences::LONGEST_SHOWN;
use crate::site::running_text::escaped_len;

/// One row of a person's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// Something they said in their words: the place of the article, and of the quote in it.
    Said(usize, usize),
    /// What an article reports of their words: the place of the article, and of the quote in it.
    Reported(usize, usize),
    /// An event they took part in.
    Event(usize),
    /// Another sentence that names them: the place of the article, and of the sentence in it.
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

impl PersonRows {
    /// Whether some sentences stand among what they said.
    pub(crate) fn has_statements(&self) -> bool {
        self.rows.iter().any(|row| matches!(row, Row::Said(..) | Row::Reported(..)))
    }
}

/// A sentence with no more than this beside what somebody says in it, in bytes, only names the speaker, and stands once: as
/// their quote.
const MOST_BESIDE_QUOTE: usize = 60;
/// What a row takes in HTML beside its words and those of the link to its article.
const ROW: usize = 110;
/// What an event takes beside its summary.
const EVENT: usize = 280;

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
    let mut told: FxHashSet<(PersonIndex, usize, usize)> = FxHashSet::default();
    // How much of a sentence stands among their quotes, in bytes.
    let mut verbatim: FxHashMap<(PersonIndex, usize, usize), usize> = FxHashMap::default();
    let oldest = || oldest_first(&desk.facts.newest, &dossier.articles);
    for is_verbatim in [true, false] {
        for article in oldest() {
            let quotes = dossier.articles[article].quotes.iter().enumerate();
            for (place, quote) in quotes.filter(|(_, quote)| quote.is_verbatim() == is_verbatim) {
                let row = if is_verbatim { Row::Said(article, place) } else { Row::Reported(article, place) };
                let Some(speaker) = quote.speaker else { continue };
                let sentence = sentence_at(&dossier.articles[article], quote.content);
                if is_verbatim && let Some(sentence) = sentence {
                    *verbatim.entry((speaker, article, sentence)).or_default() += quote.content.len();
                }
                // A sentence stands once, however much of it is reported.
                if is_verbatim || sentence.is_none_or(|sentence| told.insert((speaker, article, sentence))) {
                    add(speaker, row);
                }
            }
        }
    }
    told.extend(verbatim.into_iter().filter_map(|(place @ (_, article, sentence), verbatim)| {
        let sentence = dossier.articles[article].sentences[sentence];
        (sentence.len() <= verbatim + MOST_BESIDE_QUOTE).then_some(place)
    }));
    for (place, event) in dossier.events.iter().enumerate() {
        event.people.iter().for_each(|person| add(*person, Row::Event(place)));
    }
    for article in oldest() {
        let facts = &dossier.articles[article];
        for mention in &facts.mentions {
            if let (Some(person), Some(sentence)) = (mention.person, sentence_at(facts, mention.span))
                && !told.contains(&(person, article, sentence))
            {
                add(person, Row::Named(article, sentence));
            }
        }
    }
    persons.par_iter_mut().for_each(|person| {
        person.pages = paging::cut(person.rows.iter().map(|row| cost(*row, desk)), paging::BUDGET);
    });
    persons
}

fn cost(row: Row, desk: &Desk<'_>) -> usize {
    let compiled = desk.compiled;
    let link = |article: usize| {
        let facts = &compiled.dossier.articles[article];
        let outlet = facts.outlet.as_ref().map_or(0, |outlet| escaped_len(&outlet.value).min(LONGEST_SHOWN));
        ROW + facts.slug.len().min(130) + outlet
    };
    let shown = |article: usize, span: crate::text::Span| {
        let words = span.of(&compiled.project.articles[article].text);
        escaped_len(&words[..words.floor_char_boundary(LONGEST_SHOWN)])
    };
    match row {
        Row::Said(article, quote) => link(article) + shown(article, compiled.dossier.articles[article].quotes[quote].content),
        Row::Reported(article, quote) => {
            let facts = &compiled.dossier.articles[article];
            let content = facts.quotes[quote].content;
            link(article) + shown(article, sentence_at(facts, content).map_or(content, |place| facts.sentences[place])) * 5 / 4
        }
        Row::Event(event) => EVENT + escaped_len(&compiled.dossier.events[event].summary),
        // Marked-up words cost more the more often they name the person.
        Row::Named(article, sentence) => {
            let headline = escaped_len(&desk.facts.headlines[article]).min(LONGEST_SHOWN);
            link(article) + headline + shown(article, compiled.dossier.articles[article].sentences[sentence]) * 5 / 4
        }
    }
}
