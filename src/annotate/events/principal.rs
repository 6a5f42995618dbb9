//! What a part of a sentence is about: the trigger that says most, and what does harm in it.

use super::clauses::Segment;
use super::triggers::{self, Form, Trigger};
use super::{Calamity, Finder, Kind, unlisted};
use crate::annotate::lexicon::Classes;
use crate::annotate::names::NamePhrase;
use crate::annotate::time::{TimeExpression, TimeKind};
use crate::annotate::{Token, WordList, words};
use crate::text::{WordKind, overlapping};

/// The trigger that a part of a sentence is about: its first verb, unless that is a light one (“held”, “launched”) beside a
/// noun that says more.
pub(super) fn principal_trigger(finder: &Finder<'_>, segment: &Segment) -> Option<Trigger> {
    let found = || triggers::find_triggers(finder.text, finder.words, segment.words.clone()).map(|trigger| as_noun(finder, trigger));
    let mut usable = found().filter(|trigger| {
        let span = finder.words.span_of(trigger.words.0..trigger.words.1);
        finder.is_told_by_reporter(span) && (!trigger.is_verb() || has_its_object(finder, trigger) && !is_in_compound(finder, trigger))
    });
    let mishap = || {
        let mishap = unlisted::find_mishap(finder.words, segment.words.clone())?;
        finder.is_told_by_reporter(finder.words.span_of(mishap.words.0..mishap.words.1)).then_some(mishap)
    };
    let Some(first) = usable.next() else { return mishap().or_else(|| past_verb(finder, segment)) };
    // Of two nouns, the one beside the time expression is dated by it: “in a speech on Monday”.
    let distance = |trigger: &Trigger| {
        let times = overlapping(finder.times, finder.words.span_of(segment.words.clone()), |time| time.span).iter();
        let calendar = times.filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
        calendar.map(|time| finder.words.words_in(time.span).start.abs_diff(trigger.words.0)).min()
    };
    let mut best = first;
    for trigger in usable {
        // “condemned **the raid**” is not a raid of that day.
        let is_told_of = matches!(best.kind, Kind::Act | Kind::Statement)
            && best.is_verb()
            && trigger.form == Form::Noun
            && trigger.kind.does_harm()
            && trigger.words.0.checked_sub(1).is_some_and(|before| finder.words.tokens[before].is(words!["the"]));
        if is_told_of {
            continue;
        }
        // “sent aides to Linden on Monday **to rally** support”: what was done is told, not what for.
        let is_purpose = best.kind == Kind::Act
            && matches!(best.form, Form::Past | Form::Present)
            && trigger.form == Form::Base
            && !trigger.kind.is_mutual()
            && finder.words.tokens[trigger.words.0 - 1].is(words!["to"]);
        if is_purpose {
            continue;
        }
        // “was **cancelling** the visit”: there is none.
        if best.is_verb() && best.lemma().calls_off() && trigger.form == Form::Noun {
            continue;
        }
        let is_nearer = !best.is_verb() && trigger.strength() == best.strength() && distance(&trigger) < distance(&best);
        if trigger.strength() > best.strength() || is_nearer {
            best = trigger;
        }
    }
    if matches!(best.kind, Kind::Act | Kind::Military | Kind::Move | Kind::Business)
        && let Some(mishap) = mishap().filter(|mishap| mishap.words.0 == best.words.0)
    {
        return Some(mishap);
    }
    // “An earthquake struck the town” is not a war.
    if matches!(best.kind, Kind::Military | Kind::Death | Kind::Injury) && best.is_verb() {
        let is_force = |trigger: &Trigger| matches!(trigger.kind, Kind::Disaster | Kind::Accident) && !trigger.is_verb();
        let before = found().take_while(|trigger| trigger.words.1 <= best.words.0);
        best.kind = before.filter(is_force).last().map_or(best.kind, |force| force.kind);
    }
    // “She accused him of theft” is not a case at court.
    if best.lemma == "accuse" && best.is_verb() && !is_passive(finder, &best) {
        best.kind = Kind::Statement;
    }
    Some(best)
}

