//! How an article's text is laid out, where its format says so: headings, lists, tables, pictures, emphasis, links.
//!
//! All of it is stand-off: ranges of the visible text, which stays plain.

mod stored;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The layout of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Its blocks, in order; those that hold others bear them.
    #[serde(with = "stored")]
    pub elements: Vec<Element>,
    /// What is marked inside the blocks, in order, outer before inner; none reaches from one block into the next.
    pub marks: Vec<Mark>,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// Its text, without white space at its ends; empty where it has none.
    pub span: Span,
    /// The blocks in it; none in one that holds text itself.
    pub children: Vec<Element>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ElementKind {
    /// A paragraph.
    Paragraph,
    /// Text that stands in an item or a cell without a paragraph of its own.
    Line,
    /// A heading, from 1 to 6.
    Heading(u8),
    /// Text as a program writes it: white space counts.
    Code,
    /// A picture; its text is its description, where that is shown.
    Picture(Picture),
    /// What stands below a picture.
    Caption,
    /// A line between two parts.
    Rule,
    /// A passage from elsewhere.
    Quotation,
    /// A list; one that is numbered bears its first number.
    List(Option<u64>),
    /// A point of a list.
    Item,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell {
        /// Whether it names its column or row.
        is_heading: bool,
    },
    /// A footnote, by its label.
    Footnote(String),
}

impl ElementKind {
    /// Whether it bears text itself; the others hold blocks.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Paragraph | Self::Line | Self::Heading(_) | Self::Code | Self::Picture(_) | Self::Caption | Self::Rule)
    }
}

/// A part of a block that is marked. A mark without words stands at a place: a number of a footnote, a picture in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its words.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
}

/// What is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkKind {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// What was struck out.
    Struck,
    /// Raised.
    Raised,
    /// Lowered.
    Lowered,
    /// Words of a program.
    Code,
    /// A line ends here.
    Break,
    /// A link, to an address on the web.
    Link(String),
    /// The number of a footnote, by its label.
    Note(String),
    /// A picture in a line.
    Picture(Picture),
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Where it is.
    pub place: PicturePlace,
    /// What it shows, in words; empty where nobody says.
    pub description: String,
}

/// Where a picture is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PicturePlace {
    /// A file of the source, by its path there: copied into the site.
    Here(String),
    /// On the web: linked, never loaded.
    Web(String),
    /// Not there, or not to be shown.
    Nowhere,
}

impl Layout {
    /// The blocks that bear text, in order.
    pub fn texts(&self) -> Vec<&Element> {
        let mut texts = Vec::new();
        let mut open: Vec<&Element> = self.elements.iter().rev().collect();
        while let Some(element) = open.pop() {
            if element.kind.is_text() {
                texts.push(element);
            }
            open.extend(element.children.iter().rev());
        }
        texts
    }

    /// The pictures of the source that are shown, in order.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let blocks = self.texts().into_iter().filter_map(|element| match &element.kind {
            ElementKind::Picture(picture) => Some(picture),
            _ => None,
        });
        let inside = self.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Picture(picture) => Some(picture),
            _ => None,
        });
        blocks.chain(inside).filter_map(|picture| match &picture.place {
            PicturePlace::Here(path) => Some(path.as_str()),
            PicturePlace::Web(_) | PicturePlace::Nowhere => None,
        })
    }

    /// The same layout of a text in which some words were replaced: `span` says where a place has gone, `words` what is said instead.
    /// An address that `bears` what must not be said leads nowhere.
    #[must_use]
    pub fn rewritten(self, span: &impl Fn(Span) -> Span, words: &impl Fn(&str) -> String, bears: &impl Fn(&str) -> bool) -> Self {
        let elements = self.elements.into_iter().map(|element| element.rewritten(span, words, bears)).collect();
        let marks = self.marks.into_iter().filter_map(|mark| {
            let kind = match mark.kind {
                MarkKind::Link(address) if bears(&address) => return None,
                MarkKind::Note(label) => MarkKind::Note(words(&label)),
                MarkKind::Picture(picture) => MarkKind::Picture(picture.rewritten(words, bears)),
                kind => kind,
            };
            Some(Mark { span: span(mark.span), kind })
        });
        Self { elements, marks: marks.collect() }
    }
}

impl Element {
    fn rewritten(self, span: &impl Fn(Span) -> Span, words: &impl Fn(&str) -> String, bears: &impl Fn(&str) -> bool) -> Self {
        let kind = match self.kind {
            ElementKind::Footnote(label) => ElementKind::Footnote(words(&label)),
            ElementKind::Picture(picture) => ElementKind::Picture(picture.rewritten(words, bears)),
            kind => kind,
        };
        let children = self.children.into_iter().map(|child| child.rewritten(span, words, bears)).collect();
        Self { kind, span: span(self.span), children }
    }
}

impl Picture {
    fn rewritten(self, words: &impl Fn(&str) -> String, bears: &impl Fn(&str) -> bool) -> Self {
        let place = match self.place {
            PicturePlace::Here(address) | PicturePlace::Web(address) if bears(&address) => PicturePlace::Nowhere,
            place => place,
        };
        Self { place, description: words(&self.description) }
    }
}
