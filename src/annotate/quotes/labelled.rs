//! What people say without quote marks, where the page says whose words they are: transcripts, interviews, passages with a name below.

use std::ops::Range;

use super::line::Reader;
use super::{Directness, QuotePhrase};
use crate::annotate::names::NamePhrase;
use crate::corpus::Article;
use crate::corpus::layout::{Element, ElementKind, Layout, MarkKind};
use crate::text::{Case, Span, WordKind};

/// Such quotes of an article, in order.
pub(super) fn find_labelled(article: &Article, reader: &Reader<'_>, blocks: &[Range<usize>]) -> Vec<QuotePhrase> {
    let mut quotes = transcript(reader, blocks);
    quotes.extend(interview(reader, blocks));
    quotes.extend(questions_in_bold(reader, &article.layout, blocks));
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
    (name.words().end == colon || is_shouted && name.words().end < colon).then_some((name, content))
}

/// > **Q:** When will it open?   **A:** Not before the summer.
///
/// The answers are those of whom the text before names first, in full.
fn interview(reader: &Reader<'_>, blocks: &[Range<usize>]) -> Vec<QuotePhrase> {
    let is_marked = |block: &&Range<usize>, letter: &str| {
        block.len() > 2 && reader.letters(block.start) == letter && matches!(reader.letters(block.start + 1), ":" | ".")
    };
    let Some(first) = blocks.iter().find(|block| is_marked(block, "Q")) else { return Vec::new() };
    let is_full = |name: &&NamePhrase| name.words().len() > 1 && name.words().end <= first.start;
    let Some(speaker) = reader.names.iter().find(is_full) else { return Vec::new() };
    let answers = blocks.iter().filter(|block| block.start > first.start && is_marked(block, "A"));
    answers.filter_map(|block| Some(quote(reader.span(content_behind(reader, block.start + 1, block.end)?), speaker.span))).collect()
}

/// > **Why now?**   I am seventy, and my garden is wild.
///
/// Where two paragraphs or more are questions in strong type or headings, what stands below them are the answers of whom the text before
/// names first, in full.
fn questions_in_bold(reader: &Reader<'_>, layout: &Layout, blocks: &[Range<usize>]) -> Vec<QuotePhrase> {
    let bold: Vec<Span> = layout.marks.iter().filter(|mark| mark.kind == MarkKind::Strong).map(|mark| mark.span).collect();
    if bold.len() < 2 {
        return Vec::new();
    }
    let is_question = |block: &Range<usize>| {
        let span = reader.span(block.clone());
        let place = bold.partition_point(|mark| mark.end <= span.start);
        block.len() > 2 && reader.letters(block.end - 1) == "?" && bold.get(place).is_some_and(|mark| mark.contains(span))
    };
    let questions: Vec<bool> = blocks.iter().map(is_question).collect();
    let Some(first) = questions.iter().position(|is_question| *is_question) else { return Vec::new() };
    if questions.iter().filter(|is_question| **is_question).count() < 2 {
        return Vec::new();
    }
    let is_full = |name: &&NamePhrase| name.words().len() > 1 && name.words().end <= blocks[first].start;
    let Some(speaker) = reader.names.iter().find(is_full) else { return Vec::new() };
    let answers = (first + 1..blocks.len()).filter(|place| questions[place - 1] && !questions[*place]);
    answers
        .filter(|place| blocks[*place].len() > 1)
        .filter_map(|place| {
            Some(quote(reader.span(content_behind(reader, blocks[place].start.checked_sub(1)?, blocks[place].end)?), speaker.span))
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use crate::annotate::annotate;
    use crate::corpus::{ProjectFile, ProjectFiles, parse_project};

    fn check(markdown: &str, expected: &[&str]) {
        let file = ProjectFile { path: "a.md".to_owned(), bytes: Cow::Owned(markdown.as_bytes().to_vec()) };
        let project = parse_project(ProjectFiles { articles: vec![file], ..ProjectFiles::default() }, true).expect("an article");
        let article = &project.articles[0];
        let quotes = annotate(article).quotes.clone();
        let shown: Vec<String> = quotes
            .iter()
            .map(|quote| format!("{}: {}", quote.speaker.map_or("-", |span| span.of(&article.text)), quote.content.of(&article.text)))
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn questions_in_strong_type_have_answers() {
        check(
            "# A day\n\nJudge Lila Moss retires. We spoke to her.\n\n**Why now?**\n\nI am seventy.\n\n**And then?**\n\nOnly the garden.\n",
            &["Lila Moss: I am seventy.", "Lila Moss: Only the garden."],
        );
        check("# A day\n\nJudge Lila Moss retires.\n\n**Why now?**\n\nThe court is shut.\n\n**A note**\n\nIt rained.\n", &[]);
        check("# A day\n\n**Why now?**\n\n**And then?**\n", &[]);
    }
}
