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

/// The parts of an article, in order: together the whole text, cut between sentences.
pub(super) fn cut(article: &Article, facts: &ArticleFacts) -> Vec<Span> {
    let text = &article.text;
    if text.len() <= SHORT {
        return vec![Span::new(0, text.len())];
    }
    let pages = paging::cut(Costs { article, facts }.by_sentence(), paging::BUDGET);
    let starts: Vec<usize> =
        pages.iter().map(|page| facts.sentences.get(page.start).map_or(0, |sentence| sentence.start as usize)).collect();
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts.iter().enumerate().zip(ends).map(|((place, start), end)| Span::new(if place == 0 { 0 } else { *start }, end)).collect()
}

struct Costs<'a> {
    article: &'a Article,
    facts: &'a ArticleFacts,
}

impl Costs<'_> {
    /// What each sentence, with all that was found in it, takes in HTML.
    fn by_sentence(&self) -> Vec<usize> {
        let facts = self.facts;
        let mut costs: Vec<usize> =
            facts.sentences.iter().map(|sentence| SENTENCE + TWICE * escaped_len(sentence.of(&self.article.text))).collect();
        let edits = facts.edits.iter().map(|edit| (edit.span, TWICE * escaped_len(&edit.to)));
        let mentions = facts.mentions.iter().map(|mention| (mention.span, MENTION));
        let times = facts.times.iter().map(|time| (time.span, TIME));
        let quotes = facts.quotes.iter().map(|quote| (quote.content, QUOTE));
        for (span, cost) in edits.chain(mentions).chain(times).chain(quotes) {
            let place = facts.sentences.partition_point(|sentence| sentence.end <= span.start);
            if let Some(sentence) = costs.get_mut(place) {
                *sentence += cost;
            }
        }
        // An event is reported in a sentence; at most one in ten sentences does.
        for cost in &mut costs {
            *cost += EVENT / 10;
        }
        costs
    }
}
