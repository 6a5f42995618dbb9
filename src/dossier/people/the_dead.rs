//! Whom an article tells to be dead: of two with one surname, the other one speaks.

use std::ops::Range;

use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, WordSet, WordTable, words};
use crate::text::{Case, WordKind};

/// Whether the words beside a name tell that its bearer is dead.
///
/// > the **late** goalkeeper Imre Odi   the **widow of** the painter Imre Odi   Imre Odi **died** in 1999   Imre Odi, who **was killed** there
///
/// Not: “Imre Odi, of late a painter”.
pub(super) fn is_told_dead(text: &str, table: &WordTable, name: &Range<usize>) -> bool {
    died_behind(table, name.end) || late_before(text, table, name.start)
}

fn died_behind(table: &WordTable, end: usize) -> bool {
    const APPOSITION: usize = 12;
    static LEADS: &WordList = words![",", "who", "had", "later", "was", "were"];
    static DIED: &WordList = words!["died", "drowned", "perished"];
    static KILLED: &WordList = words!["killed", "murdered", "executed", "assassinated", "buried"];
    fn is_in(table: &WordTable, at: usize, list: impl WordSet) -> bool {
        table.tokens.get(at).is_some_and(|token| token.is(list))
    }
    let is = |at: usize, list: &'static WordList| is_in(table, at, list);
    // “Imre Odi, **a lobster fisherman**, drowned”
    let is_set_off = is(end, words![","]) && is_in(table, end + 1, Classes::DETERMINER);
    let end = if is_set_off { (end + 2..end + APPOSITION).find(|at| is(*at, words![","])).unwrap_or(end) } else { end };
    let verb = (end..end + 4).find(|at| !is(*at, LEADS)).unwrap_or(end);
    is(verb, DIED) || verb > end && is(verb, KILLED) && is(verb - 1, words!["was", "were"])
}

/// Over the roles before a name: “the **late** goalkeeper and coach”, “the **widow** of the painter”.
fn late_before(text: &str, table: &WordTable, start: usize) -> bool {
    const REACH: usize = 5;
    for at in (start.saturating_sub(REACH)..start).rev() {
        let token = table.tokens[at];
        if token.is(words!["late"]) {
            let before = at.checked_sub(1).map(|before| table.tokens[before]);
            return before.is_some_and(|before| before.is(Classes::DETERMINER) || before.is_possessive(text));
        }
        if token.is(words!["of"]) {
            return at.checked_sub(1).is_some_and(|before| table.tokens[before].is(words!["widow", "widower", "relict"]));
        }
        let is_role = token.kind() == WordKind::Letters && (token.case() == Case::Lower || token.is(Classes::HONORIFIC | Classes::TITLE));
        if !is_role && !token.is_glued() {
            return false;
        }
    }
    false
}
