//! An article without the withheld names.

use jiff::civil::Date;

use super::names::{MARK, RedactedNames};
use crate::corpus::article::Fields;
use crate::corpus::{Article, Field, Furniture};
use crate::text::Span;

/// The same article with [`MARK`] in place of each of these spans, which stand in order without overlap; its own fields without the names.
/// Every field and span is named here, so that a new one is not forgotten.
pub(super) fn without(article: Article, spans: &[Span], names: &RedactedNames) -> Article {
    let Article {
        id,
        file,
        text,
        layout,
        original: _,
        left_aside,
        sha256,
        language,
        fields,
        body,
        furniture,
        format,
        encoding,
        annotated: _,
    } = article;
    let shift = Shift::new(spans);
    Article {
        id: names.hide(&id),
        file: names.hide(&file),
        text: replaced(&text, spans),
        layout: layout.rewritten(&|span| shift.span(span), &|words| names.hide(words), &|address| {
            !names.find(&super::decoded::address(address)).is_empty()
        }),
        original: None,
        left_aside: left_aside.iter().map(|key| names.hide(key)).collect(),
        sha256,
        language,
        fields: fields_without(fields, &shift, names),
        body: body.into_iter().map(|span| shift.span(span)).collect(),
        format,
        encoding,
        furniture: furniture.into_iter().map(|part| Furniture { span: shift.span(part.span), role: part.role }).collect(),
        // They belong to the text as received.
        annotated: None,
    }
}

fn fields_without(fields: Fields, shift: &Shift<'_>, names: &RedactedNames) -> Fields {
    let Fields { headline, published, outlet, dateline, byline, contributors, url, accessed } = fields;
    let hidden = |field: Field<String>| {
        let value = names.hide(&field.value);
        let why = field.why.map(|why| names.hide(&why));
        Field { value, why, evidence: field.evidence.map(|span| shift.span(span)), grade: field.grade }
    };
    let dated = |day: Field<Date>| Field { evidence: day.evidence.map(|span| shift.span(span)), ..day };
    let all = |fields: Vec<Field<String>>| fields.into_iter().map(hidden).collect();
    Fields {
        headline: headline.map(hidden),
        published: published.map(dated),
        accessed: accessed.map(dated),
        outlet: outlet.map(hidden),
        dateline: all(dateline),
        byline: all(byline),
        contributors: all(contributors),
        // An address with a hole in it leads nowhere.
        url: url.filter(|url| names.find(&url.value).is_empty()),
    }
}

fn replaced(text: &str, spans: &[Span]) -> String {
    let mut read = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        read.push_str(&text[at..span.start as usize]);
        read.push_str(MARK);
        at = span.end as usize;
    }
    read + &text[at..]
}

/// Where each place of the text has moved to.
pub(super) struct Shift<'a> {
    spans: &'a [Span],
    /// For each span, how far the text after it has moved.
    moved: Vec<i64>,
}

impl<'a> Shift<'a> {
    /// `spans` are replaced; they stand in order without overlap.
    pub(super) fn new(spans: &'a [Span]) -> Self {
        let mut sum = 0;
        let lengths = spans.iter().map(|span| i64::try_from(MARK.len()).unwrap_or(0) - i64::from(span.end - span.start));
        let moved = lengths.map(|length| {
            sum += length;
            sum
        });
        Self { spans, moved: moved.collect() }
    }

    /// A place inside a replaced span moves to its start, or to its end.
    fn place(&self, at: u32, to_end: bool) -> u32 {
        let place = self.spans.partition_point(|span| span.end <= at);
        let before = place.checked_sub(1).map_or(0, |place| self.moved[place]);
        let from = match self.spans.get(place).filter(|span| span.start < at) {
            Some(span) if to_end => return self.place(span.end, true),
            Some(span) => span.start,
            None => at,
        };
        u32::try_from(i64::from(from) + before).expect("a place of the text")
    }

    /// Where a span is now.
    pub(super) fn span(&self, span: Span) -> Span {
        Span { start: self.place(span.start, false), end: self.place(span.end, true) }
    }
}
