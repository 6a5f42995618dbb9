//! First names that share the surname behind the last of them: “**Andre** and Amanda Odi”, “the sisters **Ada**, **Zara** and Huda Odi”.

use std::sync::Arc;

use rayon::prelude::*;

use super::forms::Sighting;
use crate::annotate::lexicon::Classes;
use crate::annotate::lexicon::short_names::genders_of;
use crate::annotate::names::Cues;
use crate::annotate::{Annotations, Token, WordList, words};
use crate::corpus::Project;
use crate::text::{Span, WordKind};

/// What several people of one surname are to each other.
static TOGETHER: &WordList = words![
    "brothers",
    "sisters",
    "siblings",
    "twins",
    "triplets",
    "cousins",
    "newlyweds",
    "spouses",
    "couple",
    "parents",
    "grandparents",
    "children",
    "grandchildren",
    "sons",
    "daughters",
    "grandsons",
    "granddaughters"
];

/// Gives first names the surname that they share with the name behind them.
///
/// Not: Bo Ode left. **Ode** and Amanda Odi stayed.   **Ronaldo** and Wayne Odi scored.
pub(super) fn share_surnames(project: &Project, annotations: &[Annotations], sightings: &mut [Arc<Vec<Sighting>>]) {
    let articles = project.articles.par_iter().zip(annotations).zip(sightings);
    articles.for_each(|((article, annotated), sightings)| {
        let reader = Reader { text: &article.text, annotated, sightings };
        let found: Vec<Shared> = (1..sightings.len()).rev().flat_map(|last| reader.firsts_before(last)).collect();
        if found.is_empty() {
            return;
        }
        let lent: Vec<Option<Span>> = found.iter().map(|shared| reader.surname_of(shared.last)).collect();
        let sightings: &mut Vec<Sighting> = Arc::make_mut(sightings);
        for (Shared { first, last, are_kin }, surname) in found.into_iter().zip(lent) {
            let family = sightings[last].parts.family().filter(|_| surname.is_some());
            sightings[first].parts.names.extend(family);
            sightings[first].surname = surname;
            sightings[first].cues |= Cues::LISTED | Cues::FIRST_NAME;
            if are_kin {
                sightings[first].cues |= Cues::PERSONAL;
                sightings[last].cues |= Cues::PERSONAL | Cues::LISTED | Cues::FIRST_NAME;
            }
        }
    });
}

/// A first name and the full name whose surname it shares, by their places.
struct Shared {
    first: usize,
    last: usize,
    /// Whether the text says that they are brothers, sisters or the like.
    are_kin: bool,
}

struct Reader<'a> {
    text: &'a str,
    annotated: &'a Annotations,
    sightings: &'a [Sighting],
}

