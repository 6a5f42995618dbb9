//! Blocks of a text as they are stored: one after another, each with how deep it stands.
//!
//! What is read may be anybody's: blocks that hold one another without end must not fill the stack.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Element, ElementKind};
use crate::text::Span;

/// Deeper than any page that is read.
const DEEPEST: usize = 64;

#[derive(Serialize, Deserialize)]
struct Stored<'e> {
    /// In how many blocks it stands.
    depth: usize,
    kind: Cow<'e, ElementKind>,
    span: Span,
}

pub(super) fn serialize<S: Serializer>(elements: &[Element], serializer: S) -> Result<S::Ok, S::Error> {
    let mut stored = Vec::new();
    let mut open: Vec<(usize, &Element)> = elements.iter().rev().map(|element| (0, element)).collect();
    while let Some((depth, element)) = open.pop() {
        stored.push(Stored { depth, kind: Cow::Borrowed(&element.kind), span: element.span });
        open.extend(element.children.iter().rev().map(|child| (depth + 1, child)));
    }
    stored.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Element>, D::Error> {
    let mut elements = Vec::new();
    let mut open: Vec<Element> = Vec::new();
    for Stored { depth, kind, span } in Vec::deserialize(deserializer)? {
        if depth > open.len().min(DEEPEST) {
            return Err(D::Error::custom("a block that stands in no other"));
        }
        close(&mut open, depth, &mut elements);
        open.push(Element { kind: kind.into_owned(), span, children: Vec::new() });
    }
    close(&mut open, 0, &mut elements);
    Ok(elements)
}

/// Puts the blocks deeper than `depth` into those that hold them.
fn close(open: &mut Vec<Element>, depth: usize, elements: &mut Vec<Element>) {
    while open.len() > depth {
        let Some(element) = open.pop() else { return };
        open.last_mut().map_or(&mut *elements, |holder| &mut holder.children).push(element);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::layout::Layout;

    fn block(kind: ElementKind, children: Vec<Element>) -> Element {
        Element { kind, span: Span { start: 1, end: 2 }, children }
    }

    #[test]
    fn blocks_in_blocks_are_read_back_as_they_were() {
        let item = || block(ElementKind::Item, vec![block(ElementKind::Line, vec![]), block(ElementKind::List(Some(3)), vec![])]);
        let list = block(ElementKind::List(None), vec![item(), item()]);
        let layout =
            Layout { elements: vec![block(ElementKind::Rule, vec![]), list, block(ElementKind::Heading(2), vec![])], marks: vec![] };
        let bytes = serde_json::to_vec(&layout).unwrap();
        assert_eq!(serde_json::from_slice::<Layout>(&bytes).unwrap(), layout);
    }

    #[test]
    fn blocks_without_a_holder_and_blocks_too_deep_are_refused() {
        let read = |depths: &[usize]| {
            let stored = |depth: &usize| Stored { depth: *depth, kind: Cow::Owned(ElementKind::Item), span: Span { start: 0, end: 0 } };
            let stored: Vec<Stored<'_>> = depths.iter().map(stored).collect();
            let json = format!("{{\"elements\":{},\"marks\":[]}}", serde_json::to_string(&stored).unwrap());
            serde_json::from_str::<Layout>(&json).is_ok()
        };
        assert!(read(&[0, 1, 2, 0]));
        assert!(!read(&[1]));
        assert!(!read(&[0, 2]));
        assert!(!read(&(0..100_000).collect::<Vec<_>>()));
    }
}