/// “was **accused**”, “stands **accused**”, “a man **accused** of theft” has no object after it.
fn is_passive(finder: &Finder<'_>, trigger: &Trigger) -> bool {
    let tokens = &finder.words.tokens;
    let is_led =
        trigger.words.0.checked_sub(1).is_some_and(|before| tokens[before].is(Classes::BE) || tokens[before].is(words!["stands", "stood"]));
    is_led || tokens.get(trigger.words.1).is_none_or(|next| next.is(words!["of", "in", "by"]) || next.kind() == WordKind::Mark)
}

/// What does harm in a part of a sentence, the last that it names.
pub(super) fn calamity_in(finder: &Finder<'_>, segment: &Segment) -> Option<Calamity> {
    /// “the 7.0 magnitude 5 March **earthquake**”
    const REACH: usize = 6;
    static KNOWN: &WordList = words!["the", "this", "that", "last"];
    // What goes on for months is no day's news: “since the war”.
    const LASTING: [&str; 8] = ["campaign", "operation", "intervention", "war", "hostilities", "airlift", "insurgency", "deaths"];
    let does_harm = |trigger: &Trigger| trigger.form == Form::Noun && trigger.kind.does_harm() && !LASTING.contains(&trigger.lemma);
    let noun = triggers::find_triggers(finder.text, finder.words, segment.words.clone()).filter(does_harm).last()?;
    let before = finder.words.tokens[segment.words.start..noun.words.0].iter().rev().take(REACH);
    let mut within = before.take_while(|token| !token.is(Classes::PREPOSITION));
    let leads = |token: &&Token| token.is_possessive(finder.text) || token.is(Classes::DETERMINER) || token.is(KNOWN);
    let leading = within.find(leads);
    let is_known = leading.is_some_and(|token| token.is_possessive(finder.text) || token.is(KNOWN));
    Some(Calamity { lemma: noun.lemma(), is_known })
}

/// “a **died**-in-the-wool fan”, “the **burned**-out car”
fn is_in_compound(finder: &Finder<'_>, trigger: &Trigger) -> bool {
    let tokens = &finder.words.tokens;
    let is_hyphen = |at: usize| tokens.get(at).is_some_and(|token| token.is_glued() && token.reads(finder.text, "-"));
    let behind = trigger.words.1;
    is_hyphen(behind) && tokens.get(behind + 1).is_some_and(|next| next.is_glued())
        || trigger.words.0 > 0 && is_hyphen(trigger.words.0 - 1) && tokens[trigger.words.0].is_glued()
}

/// What a part of a sentence tells that bears a day, or opens an article, though its verb is in no list.
fn past_verb(finder: &Finder<'_>, segment: &Segment) -> Option<Trigger> {
    let span = finder.words.span_of(segment.words.clone());
    let is_day = |time: &TimeExpression| matches!(time.kind, TimeKind::Date | TimeKind::Time);
    let bears_day = || overlapping(finder.times, span, |time| time.span).iter().any(is_day);
    if segment.is_subordinate || segment.is_speech || !bears_day() && !finder.is_undated_opening(span, is_day) {
        return None;
    }
    let verb = unlisted::find_past_verb(finder.text, finder.words, segment.words.clone())
        .or_else(|| unlisted::find_progressive(finder.text, finder.words, segment.words.clone()))
        .or_else(|| unlisted::find_coming(finder.text, finder.words, segment.words.clone()).filter(|_| bears_day()))?;
    finder.is_told_by_reporter(finder.words.span_of(verb.words.0..verb.words.1)).then_some(verb)
}

/// Whether a verb that tells a happening of some objects alone has one of those.
fn has_its_object(finder: &Finder<'_>, trigger: &Trigger) -> bool {
    match trigger.lemma {
        "call" | "receive" => calls_somebody(finder, trigger),
        "release" => frees_somebody(finder, trigger),
        "retire" => !is_of_the_retired(finder, trigger),
        // “she charged that he lied”
        "charge" => !finder.words.tokens.get(trigger.words.1).is_some_and(|next| next.is(words!["that"])),
        _ => true,
    }
}

