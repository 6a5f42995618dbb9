//! The article and span behind each fact.

use crate::text::Span;

/// Where a fact was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The place of the article in the project.
    pub article: usize,
    /// The span of its text.
    pub span: Span,
}
