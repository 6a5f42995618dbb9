//! Search without a server: an index in small scripts, of which a page loads those that a query needs.
//!
//! In: the project and its dossier. Out: the files below `search/`, each a script that hands its content to
//! `static/search.js`; that finds words, prefixes and phrases, ranks, and shows the sentence. Scripts and no JSON, as a page opened
//! from a disk may load scripts but not ask for files.
//!
//! - `search/index.js`: what every query needs: how long the pages are, their outlets and years, and where each word is found.
//! - `search/words-N.js`: words with the pages that have them, and the people whose names they are in.
//! - `search/texts-N.js`: the texts of a few articles as they are read, for the results that are shown.
//!
//! `units.rs` says what is searched, `words.rs` makes the lists, `digits.rs` writes them small, and `common.rs` the texts.

use crate::site::facts::order::Order;
use crate::site::fragments::{Desk, paging, shown_name};
use crate::site::running_text::shortened;
use crate::site::url::Address;

mod common;
mod digits;
#[cfg(test)]
mod tests;
pub(crate) mod units;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::annotate::Annotations;
use crate::dossier::PersonIndex;
use crate::site::facts::newest::last_day;
use crate::site::fragments::dates::published_in_words;
use common::{Common, Tally};
use units::{ArticlePage, Cuts};
use words::Words;

/// A file of texts has about so many bytes: a page of results loads one for each of them.
const TEXTS: usize = 12_000;
/// Results can be narrowed to this many outlets: a digit tells the outlet of a page, the last one that it is none of them.
const OUTLETS: usize = 90;
/// What the lists of the people to narrow by may take together, in bytes.
const PEOPLE: usize = 16_000;
/// The words that are written small are taken from so many pages, the oldest.
const OLDEST: usize = 256;
/// A word may be in the names of many people; so many are named.
const NAMESAKES: usize = 6;

/// A file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shard {
    /// What every query needs.
    Index,
    /// Some words.
    Words(usize),
    /// Some texts.
    Texts(usize),
}

impl Shard {
    /// Its name, by which the script asks for it.
    fn name(self) -> String {
        match self {
            Self::Index => "index".to_owned(),
            Self::Words(place) => format!("words-{place}"),
            Self::Texts(place) => format!("texts-{place}"),
        }
    }

    /// Where it stands.
    pub(crate) fn address(self) -> Address {
        Address::search(&self.name())
    }

    /// The file that would stand at an address.
    pub(crate) fn at(address: &Address) -> Option<Self> {
        let name = address.0.strip_prefix("search/")?.strip_suffix(".js")?;
        let shard = match name.split_once('-') {
            None => Self::Index,
            Some(("words", place)) => Self::Words(place.parse().ok()?),
            Some(("texts", place)) => Self::Texts(place.parse().ok()?),
            Some(_) => return None,
        };
        Some(shard).filter(|shard| shard.address() == *address)
    }
}

/// The index, of which the files are written.
pub(crate) struct SearchIndex {
    /// The pages of articles by their number.
    pages: Vec<ArticlePage>,
    /// The files of texts, as places in `pages`.
    texts: Vec<Range<usize>>,
    words: Words,
    common: Common,
    /// By word: the people in whose names it is, most mentioned first.
    namesakes: BTreeMap<String, Vec<PersonIndex>>,
}

impl SearchIndex {
    /// Reads all texts; lets go of what the articles say as soon as their words are known.
    pub(crate) fn new(desk: &Desk<'_>, annotations: Vec<Annotations>) -> Self {
        let pages = units::pages(desk);
        let costs = pages.iter().map(|page| desk.parts[page.article][page.part].len());
        let texts = paging::cut(costs, TEXTS);
        let words = Words::new(desk, units::with_annotations(desk, &pages, annotations));
        let common = common_words(desk, &pages, &words.cuts);
        Self { texts, words, common, namesakes: namesakes(desk), pages }
    }

    /// Its files.
    pub(crate) fn shards(&self) -> impl Iterator<Item = Shard> {
        let words = (0..self.words.shards.len()).map(Shard::Words);
        [Shard::Index].into_iter().chain(words).chain((0..self.texts.len()).map(Shard::Texts))
    }

    /// Whether it has a file.
    pub(crate) fn has(&self, shard: Shard) -> bool {
        match shard {
            Shard::Index => true,
            Shard::Words(place) => place < self.words.shards.len(),
            Shard::Texts(place) => place < self.texts.len(),
        }
    }

