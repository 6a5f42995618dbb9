//! Days that bear a name: “Christmas Eve”, “Good Friday”, “Labor Day”; and names that only look like a day: “Bloody Sunday”.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::feasts::{self, Feast};
use super::patterns::{direction, year_behind};
use super::time_word::TimeWord;
use super::value::{Stretch, Symbolic, Year};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, WordTable, words};
use crate::text::Case;

/// A name: the hashes of its words after the first, and when the day is; `None` where the words tell no day.
struct Named {
    rest: Vec<u64>,
    feast: Option<Feast>,
}

/// By the hash of its first word: what is named so, the longest name first.
static NAMED: LazyLock<FxHashMap<u64, Vec<Named>>> = LazyLock::new(|| {
    let mut named: FxHashMap<u64, Vec<Named>> = FxHashMap::default();
    for (hashes, feast) in feasts::lines() {
        let (first, rest) = hashes.split_first().expect("a name has a word");
        named.entry(*first).or_default().push(Named { rest: rest.to_vec(), feast });
    }
    for names in named.values_mut() {
        names.sort_by_key(|name| std::cmp::Reverse(name.rest.len()));
    }
    named
});

/// What happened on a day and bears its name, mostly long ago: “the Ash Wednesday **fires**”, “the Boxing Day **tsunami**”.
static EVENTS: &WordList = words![
    "agreement",
    "accord",
    "accords",
    "tsunami",
    "uprising",
    "rising",
    "massacre",
    "bushfires",
    "fires",
    "revolution",
    "disaster",
    "raid"
];

/// The day that is named from a word on, with “last” or “next” before it and a year after it, and how many words it takes; no value for
/// the name of something else that only looks like a day: “the *Good Friday* Agreement”. A name of one word tells a day where one may
/// stand: “before *Christmas*”, not “the Christmas tree”.
pub(super) fn find_at(text: &str, words: &WordTable, range: Range<usize>, inside: &[TimeWord]) -> Option<(Option<Symbolic>, usize)> {
    let may_open = |word: &TimeWord| {
        matches!(word, TimeWord::The | TimeWord::This | TimeWord::Last | TimeWord::Next | TimeWord::Coming)
            || words.tokens[range.start].is(Classes::TIME)
    };
    if !inside.first().is_some_and(may_open) {
        return None;
    }
    let (direction, skipped) = direction(inside);
    let tokens = &words.tokens[range.start + skipped..range.end];
    let (first, rest) = tokens.split_first()?;
    if !first.is(Classes::TIME) || words.is_cased && first.case() == Case::Lower {
        return None;
    }
    let is_here = |name: &&Named| name.rest.len() <= rest.len() && name.rest.iter().zip(rest).all(|(fold, token)| *fold == token.fold);
    let name = NAMED.get(&first.fold)?.iter().find(is_here)?;
    let length = 1 + name.rest.len();
    let Some(feast) = name.feast else { return Some((None, skipped + length)) };
    if let Some((year, more)) = year_behind(&inside[skipped + length..]) {
        return Some((Some(Symbolic::On(Stretch::Feast(feast, year), None)), skipped + length + more));
    }
    let next = tokens.get(length).copied();
    let is_name_of_more = next.is_some_and(|next| {
        let is_name = words.is_cased && next.is_capitalised(text) && next.span().len() > 1;
        is_name && !next.is(Classes::TITLE | Classes::HONORIFIC | Classes::FIRST_NAME) || next.is(words!["weekend"]) || next.is(EVENTS)
    });
    let is_placed =
        skipped > 0 || range.start.checked_sub(1).is_some_and(|before| words.tokens[before].is(Classes::PREPOSITION | Classes::TIME));
    let is_alone = length > 1 || is_placed && !next.is_some_and(|next| next.is(Classes::COMMON) && !next.is(Classes::FUNCTION));
    let is_day = !is_name_of_more && is_alone;
    let value = is_day.then_some(Symbolic::On(Stretch::Feast(feast, Year::Nearest(direction)), None));
    Some((value, skipped + length))
}
