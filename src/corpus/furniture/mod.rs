//! Tells the body of a pasted text from what stood around it on the page.
//!
//! In: a text. Out: the paragraphs of its body, the furniture with its roles, and the fields that the furniture states.
//! Together body and furniture hold all that is not white space. What the text does not state stays open.

mod bylines;
mod captions;
mod comments;
mod corrections;
mod credits;
mod dateline;
mod dates;
mod delivered;
mod head;
mod headline;
mod labelled;
mod labels;
mod line;
mod names;
mod nobody;
mod opening;
mod outlets;
mod paragraphs;
mod photo_credits;
mod reader;
mod run_in;
mod running;
mod short;
mod stamps;
mod tail;
#[cfg(test)]
mod tests;
mod title;
mod top;

use super::layout::{ElementKind, Layout};
use super::{Fields, Furniture, Role};
use crate::text::Span;
pub(super) use delivered::find_furniture_below;
pub(super) use nobody::{is_nobody, is_turned_name};
use paragraphs::lines_in;
use reader::Reader;
#[cfg(feature = "html")]
pub(super) use short::find_authors_in;
pub(super) use short::{find_day_in, find_names_in, is_byline, is_day_line, is_labelled};
use top::Shape;

/// So many paragraphs at the end may be credits.
const LAST: usize = 4;

/// The paragraphs of the body, the furniture, and the fields it states.
pub(super) fn find_furniture(text: &str) -> (Vec<Span>, Vec<Furniture>, Fields) {
    let paragraphs = paragraphs::find_paragraphs(text);
    let mut reader = Reader::new(text);
    reader.top = top::find_top(text, &paragraphs, |_| Shape::Plain, false, &mut reader.lines);
    reader.comments = comments::find_start(text, &paragraphs);
    for (place, span) in paragraphs.iter().enumerate() {
        let Some(span) = &reader.without_comments(*span) else { continue };
        if place < reader.top.end {
            reader.read_in_top(place, *span);
        } else {
            reader.read(*span, paragraphs.len() - place <= LAST);
        }
    }
    headline::settle(&mut reader);
    reader.finish()
}

/// The same of a text that is laid out: its blocks are its paragraphs. What is `given` goes before what the furniture states.
pub(super) fn find_furniture_in(text: &str, layout: &Layout, mut given: Fields) -> (Vec<Span>, Vec<Furniture>, Fields) {
    let blocks: Vec<_> = layout.texts().into_iter().filter(|block| !block.span.is_empty()).collect();
    let mut reader = Reader::new(text);
    reader.fields.headline = given.headline.take();
    // A line that ends inside a block is a paragraph, as in plain text.
    let pieces: Vec<(Span, usize)> = blocks
        .iter()
        .enumerate()
        .flat_map(|(place, block)| match &block.kind {
            ElementKind::Heading(_) | ElementKind::Caption | ElementKind::Picture(_) | ElementKind::Code => vec![(block.span, place)],
            _ => lines_in(text, block.span).map(|line| (line, place)).collect(),
        })
        .collect();
    let spans: Vec<Span> = pieces.iter().map(|(span, _)| *span).collect();
    let shape = |at: usize| match &blocks[pieces[at].1].kind {
        ElementKind::Heading(level) => Shape::Heading(*level),
        ElementKind::Caption | ElementKind::Picture(_) | ElementKind::Code => Shape::Other,
        _ => Shape::Plain,
    };
    reader.top = top::find_top(text, &spans, shape, reader.fields.headline.is_some(), &mut reader.lines);
    reader.comments = comments::find_start(text, &spans);
    for (at, (span, place)) in pieces.iter().enumerate() {
        let Some(span) = &reader.without_comments(*span) else { continue };
        let left = blocks.len() - place;
        match &blocks[*place].kind {
            ElementKind::Caption | ElementKind::Picture(_) => reader.push(*span, Some(Role::Caption)),
            ElementKind::Code => reader.push(*span, None),
            ElementKind::Heading(level) if at >= reader.top.end || reader.top.headline.is_none() => {
                reader.read_heading(*span, *level, left);
            }
            _ if reader.is_given_headline(*span) => reader.push(*span, Some(Role::Headline)),
            _ if at < reader.top.end => reader.read_in_top(at, *span),
            _ => reader.read(*span, left <= LAST),
        }
    }
    headline::settle(&mut reader);
    let (body, furniture, stated) = reader.finish();
    (body, furniture, given.or(stated))
}
