//! The names of somebody who is withheld, and where a text bears one.

use std::collections::BTreeSet;
use std::ops::Range;

use super::decoded;
use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::fold;
use crate::dossier::Person;

/// What stands in place of a name.
pub(crate) const MARK: &str = "[name withheld]";

/// Forms of names.
#[derive(Clone, Debug, Default)]
pub struct RedactedNames {
    forms: Vec<Form>,
    /// The surnames, whoever else bears them.
    surnames: Vec<String>,
    /// The initials of the first names, before which and a surname other initials may stand.
    initials: Vec<char>,
}

/// One form of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    /// Its words without case and accents.
    words: Vec<String>,
    /// Whether the surname stands first: “Reyes, Ann”.
    is_turned: bool,
}

/// Joined to one word (`#AnnReyes`), a shorter name might be any word.
const SHORTEST_JOINED: usize = 7;
/// So many characters that are no white space may part two words of a name: “Ann-Reyes”, “Ann \"Nan\" Reyes” has its own words.
const LONGEST_GAP: usize = 2;

impl RedactedNames {
    /// The forms of these people's names, as the corpus and the rules (`given`) write them; and what says by itself who is meant, a surname
    /// or a name of one word, where nobody else bears it and it is not a word of its own: “Little” would withhold a part of the language.
    pub(super) fn new(withheld: &[&Person], others: &[&Person], given: &[String]) -> Self {
        let mut names = Self::default();
        let written =
            withheld.iter().flat_map(|person| std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.text)));
        let borne: BTreeSet<String> = others.iter().flat_map(|person| words_borne_by(person)).collect();
        for words in written.chain(given).map(|name| without_titles(words_of(name))) {
            let Some(last) = words.last().cloned() else { continue };
            if words.len() > 1 {
                let first = words[0].clone();
                let mut turned = vec![last.clone()];
                turned.extend_from_slice(&words[..words.len() - 1]);
                names.initials.extend(first.chars().next());
                names.surnames.push(last.clone());
                names.add(vec![first, last.clone()], false);
                names.add(turned, true);
                names.add(words, false);
            }
            if is_telling(&last) && !borne.contains(&last) {
                names.add(vec![last], false);
            }
        }
        names
    }

    /// The same and these words too, whatever they are.
    pub(super) fn with<'a>(&self, surfaces: impl Iterator<Item = &'a str>) -> Self {
        let mut names = self.clone();
        surfaces.map(words_of).filter(|words| !words.is_empty()).for_each(|words| names.add(words, false));
        names
    }

    /// The same and the first names of those whom an article names (`here`), where nobody else whom it names (`beside`) bears them: “Little
    /// Ann was found”.
    pub(super) fn with_first_names(&self, here: &[&Person], beside: &[&Person]) -> Self {
        let mut names = self.clone();
        // “Little Ann” is nobody else: a first name stands before another.
        let given_names = |person: &&Person| words_of(&person.name).split_last().map(|(_, given)| given.to_vec()).unwrap_or_default();
        let borne: BTreeSet<String> = beside.iter().flat_map(given_names).collect();
        for words in here.iter().map(|person| without_titles(words_of(&person.name))).filter(|words| words.len() > 1) {
            let first = &words[0];
            if is_telling(first) && !borne.contains(first) {
                names.add(vec![first.clone()], false);
            }
        }
        names
    }

    fn add(&mut self, words: Vec<String>, is_turned: bool) {
        let form = Form { words, is_turned };
        if !self.forms.contains(&form) {
            self.forms.push(form);
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
            if self.is_empty() { Vec::new() } else { runs(text).map(|run| (run.clone(), letters_of(&text[run]))).collect() };
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut place = 0;
        while place < words.len() {
            let longest = self.forms.iter().filter_map(|form| end_of(text, &words[place..], form)).max();
            if let Some(count) = longest {
                let first = if count == 1 { self.behind_initials(text, &words, place) } else { place };
                let start = words[first].0.start.max(found.last().map_or(0, |last| last.end));
                found.push(start..words[place + count - 1].0.end);
            }
            place += longest.unwrap_or(1);
        }
        found
    }

    /// Where the initials begin that stand before the surname at `place`: “**A. B.** Reyes”.
    fn behind_initials(&self, text: &str, words: &[(Range<usize>, String)], place: usize) -> usize {
        const MOST: usize = 3;
        let mut first = place;
        while first > 0 && place - first < MOST {
            let (before, letters) = &words[first - 1];
            let gap = &text[before.end..words[first].0.start];
            if letters.chars().count() != 1 || gap.is_empty() || !gap.chars().all(|letter| letter == '.' || letter.is_whitespace()) {
                break;
            }
            first -= 1;
        }
        let is_theirs = words[first].1.chars().next().is_some_and(|initial| self.initials.contains(&initial));
        if first < place && is_theirs { first } else { place }
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

    /// The first name that a file bears, in what a reader or a program decodes of it (see `decoded.rs`); `path` says what it is.
    pub fn find_in_file(&self, path: &str, bytes: &[u8]) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let first = |text: &str| self.find(text).first().map(|found| text[found.clone()].to_owned());
        first(&decoded::address(path)).or_else(|| decoded::texts(path, bytes).iter().find_map(|text| first(text)))
    }
}

