//! `.json`, `.csv` and `.tsv`: articles as programs write them, each with its fields by name.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::jsonl::{self, Source};
use super::pictures::Pictures;
use super::plain::{self, Decoded};
use super::{Article, Format, ProjectFile};
use crate::diagnostic::{Diagnostic, Place};

/// Where the articles lie in an object that holds several.
const LISTS: &[&str] =
    &["articles", "items", "results", "data", "docs", "documents", "entries", "hits", "response", "news", "stories", "records"];
/// Lists lie no deeper than this.
const DEEPEST: usize = 4;

/// The articles of a `.json` file: one object, an array, or an object that holds an array of them.
pub(super) fn parse_json(file: &ProjectFile, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(Decoded { text, encoding }) = plain::decode(file, diagnostics) else { return Vec::new() };
    let value: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(value) => value,
        // Lines of JSON go by this name too.
        Err(_) if text.trim_start().starts_with('{') && text.trim().lines().nth(1).is_some_and(|line| line.starts_with('{')) => {
            return jsonl::parse_text(file, &text, encoding, pictures, diagnostics);
        }
        Err(fault) => {
            let place = Place::in_text(&text, 0, text.find('\n').unwrap_or(text.len()).min(80));
            let place = Place { line: fault.line().max(1), ..place };
            let message = format!("{} is no JSON: {fault}", file.path);
            diagnostics.push(Diagnostic::error("json", &file.path, message).at(place));
            return Vec::new();
        }
    };
    let records = records_in(&value, DEEPEST);
    if records.is_empty() {
        diagnostics.push(no_articles(&file.path, "an article is an object with its words under `text`"));
        return Vec::new();
    }
    let source = Source { file, format: Format::Json, encoding, pictures };
    let is_one = matches!(&value, Value::Object(record) if records.len() == 1 && std::ptr::eq(record, records[0]));
    let numbered = records.into_iter().enumerate();
    numbered.filter_map(|(at, record)| source.article_of(record, &name_of(file, at + 1, is_one), None, diagnostics)).collect()
}

