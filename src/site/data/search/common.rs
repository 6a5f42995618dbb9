//! Texts written small: the words that the oldest articles use most are written as one letter each.
//!
//! The letters are those from [`FIRST`] to [`LAST`], two bytes in UTF-8; each stands for a word and the space before it. Whatever else a
//! text holds stands as it is, with a space before each word; a letter of its own between the two has [`ESCAPE`] before it. What is made of
//! the oldest articles stays as it is when a new one comes. `static/search.js` reads it.

use rustc_hash::FxHashMap;

const FIRST: u32 = 0x100;
const LAST: u32 = 0x7ff;
const ESCAPE: char = '\u{80}';
/// A word that is rarer is written as it is.
const FEWEST: u32 = 4;

/// Counts the words of texts.
#[derive(Default)]
pub(crate) struct Tally(FxHashMap<Box<str>, u32>);

impl Tally {
    /// Counts those of one text.
    pub(crate) fn add(&mut self, text: &str) {
        for word in words_of(text).map(bare) {
            if let Some(count) = self.0.get_mut(word) {
                *count += 1;
            } else {
                self.0.insert(word.into(), 1);
            }
        }
    }
}

/// The words that are written small.
#[derive(Default)]
pub(crate) struct Common {
    /// In the order of their letters.
    pub(crate) words: Vec<Box<str>>,
    letters: FxHashMap<Box<str>, char>,
}

impl Common {
    /// Those that save most.
    pub(crate) fn new(tally: Tally) -> Self {
        let counted = tally.0.into_iter().filter(|(word, count)| *count >= FEWEST && word.len() > 1);
        let mut saving: Vec<(u32, Box<str>)> = counted.map(|(word, count)| (count * (word.len() as u32 - 1), word)).collect();
        saving.sort_unstable_by(|(one, word), (other, its)| other.cmp(one).then_with(|| word.cmp(its)));
        let words: Vec<Box<str>> = saving.into_iter().map(|(_, word)| word).take((LAST - FIRST + 1) as usize).collect();
        let letters = words.iter().cloned().zip((FIRST..=LAST).filter_map(char::from_u32)).collect();
        Self { words, letters }
    }

    /// Writes a text after what stands there.
    pub(crate) fn write(&self, text: &str, into: &mut String) {
        for word in words_of(text) {
            let bare = bare(word);
            if let Some(letter) = self.letters.get(bare) {
                into.push(*letter);
                into.push_str(&word[bare.len()..]);
                continue;
            }
            into.push(' ');
            if word.is_ascii() {
                into.push_str(word);
                continue;
            }
            for letter in word.chars() {
                if letter == ESCAPE || (FIRST..=LAST).contains(&u32::from(letter)) {
                    into.push(ESCAPE);
                }
                into.push(letter);
            }
        }
    }
}

/// The words of a text, as white space parts them.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    // One of both has none; to look at bytes alone is quicker.
    let (ascii, other) = if text.is_ascii() { (text, "") } else { ("", text) };
    ascii.split_ascii_whitespace().chain(other.split_whitespace())
}

/// A word without the marks after it.
fn bare(word: &str) -> &str {
    if word.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric) {
        return word;
    }
    word.trim_end_matches(['.', ',', ';', ':', '!', '?', '"', '\'', ')', '”', '’'])
}

/// A text as the script reads it.
#[cfg(test)]
pub(crate) fn read(written: &str, words: &[String]) -> String {
    let (mut text, mut letters) = (String::new(), written.chars());
    while let Some(letter) = letters.next() {
        match letter {
            ESCAPE => text.extend(letters.next()),
            _ if (FIRST..=LAST).contains(&u32::from(letter)) => {
                text.push(' ');
                text.push_str(&words[(u32::from(letter) - FIRST) as usize]);
            }
            _ => text.push(letter),
        }
    }
    text.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_it_was_written() {
        let text = "The dam, the “dam” and Erdoğan’s dam: the\u{80} Дам, (the) dam.";
        let mut tally = Tally::default();
        (0..FEWEST).for_each(|_| tally.add(text));
        let common = Common::new(tally);
        let mut written = String::new();
        common.write(text, &mut written);
        let words: Vec<String> = common.words.iter().map(ToString::to_string).collect();
        assert_eq!(read(&written, &words), text);
        assert!(written.chars().count() < text.chars().count() / 2, "{written}");
        let mut plain = String::new();
        Common::default().write(text, &mut plain);
        assert_eq!(read(&plain, &[]), text);
    }
}
