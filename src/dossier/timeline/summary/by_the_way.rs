//! What a sentence tells by the way: the part that bears the day stands for the event, not the sentence, which tells something else.
//!
//! > Thousands cheered after **Mayor Reyes resigned on Monday**.   **Bo Ode, who was freed on Monday**, agreed to an interview.

use super::super::Sources;
use crate::annotate::events::{EventPhrase, Subject};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, WordTable, words};
use crate::dossier::Form;
use crate::text::{Span, WordKind, overlapping};

/// The part of its sentence that tells an event mention, where the rest is of another day or of none, and the part says by itself who did
/// it and when.
pub(super) fn part_told(sources: &Sources<'_>, member: usize) -> Option<Span> {
    /// Words that open what was at another time than the rest.
    static OTHER_TIME: &WordList = words!["after", "before", "since", "until", "once", "when"];
    let (mention, phrase) = (&sources.mentions[member], sources.phrase(member));
    let time = *phrase.times.first()?;
    let is_dated = phrase.clause.overlaps(sources.times[mention.article][time].span);
    if phrase.is_main || !phrase.is_verb || !phrase.is_past || !is_dated {
        return None;
    }
    let annotations = &sources.annotations[mention.article];
    let (text, words) = (&sources.project.articles[mention.article].text, &annotations.words);
    let beside = overlapping(&annotations.events, phrase.sentence, |event| event.trigger);
    if beside.iter().any(|other| other.is_main && other.times.first() == Some(&time)) {
        return None;
    }
    let opener = words.words_in(phrase.clause).start.checked_sub(1)?;
    let is_inside = phrase.sentence.contains(words.tokens[opener].span());
    // “Seven died when a bus hit a tree on Monday” tells one thing.
    if words.tokens[opener].is(words!["when"]) && beside.iter().any(|other| other.is_main && other.kind.does_harm()) {
        return None;
    }
    let start = match words.tokens[opener] {
        token if is_inside && token.is(words!["who"]) => {
            name_before(sources, mention.article, words.tokens[opener.checked_sub(1)?].span().start)?
        }
        token if is_inside && token.is(OTHER_TIME) && phrase.subject == Subject::Own && has_subject(text, words, phrase) => {
            phrase.clause.start
        }
        _ => return None,
    };
    // “announced on Friday that …” goes on.
    let goes_on = words.tokens.get(words.words_in(phrase.clause).end).is_some_and(|next| next.is(words!["that", "to"]));
    (!goes_on).then_some(Span { start, end: phrase.clause.end })
}

/// Where the full name begins that ends right before a comma: “**Bo Ode**, who was freed”.
fn name_before(sources: &Sources<'_>, article: usize, comma: u32) -> Option<u32> {
    let before = Span { start: comma.checked_sub(1)?, end: comma };
    let names = overlapping(&sources.people.mentions[article], before, |mention| mention.span);
    names.iter().find(|mention| mention.form == Form::Full).map(|mention| mention.span.start)
}

/// Whether the part begins with its subject: “after **the mayor** resigned”; not “after being freed”, “after he resigned”.
fn has_subject(text: &str, words: &WordTable, phrase: &EventPhrase) -> bool {
    const NO_SUBJECT: Classes =
        Classes::PREPOSITION.union(Classes::CONJUNCTION).union(Classes::AUXILIARY).union(Classes::BE).union(Classes::PRONOUN);
    let first = words.tokens[words.words_in(phrase.clause).start];
    first.span().end <= phrase.trigger.start
        && first.kind() == WordKind::Letters
        && !first.is(NO_SUBJECT)
        && !first.is(words!["this", "these", "those", "there", "then"])
        && !first.of(text).ends_with("ly")
}
