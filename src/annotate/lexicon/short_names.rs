//! Which first names are short for which: “Bill” and “Will” for “William”.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Classes, classes_of_hash};
use crate::annotate::folding::fold_hash;

/// By the hash of a short form: the hashes of the names it stands for.
static FORMAL: LazyLock<FxHashMap<u64, Vec<u64>>> = LazyLock::new(|| {
    let mut formal: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
    let lines = include_str!("short_names.txt").lines().filter(|line| !line.starts_with('#'));
    for (name, short_forms) in lines.filter_map(|line| line.split_once(':')) {
        for short in short_forms.split_whitespace() {
            formal.entry(fold_hash(short)).or_default().push(fold_hash(name));
        }
    }
    formal
});

/// Whether women or men bear a first name, by the hash of its folded letters: both classes where both do; for a short form as for what it
/// stands for.
pub(crate) fn genders_of(fold: u64) -> Classes {
    const GENDERS: Classes = Classes::FEMALE_NAME.union(Classes::MALE_NAME);
    let own = classes_of_hash(fold) & GENDERS;
    if !own.is_empty() {
        return own;
    }
    formal_names(fold).iter().fold(own, |found, formal| found | classes_of_hash(*formal) & GENDERS)
}

/// The hashes of the first names that the folded word of this hash is short for; none for most words.
pub(crate) fn formal_names(fold: u64) -> &'static [u64] {
    FORMAL.get(&fold).map_or(&[], Vec::as_slice)
}
