//! The words that tell a happening, and what kind it is.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Kind;
use crate::annotate::WordTable;
use crate::annotate::words::fold_hash;

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
    /// Its words, as places in the table: first, and behind the last.
    pub(super) words: (usize, usize),
    pub(super) kind: Kind,
    pub(super) form: Form,
    pub(super) is_verb: bool,
    /// Its base form or noun, which tells one happening of a kind from another.
    pub(super) lemma: &'static str,
}

impl Trigger {
    /// How much it says: a finite verb more than a noun, a noun more than a verb that only says that something began,
    /// and those more than verbs without a time of their own.
    pub(super) fn strength(&self) -> u8 {
        let is_light =
            matches!(self.kind, Kind::Begin | Kind::End | Kind::Talk | Kind::Move | Kind::Discovery | Kind::Sport | Kind::Business);
        match (self.form, is_light) {
            (Form::Past | Form::Present, false) => 5,
            (Form::Base, false) => 4,
            (Form::Noun, _) => 3,
            (Form::Past | Form::Present, true) | (Form::Gerund, false) => 2,
            (Form::Base | Form::Gerund, true) => 1,
        }
    }
}

struct Entry {
    kind: Kind,
    form: Form,
    lemma: &'static str,
    /// The hashes of the words behind the first.
    rest: Vec<u64>,
}

/// By the hash of their first word, those of several words first.
static TRIGGERS: LazyLock<FxHashMap<u64, Vec<Entry>>> = LazyLock::new(|| {
    let mut triggers: FxHashMap<u64, Vec<Entry>> = FxHashMap::default();
    let list = include_str!("../lexicon/triggers.txt");
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split(' ');
        let (Some(kind), Some(part), Some(lemma)) = (columns.next().and_then(kind_named), columns.next(), columns.next()) else { continue };
        for (place, words) in std::iter::once(lemma).chain(columns).enumerate() {
            let mut hashes = words.split('+').map(fold_hash);
            let Some(first) = hashes.next() else { continue };
            let form = if part == "noun" { Form::Noun } else { form_of(place, words) };
            triggers.entry(first).or_default().push(Entry { kind, form, lemma, rest: hashes.collect() });
        }
    }
    for entries in triggers.values_mut() {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    triggers
});

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
        _ => return None,
    })
}

/// Whether a trigger may start with a word of this hash.
pub(super) fn may_start(fold: u64) -> bool {
    TRIGGERS.contains_key(&fold)
}

/// All triggers among these words, in order, without overlap.
pub(super) fn find_triggers(text: &str, words: &WordTable, range: Range<usize>) -> Vec<Trigger> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let matched = TRIGGERS.get(&words.tokens[at].fold).and_then(|entries| {
            let fits = |entry: &&Entry| {
                let rest = words.tokens.get(at + 1..at + 1 + entry.rest.len());
                rest.is_some_and(|tokens| tokens.iter().map(|token| token.fold).eq(entry.rest.iter().copied()))
            };
            // A word that is both verb and noun (“strike”, “visit”) is a noun behind an article, adjective or “’s”.
            let candidates: Vec<&Entry> = entries.iter().filter(fits).collect();
            let longest = candidates.iter().map(|entry| entry.rest.len()).max()?;
            let noun_here = is_noun_place(text, words, at, range.start);
            let mut candidates = candidates.into_iter().filter(|entry| entry.rest.len() == longest);
            let first = candidates.next()?;
            if (first.form == Form::Noun) == noun_here {
                Some(first)
            } else {
                candidates.find(|entry| (entry.form == Form::Noun) == noun_here).or(Some(first))
            }
        });
        if let Some(entry) = matched {
            let end = at + 1 + entry.rest.len();
            found.push(Trigger {
                words: (at, end),
                kind: entry.kind,
                form: entry.form,
                is_verb: entry.form != Form::Noun,
                lemma: entry.lemma,
            });
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Whether a noun is expected at `at`: behind an article, a possessive, a number or a hyphen.
fn is_noun_place(text: &str, words: &WordTable, at: usize, start: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return false };
    let word = words.tokens[before].of(text);
    let is = |list: &[&str]| list.iter().any(|other| word.eq_ignore_ascii_case(other));
    words.tokens[before].is_possessive(text)
        || is(&[
            "a", "an", "the", "this", "that", "their", "his", "her", "its", "our", "of", "for", "in", "at", "rare", "first", "last", "any",
            "no", "new", "-",
        ])
}
