//! Finds the noun phrases of one article that may name a person.
//!
//! In: an article and its words. Out: phrases, in order, without overlap; each with what speaks for a person and what
//! against. It proposes: whether “Paris” is a person in this corpus, the dossier decides.
//!
//! > Mayor **Ann Reyes** met **Ode’s** lawyer.

use super::WordTable;
use crate::corpus::Article;
use crate::text::Span;

/// A phrase that may name somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePhrase {
    /// The name alone: without title, role and possessive.
    pub span: Span,
    /// The honorific before it (“Mr.”, “Sayyed”); `None` where there is none.
    pub honorific: Option<Span>,
    /// The role beside it (“Russian President”, “the mayor of Linden”); `None` where there is none.
    pub role: Option<Span>,
}

/// All phrases of an article that may name a person.
pub fn find_names(_article: &Article, _words: &WordTable) -> Vec<NamePhrase> {
    Vec::new()
}
