//! `newsite extract`: everything that was found, as JSON Lines: articles, then persons, then events.

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::report;
use crate::cli::Extract;
use crate::corpus::Article;
use crate::dossier::{ArticleFacts, Dossier, Event, Evidence, Person, PersonIndex};
use crate::error::Error;
use crate::pipeline::{Compiled, Source};
use crate::text::{CodePoints, Span};

/// Prints the extract stream on standard output.
pub(super) fn run(flags: &Extract) -> Result<(), Error> {
    let source = Source::find(flags.input.source.as_deref());
    report::say(format_args!("newsite: reading {source}"));
    let compiled = super::compile(&source, &flags.input, None, None)?;
    report::diagnostics(super::diagnostics_of(&compiled));
    write_stream(&compiled, &mut BufWriter::new(io::stdout().lock())).map_err(Error::Output)
}

/// Writes the stream; each kind sorted, every key always there.
fn write_stream(compiled: &Compiled, output: &mut impl Write) -> io::Result<()> {
    let Compiled { project, dossier, .. } = compiled;
    let mut order: Vec<usize> = (0..project.articles.len()).collect();
    order.sort_by_key(|place| &project.articles[*place].id);
    let articles: Vec<Value> =
        order.par_iter().map(|place| article_record(&project.articles[*place], &dossier.articles[*place], dossier)).collect();
    let persons = dossier.people.iter().map(|person| person_record(person, compiled));
    let events = dossier.events.iter().map(|event| event_record(event, compiled));
    for record in articles.into_iter().chain(persons).chain(events) {
        serde_json::to_writer(&mut *output, &record)?;
        output.write_all(b"\n")?;
    }
    output.flush()
}

fn article_record(article: &Article, facts: &ArticleFacts, dossier: &Dossier) -> Value {
    let points = CodePoints::new(&article.text);
    let person = |index: Option<PersonIndex>| index.map(|index| &dossier.people[index.0 as usize].id);
    let values = |fields: &[crate::corpus::Field<String>]| fields.iter().map(|field| field.value.clone()).collect::<Vec<_>>();
    let at = |span: Span| points.range(span);
    json!({
        "kind": "article",
        "id": article.id,
        "file": article.file,
        "sha256": article.sha256,
        "headline": facts.headline.value,
        "headline_grade": facts.headline.grade,
        "published": facts.published.value(),
        "published_grade": facts.published.grade(),
        "published_candidates": facts.published.candidates.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "outlet": facts.outlet.as_ref().map(|outlet| &outlet.value),
        "dateline": values(&article.fields.dateline),
        "byline": values(&article.fields.byline),
        "contributors": values(&article.fields.contributors),
        "url": facts.url.as_ref().map(|url| &url.value),
        "language": "en",
        "furniture": article.furniture.iter().map(|part| spanned(at(part.span), json!({"role": part.role}))).collect::<Vec<_>>(),
        "mentions": facts.mentions.iter().map(|mention| spanned(at(mention.span), json!({
            "text": mention.span.of(&article.text), "person": person(mention.person), "form": mention.form, "grade": mention.grade,
        }))).collect::<Vec<_>>(),
        "times": facts.times.iter().map(|time| spanned(at(time.span), json!({
            "text": time.span.of(&article.text), "type": time.kind, "value": time.value, "anchor": time.anchor.name(),
        }))).collect::<Vec<_>>(),
        "quotes": facts.quotes.iter().map(|quote| spanned(at(quote.content), json!({
            "text": quote.content.of(&article.text), "speaker": person(quote.speaker),
            "speaker_text": quote.speaker_text.map(|span| span.of(&article.text)), "cue": quote.cue.map(|span| span.of(&article.text)),
            "directness": quote.directness, "grade": quote.grade,
        }))).collect::<Vec<_>>(),
        "edits": facts.edits.iter().map(|edit| spanned(at(edit.span), json!({"to": edit.to}))).collect::<Vec<_>>(),
    })
}

fn person_record(person: &Person, compiled: &Compiled) -> Value {
    json!({
        "kind": "person",
        "id": person.id,
        "name": person.name,
        "aliases": person.aliases.iter().map(|alias| &alias.text).collect::<Vec<_>>(),
        "subject": person.is_subject,
        "roles": person.roles.iter().map(|role| {
            let mut record = evidence_record(role.evidence, compiled);
            record["text"] = json!(role.text);
            record
        }).collect::<Vec<_>>(),
        "articles": person.articles.iter().map(|place| &compiled.project.articles[*place].id).collect::<Vec<_>>(),
        "mentions": person.mentions,
    })
}

fn event_record(event: &Event, compiled: &Compiled) -> Value {
    json!({
        "kind": "event",
        "id": event.id,
        "date": event.date.as_ref().map(|date| &date.value),
        "status": event.status,
        "grade": event.grade,
        "weight": event.weight,
        "summary": event.summary,
        "people": event.people.iter().map(|index| &compiled.dossier.people[index.0 as usize].id).collect::<Vec<_>>(),
        "places": event.places.iter().map(|place| &place.name).collect::<Vec<_>>(),
        "reports": event.reports.iter().map(|report| evidence_record(*report, compiled)).collect::<Vec<_>>(),
    })
}

fn evidence_record(evidence: Evidence, compiled: &Compiled) -> Value {
    let article = &compiled.project.articles[evidence.article];
    spanned(CodePoints::new(&article.text).range(evidence.span), json!({"article": article.id}))
}

/// A record with its `start` and `end`, in code points.
fn spanned((start, end): (usize, usize), record: impl Serialize) -> Value {
    let mut record = json!(record);
    record["start"] = json!(start);
    record["end"] = json!(end);
    record
}