impl Reader<'_> {
    /// The first names before the full name at `last` that share its surname.
    fn firsts_before(&self, last: usize) -> Vec<Shared> {
        const LONGEST: usize = 4;
        let mut found: Vec<usize> = Vec::new();
        if !self.names_person(last) || !self.joins(last, words!["and", "&"]) {
            return Vec::new();
        }
        let mut place = last;
        while place > 0 && found.len() < LONGEST && self.is_first_name(place - 1, last) {
            place -= 1;
            found.push(place);
            if place == 0 || !self.joins(place, words![","]) {
                break;
            }
        }
        let Some(opener) = found.last().copied() else { return Vec::new() };
        let are_kin = self.are_told_as_kin(opener);
        if !are_kin && (found.len() > 1 || !self.is_couple(opener, last)) {
            return Vec::new();
        }
        found.into_iter().map(|first| Shared { first, last, are_kin }).collect()
    }

    fn words_of(&self, place: usize) -> std::ops::Range<usize> {
        self.annotated.names[self.sightings[place].phrase()].words()
    }

    fn token(&self, at: usize) -> Token {
        self.annotated.words.tokens[at]
    }

    /// Whether one of these words, and nothing else, stands between a name and the one before it; “, and” is as good.
    fn joins(&self, place: usize, list: &'static WordList) -> bool {
        let between = self.words_of(place - 1).end..self.words_of(place).start;
        match between.len() {
            1 => self.token(between.start).is(list),
            2 => self.token(between.start).is(words![","]) && self.token(between.start + 1).is(list),
            _ => false,
        }
    }

    fn names_person(&self, place: usize) -> bool {
        const AGAINST: Cues = Cues::PLACE.union(Cues::ORGANISATION).union(Cues::OTHER).union(Cues::COMPANY).union(Cues::FIRM);
        let sighting = &self.sightings[place];
        let phrase = &self.annotated.names[sighting.phrase()];
        let is_addressed = phrase.honorific.is_some() || phrase.role.is_some_and(|role| role.start < phrase.span.start);
        sighting.parts.is_full() && sighting.surname.is_none() && !sighting.cues.intersects(AGAINST) && !is_addressed
    }

    /// Whether a name of one word may be a first name: nobody of the article has it as a surname, or with another surname.
    fn is_first_name(&self, place: usize, last: usize) -> bool {
        const AGAINST: Cues = Cues::ORGANISATION.union(Cues::OTHER).union(Cues::ROYAL).union(Cues::ARTICLE);
        let sighting = &self.sightings[place];
        let [name] = sighting.parts.names.as_slice() else { return false };
        let family = self.sightings[last].parts.family().map(|part| part.key);
        let is_someone_elses = || {
            let full = self.sightings.iter().filter(|other| other.parts.is_full());
            let is_of_other = |other: &Sighting| {
                let is_given = other.parts.given().iter().any(|part| part.key == name.key);
                other.parts.family().is_some_and(|part| part.key == name.key || is_given && Some(part.key) != family)
            };
            full.into_iter().any(is_of_other)
        };
        let is_one_word = self.words_of(place).len() == 1;
        is_one_word
            && sighting.parts.generation.is_none()
            && !name.is_initial
            && !sighting.cues.intersects(AGAINST)
            && !self.token(self.words_of(place).start).is(Classes::COUNTRY | Classes::FUNCTION)
            && !is_someone_elses()
    }

    /// “**the sisters** Ada and Huda Odi”, “the twins’ **grandparents**, Stellan and Ylva Odi”
    fn are_told_as_kin(&self, first: usize) -> bool {
        let role = self.annotated.names[self.sightings[first].phrase()].role;
        if role.is_some_and(|role| self.annotated.words.words_in(role).any(|at| self.token(at).is(TOGETHER))) {
            return true;
        }
        let Some(before) = self.words_of(first).start.checked_sub(1) else { return false };
        let noun = if self.token(before).is(words![",", ":", "—", "–"]) { before.checked_sub(1) } else { Some(before) };
        noun.is_some_and(|noun| self.token(noun).is(TOGETHER))
    }

    /// Whether the two are a woman and a man who come in together, not in a list of others: “**Mila and Luka Odi** run the bakery”.
    fn is_couple(&self, first: usize, last: usize) -> bool {
        let (one, other) = (self.words_of(first).start, self.words_of(last).start);
        let sexes = Classes::FEMALE_NAME | Classes::MALE_NAME;
        let (of_one, of_other) = (genders_of(self.token(one).fold) & sexes, genders_of(self.token(other).fold) & sexes);
        let are_known = of_one.bits().is_power_of_two() && of_other.bits().is_power_of_two() && of_one != of_other;
        let are_first_names = || self.token(one).is(Classes::FIRST_NAME) && self.token(other).is(Classes::FIRST_NAME);
        let are_two = are_known || of_one != of_other && are_first_names() && self.are_both_addressed(last);
        let is_new = !self.sightings[..first].iter().any(|before| before.parts.names == self.sightings[first].parts.names);
        let is_listed = one.checked_sub(1).is_some_and(|before| self.token(before).is(words![","]));
        let is_addressed = self.sightings[first].cues.intersects(Cues::HONORIFIC | Cues::ROLE);
        are_two && is_new && !is_listed && !is_addressed
    }

    /// Whether the article has a “Mr. Odi” and a “Mrs. Odi”.
    fn are_both_addressed(&self, last: usize) -> bool {
        let family = self.sightings[last].parts.family().map(|part| part.key);
        let of_family = self.sightings.iter().filter(|other| !other.parts.is_full() && other.parts.family().map(|part| part.key) == family);
        let honorifics = of_family.filter_map(|other| self.annotated.names[other.phrase()].honorific);
        let (mut men, mut women) = (false, false);
        for honorific in honorifics {
            match honorific.of(self.text).trim_end_matches(['.', ' ']) {
                "Mr" => men = true,
                "Mrs" | "Ms" => women = true,
                _ => {}
            }
        }
        men && women
    }

    /// The words of a surname: “van der Odi” of “Luka van der Odi”.
    fn surname_of(&self, place: usize) -> Option<Span> {
        let words = self.words_of(place);
        let is_name = |at: &usize| self.token(*at).kind() == WordKind::Letters;
        let is_last = |at: &usize| is_name(at) && !(self.token(*at).is(Classes::NAME_SUFFIX));
        let last = words.clone().rfind(is_last)?;
        let lead = (words.start + 1..last).rev().take_while(|at| self.token(*at).is(Classes::PARTICLE) && self.token(*at).is_small());
        let start = lead.last().unwrap_or(last);
        let span = self.annotated.words.span_of(start..last + 1);
        (start > words.start && !span.of(self.text).is_empty()).then_some(span)
    }
}
