//! Finds the noun phrases of one article that may name a person.
//!
//! In: an article and its words. Out: phrases, in order, without overlap; each with what speaks for a person and what
//! against. It proposes: whether “Paris” is a person in this corpus, the dossier decides.
//!
//! > Mayor **Ann Reyes** met **Ode’s** lawyer.

mod beside;
mod cues;
mod lowered;
mod roles;
mod runs;

pub use cues::Cues;

use std::ops::Range;

use super::WordTable;
use super::lexicon::Classes;
use crate::corpus::Article;
use crate::text::{Span, WordKind};

/// A phrase that may name somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePhrase {
    /// The name alone: without title, role and possessive.
    pub span: Span,
    /// The places of its words in the table.
    pub words: Range<usize>,
    /// The honorific before it (“Mr.”, “Sayyed”); `None` where there is none.
    pub honorific: Option<Span>,
    /// The role beside it (“Russian President”, “the mayor of Linden”); `None` where there is none.
    pub role: Option<Span>,
    /// What speaks for a person, and what against.
    pub cues: Cues,
}

/// All phrases of an article that may name a person.
pub fn find_names(article: &Article, words: &WordTable) -> Vec<NamePhrase> {
    let text = &article.text;
    let mut phrases = Vec::new();
    for sentence in &words.sentences {
        let page = Page { text, words, sentence: sentence.words.clone() };
        let found = if words.is_cased { runs::find_runs(&page) } else { lowered::find_runs(&page) };
        let first = phrases.len();
        phrases.extend(found.into_iter().filter_map(|run| phrase_of(&page, run)));
        mark_lists(&page, &mut phrases[first..]);
        mark_labelled(&page, &mut phrases[first..]);
    }
    phrases
}

/// What stands beside a lone name that was looked up in the table: there it has no phrase that would say so.
pub(crate) fn cues_beside(article: &Article, words: &WordTable, at: usize) -> Cues {
    let sentence = words.sentence_at(words.tokens[at].span.start).map_or(at..at + 1, |place| words.sentences[place].words.clone());
    let page = Page { text: &article.text, words, sentence };
    let mut cues = Cues::LOWERED;
    cues.set(Cues::NAMESAKE, beside::is_namesake(words, &article.text, at + 1));
    cues.set(Cues::BUSINESS, beside::is_business(&page, at, at + 1));
    cues.set(Cues::PERSONAL, beside::is_personal(&page, at, at + 1));
    cues.set(Cues::THING, beside::description_of(&page, at + 1) == Some(beside::Described::Thing));
    cues.set(Cues::LOCATIVE, at > 0 && ["in", "at", "near", "outside"].iter().any(|word| page.is_mark(at - 1, word)));
    cues
}

/// Marks the phrases that stand in a list beside a full name with a known first name.
///
/// “Ann Reyes, **Zobo Odi** and Eva Ode met”; not “Ann Reyes met Linden Steel”.
fn mark_lists(page: &Page<'_>, phrases: &mut [NamePhrase]) {
    let mut last = 0;
    for place in 1..phrases.len() {
        // “Ann Reyes (Linden), Zobo Odi (Karsk)”
        if page.is_mark(phrases[place].words.start - 1, "(") {
            continue;
        }
        let before = std::mem::replace(&mut last, place);
        let (one, other) = (&phrases[before], &phrases[place]);
        let between = one.words.end..other.words.start;
        if !joins_list(page, between) {
            continue;
        }
        let is_pair = is_first_name(one) && is_first_name(other);
        let is_chained = one.cues.contains(Cues::LISTED) && !one.cues.intersects(AGAINST);
        let (of_one, of_other) = (is_pair || is_chained || names_person(one), is_pair || names_person(other));
        phrases[before].cues.set(Cues::LISTED, of_other || phrases[before].cues.contains(Cues::LISTED));
        phrases[place].cues.set(Cues::LISTED, of_one || phrases[place].cues.contains(Cues::LISTED));
    }
}

/// Whether what stands between two names only joins them: “, ”, “ and ”, “ (Linden); 2-”.
fn joins_list(page: &Page<'_>, between: Range<usize>) -> bool {
    let mut rest = between;
    if rest.len() < 12 && page.is_mark(rest.start, "(") {
        rest.start = rest.clone().find(|at| page.is_mark(*at, ")")).map_or(rest.end, |closing| closing + 1);
    }
    let is_number = |at: usize| page.words.tokens[at].kind == WordKind::Number;
    while rest.len() > 1 && (is_number(rest.end - 1) || matches!(page.letters(rest.end - 1), "-" | "." | "–" | "•")) {
        rest.end -= 1;
    }
    !rest.is_empty() && rest.len() < 3 && rest.into_iter().all(|at| matches!(page.letters(at), "," | ";" | "/" | "and" | "or" | "&"))
}

