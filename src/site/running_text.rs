//! The reading text: an article's text with its edits applied, plain or marked up as HTML.
//!
//! In: a text, its edits, and layers of marks: sentences, in them quotes, in them names and times. Out: what is read on the
//! page. Edits are applied here and nowhere else; everything that leaves as HTML is escaped here.

use crate::dossier::Edit;
use crate::text::Span;

/// An element around a part of the text.
pub(crate) struct Mark {
    /// The part.
    pub(crate) span: Span,
    /// What stands before it: a start tag.
    pub(crate) open: String,
    /// What stands after it: an end tag.
    pub(crate) close: &'static str,
    /// Whether it may be split where a mark of an outer layer ends inside it: a quote goes on in the next
    /// sentence, a link does not.
    pub(crate) may_be_cut: bool,
}

/// Marks of one kind, in order, without overlap.
pub(crate) type Layer = Vec<Mark>;

/// Something between two words that is not a word itself: the number of a footnote.
pub(crate) struct Insertion {
    /// The byte before which it stands.
    pub(crate) at: u32,
    /// Its HTML.
    pub(crate) html: String,
}

/// The words of a span as they are read: the text with its edits applied.
pub(crate) fn reading_text(text: &str, edits: &[Edit], span: Span) -> String {
    let mut read = String::with_capacity(span.len() + 8);
    let mut reader = Reader::new(text, edits, &[], span);
    for stretch in [span, end_of(span)] {
        reader.read(stretch, &mut |piece| read.push_str(piece.text()));
    }
    read
}

/// The same as HTML, with the marks of each layer inside those of the layer before.
pub(crate) fn marked_text(text: &str, edits: &[Edit], span: Span, layers: &[Layer]) -> String {
    marked_text_with(text, edits, span, layers, &[])
}

/// The same, with the insertions between the words, in order.
pub(crate) fn marked_text_with(text: &str, edits: &[Edit], span: Span, layers: &[Layer], insertions: &[Insertion]) -> String {
    let mut html = String::with_capacity(span.len() * 2);
    let mut reader = Reader::new(text, edits, insertions, span);
    write_layers(&mut reader, span, layers, &mut html);
    reader.read(end_of(span), &mut |piece| piece.write(&mut html));
    html
}

/// What a reader of a text meets next.
enum Piece<'t> {
    Words(&'t str),
    Html(&'t str),
}

impl<'t> Piece<'t> {
    fn text(self) -> &'t str {
        match self {
            Self::Words(words) => words,
            Self::Html(_) => "",
        }
    }

    fn write(self, html: &mut String) {
        match self {
            Self::Words(words) => escape_words_into(words, html),
            Self::Html(inserted) => html.push_str(inserted),
        }
    }
}

/// The empty stretch after a span, where words may be put in.
fn end_of(span: Span) -> Span {
    Span { start: span.end, end: span.end }
}

fn write_layers(reader: &mut Reader<'_>, span: Span, layers: &[Layer], html: &mut String) {
    let Some((layer, inner)) = layers.split_first() else {
        reader.read(span, &mut |piece| piece.write(html));
        return;
    };
    let mut at = span.start;
    let first = layer.partition_point(|mark| mark.span.end <= span.start);
    for mark in layer[first..].iter().take_while(|mark| mark.span.start < span.end) {
        let part = Span { start: mark.span.start.max(at), end: mark.span.end.min(span.end) };
        if part.start >= part.end || (part != mark.span && !mark.may_be_cut) {
            continue;
        }
        write_layers(reader, Span { start: at, end: part.start }, inner, html);
        html.push_str(&mark.open);
        write_layers(reader, part, inner, html);
        html.push_str(mark.close);
        at = part.end;
    }
    write_layers(reader, Span { start: at, end: span.end }, inner, html);
}

/// Reads a text from left to right, each edit once: an edit belongs to the stretch in which it starts. Words put in
/// between two stretches stand outside of the marks that end or start there.
struct Reader<'t> {
    text: &'t str,
    edits: &'t [Edit],
    insertions: &'t [Insertion],
    /// Up to here the text has been read, or replaced.
    at: u32,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, edits: &'t [Edit], insertions: &'t [Insertion], span: Span) -> Self {
        let before = edits.partition_point(|edit| edit.span.end <= span.start && !(edit.span.is_empty() && edit.span.start == span.start));
        Self { text, edits: &edits[before..], insertions, at: span.start }
    }

    fn read(&mut self, span: Span, write: &mut impl FnMut(Piece<'t>)) {
        self.at = self.at.max(span.start);
        while let Some((edit, rest)) = self.edits.split_first() {
            let is_here = edit.span.start < span.end || (edit.span.is_empty() && edit.span.start == span.start);
            if !is_here {
                break;
            }
            self.write_until(edit.span.start, write);
            write(Piece::Words(&edit.to));
            self.at = self.at.max(edit.span.end);
            self.edits = rest;
        }
        self.write_until(span.end, write);
    }

    /// Writes the text up to a place, with what stands before it. What stands at the place itself belongs to the words that follow,
    /// so that it never gets into a link that ends there; at the very end [`end_of`] comes upon it.
    fn write_until(&mut self, end: u32, write: &mut impl FnMut(Piece<'t>)) {
        let is_end = self.at == end;
        while let Some((insertion, rest)) = self.insertions.split_first() {
            if insertion.at > end || insertion.at == end && !is_end {
                break;
            }
            let at = insertion.at.max(self.at);
            if self.at < at {
                write(Piece::Words(&self.text[self.at as usize..at as usize]));
            }
            write(Piece::Html(&insertion.html));
            self.at = at;
            self.insertions = rest;
        }
        if self.at < end {
            write(Piece::Words(&self.text[self.at as usize..end as usize]));
            self.at = end;
        }
    }
}

/// Writes text as HTML, in elements alone: quotation marks stand as they are.
fn escape_words_into(text: &str, html: &mut String) {
    let mut written = 0;
    for at in memchr::memchr3_iter(b'&', b'<', b'>', text.as_bytes()) {
        html.push_str(&text[written..at]);
        html.push_str(match text.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        written = at + 1;
    }
    html.push_str(&text[written..]);
}

/// Writes text as HTML, in elements and in quoted attributes.
pub(crate) fn escape_into(text: &str, html: &mut String) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&text[written..at]);
        html.push_str(escape);
        written = at + 1;
    }
    html.push_str(&text[written..]);
}