    /// The bytes of a file: a call of the function that the script of the page waits with.
    pub(crate) fn write(&self, desk: &Desk<'_>, shard: Shard) -> Vec<u8> {
        let mut script = format!("newsiteShard(\"{}\",", shard.name()).into_bytes();
        let written = match shard {
            Shard::Index => serde_json::to_writer(&mut script, &self.index(desk)),
            Shard::Words(place) => serde_json::to_writer(&mut script, &self.words(desk, place)),
            Shard::Texts(place) => self.write_texts(desk, place, &mut script),
        };
        written.expect("plain lists become JSON, and memory takes all that is written");
        script.extend_from_slice(b");\n");
        script
    }

    fn index<'s>(&self, desk: &'s Desk<'_>) -> IndexShard<'s> {
        let facts = &desk.compiled.dossier.articles;
        let outlets = outlets(desk);
        let outlet_of = |page: &ArticlePage| {
            let outlet = facts[page.article].outlet.as_ref().map(|outlet| outlet.value.as_str());
            let place = outlets.iter().position(|(name, _)| Some(*name) == outlet);
            char::from(digits::digit_of(place.unwrap_or(OUTLETS) as u32))
        };
        let mut years: Vec<(i16, usize)> = Vec::new();
        for (number, page) in self.pages.iter().enumerate() {
            let year = last_day(&facts[page.article].published).map_or(0, jiff::civil::Date::year);
            if years.last().is_none_or(|(last, _)| *last != year) {
                years.push((year, number));
            }
        }
        let mut texts = Vec::new();
        self.texts.iter().for_each(|pages| digits::write(pages.len() as u32, &mut texts));
        IndexShard {
            pages: self.pages.len(),
            articles: facts.len(),
            lengths: self.words.lengths.iter().map(|length| char::from(digits::digit_of(rounded_length(*length)))).collect(),
            outlet: self.pages.iter().map(outlet_of).collect(),
            outlets: outlets.into_iter().map(|(name, _)| name).collect(),
            years,
            people: self.people(desk),
            words: self
                .words
                .shards
                .iter()
                .filter(|words| !words.is_empty())
                .map(|words| self.words.word(words.start).to_owned())
                .collect(),
            texts: String::from_utf8(texts).expect("digits are ASCII"),
            common: self.common.words.join(" "),
        }
    }

    /// The people most mentioned, each with the pages that name them.
    fn people(&self, desk: &Desk<'_>) -> Vec<(String, String, String)> {
        let dossier = &desk.compiled.dossier;
        let mut numbers: Vec<Vec<u32>> = vec![Vec::new(); desk.compiled.project.articles.len()];
        for (number, page) in self.pages.iter().enumerate() {
            numbers[page.article].push(number as u32);
        }
        let subjects = desk.facts.people[Order::Mentions as usize]
            .iter()
            .map(|person| &dossier.people[person.0 as usize])
            .filter(|person| person.is_subject);
        let mut bytes = 0;
        let mut people = Vec::new();
        for person in subjects {
            let mut pages: Vec<u32> = person.articles.iter().flat_map(|article| &numbers[*article]).copied().collect();
            pages.sort_unstable();
            let (mut list, mut next) = (Vec::new(), 0);
            for page in pages {
                digits::write(page - next, &mut list);
                next = page + 1;
            }
            bytes += list.len() + person.id.len() + person.name.len();
            if bytes > PEOPLE {
                break;
            }
            people.push((Address::person(&person.id, 0).0, shown_name(&person.name), String::from_utf8(list).expect("digits are ASCII")));
        }
        people
    }

