//! Whom each phrase of an article means.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Form;
use super::forms::Sighting;
use super::lookup::is_called;
use super::register::Register;
use super::shared_surnames::Style;
use super::the_dead;
use crate::annotate::lexicon::Classes;
use crate::annotate::names::{Cues, cues_beside};
use crate::annotate::{Annotations, WordTable, words};
use crate::corpus::{Article, Grade};
use crate::text::{Case, Span, WordKind};

/// A mention whose person is a place in [`Identities::persons`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    pub(super) span: Span,
    pub(super) person: Option<usize>,
    pub(super) form: Form,
    pub(super) grade: Grade,
    /// The place of its phrase among the article's; `None` where the name was looked up.
    pub(super) phrase: Option<usize>,
    /// The surname that stands behind another name; `None` for most.
    pub(super) surname: Option<Span>,
}

/// A place of an article that may mention somebody.
struct Candidate {
    span: Span,
    /// The key of its only part; for a full name the surname's.
    key: u64,
    /// The hash of that part as written.
    fold: u64,
    /// Who bears this full name; `None` for a lone name.
    full: Option<usize>,
    cues: Cues,
    phrase: Option<usize>,
    surname: Option<Span>,
    /// The person whom the corpus knows by this one name.
    alone: Option<usize>,
    /// Whether it is a first name that somebody bears.
    is_somebody: bool,
    /// What the honorific and the role before it tell.
    style: Style,
    /// Whether it is a full name whose surname has a hyphen: “Ann Orwin-Reyes”.
    is_hyphenated: bool,
}

/// The mentions of one article, in order.
pub(super) fn resolve_article(
    article: &Article,
    annotated: &Annotations,
    sightings: &[Sighting],
    register: &Register<'_>,
) -> Vec<Resolved> {
    let mut candidates: Vec<Candidate> =
        sightings.iter().filter_map(|sighting| candidate_of(&article.text, annotated, sighting, register)).collect();
    if annotated.words.is_cased {
        look_up_shouted(annotated, register, &mut candidates);
    } else {
        look_up(article, annotated, register, &mut candidates);
    }
    let mut here = Here { aliases: aliases_of(&article.text, &candidates), ..Here::default() };
    for candidate in &candidates {
        candidate.full.into_iter().for_each(|person| here.add(person, candidate));
        if candidate.full.is_none() && candidate.style.tells() {
            let styles = here.addressed.entry(candidate.key).or_default();
            // One of each says all.
            if styles.len() < 2 && styles.iter().all(|style| style.contrasts(candidate.style)) {
                styles.push(candidate.style);
            }
        }
        let shares = || register.of_family(candidate.key).len() > 1;
        let is_dead = |phrase: usize| the_dead::is_told_dead(&article.text, &annotated.words, &annotated.names[phrase].words());
        if let (Some(person), Some(phrase)) = (candidate.full, candidate.phrase)
            && shares()
            && is_dead(phrase)
        {
            here.dead.insert(person);
        }
    }
    let married = words!["married", "wed", "wedding", "bride", "spouse", "spouses", "couple", "honeymoon"];
    here.is_of_couple = !here.addressed.is_empty() && annotated.words.tokens.iter().any(|token| token.is(married));
    candidates.retain(|candidate| !candidate.cues.contains(Cues::NAMESAKE));
    let companies = companies_of(&candidates);
    let is_company = |candidate: &&Candidate| {
        candidate.full.is_none()
            && companies.contains(&candidate.key)
            && !candidate.cues.intersects(Cues::HONORIFIC | Cues::ROLE | Cues::FAMILY)
    };
    candidates.iter().filter(|candidate| !is_company(candidate)).filter_map(|candidate| resolve(candidate, &here, register)).collect()
}

