//! What stands beside an article's text: where it comes from, who and what is in it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::said::Said;
use super::starts_in;
use crate::corpus::Grade;
use crate::corpus::editorial::ArticleMode;
use crate::dossier::PersonIndex;
use crate::dossier::dates::Anchor;
use crate::dossier::published::{Published, Rule};
use crate::site::fragments::Desk;
use crate::site::fragments::cards::{EventCard, Report, grade_in_words};
use crate::site::fragments::dates::{Day, candidates_in_words, html_datetime, value_in_words, weekday_in_words};
use crate::site::fragments::links::{ArticleLink, PersonLink, Ready};
use crate::site::running_text::shortened;
use crate::site::url::{Address, is_web_address};
use crate::text::{Span, overlapping};

/// Where an article comes from, and how that is known.
#[derive(Serialize)]
pub(crate) struct Provenance {
    outlet: Option<Known>,
    published: Option<Known>,
    published_day: Option<Day>,
    /// Where the day of publication follows from other articles: how.
    inferred: Option<Inferred>,
    headline: Known,
    /// The articles that print the same text.
    same_text: Vec<Ready<ArticleLink>>,
    dateline: Option<String>,
    contributors: Vec<String>,
    /// The address of the original, where it is one that a browser may follow.
    url: Option<String>,
    /// The address as given, where it is none.
    url_text: Option<String>,
    accessed: Option<Day>,
    file: String,
    sha256: String,
    /// How many edits were made for reading.
    edits: usize,
    /// Whether a name was taken out of it.
    is_withheld: bool,
    /// Where not all of it is shown: “an excerpt”, “a link”.
    shown: Option<&'static str>,
    /// Why no more of it is shown, in the editor’s words.
    shown_why: Option<String>,
    /// The text as received, where it was edited and may be shown.
    original: Option<String>,
    /// The file as received, where its format is not plain text.
    received: Option<String>,
}

/// A day of publication that the articles leave open, but not wide open.
#[derive(Serialize)]
struct Inferred {
    /// “between 20 and 26 October 2015”, “on 14, 21 or 28 November 2017”.
    between: String,
    /// What leaves no other days.
    because: Vec<Assumption>,
}

/// An assumption on the day of publication.
#[derive(Serialize)]
struct Assumption {
    /// What is assumed, in words.
    words: &'static str,
    /// The sentences it rests on.
    reports: Vec<Report>,
}

/// A fact and how it is known.
#[derive(Serialize)]
pub(crate) struct Known {
    value: String,
    how: &'static str,
    /// What the editor says of it.
    why: Option<String>,
}

/// A person in an article.
#[derive(Serialize)]
pub(crate) struct PersonInArticle {
    pub(crate) link: Ready<PersonLink>,
    mentions: usize,
    /// The ways to what they say in it, as HTML; `None` where they say nothing.
    said_html: Option<String>,
}

/// An event in an article, with what other articles report of it.
#[derive(Serialize)]
pub(crate) struct EventInArticle {
    event: EventCard,
    /// The sentence of this article.
    here: String,
    elsewhere: Vec<Report>,
    more: usize,
}

/// A time expression and what it was read as.
#[derive(Serialize)]
pub(crate) struct TimeRow {
    words: String,
    href: String,
    meaning: Day,
    how: &'static str,
    /// How often the article says it so.
    count: usize,
}

const LONGEST: usize = 300;
/// So many events are shown beside a text; the timeline has all.
pub(crate) const MOST_EVENTS: usize = 16;
/// So much of an event's summary stands beside the text, which has its sentence.
const LONGEST_SUMMARY: usize = 90;
/// Beside an event, so many reports of others are named.
const MOST_ELSEWHERE: usize = 3;

