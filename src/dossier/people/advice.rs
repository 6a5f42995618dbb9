//! What an editor might decide of people, as advice: a surname that several bear, two names that may be one person's.
//!
//! Each advice shows what speaks for either side, and the rule that would settle it.

use std::collections::BTreeMap;

use super::{People, Person, PersonIndex};
use crate::annotate::Annotations;
use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::fold;
use crate::corpus::Project;
use crate::diagnostic::{Diagnostic, Place};
use crate::dossier::constraints::{PeopleConstraints, PersonReference};
use crate::dossier::evidence::Evidence;
use crate::dossier::slug::slug_of;
use crate::text::Span;

/// The people of a corpus and the texts that name them.
pub(super) struct Adviser<'a> {
    pub(super) project: &'a Project,
    pub(super) annotations: &'a [Annotations],
    pub(super) people: &'a People,
    pub(super) rules: &'a PeopleConstraints,
}

/// A person with first name and surname, folded.
struct Named {
    person: PersonIndex,
    first: String,
    last: String,
}

/// In a family of more, all names are near each other.
const LARGEST_FAMILY: usize = 40;

impl Adviser<'_> {
    /// All advice on people.
    pub(super) fn advise(&self) -> Vec<Diagnostic> {
        let mut advice = self.ambiguous_names();
        advice.extend(self.likely_merges());
        advice
    }

    /// The surnames that stand alone in an article which names nobody who has it: one advice for each, at its first place.
    fn ambiguous_names(&self) -> Vec<Diagnostic> {
        let mut open: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
        for (article, mentions) in self.people.mentions.iter().enumerate() {
            for mention in mentions.iter().filter(|mention| mention.person.is_none()) {
                let name = fold(mention.span.of(&self.project.articles[article].text));
                open.entry(name).or_default().push(Evidence { article, span: mention.span });
            }
        }
        if open.is_empty() {
            return Vec::new();
        }
        let mut namesakes: BTreeMap<String, Vec<PersonIndex>> = BTreeMap::new();
        for person in self.all() {
            namesakes.entry(last_name(self.person(person))).or_default().push(person);
        }
        open.iter().filter_map(|(surname, places)| self.ambiguous_name(places, namesakes.get(surname)?)).collect()
    }

    /// The advice on a surname that stands alone at these places.
    fn ambiguous_name(&self, places: &[Evidence], namesakes: &[PersonIndex]) -> Option<Diagnostic> {
        const MOST: usize = 4;
        let first = *places.first()?;
        let article = &self.project.articles[first.article];
        let [one, other, ..] = *namesakes else { return None };
        let names: Vec<&str> = namesakes.iter().take(MOST).map(|person| self.person(*person).name.as_str()).collect();
        let others = match places.len() - 1 {
            0 => String::new(),
            1 => " here and in one other place".to_owned(),
            more => format!(" here and in {more} other places"),
        };
        let message = format!("“{}” may be {}{others}", first.span.of(&article.text), names.join(" or "));
        let sides: Vec<String> = namesakes.iter().take(MOST).map(|person| self.side(*person)).collect();
        let rule = format!(
            "[[split]]\nperson = {}\nat = {{ article = {}, exact = {} }}\nto = {}",
            quoted(&self.person(other).name),
            quoted(&article.file),
            quoted(&self.words_around(first)),
            quoted(&self.person(one).name),
        );
        let help = format!("{}\nif it is {}, write:\n{rule}", sides.join("\n"), self.person(one).name);
        let place = Place::in_text(&article.text, first.span.start as usize, first.span.end as usize);
        Some(Diagnostic::advice("ambiguous-name", &article.file, message).at(place).help(help))
    }

    /// Pairs whose names differ by a letter or two, or one of which shortens the other, and whom no article names both.
    fn likely_merges(&self) -> Vec<Diagnostic> {
        let subjects = self.all().filter(|person| self.person(*person).is_subject && self.person(*person).name.contains(' '));
        let named = subjects.map(|person| Named { person, first: first_name(self.person(person)), last: last_name(self.person(person)) });
        let named: Vec<Named> = named.filter(|named| named.first.len() > 1).collect();
        let mut by_surname: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
        let mut by_first_name: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
        for named in &named {
            by_surname.entry(&named.last).or_default().push(named);
            by_first_name.entry(&named.first).or_default().push(named);
        }
        let pairs_of = |family: &Vec<&'_ Named>| {
            let pairs = family.iter().enumerate().flat_map(|(place, one)| family[place + 1..].iter().map(|other| (*one, *other)));
            let likely = pairs.filter(|(one, other)| self.are_likely_one(one, other));
            likely.map(|(one, other)| self.likely_merge(one.person, other.person)).collect::<Vec<_>>()
        };
        let families = by_surname.values().chain(by_first_name.values()).filter(|family| family.len() <= LARGEST_FAMILY);
        families.flat_map(pairs_of).collect()
    }

    fn are_likely_one(&self, one: &Named, other: &Named) -> bool {
        let is_near = if one.last == other.last {
            (are_near(&one.first, &other.first) || is_short_for(&one.first, &other.first)) && !is_other_gender(&one.first, &other.first)
        } else {
            one.first == other.first && are_near(&one.last, &other.last)
        };
        let (one, other) = (self.person(one.person), self.person(other.person));
        let share_article = || one.articles.iter().any(|article| other.articles.binary_search(article).is_ok());
        let is_decided = || {
            let means = |reference: &PersonReference, person: &Person| is_called(person, &reference.wanted);
            let mut pairs = self.rules.not_same.iter();
            pairs.any(|(a, b)| means(a, one) && means(b, other) || means(a, other) && means(b, one))
        };
        is_near && !share_article() && !is_decided()
    }

    fn likely_merge(&self, one: PersonIndex, other: PersonIndex) -> Diagnostic {
        // The name used more often is likelier the right one.
        let (one, other) = if self.person(other).mentions > self.person(one).mentions { (other, one) } else { (one, other) };
        let (into, from) = (&self.person(one).name, &self.person(other).name);
        let rule = format!("[[merge]]\ninto = {}\nfrom = [{}]", quoted(into), quoted(from));
        let apart = format!("[[not_same]]\na = {}\nb = {}", quoted(into), quoted(from));
        let help = format!("{}\n{}\nif they are, write:\n{rule}\nif not:\n{apart}", self.side(one), self.side(other));
        let first = self.first_mention(other);
        let file = first.map_or_else(String::new, |evidence| self.project.articles[evidence.article].file.clone());
        let advice = Diagnostic::advice("likely-merge", file, format!("{into} and {from} may be one person")).help(help);
        match first {
            Some(Evidence { article, span }) => {
                advice.at(Place::in_text(&self.project.articles[article].text, span.start as usize, span.end as usize))
            }
            None => advice,
        }
    }

    fn all(&self) -> impl Iterator<Item = PersonIndex> + use<> {
        (0_u32..).map(PersonIndex).take(self.people.people.len())
    }

    fn person(&self, person: PersonIndex) -> &Person {
        person.of(&self.people.people)
    }

    /// What speaks of a person: their role, and the first sentence that names them.
    fn side(&self, person: PersonIndex) -> String {
        const LONGEST: usize = 140;
        let shown = self.person(person);
        let role = shown.roles.first().map_or_else(String::new, |role| format!(" ({})", role.text));
        let Some(first) = self.first_mention(person) else { return format!("{}{role}", shown.name) };
        let (article, words) = (&self.project.articles[first.article], &self.annotations[first.article].words);
        let sentence = words.sentence_at(first.span.start).map_or(first.span, |place| words.sentences[place].span);
        let sentence = one_line(sentence.of(&article.text));
        let cut = &sentence[..sentence.floor_char_boundary(LONGEST)];
        let more = if cut.len() < sentence.len() { " …" } else { "" };
        format!("{}{role}: “{cut}{more}” in {}", shown.name, article.file)
    }

    fn first_mention(&self, person: PersonIndex) -> Option<Evidence> {
        let article = *self.person(person).articles.first()?;
        let mention = self.people.mentions[article].iter().find(|mention| mention.person == Some(person))?;
        Some(Evidence { article, span: mention.span })
    }

    /// So many words around a place as a rule quotes.
    fn words_around(&self, place: Evidence) -> String {
        const AROUND: usize = 4;
        let words = &self.annotations[place.article].words;
        let own = words.words_in(place.span);
        let sentence = words.sentence_at(place.span.start).map_or(own.clone(), |sentence| words.sentences[sentence].words());
        let start = own.start.saturating_sub(AROUND).max(sentence.start);
        let end = (own.end + AROUND).min(sentence.end);
        let span = if start < end { words.span_of(start..end) } else { place.span };
        one_line(Span::of(span, &self.project.articles[place.article].text))
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A string as TOML writes it.
fn quoted(words: &str) -> String {
    toml::Value::String(words.to_owned()).to_string()
}

fn first_name(person: &Person) -> String {
    fold(person.name.split_whitespace().next().unwrap_or_default())
}

fn last_name(person: &Person) -> String {
    let last = person.name.split_whitespace().rev().find(|word| !classes_of(&fold(word).replace('.', "")).contains(Classes::NAME_SUFFIX));
    let last = fold(last.unwrap_or_default());
    last.rsplit('-').next().unwrap_or_default().to_owned()
}

/// “Sergei” and “Serhii”, “Orlov” and “Orlow”; not “Ann” and “Eva”, nor “Mark” and “Jack”.
fn are_near(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let changes = strsim::levenshtein(one, other);
    one.chars().next() == other.chars().next() && (changes == 1 && shorter >= 4 || changes == 2 && shorter >= 6)
}

/// “Joe” and “Joseph”, “Dan” and “Daniel”: but for its last letter the shorter one begins the longer.
fn is_short_for(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let mut stem = short.chars();
    stem.next_back();
    stem.as_str().len() > 1 && short.len() < long.len() && long.starts_with(stem.as_str())
}

fn is_other_gender(one: &str, other: &str) -> bool {
    let gender = |name: &str| {
        let classes = classes_of(name);
        (classes.contains(Classes::FEMALE_NAME), classes.contains(Classes::MALE_NAME))
    };
    matches!((gender(one), gender(other)), ((true, false), (false, true)) | ((false, true), (true, false)))
}

/// Whether a person is called so: by id, name or alias.
pub(in crate::dossier) fn is_called(person: &Person, wanted: &str) -> bool {
    let names = std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.text));
    person.id == slug_of(wanted) || names.into_iter().any(|name| fold(name) == fold(wanted))
}
