//! Which quotations the quotes pages show, in what order, and on which page: by person, and by day.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::annotate::quotes::Directness;
use crate::dossier::quotations::Quotation;
use crate::dossier::{PersonIndex, Quote};
use crate::pipeline::Compiled;
use crate::site::facts::anchors::Anchor;
use crate::site::facts::newest::last_day;
use crate::site::facts::newest::oldest_first;
use crate::site::facts::sentence_at;
use crate::site::fragments::Desk;
use crate::site::fragments::paging;
use crate::site::fragments::sentences::LONGEST_SHOWN;
use crate::site::running_text::escaped_len;
use crate::site::url::Address;

/// In what order a list of quotes stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuoteOrder {
    /// By who said them, those who are quoted most first.
    Person,
    /// By the day they were said or published, the newest first.
    Day,
}

impl QuoteOrder {
    /// A page of the list.
    pub(crate) fn address(self, part: usize) -> Address {
        Address::list(
            match self {
                Self::Person => "quotes",
                Self::Day => "quotes-by-day",
            },
            part,
        )
    }
}

/// Under whose name a quotation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// A person of the dossier.
    Person(PersonIndex),
    /// An official without a name, an organisation, a document; or a name that is not known to be one person's.
    Other,
    /// Nobody: the text names none.
    Nobody,
}

/// The lists of quotes, as places among the dossier's quotations.
#[derive(Clone, Debug)]
pub(crate) struct QuotesPlan {
    /// By person; of those who are none of the dossier, first what is verbatim; each from the oldest article to the newest.
    pub(crate) by_person: Vec<usize>,
    /// The pages of it.
    pub(crate) person_pages: Vec<Range<usize>>,
    /// What is verbatim, the newest first.
    pub(crate) by_day: Vec<usize>,
    /// The pages of it.
    pub(crate) day_pages: Vec<Range<usize>>,
    /// How many people said what is listed.
    pub(crate) speakers: usize,
    /// By quotation: its anchor on the page by person; `None` where it is not listed.
    pub(crate) anchors: Vec<Option<String>>,
}

/// Of a quotation, so many bytes are shown; the rest stands in its article.
pub(crate) const LONGEST: usize = 900;
/// So many quotations of other articles are shown as the same.
pub(crate) const MOST_SAME: usize = 3;
/// By day, a quotation is shown in so many bytes.
pub(crate) const LONGEST_LINE: usize = 180;

impl QuotesPlan {
    /// Sorts the quotations and cuts them into pages.
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let (compiled, headlines) = (desk.compiled, &desk.facts.headlines);
        let dossier = &compiled.dossier;
        let listed: Vec<usize> = (0..dossier.quotations.len()).filter(|place| is_listed(compiled, *place)).collect();
        let mut rank = vec![0; dossier.articles.len()];
        oldest_first(&desk.facts.newest, &dossier.articles).enumerate().for_each(|(place, article)| rank[article] = place);
        let mut said: BTreeMap<Group, usize> = BTreeMap::new();
        for place in listed.iter().filter(|place| first_quote(compiled, **place).is_verbatim()) {
            *said.entry(group_of(compiled, *place)).or_insert(0) += 1;
        }
        let people: BTreeSet<PersonIndex> = listed.iter().filter_map(|place| first_quote(compiled, *place).speaker).collect();
        let mut by_person = listed.clone();
        by_person.sort_by_cached_key(|place| {
            let group = group_of(compiled, *place);
            let is_person = matches!(group, Group::Person(_));
            let count = if is_person { said.get(&group).copied().unwrap_or(0) } else { 0 };
            let is_reported = !first_quote(compiled, *place).is_verbatim();
            (!is_person, Reverse(count), group, is_reported, rank[dossier.quotations[*place].article], *place)
        });
        let mut by_day: Vec<usize> = listed.into_iter().filter(|place| first_quote(compiled, *place).is_verbatim()).collect();
        by_day.sort_by_cached_key(|place| (Reverse(day_of(compiled, *place)), rank[dossier.quotations[*place].article], *place));
        let costs: Vec<usize> = by_person.par_iter().map(|place| cost(compiled, headlines, *place)).collect();
        let person_pages = paging::cut(costs, paging::BUDGET);
        let is_first_of_day = |row: usize| row == 0 || day_of(compiled, by_day[row - 1]) != day_of(compiled, by_day[row]);
        let line_costs: Vec<usize> =
            (0..by_day.len()).into_par_iter().map(|row| line_cost(compiled, by_day[row], is_first_of_day(row))).collect();
        let day_pages = paging::cut(line_costs, paging::BUDGET);
        let anchors = name(compiled, &desk.facts.anchors, &by_person);
        Self { by_person, person_pages, by_day, day_pages, speakers: people.len(), anchors }
    }
}

