//! `.jsonl` and `.ndjson`: one article a line, as scrapers write them; and the articles of all files of records.

mod annotated;
#[cfg(test)]
mod tests;

pub(crate) use annotated::read_line;

use rayon::prelude::*;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use self::annotated::Record;
use super::pictures::Pictures;
use super::plain::{Decoded, Received};
use super::{Article, Fields, Format, ProjectFile, metadata, plain};
use crate::diagnostic::{Diagnostic, Place};

/// The names that trafilatura, newspaper4k, news-please, feeds and tables give to the text; the first that has a value counts.
pub(super) const TEXT: &[&str] = &[
    "text",
    "maintext",
    "raw_text",
    "content",
    "body",
    "article_text",
    "articlebody",
    "full_text",
    "fulltext",
    "article_body",
    "textContent",
    "textcontent",
    "articleBody",
    "plain_text",
    "content_text",
    "story",
    "article",
    "content_html",
    "html",
    "body_html",
    "summary_html",
];

/// The articles of a `.jsonl` file, read on all cores; a line that is none gets a diagnostic.
pub(super) fn parse_lines(file: &ProjectFile, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(Decoded { text, encoding }) = plain::decode(file, diagnostics) else { return Vec::new() };
    parse_text(file, &text, encoding, pictures, diagnostics)
}

/// The same of a file that is decoded.
pub(super) fn parse_text(
    file: &ProjectFile,
    text: &str,
    encoding: &'static str,
    pictures: &Pictures<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Article> {
    let lines: Vec<(usize, &str)> = (1..).zip(text.split('\n')).filter(|(_, line)| !line.trim().is_empty()).collect();
    let source = Source { file, format: Format::JsonLines, encoding, pictures };
    let read: Vec<_> = lines.into_par_iter().map(|(number, line)| parse_line(&source, number, line)).collect();
    read.into_iter()
        .filter_map(|(article, faults)| {
            diagnostics.extend(faults);
            article
        })
        .collect()
}

/// The article of one line; `None`, with a diagnostic, where it is none.
fn parse_line(source: &Source<'_, '_>, number: usize, line: &str) -> (Option<Article>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let path = &source.file.path;
    let place = || shortened(Place { line: number, ..Place::in_text(line, 0, line.len()) });
    let fault = |why: String| {
        let message = format!("line {number} of {path} is no JSON object of an article{why}");
        Diagnostic::error("json", path, message).at(place())
    };
    let article = match annotated::parse(line.trim()) {
        Ok(Record { value: Value::Object(fields), annotated, .. }) => {
            let article = source.article_of(&fields, &format!("{path}#{number}"), Some(&place), &mut diagnostics);
            article.map(|article| Article { annotated, ..article })
        }
        Ok(_) => {
            diagnostics.push(fault(String::new()));
            None
        }
        Err(why) => {
            diagnostics.push(fault(format!(": {why}")));
            None
        }
    };
    (article, diagnostics)
}

/// Whether a record has the words of an article.
pub(super) fn has_text(record: &Map<String, Value>) -> bool {
    text_in(record).is_some()
}

/// The words of a record, and the name they go by.
fn text_in(record: &Map<String, Value>) -> Option<(String, &'static str)> {
    TEXT.iter().find_map(|name| value_of(record, &[name]).map(|text| (text, *name)))
}

/// A file whose articles are records.
pub(super) struct Source<'s, 'p> {
    pub(super) file: &'s ProjectFile,
    pub(super) format: Format,
    pub(super) encoding: &'static str,
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "pages in a line need them"))]
    pub(super) pictures: &'s Pictures<'p>,
}

impl Source<'_, '_> {
    /// The article of a record; `None`, with a diagnostic, where it is none. It goes by `name`, and stands at `place` of its file.
    pub(super) fn article_of(
        &self,
        record: &Map<String, Value>,
        name: &str,
        place: Option<&dyn Fn() -> Place>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Article> {
        let path = &self.file.path;
        let at = |fault: Diagnostic| match place {
            Some(place) => fault.at(place()),
            None => fault,
        };
        let Some((text, text_name)) = text_in(record) else {
            let message = format!("{name} has no text: an article's text stands under `text`");
            diagnostics.push(at(Diagnostic::error("empty", path, message)));
            return None;
        };
        if text.len() > plain::MOST_BYTES {
            diagnostics.push(at(plain::too_long(path, name)));
            return None;
        }
        let known: Vec<&str> = TEXT.iter().copied().chain(["id", annotated::KEY]).collect();
        let stated = metadata::read(record, &known);
        for (_, date) in &stated.bad_dates {
            diagnostics.push(at(metadata::bad_date(path, name, date)));
        }
        let received = Received {
            id: value_of(record, &["id"]).unwrap_or_else(|| name.to_owned()),
            file: name.to_owned(),
            format: self.format,
            encoding: self.encoding,
            sha256: format!("{:x}", Sha256::digest(text.as_bytes())),
            language: stated.language,
        };
        let mut article = self.understand(received, text, text_name, &stated.fields);
        if article.body.is_empty() {
            diagnostics.push(at(plain::no_body(path, &article.file)));
            return None;
        }
        article.fields = stated.fields.or(article.fields);
        super::address::complete(&mut article.fields);
        article.left_aside = stated.left_aside;
        Some(article)
    }

    /// Tells body from furniture; words in HTML are set first.
    #[cfg_attr(not(feature = "html"), expect(clippy::unused_self, reason = "pages in a line need the source's pictures"))]
    fn understand(&self, received: Received, text: String, name: &str, given: &Fields) -> Article {
        #[cfg(feature = "html")]
        if name.contains("html") || is_html(&text) {
            let mut pictures = self.pictures.of(&self.file.path);
            let (text, layout) = super::html::set_fragment(&text, &mut pictures);
            return plain::understand_laid_out(received, text, layout, given.clone());
        }
        let _ = (name, given);
        plain::understand(received, text)
    }
}

/// Whether words are written in HTML: they begin with an element, or have paragraphs.
#[cfg(feature = "html")]
fn is_html(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('<') && text.contains("</") || text.contains("<p>") && text.contains("</p>")
}

/// The first of these fields that has a value, as it is; a number counts as its digits.
fn value_of(line: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match line.get(*name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// A line of JSON is as long as an article; the start of it tells which is meant.
fn shortened(mut place: Place) -> Place {
    const SHOWN: usize = 80;
    if place.text.len() > SHOWN {
        place.text.truncate(place.text.floor_char_boundary(SHOWN));
        place.text.push('…');
        place.range = (0, place.text.len());
    }
    place
}
