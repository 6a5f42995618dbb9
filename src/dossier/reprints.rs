//! Articles that print the same text: agency copy in two papers, a page saved twice.
//!
//! In: the words of all articles. Out: for each article, which ones print its text too. Three reprints are one source, and what only
//! they tell is told once.
//!
//! Texts are compared by their shingles, the runs of five words in a row (Broder 1997). Each article is entered under its few smallest
//! shingles; those that share one are compared in full, a crowd of them with its first only, so the work grows with the corpus and
//! not with its square.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::annotate::{Annotations, WordTable};
use crate::corpus::Project;
use crate::text::{Span, WordKind};

/// How many words make a shingle.
const SHINGLE: usize = 5;
/// Under how many of its shingles an article is entered.
const ENTRIES: usize = 16;
/// Fewer shingles than these are chance: a standing line, a score.
const FEWEST: usize = 40;
/// Of the shingles of the shorter text, the share that the longer one has, too: papers cut agency copy and add a line of their own.
const SHARED: f64 = 0.7;
/// A text so many times as long is no reprint but a page that many texts stand on.
const LONGER: usize = 3;
/// With how many texts of a crowd an article is compared.
const COMPARED: usize = 8;

/// By the place of the article: the articles that print the same text, itself included, in order; none where it stands alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reprints {
    /// The groups of two and more, each sorted, by their first article.
    groups: Vec<Vec<usize>>,
    /// By the place of the article: its group.
    group_of: BTreeMap<usize, usize>,
}