/// What stands before a list of people: “Scorers: Reyes 12, Ode 67”.
const LABELS: &[&str] = &[
    "cast",
    "scorers",
    "scorer",
    "goalscorers",
    "goals",
    "team",
    "squad",
    "line-up",
    "lineup",
    "line-ups",
    "lineups",
    "substitutes",
    "subs",
    "goalkeepers",
    "defenders",
    "midfielders",
    "forwards",
    "attackers",
    "strikers",
    "bowling",
    "starring",
    "vocals",
    "guitar",
    "bass",
    "drums",
    "keyboards",
    "producer",
    "producers",
    "director",
    "directors",
    "writer",
    "writers",
    "screenplay",
    "referee",
    "referees",
    "umpires",
    "coach",
    "manager",
    "captain",
    "winner",
    "winners",
    "members",
    "pallbearers",
    "survivors",
    "authors",
    "editors",
    "judges",
    "speakers",
    "panelists",
    "panellists",
    "participants",
    "nominees",
    "candidates",
];

/// Marks the names of a list that says what its people are: “Scorers: **Reyes** 12, **Ode** 67”; not “Results: Linden 2, Karsk 1”.
fn mark_labelled(page: &Page<'_>, phrases: &mut [NamePhrase]) {
    let start = page.sentence.start;
    let Some(colon) = (start + 1..(start + 3).min(page.sentence.end)).find(|at| page.is_mark(*at, ":")) else { return };
    if !(start..colon).any(|at| LABELS.iter().any(|label| page.letters(at).eq_ignore_ascii_case(label))) {
        return;
    }
    for phrase in phrases.iter_mut().filter(|phrase| phrase.words.start > colon) {
        phrase.cues |= Cues::PERSONAL | Cues::LISTED;
    }
}

/// “**Hella** and **Zoltan** left”
fn is_first_name(phrase: &NamePhrase) -> bool {
    let against = Cues::PLACE | Cues::ORGANISATION | Cues::OTHER | Cues::COMMON | Cues::ARTICLE | Cues::LOCATIVE;
    phrase.words.len() == 1 && phrase.cues.contains(Cues::FIRST_NAME) && !phrase.cues.intersects(against)
}

/// What speaks against a full name being a person's.
const AGAINST: Cues = Cues::PLACE.union(Cues::ORGANISATION).union(Cues::OTHER).union(Cues::ALL_COMMON).union(Cues::ARTICLE);

fn names_person(phrase: &NamePhrase) -> bool {
    phrase.words.len() > 1 && phrase.cues.contains(Cues::FIRST_NAME) && !phrase.cues.intersects(AGAINST)
}

/// A sentence and the text it stands in.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a WordTable,
    /// The places of its words.
    pub(super) sentence: Range<usize>,
}

impl Page<'_> {
    /// The letters of the word at `at`.
    fn letters(&self, at: usize) -> &str {
        self.words.tokens[at].of(self.text)
    }

    /// Whether the word at `at` lies in the sentence and stands in one of these lists.
    fn is(&self, at: usize, classes: Classes) -> bool {
        self.sentence.contains(&at) && self.words.tokens[at].is(classes)
    }

    /// Whether the word at `at` lies in the sentence and is this mark.
    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.sentence.contains(&at) && self.words.tokens[at].reads(self.text, mark)
    }

    /// The letters of the word at `at`; `None` outside the sentence.
    fn mark(&self, at: usize) -> Option<&str> {
        self.sentence.contains(&at).then(|| self.letters(at))
    }

    fn is_glued(&self, at: usize) -> bool {
        self.sentence.contains(&at) && self.words.tokens[at].is_glued
    }

    /// Whether the word at `at` is a number of four digits.
    fn is_year(&self, at: usize) -> bool {
        self.sentence.contains(&at) && self.words.tokens[at].kind == WordKind::Number && self.letters(at).len() == 4
    }

    fn is_letters(&self, at: usize) -> bool {
        self.sentence.contains(&at) && self.words.tokens[at].kind == WordKind::Letters
    }

    /// Whether the word at `at` begins with a capital; in a text without case, whether it may be part of a name.
    fn is_capitalised(&self, at: usize) -> bool {
        self.is_letters(at) && self.words.tokens[at].is_capitalised(self.text)
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
    let span = page.words.span_of(parted.name.clone());
    let role = parted.role.clone().or_else(|| roles::find_role_before(page, parted.outer_start()));
    let apposition = roles::find_apposition(page, parted.name.end);
    let cues = cues::weigh(page, &parted, role.as_ref(), apposition.as_ref());
    Some(NamePhrase {
        span,
        words: parted.name,
        honorific: parted.honorific.map(|range| page.words.span_of(range)),
        role: role.or(apposition).map(|range| page.words.span_of(range)),
        cues,
    })
}

#[cfg(test)]
mod tests;
