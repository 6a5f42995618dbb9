//! One paragraph as the recognisers see it: its words, compared without case.

use crate::text::{Case, Span, Word, WordKind, find_words};

/// A paragraph of an article, with its words.
pub(super) struct Line<'t> {
    text: &'t str,
    /// Where it stands, without white space at its ends.
    pub(super) span: Span,
    /// Its words, with spans into the article's text.
    pub(super) words: Vec<Word>,
    holds: Holds,
}

/// What the words of a line are, asked for by most recognisers and counted once.
#[derive(Clone, Copy)]
struct Holds {
    /// How many of them are words and no marks.
    words: usize,
    has_number: bool,
    has_capital: bool,
}

impl Holds {
    fn of(words: &[Word]) -> Self {
        let mut holds = Self { words: 0, has_number: false, has_capital: false };
        for word in words {
            holds.words += usize::from(word.kind != WordKind::Mark);
            holds.has_number |= word.kind == WordKind::Number;
            holds.has_capital |= word.case != Case::Lower;
        }
        holds
    }
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        let mut words = find_words(span.of(text));
        for word in &mut words {
            word.span = Span { start: word.span.start + span.start, end: word.span.end + span.start };
        }
        Self::of_words(text, span, words)
    }

    fn of_words(text: &'t str, span: Span, words: Vec<Word>) -> Self {
        let holds = Holds::of(&words);
        Self { text, span, words, holds }
    }

    /// From the word at `from` to the one before `to`, as a line of its own.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        Self::of_words(self.text, self.span_of(from, to), self.words[from..to].to_vec())
    }

    /// The letters of the word at `at`; nothing behind the last one.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// The mark at `at`; nothing where no mark stands there.
    pub(super) fn mark(&self, at: usize) -> &'t str {
        if self.is_mark(at) { self.word(at) } else { "" }
    }

    /// Whether the word at `at` is one of these, whatever its case.
    pub(super) fn is(&self, at: usize, any: &[&str]) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        // Lengths first, as below.
        any.iter().any(|one| one.len() == word.span.len() && one.eq_ignore_ascii_case(word.span.of(self.text)))
    }

    /// Whether these words follow each other at `at`, whatever their case.
    pub(super) fn reads(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(place, letters)| {
            // Lengths first: they part most words without a look at the text.
            let word = self.words.get(at + place).filter(|word| word.span.len() == letters.len());
            word.is_some_and(|word| word.span.of(self.text).eq_ignore_ascii_case(letters))
        })
    }

    /// The first place where these words follow each other.
    pub(super) fn find(&self, words: &[&str]) -> Option<usize> {
        (0..self.words.len()).find(|at| self.reads(*at, words))
    }

    pub(super) fn is_letters(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == WordKind::Letters)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == WordKind::Number)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == WordKind::Mark)
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.is_capitalised(self.text))
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.is_glued)
    }

    /// Whether no letter of it is a capital, as in a text that was lower-cased throughout.
    pub(super) fn is_lower(&self) -> bool {
        !self.holds.has_capital
    }

    /// Whether a word of it is a number: days and clocks have one.
    pub(super) fn has_number(&self) -> bool {
        self.holds.has_number
    }

    /// From the word at `from` to the one before `to`.
    pub(super) fn span_of(&self, from: usize, to: usize) -> Span {
        self.words[from].span.to(self.words[to - 1].span)
    }

    /// The words of a span as they stand there.
    pub(super) fn of(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// Its letters in small, one space between the words, without marks: the form in which labels are listed.
    pub(super) fn key(&self) -> String {
        let words = self.words.iter().filter(|word| word.kind != WordKind::Mark);
        let mut key = String::new();
        for word in words {
            if !key.is_empty() && !matches!(word.span.of(self.text), "'s" | "’s") {
                key.push(' ');
            }
            key.extend(word.span.of(self.text).chars().map(|letter| if letter == '’' { '\'' } else { letter.to_ascii_lowercase() }));
        }
        key
    }

    /// Whether it ends like a sentence: with a stop, closing quote marks and brackets left aside.
    pub(super) fn ends_sentence(&self) -> bool {
        ends_sentence(self.of(self.span))
    }

    /// How many of its words are words and no marks.
    pub(super) fn len(&self) -> usize {
        self.holds.words
    }
}

/// Whether a text ends like a sentence, closing quote marks and brackets left aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|last: char| last.is_whitespace() || matches!(last, '"' | '”' | '’' | '\'' | ')' | ']' | '»'))
        .ends_with(['.', '!', '?', '…', ':', ';', ','])
}

/// A name as it is shown: in the case it has, or with capitals where it is written in capitals or small letters throughout.
/// “NAIROBI” becomes “Nairobi”, “dar es salaam” “Dar es Salaam”; “N.Y.” stays.
pub(super) fn displayed(name: &str) -> String {
    const SMALL: &[&str] =
        &["al", "and", "bin", "da", "de", "del", "der", "di", "du", "el", "en", "es", "la", "las", "los", "of", "on", "the", "van", "von"];
    let mut shown = String::with_capacity(name.len());
    for (place, word) in find_words(name).iter().enumerate() {
        let letters = word.span.of(name);
        if place > 0 && !word.is_glued {
            shown.push(' ');
        }
        let is_all_one_case = word.case == Case::Lower || word.case == Case::Upper && letters.chars().count() > 1;
        if word.kind != WordKind::Letters || !is_all_one_case || letters.contains('.') && word.case == Case::Upper {
            shown.push_str(letters);
        } else if letters.contains('.') {
            shown.push_str(&letters.to_uppercase());
        } else if place > 0 && SMALL.iter().any(|small| small.eq_ignore_ascii_case(letters)) {
            shown.push_str(&letters.to_lowercase());
        } else {
            push_capitalised(letters, &mut shown);
        }
    }
    shown
}

/// “O'SMACH” becomes “O'Smach”, “MCORWIN” “McOrwin”: a capital at the start, behind an apostrophe and behind “Mc”.
fn push_capitalised(letters: &str, shown: &mut String) {
    let is_scottish = letters.len() > 4 && letters.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("mc"));
    let mut is_first = true;
    for (place, letter) in letters.chars().enumerate() {
        is_first |= is_scottish && place == 2;
        if is_first {
            shown.extend(letter.to_uppercase());
        } else {
            shown.extend(letter.to_lowercase());
        }
        is_first = matches!(letter, '\'' | '’');
    }
}
