//! The text of an article, block by block, with what was found in it marked.

use serde::Serialize;

use super::laid_out::Shapes;
use crate::corpus::layout::{Element, ElementKind};
use crate::corpus::{Article, Grade, Role};
use crate::dossier::{ArticleFacts, GroundedTime};
use crate::site::fragments::Desk;
use crate::site::fragments::dates::{html_datetime, value_in_words};
use crate::site::running_text::{Layer, Mark, escape_into, marked_text_with};
use crate::site::url::Address;
use crate::text::{Span, overlapping};

/// A block of the text.
#[derive(Debug, Serialize)]
pub(crate) struct Block {
    /// `paragraphs`, `caption`, `highlights`, or `element`: what the article itself lays out, such as a table.
    kind: &'static str,
    /// Its paragraphs, or the points of a summary, as HTML.
    lines: Vec<String>,
}

/// The text of a part of an article.
#[derive(Debug, Default)]
pub(crate) struct ArticleText {
    /// The headline, where the text bears it.
    pub(crate) headline: Option<String>,
    /// What is read.
    pub(crate) blocks: Vec<Block>,
    /// Who wrote it, as printed.
    pub(crate) credits: Vec<String>,
    /// All else that stood on the page.
    pub(crate) also: Vec<String>,
}

/// The text of one part of an article as HTML. Nothing of it is left out: what is neither report nor caption stands in
/// `credits` or `also`.
pub(crate) fn article_text(desk: &Desk<'_>, address: &Address, place: usize, part: Span) -> ArticleText {
    let article = &desk.compiled.project.articles[place];
    let facts = &desk.compiled.dossier.articles[place];
    let shapes = Shapes::new(desk, address, &article.layout, part);
    let marker = Marker { desk, address, place, facts, shapes: &shapes };
    let headline = facts.headline.evidence.filter(|_| facts.headline.grade != Grade::Derived);
    let mut setter =
        Setter { marker, part, headline, blocks: blocks_in(article, part), dateline: String::new(), found: ArticleText::default() };
    if article.layout.elements.is_empty() {
        for block in std::mem::take(&mut setter.blocks) {
            setter.set_block(block);
        }
    } else {
        for element in &article.layout.elements {
            setter.set_element(element);
        }
    }
    let Setter { dateline, mut found, .. } = setter;
    if !dateline.is_empty() {
        found.also.push(dateline);
    }
    found
}

/// The blocks of the body and the furniture of which something stands in a part.
fn blocks_in(article: &Article, part: Span) -> Vec<(Span, Option<Role>)> {
    let mut blocks: Vec<_> = overlapping(&article.body, part, |span| *span).iter().map(|span| (*span, None)).collect();
    blocks.extend(overlapping(&article.furniture, part, |part| part.span).iter().map(|part| (part.span, Some(part.role))));
    blocks.sort_unstable_by_key(|(span, _)| *span);
    blocks
}

/// Sets the blocks of a text, one after the other.
struct Setter<'s> {
    marker: Marker<'s>,
    part: Span,
    /// Where the text states its headline.
    headline: Option<Span>,
    /// The blocks of the body and the furniture.
    blocks: Vec<(Span, Option<Role>)>,
    /// A dateline that waits for its paragraph.
    dateline: String,
    found: ArticleText,
}

