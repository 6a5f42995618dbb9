//! Runs of capitalised words: what a cased text writes like a name.

use std::ops::Range;

use super::{Page, beside, cues};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, words};
use crate::text::{Case, WordKind};

/// The most words and marks of a run: no name is longer, and a shouted page is none.
const LONGEST: usize = 40;

/// All runs of capitalised words of a sentence, with the particles, initials and hyphens inside them.
pub(super) fn find_runs(page: &Page<'_>) -> Vec<Range<usize>> {
    let is_headline = is_title_case(page);
    let mut runs = Vec::new();
    let mut at = page.sentence.start;
    while at < page.sentence.end {
        // Most words are small and no particles.
        let token = page.words.tokens[at];
        if token.case() == Case::Lower && !token.is(Classes::PARTICLE) {
            at += 1;
            continue;
        }
        let Some(mut end) = first_end(page, at).filter(|_| !is_degree(page, at)).filter(|_| {
            let is_no_name = is_plain_word(page, at) && (is_headline || is_verb_of_a_headline(page, at));
            !is_no_name && !is_purpose(page, at)
        }) else {
            at += 1;
            continue;
        };
        while let Some(longer) =
            longer_end(page, at, end).filter(|longer| !breaks(page, at, longer - 1, is_headline) && longer - at <= LONGEST)
        {
            end = longer;
        }
        runs.push(at..end);
        at = end;
    }
    runs
}

/// Whether a sentence is written like a headline: “Reyes Hammers Council With Report”, every word of weight with a capital.
fn is_title_case(page: &Page<'_>) -> bool {
    let weighty =
        page.names(page.sentence.clone()).filter(|at| page.words.tokens[*at].span().len() > 3 && !page.is(*at, Classes::FUNCTION));
    let (mut all, mut capital) = (0, 0);
    for at in weighty {
        all += 1;
        capital += usize::from(page.is_capitalised(at));
        // With so many small ones, the rest of the sentence cannot make it a headline.
        if (all - capital) * 10 > page.sentence.len() {
            return false;
        }
    }
    all > 3 && capital * 10 >= all * 9 && !is_sentence(page) && page.names(page.sentence.clone()).any(|at| capital_is_style(page, at))
}

/// Whether a full stop ends it, and a small word for an office or a small verb stands in it: “The Linden Port **chief** Ann Vane met Harbour Board
/// **head** Bo Ode.” “Ann Maria Oyster **was** born in Linden.”
fn is_sentence(page: &Page<'_>) -> bool {
    let ends = page.sentence.end.checked_sub(1).is_some_and(|last| page.is_mark(last, "."));
    let is_office = |at: usize| {
        let is_verb = || page.is(at, words!["was", "were", "is", "are", "has", "had"]);
        !page.is_capitalised(at) && (page.is(at, Classes::ROLE | Classes::TITLE) || is_verb())
    };
    ends && page.names(page.sentence.clone()).any(is_office)
}

/// A capital that no name explains.
fn capital_is_style(page: &Page<'_>, at: usize) -> bool {
    // “Kim **Sung**-ho”
    let is_given_name = at > page.sentence.start && page.is(at - 1, Classes::KOREAN_FAMILY) && page.is_mark(at + 1, "-");
    at > page.sentence.start && page.is_capitalised(at) && is_plain_word(page, at) && !is_given_name
}

/// Whether a word is one of the language and no part of a name.
fn is_plain_word(page: &Page<'_>, at: usize) -> bool {
    let of_names = Classes::FIRST_NAME
        | Classes::SURNAME
        | Classes::HONORIFIC
        | Classes::TITLE
        | Classes::ROLE
        | Classes::ROLE_MODIFIER
        | Classes::ORGANISATION_WORD
        | Classes::PLACE_WORD
        | Classes::PARTICLE;
    page.is(at, Classes::COMMON | Classes::SPEECH) && !page.is(at, of_names)
}

/// Whether a word ends a run before it: “Larry King **Now**”, in a headline also “Reyes **Hammers** Council”.
fn breaks(page: &Page<'_>, start: usize, at: usize, is_headline: bool) -> bool {
    // “Osama bin **Laden**”
    let is_led = at > start && page.is(at - 1, Classes::PARTICLE) && !page.is_capitalised(at - 1);
    if is_syllable(page, start, at) || is_led {
        return false;
    }
    let is_function = page.letters(at).len() > 1
        && page.is(at, Classes::FUNCTION)
        && !page.is(at, Classes::PARTICLE | Classes::FIRST_NAME | Classes::SURNAME);
    is_function && !is_surname_all_the_same(page, at)
        || is_plain_word(page, at) && !follows_initial(page, start, at) && (is_headline || is_verb_of_a_headline(page, at))
}

