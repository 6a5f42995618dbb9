//! A very long text cut into parts, each on a page of its own.

use super::paging::{self, escaped_len};
use crate::corpus::Article;
use crate::dossier::ArticleFacts;
use crate::text::Span;

/// A text this short never fills a page, whatever is found in it.
const SHORT: usize = 3_000;
/// What a mark costs beside its words, in bytes of HTML: in the text, and once more in the lists beside it.
const MENTION: usize = 150;
const TIME: usize = 300;
const QUOTE: usize = 500;
const SENTENCE: usize = 40;
const EVENT: usize = 700;
/// The words of a quote or sentence stand twice: in the text, and in the lists beside it.
const TWICE: usize = 2;

/// A longer sentence (a table without line ends, say) may be cut inside.
const LONGEST_PIECE: usize = 1_500;

/// The parts of an article, in order: together the whole text, cut between sentences, or in a sentence that is no sentence.
pub(super) fn cut(article: &Article, facts: &ArticleFacts) -> Vec<Span> {
    let text = &article.text;
    if text.len() <= SHORT {
        return vec![Span::new(0, text.len())];
    }
    let pieces: Vec<Span> = facts.sentences.iter().flat_map(|sentence| pieces_of(text, *sentence)).collect();
    let pages = paging::cut(costs(article, facts, &pieces), paging::BUDGET);
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

/// What each piece, with all that was found in it, takes in HTML.
fn costs(article: &Article, facts: &ArticleFacts, pieces: &[Span]) -> Vec<usize> {
    // An event is reported in a sentence; at most one in ten sentences does.
    let plain = SENTENCE + EVENT / 10;
    let mut costs: Vec<usize> = pieces.iter().map(|piece| plain + TWICE * escaped_len(piece.of(&article.text))).collect();
    let edits = facts.edits.iter().map(|edit| (edit.span, TWICE * escaped_len(&edit.to)));
    let mentions = facts.mentions.iter().map(|mention| (mention.span, MENTION));
    let times = facts.times.iter().map(|time| (time.span, TIME));
    let quotes = facts.quotes.iter().map(|quote| (quote.content, QUOTE));
    for (span, cost) in edits.chain(mentions).chain(times).chain(quotes) {
        let place = pieces.partition_point(|piece| piece.end <= span.start);
        if let Some(piece) = costs.get_mut(place) {
            *piece += cost;
        }
    }
    costs
}
