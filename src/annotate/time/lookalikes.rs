//! What looks like a time and is none: “1980 tons”, “Thursday Island”, “1912 Harbour Road”.

use std::ops::Range;

use super::value::{Stretch, Symbolic, Year};
use crate::annotate::lexicon::Classes;
use crate::annotate::{Token, WordList, WordTable, words};
use crate::text::WordKind;

/// Whether the words around the time at these places make another thing of it. A word follows it in its sentence.
pub(super) fn is_none(text: &str, words: &WordTable, places: Range<usize>, value: &Symbolic) -> bool {
    let (at, is_alone) = (places.start, places.len() == 1);
    match value {
        Symbolic::On(Stretch::Year(Year::Stated(_)), None) if is_alone => {
            is_count(text, words, at) || is_in_address(text, words, at) || is_numbered(text, words, at) || opens_title(text, words, at)
        }
        Symbolic::On(Stretch::Weekday(..), None) if is_alone => {
            is_place(text, words, at) || is_surname(text, words, at) || ends_title(text, words, at)
        }
        Symbolic::On(Stretch::Feast(..), None) => is_attribute(words, places),
        Symbolic::On(Stretch::Century(_), None) => is_firm(text, words, places.end),
        _ => false,
    }
}

/// “Shots hit *1912* Harbour Road.” Not: “in 1912 Harbour Road was paved”, “the 1912 Harbour Road fire”.
fn is_in_address(text: &str, words: &WordTable, at: usize) -> bool {
    const LONGEST: usize = 3;
    static STREET: &WordList = words![
        "street",
        "road",
        "lane",
        "avenue",
        "drive",
        "boulevard",
        "court",
        "way",
        "terrace",
        "highway",
        "crescent",
        "row",
        "quay",
        "st",
        "ave",
        "rd",
        "blvd"
    ];
    static OF_YEARS: &WordList = words!["in", "since", "by", "the", "of", "after", "before", "until", "till", "from", "during", "and"];
    let tokens = &words.tokens;
    let is_name = |token: &&Token| token.kind() == WordKind::Letters && token.is_capitalised(text);
    let name = || tokens[at + 1..].iter().take(LONGEST).take_while(is_name);
    // “2000 Avenue C”
    let is_lettered =
        || name().next().is_some_and(|token| token.is(STREET)) && name().nth(1).is_some_and(|letter| letter.span().len() == 1);
    let before = |by: usize| at.checked_sub(by).map(|place| tokens[place]);
    // “moved to 2010 Mission Boulevard”; not “from 2001 to 2010 Harbour Road was shut”
    let is_range = || before(1).is_some_and(|to| to.is(words!["to"])) && before(2).is_none_or(|year| year.kind() == WordKind::Number);
    let is_year = || before(1).is_some_and(|before| before.is(OF_YEARS)) || is_range();
    // “the door of 1776 Peachtree Road”
    let is_of = || {
        before(1).is_some_and(|of| of.is(words!["of"]))
            && before(2).is_some_and(|part| part.is(words!["door", "doors", "corner", "roof", "steps", "outside", "windows", "gate"]))
    };
    words.is_cased && (name().skip(1).any(|token| token.is(STREET)) || is_lettered()) && (!is_year() || is_of())
}

/// “It was on beside *2001*: A Space Odyssey.” Not at the start, as lists of years have it: “2001: The mine opens”.
fn opens_title(text: &str, words: &WordTable, at: usize) -> bool {
    let tokens = &words.tokens;
    let is_word = |by: usize| at.checked_sub(by).is_some_and(|place| tokens[place].kind() == WordKind::Letters && tokens[place].is_small());
    let has_colon = tokens[at + 1].of(text) == ":" && tokens[at + 1].is_glued();
    let next = tokens.get(at + 2);
    words.is_cased && has_colon && is_word(1) && next.is_some_and(|next| next.is_capitalised(text) && !next.is_glued())
}

/// “The novel ‘The Man Who Was *Thursday*’”: all its words have capitals.
fn ends_title(text: &str, words: &WordTable, at: usize) -> bool {
    let tokens = &words.tokens;
    let is_last = matches!(tokens[at + 1].of(text), "”" | "’" | "\"") && tokens[at + 1].is_glued();
    let capitals = tokens[..at].iter().rev().take_while(|token| token.kind() == WordKind::Letters && token.is_capitalised(text));
    words.is_cased && is_last && capitals.count() > 1
}

