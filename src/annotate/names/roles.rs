//! Roles and honorifics beside a name.

use std::borrow::Cow;
use std::ops::Range;

use super::{Page, beside};
use crate::annotate::lexicon::{self, Classes};
use crate::annotate::{WordList, words};
use crate::text::Case;

/// A run of capitalised words, parted.
pub(super) struct Parted {
    /// The words of the role before the name: “Russian President”.
    pub(super) role: Option<Range<usize>>,
    /// The honorific right before the name, with its point.
    pub(super) honorific: Option<Range<usize>>,
    /// The name.
    pub(super) name: Range<usize>,
}

impl Parted {
    /// Where the whole begins.
    pub(super) fn outer_start(&self) -> usize {
        let honorific = self.honorific.as_ref().map_or(self.name.start, |range| range.start);
        self.role.as_ref().map_or(honorific, |range| range.start)
    }
}

/// What is never part of a name's beginning, where a first name follows: “Monday Ann Reyes”, “Britain’s CNN Ann Reyes”.
const STRANGERS: Classes = Classes::WEEKDAY
    .union(Classes::MONTH)
    .union(Classes::DEMONYM)
    .union(Classes::COUNTRY)
    .union(Classes::CITY)
    .union(Classes::BODY)
    .union(Classes::ORGANISATION_WORD)
    .union(Classes::COMMON);

/// Parts a run; `None` where no name is left in it.
pub(super) fn part_run(page: &Page<'_>, run: Range<usize>) -> Option<Parted> {
    let mut name = run.clone();
    while name.start < name.end && page.is(name.start, Classes::FUNCTION) && !may_begin_name(page, name.start, name.end) {
        name.start += 1;
    }
    let outer = name.start;
    name.end = without_tail(page, name.clone());
    // “Xi” is a number too.
    let last = page.names(name.clone()).rfind(|at| !page.is(*at, Classes::NAME_SUFFIX) || *at == outer)?;
    let title = page.names(name.start..last).rfind(|at| is_title(page, outer, *at, last));
    let mut honorific = None;
    let mut role = None;
    if let Some(title) = title {
        name.start = behind_title(page, title);
        let head = if page.is(title, Classes::HONORIFIC) { first_honorific(page, outer, title) } else { name.start };
        honorific = (head < name.start).then_some(head..name.start);
        // “the **Rt** Hon. Ann Reyes”
        let is_styled = outer + 1 == head && matches!(page.letters(outer), "Rt" | "Right");
        role = (outer < head && !is_styled).then(|| start_of_office(page, outer)..end_of_office(page, outer..head, honorific.as_ref()));
    }
    name.start = without_strangers(page, name.clone(), last);
    // “Petty **Officer**”, “Assistant **Secretary**”: titles of somebody unnamed
    let is_unnamed = page.is(last, Classes::TITLE) && !page.is(last, Classes::SURNAME | Classes::FIRST_NAME);
    if is_unnamed && page.names(name.clone()).count() < 3 && !page.is(name.start, Classes::FIRST_NAME) {
        return None;
    }
    // “Egyptian **Americans**”
    if last > name.start && are_a_people(page, last) {
        return None;
    }
    // “Prince Orwin **Island**”
    let is_place = page.is(last, Classes::PLACE_WORD) && !page.is(last, Classes::SURNAME) && last > name.start;
    if is_place && title.is_some() {
        return None;
    }
    page.names(name.clone()).next()?;
    Some(Parted { role, honorific, name })
}