impl Setter<'_> {
    /// Sets a block where its role says; what is read is a block of its own.
    fn set_block(&mut self, block: (Span, Option<Role>)) {
        let Some((role, html)) = self.read(block) else { return };
        match role {
            Some(Role::Highlight) => self.set_line("highlights", html),
            Some(Role::Caption) => self.found.blocks.push(Block { kind: "caption", lines: vec![html] }),
            Some(Role::Headline) => self.found.also.push(html),
            _ => self.set_line("paragraphs", html),
        }
    }

    /// Sets a line with those before it that are of its kind.
    fn set_line(&mut self, kind: &'static str, html: String) {
        match self.found.blocks.last_mut() {
            Some(block) if block.kind == kind => block.lines.push(html),
            _ => self.found.blocks.push(Block { kind, lines: vec![html] }),
        }
    }

    /// Sets an element of a text that is laid out.
    fn set_element(&mut self, element: &Element) {
        if element.kind == ElementKind::Paragraph {
            for block in self.blocks_in(element.span) {
                self.set_block(block);
            }
            return;
        }
        if element.span.is_empty() && !(self.part.start <= element.span.start && element.span.start < self.part.end.max(1)) {
            return;
        }
        let shapes = self.marker.shapes;
        let html = shapes.html_of(element, &mut |text| {
            let blocks = self.blocks_in(text.span);
            blocks.into_iter().filter_map(|block| self.read(block)).map(|(_, html)| html).collect()
        });
        if !html.is_empty() {
            self.found.blocks.push(Block { kind: "element", lines: vec![html] });
        }
    }

    fn blocks_in(&self, span: Span) -> Vec<(Span, Option<Role>)> {
        let first = self.blocks.partition_point(|(block, _)| block.end <= span.start);
        self.blocks[first..].iter().take_while(|(block, _)| block.start < span.end).copied().collect()
    }

    /// The HTML of a block where it stands in the text; `None` where it has its place elsewhere on the page or none on it.
    fn read(&mut self, (span, role): (Span, Option<Role>)) -> Option<(Option<Role>, String)> {
        let shown = Span { start: span.start.max(self.part.start), end: span.end.min(self.part.end) };
        if shown.start >= shown.end {
            return None;
        }
        let html = self.marker.html_of(shown, role != Some(Role::Headline));
        let found = &mut self.found;
        match role {
            Some(Role::Headline) if self.headline.is_some_and(|headline| headline.overlaps(span)) && found.headline.is_none() => {
                found.headline = Some(html);
            }
            Some(Role::Dateline) => self.dateline = format!("<span class=\"dateline\">{html}</span> "),
            Some(Role::Credit) => found.credits.push(html),
            Some(Role::Date | Role::Label | Role::Related | Role::Comment) => found.also.push(html),
            None => return Some((None, std::mem::take(&mut self.dateline) + &html)),
            role => return Some((role, html)),
        }
        None
    }
}

/// Makes the marks of an article: sentences, in them quotes, in them people and times.
struct Marker<'s> {
    desk: &'s Desk<'s>,
    address: &'s Address,
    place: usize,
    facts: &'s ArticleFacts,
    shapes: &'s Shapes<'s>,
}

impl Marker<'_> {
    /// A stretch of the text as HTML.
    fn html_of(&self, span: Span, with_links: bool) -> String {
        let text = &self.desk.compiled.project.articles[self.place].text;
        let insertions = self.shapes.insertions(span);
        let links = self.shapes.links(span);
        let mut names = if with_links { self.names_and_times(span) } else { Layer::new() };
        // The article's own links stay; HTML has no link in a link.
        names.retain(|name| {
            overlapping(&links, name.span, |link| link.span).is_empty()
                && !insertions.iter().any(|insertion| name.span.start < insertion.at && insertion.at < name.span.end)
        });
        let mut layers = vec![self.sentences(span), self.quotes(span), links, names];
        layers.extend(self.shapes.emphasis(span));
        marked_text_with(text, &self.facts.edits, span, &layers, &insertions)
    }

    fn sentences(&self, span: Span) -> Layer {
        let sentences = &self.facts.sentences;
        let first = sentences.partition_point(|sentence| sentence.end <= span.start);
        let anchors = &self.desk.facts.anchors[self.place];
        let sentences = sentences[first..].iter().zip(&anchors[first..]).take_while(|(sentence, _)| sentence.start < span.end);
        sentences
            .map(|(sentence, anchor)| {
                // What goes on from the page before has its anchor there.
                let mut open = "<span".to_owned();
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
            let link = self.desk.person_link(self.address, mention.person?);
            let mut open = if mention.form.is_name() { "<a href=\"" } else { "<a class=\"reference\" href=\"" }.to_owned();
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
