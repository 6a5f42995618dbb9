//! What speaks for a person, and what against.

use std::ops::Range;

use bitflags::bitflags;

use super::Page;
use super::beside::{self, Described};
use super::companies;
use super::roles::Parted;
use crate::annotate::lexicon::{self, Classes};
use crate::annotate::{WordList, words};
use crate::text::Case;

bitflags! {
    /// What speaks for a phrase naming a person, and what against.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Cues: u32 {
        /// Its first word is a known first name, or a family name that stands first.
        const FIRST_NAME = 1 << 0;
        /// Its last word is a known surname.
        const SURNAME = 1 << 1;
        /// “Mr.” stands before it.
        const HONORIFIC = 1 << 2;
        /// A role stands before it.
        const ROLE = 1 << 3;
        /// A role in apposition, or an age, stands after it.
        const APPOSITION = 1 << 4;
        /// A verb of speech stands beside it.
        const SPEECH = 1 << 5;
        /// “who” or “whose” follows.
        const WHO = 1 << 6;
        /// It has an initial or “Jr.”.
        const INITIAL = 1 << 7;
        /// It opens a sentence, so its first capital says nothing.
        const OPENS = 1 << 8;
        /// One of its words is a common word.
        const COMMON = 1 << 9;
        /// All its words are common words.
        const ALL_COMMON = 1 << 10;
        /// It is the name of a place, or ends in a word for one.
        const PLACE = 1 << 11;
        /// It has a word of an organisation, or is one.
        const ORGANISATION = 1 << 12;
        /// “the” stands before it.
        const ARTICLE = 1 << 13;
        /// “in”, “at” or “near” stands before it.
        const LOCATIVE = 1 << 14;
        /// It is a people, a day or a month.
        const OTHER = 1 << 15;
        /// The text has no capitals.
        const LOWERED = 1 << 16;
        /// A royal title stands before it: a first name alone is then a whole name.
        const ROYAL = 1 << 17;
        /// What follows makes it own or do something: “’s”, “has”.
        const SUBJECT = 1 << 18;
        /// A full name with a known first name stands beside it in a list: “Ann Reyes, **Zobo Odi** and …”.
        const LISTED = 1 << 19;
        /// “(born”, or a year in brackets, follows.
        const BORN = 1 << 20;
        /// It ends like a company: “Inc”, “Co”.
        const COMPANY = 1 << 21;
        /// What stands beside it says that it is not a person: “the band”, “is a brewery”.
        const THING = 1 << 22;
        /// What stands beside it is said of people alone: “was born”, “the wife of”.
        const PERSONAL = 1 << 23;
        /// What stands beside it is said of companies: “shares of”, “was founded”.
        const BUSINESS = 1 << 24;
        /// It is one word with hyphens inside: “Orwin-Odwan”; not two first names.
        const HYPHENATED = 1 << 25;
        /// In a text without capitals, a noun follows that is named after it: “the ann reyes park”.
        const NAMESAKE = 1 << 26;
        /// “he” or “her” follows, before any other name.
        const PRONOUN = 1 << 27;
        /// “the … family”: of people, and of their companies too.
        const FAMILY = 1 << 28;
        /// It is given as one more name that somebody has: “known as”.
        const ALIAS = 1 << 29;
        /// It is a firm beyond doubt: “Reyes & Ode”, “Ann Reyes, a brewery”.
        const FIRM = 1 << 30;
        /// It is given as somebody’s kin: “his wife Ann Reyes”.
        const KIN = 1 << 31;
    }
}

/// Cues as they are stored: as the number that their bits are.
pub(super) mod bits {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Cues;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    pub(in crate::annotate::names) fn serialize<S: Serializer>(cues: &Cues, serializer: S) -> Result<S::Ok, S::Error> {
        cues.bits().serialize(serializer)
    }

    pub(in crate::annotate::names) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cues, D::Error> {
        u32::deserialize(deserializer).map(Cues::from_bits_retain)
    }
}

