//! “He”, “she”, “him”, “her”: whom they mean, where the sentences before leave one person only.

use super::{Page, reference};
use crate::annotate::lexicon::Classes;
use crate::annotate::{Token, words};
use crate::corpus::Grade;
use crate::dossier::people::{Form, Mention, People, PersonIndex};
use crate::dossier::speakers::Scene;
use crate::text::{Span, WordKind};

/// The pronouns of an article's body that mean one of the people it names. `mentions` are those found so far.
pub(super) fn find(page: &Page<'_>, mentions: &[Mention], people: &People) -> Vec<Mention> {
    let words = &page.annotated.words;
    let scene = Scene::new(page.article, page.annotated, mentions, people);
    let mut found = Vec::new();
    for (place, sentence) in words.sentences.iter().enumerate() {
        let tokens = sentence.words().zip(&words.tokens[sentence.words()]);
        for (at, token) in tokens.filter(|(_, token)| token.is(words!["he", "she", "him", "her"])) {
            if !is_pronoun(page, at) {
                continue;
            }
            let span = token.span();
            if page.article.role_at(span).is_some() || page.is_quoted(span) {
                continue;
            }
            let is_object = token.is(words!["him", "her"]);
            let (Some(person), Grade::Given | Grade::Stated | Grade::Derived) = scene.resolve(span, page.quotes) else { continue };
            let others = Others { page, scene: &scene, mentions, pronoun: span, person };
            if others.is_nearest()
                && !(is_object && others.is_subject_here(sentence.span.start))
                && (is_speaker(page, span, person) && !others.stand_in(place.saturating_sub(1)..=place) || others.leave_alone(place))
            {
                found.push(reference(span, person, Form::Pronoun));
            }
        }
    }
    found
}

/// “**He** left”, “met **her** there”; not “her house”, whose “her” tells whose house it is.
fn is_pronoun(page: &Page<'_>, at: usize) -> bool {
    let tokens = &page.annotated.words.tokens;
    match tokens[at].of(&page.article.text) {
        "he" | "He" | "she" | "She" | "him" => true,
        "her" => {
            tokens.get(at + 1).is_none_or(|next| next.kind() == WordKind::Mark || next.is(Classes::PREPOSITION | Classes::CONJUNCTION))
        }
        _ => false,
    }
}

/// “…, he said”: who speaks is decided already.
fn is_speaker(page: &Page<'_>, pronoun: Span, person: PersonIndex) -> bool {
    let place = page.quotes.partition_point(|quote| quote.content.end + NEAR < pronoun.start);
    let near = page.quotes[place..].iter().take_while(|quote| quote.content.start < pronoun.end + NEAR);
    near.into_iter().any(|quote| quote.speaker_text == Some(pronoun) && quote.speaker == Some(person) && quote.grade <= Grade::Derived)
}

/// A quote and its “he said” stand together.
const NEAR: u32 = 100;

/// Who else a pronoun may mean.
struct Others<'a> {
    page: &'a Page<'a>,
    scene: &'a Scene<'a>,
    mentions: &'a [Mention],
    pronoun: Span,
    /// Whom it means, as it seems.
    person: PersonIndex,
}

