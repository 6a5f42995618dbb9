//! The edits that make a damaged text readable.

use super::people::People;
use crate::annotate::Annotations;
use crate::corpus::Project;
use crate::text::Span;

/// One change for reading: these words are shown as those. The text itself stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What is shown instead.
    pub to: String,
}

/// By the place of the article: its edits, in order, without overlap. An undamaged text has none.
pub fn find_edits(_project: &Project, annotations: &[Annotations], _people: &People) -> Vec<Vec<Edit>> {
    vec![Vec::new(); annotations.len()]
}
