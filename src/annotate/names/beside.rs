//! What the words beside a name say of its bearer: a person, a company, a band, a place.

use super::Page;
use crate::annotate::lexicon::{self, Classes};
use crate::annotate::{WordList, WordTable, words};
use crate::text::Case;

/// What a name is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Described {
    /// “is a footballer”
    Person,
    /// “is a brewery”
    Thing,
}

const NOT_PEOPLE: Classes = Classes::THING.union(Classes::ORGANISATION_WORD).union(Classes::PLACE_WORD);

/// What the words after a name that ends at `end` say it is; `None` where they say nothing.
///
/// “Ann Reyes **was an Ontario politician**”, “Ann Reyes (born 1950) **is a singer**”, “Orwin, **a Linden brewery**, closed”; not
/// “Ann Reyes, a friend said, left” and not “Ann Reyes was a little late”.
pub(super) fn description_of(page: &Page<'_>, end: usize) -> Option<Described> {
    let at = behind_brackets(page, end);
    let is_copula = matches!(page.mark(at)?, "is" | "was" | "are" | "were");
    let has_article = matches!(page.mark(at + 1)?, "a" | "an") || is_copula && page.is_mark(at + 1, "the");
    if !has_article || !is_copula && !page.is_mark(at, ",") {
        return None;
    }
    let words = (at + 2..(at + 10).min(page.sentence.end)).take_while(|at| {
        page.is_letters(*at) && !page.is(*at, Classes::FUNCTION | Classes::SPEECH) || page.is_mark(*at, "-") || page.is_mark(*at, "/")
    });
    let is_head = |at: &usize| page.is_letters(*at) && !page.letters(*at).ends_with("ed") && !page.letters(*at).ends_with("ing");
    let head = words.filter(is_head).last()?;
    if page.is(head, Classes::ROLE | Classes::TITLE) {
        // After a comma it is an apposition, which has its own rule.
        return is_copula.then_some(Described::Person);
    }
    // “is a hockey center”, “is a rising star”
    let is_position = matches!(page.letters(head), "center" | "centre" | "guard" | "reserve" | "star" | "junior" | "force");
    (page.is(head, NOT_PEOPLE) && !is_position).then_some(Described::Thing)
}

/// The place after brackets that open at `at`, where they do: “(born 1950)”.
fn behind_brackets(page: &Page<'_>, at: usize) -> usize {
    if !page.is_mark(at, "(") {
        return at;
    }
    (at..at + 20).find(|inner| page.is_mark(*inner, ")")).map_or(at, |closing| closing + 1)
}

/// Whether a name that starts at `start` is a ship’s: “the USS **Ann Reyes**”, “the trawler **Ann Reyes**”; not “the US Ann Reyes knew”.
pub(super) fn is_ship(page: &Page<'_>, start: usize) -> bool {
    const PREFIXES: &[&str] = &[
        "USS", "HMS", "HMAS", "HMCS", "HMNZS", "RMS", "RRS", "RFA", "RV", "FV", "SS", "SY", "MY", "MT", "USNS", "USCGC", "CCGS", "BRP",
        "INS", "MV",
    ];
    static VESSELS: &WordList = words![
        "trawler",
        "tug",
        "cutter",
        "galleon",
        "liner",
        "cruiser",
        "corvette",
        "minesweeper",
        "catamaran",
        "coaster",
        "schooner",
        "ferry",
        "tanker",
        "yacht",
        "freighter",
        "steamer",
        "steamship",
        "tugboat",
        "frigate",
        "destroyer",
        "submarine",
        "warship",
        "lifeboat",
        "barge",
        "sloop",
        "lugger",
        "dredger",
        "icebreaker",
        "lightship"
    ];
    let Some(before) = start.checked_sub(1).filter(|before| page.sentence.contains(before)) else { return false };
    // “the trawler **Ann Reyes**”, “the ferry **Sir** Bo Ode”
    let is_vessel = page.words.is_cased && page.is(before, VESSELS) && !page.is_capitalised(before);
    is_vessel || page.mark(before).is_some_and(|prefix| PREFIXES.contains(&prefix))
}

/// “Orwin, **the band**, left”; not “Ann Reyes, the band leader, left”.
pub(super) fn is_the_thing(page: &Page<'_>, end: usize) -> bool {
    page.is_mark(end, ",")
        && page.is_mark(end + 1, "the")
        && page.is(end + 2, Classes::THING)
        && !page.is(end + 2, Classes::ROLE)
        && matches!(page.mark(end + 3), Some("," | "." | ";"))
}

