//! Which time expression dates which event phrase of a sentence.

use super::clauses::{self, Segment};
use super::{Distance, EventPhrase, Finder, Status, modifiers, status};
use crate::annotate::lexicon::Classes;
use crate::annotate::time::{TimeExpression, TimeKind};
use crate::annotate::words;
use crate::text::WordKind;

/// Gives a time expression to the phrase it dates: that of its own part of the sentence, else of the nearest before, else after.
///
/// > Reyes **met** Ode **on Monday**.   **On Monday**, the mayor said, Reyes **met** Ode.   Not: Reyes met Ode, she said **Monday**.
pub(super) fn attach(finder: &Finder<'_>, segments: &[Segment], phrase_of: &[Option<usize>], time: usize, phrases: &mut [EventPhrase]) {
    let (text, words) = (finder.text, finder.words);
    let expression = &finder.times[time];
    let Some(place) = segments.iter().position(|segment| words.span_of(segment.words.clone()).overlaps(expression.span)) else {
        return;
    };
    match expression.kind {
        TimeKind::Duration => return attach_distance(finder, phrase_of, place, time, phrases),
        TimeKind::Set => return,
        TimeKind::Date | TimeKind::Time => {}
    }
    if segments[place].dates_speech(text, words, expression.span) {
        return;
    }
    let own = phrase_of[place];
    let part = &segments[place];
    let earlier = || (0..place).rev().take_while(|part| !segments[*part].is_speech).find_map(|part| phrase_of[part]);
    let is_aside = || {
        clauses::tells_by_the_way(text, words, part)
            || clauses::only_dates(text, words, part, expression)
            || clauses::is_attribution(words, part) && earlier().is_some_and(|phrase| phrases[phrase].status != Status::Happened)
            || modifiers::is_in_apposition(text, words, &part.words, expression)
    };
    if own.is_none() && is_aside() {
        return;
    }
    // What is told to have come before or after it has a day of its own: “on Monday the council rose, after rebels **attacked**”.
    // “In a talk on Friday he said that the mayor may **resign**”, “On Friday they reached a low, which may **end** it”
    let is_open = |part: &usize| {
        let is_told = phrase_of[*part].is_none_or(|phrase| phrases[phrase].status == Status::Happened);
        let is_apart =
            || clauses::adds_a_view(words, &segments[*part]) || segments[place + 1..*part].iter().any(|between| between.is_speech);
        !clauses::is_of_another_time(words, &segments[*part]) && (is_told || !is_apart())
    };
    let later = || (place + 1..segments.len()).filter(is_open).find_map(|part| phrase_of[part]);
    // “arrested Ode, 41, **on Sunday** over the **killing** of Hale in 2006”
    let is_led_by_time = |noun: &usize| !phrases[*noun].is_verb && clauses::is_led_by_time(words, &segments[place], expression.span);
    let told = own.filter(is_led_by_time).and_then(|_| earlier().filter(|verb| phrases[*verb].is_verb)).or(own);
    let Some(phrase) = told.or_else(earlier).or_else(later).map(|phrase| &mut phrases[phrase]) else { return };
    let noun = (!phrase.is_verb).then(|| words.words_in(phrase.trigger));
    let is_of_page = !phrase.is_main && modifiers::is_of_page(text, words, expression);
    let is_owner = phrase.is_verb && modifiers::is_owner(text, words, expression);
    let is_called_off = phrase.is_verb && phrase.lemma.calls_off() && modifiers::is_of_called_off(text, words, phrase.trigger, expression);
    let is_beside = phrase.is_verb
        && (modifiers::is_beside(text, words, expression) || phrase.status == Status::Happened && modifiers::is_of_plan(words, expression));
    if is_of_page
        || is_owner
        || is_called_off
        || is_beside
        || bounds_a_stretch(finder, phrase, expression)
        || modifiers::names_a_noun(text, words, expression, noun)
    {
        return;
    }
    let mut before = segments[place].words.start..words.words_in(expression.span).start;
    let is_since = before.any(|at| words.tokens[at].of(text) == "since");
    phrase.is_earlier_one |= is_since && status::counts_occasions(text, words, phrase.sentence, expression.span);
    phrase.times.push(time);
}

/// Whether a time only says what is of these days, or when a stretch began or ends: “have met **since** Monday”, “closed the port **until** Monday”. Not: the first
/// time they met since Monday; since Monday’s **attack**; has waged a **campaign** since May.
fn bounds_a_stretch(finder: &Finder<'_>, phrase: &EventPhrase, time: &TimeExpression) -> bool {
    let words = finder.words;
    let first = words.words_in(time.span).start;
    let Some(before) = first.checked_sub(1).map(|at| words.tokens[at]) else { return false };
    if before.is(words!["until", "till"]) {
        return true;
    }
    if is_compared_with(finder, first) {
        return true;
    }
    // “the uncertainty of **today’s** crisis”
    let mut here = words.words_in(time.span);
    let is_now = here.len() == 1 && here.next().is_some_and(|at| words.tokens[at].is(words!["today"]));
    let is_owner = words.tokens.get(first + 1).is_some_and(|next| next.is_possessive(finder.text) && next.is_glued());
    if is_now && is_owner && phrase.is_verb {
        return true;
    }
    before.is(words!["since"])
        && phrase.is_verb
        && !phrase.kind.is_once()
        && !status::counts_occasions(finder.text, words, phrase.sentence, time.span)
}

/// Whether what is told is only measured from a time: “the biggest loss **since the crash of October 1987**”, “300 have died **since the
/// January 25 rally**”. Not: since Monday’s attack.
fn is_compared_with(finder: &Finder<'_>, time: usize) -> bool {
    const REACH: usize = 8;
    let words = finder.words;
    let before = words.tokens[..time].iter().rev().take(REACH);
    let mut inside = before.take_while(|token| token.kind() == WordKind::Letters && !token.is(Classes::AUXILIARY | Classes::BE));
    let is_of = words.tokens[time - 1].is(words!["of", "in"]);
    let is_the = words.tokens[time - 1].is(words!["the"]);
    (is_of || is_the) && inside.any(|token| token.is(words!["since"]))
}

/// Dates what a part tells by its distance from what the sentence told before.
///
/// > The fleet sailed **in May**, **a month after** the council **met**.   Not: the talks lasted **a month**.
fn attach_distance(finder: &Finder<'_>, phrase_of: &[Option<usize>], place: usize, time: usize, phrases: &mut [EventPhrase]) {
    let behind = finder.words.words_in(finder.times[time].span).end;
    let next = finder.words.tokens.get(behind).map_or("", |token| token.of(finder.text));
    let told = phrase_of[place + 1..].iter().take(2).find_map(|phrase| *phrase);
    let before = || phrase_of[..=place].iter().rev().filter_map(|phrase| *phrase);
    let from = before().find(|phrase| !phrases[*phrase].times.is_empty()).or_else(|| before().next());
    if let (true, Some(told), Some(from)) = (matches!(next, "after" | "before"), told, from) {
        phrases[told].distance = Some(Box::new(Distance { duration: time, from, is_earlier: next == "after" }));
    }
}
