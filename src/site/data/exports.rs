//! Open data: articles, people, mentions, quotes and events as CSV, and those that have parts as JSON too; each fact with its evidence.
//!
//! Evidence is an article (`article`, its id) and `start` and `end` in Unicode code points of its text, end exclusive, with
//! the words that stand there (`exact`). Unknown is `null` or `[]`. The files are arrays, sorted; links are relative to the
//! root of the site.

use std::cell::OnceCell;

use serde::Serialize;

use super::records::{ArticleRecord, AssumptionRecord, EventRecord, Evidence, MentionRecord, PersonRecord, QuoteRecord, RoleRecord};
use crate::dossier::{ArticleFacts, PersonIndex};
use crate::error::Error;
use crate::site::data::tables::{Cells, Table};
use crate::site::data::{tables, timeline_exports};
use crate::site::fragments::Desk;
use crate::site::fragments::cards::event_anchor;
use crate::site::fragments::event_dates::DateSource;
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;
use crate::text::{CodePoints, Span};

/// A file of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Export {
    /// A table, in a format.
    Table(Records, Format),
    /// The articles as a bibliography.
    Bibliography,
    /// The timeline for TimelineJS.
    TimelineJs,
    /// The timeline for the spreadsheet of TimelineJS.
    TimelineCsv,
    /// The timeline for calendars.
    Calendar,
}

/// The records of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Records {
    /// The articles.
    Articles,
    /// The people.
    People,
    /// The mentions of them.
    Mentions,
    /// What they said.
    Quotes,
    /// The events.
    Events,
}

/// How the records of a table are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// As an array of JSON.
    Json,
    /// As CSV.
    Csv,
}

impl Records {
    const ALL: [Self; 5] = [Self::Articles, Self::People, Self::Mentions, Self::Quotes, Self::Events];

    fn table(self) -> &'static Table {
        match self {
            Self::Articles => &tables::ARTICLES,
            Self::People => &tables::PEOPLE,
            Self::Mentions => &tables::MENTIONS,
            Self::Quotes => &tables::QUOTES,
            Self::Events => &tables::EVENTS,
        }
    }
}

impl Export {
    /// All files.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let json = Records::ALL.into_iter().filter(|records| records.table().is_nested).map(|records| Self::Table(records, Format::Json));
        let tables = json.chain(Records::ALL.map(|records| Self::Table(records, Format::Csv)));
        tables.chain([Self::Bibliography, Self::TimelineJs, Self::TimelineCsv, Self::Calendar])
    }

    /// Where it stands.
    pub(crate) fn address(self) -> Address {
        match self {
            Self::Table(records, Format::Json) => Address::data(&format!("{}.json", records.table().name)),
            Self::Table(records, Format::Csv) => Address::data(&format!("{}.csv", records.table().name)),
            Self::Bibliography => Address::data("articles.bib"),
            Self::TimelineJs => Address::data("timeline.json"),
            Self::TimelineCsv => Address::data("timeline.csv"),
            Self::Calendar => Address::data("timeline.ics"),
        }
    }
}

/// The files of open data.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    if !desk.settings().publish.data {
        return Vec::new();
    }
    Export::all().map(|export| placed(export.address(), export)).collect()
}

impl Page for Export {
    fn render(&self, desk: &Desk<'_>, _address: &Address) -> Result<Rendered, Error> {
        Ok(write(desk, *self).into())
    }
}

/// The bytes of a file of open data.
fn write(desk: &Desk<'_>, export: Export) -> Vec<u8> {
    match export {
        Export::Table(records, format) => {
            let table = records.table();
            match records {
                Records::Articles => write_table(table, format, articles(desk)),
                Records::People => write_table(table, format, people(desk)),
                Records::Mentions => write_table(table, format, mentions(desk)),
                Records::Quotes => write_table(table, format, quotes(desk)),
                Records::Events => write_table(table, format, events(desk)),
            }
        }
        Export::Bibliography => {
            let entries = desk.facts.newest.iter().map(|article| desk.citation(*article).bibtex());
            entries.collect::<Vec<_>>().join("\n").into_bytes()
        }
        Export::TimelineJs => timeline_exports::timeline_js(desk),
        Export::TimelineCsv => timeline_exports::timeline_csv(desk),
        Export::Calendar => timeline_exports::calendar(desk),
    }
}