/// Whether a noun for a thing stands right before a name: “the band Ann Reyes”, “the village of Orwin”; not “the film star Ann Reyes”.
pub(super) fn is_called_thing(page: &Page<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let small = |at: usize| page.is(at, Classes::THING) && !page.is_capitalised(at);
    // “bar Reyes said”, of Yossi bar Reyes
    let is_particle = page.is(before, Classes::PARTICLE) && !(before > 0 && page.is(before - 1, Classes::DETERMINER | Classes::COMMON));
    if small(before) && !is_particle {
        return true;
    }
    let Some(head) = before.checked_sub(1).filter(|head| page.sentence.contains(head)) else { return false };
    // “the Bishop of Orwin”, “the Commission on Public Odwan”; not “the father of Reyes”
    let is_office = page.is(head, Classes::TITLE) && !page.is(head, Classes::KIN);
    let is_body = page.is(head, Classes::ORGANISATION_WORD) && page.is_capitalised(head);
    page.is_mark(before, "of") && (small(head) || is_office || is_body) || matches!(page.letters(before), "on" | "for") && is_body
}

/// Whether a name `start..end` is given as that of a band: “the band **Ann Reyes** played”; not “the band Ann Reyes formed”, nor “band Reyes”.
pub(super) fn is_band(page: &Page<'_>, start: usize, end: usize) -> bool {
    static BANDS: &WordList = words!["band", "bands", "duo", "trio", "quartet", "rockers", "popsters", "supergroup"];
    static MADE: &WordList = words![
        "formed", "founded", "fronts", "fronted", "leads", "led", "joined", "started", "left", "created", "managed", "manages", "plays",
        "had", "has", "was", "is", "once", "and", "who", "chose", "hired", "loved", "loves"
    ];
    let Some(noun) = start.checked_sub(1).filter(|noun| page.is(*noun, BANDS) && !page.is_capitalised(*noun)) else { return false };
    let opener = (noun.saturating_sub(3).max(page.sentence.start)..noun).rev().find(|at| page.is(*at, Classes::DETERMINER));
    let is_led = opener.is_some_and(|opener| (opener + 1..noun).all(|at| page.is_letters(at) && !page.is(at, Classes::FUNCTION)));
    is_led && !page.is(end, MADE)
}

/// Whether a pronoun for one person takes up a name that ends at `end`, before any other name: “Orwin left **his** house”, “Orwin left.
/// **She** …”; not “Orwin met Reyes and his wife”.
pub(super) fn is_taken_up(page: &Page<'_>, end: usize) -> bool {
    static PRONOUNS: &WordList = words!["he", "she", "his", "her", "him", "himself", "herself"];
    const REACH: usize = 25;
    let tokens = &page.words.tokens[end..];
    let here = &tokens[..tokens.len().min(REACH).min(page.sentence.end.saturating_sub(end))];
    for token in here {
        if token.case() == Case::Lower {
            if token.is(PRONOUNS) {
                return true;
            }
        } else if token.is_capitalised(page.text) {
            return false;
        }
    }
    let mut behind = tokens[here.len()..].iter().take(2.min(REACH - here.len()));
    behind.any(|token| {
        let opens = || matches!(token.of(page.text), "He" | "She" | "His" | "Her");
        token.is(PRONOUNS) && (token.case() == Case::Lower || opens())
    })
}

/// Whether the word at `at` makes what stands before it, in a text without capitals, the name of something named after a person: “cal odwan
/// **park**”, “the orwin **brothers**”; not “reyes **report**”, which Reyes may have written.
pub(super) fn is_namesake(words: &WordTable, at: usize) -> bool {
    words.tokens.get(at).is_some_and(|token| {
        let is_place = token.is(Classes::PLACE_WORD) && token.is(Classes::COMMON) && !token.is(Classes::FUNCTION | Classes::SURNAME);
        !token.is_glued() && (is_place || token.is(Classes::NAMESAKE))
    })
}