/// Gathers the cues of a phrase.
pub(super) fn weigh(page: &Page<'_>, parted: &Parted, role: Option<&Range<usize>>, apposition: Option<&Range<usize>>) -> Cues {
    let name = parted.name.clone();
    let mut cues = cues_of_words(page, name.clone());
    // “Mr Justice Reyes”
    let is_addressed = parted.role.as_ref().is_some_and(|role| page.is(role.start, Classes::HONORIFIC));
    cues.set(Cues::HONORIFIC, parted.honorific.is_some() || is_addressed);
    cues.set(Cues::ROLE, role.is_some());
    let described = beside::description_of(page, name.end);
    cues.set(Cues::APPOSITION, apposition.is_some() || is_age(page, name.end) || described == Some(Described::Person));
    let outer = parted.outer_start();
    let is_ship = beside::is_ship(page, outer) || beside::is_band(page, outer, name.end);
    cues.set(
        Cues::THING,
        described == Some(Described::Thing) || is_ship || beside::is_called_thing(page, outer) || companies::leads_band(page, name.end),
    );
    cues.set(Cues::PERSONAL, beside::is_personal(page, outer, name.end));
    cues.set(Cues::FAMILY, beside::is_family(page, outer, name.end));
    cues.set(Cues::BUSINESS, companies::is_business(page, outer, name.end));
    let tells_of_itself = companies::tells_of_itself(page, name.end);
    let is_called_firm = described == Some(Described::Thing) && page.is_mark(name.end, ",") || beside::is_the_thing(page, name.end);
    let is_body = page.names(name.clone()).count() > 1 && classes_of_whole(page, name.clone()).intersects(Classes::BODY);
    cues.set(
        Cues::FIRM,
        tells_of_itself
            || is_called_firm
            || is_body
            || is_ship
            || companies::is_possessive_firm(page, name.end)
            || companies::is_partner(page, outer, name.end),
    );
    cues.set(Cues::KIN, beside::is_kin(page, outer) || beside::is_kin_behind(page, name.end));
    cues.set(Cues::ALIAS, beside::is_alias(page, outer));
    cues.set(Cues::LOWERED, !page.words.is_cased);
    cues.set(Cues::NAMESAKE, !page.words.is_cased && beside::is_namesake(page.words, name.end));
    cues.set(Cues::ROYAL, role.is_some_and(|role| page.is(role.end - 1, ROYAL)));
    // “Countess Kira”, though there is a city of that name
    if cues.contains(Cues::ROYAL | Cues::FIRST_NAME) && name.len() == 1 {
        cues.remove(Cues::PLACE);
    }
    let follows = |at: usize, classes: Classes| page.is(at, classes);
    let before = outer.checked_sub(1).filter(|before| page.sentence.contains(before));
    cues.set(Cues::OPENS, before.is_none_or(|before| !page.is_letters(before) && !page.is_mark(before, ",")));
    let is_reversed = before.is_some_and(|before| follows(before, Classes::SPEECH));
    cues.set(Cues::SPEECH, follows(name.end, Classes::SPEECH) && !tells_of_itself || is_reversed);
    // “Sun Yaling, a reporter”: neither a newspaper nor a park.
    if apposition.is_some() && name.len() == 2 && page.is(name.start, Classes::SURNAME) && !page.is(name.start + 1, Classes::COMMON) {
        let is_last = page.is(name.start + 1, Classes::ORGANISATION_WORD | Classes::BODY | Classes::PLACE_WORD);
        cues.set(Cues::ORGANISATION, cues.contains(Cues::ORGANISATION) && is_last);
    }
    cues.set(Cues::BORN, is_born(page, name.end));
    cues.set(Cues::PRONOUN, beside::is_taken_up(page, name.end));
    cues.set(Cues::LISTED, page.names(name.clone()).count() > 1 && has_country(page, name.end));
    cues.set(Cues::SUBJECT, is_subject(page, name.end));
    let after = if page.is_mark(name.end, ",") { name.end + 1 } else { name.end };
    cues.set(Cues::WHO, ["who", "whose", "whom"].iter().any(|word| page.is_mark(after, word)));
    if let Some(before) = before {
        cues.set(Cues::ARTICLE, parted.role.is_none() && matches!(page.letters(before), "the" | "The" | "a" | "an"));
        let leads_to_place = matches!(page.letters(before), "in" | "In" | "at" | "near" | "across" | "throughout" | "outside" | "around");
        cues.set(Cues::LOCATIVE, leads_to_place && !is_trust_in(page, before));
    }
    cues
}

