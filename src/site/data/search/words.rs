//! The index of words: for each word the pages that have it, and where.
//!
//! A list holds, page by page, the distance from the page before together with the number of places there, then the places,
//! each as its distance from the one before; written in [`digits`]. Chunks of pages are read on all cores, each into lists of
//! its own; a list of the whole is the chunks' lists one after the other, as only its first distance depends on what comes
//! before. So memory holds little more than what is written.

use std::cmp::Ordering;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::digits;
use super::units::{self, ArticlePage, Cuts, LONGEST};
use crate::annotate::Annotations;
use crate::site::fragments::Desk;
use crate::site::fragments::paging;

/// A file of words has about so many bytes: what a query loads for each of its words.
const SHARD: usize = 24_000;
/// A list that is longer loses its places: the word is everywhere, and where it stands is seen in the texts themselves.
const LONGEST_LIST: usize = 48_000;
/// So many pages are read at a time by one core.
const CHUNK: usize = 256;

/// The words of all pages, sorted.
pub(crate) struct Words {
    sorted: Vec<Box<str>>,
    lists: Vec<List>,
    chunks: Vec<Chunk>,
    /// The files of words, as places in `sorted`.
    pub(crate) shards: Vec<Range<usize>>,
    /// By page: how many words it has.
    pub(crate) lengths: Vec<u32>,
    /// Where very long sentences are cut.
    pub(crate) cuts: Cuts,
}

/// Where the list of a word lies: its part in each chunk, in order.
#[derive(Default)]
struct List {
    parts: Vec<(u32, u32)>,
    length: usize,
}

/// The lists of some pages that follow each other, in the order of their words in the texts.
struct Chunk {
    parts: Vec<Part>,
    /// The keys of the words, by part.
    keys: Vec<u64>,
    /// The letters of all words and the digits of all lists, one behind the other: there are dozens of chunks before they are joined.
    letters: String,
    digits: Vec<u8>,
    lengths: Vec<u32>,
    cuts: Cuts,
}

/// A word's list in a chunk.
struct Part {
    /// The first page and how many places it has; where its digits go on, with its places.
    first: u32,
    first_count: u32,
    last: u32,
    /// Where its letters and its digits end.
    letters_end: u32,
    digits_end: u32,
}

/// The lists of a chunk while its pages are read.
#[derive(Default)]
struct Entries {
    entries: Vec<Entry>,
    places: FxHashMap<u64, u32>,
}

/// A word's list while it grows.
struct Entry {
    key: u64,
    word: String,
    first: u32,
    first_count: u32,
    last: u32,
    digits: Vec<u8>,
}

/// The pages that have a word, with the places of it in each: what a list says.
#[cfg(test)]
pub(crate) type Places = Vec<(u32, Vec<u32>)>;

impl Words {
    /// Reads all pages, each with the annotations of its article, and lets go of them one by one.
    pub(crate) fn new(desk: &Desk<'_>, pages: Vec<(ArticlePage, Annotations)>) -> Self {
        let numbered = pages.into_par_iter().chunks(CHUNK).enumerate();
        let chunks = numbered.map(|(place, pages)| Chunk::new(desk, pages, (place * CHUNK) as u32)).collect();
        Self::join(chunks)
    }

    fn join(mut chunks: Vec<Chunk>) -> Self {
        let mut places: FxHashMap<u64, usize> = FxHashMap::default();
        let mut words: Vec<Box<str>> = Vec::new();
        let mut lists: Vec<List> = Vec::new();
        for (number, chunk) in chunks.iter_mut().enumerate() {
            let (keys, letters) = (std::mem::take(&mut chunk.keys), std::mem::take(&mut chunk.letters));
            let mut start = 0;
            for (place, key) in keys.into_iter().enumerate() {
                let end = chunk.parts[place].letters_end as usize;
                let list = *places.entry(key).or_insert_with(|| {
                    words.push(letters[start..end].into());
                    lists.push(List::default());
                    lists.len() - 1
                });
                start = end;
                lists[list].parts.push((number as u32, place as u32));
                lists[list].length += chunk.digits_of(place).len() + 3;
            }
        }
        let mut sorted: Vec<(Box<str>, List)> = words.into_iter().zip(lists).collect();
        sorted.par_sort_unstable_by(|(one, _), (other, _)| as_scripts_sort(one, other));
        let (words, lists): (Vec<_>, Vec<_>) = sorted.into_iter().unzip();
        let costs = words.iter().zip(&lists).map(|(word, list)| word.len() + 10 + list.length.min(LONGEST_LIST));
        Self {
            shards: paging::cut(costs, SHARD),
            lengths: chunks.iter_mut().flat_map(|chunk| std::mem::take(&mut chunk.lengths)).collect(),
            cuts: chunks.iter_mut().flat_map(|chunk| std::mem::take(&mut chunk.cuts)).collect(),
            sorted: words,
            lists,
            chunks,
        }
    }

    /// The word at a place.
    pub(crate) fn word(&self, place: usize) -> &str {
        &self.sorted[place]
    }

    /// The list of the word at a place, in digits, and whether it tells where on each page the word stands.
    pub(crate) fn list(&self, place: usize) -> (String, bool) {
        let list = &self.lists[place];
        let mut written = Vec::with_capacity(list.length);
        let mut next = 0;
        for (chunk, place) in &list.parts {
            let chunk = &self.chunks[*chunk as usize];
            let part = &chunk.parts[*place as usize];
            write_page(part.first - next, part.first_count, &mut written);
            written.extend_from_slice(chunk.digits_of(*place as usize));
            next = part.last + 1;
        }
        let with_places = written.len() <= LONGEST_LIST;
        if !with_places {
            written = without_places(&written);
        }
        (String::from_utf8(written).expect("digits are ASCII"), with_places)
    }
}

