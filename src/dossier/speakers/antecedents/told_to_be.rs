//! Whom a text says to be what “the harbour master” is, where no list has the word.

use std::ops::Range;

use super::Scene;
use crate::annotate::lexicon::Classes;
use crate::annotate::{Token, WordList, words};
use crate::corpus::Grade;
use crate::dossier::people::PersonIndex;
use crate::text::WordKind;

/// What is written, and says things too.
static DOCUMENTS: &WordList = words![
    "report",
    "statement",
    "letter",
    "memo",
    "filing",
    "study",
    "survey",
    "article",
    "book",
    "ruling",
    "indictment",
    "complaint",
    "lawsuit",
    "website",
    "release",
    "review",
    "paper",
    "story",
    "message",
    "note",
    "email",
    "transcript",
    "document",
    "documents",
    "record",
    "records",
    "text",
    "account",
    "diary",
    "memoir",
    "affidavit",
    "testimony",
    "readout",
    "bulletin",
    "poll",
    "data",
    "figures",
    "post",
    "log",
    "minutes"
];
/// A role has no more words: “the chief harbour master”.
const LONGEST: usize = 3;

impl Scene<'_> {
    /// The one person of whom the text says so, whether or not a list has the word: “Ann Reyes, the **harbour master**, …”, “**keeper** Ann
    /// Reyes”, “the **rector** of Linden, Dr. Ann Reyes”; `None` where it says so of several.
    pub(super) fn told_to_be(&self, words: &Range<usize>) -> Option<(PersonIndex, Grade)> {
        let tokens = &self.annotated.words.tokens;
        let noun = &tokens[words.start + 1..words.end];
        let head = tokens[words.end - 1];
        // “the report” speaks too, and is nobody.
        let is_thing = head.is(Classes::THING | Classes::ORGANISATION_WORD | Classes::PLACE_WORD | Classes::BODY | Classes::TIME)
            || head.is(Classes::SPEAKER) && !head.is(Classes::ROLE)
            || head.is(DOCUMENTS)
            || head.is_capitalised(self.text);
        // “the Kremlin’s transcript of their talk”
        let is_role =
            noun.len() <= LONGEST && noun.iter().all(|token| token.is_small() && !token.is(Classes::PREPOSITION | Classes::CONJUNCTION));
        if is_thing || !is_role {
            return None;
        }
        let is_noun = |start: usize| {
            let there = tokens.get(start..start + noun.len()).unwrap_or_default();
            there.len() == noun.len() && there.iter().zip(noun).all(|(one, other)| one.fold == other.fold)
        };
        let told = self.mentions.iter().filter(|mention| {
            let name = self.annotated.words.words_in(mention.span);
            self.is_told_behind(name.end, noun.len(), is_noun) || self.is_told_before(name, noun.len(), is_noun)
        });
        let mut people: Vec<PersonIndex> = told.filter_map(|mention| mention.person).collect();
        people.sort_unstable();
        people.dedup();
        if let [person] = people[..] { Some((person, Grade::Derived)) } else { None }
    }

    /// “Ann Reyes, **the harbour master**, left”, “Ann Reyes, **a stowaway** from Linden”
    fn is_told_behind(&self, end: usize, length: usize, is_noun: impl Fn(usize) -> bool) -> bool {
        let tokens = &self.annotated.words.tokens;
        let is_open = || {
            let behind = tokens.get(end + 2 + length);
            behind.is_none_or(|next| next.kind() == WordKind::Mark || next.is(Classes::PREPOSITION | Classes::CONJUNCTION))
        };
        let opens =
            |comma: &Token| comma.of(self.text) == "," && tokens.get(end + 1).is_some_and(|article| article.is(Classes::DETERMINER));
        tokens.get(end).is_some_and(opens) && is_noun(end + 2) && is_open()
    }

    /// “Lighthouse **keeper** Ann Reyes”, “the **rector** of Linden, Dr. Ann Reyes”
    fn is_told_before(&self, name: Range<usize>, length: usize, is_noun: impl Fn(usize) -> bool) -> bool {
        const REACH: usize = 9;
        let tokens = &self.annotated.words.tokens;
        let start = name.start;
        let is_title = |at: &usize| tokens[*at].is(Classes::HONORIFIC) || tokens[*at].of(self.text) == ".";
        let Some(last) = (0..start).rev().take(REACH).find(|at| !is_title(at)) else { return false };
        if tokens[last].kind() == WordKind::Letters {
            return last + 1 == start && last + 1 >= length && is_noun(last + 1 - length);
        }
        // “The **jailer**, Ann Reyes, …”; not “according to the **jailer**, Ann Reyes sang”
        if tokens.get(name.end).is_some_and(|next| next.kind() == WordKind::Letters) {
            return false;
        }
        let opens = |at: usize| tokens[at].is(Classes::DETERMINER) && is_noun(at + 1);
        if tokens[last].of(self.text) == "," && last.checked_sub(length + 1).is_some_and(opens) {
            return true;
        }
        let opener = |at: usize| tokens[at].is(words!["the"]) && tokens.get(at + 1 + length).is_some_and(|of| of.is(words!["of", "at"]));
        tokens[last].of(self.text) == "," && (last.saturating_sub(REACH)..last).any(|at| opener(at) && is_noun(at + 1))
    }
}
