//! Of which sex somebody is, as “his” and “her” beside a name tell it.

use super::{Gender, Scene, gender_of_name};
use crate::annotate::lexicon::Classes;
use crate::annotate::names::{Cues, NamePhrase};
use crate::annotate::{WordList, words};
use crate::text::WordKind;

impl Scene<'_> {
    /// What “his” or “her” behind a name tells of its bearer, whose first name does not: “the jockey **Orwin** blamed **his** trainer”. Not: Orwin
    /// hit her.
    pub(super) fn pronoun_behind(&self, phrase: &NamePhrase) -> Option<Gender> {
        const REACH: usize = 20;
        static HIS: &WordList = words!["his", "himself"];
        static HER: &WordList = words!["her", "herself"];
        if !phrase.cues.contains(Cues::PRONOUN) || gender_of_name(phrase.span.of(self.text)).is_some() {
            return None;
        }
        let tokens = &self.annotated.words.tokens;
        let sentence = self.annotated.words.sentences.get(self.sentence_at(phrase.span)?)?;
        let behind = phrase.words().end..sentence.words().end.min(phrase.words().end + REACH);
        let at = behind.into_iter().find(|at| tokens[*at].is(Classes::PRONOUN) || tokens[*at].is(HIS) || tokens[*at].is(HER))?;
        let owns = || tokens.get(at + 1).is_some_and(|next| next.kind() == WordKind::Letters && !next.is(Classes::FUNCTION));
        match tokens[at] {
            his if his.is(HIS) => Some(Gender::Male),
            her if her.is(HER) && (her.is(words!["herself"]) || owns()) => Some(Gender::Female),
            _ => None,
        }
    }

    /// What “his” or “her” tells of one who gives another something: “**Zobo Ode** lent Ann Odi **his** taxi”; not “Zobo Ode met Ann Odi and her
    /// aunt”.
    pub(super) fn tells_of_giver(&self, phrase: &NamePhrase, taker: &NamePhrase) -> Option<Gender> {
        static GIVES: &WordList = words![
            "gave", "lent", "sent", "sold", "handed", "showed", "offered", "left", "loaned", "promised", "bought", "passed", "owed",
            "paid", "read", "told", "taught", "gives", "lends", "sends", "sells", "shows"
        ];
        let tokens = &self.annotated.words.tokens;
        let gives = tokens.get(phrase.words().end).is_some_and(|verb| verb.is(GIVES)) && taker.words().start == phrase.words().end + 1;
        let (whose, thing) = (tokens.get(taker.words().end)?, tokens.get(taker.words().end + 1)?);
        let is_noun = thing.kind() == WordKind::Letters && !thing.is(Classes::FUNCTION);
        if !gives || !is_noun {
            return None;
        }
        if whose.is(words!["his"]) { Some(Gender::Male) } else { whose.is(words!["her"]).then_some(Gender::Female) }
    }
}
