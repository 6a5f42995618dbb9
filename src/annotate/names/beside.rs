//! What the words beside a name say of its bearer: a person, a company, a band, a place.

use super::Page;
use crate::annotate::WordTable;
use crate::annotate::lexicon::{self, Classes};

/// What a name is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Described {
    /// “is a footballer”
    Person,
    /// “is a brewery”
    Thing,
}

const NOT_PEOPLE: Classes = Classes::THING.union(Classes::ORGANISATION_WORD).union(Classes::PLACE_WORD);

/// What the words behind a name that ends at `end` say it is; `None` where they say nothing.
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
        // Behind a comma it is an apposition, which has its own rule.
        return is_copula.then_some(Described::Person);
    }
    // “is a hockey center”, “is a rising star”
    let is_position = matches!(page.letters(head), "center" | "centre" | "guard" | "reserve" | "star" | "junior" | "force");
    (page.is(head, NOT_PEOPLE) && !is_position).then_some(Described::Thing)
}

/// The place behind brackets that open at `at`, where they do: “(born 1950)”.
fn behind_brackets(page: &Page<'_>, at: usize) -> usize {
    if !page.is_mark(at, "(") {
        return at;
    }
    (at..at + 20).find(|inner| page.is_mark(*inner, ")")).map_or(at, |closing| closing + 1)
}

/// Whether a noun for a thing stands right before a name: “the band Ann Reyes”, “the village of Orwin”; not “the film star Ann Reyes”.
pub(super) fn is_called_thing(page: &Page<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let small = |at: usize| page.is(at, Classes::THING) && !page.is_capitalised(at);
    if small(before) {
        return true;
    }
    let Some(head) = before.checked_sub(1).filter(|head| page.sentence.contains(head)) else { return false };
    // “the Bishop of Orwin”, “the Commission on Public Odwan”; not “the father of Reyes”
    let is_office = page.is(head, Classes::TITLE) && !KIN.contains(&page.letters(head));
    let is_body = page.is(head, Classes::ORGANISATION_WORD) && page.is_capitalised(head);
    page.is_mark(before, "of") && (small(head) || is_office || is_body) || matches!(page.letters(before), "on" | "for") && is_body
}

/// “Ann Reyes & the Harbours”, “Ann Reyes and Her Harbours”; not “Ann Reyes and the Democrats”.
pub(super) fn leads_band(page: &Page<'_>, end: usize) -> bool {
    let is_sign = page.is_mark(end, "&") && matches!(page.mark(end + 1), Some("the" | "his" | "her" | "The" | "His" | "Her"));
    let is_word = page.is_mark(end, "and") && matches!(page.mark(end + 1), Some("The" | "His" | "Her"));
    (is_sign || is_word) && page.is_capitalised(end + 2)
}

/// Whether a pronoun for one person takes up a name that ends at `end`, before any other name: “Orwin left **his** house”, “Orwin left.
/// **She** …”; not “Orwin met Reyes and his wife”.
pub(super) fn is_taken_up(page: &Page<'_>, end: usize) -> bool {
    const PRONOUNS: &[&str] = &["he", "she", "his", "her", "him", "himself", "herself"];
    for (at, token) in page.words.tokens.iter().enumerate().skip(end).take(25) {
        let letters = token.of(page.text);
        if PRONOUNS.contains(&letters) || at >= page.sentence.end && matches!(letters, "He" | "She" | "His" | "Her") {
            return true;
        }
        if at > page.sentence.end || token.is_capitalised(page.text) && at < page.sentence.end {
            return false;
        }
    }
    false
}

