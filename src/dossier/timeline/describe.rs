//! Makes an event of the tellings of one: who, where, when, and how much it matters.

use super::merge::Cluster;
use super::rules::Rules;
use super::tell::Told;
use super::{Event, EventDate, EventPlace, Sources, summary};
use crate::annotate::events::Status;
use crate::annotate::words::fold;
use crate::corpus::Grade;
use crate::dossier::{Evidence, PersonIndex};
use crate::text::overlapping;

/// The event that a cluster of tellings makes, in a corpus with so many mentions of people; `None` where too little is known of it
/// to stand on a timeline.
pub(super) fn event_of(sources: &Sources<'_>, told: &[Told], cluster: &Cluster, rules: &Rules<'_>, mentions: usize) -> Option<Event> {
    let mut members: Vec<usize> = cluster.tellings.clone();
    members.sort_unstable();
    // What somebody tells as done goes before what others planned.
    let status = members.iter().map(|member| told[*member].status).min()?;
    if status == Status::Possible && cluster.date.is_none() && !members.iter().any(|member| rules.keeps(*member)) {
        return None;
    }
    // Where it is told as done, what was said of it before does not add people or places.
    let tells = |member: &&usize| told[**member].status == status;
    let mut people: Vec<_> = members.iter().filter(tells).flat_map(|member| sources.tellings[*member].people.iter().copied()).collect();
    people.sort_unstable();
    people.dedup();
    let reports = reports_of(sources, &members);
    let grade = members
        .iter()
        .filter(|member| told[**member].date == cluster.date)
        .map(|member| told[*member].grade)
        .min()
        .unwrap_or(Grade::Unknown);
    let summary_evidence = summary::choose(sources, told, &members, cluster.date.as_ref(), status)?;
    let event = Event {
        id: String::new(),
        date: cluster.date.clone(),
        status,
        kind: Some(members.iter().filter(tells).map(|member| sources.phrase(*member).kind).min()?),
        grade,
        weight: weight_of(sources, told, &members, cluster, status, mentions),
        is_pinned: rules.pins(&members),
        given_summary: rules.summary(&members),
        summary: String::new(),
        summary_evidence,
        people,
        places: places_of(sources, members.iter().filter(tells)),
        sources: sources.reprints.count_sources(reports.iter().map(|report| report.article)),
        reports,
    };
    Some(event)
}

/// The sentences that tell it, each once, in order.
fn reports_of(sources: &Sources<'_>, members: &[usize]) -> Vec<Evidence> {
    let sentence = |member: &usize| Evidence { article: sources.tellings[*member].article, span: sources.phrase(*member).sentence };
    let mut reports: Vec<Evidence> = members.iter().map(sentence).collect();
    reports.sort_unstable();
    reports.dedup();
    reports
}

/// The places that its tellings name, each once.
fn places_of<'m>(sources: &Sources<'_>, members: impl Iterator<Item = &'m usize>) -> Vec<EventPlace> {
    let mut places: Vec<EventPlace> = Vec::new();
    for member in members {
        let article = sources.tellings[*member].article;
        for span in &sources.phrase(*member).places {
            // “no confidence in Hale”
            if overlapping(&sources.people.mentions[article], *span, |mention| mention.span).iter().any(|mention| mention.person.is_some())
            {
                continue;
            }
            let name = span.of(&sources.project.articles[article].text).to_owned();
            if !places.iter().any(|place| fold(&place.name) == fold(&name)) {
                places.push(EventPlace { name, evidence: Evidence { article, span: *span } });
            }
        }
    }
    places
}

/// How much an event matters: how many articles tell it, whether they lead with it, how well known its people are in this
/// corpus, and how well its day is known. What has not happened matters less.
#[expect(clippy::cast_precision_loss, reason = "counts of articles and mentions are small")]
fn weight_of(sources: &Sources<'_>, told: &[Told], members: &[usize], cluster: &Cluster, status: Status, mentions: usize) -> f64 {
    let articles = sources.reprints.count_sources(members.iter().map(|member| sources.tellings[*member].article));
    let leads = members.iter().filter(|member| {
        let article = &sources.project.articles[sources.tellings[**member].article];
        let is_first = sources.reprints.first(sources.tellings[**member].article) == sources.tellings[**member].article;
        let is_lede = is_first && article.body.first().is_some_and(|lede| lede.overlaps(sources.phrase(**member).sentence));
        is_lede && told[**member].status == Status::Happened
    });
    let mut people: Vec<_> = members.iter().flat_map(|member| sources.tellings[*member].people.iter().copied()).collect();
    people.sort_unstable();
    people.dedup();
    let is_mutual = people.len() > 1 && members.iter().any(|member| sources.phrase(*member).kind.is_mutual());
    let reported = (articles as f64).ln_1p() + 0.5 * (leads.count() as f64).ln_1p();
    let certainty = match status {
        Status::Happened => 1.0,
        Status::Planned => 0.7,
        Status::Possible => 0.5,
    };
    let standing = standing(sources, &people, cluster.date.as_ref(), mentions);
    rounded(certainty * (reported + f64::from(u8::from(is_mutual)) + standing))
}

/// How much an event matters that the editor added: as one that its articles tell without leading with it.
#[expect(clippy::cast_precision_loss, reason = "counts of articles are small")]
pub(super) fn weight_of_added(
    sources: &Sources<'_>,
    reports: &[Evidence],
    people: &[PersonIndex],
    date: Option<&EventDate>,
    mentions: usize,
) -> f64 {
    let articles = sources.reprints.count_sources(reports.iter().map(|report| report.article));
    rounded((articles as f64).ln_1p() + standing(sources, people, date, mentions))
}

/// How well known the people of an event are, and its day.
#[expect(clippy::cast_precision_loss, reason = "counts of mentions are small")]
fn standing(sources: &Sources<'_>, people: &[PersonIndex], date: Option<&EventDate>, mentions: usize) -> f64 {
    let known: usize = people.iter().map(|person| person.of(&sources.people.people).mentions).sum();
    let fame = known as f64 / mentions.max(1) as f64;
    2.0 * fame + date.map_or(0.0, |date| if date.first == date.last { 1.0 } else { 0.5 })
}

fn rounded(weight: f64) -> f64 {
    (weight * 100.0).round() / 100.0
}
