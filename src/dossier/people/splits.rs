//! The mentions that the editor parts from a person.

use super::identity::Identities;
use super::resolve::Resolved;
use super::rules::Rules;
use crate::corpus::Grade;
use crate::diagnostic::Diagnostic;

/// Gives the mentions that the editor parts from a person to whom they mean.
pub(super) fn part(rules: &Rules, mentions: &mut [Vec<Resolved>], identities: &Identities, diagnostics: &mut Vec<Diagnostic>) {
    for (place, person, to, misplaced) in &rules.splits {
        let meant = identities.person_of[*person];
        let here = mentions[place.article].iter_mut().filter(|mention| mention.span.overlaps(place.span));
        let mut found = here.filter(|mention| mention.person.is_none() || mention.person == meant).peekable();
        if found.peek().is_none() {
            diagnostics.push(misplaced.clone());
        }
        for mention in found {
            (mention.person, mention.grade) = (identities.person_of[*to], Grade::Given);
        }
    }
}
