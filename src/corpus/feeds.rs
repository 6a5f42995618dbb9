//! `.xml`: feeds with full texts (RSS, Atom), and what trafilatura writes of a page.

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use serde_json::{Map, Value};

use super::jsonl::Source;
use super::pictures::Pictures;
use super::plain::{self, Decoded};
use super::records::{name_of, no_articles};
use super::{Article, Format, ProjectFile};
use crate::diagnostic::Diagnostic;

/// Elements are nested no deeper than this.
const DEEPEST: usize = 200;

/// An element of a file.
#[derive(Debug, Default)]
struct Element {
    /// With its prefix: `content:encoded`.
    name: String,
    attributes: Vec<(String, String)>,
    /// Its own words and those of what lies in it.
    text: String,
    children: Vec<Element>,
    /// Where what lies in it stands in the file.
    inner: (usize, usize),
}

/// The articles of a file of XML.
pub(super) fn parse_articles(file: &ProjectFile, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(Decoded { text, encoding }) = plain::decode(file, diagnostics) else { return Vec::new() };
    let root = match read(&text) {
        Ok(root) => root,
        Err(fault) => {
            diagnostics.push(Diagnostic::error("xml", &file.path, format!("cannot read {} as XML: {fault}", file.path)));
            return Vec::new();
        }
    };
    let mut records = Vec::new();
    for element in root.all() {
        match element.name.as_str() {
            "item" => records.push(of_item(element)),
            "entry" => records.push(of_entry(element, &text)),
            "doc" => records.push(of_document(element)),
            "TEI" => records.push(of_tei(element)),
            _ => {}
        }
    }
    let outlet =
        root.all().into_iter().find(|element| matches!(element.name.as_str(), "channel" | "feed")).and_then(|feed| feed.child("title"));
    if let Some(outlet) = outlet {
        for record in &mut records {
            record.entry("publisher").or_insert_with(|| Value::String(outlet.text.trim().to_owned()));
        }
    }
    if records.is_empty() {
        diagnostics.push(no_articles(&file.path, "feeds (RSS, Atom) with full texts are read, and the XML of trafilatura"));
        return Vec::new();
    }
    let source = Source { file, format: Format::Feed, encoding, pictures };
    let is_one = records.len() == 1 && !root.all().iter().any(|element| matches!(element.name.as_str(), "channel" | "feed"));
    let numbered = records.iter().enumerate();
    numbered.filter_map(|(at, record)| source.article_of(record, &name_of(file, at + 1, is_one), None, diagnostics)).collect()
}

