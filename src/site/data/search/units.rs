//! What is searched: the pages of articles, taken apart into units. Unit 0 is the headline, each other one a sentence as it is
//! read, or a part of a very long one.
//!
//! The index of words and the texts that it leads to walk the units alike, so that both count them alike.

use std::borrow::Cow;

use crate::annotate::words::{fold, fold_hash};
use crate::corpus::Grade;
use crate::dossier::ArticleFacts;
use crate::pipeline::Compiled;
use crate::site::facts::sentence_at;
use crate::site::fragments::Desk;
use crate::site::running_text::reading_text;
use crate::text::{Span, WordKind, find_words};

/// A unit has at most so many words: a place is written as `unit * LONGEST + word`.
pub(crate) const LONGEST: usize = 64;

/// A page of an article: the article, and which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ArticlePage {
    pub(crate) article: usize,
    pub(crate) part: usize,
}

/// A part of a text that a result shows and leads to.
pub(crate) struct Unit<'u> {
    /// The place of the sentence in the article, whose anchor is the address of the unit; `None` for a headline that is not
    /// in the text.
    pub(crate) sentence: Option<usize>,
    /// What is read.
    pub(crate) text: &'u str,
    /// Its words, in order.
    pub(crate) words: &'u [UnitWord],
}

/// A word of a unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitWord {
    /// The hash of its letters as [`normalised`].
    pub(crate) key: u64,
    /// Where it stands in the text of the unit.
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// All pages of articles, the oldest first and those without a day before them: so a new article takes the last number, and
/// most of the index stays as it was.
pub(crate) fn pages(desk: &Desk<'_>) -> Vec<ArticlePage> {
    let compiled = desk.compiled;
    let mut articles: Vec<usize> = (0..desk.parts.len()).collect();
    articles.sort_by_key(|article| compiled.dossier.articles[*article].published.range().map(|(first, last)| (last, first)));
    articles.into_iter().flat_map(|article| (0..desk.parts[article].len()).map(move |part| ArticlePage { article, part })).collect()
}

/// What of the units is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walk {
    /// Texts and words.
    Words,
    /// The texts alone: which words they have need not be known.
    Texts,
}

/// Calls `see` with each unit of a page, in order, the headline first.
pub(crate) fn walk(desk: &Desk<'_>, page: ArticlePage, walk: Walk, mut see: impl FnMut(Unit<'_>)) {
    let compiled = desk.compiled;
    let facts = &compiled.dossier.articles[page.article];
    let headline = HeadlineUnit::new(facts);
    let mut words = Vec::new();
    let text = if headline.is_searched && page.part == 0 { desk.facts.headlines[page.article].as_str() } else { "" };
    find_unit_words(text, &mut words);
    words.truncate(LONGEST);
    see(Unit { sentence: headline.sentence.filter(|_| page.part == 0), text, words: &words });
    let part = desk.parts[page.article][page.part];
    let first = facts.sentences.partition_point(|sentence| sentence.start < part.start);
    for (place, sentence) in facts.sentences.iter().enumerate().skip(first).take_while(|(_, sentence)| sentence.start < part.end) {
        if headline.evidence.is_some_and(|evidence| evidence.overlaps(*sentence)) {
            continue;
        }
        words.clear();
        if walk == Walk::Texts
            && let Some(text) = text_of_short(compiled, page.article, place, *sentence)
        {
            see(Unit { sentence: Some(place), text: text.trim_end(), words: &words });
            continue;
        }
        let text = words_of_sentence(compiled, page.article, place, *sentence, &mut words);
        let mut start = 0;
        for first in (0..words.len().max(1)).step_by(LONGEST) {
            let behind = (first + LONGEST).min(words.len());
            // A piece goes up to the last of its words, the last piece to the end.
            let end = if behind == words.len() { text.len() } else { words[behind - 1].end as usize };
            let words = &mut words[first.min(behind)..behind];
            for word in words.iter_mut() {
                word.start -= start as u32;
                word.end -= start as u32;
            }
            see(Unit { sentence: Some(place), text: text[start..end].trim_end(), words });
            start = end;
        }
    }
}

