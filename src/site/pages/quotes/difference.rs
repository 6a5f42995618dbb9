//! The same quotation in two wordings, as one text that shows where they differ.

use crate::site::running_text::escaped;
use similar::{ChangeTag, TextDiff};

/// Two texts in one: what only the first has is struck out, what only the second has underlined. A lone word that both have between
/// words that differ is counted among these, or no eye could follow.
pub(crate) fn difference(words: &str, others: &str) -> String {
    const FEWEST: usize = 3;
    // What both have, or else what each has instead.
    let mut stretches: Vec<(bool, String, String)> = Vec::new();
    let compared = TextDiff::from_words(words, others);
    for operation in compared.ops() {
        let of =
            |tag| compared.iter_changes(operation).filter(|change| change.tag() == tag).map(|change| change.value()).collect::<String>();
        let (both, one, other) = (of(ChangeTag::Equal), of(ChangeTag::Delete), of(ChangeTag::Insert));
        let is_end = operation.old_range().start == 0 || operation.old_range().end == compared.old_len();
        let is_equal = !both.is_empty() && (both.split_whitespace().count() >= FEWEST || is_end);
        let (one, other) = if both.is_empty() { (one, other) } else { (both.clone(), both) };
        match stretches.last_mut().filter(|last| last.0 == is_equal) {
            Some(last) => {
                last.1.push_str(&one);
                last.2.push_str(&other);
            }
            None => stretches.push((is_equal, one, other)),
        }
    }
    let mut html = String::new();
    for (is_equal, one, other) in stretches {
        let parts = if is_equal { [("", one), ("", String::new())] } else { [("del", one), ("ins", other)] };
        for (element, words) in parts.iter().filter(|(_, words)| !words.trim().is_empty()) {
            let words = escaped(words.trim());
            let marked = if element.is_empty() { words } else { format!("<{element}>{words}</{element}>") };
            html.push_str(&marked);
            html.push(' ');
        }
    }
    html.truncate(html.trim_end().len());
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: &str) {
        assert_eq!(difference(one, other), expected);
    }

    #[test]
    fn words_of_either_are_marked() {
        check(
            "we lost the old mill in the rain",
            "we lost the great mill in the rain",
            "we lost the <del>old</del> <ins>great</ins> mill in the rain",
        );
        check("we lost the mill", "we lost the mill that night", "we lost the mill <ins>that night</ins>");
        check("we lost the mill", "we lost the mill", "we lost the mill");
    }

    #[test]
    fn a_lone_word_in_common_is_no_island() {
        check("they saw a very big dog", "we heard a small dog", "<del>they saw a very big</del> <ins>we heard a small</ins> dog");
    }

    #[test]
    fn words_stay_words() {
        check("we lost the <b>", "we lost the &", "we lost the <del>&lt;b&gt;</del> <ins>&amp;</ins>");
    }
}
