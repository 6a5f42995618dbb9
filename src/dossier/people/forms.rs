//! The forms of names that the corpus uses, and the votes on whether they are people's.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::ages::{CHILD, age_of};
use super::kin;
use super::parts::{KnownParts, Part, Parts};
use crate::annotate::lexicon::{Classes, classes_of_hash};
use crate::annotate::names::Cues;
use crate::annotate::{Annotations, fitted};
use crate::corpus::Project;
use crate::text::Span;

/// A phrase with its parts.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    /// Its place among the article's phrases.
    phrase: u32,
    /// The name taken apart.
    pub(super) parts: Parts,
    /// What speaks for a person, and what against.
    pub(super) cues: Cues,
    /// The age told beside it, in years; `None` where none is.
    pub(super) age: Option<u8>,
    /// The surname that stands behind another name: “Mila” of “Mila and Luka **Odi**”; `None` for most names.
    pub(super) surname: Option<Span>,
}

impl Sighting {
    /// Its place among the article's phrases.
    pub(super) fn phrase(&self) -> usize {
        self.phrase as usize
    }
}

/// The phrases of all articles, by the place of the article.
pub(super) fn find_sightings(project: &Project, annotations: &[Annotations]) -> Vec<Arc<Vec<Sighting>>> {
    let articles = project.articles.par_iter().zip(annotations);
    articles
        .map_init(KnownParts::default, |known, (article, annotated)| {
            annotated.memoised(&(), || sightings_in(&article.text, annotated, known))
        })
        .collect()
}

fn sightings_in(text: &str, annotated: &Annotations, known: &mut KnownParts) -> Vec<Sighting> {
    let phrases = annotated.names.iter().enumerate();
    let sightings = phrases
        .map(|(place, phrase)| {
            let parts = Parts::of(text, &annotated.words, phrase, known);
            let age = age_of(text, &annotated.words, &phrase.words());
            // “At the ring sat Carl Odi Jr., **four**.”
            let is_child = age.is_some_and(|age| age <= CHILD);
            let is_kin = parts.generation.is_some() && (is_child || kin::is_told_near(&annotated.words, &phrase.words()));
            let cues = if is_kin { phrase.cues | Cues::KIN } else { phrase.cues };
            Sighting { phrase: place as u32, parts, cues, age, surname: None }
        })
        .filter(|sighting| !sighting.parts.names.is_empty())
        .collect();
    fitted(sightings)
}

/// What is said of companies.
const OF_COMPANY: Cues = Cues::BUSINESS.union(Cues::FIRM).union(Cues::COMPANY);
/// What the words of a person’s name hardly ever are.
const STRANGE: Cues = Cues::PLACE.union(Cues::ORGANISATION).union(Cues::ALL_COMMON);
/// What is said of people and hardly of companies, whose names stand in lists and before verbs of speech too.
const OF_PERSON: Cues =
    Cues::HONORIFIC.union(Cues::ROLE).union(Cues::APPOSITION).union(Cues::WHO).union(Cues::BORN).union(Cues::PERSONAL).union(Cues::KIN);

/// The place of a form in [`Forms::all`].
pub(super) type FormIndex = usize;

/// A form of a name, in all its spellings.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// The name taken apart.
    pub(super) parts: Parts,
    /// How often it stands in the corpus.
    pub(super) count: usize,
    /// The articles that have it, sorted.
    pub(super) articles: Vec<usize>,
    /// What its words say: for a person above zero, against below.
    own: i32,
    /// What stands beside it says, summed up over the corpus.
    beside: i32,
    /// Whether an article that has it goes on with its last part alone, as news does with people.
    is_reused: bool,
    /// Whether something beside it speaks for a person beyond doubt.
    is_addressed: bool,
    /// How often what stands beside it is said of companies, and how often of people.
    of_company: usize,
    of_person: usize,
    /// What other names of the corpus make of it; `None` for most names.
    kinship: Option<Kinship>,
    /// What stood beside it anywhere.
    cues: Cues,
}

/// What other names of the corpus make of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kinship {
    /// A company bears it, or it is named after somebody: “Ann Reyes Inc.” beside “Ann Reyes”.
    Company,
    /// It is the name of a person, and words that ran into it: “Ann Reyes Career History”.
    Labelled,
    /// It is the end of a longer name of a person beside it: “Díaz Odwan” of Eva Díaz Odwan.
    End,
}

