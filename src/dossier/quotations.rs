//! What somebody said in one breath, and the same quotation in other articles.
//!
//! In: the quotes of all articles with their speakers, and the days on which the articles came out. Out: quotations, in order: the
//! quotes of an article that continue each other (“We must act,” Reyes said, “and soon.”), each with those of other articles that are
//! the same words, shortened or in another translation.
//!
//! A wrong link does more harm than a missing one. So two quotations are the same only where one person of the dossier said both,
//! the articles came out about the same days, and the words that carry the meaning agree in the same order, close together.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::people::PersonIndex;
use super::published::Published;
use super::speakers::Quote;
use crate::annotate::lexicon::Classes;
use crate::annotate::quotes::QuotePhrase;
use crate::annotate::words::{fold, fold_hash};
use crate::annotate::{Annotations, Token};
use crate::corpus::Project;
use crate::text::WordKind;

/// What somebody said in one breath.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The place of its article.
    pub article: usize,
    /// The places of its quotes among those of the article; never empty.
    pub quotes: Range<usize>,
    /// The same quotation in other articles, as places among all quotations, sorted.
    pub same: Vec<usize>,
}

/// All quotations, by article and place.
pub(crate) fn find(project: &Project, annotations: &[Annotations], published: &[Published], quotes: &[Vec<Quote>]) -> Vec<Quotation> {
    let of_articles = annotations.iter().zip(quotes).enumerate();
    let mut quotations: Vec<Quotation> = of_articles
        .flat_map(|(article, (annotated, quotes))| {
            let runs = runs_of(&annotated.quotes, quotes);
            runs.into_iter().map(move |quotes| Quotation { article, quotes, same: Vec::new() })
        })
        .collect();
    let telling: Vec<Vec<u64>> = quotations
        .par_iter()
        .map(|quotation| {
            let text = &project.articles[quotation.article].text;
            telling_words(text, &annotations[quotation.article], &quotes[quotation.article][quotation.quotes.clone()])
        })
        .collect();
    let mut by_speaker: BTreeMap<PersonIndex, Vec<usize>> = BTreeMap::new();
    for (place, quotation) in quotations.iter().enumerate().filter(|(place, _)| telling[*place].len() >= FEWEST) {
        if let Some(speaker) = quotes[quotation.article][quotation.quotes.start].speaker {
            by_speaker.entry(speaker).or_default().push(place);
        }
    }
    let said: Vec<Vec<usize>> = by_speaker.into_values().collect();
    let pairs: Vec<(usize, usize)> = said
        .par_iter()
        .flat_map_iter(|said| {
            let alike = alike(said, &telling).into_iter();
            alike.filter(|(one, other)| {
                let (first, second) = (quotations[*one].article, quotations[*other].article);
                first != second && are_same(&telling[*one], &telling[*other], nearness(&published[first], &published[second]))
            })
        })
        .collect();
    for (one, other) in pairs {
        quotations[one].same.push(other);
        quotations[other].same.push(one);
    }
    for quotation in &mut quotations {
        quotation.same.sort_unstable();
    }
    quotations
}

/// The quotes of an article that continue each other, as ranges of their places.
fn runs_of(phrases: &[QuotePhrase], quotes: &[Quote]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (place, (phrase, quote)) in phrases.iter().zip(quotes).enumerate() {
        let goes_on = |before: &Quote| {
            let is_named = quote.speaker.is_some() || quote.speaker_text.is_some();
            let is_same = before.speaker == quote.speaker && (quote.speaker.is_some() || before.speaker_text == quote.speaker_text);
            before.is_verbatim() && quote.is_verbatim() && is_named && is_same
        };
        match runs.last_mut() {
            Some(run) if phrase.continues && goes_on(&quotes[place - 1]) => run.end = place + 1,
            _ => runs.push(place..place + 1),
        }
    }
    runs
}

/// A quotation with fewer meaningful words is not compared.
const FEWEST: usize = 5;
/// Of a longer quotation, this many meaningful words are compared: the first.
const MOST: usize = 120;