/// “De Witt” or “A. Reyes” at the start of a sentence, “Will Reyes” where that asks nothing.
fn may_begin_name(page: &Page<'_>, at: usize, end: usize) -> bool {
    let is_first_name =
        || page.is(at, Classes::FIRST_NAME) && page.is(at + 1, Classes::SURNAME) && !page.is_mark(page.sentence.end - 1, "?");
    // “and **Will** Penhallow”; not “How Will Linden Vote”
    let is_amid_words = || {
        let before = at.checked_sub(1).filter(|before| page.sentence.contains(before) && page.words.is_cased);
        before.is_some_and(|before| page.words.tokens[before].is_small() || page.is_mark(before, ","))
            && page.is(at, Classes::FIRST_NAME)
            && is_capital(page, at)
    };
    // “It leaked,” **Do** said
    let is_written_so = || is_capital(page, at);
    let says = || at > page.sentence.start && is_written_so() && page.is(at, Classes::SURNAME) && page.is(at + 1, Classes::SPEECH);
    if at + 1 < end { page.is(at, Classes::PARTICLE) || page.is_mark(at + 1, ".") || is_first_name() || is_amid_words() } else { says() }
}

fn is_capital(page: &Page<'_>, at: usize) -> bool {
    page.words.tokens[at].case() == Case::Capital
}

/// The end of a name without a day that follows it: “Ann Reyes Monday”; and without a lone point.
fn without_tail(page: &Page<'_>, name: Range<usize>) -> usize {
    let mut end = name.end;
    while end > name.start + 1 {
        let last = end - 1;
        let is_day = page.is(last, Classes::WEEKDAY | Classes::MONTH)
            && !page.is(last, Classes::FIRST_NAME)
            && page.names(name.start..last).filter(|at| !is_before_name(page, *at)).count() > 1;
        // “Hella R. left”; also where it is all there is on its line. Else the point ends the sentence.
        let is_turned = name.clone().any(|at| page.is_mark(at, ","));
        let is_initial = is_turned || is_cut_surname(page, last - 1) && (end < page.sentence.end || name.start == page.sentence.start);
        let is_point = page.is_mark(last, ".") && !matches!(page.letters(last - 1), "Jr" | "Sr" | "jr" | "sr") && !is_initial;
        if !is_day && !is_point && !page.is_mark(last, "-") {
            break;
        }
        end = last;
    }
    end
}

/// Whether a title in front of a name leaves it one word: “**General** Augustus March”.
fn is_before_name(page: &Page<'_>, at: usize) -> bool {
    page.is(at, Classes::TITLE | Classes::HONORIFIC) && page.is(at + 1, Classes::FIRST_NAME)
}

/// “R.” in “Hella R.”
fn is_cut_surname(page: &Page<'_>, at: usize) -> bool {
    page.letters(at).len() == 1 && at > 0 && page.is(at - 1, Classes::FIRST_NAME)
}

/// Whether the word at `at` is a title of the name that follows: “President Reyes”; but not in “Stephen King Reyes”, nor where
/// it is a first name: “Dean Reyes”.
fn is_title(page: &Page<'_>, start: usize, at: usize, last: usize) -> bool {
    if !page.is(at, Classes::HONORIFIC | Classes::TITLE | Classes::ROLE) {
        return at == start && is_role_of_many(page, at, last);
    }
    let is_hyphenated = page.is_mark(at + 1, "-") || (at > start && page.is_mark(at - 1, "-"));
    // “Sri Lanka”
    let is_land =
        || lexicon::classes_of_letters(page.words.span_of(at..last + 1).of(page.text)).intersects(Classes::COUNTRY | Classes::BODY);
    if at == start && at < last && page.is(at, Classes::HONORIFIC) && is_land() {
        return false;
    }
    if at == start {
        let is_first_name = page.is(at, Classes::FIRST_NAME) && page.names(at + 1..last + 1).count() == 1;
        return !is_first_name && !is_hyphenated;
    }
    // “Charlotte Mayor Ann Reyes”: a first name may be a place too, but a title stands before a whole name.
    let leads_whole_name = at + 1 < last && page.is(at + 1, Classes::FIRST_NAME) && is_plainly_first(page, at + 1, last);
    // “Sheriff **Dean** Reyes”, “Coach **Earl** Reyes”
    let is_titled = at + 1 == last && page.is(at, Classes::FIRST_NAME) && page.is(at - 1, Classes::TITLE | Classes::ROLE);
    !is_hyphenated && !is_titled && (!page.is(start, Classes::FIRST_NAME) || page.is(at, Classes::HONORIFIC) || leads_whole_name)
}

