//! What people say without quote marks, where the page says whose words they are: transcripts, interviews, passages with a name below.

use std::ops::Range;

use super::line::Reader;
use super::{Directness, QuotePhrase};
use crate::annotate::names::NamePhrase;
use crate::corpus::Article;
use crate::corpus::layout::{Element, ElementKind};
use crate::text::{Case, Span, WordKind};

/// Such quotes of an article, in order.
pub(super) fn find_labelled(article: &Article, reader: &Reader<'_>, blocks: &[Range<usize>]) -> Vec<QuotePhrase> {
    let mut quotes = transcript(reader, blocks);
    quotes.extend(interview(reader, blocks));
    signed(reader, &article.layout.elements, &mut quotes);
    quotes.sort_by_key(|quote| quote.content);
    quotes.dedup_by_key(|quote| quote.content);
    quotes
}

fn quote(content: Span, speaker: Span) -> QuotePhrase {
    QuotePhrase { content, speaker: Some(speaker), cue: None, addressee: None, directness: Directness::Direct, continues: false }
}

/// > **REYES**: It stays open.   · **ANN REYES, MAYOR OF LINDEN**: The bridge moved.   · **Ann Reyes:** It moved.
///
/// Not: “Reyes: the bridge is safe”, alone in an article, which is a headline.
fn transcript(reader: &Reader<'_>, blocks: &[Range<usize>]) -> Vec<QuotePhrase> {
    let labelled = blocks.iter().filter_map(|block| {
        let (name, content) = label_of(reader, block)?;
        Some(quote(reader.span(content), name.span))
    });
    let quotes: Vec<QuotePhrase> = labelled.collect();
    if quotes.len() > 1 { quotes } else { Vec::new() }
}

/// The name that labels a paragraph, and the words after the colon.
fn label_of<'a>(reader: &Reader<'a>, block: &Range<usize>) -> Option<(&'a NamePhrase, Range<usize>)> {
    const LONGEST: usize = 14;
    let colon = (block.start..block.end.min(block.start + LONGEST)).find(|at| reader.letters(*at) == ":")?;
    let content = content_behind(reader, colon, block.end)?;
    let name = reader.name_at(block.start)?;
    let is_shouted = (block.start..colon).all(|at| reader.is_mark(at) || reader.token(at).case() == Case::Upper);
    (name.words.end == colon || is_shouted && name.words.end < colon).then_some((name, content))
}

/// > **Q:** When will it open?   **A:** Not before the summer.
///
/// The answers are those of whom the text before names first, in full.
fn interview(reader: &Reader<'_>, blocks: &[Range<usize>]) -> Vec<QuotePhrase> {
    let is_marked = |block: &&Range<usize>, letter: &str| {
        block.len() > 2 && reader.letters(block.start) == letter && matches!(reader.letters(block.start + 1), ":" | ".")
    };
    let Some(first) = blocks.iter().find(|block| is_marked(block, "Q")) else { return Vec::new() };
    let is_full = |name: &&NamePhrase| name.words.len() > 1 && name.words.end <= first.start;
    let Some(speaker) = reader.names.iter().find(is_full) else { return Vec::new() };
    let answers = blocks.iter().filter(|block| block.start > first.start && is_marked(block, "A"));
    answers.filter_map(|block| Some(quote(reader.span(content_behind(reader, block.start + 1, block.end)?), speaker.span))).collect()
}

/// The words after a mark; `None` where there are none, or quote marks tell them already.
fn content_behind(reader: &Reader<'_>, mark: usize, end: usize) -> Option<Range<usize>> {
    let content = mark + 1..end;
    let is_quoted = |at: usize| matches!(reader.letters(at), "“" | "\"" | "‘" | "«" | "„");
    (content.len() > 1 && !content.clone().any(is_quoted)).then_some(content)
}

/// > > I paid for this road once.
/// > >
/// > > — **Agnes Brill**, Ashfield
fn signed(reader: &Reader<'_>, elements: &[Element], quotes: &mut Vec<QuotePhrase>) {
    for (place, element) in elements.iter().enumerate() {
        if element.kind != ElementKind::Quotation {
            signed(reader, &element.children, quotes);
            continue;
        }
        let inside = element.children.split_last().and_then(|(last, passage)| Some((passage, signature(reader, last.span)?)));
        let below = || elements.get(place + 1).and_then(|next| Some((&element.children[..], signature(reader, next.span)?)));
        let Some((passage, name)) = inside.or_else(below) else { continue };
        if let (Some(first), Some(last)) = (passage.first(), passage.last())
            && !first.span.is_empty()
            && !last.span.is_empty()
            && content_behind(reader, reader.table.words_in(first.span).start.wrapping_sub(1), reader.table.words_in(last.span).end)
                .is_some()
        {
            quotes.push(quote(first.span.to(last.span), name));
        }
    }
}

/// The name in a line of its own after a dash.
fn signature(reader: &Reader<'_>, line: Span) -> Option<Span> {
    const LONGEST: usize = 14;
    let words = reader.table.words_in(line);
    let is_dash = words.len() > 1 && words.len() <= LONGEST && matches!(reader.letters(words.start), "—" | "–" | "-" | "―");
    let mut first = words.start + 1;
    // “— Mayor Ann Reyes”
    while is_dash && first < words.end && reader.name_at(first).is_none() && reader.token(first).kind() == WordKind::Letters {
        first += 1;
    }
    is_dash.then(|| reader.name_at(first)).flatten().map(|name| name.span)
}