/// Whether the word at `at` makes what stands before it, in a text without capitals, the name of something named after a person: “cal odwan
/// **park**”, “the orwin **brothers**”; not “reyes **report**”, which Reyes may have written.
pub(super) fn is_namesake(words: &WordTable, text: &str, at: usize) -> bool {
    const NAMED_AFTER: &[&str] = &[
        "band",
        "high",
        "school",
        "college",
        "university",
        "institute",
        "center",
        "centre",
        "hospital",
        "museum",
        "library",
        "stadium",
        "arena",
        "park",
        "street",
        "road",
        "avenue",
        "beach",
        "bridge",
        "lake",
        "railway",
        "railroad",
        "brothers",
        "trophy",
        "cup",
        "award",
        "prize",
        "memorial",
        "theatre",
        "theater",
        "hotel",
        "mall",
        "club",
        "fc",
        "inc",
        "corp",
        "corporation",
        "ltd",
        "plc",
        "quartet",
        "trio",
        "orchestra",
        "ensemble",
        "field",
        "publishing",
        "records",
    ];
    words.tokens.get(at).is_some_and(|token| {
        let is_place = token.is(Classes::PLACE_WORD) && token.is(Classes::COMMON) && !token.is(Classes::FUNCTION | Classes::SURNAME);
        !token.is_glued && (is_place || NAMED_AFTER.contains(&token.of(text)))
    })
}

/// Kin and what else people alone have: “Reyes’s **wife**”, “the **wife** of Reyes”.
const KIN: &[&str] = &[
    "wife",
    "husband",
    "son",
    "daughter",
    "widow",
    "widower",
    "mother",
    "father",
    "brother",
    "sister",
    "parents",
    "grandson",
    "granddaughter",
    "grandfather",
    "grandmother",
    "nephew",
    "niece",
    "uncle",
    "aunt",
    "cousin",
    "girlfriend",
    "boyfriend",
    "fiancee",
    "marriage",
    "childhood",
    "funeral",
    "birthday",
    "death",
    "birth",
    "biography",
    "autobiography",
    "children",
    "sons",
    "daughters",
    "brothers",
    "sisters",
];

/// What people alone do: “Reyes **died**”.
const DONE_BY_PEOPLE: &[&str] = &[
    "died",
    "married",
    "graduated",
    "retired",
    "resigned",
    "studied",
    "attended",
    "lives",
    "resides",
    "smiled",
    "laughed",
    "nodded",
    "shrugged",
    "wept",
    "sang",
    "starred",
    "co-starred",
    "enrolled",
    "wed",
    "divorced",
];

/// What is done to people alone: “Reyes was **born**”.
const DONE_TO_PEOPLE: &[&str] =
    &["born", "married", "educated", "raised", "buried", "baptised", "baptized", "knighted", "ordained", "orphaned"];

/// What people alone have done: “**written** by Reyes”.
const WORK_OF_PEOPLE: &[&str] = &[
    "written",
    "directed",
    "composed",
    "portrayed",
    "hosted",
    "sung",
    "narrated",
    "coached",
    "captained",
    "painted",
    "sculpted",
    "succeeded",
    "preceded",
    "choreographed",
    "photographed",
    "voiced",
];

