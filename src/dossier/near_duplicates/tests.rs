use proptest::test_runner::{Config, RngSeed};

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

fn of_texts(texts: &[String]) -> NearDuplicates {
    let (project, annotations) = read(texts);
    find_near_duplicates(&project, &annotations)
}

fn read(texts: &[String]) -> (Project, Vec<Annotations>) {
    let files = texts
        .iter()
        .enumerate()
        .map(|(place, text)| ProjectFile { path: format!("{place:02}.txt"), bytes: text.clone().into_bytes().into() });
    let project = corpus::parse_project(ProjectFiles { articles: files.collect(), ..ProjectFiles::default() }, true).unwrap();
    let annotations: Vec<Annotations> = project.articles.iter().map(|article| annotate(article)).collect();
    (project, annotations)
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

/// What comes out where every text is compared with every other.
fn of_all_pairs(texts: &[String]) -> NearDuplicates {
    let (project, annotations) = read(texts);
    let shingles = |place: usize| shingles(&project.articles[place].body, &annotations[place].words);
    let telling: Vec<usize> = (0..texts.len()).filter(|place| shingles(*place).len() >= FEWEST).collect();
    let pairs: Vec<(usize, usize)> = telling.iter().flat_map(|one| telling.iter().map(|other| (*one, *other))).collect();
    let mut families = Families::new(texts.len());
    join_same(&pairs, |place| Arc::new(All::of(shingles(place))), &mut families);
    families.into_near_duplicates()
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

proptest::proptest! {
    // The same texts each time: of a very long and a very short one, the few smallest shingles may by chance have none in common.
    #![proptest_config(Config { cases: 48, rng_seed: RngSeed::Fixed(16), ..Config::default() })]

    /// Texts of paragraphs that are whole, cut short or turned around, some of them several times.
    #[test]
    fn the_same_is_found_as_by_comparing_all(
        texts in proptest::collection::vec((proptest::collection::vec((0..COPY.len(), 0_usize..9), 1..8), 1_usize..4), 1..10),
    ) {
        let paragraph = |(place, change): &(usize, usize)| match change {
            0 => COPY[*place].split(' ').rev().collect::<Vec<_>>().join(" "),
            1 => COPY[*place].split(' ').take(12).collect::<Vec<_>>().join(" "),
            _ => COPY[*place].to_owned(),
        };
        let text = |paragraphs: &Vec<(usize, usize)>| paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n\n");
        let copies = |(paragraphs, copies): &(Vec<(usize, usize)>, usize)| vec![text(paragraphs); *copies];
        let texts: Vec<String> = texts.iter().flat_map(copies).collect();
        proptest::prop_assert_eq!(of_texts(&texts), of_all_pairs(&texts));
    }
}

#[test]
fn sources_are_counted_once() {
    let mut families = Families::new(6);
    join_same(&[(1, 3), (3, 4)], |_| Arc::new(All(vec![7])), &mut families);
    let reprints = families.into_near_duplicates();
    assert_eq!(reprints.groups, [[1, 3, 4]]);
    assert_eq!(reprints.of(3), [1, 3, 4]);
    assert_eq!(reprints.of(0), [] as [usize; 0]);
    assert_eq!(reprints.count_sources([0, 1, 3, 4]), 2);
}
