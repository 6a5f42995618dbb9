//! The names of somebody who is withheld, and where a text bears one.

use std::ops::Range;

use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::fold;
use crate::dossier::Person;

/// What stands in place of a name.
pub const MARK: &str = "[name withheld]";

/// Forms of names, each as its words without case and accents.
#[derive(Clone, Debug, Default)]
pub struct WithheldNames {
    forms: Vec<Vec<String>>,
    /// The surnames, whoever else bears them.
    surnames: Vec<String>,
}

/// Joined to one word (`#AnnReyes`), a shorter name might be any word.
const SHORTEST_JOINED: usize = 7;
/// So many characters may part two words of a name: “Ann-Reyes”, “Reyes, Ann”.
const LONGEST_GAP: usize = 3;

impl WithheldNames {
    /// The full forms of these people's names, as the corpus and the rules (`given`) write them, and their surnames, where nobody else bears
    /// them and they are no words of their own: “Little” would withhold a part of the language.
    pub(super) fn new(withheld: &[&Person], others: &[&Person], given: &[String]) -> Self {
        let mut names = Self::default();
        let written =
            withheld.iter().flat_map(|person| std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.text)));
        for words in written.chain(given).map(|name| words_of(name)).filter(|words| words.len() > 1) {
            let (first, last) = (words[0].clone(), words[words.len() - 1].clone());
            let mut reversed = vec![last.clone()];
            reversed.extend_from_slice(&words[..words.len() - 1]);
            names.add(vec![first, last.clone()]);
            names.add(reversed);
            names.add(words);
            names.surnames.push(last.clone());
            let is_borne = |person: &&Person| {
                let aliases = person.aliases.iter().map(|alias| &alias.text);
                aliases.chain([&person.name]).any(|name| words_of(name).contains(&last))
            };
            if is_telling(&last) && !others.iter().any(is_borne) {
                names.add(vec![last]);
            }
        }
        names
    }

    /// The same and these words too, whatever they are.
    pub(super) fn with<'a>(&self, surfaces: impl Iterator<Item = &'a str>) -> Self {
        let mut names = self.clone();
        surfaces.map(words_of).filter(|words| !words.is_empty()).for_each(|words| names.add(words));
        names
    }

    fn add(&mut self, words: Vec<String>) {
        if !self.forms.contains(&words) {
            self.forms.push(words);
        }
    }

    /// Whether a mention's last word is the surname of somebody withheld.
    pub(super) fn has_surname(&self, mention: &str) -> bool {
        words_of(mention).last().is_some_and(|last| self.surnames.contains(last))
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Where a text bears one of the names, in order, without overlap.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let words: Vec<(Range<usize>, String)> =
            if self.is_empty() { Vec::new() } else { runs(text).map(|run| (run.clone(), fold(&text[run]))).collect() };
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut place = 0;
        while place < words.len() {
            let longest = self.forms.iter().filter_map(|form| end_of(text, &words[place..], form)).max();
            if let Some(count) = longest {
                found.push(words[place].0.start..words[place + count - 1].0.end);
            }
            place += longest.unwrap_or(1);
        }
        found
    }

    /// A text with [`MARK`] in place of the names.
    pub fn hide(&self, text: &str) -> String {
        let mut hidden = String::with_capacity(text.len());
        let mut at = 0;
        for found in self.find(text) {
            hidden.push_str(&text[at..found.start]);
            hidden.push_str(MARK);
            at = found.end;
        }
        hidden + &text[at..]
    }

    /// The first name that a file of the site bears: in its bytes, or in its words where tags stand between them.
    pub fn find_in_file(&self, bytes: &[u8]) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let file = String::from_utf8_lossy(bytes);
        let plain = ["&#39;", "&quot;", "&amp;", "%20"].iter().fold(file.into_owned(), |text, mark| text.replace(mark, "'"));
        let first = |text: &str| self.find(text).first().map(|found| text[found.clone()].to_owned());
        first(&plain).or_else(|| first(&without_tags(&plain)))
    }
}

/// How many of the words a form takes from the first on; `None` where it does not stand there.
fn end_of(text: &str, words: &[(Range<usize>, String)], form: &[String]) -> Option<usize> {
    let joined = || form.len() > 1 && { form.concat() }.len() >= SHORTEST_JOINED && words[0].1.contains(&form.concat());
    if form.len() <= words.len() && form.iter().zip(words).all(|(part, (_, word))| part == word) {
        let gaps = words[..form.len()].windows(2).map(|pair| &text[pair[0].0.end..pair[1].0.start]);
        if gaps.into_iter().all(|gap| gap.chars().count() <= LONGEST_GAP) {
            return Some(form.len());
        }
    }
    // Cheaper tests first: most words are shorter than any name.
    (words[0].1.len() >= SHORTEST_JOINED && joined()).then_some(1)
}

/// The runs of letters and figures of a text.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        at = text[start..].find(|letter: char| !letter.is_alphanumeric()).map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// The words of a name, without “Jr.”.
fn words_of(name: &str) -> Vec<String> {
    let words = runs(name).map(|run| fold(&name[run]));
    words.filter(|word| !classes_of(word).contains(Classes::NAME_SUFFIX)).collect()
}

/// Whether a surname says by itself who is meant.
fn is_telling(surname: &str) -> bool {
    const WORDS: Classes = Classes::COMMON
        .union(Classes::FUNCTION)
        .union(Classes::CITY)
        .union(Classes::COUNTRY)
        .union(Classes::MONTH)
        .union(Classes::WEEKDAY)
        .union(Classes::BODY);
    surname.len() > 2 && !classes_of(surname).intersects(WORDS)
}

/// What stands between the tags of a page.
fn without_tags(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, behind)| behind);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, marked: &str) {
        let names = WithheldNames::default().with(std::iter::once(form));
        let plain = marked.replace(['{', '}'], "");
        let mut shown = String::new();
        let mut at = 0;
        for found in names.find(&plain) {
            shown.extend([&plain[at..found.start], "{", &plain[found.clone()], "}"]);
            at = found.end;
        }
        assert_eq!(shown + &plain[at..], marked);
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        check("Ann Reyes", "{Ann Reyes} and {ANN  REYES}, {ann-reyes}.html, {Ánn Reyes}’s #{AnnReyes2016}");
        check("Reyes", "{Reyes}-led, {reyes}");
    }

    #[test]
    fn a_part_of_a_word_or_of_a_name_is_no_name() {
        check("Ann Reyes", "Joann Reyes, Ann Reyesson, Ann and Eva Reyes");
        check("Reyes", "Reyesville");
    }

    #[test]
    fn tags_and_entities_hide_nothing() {
        let names = WithheldNames::default().with(["Ann O’Dell"].into_iter());
        assert!(names.find_in_file(b"<b>Ann</b> O&#39;Dell").is_some());
        assert!(names.find_in_file(b"<b>Ann</b> or Dell").is_none());
    }
}
