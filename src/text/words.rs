use super::{Eight, Span};

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Letters: “Reyes”, “don’t”, “U.S.”, and the possessive “’s”, which stands alone.
    Letters,
    /// Digits, with the points, commas and colons inside them: “2015”, “1,700”, “10:30”.
    Number,
    /// One character that is neither.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// “said”; also whatever has no case.
    Lower,
    /// “Reyes”, and a single capital: “I”, “J”.
    Capital,
    /// “NATO”, “U.S.”
    Upper,
    /// A capital inside: “`McCain`”, “`iPhone`”.
    Mixed,
}

/// One word of a text. Compounds are taken apart at hyphens and slashes (“12-year” is three words), so that a reader
/// of words decides what belongs together; [`Word::is_glued`] tells that nothing stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: WordKind,
    /// How it is written.
    pub case: Case,
    /// Whether it follows the word before without white space.
    pub is_glued: bool,
}

impl Word {
    /// Whether it begins with a capital letter.
    #[inline]
    pub fn is_capitalised(self, text: &str) -> bool {
        match self.case {
            Case::Capital | Case::Upper => true,
            Case::Mixed => self.span.of(text).starts_with(char::is_uppercase),
            Case::Lower => false,
        }
    }
}

/// The most bytes of a word: what is longer is none, and is taken for several.
pub(crate) const LONGEST_WORD: usize = u16::MAX as usize;

/// All words of a text, in order. White space is not a word.
///
/// # Panics
/// Where a text is over 4 GiB; the readers refuse articles over 10 MiB.
pub fn find_words(text: &str) -> Vec<Word> {
    assert!(u32::try_from(text.len()).is_ok(), "articles are at most 10 MiB");
    let bytes = text.as_bytes();
    // News has more than five bytes a word; lists of results have fewer.
    let mut words = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    let mut last_end = usize::MAX;
    while let Some(first) = bytes.get(at) {
        if class_of(*first) == Byte::Space {
            at += 1;
            continue;
        }
        let is_glued = last_end == at;
        let (kind, end, case) = if let Some(word) = plain_word(bytes, at) {
            word
        } else {
            let Some(first) = text[at..].chars().next() else { break };
            if first.is_whitespace() {
                at += first.len_utf8();
                continue;
            }
            let (kind, end) = word_at(text, at, first, is_glued);
            (kind, end, case_of(&text[at..end]))
        };
        let end = if end - at > LONGEST_WORD { text.floor_char_boundary(at + LONGEST_WORD) } else { end };
        words.push(Word { span: Span { start: at as u32, end: end as u32 }, kind, case, is_glued });
        last_end = end;
        at = end;
    }
    words
}

/// What a byte of a text may be part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Space,
    Small,
    Capital,
    /// A mark that is a word of its own wherever it stands.
    Mark,
    /// A digit, an apostrophe, or a part of a character that is not ASCII: its neighbours tell.
    Open,
}

/// The class of each byte, looked up and not asked for: every byte of a corpus passes here.
const CLASSES: [Byte; 256] = {
    let mut classes = [Byte::Open; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' => Byte::Small,
            b'A'..=b'Z' => Byte::Capital,
            // As `char::is_whitespace` has it.
            b'\t'..=b'\r' | b' ' => Byte::Space,
            b'0'..=b'9' | b'\'' => Byte::Open,
            _ => Byte::Mark,
        };
        byte += 1;
    }
    classes
};

fn class_of(byte: u8) -> Byte {
    CLASSES[usize::from(byte)]
}

/// The kind and the end of the word that begins at `at` with `first`.
fn word_at(text: &str, at: usize, first: char, is_glued: bool) -> (WordKind, usize) {
    if is_letter(first) {
        (WordKind::Letters, end_of_letters(text, at))
    } else if first.is_ascii_digit() {
        (WordKind::Number, end_of_number(text, at))
    } else if is_glued && is_apostrophe(first) && is_possessive(text, at) {
        (WordKind::Letters, at + first.len_utf8() + 1)
    } else {
        (WordKind::Mark, at + first.len_utf8())
    }
}

/// The mark, or the word of ASCII letters, at `at`: the short way for most words. `None` where an apostrophe, a point or a letter
/// that is not ASCII may make it longer.
#[inline]
fn plain_word(bytes: &[u8], at: usize) -> Option<(WordKind, usize, Case)> {
    let first = class_of(bytes[at]);
    match first {
        Byte::Mark => return Some((WordKind::Mark, at + 1, Case::Lower)),
        Byte::Open => return is_curly_mark(bytes, at).then_some((WordKind::Mark, at + 3, Case::Lower)),
        Byte::Space | Byte::Small | Byte::Capital => {}
    }
    let (length, capitals) = leading_letters(&bytes[at..]);
    let end = at + length;
    let may_go_on = match bytes.get(end) {
        Some(b'\'') => true,
        Some(b'.') => length == 1,
        Some(next) => !next.is_ascii() && !is_curly_mark(bytes, end),
        None => false,
    };
    if length == 0 || may_go_on {
        return None;
    }
    Some((WordKind::Letters, end, case_by_count(capitals, length - capitals, first == Byte::Capital)))
}

/// Whether a quote mark, a dash or an ellipsis stands at `at`; not “’”, which may be an apostrophe.
fn is_curly_mark(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at..], [0xE2, 0x80, b'\x93' | b'\x94' | b'\x98' | b'\x9C' | b'\x9D' | b'\xA6', ..])
}

