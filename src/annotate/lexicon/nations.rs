//! Which nation a word stands for: “Turkey”, “Turkish” and “Ankara” are one.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotate::folding::fold_hash;

/// A nation, as a number that is the same in every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Nation(u16);

static NATIONS: LazyLock<FxHashMap<u64, Nation>> = LazyLock::new(|| {
    let lines = include_str!("nations.txt").lines().filter(|line| !line.starts_with('#'));
    let numbered = lines.zip(0_u16..).filter_map(|(line, number)| Some((line.split_once(':')?, Nation(number))));
    let words = numbered.flat_map(|((name, others), nation)| {
        std::iter::once(name).chain(others.split_whitespace()).map(move |word| (fold_hash(word), nation))
    });
    words.collect()
});

/// The nation that the folded word of this hash stands for; `None` for most words.
pub(in crate::annotate) fn nation_of(fold: u64) -> Option<Nation> {
    NATIONS.get(&fold).copied()
}

/// The hashes of all words that stand for a nation.
pub(super) fn words() -> impl Iterator<Item = u64> {
    NATIONS.keys().copied()
}
