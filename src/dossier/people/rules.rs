//! The editor's rules on people, led to the forms of names that they speak of.

use super::forms::{FormIndex, Forms};
use super::parts::Parts;
use super::{Person, Presence};
use crate::annotate::words::fold;
use crate::diagnostic::Diagnostic;
use crate::dossier::constraints::{GivenNames, PeopleConstraints, PersonReference};
use crate::dossier::evidence::Evidence;

/// The rules as pairs of forms.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// Forms that must name one person.
    pub(super) same: Vec<(FormIndex, FormIndex)>,
    /// Forms that must not.
    pub(super) not_same: Vec<(FormIndex, FormIndex)>,
    /// What the editor gives of people.
    pub(super) given: Vec<(FormIndex, Given)>,
    /// Mentions whose person is given: where they stand, whom they seemed to mean, whom they do, and what to say where they do not.
    pub(super) splits: Vec<(Evidence, FormIndex, FormIndex, Diagnostic)>,
    /// The rules that found nobody.
    missing: Vec<PersonReference>,
}

/// What the editor gives of one person.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    /// The name to show.
    pub(super) name: Option<String>,
    /// What the address of their page ends in.
    pub(super) slug: Option<String>,
    /// What a reader should know of them.
    pub(super) note: Option<String>,
    /// How far they are kept out.
    pub(super) presence: Presence,
}

impl Given {
    /// Both; what the later rule says goes before.
    fn and(self, later: &Self) -> Self {
        Self {
            name: later.name.clone().or(self.name),
            slug: later.slug.clone().or(self.slug),
            note: later.note.clone().or(self.note),
            presence: self.presence.max(later.presence),
        }
    }
}

impl Rules {
    /// Leads the rules to forms; aliases that the corpus lacks so far become forms to look for.
    pub(super) fn new(constraints: &PeopleConstraints, forms: &mut Forms) -> Self {
        let mut rules = Self::default();
        for given in &constraints.names {
            let Some(person) = rules.find(forms, &given.person) else { continue };
            for alias in &given.aliases {
                let parts = Parts::of_written(alias);
                if !parts.names.is_empty() {
                    rules.same.push((person, forms.find_or_add(&parts)));
                }
            }
            let GivenNames { name, slug, note, .. } = given;
            let of_person = Given { name: name.clone(), slug: slug.clone(), note: note.clone(), presence: Presence::Shown };
            rules.given.push((person, of_person));
        }
        for (person, presence) in &constraints.presences {
            if let Some(person) = rules.find(forms, person) {
                rules.given.push((person, Given { presence: *presence, ..Given::default() }));
            }
        }
        for split in &constraints.splits {
            let Some(person) = rules.find(forms, &split.person) else { continue };
            let to = forms.find_or_add(&Parts::of_written(&split.to));
            if forms.all[to].count == 0 {
                rules.given.push((to, Given { name: Some(split.to.clone()), ..Given::default() }));
            }
            rules.same.push((to, to));
            rules.not_same.push((person, to));
            rules.splits.push((split.place, person, to, split.misplaced.clone()));
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

    /// All that the editor gives of the person with these forms.
    pub(super) fn given_of(&self, forms: &[FormIndex]) -> Given {
        let own = self.given.iter().filter(|(form, _)| forms.contains(form));
        own.fold(Given::default(), |given, (_, later)| given.and(later))
    }

    /// The form a rule speaks of: of a surname the full name most used that ends in it; the name as written; without the title that is shown
    /// before it (“King Odwan”); else the one most used that may be the same person's, such as “Ann Reyes Jr.” for “Ann Reyes”.
    fn find(&mut self, forms: &Forms, reference: &PersonReference) -> Option<FormIndex> {
        let parts = Parts::of_written(&reference.wanted);
        let most_used = |is_meant: &dyn Fn(&Parts) -> bool| {
            let meant = forms.all.iter().enumerate().filter(|(_, form)| form.is_person() && is_meant(&form.parts));
            meant.max_by_key(|(place, form)| (form.count, std::cmp::Reverse(*place))).map(|(place, _)| place)
        };
        let shares_family = |own: &Parts| parts.family().zip(own.family()).is_some_and(|(one, other)| one.key == other.key);
        let by_family = || {
            let is_meant = |own: &Parts| own.is_full() && shares_family(own) && own.agrees_in_generation(&parts);
            most_used(&is_meant).filter(|_| !parts.is_full())
        };
        let untitled = || parts.without_title().and_then(|parts| forms.find(&parts));
        let alike =
            || most_used(&|own: &Parts| own.is_full() && shares_family(own) && own.is_compatible(&parts)).filter(|_| parts.is_full());
        let found = by_family().or_else(|| forms.find(&parts)).or_else(untitled).or_else(alike);
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
pub(in crate::dossier) fn nearest_name<'a>(wanted: &str, people: &'a [Person]) -> Option<&'a str> {
    let wanted = fold(wanted).replace('-', " ");
    let names = people.iter().flat_map(|person| std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.text)));
    names.map(|name| (strsim::levenshtein(&wanted, &fold(name).replace('-', " ")), name)).min().map(|(_, name)| name.as_str())
}
