//! The files of the index, read as the script in the browser reads them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::units::LONGEST;
use super::words::{Places, read};
use crate::site::tests::{invented, pages as html, render};

/// The index of a site.
struct Found {
    pages: BTreeMap<String, Vec<u8>>,
    words: BTreeMap<String, (Places, Value)>,
    texts: Vec<Text>,
}

/// A page: address, headline, day, units as anchor and text.
type Text = (String, String, String, Vec<String>);

/// What a file of the index holds: a call of one function with its name and JSON.
fn content(pages: &BTreeMap<String, Vec<u8>>, name: &str) -> Option<Value> {
    let script = std::str::from_utf8(pages.get(&format!("search/{name}.js"))?).expect("scripts are UTF-8");
    let json = script.strip_prefix(&format!("newsiteShard(\"{name}\",")).and_then(|rest| rest.strip_suffix(");\n"));
    Some(serde_json::from_str(json.expect("a script hands over its content")).expect("which is JSON"))
}

fn found(articles: Vec<(&str, &str)>) -> Found {
    let articles = articles.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    read_all(render(&invented::dossier("", articles)))
}

fn read_all(pages: BTreeMap<String, Vec<u8>>) -> Found {
    let records = |kind: &str| (0..).map_while(|place| content(&pages, &format!("{kind}-{place}"))).collect::<Vec<Value>>();
    let words = records("words").into_iter().flat_map(|shard| shard.as_array().expect("a list").clone());
    let words = words.map(|word| {
        let places = read(word[1].as_str().expect("a list"), word[2] == 1);
        (word[0].as_str().expect("a word").to_owned(), (places, word[3].clone()))
    });
    let common: Vec<String> =
        content(&pages, "index").expect("it is there")["common"].as_str().expect("a list").split(' ').map(str::to_owned).collect();
    let texts = records("texts").into_iter().flat_map(|shard| serde_json::from_value::<Vec<Text>>(shard).expect("texts"));
    let texts = texts.map(|(address, headline, day, units)| {
        let units = units.iter().flat_map(|unit| {
            let end = unit.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(unit.len());
            let anchor = if end == 0 { String::new() } else { format!("s-{}", &unit[..end]) };
            [anchor, super::common::read(&unit[end..], &common)]
        });
        (address, headline, day, units.collect())
    });
    let (words, texts) = (words.collect(), texts.collect());
    Found { pages, words, texts }
}

impl Found {
    /// The sentences that have a word, each once.
    fn sentences(&self, word: &str) -> Vec<String> {
        let places = self.words.get(word).into_iter().flat_map(|(places, _)| places);
        let mut sentences: Vec<String> = places
            .flat_map(|(page, places)| places.iter().map(|place| self.texts[*page as usize].3[2 * (*place as usize / LONGEST) + 1].clone()))
            .collect();
        sentences.dedup();
        sentences
    }
}

const FLOOD: (&str, &str) =
    ("flood.txt", "Flood in Linden\n\nPublished March 8, 2024\n\nMayor Mara Ødegård spoke. The levee broke at noon.\n");
const VOTE: (&str, &str) = ("vote.txt", "Council votes\n\nPublished March 3, 2024\n\nThe levee’s repair was put off. Nobody spoke.\n");

#[test]
fn a_word_leads_to_its_sentences_the_oldest_article_first() {
    let found = found(vec![FLOOD, VOTE]);
    assert_eq!(found.sentences("levee"), ["The levee’s repair was put off.", "The levee broke at noon."]);
    assert_eq!(found.sentences("odegard"), ["Mayor Mara Ødegård spoke."]);
    assert_eq!(found.sentences("linden"), ["Flood in Linden"]);
    assert!(found.sentences("s").is_empty() && !found.words.contains_key("levees"));
}

#[test]
fn neighbours_in_the_text_are_neighbours_in_the_index() {
    let found = found(vec![FLOOD]);
    let place = |word: &str| found.words[word].0[0].1[0];
    assert_eq!((place("levee") - place("the"), place("broke") - place("levee"), place("noon") - place("broke")), (1, 1, 2));
    assert_eq!(place("flood"), 0, "the headline is the first unit");
}

#[test]
fn a_name_leads_to_the_person() {
    let found = found(vec![FLOOD]);
    assert_eq!(found.words["odegard"].1[0][0], "people/mara-odegard.html");
    assert_eq!(found.words["levee"].1, serde_json::json!([]));
}

