//! The text of an article whose format lays it out: its blocks as elements of HTML, with what is marked in them.
//!
//! Nothing of the article's own HTML gets here, only the shapes of [`crate::corpus::layout`]; so there is nothing to sanitise.

use crate::corpus::layout::{Element, ElementKind, Layout, MarkKind, Picture, PicturePlace};
use crate::site::fragments::Desk;
use crate::site::running_text::{Insertion, Layer, Mark, escape_into, escaped};
use crate::site::url::{Address, host_of, is_web_address};
use crate::text::Span;

/// What stands in the words of a part of a laid-out text.
pub(crate) struct Shapes<'s> {
    desk: &'s Desk<'s>,
    address: &'s Address,
    layout: &'s Layout,
    /// The part of the text that stands on this page.
    part: Span,
    /// The labels of the footnotes that stand on this page, in order; their places are their numbers.
    notes: Vec<&'s str>,
    /// All footnotes of the article, with their labels; two may bear one label.
    all_notes: Vec<(&'s str, &'s Element)>,
}

/// So many rows has a table that lays out a page.
const LONGEST_LAYOUT: usize = 50;

impl<'s> Shapes<'s> {
    pub(crate) fn new(desk: &'s Desk<'s>, address: &'s Address, layout: &'s Layout, part: Span) -> Self {
        let mut all: Vec<(&str, &Element)> = Vec::new();
        let mut open: Vec<&Element> = layout.elements.iter().rev().collect();
        while let Some(element) = open.pop() {
            if let ElementKind::Footnote(label) = &element.kind {
                all.push((label, element));
            }
            // A table this long is none that lays out a page, and has no notes.
            if element.kind != ElementKind::Table || element.children.len() <= LONGEST_LAYOUT {
                open.extend(element.children.iter().rev());
            }
        }
        let notes =
            all.iter().filter(|(_, note)| part.start <= note.span.start && note.span.start < part.end).map(|(label, _)| *label).collect();
        Self { desk, address, layout, part, notes, all_notes: all }
    }

    /// The links in a stretch of the text.
    pub(crate) fn links(&self, span: Span) -> Layer {
        let links = self.marks_in(span).filter_map(|mark| match &mark.kind {
            MarkKind::Link(address) if is_web_address(address) || address.starts_with("mailto:") => {
                let mut open = "<a rel=\"external noopener\" href=\"".to_owned();
                escape_into(address, &mut open);
                open.push_str("\">");
                Some(Mark { span: mark.span, open, close: "</a>", may_be_cut: true })
            }
            _ => None,
        });
        let mut end = 0;
        // HTML has no link in a link.
        links
            .filter(|link| {
                let is_free = link.span.start >= end;
                end = end.max(link.span.end);
                is_free
            })
            .collect()
    }

    /// Emphasis and the like, in as many layers as they are deep.
    pub(crate) fn emphasis(&self, span: Span) -> Vec<Layer> {
        let mut layers: Vec<Layer> = Vec::new();
        for mark in self.marks_in(span).filter(|mark| !mark.span.is_empty()) {
            let (open, close) = match mark.kind {
                MarkKind::Emphasis => ("<em>", "</em>"),
                MarkKind::Strong => ("<strong>", "</strong>"),
                MarkKind::Struck => ("<s>", "</s>"),
                MarkKind::Raised => ("<sup>", "</sup>"),
                MarkKind::Lowered => ("<sub>", "</sub>"),
                MarkKind::Code => ("<code>", "</code>"),
                MarkKind::Break => ("<br>", ""),
                MarkKind::Link(_) | MarkKind::Note(_) | MarkKind::Picture(_) => continue,
            };
            let mark = Mark { span: mark.span, open: open.to_owned(), close, may_be_cut: true };
            match layers.iter_mut().find(|layer| layer.last().is_none_or(|last| last.span.end <= mark.span.start)) {
                Some(layer) => layer.push(mark),
                None => layers.push(vec![mark]),
            }
        }
        layers
    }

    /// What stands between the words: numbers of footnotes, pictures in a line.
    pub(crate) fn insertions(&self, span: Span) -> Vec<Insertion> {
        let places = self.marks_in(span).filter(|mark| mark.span.is_empty());
        places
            .filter_map(|mark| {
                let html = match &mark.kind {
                    MarkKind::Note(label) => self.note_number(label),
                    MarkKind::Picture(picture) => self.picture_in_line(picture),
                    _ => return None,
                };
                Some(Insertion { at: mark.span.start, html })
            })
            .collect()
    }