/// “Ann D. **Shear**”: behind an initial stands a surname, whatever else the word is.
fn follows_initial(page: &Page<'_>, start: usize, at: usize) -> bool {
    let is_initial = |at: usize| page.letters(at).len() == 1 && page.is_capitalised(at);
    let before = if at > start && page.is_mark(at - 1, ".") { at.checked_sub(2) } else { at.checked_sub(1) };
    before.is_some_and(|before| before > start && is_initial(before))
}

/// “Council President **Criticizes** Ode’s Plan”, run into what stands below it: what a name never has in it.
fn is_verb_of_a_headline(page: &Page<'_>, at: usize) -> bool {
    let letters = page.letters(at);
    page.is(at, Classes::SPEECH | Classes::TRIGGER)
        && !page.is(at, Classes::ORGANISATION_WORD | Classes::PLACE_WORD)
        && letters.ends_with('s')
        && !letters.ends_with("ss")
        && page.is_capitalised(at + 1)
}

/// The purpose in the name of a body: “Committee to **Protect** Readers”, “Campaign to **Elect** Ann Reyes”.
fn is_purpose(page: &Page<'_>, at: usize) -> bool {
    let Some(body) = at.checked_sub(2).filter(|_| page.is_mark(at - 1, "to")) else { return false };
    page.is(body, Classes::ORGANISATION_WORD) && page.is_capitalised(body) && is_plain_word(page, at)
}

/// A preposition with a capital after a first name: “Ann **Near** left”; not “Ann In The House”.
fn is_surname_all_the_same(page: &Page<'_>, at: usize) -> bool {
    let is_first_name = page.is(at - 1, Classes::FIRST_NAME) && !page.is(at - 1, Classes::COMMON | Classes::CITY | Classes::COUNTRY);
    let goes_on = page.is_capitalised(at + 1) || page.is(at + 1, Classes::DETERMINER);
    page.is(at, Classes::PREPOSITION) && page.letters(at).len() > 3 && is_first_name && !goes_on && at + 1 < page.sentence.end
}

/// Where the first word of a run ends that begins at `at`; `None` where none begins there.
fn first_end(page: &Page<'_>, at: usize) -> Option<usize> {
    if is_name_like(page, at) || is_elided(page, at) {
        return Some(at + 1);
    }
    end_of_particles(page, at)
}

/// A particle that lost its last letter, and a name: “Giulia **dell’Odi**”, “Jeanne **d’Odi**”; not “d’état”.
fn is_elided(page: &Page<'_>, at: usize) -> bool {
    const PARTICLES: &[&str] = &["d", "dell", "dall", "l"];
    let is_mixed = page.token(at).is_some_and(|token| token.kind() == WordKind::Letters && token.case() == Case::Mixed);
    let parts = || page.letters(at).split_once(['’', '\'']);
    is_mixed && parts().is_some_and(|(particle, name)| PARTICLES.contains(&particle) && name.starts_with(char::is_uppercase))
}

/// Letters behind a name that end its sentence, so that the next one runs into them: “Ann Reyes, **D.V.M.** Reyes left.” “Ann Reyes, **Ph.D.**”
fn is_degree(page: &Page<'_>, at: usize) -> bool {
    static DEGREES: &WordList = words![
        "d.v.m.", "m.d.", "ph.d.", "j.d.", "d.d.s.", "r.n.", "m.b.a.", "ll.b.", "ll.d.", "ed.d.", "d.o.", "c.p.a.", "m.a.", "b.a.",
        "b.sc.", "m.sc.", "d.phil.", "q.c.", "k.c.", "m.p.", "m.b.e.", "o.b.e.", "c.b.e.", "s.j.", "o.p."
    ];
    let opens = |at: usize| at > page.sentence.start + 1 && page.is_mark(at - 1, ",") && page.is_capitalised(at - 2);
    // “Ph”, “.”, “D”, “.”
    let of_two = || {
        at > page.sentence.start + 2
            && page.is_glued(at)
            && page.is_mark(at - 1, ".")
            && page.is(at - 2, words!["ph", "ed", "ll"])
            && opens(at - 2)
    };
    opens(at) && page.is(at, DEGREES) || of_two()
}

