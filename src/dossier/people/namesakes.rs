//! Different people of one name, told apart by what the articles say of them.
//!
//! > Judge Daniel Odi, **71**, retired. (one article)   Daniel Odi, **12**, was rescued. (another)
//! > Michael Odi, the coach, … **another** Michael Odi, a dentist.
//!
//! Each name gets the number of its bearer: 0 for the one of most articles, and for all where nothing tells them apart.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::forms::Sighting;
use crate::annotate::lexicon::Classes;
use crate::annotate::{Annotations, WordList, WordTable, words};
use crate::corpus::Project;

/// Ages are rounded, and an article may be of any day of its year: within so many years two may be one person's.
const SLACK: i16 = 3;

/// Numbers the bearers of each full name.
pub(super) fn tell_apart(project: &Project, annotations: &[Annotations], sightings: &mut [Arc<Vec<Sighting>>]) {
    let bearers = Bearers::by_age(project, sightings);
    for (article, sightings) in sightings.iter_mut().enumerate() {
        let all = Arc::clone(sightings);
        let number = |sighting: &Sighting| {
            let phrase = &annotations[article].names[sighting.phrase].words;
            let is_named_before = || {
                let key = sighting.parts.key();
                let before = all.iter().take_while(|other| other.phrase < sighting.phrase);
                before.into_iter().any(|other| other.parts.is_full() && other.parts.key() == key)
            };
            let words = &annotations[article].words;
            let is_kin = || {
                let owner = owner_of_kin(words, phrase);
                let named = |owner| all.iter().rev().find(|other| annotations[article].names[other.phrase].words.end <= owner);
                owner.and_then(named).is_some_and(|owner| {
                    let family = |sighting: &Sighting| sighting.parts.family().map(|part| part.key);
                    owner.parts.key() == sighting.parts.key() || !owner.parts.is_full() && family(owner) == family(sighting)
                })
            };
            let is_child = || is_child(sighting) && all.iter().any(|other| is_in_office(&annotations[article], other, sighting));
            let is_other = sighting.parts.is_full()
                && (is_another(words, phrase) || (is_unrelated(words, phrase) || is_kin()) && is_named_before() || is_child());
            bearers.number(article, sighting).saturating_add(u8::from(is_other))
        };
        if sightings.iter().any(|sighting| number(sighting) > 0) {
            for sighting in Arc::make_mut(sightings) {
                sighting.parts.namesake = number(sighting);
            }
        }
    }
}

/// The years in which the bearers of one name were born.
#[derive(Debug, Default)]
struct Bearers {
    /// By the key of a name that several bear: by article, the number of its bearer.
    by_name: BTreeMap<u64, BTreeMap<usize, u8>>,
}

impl Bearers {
    /// Parts the articles of each name by the ages they tell.
    fn by_age(project: &Project, sightings: &[Arc<Vec<Sighting>>]) -> Self {
        let mut births: BTreeMap<u64, BTreeMap<i16, Vec<usize>>> = BTreeMap::new();
        for (article, sightings) in sightings.iter().enumerate() {
            let Some(published) = &project.articles[article].fields.published else { continue };
            for sighting in sightings.iter().filter(|sighting| sighting.parts.is_full()) {
                if let Some(age) = sighting.age {
                    let birth = published.value.year() - i16::from(age);
                    births.entry(sighting.parts.key()).or_default().entry(birth).or_default().push(article);
                }
            }
        }
        let by_name = births.into_iter().filter_map(|(name, births)| Some((name, numbered(births)?)));
        Self { by_name: by_name.collect() }
    }

    fn number(&self, article: usize, sighting: &Sighting) -> u8 {
        let articles = sighting.parts.is_full().then(|| self.by_name.get(&sighting.parts.key())).flatten();
        articles.and_then(|articles| articles.get(&article)).copied().unwrap_or_default()
    }
}

/// By article the number of the bearer whom it names; `None` where one person may have all these years of birth.
fn numbered(births: BTreeMap<i16, Vec<usize>>) -> Option<BTreeMap<usize, u8>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for (birth, articles) in births {
        match groups.last_mut().filter(|_| last.is_some_and(|last: i16| birth - last <= SLACK)) {
            Some(group) => group.extend(articles),
            None => groups.push(articles),
        }
        last = Some(birth);
    }
    if groups.len() < 2 {
        return None;
    }
    groups.sort_by_key(|articles| (std::cmp::Reverse(articles.len()), articles.first().copied()));
    let numbered = groups.iter().zip(0_u8..).flat_map(|(articles, number)| articles.iter().map(move |article| (*article, number)));
    Some(numbered.collect())
}

