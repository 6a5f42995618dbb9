//! What a text has lost, told from the text itself.

use super::apostrophes::is_behind_apostrophe;
use crate::annotate::words::WordTable;
use crate::text::{Case, WordKind};

/// What is wrong with a text throughout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Damage {
    /// It bears no capitals.
    pub(super) is_lowered: bool,
    /// Spaces stand before its commas and stops.
    pub(super) is_tokenised: bool,
    /// Its apostrophes are spaces: “the mayor s plan”.
    pub(super) lost_apostrophes: bool,
}

impl Damage {
    /// Looks a text through.
    pub(super) fn of(text: &str, words: &WordTable) -> Self {
        let is_lowered = is_lowered(words);
        let is_tokenised = is_tokenised(text, words, is_lowered);
        Self { is_lowered, is_tokenised, lost_apostrophes: lost_apostrophes(text, words, is_lowered || is_tokenised) }
    }

    pub(super) fn is_any(self) -> bool {
        self.is_lowered || self.is_tokenised || self.lost_apostrophes
    }
}

/// A short note in small letters may be meant so.
const FEWEST_WORDS: usize = 12;

fn is_lowered(words: &WordTable) -> bool {
    if words.is_cased {
        return false;
    }
    let letters = || words.tokens.iter().filter(|token| token.kind() == WordKind::Letters);
    let (all, small) = (letters().count(), letters().filter(|token| token.case() == Case::Lower).count());
    all >= FEWEST_WORDS && small * 100 >= all * 99
}

/// Three of four commas and stops have a space before them.
fn is_tokenised(text: &str, words: &WordTable, is_damaged: bool) -> bool {
    let marks =
        words.tokens.iter().skip(1).filter(|token| token.kind() == WordKind::Mark && (token.reads(text, ",") || token.reads(text, ".")));
    let (mut all, mut apart) = (0_usize, 0_usize);
    for mark in marks {
        all += 1;
        apart += usize::from(!mark.is_glued());
    }
    apart >= if is_damaged { 1 } else { 2 } && apart * 4 >= all * 3
}

/// Words that an apostrophe joined outnumber the possessives that have their apostrophe.
fn lost_apostrophes(text: &str, words: &WordTable, is_damaged: bool) -> bool {
    let tokens = &words.tokens;
    let lone = (1..tokens.len()).filter(|at| is_behind_apostrophe(text, tokens, *at)).count();
    if lone < if is_damaged { 1 } else { 2 } {
        return false;
    }
    let kept = tokens.iter().filter(|token| token.kind() == WordKind::Letters && token.of(text).contains(['\'', '’'])).count();
    lone > kept * 3
}
