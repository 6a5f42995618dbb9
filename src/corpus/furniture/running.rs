//! Tells most paragraphs of a report by their bytes: their words need not be found.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::corrections::may_be_correction;

/// With which words furniture opens, and dates; months and days of the week aside, which are known by three letters. The others look for
/// these: a word that one of them asks for at the opening of a line stands here too.
const OPENINGS: &[&str] = &[
    // Videos and notes
    "now",
    "video",
    "watch",
    "play",
    "editor",
    "editors",
    "sign",
    "subscribe",
    "follow",
    "click",
    "this",
    "correction",
    "corrections",
    "clarification",
    "a",
    // Headlines of other articles
    "read",
    "related",
    "see",
    "also",
    "more",
    "listen",
    "in",
    "don",
    "further",
    "explainer",
    // Dates
    "published",
    "posted",
    "date",
    "dated",
    "publication",
    "pubdate",
    "issued",
    "created",
    "updated",
    "modified",
    "update",
    "edited",
    "on",
    "at",
    "last",
    "first",
    "originally",
    "of",
    "time",
    // Credits
    "reporting",
    "writing",
    "editing",
    "additional",
    // Captions
    "photo",
    "photos",
    "photograph",
    "picture",
    "image",
    "caption",
    "file",
    "handout",
    "stock",
    "undated",
    "media",
    "reuters",
    "ap",
    "afp",
    "epa",
    "getty",
];

/// The first three letters of months and days of the week.
const CALENDAR: [u32; 19] = starts_of(&[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
]);

/// Whether a paragraph is surely no furniture: it has at least `fewest` words, and nothing in it that furniture is known by. Where bylines
/// and sources are looked for, `fewest` is what those have at most, and one more.
///
/// - for: “The council met late and voted for the dam, which nobody wants.”
/// - not: “Watch towers burn”, “The dam in March (AP Photo/Bo Ode)”, “Reyes waves to a crowd in Linden on March 3, 2017.”
pub(super) fn is_running_text(paragraph: &str, fewest: usize) -> bool {
    let opens_plainly = without_quote_mark(paragraph).starts_with(|first: char| first.is_ascii_alphabetic()) && !opens_furniture(paragraph);
    opens_plainly && has_words(paragraph, fewest) && !thanks(paragraph) && !shows_picture(paragraph) && !may_be_correction(paragraph)
}

/// Whether a text opens with a word that furniture may open with, or with no word.
pub(super) fn opens_furniture(text: &str) -> bool {
    let opening = without_quote_mark(text);
    let length = opening.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(opening.len());
    let word = &opening[..length];
    let start = start_of(word.as_bytes());
    let is_opening = || STARTS.contains(&start) && OPENINGS.iter().any(|opening| opening.eq_ignore_ascii_case(word));
    word.is_empty() || CALENDAR.contains(&(start & 0xFF_FFFF)) || is_opening()
}

/// The first four letters of a word, in small, as one number.
const fn start_of(letters: &[u8]) -> u32 {
    let mut start = [0; 4];
    let mut at = 0;
    while at < letters.len() && at < start.len() {
        start[at] = letters[at].to_ascii_lowercase();
        at += 1;
    }
    u32::from_le_bytes(start)
}

/// The starts of some words.
const fn starts_of<const COUNT: usize>(words: &[&str]) -> [u32; COUNT] {
    let mut starts = [0; COUNT];
    let mut at = 0;
    while at < COUNT {
        starts[at] = start_of(words[at].as_bytes());
        at += 1;
    }
    starts
}

/// Those of [`OPENINGS`]: hardly any other word has one of them.
const STARTS: [u32; OPENINGS.len()] = starts_of(OPENINGS);

fn without_quote_mark(text: &str) -> &str {
    text.strip_prefix(['“', '"', '‘']).unwrap_or(text)
}

/// Whether there are so many words in it; those alone are counted that a space and an ASCII letter open.
fn has_words(text: &str, fewest: usize) -> bool {
    let pairs = text.as_bytes().windows(2).filter(|pair| pair[0] == b' ' && pair[1].is_ascii_alphabetic());
    pairs.take(fewest).count() == fewest
}

/// Whether “contributed” stands in it.
pub(super) fn thanks(text: &str) -> bool {
    static THANKS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("ontributed"));
    THANKS.find(text.as_bytes()).is_some()
}

/// Whether it may be a caption: it has brackets, “photo”, or at its end the digits of a day.
fn shows_picture(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends_with_day = || bytes.iter().rfind(|byte| byte.is_ascii_alphanumeric()).is_some_and(u8::is_ascii_digit);
    memchr::memchr_iter(b'(', bytes).any(|at| opens_picture(&bytes[at + 1..])) || ends_with_day() || names_photo(bytes)
}

/// Whether what stands behind a bracket may tell of a picture: “(right)”, “(AP Photo/Bo Ode)”.
fn opens_picture(behind: &[u8]) -> bool {
    let word = behind.trim_ascii_start();
    let length = word.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(word.len());
    let word = &word[..length];
    PICTURES.contains(&start_of(word)) || word.is_empty()
}

/// The starts of the words that stand in brackets in captions.
const PICTURES: [u32; 22] = starts_of(&[
    "left", "right", "center", "centre", "pictured", "l", "c", "r", "far", "top", "bottom", "second", "third", "front", "back", "above",
    "below", "seated", "standing", "photo", "image", "ap",
]);

/// Whether “photo” stands in it.
pub(super) fn names_photo(bytes: &[u8]) -> bool {
    static PHOTO: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("hoto"));
    static CAPITALS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("HOTO"));
    PHOTO.find(bytes).is_some() || CAPITALS.find(bytes).is_some()
}
