//! Which of several people with one surname is meant, by what stands before it: “Mrs. Reyes” or “Governor Reyes”.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::forms::{Forms, Sighting};
use super::identity::Identities;
use super::kin;
use super::parts::{Generation, Part, Parts};
use crate::annotate::lexicon::Classes;
use crate::annotate::lexicon::short_names::genders_of;
use crate::annotate::names::{Cues, NamePhrase};
use crate::annotate::words::fold;
use crate::annotate::{Annotations, Token, WordList, words};
use crate::corpus::Project;
use crate::text::{Case, Span, WordKind};

/// What stands before a lone surname.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// The gender that “Mrs.” gives; `None` where nothing gives one.
    gender: Option<Gender>,
    /// The hash of the last word of the role: “Governor”, or of an honorific without a gender: “Dr.”; `None` where there is none.
    office: Option<u64>,
    /// “Jr.” after it; `None` where nothing stands there.
    generation: Option<Generation>,
    /// Whether the elder or the younger of two is meant; `None` where nothing says so.
    is_elder: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Woman,
    Man,
}

impl Style {
    /// Whether it can decide who is meant where several people have the surname.
    pub(super) fn tells(self) -> bool {
        self.gender.is_some() || self.office.is_some() || self.generation.is_some() || self.is_elder.is_some()
    }

    /// Whether the other honorific stands before the other: “Mr.” and “Mrs.”.
    pub(super) fn contrasts(self, other: Self) -> bool {
        self.gender.is_some() && other.gender.is_some() && self.gender != other.gender
    }

    /// Whether “Jr.” or the like stands after the name.
    pub(super) fn has_generation(self) -> bool {
        self.generation.is_some()
    }

    /// What stands before a phrase and after it: “**Mr.** Reyes”, “**President** Reyes”, “Reyes **Jr.**”, “the **elder** Reyes”.
    pub(super) fn of(text: &str, annotated: &Annotations, phrase: &NamePhrase, parts: &Parts) -> Self {
        let gender = phrase.honorific.and_then(|honorific| match honorific.of(text).trim_end_matches(['.', ' ']) {
            "Mr" | "Mister" | "Sir" | "mr" | "sir" => Some(Gender::Man),
            "Mrs" | "Ms" | "Miss" | "Mme" | "Dame" | "mrs" | "ms" | "miss" | "dame" => Some(Gender::Woman),
            _ => None,
        });
        let tokens = &annotated.words.tokens;
        let before = phrase.words().start.checked_sub(1).map(|before| tokens[before]).filter(|token| token.case() == Case::Lower);
        let is_elder = before.and_then(|before| match () {
            () if before.is(words!["elder", "older"]) => Some(true),
            () if before.is(words!["younger"]) => Some(false),
            () => None,
        });
        Self { gender, office: office_of(text, annotated, phrase), generation: parts.generation, is_elder }
    }
}

/// What the corpus says of the people with one surname.
#[derive(Debug, Default)]
pub(super) struct SharedSurnames {
    genders: Vec<Option<Gender>>,
    /// Each with an office that stands before their full name somewhere.
    offices: FxHashSet<(usize, u64)>,
    /// Those whom an honorific addresses that goes before “Mr.”: “Dr.”, “Father”.
    titled: FxHashSet<usize>,
    /// Each as its full name has it, where it has one.
    generations: Vec<Option<Generation>>,
}