impl Chunk {
    fn new(desk: &Desk<'_>, pages: Vec<(ArticlePage, Annotations)>, first: u32) -> Self {
        let (mut lengths, mut cuts) = (Vec::with_capacity(pages.len()), Cuts::default());
        let mut chunk = Entries::default();
        // The entry of a word, and below it a place: sorted, they are lists.
        let mut found: Vec<u64> = Vec::new();
        for (place, (page, said)) in pages.into_iter().enumerate() {
            found.clear();
            let mut unit_number = 0;
            units::walk_words(desk, page, &said.words, &mut cuts, |unit| {
                for (place, word) in unit.words.iter().enumerate() {
                    let entry_of = |entries: &mut Vec<Entry>| {
                        let letters = &unit.text[word.start as usize..word.end as usize];
                        entries.push(Entry::new(word.key, units::normalised(letters)));
                        (entries.len() - 1) as u32
                    };
                    let entry = *chunk.places.entry(word.key).or_insert_with(|| entry_of(&mut chunk.entries));
                    found.push(u64::from(entry) << 32 | (unit_number * LONGEST + place) as u64);
                }
                unit_number += 1;
            });
            lengths.push(found.len() as u32);
            found.sort_unstable();
            for places in found.chunk_by(|one, other| one >> 32 == other >> 32) {
                chunk.entries[(places[0] >> 32) as usize].add(first + place as u32, places);
            }
        }
        Self::of_entries(&chunk.entries, lengths, cuts)
    }

    fn of_entries(entries: &[Entry], lengths: Vec<u32>, cuts: Cuts) -> Self {
        let mut letters = String::with_capacity(entries.iter().map(|entry| entry.word.len()).sum());
        let mut digits = Vec::with_capacity(entries.iter().map(|entry| entry.digits.len()).sum());
        let part = |entry: &Entry| {
            letters.push_str(&entry.word);
            digits.extend_from_slice(&entry.digits);
            let (letters_end, digits_end) = (letters.len() as u32, digits.len() as u32);
            Part { first: entry.first, first_count: entry.first_count, last: entry.last, letters_end, digits_end }
        };
        let parts = entries.iter().map(part).collect();
        Self { parts, keys: entries.iter().map(|entry| entry.key).collect(), letters, digits, lengths, cuts }
    }

    /// The digits of the list at a place.
    fn digits_of(&self, place: usize) -> &[u8] {
        let start = place.checked_sub(1).map_or(0, |before| self.parts[before].digits_end);
        &self.digits[start as usize..self.parts[place].digits_end as usize]
    }
}

impl Entry {
    fn new(key: u64, word: String) -> Self {
        Self { key, word, first: 0, first_count: 0, last: 0, digits: Vec::new() }
    }

    /// Adds a page with the places where it has the word.
    fn add(&mut self, page: u32, places: &[u64]) {
        let count = places.len() as u32;
        if self.first_count == 0 {
            (self.first, self.first_count) = (page, count);
        } else {
            write_page(page - self.last - 1, count, &mut self.digits);
        }
        self.last = page;
        let mut last = 0;
        for place in places {
            let place = *place as u32;
            digits::write((place - last).min(digits::END - 1), &mut self.digits);
            last = place;
        }
    }
}

/// The distance of a page from the one before, with the number of places: most pages have a word up to three times.
fn write_page(distance: u32, count: u32, written: &mut Vec<u8>) {
    digits::write(distance * 4 + count.min(4) - 1, written);
    if count >= 4 {
        digits::write(count - 4, written);
    }
}

/// A list without the places, for a word that is nearly everywhere.
fn without_places(list: &[u8]) -> Vec<u8> {
    let mut written = Vec::new();
    let mut at = 0;
    while at < list.len() {
        let (distance, count) = read_page(list, &mut at);
        (0..count).for_each(|_| {
            digits::read(list, &mut at);
        });
        write_page(distance, count, &mut written);
    }
    written
}

fn read_page(list: &[u8], at: &mut usize) -> (u32, u32) {
    let head = digits::read(list, at);
    let count = if head % 4 == 3 { digits::read(list, at) + 4 } else { head % 4 + 1 };
    (head / 4, count)
}

/// A list read: what the script does in the browser.
#[cfg(test)]
pub(crate) fn read(list: &str, with_places: bool) -> Places {
    let list = list.as_bytes();
    let (mut at, mut page) = (0, 0);
    let mut pages = Vec::new();
    while at < list.len() {
        let (distance, count) = read_page(list, &mut at);
        page += distance;
        let mut place = 0;
        let counted = 0..if with_places { count } else { 0 };
        let places = counted.map(|_| {
            place += digits::read(list, &mut at);
            place
        });
        pages.push((page, places.collect()));
        page += 1;
    }
    pages
}

/// The order of `<` in scripts, which compare strings by their UTF-16 units.
fn as_scripts_sort(one: &str, other: &str) -> Ordering {
    if one.is_ascii() && other.is_ascii() { one.cmp(other) } else { one.encode_utf16().cmp(other.encode_utf16()) }
}