/// “She lives at Apt. *1999*.”
fn is_numbered(text: &str, words: &WordTable, at: usize) -> bool {
    static NUMBERED: &WordList = words!["apt", "ste", "rm", "apartment", "suite", "error", "code", "locker", "cell", "room"];
    let before = |by: usize| at.checked_sub(by).map(|place| words.tokens[place]);
    let noun = before(1).filter(|point| point.of(text) == ".").map_or(before(1), |_| before(2));
    noun.is_some_and(|noun| noun.is(NUMBERED))
}

/// “an *Earth Day* revival”, “a *Christmas* tree”
fn is_attribute(words: &WordTable, places: Range<usize>) -> bool {
    let next = words.tokens[places.end];
    let is_noun = next.kind() == WordKind::Letters && next.is_small() && !next.is(Classes::FUNCTION | Classes::BE | Classes::AUXILIARY);
    is_noun && places.start.checked_sub(1).is_some_and(|before| words.tokens[before].is(words!["a", "an"]))
}

/// “*20th Century* Fox”; not “the 20th century”, “20th-century art”, “18th Century France”. `end` is the place behind the century.
fn is_firm(text: &str, words: &WordTable, end: usize) -> bool {
    let is_name = |token: Token| token.kind() == WordKind::Letters && token.is_capitalised(text);
    let next = words.tokens[end];
    let is_of_land = next.is(Classes::COUNTRY | Classes::DEMONYM | Classes::CITY);
    words.is_cased && is_name(words.tokens[end - 1]) && is_name(next) && !next.is_glued() && !is_of_land
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
        // “handed in 1976 signatures”
        "in" if at
            .checked_sub(2)
            .is_some_and(|verb| tokens[verb].is(words!["handed", "turned", "sent", "brought", "took", "pulled", "hauled"])) =>
        {
            true
        }
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
    // “the Friday Times”
    static PAPERS: &WordList = words!["times", "post", "mail", "herald", "star", "journal", "review", "telegraph", "mirror", "express"];
    let tokens = &words.tokens;
    let next = tokens[at + 1];
    let is_led = |by: Classes| at.checked_sub(1).is_some_and(|before| tokens[before].is(by));
    let goes_on = || tokens.get(at + 2).is_some_and(|behind| behind.kind() == WordKind::Letters && behind.is_capitalised(text));
    let is_named =
        next.is(Classes::PLACE_WORD) && !is_led(Classes::PREPOSITION | Classes::TIME) || next.is(PAPERS) && !is_led(Classes::PREPOSITION);
    words.is_cased && is_named && next.is_capitalised(text) && !next.is_glued() && !goes_on()
}

/// “Mr. *Friday*”, “nicknamed Joe *Friday*”
fn is_surname(text: &str, words: &WordTable, at: usize) -> bool {
    let before = |by: usize| at.checked_sub(by).map(|place| words.tokens[place]);
    let honorific = before(1).filter(|point| point.of(text) == ".").map_or(before(1), |_| before(2));
    let is_addressed = honorific.is_some_and(|word| word.is(Classes::HONORIFIC) && word.is_capitalised(text));
    let is_called = before(2).is_some_and(|verb| verb.is(words!["nicknamed", "named", "called", "dubbed"]));
    words.is_cased
        && (is_addressed || is_called && before(1).is_some_and(|first| first.is(Classes::FIRST_NAME) && first.is_capitalised(text)))
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
    "crowns",
    "cc",
    "hp"
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
    "pages",
    "goals",
    "runs",
    "complaints",
    "letters",
    "entries",
    "calls",
    "rooms",
    "beds",
    "plants",
    "bricks",
    "eggs",
    "coins",
    "stamps",
    "applications",
    "applicants",
    "volunteers",
    "visitors",
    "pilgrims",
    "hours",
    "pieces",
    "species",
    "times",
    "points",
    "rivals",
    "opponents",
    "competitors",
    "contestants",
    "steps",
    "stairs"
];