/// “no confidence in Hale”, “believe in Hale”: what one may have in somebody.
fn is_trust_in(page: &Page<'_>, at: usize) -> bool {
    const TRUST: [&str; 10] =
        ["confidence", "trust", "faith", "belief", "believe", "believes", "believed", "interest", "disappointed", "disappointment"];
    let before = at.checked_sub(1).filter(|before| page.sentence.contains(before));
    page.is_mark(at, "in") && before.is_some_and(|before| TRUST.contains(&page.letters(before)))
}

const GENDERED: Classes = Classes::FEMALE_NAME.union(Classes::MALE_NAME);

static COMPANY_ENDINGS: &WordList =
    words!["co", "cos", "inc", "corp", "ltd", "plc", "llc", "llp", "ag", "nv", "sa", "gmbh", "oy", "group", "holdings", "company"];

/// What the words of a name say by themselves.
fn cues_of_words(page: &Page<'_>, name: Range<usize>) -> Cues {
    let mut cues = Cues::empty();
    let mut words = page.names(name.clone());
    let (Some(first), last) = (words.next(), page.names(name.clone()).next_back()) else { return cues };
    let last = last.unwrap_or(first);
    let held = page.names(name.clone()).fold(Classes::empty(), |held, at| held | page.words.tokens[at].classes());
    let any = |classes: Classes| held.intersects(classes);
    let leading = if first == last || !page.words.is_cased { Classes::FIRST_NAME } else { Classes::FIRST_NAME | Classes::FAMILY_FIRST };
    // “Reyes, Ann”
    let (given, family) = if page.is_mark(first + 1, ",") { (last, first) } else { (first, last) };
    cues.set(Cues::FIRST_NAME, page.is(given, leading));
    cues.set(Cues::SURNAME, page.is(family, Classes::SURNAME));
    let is_initial = |at: usize| {
        let letters = page.letters(at);
        letters.chars().count() == 1 || first != last && letters.ends_with('.') && page.words.tokens[at].case() == Case::Upper
    };
    cues.set(Cues::INITIAL, any(Classes::NAME_SUFFIX) || page.names(name.clone()).any(is_initial));
    cues.set(Cues::COMMON, any(Classes::COMMON));
    // “Grace Bell” is a name, “Grace Period” is none.
    let is_named = first != last && page.is(given, Classes::FIRST_NAME) && page.is(given, GENDERED) && page.is(family, Classes::SURNAME);
    let all_common = page.names(name.clone()).all(|at| page.is(at, Classes::COMMON | Classes::FUNCTION));
    cues.set(Cues::ALL_COMMON, all_common && !is_named);
    // “Jean-Luc” is called so by two first names.
    let is_twice_first = page.is(first, Classes::FIRST_NAME) && page.is(last, Classes::FIRST_NAME);
    let is_hyphenated = first != last && name.clone().skip(1).all(|at| page.is_glued(at)) && name.clone().any(|at| page.is_mark(at, "-"));
    cues.set(Cues::HYPHENATED, is_hyphenated && !is_twice_first);
    let whole = classes_of_whole(page, name.clone());
    let is_organisation = any(OF_ORGANISATIONS) && page.names(name.clone()).any(|at| is_organisation_in_name(page, at, first, last));
    cues.set(Cues::ORGANISATION, is_organisation || whole.intersects(Classes::BODY));
    let is_place = any(OF_PLACES) && page.names(name.clone()).any(|at| is_place_in_name(page, at, first, last));
    cues.set(Cues::PLACE, is_place || whole.intersects(Classes::CITY | Classes::COUNTRY));
    // “Park Jae-won”: neither a park nor a word.
    let is_family_first = page.is(first, Classes::KOREAN_FAMILY | Classes::FAMILY_FIRST);
    if first != last && is_family_first && page.is_mark(first + 2, "-") && page.is_glued(first + 3) {
        cues.remove(Cues::PLACE | Cues::COMMON | Cues::ALL_COMMON | Cues::ORGANISATION);
        cues.insert(Cues::FIRST_NAME);
    }
    // “Osama bin Laden”, though “laden” is a word
    if first != last && page.is(first, Classes::FIRST_NAME) && matches!(page.letters(last - 1), "bin" | "ibn" | "bint") {
        cues.remove(Cues::COMMON | Cues::ALL_COMMON);
        cues.insert(Cues::SURNAME);
    }
    cues.set(Cues::COMPANY, first != last && page.words.tokens[last].is(COMPANY_ENDINGS));
    // “Sun Yaling”
    let is_day = |at: usize| page.is(at, Classes::WEEKDAY) && !(at == first && first != last && page.is(at, Classes::SURNAME));
    let is_other = any(Classes::DEMONYM) || any(Classes::WEEKDAY) && page.names(name.clone()).any(is_day);
    cues.set(Cues::OTHER, is_other || page.is(first, Classes::MONTH) && first == last);
    cues
}

