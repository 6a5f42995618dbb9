//! Credits that are glued to the last sentence of an article.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::credits::find_contributors;
use super::line::Line;
use crate::text::Span;

/// The paragraph without its last sentence, and that sentence, where it thanks those who helped.
///
/// - for: “The war goes on. CNN’s Ann Reyes contributed to this report.”
/// - not: “The war goes on. Rain contributed to this year’s losses.”
pub(super) fn split(text: &str, span: Span) -> (Span, Option<Span>) {
    static CUES: LazyLock<[Finder<'static>; 3]> =
        LazyLock::new(|| ["contributed to this", "contributed reporting", "eporting by"].map(Finder::new));
    let words = span.of(text);
    let Some(cue) = CUES.iter().filter_map(|cue| cue.find(words.as_bytes())).min() else { return (span, None) };
    let Some(start) = sentence_start(&words[..cue]) else { return (span, None) };
    let start = span.start as usize + start;
    let tail = Span::new(start, span.end as usize).trimmed(text);
    if find_contributors(&Line::new(text, tail)).is_none() {
        return (span, None);
    }
    (Span::new(span.start as usize, start).trimmed(text), Some(tail))
}

/// Where the sentence that is still open at the end of `words` begins; `None` where it is their first.
fn sentence_start(words: &str) -> Option<usize> {
    let stops = [". ", ".” ", ".\" ", "? ", "! ", ".\n", ") "];
    // “Ann J. Reyes contributed”: an initial ends no sentence.
    let is_initial = |at: usize| {
        words[..at].chars().rev().nth(1).is_none_or(|before| !before.is_alphanumeric()) && words[..at].ends_with(char::is_uppercase)
    };
    let ends = stops.iter().flat_map(|stop| words.match_indices(stop)).filter(|(at, _)| !is_initial(*at)).map(|(at, stop)| at + stop.len());
    ends.max().or_else(|| words.rfind(" (").map(|at| at + 1))
}
