//! What only tells more of a noun: a participle or a clause behind it, a year before it.
//!
//! > the plan **announced** by the mayor is dear   the bet he **placed** may be lost   the **2008** campaign

use std::ops::Range;

use super::clauses::Segment;
use super::triggers::{Form, Trigger};
use crate::annotate::lexicon::Classes;
use crate::annotate::time::{Stretch, Symbolic, TimeExpression, Year};
use crate::annotate::{Token, WordList, WordTable, words};
use crate::text::{Case, Span, WordKind};

/// Whether a verb of the past only tells more of a noun before it.
///
/// > the plan **announced** by the mayor   the bet she **placed** may be lost   has to defend a bill
/// > **passed** in May   Not: the mayor **announced** that the plan is dear; was **arrested** by the police
pub(super) fn is_modifier(text: &str, words: &WordTable, segment: &Segment, trigger: &Trigger) -> bool {
    static ADVERBS: &WordList = words!["not", "also", "then", "since", "now", "just", "already", "first", "later", "to"];
    if trigger.form != Form::Past {
        return false;
    }
    let tokens = &words.tokens;
    let is_adverb = |token: &Token| token.is(ADVERBS) || token.of(text).ends_with("ly");
    let is_finite = |token: &Token| token.is(Classes::BE | Classes::AUXILIARY) && !token.is(words!["been", "being", "be", "having"]);
    let ends = |token: &Token| token.kind() == WordKind::Mark || token.is(Classes::CONJUNCTION);
    let before = &tokens[segment.words.start..trigger.words.0];
    let behind = &tokens[trigger.words.1..segment.words.end];
    let leading = before.iter().rev().find(|token| !is_adverb(token));
    let opens_behind_comma = segment.words.start.checked_sub(1).is_some_and(|at| tokens[at].of(text) == ",");
    let Some(leading) = leading else {
        // “The terms, **outlined** on Monday, are harsh”
        let closes = behind.last().is_some_and(|last| last.of(text) == ",");
        let next = tokens.get(segment.words.end).filter(|_| opens_behind_comma && closes);
        return next.is_some_and(is_finite);
    };
    if leading.is(Classes::BE | Classes::AUXILIARY) || leading.is(words!["got", "get", "gets", "getting"]) {
        return false;
    }
    // “plan announced **by** the mayor”
    let is_passive = behind.first().is_some_and(|next| next.is(words!["by"])) && takes_object(trigger);
    let is_followed = behind.iter().take_while(|token| !ends(token)).any(is_finite);
    // “the bet **she** placed **may** be lost”
    let is_contact = leading.is(Classes::PRONOUN)
        && leading.is_small()
        && is_followed
        && before.iter().rev().find(|token| !is_adverb(token) && !token.is(Classes::PRONOUN)).is_some_and(|noun| {
            noun.kind() == WordKind::Letters && noun.is_small() && !noun.is(Classes::FUNCTION | Classes::SPEECH | Classes::CONJUNCTION)
        });
    // “**has** to defend a bill passed in May”
    let has_own_verb = before.iter().rev().take_while(|token| !ends(token)).any(is_finite)
        && behind.first().is_some_and(|next| next.is(Classes::PREPOSITION));
    is_passive || is_contact || has_own_verb
}

/// “the storm came **by** night” has no passive.
fn takes_object(trigger: &Trigger) -> bool {
    !matches!(
        trigger.lemma,
        "come"
            | "go"
            | "fall"
            | "rise"
            | "drop"
            | "climb"
            | "die"
            | "resign"
            | "stand"
            | "plunge"
            | "grow"
            | "gain"
            | "decline"
            | "start"
            | "begin"
    )
}