/// The anchors of the quotations listed: the article and the sentence in which each begins.
fn name(compiled: &Compiled, anchors: &[Arc<Vec<Anchor>>], listed: &[usize]) -> Vec<Option<String>> {
    let mut named = vec![None; compiled.dossier.quotations.len()];
    let mut in_order = listed.to_vec();
    in_order.sort_unstable();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for place in in_order {
        let quotation = &compiled.dossier.quotations[place];
        let facts = &compiled.dossier.articles[quotation.article];
        let content = facts.quotes[quotation.quotes.start].content;
        let sentence = sentence_at(facts, content).map(|sentence| anchors[quotation.article][sentence].to_string());
        let slug = &blake3::hash(facts.slug.as_bytes()).to_hex()[..6];
        let base = format!("q-{slug}-{}", sentence.as_deref().map_or("0", |sentence| sentence.trim_start_matches("s-")));
        let copies = taken.entry(base.clone()).or_insert(0);
        *copies += 1;
        named[place] = Some(if *copies == 1 { base } else { format!("{base}.{copies}") });
    }
    named
}

/// The first quote of a quotation; it has the speaker.
pub(crate) fn first_quote(compiled: &Compiled, quotation: usize) -> &Quote {
    let quotation: &Quotation = &compiled.dossier.quotations[quotation];
    &compiled.dossier.articles[quotation.article].quotes[quotation.quotes.start]
}

/// Under whose name a quotation stands.
pub(crate) fn group_of(compiled: &Compiled, quotation: usize) -> Group {
    let quote = first_quote(compiled, quotation);
    match (quote.speaker, quote.speaker_text) {
        (Some(person), _) => Group::Person(person),
        (None, Some(_)) => Group::Other,
        (None, None) => Group::Nobody,
    }
}

/// Whether a quotation stands in the lists. Not: a word or two in marks, which say little away from their sentence; and what is
/// only reported of a person, which their page has.
fn is_listed(compiled: &Compiled, place: usize) -> bool {
    const FEWEST: usize = 4;
    let first = first_quote(compiled, place);
    if !first.is_verbatim() {
        return group_of(compiled, place) == Group::Other;
    }
    let quotation = &compiled.dossier.quotations[place];
    let quotes = &compiled.dossier.articles[quotation.article].quotes[quotation.quotes.clone()];
    let text = &compiled.project.articles[quotation.article].text;
    let words = || quotes.iter().map(|quote| quote.content.of(text).split_whitespace().count()).sum::<usize>();
    quotes.iter().any(|quote| quote.directness != Directness::Fragment) || words() >= FEWEST
}

/// The day by which a quotation is sorted: that on which it was said, else the one on which its article came out.
pub(crate) fn day_of(compiled: &Compiled, quotation: usize) -> Option<Date> {
    let article = compiled.dossier.quotations[quotation].article;
    first_quote(compiled, quotation).said.or_else(|| last_day(&compiled.dossier.articles[article].published))
}

/// What a quotation takes in HTML: with the headline of its article.
fn cost(compiled: &Compiled, headlines: &[String], place: usize) -> usize {
    const CARD: usize = 290;
    const REPORTED: usize = 330;
    const SAME: usize = 500;
    let quotation = &compiled.dossier.quotations[place];
    let words = escaped_words(compiled, place);
    let around = |article: usize| {
        let facts = &compiled.dossier.articles[article];
        let outlet = facts.outlet.as_ref().map_or(0, |outlet| escaped_len(&outlet.value).min(LONGEST_SHOWN));
        facts.slug.len().min(130) + outlet
    };
    if !first_quote(compiled, place).is_verbatim() {
        return REPORTED + words + around(quotation.article);
    }
    let same = quotation.same.iter().take(MOST_SAME).map(|other| {
        let article = compiled.dossier.quotations[*other].article;
        SAME + around(article) + (words + escaped_words(compiled, *other)) * 3 / 2
    });
    let headline = escaped_len(&headlines[quotation.article]).min(LONGEST_SHOWN);
    CARD + words + around(quotation.article) + headline + same.sum::<usize>()
}

fn escaped_words(compiled: &Compiled, place: usize) -> usize {
    let quotation = &compiled.dossier.quotations[place];
    let text = &compiled.project.articles[quotation.article].text;
    let quotes = compiled.dossier.articles[quotation.article].quotes[quotation.quotes.clone()].iter();
    let words = quotes.map(|quote| {
        let words = quote.content.of(text);
        escaped_len(&words[..words.floor_char_boundary(LONGEST_SHOWN)]) + 8
    });
    words.sum::<usize>().min(6 * LONGEST)
}

fn line_cost(compiled: &Compiled, place: usize, is_first_of_day: bool) -> usize {
    const LINE: usize = 160;
    const DAY: usize = 130;
    let article = compiled.dossier.quotations[place].article;
    let facts = &compiled.dossier.articles[article];
    let outlet = facts.outlet.as_ref().map_or(0, |outlet| escaped_len(&outlet.value).min(LONGEST_SHOWN));
    let person = first_quote(compiled, place).speaker.map_or(LONGEST_LINE / 4, |person| {
        let person = &compiled.dossier.people[person.0 as usize];
        escaped_len(&person.name).min(LONGEST_SHOWN) + person.id.len().min(130)
    });
    let day = if is_first_of_day { DAY } else { 0 };
    LINE + day + escaped_words(compiled, place).min(6 * LONGEST_LINE) + facts.slug.len().min(130) + outlet + person
}
