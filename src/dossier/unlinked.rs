//! People who are kept out of the lists: every step has reasoned with them, so that nobody else was taken for them.

use super::people::{Mention, PersonIndex, Presence};
use super::{Dossier, Quote};

/// The dossier without the people whom the editor keeps out: they have no record, and no mention, quote or event leads to them. Their names
/// stay in the texts.
pub(super) fn left_out(mut dossier: Dossier) -> Dossier {
    let is_kept_out = |presence| matches!(presence, Presence::Unlinked | Presence::Redaction);
    if !dossier.people.iter().any(|person| is_kept_out(person.presence)) {
        return dossier;
    }
    let mut count = 0;
    let mut place_of = |presence| {
        count += u32::from(!is_kept_out(presence));
        (!is_kept_out(presence)).then(|| PersonIndex(count - 1))
    };
    let places: Vec<Option<PersonIndex>> = dossier.people.iter().map(|person| place_of(person.presence)).collect();
    let now = |person: PersonIndex| *person.of(&places);
    dossier.people.retain(|person| !is_kept_out(person.presence));
    for facts in &mut dossier.articles {
        let mentions = std::mem::take(&mut facts.mentions).into_iter();
        let kept = mentions.filter_map(|mention| match mention.person {
            Some(person) => Some(Mention { person: Some(now(person)?), ..mention }),
            None => Some(mention),
        });
        facts.mentions = kept.collect();
        facts.quotes.iter_mut().for_each(|quote: &mut Quote| {
            quote.speaker = quote.speaker.and_then(now);
            quote.addressee = quote.addressee.and_then(now);
        });
    }
    for event in &mut dossier.events {
        event.people = event.people.iter().filter_map(|person| now(*person)).collect();
    }
    dossier
}
