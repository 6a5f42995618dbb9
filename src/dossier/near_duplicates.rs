//! Finds articles that print the same text: agency copy in two papers, a page saved twice.
//!
//! In: the words of all articles. Out: for each article, which others print its text. Three reprints are one source, and what only
//! they report counts as reported once.
//!
//! Texts are compared by their shingles, the runs of five words in a row (Broder 1997). Texts with exactly the same shingles are copies,
//! and one of them stands for all. It is indexed under its few smallest shingles; texts that share one are compared, or, where many
//! do, with the first of them only, so the work grows with the corpus and not with its square. Two that share a standing paragraph alone
//! are told by those few shingles; the others are read in full.

#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::sync::Arc;

use rayon::prelude::*;

use crate::annotate::{Annotations, WordTable};
use crate::corpus::Project;
use crate::text::{Span, WordKind};

/// How many words make a shingle.
const SHINGLE: usize = 5;
/// Under how many of its shingles an article is indexed.
const ENTRIES: usize = 16;
/// Fewer shared shingles than this are chance: a standing line, a score.
const FEWEST: usize = 40;
/// The share of the shorter text's shingles that the longer one must have: papers cut agency copy and add a line of their own.
const SHARED: f64 = 0.7;
/// A text this many times as long is not a reprint but a page that holds many texts.
const LONGER: usize = 3;
/// With how many of the texts that share a shingle an article is compared.
const COMPARED: usize = 8;

/// By the place of the article: the articles that print the same text, itself included, in order; none where it stands alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NearDuplicates {
    /// The groups of two and more, each sorted, by their first article.
    groups: Vec<Vec<usize>>,
    /// By the place of the article: its group; `None` where it stands alone.
    group_of: Vec<Option<usize>>,
}

impl NearDuplicates {
    /// The articles that print the text of this one, itself included; none where it stands alone.
    pub fn of(&self, article: usize) -> &[usize] {
        self.group_of.get(article).copied().flatten().map_or(&[], |group| &self.groups[group])
    }

    /// The article that stands for all that print the text of this one: the first of them.
    pub fn first(&self, article: usize) -> usize {
        self.of(article).first().copied().unwrap_or(article)
    }

    /// How many texts these articles are.
    pub fn count_sources(&self, articles: impl IntoIterator<Item = usize>) -> usize {
        let mut sources: Vec<usize> = articles.into_iter().map(|article| self.first(article)).collect();
        sources.sort_unstable();
        sources.dedup();
        sources.len()
    }
}

/// Finds the articles that print the same text.
pub(crate) fn find_near_duplicates(project: &Project, annotations: &[Annotations]) -> NearDuplicates {
    let shingles = |place: usize| shingles(&project.articles[place].body, &annotations[place].words);
    let articles = annotations.par_iter().enumerate();
    let sketches: Vec<Arc<Sketch>> = articles.map(|(place, annotated)| annotated.memoised(&(), || Sketch::of(&shingles(place)))).collect();
    let mut families = Families::new(sketches.len());
    let texts = distinct_texts(&sketches, &mut families);
    let entries = |place: usize| sketches[place].entries().iter().map(move |shingle| (*shingle, place));
    let mut entered: Vec<(u64, usize)> = texts.into_iter().flat_map(entries).collect();
    entered.par_sort_unstable();
    let mut pairs: Vec<(usize, usize)> = entered.chunk_by(|one, other| one.0 == other.0).flat_map(pairs).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|(one, other)| sketches[*one].may_be_same(&sketches[*other]));
    join_same(&pairs, |place| annotations[place].memoised(&(), || All::of(shingles(place))), &mut families);
    families.into_near_duplicates()
}

/// The hashes of all runs of five words in the paragraphs of the report. Marks and letter case do not count: a text that lost them is
/// the same text.
fn shingles(body: &[Span], words: &WordTable) -> Vec<u64> {
    let mut paragraphs = body.iter().peekable();
    let mut folds: Vec<u64> = Vec::with_capacity(words.tokens.len());
    for token in words.tokens.iter().filter(|token| token.kind() != WordKind::Mark) {
        while paragraphs.next_if(|paragraph| paragraph.end < token.span().end).is_some() {}
        if paragraphs.peek().is_some_and(|paragraph| paragraph.start <= token.span().start) {
            folds.push(token.fold);
        }
    }
    folds.windows(SHINGLE).map(hash).collect()
}

/// The shingles of an article, sorted, each once.
struct All(Vec<u64>);

impl All {
    fn of(mut shingles: Vec<u64>) -> Self {
        shingles.sort_unstable();
        shingles.dedup();
        Self(shingles)
    }
}

/// What is kept of a text, to find others like it.
struct Sketch {
    /// How many shingles it has.
    count: usize,
    /// Their sum, which only a text of the same shingles has.
    sum: u64,
    /// The few smallest of them, each once; after them [`u64::MAX`], where there are not as many.
    smallest: [u64; ENTRIES],
}

impl Sketch {
    fn of(shingles: &[u64]) -> Self {
        let sum = shingles.iter().fold(0_u64, |sum, shingle| sum.wrapping_add(*shingle));
        let mut smallest = [u64::MAX; ENTRIES];
        for shingle in shingles {
            if *shingle < smallest[ENTRIES - 1]
                && let Err(place) = smallest.binary_search(shingle)
            {
                smallest.copy_within(place..ENTRIES - 1, place + 1);
                smallest[place] = *shingle;
            }
        }
        Self { count: shingles.len(), sum, smallest }
    }

