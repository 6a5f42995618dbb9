//! Spans, words and sentences: true of any text, knows no news.
//!
//! In: a text. Out: its words and sentences as spans into it. The text itself is never changed: everything that is
//! ever said about an article is said of a [`Span`] of its text.

mod code_points;
mod eight;
mod sentences;
mod words;

pub(crate) use code_points::CodePoints;
pub(crate) use eight::Eight;
pub use sentences::find_sentences;
pub use words::find_words;
pub(crate) use words::{Case, LONGEST_WORD, Word, WordKind};

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of bytes of an article's text, on character boundaries; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end`.
    ///
    /// # Panics
    /// Where a text is over 4 GiB; the readers refuse articles over 10 MiB.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        let offset = |at| u32::try_from(at).expect("articles are at most 10 MiB");
        Self { start: offset(start), end: offset(end) }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words it stands for.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// As a range of `usize`, for indexing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes it holds.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside it.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span without the white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start as usize + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }
}

/// Those of some finds that share at least one byte with a span; finds stand in the order of the text, without overlap.
pub(crate) fn overlapping<T>(finds: &[T], span: Span, span_of: impl Fn(&T) -> Span) -> &[T] {
    let first = finds.partition_point(|find| span_of(find).end <= span.start);
    let count = finds[first..].partition_point(|find| span_of(find).start < span.end);
    &finds[first..first + count]
}
