//! Finds the time expressions of one article, in symbolic form: “a Tuesday”, “the October before”.
//!
//! In: an article and its words. Out: time expressions, in order, without overlap. It knows no date to resolve them
//! against: the dossier grounds them.
//!
//! > The council met on **Tuesday**, a month after the **March 2019** vote.

mod patterns;
mod value;

pub use value::{Symbolic, TimeKind};

use super::WordTable;
use crate::corpus::Article;
use crate::text::Span;

/// A phrase that tells when, how long or how often.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// Its extent, without the preposition: “Tuesday morning”.
    pub span: Span,
    /// What it tells.
    pub kind: TimeKind,
    /// When, as far as the words alone say.
    pub value: Symbolic,
}

/// All time expressions of an article.
pub fn find_times(article: &Article, words: &WordTable) -> Vec<TimeExpression> {
    patterns::find_times(&article.text, words)
}
