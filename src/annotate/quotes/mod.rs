//! Finds who says what in one article.
//!
//! In: an article, its words and its names. Out: quotes, in order of appearance, each with the phrase of its speaker.
//! Knows nothing of other articles, of URLs, or of HTML.
//!
//! > “We will rebuild,” Reyes said.   content: We will rebuild · cue: said · speaker: Reyes

mod attribution;
mod indirect;
mod labelled;
mod line;
mod lost_marks;
mod marks;
mod phrases;
mod phrases_after;
mod senders;
mod speaking;
mod verbs;

#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use self::attribution::Attribution;
use self::labelled::find_labelled;
use self::line::{Line, Reader, for_each_line};
use self::lost_marks::{find_lost, has_lost_marks};
use self::marks::{Marked, find_marked};
use super::WordTable;
use super::lexicon::Classes;
use super::names::NamePhrase;
use crate::annotate::{WordList, words};
use crate::corpus::Article;
use crate::text::{Span, WordKind};

/// How the words of a quote stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Directness {
    /// A whole statement in the speaker's words.
    Direct,
    /// The speaker's thought in the reporter's words: “Reyes said the dam was safe.”
    Indirect,
    /// A few of the speaker's words inside the reporter's sentence: a ‘warm welcome’.
    Fragment,
}

/// A quote, with the phrase that names its speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotePhrase {
    /// The words said, without their quote marks.
    pub content: Span,
    /// The noun phrase of the speaker as written: “Reyes”, “the mayor”, “he”; `None` where the text names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Span>,
    /// The reporting verb: “said”; `None` where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span>,
    /// The noun phrase of whom it was said to; `None` where the text does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Span>,
    /// How the words stand in the text.
    pub directness: Directness,
    /// Whether it continues what stands before it, so that the speaker is the same: that of the quote before it in the list,
    /// or, where `speaker` is given, who spoke in the sentence before.
    pub continues: bool,
}

/// All quotes of an article.
pub fn find_quotes(article: &Article, words: &WordTable, names: &[NamePhrase]) -> Vec<QuotePhrase> {
    let reader = Reader { text: &article.text, table: words, names };
    let blocks: Vec<Range<usize>> = article.body.iter().map(|span| words.words_in(*span)).collect();
    let lost = if has_lost_marks(&reader) { find_lost(&reader, &blocks) } else { Vec::new() };
    let labelled = find_labelled(article, &reader, &blocks);
    let mut finder = Finder { reader, quotes: Vec::new(), marked: Vec::new(), before: Before::Nothing, block: 0..0 };
    let mut line = Line::default();
    for block in blocks {
        let first = finder.marked.len();
        find_marked(&article.text, &words.tokens, block.clone(), &mut finder.marked);
        finder.read_block(block, first, &mut line);
    }
    with_unmarked(with_unmarked(finder.quotes, lost), labelled)
}

/// All quotes in order; where a quote without marks overlaps one found otherwise, the quote without marks stays.
fn with_unmarked(found: Vec<QuotePhrase>, unmarked: Vec<QuotePhrase>) -> Vec<QuotePhrase> {
    if unmarked.is_empty() {
        return found;
    }
    let is_free = |quote: &QuotePhrase| {
        let place = unmarked.partition_point(|other| other.content.end <= quote.content.start);
        unmarked.get(place).is_none_or(|other| !other.content.overlaps(quote.content))
    };
    let mut quotes: Vec<QuotePhrase> = found.into_iter().filter(is_free).collect();
    quotes.extend(unmarked);
    quotes.sort_by_key(|quote| quote.content);
    quotes
}

/// Words before a quote mark that show that nobody is being quoted: “the alleged ‘plot’”, “titled ‘Rain’”.
static DISOWNED: &WordList = words!["supposed", "alleged", "purported", "proverbial", "titled", "entitled"];

fn indirect(content: Span, found: Attribution) -> QuotePhrase {
    QuotePhrase {
        content,
        speaker: found.speaker,
        cue: found.cue,
        addressee: found.addressee,
        directness: Directness::Indirect,
        continues: false,
    }
}

