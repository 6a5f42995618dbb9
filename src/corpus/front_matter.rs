//! The front matter of a Markdown file: TOML between `+++`, YAML between `---`.

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Place};

/// A file's front matter, and where its text begins.
#[derive(Debug)]
pub(super) struct FrontMatter {
    /// Its entries; none where it could not be read.
    pub(super) record: Map<String, Value>,
    /// The byte at which the text begins.
    pub(super) end: usize,
}

impl FrontMatter {
    /// That of a file which has none.
    pub(super) fn none() -> Self {
        Self { record: Map::new(), end: 0 }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Toml,
    Yaml,
}

/// The front matter that opens a file. What cannot be read is a diagnostic, and the article has no fields from it.
pub(super) fn read(file: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> FrontMatter {
    let nothing = FrontMatter::none();
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next() else { return nothing };
    let language = match first.trim_end() {
        "+++" => Language::Toml,
        "---" => Language::Yaml,
        _ => return nothing,
    };
    let start = first.len();
    let mut end = start;
    let fence = first.trim_end();
    for line in lines {
        let written = line.trim_end();
        if written == fence || language == Language::Yaml && written == "..." {
            let record = parse(language, file, text, start, end, diagnostics);
            return FrontMatter { record, end: end + line.len() };
        }
        // A line between two parts of a text is not front matter.
        if end == start && !written.contains([':', '=']) {
            return nothing;
        }
        end += line.len();
    }
    let place = Place::in_text(text, 0, fence.len());
    let message = format!("the front matter of {file} does not end");
    diagnostics.push(Diagnostic::warning("front-matter", file, message).at(place).help(format!("close it with a line `{fence}`")));
    // The text begins after the first blank line.
    let blank = text[start..].find("\n\n").or_else(|| text[start..].find("\n\r\n"));
    FrontMatter { record: Map::new(), end: blank.map_or(0, |blank| start + blank) }
}

fn parse(language: Language, file: &str, text: &str, start: usize, end: usize, diagnostics: &mut Vec<Diagnostic>) -> Map<String, Value> {
    let written = &text[start..end];
    let parsed = match language {
        Language::Toml => parse_toml(written),
        Language::Yaml => parse_yaml(written),
    };
    parsed.unwrap_or_else(|Fault { at, message }| {
        let fault = Diagnostic::warning("front-matter", file, format!("cannot read the front matter of {file}: {message}"));
        let at = start + at.min(written.len().saturating_sub(1));
        diagnostics.push(fault.at(Place::in_text(text, at, at)).help(match language {
            Language::Toml => "texts stand in quotes: title = \"Council votes\"; the article is published without these fields",
            Language::Yaml => {
                "a text that holds “: ” stands in quotes: title: \"Dam: council votes\"; the article is published without these fields"
            }
        }));
        Map::new()
    })
}

struct Fault {
    /// The byte it is at.
    at: usize,
    message: String,
}

fn parse_toml(written: &str) -> Result<Map<String, Value>, Fault> {
    let table: toml::Table = toml::from_str(written).map_err(|fault| Fault {
        at: fault.span().map_or(0, |span| span.start),
        message: fault.message().lines().next().unwrap_or_default().to_owned(),
    })?;
    Ok(table.into_iter().map(|(key, value)| (key, as_json(value))).collect())
}

/// TOML has dates; here they are texts.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(is_so) => Value::Bool(is_so),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, as_json(value))).collect()),
    }
}

fn parse_yaml(written: &str) -> Result<Map<String, Value>, Fault> {
    if written.trim().is_empty() {
        return Ok(Map::new());
    }
    serde_saphyr::from_str(written).map_err(|fault| {
        let line = fault.location().map_or(1, |location| location.line().max(1)) as usize;
        let at = written.split_inclusive('\n').take(line - 1).map(str::len).sum();
        // The first line says what; the others show the place, as we do.
        let told = fault.without_snippet().to_string();
        let told = told.lines().next().unwrap_or_default().trim_start_matches("error: ");
        let message = told.split(" at line ").next().unwrap_or(told).to_owned();
        Fault { at, message }
    })
}

/// The place of a key in the front matter, with its value; the fence where it cannot be found.
pub(super) fn place_of(text: &str, key: &str) -> Place {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begins = line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with([':', '=']));
        if begins {
            return Place::in_text(text, start, start + line.trim_end().len());
        }
        start += line.len();
    }
    Place::in_text(text, 0, 3)
}
