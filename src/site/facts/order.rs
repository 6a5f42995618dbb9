//! The orders in which people are listed.

use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::fold;
use crate::dossier::{Person, PersonIndex};

/// How a list of people is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Most named first.
    Mentions,
    /// By surname.
    Name,
}

impl Order {
    /// All orders.
    pub(crate) const ALL: [Self; 2] = [Self::Mentions, Self::Name];

    /// The people in this order; those of bylines and credits last.
    pub(crate) fn sorted(self, people: &[Person]) -> Vec<PersonIndex> {
        let mut sorted: Vec<PersonIndex> = (0_u32..).map(PersonIndex).take(people.len()).collect();
        let person = |index: &PersonIndex| index.of(people);
        match self {
            Self::Mentions => sorted.sort_by_cached_key(|index| {
                let person = person(index);
                (!person.is_subject, std::cmp::Reverse(person.mentions), &person.id)
            }),
            Self::Name => sorted.sort_by_cached_key(|index| {
                let person = person(index);
                (!person.is_subject, sorting_name(&person.name), &person.id)
            }),
        }
        sorted
    }
}

/// A name as lists of names sort it, without case and accents: “al-Odi, Omar” stands under O, “Jr.” under nothing.
pub(crate) fn sorting_name(name: &str) -> String {
    let folded = fold(name);
    let is_suffix = |word: &str| classes_of(word.trim_matches('.')).contains(Classes::NAME_SUFFIX);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let last = words.iter().rposition(|word| !is_suffix(word)).unwrap_or(0);
    let family = words.get(last).map_or("", |word| match word.split_once('-') {
        Some((particle, rest)) if classes_of(particle).contains(Classes::PARTICLE) => rest,
        _ => word,
    });
    format!("{family} {folded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_by_surname() {
        let mut names = ["Omar al-Odi", "Zoe Álvarez", "Ann Reyes Jr.", "Mae", "Bo Nakamura"];
        names.sort_by_key(|name| sorting_name(name));
        assert_eq!(names, ["Zoe Álvarez", "Mae", "Bo Nakamura", "Omar al-Odi", "Ann Reyes Jr."]);
    }
}