impl SharedSurnames {
    /// Gathers it for the surnames that several bear (`is_shared`).
    pub(super) fn new(
        forms: &Forms,
        identities: &Identities,
        project: &Project,
        annotations: &[Annotations],
        sightings: &[Arc<Vec<Sighting>>],
        is_shared: impl Fn(u64) -> bool,
    ) -> Self {
        let mut genders: Vec<Option<Gender>> = identities.persons.iter().map(|group| gender_of(forms, group)).collect();
        let generation = |group: &Vec<usize>| group.iter().find_map(|form| forms.all[*form].parts.generation);
        let generations = identities.persons.iter().map(generation).collect();
        let (mut offices, mut titled) = (FxHashSet::default(), FxHashSet::default());
        for ((article, annotated), sightings) in project.articles.iter().zip(annotations).zip(sightings) {
            let text = &article.text;
            // “Ragnar Odi and **his wife**, Oddny Odi”: he is a man, she a woman, whatever their first names tell.
            for (place, sighting) in sightings.iter().enumerate().filter(|(_, sighting)| sighting.cues.contains(Cues::KIN)) {
                let is_family = |family: Part| is_shared(family.key) && sighting.parts.is_full();
                let Some(told) = sighting
                    .parts
                    .family()
                    .filter(|family| is_family(*family))
                    .and_then(|_| kin::told(&annotated.words, annotated.names[sighting.phrase()].words().start))
                else {
                    continue;
                };
                let owner = sightings[..place].iter().rev().find(|other| other.parts.is_full());
                for (sighting, is_woman) in [(Some(sighting), told.is_woman), (owner, told.is_of_woman)] {
                    let person = sighting.and_then(|sighting| identities.person_of[forms.find(&sighting.parts)?]);
                    let gender = is_woman.map(|is_woman| if is_woman { Gender::Woman } else { Gender::Man });
                    if let (Some(person), Some(gender)) = (person, gender) {
                        genders[person].get_or_insert(gender);
                    }
                }
            }
            for sighting in sightings.iter().filter(|sighting| sighting.parts.is_full()) {
                let phrase = &annotated.names[sighting.phrase()];
                if phrase.role.is_none() && phrase.honorific.is_none()
                    || !sighting.parts.family().is_some_and(|family| is_shared(family.key))
                {
                    continue;
                }
                let person = forms.find(&sighting.parts).and_then(|form| identities.person_of[form]);
                if let (Some(person), Some(gender)) = (person, gender_of_role(annotated, phrase)) {
                    genders[person].get_or_insert(gender);
                }
                offices.extend(person.zip(office_of(text, annotated, phrase)));
                offices.extend(person.zip(office_behind(annotated, phrase)));
                titled.extend(person.filter(|_| is_titled(text, annotated, phrase)));
            }
        }
        Self { genders, offices, titled, generations }
    }

    /// Whether a person of the family may have the office they are called by: if anybody is known to have it, it is theirs.
    pub(super) fn may_have(&self, style: Style, person: usize, family: &[usize]) -> bool {
        let has = |person: usize, office: u64| self.offices.contains(&(person, office));
        // “Reyes Jr.” is not the Reyes who is “Sr.”, nor one without anything where another is “Jr.”.
        let is_of = |person: usize| style.generation.is_some() && self.generations[person] == style.generation;
        if style.generation.is_some() && !is_of(person) && family.iter().any(|other| is_of(*other)) {
            return false;
        }
        let order = |person: usize| Generation::order(self.generations[person]);
        let is_before = |other: usize| order(other) < order(person);
        let is_behind = |other: usize| order(other) > order(person);
        match style.is_elder {
            Some(true) if family.iter().any(|other| is_before(*other)) => return false,
            Some(false) if family.iter().any(|other| is_behind(*other)) => return false,
            _ => {}
        }
        style.office.is_none_or(|office| has(person, office) || !family.iter().any(|other| has(*other, office)))
    }

    /// Of those whom “Mr. Reyes” may mean, the ones who are not called “Father” or “Dr.” elsewhere, where there are some.
    pub(super) fn without_titled(&self, style: Style, people: &mut Vec<usize>) {
        if style.gender.is_some() && people.iter().any(|person| !self.titled.contains(person)) {
            people.retain(|person| !self.titled.contains(person));
        }
    }

    /// Of those whom “Mr. Reyes” may mean, those who are known to be men, where an article has a “Mrs. Reyes” too.
    pub(super) fn prefer_known(&self, style: Style, people: &mut Vec<usize>) {
        let is_known = |person: &usize| self.genders[*person].is_some_and(|own| Some(own) == style.gender);
        if style.gender.is_some() && people.iter().any(is_known) {
            people.retain(is_known);
        }
    }

    /// Whether the honorific may be a person’s: “Mrs.” is nobody’s whose first name is a man’s alone.
    pub(super) fn may_be(&self, style: Style, person: usize) -> bool {
        style.gender.is_none_or(|gender| self.genders[person].is_none_or(|own| own == gender))
    }
}

/// The last word of the role right before a name, or an honorific without a gender: “Dr.”.
fn office_of(text: &str, annotated: &Annotations, phrase: &NamePhrase) -> Option<u64> {
    let of_profession = |honorific: &Span| !matches!(fold(honorific.of(text)).trim_end_matches(['.', ' ']), "mr" | "mrs" | "ms" | "miss");
    if let Some(honorific) = phrase.honorific.filter(of_profession) {
        let last = annotated.words.words_in(honorific).rfind(|at| annotated.words.tokens[*at].is(Classes::HONORIFIC))?;
        return Some(annotated.words.tokens[last].fold);
    }
    office_in(annotated, phrase.role.filter(|role| role.start < phrase.span.start)?)
}

