//! Sets a laid-out text: blocks and words come in one after the other, the visible text and its layout go out.
//!
//! White space is treated as browsers treat it: runs of it are one space, and none stands at the ends of a block. Blocks are set
//! apart by a blank line, the lines of lists and tables by a line end.

use super::layout::{Element, ElementKind, Layout, Mark, MarkKind, Picture};
use crate::text::Span;

/// Blocks that lie deeper are set as if they lay here: no news article needs more, and a page made to harm might.
const DEEPEST: usize = 24;

/// Takes a text in, piece by piece.
#[derive(Debug, Default)]
pub(super) struct Typesetter {
    text: String,
    marks: Vec<Mark>,
    /// The blocks that are open, outer first; what has been closed lies in the block around it.
    open: Vec<Element>,
    /// What each call of `open` that has not been closed opened, outer first.
    scopes: Vec<Scope>,
    finished: Vec<Element>,
    /// The block of text that is open.
    line: Option<Line>,
    /// The marks that are open, outer first.
    open_marks: Vec<OpenMark>,
}

/// What a call of `open` opened.
#[derive(Clone, Copy, Debug)]
enum Scope {
    /// A block of text.
    Text,
    /// A block that holds others.
    Holder,
    /// A block that lies too deep to be kept.
    TooDeep,
}

/// A block of text that is being set.
#[derive(Debug)]
struct Line {
    kind: ElementKind,
    /// Whether it was opened by its words alone, and so ends with whatever comes next.
    is_implied: bool,
    /// Where the text ended before it.
    before: usize,
    /// Where it begins; `None` until there is something in it.
    start: Option<usize>,
    /// Whether white space stands before the next word.
    has_space: bool,
    /// Pictures, each at its place.
    pictures: Vec<(usize, Picture)>,
    /// How many marks lie in the blocks before it.
    first_mark: usize,
}

#[derive(Debug)]
struct OpenMark {
    kind: MarkKind,
    /// `None` where no block of text is open.
    start: Option<usize>,
}

impl Typesetter {
    /// Opens a block: one of text, or one that holds others.
    pub(super) fn open(&mut self, kind: ElementKind) {
        self.close_line();
        let scope = if kind.is_text() {
            self.open_line(kind, false);
            Scope::Text
        } else if self.open.len() == DEEPEST {
            Scope::TooDeep
        } else {
            self.open.push(Element { kind, span: Span::new(0, 0), children: Vec::new() });
            Scope::Holder
        };
        self.scopes.push(scope);
    }

    /// Closes the block that was opened last and is still open.
    pub(super) fn close(&mut self) {
        self.close_line();
        if let Some(Scope::Holder) = self.scopes.pop()
            && let Some(mut element) = self.open.pop()
        {
            let first = element.children.first().map_or(self.text.len(), |child| child.span.start as usize);
            let last = element.children.last().map_or(first, |child| child.span.end as usize);
            element.span = Span::new(first, last);
            if !element.children.is_empty() || matches!(element.kind, ElementKind::Cell { .. }) {
                self.put(element);
            }
        }
    }

    /// Ends the text that stands in no block of its own.
    #[cfg(feature = "html")]
    pub(super) fn end_line(&mut self) {
        if self.line.as_ref().is_some_and(|line| line.is_implied) {
            self.close_line();
        }
    }

