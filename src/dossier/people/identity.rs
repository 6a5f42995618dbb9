//! Which full names are one person's.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::also_called::Pairs;
use super::forms::{FormIndex, Forms};
use super::parts::Parts;
use super::rules::Rules;

/// The persons found, each by the forms of their full name.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// The forms of each person, the first one first seen.
    pub(super) persons: Vec<Vec<FormIndex>>,
    /// By form: its person; `None` for what is nobody's full name.
    pub(super) person_of: Vec<Option<usize>>,
}

/// Merges the forms that name people into persons: one surname, and given names that do not contradict each other.
pub(super) fn merge(forms: &Forms, rules: &Rules, also_called: &Pairs) -> Identities {
    let mut families: BTreeMap<u64, Vec<FormIndex>> = BTreeMap::new();
    for (place, form) in forms.all.iter().enumerate() {
        if let Some(family) = form.parts.family().filter(|_| form.parts.is_full() && form.is_person()) {
            families.entry(family.key).or_default().push(place);
        }
    }
    let mut groups: Vec<Vec<FormIndex>> = families.values().flat_map(|family| merge_family(forms, rules, family)).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    join_also_called(rules, also_called, &mut groups);
    let candidates = by_given_name(forms, &groups);
    let first_alone = groups.len();
    for place in lone_persons(forms, &families) {
        // “John” alone is no pope of that name, unless every article that has it has the pope.
        let of_reign = || {
            let lone = &forms.all[place];
            let group = first_alone + reign_of(forms, &groups[first_alone..], place)?;
            let has_reign = |article: &usize| groups[group].iter().any(|form| forms.all[*form].articles.binary_search(article).is_ok());
            (lone.is_royal() || lone.articles.iter().all(has_reign)).then_some(group)
        };
        match only_candidate(forms, &groups, &candidates, place).or_else(of_reign) {
            Some(group) => groups[group].push(place),
            None => groups.push(vec![place]),
        }
    }
    obey(rules, &mut groups);
    groups.sort_unstable();
    let mut person_of = vec![None; forms.all.len()];
    for (person, group) in groups.iter().enumerate() {
        for form in group {
            person_of[*form] = Some(person);
        }
    }
    Identities { persons: groups, person_of }
}

/// Joins the groups of which an article says that they are one person's: “Ann Reyes, born Ann Dell”. What the editor holds apart stays so.
fn join_also_called(rules: &Rules, pairs: &Pairs, groups: &mut Vec<Vec<FormIndex>>) {
    let places = groups.iter().enumerate().flat_map(|(place, group)| group.iter().map(move |form| (*form, place)));
    let mut place_of: FxHashMap<FormIndex, usize> = places.collect();
    for (one, other) in pairs {
        let (Some(one), Some(other)) = (place_of.get(one).copied(), place_of.get(other).copied()) else { continue };
        let is_forbidden = || groups[one].iter().any(|form| groups[other].iter().any(|there| rules.forbid(*form, *there)));
        if one == other || is_forbidden() {
            continue;
        }
        let (kept, taken) = (one.min(other), one.max(other));
        let taken = std::mem::take(&mut groups[taken]);
        place_of.extend(taken.iter().map(|form| (*form, kept)));
        groups[kept].extend(taken);
        groups[kept].sort_unstable();
    }
    groups.retain(|group| !group.is_empty());
}

/// Joins the groups that the editor says are one; a form that named nobody so far joins too.
fn obey(rules: &Rules, groups: &mut Vec<Vec<FormIndex>>) {
    for (one, other) in &rules.same {
        let mut take = |form: &FormIndex| {
            let found = groups.iter().position(|group| group.contains(form));
            found.map_or_else(|| vec![*form], |place| groups.swap_remove(place))
        };
        let mut joined = take(one);
        if !joined.contains(other) {
            joined.extend(take(other));
        }
        joined.sort_unstable();
        groups.push(joined);
    }
}

/// Those whom the corpus knows by one name only: “King Salman”, “Mr. Ode”.
fn lone_persons(forms: &Forms, families: &BTreeMap<u64, Vec<FormIndex>>) -> Vec<FormIndex> {
    let is_alone = |place: &FormIndex| {
        let form = &forms.all[*place];
        let family = || form.parts.family().and_then(|family| families.get(&family.key));
        // “Odi Sr.”, where all of that surname in the article are “Jr.”
        let is_of_other = |full: &FormIndex| {
            let full = &forms.all[*full];
            full.parts.generation.is_some() && !full.parts.agrees_in_generation(&form.parts) && full.shares_article(form)
        };
        let is_elder = || form.parts.generation.is_some() && family().is_some_and(|family| family.iter().all(is_of_other));
        !form.parts.is_full() && (form.is_person() && (form.is_royal() || family().is_none()) || is_elder())
    };
    let mut alone: Vec<FormIndex> = (0..forms.all.len()).filter(is_alone).collect();
    // Those with a number first: a name without one is theirs only where there is one of them.
    alone.sort_by_key(|place| forms.all[*place].parts.generation.is_none());
    alone
}

