//! The index at the back of the book: people, places, and the words of headlines, by initial letter, each with its articles. It
//! is what the search page offers to those who browse, and to browsers without scripts.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::fold;
use crate::corpus::Grade;
use crate::dossier::{Evidence, PersonIndex};
use crate::error::Error;
use crate::site::data::search::units::normalised;
use crate::site::facts::order::sorting_name;
use crate::site::fragments::cards::Report;
use crate::site::fragments::head::Head;
use crate::site::fragments::links::{PersonLink, Ready};
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::fragments::{Desk, paging, shown_name};
use crate::site::running_text::shortened;
use crate::site::url::Address;
use crate::site::views::Rendered;
use crate::text::{Span, WordKind, find_words};

/// So many articles are named beside a word, the newest; search finds all.
const MOST: usize = 4;
/// What is filed under no letter from A to Z.
const OTHER: &str = "other";

/// The index, by initial letter.
pub(crate) struct Letters {
    letters: Vec<Letter>,
}

/// The entries of a letter.
struct Letter {
    /// “a” to “z”, or [`OTHER`].
    initial: String,
    entries: Vec<Entry>,
    pages: Vec<Range<usize>>,
}

/// A line of the index.
enum Entry {
    /// Somebody who has a page.
    Person(PersonIndex),
    /// A place, or a word of a headline.
    Term {
        name: String,
        /// Where it stands in the newest articles.
        places: Vec<Evidence>,
        /// In how many articles it stands.
        count: usize,
    },
}

/// A letter to go to.
#[derive(Serialize)]
pub(crate) struct LetterLink {
    /// “A”, or “0–9 …” for what begins with no letter from A to Z.
    label: String,
    href: String,
    is_current: bool,
}

/// What a page of the index shows.
#[derive(Serialize)]
struct LetterPage {
    label: String,
    letters: Vec<LetterLink>,
    rows: Vec<LetterRow>,
    pagination: Option<Pagination>,
}

/// A line of the index: a person, or a word with its articles.
#[derive(Serialize)]
struct LetterRow {
    name: String,
    /// The page of the person; `None` for a word.
    person: Option<Ready<PersonLink>>,
    /// In how many articles it stands.
    articles: usize,
    /// The newest of them, with the sentence; none for a person.
    reports: Vec<Report>,
    /// How many more there are.
    more: usize,
    /// The search that finds them all; `None` where all are named.
    search: Option<String>,
}

impl Letters {
    /// Collects the entries, sorted.
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let compiled = desk.compiled;
        let mut sorted: BTreeMap<String, Vec<(String, Entry)>> = BTreeMap::new();
        let mut file = |key: String, entry: Entry| {
            let initial = key.chars().next().filter(char::is_ascii_lowercase).map_or_else(|| OTHER.to_owned(), String::from);
            sorted.entry(initial).or_default().push((key, entry));
        };
        for (place, person) in compiled.dossier.people.iter().enumerate().filter(|(_, person)| person.is_subject) {
            file(sorting_name(&person.name), Entry::Person(PersonIndex(place as u32)));
        }
        for (key, term) in terms(desk) {
            file(key, Entry::Term { name: term.name, count: term.places.len(), places: term.places.into_iter().take(MOST).collect() });
        }
        let letters = sorted.into_iter().map(|(initial, mut entries)| {
            entries.sort_by(|(one, _), (other, _)| one.cmp(other));
            let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
            let pages = paging::cut(entries.iter().map(Entry::cost), paging::BUDGET);
            Letter { initial, entries, pages }
        });
        Self { letters: letters.collect() }
    }

    /// Every page: its letter, its part, and where it stands.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (usize, usize, Address)> {
        let letters = self.letters.iter().enumerate();
        letters.flat_map(|(place, letter)| (0..letter.pages.len()).map(move |part| (place, part, address(letter, part))))
    }

    /// The letters to go to from a page, of which one may be that of the page.
    pub(crate) fn links(&self, from: &Address, current: Option<usize>) -> Vec<LetterLink> {
        let links = self.letters.iter().enumerate().map(|(place, letter)| LetterLink {
            label: label(letter),
            href: from.link_to(&address(letter, 0)),
            is_current: current == Some(place),
        });
        links.collect()
    }
}

fn address(letter: &Letter, part: usize) -> Address {
    Address::list(&format!("search-{}", letter.initial), part)
}

fn label(letter: &Letter) -> String {
    if letter.initial == OTHER { "0–9 and others".to_owned() } else { letter.initial.to_uppercase() }
}