/// The office in apposition: “Ann Reyes, a **judge**, left”; also where kin stands before the name, “his father, Ann Reyes, a **judge**”.
fn office_behind(annotated: &Annotations, phrase: &NamePhrase) -> Option<u64> {
    const LONGEST: usize = 5;
    let tokens = &annotated.words.tokens;
    let start = phrase.words().end + 1;
    tokens.get(start - 1).filter(|comma| comma.is(words![","]))?;
    tokens.get(start).filter(|article| article.is(words!["a", "an", "the"]))?;
    let inside = tokens.get(start..tokens.len().min(start + LONGEST))?.iter().take_while(|token| token.kind() == WordKind::Letters);
    let office = inside.filter(|token| token.is(Classes::ROLE | Classes::TITLE)).last()?;
    Some(office.fold)
}

/// The last word of a role.
fn office_in(annotated: &Annotations, role: Span) -> Option<u64> {
    let last = annotated.words.words_in(role).rfind(|at| annotated.words.tokens[*at].is(Classes::ROLE | Classes::TITLE))?;
    Some(annotated.words.tokens[last].fold)
}

/// Whether an honorific or a title stands before a name that its bearer is called by all along, in place of “Mr.”: “Dr.”, “Father”, “Capt.”.
fn is_titled(text: &str, annotated: &Annotations, phrase: &NamePhrase) -> bool {
    static TITLES: &WordList = words![
        "dr",
        "doctor",
        "father",
        "sister",
        "rev",
        "reverend",
        "rabbi",
        "imam",
        "bishop",
        "archbishop",
        "cardinal",
        "capt",
        "captain",
        "col",
        "colonel",
        "gen",
        "general",
        "maj",
        "major",
        "lt",
        "lieutenant",
        "sgt",
        "sergeant",
        "cpl",
        "corporal",
        "adm",
        "admiral",
        "det",
        "detective",
        "insp",
        "inspector",
        "prof",
        "professor"
    ];
    let role = phrase.role.filter(|role| role.start < phrase.span.start);
    let mut words = [phrase.honorific, role].into_iter().flatten().flat_map(|span| annotated.words.words_in(span));
    // “his father, Ann Reyes” is no title.
    let is_written_so = |token: Token| token.is_capitalised(text) || !annotated.words.is_cased;
    words.any(|at| annotated.words.tokens[at].is(TITLES) && is_written_so(annotated.words.tokens[at]))
}

/// The gender that the role before a name gives: “**Baroness** Ann Reyes”, “**Postmaster** Zobo Reyes”; `None` for “Judge” and “Chairman”.
fn gender_of_role(annotated: &Annotations, phrase: &NamePhrase) -> Option<Gender> {
    static WOMEN: &WordList = words![
        "baroness",
        "countess",
        "duchess",
        "princess",
        "queen",
        "lady",
        "dame",
        "actress",
        "postmistress",
        "midwife",
        "nun",
        "abbess",
        "policewoman",
        "businesswoman",
        "congresswoman",
        "headmistress",
        "waitress",
        "hostess",
        "seamstress",
        "widow"
    ];
    static MEN: &WordList = words![
        "baron",
        "count",
        "duke",
        "earl",
        "prince",
        "king",
        "lord",
        "postmaster",
        "stationmaster",
        "headmaster",
        "fisherman",
        "policeman",
        "fireman",
        "businessman",
        "congressman",
        "milkman",
        "postman",
        "ferryman",
        "monk",
        "friar",
        "abbot",
        "imam",
        "waiter",
        "widower"
    ];
    let role = phrase.role.filter(|role| role.start < phrase.span.start)?;
    let mut role = annotated.words.words_in(role).map(|at| annotated.words.tokens[at]);
    role.find_map(|word| if word.is(WOMEN) { Some(Gender::Woman) } else { word.is(MEN).then_some(Gender::Man) })
}

/// The gender that a person's first names give, where only one sex has them.
fn gender_of(forms: &Forms, group: &[usize]) -> Option<Gender> {
    let first = group.iter().find_map(|form| forms.all[*form].parts.given().first().filter(|part| !part.is_initial))?;
    let classes = genders_of(first.fold);
    match (classes.contains(Classes::FEMALE_NAME), classes.contains(Classes::MALE_NAME)) {
        (true, false) => Some(Gender::Woman),
        (false, true) => Some(Gender::Man),
        _ => None,
    }
}
