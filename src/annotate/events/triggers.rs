//! The words that tell a happening, and what kind it is.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Kind, Lemma};
use crate::annotate::lexicon::{self, Classes};
use crate::annotate::words::fold_hash;
use crate::annotate::{Token, WordList, WordTable, words};
use crate::text::WordKind;

/// The form of a trigger verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// “meet”: told only where something before it says so (“will meet”), or in a headline's present.
    Base,
    /// “meets”.
    Present,
    /// “met”.
    Past,
    /// “meeting”, as a verb.
    Gerund,
    /// A noun: “summit”.
    Noun,
}

/// A trigger found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trigger {
    /// Its words, as places in the table: first, and after the last.
    pub(super) words: (usize, usize),
    pub(super) kind: Kind,
    pub(super) form: Form,
    /// Its base form or noun, which tells one happening of a kind from another.
    pub(super) lemma: &'static str,
}

impl Trigger {
    pub(super) fn is_verb(&self) -> bool {
        self.form != Form::Noun
    }

    /// Its base form or noun, as an event phrase keeps it.
    pub(super) fn lemma(&self) -> Lemma {
        Lemma::of(self.lemma).expect("each trigger has its lemma from the list, or an empty one")
    }

    /// How much it says: a finite verb more than a noun, a noun more than a verb that only says that something began,
    /// and those more than verbs without a time of their own.
    pub(super) fn strength(&self) -> u8 {
        use Kind::{Act, Begin, Business, Discovery, End, Move, Sport, Statement, Talk};
        let is_light = matches!(self.kind, Begin | End | Talk | Move | Discovery | Sport | Business | Statement | Act);
        match (self.form, is_light) {
            (Form::Past | Form::Present, false) => 5,
            (Form::Base, false) => 4,
            (Form::Noun, _) => 3,
            (Form::Past | Form::Present, true) | (Form::Gerund, false) => 2,
            (Form::Base | Form::Gerund, true) => 1,
        }
    }
}

/// One form of a trigger, as the list has it.
pub(super) struct Entry {
    kind: Kind,
    form: Form,
    lemma: &'static str,
    /// The hashes of the words after the first.
    rest: Vec<u64>,
}

/// By the hash of their first word, those of several words first.
static TRIGGERS: LazyLock<FxHashMap<u64, Vec<Entry>>> = LazyLock::new(|| {
    let mut triggers: FxHashMap<u64, Vec<Entry>> = FxHashMap::default();
    for line in lexicon::TRIGGERS.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split(' ');
        let kind = columns.next().and_then(kind_named).expect("a line of the list opens with a kind");
        let is_noun = columns.next() == Some("noun");
        let forms: Vec<&str> = columns.collect();
        for (place, words) in forms.iter().enumerate() {
            let mut hashes = words.split('+').map(fold_hash);
            let first = hashes.next().expect("a split gives at least one part");
            let form = if is_noun { Form::Noun } else { form_of(place, words) };
            triggers.entry(first).or_default().push(Entry { kind, form, lemma: forms[0], rest: hashes.collect() });
        }
    }
    for entries in triggers.values_mut() {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    triggers
});

/// The form of a verb that stands at a place of its line: base form, present, then past forms and the gerund.
fn form_of(place: usize, words: &str) -> Form {
    let first = words.split('+').next().unwrap_or(words);
    match place {
        0 => Form::Base,
        1 => Form::Present,
        _ if first.ends_with("ing") => Form::Gerund,
        _ => Form::Past,
    }
}

