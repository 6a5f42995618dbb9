//! Two full names of which one has a short form of the other's first name: “Joe Orlik” and “Joseph M. Orlik”.
//!
//! That alone does not make them one person's. A role in common does; where neither or only one has a role, a rare surname does. Roles
//! that differ, ages that differ, and a sentence that names both speak against it: then it is advice for the editor.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::also_called::Pairs;
use super::forms::{Form, FormIndex, Forms, Sighting};
use super::parts::Part;
use crate::annotate::Annotations;
use crate::annotate::lexicon::short_names::formal_names;
use crate::annotate::lexicon::{Classes, classes_of_hash};

/// The pairs of forms that are one person's, by their first names.
pub(super) fn find_pairs(annotations: &[Annotations], sightings: &[Arc<Vec<Sighting>>], forms: &Forms) -> Pairs {
    let reader = Reader { annotations, sightings, forms };
    let mut families: BTreeMap<u64, Vec<FormIndex>> = BTreeMap::new();
    for (place, form) in forms.all.iter().enumerate().filter(|(_, form)| form.parts.is_full() && form.is_person()) {
        if let Some(family) = form.parts.family() {
            families.entry(family.key).or_default().push(place);
        }
    }
    families.values().filter(|family| family.len() > 1).flat_map(|family| reader.pairs_of(family)).collect()
}

/// What the corpus says of two forms.
pub(super) struct Reader<'a> {
    pub(super) annotations: &'a [Annotations],
    pub(super) sightings: &'a [Arc<Vec<Sighting>>],
    pub(super) forms: &'a Forms,
}

impl Reader<'_> {
    /// The pairs among those who bear one surname.
    fn pairs_of(&self, family: &[FormIndex]) -> Pairs {
        let mut pairs = Pairs::new();
        for short in family.iter().copied() {
            let formal = self.first_name(short).map_or(&[][..], |first| formal_names(first.fold));
            let stands_for = |place: &FormIndex| self.first_name(*place).is_some_and(|first| formal.contains(&first.fold));
            let candidates: Vec<FormIndex> = family.iter().copied().filter(stands_for).collect();
            // “Alex Reyes”, where there are an Alexander and an Alexandra.
            let spellings = candidates.iter().filter_map(|place| Some(self.first_name(*place)?.key));
            if spellings.collect::<FxHashSet<u64>>().len() > 1 {
                continue;
            }
            pairs.extend(candidates.into_iter().filter(|long| self.are_one(short, *long)).map(|long| (short, long)));
        }
        pairs
    }

    fn first_name(&self, place: FormIndex) -> Option<Part> {
        self.forms.all[place].parts.given().first().copied()
    }

    /// Whether what the corpus says of both makes them one.
    fn are_one(&self, short: FormIndex, long: FormIndex) -> bool {
        let (one, other) = (&self.forms.all[short], &self.forms.all[long]);
        let mut called_in_full = one.parts.clone();
        called_in_full.names[0] = other.parts.names[0];
        if !called_in_full.is_compatible(&other.parts) || self.are_told_apart(one, other) {
            return false;
        }
        let (of_one, of_other) = (self.roles_of(one), self.roles_of(other));
        if of_one.is_empty() || of_other.is_empty() {
            return one.parts.family().is_some_and(|family| !classes_of_hash(family.fold).intersects(Classes::SURNAME | Classes::COMMON));
        }
        !of_one.is_disjoint(&of_other)
    }

    /// Whether nothing tells two people: neither ages, kinship and a sentence that names both nor roles that differ.
    pub(super) fn may_be_one(&self, one: FormIndex, other: FormIndex) -> bool {
        let (one, other) = (&self.forms.all[one], &self.forms.all[other]);
        let (of_one, of_other) = (self.roles_of(one), self.roles_of(other));
        !self.are_told_apart(one, other) && (of_one.is_empty() || of_other.is_empty() || !of_one.is_disjoint(&of_other))
    }

    /// Whether both have a role in common.
    pub(super) fn share_role(&self, one: FormIndex, other: FormIndex) -> bool {
        !self.roles_of(&self.forms.all[one]).is_disjoint(&self.roles_of(&self.forms.all[other]))
    }

    /// Whether ages, kinship or a sentence that names both tell two people.
    fn are_told_apart(&self, one: &Form, other: &Form) -> bool {
        let mut shared = one.articles.iter().copied().filter(|article| other.articles.binary_search(article).is_ok());
        let are_in_one_sentence = |article: usize| {
            let words = &self.annotations[article].words;
            let sentences_of = |form| {
                let spans = self.sighted_in(article, form).map(|sighting| self.annotations[article].names[sighting.phrase()].span);
                spans.filter_map(|span| words.sentence_at(span.start)).collect::<FxHashSet<usize>>()
            };
            !sentences_of(one).is_disjoint(&sentences_of(other))
        };
        let ages_of = |form| self.sighted(form).filter_map(|(_, sighting)| sighting.age).collect::<Vec<u8>>();
        let ages = ages_of(other);
        one.is_kin()
            || other.is_kin()
            || ages_of(one).iter().any(|age| ages.iter().any(|there| age.abs_diff(*there) > 2))
            || shared.any(are_in_one_sentence)
    }

    /// The nouns of the roles that stand beside a form: “senator”, “secretary”.
    fn roles_of(&self, form: &Form) -> FxHashSet<u64> {
        let role_of = |(article, sighting): (usize, &Sighting)| {
            let annotated = &self.annotations[article];
            let words: Range<usize> = annotated.words.words_in(annotated.names[sighting.phrase()].role?);
            Some(annotated.words.tokens[words].iter().filter(|token| token.is(Classes::ROLE | Classes::TITLE)).map(|token| token.fold))
        };
        self.sighted(form).filter_map(role_of).flatten().collect()
    }

    fn sighted<'b>(&'b self, form: &'b Form) -> impl Iterator<Item = (usize, &'b Sighting)> {
        form.articles.iter().flat_map(move |article| self.sighted_in(*article, form).map(move |sighting| (*article, sighting)))
    }

    fn sighted_in<'b>(&'b self, article: usize, form: &'b Form) -> impl Iterator<Item = &'b Sighting> {
        self.sightings[article].iter().filter(|sighting| sighting.parts.key() == form.parts.key())
    }
}
