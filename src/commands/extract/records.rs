//! The records of the extract stream, each made of what was found. Their keys stand in the order of the alphabet.

use rayon::prelude::*;
use serde::Serialize;

use crate::annotate::events::Status;
use crate::annotate::quotes::Directness;
use crate::annotate::time::TimeKind;
use crate::corpus::editorial::ArticleMode;
use crate::corpus::{Article, Field, Grade, Role};
use crate::dossier::timeline::Coverage;
use crate::dossier::{ArticleFacts, Dossier, Event, Evidence, Form, Person, PersonIndex};
use crate::pipeline::Compiled;
use crate::text::{CodePoints, Span};

/// Makes the records of what was found. The code points of each article are counted once, however many records lead into it.
pub(super) struct Recorder<'a> {
    pub(super) compiled: &'a Compiled,
    points: Vec<CodePoints<'a>>,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(compiled: &'a Compiled) -> Self {
        let points = compiled.project.articles.par_iter().map(|article| CodePoints::new(&article.text));
        Self { compiled, points: points.collect() }
    }
}

/// An article, with what was found in it.
#[derive(Serialize)]
pub(super) struct ArticleRecord<'a> {
    byline: Vec<&'a str>,
    contributors: Vec<&'a str>,
    dateline: Vec<&'a str>,
    edits: Vec<EditRecord<'a>>,
    file: &'a str,
    furniture: Vec<FurnitureRecord>,
    headline: &'a str,
    headline_grade: Grade,
    id: &'a str,
    kind: &'static str,
    language: Option<&'static str>,
    mentions: Vec<MentionRecord<'a>>,
    outlet: Option<&'a str>,
    published: Option<String>,
    published_candidates: Vec<String>,
    published_grade: Grade,
    quotes: Vec<QuoteRecord<'a>>,
    same_text: Vec<&'a str>,
    sha256: &'a str,
    /// Where the text is not what the file holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    times: Vec<TimeRecord<'a>>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct EditRecord<'a> {
    end: usize,
    start: usize,
    to: &'a str,
}

#[derive(Serialize)]
struct FurnitureRecord {
    end: usize,
    role: Role,
    start: usize,
}

#[derive(Serialize)]
struct MentionRecord<'a> {
    end: usize,
    form: Form,
    grade: Grade,
    person: Option<&'a str>,
    start: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct QuoteRecord<'a> {
    addressee: Option<&'a str>,
    addressee_text: Option<&'a str>,
    cue: Option<&'a str>,
    directness: Directness,
    end: usize,
    grade: Grade,
    said: Option<String>,
    speaker: Option<&'a str>,
    speaker_text: Option<&'a str>,
    start: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    anchor: &'static str,
    end: usize,
    start: usize,
    text: &'a str,
    r#type: TimeKind,
    value: Option<&'a str>,
}

impl<'a> Recorder<'a> {
    pub(super) fn article(&self, place: usize) -> ArticleRecord<'a> {
        let Compiled { project, dossier, .. } = self.compiled;
        let (article, facts): (&Article, &ArticleFacts) = (&project.articles[place], &dossier.articles[place]);
        let others = dossier.near_duplicates.of(place).iter().filter(|other| **other != place);
        let at = |span: Span| self.points[place].range(span);
        let letters = |span: Span| span.of(&article.text);
        let person = |index: Option<PersonIndex>| index.map(|index| id_of(index, dossier));
        let edits = facts.edits.iter().map(|edit| {
            let (start, end) = at(edit.span);
            EditRecord { end, start, to: &edit.to }
        });
        let furniture = article.furniture.iter().map(|part| {
            let (start, end) = at(part.span);
            FurnitureRecord { end, role: part.role, start }
        });
        let mentions = facts.mentions.iter().map(|mention| {
            let (start, end) = at(mention.span);
            let text = letters(mention.span);
            MentionRecord { end, form: mention.form, grade: mention.grade, person: person(mention.person), start, text }
        });
        let quotes = facts.quotes.iter().map(|quote| {
            let (start, end) = at(quote.content);
            QuoteRecord {
                addressee: person(quote.addressee),
                addressee_text: quote.addressee_text.map(letters),
                cue: quote.cue.map(letters),
                directness: quote.directness,
                end,
                grade: quote.grade,
                said: quote.said.map(|day| day.to_string()),
                speaker: person(quote.speaker),
                speaker_text: quote.speaker_text.map(letters),
                start,
                text: letters(quote.content),
            }
        });
        let times = facts.times.iter().map(|time| {
            let (start, end) = at(time.span);
            TimeRecord { anchor: time.anchor.name(), end, start, text: letters(time.span), r#type: time.kind, value: time.value.as_deref() }
        });
        ArticleRecord {
            byline: values(&article.fields.byline),
            contributors: values(&article.fields.contributors),
            dateline: values(&article.fields.dateline),
            edits: edits.collect(),
            file: &article.file,
            furniture: furniture.collect(),
            headline: &facts.headline.value,
            headline_grade: facts.headline.grade,
            id: &article.id,
            kind: "article",
            language: facts.language,
            mentions: mentions.collect(),
            outlet: facts.outlet.as_ref().map(|outlet| outlet.value.as_str()),
            published: facts.published.value(),
            published_candidates: facts.published.candidates.iter().map(ToString::to_string).collect(),
            published_grade: facts.published.grade(),
            quotes: quotes.collect(),
            same_text: others.map(|other| project.articles[*other].id.as_str()).collect(),
            sha256: &article.sha256,
            // Offsets count a text that the file as received does not give.
            text: (!article.stands_in_file() || dossier.withheld.is_in(place) || facts.mode != ArticleMode::Full)
                .then_some(article.text.as_str()),
            times: times.collect(),
            url: facts.url.as_ref().map(|url| url.value.as_str()),
        }
    }
}