/// “**Senators** Ann Reyes and Eva Ode”, “**Presidents** Reyes and Ode”; not “Rangers Reyes” or “Kings Park”.
fn is_role_of_many(page: &Page<'_>, at: usize, last: usize) -> bool {
    let no_name = Classes::ORGANISATION_WORD | Classes::PLACE_WORD | Classes::THING;
    // “**Beekeepers** Zobo Odi and his sister”
    let leads_kin = || page.is(last + 2, words!["his", "her", "their"]) && page.names(at + 1..last + 1).count() > 1;
    let leads_names =
        page.is_mark(last + 1, "and") && (page.is_capitalised(last + 2) || leads_kin()) || page.is(at + 1, Classes::FIRST_NAME);
    leads_names && !page.names(at + 1..last + 1).any(|at| page.is(at, no_name)) && is_plural_role(page, at)
}

/// Whether a role of many stands right before a name that starts at `name`.
pub(super) fn has_role_of_many(page: &Page<'_>, name: usize) -> bool {
    name.checked_sub(1).is_some_and(|head| page.sentence.contains(&head) && is_plural_role(page, head))
}

fn is_plural_role(page: &Page<'_>, at: usize) -> bool {
    let Some(one) = page.letters(at).strip_suffix('s') else { return false };
    let one = one.strip_suffix("ie").map_or_else(|| Cow::Borrowed(one), |stem| Cow::Owned(format!("{stem}y")));
    lexicon::classes_of(&one.to_lowercase()).intersects(Classes::ROLE | Classes::TITLE | Classes::ROLE_MODIFIER)
}

/// Where a role begins that a small word is joined to: “**ex**-President Reyes” is president no more.
fn start_of_office(page: &Page<'_>, role: usize) -> usize {
    let joined = role.checked_sub(2).filter(|at| page.sentence.contains(at) && page.is_mark(role - 1, "-") && page.is_glued(role));
    joined.filter(|at| page.is(*at, words!["ex", "then", "vice", "co"]) && page.is_glued(role - 1)).unwrap_or(role)
}

/// Where a role before an honorific ends: a place alone is none without what one is there, “Alaska **Gov.** Ann Reyes”.
fn end_of_office(page: &Page<'_>, role: Range<usize>, honorific: Option<&Range<usize>>) -> usize {
    static OFFICES: &WordList =
        words!["gov", "sen", "rep", "pres", "atty", "supt", "insp", "det", "sgt", "capt", "col", "gen", "adm", "lt"];
    let is_told = page.names(role.clone()).any(|at| page.is(at, Classes::ROLE | Classes::TITLE));
    match honorific {
        Some(honorific) if !is_told && page.is(honorific.start, OFFICES) => honorific.end,
        _ => role.end,
    }
}

fn behind_title(page: &Page<'_>, title: usize) -> usize {
    // “Datuk **Seri** Ann Reyes”
    if page.is(title, words!["datuk", "datin", "dato", "dato'", "tan"]) && page.is(title + 1, words!["seri", "sri"]) {
        return title + 2;
    }
    if page.is_mark(title + 1, ".") { title + 2 } else { title + 1 }
}

/// The first of several honorifics before a name: “Rev. Dr. Ann Reyes”.
fn first_honorific(page: &Page<'_>, outer: usize, title: usize) -> usize {
    let mut first = title;
    while first > outer && (page.is(first - 1, Classes::HONORIFIC) || page.is_mark(first - 1, ".")) {
        first -= 1;
    }
    first
}