impl Form {
    /// The vote of the corpus: from 2 upwards it names a person.
    pub(super) fn vote(&self) -> i32 {
        self.own.saturating_add(self.beside.clamp(-5, 5)) + if self.is_reused { 2 } else { 0 }
            - if self.kinship == Some(Kinship::Company) { 4 } else { 0 }
    }

    /// Whether the corpus speaks of it as of a company, again and again: “shares of Ann Orwin”, “the takeover of Ann Orwin”. Of a person that
    /// is hardly ever said.
    fn is_company(&self) -> bool {
        const OFTEN: usize = 3;
        self.of_company >= OFTEN && self.of_company > self.of_person
    }

    /// Whether it is given as somebody's kin: “his son, Carl Odi Jr.”
    pub(super) fn is_kin(&self) -> bool {
        self.cues.contains(Cues::KIN)
    }

    /// Whether some article has both.
    pub(super) fn shares_article(&self, other: &Self) -> bool {
        self.articles.iter().any(|article| other.articles.binary_search(article).is_ok())
    }

    /// Whether a king or queen is called so: “King Odwan”. That is a whole name, and no surname.
    pub(super) fn is_royal(&self) -> bool {
        self.cues.contains(Cues::ROYAL)
    }

    /// Whether the corpus takes it for a person. A lone name needs a title beside it, or to be a first name: bodies speak too.
    pub(super) fn is_person(&self) -> bool {
        if self.is_company() || self.kinship == Some(Kinship::Labelled) {
            return false;
        }
        if self.parts.is_full() {
            // The words of a place or a body need more than a verb beside them: “Climate Change said”.
            let is_strange = self.own < 0 && self.cues.intersects(STRANGE) && !self.cues.contains(Cues::FIRST_NAME);
            return self.vote() >= 2 && (!is_strange || self.of_person * 3 >= self.count) || self.kinship == Some(Kinship::End);
        }
        let of_use = if self.count > 2 { 2 } else { 0 };
        let is_first_name = self.cues.contains(Cues::FIRST_NAME) && self.own >= 1;
        (self.is_addressed || is_first_name) && self.vote() >= 4 || self.own >= 2 && self.vote() + of_use >= 4
    }
}

impl Form {
    /// Whether it is a name that stands alone as those of people do, “Hella smiled” or “the singer Orwin”. Of whom, nobody can say.
    pub(super) fn is_somebody(&self) -> bool {
        const ACTS: Cues = Cues::SUBJECT.union(Cues::LISTED).union(Cues::SPEECH).union(Cues::PERSONAL).union(Cues::WHO);
        const CALLED: Cues = Cues::ROLE.union(Cues::HONORIFIC).union(Cues::PERSONAL).union(Cues::WHO).union(Cues::BORN);
        if self.is_company() || self.parts.is_full() {
            return false;
        }
        let is_first_name = self.cues.contains(Cues::FIRST_NAME) && self.own >= 1;
        let is_called = self.own >= 0 && self.cues.intersects(CALLED);
        // “his mother, Hope, left”
        let is_kin = self.cues.contains(Cues::KIN | Cues::FIRST_NAME) && self.vote() >= 0;
        let acts = is_first_name && (self.vote() >= 3 || self.vote() == 2 && self.cues.intersects(ACTS));
        is_kin || acts || is_called && self.vote() >= 3
    }
}

/// All forms of the corpus, in the order in which they first appear.
#[derive(Debug, Default)]
pub(super) struct Forms {
    pub(super) all: Vec<Form>,
    /// By the hash of its parts ([`Parts::key`]).
    places: FxHashMap<u64, FormIndex>,
}

impl Forms {
    /// Counts the forms and their votes.
    pub(super) fn tally(sightings: &[Arc<Vec<Sighting>>]) -> Self {
        let mut forms = Self::default();
        for (article, sightings) in sightings.iter().enumerate() {
            let lone = lone_names(sightings);
            for sighting in sightings.iter() {
                let is_reused = sighting.parts.is_full() && sighting.parts.family().is_some_and(|family| lone.contains(&family.key));
                forms.add(article, sighting, is_reused);
            }
        }
        forms.mark_companies(sightings);
        forms.mark_camps();
        forms.mark_labelled();
        forms.mark_ends();
        forms
    }

