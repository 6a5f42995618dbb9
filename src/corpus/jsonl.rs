//! `.jsonl`: one article a line, as scrapers write them.

#[cfg(test)]
mod tests;

use rayon::prelude::*;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::plain::{Decoded, Received};
use super::{Article, Field, Format, ProjectFile, plain};
use crate::diagnostic::{Diagnostic, Place};

/// The names that trafilatura, newspaper4k and news-please give to the same things; the first that has a value counts.
const TEXT: &[&str] = &["text", "maintext", "raw_text", "content"];
const PUBLISHED: &[&str] = &["published", "date", "date_publish", "publish_date"];
const HEADLINE: &[&str] = &["headline", "title"];
const OUTLET: &[&str] = &["outlet", "sitename", "source-hostname", "hostname", "source_domain"];
const AUTHORS: &[&str] = &["author", "authors", "byline"];

/// The articles of a `.jsonl` file, read on all cores; a line that is none gets a diagnostic.
pub(super) fn parse_lines(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(Decoded { text, encoding }) = plain::decode(file, diagnostics) else { return Vec::new() };
    let lines: Vec<(usize, &str)> = (1..).zip(text.split('\n')).filter(|(_, line)| !line.trim().is_empty()).collect();
    let read: Vec<_> = lines.into_par_iter().map(|(number, line)| parse_line(file, encoding, number, line)).collect();
    read.into_iter()
        .filter_map(|(article, faults)| {
            diagnostics.extend(faults);
            article
        })
        .collect()
}

/// The article of one line; `None`, with a diagnostic, where it is none.
fn parse_line(file: &ProjectFile, encoding: &'static str, number: usize, line: &str) -> (Option<Article>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let place = || shortened(Place { line: number, ..Place::in_text(line, 0, line.len()) });
    let fault = |why: String| {
        let message = format!("line {number} of {} is no JSON object of an article{why}", file.path);
        Diagnostic::error("json", &file.path, message).at(place())
    };
    let article = match serde_json::from_str(line.trim()) {
        Ok(Value::Object(fields)) => {
            let name = format!("{}#{number}", file.path);
            let received = Received { id: name.clone(), file: name, format: Format::JsonLines, encoding, sha256: String::new() };
            article_of(&fields, received, file, place, &mut diagnostics)
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

fn article_of(
    line: &Map<String, Value>,
    received: Received,
    file: &ProjectFile,
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Article> {
    let fault = |kind, message: String| Diagnostic::error(kind, &file.path, message).at(place());
    let name = &received.file;
    let Some(text) = value_of(line, TEXT) else {
        diagnostics.push(fault("empty", format!("{name} has no text: an article's text stands under `text`")));
        return None;
    };
    if text.len() > plain::MOST_BYTES {
        diagnostics.push(plain::too_long(&file.path, name));
        return None;
    }
    let sha256 = format!("{:x}", Sha256::digest(text.as_bytes()));
    let id = value_of(line, &["id"]).unwrap_or_else(|| name.clone());
    let mut article = plain::understand(Received { id, sha256, ..received }, text);
    if article.body.is_empty() {
        diagnostics.push(fault("no-body", format!("{} holds nothing but furniture: no paragraph of an article", article.file)));
        return None;
    }
    if let Some(published) = value_of(line, PUBLISHED) {
        // A time of day behind the day (“2017-11-21T13:02:00Z”) is left aside.
        match published.get(..10).unwrap_or(&published).parse() {
            Ok(day) => article.fields.published = Some(Field::given(day, None)),
            Err(_) => diagnostics.push(
                Diagnostic::warning("date", &file.path, format!("cannot read the date `{published}` of {}", article.file))
                    .at(place())
                    .help("write it as 2024-03-08"),
            ),
        }
    }
    let fields = &mut article.fields;
    fields.headline = given(line, HEADLINE).or(fields.headline.take());
    fields.outlet = given(line, OUTLET).or(fields.outlet.take());
    fields.url = given(line, &["url"]).or(fields.url.take());
    let authors = authors_of(line);
    if !authors.is_empty() {
        fields.byline = authors.into_iter().map(|author| Field::given(author, None)).collect();
    }
    Some(article)
}

fn given(line: &Map<String, Value>, names: &[&str]) -> Option<Field<String>> {
    value_of(line, names).map(|value| Field::given(value, None))
}

/// The first of these fields that has a value, as text; a number counts as its digits.
fn value_of(line: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match line.get(*name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Authors stand in a list (newspaper4k, news-please), or in one text with “;” between them (trafilatura).
fn authors_of(line: &Map<String, Value>) -> Vec<String> {
    let names = AUTHORS.iter().find_map(|name| match line.get(*name)? {
        Value::Array(names) if !names.is_empty() => Some(names.iter().filter_map(Value::as_str).collect()),
        Value::String(names) if !names.trim().is_empty() => Some(names.split(';').collect::<Vec<_>>()),
        _ => None,
    });
    let names = names.unwrap_or_default().into_iter().map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
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