/// The start of a name without the words that come before it: “Apparently Reyes”, “Monday Ann Reyes”.
fn without_strangers(page: &Page<'_>, name: Range<usize>, last: usize) -> usize {
    let first_name =
        page.names(name.start..last).find(|at| page.is(*at, Classes::FIRST_NAME) && *at > name.start && is_plainly_first(page, *at, last));
    match first_name {
        Some(at) if page.names(name.start..at).all(|before| is_stranger(page, before)) => at,
        // “**Rocky** Reyes Jr. has run it”
        _ if page.names(last + 1..name.end).next().is_some() && !page.letters(name.start).ends_with("ly") => name.start,
        _ if is_opening_word(page, name.start) && name.start < last && !page.is_glued(name.start + 1) => name.start + 1,
        // “He told Ohioans Reyes had left”
        _ if are_a_people(page, name.start) && name.start < last => name.start + 1,
        _ => name.start,
    }
}

/// “Ohioans”, “Britons”: several of a people, who have no name.
fn are_a_people(page: &Page<'_>, at: usize) -> bool {
    page.is(at, Classes::DEMONYM) && page.letters(at).ends_with("ns") && !page.is(at, Classes::FIRST_NAME | Classes::SURNAME)
}

/// Whether a first name is one here: no common word or country, but for those that a surname follows: “State **Peter** Hanley”.
fn is_plainly_first(page: &Page<'_>, at: usize, last: usize) -> bool {
    let leads_surname = at + 1 == last && page.is(last, Classes::SURNAME) && !page.is(last, Classes::COMMON);
    !page.is(at, Classes::COMMON | Classes::COUNTRY) || page.is(at, Classes::FEMALE_NAME | Classes::MALE_NAME) && leads_surname
}

/// “America” is a first name too, but not after “of” or “to”.
fn is_stranger(page: &Page<'_>, at: usize) -> bool {
    let is_of = at > page.sentence.start && matches!(page.letters(at - 1), "of" | "to" | "in" | "from");
    // “Park Jae-won”, “Ho Duc Minh”
    let leads_given_names =
        page.is_mark(at + 2, "-") && page.is_glued(at + 3) || page.is_capitalised(at + 1) && page.is_capitalised(at + 2);
    if page.is(at, Classes::KOREAN_FAMILY | Classes::FAMILY_FIRST) && leads_given_names {
        return false;
    }
    is_native(page, at)
        || is_participle(page, at)
        || page.is(at, STRANGERS)
            && (!page.is(at, Classes::FIRST_NAME) || is_of && page.is(at, Classes::COUNTRY | Classes::CITY | Classes::BODY))
}

/// What is said of somebody by a participle that opens the sentence: “**Unseeded** Ann Reyes”.
fn is_participle(page: &Page<'_>, at: usize) -> bool {
    let letters = page.letters(at);
    let is_known = page.is(at, Classes::FIRST_NAME | Classes::SURNAME);
    at == page.sentence.start
        && !is_known
        && letters.len() > 6
        && (letters.ends_with("ed") || letters.starts_with("Un") && letters.ends_with("en"))
}

/// A word for those from a place, by its ending: “**Lindener** Ann Reyes”, “**Karskians** Ann Reyes and Eva Ode”; not “**Adrian** Ann Reyes”.
fn is_native(page: &Page<'_>, at: usize) -> bool {
    let letters = page.letters(at);
    let is_long = letters.len() > 6 && !page.is(at, Classes::FIRST_NAME | Classes::SURNAME);
    is_long && ["an", "ans", "er", "ers", "ite", "ites", "ese"].iter().any(|ending| letters.ends_with(ending))
}

/// A common word with a capital because it opens the sentence, before a word that is none: “Apparently Reyes”, but not “Blue Harbour”.
fn is_opening_word(page: &Page<'_>, at: usize) -> bool {
    at == page.sentence.start
        && page.is(at, Classes::COMMON)
        && !page.is(at, Classes::FIRST_NAME | Classes::SURNAME)
        && !page.is(at + 1, Classes::COMMON | Classes::ORGANISATION_WORD | Classes::PLACE_WORD)
}

