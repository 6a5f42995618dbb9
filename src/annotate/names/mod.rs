//! Finds the noun phrases of one article that may name a person.
//!
//! In: an article and its words. Out: phrases, in order, without overlap; each with what speaks for a person and what
//! against. It proposes: whether “Paris” is a person in this corpus, the dossier decides.
//!
//! > Mayor **Ann Reyes** met **Ode’s** lawyer.

mod beside;
mod companies;
mod cues;
mod lists;
mod lowered;
mod roles;
mod runs;

pub(crate) use cues::Cues;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::word_list::WordSet;
use super::words::Places;
use super::{Token, WordTable};
use crate::corpus::{Article, Role};
use crate::text::{Span, WordKind};

/// A phrase that may name somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamePhrase {
    /// The name alone: without title, role and possessive.
    pub span: Span,
    #[serde(skip)]
    pub(super) places: Places,
    /// The honorific before it (“Mr.”, “Sayyed”); `None` where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific: Option<Span>,
    /// The role beside it (“Russian President”, “the mayor of Linden”); `None` where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Span>,
    /// What speaks for a person, and what against.
    #[serde(with = "cues::bits")]
    pub cues: Cues,
}

impl NamePhrase {
    /// The places of its words in the table.
    #[inline]
    pub fn words(&self) -> Range<usize> {
        self.places.range()
    }
}

/// All phrases of an article that may name a person.
pub fn find_names(article: &Article, words: &WordTable) -> Vec<NamePhrase> {
    let text = &article.text;
    let mut phrases = Vec::new();
    let mut storms = Vec::new();
    for sentence in &words.sentences {
        // Whom readers name below a report, and how, is no news.
        if article.role_at(sentence.span) == Some(Role::Comment) {
            continue;
        }
        let page = Page::new(text, words, sentence.words());
        let found = if words.is_cased { runs::find_runs(&page) } else { lowered::find_runs(&page) };
        let first = phrases.len();
        for run in found {
            let run = match end_of_storm(&page, run.clone()) {
                Some(end) => {
                    storms.push(words.tokens[end - 1].fold);
                    end..run.end
                }
                None => run,
            };
            phrases.extend(phrase_of(&page, run));
        }
        lists::mark_lists(&page, &mut phrases[first..]);
        lists::mark_labelled(&page, &mut phrases[first..]);
        lists::mark_scores(&page, &mut phrases[first..]);
    }
    let is_storm = |phrase: &NamePhrase| phrase.words().len() == 1 && storms.contains(&words.tokens[phrase.words().start].fold);
    if !storms.is_empty() {
        phrases.retain(|phrase| !is_storm(phrase));
    }
    phrases
}

/// Where the name of a storm ends that a run begins with: “Hurricane **Orwin**”, “Tropical Storm **Orwin**”. The article goes on with “Orwin”
/// alone, and what follows is another name: “after Hurricane Orwin Ann Reyes left”.
fn end_of_storm(page: &Page<'_>, run: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 3;
    page.names(run).take(LONGEST).find(|at| beside::is_storm(page, *at)).map(|name| name + 1)
}

/// What stands beside a lone name that was looked up in the table: there it has no phrase that would say so.
pub(crate) fn cues_beside(article: &Article, words: &WordTable, at: usize) -> Cues {
    let sentence = words.sentence_at(words.tokens[at].span().start).map_or(at..at + 1, |place| words.sentences[place].words());
    let page = Page::new(&article.text, words, sentence);
    let mut cues = Cues::LOWERED;
    cues.set(Cues::NAMESAKE, beside::is_namesake(words, at + 1));
    cues.set(Cues::BUSINESS, companies::is_business(&page, at, at + 1));
    cues.set(Cues::PERSONAL, beside::is_personal(&page, at, at + 1));
    cues.set(Cues::THING, beside::description_of(&page, at + 1) == Some(beside::Described::Thing));
    cues.set(Cues::LOCATIVE, at > 0 && ["in", "at", "near", "outside"].iter().any(|word| page.is_mark(at - 1, word)));
    cues
}

/// A sentence and the text it stands in.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a WordTable,
    /// The places of its words.
    pub(super) sentence: Range<usize>,
    /// All words up to its end.
    tokens: &'a [Token],
}

impl<'a> Page<'a> {
    fn new(text: &'a str, words: &'a WordTable, sentence: Range<usize>) -> Self {
        Self { text, words, tokens: &words.tokens[..sentence.end], sentence }
    }

    /// The word at `at`; `None` outside the sentence.
    fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).filter(|_| at >= self.sentence.start).copied()
    }

    /// The letters of the word at `at`.
    fn letters(&self, at: usize) -> &str {
        self.words.tokens[at].of(self.text)
    }

    /// Whether the word at `at` lies in the sentence and stands in one of these lists.
    fn is(&self, at: usize, set: impl WordSet) -> bool {
        self.token(at).is_some_and(|token| token.is(set))
    }

    /// Whether the word at `at` lies in the sentence and is this mark.
    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.token(at).is_some_and(|token| token.reads(self.text, mark))
    }

    /// The letters of the word at `at`; `None` outside the sentence.
    fn mark(&self, at: usize) -> Option<&'a str> {
        self.token(at).map(|token| token.of(self.text))
    }

    fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_glued)
    }

    /// Whether the word at `at` is a number of four digits.
    fn is_year(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind() == WordKind::Number && token.span().len() == 4)
    }

    fn is_letters(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind() == WordKind::Letters)
    }

    /// Whether the word at `at` begins with a capital; in a text without case, whether it may be part of a name.
    fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind() == WordKind::Letters && token.is_capitalised(self.text))
    }

    /// The places of the words of `range` that are letters, marks left out.
    fn names(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = usize> + Clone {
        range.filter(|at| self.is_letters(*at))
    }
}

/// Parts a run of capitalised words into role, honorific and name; `None` where no name is left.
///
/// “Russian President Ann Reyes Monday” is the role “Russian President”, the name “Ann Reyes”, and a day.
fn phrase_of(page: &Page<'_>, run: Range<usize>) -> Option<NamePhrase> {
    let mut parted = roles::part_run(page, run)?;
    if parted.honorific.is_none() && parted.role.is_none() {
        parted.honorific = roles::find_lowered_honorific(page, parted.name.start);
    }
    if beside::is_eponym(page, parted.name.end) {
        return None;
    }
    let span = page.words.span_of(parted.name.clone());
    let role = parted.role.clone().or_else(|| roles::find_role_before(page, parted.outer_start()));
    let apposition = roles::find_apposition(page, parted.name.end);
    let cues = cues::weigh(page, &parted, role.as_ref(), apposition.as_ref());
    Some(NamePhrase {
        span,
        places: parted.name.into(),
        honorific: parted.honorific.map(|range| page.words.span_of(range)),
        role: role.or(apposition).map(|range| page.words.span_of(range)),
        cues,
    })
}

#[cfg(test)]
mod tests;
