//! Those who bear a part of a name that is withheld: most likely others, but an editor should look.

use crate::annotate::words::fold;
use crate::corpus::Editorial;
use crate::corpus::editorial::ExcludeMode;
use crate::diagnostic::Diagnostic;
use crate::dossier::Person;

/// So many are told for one person; a first name may be that of many.
const MOST: usize = 5;

/// Whoever stays and shares the surname or the first name of somebody withheld, the most named first, with the rule that would withhold them
/// too.
pub(super) fn told(rules: &Editorial, withheld: &[&Person], others: &[&Person]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let redacted = rules.exclusions.iter().filter(|rule| rule.mode == ExcludeMode::Redact);
    for rule in redacted {
        let wanted = fold(rule.person.get_ref()).replace('-', " ");
        let is_called = |person: &&&Person| {
            let names = std::iter::once(&person.name).chain(person.aliases.iter().map(|alias| &alias.text));
            fold(&person.id).replace('-', " ") == wanted || names.into_iter().any(|name| fold(name) == wanted)
        };
        let Some(meant) = withheld.iter().find(is_called) else { continue };
        let mut alike: Vec<(&Person, &'static str)> = others.iter().filter_map(|other| Some((*other, shared(meant, other)?))).collect();
        // A surname says more than a first name.
        alike.sort_by_key(|(other, part)| (*part != SURNAME, std::cmp::Reverse(other.mentions), &other.id));
        for (other, part) in alike.into_iter().take(MOST) {
            let message = format!("{} has the {part} of somebody who is withheld, and is published", other.name);
            let advice = rules.diagnostic(&rule.person, |file| Diagnostic::advice("namesake", file, message));
            let more = format!("[[exclude]] person = \"{}\" mode = \"redact\"", other.id);
            told.push(advice.help(format!("most likely somebody else; if it is the same, or tells who is meant: {more}")));
        }
    }
    told
}

const SURNAME: &str = "surname";
const FIRST_NAME: &str = "first name";

/// Which part of their names two people share.
fn shared(one: &Person, other: &Person) -> Option<&'static str> {
    let (one, other) = (fold(&one.name), fold(&other.name));
    let parts = |name: &str| (name.split_whitespace().next().map(str::to_owned), name.split_whitespace().next_back().map(str::to_owned));
    let ((first, last), (other_first, other_last)) = (parts(&one), parts(&other));
    if last == other_last {
        return Some(SURNAME);
    }
    let is_full = one.contains(' ');
    (is_full && (first == other_first || first == other_last)).then_some(FIRST_NAME)
}