/// Whether what stands after a name that ends at `end` is only named after it: “Lou Orwin’s **disease**”, “Orwin’s **Law**”, “the Orwin
/// **scale**”; not “Orwin’s house”.
pub(super) fn is_eponym(page: &Page<'_>, end: usize) -> bool {
    static OWNED: &WordList = words![
        "disease",
        "syndrome",
        "law",
        "theorem",
        "paradox",
        "lemma",
        "comet",
        "palsy",
        "chorea",
        "lymphoma",
        "sarcoma",
        "razor",
        "constant",
        "equation",
        "hypothesis",
        "amendment"
    ];
    static CALLED: &WordList =
        words!["disease", "syndrome", "scale", "theorem", "maneuver", "manoeuvre", "surgery", "equation", "hypothesis", "effect"];
    if page.is_letters(end) && page.words.tokens[end].is_possessive(page.text) {
        // “Prince Orwin’s **County**”
        let is_place = page.is(end + 1, Classes::PLACE_WORD) && page.is_capitalised(end + 1) && page.letters(end).len() > 1;
        return page.is(end + 1, OWNED) || is_place;
    }
    page.is(end, CALLED) && !page.is_capitalised(end)
}

/// Whether a name that starts at `start` is a storm's: “Hurricane **Orwin**”.
pub(super) fn is_storm(page: &Page<'_>, start: usize) -> bool {
    static STORMS: &WordList = words!["hurricane", "typhoon", "cyclone", "superstorm"];
    static WEATHER: &WordList = words!["storm", "depression"];
    let Some(before) = start.checked_sub(1).filter(|before| page.sentence.contains(before)) else { return false };
    let is_tropical =
        || before.checked_sub(1).is_some_and(|at| page.sentence.contains(&at) && page.letters(at).eq_ignore_ascii_case("tropical"));
    page.is(before, STORMS) || page.is(before, WEATHER) && (page.is_capitalised(before) || is_tropical())
}

/// Whether a name that starts at `start` is given as kin of somebody: “his **wife** Ann Reyes”, “a **son**, Ann”; not “the wife of Reyes”.
pub(super) fn is_kin(page: &Page<'_>, start: usize) -> bool {
    let is_kin = |at: usize| page.is(at, Classes::KIN) && page.is(at, Classes::ROLE);
    let Some(before) = start.checked_sub(1) else { return false };
    if page.is(before, Classes::ROLE) && !is_kin(before) {
        return is_explained_kin(page, before);
    }
    let before = if page.is_mark(before, ",") { before.checked_sub(1) } else { Some(before) };
    before.is_some_and(is_kin)
}

/// “Ann Reyes, **his daughter**, left”; not “Ann Reyes, his daughter said, left”.
pub(super) fn is_kin_behind(page: &Page<'_>, end: usize) -> bool {
    page.is_mark(end, ",")
        && page.is(end + 1, words!["his", "her", "their"])
        && page.is(end + 2, Classes::KIN)
        && page.is(end + 2, Classes::ROLE)
        && !page.is(end + 3, Classes::SPEECH)
}

/// “whose **husband**, the late poet Ann Reyes”: what the kin is stands between. Not: “the husband of the poet Ann Reyes”.
fn is_explained_kin(page: &Page<'_>, role: usize) -> bool {
    const LONGEST: usize = 4;
    let opener = (role.saturating_sub(LONGEST)..role).rev().find(|at| page.is(*at, Classes::DETERMINER) || !page.is_letters(*at));
    let Some(opener) = opener.filter(|at| page.is(*at, words!["the", "a", "an"]) && *at > 1) else { return false };
    page.is_mark(opener - 1, ",") && page.is(opener - 2, Classes::KIN) && page.is(opener - 2, Classes::ROLE)
}

/// Whether a name that starts at `start` is one more that somebody has: “known as **Reyes**”, “nicknamed **Ode**”; not “Linden, known for
/// Ode” or “as Ode”.
pub(super) fn is_alias(page: &Page<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let is_known = |at: usize| page.is_mark(at, "known") || page.is_mark(at, "billed") || page.is_mark(at, "credited");
    page.is_mark(before, "as") && before > 0 && is_known(before - 1)
        || matches!(page.mark(before), Some("nicknamed" | "alias" | "aka" | "dubbed"))
}

/// “Suharto, who like many uses only **one name**,”: people are called so, and nobody else.
fn has_one_name(page: &Page<'_>, end: usize) -> bool {
    const REACH: usize = 14;
    page.is_mark(end, ",")
        && (end + 2..end + REACH).any(|at| {
            page.is_mark(at, "name")
                && matches!(page.mark(at - 1), Some("one" | "single"))
                && (end + 1..at).any(|verb| page.is(verb, CALLED))
        })
}

static CALLED: &WordList = words!["goes", "uses", "use", "has", "used", "went", "known"];