/// The lone names that an article uses for a company, more often than for a person and one time in five at least: “Reyes was founded by Ann Reyes”.
fn companies_of(candidates: &[Candidate]) -> FxHashSet<u64> {
    const PERSON: Cues = Cues::PERSONAL.union(Cues::WHO).union(Cues::BORN);
    let mut uses: FxHashMap<u64, (i32, i32, i32)> = FxHashMap::default();
    for candidate in candidates.iter().filter(|candidate| candidate.full.is_none()) {
        let (all, company, person) = uses.entry(candidate.key).or_default();
        *all += 1;
        *company += i32::from(candidate.cues.intersects(Cues::BUSINESS | Cues::THING | Cues::FIRM));
        *person += i32::from(candidate.cues.intersects(PERSON));
    }
    uses.into_iter().filter(|(_, (all, company, person))| company > person && company * 5 >= *all).map(|(key, _)| key).collect()
}

fn candidate_of(text: &str, annotated: &Annotations, sighting: &Sighting, register: &Register<'_>) -> Option<Candidate> {
    let form = register.forms.find(&sighting.parts)?;
    let person = register.identities.person_of[form];
    let is_full = sighting.parts.is_full();
    if is_full && person.is_none() {
        return None;
    }
    Some(Candidate {
        span: annotated.names[sighting.phrase()].span,
        key: sighting.parts.family()?.key,
        fold: sighting.parts.family()?.fold,
        full: person.filter(|_| is_full),
        cues: sighting.cues,
        phrase: Some(sighting.phrase()),
        surname: sighting.surname,
        alone: person.filter(|_| !is_full),
        is_somebody: register.forms.all[form].is_somebody(),
        style: if is_full { Style::default() } else { Style::of(text, annotated, &annotated.names[sighting.phrase()], &sighting.parts) },
        is_hyphenated: is_full && is_hyphenated(text, annotated, sighting),
    })
}

/// Whether the surname of a full name has a hyphen: “Ann Orwin-**Reyes**”, not “Kim Sung-ho”, whose surname is Kim.
fn is_hyphenated(text: &str, annotated: &Annotations, sighting: &Sighting) -> bool {
    let tokens = &annotated.words.tokens[annotated.names[sighting.phrase()].words()];
    let [.., hyphen, last] = tokens else { return false };
    hyphen.of(text) == "-" && last.is_glued() && sighting.parts.family().is_some_and(|family| family.fold == last.fold)
}

