//! What the letters of a word alone say of how it is spelled.

use crate::annotate::lexicon::{self, Classes};
use crate::annotate::words::{Token, fold};

/// “reyes” → “Reyes”, “o’neill” → “O’Neill”, “`mcdonald`” → “`McDonald`”, “j.r.” → “J.R.”.
pub(super) fn capitalised(word: &str) -> String {
    let mut spelled = String::with_capacity(word.len());
    let mut is_first = true;
    for letter in word.chars() {
        if is_first {
            spelled.extend(letter.to_uppercase());
        } else {
            spelled.push(letter);
        }
        is_first = letter == '.' || matches!(letter, '\'' | '’') && spelled.chars().count() == 2;
    }
    if let Some(rest) = spelled.strip_prefix("Mc").filter(|rest| rest.len() > 2) {
        return format!("Mc{}", capitalised(rest));
    }
    spelled
}

/// “ii”, “iv” after a name.
pub(super) fn is_numeral(token: &Token, letters: &str) -> bool {
    token.is(Classes::NAME_SUFFIX) && letters.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'))
}

/// “cnw”, “ncnb”: letters that nobody can speak as a word.
pub(super) fn is_initialism(token: &Token, letters: &str) -> bool {
    let has_vowel = letters.chars().any(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || !letter.is_ascii());
    (3..=5).contains(&letters.len())
        && !token.is_listed()
        && !has_vowel
        && !matches!(letters, "kms" | "hrs" | "yrs" | "lbs" | "mph" | "pct" | "hmm" | "shh")
}

/// Whether a word that no list has is made of common ones: “frontlines”, “unspoiled”, “airstrikes”.
pub(super) fn is_derived(letters: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "s", "es", "d", "ed", "ing", "er", "ers", "ly", "ness", "less", "like", "able", "ism", "ist", "ists", "ized", "ization", "ised",
        "n",
    ];
    const OPENINGS: &[&str] = &[
        "un", "re", "non", "anti", "pre", "post", "over", "under", "out", "counter", "inter", "multi", "mid", "sub", "super", "mis", "dis",
        "co", "cyber", "geo", "eco", "bio",
    ];
    let folded = fold(letters);
    let is_common = |part: &str| part.len() > 2 && lexicon::classes_of(part).intersects(Classes::COMMON | Classes::FUNCTION);
    let by_ending = ENDINGS
        .iter()
        .filter_map(|ending| folded.strip_suffix(ending))
        .any(|stem| is_common(stem) || is_common(&format!("{stem}e")) || is_compound(stem, is_common));
    let by_opening = OPENINGS.iter().filter_map(|opening| folded.strip_prefix(opening)).any(|stem| stem.len() > 3 && is_common(stem));
    by_ending || by_opening || is_compound(&folded, is_common) || folded.contains('\'') && !folded.starts_with("o'")
}

fn is_compound(word: &str, is_common: impl Fn(&str) -> bool) -> bool {
    word.is_ascii() && word.len() >= 6 && (3..=word.len() - 3).any(|cut| is_common(&word[..cut]) && is_common(&word[cut..]))
}