/// The words of some quotes that carry their meaning, in order, each as the hash of its first letters, so that “terrorism” equals
/// “terrorists”. Names are left out: whoever speaks of Linden names it.
fn telling_words(text: &str, annotated: &Annotations, quotes: &[Quote]) -> Vec<u64> {
    let words = &annotated.words;
    let is_telling = |token: &&Token| {
        let is_name = words.is_cased && token.is_capitalised(text);
        token.kind() == WordKind::Letters && token.span().len() > 2 && !token.is(Classes::FUNCTION) && !is_name
    };
    let verbatim = quotes.iter().filter(|quote| quote.is_verbatim());
    let tokens = verbatim.flat_map(|quote| &words.tokens[words.words_in(quote.content)]);
    tokens.filter(is_telling).take(MOST).map(|token| stem_of(token.of(text))).collect()
}

fn stem_of(word: &str) -> u64 {
    const LETTERS: usize = 5;
    let folded = fold(word);
    let end = folded.char_indices().nth(LETTERS).map_or(folded.len(), |(end, _)| end);
    fold_hash(&folded[..end])
}

/// Pairs of one speaker's quotations that share some words; the first of a pair comes first in the list.
fn alike(said: &[usize], telling: &[Vec<u64>]) -> Vec<(usize, usize)> {
    /// A word that is in more of the speaker's quotations than this says nothing about any of them.
    const COMMON: usize = 60;
    const SHARED: usize = 4;
    let mut with_word: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for place in said {
        let mut words = telling[*place].clone();
        words.sort_unstable();
        words.dedup();
        for word in words {
            with_word.entry(word).or_default().push(*place);
        }
    }
    let mut pairs = Vec::new();
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for place in said {
        shared.clear();
        let mut words = telling[*place].clone();
        words.sort_unstable();
        words.dedup();
        for others in words.iter().filter_map(|word| with_word.get(word)).filter(|others| others.len() <= COMMON) {
            others.iter().filter(|other| *other > place).for_each(|other| *shared.entry(*other).or_insert(0) += 1);
        }
        pairs.extend(shared.iter().filter(|(_, count)| **count >= SHARED).map(|(other, _)| (*place, *other)));
    }
    pairs
}

/// How far apart two articles came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nearness {
    /// A few days.
    Close,
    /// One of the days is not known.
    Open,
    /// Farther: the same words, said then, are another quotation.
    Apart,
}

fn nearness(one: &Published, other: &Published) -> Nearness {
    const CLOSE: i32 = 7;
    let (Some((first, last)), Some((others_first, others_last))) = (one.range(), other.range()) else { return Nearness::Open };
    let gap = (others_first - last).get_days().max((first - others_last).get_days());
    if gap <= CLOSE { Nearness::Close } else { Nearness::Apart }
}

/// Whether two quotations have the same words, or one shortens the other, or both translate the same words.
fn are_same(one: &[u64], other: &[u64], nearness: Nearness) -> bool {
    let shared = shared_in_order(one, other);
    let shorter = one.len().min(other.len());
    // The shared words must be close together: a long speech has every word somewhere.
    let is_together = shared.spread <= shared.count * 3;
    let is_verbatim = shared.count * 20 >= shorter * 17;
    is_together
        && match nearness {
            Nearness::Close => shared.count > FEWEST && shared.count * 2 >= shorter || shared.count >= FEWEST && is_verbatim,
            Nearness::Open => shared.count > FEWEST && is_verbatim,
            Nearness::Apart => false,
        }
}

/// What two quotations share in order.
struct Shared {
    count: usize,
    /// Over how many words of either the shared ones are spread; the greater figure.
    spread: usize,
}

