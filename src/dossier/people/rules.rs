//! The editor's rules on people, led to the forms of names that they speak of.

use super::Person;
use super::forms::{FormIndex, Forms};
use super::parts::Parts;
use crate::annotate::words::fold;
use crate::diagnostic::Diagnostic;
use crate::dossier::constraints::{PeopleConstraints, PersonReference};

/// The rules as pairs of forms.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// Forms that must name one person.
    pub(super) same: Vec<(FormIndex, FormIndex)>,
    /// Forms that must not.
    pub(super) not_same: Vec<(FormIndex, FormIndex)>,
    /// The names to show.
    pub(super) names: Vec<(FormIndex, String)>,
    /// The rules that found nobody.
    missing: Vec<PersonReference>,
}

impl Rules {
    /// Leads the rules to forms; aliases that the corpus lacks so far become forms to look for.
    pub(super) fn new(constraints: &PeopleConstraints, forms: &mut Forms) -> Self {
        let mut rules = Self::default();
        for given in &constraints.names {
            let Some(person) = rules.find(forms, &given.person) else { continue };
            for alias in &given.aliases {
                let parts = Parts::of_written(alias);
                if !parts.0.is_empty() {
                    rules.same.push((person, forms.find_or_add(&parts)));
                }
            }
            rules.names.extend(given.name.clone().map(|name| (person, name)));
        }
        for (one, other) in &constraints.same {
            if let (Some(one), Some(other)) = (rules.find(forms, one), rules.find(forms, other)) {
                rules.same.push((one, other));
            }
        }
        for (one, other) in &constraints.not_same {
            if let (Some(one), Some(other)) = (rules.find(forms, one), rules.find(forms, other)) {
                rules.not_same.push((one, other));
            }
        }
        rules
    }

    /// Whether two forms must not name one person.
    pub(super) fn forbid(&self, one: FormIndex, other: FormIndex) -> bool {
        self.not_same.contains(&(one, other)) || self.not_same.contains(&(other, one))
    }

    /// The form a rule speaks of: the name as written, else the full name most used that ends in it.
    fn find(&mut self, forms: &Forms, reference: &PersonReference) -> Option<FormIndex> {
        let parts = Parts::of_written(&reference.wanted);
        let family = parts.family().filter(|_| !parts.is_full());
        let by_family = || {
            let bearers = forms.all.iter().enumerate().filter(|(_, form)| {
                form.parts.is_full()
                    && form.is_person()
                    && family.is_some_and(|family| form.parts.family().is_some_and(|own| own.key == family.key))
            });
            bearers.max_by_key(|(place, form)| (form.count, std::cmp::Reverse(*place))).map(|(place, _)| place)
        };
        let found = by_family().or_else(|| forms.find(&parts));
        if found.is_none() {
            self.missing.push(reference.clone());
        }
        found
    }

    /// Says which rules found nobody, each with the nearest name.
    pub(super) fn report(self, people: &[Person], diagnostics: &mut Vec<Diagnostic>) {
        for reference in self.missing {
            let nearest = nearest_name(&reference.wanted, people);
            diagnostics.push(match nearest {
                Some(name) => reference.missing.help(format!("the nearest name is `{name}`")),
                None => reference.missing,
            });
        }
    }
}

/// The name, of all the people's, that takes the fewest changes of letters.
fn nearest_name<'a>(wanted: &str, people: &'a [Person]) -> Option<&'a str> {
    let wanted = fold(wanted).replace('-', " ");
    let names = people.iter().flat_map(|person| std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.text)));
    names.map(|name| (changes(&wanted, &fold(name).replace('-', " ")), name)).min().map(|(_, name)| name.as_str())
}

/// How many letters must be changed, added or left out to make one word the other (Levenshtein 1965).
fn changes(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (column, candidate) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *candidate);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
