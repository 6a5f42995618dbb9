//! The words of an article in four bytes each, or five: they are most of what a cache holds, and are read at one go.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::vocabulary::{Vocabulary, Words};
use crate::annotate::lexicon::NO_CLASS;
use crate::annotate::words::Token;
use crate::text::{Case, LONGEST_WORD, Span, Word, WordKind};

/// Of each word: a byte with how it is written and how many bytes lie between it and the word before, a byte with its length, and which word it
/// is. What does not fit into its byte stands behind it.
#[derive(Debug)]
pub(super) struct PackedTokens<'a>(Cow<'a, [u8]>);

/// The greatest gap that its byte tells.
const GAP: u32 = 7;
/// The greatest length that its byte tells.
const LENGTH: u32 = 255;

impl PackedTokens<'_> {
    pub(super) fn new(tokens: &[Token], vocabulary: &mut Vocabulary) -> Self {
        let mut bytes = Vec::with_capacity(tokens.len() * 5);
        let mut at = 0;
        for token in tokens {
            let span = token.span();
            let (gap, length) = (span.start - at, span.end - span.start);
            at = span.end;
            let writing = kind_number(token.kind()) << 3 | case_number(token.case()) << 1 | u8::from(token.is_glued());
            bytes.extend([writing << 3 | gap.min(GAP) as u8, length.min(LENGTH) as u8]);
            if gap >= GAP {
                write(gap - GAP, &mut bytes);
            }
            if length >= LENGTH {
                write(length - LENGTH, &mut bytes);
            }
            write(vocabulary.place(token.fold), &mut bytes);
        }
        Self(Cow::Owned(bytes))
    }

    /// The words of the article with this text; `None` where they cannot be.
    pub(super) fn unpacked(&self, text: &str, words: &Words) -> Option<Vec<Token>> {
        // Three bytes are the fewest that a word takes.
        let mut tokens = Vec::with_capacity(self.0.len() / 3);
        let (mut bytes, mut at) = (&*self.0, 0_u32);
        while let [written, length, rest @ ..] = bytes {
            bytes = rest;
            let gap = read_on(u32::from(*written) & GAP, GAP, &mut bytes)?;
            let length = read_on(u32::from(*length), LENGTH, &mut bytes)?;
            let start = at.checked_add(gap)?;
            let end = start.checked_add(length)?;
            let is_inside = start < end && text.is_char_boundary(start as usize) && text.is_char_boundary(end as usize);
            if !is_inside || length as usize > LONGEST_WORD {
                return None;
            }
            at = end;
            let (fold, set) = words.of(read(&mut bytes)?)?;
            let writing = written >> 3;
            let kind = kind_of(writing >> 3)?;
            let set = if kind == WordKind::Letters { set } else { NO_CLASS };
            let word = Word { span: Span { start, end }, kind, case: case_of(writing >> 1 & 3), is_glued: writing & 1 == 1 };
            tokens.push(Token::new(word, set, fold));
        }
        // What is held as long as the article is takes no more memory than it needs.
        bytes.is_empty().then(|| tokens.as_slice().to_vec())
    }
}

impl Serialize for PackedTokens<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for PackedTokens<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'a [u8]>::deserialize(deserializer).map(|bytes| Self(Cow::Borrowed(bytes)))
    }
}

/// A number in steps of seven bits, the lowest first.
fn write(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..u32::BITS).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// A number of which the rest stands behind its byte where that is the greatest it tells.
fn read_on(number: u32, greatest: u32, bytes: &mut &[u8]) -> Option<u32> {
    if number < greatest { Some(number) } else { read(bytes)?.checked_add(greatest) }
}

fn kind_number(kind: WordKind) -> u8 {
    match kind {
        WordKind::Letters => 0,
        WordKind::Number => 1,
        WordKind::Mark => 2,
    }
}

fn kind_of(number: u8) -> Option<WordKind> {
    [WordKind::Letters, WordKind::Number, WordKind::Mark].get(usize::from(number)).copied()
}

fn case_number(case: Case) -> u8 {
    match case {
        Case::Lower => 0,
        Case::Capital => 1,
        Case::Upper => 2,
        Case::Mixed => 3,
    }
}

fn case_of(number: u8) -> Case {
    match number {
        0 => Case::Lower,
        1 => Case::Capital,
        2 => Case::Upper,
        _ => Case::Mixed,
    }
}
