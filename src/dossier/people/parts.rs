//! Names split into parts, and whether two names can be one person's.

use std::borrow::Cow;
use std::hash::Hasher;
use std::num::NonZeroU64;

use rustc_hash::{FxHashMap, FxHasher};
use thin_vec::ThinVec;

use crate::annotate::lexicon::{Classes, classes_of, classes_of_hash};
use crate::annotate::names::{Cues, NamePhrase};
use crate::annotate::words::{fold, fold_hash};
use crate::annotate::{Token, WordTable};
use crate::text::WordKind;

/// One part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Part {
    /// The hash of its [`skeleton`], which spellings of one name share.
    pub(super) key: u64,
    /// The hash of its letters as the word table has it.
    pub(super) fold: u64,
    /// Its first letter.
    pub(super) initial: char,
    /// Whether it is only an initial.
    pub(super) is_initial: bool,
}

/// A name split into parts: “Omar al-Odi” has the parts Omar and Odi; particles and full stops are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// First names and surname, in order.
    pub(super) names: ThinVec<Part>,
    /// What distinguishes people of one name: “Jr.”, “III”; `None` where nothing stands after the name.
    pub(super) generation: Option<Generation>,
    /// The key of the nickname inside it: “Buck” in “William "Buck" Reyes”; `None` without one. It is not a form of its own.
    pub(super) nickname: Option<Nickname>,
    /// Which of several people of this very name is meant; 0 where nothing tells them apart.
    pub(super) namesake: u8,
}

/// A nickname, by the [key](Part::key) of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Nickname(NonZeroU64);

impl Nickname {
    fn of(part: Part) -> Self {
        Self(NonZeroU64::new(part.key).unwrap_or(NonZeroU64::MIN))
    }

    /// The key of a first name that reads as it does.
    pub(super) fn key(self) -> u64 {
        self.0.get()
    }
}

/// What follows the names of father and son, of popes and of kings, by its hash: “Jr.”, “Sr.”, “XVI”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Generation(NonZeroU64);

impl Generation {
    /// What a word after a name says of the generation; `None` for a degree.
    fn of(letters: &str) -> Option<Self> {
        let folded = fold(letters);
        let written = match folded.trim_end_matches('.') {
            "jr" | "jnr" | "junior" => "jr",
            "sr" | "snr" | "senior" => "sr",
            "esq" | "phd" => return None,
            number => return (number.len() > 1 && number.bytes().all(|letter| b"ivx".contains(&letter))).then(|| Self::named(number)),
        };
        Some(Self::named(written))
    }

    /// The number of a king or pope, where one letter writes it: “Queen Orwina I”, “Pope Odwan X”; `None` for all else. Of other people a letter
    /// is an initial.
    fn of_reign(letters: &str) -> Option<Self> {
        let folded = fold(letters);
        matches!(folded.as_str(), "i" | "v" | "x").then(|| Self::named(&folded))
    }

    /// How late somebody of it was born: a father before his son. A name without one is that of the elder where another is “Jr.”.
    pub(super) fn order(generation: Option<Self>) -> i8 {
        const LATER: &[&str] = &["jr", "ii", "iii", "iv", "v", "vi"];
        match generation {
            None => 0,
            Some(generation) if generation == Self::named("sr") => -1,
            Some(generation) => LATER.iter().zip(1..).find(|(written, _)| generation == Self::named(written)).map_or(0, |(_, order)| order),
        }
    }

    fn named(folded: &str) -> Self {
        Self(NonZeroU64::new(fold_hash(folded)).unwrap_or(NonZeroU64::MIN))
    }
}

impl Parts {
    /// The parts of a phrase. A doubled surname counts once: “Ann Reyes Reyes”.
    pub(super) fn of(text: &str, words: &WordTable, phrase: &NamePhrase, known: &mut KnownParts) -> Self {
        let range = phrase.words();
        let mut parts: ThinVec<Part> = ThinVec::with_capacity(range.len());
        let (mut generation, mut nickname, mut behind) = (None, None, range.start);
        for at in range.clone() {
            let token = words.tokens[at];
            if token.is(Classes::NAME_SUFFIX) && at > range.start {
                generation = Generation::of(token.of(text)).or(generation);
                continue;
            }
            let reign = (at > range.start && at + 1 == range.end && phrase.cues.contains(Cues::ROYAL)).then(|| token.of(text));
            if let Some(number) = reign.and_then(Generation::of_reign) {
                generation = Some(number);
                continue;
            }
            if token.kind() != WordKind::Letters || is_left_out(text, words, at, range.end) {
                continue;
            }
            if let Some(end) = end_of_nickname(text, words, at, &range) {
                // “Wild Bill” is no first name.
                nickname = if end == at + 1 { Some(Nickname::of(known.part_of(text, token))) } else { nickname };
                behind = end;
            }
            if at < behind {
                continue;
            }
            let part = known.part_of(text, token);
            if parts.last().is_none_or(|last| last.key != part.key) {
                parts.push(part);
            }
        }
        // “Reyes, Ann” is Ann Reyes.
        if parts.len() > 1 && words.tokens.get(range.start + 1).is_some_and(|token| token.of(text) == ",") {
            parts.rotate_left(1);
        }
        Self { names: parts, generation, nickname, namesake: 0 }
    }

