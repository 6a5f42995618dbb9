//! Quotes whose marks were lost, in text that was lower-cased and taken apart into words.
//!
//! Without marks, only the person tells that somebody speaks: a report says “we” of nobody. So a sentence in the first or
//! second person is a quote where it is attributed, or stands beside one that is.
//!
//! > **we have a long way to go** , reyes told ode .   · we have a long way to go . → only beside an attributed one

use std::ops::Range;

use super::attribution::Attribution;
use super::line::{Line, Reader, for_each_line};
use super::{Directness, QuotePhrase};
use crate::annotate::{WordList, words};
use crate::text::{Span, WordKind};

/// What only those who are quoted say. Not “us”: it may be a country that lost its points.
static FIRST_PERSON: &WordList =
    words!["i", "we", "our", "ours", "my", "mine", "me", "you", "your", "yours", "ourselves", "myself", "yourself"];

/// The most words and marks of a line that is read: what is longer is not a sentence.
const LONGEST: usize = 250;

/// One sentence, as it may be quoted.
struct Candidate {
    /// The words that may be the quote.
    content: Range<usize>,
    /// Who says it, where the sentence tells.
    attribution: Option<Attribution>,
    /// Whether the attribution stands before a colon, so that the quote is still open where the sentence ends.
    is_open: bool,
    /// Whether the quote is in the first or second person.
    is_first_person: bool,
}

/// Whether the text is of the kind that lost its marks: without capitals and without any mark.
pub(super) fn has_lost_marks(reader: &Reader<'_>) -> bool {
    !reader.table.is_cased
        && !reader
            .table
            .tokens
            .iter()
            .any(|token| token.kind() == WordKind::Mark && matches!(token.of(reader.text), "\"" | "“" | "”" | "‘" | "«" | "»" | "„" | "`"))
}

/// The quotes of a text that lost its marks; `blocks` are the paragraphs of its body.
pub(super) fn find_lost(reader: &Reader<'_>, blocks: &[Range<usize>]) -> Vec<QuotePhrase> {
    let mut candidates = Vec::new();
    let mut line = Line::default();
    for block in blocks {
        for_each_line(reader, block.clone(), &[], 0..0, &mut line, |line| candidates.extend(candidate_of(reader, line)));
    }
    let mut quotes = Vec::new();
    let mut place = 0;
    while place < candidates.len() {
        let end = place + candidates[place..].iter().take_while(|candidate| candidate.is_first_person).count();
        if end > place {
            read_run(reader, &candidates[place..end], &mut quotes);
        }
        place = end + 1;
    }
    quotes
}

fn candidate_of(reader: &Reader<'_>, line: &Line) -> Option<Candidate> {
    let (first, last) = (line.word(0)?, line.word(line.len() - 1)?);
    if line.len() > LONGEST {
        return None;
    }
    let candidate = |content: Range<usize>, attribution, is_open| Candidate {
        is_first_person: content.clone().any(|at| is_first_person(reader, at)),
        content,
        attribution,
        is_open,
    };
    if let Some((content, found)) = reader.clause_then_speaker(line)
        && content.clone().any(|at| is_first_person(reader, at))
        && content.start == first
    {
        return Some(candidate(content, Some(found), false));
    }
    let colon = (1..line.len() - 1).find(|place| line.word(*place).is_some_and(|at| reader.letters(at) == ":"));
    if let Some(colon) = colon
        && let Some(found) = reader.attribution_before(line, colon).filter(|found| found.speaker.is_some() && found.cue.is_some())
    {
        return Some(candidate(line.word(colon + 1)?..last + 1, Some(found), true));
    }
    Some(candidate(first..last + 1, None, false))
}

/// Whether the word at `at` is one of the first or second person. In “world war i” the letter is a number.
fn is_first_person(reader: &Reader<'_>, at: usize) -> bool {
    reader.is(at, FIRST_PERSON) && !(reader.reads(at, "i") && at > 0 && reader.is(at - 1, words!["war", "type", "phase", "part", "class"]))
}

/// Sentences in the first person that follow each other: each belongs to the attribution that follows, or, where none does or
/// a colon opened it, to the one before.
fn read_run(reader: &Reader<'_>, run: &[Candidate], quotes: &mut Vec<QuotePhrase>) {
    if run.iter().all(|candidate| candidate.attribution.is_none()) {
        return;
    }
    let mut before: Option<&Candidate> = None;
    for (place, candidate) in run.iter().enumerate() {
        let after = run[place..].iter().find(|candidate| candidate.attribution.is_some());
        let goes_on = candidate.attribution.is_none() && before.is_some_and(|before| before.is_open || after.is_none());
        let attributed = if goes_on { before } else { after };
        let Some(found) = attributed.and_then(|candidate| candidate.attribution) else { continue };
        let content = reader.span(without_stop(reader, candidate.content.clone()));
        let is_same = |last: &&mut QuotePhrase| last.speaker == found.speaker;
        let continues = goes_on || place > 0 && quotes.last_mut().as_ref().is_some_and(is_same);
        quotes.push(quote(content, found, continues));
        if candidate.attribution.is_some() {
            before = Some(candidate);
        }
    }
}

/// The words of a sentence without the space before its full stop, which stays outside.
fn without_stop(reader: &Reader<'_>, words: Range<usize>) -> Range<usize> {
    let is_stop = words.len() > 1 && reader.letters(words.end - 1) == ".";
    words.start..words.end - usize::from(is_stop)
}

fn quote(content: Span, found: Attribution, continues: bool) -> QuotePhrase {
    QuotePhrase { content, speaker: found.speaker, cue: found.cue, addressee: found.addressee, directness: Directness::Direct, continues }
}
