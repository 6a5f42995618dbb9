use std::borrow::Cow;

use super::*;
use crate::corpus::Field;

/// The articles of a file, each as its fields, and the messages.
fn check(lines: &str, articles: &[&str], messages: &[&str]) {
    let file = ProjectFile { path: "news.jsonl".to_owned(), bytes: Cow::Owned(lines.as_bytes().to_vec()) };
    let mut diagnostics = Vec::new();
    let found: Vec<String> = parse_lines(&file, &Pictures::default(), &mut diagnostics).iter().map(shown).collect();
    assert_eq!(found, articles);
    let said: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(said, messages);
}

fn shown(article: &Article) -> String {
    let field = |field: &Option<Field<String>>| field.as_ref().map_or("-", |field| field.value.as_str()).to_owned();
    let fields = &article.fields;
    let published = fields.published.as_ref().map_or("-".to_owned(), |day| day.value.to_string());
    let byline: Vec<&str> = fields.byline.iter().map(|name| name.value.as_str()).collect();
    format!(
        "{} | {} | {published} | {} | {} | {}",
        article.id,
        field(&fields.headline),
        field(&fields.outlet),
        byline.join("+"),
        article.text
    )
}

#[test]
fn the_names_of_three_scrapers_are_known() {
    check(
        concat!(
            r#"{"title":"Council votes","author":"Ann Reyes; Bo Ode","hostname":"news.example","date":"2024-03-08","raw_text":"x","text":"Rain fell.","source-hostname":"Daily Courier"}"#,
            "\n",
            r#"{"title":"Council votes","authors":["Ann Reyes"],"publish_date":"2024-03-08 10:00:00","text":"Rain fell."}"#,
            "\r\n\n",
            r#"{"id":7,"headline":null,"title":"Council votes","date_publish":"2024-03-08T10:00:00Z","maintext":"Rain fell.","source_domain":"news.example"}"#,
        ),
        &[
            "news.jsonl#1 | Council votes | 2024-03-08 | Daily Courier | Ann Reyes+Bo Ode | Rain fell.",
            "news.jsonl#2 | Council votes | 2024-03-08 | - | Ann Reyes | Rain fell.",
            "7 | Council votes | 2024-03-08 | news.example |  | Rain fell.",
        ],
        &[],
    );
}

#[test]
fn what_a_line_gives_goes_before_what_its_text_states() {
    check(
        r#"{"id":"a","outlet":"Daily Courier","text":"LINDEN (AP) — Rain fell."}"#,
        &["a | - | - | Daily Courier |  | LINDEN (AP) — Rain fell."],
        &[],
    );
}

#[test]
fn a_line_that_is_no_article_is_named_and_left_out() {
    check(
        "{\"text\":\"Rain fell.\"}\nrain\n[1]\n{\"title\":\"Rain\"}\n{\"text\":\"Share\"}",
        &["news.jsonl#1 | - | - | - |  | Rain fell."],
        &[
            "line 2 of news.jsonl is no JSON object of an article: expected value at line 1 column 1",
            "line 3 of news.jsonl is no JSON object of an article",
            "news.jsonl#4 has no text: an article's text stands under `text`",
            "news.jsonl#5 holds nothing but furniture: no paragraph of an article",
        ],
    );
}

#[test]
fn a_date_that_is_none_is_a_warning() {
    check(
        r#"{"text":"Rain fell.","date":"8 Marhc 2024"}"#,
        &["news.jsonl#1 | - | - | - |  | Rain fell."],
        &["cannot read the date `8 Marhc 2024` of news.jsonl#1"],
    );
}