    /// A name without a generation.
    pub(super) fn plain(names: Vec<Part>) -> Self {
        Self { names: names.into(), generation: None, nickname: None, namesake: 0 }
    }

    /// The parts of a name or an id that the editor wrote: “Omar al-Odi”, “omar-al-odi”.
    pub(super) fn of_written(name: &str) -> Self {
        let folded = fold(name);
        let words: Vec<&str> =
            folded.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').filter(|word| !word.is_empty()).collect();
        let is_titled = words.len() > 2 && classes_of(words[0]).contains(Classes::TITLE);
        let reign = |word: &str| Generation::of_reign(word).filter(|_| is_titled);
        let is_suffix = |word: &str| classes_of(word).contains(Classes::NAME_SUFFIX) || reign(word).is_some();
        // The id of the second of a name: “ann-reyes-2”.
        let number = words.last().and_then(|last| last.parse::<u8>().ok()).filter(|number| *number > 1 && words.len() > 1);
        let words = if number.is_some() { &words[..words.len() - 1] } else { &words[..] };
        let namesake = number.map_or(0, |number| number - 1);
        // “Xi” alone is a surname.
        let suffixes = if words.len() > 1 { words[1..].iter().rev().take_while(|word| is_suffix(word)).count() } else { 0 };
        let (words, suffixes) = words.split_at(words.len() - suffixes);
        let left_out = Classes::NAME_SUFFIX | Classes::PARTICLE | Classes::FUNCTION;
        let last = words.len().saturating_sub(1);
        let kept = words.iter().enumerate().filter(|(place, word)| *place == last || !classes_of(word).intersects(left_out));
        let names = kept.map(|(_, word)| part_of_letters(word, fold_hash(word))).collect();
        Self {
            names,
            generation: suffixes.iter().find_map(|suffix| Generation::of(suffix).or_else(|| reign(suffix))),
            nickname: None,
            namesake,
        }
    }

    /// The surname, or the only part.
    pub(super) fn family(&self) -> Option<Part> {
        self.names.last().copied()
    }

    /// Everything before the surname.
    pub(super) fn given(&self) -> &[Part] {
        self.names.split_last().map_or(&[], |(_, given)| given)
    }

    /// Whether it holds first name and surname.
    pub(super) fn is_full(&self) -> bool {
        self.names.len() > 1
    }

    /// The hash of the keys of all parts: two spellings of one form share it.
    pub(super) fn key(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.names.iter().for_each(|part| hasher.write_u64(part.key));
        if let Some(Generation(hash)) = self.generation {
            hasher.write_u64(hash.get());
        }
        if self.namesake > 0 {
            hasher.write_u8(self.namesake);
        }
        hasher.finish()
    }

    /// Whether no generation contradicts the other's: “Reyes Jr.” and “Reyes Sr.” do not agree.
    pub(super) fn agrees_in_generation(&self, other: &Self) -> bool {
        self.generation.is_none() || other.generation.is_none() || self.generation == other.generation
    }

    /// The same without the titles and roles that open it; `None` where none does: “King Odwan”, “Singer Odwan”.
    pub(super) fn without_title(&self) -> Option<Self> {
        let titles = self
            .names
            .iter()
            .take_while(|part| classes_of_hash(part.fold).intersects(Classes::TITLE | Classes::HONORIFIC | Classes::ROLE))
            .count();
        let is_left = titles > 0 && titles < self.names.len();
        is_left.then(|| Self { names: self.names[titles..].into(), ..self.clone() })
    }

    /// Whether two full names with one surname may be one person's: the given names of the shorter one stand in the longer one
    /// in order, an initial for a name that begins with it, and no generation contradicts the other. “A. Reyes” and “Ann Maria Reyes”
    /// may, “Ann” and “Eva” not, nor “Ann Reyes II” and “Ann Reyes III”. A nickname is as good as the given names: “William "Buck" Reyes”
    /// may be “Buck Reyes”.
    pub(super) fn is_compatible(&self, other: &Self) -> bool {
        if !self.agrees_in_generation(other) || self.namesake != other.namesake {
            return false;
        }
        let (short, long) = if self.names.len() <= other.names.len() { (self, other) } else { (other, self) };
        let is_called = |named: &Self, by: &Self| matches!(by.given(), [only] if named.nickname == Some(Nickname::of(*only)));
        if is_called(self, other) || is_called(other, self) {
            return true;
        }
        let mut rest = long.given().iter();
        short.given().iter().all(|part| rest.any(|candidate| part.matches(*candidate)))
    }
}

