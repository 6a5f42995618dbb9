//! The metadata of a page: JSON-LD, else Open Graph, else `meta`, else what the page shows.

use dom_query::Document;
use serde_json::{Map, Value};

use super::super::metadata::{self, Stated};
use super::super::{Field, Fields, Grade};
use super::savers::{self, Saved};

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct PageMetadata {
    pub(super) fields: Fields,
    /// The headline that the page shows, where it is that of the metadata.
    pub(super) heading: Option<String>,
    /// Dates that cannot be read.
    pub(super) bad_dates: Vec<String>,
}

/// Names of `meta` elements, in small letters, and what they give.
const OPEN_GRAPH: &[(&str, &str)] = &[
    ("og:title", "headline"),
    ("og:site_name", "outlet"),
    ("og:url", "url"),
    ("article:published_time", "published"),
    ("og:article:published_time", "published"),
    ("article:author", "author"),
];
const META: &[(&str, &str)] = &[
    ("author", "author"),
    ("byl", "author"),
    ("parsely-author", "author"),
    ("sailthru.author", "author"),
    ("dc.creator", "author"),
    ("dcterms.creator", "author"),
    ("citation_author", "author"),
    ("date", "published"),
    ("pubdate", "published"),
    ("publishdate", "published"),
    ("publish-date", "published"),
    ("article.published", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("dc.date", "published"),
    ("dc.date.issued", "published"),
    ("dcterms.created", "published"),
    ("dcterms.date", "published"),
    ("citation_publication_date", "published"),
    ("datepublished", "published"),
    ("application-name", "outlet"),
    ("dc.publisher", "outlet"),
    ("dc.title", "headline"),
    ("dcterms.title", "headline"),
    ("headline", "headline"),
    ("twitter:title", "headline"),
];

/// Reads the metadata of a page; what a saver noted goes before what the page says of its address.
pub(super) fn read(document: &Document, saved: &Saved) -> PageMetadata {
    let metas = metas_of(document);
    let linked = document.select("link[rel=canonical]").attr("href").map(|href| href.to_string());
    let mut page = PageMetadata::default();
    let canonical = Map::from_iter(linked.map(|href| ("url".to_owned(), Value::String(href))));
    for record in [articles_in_json_ld(document), named(&metas, OPEN_GRAPH), named(&metas, META), itemprops(document), canonical] {
        let Stated { fields, bad_dates, .. } = metadata::read(&record, &[]);
        page.bad_dates
            .extend(bad_dates.into_iter().map(|(_, date)| date).filter(|_| page.fields.published.is_none() && fields.published.is_none()));
        page.fields = page.fields.or(fields);
    }
    if page.fields.published.is_some() {
        page.bad_dates.clear();
    }
    page.bad_dates.truncate(1);
    if let Some(address) = &saved.address {
        page.fields.url = Some(Field::given(address.clone(), None));
    }
    if let Some((address, day)) = page.fields.url.as_ref().and_then(|url| savers::unarchived(&url.value)) {
        page.fields.url = Some(Field::given(address, None));
        page.fields.accessed = day.map(|day| Field::given(day, None));
    }
    page.fields.accessed = saved.day.map(|day| Field::given(day, None)).or(page.fields.accessed);
    settle_headline(document, &mut page);
    page
}

/// The headline without the name of the site; the page's own heading where the metadata have none or the same.
fn settle_headline(document: &Document, page: &mut PageMetadata) {
    let title = words_of(&document.select("title").text());
    let headings = document.select("h1");
    let heading = headings.nodes().iter().map(|node| words_of(&node.text())).find(|words| !words.is_empty());
    let heading_of_title =
        Title::find(&title, |part| heading.as_deref().is_some_and(|heading| is_same(heading, part)) || stands_alone(document, part));
    if let Some(Title { site: Some(site), .. }) = &heading_of_title {
        page.fields.outlet.get_or_insert_with(|| Field::given(site.clone(), None));
    }
    let outlet = page.fields.outlet.as_ref().map(|outlet| outlet.value.clone());
    let given = page.fields.headline.as_ref().map(|headline| without_outlet(&words_of(&headline.value), outlet.as_deref()));
    match (given, heading) {
        (Some(given), heading) => {
            page.heading = heading.filter(|heading| is_same(heading, &given));
            page.fields.headline = Some(Field::given(given, None));
        }
        (None, Some(heading)) if headings.length() == 1 => {
            page.fields.headline = Some(Field { value: heading.clone(), grade: Grade::Stated, evidence: None, why: None });
            page.heading = Some(heading);
        }
        (None, _) if !title.is_empty() => {
            let headline = heading_of_title.map_or_else(|| without_outlet(&title, outlet.as_deref()), |title| title.headline);
            page.fields.headline = Some(Field::given(headline, None));
        }
        (None, _) => {}
    }
}

/// A page's title taken apart: “Storm closes port | Daily Courier”, “Daily Courier - Storm closes port”.
struct Title {
    headline: String,
    site: Option<String>,
}

const SEPARATORS: [&str; 5] = [" | ", " - ", " – ", " — ", " :: "];

impl Title {
    /// The parts, where one of them is a headline for sure.
    fn find(title: &str, is_headline: impl Fn(&str) -> bool) -> Option<Self> {
        for mark in SEPARATORS {
            for (one, other) in
                [title.rsplit_once(mark), title.split_once(mark).map(|(site, headline)| (headline, site))].into_iter().flatten()
            {
                if is_headline(one) && !other.trim().is_empty() {
                    return Some(Self { headline: one.trim().to_owned(), site: Some(other.trim().to_owned()) });
                }
            }
        }
        None
    }
}

/// Whether the page shows these words as a heading, or as old pages write one.
fn stands_alone(document: &Document, words: &str) -> bool {
    let headings = document.select("h1, h2, h3, b, strong, font");
    headings.nodes().iter().any(|heading| is_same(&heading.text(), words))
}

pub(super) fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(one) == letters(other)
}

