//! Finds the phrases of one article that report a dated or datable happening.
//!
//! In: an article, its words, times and quotes. Out: event phrases, in order: a trigger (“met”, “summit”), the sentence
//! that tells it, the time expression that dates it. Knows nothing of people: the dossier adds them.
//!
//! > Reyes **met** Ode in Linden on **Monday**.   trigger: met · time: Monday

use serde::Serialize;

use super::WordTable;
use super::quotes::QuotePhrase;
use super::time::TimeExpression;
use crate::corpus::Article;
use crate::text::Span;

/// Whether the text says that it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It did.
    Happened,
    /// It is going to: “will meet”, “is expected to call”.
    Planned,
    /// It may: “a possible meeting”.
    Possible,
}

/// What kind of happening a trigger tells; two reports of different kinds are not one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// People come together: met, hosted, visited, talks, summit.
    Meeting,
    /// People speak from afar: called, phoned.
    Call,
    /// Anything else, told apart by its trigger.
    Other,
}

/// A phrase that reports a happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventPhrase {
    /// The words that tell it: “met”.
    pub trigger: Span,
    /// What kind of happening.
    pub kind: Kind,
    /// The part of the sentence that tells it: its participants and places are looked for here.
    pub clause: Span,
    /// The sentence.
    pub sentence: Span,
    /// The place, in the article's times, of the expression that dates it; `None` where none does.
    pub time: Option<usize>,
    /// Whether it happened.
    pub status: Status,
    /// The places named as where it happened, as written.
    pub places: Vec<Span>,
}

/// All event phrases of an article.
pub fn find_events(_article: &Article, _words: &WordTable, _times: &[TimeExpression], _quotes: &[QuotePhrase]) -> Vec<EventPhrase> {
    Vec::new()
}