/// Whether the word is written like a part of a name: “Reyes”, “`McCall`”, “J.R.”, but not “NATO” or “I”.
fn is_name_like(page: &Page<'_>, at: usize) -> bool {
    if !page.is_capitalised(at) {
        return false;
    }
    let token = page.words.tokens[at];
    // “KING**’S** COUNCIL”
    if page.is_glued(at) && token.is_possessive(page.text) {
        return false;
    }
    let letters = page.letters(at);
    match token.case() {
        Case::Upper if letters.contains('.') => is_initials(letters) && page.is_capitalised(at + 1),
        // “AJ Reyes”, “Henry Ode III”
        Case::Upper => {
            token.is(Classes::NAME_SUFFIX)
                || is_shouted_name(page, at)
                || is_shouted_alone(page, at)
                || is_shouted_behind_particle(page, at)
                || (letters.len() == 2
                    && page.is_capitalised(at + 1)
                    && letters.chars().all(char::is_alphabetic)
                    && !token.is(Classes::BODY | Classes::COUNTRY)
                    && !matches!(letters, "AM" | "PM" | "ET" | "PT" | "PC" | "DC" | "DI"))
        }
        _ if letters.len() == 1 => is_initial(page, at) || is_last_initial(page, at),
        _ if page.is_glued(at) && is_party_letter(page, at) => false,
        _ if token.is(Classes::MONTH | Classes::WEEKDAY) && is_of_date(page, at) => false,
        _ => true,
    }
}

/// A month or a weekday in a date, though it is a first name too: “15 **May**”, “**Thu Jul** 29”.
fn is_of_date(page: &Page<'_>, at: usize) -> bool {
    let is_number = |at: usize| page.sentence.contains(&at) && page.words.tokens[at].kind() == WordKind::Number;
    let is_month = |at: usize| page.is(at, Classes::MONTH) && (is_number(at + 1) || at > 0 && is_number(at - 1));
    is_month(at) || page.is(at, Classes::WEEKDAY) && is_month(at + 1)
}

/// A name in capitals throughout: “by **ANN REYES**”, “Ann **REYES**”; not “ANN”, “CNN Reyes” or “Ann TV”.
fn is_shouted_name(page: &Page<'_>, at: usize) -> bool {
    let is_plain = |at: usize, allowed: Classes| {
        page.is_letters(at)
            && page.words.tokens[at].case() == Case::Upper
            && page.letters(at).chars().count() > 2
            && !page.letters(at).contains('.')
            && !page.is(at, NO_SHOUT.difference(allowed))
    };
    let is_first = |at: usize| page.is(at, Classes::FIRST_NAME) && !page.is(at, Classes::COMMON | Classes::COUNTRY | Classes::CITY);
    let follows = at > page.sentence.start && is_first(at - 1) && page.is_capitalised(at - 1) && !page.is_glued(at);
    let as_surname =
        |at: usize| is_plain(at, if page.is(at, Classes::SURNAME) { Classes::COMMON | Classes::CITY } else { Classes::empty() });
    let leads = is_first(at) && is_plain(at, Classes::empty()) && as_surname(at + 1) && !page.is_glued(at + 1);
    leads || follows && as_surname(at)
}

/// “GRETA VAN **ORWIN**, HOST:”
fn is_shouted_behind_particle(page: &Page<'_>, at: usize) -> bool {
    let is_shouted = |at: usize| page.words.tokens[at].case() == Case::Upper;
    let Some(first) = at.checked_sub(2).filter(|first| *first >= page.sentence.start) else { return false };
    page.is(at - 1, Classes::PARTICLE) && page.is(first, Classes::FIRST_NAME) && is_shouted(at - 1) && is_shouted(first)
}

/// A lone name in capitals, before what its bearer says or after “known as”: “**REYES**: Thank you.”, “known as **AMO**”; not “UPDATE: ” or
/// “the AMO”.
fn is_shouted_alone(page: &Page<'_>, at: usize) -> bool {
    let is_label = at == page.sentence.start && page.is_mark(at + 1, ":") && page.letters(at).len() > 2;
    (is_label || beside::is_alias(page, at)) && !page.letters(at).contains('.') && !page.is(at, NO_SHOUT)
}