/// “Storm closes port | Daily Courier” → Storm closes port.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for mark in SEPARATORS {
        if let Some((headline, site)) = title.rsplit_once(mark)
            && (mark == " | " || outlet.is_some_and(|outlet| is_same(outlet, site)))
            && !headline.trim().is_empty()
        {
            return headline.trim().to_owned();
        }
    }
    title.to_owned()
}

fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All `meta` elements: their names in small letters, and their contents.
fn metas_of(document: &Document) -> Vec<(String, String)> {
    let metas = document.select("meta[content]");
    let named = metas.nodes().iter().filter_map(|meta| {
        let name = meta.attr("property").or_else(|| meta.attr("name")).or_else(|| meta.attr("itemprop"))?;
        Some((name.trim().to_ascii_lowercase(), meta.attr("content")?.trim().to_owned()))
    });
    named.collect()
}

fn named(metas: &[(String, String)], names: &[(&str, &str)]) -> Map<String, Value> {
    let mut record = Map::new();
    for (name, field) in names {
        let values: Vec<Value> = metas
            .iter()
            .filter(|(of, value)| of == name && is_value(field, value))
            .map(|(_, value)| Value::String(value.clone()))
            .collect();
        if values.is_empty() || record.contains_key(*field) {
            continue;
        }
        let value = if *field == "author" { Value::Array(values) } else { values[0].clone() };
        record.insert((*field).to_owned(), value);
    }
    record
}

/// Some sites give the address of an author's page in place of the name.
fn is_value(field: &str, value: &str) -> bool {
    !value.is_empty() && (field == "url" || !metadata::is_web_address(value))
}

/// What the page marks with microdata.
fn itemprops(document: &Document) -> Map<String, Value> {
    let mut record = Map::new();
    let date = document.select("[itemprop=datePublished], time[pubdate]");
    if let Some(date) = date.nodes().first() {
        let written =
            date.attr("datetime").or_else(|| date.attr("content")).map_or_else(|| date.text().to_string(), |date| date.to_string());
        record.insert("published".to_owned(), Value::String(written));
    }
    record
}

/// The article among what a page says in JSON-LD; empty where there is none.
fn articles_in_json_ld(document: &Document) -> Map<String, Value> {
    for script in document.select("script[type='application/ld+json']").nodes() {
        let text = script.text();
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
        // What is not JSON says nothing; Open Graph is asked next.
        let Ok(value) = serde_json::from_str::<Value>(text) else { continue };
        if let Some(article) = article_in(&value) {
            return record_of(article);
        }
    }
    Map::new()
}

/// The first thing that is an article, in lists and graphs too.
fn article_in(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(values) => values.iter().find_map(article_in),
        Value::Object(thing) => {
            if thing.get("@type").is_some_and(is_article) {
                return Some(thing);
            }
            thing.get("@graph").or_else(|| thing.get("mainEntity")).and_then(article_in)
        }
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(is_article),
        Value::String(kind) => {
            let name = kind.rsplit(['/', ':']).next().unwrap_or(kind);
            name.ends_with("Article") || matches!(name, "Report" | "BlogPosting" | "LiveBlogPosting")
        }
        _ => false,
    }
}

/// What of an article in JSON-LD speaks of it.
fn record_of(article: &Map<String, Value>) -> Map<String, Value> {
    let mut record = Map::new();
    for (key, name) in [
        ("headline", "headline"),
        ("name", "title"),
        ("datePublished", "published"),
        ("author", "author"),
        ("publisher", "publisher"),
        ("url", "url"),
    ] {
        if let Some(value) = article.get(key) {
            record.insert(name.to_owned(), unescaped(value));
        }
    }
    if let Some(Value::String(address)) = article.get("mainEntityOfPage").map(|page| page.get("@id").unwrap_or(page)) {
        record.entry("url").or_insert_with(|| Value::String(address.clone()));
    }
    record
}

/// Many sites write HTML's entities in JSON-LD: “Council &amp; mayor”.
fn unescaped(value: &Value) -> Value {
    match value {
        Value::String(text) if text.contains('&') => Value::String(Document::fragment(text.as_str()).text().to_string()),
        Value::Array(values) => values.iter().map(unescaped).collect(),
        Value::Object(fields) => Value::Object(fields.iter().map(|(key, value)| (key.clone(), unescaped(value))).collect()),
        value => value.clone(),
    }
}
