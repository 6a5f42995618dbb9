use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Stored, VERSION, find_stored, seal_of, stored};
use crate::annotate::annotate;
use crate::corpus::{Article, ProjectFile, ProjectFiles, parse_project};
use crate::pipeline;

const TEXT: &str = "Mayor Ann Reyes of Linden met Bo Ode on Tuesday morning, a month after the October 2015 vote.\n\
    “We will rebuild,” Mrs. Reyes told the council on the first Monday in May. “Every Friday we wait — for three hours,” she said.\n\
    The flood killed two people in Linden on 8 March 2019, Bo Ode said on Christmas Eve. Rebels attacked the port and seized a ship.\n\
    Ode, who resigned in May, was arrested from March 8 to 10 in the 1990s, two weeks ago, last summer, in the third quarter, recently.";

/// The article, with these annotations in its line.
fn with(annotated: impl Into<Box<str>>) -> Article {
    Article { annotated: Some(annotated.into()), ..Article::of_paragraphs(TEXT) }
}

fn written() -> String {
    let article = Article::of_paragraphs(TEXT);
    stored(&article, &annotate(&article))
}

#[test]
fn what_is_written_is_what_was_found() {
    let (read, found) = (find_stored(&with(written())).unwrap(), annotate(&with("")));
    assert!(found.names.len() > 4 && found.times.len() > 8 && found.quotes.len() > 2 && found.events.len() > 4, "{found:?}");
    assert_eq!(read.names, found.names);
    assert_eq!(read.times, found.times);
    assert_eq!(read.quotes, found.quotes);
    assert_eq!(read.events, found.events);
    assert_eq!(read.words.tokens, found.words.tokens);
    assert!(written().is_ascii());
}

#[test]
fn another_order_of_its_keys_changes_nothing() {
    let value: Value = serde_json::from_str(&written()).unwrap();
    assert!(find_stored(&with(serde_json::to_string_pretty(&value).unwrap())).is_some());
}

#[test]
fn another_version_another_text_and_a_broken_one_are_left_aside() {
    let is_used = |annotated: &str| find_stored(&with(annotated)).is_some();
    assert!(is_used(&written()));
    assert!(!is_used(&written().replace(VERSION, "1/0.0.0")));
    assert!(!is_used(""));
    assert!(!is_used("{}"));
    assert!(!is_used("true"));
    assert!(!is_used(&written()[..written().len() - 9]));
    assert!(!is_used(&written().replace("\"meeting\"", "\"call\"")));
    let changed = TEXT.replacen("Ann", "Eva", 1);
    assert!(find_stored(&Article { annotated: Some(written().into()), ..Article::of_paragraphs(&changed) }).is_none());
    let foreign = Article { language: Some("de".to_owned()), ..with(written()) };
    assert!(find_stored(&foreign).is_none());
}

/// The numbers, letters and truths of a value, by the way to them.
fn leaves(value: &Value, way: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().enumerate().for_each(|(place, value)| leaves(value, &format!("{way}/{place}"), found)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| leaves(value, &format!("{way}/{key}"), found)),
        _ => found.push(way.to_owned()),
    }
}

/// Annotations with one leaf changed, and a seal that fits if they can be read at all.
fn mutated(leaf: prop::sample::Index, number: i64, is_removed: bool, is_sealed: bool) -> String {
    let mut value: Value = serde_json::from_str(&written()).unwrap();
    let mut ways = Vec::new();
    leaves(&value["found"], "/found", &mut ways);
    let way = leaf.get(&ways);
    let leaf = value.pointer_mut(way).unwrap();
    *leaf = match leaf.as_i64() {
        _ if is_removed => Value::Null,
        Some(before) => json!(before.saturating_add(number)),
        None => json!(number % 2 == 0),
    };
    let text = value.to_string();
    let Ok(read) = serde_json::from_str::<Stored<'_>>(&text) else { return text };
    if is_sealed {
        value["seal"] = json!(seal_of(&with(""), &read.found));
    }
    value.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn no_change_to_what_is_written_makes_anything_stumble(
        leaf in any::<prop::sample::Index>(),
        number in prop_oneof![-40_i64..40, any::<i32>().prop_map(i64::from), Just(i64::MAX), Just(i64::MIN)],
        is_removed in prop::bool::weighted(0.1),
        is_sealed in prop::bool::weighted(0.9),
    ) {
        let annotated = mutated(leaf, number, is_removed, is_sealed);
        if !is_sealed && number != 0 {
            // A change that the reader does not see, such as a count of nothing, is none.
            let read = find_stored(&with(annotated.as_str()));
            prop_assert!(read.is_none() || !is_removed || read.unwrap().names == annotate(&with("")).names);
        }
        let line = json!({"text": TEXT, "date": "2024-03-08", "id": "a"}).to_string();
        let lines = format!("{},\"annotated\":{annotated}}}\n{line}", &line[..line.len() - 1]);
        let file = ProjectFile { path: "lines.jsonl".to_owned(), bytes: lines.into_bytes().into() };
        let project = parse_project(ProjectFiles { articles: vec![file], ..ProjectFiles::default() }, true).unwrap();
        prop_assert_eq!(pipeline::compile(project).annotations.len(), 2);
    }

    #[test]
    fn no_text_in_place_of_annotations_makes_anything_stumble(annotated in ".{0,80}") {
        prop_assert!(find_stored(&with(annotated)).is_none());
    }
}
