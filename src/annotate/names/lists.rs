//! People in lists and tables: beside others, after a label, in the scores of a match.

use std::ops::Range;

use super::{Cues, NamePhrase, Page, roles};
use crate::annotate::lexicon::Classes;
use crate::text::WordKind;

/// Marks the phrases that stand in a list beside a full name with a known first name.
///
/// “Ann Reyes, **Zobo Odi** and Eva Ode met”; not “Ann Reyes met Linden Steel”.
pub(super) fn mark_lists(page: &Page<'_>, phrases: &mut [NamePhrase]) {
    let mut last = 0;
    for place in 1..phrases.len() {
        // “Ann Reyes (Linden), Zobo Odi (Karsk)”
        if page.is_mark(phrases[place].words().start - 1, "(") || is_owner(page, phrases[place].words().end) {
            continue;
        }
        let before = std::mem::replace(&mut last, place);
        let (one, other) = (&phrases[before], &phrases[place]);
        let between = one.words().end..other.words().start;
        if !joins_list(page, between) {
            continue;
        }
        let is_pair = is_first_name(one) && is_first_name(other);
        let is_chained = one.cues.contains(Cues::LISTED) && !one.cues.intersects(AGAINST);
        // “Presidents Ann Reyes and Ode”
        let is_shared =
            one.cues.contains(Cues::ROLE) && roles::has_role_of_many(page, one.words().start) && page.is_mark(one.words().end, "and");
        let (of_one, of_other) = (is_pair || is_chained || is_shared || names_person(one), is_pair || names_person(other));
        phrases[before].cues.set(Cues::LISTED, of_other || phrases[before].cues.contains(Cues::LISTED));
        phrases[place].cues.set(Cues::ROLE, is_shared || phrases[place].cues.contains(Cues::ROLE));
        phrases[place].cues.set(Cues::LISTED, of_one || phrases[place].cues.contains(Cues::LISTED));
    }
}

/// Whether what stands between two names only joins them: “, ”, “ and ”, “ (Linden); 2-”.
fn joins_list(page: &Page<'_>, between: Range<usize>) -> bool {
    let mut rest = between;
    if rest.len() < 12 && page.is_mark(rest.start, "(") {
        rest.start = rest.clone().find(|at| page.is_mark(*at, ")")).map_or(rest.end, |closing| closing + 1);
    }
    // “Kenya’s Zobo Odi and Ghana’s Ann Reyes”
    if rest.len() > 2 && is_owner(page, rest.end - 1) {
        rest.end -= 2;
    }
    let is_number = |at: usize| page.words.tokens[at].kind() == WordKind::Number;
    while rest.len() > 1 && (is_number(rest.end - 1) || matches!(page.letters(rest.end - 1), "-" | "." | "–" | "•")) {
        rest.end -= 1;
    }
    !rest.is_empty() && rest.len() < 3 && rest.into_iter().all(|at| matches!(page.letters(at), "," | ";" | "/" | "and" | "or" | "&"))
}

/// Whether a country stands before a possessive at `at`: “Kenya**’s**”.
fn is_owner(page: &Page<'_>, at: usize) -> bool {
    page.is(at - 1, Classes::COUNTRY) && page.is_letters(at) && page.words.tokens[at].is_possessive(page.text)
}

/// Marks the names of a list that says what its people are: “Scorers: **Reyes** 12, **Ode** 67”; not “Results: Linden 2, Karsk 1”.
pub(super) fn mark_labelled(page: &Page<'_>, phrases: &mut [NamePhrase]) {
    let start = page.sentence.start;
    let Some(colon) = (start + 1..(start + 3).min(page.sentence.end)).find(|at| page.is_mark(*at, ":")) else { return };
    if !(start..colon).any(|at| page.is(at, Classes::LIST_LABEL)) {
        return;
    }
    for phrase in phrases.iter_mut().filter(|phrase| phrase.words().start > colon) {
        phrase.cues |= Cues::PERSONAL | Cues::LISTED;
    }
}

/// “**Hella** and **Zoltan** left”
fn is_first_name(phrase: &NamePhrase) -> bool {
    let against = Cues::PLACE | Cues::ORGANISATION | Cues::OTHER | Cues::COMMON | Cues::ARTICLE | Cues::LOCATIVE;
    phrase.words().len() == 1 && phrase.cues.contains(Cues::FIRST_NAME) && !phrase.cues.intersects(against)
}

/// What speaks against a full name being a person's.
const AGAINST: Cues = Cues::PLACE.union(Cues::ORGANISATION).union(Cues::OTHER).union(Cues::ALL_COMMON).union(Cues::ARTICLE);

fn names_person(phrase: &NamePhrase) -> bool {
    phrase.words().len() > 1 && phrase.cues.contains(Cues::FIRST_NAME) && !phrase.cues.intersects(AGAINST)
}

