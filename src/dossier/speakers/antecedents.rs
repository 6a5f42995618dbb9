//! Whom the phrase of a speaker means: a name, a role (“the president”) or a pronoun.

mod told_by_pronouns;
mod told_to_be;

use std::cmp::Ordering;

use super::Quote;
use crate::annotate::lexicon::Classes;
use crate::annotate::lexicon::short_names::genders_of;
use crate::annotate::names::{Cues, NamePhrase};
use crate::annotate::words::fold_hash;
use crate::annotate::{Annotations, Token, words};
use crate::corpus::{Article, Grade, Role};
use crate::dossier::people::{Form, Mention, People, PersonIndex, age_of};
use crate::text::{Span, WordKind};

/// One article, with the people mentioned in it.
pub(in crate::dossier) struct Scene<'a> {
    article: &'a Article,
    text: &'a str,
    pub(super) annotated: &'a Annotations,
    mentions: &'a [Mention],
    people: &'a People,
    /// What honorifics and roles tell of people, sorted by person.
    described: Vec<(PersonIndex, Gender)>,
    /// What the pronouns behind their names tell of others: that speaks against a pronoun, and for none.
    taken_up: Vec<(PersonIndex, Gender)>,
}

/// Whom a pronoun means: a person, or only a name that is not known to be anybody's.
#[derive(Clone, Copy, Debug)]
struct Meant {
    name: Span,
    person: Option<PersonIndex>,
}

/// What a pronoun or a name tells of who bears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
}

/// How many sentences back a pronoun looks.
const FARTHEST: usize = 6;
/// So many quotes back somebody may have spoken.
const LAST: usize = 20;
/// How many sentences back one of a known sex goes before one of whom that is open.
const NEAR: usize = 4;

impl<'a> Scene<'a> {
    pub(in crate::dossier) fn new(article: &'a Article, annotated: &'a Annotations, mentions: &'a [Mention], people: &'a People) -> Self {
        let text = &article.text;
        let mut scene = Self { article, text, annotated, mentions, people, described: Vec::new(), taken_up: Vec::new() };
        let (mut told, mut taken_up) = (Vec::new(), Vec::new());
        for (place, phrase) in annotated.names.iter().enumerate() {
            let mut words = [phrase.honorific, phrase.role].into_iter().flatten();
            let kin = || scene.kin_word(phrase).and_then(gender_of_words);
            let of_person = |gender| scene.mention_at(phrase.span).and_then(|mention| mention.person).map(|person| (person, gender));
            if let Some(gender) = words.find_map(|span| gender_of_words(span.of(text))).or_else(kin) {
                told.extend(of_person(gender));
                continue;
            }
            let gives = |giver: &NamePhrase, taker: &NamePhrase| scene.tells_of_giver(giver, taker);
            let is_given = place.checked_sub(1).is_some_and(|giver| gives(&annotated.names[giver], phrase).is_some());
            let behind = scene.pronoun_behind(phrase).filter(|_| !is_given);
            let gender = behind.or_else(|| gives(phrase, annotated.names.get(place + 1)?));
            taken_up.extend(gender.and_then(of_person));
        }
        (scene.described, scene.taken_up) = (by_person(told), by_person(taken_up));
        scene
    }

    /// The place of the sentence in which a span begins.
    pub(super) fn sentence_at(&self, span: Span) -> Option<usize> {
        self.annotated.words.sentence_at(span.start)
    }

    /// Whom the phrase of a speaker means, and how sure that is. `before` are the quotes decided so far.
    pub(in crate::dossier) fn resolve(&self, span: Span, before: &[Quote]) -> (Option<PersonIndex>, Grade) {
        if let Some(mention) = self.head_mention(span) {
            let grade = match mention.form {
                Form::Full | Form::Part => mention.grade,
                Form::Role | Form::Pronoun => mention.grade.max(Grade::Derived),
            };
            return match mention.person {
                Some(person) => (Some(person), grade),
                None => self.by_honorific(mention, span).map_or((None, grade), |person| (Some(person), Grade::Derived)),
            };
        }
        let words = self.annotated.words.words_in(span);
        let first = span.of(self.text);
        let found = match (words.len(), gender_of_pronoun(first)) {
            (1, Some(gender)) => self.antecedent(span, gender, before).and_then(|(meant, grade)| Some((meant.person?, grade))),
            _ if self.is_definite(&words) => {
                let told = self.person_of_age(&words).or_else(|| self.holder_of_role(words.clone(), span));
                told.or_else(|| self.told_to_be(&words))
            }
            _ => None,
        };
        match found {
            Some((person, grade)) => (Some(person), grade),
            None if gender_of_pronoun(first).is_some() => (None, Grade::Unsure),
            None => (None, Grade::Stated),
        }
    }