/// “The top **kill** began”, “a bird **kill**”: without one who is killed it is a noun, and tells of nobody's death.
fn as_noun(finder: &Finder<'_>, trigger: Trigger) -> Trigger {
    let is_noun = trigger.form == Form::Base && trigger.lemma == "kill" && !kills_somebody(finder, &trigger);
    if is_noun { Trigger { form: Form::Noun, kind: Kind::Disaster, ..trigger } } else { trigger }
}

/// “Floods kill 12”, “rebels kill the mayor”.
fn kills_somebody(finder: &Finder<'_>, trigger: &Trigger) -> bool {
    static WHOM: &WordList =
        words!["people", "dozens", "scores", "hundreds", "thousands", "civilians", "at", "up", "nearly", "about", "over"];
    finder.words.tokens.get(trigger.words.1).is_some_and(|next| {
        next.kind() == WordKind::Number
            || next.is(Classes::DETERMINER | Classes::PRONOUN | Classes::ROLE | Classes::DEMONYM)
            || next.is(WHOM)
            || next.is_capitalised(finder.text)
    })
}

/// “**retired** Admiral Ode”, “the **retired** coast guard captain”; not “Admiral Ode **retired** Friday”.
fn is_of_the_retired(finder: &Finder<'_>, trigger: &Trigger) -> bool {
    let tokens = &finder.words.tokens;
    let before = trigger.words.0.checked_sub(1).map(|at| tokens[at]);
    let is_led = before.is_none_or(|before| {
        before.kind() == WordKind::Mark || before.is(Classes::PREPOSITION | Classes::DETERMINER | Classes::CONJUNCTION)
    });
    let is_title = tokens.get(trigger.words.1).is_some_and(|next| {
        next.is(Classes::ROLE | Classes::ROLE_MODIFIER) || next.is_capitalised(finder.text) && !next.is(Classes::WEEKDAY | Classes::MONTH)
    });
    trigger.form == Form::Past && is_title && (is_led || tokens[trigger.words.0].is_capitalised(finder.text))
}

/// “She was released”, “they released 19 soldiers”, “he released Ode”; not “the court released a report”.
fn frees_somebody(finder: &Finder<'_>, trigger: &Trigger) -> bool {
    const REACH: usize = 4;
    let tokens = &finder.words.tokens;
    let mut before = tokens[..trigger.words.0].iter().rev().filter(|token| !token.of(finder.text).ends_with("ly"));
    let is_passive = before.next().is_some_and(|token| token.is(Classes::BE));
    let objects = tokens[trigger.words.1..].iter().take(REACH).take_while(|token| token.kind() != WordKind::Mark);
    let is_somebody = |token: &Token| {
        let is_day = token.is(Classes::WEEKDAY | Classes::MONTH);
        token.kind() == WordKind::Number
            || token.is(Classes::ROLE | Classes::DEMONYM)
            || token.is_capitalised(finder.text) && !is_day
            || token.is(words!["him", "them", "prisoners", "hostages", "detainees", "captives", "inmates", "people"])
    };
    is_passive || objects.into_iter().any(is_somebody)
}

/// “She called Mayor Ode” is a call, “she called for calm” and “she called it a day” are not; nor is “she received 12 votes” a meeting.
fn calls_somebody(finder: &Finder<'_>, trigger: &Trigger) -> bool {
    const REACH: usize = 6;
    let Some(next) = finder.words.tokens.get(trigger.words.1) else { return false };
    let end = (trigger.words.1 + REACH).min(finder.words.tokens.len());
    let reach = finder.words.span_of(trigger.words.1..end);
    let is_day = |name: &NamePhrase| finder.words.tokens[name.words().start].is(Classes::WEEKDAY | Classes::MONTH);
    let is_somebody = |name: &NamePhrase| reach.contains(name.span) && !is_day(name);
    !matches!(
        next.of(finder.text),
        "for" | "on" | "it" | "off" | "in" | "out" | "the" | "a" | "him" | "her" | "them" | "himself" | "\"" | "“"
    ) && next.kind() != WordKind::Number
        && !finder.words.tokens[trigger.words.1..end].iter().any(|token| token.is(words!["than", "money", "votes"]))
        && overlapping(finder.names, reach, |name| name.span).iter().any(is_somebody)
}