/// Where an article comes from.
pub(crate) fn provenance(desk: &Desk<'_>, address: &Address, place: usize) -> Provenance {
    let article = &desk.compiled.project.articles[place];
    let facts = &desk.compiled.dossier.articles[place];
    let known = |value: String, grade: Grade, why: &Option<String>| Known {
        value: shortened(&value, LONGEST),
        how: grade_in_words(grade),
        why: why.as_ref().map(|why| shortened(why, LONGEST)),
    };
    let published = facts.published.day.as_ref();
    let url = facts.url.as_ref().map(|url| url.value.clone());
    let dateline: Vec<&str> = article.fields.dateline.iter().map(|place| place.value.as_str()).collect();
    Provenance {
        outlet: facts.outlet.as_ref().map(|outlet| known(outlet.value.clone(), outlet.grade, &outlet.why)),
        published: published.map(|day| known(weekday_in_words(day.value), day.grade, &day.why)),
        published_day: published.map(|published| Day::of(published.value)),
        same_text: same_text(desk, address, place),
        inferred: inferred(desk, address, &facts.published),
        headline: known(desk.facts.headlines[place].clone(), facts.headline.grade, &facts.headline.why),
        dateline: (!dateline.is_empty()).then(|| shortened(&dateline.join(", "), LONGEST)),
        contributors: article.fields.contributors.iter().take(12).map(|name| shortened(&name.value, LONGEST)).collect(),
        url: url.clone().filter(|url| is_web_address(url)),
        url_text: url.filter(|url| !is_web_address(url)).map(|url| shortened(&url, LONGEST)),
        accessed: facts.accessed.as_ref().map(|accessed| Day::of(accessed.value)),
        file: article.file.clone(),
        sha256: article.sha256.clone(),
        edits: facts.edits.len(),
        is_withheld: desk.compiled.dossier.withheld.is_in(place),
        shown: match facts.mode {
            ArticleMode::Full => None,
            ArticleMode::Excerpt => Some("an excerpt"),
            ArticleMode::Link => Some("a link"),
        },
        shown_why: facts.mode_why.as_ref().filter(|_| facts.mode != ArticleMode::Full).map(|why| shortened(why, LONGEST)),
        original: super::has_original(desk.compiled, place).then(|| address.link_to(&Address::original(&facts.slug))),
        received: article
            .original
            .as_ref()
            .filter(|_| desk.settings().publish.received)
            .map(|original| address.link_to(&Address::received(&facts.slug, original.ending))),
    }
}

/// What the day of publication follows from, where neither the text nor an editor gives it.
/// The other articles that print the text of this one, the first few.
fn same_text(desk: &Desk<'_>, address: &Address, place: usize) -> Vec<Ready<ArticleLink>> {
    const MOST: usize = 12;
    let others = desk.compiled.dossier.near_duplicates.of(place).iter().filter(|other| **other != place);
    others.take(MOST).map(|other| desk.article_link(address, *other)).collect()
}

fn inferred(desk: &Desk<'_>, address: &Address, published: &Published) -> Option<Inferred> {
    const MOST: usize = 6;
    let between = candidates_in_words(&published.candidates).filter(|_| published.day.is_none())?;
    let because = published.because.iter().map(|reason| Assumption {
        words: assumption_in_words(reason.rule),
        reports: reason.evidence.iter().take(MOST).map(|evidence| desk.report(address, *evidence)).collect(),
    });
    Some(Inferred { between, because: because.collect() })
}

/// What a rule takes for granted, as a sentence goes on after “assuming that”.
fn assumption_in_words(rule: Rule) -> &'static str {
    match rule {
        Rule::DatedElsewhere => "the weekday told here is the date that another article gives to the same event",
        Rule::Recently => "what is called recent was at most three weeks before",
        Rule::SameEvents => "two articles that tell the same two events, and name the weekday of one, speak of one week",
        Rule::Dateline => "the weekday in the dateline is that of publication",
        Rule::LaterThatDay => "“later” on a weekday is said on that day",
        Rule::PastAndPlanned => "a weekday told both as past and as planned is that of publication",
        Rule::PlannedForTheNext => "an article that tells one day as past and plans for the next came out on the first",
        Rule::NotBefore => "it came out no earlier than what it tells as past",
        Rule::NotAfter => "it came out no later than what it tells as planned",
    }
}