/// Adds the known names that stand in a text without capitals.
fn look_up(article: &Article, annotated: &Annotations, register: &Register<'_>, candidates: &mut Vec<Candidate>) {
    let (text, words) = (&article.text, &annotated.words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.tokens.len() {
        let token = words.tokens[at];
        if token.kind() != WordKind::Letters || token.is(Classes::FUNCTION) && !token.is(Classes::SURNAME | Classes::FIRST_NAME) {
            at += 1;
            continue;
        }
        let candidate = |span, key, full, cues| Candidate {
            span,
            key,
            fold: token.fold,
            full,
            cues,
            phrase: None,
            surname: None,
            alone: None,
            is_somebody: false,
            style: Style::default(),
            is_hyphenated: false,
        };
        if let Some((end, person)) = register.names.name_at(text, words, at) {
            if !cues_beside(article, words, end - 1).contains(Cues::NAMESAKE) {
                found.push(candidate(words.span_of(at..end), 0, Some(person), Cues::LOWERED));
            }
            at = end;
        } else {
            if let Some(key) = register.spellings.get(&token.fold) {
                let mut cues = cues_beside(article, words, at);
                let doubtful =
                    Classes::COMMON.union(Classes::FUNCTION).union(Classes::COUNTRY).union(Classes::CITY).union(Classes::ORGANISATION_WORD);
                cues.set(Cues::COMMON, token.is(doubtful) || token.is(Classes::FIRST_NAME) && may_have_surname(words, at));
                cues.set(Cues::SUBJECT, is_called(text, words, at) || register.is_paired(text, words, at));
                found.push(candidate(token.span(), *key, None, cues));
            } else if let Some(key) = register.given_spellings.get(&token.fold).filter(|_| is_lone_first_name(words, at)) {
                found.push(candidate(token.span(), *key, None, Cues::LOWERED));
            }
            at += 1;
        }
    }
    found.retain(|new| !candidates.iter().any(|old| old.span.overlaps(new.span) && (old.full.is_some() || new.full.is_none())));
    candidates.retain(|old| !found.iter().any(|new| new.span.overlaps(old.span)));
    candidates.extend(found);
    candidates.sort_by_key(|candidate| candidate.span);
}

/// Adds the surnames that a headline in capitals has of those whom the article names in full: “REYES WINS AGAIN”; not “LITTLE REMAINS”.
fn look_up_shouted(annotated: &Annotations, register: &Register<'_>, candidates: &mut Vec<Candidate>) {
    let words = &annotated.words;
    let no_name =
        Classes::COMMON | Classes::FUNCTION | Classes::COUNTRY | Classes::CITY | Classes::BODY | Classes::ACRONYM | Classes::SPEECH;
    let mut found = Vec::new();
    for sentence in &words.sentences {
        let letters = || words.tokens[sentence.words()].iter().filter(|token| token.kind() == WordKind::Letters);
        if letters().any(|token| token.case() == Case::Lower) || letters().count() < 3 {
            continue;
        }
        for token in letters().filter(|token| token.case() == Case::Upper && token.span().len() > 3 && !token.is(no_name)) {
            let family = register.spellings.get(&token.fold).map(|key| (key, register.of_family(*key)));
            let given = || register.given_spellings.get(&token.fold).map(|key| (key, register.of_given(*key)));
            let Some((key, namesakes)) = family.or_else(given) else { continue };
            let is_here = candidates.iter().any(|candidate| candidate.full.is_some_and(|person| namesakes.contains(&person)));
            if is_here && !candidates.iter().any(|old| old.span.overlaps(token.span())) {
                found.push(Candidate {
                    span: token.span(),
                    key: *key,
                    fold: token.fold,
                    full: None,
                    cues: Cues::empty(),
                    phrase: None,
                    surname: None,
                    alone: None,
                    is_somebody: false,
                    style: Style::default(),
                    is_hyphenated: false,
                });
            }
        }
    }
    if !found.is_empty() {
        candidates.extend(found);
        candidates.sort_by_key(|candidate| candidate.span);
    }
}

/// Whether a surname may follow the word at `at`, so that “james orwick” is not a mention of a Ms James.
fn may_have_surname(words: &WordTable, at: usize) -> bool {
    let plain = Classes::COMMON | Classes::FUNCTION | Classes::SPEECH;
    words
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.kind() == WordKind::Letters && !next.is_glued() && next.span().len() > 1 && !next.is(plain))
}

/// Whether the word at `at` is a first name and no other word, and no surname follows it: “hella left”.
fn is_lone_first_name(words: &WordTable, at: usize) -> bool {
    let other = Classes::COMMON | Classes::FUNCTION | Classes::COUNTRY | Classes::CITY | Classes::MONTH | Classes::SPEECH;
    words.tokens[at].is(Classes::FIRST_NAME) && !words.tokens[at].is(other) && !may_have_surname(words, at)
}

/// By person: where the article names them in full, in order.
type Named = FxHashMap<usize, Vec<u32>>;

/// Whom an article names in full.
#[derive(Default)]
struct Here {
    named: Named,
    /// Those whom it gives as somebody's kin wherever it does: “his wife Ann Reyes”.
    kin: FxHashSet<usize>,
    /// Those whom it tells to be dead.
    dead: FxHashSet<usize>,
    /// Those whose surname ends with another: “Ann Orwin-Reyes”.
    hyphenated: FxHashSet<usize>,
    /// Whether it tells of a wedding or the married.
    is_of_couple: bool,
    /// By surname: what stands before it, where it stands alone and an honorific tells.
    addressed: FxHashMap<u64, Vec<Style>>,
    /// By the name's key: those of whom it says that they have it too.
    aliases: FxHashMap<u64, usize>,
}

impl Here {
    fn add(&mut self, person: usize, candidate: &Candidate) {
        let places = self.named.entry(person).or_default();
        if !candidate.cues.contains(Cues::KIN) {
            self.kin.remove(&person);
        } else if places.is_empty() {
            self.kin.insert(person);
        }
        places.push(candidate.span.start);
        if candidate.is_hyphenated {
            self.hyphenated.insert(person);
        }
    }

