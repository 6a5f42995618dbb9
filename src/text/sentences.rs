use std::ops::Range;

use super::{Case, Span, Word, WordKind};

/// Abbreviations whose full stop never ends a sentence, because something always follows. Honorifics that are abbreviated stand here too;
/// a test of the lexicon holds the two lists together.
const NEVER_LAST: &[&str] = &[
    "mr", "mrs", "ms", "messrs", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "sgt", "cpl", "pvt", "adm", "sen", "sens", "rep",
    "reps", "gov", "govs", "hon", "rev", "fr", "sr", "st", "ste", "mt", "ft", "vs", "no", "nos", "vol", "fig", "pp", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    "sun", "pres", "supt", "insp", "det", "atty", "amb", "asst", "al", "brig", "cdr", "comdr", "ltc", "mlle", "mme", "msgr", "pfc", "revd",
];

/// Abbreviations that may end a sentence: they do where a word that opens sentences follows.
const PERHAPS_LAST: &[&str] =
    &["jr", "inc", "co", "corp", "ltd", "bros", "plc", "llc", "etc", "ave", "blvd", "dept", "est", "calif", "mass", "pa", "va", "fla"];

/// Words that seldom follow an abbreviation inside a sentence when they are capitalised.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
    "there",
    "in",
    "on",
    "at",
    "but",
    "and",
    "as",
    "after",
    "before",
    "when",
    "while",
    "if",
    "for",
    "however",
    "meanwhile",
    "his",
    "her",
    "their",
    "its",
    "our",
    "both",
    "some",
    "many",
    "most",
    "one",
    "two",
    "no",
    "what",
    "since",
    "under",
    "with",
    "according",
];

/// So many marks may stand between two sentences: a longer row of them is an ornament.
const MOST_MARKS: usize = 40;

/// The sentences of `paragraphs` (spans of `text`, in order), in order, as the places of their words; none crosses the end of a paragraph. A
/// closing quote mark or bracket belongs to the sentence it closes.
///
/// Works on lower-cased text too: where a paragraph bears no capital letter, a full stop ends a sentence whatever follows.
pub fn find_sentences(text: &str, words: &[Word], paragraphs: &[Span]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for paragraph in paragraphs {
        let first = from + words[from..].partition_point(|word| word.span.start < paragraph.start);
        let end = first + words[first..].partition_point(|word| word.span.end <= paragraph.end);
        from = end;
        let inside = &words[first..end];
        let has_capitals = inside.iter().any(|word| word.case != Case::Lower);
        let mut start = 0;
        let mut at = 0;
        while at < inside.len() {
            if may_be_stop(text, inside[at])
                && let Some(after) = end_of_sentence(text, inside, at, has_capitals)
            {
                sentences.push(first + start..first + after);
                start = after;
                at = after;
            } else {
                at += 1;
            }
        }
        if start < inside.len() {
            sentences.push(first + start..end);
        }
    }
    sentences
}

/// Where the word at `at`, which may be a stop, ends a sentence: the place of the first word after it.
fn end_of_sentence(text: &str, words: &[Word], at: usize, has_capitals: bool) -> Option<usize> {
    let mark = words[at].span.of(text);
    let is_dotted = words[at].kind == WordKind::Letters && mark.ends_with('.');
    if !is_dotted && !matches!(mark, "." | "!" | "?" | "…") {
        return None;
    }
    let mut after = at + 1;
    while after < words.len().min(at + MOST_MARKS) && closes(text, words, after, has_capitals) {
        after += 1;
    }
    let Some(next) = words.get(after) else { return Some(after) };
    if next.is_glued {
        return None;
    }
    let follower = words[after..].iter().take(MOST_MARKS).find(|word| word.kind != WordKind::Mark)?;
    // Words in square brackets are an editor's, and need no capital: “[name withheld] left.”
    let is_inserted = next.span.of(text) == "[" && mark != "…";
    let opens =
        if has_capitals { follower.is_capitalised(text) || follower.kind == WordKind::Number && mark != "…" } else { mark != "…" };
    if !opens && !is_inserted {
        return None;
    }
    let opens_sentences = || is_one_of(follower.span.of(text), OPENERS);
    if is_dotted {
        // “U.S. Secretary” goes on, “in the U.S. The” does not; nothing closes between “p.m.” and what follows.
        return (after > at + 1 || opens_sentences() && has_capitals || next.kind == WordKind::Mark).then_some(after);
    }
    if mark == "." && at > 0 && words[at].is_glued && after == at + 1 {
        let before = words[at - 1];
        let word = before.span.of(text);
        if is_one_of(word, NEVER_LAST) && !(is_one_of(word, &["no"]) && follower.kind != WordKind::Number) {
            return None;
        }
        let is_initial = before.kind == WordKind::Letters && before.span.len() == 1 && !is_one_of(word, &["i"]);
        if (is_initial || is_one_of(word, PERHAPS_LAST)) && !opens_sentences() {
            return None;
        }
    }
    Some(after)
}