/// The state after the letter of a party: “Ann Reyes, R-**Ky**.”
fn is_party_letter(page: &Page<'_>, at: usize) -> bool {
    at > page.sentence.start + 1 && page.is_mark(at - 1, "-") && matches!(page.letters(at - 2), "R" | "D" | "I")
}

/// What is written in capitals throughout and no name.
const NO_SHOUT: Classes = Classes::BODY
    .union(Classes::ACRONYM)
    .union(Classes::COMMON)
    .union(Classes::FUNCTION)
    .union(Classes::COUNTRY)
    .union(Classes::CITY)
    .union(Classes::SPEECH)
    .union(Classes::WEEKDAY)
    .union(Classes::MONTH)
    .union(Classes::ORGANISATION_WORD)
    .union(Classes::PLACE_WORD)
    .union(Classes::DEMONYM);

/// Initials written together: “J.R.” opens a name, “U.S.” and “N.Y.” do not.
pub(super) fn is_initials(letters: &str) -> bool {
    const NO_NAMES: &[&str] = &[
        "U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "L.A.", "U.A.E.", "A.M.", "P.M.", "N.Y.", "N.J.", "N.H.", "N.M.", "N.C.", "N.D.", "S.D.",
        "R.I.", "B.C.", "A.D.", "N.S.", "N.B.", "P.O.",
    ];
    letters.len() <= 6 && !NO_NAMES.iter().any(|name| letters.eq_ignore_ascii_case(name))
}

/// A capital with its point, as in “Ann J. Reyes”; also “Harry S Truman”, between two names.
fn is_initial(page: &Page<'_>, at: usize) -> bool {
    let has_point = page.is_mark(at + 1, ".") && page.is_glued(at + 1);
    let stands_between = at > page.sentence.start && page.is_capitalised(at - 1) && page.is_capitalised(at + 1);
    (has_point && page.is_letters(at + 2))
        || (stands_between && page.letters(at) != "I" && (page.letters(at) != "A" || page.is(at - 1, Classes::FIRST_NAME)))
}

/// A surname cut down to its first letter: “Hella **R.**”, “Malcolm **X**”; not “Plan **B**” or “for Hella **I** left”.
fn is_last_initial(page: &Page<'_>, at: usize) -> bool {
    let Some(first) = at.checked_sub(1).filter(|first| *first >= page.sentence.start && page.is_capitalised(*first)) else { return false };
    let is_first_name = page.is(first, Classes::FIRST_NAME) && !page.is(first, Classes::COMMON | Classes::CITY | Classes::COUNTRY);
    let has_point = page.is_mark(at + 1, ".") && page.is_glued(at + 1);
    // “Queen Orwina **I** left”
    let is_reign = || matches!(page.letters(at), "I" | "V" | "X") && first > page.sentence.start && page.is(first - 1, cues::ROYAL);
    is_first_name && !page.is_glued(at) && page.letters(at) != "I" && (has_point || page.letters(at) != "A")
        || !page.is_glued(at) && !has_point && is_reign()
}

/// Particles that are written small without a hyphen: “van der Berg”, “bin Salman”. Others, such as “as”, need one: “as-Sadr”.
pub(super) const FREE_PARTICLES: &[&str] = &[
    "al", "el", "bin", "bint", "ben", "ibn", "abu", "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le",
    "zu", "ter", "ten", "y", "e", "af", "av", "ap", "bar", "bat", "und", "das",
];

/// Particles that open a name: “van der Berg”, but not “la” or “y”.
const OPENING_PARTICLES: &[&str] = &["al", "el", "bin", "ibn", "abu", "van", "von", "de", "di", "da", "del", "du"];

/// Where particles that begin at `at` lead to a capitalised word: the place after that word.
fn end_of_particles(page: &Page<'_>, at: usize) -> Option<usize> {
    if !page.is(at, Classes::PARTICLE) || page.is_capitalised(at) {
        return None;
    }
    let has_hyphen = page.is_mark(at + 1, "-") && page.is_glued(at + 1);
    (has_hyphen || OPENING_PARTICLES.contains(&page.letters(at))).then(|| behind_particles(page, at)).flatten()
}