fn write_table<'a>(table: &Table, format: Format, records: impl Iterator<Item = impl Serialize + Cells + 'a>) -> Vec<u8> {
    match format {
        Format::Json => array(records),
        Format::Csv => tables::csv(table, records),
    }
}

/// A JSON array with a record a line, so that two versions of it can be compared.
fn array<'a>(records: impl Iterator<Item = impl Serialize + 'a>) -> Vec<u8> {
    let mut json = b"[".to_vec();
    for (place, record) in records.enumerate() {
        json.extend_from_slice(if place == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut json, &record).expect("a record is plain data, and memory takes all that is written");
    }
    json.extend_from_slice(b"\n]\n");
    json
}

/// Turns spans into evidence; counts each article's code points once where its facts are asked for in a row.
struct Witness<'s> {
    desk: &'s Desk<'s>,
    article: usize,
    points: CodePoints<'s>,
}

impl<'s> Witness<'s> {
    fn new(desk: &'s Desk<'s>, article: usize) -> Self {
        Self { desk, article, points: CodePoints::new(&desk.compiled.project.articles[article].text) }
    }

    fn evidence(&self, span: Span) -> Evidence<'s> {
        let article = &self.desk.compiled.project.articles[self.article];
        let (start, end) = self.points.range(span);
        Evidence { article: &article.id, start, end, exact: span.of(&article.text) }
    }
}

/// The witnesses of all articles, each called when it is first asked: of one long article there may be thousands of facts.
struct Witnesses<'s> {
    desk: &'s Desk<'s>,
    called: Vec<OnceCell<Witness<'s>>>,
}

impl<'s> Witnesses<'s> {
    fn new(desk: &'s Desk<'s>) -> Self {
        Self { desk, called: desk.compiled.project.articles.iter().map(|_| OnceCell::new()).collect() }
    }

    fn of(&self, evidence: crate::dossier::Evidence) -> Evidence<'s> {
        self.called[evidence.article].get_or_init(|| Witness::new(self.desk, evidence.article)).evidence(evidence.span)
    }
}

fn person_id<'s>(desk: &'s Desk<'_>, person: PersonIndex) -> &'s str {
    &person.of(&desk.compiled.dossier.people).id
}

/// The ids of the other articles that print the text of this one.
fn near_duplicates<'s>(desk: &'s Desk<'s>, place: usize) -> impl Iterator<Item = &'s str> {
    let others = desk.compiled.dossier.near_duplicates.of(place).iter().filter(move |other| **other != place);
    others.map(|other| desk.compiled.project.articles[*other].id.as_str())
}

fn assumptions<'s>(witnesses: &Witnesses<'s>, facts: &'s ArticleFacts) -> Vec<AssumptionRecord<'s>> {
    let because = facts.published.because.iter();
    let records = because.flat_map(|reason| {
        let record = |evidence| AssumptionRecord { rule: reason.rule, evidence: witnesses.of(evidence) };
        reason.evidence.iter().copied().map(record)
    });
    records.collect()
}