fn kind_named(name: &str) -> Option<Kind> {
    Some(match name {
        "meeting" => Kind::Meeting,
        "call" => Kind::Call,
        "talk" => Kind::Talk,
        "military" => Kind::Military,
        "capture" => Kind::Capture,
        "retreat" => Kind::Retreat,
        "death" => Kind::Death,
        "injury" => Kind::Injury,
        "arrest" => Kind::Arrest,
        "release" => Kind::Release,
        "expulsion" => Kind::Expulsion,
        "court" => Kind::Court,
        "vote" => Kind::Vote,
        "resignation" => Kind::Resignation,
        "appointment" => Kind::Appointment,
        "agreement" => Kind::Agreement,
        "break" => Kind::Break,
        "law" => Kind::Law,
        "protest" => Kind::Protest,
        "accident" => Kind::Accident,
        "disaster" => Kind::Disaster,
        "speech" => Kind::Speech,
        "begin" => Kind::Begin,
        "end" => Kind::End,
        "business" => Kind::Business,
        "discovery" => Kind::Discovery,
        "sport" => Kind::Sport,
        "award" => Kind::Award,
        "birth" => Kind::Birth,
        "move" => Kind::Move,
        "statement" => Kind::Statement,
        "act" => Kind::Act,
        _ => return None,
    })
}

/// All triggers among these words, in order, without overlap.
pub(super) fn find_triggers<'a>(text: &'a str, words: &'a WordTable, range: Range<usize>) -> impl Iterator<Item = Trigger> + 'a {
    let mut at = range.start;
    std::iter::from_fn(move || {
        while let Some(before) = words.tokens[at.min(range.end)..range.end].iter().position(|token| token.is(Classes::TRIGGER)) {
            let start = at + before;
            at = start + 1;
            if let Some(entry) = entry_at(text, words, start, &range) {
                at += entry.rest.len();
                return Some(Trigger { words: (start, at), kind: entry.kind, form: entry.form, lemma: entry.lemma });
            }
        }
        None
    })
}

/// The longest form that stands at `at`. One that is both verb and noun is a noun after an article, a possessive or the like.
///
/// > The workers **strike** on Monday. → verb   The **strike** began on Monday. → noun
pub(super) fn entry_at(text: &str, words: &WordTable, at: usize, range: &Range<usize>) -> Option<&'static Entry> {
    let entries = TRIGGERS.get(&words.tokens[at].fold)?;
    let fits = |entry: &&Entry| {
        // None reaches over the end of its part: “air” may end one paragraph and “strike” open the next.
        let rest = words.tokens[..range.end].get(at + 1..at + 1 + entry.rest.len());
        rest.is_some_and(|tokens| tokens.iter().map(|token| token.fold).eq(entry.rest.iter().copied()))
    };
    // They stand from the longest to the shortest.
    let longest = entries.iter().find(fits)?;
    let is_noun = is_noun_place(text, words, at, range.start)
        || is_owned(text, words, at, range.start)
        || leads_verb(words, at + longest.rest.len(), range);
    let mut as_long = entries.iter().filter(|entry| entry.rest.len() == longest.rest.len()).filter(fits);
    let best = as_long.clone().find(|entry| (entry.form == Form::Noun) == is_noun).unwrap_or(longest);
    let is_bare = matches!(best.form, Form::Base | Form::Present);
    let is_verb = !is_bare || !follows_article(text, words, at, range.start) && !heads_a_phrase(text, words, at, best.form, range);
    // “a factory **fire**”; “an oil **spill**” is there for months.
    if is_verb { Some(best) } else { as_long.find(|entry| entry.form == Form::Noun && entry.lemma != "spill") }
}