    fn marks_in(&self, span: Span) -> impl Iterator<Item = &'s crate::corpus::layout::Mark> {
        let marks = &self.layout.marks;
        // No mark reaches from one block into the next, so none that begins far before this stretch ends in it.
        let first = marks.partition_point(|mark| mark.span.end < span.start && mark.span.start < span.start);
        let last = marks.partition_point(|mark| mark.span.start <= span.end);
        let inside = move |mark: &&'s crate::corpus::layout::Mark| {
            if mark.span.is_empty() { span.start <= mark.span.start && mark.span.start <= span.end } else { mark.span.overlaps(span) }
        };
        marks[first.min(last)..last].iter().filter(inside)
    }

    /// The number of a footnote, linked where the note stands on the same page.
    fn note_number(&self, label: &str) -> String {
        let number =
            self.all_notes.iter().position(|(note, _)| *note == label).map_or_else(|| label.to_owned(), |place| (place + 1).to_string());
        let number = escaped(&number);
        if self.notes.contains(&label) {
            format!("<sup><a href=\"#note-{number}\">{number}</a></sup>")
        } else {
            format!("<sup>{number}</sup>")
        }
    }

    fn picture_in_line(&self, picture: &Picture) -> String {
        match &picture.place {
            PicturePlace::Here(path) => self.image(path, &picture.description),
            PicturePlace::Web(address) => link_to(address, &escaped(&picture.description)),
            PicturePlace::Nowhere => escaped(&picture.description),
        }
    }

    fn image(&self, path: &str, description: &str) -> String {
        let Some(picture) = self.desk.facts.pictures.get(path) else { return String::new() };
        format!("<img src=\"{}\" alt=\"{}\" loading=\"lazy\">", escaped(&self.address.link_to(picture)), escaped(description))
    }

    /// A block as HTML. `words` gives the HTML of a block's text, empty where nothing of it stands on this page.
    pub(crate) fn html_of(&self, element: &Element, words: &mut impl FnMut(&Element) -> String) -> String {
        if element.kind.is_text() {
            let inside = words(element);
            return self.text_element(element, &inside);
        }
        // A row without words on this page is none of its rows; a table may have thousands.
        if element.kind == ElementKind::Row && !element.span.is_empty() && !element.span.overlaps(self.part) {
            return String::new();
        }
        let inside: String = element.children.iter().map(|child| self.html_of(child, words)).collect();
        if inside.is_empty() && !matches!(element.kind, ElementKind::Cell { .. }) {
            return inside;
        }
        match &element.kind {
            ElementKind::Quotation => format!("<blockquote>{inside}</blockquote>"),
            ElementKind::List(None) => format!("<ul>{inside}</ul>"),
            ElementKind::List(Some(1)) => format!("<ol>{inside}</ol>"),
            ElementKind::List(Some(first)) => format!("<ol start=\"{first}\">{inside}</ol>"),
            ElementKind::Item => format!("<li>{inside}</li>"),
            ElementKind::Table => format!("<div class=\"table\"><table>{inside}</table></div>"),
            ElementKind::Row => format!("<tr>{inside}</tr>"),
            ElementKind::Cell { is_heading: true } => format!("<th>{inside}</th>"),
            ElementKind::Cell { is_heading: false } => format!("<td>{inside}</td>"),
            ElementKind::Footnote(_) => {
                let number = self.all_notes.iter().position(|(_, note)| std::ptr::eq(*note, element)).map_or(0, |place| place + 1);
                format!("<div class=\"footnote\" id=\"note-{number}\"><span class=\"number\">{number}</span>{inside}</div>")
            }
            _ => inside,
        }
    }

    fn text_element(&self, element: &Element, inside: &str) -> String {
        match &element.kind {
            ElementKind::Rule => "<hr>".to_owned(),
            ElementKind::Picture(picture) => self.figure(picture, inside),
            _ if inside.is_empty() => String::new(),
            // The page's own heading is the first.
            ElementKind::Heading(level) => format!("<h{0}>{inside}</h{0}>", level.clamp(&2, &6)),
            ElementKind::Code => format!("<pre><code>{inside}</code></pre>"),
            ElementKind::Caption => format!("<p class=\"caption\">{inside}</p>"),
            ElementKind::Line => inside.to_owned(),
            _ => format!("<p>{inside}</p>"),
        }
    }

    /// A picture, with its description below it; one on the web is linked and not loaded.
    fn figure(&self, picture: &Picture, description: &str) -> String {
        let below = |words: &str| if words.is_empty() { String::new() } else { format!("<figcaption>{words}</figcaption>") };
        match &picture.place {
            // What stands below it need not be said twice.
            PicturePlace::Here(path) => {
                let alternative = if description.is_empty() { picture.description.as_str() } else { "" };
                format!("<figure>{}{}</figure>", self.image(path, alternative), below(description))
            }
            PicturePlace::Web(address) => {
                let link = link_to(address, "");
                format!("<figure><figcaption>{description}{}{link}</figcaption></figure>", if description.is_empty() { "" } else { " " })
            }
            PicturePlace::Nowhere if description.is_empty() => String::new(),
            PicturePlace::Nowhere => format!("<figure>{}</figure>", below(description)),
        }
    }
}

/// A link to a picture on the web; without words it says where it leads.
fn link_to(address: &str, words: &str) -> String {
    if !is_web_address(address) {
        return words.to_owned();
    }
    let words = if words.is_empty() { format!("Picture at {}", escaped(host_of(address))) } else { words.to_owned() };
    format!("<a rel=\"external noopener\" href=\"{}\">{words}</a>", escaped(address))
}
