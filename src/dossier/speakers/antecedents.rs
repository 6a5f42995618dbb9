//! Whom the phrase of a speaker means: a name, a role (“the president”) or a pronoun.

use super::Quote;
use crate::annotate::lexicon::Classes;
use crate::annotate::{Annotations, Token};
use crate::corpus::Grade;
use crate::dossier::people::{Form, Mention, People, PersonIndex};
use crate::text::Span;

/// One article, with the people mentioned in it.
pub(super) struct Scene<'a> {
    text: &'a str,
    pub(super) annotated: &'a Annotations,
    mentions: &'a [Mention],
    people: &'a People,
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
    pub(super) fn new(text: &'a str, annotated: &'a Annotations, mentions: &'a [Mention], people: &'a People) -> Self {
        Self { text, annotated, mentions, people }
    }

    /// The place of the sentence in which a span begins.
    pub(super) fn sentence_at(&self, span: Span) -> Option<usize> {
        self.annotated.words.sentence_at(span.start)
    }

    /// Whom the phrase of a speaker means, and how sure that is. `before` are the quotes decided so far.
    pub(super) fn resolve(&self, span: Span, before: &[Quote]) -> (Option<PersonIndex>, Grade) {
        if let Some(mention) = self.head_mention(span) {
            let grade = match mention.form {
                Form::Full | Form::Part => mention.grade,
                Form::Role | Form::Pronoun => mention.grade.max(Grade::Derived),
            };
            return (mention.person, grade);
        }
        let words = self.annotated.words.words_in(span);
        let first = span.of(self.text);
        let found = match (words.len(), gender_of_pronoun(first)) {
            (1, Some(gender)) => self.antecedent(span, gender, before),
            _ if self.is_definite(words.clone()) => self.bearer_of_role(words, span),
            _ => None,
        };
        match found {
            Some((person, grade)) => (Some(person), grade),
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

    fn is_definite(&self, words: std::ops::Range<usize>) -> bool {
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
            if !has(head) || !modifiers.iter().all(|modifier| has(*modifier)) {
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
        for place in (here.saturating_sub(FARTHEST)..=here).rev() {
            let sentence = sentences[place].span;
            let reach = Span { start: sentence.start, end: sentence.end.min(pronoun.start) };
            let spoke = before.iter().rev().filter(|quote| quote.speaker_text.is_some_and(|text| reach.contains(text)));
            let spoke = spoke.filter_map(|quote| quote.speaker).find(|person| self.fits(*person, gender));
            if let Some(person) = spoke {
                return Some((person, Grade::Derived));
            }
            let mut fitting = self.mentions_in(reach).filter(|mention| !self.is_quoted(mention.span));
            let fitting =
                fitting.by_ref().filter_map(|mention| Some((mention, mention.person.filter(|person| self.fits(*person, gender))?)));
            let fitting: Vec<_> = fitting.collect();
            let subject = fitting.iter().find(|(mention, _)| self.is_subject(mention.span)).or(fitting.first());
            if let Some((_, person)) = subject {
                let is_alone = fitting.iter().all(|(_, other)| other == person);
                return Some((*person, if is_alone { Grade::Derived } else { Grade::Unsure }));
            }
        }
        None
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

    /// Whether a mention may be a subject: no preposition before it, and no possessive behind it.
    fn is_subject(&self, span: Span) -> bool {
        let words = self.annotated.words.words_in(span);
        let tokens = &self.annotated.words.tokens;
        let is_tied = words.start > 0 && tokens[words.start - 1].is(Classes::PREPOSITION);
        !is_tied && tokens.get(words.end).is_none_or(|next| !next.is_possessive(self.text))
    }

    fn fits(&self, person: PersonIndex, gender: Gender) -> bool {
        gender_of_name(&self.people.people[person.0 as usize].name).is_none_or(|known| known == gender)
    }
}

fn gender_of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "him" => Some(Gender::Male),
        "she" | "She" | "her" => Some(Gender::Female),
        _ => None,
    }
}

/// By the first name; `None` where both bear it, or it is not known.
fn gender_of_name(_name: &str) -> Option<Gender> {
    None
}