/// Whether a bare form is the noun that an article some words before it, or a preposition, leads up to: “a major winter **storm** will”,
/// “for **free**”, “dealing with security **issues**, …”. Not: a group of rebels **storm** the hall; the head of security **signs** the pact.
fn heads_a_phrase(text: &str, words: &WordTable, at: usize, form: Form, range: &Range<usize>) -> bool {
    const LONGEST: usize = 4;
    static SINGULAR: &WordList = words!["a", "an", "this", "each", "every", "another"];
    static SEVERAL: &WordList = words!["several", "many", "multiple", "these", "those", "all", "various", "numerous"];
    let others = Classes::FUNCTION | Classes::AUXILIARY | Classes::BE | Classes::CONJUNCTION;
    let stops =
        |token: &Token| token.kind() != WordKind::Letters || token.is(Classes::PREPOSITION | Classes::DETERMINER) || token.is(others);
    let stop = words.tokens[range.start..at].iter().rev().take(LONGEST).find(|token| stops(token));
    let Some(stop) = stop.copied() else { return false };
    let is_led_by_preposition = || stop.is(Classes::PREPOSITION) && !stop.reads(text, "to") && !stop.reads(text, "of");
    match form {
        Form::Base => {
            let is_next = at.checked_sub(1).is_some_and(|before| words.tokens[before].span() == stop.span());
            stop.is(SINGULAR) || is_next && is_led_by_preposition()
        }
        Form::Present => {
            let next = words.tokens.get(at + 1).filter(|_| at + 1 < range.end);
            let has_object = next.is_some_and(|next| {
                next.kind() == WordKind::Number
                    || next.is_capitalised(text)
                    || next.kind() == WordKind::Letters && (next.is(Classes::DETERMINER) || !next.is(others | Classes::PREPOSITION))
            });
            !has_object && (stop.is(SEVERAL) || is_led_by_preposition())
        }
        _ => false,
    }
}

/// Whether an article or a possessive stands before `at`: what follows is not a finite verb. “the **end** of May”
fn follows_article(text: &str, words: &WordTable, at: usize, start: usize) -> bool {
    static ARTICLES: &WordList = words!["a", "an", "the", "its", "their", "our", "my", "your"];
    let before = at.checked_sub(1).filter(|before| *before >= start).map(|before| words.tokens[before]);
    before.is_some_and(|before| before.is(ARTICLES) || before.kind() == WordKind::Letters && before.is_possessive(text))
}

/// What stands before a noun.
pub(super) static LEADS_NOUN: &WordList = words![
    "a", "an", "the", "this", "that", "their", "his", "her", "its", "our", "of", "for", "in", "at", "rare", "first", "last", "any", "no",
    "new", "-"
];

/// Whether the verb of which the word before `at + 1` is the subject follows: “even larger **protests will** come”.
fn leads_verb(words: &WordTable, at: usize, range: &Range<usize>) -> bool {
    static COMING: &WordList = words!["will", "would", "could", "may", "might"];
    words.tokens.get(at + 1).filter(|_| at + 1 < range.end).is_some_and(|next| next.is(COMING) && next.is_small())
}

/// Whether a noun is expected at `at`: after an article, a possessive, a preposition or a hyphen. Not: she will **visit**.
fn is_noun_place(text: &str, words: &WordTable, at: usize, start: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return false };
    let token = words.tokens[before];
    token.is_possessive(text) || token.is(LEADS_NOUN) || token.is(words!["and", "or"]) && joins_nouns(text, words, before, start)
}

/// Whether somebody or a day owns the noun phrase that ends at `at`: “Tuesday’s factory **fire**”, “the mayor’s surprise **visit**”. Not: the
/// mayor’s critics **march**.
fn is_owned(text: &str, words: &WordTable, at: usize, start: usize) -> bool {
    const LONGEST: usize = 3;
    let before = words.tokens[start.min(at)..at].iter().rev().take(LONGEST);
    let is_many = words.tokens[..at].last().is_some_and(|noun| noun.of(text).ends_with('s'));
    let mut phrase = before.skip_while(|token| token.is_small() && token.kind() == WordKind::Letters && token.is(Classes::COMMON));
    !is_many && phrase.next().is_some_and(|whose| whose.is_possessive(text))
}

/// Whether a noun of the list stands before the “and” at `at`: “an explosion **and** fire”. Not: they march **and** strike.
fn joins_nouns(text: &str, words: &WordTable, at: usize, start: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return false };
    let entries = TRIGGERS.get(&words.tokens[before].fold).map_or(&[][..], Vec::as_slice);
    let mut forms = entries.iter().filter(|entry| entry.rest.is_empty()).map(|entry| entry.form);
    let has_noun = forms.clone().any(|form| form == Form::Noun);
    has_noun && (forms.all(|form| form == Form::Noun) || is_noun_place(text, words, before, start))
}
