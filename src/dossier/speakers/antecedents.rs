//! Whom the phrase of a speaker means: a name, a role (“the president”) or a pronoun.

use super::Quote;
use crate::annotate::lexicon::{Classes, classes_of};
use crate::annotate::words::{fold, fold_hash};
use crate::annotate::{Annotations, Token};
use crate::corpus::Grade;
use crate::dossier::people::{Form, Mention, People, PersonIndex};
use crate::text::{Span, WordKind};

/// One article, with the people mentioned in it.
pub(in crate::dossier) struct Scene<'a> {
    text: &'a str,
    pub(super) annotated: &'a Annotations,
    mentions: &'a [Mention],
    people: &'a People,
    /// What honorifics and roles tell of people, sorted by person.
    described: Vec<(PersonIndex, Gender)>,
}

/// What a pronoun or a name tells of who bears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
}

/// How many sentences back a pronoun looks.
const FARTHEST: usize = 6;

impl<'a> Scene<'a> {
    pub(in crate::dossier) fn new(text: &'a str, annotated: &'a Annotations, mentions: &'a [Mention], people: &'a People) -> Self {
        let mut scene = Self { text, annotated, mentions, people, described: Vec::new() };
        let mut described: Vec<(PersonIndex, Gender)> = Vec::new();
        for phrase in &annotated.names {
            let mut words = [phrase.honorific, phrase.role].into_iter().flatten();
            let Some(gender) = words.find_map(|span| gender_of_words(span.of(text))) else { continue };
            described.extend(scene.mention_at(phrase.span).and_then(|mention| mention.person).map(|person| (person, gender)));
        }
        described.sort_by_key(|(person, _)| *person);
        described.dedup_by_key(|(person, _)| *person);
        scene.described = described;
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
            (1, Some(gender)) => self.antecedent(span, gender, before),
            _ if self.is_definite(&words) => self.bearer_of_role(words, span),
            _ => None,
        };
        match found {
            Some((person, grade)) => (Some(person), grade),
            None if gender_of_pronoun(first).is_some() => (None, Grade::Unsure),
            None => (None, Grade::Stated),
        }
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

    /// The person to whom the article gives the role: “the president”, where it names “President Ann Reyes” before.
    fn bearer_of_role(&self, words: std::ops::Range<usize>, span: Span) -> Option<(PersonIndex, Grade)> {
        let tokens = &self.annotated.words.tokens;
        let head = tokens[words.end - 1].fold;
        let modifiers: Vec<u64> = tokens[words.start + 1..words.end - 1].iter().map(|token| token.fold).collect();
        let mut found: Option<(PersonIndex, Grade)> = None;
        for name in &self.annotated.names {
            let Some(role) = name.role else { continue };
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
    fn antecedent(&self, pronoun: Span, gender: Gender, before: &[Quote]) -> Option<(PersonIndex, Grade)> {
        let sentences = &self.annotated.words.sentences;
        let here = self.annotated.words.sentence_at(pronoun.start)?;
        let mut named = None;
        for place in (here.saturating_sub(FARTHEST)..=here).rev() {
            let sentence = sentences[place].span;
            let reach = Span { start: sentence.start, end: sentence.end.min(pronoun.start) };
            let spoke = before.iter().rev().filter(|quote| quote.speaker_text.is_some_and(|text| reach.contains(text)));
            let spoke = spoke.filter_map(|quote| quote.speaker).find(|person| self.fits(*person, gender));
            if let Some(person) = spoke {
                return Some((person, Grade::Derived));
            }
            let fitting: Vec<(Span, PersonIndex)> = self
                .mentions_in(reach)
                .filter(|mention| !self.is_quoted(mention.span))
                .filter_map(|mention| Some((mention.span, mention.person.filter(|person| self.fits(*person, gender))?)))
                .collect();
            if let Some((_, person)) = fitting.iter().find(|(span, _)| self.is_subject(*span)) {
                let is_alone = fitting.iter().all(|(_, other)| other == person);
                return Some((*person, if is_alone { Grade::Derived } else { Grade::Unsure }));
            }
            named = named.or(fitting.first().map(|(_, person)| (*person, Grade::Unsure)));
        }
        named
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
            self.annotated.words.sentence_at(span.start).map_or(words.start, |place| self.annotated.words.sentences[place].words.start);
        let role = Classes::ROLE | Classes::ROLE_MODIFIER | Classes::HONORIFIC | Classes::TITLE | Classes::DEMONYM | Classes::DETERMINER;
        let lead = tokens[start.min(words.start)..words.start].iter().rev();
        let before = lead.clone().find(|token| !(token.is(role) || token.is_capitalised(self.text) || token.of(self.text) == "."));
        before.is_none_or(|before| {
            let is_pair = matches!(before.of(self.text), "and" | "or");
            before.kind == WordKind::Mark || before.is(Classes::CONJUNCTION) && !is_pair
        })
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
        self.gender_of(person).is_none_or(|known| known == gender)
    }

    /// By the first name, else by how the article addresses and describes them; `None` where neither tells.
    fn gender_of(&self, person: PersonIndex) -> Option<Gender> {
        gender_of_name(&person.of(&self.people.people).name).or_else(|| {
            let place = self.described.binary_search_by_key(&person, |(described, _)| *described).ok()?;
            Some(self.described[place].1)
        })
    }
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
    let classes = classes_of(&fold(first));
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
        | "actress" => Some(Gender::Female),
        "mr" | "sir" | "lord" | "king" | "prince" | "duke" | "father" | "husband" | "son" | "brother" | "pope" => Some(Gender::Male),
        word if word.ends_with("woman") => Some(Gender::Female),
        word if word.ends_with("man") && !matches!(word, "german" | "roman" | "human" | "ottoman" | "norman") => Some(Gender::Male),
        _ => None,
    })
}
