//! Furniture of a text whose head a database printed: its lines are known by their places.

use super::dates::{DateLine, Told};
use super::reader::{Reader, Standing};
use super::top::Top;
use super::{LAST, find_day_in, headline, paragraphs};
use crate::corpus::databases::Head;
use crate::corpus::{Field, Fields, Furniture};
use crate::text::Span;

/// The paragraphs of the body, the furniture, and the fields it states.
pub(in crate::corpus) fn find_furniture_below(text: &str, head: &Head) -> (Vec<Span>, Vec<Furniture>, Fields) {
    let mut paragraphs = paragraphs::find_paragraphs(text);
    // “Full text: The council met.”: the head ends inside a paragraph.
    if let Some(place) = paragraphs.iter().position(|span| span.start < head.end && head.end < span.end) {
        let span = paragraphs[place];
        let rest = Span { start: head.end, end: span.end }.trimmed(text);
        paragraphs[place] = Span { start: span.start, end: head.end };
        if !rest.is_empty() {
            paragraphs.insert(place + 1, rest);
        }
    }
    let mut reader = Reader::new(text);
    let end = paragraphs.iter().position(|span| span.start >= head.end).unwrap_or(paragraphs.len());
    let headline = paragraphs.iter().position(|span| *span == head.headline);
    reader.top = Top { end, headline, is_labelled: true, ..Top::default() };
    if !head.outlet.is_empty() {
        reader.take_outlet(Some(Field::stated(head.outlet.of(text).to_owned(), head.outlet)), Standing::Dateline);
    }
    if let Some(day) = find_day_in(head.day.of(text)) {
        reader.take_date(&DateLine { end: 0, day, evidence: head.day, has_keyword: true, told: Told::First });
    }
    if headline.is_none() && !head.headline.is_empty() {
        reader.fields.headline = Some(Field::stated(head.headline.of(text).to_owned(), head.headline));
    }
    for (place, span) in paragraphs.iter().enumerate() {
        if place < end {
            reader.read_in_top(place, *span);
        } else {
            reader.read(*span, paragraphs.len() - place <= LAST);
        }
    }
    headline::settle(&mut reader);
    reader.finish()
}