/// Whether what stands beside a name `start..end` is said of people alone.
///
/// “Reyes **was born**”, “Reyes’s **wife**”, “**the son of** Reyes”, “**written by** Reyes”; not “Reyes was founded” or “the head of Orwin”.
pub(super) fn is_personal(page: &Page<'_>, start: usize, end: usize) -> bool {
    let is_one_of = |at: usize, list: &[&str]| page.sentence.contains(&at) && list.contains(&page.letters(at));
    let at = behind_brackets(page, end);
    if is_one_of(at, DONE_BY_PEOPLE) || matches!(page.mark(at), Some("was" | "were")) && is_one_of(at + 1, DONE_TO_PEOPLE) {
        return true;
    }
    if page.is_letters(end) && page.words.tokens[end].is_possessive(page.text) {
        return is_one_of(end + 1, KIN) || is_one_of(end + 2, KIN);
    }
    let Some(before) = start.checked_sub(2) else { return false };
    match page.mark(before + 1) {
        Some("of" | "named" | "called" | "to") => {
            is_one_of(before, KIN) || page.is_mark(before + 1, "to") && page.is_mark(before, "married")
        }
        Some("by") => is_one_of(before, WORK_OF_PEOPLE),
        Some("as") if page.is_mark(before, "such") => before > 0 && are_people(page, before - 1),
        Some("as" | "like" | "including") => are_people(page, before),
        // “his second wife, Ann, spoke”, “his brother-in-law, Ann Reyes”
        Some(",") => {
            (is_one_of(before, KIN) || page.is_mark(before, "law") && page.is_mark(before - 1, "-"))
                && (before.saturating_sub(5)..before).any(|at| page.is(at, Classes::DETERMINER))
        }
        Some("married" | "starring") => true,
        _ => false,
    }
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

/// What companies have: “**shares** of Reyes”, “Reyes’s **shares**”.
const OF_COMPANIES: &[&str] = &[
    "shares",
    "stock",
    "stake",
    "shareholders",
    "shareholder",
    "customers",
    "employees",
    "subsidiary",
    "unit",
    "earnings",
    "revenue",
    "headquarters",
    "stores",
    "products",
    "factories",
    "factory",
    "brands",
    "brand",
    "division",
    "dealership",
    "branches",
];

/// What is done to companies: “Reyes was **founded**”.
const DONE_TO_COMPANIES: &[&str] = &["founded", "incorporated", "headquartered", "launched", "established", "privatised", "privatized"];

/// What companies do: “Reyes **manufactures** tiles”.
const DONE_BY_COMPANIES: &[&str] = &["manufactures", "manufactured", "distributes", "employs", "markets", "operates", "outsources"];

/// Those whom companies have: “Orwin’s **chairman**”, “the **chairman** of Orwin”.
const OFFICERS: &[&str] = &[
    "chairman",
    "chairwoman",
    "president",
    "executive",
    "executives",
    "ceo",
    "treasurer",
    "chief",
    "analyst",
    "analysts",
    "economist",
    "manager",
    "employee",
    "director",
    "directors",
    "official",
    "officials",
];

/// Verbs by which a company tells of itself: “Orwin said **it will** close”.
const TOLD_OF_ITSELF: &[&str] =
    &["will", "would", "plans", "planned", "expects", "expected", "agreed", "intends", "sold", "bought", "acquired", "has", "had"];

/// Whether what stands beside a name `start..end` is said of companies.
///
/// “**shares of** Orwin”, “Orwin’s **shares**”, “Orwin **was founded** in Linden”, “**manufactured by** Orwin”; not “the mayor of Orwin”.
pub(super) fn is_business(page: &Page<'_>, start: usize, end: usize) -> bool {
    let is_one_of = |at: usize, list: &[&str]| page.sentence.contains(&at) && list.contains(&page.letters(at));
    // “Orwin currently manufactures tiles”
    let verb = if page.is_letters(end) && page.letters(end).ends_with("ly") { end + 1 } else { end };
    if is_one_of(verb, DONE_BY_COMPANIES) || matches!(page.mark(end), Some("was" | "is")) && is_one_of(end + 1, DONE_TO_COMPANIES) {
        return true;
    }
    // “Orwin said it will”, “Orwin, which makes tiles”, “Orwin chairman Ann Reyes”
    if page.is(end, Classes::SPEECH) && page.is_mark(end + 1, "it") && is_one_of(end + 2, TOLD_OF_ITSELF)
        || page.is_mark(end, ",") && page.is_mark(end + 1, "which")
        || is_one_of(end, &OFFICERS[..8]) && page.is_capitalised(end + 1)
    {
        return true;
    }
    if page.is_letters(end) && page.words.tokens[end].is_possessive(page.text) {
        return is_one_of(end + 1, OF_COMPANIES) || is_one_of(end + 2, OF_COMPANIES);
    }
    let Some(before) = start.checked_sub(2) else { return false };
    match page.mark(before + 1) {
        Some("of" | "in") => is_one_of(before, OF_COMPANIES) || is_one_of(before, &OFFICERS[..8]),
        Some("at" | "with") if is_one_of(before, OF_COMPANIES) || is_one_of(before, OFFICERS) => true,
        Some("by") => matches!(page.mark(before), Some("manufactured" | "made" | "marketed" | "employed")),
        Some("with" | "to") => page.is_mark(before, "signed"),
        _ => false,
    }
}

/// Verbs of the past that do not end in “-ed”.
const IRREGULAR: &[&str] = &[
    "became", "began", "bought", "broke", "brought", "came", "chose", "drew", "drove", "fell", "felt", "fought", "found", "gave", "got",
    "grew", "held", "kept", "knew", "led", "left", "lost", "made", "met", "paid", "ran", "rose", "sat", "saw", "sent", "set", "shot",
    "sold", "spent", "spoke", "stood", "swore", "threw", "took", "went", "won", "wrote",
];

/// Whether the word at `at` may be a verb of the past: “Reyes **resigned**”, “Reyes **won**”.
pub(super) fn is_past_verb(page: &Page<'_>, at: usize) -> bool {
    let letters = page.letters(at);
    letters.len() > 4 && letters.ends_with("ed") && !page.is_capitalised(at) || IRREGULAR.contains(&letters)
}

#[cfg(test)]
mod tests {
    use crate::annotate::WordTable;
    use crate::annotate::names::{Cues, find_names};
    use crate::corpus::Article;

    /// Marks each phrase of which something is said: `[Orwin → company]`.
    fn check(marked: &str) {
        let mut plain = String::new();
        for piece in marked.split('[') {
            let (name, rest) =
                piece.split_once(']').map_or(("", piece), |(mark, rest)| (mark.split(" → ").next().unwrap_or_default(), rest));
            plain.extend([name, rest]);
        }
        let article = Article::of_paragraphs(&plain);
        let mut shown = String::new();
        let mut last = 0;
        for phrase in find_names(&article, &WordTable::new(&article)) {
            let said = [(Cues::PERSONAL, "person"), (Cues::APPOSITION, "role"), (Cues::THING, "thing"), (Cues::BUSINESS, "company")];
            let said: Vec<&str> = said.iter().filter(|(cue, _)| phrase.cues.contains(*cue)).map(|(_, word)| *word).collect();
            if !said.is_empty() {
                shown.push_str(&plain[last..phrase.span.start as usize]);
                shown.extend(["[", phrase.span.of(&plain), " → ", &said.join(" "), "]"]);
                last = phrase.span.end as usize;
            }
        }
        shown.push_str(&plain[last..]);
        assert_eq!(shown, marked);
    }

    #[test]
    fn a_definition_tells_people_from_things() {
        check("[Ann Reyes → role] was a Linden politician. [Ann Reyes → role] (born 1950) is a singer.");
        check("[Orwin → thing] is a family brewery. It met [Orwin → thing], a Linden brewery, there.");
    }

    #[test]
    fn a_state_is_no_definition() {
        check("Orwin was a hockey center. Orwin is a rising star.");
        check("Ann Reyes was a little late. Ann Reyes was the last. Ann Reyes, a friend said, left.");
    }

    #[test]
    fn a_noun_before_a_name_tells_what_it_is() {
        check("He joined the band [Ann Reyes → thing] in the village of [Orwin → thing].");
        check("He met the film star Ann Reyes and the band’s Eva Ode.");
    }

    #[test]
    fn a_singer_and_the_band_are_no_person() {
        check("He liked [Ann Reyes → thing] & the Harbours and [Eva Ode → thing] and Her Gulls.");
        check("He liked Ann Reyes and the Democrats.");
    }

    #[test]
    fn what_people_alone_are_and_do_tells_people() {
        check(
            "[Reyes → person] was born there, [Ode → person] died there, and [Odi → person]’s wife left with the son of [Odwan → person].",
        );
        check("The song written by [Ode → person] was known. His second wife, [Odi → person], left. A son named [Odwan → person] stayed.");
        check("Reyes was there, Ode’s plan failed, and the head of Odwan left. The report by Odi was known. The council, Ode said, left.");
    }

    #[test]
    fn what_is_said_of_companies_tells_companies() {
        check(
            "Shares of Linden fell; a stake in [Orwin → company] was sold, [Odwin → company]’s shares rose. [Orwin → company] was founded there.",
        );
        check("The friend of Orwin left. Reyes’s plan failed. Reyes was found there. A stake was sold in Odwin.");
    }
}
