//! Lines that bear annotations (`newsite annotate`): read as they would be without.

use serde::de::IgnoredAny;
use serde_json::{Error, Value};

use super::Source;
use crate::corpus::{Article, Format, Pictures, ProjectFile, ProjectFiles};
use crate::diagnostic::Diagnostic;

/// The key under which a line bears its annotations.
pub(super) const KEY: &str = "annotated";

/// How a line goes on after its other keys, where `newsite annotate` wrote it.
const OPENING: &str = ",\"annotated\":";

/// One line, read by itself.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its article; `None` where it is none.
    pub(crate) article: Option<Article>,
    /// What is wrong with it.
    pub(crate) faults: Vec<Diagnostic>,
    /// The line without annotations: every other key as it was.
    pub(crate) bare: String,
}

impl Line {
    /// The line with these annotations, which are JSON. Only the line of an article has a place for them.
    pub(crate) fn with(&self, annotated: &str) -> String {
        let keys = self.bare.strip_suffix('}').unwrap_or(&self.bare);
        format!("{keys}{OPENING}{annotated}}}")
    }
}

/// Reads one line of a file, or of a stream that users call so; `number` is 1 for the first.
pub(crate) fn read_line(file: &str, number: usize, line: &str) -> Line {
    let file = ProjectFile { path: file.to_owned(), bytes: Vec::new().into() };
    let none = ProjectFiles::default();
    let pictures = Pictures::of_source(&none);
    let source = Source { file: &file, format: Format::JsonLines, encoding: "UTF-8", pictures: &pictures };
    let (article, faults) = super::parse_line(&source, number, line);
    let bare = parse(line.trim()).ok().and_then(|record| record.bare).unwrap_or_else(|| line.trim().to_owned());
    Line { article, faults, bare }
}

/// A line, parsed.
pub(super) struct Record {
    /// Its fields, without annotations.
    pub(super) value: Value,
    /// Its annotations; `None` where it bears none.
    pub(super) annotated: Option<Box<str>>,
    /// The line without them; `None` where it bears none.
    pub(super) bare: Option<String>,
}

/// Parses a line. Annotations are many times longer than the fields of an article: they are not made into values here.
pub(super) fn parse(line: &str) -> Result<Record, Error> {
    if let Some(record) = parse_ours(line) {
        return Ok(record);
    }
    let mut value: Value = serde_json::from_str(line)?;
    // Another program has written the line anew, and its keys in another order.
    let annotated = value.as_object_mut().and_then(|fields| fields.remove(KEY));
    let bare = annotated.is_some().then(|| value.to_string());
    Ok(Record { annotated: annotated.map(|annotated| annotated.to_string().into()), value, bare })
}

/// The same of a line whose last key is that of the annotations; `None` of any other.
fn parse_ours(line: &str) -> Option<Record> {
    let (keys, annotated) = line.strip_suffix('}')?.rsplit_once(OPENING)?;
    // What looks like the last key may be one inside another object.
    serde_json::from_str::<IgnoredAny>(annotated).ok()?;
    let bare = format!("{keys}}}");
    let value: Value = serde_json::from_str(&bare).ok()?;
    let is_first = value.as_object()?.get(KEY).is_none();
    is_first.then(|| Record { value, annotated: Some(annotated.into()), bare: Some(bare) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, bare: Option<&str>, annotated: Option<&str>) {
        let record = parse(line).unwrap();
        assert_eq!((record.bare.as_deref(), record.annotated.as_deref()), (bare, annotated), "{line}");
        assert!(record.value.get(KEY).is_none(), "{line}");
    }

    #[test]
    fn annotations_are_told_from_what_looks_like_them() {
        check(r#"{"text":"a"}"#, None, None);
        check(r#"{"text":"a","annotated":{"b":[1]}}"#, Some(r#"{"text":"a"}"#), Some(r#"{"b":[1]}"#));
        check(r#"{"text":"a,\"annotated\":{}}"}"#, None, None);
        check(r#"{"text":"a","more":{"b":1,"annotated":2}}"#, None, None);
        check(r#"{"more":{"b":1,"annotated":2},"annotated":3}"#, Some(r#"{"more":{"b":1,"annotated":2}}"#), Some("3"));
    }

    #[test]
    fn they_are_found_wherever_another_program_has_put_them() {
        check(r#"{ "annotated": {"b": 1}, "text": "a" }"#, Some(r#"{"text":"a"}"#), Some(r#"{"b":1}"#));
        check(r#"{"a":"x","annotated":{"b":1},"text":"a"}"#, Some(r#"{"a":"x","text":"a"}"#), Some(r#"{"b":1}"#));
        check(r#"{"a":1,"annotated":2,"annotated":3}"#, Some(r#"{"a":1}"#), Some("3"));
    }

    #[test]
    fn a_line_with_annotations_is_the_article_it_was() {
        let line = r#"{"text":"Ann Reyes met Bo Ode.","score":1.50,"id":"7"}"#;
        let plain = read_line("lines.jsonl", 2, line);
        let annotated = read_line("lines.jsonl", 2, &plain.with("{}"));
        assert_eq!(annotated.bare, line);
        let (plain, annotated) = (plain.article.unwrap(), annotated.article.unwrap());
        assert_eq!(annotated.annotated.as_deref(), Some("{}"));
        assert_eq!((plain.text, plain.sha256, plain.left_aside), (annotated.text, annotated.sha256, annotated.left_aside));
    }
}