/// The people in a part of an article, most mentioned first, with what they say.
pub(crate) fn people(
    desk: &Desk<'_>,
    address: &Address,
    place: usize,
    part: Span,
    mut said: BTreeMap<PersonIndex, Said>,
) -> Vec<PersonInArticle> {
    let facts = &desk.compiled.dossier.articles[place];
    // Who is only called “she” here may speak too.
    let mut counts: BTreeMap<PersonIndex, usize> = said.keys().map(|speaker| (*speaker, 0)).collect();
    for mention in overlapping(&facts.mentions, part, |mention| mention.span)
        .iter()
        .filter(|mention| mention.form.is_name() && starts_in(part, mention.span))
    {
        mention.person.into_iter().for_each(|person| *counts.entry(person).or_default() += 1);
    }
    let mut people: Vec<(PersonIndex, usize)> = counts.into_iter().collect();
    people.sort_by_key(|(person, mentions)| (Reverse(*mentions), *person));
    people
        .into_iter()
        .map(|(person, mentions)| PersonInArticle {
            link: desk.person_link(address, person),
            mentions,
            said_html: said.remove(&person).map(|said| said.html()),
        })
        .collect()
}

/// The events that a part of an article reports.
pub(crate) fn events(desk: &Desk<'_>, address: &Address, place: usize, part: Span) -> Vec<EventInArticle> {
    let events = desk.facts.events_in[place].iter();
    events
        .filter_map(|event| {
            let reports = &desk.compiled.dossier.events[*event].reports;
            let here = reports.iter().find(|report| report.article == place && starts_in(part, report.span))?;
            let mut others: Vec<_> = reports.iter().filter(|report| report.article != place).collect();
            others.dedup_by_key(|report| report.article);
            let shown = others.iter().take(MOST_ELSEWHERE);
            Some(EventInArticle {
                event: EventCard {
                    summary: shortened(&desk.compiled.dossier.events[*event].summary, LONGEST_SUMMARY),
                    ..desk.event_card(address, *event)
                },
                here: desk.sentence_href(address, place, here.span),
                elsewhere: shown.map(|report| desk.report(address, **report)).collect(),
                more: others.len().saturating_sub(MOST_ELSEWHERE),
            })
        })
        .collect()
}

/// The time expressions of a part of an article that mean more than their words say, each wording once.
pub(crate) fn times(desk: &Desk<'_>, address: &Address, place: usize, part: Span) -> Vec<TimeRow> {
    let facts = &desk.compiled.dossier.articles[place];
    let times = overlapping(&facts.times, part, |time| time.span).iter();
    let times = times.filter(|time| starts_in(part, time.span) && time.anchor != Anchor::Absolute);
    let mut rows: Vec<TimeRow> = Vec::new();
    for time in times {
        let Some(value) = time.value.as_deref() else { continue };
        let Some(meaning) = value_in_words(value, time.days) else { continue };
        let words = desk.shown_words(place, time.span);
        let how = match time.anchor {
            Anchor::Absolute => "as the words say",
            Anchor::Published => "counted from the day of publication",
            Anchor::Said => "counted from the day the words were said",
            Anchor::Expression(_) => "counted from another date in this article",
        };
        let same = |row: &&mut TimeRow| row.how == how && row.meaning.words == meaning && row.words.eq_ignore_ascii_case(&words);
        if let Some(row) = rows.iter_mut().find(same) {
            row.count += 1;
            continue;
        }
        let meaning = Day::new(meaning, html_datetime(value).map(str::to_owned));
        rows.push(TimeRow { words, href: desk.sentence_href(address, place, time.span), meaning, how, count: 1 });
    }
    rows
}