/// Of these every name of a body has a word that stands in a list, or a city before a team.
const OF_ORGANISATIONS: Classes = Classes::ORGANISATION_WORD.union(Classes::BODY).union(Classes::CITY).union(Classes::THING);

/// Of these every name of a place has a word that stands in a list.
const OF_PLACES: Classes =
    Classes::COUNTRY.union(Classes::CITY).union(Classes::THING).union(Classes::PLACE_WORD).union(Classes::PLACE_OPENER);

/// Whether the word at `at` makes the name `first..=last` that of a place: “Black Sea”, “Jordan”, but not “Michael Jordan”, “Kane
/// West” or “Chad Reyes”.
fn is_place_in_name(page: &Page<'_>, at: usize, first: usize, last: usize) -> bool {
    if first == last {
        return page.is(at, Classes::COUNTRY | Classes::CITY);
    }
    // “Tom Hale-Ward”
    if at > first + 1 && page.is_mark(at - 1, "-") && opens_with_person(page, first) {
        return false;
    }
    // “Hurricane Ann”, “Lake Odwan”
    if at == first && page.is(at, Classes::THING) && page.is(at, Classes::COMMON) && !page.is(at, Classes::FIRST_NAME | Classes::SURNAME) {
        return true;
    }
    if at == first {
        return page.is(at, Classes::COUNTRY | Classes::PLACE_WORD | Classes::PLACE_OPENER) && !page.is(at, Classes::FIRST_NAME);
    }
    let is_place_word = page.is(at, Classes::COUNTRY | Classes::PLACE_WORD) || at == last && page.is(at, Classes::PLACE_OPENER);
    if !is_place_word {
        return false;
    }
    !(opens_with_person(page, first) && page.is(at, Classes::SURNAME | Classes::FIRST_NAME)) || is_named_after(page, at, first, last)
}

/// Whether a word for a place or a body stands after a name that is a surname too, so that it is rather named after somebody: “Lincoln
/// **Park**”, “Palmer **House**”; not “Ann Park”, nor “Lincoln Hill”, as many are called Hill.
fn is_named_after(page: &Page<'_>, at: usize, first: usize, last: usize) -> bool {
    const MANY_BEAR: &[&str] =
        &["hill", "hall", "west", "woods", "rivers", "church", "banks", "brooks", "rock", "court", "star", "law", "power"];
    at == last && page.is(first, Classes::SURNAME) && !MANY_BEAR.iter().any(|name| page.letters(at).eq_ignore_ascii_case(name))
}

