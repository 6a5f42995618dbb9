//! What an event mention is about, as the words of its part of the sentence with their weights.
//!
//! Two profiles are alike as far as their directions agree (the cosine of the vector space model, Salton 1975). A cluster's profile is the
//! sum of those of its event mentions.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;
use thin_vec::ThinVec;

use super::Sources;
use super::word_weights::{WordWeights, is_telling};
use crate::annotate::events::Lemma;
use crate::annotate::words::fold_hash;
use crate::text::Span;

/// Words with their weights, sorted by word, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    words: ThinVec<Weighed>,
    length: f32,
}

/// A word, by its hash, and its weight. The timeline of a corpus is made of very many: in halves, the hash takes no more room than it needs.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    /// The high half of the hash and the low one: they sort as the hash does.
    word: [u32; 2],
    weight: f32,
}

impl Weighed {
    fn new(word: u64, weight: f32) -> Self {
        Self { word: [(word >> u32::BITS) as u32, word as u32], weight }
    }

    fn word(self) -> u64 {
        u64::from(self.word[0]) << u32::BITS | u64::from(self.word[1])
    }
}

/// The most words a profile keeps, the heaviest.
const MOST_WORDS: usize = 96;

impl Profile {
    /// The profile of what an event mention says: the words of its part of the sentence in full, those of the rest by half.
    pub(super) fn of_mention(sources: &Sources<'_>, weights: &WordWeights, mention: usize) -> Self {
        const ASIDE: f32 = 0.4;
        let article = sources.mentions[mention].article;
        let phrase = sources.phrase(mention);
        let subject = phrase.before.first().copied().unwrap_or(phrase.clause);
        let share = |span: Span| if phrase.clause.overlaps(span) || subject.overlaps(span) { 1.0 } else { ASIDE };
        Self::of_words(sources, weights, article, phrase.sentence, share)
    }

    /// The profile of the words in a span of an article.
    pub(super) fn of_words(sources: &Sources<'_>, weights: &WordWeights, article: usize, span: Span, share: impl Fn(Span) -> f32) -> Self {
        let text = &sources.project.articles[article].text;
        let annotated = &sources.annotations[article];
        let mut times = {
            let first = annotated.times.partition_point(|time| time.span.end <= span.start);
            annotated.times[first..].iter().peekable()
        };
        let mut words = Vec::new();
        for token in &annotated.words.tokens[annotated.words.words_in(span)] {
            while times.next_if(|time| time.span.end <= token.span().start).is_some() {}
            let is_time = times.peek().is_some_and(|time| time.span.contains(token.span()));
            if is_telling(*token) && !is_time {
                words.push(Weighed::new(stem(token.of(text)), weights.of(token.fold) * share(token.span())));
            }
        }
        Self::new(words)
    }

    fn new(mut words: Vec<Weighed>) -> Self {
        // Of a word said twice the heavier is kept.
        words.sort_unstable_by(|one, other| one.word().cmp(&other.word()).then(other.weight.total_cmp(&one.weight)));
        words.dedup_by_key(|word| word.word);
        let length = length_of(&words);
        Self { words: words.as_slice().into(), length }
    }

    /// How alike two are: from 0, no word in common, to 1.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let mut there = other.words.iter().peekable();
        let mut sum = 0.0;
        for here in &*self.words {
            while there.next_if(|other| other.word() < here.word()).is_some() {}
            if let Some(other) = there.next_if(|other| other.word == here.word) {
                sum += here.weight * other.weight;
            }
        }
        if sum > 0.0 { sum / (self.length * other.length) } else { 0.0 }
    }

    /// Adds another to this one.
    pub(super) fn add(&mut self, other: &Self) {
        let mut sum: Vec<Weighed> = Vec::with_capacity(self.words.len() + other.words.len());
        let mut there = other.words.iter().peekable();
        for here in &*self.words {
            while let Some(before) = there.next_if(|other| other.word() < here.word()) {
                sum.push(*before);
            }
            let more = there.next_if(|other| other.word == here.word).map_or(0.0, |other| other.weight);
            sum.push(Weighed { weight: here.weight + more, ..*here });
        }
        sum.extend(there);
        keep_heaviest(&mut sum);
        self.length = length_of(&sum);
        self.words = sum.as_slice().into();
    }

    /// What all of these are about together.
    pub(super) fn of_all<'p>(profiles: impl Iterator<Item = &'p Self>) -> Self {
        let mut sum: FxHashMap<u64, f32> = FxHashMap::default();
        for weighed in profiles.flat_map(|profile| &*profile.words) {
            *sum.entry(weighed.word()).or_default() += weighed.weight;
        }
        let mut words: Vec<Weighed> = sum.into_iter().map(|(word, weight)| Weighed::new(word, weight)).collect();
        keep_heaviest(&mut words);
        Self { length: length_of(&words), words: words.as_slice().into() }
    }

    /// Its heaviest words, the heaviest first.
    pub(super) fn heaviest(&self, count: usize) -> Vec<u64> {
        let mut words = self.words.to_vec();
        if count < words.len() {
            words.select_nth_unstable_by(count, heaviest_first);
            words.truncate(count);
        }
        words.sort_unstable_by(heaviest_first);
        words.into_iter().map(Weighed::word).collect()
    }
}

/// Keeps the heaviest words, sorted by word.
fn keep_heaviest(words: &mut Vec<Weighed>) {
    if words.len() > MOST_WORDS {
        words.select_nth_unstable_by(MOST_WORDS, heaviest_first);
        words.truncate(MOST_WORDS);
    }
    words.sort_unstable_by_key(|word| word.word());
}

fn heaviest_first(one: &Weighed, other: &Weighed) -> Ordering {
    other.weight.total_cmp(&one.weight).then(one.word.cmp(&other.word))
}

fn length_of(words: &[Weighed]) -> f32 {
    words.iter().map(|word| word.weight * word.weight).sum::<f32>().sqrt()
}

/// The hash of a word without its ending: “explosions”, “explosion”; “sinking”, “sinks”.
fn stem(letters: &str) -> u64 {
    const SHORTEST: usize = 5;
    if !letters.is_ascii() {
        return fold_hash(letters);
    }
    let strip = |letters: &str, ending: &str| {
        let is_long = letters.len() >= SHORTEST + ending.len() - 1;
        let bare = letters.len().checked_sub(ending.len()).filter(|_| is_long)?;
        letters.as_bytes()[bare..].eq_ignore_ascii_case(ending.as_bytes()).then_some(bare)
    };
    let last = |letters: &str| letters.as_bytes().last().map_or(0, u8::to_ascii_lowercase);
    let singular = match last(letters) {
        b's' if strip(letters, "ss").is_none() => strip(letters, "s").map_or(letters, |bare| &letters[..bare]),
        _ => letters,
    };
    let bare = match last(singular) {
        b'g' => strip(singular, "ing"),
        b'd' => strip(singular, "ed"),
        b'e' => strip(singular, "e"),
        _ => None,
    };
    fold_hash(bare.map_or(singular, |bare| &singular[..bare]))
}

/// The hash of a noun for what does harm; what papers call by two names has one.
pub(super) fn calamity(lemma: Lemma) -> u64 {
    let lemma = match lemma.word() {
        "quake" | "aftershock" => "earthquake",
        "blast" => "explosion",
        "killing" | "murder" => "death",
        other => other,
    };
    stem(lemma)
}