#[test]
fn every_text_is_there_and_leads_to_its_sentence() {
    let found = read_all(render(&invented::large()));
    assert!(found.texts.len() > 240);
    let ids: BTreeMap<&String, _> = found
        .texts
        .iter()
        .map(|(address, ..)| (address, html::ids(std::str::from_utf8(&found.pages[address]).expect("a page"), address)))
        .collect();
    for (address, _, _, units) in &found.texts {
        for unit in units.chunks(2).filter(|unit| !unit[0].is_empty()) {
            assert!(ids[address].contains(&unit[0]), "{address}#{} is not there: {}", unit[0], unit[1]);
            assert!(super::units::word_count(&unit[1]) <= LONGEST, "{}", unit[1]);
        }
    }
    let files = found.pages.iter().filter(|(address, _)| address.starts_with("search/"));
    for (address, bytes) in files {
        assert!(bytes.len() < 100_000, "{address} has {} bytes", bytes.len());
    }
}

#[test]
fn words_are_sorted_and_the_index_knows_the_first_of_each_file() {
    let found = read_all(render(&invented::large()));
    let index = content(&found.pages, "index").expect("it is there");
    let firsts = index["words"].as_array().expect("a list");
    for (place, first) in firsts.iter().enumerate() {
        let shard = content(&found.pages, &format!("words-{place}")).expect("each has its file");
        assert_eq!(&shard[0][0], first);
        let words: Vec<&str> = shard.as_array().expect("a list").iter().map(|word| word[0].as_str().expect("a word")).collect();
        assert!(words.is_sorted() && words.last() < firsts.get(place + 1).and_then(Value::as_str).as_ref().or(Some(&"\u{10ffff}")));
    }
    assert_eq!(index["lengths"].as_str().map(str::len), index["pages"].as_u64().map(|pages| pages as usize));
}

#[test]
fn a_word_that_is_nearly_everywhere_keeps_its_pages_only() {
    let sentence = "The dam the dam the dam the dam. ";
    let text = format!("Dam\n\n{}", sentence.repeat(40));
    let articles: Vec<(String, String)> = (0..900).map(|number| (format!("dam-{number}.txt"), format!("{text} Only{number}."))).collect();
    let found = read_all(render(&invented::dossier("", articles)));
    let (places, _) = &found.words["dam"];
    assert_eq!(places.len(), 900);
    assert!(places.iter().all(|(_, places)| places.is_empty()));
    assert!(found.words["only"].0.iter().all(|(_, places)| places.len() == 1), "a rarer word keeps its places");
}

#[test]
fn a_restored_text_is_searched_as_it_is_read() {
    let mut compiled = invented::dossier("", vec![(FLOOD.0.to_owned(), FLOOD.1.to_owned())]);
    let at = FLOOD.1.find("levee").expect("it stands there");
    let span = crate::text::Span::new(at, at + "levee".len());
    compiled.dossier.articles[0].edits = vec![crate::dossier::Edit { span, to: "old dike".to_owned() }];
    let found = read_all(render(&compiled));
    assert_eq!(found.sentences("dike"), ["The old dike broke at noon."]);
    assert!(!found.words.contains_key("levee"));
}

#[test]
fn one_new_article_leaves_most_of_the_index_as_it_was() {
    let article = |number: usize| {
        let names: Vec<String> = (0..90).map(|word| name((number * 31 + word * 97) % 3000)).collect();
        (format!("n{number:03}.txt"), format!("Note {number}\n\nPublished March 3, 2024\n\nRain fell on {}.\n", names.join(" ")))
    };
    let before = render(&invented::dossier("", (0..300).map(article).collect()));
    let after = render(&invented::dossier("", (0..301).map(article).collect()));
    let texts = |pages: &BTreeMap<String, Vec<u8>>| pages.keys().filter(|address| address.starts_with("search/texts")).count();
    let changed =
        after.iter().filter(|(address, bytes)| address.starts_with("search/texts") && before.get(*address) != Some(*bytes)).count();
    assert!(texts(&after) > 5 && changed <= 2, "{changed} of {}", texts(&after));
}

/// A made-up lower-case word.
fn name(number: usize) -> String {
    let letters = |number: usize| char::from(b'a' + (number % 26) as u8);
    [letters(number), letters(number / 26), letters(number / 676), 'o', 'n'].iter().collect()
}