    /// Marks the names that a company bears: “Ann Reyes Inc.”.
    fn mark_companies(&mut self, sightings: &[Arc<Vec<Sighting>>]) {
        for sighting in sightings.iter().flat_map(|sightings| sightings.iter()).filter(|sighting| sighting.cues.contains(Cues::COMPANY)) {
            let name = Parts::plain(sighting.parts.given().to_vec());
            if let Some(place) = self.find(&name) {
                self.all[place].kinship = Some(Kinship::Company);
            }
        }
        // “Orwin” alone, where the corpus has the company Ann Orwin
        let companies: Vec<FormIndex> =
            (0..self.all.len()).filter(|place| self.all[*place].parts.is_full() && self.all[*place].is_company()).collect();
        for company in companies {
            let of_company = self.all[company].count;
            for part in self.all[company].parts.names.clone() {
                if let Some(place) = self.find(&Parts::plain(vec![part])) {
                    self.all[place].of_company += of_company;
                }
            }
        }
    }

    /// Marks what is named after a person: “the Reyes Camp”, where the corpus has Ann Reyes.
    fn mark_camps(&mut self) {
        let families = self.families();
        for form in &mut self.all {
            let [first, last] = form.parts.names.as_slice() else { continue };
            let is_camp =
                form.cues.contains(Cues::COMMON) && !form.cues.contains(Cues::SURNAME) && first.key != last.key && !form.is_addressed;
            if is_camp && families.get(&first.key).is_some_and(|count| *count > form.count) {
                form.kinship = Some(Kinship::Company);
            }
        }
    }

    /// Marks the names of people into which other words have run: “Ann Reyes Career History”, “Miami Ann Reyes”, “Tell Reyes”, where an
    /// article, or more often the corpus, has Ann Reyes.
    fn mark_labelled(&mut self) {
        const USUAL: usize = 5;
        let families = self.families();
        let is_labelled = |form: &Form| match without_strangers(&form.parts.names) {
            name if name.is_empty() || name.len() == form.parts.names.len() => false,
            [lone] => form.parts.family() == Some(*lone) && families.get(&lone.key).is_some_and(|count| *count > form.count * USUAL),
            name => self.find(&Parts::plain(name.to_vec())).is_some_and(|found| {
                let named = &self.all[found];
                named.is_person() && (named.count > form.count || named.shares_article(form))
            }),
        };
        let labelled: Vec<FormIndex> = (0..self.all.len()).filter(|place| is_labelled(&self.all[*place])).collect();
        for place in labelled {
            self.all[place].kinship = Some(Kinship::Labelled);
        }
    }

    /// How often the people of each surname are named in full.
    fn families(&self) -> FxHashMap<u64, usize> {
        let mut families: FxHashMap<u64, usize> = FxHashMap::default();
        for form in self.all.iter().filter(|form| form.parts.is_full() && form.is_person() && !form.cues.contains(Cues::COMMON)) {
            if let Some(family) = form.parts.family() {
                *families.entry(family.key).or_insert(0) += form.count;
            }
        }
        families
    }

    /// Marks the ends of longer names of people: “Díaz Odwan” in an article that has Eva Díaz Odwan, “Orwin-Odwan” in one that has Ann
    /// Orwin-Odwan.
    fn mark_ends(&mut self) {
        let longer = (0..self.all.len()).filter(|place| self.all[*place].parts.names.len() > 2 && self.all[*place].is_person());
        for place in longer.collect::<Vec<_>>() {
            for from in 1..self.all[place].parts.names.len() - 1 {
                let Some(end) =
                    self.find(&Parts::plain(self.all[place].parts.names[from..].to_vec())).filter(|end| !self.all[*end].is_person())
                else {
                    continue;
                };
                let articles = &self.all[place].articles;
                if self.all[end].kinship.is_none() && self.all[end].articles.iter().any(|article| articles.binary_search(article).is_ok()) {
                    self.all[end].kinship = Some(Kinship::End);
                }
            }
        }
    }

    /// The place of the form with these parts; `None` where the corpus has none.
    pub(super) fn find(&self, parts: &Parts) -> Option<FormIndex> {
        self.places.get(&parts.key()).copied()
    }

    /// The place of the form with these parts; added where there is none yet, so that a name the editor gives is looked for too.
    pub(super) fn find_or_add(&mut self, parts: &Parts) -> FormIndex {
        *self.places.entry(parts.key()).or_insert_with(|| {
            self.all.push(Form {
                parts: parts.clone(),
                count: 0,
                articles: Vec::new(),
                own: i32::MIN,
                beside: 0,
                is_reused: false,
                is_addressed: false,
                of_company: 0,
                of_person: 0,
                kinship: None,
                cues: Cues::empty(),
            });
            self.all.len() - 1
        })
    }