fn articles<'s>(desk: &'s Desk<'s>) -> impl Iterator<Item = ArticleRecord<'s>> {
    let articles = desk.compiled.project.articles.iter().zip(&desk.compiled.dossier.articles).enumerate();
    let witnesses = Witnesses::new(desk);
    articles.map(move |(place, (article, facts))| ArticleRecord {
        id: &article.id,
        href: Address::article(&facts.slug, 0).0,
        file: &article.file,
        sha256: &article.sha256,
        headline: &desk.facts.headlines[place],
        headline_grade: facts.headline.grade,
        outlet: facts.outlet.as_ref().map(|outlet| outlet.value.as_str()),
        published: facts.published.value(),
        published_grade: facts.published.grade(),
        published_candidates: facts.published.candidates.iter().map(ToString::to_string).collect(),
        published_because: assumptions(&witnesses, facts),
        url: facts.url.as_ref().map(|url| url.value.as_str()),
        byline: article.fields.byline.iter().map(|name| name.value.as_str()).collect(),
        people: desk.facts.people_in[place].iter().map(|(person, _)| person_id(desk, *person)).collect(),
        same_text: near_duplicates(desk, place).collect(),
    })
}

fn people<'s>(desk: &'s Desk<'s>) -> impl Iterator<Item = PersonRecord<'s>> {
    let witnesses = Witnesses::new(desk);
    desk.compiled.dossier.people.iter().map(move |person| PersonRecord {
        id: &person.id,
        href: Address::person(&person.id, 0).0,
        name: &person.name,
        aliases: person.aliases.iter().map(|alias| alias.text.as_str()).collect(),
        subject: person.is_subject,
        note: person.note.as_deref(),
        roles: person.roles.iter().map(|role| RoleRecord { text: &role.text, evidence: witnesses.of(role.evidence) }).collect(),
        mentions: person.mentions,
        articles: person.articles.iter().map(|article| desk.compiled.project.articles[*article].id.as_str()).collect(),
    })
}

fn mentions<'s>(desk: &'s Desk<'s>) -> impl Iterator<Item = MentionRecord<'s>> {
    desk.compiled.dossier.articles.iter().enumerate().flat_map(move |(place, facts)| {
        let witness = Witness::new(desk, place);
        facts.mentions.iter().map(move |mention| MentionRecord {
            person: mention.person.map(|person| person_id(desk, person)),
            form: mention.form,
            grade: mention.grade,
            evidence: witness.evidence(mention.span),
        })
    })
}

fn quotes<'s>(desk: &'s Desk<'s>) -> impl Iterator<Item = QuoteRecord<'s>> {
    desk.compiled.dossier.articles.iter().enumerate().flat_map(move |(place, facts)| {
        let witness = Witness::new(desk, place);
        let text = &desk.compiled.project.articles[place].text;
        facts.quotes.iter().map(move |quote| QuoteRecord {
            speaker: quote.speaker.map(|speaker| person_id(desk, speaker)),
            speaker_text: quote.speaker_text.map(|span| span.of(text)),
            cue: quote.cue.map(|span| span.of(text)),
            addressee: quote.addressee.map(|addressee| person_id(desk, addressee)),
            addressee_text: quote.addressee_text.map(|span| span.of(text)),
            said: quote.said.map(|day| day.to_string()),
            directness: quote.directness,
            grade: quote.grade,
            evidence: witness.evidence(quote.content),
        })
    })
}

fn events<'s>(desk: &'s Desk<'s>) -> impl Iterator<Item = EventRecord<'s>> {
    let witnesses = Witnesses::new(desk);
    desk.compiled.dossier.events.iter().enumerate().map(move |(place, event)| {
        let source = DateSource::of(event, desk.compiled);
        EventRecord {
            id: &event.id,
            href: format!("{}#{}", desk.event_pages[place], event_anchor(&event.id)),
            date: event.date.as_ref().map(|date| date.value.as_str()),
            first: event.date.as_ref().map(|date| date.first.to_string()),
            last: event.date.as_ref().map(|date| date.last.to_string()),
            date_evidence: source.map(|source| witnesses.of(source.evidence())),
            date_anchor: source.map(DateSource::anchor),
            status: event.status,
            grade: event.grade,
            weight: event.weight,
            summary: &event.summary,
            people: event.people.iter().map(|person| person_id(desk, *person)).collect(),
            places: event.places.iter().map(|place| place.name.as_str()).collect(),
            reports: event.reports.iter().map(|report| witnesses.of(*report)).collect(),
        }
    })
}
