//! What the words beside a name say of companies, firms and bands that bear a person's name.

use super::Page;
use crate::annotate::lexicon::Classes;

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

/// What companies are: “the **lenders** Orwin and Odwin”.
const COMPANIES: &[&str] = &[
    "giant",
    "giants",
    "firms",
    "companies",
    "lenders",
    "insurers",
    "automakers",
    "carmakers",
    "brokerages",
    "retailers",
    "airlines",
    "makers",
    "buyers",
    "banks",
    "brokers",
    "investors",
    "builders",
    "publishers",
    "operators",
];

/// What befalls firms and nobody else: “the **takeover** of Orwin”.
const DONE_TO_FIRMS: &[&str] =
    &["takeover", "takeovers", "bailout", "bailouts", "nationalization", "nationalisation", "bankruptcy", "recapitalization"];

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
    if page.is(verb, Classes::DONE_BY_COMPANIES)
        || matches!(page.mark(end), Some("was" | "is")) && page.is(end + 1, Classes::DONE_TO_COMPANIES)
    {
        return true;
    }
    // “Orwin said it will”, “Orwin, which makes tiles”, “Orwin chairman Ann Reyes”
    if tells_of_itself(page, end)
        || page.is_mark(end, ",") && page.is_mark(end + 1, "which")
        || is_one_of(end, &OFFICERS[..8]) && page.is_capitalised(end + 1)
    {
        return true;
    }
    // “Orwin opened its tenth shop”, “Orwin shares rose”
    let is_past = |at: usize| super::beside::is_past_verb_at(page, at);
    if is_past(end) && page.is_mark(end + 1, "its")
        || page.is_mark(end, "shares") && (is_past(end + 1) || page.is(end + 1, Classes::AUXILIARY))
    {
        return true;
    }
    if page.is_letters(end) && page.words.tokens[end].is_possessive(page.text) {
        return page.is(end + 1, Classes::OF_COMPANY) || page.is(end + 2, Classes::OF_COMPANY);
    }
    // “the lenders Ann Orwin and **Eva Odwin**”
    let start = start_of_pair(page, start);
    if start.checked_sub(1).is_some_and(|before| is_one_of(before, COMPANIES)) {
        return true;
    }
    let Some(before) = start.checked_sub(2) else { return false };
    match page.mark(before + 1) {
        Some("of") if is_one_of(before, DONE_TO_FIRMS) => true,
        Some("of" | "in") => page.is(before, Classes::OF_COMPANY) || is_one_of(before, &OFFICERS[..8]),
        Some("at" | "with") if page.is(before, Classes::OF_COMPANY) || is_one_of(before, OFFICERS) => true,
        Some("by") => matches!(page.mark(before), Some("manufactured" | "made" | "marketed" | "employed")),
        Some("with" | "to") => page.is_mark(before, "signed"),
        _ => false,
    }
}

/// Where two names joined by “and” begin, for the second of them; else where the one begins.
fn start_of_pair(page: &Page<'_>, start: usize) -> usize {
    const LONGEST: usize = 3;
    let Some(and) = start.checked_sub(1).filter(|at| page.is_mark(*at, "and")) else { return start };
    let names = (page.sentence.start..and).rev().take(LONGEST).take_while(|at| page.is_capitalised(*at)).count();
    if names == 0 { start } else { and - names }
}

/// “Orwin **said it will** close”, “Orwin **said on Thursday that it would** close”; not “Reyes said it rained”.
pub(super) fn tells_of_itself(page: &Page<'_>, end: usize) -> bool {
    if !page.is(end, Classes::SPEECH) {
        return false;
    }
    let day = if page.is_mark(end + 1, "on") && page.is(end + 2, Classes::WEEKDAY) {
        end + 2
    } else if page.is(end + 1, Classes::WEEKDAY) {
        end + 1
    } else {
        end
    };
    let it = if page.is_mark(day + 1, "that") { day + 2 } else { day + 1 };
    page.is_mark(it, "it") && page.mark(it + 1).is_some_and(|verb| TOLD_OF_ITSELF.contains(&verb))
}