    /// Sets words.
    pub(super) fn words(&mut self, words: &str) {
        if self.line.as_ref().is_some_and(|line| line.kind == ElementKind::Code) {
            self.begin();
            return self.text.push_str(words);
        }
        let is_space = |character: char| matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            if is_space(first) {
                if let Some(line) = &mut self.line {
                    line.has_space |= line.start.is_some() && !self.text.ends_with('\n');
                }
                rest = rest.trim_start_matches(is_space);
            } else {
                let end = rest.find(is_space).unwrap_or(rest.len());
                self.set_space();
                self.text.push_str(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }

    /// Ends a line inside a block; a second time in a row it ends the block.
    pub(super) fn line_break(&mut self) {
        let Some(line) = self.line.as_mut().filter(|line| line.start.is_some()) else { return };
        line.has_space = false;
        if self.text.ends_with('\n') && line.kind != ElementKind::Code {
            let (kind, is_implied) = (line.kind.clone(), line.is_implied);
            self.close_line();
            return self.open_line(kind, is_implied);
        }
        let start = self.text.len();
        self.text.push('\n');
        self.marks.push(Mark { span: Span::new(start, start + 1), kind: MarkKind::Break });
    }

    /// Opens a mark.
    pub(super) fn open_mark(&mut self, kind: MarkKind) {
        let start = self.line.as_ref().and_then(|line| line.start).map(|_| {
            self.set_space();
            self.text.len()
        });
        self.open_marks.push(OpenMark { kind, start });
    }

    /// Closes the mark that was opened last and is still open.
    pub(super) fn close_mark(&mut self) {
        if let Some(OpenMark { kind, start: Some(start) }) = self.open_marks.pop() {
            self.mark(kind, start);
        }
    }

    /// Sets the number of a footnote.
    pub(super) fn note(&mut self, label: &str) {
        if self.line.as_ref().is_some_and(|line| line.start.is_some()) {
            let at = self.text.len();
            self.marks.push(Mark { span: Span::new(at, at), kind: MarkKind::Note(label.to_owned()) });
        }
    }

    /// Sets a picture: in the line that is open, or, where it has no words, as a block of its own.
    pub(super) fn picture(&mut self, picture: Picture) {
        if self.line.is_none() {
            self.open_line(self.implied(), true);
        } else if self.line.as_ref().is_some_and(|line| line.start.is_some()) {
            self.set_space();
        }
        let at = self.text.len();
        if let Some(line) = &mut self.line {
            line.pictures.push((at, picture));
        }
    }

    /// The text, and its layout.
    pub(super) fn finish(mut self) -> (String, Layout) {
        self.close_line();
        while !self.scopes.is_empty() {
            self.close();
        }
        self.marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        (self.text, Layout { elements: self.finished, marks: self.marks })
    }

    /// What words are that stand in no block of text.
    fn implied(&self) -> ElementKind {
        match self.open.last().map(|element| &element.kind) {
            Some(ElementKind::Item | ElementKind::Cell { .. }) => ElementKind::Line,
            _ => ElementKind::Paragraph,
        }
    }

    fn open_line(&mut self, kind: ElementKind, is_implied: bool) {
        let (before, first_mark) = (self.text.len(), self.marks.len());
        self.line = Some(Line { kind, is_implied, before, start: None, has_space: false, pictures: Vec::new(), first_mark });
    }

    /// Makes sure that a block of text is open and has begun.
    fn begin(&mut self) {
        if self.line.is_none() {
            self.open_line(self.implied(), true);
        }
        let Some(line) = &mut self.line else { return };
        if line.start.is_none() {
            if !self.text.is_empty() {
                self.text.push_str(if line.kind == ElementKind::Line { "\n" } else { "\n\n" });
            }
            let start = self.text.len();
            line.start = Some(start);
            for mark in &mut self.open_marks {
                mark.start = Some(start);
            }
        }
    }

    /// Sets the space before a word.
    fn set_space(&mut self) {
        self.begin();
        if let Some(line) = &mut self.line
            && std::mem::take(&mut line.has_space)
        {
            self.text.push(' ');
        }
    }

    fn mark(&mut self, kind: MarkKind, start: usize) {
        if start < self.text.len() {
            self.marks.push(Mark { span: Span::new(start, self.text.len()), kind });
        }
    }

    fn close_line(&mut self) {
        let Some(line) = self.line.take() else { return };
        let Line { kind, before, start, pictures, first_mark, .. } = line;
        // Marks that go on into the next block are two.
        let open_marks = std::mem::take(&mut self.open_marks);
        for open in &open_marks {
            if let Some(start) = open.start {
                self.mark(open.kind.clone(), start);
            }
        }
        self.open_marks = open_marks.into_iter().map(|open| OpenMark { start: None, ..open }).collect();
        let start = start.unwrap_or(self.text.len());
        let end = start + self.text[start..].trim_end().len();
        if end > start {
            self.text.truncate(end);
            self.clip_marks(first_mark, end);
            let inside = pictures.into_iter().map(|(at, picture)| {
                let at = at.clamp(start, end);
                Mark { span: Span::new(at, at), kind: MarkKind::Picture(picture) }
            });
            self.marks.extend(inside);
            self.put(Element { kind, span: Span::new(start, end), children: Vec::new() });
            return;
        }
        self.text.truncate(before);
        self.marks.truncate(first_mark);
        if kind == ElementKind::Rule {
            self.put(Element { kind, span: Span::new(before, before), children: Vec::new() });
        }
        for (_, picture) in pictures {
            self.put_picture(picture);
        }
    }

    /// Cuts the marks of the last block, those from the `first` on, where its text ends.
    fn clip_marks(&mut self, first: usize, end: usize) {
        let inside = self.marks.split_off(first).into_iter().filter_map(|mark| {
            let start = (mark.span.start as usize).min(end);
            let span = Span::new(start, (mark.span.end as usize).min(end));
            (mark.span.is_empty() || !span.is_empty()).then_some(Mark { span, ..mark })
        });
        self.marks.extend(inside);
    }

    /// A picture as a block, with its description as its text.
    fn put_picture(&mut self, picture: Picture) {
        let words: Vec<&str> = picture.description.split_whitespace().collect();
        let mut span = Span::new(self.text.len(), self.text.len());
        if !words.is_empty() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            let start = self.text.len();
            self.text.push_str(&words.join(" "));
            span = Span::new(start, self.text.len());
        }
        self.put(Element { kind: ElementKind::Picture(picture), span, children: Vec::new() });
    }

    fn put(&mut self, element: Element) {
        match self.open.last_mut() {
            Some(around) => around.children.push(element),
            None => self.finished.push(element),
        }
    }
}
