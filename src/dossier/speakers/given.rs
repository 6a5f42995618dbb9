//! The editor's word on who said a quote, led to the quote and to the person.

use std::collections::BTreeMap;

use crate::annotate::Annotations;
use crate::diagnostic::Diagnostic;
use crate::dossier::constraints::GivenSpeaker;
use crate::dossier::people::{Person, PersonIndex, is_called, nearest_name};

/// By the places of an article and of a quote in it: who said it.
pub(crate) type GivenSpeakers = BTreeMap<(usize, usize), PersonIndex>;

/// Leads each rule to its quote and its person; one that finds none, or several, is a diagnostic.
pub(crate) fn lead(
    given: &[GivenSpeaker],
    annotations: &[Annotations],
    people: &[Person],
    diagnostics: &mut Vec<Diagnostic>,
) -> GivenSpeakers {
    let mut led = GivenSpeakers::new();
    for rule in given {
        let article = rule.place.article;
        let quotes = annotations[article].quotes.iter().enumerate();
        let here: Vec<usize> = quotes.filter(|(_, quote)| quote.content.overlaps(rule.place.span)).map(|(place, _)| place).collect();
        let [quote] = here[..] else {
            let help = "quote words that one person says, as the article's page marks them";
            diagnostics.push(rule.misplaced.clone().help(help));
            continue;
        };
        let candidates = (0_u32..).zip(people).filter(|(_, person)| is_called(person, &rule.speaker.wanted));
        match candidates.map(|(place, _)| PersonIndex(place)).collect::<Vec<_>>()[..] {
            [person] => {
                led.insert((article, quote), person);
            }
            [] => diagnostics.push(match nearest_name(&rule.speaker.wanted, people) {
                Some(name) => rule.speaker.missing.clone().help(format!("the nearest name is `{name}`")),
                None => rule.speaker.missing.clone(),
            }),
            ref several => {
                let ids: Vec<String> = several.iter().map(|person| format!("`{}`", people[person.0 as usize].id)).collect();
                diagnostics.push(rule.speaker.missing.clone().help(format!("it may be {}: name one by its id", ids.join(" or "))));
            }
        }
    }
    led
}
