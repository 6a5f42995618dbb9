//! What looks like a time and is none: “1980 tons”, “Thursday Island”.

use super::value::{Stretch, Symbolic, Year};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, WordTable, words};
use crate::text::WordKind;

/// Whether the words around a time of one word make another thing of it. A word follows it in its sentence.
pub(super) fn is_none(text: &str, words: &WordTable, at: usize, value: &Symbolic) -> bool {
    match value {
        Symbolic::On(Stretch::Year(Year::Stated(_)), None) => is_count(text, words, at),
        Symbolic::On(Stretch::Weekday(..), None) => is_place(text, words, at),
        _ => false,
    }
}

/// “It carried *1980* tons”, “300 of *1950* seats”, “paid by *2000* members.” Not: “in 1950 seats were of wood”, “the 2016 votes”.
fn is_count(text: &str, words: &WordTable, at: usize) -> bool {
    let tokens = &words.tokens;
    // “1,850 sheep and *1990* goats”
    let goes_on_list = || {
        let counted = at.checked_sub(3).filter(|_| tokens[at - 1].is(words!["and"]) && tokens[at - 2].is_small());
        let next = tokens[at + 1];
        let is_many = next.kind() == WordKind::Letters && next.is_small() && next.of(text).ends_with('s') && !next.is(Classes::FUNCTION);
        is_many && counted.is_some_and(|number| tokens[number].kind() == WordKind::Number)
    };
    if tokens[at].kind() == WordKind::Number && goes_on_list() {
        return true;
    }
    let is_money = tokens[at + 1].is(MONEY);
    if tokens[at].kind() != WordKind::Number || !is_money && !tokens[at + 1].is(COUNTED) {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|before| tokens[before]) else { return false };
    match before.of(text) {
        "in" | "In" | "since" | "Since" | "the" | "The" | "this" | "that" | "its" | "their" | "during" | "from" => false,
        // “300 of 1950 seats”, not “the flood of 1950”
        "of" => is_money || at.checked_sub(2).is_some_and(|number| tokens[number].kind() == WordKind::Number),
        // “by 2000 members had left”
        "by" | "By" | "until" | "before" | "after" => tokens.get(at + 2).is_none_or(|behind| behind.kind() == WordKind::Mark),
        _ => !before.is_possessive(text),
    }
}

/// “*Thursday* Island”; not “Thursday Island officials said”, which is rare, nor “on Thursday”.
fn is_place(text: &str, words: &WordTable, at: usize) -> bool {
    let tokens = &words.tokens;
    let next = tokens[at + 1];
    let is_led = at.checked_sub(1).is_some_and(|before| tokens[before].is(Classes::PREPOSITION | Classes::TIME));
    let goes_on = || tokens.get(at + 2).is_some_and(|behind| behind.kind() == WordKind::Letters && behind.is_capitalised(text));
    words.is_cased && next.is(Classes::PLACE_WORD) && next.is_capitalised(text) && !next.is_glued() && !is_led && !goes_on()
}

static MONEY: &WordList = words![
    "dollars",
    "euros",
    "pounds",
    "yen",
    "rubles",
    "roubles",
    "kroner",
    "kronor",
    "rupees",
    "pesos",
    "francs",
    "marks",
    "zlotys",
    "yuan",
    "won",
    "riyals",
    "dirhams",
    "lira",
    "shillings",
    "crowns"
];

/// What news counts.
static COUNTED: &WordList = words![
    "people",
    "members",
    "passengers",
    "voters",
    "residents",
    "students",
    "pupils",
    "workers",
    "employees",
    "soldiers",
    "troops",
    "men",
    "women",
    "children",
    "homes",
    "houses",
    "seats",
    "votes",
    "tons",
    "tonnes",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "meters",
    "metres",
    "feet",
    "kilos",
    "kg",
    "acres",
    "hectares",
    "gallons",
    "barrels",
    "litres",
    "liters",
    "calories",
    "copies",
    "jobs",
    "cars",
    "vehicles",
    "rpm",
    "mph",
    "words",
    "refugees",
    "prisoners",
    "migrants",
    "protesters",
    "demonstrators",
    "spectators",
    "guests",
    "tickets",
    "rounds",
    "shells",
    "trees",
    "animals",
    "sheep",
    "cattle",
    "goats",
    "pigs",
    "cows",
    "hens",
    "chickens",
    "horses",
    "birds",
    "crates",
    "boxes",
    "bottles",
    "bags",
    "sacks",
    "books",
    "trucks",
    "boats",
    "planes",
    "flights",
    "buses",
    "guns",
    "rifles",
    "bullets",
    "bodies",
    "farmers",
    "fans",
    "runners",
    "delegates",
    "nurses",
    "teachers",
    "doctors",
    "miners",
    "officers",
    "families",
    "inhabitants",
    "patients",
    "signatures",
    "pieces",
    "species",
    "times"
];