/// Whether one name is another with initials in place of the first names: “A.B. Reyes” of “Ann Reyes”.
pub(super) fn shortens(short: &str, long: &str) -> bool {
    let (short, long) = (words_of(short), words_of(long));
    let (Some((last, initials)), Some((family, given))) = (short.split_last(), long.split_last()) else { return false };
    let is_first = |initials: &[String]| initials[0].chars().next() == given.first().and_then(|first| first.chars().next());
    last == family && !initials.is_empty() && initials.iter().all(|initial| initial.chars().count() == 1) && is_first(initials)
}

/// How many of the words a form takes from the first on; `None` where it does not stand there.
fn end_of(text: &str, words: &[(Range<usize>, String)], form: &Form) -> Option<usize> {
    let parts = &form.words;
    if let [only] = &parts[..] {
        let (range, word) = &words[0];
        return (word == only || is_many(word, only) || word.contains(only.as_str()) && is_handle(text, range, only)).then_some(1);
    }
    let mut at = 0;
    for (place, part) in parts.iter().enumerate() {
        // “Ann B. Reyes”
        let is_initial = place > 0 && words.get(at).is_some_and(|(_, word)| word != part && word.chars().count() == 1);
        at += usize::from(is_initial && !form.is_turned);
        let is_here = words.get(at).is_some_and(|(_, word)| word == part || place + 1 == parts.len() && is_many(word, part));
        if !is_here || place > 0 && !(at - usize::from(is_initial)..=at).all(|at| is_joined(text, words, at, form.is_turned)) {
            return joined_end(words, parts);
        }
        at += 1;
    }
    Some(at)
}

/// Whether the word at `at` goes on a name whose last word stands before it.
fn is_joined(text: &str, words: &[(Range<usize>, String)], at: usize, is_turned: bool) -> bool {
    let (before, word) = &words[at - 1];
    let gap: String = text[before.end..words[at].0.start].split_whitespace().collect();
    if is_turned {
        return matches!(gap.as_str(), "," | "_" | "-");
    }
    // A full stop after a whole word ends a sentence.
    let has_point = gap.contains('.');
    gap.chars().count() <= LONGEST_GAP
        && gap.chars().all(|letter| "-_+.‐‑–'\"’“”".contains(letter))
        && (!has_point || word.chars().count() == 1 || text[before.end..words[at].0.start] == *".")
}

/// A name written as one word: `#AnnReyes`.
fn joined_end(words: &[(Range<usize>, String)], parts: &[String]) -> Option<usize> {
    // Cheaper tests first: most words are shorter than any name.
    let is_long = words[0].1.len() >= SHORTEST_JOINED && parts.iter().map(String::len).sum::<usize>() >= SHORTEST_JOINED;
    (is_long && words[0].1.contains(&parts.concat())).then_some(1)
}

/// “the Reyeses”, “the Odis”: a surname in the plural, that is not a word of its own.
fn is_many(word: &str, surname: &str) -> bool {
    let is_plural = word.strip_prefix(surname).is_some_and(|ending| matches!(ending, "s" | "es"));
    is_plural && !classes_of(word).intersects(Classes::COMMON | Classes::FUNCTION | Classes::CITY | Classes::COUNTRY)
}