    fn add(&mut self, article: usize, sighting: &Sighting, is_reused: bool) {
        let place = self.find_or_add(&sighting.parts);
        let form = &mut self.all[place];
        form.count += 1;
        form.parts.nickname = form.parts.nickname.or(sighting.parts.nickname);
        form.own = form.own.max(own_vote(sighting));
        form.beside += beside_vote(sighting.cues);
        form.is_reused |= is_reused;
        form.is_addressed |= sighting.cues.intersects(Cues::HONORIFIC | Cues::ROLE | Cues::PERSONAL | Cues::FAMILY)
            && !sighting.cues.intersects(Cues::PLACE | Cues::ORGANISATION);
        form.of_company += usize::from(sighting.cues.intersects(OF_COMPANY));
        form.of_person += usize::from(sighting.cues.intersects(OF_PERSON));
        form.cues |= sighting.cues;
        if form.articles.last() != Some(&article) {
            form.articles.push(article);
        }
    }
}

/// A name without the words round it that are no names.
fn without_strangers(names: &[Part]) -> &[Part] {
    const AROUND: Classes = Classes::COMMON.union(Classes::ORGANISATION_WORD).union(Classes::CITY).union(Classes::COUNTRY);
    let is_stranger = |part: &&Part| {
        let classes = classes_of_hash(part.fold);
        let is_name = classes.intersects(Classes::FIRST_NAME | Classes::SURNAME) || part.is_initial;
        classes.intersects(AROUND) && !is_name || classes.contains(Classes::FUNCTION) && !classes.contains(Classes::PARTICLE)
    };
    let names = &names[names.iter().take_while(is_stranger).count()..];
    &names[..names.len() - names.iter().rev().take_while(is_stranger).count()]
}

/// The names that stand alone in an article where a person may: not after “in” or “the”, and no place or common word.
fn lone_names(sightings: &[Sighting]) -> FxHashSet<u64> {
    let against = Cues::LOCATIVE | Cues::ARTICLE | Cues::PLACE | Cues::ORGANISATION | Cues::COMMON | Cues::OTHER;
    let lone = sightings.iter().filter(|sighting| !sighting.parts.is_full() && !sighting.cues.intersects(against));
    lone.filter_map(|sighting| Some(sighting.parts.family()?.key)).collect()
}

/// What the words of a phrase say by themselves.
fn own_vote(sighting: &Sighting) -> i32 {
    let weights: &[(Cues, i32)] = if sighting.parts.is_full() {
        &[
            (Cues::FIRST_NAME, 3),
            (Cues::SURNAME, 1),
            (Cues::INITIAL, 2),
            (Cues::PRONOUN, 1),
            (Cues::COMMON, -1),
            (Cues::ALL_COMMON, -2),
            (Cues::PLACE, -4),
            (Cues::ORGANISATION, -4),
            (Cues::OTHER, -3),
            (Cues::HYPHENATED, -4),
        ]
    } else {
        &[(Cues::FIRST_NAME, 1), (Cues::SURNAME, 1), (Cues::COMMON, -2), (Cues::PLACE, -3), (Cues::ORGANISATION, -5), (Cues::OTHER, -5)]
    };
    let against = Cues::COMMON | Cues::PLACE | Cues::ORGANISATION | Cues::OTHER | Cues::HYPHENATED;
    let is_plain = sighting.parts.is_full() && !sighting.cues.intersects(against);
    // “Pope Innocent IX”: the number says that the word is a name.
    let is_numbered = sighting.cues.contains(Cues::ROYAL | Cues::COMMON) && sighting.parts.generation.is_some();
    weigh(sighting.cues, weights) + i32::from(is_plain) + if is_numbered { 3 } else { 0 }
}

/// What stands beside a phrase says.
fn beside_vote(cues: Cues) -> i32 {
    weigh(
        cues,
        &[
            (Cues::HONORIFIC, 4),
            (Cues::ROLE, 3),
            (Cues::ROYAL, 2),
            (Cues::APPOSITION, 3),
            (Cues::SPEECH, 2),
            (Cues::WHO, 2),
            (Cues::LISTED, 2),
            (Cues::BORN, 3),
            (Cues::PERSONAL, 2),
            (Cues::FAMILY, 2),
            (Cues::THING, -3),
            (Cues::BUSINESS, -3),
            (Cues::FIRM, -4),
            (Cues::NAMESAKE, -4),
            (Cues::SUBJECT, 1),
            (Cues::ARTICLE, -4),
            (Cues::LOCATIVE, -3),
        ],
    )
}

fn weigh(cues: Cues, weights: &[(Cues, i32)]) -> i32 {
    weights.iter().filter(|(cue, _)| cues.contains(*cue)).map(|(_, weight)| weight).sum()
}
