//! The list of all articles, newest first.

use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::Site;
use super::cards::ArticleLink;
use super::head::Head;
use super::index::shortened;
use super::paging::{self, Pagination, escaped_len, pagination};
use super::ready::Ready;
use super::running_text::reading_text;
use super::url::Address;
use crate::corpus::{Article, Grade};
use crate::dossier::ArticleFacts;
use crate::error::Error;
use crate::pipeline::Compiled;

/// What a page of the list shows.
#[derive(Serialize)]
struct ArticlesPage {
    count: usize,
    articles: Vec<ArticleCard>,
    pagination: Option<Pagination>,
}

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ArticleCard {
    /// The article.
    pub(super) link: Ready<ArticleLink>,
    /// The first sentence of its body; `None` where the headline says the same.
    pub(super) lede: Option<String>,
}

impl ArticleCard {
    /// The card of an article.
    pub(super) fn new(site: &Site<'_>, from: &Address, article: usize) -> Self {
        let lede = lede(&site.compiled.project.articles[article], &site.compiled.dossier.articles[article]);
        Self { link: site.article_link(from, article), lede }
    }
}

/// The first sentence of an article's body; `None` where the headline was made of it.
pub(super) fn lede(article: &Article, facts: &ArticleFacts) -> Option<String> {
    const LONGEST: usize = 320;
    if facts.headline.grade == Grade::Derived {
        return None;
    }
    let first = *article.body.first()?;
    let sentence = facts.sentences.iter().copied().find(|sentence| first.contains(*sentence)).unwrap_or(first);
    let words = reading_text(&article.text, &facts.edits, sentence);
    Some(shortened(&words.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST))
}

/// Cuts a list of articles into pages of so many bytes of rows.
pub(super) fn cut(compiled: &Compiled, headlines: &[String], newest: &[usize], budget: usize) -> Vec<Range<usize>> {
    const ROW: usize = 700;
    let cost = |article: &usize| {
        let facts = &compiled.dossier.articles[*article];
        let lede = lede(&compiled.project.articles[*article], facts).map_or(0, |lede| escaped_len(&lede));
        ROW + escaped_len(&headlines[*article]) + lede + facts.outlet.as_ref().map_or(0, |outlet| escaped_len(&outlet.value).min(1000))
    };
    paging::cut(newest.par_iter().map(cost).collect::<Vec<_>>(), budget)
}

/// Renders a page of the list.
pub(super) fn render(site: &Site<'_>, address: &Address, part: usize) -> Result<Vec<u8>, Error> {
    let pages = &site.index.article_pages;
    let articles = &site.index.newest[pages[part].clone()];
    let view = ArticlesPage {
        count: site.index.newest.len(),
        articles: articles.iter().map(|article| ArticleCard::new(site, address, *article)).collect(),
        pagination: pagination(address, part, pages.len(), |page| Address::list("articles", page)),
    };
    let description = format!("All articles of the dossier “{}”, newest first.", site.settings().name);
    let mut head = Head::new(site, address, "articles", "Articles", description);
    let rows = view.articles.iter().enumerate();
    let rows = rows.map(|(place, row)| {
        json!({"@type": "ListItem", "position": pages[part].start + place + 1, "name": row.link.headline, "url": row.link.href})
    });
    head.set_json_ld(json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "Articles",
        "mainEntity": {"@type": "ItemList", "numberOfItems": view.count, "itemListElement": rows.collect::<Vec<_>>()},
    }));
    site.render_page("articles.html", address, &head, &view)
}
