//! The reporter's own words in one sentence: what is left when its quotes are taken out.
//!
//! > “We,” [Reyes said], “will rebuild. Nobody leaves.”   one line: ⟨quote⟩ Reyes said , ⟨quote⟩

use std::ops::Range;

use super::marks::Marked;
use crate::annotate::lexicon::Classes;
use crate::annotate::names::NamePhrase;
use crate::annotate::{Token, WordList, WordSet, WordTable, words};
use crate::text::{Span, WordKind};

/// An article's words, with the predicates that this module shares.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) table: &'a WordTable,
    pub(super) names: &'a [NamePhrase],
}

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// One of the reporter's words, as an index into the word table.
    Word(usize),
    /// A quote, as an index into the list of marked quotes.
    Quote(usize),
}

/// A sentence of the reporter with its quotes, as pieces.
#[derive(Default)]
pub(super) struct Line {
    /// Its words, as long as the line has no quote.
    words: Range<usize>,
    /// Its pieces, once it has one; empty until then.
    pieces: Vec<Piece>,
    /// The places of the words that may attribute speech.
    cues: Vec<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn token(&self, at: usize) -> Token {
        self.table.tokens[at]
    }

    pub(super) fn letters(&self, at: usize) -> &'a str {
        self.token(at).of(self.text)
    }

    pub(super) fn is(&self, at: usize, set: impl WordSet) -> bool {
        self.token(at).is(set)
    }

    /// Whether the word is this one, in any case.
    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        let token = self.token(at);
        token.span().len() == word.len() && token.of(self.text).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.token(at).kind() == WordKind::Mark
    }

    /// Whether the text uses capitals at all and this word starts with one.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.table.is_cased && self.token(at).kind() == WordKind::Letters && self.token(at).is_capitalised(self.text)
    }

    /// Whether it is a comma or a dash: either may set off an apposition.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        let token = self.token(at);
        match self.letters(at) {
            "," | "—" | "–" | "―" => true,
            "-" => !token.is_glued() || at > 0 && self.letters(at - 1) == "-",
            _ => false,
        }
    }

    /// Whether it is a verb of speech: in the list, and not shown to be a noun by the word before it: “the report”, “her claims”.
    pub(super) fn is_cue(&self, at: usize) -> bool {
        static PUTS: &WordList = words!["put", "puts"];
        static SPEAKS: &WordList = words!["spoke", "speaks", "talked"];
        static QUANTITIES: &WordList = words!["all", "both", "many", "some", "few", "most", "several", "that", "one"];
        if !self.is(at, Classes::SPEECH | Classes::ATTRIBUTING) {
            return false;
        }
        if self.token(at).is(PUTS) {
            return self.table.tokens.get(at + 1).is_some_and(|next| matches!(next.of(self.text), "it" | "this"));
        }
        // “spoke of a ‘new dam’”, not “spoke for ‘an hour’”.
        if self.token(at).is(SPEAKS) {
            return self.table.tokens.get(at + 1).is_some_and(|next| matches!(next.of(self.text), "of" | "about"));
        }
        if !self.is(at, Classes::SPEECH) || self.is_capitalised(at) && at > 0 && self.is_capitalised(at - 1) {
            return false;
        }
        let is_noun =
            at > 0 && (self.is(at - 1, Classes::DETERMINER) && !self.is(at - 1, QUANTITIES) || self.token(at - 1).is_possessive(self.text));
        !is_noun
    }

    /// Whether every word of four letters or more in a quote is capitalised, as in a title: “The Long Rain”. Not: “it is so”.
    pub(super) fn is_in_capitals(&self, quote: &Marked) -> bool {
        let words = || quote.content.clone().filter(|at| !self.is_mark(*at));
        let is_uncapitalised = |at: usize| !self.is_capitalised(at);
        self.table.is_cased
            && words().all(|at| !is_uncapitalised(at) || self.token(at).span().len() < 4 || self.token(at).is_possessive(self.text))
            && !words().all(is_uncapitalised)
    }

    pub(super) fn is_participle(&self, at: usize) -> bool {
        self.is(at, Classes::SPEECH) && self.letters(at).ends_with("ing")
    }

    /// The words of the name that ends with the word at `at`.
    pub(super) fn name_ending(&self, at: usize) -> Option<Range<usize>> {
        let end = self.token(at).span().end;
        let place = self.names.partition_point(|name| name.span.end < end);
        self.names.get(place).filter(|name| name.span.end == end).map(NamePhrase::words)
    }

    /// The words of the name that begins with the word at `at`.
    pub(super) fn name_starting(&self, at: usize) -> Option<Range<usize>> {
        let start = self.token(at).span().start;
        let place = self.names.partition_point(|name| name.span.start < start);
        self.names.get(place).filter(|name| name.span.start == start).map(NamePhrase::words)
    }

    /// The name that begins with the word at `at`.
    pub(super) fn name_at(&self, at: usize) -> Option<&'a NamePhrase> {
        let place = self.names.partition_point(|name| name.words().start < at);
        self.names.get(place).filter(|name| name.words().start == at)
    }

    /// The span of some words.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        self.table.span_of(words)
    }
}

