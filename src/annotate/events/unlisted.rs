//! What tells a happening though its verb stands in no list: whatever was done on a day, or is fixed for one, is told there.

use std::ops::Range;

use super::Kind;
use super::triggers::{self, Form, Trigger};
use crate::annotate::lexicon::Classes;
use crate::annotate::{Token, WordList, WordTable, words};
use crate::text::{Case, WordKind};

/// Verbs of the past that are not known by their ending.
static IRREGULAR: &WordList = words![
    "took",
    "gave",
    "made",
    "held",
    "brought",
    "drew",
    "grew",
    "threw",
    "led",
    "ran",
    "drove",
    "spent",
    "became",
    "went",
    "sought",
    "found",
    "chose",
    "wrote",
    "won",
    "sold",
    "bought",
    "paid",
    "built",
    "broke",
    "lent",
    "froze",
    "stole",
    "swore",
    "withdrew",
    "undertook",
    "overtook",
    "upheld",
    "laid",
    "caught",
    "taught",
    "dealt",
    "swept",
    "struck",
    "forbade",
    "oversaw",
    "underwent",
    "overthrew",
    "overturned",
    "fought",
    "sank",
];

/// What tells a state or an opinion.
static STATES: &WordList = words![
    "based",
    "needed",
    "wanted",
    "seemed",
    "appeared",
    "remained",
    "stayed",
    "believed",
    "looked",
    "lived",
    "loved",
    "liked",
    "hated",
    "hoped",
    "feared",
    "involved",
    "required",
    "considered",
    "expected",
    "continued",
    "supposed",
    "planned",
    "scheduled",
    "designed",
    "called",
    "named",
    "dubbed",
    "united",
    "helped",
    "failed",
    "tried",
    "indeed",
    "hundred",
    "allowed",
    "used",
    "dated",
    "entitled",
    "titled",
    "belonged",
    "existed",
    "depended",
    "deserved",
    "differed",
    "mattered",
    "owned",
    "resembled",
    "tended",
    "trusted",
    "understood",
    "worked",
    "waited",
    "watched",
    "talked",
    "learned",
    "related",
    "limited",
    "updated",
    "printed",
    "pictured"
];

/// The first verb of the past among these words that stands in no list: whatever was done on a day is told there.
///
/// > The committee **questioned** the banker on Monday.   Not: the **troubled** bank; a bank **based** in Linden; was **pleased**.
pub(super) fn find_past_verb(text: &str, words: &WordTable, range: Range<usize>) -> Option<Trigger> {
    const ENDING: &str = "ed";
    const SHORTEST: usize = 5;
    /// What ends so and is in no list of words is a verb too, where it is long: “reinstalled”, not “reed”.
    const LONG: usize = 7;
    // What is cheap to ask parts most words from verbs of the past; the letters are looked at last.
    let is_verb = |at: &usize| {
        let token = words.tokens[*at];
        if token.case() != Case::Lower || token.kind() != WordKind::Letters || token.is(Classes::SPEECH) {
            return false;
        }
        let is_regular = || {
            let length = token.span().len();
            let is_likely = length >= SHORTEST && (token.is(Classes::COMMON) || length >= LONG);
            is_likely && token.of(text).ends_with(ENDING) && (token.is(Classes::COMMON) || !token.of(text).ends_with("eed"))
        };
        if !(token.is(IRREGULAR) || is_regular()) || token.is(STATES) {
            return false;
        }
        // “made” opens “made a deal”, and may do something else.
        if token.is(Classes::TRIGGER) && triggers::entry_at(text, words, *at, &range).is_some() {
            return false;
        }
        // After its subject, or after an auxiliary and an adverb; not after an article or a preposition.
        let before = at.checked_sub(1).filter(|before| *before >= range.start).map(|before| words.tokens[before]);
        before.is_some_and(|before| {
            before.kind() != WordKind::Mark
                && !before.is(Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION | Classes::BE)
                && !before.is(triggers::LEADS_NOUN)
                && !before.is_possessive(text)
        })
    };
    let at = range.clone().find(is_verb)?;
    Some(Trigger { words: (at, at + 1), kind: Kind::Act, form: Form::Past, lemma: "" })
}