/// A person the corpus names.
#[derive(Serialize)]
pub(super) struct PersonRecord<'a> {
    aliases: Vec<&'a str>,
    articles: Vec<&'a str>,
    id: &'a str,
    kind: &'static str,
    mentions: usize,
    name: &'a str,
    roles: Vec<RoleRecord<'a>>,
    subject: bool,
}

#[derive(Serialize)]
struct RoleRecord<'a> {
    article: &'a str,
    end: usize,
    start: usize,
    text: &'a str,
}

impl<'a> Recorder<'a> {
    pub(super) fn person(&self, person: &'a Person) -> PersonRecord<'a> {
        let roles = person.roles.iter().map(|role| {
            let EvidenceRecord { article, end, start } = self.evidence(role.evidence);
            RoleRecord { article, end, start, text: &role.text }
        });
        PersonRecord {
            aliases: person.aliases.iter().map(|alias| alias.text.as_str()).collect(),
            articles: person.articles.iter().map(|place| self.compiled.project.articles[*place].id.as_str()).collect(),
            id: &person.id,
            kind: "person",
            mentions: person.mentions,
            name: &person.name,
            roles: roles.collect(),
            subject: person.is_subject,
        }
    }
}

/// An event of the timeline.
#[derive(Serialize)]
pub(super) struct EventRecord<'a> {
    coverage: CoverageRecord,
    date: Option<&'a str>,
    grade: Grade,
    headline: Option<EvidenceRecord<'a>>,
    id: &'a str,
    kind: &'static str,
    people: Vec<&'a str>,
    pinned: bool,
    places: Vec<&'a str>,
    reports: Vec<EvidenceRecord<'a>>,
    sources: usize,
    status: Status,
    summary: &'a str,
    weight: f64,
}

/// How many texts have to do with an event, beside those that tell it.
#[derive(Serialize)]
struct CoverageRecord {
    headlines: usize,
    leads: usize,
    references: usize,
    returns: usize,
}

impl<'a> Recorder<'a> {
    pub(super) fn event(&self, event: &'a Event) -> EventRecord<'a> {
        let Coverage { sources, leads, headlines, returns, references } = event.coverage;
        EventRecord {
            coverage: CoverageRecord { headlines, leads, references, returns },
            date: event.date.as_ref().map(|date| date.value.as_str()),
            grade: event.grade,
            headline: event.headline.map(|headline| self.evidence(headline)),
            id: &event.id,
            kind: "event",
            people: event.people.iter().map(|index| id_of(*index, &self.compiled.dossier)).collect(),
            pinned: event.is_pinned,
            places: event.places.iter().map(|place| place.name.as_str()).collect(),
            reports: event.reports.iter().map(|report| self.evidence(*report)).collect(),
            sources,
            status: event.status,
            summary: &event.summary,
            weight: event.weight,
        }
    }
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    article: &'a str,
    end: usize,
    start: usize,
}

impl<'a> Recorder<'a> {
    fn evidence(&self, evidence: Evidence) -> EvidenceRecord<'a> {
        let (start, end) = self.points[evidence.article].range(evidence.span);
        EvidenceRecord { article: &self.compiled.project.articles[evidence.article].id, end, start }
    }
}

fn id_of(index: PersonIndex, dossier: &Dossier) -> &str {
    &index.of(&dossier.people).id
}

fn values(fields: &[Field<String>]) -> Vec<&str> {
    fields.iter().map(|field| field.value.as_str()).collect()
}