/// Whether a year or a month tells which a noun is, and not when the sentence was: “the **2008** presidential campaign”, “a **May** storm”. Not: in **2008** the council
/// met; the **2008** election, where the election is what is told.
pub(super) fn names_a_noun(text: &str, words: &WordTable, time: &TimeExpression, trigger: Option<Range<usize>>) -> bool {
    const REACH: usize = 4;
    let here = words.words_in(time.span);
    if here.len() != 1 {
        return false;
    }
    let Some(before) = here.start.checked_sub(1).map(|at| words.tokens[at]) else { return false };
    let token = words.tokens[here.start];
    let is_year = token.kind() == WordKind::Number && token.span().len() == 4;
    let is_led = is_year && (before.is(Classes::DETERMINER) || before.is_possessive(text))
        || token.is(Classes::MONTH) && before.is(words!["a", "an"]);
    let next = words.tokens.get(here.end);
    let is_noun =
        next.is_some_and(|next| next.kind() == WordKind::Letters && !next.is(Classes::FUNCTION | Classes::BE | Classes::AUXILIARY));
    let is_told = trigger.is_some_and(|trigger| trigger.start >= here.end && trigger.start < here.end + REACH);
    is_led && is_noun && !is_told
}

/// Whether a time is that of a page that a scraper ran into the sentence: “**Monday, March 9, 2026**; Page A01 The mayor left”.
pub(super) fn is_of_page(text: &str, words: &WordTable, time: &TimeExpression) -> bool {
    let behind = words.tokens[words.words_in(time.span).end..].iter().take(3);
    behind.zip(words.tokens[words.words_in(time.span).end..].iter().skip(1)).any(|(page, number)| {
        page.reads(text, "Page") && (number.case() == Case::Upper || number.kind() == WordKind::Number || number.is_capitalised(text))
    })
}

/// Whether years tell more of somebody named before them, in a part that tells no event: “Reyes, the mayor **from 1997 to 2001**, met
/// Ode”, “Reyes (mayor **1997-2001**)”. Not: “Reyes, late **in 2001**, met Ode”; the day of the week is that of the sentence.
pub(super) fn is_in_apposition(text: &str, words: &WordTable, part: &Range<usize>, time: &TimeExpression) -> bool {
    static UNITS: &WordList = words!["minute", "hour", "day", "night", "week", "month", "year", "decade", "time", "moment"];
    let here = words.words_in(time.span);
    let is_range = match time.value {
        Symbolic::Range(first, last) => is_of_years(first) && is_of_years(last),
        Symbolic::On(stretch, None) if is_of_years(stretch) => false,
        _ => return false,
    };
    let tokens = &words.tokens;
    let is = |at: usize, marks: &[&str]| tokens.get(at).is_some_and(|token| marks.contains(&token.of(text)));
    if is_range && is(here.end, &[")"]) && (here.start.saturating_sub(4)..here.start).any(|at| is(at, &["("])) {
        return true;
    }
    let follows_noun = part.start > 1 && is(part.start - 1, &[",", "(", "—", "–"]) && tokens[part.start - 2].kind() == WordKind::Letters;
    if !follows_noun || here.contains(&part.start) {
        return false;
    }
    let first = tokens[part.start];
    let is_noun = first.is(Classes::DETERMINER) && tokens.get(part.start + 1).is_some_and(|next| !next.is(UNITS));
    let is_role = first.is_small() && first.is(Classes::ROLE | Classes::ROLE_MODIFIER);
    let is_list = (part.start..here.start).any(|at| tokens[at].is(words!["and"]));
    (is_noun || is_role) && (is_range || !is_list)
}

/// Whether a stretch is told by its year, or is longer: “2001”, “May 2001”, “the 1990s”.
fn is_of_years(stretch: Stretch) -> bool {
    matches!(stretch, Stretch::Century(_) | Stretch::Decade(_) | Stretch::Year(Year::Stated(_)) | Stretch::Month(_, Year::Stated(_)))
}