    /// Whether the article has “Mrs. Reyes” beside this “Mr. Reyes”, or the other way round.
    fn contrasts(&self, candidate: &Candidate) -> bool {
        self.addressed.get(&candidate.key).is_some_and(|styles| styles.iter().any(|style| style.contrasts(candidate.style)))
    }

    /// Of those whom a surname may mean, the likelier ones where the article names some: who is called so beside who has it behind a hyphen,
    /// and, where it stands beside a verb of speech, the living beside the dead.
    fn keep_likelier(&self, candidate: &Candidate, people: &mut Vec<usize>) {
        let mut keep = |is_less: &dyn Fn(&usize) -> bool| {
            if people.iter().any(|person| self.named.contains_key(person) && !is_less(person)) {
                people.retain(|person| !is_less(person));
            }
        };
        if !self.hyphenated.is_empty() {
            keep(&|person| self.hyphenated.contains(person));
        }
        if !self.dead.is_empty() && candidate.cues.contains(Cues::SPEECH) {
            keep(&|person| self.dead.contains(person));
        }
    }
}

fn resolve(candidate: &Candidate, here: &Here, register: &Register<'_>) -> Option<Resolved> {
    let named = &here.named;
    let mention = |person, form, grade| {
        Some(Resolved { span: candidate.span, person, form, grade, phrase: candidate.phrase, surname: candidate.surname })
    };
    if let Some(person) = candidate.full {
        return mention(Some(person), Form::Full, Grade::Stated);
    }
    // “King Odi” is not Ann Odi.
    if let Some(person) = candidate.alone.filter(|_| candidate.cues.contains(Cues::ROYAL)) {
        return mention(Some(person), Form::Part, Grade::Stated);
    }
    // “Odi Sr.” beside Carl Odi Jr.
    if let Some(person) = candidate.alone.filter(|_| candidate.style.has_generation()) {
        return mention(Some(person), Form::Part, Grade::Stated);
    }
    let family = register.of_family(candidate.key);
    if family.len() > 1 {
        let surnames = &register.shared_surnames;
        // Whom the article only gives as somebody's kin is not meant by the surname alone; “Mrs. Reyes” may be the mayor's wife.
        let is_told = |person: &usize| surnames.may_have(candidate.style, *person, family) && surnames.may_be(candidate.style, *person);
        let mut told: Vec<usize> = family.iter().copied().filter(|person| candidate.style.tells() && is_told(person)).collect();
        if told.len() > 1 {
            surnames.without_titled(candidate.style, &mut told);
            let are_here = told.iter().filter(|person| named.contains_key(person)).count() > 1;
            if are_here && (here.is_of_couple || here.contrasts(candidate)) {
                told.retain(|person| named.contains_key(person));
                surnames.prefer_known(candidate.style, &mut told);
            }
        }
        if let ([_], Some((person, grade))) = (&told[..], nearest(candidate, named, &told)) {
            return mention(Some(person), Form::Part, grade);
        }
        let is_fit = |person: &usize| !here.kin.contains(person) && surnames.may_have(candidate.style, *person, family);
        let mut fitting: Vec<usize> = family.iter().copied().filter(is_fit).collect();
        here.keep_likelier(candidate, &mut fitting);
        // “The sculptor Reyes was killed. His daughter, Ann Reyes, opened the show. ‘He …,’ Reyes said”: the living, though she is told as kin.
        if !here.dead.is_empty() && candidate.cues.contains(Cues::SPEECH) && fitting.iter().all(|person| here.dead.contains(person)) {
            let lives = |person: &usize| named.contains_key(person) && !here.dead.contains(person);
            let living = family.iter().copied().filter(|person| lives(person) && surnames.may_have(candidate.style, *person, family));
            fitting.extend(living);
            here.keep_likelier(candidate, &mut fitting);
        }
        let of_gender: Vec<usize> = fitting.iter().copied().filter(|person| surnames.may_be(candidate.style, *person)).collect();
        if let Some((person, grade)) = nearest(candidate, named, &of_gender).or_else(|| nearest(candidate, named, &fitting)) {
            return if register.is_likely_here(candidate.cues, candidate.fold) { mention(Some(person), Form::Part, grade) } else { None };
        }
        // “his wife Ann Reyes met President Reyes”: the one who is called so elsewhere.
        if let [person] = fitting[..] {
            return if register.is_likely_anywhere(candidate.cues, candidate.fold) {
                mention(Some(person), Form::Part, Grade::Derived)
            } else {
                None
            };
        }
    }
    if let Some((person, grade)) = nearest(candidate, named, family) {
        return if register.is_likely_here(candidate.cues, candidate.fold) { mention(Some(person), Form::Part, grade) } else { None };
    }
    if let Some(person) = here.aliases.get(&candidate.key).filter(|_| !candidate.cues.contains(Cues::LOCATIVE)) {
        return mention(Some(*person), Form::Part, Grade::Stated);
    }
    if let Some(person) = candidate.alone {
        return mention(Some(person), Form::Part, Grade::Stated);
    }
    let given = register.of_given(candidate.key);
    if let Some((person, _)) = nearest(candidate, named, given) {
        // “**Ivy** covered the wall. Ivy Reyes tore it down.”: before the whole name, it is the word.
        let is_told = named.get(&person).is_some_and(|places| places[0] < candidate.span.start);
        if !is_told && candidate.cues.contains(Cues::COMMON | Cues::OPENS) {
            return None;
        }
        return if register.is_likely_here(candidate.cues, candidate.fold) {
            mention(Some(person), Form::Part, Grade::Derived)
        } else {
            None
        };
    }
    match family {
        // “Hella smiled”: somebody, and nobody in particular.
        [] if candidate.is_somebody && !candidate.cues.intersects(Cues::LOCATIVE | Cues::ARTICLE) => {
            mention(None, Form::Part, Grade::Unsure)
        }
        [] => None,
        _ if !register.is_likely_anywhere(candidate.cues, candidate.fold) => None,
        [person] => mention(Some(*person), Form::Part, Grade::Derived),
        _ => mention(None, Form::Part, Grade::Unsure),
    }
}