/// “Ann Reyes **as finance minister**”; not “Ann Reyes as a child”.
fn is_given_office(page: &Page<'_>, end: usize) -> bool {
    page.is_mark(end, "as")
        && (end + 1..end + 4)
            .take_while(|at| *at == end + 1 || page.is(at - 1, Classes::ROLE_MODIFIER | Classes::DETERMINER | Classes::DEMONYM))
            .any(|at| page.is(at, Classes::ROLE) && !page.is(at, Classes::KIN) && !page.is_capitalised(at))
}

/// Whether what stands beside a name `start..end` is said of people alone.
///
/// “Reyes **was born**”, “Reyes’s **wife**”, “**the son of** Reyes”, “**written by** Reyes”, “Reyes **as mayor**”; not “Reyes was founded” or “the
/// head of Orwin”.
pub(super) fn is_personal(page: &Page<'_>, start: usize, end: usize) -> bool {
    let at = behind_brackets(page, end);
    if page.is(at, Classes::DONE_BY_PEOPLE) || matches!(page.mark(at), Some("was" | "were")) && page.is(at + 1, Classes::DONE_TO_PEOPLE) {
        return true;
    }
    if is_given_office(page, end) || has_one_name(page, end) {
        return true;
    }
    if page.is_letters(end) && page.words.tokens[end].is_possessive(page.text) {
        return page.is(end + 1, Classes::KIN) || page.is(end + 2, Classes::KIN);
    }
    let Some(before) = start.checked_sub(2) else { return false };
    match page.mark(before + 1) {
        Some("of" | "named" | "called" | "to") => {
            page.is(before, Classes::KIN) || page.is_mark(before + 1, "to") && page.is_mark(before, "married")
        }
        Some("by") => page.is(before, Classes::WORK_OF_PEOPLE),
        Some("as") if page.is_mark(before, "such") => before > 0 && are_people(page, before - 1),
        Some("as" | "like" | "including") => are_people(page, before),
        // “its liquidator, Ann Reyes, said”
        Some(",") if end > start + 1 && page.is_mark(end, ",") && page.is(end + 1, Classes::SPEECH) && is_whose(page, before) => true,
        // “his second wife, Ann, spoke”, “his brother-in-law, Ann Reyes”
        Some(",") => {
            (page.is(before, Classes::KIN) || page.is_mark(before, "law") && page.is_mark(before - 1, "-"))
                && (before.saturating_sub(5)..before).any(|at| page.is(at, Classes::DETERMINER))
        }
        Some("married" | "starring") => true,
        _ => false,
    }
}

/// Whether the noun at `at` is said to be somebody’s: “**its liquidator**”, “**the club’s welfare officer**”; not “in its statement, Linden Council,
/// said”.
fn is_whose(page: &Page<'_>, at: usize) -> bool {
    const LONGEST: usize = 4;
    let is_noun = |at: usize| page.is_letters(at) && !page.is_capitalised(at) && !page.is(at, Classes::FUNCTION | Classes::PREPOSITION);
    let opener = (at.saturating_sub(LONGEST)..at).rev().find(|at| !is_noun(*at) || page.words.tokens[*at].is_possessive(page.text));
    let is_thing = page.is(at, NOT_PEOPLE) || page.letters(at).ends_with("ment");
    is_noun(at)
        && !is_thing
        && opener.is_some_and(|opener| {
            let owner = page.is(opener, words!["its", "his", "her", "their", "our", "my", "'s"]);
            let is_led = opener > page.sentence.start && page.is(opener - 1, Classes::PREPOSITION);
            (owner || page.is_letters(opener) && page.words.tokens[opener].is_possessive(page.text)) && !is_led
        })
}

/// Whether the word at `at` is the plural of a role: “such **musicians** as”, “**singers** like”; not “cities like”.
fn are_people(page: &Page<'_>, at: usize) -> bool {
    let role = |letters: &str| lexicon::classes_of(letters).intersects(Classes::ROLE);
    page.sentence.contains(&at) && page.letters(at).strip_suffix('s').is_some_and(role)
}

/// “the Reyes **family**”
pub(super) fn is_family(page: &Page<'_>, start: usize, end: usize) -> bool {
    page.is_mark(end, "family") && start > 0 && matches!(page.mark(start - 1), Some("the" | "The"))
}