/// The place after the capitalised word that the particles at `at` lead to.
fn behind_particles(page: &Page<'_>, at: usize) -> Option<usize> {
    // “von und zu Odwan”, not “Reyes und Odwan”
    if page.is_mark(at, "und") {
        return None;
    }
    let mut next = at;
    for _ in 0..3 {
        // “d’Odi **e** Reyes”
        let is_and = next == at && page.is_mark(next, "e") && !page.is_glued(next);
        if !page.is(next, Classes::PARTICLE) && !is_and || page.is_capitalised(next) {
            return None;
        }
        next += 1;
        // “van **’t** Odi”
        let is_cut = (page.is_mark(next, "’") || page.is_mark(next, "'") || page.is_mark(next, "‘")) && !page.is_glued(next);
        if is_cut && page.is_glued(next + 1) && page.is(next + 1, words!["t", "s"]) && is_name_like(page, next + 2) {
            return Some(next + 3);
        }
        if (page.is_mark(next, "-") || page.is_mark(next, "’") || page.is_mark(next, "'")) && page.is_glued(next + 1) {
            next += 1;
        } else if !FREE_PARTICLES.contains(&page.letters(next - 1)) {
            return None;
        }
        if is_name_like(page, next) {
            return Some(next + 1);
        }
    }
    None
}

/// Where the run `start..end` goes on, the place after its next part.
fn longer_end(page: &Page<'_>, start: usize, end: usize) -> Option<usize> {
    if end >= page.sentence.end {
        return None;
    }
    if page.is_mark(end, ".") && page.is_glued(end) {
        return takes_point(page, end - 1).then_some(end + 1);
    }
    if page.is_mark(end, "-") && page.is_glued(end) && page.is_glued(end + 1) {
        return if is_name_like(page, end + 1) || is_two_syllables(page, start, end) {
            Some(end + 2)
        } else {
            // “Abd-al-Rahman”
            behind_particles(page, end + 1)
        };
    }
    if let Some(behind) = end_of_turned_name(page, start, end) {
        return Some(behind);
    }
    if let Some(behind) = end_of_nickname(page, end) {
        return Some(behind);
    }
    if page.is_glued(end) && !page.is_mark(end - 1, ".") {
        return None;
    }
    // “Kim Sung-ho”, though “sung” is a word
    if is_name_like(page, end) || is_elided(page, end) || end == start + 1 && page.is_capitalised(end) && is_syllable(page, start, end) {
        return Some(end + 1);
    }
    // “Ann van der Berg”, but not “Which de facto”.
    let is_led_by_word = page.is(start, Classes::FUNCTION) && !page.is(start + 1, Classes::HONORIFIC);
    (!is_led_by_word).then(|| behind_particles(page, end)).flatten()
}

/// The initials, or the first name, after a surname that a list puts first: “Reyes**, A. J.** (1984)”, “Reyes**, Ann**; Ode, Bob”; not
/// “Linden, N.Y.”, “said Reyes, A. J. Ode’s lawyer” or “Reyes, Ann and Eva”.
fn end_of_turned_name(page: &Page<'_>, start: usize, end: usize) -> Option<usize> {
    let no_surname =
        Classes::COMMON | Classes::CITY | Classes::COUNTRY | Classes::BODY | Classes::MONTH | Classes::WEEKDAY | Classes::HONORIFIC;
    if end != start + 1 || !page.is_mark(end, ",") || page.is(start, no_surname) {
        return None;
    }
    let opens = start == page.sentence.start || !page.is_letters(start - 1) || page.is_mark(start - 1, "and");
    let mut at = end + 1;
    while page.is_letters(at) && at < end + 6 {
        let letters = page.letters(at);
        let is_lone = letters.len() == 1 && page.is_capitalised(at) && page.is_mark(at + 1, ".");
        let are_initials = letters.contains('.') && page.words.tokens[at].case() == Case::Upper && is_initials(letters);
        if !is_lone && !are_initials {
            break;
        }
        at += if is_lone { 2 } else { 1 };
    }
    let closes = |at: usize| {
        at >= page.sentence.end || matches!(page.mark(at), Some("(" | ";" | ":" | ",")) || page.is_mark(at, "and") || page.is_mark(at, "&")
    };
    if at > end + 1 {
        return (opens && closes(at)).then_some(at);
    }
    let is_first_name = page.is(at, Classes::FIRST_NAME) && page.is_capitalised(at) && !page.is(at, no_surname);
    let ends_entry = at + 1 >= page.sentence.end
        || page.is_mark(at + 1, ".") && at + 2 >= page.sentence.end
        || matches!(page.mark(at + 1), Some("(" | ";" | ":"));
    // “- Reyes, Ann”
    let is_entry = || {
        let is_bullet = matches!(page.mark(start - 1), Some("-" | "–" | "•" | "*" | "·"));
        page.is_mark(start - 1, ";") || is_bullet && start - 1 == page.sentence.start
    };
    (opens && is_first_name && ends_entry && (start == page.sentence.start || is_entry())).then_some(at + 1)
}

