//! What was understood of each article: its form, its fields with their grade and place, and what was found in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use serde::Serialize;

use crate::annotate::WordTable;
use crate::corpus::{Article, Field, Format, Grade, Role};
use crate::diagnostic::{Diagnostic, Severity};
use crate::dossier::ArticleFacts;
use crate::pipeline::{Compiled, Source};
use crate::text::{CodePoints, Span, WordKind};

/// The report of a check; as JSON it is what `--format json` prints.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    /// What was read, as the user named it.
    source: String,
    /// The articles, by file.
    pub(super) articles: Vec<Understood<'a>>,
    /// All that was found to be wrong or wanting, by file.
    pub(super) diagnostics: Vec<&'a Diagnostic>,
    pub(super) counts: Counts,
}

/// What the corpus comes to.
#[derive(Serialize)]
pub(super) struct Counts {
    pub(super) articles: usize,
    pub(super) people: usize,
    pub(super) events: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) advice: usize,
}

/// What was understood of one article.
#[derive(Serialize)]
pub(super) struct Understood<'a> {
    pub(super) file: &'a str,
    id: &'a str,
    pub(super) format: Format,
    pub(super) encoding: &'static str,
    pub(super) language: Option<&'static str>,
    pub(super) headline: Known<'a>,
    pub(super) published: Known<'a>,
    /// The days that other articles leave, where the text does not say.
    pub(super) published_candidates: Vec<String>,
    pub(super) outlet: Option<Known<'a>>,
    pub(super) dateline: Vec<Known<'a>>,
    pub(super) byline: Vec<Known<'a>>,
    pub(super) contributors: Vec<Known<'a>>,
    pub(super) url: Option<Known<'a>>,
    pub(super) accessed: Option<Known<'a>>,
    pub(super) furniture: Vec<Part<'a>>,
    /// Keys of its metadata that say nothing of what is shown.
    pub(super) left_aside: &'a [String],
    /// How many places are shown otherwise for reading.
    pub(super) edits: usize,
    pub(super) found: Found,
}

/// A field: its value, how it is known, and the words that say so.
#[derive(Serialize)]
pub(super) struct Known<'a> {
    /// `None` where nothing is known.
    pub(super) value: Option<String>,
    pub(super) grade: Grade,
    /// `None` where it comes from outside the text.
    pub(super) evidence: Option<Words<'a>>,
    /// What the editor says of it.
    why: Option<&'a str>,
}

/// A part of the page that is not body.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    pub(super) role: Role,
    #[serde(flatten)]
    pub(super) words: Words<'a>,
}

/// Words of the text. Offsets count code points; the end is exclusive.
#[derive(Serialize)]
pub(super) struct Words<'a> {
    start: usize,
    end: usize,
    /// The line of the text, from 1.
    pub(super) line: usize,
    pub(super) text: &'a str,
}

/// How much was found.
#[derive(Serialize)]
pub(super) struct Found {
    /// Words of the body.
    pub(super) words: usize,
    pub(super) paragraphs: usize,
    pub(super) people: usize,
    pub(super) times: usize,
    pub(super) quotes: usize,
    pub(super) reported_statements: usize,
    pub(super) events: usize,
}

impl<'a> Report<'a> {
    /// The report on a project; `diagnostics` are sorted.
    pub(super) fn new(source: &Source, compiled: &'a Compiled, diagnostics: Vec<&'a Diagnostic>) -> Self {
        let Compiled { project, annotations, dossier } = compiled;
        let mut events: BTreeMap<usize, usize> = BTreeMap::new();
        for event in &dossier.events {
            let articles: BTreeSet<usize> = event.reports.iter().map(|report| report.article).collect();
            for article in articles {
                *events.entry(article).or_default() += 1;
            }
        }
        let articles = project.articles.iter().zip(annotations).zip(&dossier.articles).enumerate();
        let understood = articles.map(|(place, ((article, annotated), facts))| {
            let found = Found::new(article, &annotated.words, facts, events.get(&place).copied().unwrap_or_default());
            Understood::new(article, facts, found)
        });
        Self {
            source: source.to_string(),
            articles: understood.collect(),
            counts: Counts {
                people: dossier.people.len(),
                events: dossier.events.len(),
                ..Counts::new(project.articles.len(), &diagnostics)
            },
            diagnostics,
        }
    }

    /// The report where nothing could be built.
    pub(super) fn of_faults(source: &Source, mut diagnostics: Vec<&'a Diagnostic>) -> Self {
        diagnostics.sort();
        Self { source: source.to_string(), articles: Vec::new(), counts: Counts::new(0, &diagnostics), diagnostics }
    }
}

impl Counts {
    fn new(articles: usize, diagnostics: &[&Diagnostic]) -> Self {
        let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        Self {
            articles,
            people: 0,
            events: 0,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
        }
    }
}

impl Found {
    fn new(article: &Article, words: &WordTable, facts: &ArticleFacts, events: usize) -> Self {
        let quotes = facts.quotes.iter().filter(|quote| quote.is_verbatim()).count();
        let people: BTreeSet<_> = facts.mentions.iter().filter_map(|mention| mention.person).collect();
        Self {
            words: words.tokens.iter().filter(|token| token.kind() != WordKind::Mark && article.role_at(token.span()).is_none()).count(),
            paragraphs: article.body.len(),
            people: people.len(),
            times: facts.times.len(),
            quotes,
            reported_statements: facts.quotes.len() - quotes,
            events,
        }
    }
}

impl<'a> Understood<'a> {
    fn new(article: &'a Article, facts: &'a ArticleFacts, found: Found) -> Self {
        let places = Places { text: &article.text, points: CodePoints::new(&article.text) };
        let all = |fields: &'a [Field<String>]| fields.iter().map(|field| places.known(field)).collect();
        let published = match &facts.published.day {
            Some(day) => places.known(day),
            None => Known { value: facts.published.value(), grade: facts.published.grade(), evidence: None, why: None },
        };
        let furniture = article.furniture.iter().map(|part| Part { role: part.role, words: places.words(part.span) });
        Self {
            file: &article.file,
            id: &article.id,
            format: article.format,
            encoding: article.encoding,
            language: facts.language,
            headline: places.known(&facts.headline),
            published,
            published_candidates: facts.published.candidates.iter().map(ToString::to_string).collect(),
            outlet: facts.outlet.as_ref().map(|field| places.known(field)),
            dateline: all(&article.fields.dateline),
            byline: all(&article.fields.byline),
            contributors: all(&article.fields.contributors),
            url: facts.url.as_ref().map(|field| places.known(field)),
            accessed: facts.accessed.as_ref().map(|field| places.known(field)),
            furniture: furniture.collect(),
            left_aside: &article.left_aside,
            edits: facts.edits.len(),
            found,
        }
    }
}

/// Tells where words stand in an article.
struct Places<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Places<'a> {
    fn known<T: Display>(&self, field: &'a Field<T>) -> Known<'a> {
        Known {
            value: Some(field.value.to_string()),
            grade: field.grade,
            evidence: field.evidence.map(|span| self.words(span)),
            why: field.why.as_deref(),
        }
    }

    fn words(&self, span: Span) -> Words<'a> {
        let (start, end) = self.points.range(span);
        let line = self.text[..span.start as usize].matches('\n').count() + 1;
        Words { start, end, line, text: span.of(self.text) }
    }
}
