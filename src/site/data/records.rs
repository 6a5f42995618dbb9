//! The records of open data: the keys of JSON, and the cells of CSV.

use serde::Serialize;

use super::tables::{Cells, Row};
use crate::annotate::events::Status;
use crate::annotate::quotes::Directness;
use crate::corpus::Grade;
use crate::dossier::Form;
use crate::dossier::published::Rule;

/// Where a fact was read.
#[derive(Serialize)]
pub(super) struct Evidence<'a> {
    pub(super) article: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) exact: &'a str,
}

/// An article; `published` is a day, or the month or year that all `published_candidates` share.
#[derive(Serialize)]
pub(super) struct ArticleRecord<'a> {
    pub(super) id: &'a str,
    pub(super) href: String,
    pub(super) file: &'a str,
    pub(super) sha256: &'a str,
    pub(super) headline: &'a str,
    pub(super) headline_grade: Grade,
    pub(super) outlet: Option<&'a str>,
    pub(super) published: Option<String>,
    pub(super) published_grade: Grade,
    pub(super) published_candidates: Vec<String>,
    pub(super) published_because: Vec<AssumptionRecord<'a>>,
    pub(super) url: Option<&'a str>,
    pub(super) byline: Vec<&'a str>,
    pub(super) people: Vec<&'a str>,
    pub(super) same_text: Vec<&'a str>,
}

/// A rule by which a day of publication was worked out, and a sentence it was applied to.
#[derive(Serialize)]
pub(super) struct AssumptionRecord<'a> {
    pub(super) rule: Rule,
    #[serde(flatten)]
    pub(super) evidence: Evidence<'a>,
}

/// A person.
#[derive(Serialize)]
pub(super) struct PersonRecord<'a> {
    pub(super) id: &'a str,
    pub(super) href: String,
    pub(super) name: &'a str,
    pub(super) aliases: Vec<&'a str>,
    pub(super) subject: bool,
    pub(super) note: Option<&'a str>,
    pub(super) roles: Vec<RoleRecord<'a>>,
    pub(super) mentions: usize,
    pub(super) articles: Vec<&'a str>,
}

/// What an article calls a person to be.
#[derive(Serialize)]
pub(super) struct RoleRecord<'a> {
    pub(super) text: &'a str,
    pub(super) evidence: Evidence<'a>,
}

/// A mention; `person` is `null` where it is open who is meant.
#[derive(Serialize)]
pub(super) struct MentionRecord<'a> {
    pub(super) person: Option<&'a str>,
    pub(super) form: Form,
    pub(super) grade: Grade,
    #[serde(flatten)]
    pub(super) evidence: Evidence<'a>,
}

/// A quote; `said` is the day on which it was said, where the text tells it.
#[derive(Serialize)]
pub(super) struct QuoteRecord<'a> {
    pub(super) speaker: Option<&'a str>,
    pub(super) speaker_text: Option<&'a str>,
    pub(super) cue: Option<&'a str>,
    pub(super) addressee: Option<&'a str>,
    pub(super) addressee_text: Option<&'a str>,
    pub(super) said: Option<String>,
    pub(super) directness: Directness,
    pub(super) grade: Grade,
    #[serde(flatten)]
    pub(super) evidence: Evidence<'a>,
}

/// An event; `date` is in TIMEX3's writing, `first` and `last` are the days it may mean.
#[derive(Serialize)]
pub(super) struct EventRecord<'a> {
    pub(super) id: &'a str,
    pub(super) href: String,
    pub(super) date: Option<&'a str>,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    /// The words that give the date, and what they were counted from.
    pub(super) date_evidence: Option<Evidence<'a>>,
    pub(super) date_anchor: Option<&'static str>,
    pub(super) status: Status,
    pub(super) grade: Grade,
    pub(super) weight: f64,
    pub(super) summary: &'a str,
    pub(super) people: Vec<&'a str>,
    pub(super) places: Vec<&'a str>,
    pub(super) reports: Vec<Evidence<'a>>,
}

impl Evidence<'_> {
    fn place(&self) -> (Option<&str>, &str, usize, usize) {
        (None, self.article, self.start, self.end)
    }

    /// In columns of their own.
    fn write_cells(&self, row: &mut Row<'_>) {
        row.text(self.article);
        row.value(self.start);
        row.value(self.end);
        row.text(self.exact);
    }
}

impl Cells for ArticleRecord<'_> {
    fn write_cells(&self, row: &mut Row<'_>) {
        for text in [self.id, &self.href, self.file, self.sha256, self.headline] {
            row.text(text);
        }
        row.word(self.headline_grade);
        row.text(self.outlet);
        row.text(self.published.as_deref());
        row.word(self.published_grade);
        row.list(self.published_candidates.iter().map(String::as_str));
        row.places(self.published_because.iter().map(|because| because.evidence.place()));
        row.text(self.url);
        for texts in [&self.byline, &self.people, &self.same_text] {
            row.list(texts.iter().copied());
        }
    }
}

impl Cells for PersonRecord<'_> {
    fn write_cells(&self, row: &mut Row<'_>) {
        for text in [self.id, &self.href, self.name] {
            row.text(text);
        }
        row.list(self.aliases.iter().copied());
        row.value(self.subject);
        row.places(self.roles.iter().map(|RoleRecord { text, evidence }| (Some(*text), evidence.article, evidence.start, evidence.end)));
        row.text(self.note);
        row.value(self.mentions);
        row.value(self.articles.len());
    }
}

impl Cells for MentionRecord<'_> {
    fn write_cells(&self, row: &mut Row<'_>) {
        row.text(self.person);
        row.word(self.form);
        row.word(self.grade);
        self.evidence.write_cells(row);
    }
}

impl Cells for QuoteRecord<'_> {
    fn write_cells(&self, row: &mut Row<'_>) {
        for text in [self.speaker, self.speaker_text, self.cue, self.addressee, self.addressee_text] {
            row.text(text);
        }
        row.text(self.said.as_deref());
        row.word(self.directness);
        row.word(self.grade);
        self.evidence.write_cells(row);
    }
}

impl Cells for EventRecord<'_> {
    fn write_cells(&self, row: &mut Row<'_>) {
        for text in [Some(self.id), Some(&self.href), self.date, self.first.as_deref(), self.last.as_deref()] {
            row.text(text);
        }
        row.places(self.date_evidence.iter().map(Evidence::place));
        row.text(self.date_anchor);
        row.word(self.status);
        row.word(self.grade);
        row.word(self.weight);
        row.text(self.summary);
        for texts in [&self.people, &self.places] {
            row.list(texts.iter().copied());
        }
        row.places(self.reports.iter().map(Evidence::place));
    }
}