/// Words that stand inside a role before a name.
const IN_ROLE: Classes = Classes::ROLE
    .union(Classes::TITLE)
    .union(Classes::ROLE_MODIFIER)
    .union(Classes::DEMONYM)
    .union(Classes::BODY)
    .union(Classes::COUNTRY)
    .union(Classes::ORGANISATION_WORD);

/// The role right before a name, its article left out.
///
/// “the **Kremlin spokesman** Ann Reyes”, “**former prime minister** Ode”; not “the minister met Ann Reyes”.
pub(super) fn find_role_before(page: &Page<'_>, name: usize) -> Option<Range<usize>> {
    let head = name.checked_sub(1)?;
    if page.is_mark(head, ",") {
        return role_before_comma(page, name);
    }
    // “the lyricist Ann Reyes”
    let is_by_ending = page.sentence.contains(&head) && page.letters(head).ends_with("ist") && !page.is_capitalised(head);
    if !page.is(head, Classes::ROLE | Classes::TITLE) && !is_by_ending {
        return of_role(page, name);
    }
    let mut start = head;
    while start > page.sentence.start && head - start < 5 && (page.is(start - 1, IN_ROLE) || is_inner_hyphen(page, start - 1)) {
        start -= 1;
    }
    Some(start..name)
}

/// The role that a name between commas explains: “the council’s **spokesman**, Ann Reyes, said”; not “a spokesman, Ann Reyes and others”
/// or “the mayor, Reyes”, which may go on a list.
fn role_before_comma(page: &Page<'_>, name: usize) -> Option<Range<usize>> {
    let head = name.checked_sub(2)?;
    let mut end = name;
    while page.is_capitalised(end) || page.is_mark(end, ".") && page.is_capitalised(end + 1) {
        end += 1;
    }
    let closes = end > name + 1 && (page.is_mark(end, ",") || page.is_mark(end, ".") || page.is_mark(end, ";"));
    if !closes || !page.is(head, Classes::ROLE) || page.is_capitalised(head) {
        return None;
    }
    let mut start = head;
    let is_inner = |at: usize| {
        page.is(at, IN_ROLE | Classes::COMMON) && !page.is(at, Classes::FUNCTION | Classes::SPEECH) || is_inner_hyphen(page, at)
    };
    while start > page.sentence.start && head - start < 5 && is_inner(start - 1) {
        start -= 1;
    }
    let opener = start.checked_sub(1)?;
    let is_definite = page.is(opener, words!["the", "his", "her", "their", "its", "our", "my"]);
    (is_definite || page.words.tokens[opener].is_possessive(page.text)).then_some(start..head + 1)
}

/// The honorific right before a name in a text without capitals, with its point: there no run of capitals brings it along.
///
/// “**mr.** orlix bantovar”, “party leader **sayyed** orlix bantovar”; not “They miss Ann Reyes”, which has capitals.
pub(super) fn find_lowered_honorific(page: &Page<'_>, name: usize) -> Option<Range<usize>> {
    if page.words.is_cased {
        return None;
    }
    let behind = if name > 0 && page.is_mark(name - 1, ".") { name - 1 } else { name };
    let head = behind.checked_sub(1)?;
    page.is(head, Classes::HONORIFIC).then_some(head..name)
}

fn is_inner_hyphen(page: &Page<'_>, at: usize) -> bool {
    page.is_mark(at, "-") && page.is_glued(at)
}

