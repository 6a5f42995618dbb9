//! Tells the body of a pasted text from what stood around it on the page.

use super::{Fields, Furniture};
use crate::text::Span;

/// The paragraphs of the body, the furniture, and the fields it states.
pub(super) fn find_furniture(text: &str) -> (Vec<Span>, Vec<Furniture>, Fields) {
    let mut body = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if !span.is_empty() {
            body.push(span);
        }
    }
    (body, Vec::new(), Fields::default())
}