/// Whether a name that ends at `end` is a shop's by its form, as it acts with its “’s”: “Orwin’**s opened in** Linden”; not “Reyes’s closed shop”.
pub(super) fn is_possessive_firm(page: &Page<'_>, end: usize) -> bool {
    let owns = page.is_letters(end) && page.words.tokens[end].is_possessive(page.text);
    // “Orwin’s of Linden”, “Orwin’s parent company”
    let is_traded = page.is_mark(end + 1, "of") && page.is_capitalised(end + 2)
        || page.is_mark(end + 1, "parent") && matches!(page.mark(end + 2), Some("company" | "firm" | "group"));
    if owns && is_traded {
        return true;
    }
    let acts = owns && super::beside::is_past_verb_at(page, end + 1);
    acts && (page.is(end + 2, Classes::PREPOSITION | Classes::WEEKDAY)
        || matches!(page.mark(end + 2), Some("." | "," | "the" | "a" | "its")))
}

/// Whether a sign makes a name `start..end` a part of a firm’s: “**Reyes** & Ode”, “Ode & **Reyes**”, “**Ann Reyes** & Sons”; not “Ann Reyes &
/// Eva Ode”, nor “**Reyes** & the Harbours”, which has its own rule.
pub(super) fn is_partner(page: &Page<'_>, start: usize, end: usize) -> bool {
    const PARTNERS: &[&str] = &["co", "company", "sons", "son", "bros", "brothers", "daughters", "associates", "partners"];
    let is_partnership = |at: usize| page.mark(at).is_some_and(|letters| PARTNERS.iter().any(|word| letters.eq_ignore_ascii_case(word)));
    let has_sign = page.is_mark(end, "&") || page.is_mark(end, "and") && is_partnership(end + 1) && page.is_capitalised(end + 1);
    if has_sign && is_partnership(end + 1) {
        return true;
    }
    let is_lone = end == start + 1;
    let leads = page.is_mark(end, "&") && page.is_capitalised(end + 1) && !page.is(end + 1, Classes::FUNCTION);
    is_lone && (leads || start > 1 && page.is_mark(start - 1, "&") && page.is_capitalised(start - 2))
}

/// “Ann Reyes & the Harbours”, “Ann Reyes and Her Harbours”; not “Ann Reyes and the Democrats”.
pub(super) fn leads_band(page: &Page<'_>, end: usize) -> bool {
    let is_sign = page.is_mark(end, "&") && matches!(page.mark(end + 1), Some("the" | "his" | "her" | "The" | "His" | "Her"));
    let is_word = page.is_mark(end, "and") && matches!(page.mark(end + 1), Some("The" | "His" | "Her"));
    (is_sign || is_word) && page.is_capitalised(end + 2)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_cues;
    use crate::annotate::names::Cues;

    fn check(marked: &str) {
        check_cues(&[(Cues::THING, "thing"), (Cues::BUSINESS, "company"), (Cues::FIRM, "firm")], marked);
    }

    #[test]
    fn a_singer_and_the_band_are_no_person() {
        check("He liked [Ann Reyes → thing] & the Harbours and [Eva Ode → thing] and Her Gulls.");
        check("He liked Ann Reyes and the Democrats.");
    }

    #[test]
    fn what_is_said_of_companies_tells_companies() {
        check(
            "Shares of [Linden → company] fell; a stake in [Orwin → company] was sold, [Odwin → company]’s shares rose. [Orwin → company] was founded there.",
        );
        check("The friend of Orwin left. Reyes’s plan failed. Reyes was found there. A stake was sold in Odwin.");
    }

    #[test]
    fn what_lenders_are_called_tells_companies() {
        check("The lenders [Ann Orwin → company] and [Eva Odwin → company] fell. The bailout of [Ann Orwin → company] failed.");
        check("The leaders Ann Orwin and Eva Odwin met. The release of Ann Orwin failed.");
    }

    #[test]
    fn a_sign_between_names_is_a_firms() {
        check("[Reyes → firm] & [Ode → firm] bought tiles from [Moss → firm] & [Sons → firm] and from [Eva Odi → firm] & [Co → firm].");
        check("Ann Reyes & Eva Ode met Reyes and Ode. He liked Ode and sons of others.");
    }

    #[test]
    fn what_shops_do_tells_shops() {
        check("[Orwin → firm]’s shut in May. [Laura Orwin → company] opened its tenth shop. [Laura Orwin → company] shares rose.");
        check("Reyes’s closed shop, Reyes’s injured brother and Ann Reyes left. Ann Reyes shares a flat. Ann Reyes opened her shop.");
    }

    #[test]
    fn who_tells_of_itself_is_a_firm() {
        check("[Ann Reyes → company firm] said it will close, and [Eva Ode → thing firm], a furniture chain, closed.");
        check("[Ann Reyes → company firm] said on Thursday that it would close.");
        check("Ann Reyes said it rained. Eva Ode, a friend of the chain, closed it.");
    }
}