/// A nickname in quote marks between first name and surname: the place after the surname's first word.
///
/// “William "Buck" Reyes”, “Ann "Nan" da Silva”, “William "Wild Bill" Reyes”, “Carl “The Ox” Reyes”, “Anthony (Tony) Reyes”; not “Reyes "Says No" Again”, nor “Ann
/// (Linden) Reyes”.
fn end_of_nickname(page: &Page<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let mark = page.mark(at)?;
    let is_bracket = mark == "(";
    let opens = is_bracket || matches!(mark, "\"" | "“" | "'" | "‘");
    if !opens || !page.is_capitalised(at - 1) || page.is(at - 1, Classes::COMMON) || page.is_glued(at) {
        return None;
    }
    let close = (at + 1..at + 2 + LONGEST).take_while(|inside| page.is_capitalised(*inside)).last()? + 1;
    let is_closed = if is_bracket { page.is_mark(close, ")") } else { matches!(page.mark(close)?, "\"" | "”" | "'" | "’") };
    let is_first_name = |at: usize| page.is(at, Classes::FIRST_NAME);
    let is_one = close == at + 2 && (!is_bracket || is_first_name(at + 1) && is_first_name(at - 1));
    let is_of_words = || {
        let inside = at + 1 + usize::from(close > at + 2 && page.is_mark(at + 1, "The"));
        !is_bracket && is_first_name(at - 1) && !(inside..close).any(|at| page.is(at, Classes::FUNCTION | Classes::SPEECH))
    };
    if !is_closed || page.is_glued(close + 1) || !is_one && !is_of_words() {
        return None;
    }
    if is_name_like(page, close + 1) { Some(close + 2) } else { behind_particles(page, close + 1) }
}

/// Whether the hyphen at `at` joins a given name of two syllables behind a family name: “Ban Ki-moon”, “Chen Shui-bian”; not “Ann
/// Reyes-led”.
fn is_two_syllables(page: &Page<'_>, start: usize, at: usize) -> bool {
    const NO_SYLLABLES: &[&str] =
        &["led", "run", "born", "based", "style", "backed", "owned", "era", "like", "built", "made", "trained", "ruled", "held"];
    let is_syllable = page.is_letters(at + 1) && page.letters(at + 1).len() < 7 && !NO_SYLLABLES.contains(&page.letters(at + 1));
    at >= start + 2 && is_family_first(page, at - 2) && page.letters(at - 1).len() < 7 && is_syllable
}

/// Whether the word at `at` is a syllable of such a name, though it is a word too: “Moon Jae-**in**”, “Lee **In**-young”.
fn is_syllable(page: &Page<'_>, start: usize, at: usize) -> bool {
    let joins = |hyphen: usize| page.is_mark(hyphen, "-") && page.is_glued(hyphen) && page.is_glued(hyphen + 1);
    joins(at + 1) && is_two_syllables(page, start, at + 1) || at > start && joins(at - 1) && is_two_syllables(page, start, at - 1)
}

/// Whether the word is a family name that stands before the given name.
fn is_family_first(page: &Page<'_>, at: usize) -> bool {
    page.is(at, Classes::KOREAN_FAMILY | Classes::FAMILY_FIRST)
}

/// Whether the word before a full stop is an abbreviation after which a name continues: “J.”, “Mr.”, “St.”, “Jr.”.
fn takes_point(page: &Page<'_>, at: usize) -> bool {
    let letters = page.letters(at);
    letters.chars().count() == 1
        || page.is(at, Classes::HONORIFIC) && letters.len() <= 4 && page.is_capitalised(at + 2)
        || matches!(letters, "St" | "Ste" | "Jr" | "Sr")
}