/// By first name: the groups of those who bear it.
fn by_given_name(forms: &Forms, groups: &[Vec<FormIndex>]) -> FxHashMap<u64, Vec<usize>> {
    let mut candidates: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (place, group) in groups.iter().enumerate() {
        for given in group.iter().flat_map(|form| forms.all[*form].parts.given()) {
            let places = candidates.entry(given.key).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    candidates
}

/// The only person who bears a lone name as a first name, where an article has both: “Hella Odi” and “Hella”.
fn only_candidate(forms: &Forms, groups: &[Vec<FormIndex>], candidates: &FxHashMap<u64, Vec<usize>>, place: FormIndex) -> Option<usize> {
    let lone = &forms.all[place];
    let [only] = candidates.get(&lone.parts.family()?.key)?.as_slice() else { return None };
    if lone.parts.generation.is_some() && !groups[*only].iter().any(|form| forms.all[*form].parts.generation == lone.parts.generation) {
        return None;
    }
    // “King Odwan” is not Odwan Reyes.
    if lone.is_royal() && !groups[*only].iter().any(|form| forms.all[*form].is_royal()) {
        return None;
    }
    groups[*only].iter().any(|form| forms.all[*form].shares_article(lone)).then_some(*only)
}

/// The one king or pope of a name, told with or without his number: “King Odwan II” and “King Odwan”; `None` where there are several.
fn reign_of(forms: &Forms, alone: &[Vec<FormIndex>], place: FormIndex) -> Option<usize> {
    let parts = &forms.all[place].parts;
    let of_name = |form: &FormIndex| forms.all[*form].parts.names == parts.names;
    let mut reigns = alone.iter().enumerate().filter(|(_, group)| group.iter().any(of_name));
    let (group, forms_of_it) = reigns.next().filter(|_| reigns.next().is_none())?;
    forms_of_it.iter().filter(|form| of_name(form)).all(|form| forms.all[*form].parts.is_compatible(parts)).then_some(group)
}

/// The persons who bear one surname. The fullest names come first, so that “A. Reyes” meets both Ann and Alan.
fn merge_family(forms: &Forms, rules: &Rules, family: &[FormIndex]) -> Vec<Vec<FormIndex>> {
    let mut order = family.to_vec();
    order.sort_by_key(|place| {
        let form = &forms.all[*place];
        let spelled = form.parts.given().iter().filter(|part| !part.is_initial).count();
        (std::cmp::Reverse(spelled), std::cmp::Reverse(form.parts.names.len()), std::cmp::Reverse(form.count), *place)
    });
    let mut groups: Vec<Vec<FormIndex>> = Vec::new();
    let mut candidates = Candidates::default();
    for place in order {
        let parts = &forms.all[place].parts;
        let fits = |group: &usize| groups[*group].iter().all(|other| !rules.forbid(place, *other) && is_compatible(forms, place, *other));
        let fitting: Vec<usize> = candidates.that_may_match(parts).into_iter().filter(fits).collect();
        let group = best_of(forms, place, &fitting, &groups).unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(place);
        candidates.add(parts, group);
    }
    groups
}

/// The groups of one surname by the given names in them, so that a form meets only those it has a given name in common with: a
/// surname borne by thousands is not compared thousand times thousand.
#[derive(Debug, Default)]
struct Candidates {
    names: FxHashMap<u64, BTreeSet<usize>>,
    /// Those who have this initial alone.
    lone_initials: FxHashMap<char, BTreeSet<usize>>,
    initials: FxHashMap<char, BTreeSet<usize>>,
}

impl Candidates {
    fn add(&mut self, parts: &Parts, group: usize) {
        if let Some(nickname) = parts.nickname {
            self.names.entry(nickname.key()).or_default().insert(group);
        }
        for part in parts.given() {
            self.initials.entry(part.initial).or_default().insert(group);
            if part.is_initial {
                self.lone_initials.entry(part.initial).or_default().insert(group);
            } else {
                self.names.entry(part.key).or_default().insert(group);
            }
        }
    }

    fn that_may_match(&self, parts: &Parts) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        found.extend(parts.nickname.and_then(|nickname| self.names.get(&nickname.key())).into_iter().flatten());
        for part in parts.given() {
            let sources = if part.is_initial {
                [self.initials.get(&part.initial), None]
            } else {
                [self.names.get(&part.key), self.lone_initials.get(&part.initial)]
            };
            found.extend(sources.into_iter().flatten().flatten().copied());
        }
        found
    }
}

/// Whether two forms may name one person. A name without a generation goes to one with it, unless the two are told apart as kin where
/// both stand: “Carl Odi … His son, Carl Odi Jr.”
fn is_compatible(forms: &Forms, one: FormIndex, other: FormIndex) -> bool {
    let (one, other) = (&forms.all[one], &forms.all[other]);
    if !one.parts.is_compatible(&other.parts) {
        return false;
    }
    let is_one_sided = one.parts.generation.is_some() != other.parts.generation.is_some();
    !(is_one_sided && (one.is_kin() || other.is_kin()) && one.shares_article(other))
}

/// Of the groups that a form fits: the only one, else the one it shares most articles with; `None` where it fits none, or two
/// equally well.
fn best_of(forms: &Forms, place: FormIndex, fitting: &[usize], groups: &[Vec<FormIndex>]) -> Option<usize> {
    let articles = &forms.all[place].articles;
    let shared = |group: usize| {
        groups[group]
            .iter()
            .map(|form| forms.all[*form].articles.iter().filter(|article| articles.binary_search(article).is_ok()).count())
            .sum::<usize>()
    };
    let uses = |group: usize| groups[group].iter().map(|form| forms.all[*form].count).sum::<usize>();
    let best = fitting.iter().copied().max_by_key(|group| (shared(*group), uses(*group), std::cmp::Reverse(*group)))?;
    // “A. Reyes” may be Ann or Alan, where nothing ties it to either.
    let is_open = fitting.len() > 1 && shared(best) == 0 && forms.all[place].parts.given().iter().all(|part| part.is_initial);
    (!is_open).then_some(best)
}