    fn words(&self, desk: &Desk<'_>, shard: usize) -> Vec<WordRecord<'_>> {
        let records = self.words.shards[shard].clone().map(|place| {
            let word = self.words.word(place);
            let (list, with_places) = self.words.list(place);
            let people = self.namesakes.get(word).into_iter().flatten().map(|person| {
                let person = &desk.compiled.dossier.people[person.0 as usize];
                (Address::person(&person.id, 0).0, shown_name(&person.name), person.articles.len())
            });
            WordRecord(word, list, u8::from(with_places), people.collect())
        });
        records.collect()
    }

    /// The texts of some pages: address, headline, day, and the units, each its anchor and, after that, its words.
    fn write_texts(&self, desk: &Desk<'_>, shard: usize, script: &mut Vec<u8>) -> serde_json::Result<()> {
        let mut unit_text = String::new();
        for (place, page) in self.pages[self.texts[shard].clone()].iter().enumerate() {
            let facts = &desk.compiled.dossier.articles[page.article];
            let day = published_in_words(&facts.published).map_or_else(String::new, |day| day.words);
            let headline = shortened(&desk.facts.headlines[page.article], 180);
            script.extend_from_slice(if place == 0 { b"[[" } else { b",[" });
            for part in [&Address::article(&facts.slug, page.part).0, &headline, &day] {
                serde_json::to_writer(&mut *script, part)?;
                script.push(b',');
            }
            let (mut written, mut before) = (Ok(()), b'[');
            units::walk_texts(desk, *page, &self.words.cuts, |unit| {
                unit_text.clear();
                if let Some(place) = unit.sentence {
                    desk.facts.anchors[page.article][place].write_letters(&mut unit_text);
                }
                self.common.write(unit.text, &mut unit_text);
                script.push(before);
                before = b',';
                if written.is_ok() {
                    written = serde_json::to_writer(&mut *script, &unit_text);
                }
            });
            written?;
            script.extend_from_slice(b"]]");
        }
        script.push(b']');
        Ok(())
    }
}

/// The words that are written small; none where a name is withheld, so that all words can be searched for it.
fn common_words(desk: &Desk<'_>, pages: &[ArticlePage], cuts: &Cuts) -> Common {
    if !desk.compiled.dossier.withheld.names().is_empty() {
        return Common::default();
    }
    let mut tally = Tally::default();
    for page in pages.iter().take(OLDEST) {
        units::walk_texts(desk, *page, cuts, |unit| tally.add(unit.text));
    }
    Common::new(tally)
}

/// What `search/index.js` holds.
#[derive(Serialize)]
struct IndexShard<'s> {
    /// How many pages of articles there are.
    pages: usize,
    /// How many articles: fewer, where some have several pages.
    articles: usize,
    /// By page: how long it is, as [`rounded_length`].
    lengths: String,
    /// By page: its outlet, as a place in `outlets`.
    outlet: String,
    outlets: Vec<&'s str>,
    /// The first page of each year; 0 for those without a day.
    years: Vec<(i16, usize)>,
    /// Who is most mentioned: address, name, and the distances between the pages that name them.
    people: Vec<(String, String, String)>,
    /// The first word of each file of words.
    words: Vec<String>,
    /// How many pages each file of texts holds.
    texts: String,
    /// The words that are written small in the texts.
    common: String,
}

/// A word, its list, whether that has places, and the people in whose names it is: address, name, articles.
#[derive(Serialize)]
struct WordRecord<'s>(&'s str, String, u8, Vec<(String, String, usize)>);

/// The outlets with most articles.
fn outlets<'s>(desk: &'s Desk<'_>) -> Vec<(&'s str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for outlet in desk.compiled.dossier.articles.iter().filter_map(|facts| facts.outlet.as_ref()) {
        *counts.entry(&outlet.value).or_default() += 1;
    }
    let mut outlets: Vec<(&str, usize)> = counts.into_iter().collect();
    outlets.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    outlets.truncate(OUTLETS);
    outlets
}

/// The length of a page in words as one digit: eight steps to a doubling. Ranking needs it no finer.
fn rounded_length(words: u32) -> u32 {
    let doublings = (words + 8).ilog2() - 3;
    let steps = (words + 8 - (8 << doublings)) >> doublings;
    doublings * 8 + steps
}

/// By word: the people in whose name or aliases it is, the most mentioned first.
fn namesakes(desk: &Desk<'_>) -> BTreeMap<String, Vec<PersonIndex>> {
    let compiled = desk.compiled;
    let mut namesakes: BTreeMap<String, Vec<PersonIndex>> = BTreeMap::new();
    for person in desk.facts.people[Order::Mentions as usize].iter().filter(|person| compiled.dossier.people[person.0 as usize].is_subject)
    {
        let names = &compiled.dossier.people[person.0 as usize];
        let forms = std::iter::once(names.name.as_str()).chain(names.aliases.iter().map(|alias| alias.text.as_str()));
        let words = forms.flat_map(|form| form.split(|letter: char| letter.is_whitespace() || letter == '-')).map(units::normalised);
        for word in words.filter(|word| !word.is_empty()) {
            let people = namesakes.entry(word).or_default();
            if people.len() < NAMESAKES && people.last() != Some(person) && !people.contains(person) {
                people.push(*person);
            }
        }
    }
    namesakes
}
