//! An article in a list of articles.

use serde::Serialize;

use super::Desk;
use super::links::{ArticleLink, Ready};
use crate::corpus::{Article, Grade};
use crate::dossier::ArticleFacts;
use crate::site::running_text::{reading_text, shortened};
use crate::site::url::Address;

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ArticleCard {
    /// The article.
    pub(crate) link: Ready<ArticleLink>,
    /// The first sentence of its body; `None` where the headline says the same.
    pub(crate) lede: Option<String>,
}

impl ArticleCard {
    /// The card of an article.
    pub(crate) fn new(desk: &Desk<'_>, from: &Address, article: usize) -> Self {
        let lede = lede(&desk.compiled.project.articles[article], &desk.compiled.dossier.articles[article]);
        Self { link: desk.article_link(from, article), lede }
    }
}

/// The first sentence of an article's body; `None` where the headline was made of it.
pub(crate) fn lede(article: &Article, facts: &ArticleFacts) -> Option<String> {
    const LONGEST: usize = 320;
    if facts.headline.grade == Grade::Derived {
        return None;
    }
    let first = *article.body.first()?;
    let sentence = facts.sentences.iter().copied().find(|sentence| first.contains(*sentence)).unwrap_or(first);
    let words = reading_text(&article.text, &facts.edits, sentence);
    Some(shortened(&words.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST))
}