    /// The words that tell who spoke: for “he” the name it means, where nobody of the corpus is known to bear that; else the
    /// phrase itself.
    pub(super) fn telling_words(&self, span: Span, before: &[Quote]) -> Span {
        let meant = gender_of_pronoun(span.of(self.text)).and_then(|gender| self.antecedent(span, gender, before));
        meant.filter(|(meant, _)| meant.person.is_none()).map_or(span, |(meant, _)| meant.name)
    }

    /// Whom the phrase of an addressee means; `None` where that is not sure.
    pub(super) fn addressee(&self, span: Span, before: &[Quote]) -> Option<PersonIndex> {
        let (person, grade) = self.resolve(span, before);
        person.filter(|_| grade < Grade::Unsure)
    }

    /// The mention that is the head of a phrase: it ends the phrase, and hangs on nothing in it. “Mayor **Ann Reyes**”, not “a
    /// spokesman for Ann Reyes”.
    fn head_mention(&self, span: Span) -> Option<&'a Mention> {
        let place = self.mentions.partition_point(|mention| mention.span.end < span.end);
        let mention = self.mentions.get(place).filter(|mention| mention.span.end == span.end)?;
        let is_modifier = |token: &Token| token.is(Classes::PREPOSITION | Classes::CONJUNCTION) || token.is_possessive(self.text);
        let lead = Span { start: span.start, end: mention.span.start.max(span.start) };
        let lead = &self.annotated.words.tokens[self.annotated.words.words_in(lead)];
        (!lead.iter().any(is_modifier)).then_some(mention)
    }

    /// Which of those who share a surname is meant, where the honorific tells: “Mrs. Reyes” is Ann, not Bill.
    fn by_honorific(&self, mention: &Mention, span: Span) -> Option<PersonIndex> {
        let words = &self.annotated.words;
        let surname = words.tokens[words.words_in(mention.span)].last()?.fold;
        let phrase = self.annotated.names.iter().find(|phrase| phrase.span.overlaps(span))?;
        let gender = phrase.honorific.and_then(|honorific| gender_of_words(honorific.of(self.text)))?;
        let is_theirs = |person: &PersonIndex| {
            let name = &person.of(&self.people.people).name;
            name.split_whitespace().last().is_some_and(|last| fold_hash(last) == surname) && self.gender_of(*person) == Some(gender)
        };
        let mut people: Vec<PersonIndex> = self.mentions.iter().filter_map(|mention| mention.person).filter(is_theirs).collect();
        people.sort_unstable();
        people.dedup();
        if let [person] = people[..] { Some(person) } else { None }
    }

    fn is_definite(&self, words: &std::ops::Range<usize>) -> bool {
        words.len() > 1 && self.annotated.words.tokens[words.start].of(self.text).eq_ignore_ascii_case("the")
    }

    /// The word that gives a name as kin: “his **wife**, Aino Harju”; `None` where none does.
    fn kin_word(&self, phrase: &NamePhrase) -> Option<&'a str> {
        let tokens = &self.annotated.words.tokens;
        let before = tokens.get(phrase.words().start.checked_sub(1)?)?;
        let word = if before.of(self.text) == "," { tokens.get(phrase.words().start.checked_sub(2)?)? } else { before };
        (phrase.cues.contains(Cues::KIN) && word.is(Classes::KIN)).then(|| word.of(self.text))
    }

    /// The one person of an age: “the **34**-year-old”; `None` where nobody or several are.
    fn person_of_age(&self, words: &std::ops::Range<usize>) -> Option<(PersonIndex, Grade)> {
        let tokens = &self.annotated.words.tokens;
        let letters = |at: usize| (at < words.end).then(|| tokens[at].of(self.text));
        let is_age = letters(words.start + 3) == Some("year") && letters(words.start + 5) == Some("old");
        let age: u8 = letters(words.start + 1).filter(|_| is_age)?.parse().ok()?;
        let names = self.annotated.names.iter();
        let of_age = names.filter(|name| age_of(self.text, &self.annotated.words, &name.words()) == Some(age));
        let mut people: Vec<PersonIndex> = of_age.filter_map(|name| self.mention_at(name.span)?.person).collect();
        people.sort_unstable();
        people.dedup();
        if let [person] = people[..] { Some((person, Grade::Derived)) } else { None }
    }

    /// The person to whom the article gives the role: “the president”, where it names “President Ann Reyes” before.
    fn holder_of_role(&self, words: std::ops::Range<usize>, span: Span) -> Option<(PersonIndex, Grade)> {
        let tokens = &self.annotated.words.tokens;
        let head = tokens[words.end - 1].fold;
        let modifiers: Vec<u64> = tokens[words.start + 1..words.end - 1].iter().map(|token| token.fold).collect();
        let mut found: Option<(PersonIndex, Grade)> = None;
        let roles =
            self.annotated.names.iter().flat_map(|name| [name.role, name.honorific].into_iter().flatten().map(move |role| (name, role)));
        for (name, role) in roles {
            let role = &tokens[self.annotated.words.words_in(role)];
            let has = |fold: u64| role.iter().any(|token| token.fold == fold);
            // “The president” is no “president’s wife”.
            let is_head = |place: usize| role.get(place + 1).is_none_or(|next| next.is(Classes::PREPOSITION));
            let has_head = role.iter().enumerate().any(|(place, token)| token.fold == head && is_head(place));
            if !has_head || !modifiers.iter().all(|modifier| has(*modifier)) {
                continue;
            }
            let Some(person) = self.mention_at(name.span).and_then(|mention| mention.person) else { continue };
            match found {
                Some((other, _)) if other != person && name.span.start < span.start => found = Some((person, Grade::Unsure)),
                Some((other, _)) if other != person => found = Some((other, Grade::Unsure)),
                Some(_) => {}
                None => found = Some((person, Grade::Derived)),
            }
        }
        found
    }

    fn mention_at(&self, span: Span) -> Option<&'a Mention> {
        let place = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.mentions.get(place).filter(|mention| mention.span.overlaps(span))
    }

    /// Whom “he” or “she” means: who spoke last, or whom the sentences before are about.
    fn antecedent(&self, pronoun: Span, gender: Gender, before: &[Quote]) -> Option<(Meant, Grade)> {
        let sentences = &self.annotated.words.sentences;
        let here = self.annotated.words.sentence_at(pronoun.start)?;
        let mut named = None;
        // Where somebody is known to be a woman, “she” is nobody of whom that is open.
        let first = sentences[here.saturating_sub(NEAR)].span.start;
        let near = self.mentions_in(Span { start: first.min(pronoun.start), end: pronoun.start });
        let is_sure = near.filter(|mention| !self.is_quoted(mention.span) && self.article.role_at(mention.span).is_none());
        let is_sure = is_sure.filter_map(|mention| mention.person).any(|person| self.gender_of(person) == Some(gender));
        for place in (here.saturating_sub(FARTHEST)..=here).rev() {
            let sentence = sentences[place].span;
            let reach = Span { start: sentence.start, end: sentence.end.min(pronoun.start) };
            if let Some(speaker) =
                self.spoke_in(reach, before).find(|meant| self.suits(*meant, gender) && !self.was_other(*meant, gender, before))
            {
                return Some((speaker, Grade::Derived));
            }
            // Who wrote the article is not whom it tells of.
            let is_told = |mention: &&Mention| !self.is_quoted(mention.span) && self.article.role_at(mention.span) != Some(Role::Credit);
            let told = self.mentions_in(reach).filter(is_told).map(Meant::of);
            let mut fitting: Vec<Meant> = told.filter(|meant| self.suits(*meant, gender)).collect();
            // Of a name that says nothing the bearer is rather a man.
            let is_here = || fitting.iter().any(|meant| meant.person.is_some_and(|person| self.known_gender(person) == Some(gender)));
            if is_sure && gender == Gender::Female || is_here() {
                let has_spoken = |person| before.iter().rev().take(LAST).any(|quote| quote.speaker == Some(person));
                let stays = |person| self.known_gender(person) == Some(gender) || has_spoken(person) || self.is_prominent(person, pronoun);
                fitting.retain(|meant| meant.person.is_none_or(stays));
            }
            // “Tuomo Harju and his wife, Aino Harju …, she said”: she of whom the text tells it goes before one of whom nothing is known.
            let is_known = |meant: &Meant| meant.person.is_some_and(|person| self.described.contains(&(person, gender)));
            if fitting.iter().any(is_known) {
                fitting.retain(is_known);
            }
            if let Some(subject) = fitting.iter().find(|meant| self.is_subject(meant.name)) {
                let is_alone = fitting.iter().all(|other| other.person == subject.person);
                return Some((*subject, if is_alone && subject.person.is_some() { Grade::Derived } else { Grade::Unsure }));
            }
            if let Some(introduced) = fitting.iter().find(|meant| self.is_introduced(**meant)) {
                return Some((*introduced, Grade::Unsure));
            }
            named = named.or_else(|| {
                let first = fitting.first()?;
                let is_next = self.goes_on(place, here) && fitting.iter().all(|other| other.person == first.person);
                let is_known =
                    first.person.is_some_and(|person| self.gender_of(person) == Some(gender)) || self.is_left(reach, *first, gender);
                Some((*first, if is_next && is_known { Grade::Derived } else { Grade::Unsure }))
            });
        }
        named
    }

    /// Whether everybody else named in `reach`, and somebody is, is of the other sex: “**Isabel** hired Zobo Odi. **He** …”.
    fn is_left(&self, reach: Span, meant: Meant, gender: Gender) -> bool {
        let mut others =
            self.mentions_in(reach).filter_map(|mention| mention.person).filter(|person| Some(*person) != meant.person).peekable();
        meant.person.is_some()
            && others.peek().is_some()
            && others.all(|person| self.known_gender(person).is_some_and(|known| known != gender))
    }

    /// Whether the text before has told much of a person.
    fn is_prominent(&self, person: PersonIndex, pronoun: Span) -> bool {
        const MUCH: usize = 4;
        const REACH: usize = 60;
        let end = self.mentions.partition_point(|mention| mention.span.start < pronoun.start);
        let last = self.mentions[..end].iter().rev().take(REACH);
        last.filter(|mention| mention.person == Some(person)).nth(MUCH - 1).is_some()
    }

    /// Whether nobody is named between two sentences, and each one there tells of somebody by a pronoun: “He told **her** to go. She …”.
    fn goes_on(&self, place: usize, here: usize) -> bool {
        let sentences = &self.annotated.words.sentences;
        (place + 1..here).all(|between| {
            let sentence = &sentences[between];
            let tokens = &self.annotated.words.tokens[sentence.words()];
            let is_carried = tokens.iter().any(|token| token.is(words!["he", "she", "him", "her", "his"]));
            is_carried && self.mentions_in(sentence.span).next().is_none()
        })
    }

    /// Those whom the quotes in `reach` are given to, the last first, each as a mention: of the person, else of the bare name.
    fn spoke_in<'b>(&'b self, reach: Span, before: &'b [Quote]) -> impl Iterator<Item = Meant> + use<'a, 'b> {
        let spoke = before.iter().rev().filter(move |quote| quote.cue.or(quote.speaker_text).is_some_and(|cue| reach.contains(cue)));
        spoke.filter_map(|quote| {
            let text = quote.speaker_text?;
            match quote.speaker {
                Some(person) => Some(Meant { name: text, person: Some(person) }),
                None => self.head_mention(text).map(Meant::of),
            }
        })
    }

    /// Whether one of the last quotes calls the person by the other pronoun: “he said” of him whom “she” cannot mean then.
    fn was_other(&self, meant: Meant, gender: Gender, before: &[Quote]) -> bool {
        let told = |quote: &Quote| quote.speaker_text.and_then(|words| gender_of_pronoun(words.of(self.text)));
        let theirs = |quote: &&Quote| quote.speaker.is_some() && quote.speaker == meant.person;
        before.iter().rev().take(LAST).filter(theirs).any(|quote| told(quote).is_some_and(|told| told != gender))
    }

    /// Whether a mention is the first of a person, and says at once who that is: “Ann Reyes, **the mayor of Linden**”.
    fn is_introduced(&self, meant: Meant) -> bool {
        let words = self.annotated.words.words_in(meant.name);
        let mut behind = self.annotated.words.tokens[words.end..].iter();
        let is_set_off = behind.next().is_some_and(|comma| comma.of(self.text) == ",");
        let is_role =
            behind.next().is_some_and(|word| word.is(Classes::DETERMINER | Classes::ROLE | Classes::ROLE_MODIFIER | Classes::SPEAKER));
        let first = self.mentions.iter().find(|mention| mention.person == meant.person);
        is_set_off && is_role && first.is_some_and(|first| first.span == meant.name)
    }

    /// Whether a pronoun of this gender may stand for the mention. A bare name may be anybody’s whom its honorific allows.
    fn suits(&self, meant: Meant, gender: Gender) -> bool {
        meant.person.map_or_else(|| self.addressed_as(meant.name).is_none_or(|told| told == gender), |person| self.fits(person, gender))
    }

    /// What the honorific or role of the name at `span` tells: “Mrs. Reyes”.
    fn addressed_as(&self, span: Span) -> Option<Gender> {
        let place = self.annotated.names.partition_point(|phrase| phrase.span.end <= span.start);
        let phrase = self.annotated.names.get(place).filter(|phrase| phrase.span.overlaps(span))?;
        [phrase.honorific, phrase.role].into_iter().flatten().find_map(|words| gender_of_words(words.of(self.text)))
    }

    fn mentions_in(&self, span: Span) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let place = self.mentions.partition_point(|mention| mention.span.start < span.start);
        self.mentions[place..].iter().take_while(move |mention| mention.span.end <= span.end)
    }

    /// Whether a quote holds the span: who is named in it is not who speaks.
    fn is_quoted(&self, span: Span) -> bool {
        let quotes = &self.annotated.quotes;
        let place = quotes.partition_point(|quote| quote.content.end <= span.start);
        quotes.get(place).is_some_and(|quote| quote.content.contains(span))
    }

    /// Whether a mention may be a subject: it opens a clause, with its roles. “**Ann Reyes** left”, “when Mayor **Reyes** left”; not
    /// “a friend of Reyes”, “Reyes’s friend”, “met Reyes”.
    fn is_subject(&self, span: Span) -> bool {
        let words = self.annotated.words.words_in(span);
        let tokens = &self.annotated.words.tokens;
        if tokens.get(words.end).is_some_and(|next| next.is_possessive(self.text)) {
            return false;
        }
        let start =
            self.annotated.words.sentence_at(span.start).map_or(words.start, |place| self.annotated.words.sentences[place].words().start);
        let role = Classes::ROLE | Classes::ROLE_MODIFIER | Classes::HONORIFIC | Classes::TITLE | Classes::DEMONYM | Classes::DETERMINER;
        let lead = tokens[start.min(words.start)..words.start].iter().rev();
        let before = lead.clone().find(|token| !(token.is(role) || token.is_capitalised(self.text) || token.of(self.text) == "."));
        let behind = tokens.get(words.end).filter(|next| next.kind() == WordKind::Letters && next.is_small());
        let acts = || behind.is_some_and(|next| !next.is(Classes::PREPOSITION | Classes::CONJUNCTION));
        before.is_none_or(|before| {
            let is_pair = matches!(before.of(self.text), "and" | "or");
            before.kind() == WordKind::Mark || before.is(Classes::CONJUNCTION) && !is_pair
        }) || self.follows_adjunct(start.min(words.start)..words.start) && acts()
    }

    /// Whether a phrase of when or where, and nothing else, stands before a name in its sentence: “**In the last round** Ann Reyes fell”; not “In a
    /// letter to Ann Reyes”.
    fn follows_adjunct(&self, lead: std::ops::Range<usize>) -> bool {
        const LONGEST: usize = 6;
        let tokens = &self.annotated.words.tokens[lead];
        let [preposition, article, rest @ ..] = tokens else { return false };
        let is_noun = |token: &Token| token.kind() == WordKind::Letters && token.is_small() && !token.is(Classes::CONJUNCTION);
        let ends = |last: &Token| !last.is(Classes::FUNCTION | Classes::SPEECH) || last.is(words!["round"]);
        preposition.is(words!["in", "at", "on", "after", "before", "during"])
            && article.is(Classes::DETERMINER)
            && rest.len() <= LONGEST
            && rest.iter().all(is_noun)
            && rest.last().is_some_and(ends)
            && !rest.iter().any(|token| token.is(words!["to", "of", "with", "by", "from", "for", "that", "who"]))
    }

    /// Whether a pronoun may stand for a person, as far as their gender is known.
    pub(in crate::dossier) fn may_be(&self, person: PersonIndex, pronoun: &str) -> bool {
        gender_of_pronoun(pronoun).is_some_and(|gender| self.fits(person, gender))
    }

    /// Whether a person is known to be of a pronoun's gender.
    pub(in crate::dossier) fn is_known_as(&self, person: PersonIndex, pronoun: &str) -> bool {
        let gender = gender_of_pronoun(pronoun);
        gender.is_some() && self.gender_of(person) == gender
    }

    fn fits(&self, person: PersonIndex, gender: Gender) -> bool {
        self.known_gender(person).is_none_or(|known| known == gender)
    }

    /// The same as [`Self::gender_of`], or else as the pronouns behind their name tell it.
    fn known_gender(&self, person: PersonIndex) -> Option<Gender> {
        self.gender_of(person).or_else(|| of_person(&self.taken_up, person))
    }

    /// By how the article addresses and describes them, else by the first name; `None` where neither tells.
    fn gender_of(&self, person: PersonIndex) -> Option<Gender> {
        of_person(&self.described, person).or_else(|| gender_of_name(&person.of(&self.people.people).name))
    }
}