/// All elements as a tree, below one without a name.
fn read(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut open = vec![Element::default()];
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let event = reader.read_event().map_err(|fault| fault.to_string())?;
        let behind = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let Some(current) = open.last_mut() else { return Err("it closes more than it opens".to_owned()) };
        match event {
            Event::Start(start) => {
                let element = Element { inner: (behind, behind), ..element_of(&start) };
                if open.len() > DEEPEST {
                    return Err(format!("it is nested deeper than {DEEPEST} elements"));
                }
                open.push(element);
            }
            Event::Empty(start) => {
                let element = element_of(&start);
                current.children.push(element);
            }
            Event::End(_) => {
                let Some(mut element) = open.pop() else { continue };
                element.inner.1 = before;
                let Some(parent) = open.last_mut() else { return Err("it closes more than it opens".to_owned()) };
                if is_block(&element.name) {
                    element.text.push_str("\n\n");
                }
                parent.text.push_str(&element.text);
                parent.children.push(element);
            }
            Event::Text(words) => current.text.push_str(&words),
            Event::CData(words) => current.text.push_str(&words),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => current.text.push(letter),
                _ => current.text.push_str(quick_xml::escape::resolve_predefined_entity(&reference).unwrap_or(" ")),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    while open.len() > 1 {
        let Some(element) = open.pop() else { break };
        if let Some(parent) = open.last_mut() {
            parent.children.push(element);
        }
    }
    open.pop().ok_or_else(|| "it is empty".to_owned())
}

fn element_of(start: &quick_xml::events::BytesStart<'_>) -> Element {
    let attributes = start.attributes().filter_map(|attribute| {
        let attribute = attribute.ok()?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some((attribute.key.as_ref().to_owned(), value.into_owned()))
    });
    Element { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Element::default() }
}

fn is_block(name: &str) -> bool {
    matches!(name, "p" | "head" | "item" | "quote" | "div" | "ab" | "row" | "list")
}

impl Element {
    /// It and all below it, in order.
    fn all(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(element) = open.pop() {
            found.push(element);
            // What is an article holds no other.
            if !matches!(element.name.as_str(), "item" | "entry" | "doc" | "TEI") {
                open.extend(element.children.iter().rev());
            }
        }
        found
    }

    fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The first element of this name below it, at any depth.
    fn below(&self, name: &str) -> Option<&Element> {
        let mut open: Vec<&Element> = self.children.iter().rev().collect();
        while let Some(element) = open.pop() {
            if element.name == name {
                return Some(element);
            }
            open.extend(element.children.iter().rev());
        }
        None
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }
}

/// Gives a record the words of elements: the first of these names that has any.
fn take(record: &mut Map<String, Value>, element: &Element, key: &str, names: &[&str]) {
    let words = names.iter().filter_map(|name| element.child(name)).map(|child| child.text.trim()).find(|words| !words.is_empty());
    if let Some(words) = words {
        record.insert(key.to_owned(), Value::String(words.to_owned()));
    }
}

/// An item of RSS.
fn of_item(item: &Element) -> Map<String, Value> {
    let mut record = Map::new();
    take(&mut record, item, "title", &["title"]);
    take(&mut record, item, "url", &["link", "guid"]);
    take(&mut record, item, "date", &["pubDate", "dc:date"]);
    take(&mut record, item, "content_html", &["content:encoded", "content", "media:text", "description"]);
    take(&mut record, item, "publisher", &["source", "dc:publisher"]);
    let authors: Vec<Value> = item
        .children
        .iter()
        .filter(|child| matches!(child.name.as_str(), "dc:creator" | "author"))
        .map(|author| Value::String(name_in_mail(author.text.trim())))
        .collect();
    if !authors.is_empty() {
        record.insert("author".to_owned(), Value::Array(authors));
    }
    record
}

/// RSS writes authors as mail addresses: “ann@news.example (Ann Reyes)”.
fn name_in_mail(author: &str) -> String {
    let name = author.split_once('(').and_then(|(address, rest)| address.contains('@').then(|| rest.trim_end_matches(')')));
    name.unwrap_or(author).to_owned()
}

/// An entry of Atom.
fn of_entry(entry: &Element, text: &str) -> Map<String, Value> {
    let mut record = Map::new();
    take(&mut record, entry, "title", &["title"]);
    take(&mut record, entry, "date", &["published", "issued", "updated"]);
    let link = entry.children.iter().filter(|child| child.name == "link");
    let link = link.filter(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate")).find_map(|link| link.attribute("href"));
    if let Some(link) = link {
        record.insert("url".to_owned(), Value::String(link.to_owned()));
    }
    if let Some(content) = entry.child("content").or_else(|| entry.child("summary")) {
        // XHTML stands there as elements.
        let html = if content.attribute("type") == Some("xhtml") {
            text.get(content.inner.0..content.inner.1).unwrap_or_default()
        } else {
            &content.text
        };
        record.insert("content_html".to_owned(), Value::String(html.trim().to_owned()));
    }
    let names = entry.children.iter().filter(|child| child.name == "author").filter_map(|author| author.child("name"));
    let names: Vec<Value> = names.map(|name| Value::String(name.text.trim().to_owned())).collect();
    if !names.is_empty() {
        record.insert("author".to_owned(), Value::Array(names));
    }
    record
}

/// What `trafilatura --xml` writes.
fn of_document(document: &Element) -> Map<String, Value> {
    let mut record: Map<String, Value> =
        document.attributes.iter().map(|(name, value)| (name.clone(), Value::String(value.clone()))).collect();
    if let Some(main) = document.child("main").or(Some(document)).filter(|main| !main.text.trim().is_empty()) {
        record.insert("text".to_owned(), Value::String(main.text.trim().to_owned()));
    }
    record
}

/// What `trafilatura --xmltei` writes.
fn of_tei(tei: &Element) -> Map<String, Value> {
    let mut record = Map::new();
    let mut set = |key: &str, words: Option<&str>| {
        if let Some(words) = words.map(str::trim).filter(|words| !words.is_empty()) {
            record.insert(key.to_owned(), Value::String(words.to_owned()));
        }
    };
    set("title", tei.below("title").map(|title| title.text.as_str()));
    set("author", tei.below("author").map(|author| author.text.as_str()));
    set("date", tei.below("date").map(|date| date.attribute("when").unwrap_or(&date.text)));
    set("publisher", tei.below("publisher").map(|publisher| publisher.text.split(" (").next().unwrap_or_default()));
    set("url", tei.below("ptr").and_then(|pointer| pointer.attribute("target")));
    set("text", tei.below("body").map(|body| body.text.as_str()));
    record
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn check(content: &str, articles: &[&str]) {
        let file = ProjectFile { path: "a.xml".to_owned(), bytes: Cow::Owned(content.as_bytes().to_vec()) };
        let parsed = crate::corpus::parse_articles(&file, &Pictures::default());
        let shown = parsed.articles.iter().map(|article| {
            let fields = &article.fields;
            let byline: Vec<&str> = fields.byline.iter().map(|name| name.value.as_str()).collect();
            let text = |field: &Option<crate::corpus::Field<String>>| field.as_ref().map_or("-".to_owned(), |field| field.value.clone());
            let day = fields.published.as_ref().map_or("-".to_owned(), |day| day.value.to_string());
            format!(
                "{} | {} | {day} | {} | {} | {}",
                article.file,
                text(&fields.headline),
                text(&fields.outlet),
                byline.join("+"),
                article.text
            )
        });
        assert_eq!(shown.collect::<Vec<_>>(), articles, "{:?}", parsed.diagnostics);
    }

    #[test]
    fn a_feed_has_an_article_for_each_item() {
        check(
            "<rss><channel><title>Daily Courier</title><item><title>Storm &amp; rain</title><dc:creator><![CDATA[Ann Reyes]]></dc:creator>\
             <pubDate>Fri, 08 Mar 2024 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>Rain fell on Linden.</p><p>It was cold.</p>]]>\
             </content:encoded></item></channel></rss>",
            &["a.xml#1 | Storm & rain | 2024-03-08 | Daily Courier | Ann Reyes | Rain fell on Linden.\n\nIt was cold."],
        );
        check(
            "<feed><title>Daily Courier</title><entry><title>Storm</title><published>2024-03-08T10:00:00Z</published><author><name>Ann Reyes\
             </name></author><content type=\"xhtml\"><div><p>Rain fell on Linden.</p></div></content></entry></feed>",
            &["a.xml#1 | Storm | 2024-03-08 | Daily Courier | Ann Reyes | Rain fell on Linden."],
        );
    }

    #[test]
    fn trafilatura_writes_documents() {
        check(
            "<doc sitename=\"Daily Courier\" title=\"Storm\" author=\"Ann Reyes\" date=\"2024-03-08\"><main><p>Rain <hi>fell</hi> on Linden.</p>\
             <p>It was cold.</p></main><comments/></doc>",
            &["a.xml | Storm | 2024-03-08 | Daily Courier | Ann Reyes | Rain fell on Linden.\n\nIt was cold."],
        );
    }

    #[test]
    fn no_bytes_are_too_much() {
        for content in [
            "<",
            "<a>",
            "</a></a>",
            "<item>",
            "<rss><item/></rss>",
            &"<a>".repeat(1000),
            "<!DOCTYPE a [<!ENTITY b \"c\">]><item>&b;</item>",
        ] {
            check(content, &[]);
        }
    }
}
