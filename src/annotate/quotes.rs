//! Finds who says what in one article.
//!
//! In: an article, its words and its names. Out: quotes, in order of appearance, each with the phrase of its speaker.
//! Knows nothing of other articles, of URLs, or of HTML.
//!
//! > “We will rebuild,” Reyes said.   content: We will rebuild · cue: said · speaker: Reyes

use serde::Serialize;

use super::WordTable;
use super::names::NamePhrase;
use crate::corpus::Article;
use crate::text::Span;

/// How the words of a quote stand in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotePhrase {
    /// The words said, without their quote marks.
    pub content: Span,
    /// The noun phrase of the speaker as written: “Reyes”, “the mayor”, “he”; `None` where the text names none.
    pub speaker: Option<Span>,
    /// The reporting verb: “said”; `None` where there is none.
    pub cue: Option<Span>,
    /// The noun phrase of whom it was said to; `None` where the text does not say.
    pub addressee: Option<Span>,
    /// How the words stand in the text.
    pub directness: Directness,
    /// Whether it goes on what the quote before it (in the list) says, so that the speaker is the same.
    pub continues: bool,
}

/// All quotes of an article.
pub fn find_quotes(_article: &Article, _words: &WordTable, _names: &[NamePhrase]) -> Vec<QuotePhrase> {
    Vec::new()
}