impl Meant {
    fn of(mention: &Mention) -> Self {
        Self { name: mention.span, person: mention.person }
    }
}

/// What most of the words about a person tell; `None` where they are even.
fn majority(told: &[(PersonIndex, Gender)]) -> Option<Gender> {
    let women = told.iter().filter(|(_, gender)| *gender == Gender::Female).count();
    match women.cmp(&(told.len() - women)) {
        Ordering::Greater => Some(Gender::Female),
        Ordering::Less => Some(Gender::Male),
        Ordering::Equal => None,
    }
}

/// By person what most of these tell, sorted.
fn by_person(mut told: Vec<(PersonIndex, Gender)>) -> Vec<(PersonIndex, Gender)> {
    told.sort_by_key(|(person, _)| *person);
    told.chunk_by(|(one, _), (other, _)| one == other).filter_map(|told| Some((told[0].0, majority(told)?))).collect()
}

/// What such a list tells of a person.
fn of_person(told: &[(PersonIndex, Gender)], person: PersonIndex) -> Option<Gender> {
    told.binary_search_by_key(&person, |(person, _)| *person).ok().map(|place| told[place].1)
}

fn gender_of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "him" => Some(Gender::Male),
        "she" | "She" | "her" => Some(Gender::Female),
        _ => None,
    }
}

