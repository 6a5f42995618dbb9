//! A very long text cut into parts, each on a page of its own.

use rayon::prelude::*;

use crate::corpus::layout::MarkKind;
use crate::dossier::dates::Anchor;
use crate::pipeline::Compiled;
use crate::site::fragments::{Desk, paging};
use crate::site::running_text::escaped_len;
use crate::text::Span;

/// A text this short never fills a page, whatever is found in it.
const SHORT: usize = 3_000;
/// What a mark adds to its words, in bytes of HTML: once in the text and once in the lists beside it.
const MENTION: usize = 120;
const TIME: usize = 100;
/// A time that its words do not say in full has a row below the text.
const TIME_ROW: usize = 200;
const SENTENCE: usize = 28;
/// The tags of a block and of its container, or of a mark.
const SHAPE: usize = 60;
/// A quote is linked beside the text, with its speaker.
const QUOTE: usize = 110;
/// An event listed beside the text with the other articles that report it; the length of its summary comes on top.
const EVENT: usize = 500;

/// A longer sentence (a table without line ends, say) may be cut in the middle.
const LONGEST_PIECE: usize = 1_500;

/// The parts of all articles.
pub(crate) fn parts(desk: &Desk<'_>) -> Vec<Vec<Span>> {
    let articles = desk.facts.events_in.par_iter().enumerate();
    articles.map(|(place, events)| cut(desk.compiled, place, events)).collect()
}

/// The parts of an article, in order: together the whole text, cut between sentences, or inside a “sentence” that is too long to be one.
fn cut(compiled: &Compiled, place: usize, events: &[usize]) -> Vec<Span> {
    let facts = &compiled.dossier.articles[place];
    let text = &compiled.project.articles[place].text;
    if text.len() <= SHORT {
        return vec![Span::new(0, text.len())];
    }
    let pieces: Vec<Span> = facts.sentences.iter().flat_map(|sentence| pieces_of(text, *sentence)).collect();
    let pages = paging::cut(costs(compiled, place, events, &pieces), paging::BUDGET);
    let starts = pages.iter().map(|page| pieces.get(page.start).filter(|_| page.start > 0).map_or(0, |piece| piece.start as usize));
    let starts: Vec<usize> = starts.collect();
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| Span::new(*start, end)).collect()
}

/// A sentence whole, or a very long one in pieces.
fn pieces_of(text: &str, sentence: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let (mut start, end) = (sentence.start as usize, sentence.end as usize);
    while end - start > LONGEST_PIECE {
        let longest = &text[start..text.floor_char_boundary(start + LONGEST_PIECE)];
        let cut = longest.rfind(char::is_whitespace).filter(|space| *space > 0).unwrap_or(longest.len());
        pieces.push(Span::new(start, start + cut));
        start += cut;
    }
    pieces.push(Span::new(start, end));
    pieces
}

/// What a mark takes beside its tags.
fn shape_len(kind: &MarkKind) -> usize {
    match kind {
        MarkKind::Link(address) => escaped_len(address),
        MarkKind::Picture(picture) => escaped_len(&picture.description) + 200,
        _ => 0,
    }
}

/// What each piece, with all that was found in it, takes in HTML.
fn costs(compiled: &Compiled, place: usize, events: &[usize], pieces: &[Span]) -> Vec<usize> {
    let facts = &compiled.dossier.articles[place];
    let text = &compiled.project.articles[place].text;
    let mut costs: Vec<usize> = pieces.iter().map(|piece| SENTENCE + escaped_len(piece.of(text))).collect();
    let edits = facts.edits.iter().map(|edit| (edit.span, escaped_len(&edit.to)));
    let mentions = facts.mentions.iter().map(|mention| (mention.span, MENTION));
    let times = facts.times.iter().map(|time| (time.span, if time.anchor == Anchor::Absolute { TIME } else { TIME + TIME_ROW }));
    let quotes = facts.quotes.iter().map(|quote| (quote.content, QUOTE));
    let events = events.iter().map(|event| &compiled.dossier.events[*event]).flat_map(|event| {
        let here = event.reports.iter().filter(|report| report.article == place);
        here.map(|report| (report.span, EVENT + escaped_len(&event.summary)))
    });
    let layout = &compiled.project.articles[place].layout;
    let marks = layout.marks.iter().map(|mark| (mark.span, SHAPE + shape_len(&mark.kind)));
    let blocks = layout.texts().into_iter().map(|block| (block.span, SHAPE));
    for (span, cost) in marks.chain(blocks).chain(edits).chain(mentions).chain(times).chain(quotes).chain(events) {
        let place = pieces.partition_point(|piece| piece.end <= span.start);
        if let Some(piece) = costs.get_mut(place) {
            *piece += cost;
        }
    }
    costs
}