/// Whether something is told to have come behind a time, or before it: “lost ground **after February**”. Not: “shortly after noon on
/// Monday”, “the day after Monday”, “after Monday’s vote”.
pub(super) fn is_beside(text: &str, words: &WordTable, time: &TimeExpression) -> bool {
    static NEAR: &WordList =
        words!["shortly", "soon", "just", "right", "immediately", "day", "days", "week", "weeks", "month", "months", "year", "years"];
    let here = words.words_in(time.span);
    let Some(before) = here.start.checked_sub(1).map(|at| words.tokens[at]) else { return false };
    let is_near = here.start > 1 && words.tokens[here.start - 2].is(NEAR);
    let is_noun = words.tokens.get(here.end).is_some_and(|next| {
        next.is_possessive(text)
            || next.kind() == WordKind::Letters && !next.is(Classes::FUNCTION | Classes::CONJUNCTION | Classes::PREPOSITION)
    });
    matches!(time.value, Symbolic::On(_, None)) && before.is(words!["after", "before"]) && !is_near && !is_noun
}

/// Whether a time is the one for which something was planned, or from which it was moved: “was called off, planned **for Sunday**”,
/// “postponed **from Sunday**”. It does not date what came of it.
pub(super) fn is_of_plan(words: &WordTable, time: &TimeExpression) -> bool {
    const REACH: usize = 4;
    const DEMANDED: usize = 7;
    static DEMANDS: &WordList = words![
        "demanding",
        "demanded",
        "requesting",
        "requested",
        "asking",
        "asked",
        "seeking",
        "sought",
        "urging",
        "urged",
        "wants",
        "ordered"
    ];
    static FIXED: &WordList = words![
        "scheduled",
        "planned",
        "set",
        "due",
        "slated",
        "booked",
        "postponed",
        "moved",
        "delayed",
        "rescheduled",
        "adjourned",
        "deferred",
        "brought",
        "pushed",
        "shifted"
    ];
    let Some(before) = words.words_in(time.span).start.checked_sub(1) else { return false };
    let leading = &words.tokens[before.saturating_sub(REACH)..before];
    // “demanding a briefing **by Sept. 10**”
    if words.tokens[before].is(words!["by"]) && words.tokens[..before].iter().rev().take(DEMANDED).any(|token| token.is(DEMANDS)) {
        return true;
    }
    words.tokens[before].is(words!["for", "from", "to"]) && leading.iter().any(|token| token.is(FIXED) && token.is_small())
}

/// Whether a day is that of what was called off, and not of calling it off: “cancelled **Monday’s** rally”, “called off a visit **Monday** to
/// Linden”, “cancelled a rally planned **on Monday**”. Not: “cancelled the rally **on Monday**”.
pub(super) fn is_of_called_off(text: &str, words: &WordTable, trigger: Span, time: &TimeExpression) -> bool {
    const LONGEST: usize = 16;
    let here = words.words_in(time.span);
    let owns = words.tokens.get(here.end).is_some_and(|next| next.is_possessive(text) && next.is_glued());
    let start = words.words_in(trigger).end.max(here.start.saturating_sub(LONGEST));
    let between = words.tokens.get(start..here.start).unwrap_or(&[]);
    let is_fixed = between.iter().any(|token| token.is(words!["scheduled", "planned", "due", "set", "for"]));
    let is_noun = |token: &Token| {
        token.kind() == WordKind::Letters && token.is_small() && !token.is(Classes::PREPOSITION | Classes::FUNCTION | Classes::CONJUNCTION)
    };
    owns || is_fixed || between.last().is_some_and(is_noun)
}

/// Whether a stretch of time only owns what a verb’s part names: “fell after **last week’s** rise”.
pub(super) fn is_owner(text: &str, words: &WordTable, time: &TimeExpression) -> bool {
    let here = words.words_in(time.span);
    let owns = words.tokens.get(here.end).is_some_and(|next| next.is_possessive(text) && next.is_glued());
    owns && words.tokens[here].iter().any(|token| token.is(words!["week", "month", "year", "decade", "century", "quarter"]))
}
