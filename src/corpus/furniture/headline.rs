//! Settles what stands before the report: headline, points of a summary, captions.

use super::captions::is_caption_before_report;
use super::line::Line;
use super::outlets::known_outlet;
use super::reader::{Block, Reader, Standing};
use super::title::{MOST_WORDS, is_headline};
use crate::corpus::{Field, Role};
use crate::text::Span;

/// So many paragraphs may stand between a headline and the dateline.
const MOST_BEFORE_REPORT: usize = 8;

/// Finds the headline, and what else of the paragraphs before the report is none of it.
pub(super) fn settle(reader: &mut Reader<'_>) {
    let texts: Vec<usize> = reader.blocks.iter().enumerate().filter(|(_, block)| block.role.is_none()).map(|(place, _)| place).collect();
    let opening = texts.iter().position(|place| reader.blocks[*place].follows_dateline).filter(|before| *before <= MOST_BEFORE_REPORT);
    if let Some(opening) = opening.filter(|opening| stands_before_report(reader, &texts[..*opening])) {
        settle_before_report(reader, &texts[..opening]);
    } else if reader.fields.headline.is_some() {
        settle_deck(reader, &texts);
    } else if let [first, _, ..] = texts[..] {
        let line = Line::new(reader.text, reader.blocks[first].span);
        if !reader.blocks[first].follows_dateline && is_headline(&line) {
            take_headline(reader, first);
            settle_deck(reader, &texts[1..]);
        }
    }
}

/// Whether none of these paragraphs is itself a part of a report: at most one of them goes on for several sentences.
fn stands_before_report(reader: &Reader<'_>, texts: &[usize]) -> bool {
    const LONG: usize = 350;
    texts.iter().filter(|place| reader.blocks[**place].span.len() > LONG).count() <= 1
}

/// Before a dateline all is furniture.
fn settle_before_report(reader: &mut Reader<'_>, texts: &[usize]) {
    for (count, place) in texts.iter().enumerate() {
        let line = Line::new(reader.text, reader.blocks[*place].span);
        // Here even a headline with a full stop is known: no report begins before its dateline.
        let is_first = count == 0 && !is_caption_before_report(&line) && line.len() <= MOST_WORDS;
        if reader.fields.headline.is_none() && (is_first || is_headline(&line)) {
            take_headline(reader, *place);
        } else {
            let role = if is_caption_before_report(&line) { Role::Caption } else { Role::Highlight };
            reader.blocks[*place].role = Some(role);
        }
    }
}

/// The lines between the headline and a byline or date sum the article up: “Reyes says the wall will stand by May”.
fn settle_deck(reader: &mut Reader<'_>, texts: &[usize]) {
    let is_credit = |block: &Block| matches!(block.role, Some(Role::Credit | Role::Date));
    for (count, place) in texts.iter().take(2).enumerate() {
        let line = Line::new(reader.text, reader.blocks[*place].span);
        let credit_follows =
            reader.blocks[*place..].iter().skip(1).find(|block| block.role.is_none() || is_credit(block)).is_some_and(is_credit);
        let is_deck = credit_follows && !line.ends_sentence() && line.len() <= MOST_WORDS && texts.len() > count + 1;
        if !is_deck {
            return;
        }
        reader.blocks[*place].role = Some(Role::Highlight);
    }
}

/// Makes the headline of a block that was none yet.
fn take_headline(reader: &mut Reader<'_>, place: usize) {
    reader.blocks[place].role = Some(Role::Headline);
    read_headline(reader, reader.blocks[place].span);
}

/// Makes the headline of the next paragraph.
pub(super) fn take_headline_at(reader: &mut Reader<'_>, span: Span) {
    reader.push(span, Some(Role::Headline));
    read_headline(reader, span);
}

/// The headline, without the outlet that a page's title has behind it: “Council votes - BBC News”.
fn read_headline(reader: &mut Reader<'_>, span: Span) {
    let line = Line::new(reader.text, span);
    let mut end = line.words.len();
    let sign = (1..end).rev().find(|at| line.is(*at, &["-", "|", "–", "—"]) && !line.is_glued(*at));
    let outlet = sign.and_then(|sign| known_outlet(&line, sign + 1).filter(|(to, _)| *to == end).map(|(_, name)| (sign, name)));
    if let Some((sign, name)) = outlet {
        let evidence = line.span_of(sign + 1, end);
        reader.take_outlet(Some(Field::stated(name.to_owned(), evidence)), Standing::Heading);
        end = sign;
    }
    let span: Span = line.span_of(0, end);
    let words: Vec<&str> = line.of(span).split_whitespace().collect();
    reader.fields.headline = Some(Field::stated(words.join(" "), span));
}
