//! What a page says of its article in JSON-LD, the vocabulary of schema.org.

use std::collections::HashMap;

use dom_query::Document;
use serde_json::{Map, Value};

/// What the scripts of a page say.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    /// Of its article, under our names; empty where none is said to be there.
    pub(super) article: Map<String, Value>,
    /// The day of a `WebPage`, which counts where no article has one.
    pub(super) page_published: Option<String>,
}

/// Things are nested no deeper than this.
const DEEPEST: usize = 12;

/// Reads all scripts with JSON-LD.
pub(super) fn read(document: &Document) -> JsonLd {
    let scripts = document.select("script[type='application/ld+json'], script[type='application/ld+json; charset=utf-8']");
    let values: Vec<Value> = scripts.nodes().iter().filter_map(|script| parse(&script.text())).collect();
    let mut things = Vec::new();
    for value in &values {
        collect(value, DEEPEST, &mut things);
    }
    let by_id: HashMap<&str, &Map<String, Value>> =
        things.iter().filter(|thing| thing.len() > 1).filter_map(|thing| Some((thing.get("@id")?.as_str()?, *thing))).collect();
    let is = |thing: &Map<String, Value>, kind: fn(&str) -> bool| thing.get("@type").is_some_and(|named| is_kind(named, kind));
    let article = things.iter().find(|thing| is(thing, is_article) && thing.len() > 2).map(|thing| record_of(thing, &by_id));
    let page = things.iter().find(|thing| is(thing, is_page) && thing.contains_key("datePublished"));
    JsonLd {
        article: article.unwrap_or_default(),
        page_published: page.and_then(|page| page.get("datePublished")?.as_str()).map(str::to_owned),
    }
}

/// The JSON of a script, without the comments and CDATA marks that pages put round it, and with line ends inside texts.
fn parse(text: &str) -> Option<Value> {
    let inside = text.split_once("CDATA[").map_or(text, |(_, rest)| rest.rsplit_once("]]>").map_or(rest, |(inside, _)| inside));
    let start = inside.find(['{', '['].as_slice())?;
    let end = inside.rfind(['}', ']'].as_slice())?;
    let json = inside.get(start..=end)?;
    // What is no JSON says nothing; Open Graph is asked next.
    let on_one_line = || json.replace(|letter: char| letter.is_control(), " ");
    let repaired = || serde_json::from_str(&without_last_commas(&on_one_line())).ok();
    serde_json::from_str(json).ok().or_else(|| serde_json::from_str(&on_one_line()).ok()).or_else(repaired)
}

/// The same without the commas behind which nothing stands, as templates leave them: `{"a": 1,}`.
fn without_last_commas(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    let (mut is_inside, mut is_escaped) = (false, false);
    for letter in json.chars() {
        if matches!(letter, '}' | ']') && !is_inside && kept.trim_end().ends_with(',') {
            kept.truncate(kept.trim_end().len() - 1);
        }
        is_inside ^= letter == '"' && !is_escaped;
        is_escaped = letter == '\\' && !is_escaped;
        kept.push(letter);
    }
    kept
}

/// All things, in lists and graphs too.
fn collect<'v>(value: &'v Value, depth: usize, things: &mut Vec<&'v Map<String, Value>>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth - 1, things)),
        Value::Object(thing) => {
            things.push(thing);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"] {
                if let Some(value) = thing.get(key) {
                    collect(value, depth - 1, things);
                }
            }
        }
        _ => {}
    }
}

fn is_kind(named: &Value, kind: fn(&str) -> bool) -> bool {
    match named {
        Value::Array(kinds) => kinds.iter().any(|named| is_kind(named, kind)),
        Value::String(named) => kind(named.rsplit(['/', ':']).next().unwrap_or(named)),
        _ => false,
    }
}

fn is_article(name: &str) -> bool {
    name.ends_with("Article")
        || name.ends_with("NewsArticle")
        || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting")
}

fn is_page(name: &str) -> bool {
    matches!(name, "WebPage" | "ItemPage" | "ArticlePage")
}