/// The objects that are articles.
fn records_in(value: &Value, depth: usize) -> Vec<&Map<String, Value>> {
    match value {
        Value::Array(values) => {
            values.iter().filter_map(Value::as_object).filter(|record| jsonl::has_text(inner(record))).map(inner).collect()
        }
        Value::Object(record) if jsonl::has_text(record) => vec![record],
        Value::Object(record) if depth > 0 => {
            let listed = LISTS.iter().filter_map(|name| record.get(*name));
            listed.map(|value| records_in(value, depth - 1)).find(|found| !found.is_empty()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// A search engine wraps its records: `{"_source": {…}}`.
fn inner(record: &Map<String, Value>) -> &Map<String, Value> {
    ["_source", "article"].iter().find_map(|name| record.get(*name)?.as_object()).filter(|inner| jsonl::has_text(inner)).unwrap_or(record)
}

/// The articles of a table: a row each, with a column of texts.
pub(super) fn parse_table(file: &ProjectFile, delimiter: u8, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(Decoded { text, encoding }) = plain::decode(file, diagnostics) else { return Vec::new() };
    // Spreadsheets of many countries part cells by “;”.
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if delimiter == b',' && !first.contains(',') && first.contains(';') { b';' } else { delimiter };
    let is_bare = is_of_trafilatura(first);
    let delimiter = if is_bare { b'\t' } else { delimiter };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(!is_bare).from_reader(text.as_bytes());
    let names: Vec<String> = match reader.headers() {
        Ok(_) if is_bare => COLUMNS.map(str::to_owned).to_vec(),
        Ok(names) => names.iter().map(|name| name.trim().trim_start_matches('\u{feff}').to_owned()).collect(),
        Err(fault) => {
            diagnostics.push(Diagnostic::error("table", &file.path, format!("cannot read {}: {fault}", file.path)));
            return Vec::new();
        }
    };
    let lowered: HashSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    if !jsonl::TEXT.iter().any(|name| lowered.contains(*name)) {
        diagnostics.push(no_articles(&file.path, "its first row names the columns; that of the articles’ words is called `text`"));
        return Vec::new();
    }
    let source = Source { file, format: Format::Table, encoding, pictures };
    let mut articles = Vec::new();
    for (at, row) in reader.records().enumerate() {
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                diagnostics.push(Diagnostic::error("table", &file.path, format!("cannot read row {} of {}: {fault}", at + 1, file.path)));
                continue;
            }
        };
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cells = names.iter().zip(row.iter()).filter(|(name, cell)| !name.is_empty() && !cell.trim().is_empty());
        let record = cells.map(|(name, cell)| (name.to_lowercase(), cell_of(cell))).collect();
        articles.extend(source.article_of(&record, &name_of(file, at + 1, false), None, diagnostics));
    }
    articles
}

/// The columns of what `trafilatura --csv` writes, which has no row of names.
const COLUMNS: [&str; 11] = ["url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments", "license", "pagetype"];

/// Whether the first line is a row of [`COLUMNS`].
fn is_of_trafilatura(first: &str) -> bool {
    let cells: Vec<&str> = first.split('\t').collect();
    cells.len() >= 8 && super::metadata::is_web_address(cells[0]) && super::metadata::parse_day(cells[6]).is_some()
}

/// A cell; lists are written as Python or JSON writes them: `['Ann Reyes', 'Bo Ode']`.
fn cell_of(cell: &str) -> Value {
    let inside = cell.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match inside.filter(|inside| inside.trim_start().starts_with(['\'', '"'])) {
        Some(inside) => {
            let words = inside.split("', '").flat_map(|part| part.split("\", \"")).flat_map(|part| part.split("\",\""));
            let words = words.map(|word| Value::String(word.trim_matches(['\'', '"', ' ']).to_owned()));
            words.collect()
        }
        None if cell.trim() == "[]" => Value::Null,
        None => Value::String(cell.to_owned()),
    }
}

/// The name of an article in a file of several: `news.json#2`.
pub(super) fn name_of(file: &ProjectFile, number: usize, is_one: bool) -> String {
    if is_one { file.path.clone() } else { format!("{}#{number}", file.path) }
}

/// The advice about a file that may hold anything, and holds no article.
pub(super) fn no_articles(file: &str, help: &str) -> Diagnostic {
    Diagnostic::advice("format", file, format!("{file} holds no article")).help(help.to_owned())
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    /// The articles of a file, each as name, headline, day, authors and text.
    fn check(path: &str, content: &str, articles: &[&str], messages: &[&str]) {
        let file = ProjectFile { path: path.to_owned(), bytes: Cow::Owned(content.as_bytes().to_vec()) };
        let parsed = crate::corpus::parse_articles(&file, &Pictures::default());
        let shown = parsed.articles.iter().map(|article| {
            let fields = &article.fields;
            let byline: Vec<&str> = fields.byline.iter().map(|name| name.value.as_str()).collect();
            let headline = fields.headline.as_ref().map_or("-", |headline| &headline.value);
            let day = fields.published.as_ref().map_or("-".to_owned(), |day| day.value.to_string());
            format!("{} | {headline} | {day} | {} | {}", article.file, byline.join("+"), article.text)
        });
        assert_eq!(shown.collect::<Vec<_>>(), articles);
        let said: Vec<&str> = parsed.diagnostics.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(said, messages);
    }

    #[test]
    fn json_is_an_article_or_a_list_of_them() {
        let article = r#"{"title":"Storm","date":"2024-03-08","author":"Ann Reyes","text":"Rain fell on Linden."}"#;
        check("a.json", article, &["a.json | Storm | 2024-03-08 | Ann Reyes | Rain fell on Linden."], &[]);
        let one = "a.json#1 | Storm | 2024-03-08 | Ann Reyes | Rain fell on Linden.";
        check("a.json", &format!("[{article}]"), &[one], &[]);
        check("a.json", &format!("{{\"status\":\"ok\",\"articles\":[{article},7]}}"), &[one], &[]);
        check("a.json", &format!("{{\"hits\":{{\"hits\":[{{\"_source\":{article}}}]}}}}"), &[one], &[]);
        check("a.json", &format!("{article}\n{article}"), &[one, &one.replace("#1", "#2")], &[]);
    }

    #[test]
    fn json_of_other_things_is_an_advice() {
        check("a.json", r#"{"name":"package","version":"1"}"#, &[], &["a.json holds no article"]);
        check("a.json", "{", &[], &["a.json is no JSON: EOF while parsing an object at line 1 column 1"]);
    }

    #[test]
    fn a_table_has_a_row_for_an_article() {
        let table = "Title,Date,Authors,Text\nStorm,2024-03-08,\"['Ann Reyes', 'Bo Ode']\",\"Rain fell.\nIt was cold.\"\n,,,\n";
        check("a.csv", table, &["a.csv#1 | Storm | 2024-03-08 | Ann Reyes+Bo Ode | Rain fell.\nIt was cold."], &[]);
        check("a.tsv", "title\ttext\nStorm\tRain fell.\n", &["a.tsv#1 | Storm | - |  | Rain fell."], &[]);
        check("a.csv", "title;text\nStorm;Rain fell.\n", &["a.csv#1 | Storm | - |  | Rain fell."], &[]);
        let bare =
            "https://news.example/a\tnull\tab12\tnews.example\tStorm\tnull\t2024-03-08\t\"Rain fell.\nIt was cold.\"\tnull\tnull\tnull\n";
        check("a.csv", bare, &["a.csv#1 | Storm | 2024-03-08 |  | Rain fell.\nIt was cold."], &[]);
        check("a.csv", "year,rain\n2024,12\n", &[], &["a.csv holds no article"]);
    }
}
