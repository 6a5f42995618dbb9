//! What is searched: the pages of articles, taken apart into units. Unit 0 is the headline, each other one a sentence as it is
//! read, or a part of a very long one.
//!
//! The index of words and the texts that it leads to walk the units alike, so that both count them alike.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::annotate::words::{fold, fold_hash};
use crate::annotate::{Annotations, WordTable};
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

/// The same pages, each with what its article says: with the last page of an article nobody else holds it.
pub(crate) fn with_annotations(desk: &Desk<'_>, pages: &[ArticlePage], annotations: Vec<Annotations>) -> Vec<(ArticlePage, Annotations)> {
    let mut annotations: Vec<Option<Annotations>> = annotations.into_iter().map(Some).collect();
    let said = |page: &ArticlePage| {
        let said = &mut annotations[page.article];
        let is_last = page.part + 1 == desk.parts[page.article].len();
        Some((*page, if is_last { said.take() } else { said.clone() }?))
    };
    pages.iter().filter_map(said).collect()
}

/// By article and sentence: where a very long one is cut, in bytes of its text as it is read.
pub(crate) type Cuts = FxHashMap<(usize, usize), Vec<u32>>;

/// Calls `see` with each unit of a page and its words, in order, the headline first; `table` has the words of the article. Notes where sentences
/// are cut.
pub(crate) fn walk_words(desk: &Desk<'_>, page: ArticlePage, table: &WordTable, cuts: &mut Cuts, mut see: impl FnMut(Unit<'_>)) {
    let headline = HeadlineUnit::new(&desk.compiled.dossier.articles[page.article]);
    let text = headline.text(desk, page);
    let mut words = Vec::new();
    find_unit_words(text, &mut words);
    words.truncate(LONGEST);
    see(Unit { sentence: headline.sentence.filter(|_| page.part == 0), text, words: &words });
    for (place, sentence) in headline.sentences_beside(desk, page) {
        words.clear();
        let text = words_of_sentence(desk.compiled, table, (page.article, place), sentence, &mut words);
        let mut start = 0;
        for first in (0..words.len().max(1)).step_by(LONGEST) {
            if first > 0 {
                cuts.entry((page.article, place)).or_default().push(start as u32);
            }
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

/// The same without the words, where it is known which sentences are cut.
pub(crate) fn walk_texts(desk: &Desk<'_>, page: ArticlePage, cuts: &Cuts, mut see: impl FnMut(Unit<'_>)) {
    let headline = HeadlineUnit::new(&desk.compiled.dossier.articles[page.article]);
    see(Unit { sentence: headline.sentence.filter(|_| page.part == 0), text: headline.text(desk, page), words: &[] });
    for (place, sentence) in headline.sentences_beside(desk, page) {
        let text = text_of_sentence(desk.compiled, page.article, sentence);
        let cuts = cuts.get(&(page.article, place)).map_or(&[][..], Vec::as_slice);
        let mut start = 0;
        for end in cuts.iter().map(|cut| *cut as usize).chain([text.len()]) {
            see(Unit { sentence: Some(place), text: text[start..end].trim_end(), words: &[] });
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

    /// Its words; none where it is not searched, and on all pages of an article but the first.
    fn text<'d>(&self, desk: &'d Desk<'_>, page: ArticlePage) -> &'d str {
        if self.is_searched && page.part == 0 { &desk.facts.headlines[page.article] } else { "" }
    }

    /// The sentences of a page that are searched beside it, each with its place in the article.
    fn sentences_beside<'d>(&self, desk: &'d Desk<'_>, page: ArticlePage) -> impl Iterator<Item = (usize, Span)> + 'd {
        let facts = &desk.compiled.dossier.articles[page.article];
        let part = desk.parts[page.article][page.part];
        let evidence = self.evidence;
        let first = facts.sentences.partition_point(|sentence| sentence.start < part.start);
        let sentences = facts.sentences.iter().copied().enumerate().skip(first).take_while(move |(_, sentence)| sentence.start < part.end);
        sentences.filter(move |(_, sentence)| !evidence.is_some_and(|evidence| evidence.overlaps(*sentence)))
    }
}

/// A sentence as it is read.
fn text_of_sentence(compiled: &Compiled, article: usize, sentence: Span) -> Cow<'_, str> {
    let edits = &compiled.dossier.articles[article].edits;
    let text = &compiled.project.articles[article].text;
    let edit = edits.partition_point(|edit| edit.span.end < sentence.start);
    if edits.get(edit).is_some_and(|edit| edit.span.start <= sentence.end) {
        Cow::Owned(reading_text(text, edits, sentence))
    } else {
        Cow::Borrowed(sentence.of(text))
    }
}

/// The words of a sentence and its text: from the table of words where nothing was restored in it, else read anew.
fn words_of_sentence<'c>(
    compiled: &'c Compiled,
    table: &WordTable,
    (article, place): (usize, usize),
    sentence: Span,
    words: &mut Vec<UnitWord>,
) -> Cow<'c, str> {
    let read = text_of_sentence(compiled, article, sentence);
    if matches!(read, Cow::Owned(_)) {
        find_unit_words(&read, words);
        return read;
    }
    let text = &compiled.project.articles[article].text;
    for token in &table.tokens[table.sentences[place].words()] {
        let letters = token.of(text);
        if token.kind() == WordKind::Mark || is_possessive(letters) {
            continue;
        }
        let key = if is_plain(letters) { token.fold } else { fold_hash(&normalised(letters)) };
        words.push(UnitWord { key, start: token.span().start - sentence.start, end: token.span().end - sentence.start });
    }
    read
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
