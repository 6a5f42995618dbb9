//! `.jsonl`: one article a line, as scrapers write them.

#[cfg(test)]
mod tests;

use rayon::prelude::*;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::plain::{Decoded, Received};
use super::{Article, Format, ProjectFile, metadata, plain};
use crate::diagnostic::{Diagnostic, Place};

/// The names that trafilatura, newspaper4k and news-please give to the text; the first that has a value counts.
const TEXT: &[&str] = &["text", "maintext", "raw_text", "content"];

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
        diagnostics.push(plain::no_body(&file.path, &article.file).at(place()));
        return None;
    }
    let known: Vec<&str> = TEXT.iter().copied().chain(["id"]).collect();
    let stated = metadata::read(line, &known);
    for (_, date) in &stated.bad_dates {
        diagnostics.push(metadata::bad_date(&file.path, &article.file, date).at(place()));
    }
    article.fields = stated.fields.or(article.fields);
    article.left_aside = stated.left_aside;
    Some(article)
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