/// An article's entries, under the names that metadata has; what only names another thing is that thing.
fn record_of(article: &Map<String, Value>, by_id: &HashMap<&str, &Map<String, Value>>) -> Map<String, Value> {
    let mut record = Map::new();
    for (key, name) in [
        ("headline", "headline"),
        ("name", "title"),
        ("datePublished", "published"),
        ("author", "author"),
        ("creator", "authors"),
        ("publisher", "publisher"),
        ("url", "url"),
        ("inLanguage", "language"),
    ] {
        if let Some(value) = article.get(key) {
            record.insert(name.to_owned(), unescaped(&resolved(value, by_id, DEEPEST)));
        }
    }
    if let Some(Value::String(address)) = article.get("mainEntityOfPage").map(|page| page.get("@id").unwrap_or(page)) {
        record.entry("url").or_insert_with(|| Value::String(address.clone()));
    }
    record
}

/// A value in which references by `@id` stand for what they refer to.
fn resolved(value: &Value, by_id: &HashMap<&str, &Map<String, Value>>, depth: usize) -> Value {
    match value {
        Value::Array(values) if depth > 0 => values.iter().map(|value| resolved(value, by_id, depth - 1)).collect(),
        Value::Object(thing) if !thing.contains_key("name") => {
            let named = thing.get("@id").and_then(Value::as_str).and_then(|id| by_id.get(id));
            named.map_or_else(|| value.clone(), |thing| Value::Object((*thing).clone()))
        }
        value => value.clone(),
    }
}

/// Many sites write HTML's entities in JSON-LD: “Council &amp; mayor”.
fn unescaped(value: &Value) -> Value {
    match value {
        Value::String(text) if text.contains('&') => Value::String(Document::fragment(text.as_str()).text().to_string()),
        Value::Array(values) => values.iter().map(unescaped).collect(),
        Value::Object(fields) => Value::Object(
            fields.iter().filter(|(_, value)| !value.is_object()).map(|(key, value)| (key.clone(), unescaped(value))).collect(),
        ),
        value => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(scripts: &[&str], author: Option<&str>, page_published: Option<&str>) {
        let scripts: Vec<String> = scripts.iter().map(|script| format!("<script type=\"application/ld+json\">{script}</script>")).collect();
        let html = scripts.concat();
        let found = read(&Document::from(html));
        let named = found.article.get("author").map(|author| author.get("name").or(author.get(0)).unwrap_or(author).to_string());
        assert_eq!(named.as_deref(), author, "{scripts:?}");
        assert_eq!(found.page_published.as_deref(), page_published, "{scripts:?}");
    }

    #[test]
    fn a_reference_stands_for_its_thing() {
        let graph = r##"{"@graph":[{"@type":"Article","headline":"Storm","author":{"@id":"#a"}},{"@id":"#a","name":"Ann Reyes"}]}"##;
        check(&[graph], Some("\"Ann Reyes\""), None);
        let parts =
            [r##"{"@id":"#a","@type":"Person","name":"Ann Reyes"}"##, r##"{"@type":"NewsArticle","headline":"S","author":{"@id":"#a"}}"##];
        check(&parts, Some("\"Ann Reyes\""), None);
    }

    #[test]
    fn marks_round_the_json_are_left_aside() {
        let json = "{\"@type\":\"NewsArticle\",\"headline\":\"S\",\"author\":[\"Ann Reyes\"]}";
        for script in
            [format!("//<![CDATA[\n{json}\n//]]>"), format!("/*<![CDATA[*/{json}/*]]>*/"), format!("<!--{json}-->"), format!("{json};")]
        {
            check(&[&script], Some("\"Ann Reyes\""), None);
        }
        check(&["{\"@type\":\"NewsArticle\",\"headline\":\"two\nlines\",\"author\":\"Ann Reyes\"}"], Some("\"Ann Reyes\""), None);
        check(&["{", "]", "no json"], None, None);
    }

    #[test]
    fn commas_behind_which_nothing_stands_are_left_out() {
        assert_eq!(without_last_commas(r#"{"a": "1,}", "b": [1, 2, ] , }"#), r#"{"a": "1,}", "b": [1, 2] }"#);
        assert_eq!(without_last_commas(r#"{"a": "\\",}"#), r#"{"a": "\\"}"#);
    }

    #[test]
    fn a_page_may_have_the_day() {
        check(&[r#"{"@type":["WebPage","FAQPage"],"datePublished":"2024-03-08"}"#], None, Some("2024-03-08"));
    }
}