/// A text as HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    escape_into(text, &mut html);
    html
}

/// The length of a text in HTML, in bytes.
pub(crate) fn escaped_len(text: &str) -> usize {
    text.len() + 5 * text.bytes().filter(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')).count()
}

/// A text of at most so many bytes, cut between words.
pub(crate) fn shortened(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    let cut = &text[..text.floor_char_boundary(longest)];
    let cut = cut.rfind(char::is_whitespace).map_or(cut, |end| &cut[..end]);
    format!("{} …", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, words: &str, element: &'static str, may_be_cut: bool) -> Mark {
        let start = text.find(words).expect("the words stand in the text");
        let close = match element {
            "a" => "</a>",
            "s" => "</s>",
            _ => "</q>",
        };
        Mark { span: Span::new(start, start + words.len()), open: format!("<{element}>"), close, may_be_cut }
    }

    /// Edits are written `words → other words`; a mark is element and words; each layer is one mark.
    fn check(text: &str, edits: &[(&str, &str)], layers: &[(&'static str, &str)], expected: &str) {
        let mut edits: Vec<Edit> = edits
            .iter()
            .map(|(words, to)| {
                let (before, words) = words.split_once('|').unwrap_or(("", words));
                let start = text.find(&format!("{before}{words}")).expect("the words stand in the text") + before.len();
                Edit { span: Span::new(start, start + words.len()), to: (*to).to_owned() }
            })
            .collect();
        edits.sort_by_key(|edit| edit.span);
        let layers: Vec<Layer> = layers.iter().map(|(element, words)| vec![mark(text, words, element, *element != "a")]).collect();
        let whole = Span::new(0, text.len());
        assert_eq!(marked_text(text, &edits, whole, &layers), expected);
        if layers.is_empty() {
            let mut html = String::new();
            escape_words_into(&reading_text(text, &edits, whole), &mut html);
            assert_eq!(html, expected);
        }
    }

    #[test]
    fn edits_are_applied_in_and_around_marks() {
        check("mayor reyess plan", &[("reyess", "Reyes’s"), ("m", "M")], &[("a", "reyess")], "Mayor <a>Reyes’s</a> plan");
    }

    #[test]
    fn words_put_in_beside_a_mark_stand_outside_of_it() {
        check("reyes spoke", &[("reyes|", "!")], &[("a", "reyes")], "<a>reyes</a>! spoke");
        check("reyes spoke", &[("|", "“")], &[("a", "reyes")], "“<a>reyes</a> spoke");
        check("she spoke", &[("she spoke|", ".")], &[], "she spoke.");
    }

    #[test]
    fn an_edit_across_the_end_of_a_mark_is_written_once() {
        check("reyes , she", &[("s ,", "s,")], &[("a", "reyes")], "<a>reyes,</a> she");
    }

    #[test]
    fn a_quote_is_cut_at_the_sentence_and_a_link_is_not() {
        check("one two three", &[], &[("s", "two three"), ("q", "one two")], "<q>one </q><s><q>two</q> three</s>");
        check("one two three", &[], &[("s", "two three"), ("a", "one two")], "one <s>two three</s>");
    }

    #[test]
    fn what_stands_between_words_stays_out_of_links() {
        let insertions = [Insertion { at: 5, html: "<sup>1</sup>".to_owned() }, Insertion { at: 11, html: "<sup>2</sup>".to_owned() }];
        let text = "Reyes spoke";
        let layers = [vec![mark(text, "Reyes", "a", false)]];
        let html = marked_text_with(text, &[], Span::new(0, text.len()), &layers, &insertions);
        assert_eq!(html, "<a>Reyes</a><sup>1</sup> spoke<sup>2</sup>");
    }

    #[test]
    fn what_the_text_holds_is_escaped() {
        check("<b> & \"q\" 'x'", &[("|<b>", "<i>")], &[], "&lt;i&gt; &amp; \"q\" 'x'");
    }
}