/// Marks the names that the score of a match gives its numbers to: who scored, and when; who bowled, caught, and was out.
///
/// “Linden 2 (**Reyes** 12, **Ode** 67th)”, “**Eva Odi** c **Reyes** b **Ode** 46”, “Bowling: **Reyes** 9-1-49-0”; not “Linden 2 Karsk 1” or
/// “b Linden”.
pub(super) fn mark_scores(page: &Page<'_>, phrases: &mut [NamePhrase]) {
    let is_wicket = is_wicket(page);
    let mut scored = None;
    for phrase in phrases {
        let name = phrase.words();
        let is_in_brackets =
            name.start > 0 && page.is_mark(name.start - 1, "(") || scored.is_some_and(|last| follows_score(page, last, name.start));
        let is_scorer = is_minute(page, name.end) || is_in_brackets && is_short_number(page, name.end);
        scored = is_scorer.then_some(name.end);
        let is_out = is_wicket && (is_dismissal(page, name.start) || is_dismissed(page, name.end));
        if is_scorer || is_out || is_bowled(page, name.end) {
            phrase.cues |= Cues::PERSONAL | Cues::LISTED;
        }
    }
}

/// Whether a number, and nothing else but marks and further numbers, stands between a scorer and the next name.
fn follows_score(page: &Page<'_>, last: usize, start: usize) -> bool {
    start - last < 12
        && (last..start).all(|at| !page.is_letters(at) || page.is_glued(at) || matches!(page.letters(at), "pen" | "penalty" | "minute"))
        && !(last..start).any(|at| page.is_mark(at, ")"))
}

/// “12th”, “58th minute”, “90+2”; not “12th of May”.
fn is_minute(page: &Page<'_>, at: usize) -> bool {
    let is_ordinal = is_short_number(page, at) && page.is_glued(at + 1) && matches!(page.mark(at + 1), Some("st" | "nd" | "rd" | "th"));
    is_ordinal && matches!(page.mark(at + 2), Some("," | ")" | "minute" | "penalty" | "pen" | ";"))
}

fn is_short_number(page: &Page<'_>, at: usize) -> bool {
    page.sentence.contains(&at) && page.words.tokens[at].kind() == WordKind::Number && page.letters(at).len() < 3 && !page.is_glued(at)
}

/// “9-1-49-0”
fn is_bowled(page: &Page<'_>, at: usize) -> bool {
    is_short_number(page, at)
        && [at + 1, at + 3, at + 5].into_iter().all(|at| page.is_mark(at, "-") && page.is_glued(at) && page.is_glued(at + 1))
}

/// Whether the sentence is a line of a score at cricket: “c … b …”, “lbw b …”, “run out”.
fn is_wicket(page: &Page<'_>) -> bool {
    page.sentence.len() < 16
        && page
            .sentence
            .clone()
            .any(|at| page.is_mark(at, "b") || page.is_mark(at, "lbw") || page.is_mark(at, "out") && is_dismissed(page, at - 1))
}

fn is_dismissal(page: &Page<'_>, start: usize) -> bool {
    start > page.sentence.start && matches!(page.letters(start - 1), "b" | "c" | "st")
}

fn is_dismissed(page: &Page<'_>, end: usize) -> bool {
    matches!(page.mark(end), Some("b" | "c" | "st" | "lbw"))
        || matches!(page.mark(end), Some("run" | "not")) && page.is_mark(end + 1, "out")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_cues;
    use crate::annotate::names::Cues;

    fn check(marked: &str) {
        check_cues(&[(Cues::PERSONAL, "scored"), (Cues::ROLE, "role")], marked);
    }

    #[test]
    fn the_scores_of_a_match_name_people() {
        check(
            "Linden 5 ([Orwin → scored] 11, [Odwan → scored] 34, 45, [Odi → scored] 90) Karsk 1 ([Reyes → scored] 58th minute). Attendance 23,226.",
        );
        check("Linden 5 Karsk 1, Orwin 2 Odwan 0. It was the Linden 11th of May.");
    }

    #[test]
    fn the_card_of_an_innings_names_people() {
        check("[Eva Odi → scored] c [Orwin → scored] b [Odwan → scored] 46");
        check("[Eva Odi → scored] run out 12");
        check("Bowling ( to date ) : [Orwin → scored] 9-1-49-0 , [Odwan → scored] 9-3-28-0");
        check("Eva Odi met Orwin and Odwan 6-3 6-2.");
    }

    #[test]
    fn a_role_of_many_is_each_ones() {
        check("Then Presidents [Orwin → role] and [Odwan → role] met. President [Orwin → role] and Odwan met.");
    }
}
