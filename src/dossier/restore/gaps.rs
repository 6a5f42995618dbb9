//! What stands between words: spaces that do not belong there, and apostrophes that became spaces.

use super::Edit;
use super::apostrophes::is_behind_apostrophe;
use super::damage::Damage;
use crate::annotate::words::{Token, WordTable};
use crate::text::{Span, WordKind};

/// Reads the gaps of a text from its start to its end.
pub(super) struct Gaps<'a> {
    text: &'a str,
    tokens: &'a [Token],
    damage: Damage,
    /// Whether a straight quote mark is open.
    in_quote: bool,
}

impl<'a> Gaps<'a> {
    pub(super) fn new(text: &'a str, words: &'a WordTable, damage: Damage) -> Self {
        Self { text, tokens: &words.tokens, damage, in_quote: false }
    }

    /// The edit of what stands before a word; call it for all words in order.
    pub(super) fn edit_before(&mut self, at: usize) -> Option<Edit> {
        let before = at.checked_sub(1)?;
        let gap = Span { start: self.tokens[before].span().end, end: self.tokens[at].span().start };
        let is_new_line = gap.of(self.text).contains(['\n', '\r', '\u{2028}', '\u{2029}']);
        let behind_opening = self.word(before) == "\"" && self.in_quote;
        if is_new_line {
            self.in_quote = false;
        }
        let before_closing = self.word(at) == "\"" && self.in_quote;
        if self.word(at) == "\"" {
            self.in_quote = !self.in_quote;
        }
        if gap.is_empty() || is_new_line {
            return None;
        }
        let to = if self.damage.lost_apostrophes && is_behind_apostrophe(self.text, self.tokens, at) {
            "’"
        } else if self.damage.is_tokenised && (behind_opening || before_closing || self.stands_apart(at)) {
            ""
        } else {
            return None;
        };
        Some(Edit { span: gap, to: to.to_owned() })
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind() == WordKind::Number)
    }

    /// Whether the word at `at` belongs to the one before, in a text that has spaces around all its marks.
    fn stands_apart(&self, at: usize) -> bool {
        let word = self.word(at);
        let closes = matches!(word, "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "}" | "”" | "’" | "%" | "…");
        let is_opened = matches!(self.word(at - 1), "(" | "[" | "{" | "“" | "‘" | "$" | "£" | "€");
        closes || is_opened || self.goes_on_in_number(at) || is_dotted(self.text, self.tokens, at)
    }

    /// “1 , 700” and “$ 3 . 5”: the digits after the mark belong to those before it.
    fn goes_on_in_number(&self, at: usize) -> bool {
        const COUNTED: &[&str] = &["percent", "per", "%", "million", "billion", "trillion", "cents", "points", "pct", "miles", "magnitude"];
        if at < 2 || !self.is_number(at) || !self.is_number(at - 2) {
            return false;
        }
        let digits = |at: usize| self.word(at).len();
        match self.word(at - 1) {
            "," => digits(at - 2) <= 3 && digits(at) == 3,
            ":" => digits(at - 2) <= 2 && digits(at) == 2,
            "." => digits(at - 2) <= 3 && (COUNTED.contains(&self.word(at + 1)) || at > 2 && matches!(self.word(at - 3), "$" | "£" | "€")),
            _ => false,
        }
    }
}

/// Whether the letter at `at` goes on in an abbreviation that was taken apart: the “s” of “u . s .”.
pub(super) fn is_dotted(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_letter =
        |at: usize| tokens.get(at).is_some_and(|token| token.kind() == WordKind::Letters && token.of(text).chars().count() == 1);
    let is_stop = |at: usize| tokens.get(at).is_some_and(|token| token.of(text) == ".");
    at >= 2 && is_letter(at) && is_stop(at - 1) && is_letter(at - 2) && is_stop(at + 1)
}