/// The longest common subsequence of two lists.
fn shared_in_order(one: &[u64], other: &[u64]) -> Shared {
    let width = other.len() + 1;
    let mut table = vec![0_usize; (one.len() + 1) * width];
    for (row, word) in one.iter().enumerate().rev() {
        for (column, candidate) in other.iter().enumerate().rev() {
            let below = table[(row + 1) * width + column];
            let right = table[row * width + column + 1];
            let both = table[(row + 1) * width + column + 1] + 1;
            table[row * width + column] = if word == candidate { both } else { below.max(right) };
        }
    }
    let (mut row, mut column) = (0, 0);
    let (mut first, mut last) = (None, (0, 0));
    while row < one.len() && column < other.len() {
        if one[row] == other[column] {
            first = first.or(Some((row, column)));
            last = (row, column);
            (row, column) = (row + 1, column + 1);
        } else if table[(row + 1) * width + column] >= table[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    let spread = first.map_or(0, |first| (last.0 - first.0).max(last.1 - first.1) + 1);
    Shared { count: table[0], spread }
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::corpus::{ProjectFile, ProjectFiles, parse_project};
    use crate::dossier::compile;

    /// Articles with the days they came out, and the words of each pair of quotations that are found to be the same.
    fn check(articles: &[(&str, &str)], expected: &[(&str, &str)]) {
        let file = |(place, (day, text)): (usize, &(&str, &str))| ProjectFile {
            path: format!("{place}.txt"),
            bytes: format!("Dam\n\nPublished {day}\n\nMayor Ann Reyes spoke in Linden.\n\n{text}\n").into_bytes().into(),
        };
        let files = ProjectFiles { articles: articles.iter().enumerate().map(file).collect(), ..ProjectFiles::default() };
        let project = parse_project(files, true).expect("the texts are articles");
        let mut annotations: Vec<_> = project.articles.iter().map(|article| annotate(article)).collect();
        let dossier = compile(&project, &mut annotations, crate::dossier::Redaction::nothing(), false);
        let words = |place: usize| {
            let quotation = &dossier.quotations[place];
            let quotes = dossier.articles[quotation.article].quotes[quotation.quotes.clone()].iter();
            let pieces: Vec<&str> = quotes.map(|quote| quote.content.of(&project.articles[quotation.article].text)).collect();
            pieces.join(" … ")
        };
        let mut found = Vec::new();
        for (place, quotation) in dossier.quotations.iter().enumerate() {
            found.extend(quotation.same.iter().filter(|other| **other > place).map(|other| (words(place), words(*other))));
        }
        let expected: Vec<(String, String)> = expected.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect();
        assert_eq!(found, expected);
    }

    const RAIN: &str = "“We lost every single bridge below the old mill during that terrible night of rain,” Reyes said.";

    #[test]
    fn a_shortened_quote_is_the_same() {
        check(
            &[("March 3, 2019", RAIN), ("March 4, 2019", "“We lost every single bridge below the old mill,” Reyes said.")],
            &[(
                "We lost every single bridge below the old mill during that terrible night of rain,",
                "We lost every single bridge below the old mill,",
            )],
        );
    }

    #[test]
    fn another_translation_is_the_same() {
        let one = "We lost every bridge and two schools below the mill during that terrible night of rain and mud,";
        let other = "Every bridge and a pair of schools below the mill: we lost them in one night of rain and mud.";
        check(&[("March 3, 2019", &format!("“{one}” Reyes said.")), ("March 3, 2019", &format!("Reyes said: “{other}”"))], &[(one, other)]);
    }

    #[test]
    fn an_interrupted_quote_is_one_quotation() {
        check(
            &[
                ("March 3, 2019", RAIN),
                ("March 4, 2019", "“We lost every single bridge below the old mill,” Reyes said, “during that terrible night of rain.”"),
            ],
            &[(
                "We lost every single bridge below the old mill during that terrible night of rain,",
                "We lost every single bridge below the old mill, … during that terrible night of rain.",
            )],
        );
    }

    #[test]
    fn what_is_said_again_later_is_another_quotation() {
        check(&[("March 3, 2019", RAIN), ("May 3, 2021", RAIN)], &[]);
    }

    #[test]
    fn the_same_subject_is_not_the_same_quotation() {
        check(
            &[
                ("March 3, 2019", "“The council will rebuild the old dam before winter comes to our valley,” Reyes said."),
                ("March 3, 2019", "“The council paid too much for the old dam in the last winter of the drought,” Reyes said."),
            ],
            &[],
        );
    }

    #[test]
    fn another_speaker_says_something_else() {
        check(&[("March 3, 2019", RAIN), ("March 3, 2019", &RAIN.replace("Reyes", "Bill Ode"))], &[]);
    }

    #[test]
    fn few_words_are_nobodys_alone() {
        check(&[("March 3, 2019", "“We will rebuild,” Reyes said."), ("March 3, 2019", "“We will rebuild,” Reyes said.")], &[]);
    }
}
