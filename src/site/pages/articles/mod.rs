//! The list of all articles, newest first.

pub(super) mod plan;

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use crate::error::Error;
use crate::site::fragments::Desk;
use crate::site::fragments::article_card::ArticleCard;
use crate::site::fragments::head::Head;
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;

/// What a page of the list shows.
#[derive(Serialize)]
struct ArticlesPage {
    count: usize,
    articles: Vec<ArticleCard>,
    pagination: Option<Pagination>,
}

/// The pages of the list.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let rows = Arc::new(plan::cut(desk, &desk.facts.newest, 0));
    (0..rows.len()).map(|part| placed(Address::list("articles", part), List { rows: Arc::clone(&rows), part })).collect()
}

/// A page of the list, as places among the newest articles.
struct List {
    rows: Arc<Vec<Range<usize>>>,
    part: usize,
}

impl Page for List {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address, &self.rows, self.part)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// Renders a page of the list.
fn render(desk: &Desk<'_>, address: &Address, pages: &[Range<usize>], part: usize) -> Result<Rendered, Error> {
    let articles = &desk.facts.newest[pages[part].clone()];
    let view = ArticlesPage {
        count: desk.facts.newest.len(),
        articles: articles.iter().map(|article| ArticleCard::new(desk, address, *article)).collect(),
        pagination: pagination(address, part, pages.len(), |page| Address::list("articles", page)),
    };
    let description = format!("All articles of the dossier “{}”, newest first.", desk.settings().name);
    let mut head = Head::new(desk, address, "articles", "Articles", description);
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
    desk.render_page("articles.html", address, &head, &view)
}