impl Others<'_> {
    /// Whether nobody else can be meant. Where the sentence itself names the person before, no other whom the pronoun fits may stand there, and
    /// nobody come in without a name (“a farmer”, “the clerk”); else nor in the sentence before.
    fn leave_alone(&self, place: usize) -> bool {
        let sentences = &self.page.annotated.words.sentences;
        let is_named_here = self.before(sentences[place].span.start).any(|mention| mention.person == Some(self.person));
        let is_plain = is_named_here && self.scene.is_known_as(self.person, self.letters());
        let first = if is_plain { place } else { place.saturating_sub(1) };
        !self.stand_in(first..=place) && !self.come_unnamed(sentences[first].span.start)
    }

    /// Whether the last one named before the pronoun whom it fits is the person.
    fn is_nearest(&self) -> bool {
        let end = self.mentions.partition_point(|mention| mention.span.end <= self.pronoun.start);
        let last = self.mentions[..end].iter().rev().find(|mention| mention.person.is_none() || self.fits(mention));
        last.is_some_and(|mention| mention.person == Some(self.person))
    }

    /// Whether the person does, in the same clause, what is done to whom the pronoun means: “**Ann Reyes** thanked *her*” is of another. Not: Reyes
    /// said the council had backed her.
    fn is_subject_here(&self, start: u32) -> bool {
        let Some(named) = self.before(start).filter(|mention| mention.person == Some(self.person)).last() else { return false };
        let words = &self.page.annotated.words;
        let between = &words.tokens[words.words_in(Span { start: named.span.end, end: self.pronoun.start })];
        let is_other_clause = |token: &Token| {
            token.is(Classes::CONJUNCTION | Classes::SPEECH | Classes::PRONOUN)
                || token.is(words!["to", "with", "behind", "beside", "around", "before", "after", "for", "about"])
                || token.is_possessive(&self.page.article.text)
        };
        let has_name = self.before(named.span.end).next().is_some();
        !has_name && !between.iter().any(is_other_clause)
    }

    /// Whether these sentences name another whom the pronoun fits.
    fn stand_in(&self, sentences: std::ops::RangeInclusive<usize>) -> bool {
        let start = self.page.annotated.words.sentences[*sentences.start()].span.start;
        self.before(start).any(|mention| mention.person != Some(self.person) && (mention.person.is_none() || self.fits(mention)))
    }

    /// Whether somebody comes in without a name from `start` on.
    fn come_unnamed(&self, start: u32) -> bool {
        let words = &self.page.annotated.words;
        let tokens = &words.tokens[words.words_in(Span { start, end: self.pronoun.start })];
        let is_unnamed = |token: &Token| {
            token.is(Classes::ROLE | Classes::TITLE | Classes::SPEAKER)
                && !token.is(Classes::BODY | Classes::ORGANISATION_WORD)
                && !token.is(words!["police", "crew", "crowd", "staff", "family", "public"])
                && !self.is_said_of_name(token.span())
                && !self.before(start).any(|mention| mention.span.contains(token.span()))
                && !is_of_name(self.page, token.span())
                && !self.page.is_quoted(token.span())
        };
        tokens.iter().any(is_unnamed)
    }

    /// Whether a role is said of somebody named beside it: “his **agent**, Ann Reyes”, “Ann Reyes, a **cellist**”, “hired Bo Ode as a **guard**”.
    fn is_said_of_name(&self, role: Span) -> bool {
        const LONGEST: usize = 3;
        let text = &self.page.article.text;
        let words = &self.page.annotated.words;
        let place = words.words_in(role);
        let token = |at: Option<usize>| at.and_then(|at| words.tokens.get(at));
        let reads = |at: Option<usize>, letters: &str| token(at).is_some_and(|token| token.reads(text, letters));
        let is_named = |start: u32| self.mentions.binary_search_by_key(&start, |mention| mention.span.start).is_ok();
        let leads = token(Some(place.end)).is_some_and(|name| is_named(name.span().start))
            || reads(Some(place.end), ",") && token(Some(place.end + 1)).is_some_and(|name| is_named(name.span().start));
        // Over “first”, “former”: to the article.
        let article = (place.start.saturating_sub(LONGEST)..place.start).rev().find(|at| words.tokens[*at].is(words!["a", "an", "the"]));
        let before = article.and_then(|at| at.checked_sub(1));
        let is_as = reads(before, "as");
        let follows = reads(before, ",")
            && before.and_then(|comma| comma.checked_sub(1)).is_some_and(|last| {
                let end = words.tokens[last].span().end;
                let after = self.mentions.partition_point(|mention| mention.span.end < end);
                self.mentions.get(after).is_some_and(|mention| mention.span.end == end)
            });
        leads || is_as || follows
    }

    /// The mentions from `start` to the pronoun.
    fn before(&self, start: u32) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|mention| mention.span.start < start);
        self.mentions[first..].iter().take_while(|mention| mention.span.end <= self.pronoun.start)
    }

    fn fits(&self, mention: &Mention) -> bool {
        mention.person.is_some_and(|other| self.scene.may_be(other, self.letters())) && !self.page.is_quoted(mention.span)
    }

    fn letters(&self) -> &str {
        self.pronoun.of(&self.page.article.text)
    }
}

/// Whether a word belongs to a name or to the role beside it.
fn is_of_name(page: &Page<'_>, span: Span) -> bool {
    let names = &page.annotated.names;
    let first = names.partition_point(|name| name.span.end + 200 < span.start);
    let mut near = names[first..].iter().take_while(|name| name.span.start < span.end + 200);
    near.any(|name| {
        name.span.contains(span)
            || name.role.is_some_and(|role| role.contains(span))
            || name.honorific.is_some_and(|words| words.contains(span))
    })
}
