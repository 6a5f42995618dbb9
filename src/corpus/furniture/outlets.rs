//! Who publishes news: known names, and the words of which such names are made.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::line::Line;
use crate::text::WordKind;

/// By their key ([`Line::key`], without “the”): the names as their owners write them.
static OUTLETS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let names = include_str!("outlets.txt").lines().filter(|line| !line.starts_with('#'));
    names.map(|name| (key_of(name), name)).collect()
});

/// The shapes of the words that open known outlets. Hardly any other word has one of them.
static OPENINGS: LazyLock<FxHashSet<Shape>> =
    LazyLock::new(|| OUTLETS.keys().filter_map(|key| key.split(' ').next()).map(shape_of).collect());

/// The first and the last byte of a word, as small letters, and its length.
type Shape = (u8, u8, usize);

fn shape_of(word: &str) -> Shape {
    let small = |byte: Option<&u8>| byte.map_or(0, u8::to_ascii_lowercase);
    (small(word.as_bytes().first()), small(word.as_bytes().last()), word.len())
}

/// A known outlet has no more words than this.
const MOST_WORDS: usize = 5;

/// The outlet's name as shown, and the place behind it, where a known outlet stands at a word.
pub(super) fn known_outlet(line: &Line<'_>, at: usize) -> Option<(usize, &'static str)> {
    let first = at + usize::from(line.is(at, &["the"]));
    let opening = line.word(first);
    if !line.is_mark(first) && opening.is_ascii() && !OPENINGS.contains(&shape_of(opening)) {
        return None;
    }
    let mut key = String::new();
    let mut found = None;
    for end in first..line.words.len().min(first + MOST_WORDS) {
        let word = line.words[end];
        if word.kind == WordKind::Mark && !(word.is_glued && line.is_glued(end + 1)) {
            break;
        }
        push_word(line.word(end), word.kind, &mut key);
        if word.kind == WordKind::Mark {
            continue;
        }
        if let Some(name) = OUTLETS.get(&key) {
            found = Some((end + 1, *name));
        }
    }
    found
}

/// Whether these words are made like the name of an outlet: “Daily Courier”, “Harbour Wire”.
pub(super) fn sounds_like_outlet(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| line.is_capitalised(at) || line.is(at, &["of", "the", "and", "&", "-"])) && (from..to).any(|at| is_noun(line, at))
}

/// Whether a word is one of which the names of outlets are made: “Courier”, “Gazette”.
pub(super) fn is_noun(line: &Line<'_>, at: usize) -> bool {
    const NOUNS: &[&str] = &[
        "advertiser",
        "advocate",
        "agency",
        "argus",
        "bulletin",
        "broadcasting",
        "chronicle",
        "courier",
        "daily",
        "democrat",
        "dispatch",
        "echo",
        "enquirer",
        "examiner",
        "express",
        "gazette",
        "globe",
        "guardian",
        "herald",
        "independent",
        "inquirer",
        "journal",
        "ledger",
        "magazine",
        "mail",
        "media",
        "mercury",
        "messenger",
        "mirror",
        "monitor",
        "network",
        "news",
        "newspaper",
        "newspapers",
        "newswire",
        "observer",
        "post",
        "press",
        "radio",
        "record",
        "recorder",
        "register",
        "reporter",
        "review",
        "sentinel",
        "standard",
        "star",
        "sun",
        "telegraph",
        "television",
        "times",
        "tribune",
        "tv",
        "weekly",
        "wire",
    ];
    line.is(at, NOUNS)
}

fn key_of(name: &str) -> String {
    let mut key = String::new();
    let name = name.strip_prefix("The ").unwrap_or(name);
    for word in crate::text::find_words(name) {
        push_word(word.span.of(name), word.kind, &mut key);
    }
    key
}

/// Marks count as nothing: “RFE/RL”, “CBS/AP”, “ITAR-TASS”.
fn push_word(word: &str, kind: WordKind, key: &mut String) {
    if kind == WordKind::Mark {
        return;
    }
    if !key.is_empty() {
        key.push(' ');
    }
    key.extend(word.chars().flat_map(char::to_lowercase));
}