/// Whether the word at `at` makes the name `first..=last` that of a body: “Linden Bank”, “Bank of Linden”, but not “Ann Church”.
fn is_organisation_in_name(page: &Page<'_>, at: usize, first: usize, last: usize) -> bool {
    let has_plain_middle =
        page.names(first + 1..last).any(|middle| page.letters(middle).len() > 1 && !page.is(middle, Classes::FIRST_NAME));
    // “Ann Church”, “Eva Ebay”: a word for a body may be a surname, a brand of one word is none beside a first name.
    let may_be_surname = page.is(at, Classes::SURNAME) || !page.is(at, Classes::ORGANISATION_WORD) && first + 1 == last;
    let is_surname = at == last
        && first != last
        && opens_with_person(page, first)
        && may_be_surname
        && !has_plain_middle
        && !(page.is(at, Classes::ORGANISATION_WORD) && is_named_after(page, at, first, last));
    // “Linden Panthers”, “Linden Orwanders”: a city before a common word or a plural is a team.
    let may_be_team = page.is(at, Classes::COMMON) || page.letters(at).ends_with("ers");
    let is_team = at == last && page.is(first, Classes::CITY) && may_be_team && !page.is(at, Classes::SURNAME);
    // “Ann Reyes Band”, “Eva Odi Trio”
    let is_ensemble =
        at == last && first + 1 < last && page.is(at, Classes::THING) && page.is(at, Classes::COMMON) && !page.is(at, Classes::SURNAME);
    // “Kim Jong Un” is not the UN.
    let is_syllable = at != first && page.letters(at).len() == 2 && page.words.tokens[at].case() == Case::Capital;
    let is_body = page.is(at, Classes::ORGANISATION_WORD) || page.is(at, Classes::BODY) && !is_syllable;
    is_body && !is_surname || is_team || is_ensemble
}

fn opens_with_person(page: &Page<'_>, first: usize) -> bool {
    page.is(first, Classes::FIRST_NAME) && !page.is(first, Classes::COUNTRY | Classes::CITY | Classes::COMMON)
}

/// The lists in which a name of several words stands as a whole: “Los Angeles”.
fn classes_of_whole(page: &Page<'_>, name: Range<usize>) -> Classes {
    if name.len() < 2 {
        return Classes::empty();
    }
    lexicon::classes_of_letters(page.words.span_of(name).of(page.text))
}

/// “Ann Reyes (born 1950)”, “Ann Reyes (1950–2001)”.
fn is_born(page: &Page<'_>, end: usize) -> bool {
    page.is_mark(end, "(") && (page.is_mark(end + 1, "born") || page.is_year(end + 1))
}

/// “Ann Reyes (Germany) won”; not “Linden (Germany)”, which is one word.
fn has_country(page: &Page<'_>, end: usize) -> bool {
    page.is_mark(end, "(") && page.is(end + 1, Classes::COUNTRY) && (page.is_mark(end + 2, ")") || page.is_mark(end + 3, ")"))
}

/// “Ann Reyes, 45, spoke”, “Ann Reyes, 6, was lost”; not “Linden, 3, Karva, 2”.
fn is_age(page: &Page<'_>, end: usize) -> bool {
    if !page.is_mark(end, ",") || !page.sentence.contains(&(end + 2)) {
        return false;
    }
    let age = page.letters(end + 1);
    let closes = || page.is_mark(end + 2, ",") || page.is_mark(end + 2, ".");
    let goes_on = || page.is_mark(end + 2, ",") && page.is_letters(end + 3) && page.words.tokens[end + 3].is_small();
    let is_number = age.bytes().all(|byte| byte.is_ascii_digit());
    match age.len() {
        2 => is_number && closes(),
        1 => is_number && goes_on(),
        3 => is_number && age.starts_with('1') && goes_on(),
        _ => false,
    }
}

/// “Little’s plan”, “Little had said”, “Little resigned”.
fn is_subject(page: &Page<'_>, end: usize) -> bool {
    static VERBS: &WordList = words!["has", "had", "was", "is", "will", "would", "did", "does", "could", "never", "himself", "herself"];
    if !page.is_letters(end) {
        return false;
    }
    let token = page.words.tokens[end];
    !token.is_glued() && (token.is_small() && token.is(VERBS) || beside::is_past_verb(page, end)) || token.is_possessive(page.text)
}

pub(super) static ROYAL: &WordList = words![
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "emperor",
    "empress",
    "sultan",
    "emir",
    "shah",
    "saint",
    "tsar",
    "tsarina",
    "countess",
    "duchess",
    "archduke",
    "archduchess",
    "maharaja"
];
