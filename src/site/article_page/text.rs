//! The text of an article, block by block, with what was found in it marked.

use serde::Serialize;

use super::super::Site;
use super::super::dates::{html_datetime, value_in_words};
use super::super::running_text::{Layer, Mark, escape_into, marked_text};
use super::super::url::Address;
use crate::corpus::{Grade, Role};
use crate::dossier::{ArticleFacts, GroundedTime};
use crate::text::{Span, overlapping};

/// A block of the text.
#[derive(Debug, Serialize)]
pub(super) struct Block {
    /// `paragraph`, `caption`, or `highlights`.
    kind: &'static str,
    /// Its paragraphs (one), or the points of a summary, as HTML.
    lines: Vec<String>,
}

/// The text of a part of an article.
#[derive(Debug, Default)]
pub(super) struct ArticleText {
    /// The headline, where the text bears it.
    pub(super) headline: Option<String>,
    /// What is read.
    pub(super) blocks: Vec<Block>,
    /// Who wrote it, as printed.
    pub(super) credits: Vec<String>,
    /// All else that stood on the page.
    pub(super) also: Vec<String>,
}

/// The text of one part of an article as HTML. Nothing of it is left out: what is neither report nor caption stands in
/// `credits` or `also`.
pub(super) fn article_text(site: &Site<'_>, address: &Address, place: usize, part: Span) -> ArticleText {
    let article = &site.compiled.project.articles[place];
    let facts = &site.compiled.dossier.articles[place];
    let marker = Marker { site, address, place, facts };
    let mut found = ArticleText::default();
    let mut dateline = String::new();
    let headline = facts.headline.evidence.filter(|_| facts.headline.grade == Grade::Stated);
    for (span, role) in article.blocks() {
        let shown = Span { start: span.start.max(part.start), end: span.end.min(part.end) };
        if shown.start >= shown.end {
            continue;
        }
        let html = marked_text(&article.text, &facts.edits, shown, &marker.layers(shown, role != Some(Role::Headline)));
        match role {
            Some(Role::Headline) if headline.is_some_and(|headline| headline.overlaps(span)) && found.headline.is_none() => {
                found.headline = Some(html);
            }
            Some(Role::Dateline) => dateline = format!("<span class=\"dateline\">{html}</span> "),
            Some(Role::Credit) => found.credits.push(html),
            Some(Role::Highlight) => match found.blocks.last_mut() {
                Some(block) if block.kind == "highlights" => block.lines.push(html),
                _ => found.blocks.push(Block { kind: "highlights", lines: vec![html] }),
            },
            Some(Role::Caption) => found.blocks.push(Block { kind: "caption", lines: vec![html] }),
            Some(Role::Headline | Role::Date | Role::Label | Role::Related) => found.also.push(html),
            None => {
                let line = std::mem::take(&mut dateline) + &html;
                found.blocks.push(Block { kind: "paragraph", lines: vec![line] });
            }
        }
    }
    if !dateline.is_empty() {
        found.also.push(dateline);
    }
    found
}

/// Makes the marks of an article: sentences, in them quotes, in them people and times.
struct Marker<'s> {
    site: &'s Site<'s>,
    address: &'s Address,
    place: usize,
    facts: &'s ArticleFacts,
}

impl Marker<'_> {
    fn layers(&self, span: Span, with_links: bool) -> [Layer; 3] {
        let names = if with_links { self.names_and_times(span) } else { Layer::new() };
        [self.sentences(span), self.quotes(span), names]
    }

    fn sentences(&self, span: Span) -> Layer {
        let sentences = &self.facts.sentences;
        let first = sentences.partition_point(|sentence| sentence.end <= span.start);
        let anchors = &self.site.index.anchors[self.place];
        let sentences = sentences[first..].iter().zip(&anchors[first..]).take_while(|(sentence, _)| sentence.start < span.end);
        sentences
            .map(|(sentence, anchor)| {
                // What goes on from the page before has its anchor there.
                let mut open = "<span class=\"s\"".to_owned();
                if sentence.start >= span.start {
                    open.push_str(" id=\"");
                    anchor.write_into(&mut open);
                    open.push('"');
                }
                open.push('>');
                Mark { span: *sentence, open, close: "</span>", may_be_cut: true }
            })
            .collect()
    }

    fn quotes(&self, span: Span) -> Layer {
        let quotes = overlapping(&self.facts.quotes, span, |quote| quote.content).iter();
        let quotes = quotes.filter(|quote| quote.is_verbatim());
        quotes
            .map(|quote| Mark { span: quote.content, open: quote_tag(quote.grade).to_owned(), close: "</span>", may_be_cut: true })
            .collect()
    }

    fn names_and_times(&self, span: Span) -> Layer {
        let mentions = overlapping(&self.facts.mentions, span, |mention| mention.span).iter();
        let names = mentions.filter_map(|mention| {
            let link = self.site.person_link(self.address, mention.person?);
            let class = if mention.form.is_name() { "person" } else { "reference" };
            let mut open = format!("<a class=\"{class}\" href=\"");
            escape_into(&link.href, &mut open);
            open.push('"');
            let note = match (mention.form.is_name(), mention.grade) {
                (_, Grade::Unsure) => Some(format!("probably {}", link.name)),
                (false, _) => Some(link.name.clone()),
                (true, _) => None,
            };
            if let Some(note) = note {
                open.push_str(" title=\"");
                escape_into(&note, &mut open);
                open.push('"');
            }
            open.push('>');
            Some(Mark { span: mention.span, open, close: "</a>", may_be_cut: false })
        });
        let times = overlapping(&self.facts.times, span, |time| time.span).iter().filter_map(time_mark);
        let mut marks: Vec<Mark> = names.chain(times).collect();
        marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        let mut end = 0;
        marks.retain(|mark| {
            let is_free = mark.span.start >= end;
            end = if is_free { mark.span.end } else { end };
            is_free
        });
        marks
    }
}

fn quote_tag(grade: Grade) -> &'static str {
    if grade == Grade::Unsure { "<span class=\"quote\" title=\"the speaker is uncertain\">" } else { "<span class=\"quote\">" }
}

/// A time expression with what it means; `None` where its words say it all.
fn time_mark(time: &GroundedTime) -> Option<Mark> {
    let value = time.value.as_deref()?;
    let meaning = value_in_words(value, time.days)?;
    let mut open = match html_datetime(value) {
        Some(datetime) => format!("<time datetime=\"{datetime}\" title=\""),
        None => "<span class=\"time\" title=\"".to_owned(),
    };
    escape_into(&meaning, &mut open);
    open.push_str("\">");
    let close = if open.starts_with("<time") { "</time>" } else { "</span>" };
    Some(Mark { span: time.span, open, close, may_be_cut: false })
}