/// Whether a word is in a list, whatever its case.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// Whether a word has the byte of a stop where stops have it: most have not.
#[inline]
fn may_be_stop(text: &str, word: Word) -> bool {
    /// The first byte of “…”.
    const ELLIPSIS: u8 = 0xE2;
    let bytes = text.as_bytes();
    match word.kind {
        WordKind::Letters => bytes[word.span.end as usize - 1] == b'.',
        WordKind::Mark => matches!(bytes[word.span.start as usize], b'.' | b'!' | b'?' | ELLIPSIS),
        WordKind::Number => false,
    }
}

/// Whether the word at `at` closes what stands before it: more stops, closing quote marks and brackets.
fn closes(text: &str, words: &[Word], at: usize, has_capitals: bool) -> bool {
    let mark = words[at].span.of(text);
    match mark {
        ")" | "]" | "”" | "’" | "»" => words[at].is_glued || !has_capitals,
        "." | "!" | "?" | "…" | "\"" | "'" => words[at].is_glued,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::find_words;

    /// Each line of `text` is a paragraph; sentences are shown with `|` between them.
    fn check(text: &str) {
        let plain = text.replace('|', "");
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in plain.split_inclusive('\n') {
            paragraphs.push(Span::new(start, start + line.len()));
            start += line.len();
        }
        let words = find_words(&plain);
        let sentences = find_sentences(&plain, &words, &paragraphs);
        let found: Vec<&str> = sentences.iter().map(|places| words[places.start].span.to(words[places.end - 1].span).of(&plain)).collect();
        let expected: Vec<&str> = text.split(['|', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_full_stop_before_a_capital_ends_a_sentence() {
        check("The council met. |Nobody spoke.");
    }

    #[test]
    fn titles_initials_and_months_end_none() {
        check("Mr. Reyes met Gen. Ann J. Ode on Oct. 20, 2015. |Rain fell.");
    }

    #[test]
    fn country_abbreviations_end_one_only_before_an_opening_word() {
        check("He left the U.S. |The council met U.S. Secretary Ode.");
    }

    #[test]
    fn a_closing_mark_belongs_to_its_sentence() {
        check("It fought “rebels.” |Others fled (by sea.) |She said \"no.\" |Nobody spoke.");
    }

    #[test]
    fn a_quote_that_goes_on_in_small_letters_is_one_sentence() {
        check("Ode spoke. |[name withheld] left Dr. [name withheld] … [sic] alone.");
        check("“Why?” he asked. |“We … waited,” said Ode.");
    }

    #[test]
    fn lower_cased_text_has_sentences_too() {
        check("u.s. officials met on oct. 20 , 2015 . |nobody spoke .");
    }

    #[test]
    fn decimals_and_domains_end_none() {
        check("Prices rose 3.5 percent on news.example Monday. |Nobody spoke.");
    }

    #[test]
    fn a_paragraph_ends_its_last_sentence() {
        check("Council votes\nThe council met.");
    }
}
