//! Different people of one name, told apart by what the articles say of them.
//!
//! > Judge Daniel Odi, **71**, retired. (one article)   Daniel Odi, **12**, was rescued. (another)
//! > Michael Odi, the coach, … **another** Michael Odi, a dentist.
//!
//! Each name gets the number of its bearer: 0 for the one of most articles, and for all where nothing tells them apart.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::ages::CHILD;
use super::forms::Sighting;
use super::the_dead::is_told_dead;
use crate::annotate::lexicon::Classes;
use crate::annotate::names::{Cues, NamePhrase};
use crate::annotate::{Annotations, WordList, WordTable, words};
use crate::corpus::Project;
use crate::text::{Case, WordKind};

/// Ages are rounded, and an article may be of any day of its year: within so many years two may be one person's.
const SLACK: i16 = 3;

/// Numbers the bearers of each full name.
pub(super) fn tell_apart(project: &Project, annotations: &[Annotations], sightings: &mut [Arc<Vec<Sighting>>]) {
    let mut bearers = Bearers::by_age(project, sightings);
    bearers.part_from_dead(project, annotations, sightings);
    for (article, sightings) in sightings.iter_mut().enumerate() {
        let all = Arc::clone(sightings);
        let number = |sighting: &Sighting| {
            let phrase = &annotations[article].names[sighting.phrase()].words();
            let is_named_before = || {
                let key = sighting.parts.key();
                let before = all.iter().take_while(|other| other.phrase() < sighting.phrase());
                before.into_iter().any(|other| other.parts.is_full() && other.parts.key() == key)
            };
            let words = &annotations[article].words;
            let is_kin = || {
                let owner = owner_of_kin(words, phrase);
                let named = |owner| all.iter().rev().find(|other| annotations[article].names[other.phrase()].words().end <= owner);
                owner.and_then(named).is_some_and(|owner| {
                    let family = |sighting: &Sighting| sighting.parts.family().map(|part| part.key);
                    owner.parts.key() == sighting.parts.key() || !owner.parts.is_full() && family(owner) == family(sighting)
                })
            };
            let is_elsewhere = || is_of_another_place(&annotations[article], &all, sighting);
            let is_child = || is_child(sighting) && all.iter().any(|other| is_in_office(&annotations[article], other, sighting));
            let is_other = sighting.parts.is_full()
                && (is_another(words, phrase)
                    || (is_unrelated(words, phrase) || shares_name(words, phrase) || is_kin() || is_elsewhere()) && is_named_before()
                    || is_child());
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

    /// Parts those who speak in their office from one of their name who died before, as an article of that day or an earlier one tells, and was
    /// another: “Peter Odi, a lobster fisherman, **was drowned** on Sunday.” “**Senator** Peter Odi called it daft on Thursday.”
    fn part_from_dead(&mut self, project: &Project, annotations: &[Annotations], sightings: &[Arc<Vec<Sighting>>]) {
        let full = |article: usize| sightings[article].iter().filter(|sighting| sighting.parts.is_full());
        let mut dead: BTreeMap<u64, usize> = BTreeMap::new();
        let mut told: BTreeSet<(usize, u64)> = BTreeSet::new();
        for (article, annotated) in annotations.iter().enumerate() {
            for sighting in full(article).filter(|sighting| sighting.cues.contains(Cues::APPOSITION)) {
                let phrase = &annotated.names[sighting.phrase()];
                let is_plain = phrase.honorific.is_none() && title_before(annotated, phrase).is_none();
                if is_plain && is_told_dead(&project.articles[article].text, &annotated.words, &phrase.words()) {
                    dead.entry(sighting.parts.key()).or_insert(article);
                    told.insert((article, sighting.parts.key()));
                }
            }
        }
        if dead.is_empty() {
            return;
        }
        let day = |article: usize| project.articles[article].fields.published.as_ref().map(|field| field.value);
        for (article, annotated) in annotations.iter().enumerate() {
            for sighting in full(article).filter(|sighting| sighting.cues.intersects(Cues::SPEECH | Cues::SUBJECT)) {
                let key = sighting.parts.key();
                let Some(of_dead) = dead.get(&key).copied().filter(|of_dead| *of_dead != article) else { continue };
                let phrase = &annotated.names[sighting.phrase()];
                let is_later = day(article).zip(day(of_dead)).is_some_and(|(here, there)| there <= here);
                let Some(title) = title_before(annotated, phrase).filter(|_| is_later && !told.contains(&(article, key))) else { continue };
                let has_title = annotations[of_dead].words.tokens.iter().any(|token| token.fold == title);
                let is_dead_here = is_told_dead(&project.articles[article].text, &annotated.words, &phrase.words());
                if !has_title && !is_dead_here {
                    self.by_name.entry(key).or_default().insert(article, 1);
                }
            }
        }
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

/// “Umpire Michael Odi **gave** Michael Odi out”: nobody does it to himself by name.
fn does_it_to(words: &WordTable, end: usize, start: usize) -> bool {
    static NO_VERBS: &WordList = words!["and", "or", "as", "is", "was", "not", "nor", "for", "of", "by", "in", "to", "like", "vs", "v"];
    let between = words.tokens.get(end..start).unwrap_or_default();
    (1..=2).contains(&between.len())
        && between.iter().all(|token| token.kind() == WordKind::Letters && token.case() == Case::Lower && !token.is(NO_VERBS))
        && !between[0].is(Classes::FUNCTION | Classes::CONJUNCTION | Classes::PREPOSITION)
}

/// The office right before a name, by its last word: “**Senator** Peter Odi”; `None` where none stands there.
fn title_before(annotated: &Annotations, phrase: &NamePhrase) -> Option<u64> {
    let role = phrase.role.filter(|role| role.start < phrase.span.start)?;
    let tokens = &annotated.words.tokens;
    annotated.words.words_in(role).rfind(|at| tokens[*at].is(Classes::TITLE)).map(|at| tokens[at].fold)
}

/// “She **shares her name with** its cleaner, Michael Odi”, “**a namesake of** Michael Odi”: somebody else of that name.
fn shares_name(words: &WordTable, name: &Range<usize>) -> bool {
    const REACH: usize = 10;
    let first = name.start.saturating_sub(REACH);
    let before = &words.tokens[first..name.start];
    let Some(noun) = before.iter().rposition(|token| token.is(words!["name", "names"])) else { return false };
    let ends = before[noun..].iter().any(|token| token.is(words![".", ";"]));
    let shares = before[..noun].iter().any(|token| token.is(words!["shares", "share", "shared", "sharing", "same"]));
    shares && !ends && before[noun + 1..].iter().any(|token| token.is(words!["with", "as"]))
}

/// So many names back stands the one of whom somebody is told apart.
const NAMED_NEAR: usize = 12;

/// “Elena Odi **of Linden**, not Elena Odi **of Karva**”: of two of one name in a sentence, the other.
fn is_of_another_place(annotated: &Annotations, all: &[Sighting], sighting: &Sighting) -> bool {
    let words = &annotated.words;
    let place_of = |sighting: &Sighting| {
        let end = annotated.names[sighting.phrase()].words().end;
        let is_of = words.tokens.get(end).is_some_and(|of| of.is(words!["of", "from"]));
        words
            .tokens
            .get(end + 1)
            .filter(|place| is_of && place.case() == Case::Capital && !place.is(Classes::FUNCTION))
            .map(|place| place.fold)
    };
    // “Michael Odi, **a dentist**, is in; Michael Odi, **a barber**, is out”
    let trade_of = |sighting: &Sighting| {
        let end = annotated.names[sighting.phrase()].words().end;
        let is_set_off = words.tokens.get(end).is_some_and(|comma| comma.is(words![","]))
            && words.tokens.get(end + 1).is_some_and(|article| article.is(words!["a", "an"]));
        words.tokens.get(end + 2).filter(|trade| is_set_off && trade.is(Classes::ROLE | Classes::SPEAKER)).map(|trade| trade.fold)
    };
    if !sighting.parts.is_full() {
        return false;
    }
    let (place, trade) = (place_of(sighting), trade_of(sighting));
    let sentence = |sighting: &Sighting| words.sentence_at(annotated.names[sighting.phrase()].span.start);
    let key = sighting.parts.key();
    let here = all.partition_point(|other| other.phrase() < sighting.phrase());
    let mut before = all[..here].iter().rev().take(NAMED_NEAR);
    let is_different = |one: Option<u64>, other: Option<u64>| one.zip(other).is_some_and(|(one, other)| one != other);
    before.any(|other| {
        let is_near = other.parts.key() == key && sentence(other) == sentence(sighting);
        is_near
            && (is_different(place_of(other), place)
                || is_different(trade_of(other), trade)
                || does_it_to(words, annotated.names[other.phrase()].words().end, annotated.names[sighting.phrase()].words().start))
    })
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
    sighting.age.is_some_and(|age| age <= CHILD)
}

/// Whether another phrase of the article gives the name to somebody of an office, who is no child: “police **chief** Michael Odi”; not “the
/// schoolboy Michael Odi”.
fn is_in_office(annotations: &Annotations, other: &Sighting, child: &Sighting) -> bool {
    let role = annotations.names[other.phrase()].role;
    let is_office = |span| annotations.words.words_in(span).any(|at| annotations.words.tokens[at].is(Classes::TITLE));
    other.phrase() != child.phrase() && other.parts.key() == child.parts.key() && other.age.is_none() && role.is_some_and(is_office)
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