/// A role with “of”, up to the name.
///
/// “Secretary of State Ann Reyes”, “president of the United States of America Ann Reyes”; not “the mayor of Linden”.
fn of_role(page: &Page<'_>, name: usize) -> Option<Range<usize>> {
    const INSIDE: Classes = Classes::COUNTRY
        .union(Classes::CITY)
        .union(Classes::ORGANISATION_WORD)
        .union(Classes::ROLE_MODIFIER)
        .union(Classes::BODY)
        .union(Classes::PLACE_WORD);
    let mut has_content = false;
    for at in (page.sentence.start.max(name.saturating_sub(8))..name).rev() {
        let is_link = page.is_mark(at, "of") || page.is_mark(at, "for");
        if is_link && at > page.sentence.start && page.is(at - 1, Classes::ROLE | Classes::TITLE) {
            return has_content.then_some(at - 1..name);
        }
        let is_inside = page.is(at, INSIDE) || page.is_mark(at, "affairs");
        if !is_inside && !is_link && !matches!(page.letters(at), "the" | "and") {
            return None;
        }
        has_content |= is_inside;
    }
    None
}

/// The role in apposition after a name that ends at `end`: its article included.
///
/// “Ann Reyes, **the mayor of Linden**, spoke”; not “Reyes, the mayor’s sister, spoke” or “Ann Reyes, the council said”.
pub(super) fn find_apposition(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    if !page.is_mark(end, ",") {
        return None;
    }
    let start = end + 1;
    // “Ann Reyes, **whose mother**, Eva Ode, died”
    if page.is(start, words!["whose", "who", "whom", "which", "where", "when"]) {
        return None;
    }
    if let Some(role) = apposition_of_somebody(page, start) {
        return Some(role);
    }
    let head = (start..(start + 6).min(page.sentence.end))
        .take_while(|at| page.is_letters(*at) || is_inner_hyphen(page, *at))
        .take_while(|at| {
            page.is(*at, IN_ROLE | Classes::COMMON | Classes::CITY) && (!page.is(*at, Classes::FUNCTION) || *at == start)
                || *at == start && page.is_mark(*at, "a")
                || is_inner_hyphen(page, *at)
        })
        .filter(|at| page.is(*at, Classes::ROLE | Classes::TITLE))
        .last()?;
    let mut role_end = head + 1;
    // “Ann Reyes, a friend said, left”
    let tells =
        page.is_mark(start, "a") && (page.is(role_end, Classes::SPEECH | Classes::AUXILIARY) || beside::is_past_verb_at(page, role_end));
    if tells || page.words.tokens.get(role_end).is_some_and(|token| token.is_possessive(page.text)) {
        return None;
    }
    if page.is_mark(role_end, "of") || page.is_mark(role_end, "for") || page.is_mark(role_end, "at") {
        let mut at = role_end + 1;
        while page.is_mark(at, "the")
            || page.is_capitalised(at)
            || ((page.is_mark(at, "and") || page.is_mark(at, "&")) && page.is_capitalised(at + 1))
        {
            at += 1;
        }
        if at > role_end + 1 {
            role_end = at;
        }
    }
    let closes =
        role_end >= page.sentence.end || page.is_mark(role_end, ",") || page.is_mark(role_end, ".") || page.is_mark(role_end, "who");
    (closes || page.is_mark(start, "the") || page.is_mark(start, "a") || page.is_mark(start, "an")).then_some(start..role_end)
}

/// A role that somebody has: “Ann Reyes, **Odwan’s personal spokesman**, said”; not “Ann Reyes, Odwan’s lawyer said, left”.
fn apposition_of_somebody(page: &Page<'_>, start: usize) -> Option<Range<usize>> {
    let owner = (start..start + 5).find(|at| !page.is_capitalised(*at) && !page.is_mark(*at, "the"))?;
    if owner == start || !page.is_letters(owner) || !page.words.tokens[owner].is_possessive(page.text) {
        return None;
    }
    let words = (owner + 1..owner + 6).take_while(|at| page.is(*at, IN_ROLE | Classes::COMMON) && !page.is(*at, Classes::FUNCTION));
    let head = words.last().filter(|head| page.is(*head, Classes::ROLE | Classes::TITLE))?;
    (page.is_mark(head + 1, ",") || page.is_mark(head + 1, ".") || page.is_mark(head + 1, "who")).then_some(start..head + 1)
}
