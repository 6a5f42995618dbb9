//! Whether a trigger says that something happened, is planned, or may be.

use super::Status;
use super::clauses::Segment;
use super::triggers::{Form, Trigger};
use crate::annotate::WordTable;
use crate::text::Span;

/// Words that announce: “**will** meet”, “is **expected** to call”, “an **upcoming** summit”.
const PLANNED: &[&str] = &[
    "will",
    "would",
    "'ll",
    "shall",
    "expected",
    "set",
    "due",
    "scheduled",
    "plans",
    "plan",
    "planned",
    "planning",
    "going",
    "upcoming",
    "forthcoming",
    "intends",
    "vowed",
    "pledged",
    "prepares",
    "preparing",
    "promised",
    "slated",
    "ready",
    "aims",
    "aimed",
];
/// Words that leave it open: “**may** meet”, “a **possible** meeting”.
const POSSIBLE: &[&str] = &[
    "may",
    "might",
    "could",
    "possible",
    "potential",
    "likely",
    "hopes",
    "hope",
    "hoping",
    "considering",
    "proposed",
    "wants",
    "want",
    "wanted",
    "sought",
    "seeks",
    "seeking",
    "trying",
    "tried",
    "threatened",
    "if",
    "whether",
    "should",
    "can",
    "must",
    "unless",
    "possibly",
    "perhaps",
    "attempts",
    "attempt",
    "efforts",
    "urged",
    "calls",
    "demanded",
    "need",
    "needs",
];
/// Words that deny: “did **not** meet”.
const DENIED: &[&str] =
    &["not", "never", "no", "without", "declined", "refused", "denied", "denies", "neither", "nor", "cannot", "failed", "instead"];

/// The status that a part of a sentence gives to its trigger; `None` where it denies it, or only mentions it in the
/// infinitive (“to fight terrorism”).
///
/// > The council **will** meet. → planned   The council **may** meet. → possible   The council did **not** meet. → nothing
pub(super) fn status_of(text: &str, words: &WordTable, segments: &[Segment], place: usize, trigger: &Trigger) -> Option<Status> {
    let segment = &segments[place];
    let has = |list: &[&str], places: std::ops::Range<usize>| {
        let mut found = places.map(|at| words.tokens[at].of(text));
        found.any(|word| {
            list.iter().any(|other| word.eq_ignore_ascii_case(other)) || list == DENIED && (word.ends_with("n’t") || word.ends_with("n't"))
        })
    };
    let before = segment.words.start..trigger.words.0;
    // The nouns that follow are asked too where they are what is planned: “a meeting planned for Friday”.
    let behind = trigger.words.1..(trigger.words.1 + 3).min(segment.words.end);
    if has(DENIED, before.clone()) {
        return None;
    }
    if trigger.form == Form::Noun {
        // “met ahead of a summit on Friday”: what is ahead is planned.
        let near = before.end.saturating_sub(6).max(before.start)..before.end;
        if has(&["ahead", "upcoming", "forthcoming", "planned", "scheduled"], near.clone())
            || has(&["planned", "scheduled"], behind)
            || has(&["will"], before.clone())
        {
            return Some(Status::Planned);
        }
        let is_open = has(&["possible", "potential", "proposed", "likely", "may", "might", "could"], near);
        return Some(if is_open { Status::Possible } else { Status::Happened });
    }
    if has(PLANNED, before.clone()) && trigger.form != Form::Past {
        return Some(Status::Planned);
    }
    if has(POSSIBLE, before.clone()) && trigger.form != Form::Past {
        return Some(Status::Possible);
    }
    match trigger.form {
        Form::Past if is_adjective(text, words, trigger) => None,
        Form::Base => {
            let is_infinitive = before.end > before.start && words.tokens[before.end - 1].of(text).eq_ignore_ascii_case("to");
            // “left on Monday to visit the mayor” tells the visit; “worked to end the war” does not tell its end.
            // “Reyes and Ode talk” is a caption's present.
            (!is_infinitive || trigger.kind.is_mutual()).then_some(Status::Happened)
        }
        Form::Gerund => (trigger.strength() > 1).then_some(Status::Happened),
        _ => Some(Status::Happened),
    }
}

/// “the **sanctioned** banks”, “its **sanctioned**”: a participle behind an article is no verb.
fn is_adjective(text: &str, words: &WordTable, trigger: &Trigger) -> bool {
    let before = trigger.words.0.checked_sub(1).map(|at| words.tokens[at].of(text));
    before.is_some_and(|word| {
        ["the", "a", "an", "its", "their", "his", "her", "of", "recently"].iter().any(|other| word.eq_ignore_ascii_case(other))
    })
}

/// Whether a sentence counts occasions before this “since”: “the first talks since 2011”, “last met in March”.
pub(super) fn counts_occasions(text: &str, words: &WordTable, sentence: Span, time: Span) -> bool {
    let before = words.words_in(Span { start: sentence.start, end: time.start });
    before.into_iter().any(|at| matches!(words.tokens[at].of(text), "first" | "First" | "last" | "second" | "third" | "only"))
}
