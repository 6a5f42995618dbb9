//! Many made-up articles, the same in each run: for what a newsroom of a few cannot show.

use std::fmt::Write;

use super::Newsroom;

/// Numbers that look random and are the same in each run (Lehmer, 1951).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0 * 48271 % 2_147_483_647;
        usize::try_from(self.0).unwrap() % end
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const FIRST_NAMES: &[&str] =
    &["Ann", "Mara", "Tomas", "Piet", "Elena", "Farid", "Greta", "Jonas", "Nadir", "Oksana", "Rosa", "Stefan", "Yusuf", "Wanda"];
const SURNAMES: [&[&str]; 2] =
    [&["Bar", "Dor", "Fen", "Gar", "Kel", "Mor", "Ras", "Sel", "Tor", "Wes"], &["berg", "ini", "kov", "man", "sen", "wick"]];
const MADE_UP: [&[&str]; 3] = [
    &["bel", "cor", "dan", "fal", "gren", "hol", "jun", "lan", "mer", "nor", "pel", "ros", "sol", "tam", "ver", "wil"],
    &["a", "e", "i", "o"],
    &["ber", "dle", "ding", "fer", "king", "ler", "ment", "ner", "ping", "ring", "sel", "ter", "tion", "ver"],
];
const WORDS: &[&str] = &[
    "the", "of", "and", "to", "in", "for", "on", "with", "at", "by", "after", "before", "council", "court", "budget", "market", "price",
    "water", "border", "region", "union", "strike", "vote", "inquiry", "contract", "factory", "port", "bridge", "school", "tax", "export",
    "loss", "report", "quarter", "official", "public", "local", "early", "central", "opened", "closed", "delayed", "agreed", "warned",
    "signed", "workers", "families", "farmers", "week", "month", "hearing", "plan", "ruling", "measure", "million", "few", "nearly",
];

/// Writes articles of about 400 words each below `folder`, as `a00000.txt` and so on.
pub(crate) fn write(newsroom: &Newsroom, folder: &str, count: usize) {
    let mut chance = Chance(20_240_308);
    let names: Vec<String> = (0..(count / 5).max(50))
        .map(|_| {
            let surname = SURNAMES.map(|half| chance.one_of(half)).concat();
            format!("{} {surname}{}", chance.one_of(FIRST_NAMES), chance.one_of(&["", "", "dottir", "off"]))
        })
        .collect();
    for number in 0..count {
        newsroom.write(&format!("{folder}/a{number:05}.txt"), &article(&mut chance, &names));
    }
}

fn article(chance: &mut Chance, names: &[String]) -> String {
    let mut text = headline(chance);
    let day = format!("{}-{:02}-{:02}", 2015 + chance.below(10), 1 + chance.below(12), 1 + chance.below(28));
    write!(text, "\ndate {day}\n").unwrap();
    for _ in 0..6 {
        // Some are named in many articles, most in a few.
        let (one, other) = (chance.below(names.len()), chance.below(names.len()));
        let name = &names[one * other / names.len()];
        let (before, behind) = (words(chance, 30), words(chance, 25));
        write!(text, "\n{before}. “{},” {name} said on Tuesday. {behind}.\n", words(chance, 12)).unwrap();
    }
    text
}

fn headline(chance: &mut Chance) -> String {
    words(chance, 6)
}

fn words(chance: &mut Chance, count: usize) -> String {
    // As many words as news has: among few, sentences are alike by chance.
    let mut word = || if chance.below(2) == 0 { chance.one_of(WORDS).to_owned() } else { MADE_UP.map(|part| chance.one_of(part)).concat() };
    let line = (0..count).map(|_| word()).collect::<Vec<_>>().join(" ");
    line[..1].to_uppercase() + &line[1..]
}