/// Whether a word that holds a surname is an address or a handle: “areyes@courier.example”, “@annreyes1”.
fn is_handle(text: &str, range: &Range<usize>, surname: &str) -> bool {
    const SHORTEST: usize = 4;
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    surname.len() >= SHORTEST && (matches!(before, Some('@' | '#')) || behind == Some('@'))
}

/// What no reader sees: soft hyphens, joiners and spaces of no width.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// The runs of letters and figures of a text, with what is invisible in them.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let is_end = |letter: char| !letter.is_alphanumeric() && !is_invisible(letter);
        at = text[start..].find(is_end).map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// The letters of a run, without case, accents, and what is invisible.
fn letters_of(run: &str) -> String {
    if run.is_ascii() { fold(run) } else { fold(&run.chars().filter(|letter| !is_invisible(*letter)).collect::<String>()) }
}

/// The words of a name, without “Jr.”.
fn words_of(name: &str) -> Vec<String> {
    let words = runs(name).map(|run| letters_of(&name[run]));
    words.filter(|word| !classes_of(word).contains(Classes::NAME_SUFFIX)).collect()
}

/// The words of a name without the titles before it: “Mayor Reyes”.
fn without_titles(mut words: Vec<String>) -> Vec<String> {
    let is_title = |word: &String| classes_of(word).intersects(Classes::TITLE | Classes::HONORIFIC | Classes::ROLE);
    let titles = words.iter().take_while(|word| is_title(word)).count();
    if titles < words.len() {
        words.drain(..titles);
    }
    words
}

/// All words of all names of a person.
fn words_borne_by(person: &Person) -> Vec<String> {
    person.aliases.iter().map(|alias| &alias.text).chain([&person.name]).flat_map(|name| words_of(name)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, marked: &str) {
        let names = RedactedNames::default().with(std::iter::once(form));
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
        check(
            "Ann Reyes",
            "{Ann Reyes} and {ANN  REYES}, {ann-reyes}.html, {Ánn Reyes}’s #{AnnReyes2016}, {Ann B. Reyes}, the {Ann Reyeses}",
        );
        check("Reyes", "{Reyes}-led, {reyes}, {Rey\u{ad}es}, the {Reyeses}, {areyes}@courier.example, @{reyes1}");
    }

    #[test]
    fn a_part_of_a_word_or_of_a_name_is_no_name() {
        check("Ann Reyes", "Joann Reyes, Ann Reyesson, Ann and Eva Reyes. He met Ann. Reyes left; ann; reyes");
        check("Reyes", "Reyesville");
    }

    #[test]
    fn initials_go_with_the_surname() {
        let names = RedactedNames { initials: vec!['a'], ..RedactedNames::default() }.with(std::iter::once("Reyes"));
        assert_eq!(names.hide("A.B. Reyes left. A. Reyes, C. Reyes"), "[name withheld] left. [name withheld], C. [name withheld]");
    }

    #[test]
    fn tags_entities_and_escapes_hide_nothing() {
        let names = RedactedNames::default().with(["Ann O’Dell", "Muñoz"].into_iter());
        let is_in = |path: &str, file: &str| names.find_in_file(path, file.as_bytes()).is_some();
        assert!(is_in("a.html", "<b>Ann</b> O&#39;Dell"));
        assert!(is_in("a.html", "<p title=\"of Mu&ntilde;oz\">She</p>"));
        assert!(is_in("a.html", "<a href=\"x/mu%C3%B1oz\">She</a>"));
        assert!(is_in("a.json", "{\"a\":\"Mu\\u00f1oz\"}"));
        assert!(is_in("ann-o-dell.txt", ""));
        assert!(!is_in("a.html", "<b>Ann</b> or Dell"));
        assert!(!is_in("a.html", "<td>Ann</td><td>O’Dell</td>"));
        assert!(!is_in("a.csv", "1,ann,o'dell\n"));
        assert!(!is_in("words-0.js", "newsiteShard(\"words-0\",[[\"ann\",\"munoz+x\"],[\"o\",\"1\"]])"));
    }
}