impl Entry {
    /// What it takes in HTML.
    fn cost(&self) -> usize {
        match self {
            Self::Person(_) => 330,
            Self::Term { places, name, .. } => 260 + 2 * name.len() + 420 * places.len(),
        }
    }
}

/// A place or word with all articles that have it, the newest first.
struct Term {
    name: String,
    places: Vec<Evidence>,
}

/// The places where events happened, and the words of headlines that say something.
fn terms(desk: &Desk<'_>) -> BTreeMap<String, Term> {
    let (compiled, index) = (desk.compiled, &desk.facts);
    let mut terms: BTreeMap<String, Term> = BTreeMap::new();
    let mut add = |name: &str, evidence: Evidence| {
        let key: String = name.split_whitespace().map(normalised).collect::<Vec<_>>().join(" ");
        if !key.is_empty() {
            terms.entry(key).or_insert_with(|| Term { name: name.to_owned(), places: Vec::new() }).places.push(evidence);
        }
    };
    let places = compiled.dossier.events.iter().flat_map(|event| &event.places);
    places.for_each(|place| add(&place.name, place.evidence));
    for (article, facts) in compiled.dossier.articles.iter().enumerate() {
        if facts.headline.grade == Grade::Derived {
            continue;
        }
        // A headline that the text does not bear leads to its first sentence.
        let start = facts.sentences.first().copied().unwrap_or(Span::new(0, 0));
        let span = facts.headline.evidence.filter(|_| facts.headline.grade == Grade::Stated).unwrap_or(start);
        let people = index.people_in[article].iter().map(|(person, _)| compiled.dossier.people[person.0 as usize].name.as_str());
        let names: Vec<String> = people.flat_map(str::split_whitespace).map(normalised).collect();
        let headline = &index.headlines[article];
        for word in find_words(headline).into_iter().filter(|word| word.kind == WordKind::Letters && word.span.len() > 2) {
            let letters = word.span.of(headline);
            let classes = classes_of(&fold(letters));
            if !classes.intersects(Classes::FUNCTION | Classes::AUXILIARY | Classes::SPEECH) && !names.contains(&normalised(letters)) {
                let is_name = !classes.intersects(Classes::COMMON) || classes.intersects(Classes::COUNTRY | Classes::CITY);
                add(if is_name { letters.to_owned() } else { letters.to_lowercase() }.as_str(), Evidence { article, span });
            }
        }
    }
    let mut age = vec![0; index.newest.len()];
    index.newest.iter().enumerate().for_each(|(place, article)| age[*article] = place);
    for term in terms.values_mut() {
        term.places.sort_by_key(|evidence| (age[evidence.article], evidence.span));
        term.places.dedup_by_key(|evidence| evidence.article);
    }
    terms
}

/// Renders a page of the index.
pub(crate) fn render(desk: &Desk<'_>, from: &Address, letters: &Letters, place: usize, part: usize) -> Result<Rendered, Error> {
    let letter = &letters.letters[place];
    let rows = letter.entries[letter.pages[part].clone()].iter().map(|entry| match entry {
        Entry::Person(index) => {
            let person = &desk.compiled.dossier.people[index.0 as usize];
            LetterRow {
                name: shown_name(&person.name),
                person: Some(desk.person_link(from, *index)),
                articles: person.articles.len(),
                reports: Vec::new(),
                more: 0,
                search: None,
            }
        }
        Entry::Term { name, places, count } => {
            let more = count - places.len();
            let search = (more > 0).then(|| format!("{}?q={}", from.link_to(&Address::list("search", 0)), query_of(name)));
            let reports = places.iter().map(|place| Report { words: String::new(), ..desk.report(from, *place) }).collect();
            LetterRow { name: shortened(name, 120), person: None, articles: *count, reports, more, search }
        }
    });
    let view = LetterPage {
        label: label(letter),
        letters: letters.links(from, Some(place)),
        rows: rows.collect(),
        pagination: pagination(from, part, letter.pages.len(), |part| address(letter, part)),
    };
    let name = format!("Index: {}", view.label);
    let description = format!("People, places and words of headlines in the dossier “{}”: {}.", desk.settings().name, view.label);
    let head = Head::new(desk, from, "search", &name, description);
    desk.render_page("letter.html", from, &head, &view)
}

/// A word as part of an address.
fn query_of(name: &str) -> String {
    let words = name.split_whitespace().map(normalised);
    // Letters beyond ASCII are what the browser encodes by itself.
    words.collect::<Vec<_>>().join("+")
}