/// By the first name; `None` where women and men bear it, or it is not known.
fn gender_of_name(name: &str) -> Option<Gender> {
    let first = name.split_whitespace().next()?;
    let classes = genders_of(fold_hash(first));
    match (classes.contains(Classes::FEMALE_NAME), classes.contains(Classes::MALE_NAME)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// By an honorific or a role: “Mrs.”, “spokesman”.
fn gender_of_words(words: &str) -> Option<Gender> {
    words.split(|letter: char| !letter.is_alphabetic()).find_map(|word| match word.to_lowercase().as_str() {
        "mrs" | "ms" | "miss" | "madam" | "lady" | "queen" | "princess" | "duchess" | "sister" | "mother" | "wife" | "daughter"
        | "actress" | "niece" | "aunt" | "granddaughter" | "grandmother" | "stepdaughter" | "stepmother" | "widow" | "girlfriend"
        | "baroness" | "countess" | "empress" | "dame" | "waitress" | "nun" | "midwife" => Some(Gender::Female),
        "mr" | "sir" | "lord" | "king" | "prince" | "duke" | "father" | "husband" | "son" | "brother" | "pope" | "nephew" | "uncle"
        | "grandson" | "grandfather" | "stepson" | "stepfather" | "widower" | "boyfriend" | "baron" | "count" | "earl" | "emperor"
        | "waiter" | "monk" => Some(Gender::Male),
        word if word.ends_with("woman") => Some(Gender::Female),
        word if word.ends_with("man") && !matches!(word, "german" | "roman" | "human" | "ottoman" | "norman") => Some(Gender::Male),
        _ => None,
    })
}
