//! The words that stand for an event: a part of one of its reports, none changed or added.

mod by_the_way;
mod printable;
mod shorten;
#[cfg(test)]
mod tests;

use jiff::ToSpan;

use self::printable::Wording;
use super::cluster::Cluster;
use super::profile::Profile;
use super::tell::Told;
use super::word_weights::WordWeights;
use super::{EventDate, Sources};
use crate::annotate::events::Status;
use crate::dossier::people::Form;
use crate::dossier::{Evidence, PersonIndex};
use crate::text::{Span, overlapping};

/// The words shown for an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// Where they stand.
    pub(super) evidence: Evidence,
    /// The part of them that is left out.
    pub(super) without: Option<Span>,
    /// How far what an editor would have to mend speaks against the event itself, where nobody else tells it.
    pub(super) doubt: f32,
    /// Whether they are no sentence of a report.
    pub(super) is_broken: bool,
}

/// The longest summary, in bytes, before a shorter report is preferred.
const LONGEST: usize = 240;

/// The report to stand for an event: one that says by itself when and who, is close to what most say, from an article near the day, and
/// short.
pub(super) fn choose(
    sources: &Sources<'_>,
    told: &[Told],
    weights: &WordWeights,
    members: &[usize],
    cluster: &Cluster,
    day: Option<&Profile>,
    status: Status,
) -> Option<Shown> {
    let date = cluster.date.as_ref();
    let people = people_of_most(sources, members);
    let own_day = date.filter(|date| date.first == date.last).map(|date| date.first);
    let worth = |member: usize, wording: &Wording| -> f32 {
        let (mention, phrase) = (&sources.mentions[member], sources.phrase(member));
        let dated = phrase.times.iter().any(|time| {
            sources.times[mention.article][*time].days.is_some_and(|days| Some(days) == date.map(|date| (date.first, date.last)))
        });
        let words = &sources.annotations[mention.article].words;
        let mentions = overlapping(&sources.people.mentions[mention.article], phrase.sentence, |named| named.span).iter();
        let inside = mentions.filter(|named| phrase.sentence.contains(named.span));
        let names = inside
            .filter(|named| named.form == Form::Full && named.person.is_some_and(|person| mention.people.contains(&person)))
            .count()
            .min(2);
        let claims = [
            (60.0, told[member].status == status),
            (2.0, dated),
            (1.0, words.is_cased),
            (3.0, wording.span.len() <= LONGEST),
            (2.0, is_near(sources, mention.article, date, 3)),
            (3.0, is_near(sources, mention.article, date, 1)),
        ];
        let said: f32 = claims.iter().filter(|(_, holds)| *holds).map(|(worth, _)| worth).sum();
        let of_names = match names {
            0 => 0.0,
            1 => 3.0,
            _ => 4.0,
        };
        let is_named = |person: &&PersonIndex| {
            let mut shown = overlapping(&sources.people.mentions[mention.article], wording.span, |named| named.span).iter();
            shown.any(|named| named.person == Some(**person))
        };
        let of_people = if people.is_empty() { 0.0 } else { share(people.iter().filter(is_named).count(), people.len()) };
        let sentence = Profile::of_words(sources, weights, mention.article, phrase.sentence, |_| 1.0);
        let of_day = day.map_or(0.0, |day| sentence.likeness(day));
        let likeness = CLOSE_TO_EVENT * sentence.likeness(&cluster.profile) + CLOSE_TO_DAY * of_day;
        // The line below a picture stands at the top for the picture's sake.
        let of_top = if wording.is_broken { 0.0 } else { nearness_to_top(sources, mention.article, phrase.sentence) };
        said + of_names + NAMES_PEOPLE * of_people + likeness + AT_THE_TOP * of_top - TO_MEND * wording.mend
    };
    let wordings = members.iter().map(|member| (*member, printable::wording(sources, *member, own_day)));
    let worths = wordings.map(|(member, wording)| (if members.len() == 1 { 0.0 } else { worth(member, &wording) }, member, wording));
    let (_, best, wording) = worths.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)))?;
    let evidence = Evidence { article: sources.mentions[best].article, span: wording.span };
    Some(Shown { evidence, without: wording.without, doubt: wording.doubt, is_broken: wording.is_broken })
}

/// The people whom more than half of these event mentions name.
fn people_of_most(sources: &Sources<'_>, members: &[usize]) -> Vec<PersonIndex> {
    let mut named: Vec<PersonIndex> = members.iter().flat_map(|member| sources.mentions[*member].people.iter().copied()).collect();
    named.sort_unstable();
    named.chunk_by(|one, other| one == other).filter(|same| same.len() * 2 > members.len()).map(|same| same[0]).collect()
}

/// A part of a whole, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "an event has few people")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}

/// What being close to what most reports of the event say is worth beside the rest; to what is told of its day; and standing at the top of
/// an article.
const CLOSE_TO_EVENT: f32 = 20.0;
const CLOSE_TO_DAY: f32 = 40.0;
const AT_THE_TOP: f32 = 24.0;
/// What it is worth to name all whom most of the reports name.
const NAMES_PEOPLE: f32 = 6.0;
/// What it costs where an editor would have to mend it.
const TO_MEND: f32 = 40.0;

/// From 1, at the start of an article's body, towards 0: what matters stands at the top.
fn nearness_to_top(sources: &Sources<'_>, article: usize, sentence: Span) -> f32 {
    /// A third is left behind so many bytes.
    const FAR: f32 = 1500.0;
    let start = sources.project.articles[article].body.first().map_or(0, |first| first.start);
    let behind = u16::try_from(sentence.start.saturating_sub(start)).unwrap_or(u16::MAX);
    (-f32::from(behind) / FAR).exp()
}

/// Whether an article came out on the day or at most so many days after: what comes out later tells by the way what everybody knows.
fn is_near(sources: &Sources<'_>, article: usize, date: Option<&EventDate>, days: i64) -> bool {
    let came_out = sources.published[article].range().map(|(first, _)| first);
    let soon = date.and_then(|date| date.last.checked_add(days.days()).ok());
    came_out.zip(soon).is_some_and(|(came_out, soon)| came_out <= soon)
}
