//! The lemmas of the list of triggers, each by its number: a large corpus has millions of event phrases, and each bears one.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::annotate::lexicon;

/// A base form or noun of the list of triggers; an empty one where a trigger is in no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lemma(u16);

/// All lemmas by their numbers, the empty one first, and their numbers.
struct Lemmas {
    words: Vec<&'static str>,
    numbers: FxHashMap<&'static str, u16>,
}

static LEMMAS: LazyLock<Lemmas> = LazyLock::new(|| {
    let mut lemmas = Lemmas { words: Vec::new(), numbers: FxHashMap::default() };
    let lines = lexicon::TRIGGERS.lines().filter(|line| !line.starts_with('#'));
    for word in std::iter::once("").chain(lines.filter_map(|line| line.split(' ').nth(2))) {
        let next = lemmas.words.len();
        lemmas.numbers.entry(word).or_insert_with(|| {
            lemmas.words.push(word);
            u16::try_from(next).expect("the list of triggers has some thousand lines")
        });
    }
    lemmas
});

impl Lemma {
    /// The lemma that reads so; `None` where no line of the list has it.
    pub(super) fn of(word: &str) -> Option<Self> {
        LEMMAS.numbers.get(word).copied().map(Self)
    }

    /// As the list has it: “meet”.
    pub fn word(self) -> &'static str {
        LEMMAS.words[usize::from(self.0)]
    }

    /// Whether it says that something will not take place, or not when it was to.
    pub(super) fn calls_off(self) -> bool {
        matches!(self.word(), "cancel" | "postpone" | "call+off" | "scrap")
    }

    /// Whether its trigger is in no list.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Its word where people may read it, else its number, which the very program reads that wrote it.
impl Serialize for Lemma {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() { serializer.serialize_str(self.word()) } else { serializer.serialize_u16(self.0) }
    }
}

impl<'de> Deserialize<'de> for Lemma {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let lemma = if deserializer.is_human_readable() {
            Self::of(&Cow::<'_, str>::deserialize(deserializer)?)
        } else {
            Some(Self(u16::deserialize(deserializer)?)).filter(|lemma| usize::from(lemma.0) < LEMMAS.words.len())
        };
        lemma.ok_or_else(|| D::Error::custom("a lemma that is in no list"))
    }
}