/// Of the persons `wanted`, the one this article named in full last before the candidate, else the first one after it.
/// Derived where the article names several of them.
fn nearest(candidate: &Candidate, named: &Named, wanted: &[usize]) -> Option<(usize, Grade)> {
    let here = || wanted.iter().filter_map(|person| Some((*person, named.get(person)?)));
    let first = here().map(|(person, places)| (places[0], person)).min()?;
    let last = here().filter_map(|(person, places)| {
        let before = places.partition_point(|start| *start < candidate.span.start);
        Some((places[before.checked_sub(1)?], person))
    });
    let (_, person) = last.max().unwrap_or(first);
    Some((person, if here().count() == 1 { Grade::Stated } else { Grade::Derived }))
}

/// Whom an article calls by another name, and by which: “Ann Reyes, known as **Nanette**, left”; not “Ann Reyes left a town known as Orwin”.
fn aliases_of(text: &str, candidates: &[Candidate]) -> FxHashMap<u64, usize> {
    const NEAR: usize = 60;
    const LINKS: &[&str] = &[",", "(", " is ", " was ", " who ", " known ", " nicknamed "];
    let mut aliases = FxHashMap::default();
    let mut last: Option<&Candidate> = None;
    for candidate in candidates {
        let is_linked = |last: &&Candidate| {
            let between = &text[last.span.end as usize..candidate.span.start as usize];
            between.len() < NEAR && LINKS.iter().any(|link| between.starts_with(link))
        };
        if candidate.full.is_none()
            && candidate.cues.contains(Cues::ALIAS)
            && let Some(person) = last.filter(is_linked).and_then(|last| last.full)
        {
            aliases.insert(candidate.key, person);
        }
        if candidate.full.is_some() {
            last = Some(candidate);
        }
    }
    aliases
}