impl Part {
    /// Whether the two stand for one name: equal, or one the other's initial.
    fn matches(self, other: Self) -> bool {
        self.key == other.key || (self.is_initial || other.is_initial) && self.initial == other.initial
    }
}

/// Particles do not distinguish people.
fn is_left_out(text: &str, words: &WordTable, at: usize, end: usize) -> bool {
    let token = words.tokens[at];
    // “van ’**t** Odi”, “d’Odi **e** Reyes”
    if words.is_cased && token.span().len() == 1 && token.case() == crate::text::Case::Lower {
        return true;
    }
    // “Omar Al Farsi”
    let is_inside = token.span().len() == 2 && at > 0 && words.tokens[at - 1].is_capitalised(text);
    let is_small = token.case() == crate::text::Case::Lower
        || is_inside
        || !token.is(Classes::FIRST_NAME)
        || is_hyphenated_particle(text, words, at, end);
    token.is(Classes::PARTICLE) && is_small && at + 1 < end
}

/// Where a nickname ends that begins at the word at `at`: “Buck” in “William "Buck" Reyes”, “Wild Bill” in “William "Wild Bill" Reyes”, “Tony” in
/// “Anthony (Tony) Reyes”; `None` where none begins there.
fn end_of_nickname(text: &str, words: &WordTable, at: usize, range: &std::ops::Range<usize>) -> Option<usize> {
    let opens = at > range.start && matches!(words.tokens[at - 1].of(text), "\"" | "“" | "'" | "‘" | "(") && words.tokens[at].is_glued();
    let end = (at + 1..range.end).find(|end| words.tokens[*end].kind() == WordKind::Mark).filter(|_| opens)?;
    (end + 1 < range.end).then_some(end)
}

/// “Al-Odi” at the start of a sentence, “El-Reyes”.
fn is_hyphenated_particle(text: &str, words: &WordTable, at: usize, end: usize) -> bool {
    at + 1 < end && words.tokens[at + 1].of(text) == "-" && words.tokens[at].span().len() == 2
}

/// The parts read so far, by the hash of their letters: news has the same names again and again.
#[derive(Debug, Default)]
pub(super) struct KnownParts(FxHashMap<u64, Part>);

impl KnownParts {
    pub(super) fn part_of(&mut self, text: &str, token: Token) -> Part {
        *self.0.entry(token.fold).or_insert_with(|| part_of_letters(&fold(token.of(text)), token.fold))
    }
}

/// A part by its folded letters and their hash.
fn part_of_letters(letters: &str, fold: u64) -> Part {
    Part {
        key: fold_hash(&skeleton(letters)),
        fold,
        initial: letters.chars().next().unwrap_or_default(),
        is_initial: letters.chars().count() == 1,
    }
}

/// What the spellings of one name have in common: “Mohammed” and “Muhamad”, “Sergei” and “Sergey”, “Yusuf” and “Youssef”.
pub(super) fn skeleton(folded: &str) -> String {
    // “Khalid” and “Khaled”: only the consonants of Arabic names are stable.
    if folded.len() > 4 && folded.starts_with("kh") {
        return std::iter::once('h').chain(folded[2..].chars().filter(|letter| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u'))).collect();
    }
    let is_plain = !folded.contains('\'') && !folded.as_bytes().windows(2).any(|pair| matches!(pair, b"kh" | b"ou" | b"oo" | b"ph"));
    let letters = if is_plain {
        Cow::Borrowed(folded)
    } else {
        Cow::Owned(folded.replace("kh", "h").replace("ou", "u").replace("oo", "u").replace("ph", "f").replace('\'', ""))
    };
    let mut bare = String::with_capacity(letters.len());
    let mut last = None;
    for letter in letters.chars() {
        let letter = if matches!(letter, 'y' | 'j') {
            'i'
        } else if letter == 'q' {
            'k'
        } else {
            letter
        };
        if last != Some(letter) {
            bare.push(letter);
            last = Some(letter);
        }
    }
    for ending in ["ei", "ii", "i"] {
        if bare.len() > 4 && bare.ends_with(ending) {
            bare.truncate(bare.len() - ending.len());
            bare.push('i');
            break;
        }
    }
    let consonants = bare.chars().filter(|letter| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u'));
    let has = |spelled: &str| consonants.clone().eq(spelled.chars());
    let name = if has("mhmd") || has("mhmt") {
        "mohamed"
    } else if has("hsn") && (bare.starts_with("hu") || bare.starts_with("ho")) {
        "hosein"
    } else if has("bdl") && bare.starts_with('a') {
        "abdul"
    } else if has("bdlh") && bare.starts_with('a') {
        "abdallah"
    } else {
        return bare;
    };
    name.to_owned()
}
