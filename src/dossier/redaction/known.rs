//! What was known of the articles when they still bore the names: nobody is taken for somebody who is withheld.

use std::collections::BTreeSet;

use super::{MARK, Redaction};
use crate::annotate::Annotations;
use crate::corpus::Grade;
use crate::dossier::people::{People, Presence};
use crate::dossier::same_event::EventMention;
use crate::dossier::{Form, Mention, Person, PersonIndex, Quote};
use crate::text::Span;

/// What was known of an article when it still bore the names; all places are those it has now.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Where a name was taken out, and the number of the person it was.
    pub(super) marks: Vec<(Span, usize)>,
    /// Where a quote begins, and the id of who said it.
    pub(super) speakers: BTreeSet<(u32, String)>,
    /// Where a role or a pronoun stands, and the id of whom it means.
    pub(super) references: BTreeSet<(u32, String)>,
    /// Where the word stands that tells an event, and the id of somebody who takes part.
    pub(super) participants: BTreeSet<(u32, String)>,
}

/// The `number`th person without a name.
fn nobody(number: usize) -> Person {
    Person {
        id: format!("~withheld{number}"),
        name: MARK.to_owned(),
        named: None,
        aliases: Vec::new(),
        is_subject: true,
        roles: Vec::new(),
        articles: Vec::new(),
        mentions: 0,
        note: None,
        presence: Presence::Redaction,
    }
}

impl Redaction {
    /// Puts somebody without a name in the place of each person who is withheld, so that no later step takes another for them. They leave
    /// the finished dossier ([`super::unlinked`]).
    pub(in crate::dossier) fn stand_in(&self, people: &mut People) {
        let first = people.people.len();
        let index = |number: usize| PersonIndex(u32::try_from(first + number).expect("fewer people than bytes of text"));
        people.people.extend((0..self.people).map(nobody));
        for (article, known) in &self.articles {
            let mentions = &mut people.mentions[*article];
            let here = known.marks.iter().map(|(span, person)| Mention {
                span: *span,
                person: Some(index(*person)),
                form: Form::Full,
                grade: Grade::Given,
            });
            mentions.retain(|mention| !known.marks.iter().any(|(span, _)| span.overlaps(mention.span)));
            mentions.extend(here);
            mentions.sort_by_key(|mention| mention.span);
        }
    }

    /// Follows the text of an article of which parts were left out; `moved` says where a place has gone.
    pub(in crate::dossier) fn move_places(&mut self, article: usize, moved: &impl Fn(Span) -> Option<Span>) {
        let Some(known) = self.articles.get_mut(&article) else { return };
        let starts = |known: &BTreeSet<(u32, String)>| {
            let at = |start: u32| moved(Span { start, end: start + 1 });
            known.iter().filter_map(|(start, id)| Some((at(*start)?.start, id.clone()))).collect()
        };
        known.marks = known.marks.iter().filter_map(|(span, person)| Some((moved(*span)?, *person))).collect();
        known.speakers = starts(&known.speakers);
        known.references = starts(&known.references);
        known.participants = starts(&known.participants);
    }

    /// Leaves of who takes part in events only those of whom it was known with all names there.
    pub(in crate::dossier) fn keep_known_participants(
        &self,
        people: &People,
        annotations: &[Annotations],
        event_mentions: &mut [EventMention],
    ) {
        for event_mention in event_mentions {
            let Some(known) = self.articles.get(&event_mention.article) else { continue };
            let trigger = annotations[event_mention.article].events[event_mention.phrase].trigger.start;
            event_mention.people.retain(|person| known.participants.contains(&(trigger, person.of(&people.people).id.clone())));
        }
    }

    /// Leaves of who spoke and of whom a role or a pronoun means only what was known with all names there: “the mayor” is not the only one
    /// left.
    pub(in crate::dossier) fn keep_known(&self, people: &mut People, quotes: &mut [Vec<Quote>]) {
        let persons = &people.people;
        let id = |person: PersonIndex| person.of(persons).id.clone();
        for (article, known) in &self.articles {
            for quote in &mut quotes[*article] {
                quote.speaker = quote.speaker.filter(|person| known.speakers.contains(&(quote.content.start, id(*person))));
            }
            let is_known = |mention: &Mention, person| known.references.contains(&(mention.span.start, id(person)));
            people.mentions[*article]
                .retain(|mention| mention.form.is_name() || mention.person.is_some_and(|person| is_known(mention, person)));
        }
    }
}
