//! Who said each quote.

use super::dates::GroundedTime;
use super::people::{People, PersonIndex};
use crate::annotate::Annotations;
use crate::annotate::quotes::Directness;
use crate::corpus::{Grade, Project};
use crate::text::Span;

/// A quote with its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words said, without their quote marks.
    pub content: Span,
    /// Who said them; `None` where no person of the corpus did (an organisation, an anonymous source) or it is open.
    pub speaker: Option<PersonIndex>,
    /// The noun phrase of the speaker as written, eight words at most; `None` where the text names none.
    pub speaker_text: Option<Span>,
    /// The reporting verb; `None` where there is none.
    pub cue: Option<Span>,
    /// How the words stand in the text.
    pub directness: Directness,
    /// How sure the speaker is.
    pub grade: Grade,
}

/// By the place of the article: its quotes, in order.
pub fn decide(_project: &Project, annotations: &[Annotations], _people: &People, _times: &[Vec<GroundedTime>]) -> Vec<Vec<Quote>> {
    vec![Vec::new(); annotations.len()]
}
