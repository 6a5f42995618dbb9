//! The words that stand for an event: a part of one of its reports, none changed or added.

use super::tell::Told;
use super::{EventDate, Sources};
use crate::annotate::events::Status;
use crate::annotate::lexicon::Classes;
use crate::dossier::Evidence;
use crate::dossier::people::Form;
use crate::text::{Span, overlapping};

/// The longest summary, in bytes, before a shorter report is preferred.
const LONGEST: usize = 240;

/// The best report to stand for an event: one that says by itself when and who, early in its article, and short.
pub(super) fn choose(
    sources: &Sources<'_>,
    told: &[Told],
    members: &[usize],
    date: Option<&EventDate>,
    status: Status,
) -> Option<Evidence> {
    let worth = |member: &&usize| {
        let (telling, phrase) = (&sources.tellings[**member], sources.phrase(**member));
        let dated = phrase.times.iter().any(|time| {
            sources.times[telling.article][*time].days.is_some_and(|days| Some(days) == date.map(|date| (date.first, date.last)))
        });
        let is_cased = sources.annotations[telling.article].words.is_cased;
        let mentions = overlapping(&sources.people.mentions[telling.article], phrase.sentence, |mention| mention.span).iter();
        let inside = mentions.filter(|mention| phrase.sentence.contains(mention.span));
        let names = inside
            .filter(|mention| mention.form == Form::Full && mention.person.is_some_and(|person| telling.people.contains(&person)))
            .count()
            .min(2);
        let length = shortened(sources, **member).len();
        let score = 3 * names
            + 4 * usize::from(told[**member].status == status)
            + 2 * usize::from(dated)
            + 2 * usize::from(phrase.is_verb)
            + 3 * usize::from(phrase.is_main)
            + usize::from(is_cased)
            + 2 * usize::from(length <= LONGEST);
        (score, std::cmp::Reverse(**member))
    };
    let best = members.iter().max_by_key(worth)?;
    Some(Evidence { article: sources.tellings[*best].article, span: shortened(sources, *best) })
}

/// The sentence of a telling without the attribution at its end (“…, the spokesman said.”) and without the full stop.
fn shortened(sources: &Sources<'_>, member: usize) -> Span {
    let (telling, phrase) = (&sources.tellings[member], sources.phrase(member));
    let text = &sources.project.articles[telling.article].text;
    let words = &sources.annotations[telling.article].words;
    let range = words.words_in(phrase.sentence);
    let is_comma = |at: &usize| words.tokens[*at].of(text) == ",";
    let mut end = phrase.sentence.end;
    let quotes = &sources.annotations[telling.article].quotes;
    // What somebody is told to have said, up to “…, the mayor, Ann Reyes, said”.
    let said = overlapping(quotes, phrase.trigger, |quote| quote.content).iter().map(|quote| quote.content);
    let said = said.filter(|content| content.start == phrase.sentence.start && content.end < end).map(|content| content.end).next();
    // The last comma behind which somebody says it, and behind which nothing of the event stands.
    if let Some(said) = said {
        end = said;
    } else if let Some(comma) = range.clone().rev().find(is_comma) {
        let tail = comma + 1..range.end;
        let attributes = tail.clone().any(|at| words.tokens[at].is(Classes::SPEECH))
            || words.tokens.get(comma + 1).is_some_and(|token| token.of(text) == "according");
        if attributes && words.tokens[comma].span.start >= phrase.trigger.end && phrase.clause.start < words.tokens[comma].span.start {
            end = words.tokens[comma].span.start;
        }
    }
    let span = Span { start: phrase.sentence.start, end };
    let kept = span.of(text).trim_end_matches(['.', ' ', ',']).len();
    Span::new(span.start as usize, span.start as usize + kept)
}