/// Verbs of the past that do not end in “-ed”.
static IRREGULAR: &WordList = words![
    "became",
    "began",
    "bought",
    "broke",
    "brought",
    "came",
    "chose",
    "drew",
    "drove",
    "fell",
    "felt",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "held",
    "kept",
    "knew",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "paid",
    "ran",
    "rose",
    "sat",
    "saw",
    "sent",
    "set",
    "shot",
    "sold",
    "spent",
    "spoke",
    "stood",
    "swore",
    "threw",
    "took",
    "went",
    "won",
    "wrote",
    "ate",
    "fled",
    "shut",
    "flew",
    "forgot",
    "hid",
    "lay",
    "meant",
    "quit",
    "rode",
    "sang",
    "sank",
    "shook",
    "slept",
    "sought",
    "stole",
    "struck",
    "swam",
    "taught",
    "thought",
    "tore",
    "understood",
    "wept",
    "withdrew",
    "woke",
    "wore"
];

/// The same, where a word may stand or not.
pub(super) fn is_past_verb_at(page: &Page<'_>, at: usize) -> bool {
    page.is_letters(at) && is_past_verb(page, at)
}

/// Whether the word at `at` may be a verb of the past: “Reyes **resigned**”, “Reyes **won**”.
pub(super) fn is_past_verb(page: &Page<'_>, at: usize) -> bool {
    let letters = page.letters(at);
    letters.len() > 4 && letters.ends_with("ed") && !page.is_capitalised(at)
        || page.words.tokens[at].is_small() && page.words.tokens[at].is(IRREGULAR)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_cues;
    use crate::annotate::names::Cues;

    fn check(marked: &str) {
        check_cues(
            &[
                (Cues::PERSONAL, "person"),
                (Cues::APPOSITION, "role"),
                (Cues::THING, "thing"),
                (Cues::KIN, "kin"),
                (Cues::ALIAS, "alias"),
                (Cues::FIRM, "firm"),
            ],
            marked,
        );
    }

    #[test]
    fn a_definition_tells_people_from_things() {
        check("[Ann Reyes → role] was a Linden politician. [Ann Reyes → role] (born 1950) is a singer.");
        check("[Orwin → thing] is a family brewery. It met [Orwin → thing firm], a Linden brewery, there.");
    }

    #[test]
    fn a_state_is_no_definition() {
        check("[Orwin → person], who like many uses one name, left. Orwin, whose name is long, left.");
        check("Orwin was a hockey center. Orwin is a rising star.");
        check("Ann Reyes was a little late. Ann Reyes was the last. Ann Reyes, a friend said, left.");
    }

    #[test]
    fn a_noun_before_a_name_tells_what_it_is() {
        check("He joined the band [Ann Reyes → thing firm] in the village of [Orwin → thing].");
        check("The band [Ann Reyes → thing] formed left. A duo [Eva Ode → thing] leads played.");
        check("He met the film star Ann Reyes and the band’s Eva Ode.");
    }

    #[test]
    fn what_people_alone_are_and_do_tells_people() {
        check(
            "[Reyes → person] was born there, [Ode → person] died there, and [Odi → person]’s wife left with the son of [Odwan → person].",
        );
        check(
            "The song written by [Ode → person] was known. His second wife, [Odi → person kin], left. A son named [Odwan → person] stayed.",
        );
        check("Reyes was there, Ode’s plan failed, and the head of Odwan left. The report by Odi was known. The council, Ode said, left.");
    }

    #[test]
    fn a_ship_bears_a_name() {
        check("The trawler [Ann Reyes → thing firm] sank.");
        check("The USS [Ann Reyes → thing firm] left with the HMS [Orwin → thing firm]. The US Ann Reyes knew was another.");
    }

    #[test]
    fn what_is_the_thing_is_no_person() {
        check("Ann Reyes met [Orwin → firm], the band, and [Eva Odi → role], the band leader.");
    }

    #[test]
    fn kin_is_given_by_name() {
        check(
            "His wife [Ann Reyes → kin] met a cousin, [Eva Ode → person kin], there. The wife of [Odi → person] met the mayor Ann Reyes.",
        );
    }

    #[test]
    fn a_second_name_is_said_to_be_one() {
        check("Ann Reyes, known as [Orwin → alias], met Eva Ode, nicknamed [Odwan → alias]. Linden, known for Odi, served as Reyes said.");
    }

    #[test]
    fn an_office_is_for_people() {
        check("They named [Zobo Odi → person] as finance minister. They saw Ann Reyes as a child and Orwin as before.");
    }
}