/// What stands before a line, for a quote that has no attribution of its own.
#[derive(Clone, Copy, Debug)]
enum Before {
    /// Nobody who could go on speaking.
    Nothing,
    /// An attributed quote, earlier in this paragraph or at the end of the one before.
    Quote,
    /// A quote left open at the end of its paragraph: the next paragraph continues it.
    OpenQuote,
    /// “Reyes wrote:” at the end of the paragraph before.
    Colon(Attribution),
    /// “Reyes said the dam was safe.” in the sentence before, of this paragraph.
    Indirect(Attribution),
}

struct Finder<'a> {
    reader: Reader<'a>,
    quotes: Vec<QuotePhrase>,
    marked: Vec<Marked>,
    before: Before,
    /// The words of the paragraph being read.
    block: Range<usize>,
}

impl Finder<'_> {
    fn read_block(&mut self, block: Range<usize>, first: usize, line: &mut Line) {
        let reader = self.reader;
        self.block = block.clone();
        let marked = std::mem::take(&mut self.marked);
        let mut last_speaks = false;
        for_each_line(&reader, block, &marked, first..marked.len(), line, |line| {
            last_speaks = self.read_line(line, &marked);
        });
        if !last_speaks && matches!(self.before, Before::Quote | Before::OpenQuote | Before::Indirect(_)) {
            self.before = Before::Nothing;
        }
        self.marked = marked;
    }

    /// Reads one line; returns whether somebody speaks in it.
    fn read_line(&mut self, line: &Line, marked: &[Marked]) -> bool {
        let mut speaks = false;
        for (place, quote) in line.quotes() {
            speaks |= self.read_quote(line, place, &marked[quote]);
        }
        if !speaks {
            let reader = self.reader;
            let is_colon = line.word(line.len() - 1).is_some_and(|at| reader.letters(at) == ":");
            if is_colon {
                self.before = reader.attribute_colon(line).map_or(Before::Nothing, Before::Colon);
            } else if !(line.cues(0..line.len()).next().is_some() && self.read_indirect(line))
                && let Some(found) = reader.gesture(line)
            {
                self.before = Before::Indirect(found);
                speaks = true;
            }
        }
        speaks
    }

    /// Reads a line without quotes that may report speech; whether it does.
    fn read_indirect(&mut self, line: &Line) -> bool {
        let reader = self.reader;
        if let Some((content, found)) = reader.indirect_speech(line) {
            self.quotes.push(indirect(reader.span(content), found));
            self.before = Before::Indirect(found);
            return true;
        }
        let found = reader.attribute_indirect(line);
        if let Some(found) = found {
            self.before = Before::Indirect(found);
        }
        found.is_some()
    }

    fn read_quote(&mut self, line: &Line, place: usize, quote: &Marked) -> bool {
        let reader = self.reader;
        let found = reader.attribute(line, place, quote.content.end - 1);
        if found.is_none() && !self.before_is_open() && self.is_heading(line, quote) {
            return false;
        }
        let is_whole = self.is_whole(line, place, quote);
        let continues = found.is_none() && place == 0 && matches!(self.before, Before::Quote) || matches!(self.before, Before::OpenQuote);
        let (found, is_carried) = match (found, self.before) {
            (None, Before::Colon(attribution)) if place == 0 => (Some(attribution), false),
            (None, Before::Indirect(attribution)) if place == 0 && is_whole => (Some(attribution), true),
            (found, _) => (found, false),
        };
        if !continues && !self.is_speech(line, place, quote, found.as_ref(), is_whole) {
            return false;
        }
        let interrupted = place > 0 && (0..place).any(|before| line.is_quote(before));
        let found = found.unwrap_or_default();
        if self.before_is_open() && found.speaker.is_some() {
            self.attribute_chain(found);
        }
        let same = interrupted && self.quotes.last().is_some_and(|last| last.speaker == found.speaker && found.speaker.is_some());
        self.quotes.push(QuotePhrase {
            content: reader.span(quote.content.clone()),
            speaker: found.speaker,
            cue: found.cue,
            addressee: found.addressee,
            directness: if is_whole { Directness::Direct } else { Directness::Fragment },
            continues: continues || same || is_carried,
        });
        self.before = if quote.is_open_ended() {
            Before::OpenQuote
        } else if continues || found.speaker.is_some() {
            Before::Quote
        } else {
            Before::Nothing
        };
        true
    }

    fn before_is_open(&self) -> bool {
        matches!(self.before, Before::OpenQuote)
    }

    /// Gives the attribution that follows the last paragraph of a quote to its first one.
    fn attribute_chain(&mut self, found: Attribution) {
        let Some(first) = self.quotes.iter().rposition(|quote| !quote.continues) else { return };
        let first = &mut self.quotes[first];
        if first.speaker.is_none() {
            (first.speaker, first.cue, first.addressee) = (found.speaker, found.cue, found.addressee);
        }
    }

    /// Whether the words are a statement, not a piece of the reporter's sentence.
    fn is_whole(&self, line: &Line, place: usize, quote: &Marked) -> bool {
        const WHOLE: usize = 7;
        let reader = self.reader;
        let words = quote.content.clone().filter(|at| reader.token(*at).kind() != WordKind::Mark).count();
        let starts_with_capital = reader.is_capitalised(quote.content.start) || !reader.table.is_cased;
        let ends = matches!(reader.letters(quote.content.end - 1), "." | "," | "?" | "!" | "…")
            || line.word(place + 1).is_some_and(|at| reader.is_comma(at));
        let is_introduced =
            place == 0 || line.word(place - 1).is_some_and(|at| matches!(reader.letters(at), "," | ":") || reader.is(at, Classes::SPEECH));
        words >= WHOLE || starts_with_capital && is_introduced && ends
    }

    /// Whether somebody says the words. Not: a “hot dog”; the film “The Long Rain”.
    fn is_speech(&self, line: &Line, place: usize, quote: &Marked, found: Option<&Attribution>, is_whole: bool) -> bool {
        let reader = self.reader;
        let words = quote.content.clone().filter(|at| reader.token(*at).kind() != WordKind::Mark);
        let count = words.clone().count();
        let small = words.filter(|at| !reader.is_capitalised(*at) && reader.token(*at).span().len() > 3).count();
        if found.is_none_or(|found| found.speaker.is_none()) {
            return quote.is_open_ended() || is_whole && small > 0 && count > 3;
        }
        let before = place.checked_sub(1).and_then(|before| line.word(before));
        // Critics of the so-called “peace plan”: nobody owns the words.
        if before.is_some_and(|at| reader.is(at, DISOWNED) || at > 0 && reader.reads(at, "called") && reader.letters(at - 1) == "-") {
            return false;
        }
        // “Reyes said on “Harbour Sunday””, “She told “Harbour Sunday” that it rained”: where it was said.
        let is_told_that = || line.word(place + 1).is_some_and(|at| reader.reads(at, "that"));
        let is_where = before.is_some_and(|at| matches!(reader.letters(at), "on" | "in") || reader.is(at, Classes::TELL) && is_told_that());
        if is_where && count > 1 && reader.is_in_capitals(quote) {
            return false;
        }
        // “She read “The Long Rain” on the train”: a title.
        let is_read = before.is_some_and(|at| reader.is(at, words!["read", "reads", "wrote", "writes", "sang", "recited"]));
        let is_introduced = !is_read && before.is_some_and(|at| reader.is(at, Classes::SPEECH) || matches!(reader.letters(at), ":" | ","));
        let is_given_name = found.is_some_and(|found| reader.is_given_name(line, place, found));
        place == 0 || is_introduced || is_given_name || !reader.is_in_capitals(quote)
    }

    /// Whether a quote that is all of its paragraph is a heading, which agencies set in quote marks too: ‘All Bets Are Off’.
    fn is_heading(&self, line: &Line, quote: &Marked) -> bool {
        const LONGEST_HEADING: usize = 8;
        let words = quote.content.clone().filter(|at| self.reader.token(*at).kind() != WordKind::Mark).count();
        let is_alone = line.len() == 1 && quote.open.start == self.block.start;
        is_alone && !quote.is_open_ended() && (3..=LONGEST_HEADING).contains(&words) && self.reader.is_in_capitals(quote)
    }
}
