//! Who said each quote.
//!
//! In: the quotes of an article with the phrases of their speakers, and its mentions of people. Out: the same quotes, each
//! with the person it is given to and how sure that is. An organisation or an anonymous source stays what it is: it is never
//! replaced by the nearest person.

mod antecedents;
mod given;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use rayon::prelude::*;

pub(in crate::dossier) use self::antecedents::Scene;
pub(crate) use self::given::{GivenSpeakers, lead};
use super::dates::{GroundedTime, days_said};
use super::people::{People, PersonIndex};
use crate::annotate::Annotations;
use crate::annotate::quotes::{Directness, QuotePhrase};
use crate::corpus::{Grade, Project};
use crate::text::Span;

/// A quote with its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words said, without their quote marks.
    pub content: Span,
    /// Who said them; `None` where no person of the corpus did (an organisation, an anonymous source) or it is open.
    pub speaker: Option<PersonIndex>,
    /// The noun phrase of the speaker as written, eight words at most, or the name that its pronoun means; `None` where the
    /// text names none.
    pub speaker_text: Option<Span>,
    /// The reporting verb; `None` where there is none.
    pub cue: Option<Span>,
    /// Whom they were said to; `None` where that is not a person of the corpus, or not known.
    pub addressee: Option<PersonIndex>,
    /// The noun phrase of whom they were said to; `None` where the text does not say.
    pub addressee_text: Option<Span>,
    /// The day on which they were said, where the reporter tells it beside the cue; `None` elsewhere.
    pub said: Option<Date>,
    /// How the words stand in the text.
    pub directness: Directness,
    /// How sure the speaker is.
    pub grade: Grade,
}

impl Quote {
    /// Whether its words are the speaker's own: they stand in quote marks.
    pub fn is_verbatim(&self) -> bool {
        self.directness != Directness::Indirect
    }
}

/// By the place of the article: its quotes, in order; `given` has the editor's word. The days on which they were said are not known yet.
pub(crate) fn decide(project: &Project, annotations: &[Annotations], people: &People, given: &GivenSpeakers) -> Vec<Vec<Quote>> {
    let articles = project.articles.par_iter().zip(annotations).zip(&people.mentions).enumerate();
    articles
        .map(|(place, ((article, annotated), mentions))| {
            decide_article(&Scene::new(article, annotated, mentions, people), |quote| given.get(&(place, quote)).copied())
        })
        .collect()
}

/// Tells the day on which each quote was said, now that the times of the articles are grounded.
pub(crate) fn date(quotes: &mut [Vec<Quote>], annotations: &[Annotations], times: &[Vec<GroundedTime>]) {
    quotes.par_iter_mut().zip(annotations).zip(times).for_each(|((quotes, annotated), times)| {
        for (quote, said) in quotes.iter_mut().zip(days_said(annotated, times)) {
            quote.said = said;
        }
    });
}

fn decide_article(scene: &Scene<'_>, given: impl Fn(usize) -> Option<PersonIndex>) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::with_capacity(scene.annotated.quotes.len());
    for (place, phrase) in scene.annotated.quotes.iter().enumerate() {
        let quote = match given(place) {
            Some(speaker) => Quote { speaker: Some(speaker), grade: Grade::Given, ..decide_quote(scene, phrase, &quotes) },
            None => decide_quote(scene, phrase, &quotes),
        };
        let addressee = phrase.addressee.and_then(|span| scene.addressee(span, &quotes));
        quotes.push(Quote { addressee, ..quote });
    }
    quotes
}

/// Decides one quote, after those before it.
fn decide_quote(scene: &Scene<'_>, phrase: &QuotePhrase, before: &[Quote]) -> Quote {
    let quote = |speaker, speaker_text, grade| Quote {
        content: phrase.content,
        speaker,
        speaker_text,
        cue: phrase.cue,
        addressee: None,
        addressee_text: phrase.addressee,
        said: None,
        directness: phrase.directness,
        grade,
    };
    if let Some(span) = phrase.speaker {
        let (speaker, grade) = scene.resolve(span, before);
        let is_carried = phrase.continues && scene.sentence_at(span) != scene.sentence_at(phrase.content);
        let grade = if is_carried { grade.max(Grade::Derived) } else { grade };
        let words = if speaker.is_none() { scene.telling_words(span, before) } else { span };
        return quote(speaker, Some(words), grade);
    }
    match before.last().filter(|_| phrase.continues) {
        Some(last) if last.speaker.is_some() || last.speaker_text.is_some() => {
            let grade = if last.grade == Grade::Unsure { Grade::Unsure } else { Grade::Derived };
            quote(last.speaker, last.speaker_text, grade)
        }
        _ => quote(None, None, Grade::Unknown),
    }
}