/// “by **another** Michael Odi”, “an engineer **also named** Michael Odi”: somebody else of that name.
fn is_another(words: &WordTable, name: &Range<usize>) -> bool {
    static ANOTHER: &WordList = words!["another", "namesake", "other"];
    static CALLED: &WordList = words!["named", "called"];
    let is = |back: usize, list| name.start.checked_sub(back).is_some_and(|before| words.tokens[before].is(list));
    is(1, ANOTHER)
        || is(1, words![","]) && is(2, words!["namesake"])
        || is(1, words!["different"]) && is(2, words!["a"])
        || is(1, CALLED) && is(2, words!["also", "likewise"])
}

/// “Senator Ann Reyes and **her daughter**, Judge Ann Reyes”, “Odi**’s grandson**, Michael Odi”: the place of the word that says whose kin
/// the one of this name is.
fn owner_of_kin(words: &WordTable, name: &Range<usize>) -> Option<usize> {
    const REACH: usize = 6;
    static KIN: &WordList = words![
        "son",
        "daughter",
        "father",
        "mother",
        "grandson",
        "granddaughter",
        "grandfather",
        "grandmother",
        "nephew",
        "niece",
        "uncle",
        "aunt",
        "cousin",
        "brother",
        "sister",
        "stepson",
        "stepdaughter"
    ];
    static BETWEEN: &WordList = words![",", ".", "the", "also", "named", "called"];
    static WHICH: &WordList =
        words!["late", "own", "only", "eldest", "elder", "older", "younger", "youngest", "adult", "teenage", "infant"];
    let tokens = &words.tokens;
    let mut before = (name.start.saturating_sub(REACH)..name.start).rev();
    let titles = Classes::ROLE | Classes::TITLE | Classes::HONORIFIC | Classes::ROLE_MODIFIER;
    let kin = before.find(|at| tokens[*at].is(KIN) || !tokens[*at].is(titles) && !tokens[*at].is(BETWEEN))?;
    let owner = before.find(|at| !tokens[*at].is(WHICH)).filter(|_| tokens[kin].is(KIN))?;
    let is_owner = tokens[owner].is(words!["his", "her", "their", "'s"]);
    is_owner.then_some(owner)
}

/// Whether the age told beside a name is a child's.
fn is_child(sighting: &Sighting) -> bool {
    const CHILD: u8 = 15;
    sighting.age.is_some_and(|age| age <= CHILD)
}

/// Whether another phrase of the article gives the name to somebody of an office, who is no child: “police **chief** Michael Odi”; not “the
/// schoolboy Michael Odi”.
fn is_in_office(annotations: &Annotations, other: &Sighting, child: &Sighting) -> bool {
    let role = annotations.names[other.phrase].role;
    let is_office = |span| annotations.words.words_in(span).any(|at| annotations.words.tokens[at].is(Classes::TITLE));
    other.phrase != child.phrase && other.parts.key() == child.parts.key() && other.age.is_none() && role.is_some_and(is_office)
}

/// “Michael Odi, a plumber **of the same name**”, “Michael Odi, **no relation**”, “Michael Odi, who is **not related** to the coach”: of one name with somebody, and not of one family.
fn is_unrelated(words: &WordTable, name: &Range<usize>) -> bool {
    const REACH: usize = 12;
    static OPENS: &WordList = words![",", "(", "and", "who", "is", "–", "—", "-"];
    let behind = words.tokens.get(name.end..words.tokens.len().min(name.end + REACH)).unwrap_or_default();
    if !behind.first().is_some_and(|first| first.is(OPENS)) {
        return false;
    }
    let said = behind.iter().take_while(|token| !token.is(words![".", ";", "said"]));
    // “a plumber **with the same name**”
    let is_of_same_name =
        said.clone().zip(said.clone().skip(1)).any(|(same, name)| same.is(words!["same"]) && name.is(words!["name", "surname"]));
    if is_of_same_name {
        return true;
    }
    let related = said.enumerate().find(|(_, token)| token.is(words!["relation", "related", "unrelated"]));
    related.is_some_and(|(place, token)| token.is(words!["unrelated"]) || place > 0 && behind[place - 1].is(words!["no", "not", "n't"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_birth_that_agree_are_one_persons() {
        assert_eq!(numbered(BTreeMap::from([(1953, vec![0]), (1954, vec![1])])), None);
        let apart = numbered(BTreeMap::from([(1953, vec![0, 2]), (2012, vec![1])]));
        assert_eq!(apart, Some(BTreeMap::from([(0, 0), (1, 1), (2, 0)])));
    }
}