/// Where the headline stands in the text, and whether it is one: the opening words that stand in for it are searched as
/// the sentence they are.
struct HeadlineUnit {
    sentence: Option<usize>,
    is_searched: bool,
    /// The part of the text that is not searched again as a sentence.
    evidence: Option<Span>,
}

impl HeadlineUnit {
    fn new(facts: &ArticleFacts) -> Self {
        let evidence = facts.headline.evidence.filter(|_| facts.headline.grade != Grade::Given);
        let sentence = evidence.and_then(|span| sentence_at(facts, span));
        let is_searched = facts.headline.grade != Grade::Derived;
        Self { sentence, is_searched, evidence: evidence.filter(|_| is_searched) }
    }
}

/// The text of a sentence that is one unit for sure: nothing was restored in it, and its words are few.
fn text_of_short(compiled: &Compiled, article: usize, place: usize, sentence: Span) -> Option<&str> {
    let edits = &compiled.dossier.articles[article].edits;
    let edit = edits.partition_point(|edit| edit.span.end < sentence.start);
    let is_restored = edits.get(edit).is_some_and(|edit| edit.span.start <= sentence.end);
    let is_short = compiled.annotations[article].words.sentences[place].words.len() <= LONGEST;
    (is_short && !is_restored).then(|| sentence.of(&compiled.project.articles[article].text))
}

/// The words of a sentence and its text: from the table of words where nothing was restored in it, else read anew.
fn words_of_sentence<'c>(compiled: &'c Compiled, article: usize, place: usize, sentence: Span, words: &mut Vec<UnitWord>) -> Cow<'c, str> {
    let facts = &compiled.dossier.articles[article];
    let text = &compiled.project.articles[article].text;
    let edit = facts.edits.partition_point(|edit| edit.span.end < sentence.start);
    if facts.edits.get(edit).is_some_and(|edit| edit.span.start <= sentence.end) {
        let read = reading_text(text, &facts.edits, sentence);
        find_unit_words(&read, words);
        return Cow::Owned(read);
    }
    let table = &compiled.annotations[article].words;
    for token in &table.tokens[table.sentences[place].words.clone()] {
        let letters = token.of(text);
        if token.kind() == WordKind::Mark || is_possessive(letters) {
            continue;
        }
        let key = if is_plain(letters) { token.fold } else { fold_hash(&normalised(letters)) };
        words.push(UnitWord { key, start: token.span.start - sentence.start, end: token.span.end - sentence.start });
    }
    Cow::Borrowed(sentence.of(text))
}

fn find_unit_words(text: &str, words: &mut Vec<UnitWord>) {
    let found = find_words(text).into_iter().filter(|word| word.kind != WordKind::Mark && !is_possessive(word.span.of(text)));
    words.extend(found.map(|word| UnitWord {
        key: fold_hash(&normalised(word.span.of(text))),
        start: word.span.start,
        end: word.span.end,
    }));
}

/// How many words a text has.
#[cfg(test)]
pub(crate) fn word_count(text: &str) -> usize {
    let mut words = Vec::new();
    find_unit_words(text, &mut words);
    words.len()
}

fn is_possessive(letters: &str) -> bool {
    matches!(letters, "'s" | "’s" | "ʼs" | "'S" | "’S" | "s" | "S")
}

/// Whether folding is all there is to do: no point, comma or apostrophe inside.
fn is_plain(letters: &str) -> bool {
    letters.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A word as it is searched: without case, accents and inner marks. “U.S.” and “US” are the same, and “Erdoğan” and “Erdogan”.
pub(crate) fn normalised(letters: &str) -> String {
    let mut folded = fold(letters);
    folded.retain(char::is_alphanumeric);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut words = Vec::new();
        find_unit_words(text, &mut words);
        let found: Vec<String> = words.iter().map(|word| normalised(&text[word.start as usize..word.end as usize])).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_are_searched_without_case_accents_and_marks() {
        check("Mayor Ødegård’s U.S. visit, at 10:30", "mayor odegard us visit at 1030");
        check("O’Brien doesn’t pay $1,700.", "obrien doesnt pay 1700");
        check("the 1990s: 12-year-old", "the 1990 12 year old");
    }

    #[test]
    fn marks_alone_are_no_words() {
        check("— … “”", "");
    }
}