impl Line {
    /// The word at a place of the line; `None` for a quote and beyond the end.
    pub(super) fn word(&self, place: usize) -> Option<usize> {
        if self.pieces.is_empty() {
            return (place < self.words.len()).then(|| self.words.start + place);
        }
        match self.pieces.get(place) {
            Some(Piece::Word(at)) => Some(*at),
            _ => None,
        }
    }

    pub(super) fn is_quote(&self, place: usize) -> bool {
        matches!(self.pieces.get(place), Some(Piece::Quote(_)))
    }

    /// The quotes of the line: where each stands, and its place in the list of marked ones.
    pub(super) fn quotes(&self) -> impl Iterator<Item = (usize, usize)> {
        let places = self.pieces.iter().enumerate();
        places.filter_map(|(place, piece)| if let Piece::Quote(quote) = piece { Some((place, *quote)) } else { None })
    }

    /// The places within `range` of the reporter's words that may attribute speech. Half of all lines in news have none.
    pub(super) fn cues(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
        let from = self.cues.partition_point(|place| *place < range.start);
        let count = self.cues[from..].partition_point(|place| *place < range.end);
        self.cues[from..from + count].iter().copied()
    }

    pub(super) fn len(&self) -> usize {
        if self.pieces.is_empty() { self.words.len() } else { self.pieces.len() }
    }

    /// Appends more of the reporter's words to the line.
    fn push_words(&mut self, reader: &Reader<'_>, words: Range<usize>) {
        let before = self.len();
        let may_attribute = |(_, token): &(usize, &Token)| token.is(Classes::SPEECH | Classes::ATTRIBUTING);
        let cues = reader.table.tokens[words.clone()].iter().enumerate().filter(may_attribute);
        self.cues.extend(cues.map(|(place, _)| before + place));
        if before == 0 {
            self.words = words;
        } else if self.pieces.is_empty() {
            self.words.end = words.end;
        } else {
            self.pieces.extend(words.map(Piece::Word));
        }
    }

    fn push_quote(&mut self, quote: usize) {
        if self.pieces.is_empty() {
            self.pieces.extend(self.words.clone().map(Piece::Word));
        }
        self.pieces.push(Piece::Quote(quote));
    }

    fn clear(&mut self) {
        self.words = 0..0;
        self.pieces.clear();
        self.cues.clear();
    }
}

/// Calls `each` with every line of a block: the words in `block` with the quotes `marked[quotes]` in it.
pub(super) fn for_each_line(
    reader: &Reader<'_>,
    block: Range<usize>,
    marked: &[Marked],
    quotes: Range<usize>,
    line: &mut Line,
    mut each: impl FnMut(&Line),
) {
    let sentences = &reader.table.sentences;
    let mut sentence = sentences.partition_point(|sentence| sentence.words().end <= block.start);
    let mut quotes = quotes.peekable();
    line.clear();
    let mut at = block.start;
    while at < block.end {
        let next_quote = quotes.peek().map_or(block.end, |quote| marked[*quote].open.start);
        let quote = quotes.next_if(|_| next_quote == at);
        if let Some(quote) = quote {
            line.push_quote(quote);
            at = marked[quote].close.end;
        } else {
            let end = sentences.get(sentence).map_or(block.end, |sentence| sentence.words().end).min(next_quote);
            line.push_words(reader, at..end);
            at = end;
        }
        let mut ends = false;
        while let Some(end) = sentences.get(sentence).map(|sentence| sentence.words().end).filter(|end| *end <= at) {
            ends = end == at;
            sentence += 1;
        }
        if ends && quote.is_none_or(|quote| closes_sentence(reader, &marked[quote], at, block.end)) {
            each(line);
            line.clear();
        }
    }
    if line.len() > 0 {
        each(line);
        line.clear();
    }
}

/// Whether the sentence really ends with this quote, after which the word table ends one. Not in: “Why?” Ode asked.
fn closes_sentence(reader: &Reader<'_>, quote: &Marked, after: usize, end: usize) -> bool {
    let last = reader.letters(quote.content.end - 1);
    // “We wept.” — Ann Reyes
    let is_signed = after < end && reader.is_comma(after);
    if is_signed {
        return false;
    }
    if !matches!(last, "?" | "!" | "…") {
        return true;
    }
    // A speech verb within a few words, before any other verb, attributes the question.
    let nearby = after..end.min(after + 12);
    for at in nearby {
        if reader.is_cue(at) {
            return false;
        }
        if reader.is(at, Classes::AUXILIARY) || matches!(reader.letters(at), "." | "?" | "!" | ";" | ":" | "“" | "\"") {
            return true;
        }
    }
    true
}
