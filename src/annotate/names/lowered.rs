//! Names in a text without capitals: they show by what stands before them, and by being no words of the language.

use std::ops::Range;

use super::runs::{FREE_PARTICLES, is_initials};
use super::{Page, beside};
use crate::annotate::lexicon::Classes;

/// What a name's first word may not be.
const NO_NAME: Classes = Classes::COMMON
    .union(Classes::FUNCTION)
    .union(Classes::DEMONYM)
    .union(Classes::COUNTRY)
    .union(Classes::CITY)
    .union(Classes::BODY)
    .union(Classes::WEEKDAY)
    .union(Classes::MONTH)
    .union(Classes::SPEECH)
    .union(Classes::ROLE)
    .union(Classes::ROLE_MODIFIER)
    .union(Classes::ORGANISATION_WORD)
    .union(Classes::PLACE_WORD)
    .union(Classes::HONORIFIC)
    .union(Classes::TITLE);

/// What is not a surname, even after a first name.
const NO_SURNAME: Classes = Classes::FUNCTION
    .union(Classes::SPEECH)
    .union(Classes::MONTH)
    .union(Classes::WEEKDAY)
    .union(Classes::DEMONYM)
    .union(Classes::HONORIFIC);

/// All runs that may name somebody: after a role or an honorific, or led by a first name.
///
/// “french president **jean exemple** spoke”, “**ann reyes** spoke”; not “the president spoke in linden”.
pub(super) fn find_runs(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = page.sentence.start;
    while at < page.sentence.end {
        match end_of_name(page, at) {
            Some(end) => {
                runs.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    runs
}

fn end_of_name(page: &Page<'_>, start: usize) -> Option<usize> {
    let is_led = is_led(page, start);
    let is_first_name = page.is(start, Classes::FIRST_NAME) && !page.is(start, NO_NAME.difference(Classes::CITY));
    if is_first_name && shares_surname(page, start) || is_kin_alone(page, start) {
        return Some(start + 1);
    }
    let may_begin = is_first_name
        || leads_initials(page, start)
        || leads_surname(page, start)
        || leads_given_name(page, start)
        || is_led && is_unknown(page, start);
    if !may_begin {
        return None;
    }
    let mut end = if page.is_mark(start + 1, ".") { start + 2 } else { start + 1 };
    while let Some(longer) = longer_end(page, start, end) {
        end = longer;
    }
    (page.names(start..end).count() > 1 || is_led).then_some(end)
}

/// Whether a first name stands before another one whose surname is its own too: “**hella** and zoltan orlix left”; not “hella and the mayor”.
fn shares_surname(page: &Page<'_>, at: usize) -> bool {
    let is_name = |at: usize| page.is(at, Classes::FIRST_NAME) && !page.is(at, NO_NAME);
    page.is_mark(at + 1, "and") && is_name(at) && is_name(at + 2) && is_unknown(page, at + 3) && !page.is_glued(at + 3)
}

/// Whether a first name between commas tells who somebody’s kin is: “his wife , **hella** , left”.
fn is_kin_alone(page: &Page<'_>, at: usize) -> bool {
    let is_closed = at + 1 >= page.sentence.end || matches!(page.mark(at + 1), Some("," | "."));
    is_closed
        && at > page.sentence.start
        && page.is_mark(at - 1, ",")
        && page.is(at, Classes::FIRST_NAME)
        && !page.is(at, NO_NAME)
        && beside::is_kin(page, at)
}

/// Whether initials stand before a word that is none: “**a.b.** orlix”; not “u.s. orlix” or “at 3 p.m. orlix”.
fn leads_initials(page: &Page<'_>, at: usize) -> bool {
    let Some(letters) = page.mark(at) else { return false };
    page.is_letters(at)
        && letters.len() > 2
        && letters.ends_with('.')
        && letters.split_terminator('.').all(|part| part.len() == 1)
        && is_initials(letters)
        && (is_unknown(page, at + 1) && page.letters(at + 1).len() > 3 || page.is(at + 1, Classes::SURNAME) && !page.is(at + 1, NO_SURNAME))
}

/// Whether a first name that is a word too, or an initial, stands before a word that is none: “**mark** orlix”, “**j.** orlix”; not “the
/// mark orlix left” or “mark my words”.
fn leads_surname(page: &Page<'_>, at: usize) -> bool {
    let is_word = page.is(at, Classes::COMMON) && !page.is(at, NO_NAME.difference(Classes::COMMON.union(Classes::CITY)));
    let is_first_name = page.is(at, Classes::FIRST_NAME) && is_word && !page.is_glued(at + 1);
    let is_initial =
        page.is_letters(at) && page.letters(at).len() == 1 && page.letters(at) != "v" && page.is_mark(at + 1, ".") && !page.is_glued(at);
    let next = if is_initial { at + 2 } else { at + 1 };
    // “mike weaver,” and “john london said” too, where what follows is not a noun.
    let behind = next + 1;
    let closes = behind >= page.sentence.end || !page.is_letters(behind) || page.is(behind, Classes::SPEECH | Classes::FUNCTION);
    let is_common_surname =
        is_first_name && page.is(next, Classes::SURNAME | Classes::CITY) && !page.is(next, NO_SURNAME) && !page.is_glued(next);
    if is_common_surname && closes && page.is(at, Classes::MALE_NAME | Classes::FEMALE_NAME) && is_open_before(page, at) {
        return true;
    }
    let is_determined = at > page.sentence.start && page.is(at - 1, Classes::DETERMINER);
    let is_surname =
        is_unknown(page, next) && (page.is(next, Classes::SURNAME) || page.letters(next).len() > if is_initial { 4 } else { 3 });
    (is_first_name || is_initial) && is_surname && !is_determined
}

/// Whether nothing before the word at `at` makes it a noun: not “the bill cash” or “of mark reading”.
fn is_open_before(page: &Page<'_>, at: usize) -> bool {
    at == page.sentence.start || !page.is(at - 1, Classes::DETERMINER | Classes::AUXILIARY) && !page.is_mark(at - 1, "to")
}

/// Whether a family name that stands first begins at `at`: “**zhang** orwei spoke”; not “**shi** ite militias”, where what follows is short.
fn leads_given_name(page: &Page<'_>, at: usize) -> bool {
    page.is(at, Classes::FAMILY_FIRST)
        && !page.is(at, NO_NAME)
        && is_unknown(page, at + 1)
        && !page.is_glued(at + 1)
        && (page.letters(at + 1).len() > 4 || !page.is(at, Classes::HALF))
}

/// Whether a role or an honorific stands before the word at `start`.
fn is_led(page: &Page<'_>, start: usize) -> bool {
    let behind_point = if start > 0 && page.is_mark(start - 1, ".") { start - 1 } else { start };
    behind_point > 0 && page.is(behind_point - 1, Classes::HONORIFIC | Classes::TITLE | Classes::ROLE)
}

/// Whether the word is none of the language, and so may be a name.
fn is_unknown(page: &Page<'_>, at: usize) -> bool {
    page.is_letters(at) && page.letters(at).chars().count() > 1 && !page.is(at, NO_NAME) && !page.words.tokens[at].is_possessive(page.text)
}

fn longer_end(page: &Page<'_>, start: usize, end: usize) -> Option<usize> {
    if end - start >= 8 {
        return None;
    }
    // “ann orlix jr.”
    if matches!(page.mark(end), Some("jr" | "sr")) && end > start + 1 {
        return Some(if page.is_mark(end + 1, ".") { end + 2 } else { end + 1 });
    }
    // “ann orlix homered”: after a surname a word that ends like a verb is one.
    let is_verb = end > start + 1 && page.mark(end).is_some_and(|verb| verb.ends_with("ed")) && page.is(end - 1, Classes::SURNAME);
    let is_particle = page.is(end, Classes::PARTICLE) && page.is_mark(end + 1, "-");
    if is_unknown(page, end) && (!page.is_glued(end) || page.is_mark(end - 1, "-")) && !is_verb && !is_particle {
        return Some(end + 1);
    }
    // “ann j. reyes”
    if page.is_letters(end) && page.letters(end).len() == 1 && page.is_mark(end + 1, ".") && is_unknown(page, end + 2) {
        return Some(end + 3);
    }
    if page.is_mark(end, "-") && page.is_glued(end + 1) && (is_unknown(page, end + 1) || page.is(end + 1, Classes::SURNAME)) {
        return Some(end + 2);
    }
    if page.is(end, Classes::PARTICLE) {
        let has_hyphen = page.is_mark(end + 1, "-") && page.is_glued(end + 1);
        let next = if has_hyphen { end + 2 } else { end + 1 };
        let may_join = has_hyphen || FREE_PARTICLES.contains(&page.letters(end));
        if may_join && (is_unknown(page, next) || has_hyphen && page.is_letters(next) && !page.is(next, Classes::FUNCTION)) {
            return Some(next + 1);
        }
    }
    // “carla little”, “ann stone”, “eva london”: right after a first name a surname may be any word that names are made of.
    let is_lone_first = end == start + 1 && page.is(start, Classes::FIRST_NAME) && !page.is_glued(end);
    if is_lone_first && page.is(end, Classes::SURNAME | Classes::CITY) && !page.is(end, NO_SURNAME) {
        return Some(end + 1);
    }
    // “ann "bill" orwin”
    let is_quote = |at: usize| matches!(page.mark(at), Some("\"" | "“" | "”" | "'" | "’" | "‘"));
    (is_quote(end) && page.is_letters(end + 1) && is_quote(end + 2) && is_unknown(page, end + 3)).then_some(end + 4)
}