/// How many ASCII letters open these bytes, and how many of them are capitals.
fn leading_letters(bytes: &[u8]) -> (usize, usize) {
    let (mut length, mut capitals) = (0, 0);
    while let Some(eight) = bytes[length..].first_chunk() {
        let (letters, of_which_capitals) = Eight::new(*eight).leading_letters();
        length += letters;
        capitals += of_which_capitals;
        if letters < Eight::SIZE {
            return (length, capitals);
        }
    }
    for class in bytes[length..].iter().map(|byte| class_of(*byte)) {
        match class {
            Byte::Small => {}
            Byte::Capital => capitals += 1,
            _ => break,
        }
        length += 1;
    }
    (length, capitals)
}

fn is_letter(character: char) -> bool {
    character.is_alphabetic() || is_combining(character)
}

/// Combining diacritical marks, which decomposed text has after its letters.
fn is_combining(character: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&character)
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ')
}

/// Whether the apostrophe at `at` opens the possessive (or “is”) of “Reyes’s”: an “s” and the word's end follow.
fn is_possessive(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars().skip(1);
    matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(char::is_alphanumeric)
}

fn end_of_letters(text: &str, start: usize) -> usize {
    if let Some(end) = end_of_dotted(text, start) {
        return end;
    }
    let mut characters = text[start..].char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        if is_letter(character) {
            continue;
        }
        // “don’t” and “O’Brien” are one word, “Reyes’s” is two.
        let joins =
            is_apostrophe(character) && characters.peek().is_some_and(|(_, next)| is_letter(*next)) && !is_possessive(text, start + offset);
        if !joins {
            return start + offset;
        }
    }
    text.len()
}

/// The end of single letters with points: “U.S.”, “p.m.”, “u.n.”; `None` where there are not two of them.
fn end_of_dotted(text: &str, start: usize) -> Option<usize> {
    let mut end = start;
    let mut letters = 0;
    let mut characters = text[start..].chars();
    loop {
        let (letter, point) = (characters.next(), characters.next());
        match (letter, point) {
            (Some(letter), Some('.')) if is_letter(letter) => {
                end += letter.len_utf8() + 1;
                letters += 1;
            }
            _ => return (letters > 1).then_some(end),
        }
    }
}

fn end_of_number(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    loop {
        while is_digit(at) {
            at += 1;
        }
        let joins = match bytes.get(at) {
            Some(b'.' | b':') => is_digit(at + 1),
            // “1,700” is one number, “20,2015” in a carelessly typed date is two.
            Some(b',') => (1..=3).all(|next| is_digit(at + next)) && !is_digit(at + 4),
            _ => false,
        };
        if !joins {
            return at;
        }
        at += 1;
    }
}

fn case_of(word: &str) -> Case {
    let mut capitals = 0;
    let mut smalls = 0;
    let mut starts_capital = false;
    for (place, character) in word.chars().filter(|character| character.is_alphabetic()).enumerate() {
        if character.is_uppercase() {
            capitals += 1;
            starts_capital |= place == 0;
        } else {
            smalls += 1;
        }
    }
    case_by_count(capitals, smalls, starts_capital)
}

fn case_by_count(capitals: usize, smalls: usize, starts_capital: bool) -> Case {
    match (capitals, smalls) {
        (0, _) => Case::Lower,
        (1, _) if starts_capital => Case::Capital,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Joins the words with `|`, and with `~` where they are glued.
    fn check(text: &str, expected: &str) {
        let mut shown = String::new();
        for (place, word) in find_words(text).iter().enumerate() {
            if place > 0 {
                shown.push(if word.is_glued { '~' } else { '|' });
            }
            shown.push_str(word.span.of(text));
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_possessive_is_a_word_of_its_own() {
        check("Reyes’s plan, O'Brien's too", "Reyes~’s|plan~,|O'Brien~'s|too");
    }

    #[test]
    fn contractions_stay_whole() {
        check("don't we’ll", "don't|we’ll");
    }

    #[test]
    fn points_inside_abbreviations_belong_to_them() {
        check("the U.S. and u.n.-led talks at 5 p.m.", "the|U.S.|and|u.n.~-~led|talks|at|5|p.m.");
    }

    #[test]
    fn a_lone_initial_leaves_its_point() {
        check("Ann J. Reyes", "Ann|J~.|Reyes");
    }

    #[test]
    fn compounds_come_apart_and_numbers_stay() {
        check("a 12-year-old, 1,700 by 10:30 on 2024-07-25", "a|12~-~year~-~old~,|1,700|by|10:30|on|2024~-~07~-~25");
    }

    #[test]
    fn a_comma_before_a_year_is_no_thousands_mark() {
        check("Oct. 20,2015", "Oct~.|20~,~2015");
    }

    #[test]
    fn what_is_too_long_for_a_word_is_several() {
        let text = format!("{}é", "a".repeat(LONGEST_WORD * 2 - 1));
        let lengths: Vec<usize> = find_words(&text).iter().map(|word| word.span.len()).collect();
        assert_eq!(lengths, [LONGEST_WORD, LONGEST_WORD - 1, 2]);
    }

    #[test]
    fn digits_and_letters_part() {
        check("the 1990s, 3rd", "the|1990~s~,|3~rd");
    }

    #[test]
    fn case_is_that_of_the_letters() {
        let text = "said Reyes NATO McCain I u.s.";
        let cases: Vec<Case> = find_words(text).iter().map(|word| word.case).collect();
        assert_eq!(cases, [Case::Lower, Case::Capital, Case::Upper, Case::Mixed, Case::Capital, Case::Lower]);
    }
}
