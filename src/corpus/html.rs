//! Saved web pages: from a browser, from SingleFile, from the Wayback Machine, or as the server sent them.
//!
//! The metadata come from JSON-LD, else Open Graph, else the page's `meta`, else the visible text; the body is found by
//! `dom_smoothie`, a port of Mozilla's Readability. Only words and the shapes of [`super::layout`] get through: no tag,
//! attribute or script of the page reaches the site.

mod beside;
mod json_ld;
mod limits;
mod page_metadata;
mod savers;
#[cfg(test)]
mod tests;
mod walk;

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::layout::{ElementKind, Layout};
use super::pictures::{InArticle, Pictures};
use super::plain::{self, Decoded};
use super::typesetter::Typesetter;
use super::{Article, Format, Original, ProjectFile};
use crate::diagnostic::Diagnostic;
use walk::Walk;

/// The article in a saved page; `None`, with a diagnostic, where there is none.
pub(super) fn parse_article(file: &ProjectFile, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
    let Decoded { text: html, encoding } = plain::read_page(file, diagnostics)?;
    if let Some(excess) = limits::excess(&html) {
        let warning = Diagnostic::warning("page", &file.path, format!("{} {excess}: read as plain words", file.path));
        diagnostics.push(warning.help("save the article as text"));
        return parse_words(file, &html, encoding, diagnostics);
    }
    let saved = savers::find(&html);
    let document = Document::from(html.as_str());
    let page = page_metadata::read(&document, &saved);
    for date in &page.bad_dates {
        diagnostics.push(super::metadata::bad_date(&file.path, &file.path, date));
    }
    let mut pictures = pictures.of(&file.path);
    let base = page.fields.url.as_ref().map(|url| url.value.clone());
    let (text, layout) = set_page(&html, document, page.heading.as_deref(), base.as_deref(), &mut pictures);
    pictures.tell(diagnostics);
    let received = plain::Received { language: page.language, ..plain::Received::of(file, Format::Html, encoding) };
    let mut article = plain::understand_laid_out(received, text, layout, page.fields);
    if article.body.is_empty() {
        diagnostics.push(plain::no_body(&file.path, &file.path));
        return None;
    }
    article.original = Some(Original { bytes: file.bytes.clone(), ending: "html" });
    Some(article)
}

/// The article in a page of which only the words are read.
fn parse_words(file: &ProjectFile, html: &str, encoding: &'static str, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
    let words = Document::fragment(limits::words_of(html)).text().to_string();
    let mut article = plain::understand(plain::Received::of(file, Format::Html, encoding), words);
    if article.body.is_empty() {
        diagnostics.push(plain::no_body(&file.path, &file.path));
        return None;
    }
    article.original = Some(Original { bytes: file.bytes.clone(), ending: "html" });
    Some(article)
}

/// The visible text of a page's article and its layout. `heading` is the page's own headline, which stands before the body.
fn set_page(html: &str, document: Document, heading: Option<&str>, base: Option<&str>, pictures: &mut InArticle<'_>) -> (String, Layout) {
    // Where nothing looks like an article, all that is seen on the page is taken.
    let document = find_body(document).unwrap_or_else(|| {
        let document = Document::from(html);
        document.select(walk::LINE_END).remove();
        document
    });
    let mut typesetter = Typesetter::default();
    let has_heading = |words: &str| document.select("h1, h2").nodes().iter().any(|node| page_metadata::is_same(&node.text(), words));
    if let Some(heading) = heading.filter(|heading| !has_heading(heading)) {
        typesetter.open(ElementKind::Heading(1));
        typesetter.words(heading);
        typesetter.close();
    }
    Walk { pictures, base }.set(&document.root(), &mut typesetter);
    typesetter.finish()
}

/// The part of a page that is its article; `None` where nothing looks like one, and for pages that no newsroom makes: the search
/// descends as deep as elements are nested.
fn find_body(document: Document) -> Option<Document> {
    const DEEPEST: usize = 200;
    const MOST_ELEMENTS: usize = 60_000;
    let mut level: Vec<NodeRef<'_>> = vec![document.root()];
    for _ in 0..DEEPEST {
        level = level.iter().flat_map(|node| node.children_it(false)).collect();
    }
    if !level.is_empty() {
        return None;
    }
    keep_line_ends(&document);
    let config = Config { disable_json_ld: true, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let mut page = Readability::with_document(document, None, Some(config)).ok()?;
    page.parse().ok().map(|body| Document::fragment(body.content))
}

/// Makes of each single `br` a [`walk::LINE_END`]: the search for the body loses one that stands before a text and a paragraph.
fn keep_line_ends(document: &Document) {
    document.select(walk::LINE_END).remove();
    let is_break = |node: Option<NodeRef<'_>>| node.is_some_and(|node| node.has_name("br"));
    let is_blank = |node: &NodeRef<'_>| node.is_text() && node.text().trim().is_empty();
    for line_end in document.select("br").nodes() {
        let next = std::iter::successors(line_end.next_sibling(), NodeRef::next_sibling).find(|node| !is_blank(node));
        let previous = std::iter::successors(line_end.prev_sibling(), NodeRef::prev_sibling).find(|node| !is_blank(node));
        if !is_break(next) && !is_break(previous) {
            line_end.rename(walk::LINE_END);
        }
    }
}

/// The visible text of a piece of HTML and its layout.
pub(super) fn set_fragment(html: &str, pictures: &mut InArticle<'_>) -> (String, Layout) {
    let mut typesetter = Typesetter::default();
    let flat = limits::excess(html).map(|_| limits::words_of(html));
    let document = Document::fragment(flat.as_deref().unwrap_or(html));
    document.select(walk::LINE_END).remove();
    Walk { pictures, base: None }.set(&document.root(), &mut typesetter);
    typesetter.finish()
}