    /// Whether there are enough shingles to recognise the text by.
    fn is_telling(&self) -> bool {
        self.count >= FEWEST
    }

    /// Whether two texts may be the same, as their smallest shingles tell: of those of the shorter text that are no greater than the
    /// greatest kept of the longer one it is known whether the longer one has them. [`SHARED`] of them are in a reprint. That less
    /// than a quarter of eight or more are happens to one in a thousand of those that have no more than that in common.
    fn may_be_same(&self, other: &Self) -> bool {
        const ENOUGH: usize = 8;
        let (short, long) = if self.count <= other.count { (self, other) } else { (other, self) };
        let long = long.entries();
        let known = short.entries().iter().take_while(|shingle| long.last().is_some_and(|last| *shingle <= last));
        let (known, shared) =
            known.fold((0, 0), |(known, shared), shingle| (known + 1, shared + usize::from(long.binary_search(shingle).is_ok())));
        known < ENOUGH || shared * 4 >= known
    }

    /// The shingles under which the text is indexed.
    fn entries(&self) -> &[u64] {
        &self.smallest[..self.smallest.partition_point(|shingle| *shingle < u64::MAX)]
    }
}

/// The texts that may be printed again, copies joined to the first of them, which alone stays.
fn distinct_texts(sketches: &[Arc<Sketch>], families: &mut Families) -> Vec<usize> {
    let telling = sketches.iter().enumerate().filter(|(_, sketch)| sketch.is_telling());
    let mut texts: Vec<(u64, usize)> = telling.map(|(place, sketch)| (sketch.sum, place)).collect();
    texts.par_sort_unstable();
    let copies = texts.chunk_by(|one, other| one.0 == other.0);
    copies
        .map(|copies| {
            let first = copies[0].1;
            copies[1..].iter().for_each(|(_, copy)| families.join(first, *copy));
            first
        })
        .collect()
}

/// One hash of some, spread evenly, so that the smallest are a fair sample.
fn hash(folds: &[u64]) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    for fold in folds {
        hasher.write_u64(*fold);
    }
    // The finishing steps of MurmurHash3: FxHash alone leaves the low bits to chance.
    let mut mixed = hasher.finish();
    mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    mixed ^ (mixed >> 33)
}

/// Each of the articles indexed under one shingle with the few nearest before it, and with the first.
fn pairs(entered: &[(u64, usize)]) -> impl Iterator<Item = (usize, usize)> {
    (1..entered.len()).flat_map(move |place| {
        let before = entered[place.saturating_sub(COMPARED)..place].iter().chain(&entered[..1]);
        before.map(move |(_, one)| (*one, entered[place].1))
    })
}

/// Joins the texts of those pairs that are the same. Sorted pairs bring a text and all who print it first; what is joined already is not
/// compared again, so each of many reprints is read about once.
fn join_same(pairs: &[(usize, usize)], read: impl Fn(usize) -> Arc<All>, families: &mut Families) {
    for pairs in pairs.chunk_by(|(one, _), (other, _)| one == other) {
        let shingles = OnceCell::new();
        for (one, other) in pairs {
            if families.first_of(*one) != families.first_of(*other) && is_same(&shingles.get_or_init(|| read(*one)).0, &read(*other).0) {
                families.join(*one, *other);
            }
        }
    }
}

/// Whether the longer of two texts contains the shorter one, apart from what was cut and added.
fn is_same(one: &[u64], other: &[u64]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() * LONGER < long.len() {
        return false;
    }
    #[expect(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "an article has fewer words than 2^52")]
    let needed = (SHARED * short.len() as f64).ceil() as usize;
    let mut missing = 0_usize;
    let mut rest = long.iter().peekable();
    for shingle in short {
        while rest.next_if(|other| *other < shingle).is_some() {}
        missing += usize::from(rest.peek() != Some(&shingle));
        if missing > short.len() - needed {
            return false;
        }
    }
    true
}

/// Which articles are known to print one text. The relation is transitive: what joins two families makes them one.
struct Families {
    /// By the place of the article: one before it of the same family, or its own place, where it is the first.
    before: Vec<usize>,
}

impl Families {
    /// Each article is a family of its own.
    fn new(articles: usize) -> Self {
        Self { before: (0..articles).collect() }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        self.before[one.max(other)] = one.min(other);
    }

    /// The first article of the family as known so far.
    fn first_of(&mut self, mut article: usize) -> usize {
        while self.before[article] != article {
            self.before[article] = self.before[self.before[article]];
            article = self.before[article];
        }
        article
    }

    fn into_near_duplicates(mut self) -> NearDuplicates {
        let firsts: Vec<usize> = (0..self.before.len()).map(|article| self.first_of(article)).collect();
        let mut is_printed_again = vec![false; firsts.len()];
        firsts.iter().enumerate().filter(|(article, first)| article != *first).for_each(|(_, first)| is_printed_again[*first] = true);
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut group_of: Vec<Option<usize>> = Vec::with_capacity(firsts.len());
        for (article, first) in firsts.into_iter().enumerate() {
            let group = if article == first && is_printed_again[article] {
                groups.push(Vec::new());
                Some(groups.len() - 1)
            } else {
                group_of.get(first).copied().flatten()
            };
            if let Some(group) = group {
                groups[group].push(article);
            }
            group_of.push(group);
        }
        NearDuplicates { groups, group_of }
    }
}
