//! The diagnostics of a check as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the lines they speak of.

use std::collections::BTreeSet;
use std::path::Component;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::corpus::read;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::Source;

/// What RFC 3986 keeps out of the path of an address.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A log with one run; `diagnostics` are sorted.
pub(super) fn log_of(source: &Source, diagnostics: &[&Diagnostic]) -> Value {
    let kinds: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.kind).collect();
    let rules: Vec<Value> = kinds.iter().map(|kind| json!({"id": kind})).collect();
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result_of(source, diagnostic)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "newsite", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result_of(source: &Source, diagnostic: &Diagnostic) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    };
    let message = match &diagnostic.help {
        Some(help) => format!("{}; {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    // “news.jsonl#3” is an article, at the third line of a file.
    let (file, line) = match diagnostic.file.rsplit_once('#').map(|(file, line)| (file, line.parse::<usize>())) {
        Some((file, Ok(line))) => (file, Some(line)),
        _ => (diagnostic.file.as_str(), None),
    };
    let mut location = json!({"artifactLocation": {"uri": address_of(source, file)}});
    if let Some(place) = &diagnostic.place {
        let length = place.text.get(place.range.0..place.range.1).map_or(0, |words| words.chars().count());
        location["region"] = json!({"startLine": place.line, "startColumn": place.column, "endColumn": place.column + length});
    } else if let Some(line) = line {
        location["region"] = json!({"startLine": line});
    }
    json!({"ruleId": diagnostic.kind, "level": level, "message": {"text": message}, "locations": [{"physicalLocation": location}]})
}

/// The way to a file from where the command runs, as an address.
fn address_of(source: &Source, file: &str) -> String {
    let folder = match source.project_folder() {
        Some(project) if file == read::SETTINGS => project.to_owned(),
        _ => source.path().map(read::articles_folder).unwrap_or_default(),
    };
    let parts = folder.join(file);
    let is_absolute = parts.is_absolute();
    let names = parts.components().filter_map(|part| match part {
        Component::Normal(name) => Some(utf8_percent_encode(&name.to_string_lossy(), PATH).to_string()),
        Component::ParentDir => Some("..".to_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir => None,
    });
    let path = names.collect::<Vec<_>>().join("/");
    if is_absolute { format!("file:///{path}") } else { path }
}
