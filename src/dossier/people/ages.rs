//! The age that an article tells beside a name.

use std::ops::Range;

use crate::annotate::lexicon::Classes;
use crate::annotate::{WordTable, words};
use crate::text::WordKind;

/// Who is no older is a child.
pub(super) const CHILD: u8 = 15;

/// The age beside a name, in years; `None` where none is told: “Ann Odi, **71**, retired”, “**71**-year-old Ann Odi”.
pub(in crate::dossier) fn age_of(text: &str, words: &WordTable, name: &Range<usize>) -> Option<u8> {
    let sentence = words.sentences.get(words.sentence_at(words.tokens[name.start].span().start)?)?;
    let letters = |at: usize| sentence.words().contains(&at).then(|| words.tokens[at].of(text));
    let number = |at: usize| {
        let is_number = sentence.words().contains(&at) && words.tokens[at].kind() == WordKind::Number;
        letters(at).filter(|_| is_number)?.parse::<u8>().ok().filter(|age| (1..=110).contains(age))
    };
    let behind = || {
        let age = number(name.end + 1).filter(|_| letters(name.end) == Some(","))?;
        matches!(letters(name.end + 2), None | Some("," | "." | ";")).then_some(age)
    };
    // “Ann Odi, a **22**-year-old goalkeeper, …”, “Ann Odi, aged **22**, …”
    let told_behind = || {
        let at = name.end + 2;
        let opens = letters(name.end) == Some(",") && matches!(letters(name.end + 1), Some("a" | "an" | "the" | "aged" | "now"));
        let age = number(at).filter(|_| opens)?;
        let is_old = letters(at + 1) == Some("-") && letters(at + 2) == Some("year") && letters(at + 4) == Some("old");
        let closes = matches!(letters(name.end + 1), Some("aged" | "now")) && matches!(letters(at + 1), None | Some("," | "." | ";"));
        (is_old || closes).then_some(age)
    };
    // “Ann Odi, **four**, was lost”
    let spelled = || {
        const NUMBERS: [&str; 14] =
            ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"];
        let word = letters(name.end + 1).filter(|_| letters(name.end) == Some(",") && letters(name.end + 2) == Some(","))?;
        NUMBERS.iter().zip(2..).find_map(|(number, age)| (*number == word).then_some(age))
    };
    let before = || {
        const REACH: usize = 9;
        let first = name.start.saturating_sub(REACH).max(sentence.words().start);
        let at = (first..name.start).rev().find(|at| words.tokens[*at].reads(text, "old"))?;
        let is_mark = |at: usize, mark: &str| letters(at) == Some(mark);
        let is_age = at >= 4 && is_mark(at - 1, "-") && is_mark(at - 2, "year") && is_mark(at - 3, "-");
        let leads = words.tokens[at + 1..name.start].iter().all(|token| token.is(Classes::ROLE | Classes::TITLE | Classes::ROLE_MODIFIER));
        number(at.checked_sub(4)?).filter(|_| is_age && leads)
    };
    // “Ann Odi, the oldest nun in Linden, died on Monday **aged 108**.” “Ann Odi died. **She was 108.**”
    let at_death = || {
        const REACH: usize = 25;
        let end = sentence.words().end.min(name.end + REACH);
        let died = (name.end..end).find(|at| words.tokens[*at].is(words!["died"]))?;
        let told = (died + 1..sentence.words().end.min(died + REACH)).find_map(|at| match words.tokens[at] {
            aged if aged.is(words!["aged"]) => number(at + 1),
            age if age.is(words!["age"]) && letters(at + 1) == Some("of") => number(at + 2),
            _ => None,
        });
        let next = words.tokens.get(sentence.words().end..sentence.words().end + 4).unwrap_or_default();
        let [pronoun, was, age, point] = next else { return told };
        let is_said = pronoun.is(words!["he", "she"]) && was.is(words!["was"]) && age.kind() == WordKind::Number && point.of(text) == ".";
        told.or_else(|| age.of(text).parse().ok().filter(|_| is_said))
    };
    behind().or_else(told_behind).or_else(spelled).or_else(before).or_else(at_death)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::corpus::Article;

    fn age(text: &str) -> Option<u8> {
        let article = Article::of_paragraphs(text);
        let annotated = annotate(&article);
        age_of(&article.text, &annotated.words, &annotated.names[0].words())
    }

    #[test]
    fn an_age_stands_beside_its_name() {
        assert_eq!(age("Ann Reyes, 71, retired."), Some(71));
        assert_eq!(age("The 34-year-old farmer Ann Reyes left."), Some(34));
        assert_eq!(age("Ann Reyes, a 22-year-old goalkeeper, left."), Some(22));
        assert_eq!(age("Ann Reyes, aged 71, retired."), Some(71));
        assert_eq!(age("Ann Reyes, four, was lost."), Some(4));
    }

    #[test]
    fn other_numbers_are_no_age() {
        assert_eq!(age("Ann Reyes, 71 miles away, left."), None);
        assert_eq!(age("Ann Reyes won 71 votes."), None);
        assert_eq!(age("Ann Reyes, a 71-strong choir, left. Ann Reyes, the four said, left."), None);
        assert_eq!(age("A 12-year-old boy met Ann Reyes."), None);
    }
}