impl Reprints {
    /// The articles that print the text of this one, itself included; none where it stands alone.
    pub fn of(&self, article: usize) -> &[usize] {
        self.group_of.get(&article).map_or(&[], |group| &self.groups[*group])
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
pub fn find_reprints(project: &Project, annotations: &[Annotations]) -> Reprints {
    let read = |place: usize| {
        annotations[place].note(&(), || {
            let mut read = shingles(&project.articles[place].body, &annotations[place].words);
            read.sort_unstable();
            read.dedup();
            All(read)
        })
    };
    let articles = (0..annotations.len()).into_par_iter();
    let mut entered: Vec<(u64, usize)> = articles
        .flat_map_iter(|place| {
            let annotated = &annotations[place];
            let smallest = annotated.note(&(), || Smallest(smallest(shingles(&project.articles[place].body, &annotated.words))));
            Arc::unwrap_or_clone(smallest).0.into_iter().map(move |shingle| (shingle, place))
        })
        .collect();
    entered.par_sort_unstable();
    let together = entered.chunk_by(|one, other| one.0 == other.0).filter(|articles| articles.len() > 1);
    let mut pairs: Vec<(usize, usize)> = together.flat_map(pairs).collect();
    pairs.sort_unstable();
    pairs.dedup();
    grouped(&pairs, read)
}

/// The hashes of all runs of five words in the paragraphs of the report. Marks and letter case do not count: a text that lost them is
/// the same text.
fn shingles(body: &[Span], words: &WordTable) -> Vec<u64> {
    let inside = body.iter().flat_map(|paragraph| &words.tokens[words.words_in(*paragraph)]);
    let folds: Vec<u64> = inside.filter(|token| token.kind != WordKind::Mark).map(|token| token.fold).collect();
    folds.windows(SHINGLE).map(hash).collect()
}

/// The shingles of an article, sorted, each once.
struct All(Vec<u64>);

/// The shingles under which an article is entered.
#[derive(Clone)]
struct Smallest(Vec<u64>);

/// The few smallest of the shingles of a text, each once; none where they are too few to tell a text by.
fn smallest(mut shingles: Vec<u64>) -> Vec<u64> {
    // Some stand twice; enough are taken that as many are left.
    const TAKEN: usize = 2 * ENTRIES;
    if shingles.len() < FEWEST {
        return Vec::new();
    }
    shingles.select_nth_unstable(TAKEN);
    shingles.truncate(TAKEN);
    shingles.sort_unstable();
    shingles.dedup();
    shingles.truncate(ENTRIES);
    shingles
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

/// Each of the articles entered under one shingle with the few nearest before it, and with the first.
fn pairs(entered: &[(u64, usize)]) -> impl Iterator<Item = (usize, usize)> {
    (1..entered.len()).flat_map(move |place| {
        let before = entered[place.saturating_sub(COMPARED)..place].iter().chain(&entered[..1]);
        before.map(move |(_, one)| (*one, entered[place].1))
    })
}

/// Whether the shorter of two texts stands in the other, but for what was cut and added.
fn is_same(one: &[u64], other: &[u64]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long;
    let mut shared = 0_usize;
    for shingle in short {
        rest = &rest[rest.partition_point(|other| other < shingle)..];
        shared += usize::from(rest.first() == Some(shingle));
    }
    #[expect(clippy::cast_precision_loss, reason = "an article has fewer words than 2^52")]
    let share = shared as f64 / short.len().max(1) as f64;
    share >= SHARED && short.len() * LONGER >= long.len()
}

/// The groups that pairs make: whoever prints the text of one that prints another's. Sorted pairs bring a text and all who print it first; what
/// is joined already is not compared again, so each of many reprints is read about once.
fn grouped(pairs: &[(usize, usize)], read: impl Fn(usize) -> Arc<All>) -> Reprints {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for pairs in pairs.chunk_by(|(one, _), (other, _)| one == other) {
        let shingles = OnceCell::new();
        for (one, other) in pairs {
            let (first_of_one, first_of_other) = (root(&first, *one), root(&first, *other));
            if first_of_one == first_of_other || !is_same(&shingles.get_or_init(|| read(*one)).0, &read(*other).0) {
                continue;
            }
            let (low, high) = (first_of_one.min(first_of_other), first_of_one.max(first_of_other));
            first.insert(low, low);
            first.insert(high, low);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for article in first.keys() {
        groups.entry(root(&first, *article)).or_default().push(*article);
    }
    let groups: Vec<Vec<usize>> = groups.into_values().collect();
    let group_of = groups.iter().enumerate().flat_map(|(group, articles)| articles.iter().map(move |article| (*article, group))).collect();
    Reprints { groups, group_of }
}

/// The first article of the group as known so far.
fn root(first: &BTreeMap<usize, usize>, mut article: usize) -> usize {
    while let Some(before) = first.get(&article).filter(|before| **before != article) {
        article = *before;
    }
    article
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::corpus::{self, ProjectFile, ProjectFiles};

    const COPY: [&str; 6] = [
        "The council of Linden voted on Friday to rebuild the levee that broke in the spring flood, after a debate of nine hours.",
        "Mayor Ann Reyes said the work would begin before the winter and cost the town forty million crowns over three years.",
        "Farmers on the northern bank had asked for a wider bed of the river, which would take some of their own meadows.",
        "The governor has promised to pay half of it, but his office would not say on Friday when the money would come.",
        "A quarter of the houses in the old town still stand empty, and the school has moved to the barracks on the hill.",
        "The vote was eleven to four, with two members of the opposition staying away because they had not read the report.",
    ];

    /// Articles of these paragraphs of the copy or of their own words; the groups they make.
    fn check(articles: &[&[&str]], expected: &[&[usize]]) {
        let texts: Vec<String> = articles.iter().map(|paragraphs| paragraphs.join("\n\n")).collect();
        assert_eq!(of_texts(&texts).groups, expected);
    }

    fn of_texts(texts: &[String]) -> Reprints {
        let files = texts
            .iter()
            .enumerate()
            .map(|(place, text)| ProjectFile { path: format!("{place:02}.txt"), bytes: text.clone().into_bytes().into() });
        let project = corpus::parse_project(ProjectFiles { articles: files.collect(), ..ProjectFiles::default() }, true).unwrap();
        let annotations: Vec<Annotations> = project.articles.iter().map(|article| annotate(article)).collect();
        find_reprints(&project, &annotations)
    }

    #[test]
    fn agency_copy_printed_twice_is_one_source() {
        let cut = [COPY[0], COPY[1], COPY[2], COPY[3]];
        let lead = "Our own reporter adds that the bells of Linden rang for an hour when the result was known.";
        let longer = [lead, COPY[0], COPY[1], COPY[2], COPY[3], COPY[4], COPY[5]];
        check(&[&COPY, &cut, &longer], &[&[0, 1, 2]]);
    }

    #[test]
    fn a_text_without_its_capitals_is_the_same_text() {
        let lowered: Vec<String> = COPY.iter().map(|paragraph| paragraph.to_lowercase().replace(',', " ,").replace('.', " .")).collect();
        let lowered: Vec<&str> = lowered.iter().map(String::as_str).collect();
        check(&[&COPY, &lowered], &[&[0, 1]]);
    }

    #[test]
    fn articles_that_quote_one_paragraph_are_two() {
        let own = [
            "Governor Bo Hale arrived in Ostheim on Saturday for the opening of the new bridge, which is the longest of the country.",
            COPY[1],
            "He shook hands with the engineers, looked at the cables, and left without answering any question on the flood.",
            "The bridge will be open to lorries from Monday, and the ferry that has run since the war makes its last crossing on Sunday.",
        ];
        check(&[&COPY, &own], &[]);
    }

    #[test]
    fn a_few_words_in_common_are_chance() {
        check(&[&["No results were announced on Sunday."], &["No results were announced on Sunday."]], &[]);
    }

    #[test]
    fn many_copies_are_one_group() {
        let copies: Vec<&[&str]> = (0..40).map(|_| &COPY[..]).collect();
        check(&copies, &[&(0..40).collect::<Vec<_>>()]);
    }

    #[test]
    fn a_page_of_many_texts_is_no_reprint_of_each() {
        // Other texts: the same words in other orders.
        let stirred = |paragraph: &str, by: usize| {
            let mut words: Vec<&str> = paragraph.split(' ').collect();
            words.sort_by_key(|word| (word.len() * by) % 7);
            words.rotate_left(by);
            words.join(" ")
        };
        let digest: Vec<String> = (1..6).flat_map(|by| COPY.map(|paragraph| stirred(paragraph, by))).collect();
        let digest: Vec<&str> = digest.iter().map(String::as_str).chain(COPY).collect();
        check(&[&COPY, &digest], &[]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(24))]

        /// Texts are cut from two long ones; whichever order they are read in, the same belong together.
        #[test]
        fn the_order_of_the_articles_does_not_matter(
            cuts in proptest::collection::vec((proptest::bool::ANY, 0_usize..3, 4_usize..7), 2..7),
            turn in 0_usize..7,
        ) {
            let text = |(is_other, first, last): &(bool, usize, usize)| {
                let paragraphs: Vec<String> = COPY[*first..(*last).min(COPY.len())]
                    .iter()
                    .map(|paragraph| if *is_other { paragraph.split(' ').rev().collect::<Vec<_>>().join(" ") } else { (*paragraph).to_owned() })
                    .collect();
                paragraphs.join("\n\n")
            };
            let texts: Vec<String> = cuts.iter().map(text).collect();
            let turn = turn % texts.len();
            let turned: Vec<String> = texts[turn..].iter().chain(&texts[..turn]).cloned().collect();
            let one = of_texts(&texts);
            let other = of_texts(&turned);
            let count = texts.len();
            for (place, _) in texts.iter().enumerate() {
                let mut there: Vec<usize> = other.of((place + count - turn) % count).iter().map(|article| (article + turn) % count).collect();
                there.sort_unstable();
                proptest::prop_assert_eq!(one.of(place), there);
            }
        }
    }

    #[test]
    fn sources_are_counted_once() {
        let reprints = grouped(&[(1, 3), (3, 4)], |_| Arc::new(All(vec![7])));
        assert_eq!(reprints.of(3), [1, 3, 4]);
        assert_eq!(reprints.of(0), [] as [usize; 0]);
        assert_eq!(reprints.count_sources([0, 1, 3, 4]), 2);
    }
}
