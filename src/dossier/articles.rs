//! What is known of each article: its fields decided, and all that was found in it.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::constraints::Constraints;
use super::dates::GroundedTime;
use super::people::Mention;
use super::published::Published;
use super::restore::{self, Edit};
use super::slug::slug_of;
use super::speakers::Quote;
use crate::annotate::Annotations;
use crate::corpus::editorial::ArticleMode;
use crate::corpus::{Article, Field, Grade, Project};
use crate::text::Span;

/// What is known of one article.
#[derive(Clone, Debug)]
pub struct ArticleFacts {
    /// A name for URLs, made of the file's name or the id. Unique.
    pub slug: String,
    /// Its headline: given, stated, or derived from the lede.
    pub headline: Field<String>,
    /// The day it came out.
    pub published: Published,
    /// Who published it; `None` where nobody says.
    pub outlet: Option<Field<String>>,
    /// Where it was published on the web.
    pub url: Option<Field<String>>,
    /// The day it was copied from there.
    pub accessed: Option<Field<Date>>,
    /// How much of it is shown. Its text holds no more.
    pub mode: ArticleMode,
    /// Why no more of it is shown, in the editor's words.
    pub mode_why: Option<String>,
    /// Its language, as a BCP 47 tag; `None` where it is not English, the only one that is read.
    pub language: Option<&'static str>,
    /// Its sentences, in order, furniture included.
    pub sentences: Vec<Span>,
    /// Mentions of people, in order.
    pub mentions: Vec<Mention>,
    /// Time expressions, in order.
    pub times: Vec<GroundedTime>,
    /// Quotes, in order.
    pub quotes: Vec<Quote>,
    /// The edits that make it readable, in order.
    pub edits: Vec<Edit>,
}

/// What the steps before found, by the place of the article.
pub(super) struct Findings {
    pub(super) published: Vec<Published>,
    pub(super) times: Vec<Vec<GroundedTime>>,
    pub(super) quotes: Vec<Vec<Quote>>,
    pub(super) edits: Vec<Vec<Edit>>,
    pub(super) mentions: Vec<Vec<Mention>>,
}

/// Joins what was found in each article with its fields, the editor's word first.
pub(super) fn collect(project: &Project, annotations: &[Annotations], constraints: &Constraints, findings: Findings) -> Vec<ArticleFacts> {
    let slugs = slugs(&project.articles);
    let Findings { published, times, quotes, edits, mentions } = findings;
    let found = published.into_par_iter().zip(times).zip(quotes).zip(edits).zip(mentions).zip(slugs);
    let articles = project.articles.par_iter().zip(annotations).enumerate();
    articles
        .zip(found)
        .map(|((place, (article, annotated)), (((((published, times), quotes), edits), mentions), slug))| {
            let given = constraints.articles.get(&place);
            let pick = |field: fn(&super::constraints::GivenFields) -> Option<Field<String>>| given.and_then(field);
            ArticleFacts {
                slug,
                headline: pick(|given| given.headline.clone())
                    .or_else(|| article.fields.headline.clone())
                    .map_or_else(|| derived_headline(article, annotated, &edits), |headline| as_read(headline, article, &edits)),
                published,
                outlet: pick(|given| given.outlet.clone()).or_else(|| article.fields.outlet.clone()),
                url: pick(|given| given.url.clone()).or_else(|| article.fields.url.clone()),
                accessed: given.and_then(|given| given.accessed.clone()).or_else(|| article.fields.accessed.clone()),
                mode: given.map(|given| given.mode).unwrap_or_default(),
                mode_why: given.and_then(|given| given.mode_why.clone()),
                language: annotated.words.is_english.then_some("en"),
                sentences: annotated.words.sentences.iter().map(|sentence| sentence.span).collect(),
                mentions,
                times,
                quotes,
                edits,
            }
        })
        .collect()
}

/// Where a text has no headline, the opening words of its lede stand in: none changed, none added.
fn derived_headline(article: &Article, annotated: &Annotations, edits: &[Edit]) -> Field<String> {
    const LONGEST: usize = 90;
    let text = &article.text;
    let lede = article.body.first().copied().unwrap_or(Span::new(0, text.len()));
    let sentence = annotated.words.sentences.iter().map(|sentence| sentence.span).find(|span| lede.contains(*span)).unwrap_or(lede);
    let words = sentence.of(text);
    let cut = if words.len() <= LONGEST {
        words.trim_end_matches('.')
    } else {
        let end = words[..words.floor_char_boundary(LONGEST)].rfind(' ').unwrap_or(LONGEST);
        words[..words.floor_char_boundary(end)].trim_end_matches([',', ';', ':', ' '])
    };
    let evidence = Span::new(sentence.start as usize, sentence.start as usize + cut.len());
    let read = restore::apply(text, edits, evidence);
    let read = read.trim_end();
    let headline = if cut.len() < words.trim_end_matches('.').len() { format!("{read} …") } else { read.to_owned() };
    Field { value: headline, grade: Grade::Derived, evidence: Some(evidence), why: None }
}

/// A headline that the text states, with the edits of its words: a lower-cased one has its capitals back.
fn as_read(mut headline: Field<String>, article: &Article, edits: &[Edit]) -> Field<String> {
    let edited = headline.evidence.filter(|evidence| edits.iter().any(|edit| evidence.contains(edit.span)));
    if let Some(evidence) = edited {
        headline.value = restore::apply(&article.text, edits, evidence);
    }
    headline
}

/// The slug of each article: the last part of its id in safe letters; a collision gets a suffix from the whole id's hash.
fn slugs(articles: &[Arc<Article>]) -> Vec<String> {
    let plain: Vec<String> = articles.iter().map(|article| slug_of(article.id.rsplit('/').next().unwrap_or(&article.id))).collect();
    let mut count = std::collections::BTreeMap::new();
    for slug in &plain {
        *count.entry(slug.clone()).or_insert(0_usize) += 1;
    }
    let named = articles.iter().zip(plain);
    named
        .map(
            |(article, slug)| {
                if count[&slug] > 1 { format!("{slug}-{}", &blake3::hash(article.id.as_bytes()).to_hex()[..8]) } else { slug }
            },
        )
        .collect()
}