/// The first verb among these words that tells what was going on, and stands in no list.
///
/// > Ships **were getting** back in place on Monday.   Not: the river **is rising**; **was going to** leave.
pub(super) fn find_progressive(text: &str, words: &WordTable, range: Range<usize>) -> Option<Trigger> {
    let is_being = |at: &usize| {
        let (be, verb) = (words.tokens[*at], words.tokens[at + 1]);
        be.is(words!["was", "were"])
            && verb.case() == Case::Lower
            && verb.of(text).ends_with("ing")
            && verb.is(Classes::COMMON)
            && !verb.is(words!["going", "being", "during", "something", "nothing", "anything", "everything"])
            && !verb.is(Classes::SPEECH)
    };
    let at = (range.start..range.end.checked_sub(1)?).find(is_being)?;
    Some(Trigger { words: (at + 1, at + 2), kind: Kind::Act, form: Form::Past, lemma: "" })
}

/// What a vehicle meets with: “a school bus **hit** a tree”, “a balloon **fell**”. Not: “the shares fell”, “the bus was late”.
pub(super) fn find_mishap(words: &WordTable, range: Range<usize>) -> Option<Trigger> {
    const REACH: usize = 3;
    static VEHICLES: &WordList = words![
        "bus",
        "minibus",
        "coach",
        "car",
        "truck",
        "lorry",
        "van",
        "taxi",
        "train",
        "tram",
        "plane",
        "airliner",
        "jet",
        "helicopter",
        "balloon",
        "glider",
        "boat",
        "ferry",
        "ship",
        "trawler",
        "canoe",
        "raft",
        "tanker",
        "motorcycle",
        "motorbike",
        "vehicle",
        "pickup"
    ];
    static MISHAPS: &WordList = words![
        "hit",
        "struck",
        "fell",
        "plunged",
        "overturned",
        "collided",
        "rammed",
        "slammed",
        "veered",
        "skidded",
        "rolled",
        "smashed",
        "ploughed",
        "plowed",
        "careered",
        "swerved",
        "flipped",
        "tumbled"
    ];
    let is_mishap = |at: &usize| {
        let before = at.saturating_sub(REACH).max(range.start)..*at;
        words.tokens[*at].is(MISHAPS) && words.tokens[*at].is_small() && before.into_iter().any(|noun| words.tokens[noun].is(VEHICLES))
    };
    let at = range.clone().find(is_mishap)?;
    Some(Trigger { words: (at, at + 1), kind: Kind::Accident, form: Form::Past, lemma: "crash" })
}

/// The first verb among these words that tells what is fixed for a day to come, and stands in no list.
///
/// > Divers will **raise** the wreck.   is expected to **impeach**   will be **separated**   Not: will **like** it; will not come.
pub(super) fn find_coming(text: &str, words: &WordTable, range: Range<usize>) -> Option<Trigger> {
    const SHORTEST: usize = 4;
    static COMING: &WordList = words!["will", "shall"];
    static FIXED: &WordList = words!["expected", "due", "set", "scheduled", "slated", "poised"];
    static STATES: &WordList = words![
        "like", "love", "have", "need", "want", "know", "seem", "look", "hope", "feel", "remain", "stay", "continue", "cost", "last",
        "depend", "include", "become", "make", "take", "give", "still", "also", "soon", "then", "only", "likely", "focus", "help", "allow",
        "mean", "bring", "come", "find", "keep", "show", "work", "watch", "wait", "rise", "fall", "drop", "climb", "get", "try", "see"
    ];
    let tokens = &words.tokens[range.clone()];
    let is_verb = |token: &Token| {
        token.case() == Case::Lower
            && token.kind() == WordKind::Letters
            && token.span().len() >= SHORTEST
            && token.is(Classes::COMMON)
            && !token.is(Classes::SPEECH | Classes::FUNCTION | Classes::AUXILIARY | Classes::BE | Classes::PREPOSITION)
            && !token.is(STATES)
            && !token.of(text).ends_with("ly")
    };
    let at = (0..tokens.len()).find_map(|place| {
        let is_led = |by: usize, list| place.checked_sub(by).is_some_and(|before| tokens[before].is(list));
        let will = |by| is_led(by, COMING) && tokens[place - by].is_small();
        let to = is_led(1, words!["to"]) && is_led(2, FIXED) && is_led(3, words!["is", "are"]);
        let be =
            is_led(1, words!["be"]) && tokens[place].of(text).ends_with("ed") && (will(2) || is_led(2, words!["to"]) && is_led(3, FIXED));
        (is_verb(&tokens[place]) && (will(1) || to || be)).then_some(range.start + place)
    })?;
    Some(Trigger { words: (at, at + 1), kind: Kind::Act, form: Form::Base, lemma: "" })
}
