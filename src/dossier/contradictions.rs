//! Rules of the editor that say two things of one: told, as one of them is most likely forgotten.

use std::collections::BTreeMap;

use toml::Spanned;

use crate::annotate::words::fold;
use crate::corpus::Editorial;
use crate::corpus::editorial::{ExcludeMode, QuotedPlace};
use crate::diagnostic::Diagnostic;

/// What the rules have said so far: of whom or what, which of its fields, the value, and where it stands.
struct Said<'r> {
    rules: &'r Editorial,
    values: BTreeMap<(String, &'static str), (String, usize)>,
    faults: Vec<Diagnostic>,
}

/// Each rule that says otherwise than one before it.
pub(super) fn find(rules: &Editorial) -> Vec<Diagnostic> {
    let mut said = Said { rules, values: BTreeMap::new(), faults: Vec::new() };
    for rule in &rules.articles {
        let day = |day: Option<crate::corpus::editorial::Day>| day.map(|day| day.0.to_string());
        let fields = [
            ("published", day(rule.published)),
            ("headline", rule.headline.clone()),
            ("outlet", rule.outlet.clone()),
            ("url", rule.url.clone()),
            ("accessed", day(rule.accessed)),
            ("mode", rule.mode.map(|mode| format!("{mode:?}").to_lowercase())),
        ];
        said.add(&rule.file, rule.file.get_ref(), fields, LATER);
    }
    for rule in &rules.people {
        said.add(
            &rule.person,
            &person(&rule.person),
            [("name", rule.name.clone()), ("slug", rule.slug.clone()), ("note", rule.note.clone())],
            LATER,
        );
    }
    for rule in &rules.exclusions {
        let mode = match rule.mode {
            ExcludeMode::Unlink => "unlink",
            ExcludeMode::Redact => "redact",
            ExcludeMode::Noindex => "noindex",
        };
        said.add(&rule.person, &person(&rule.person), [("mode of [[exclude]]", Some(mode.to_owned()))], STRICTER);
    }
    let one = |one: &Spanned<String>, other: &Spanned<String>| pair(&person(one), &person(other));
    for (into, from) in rules.merges.iter().flat_map(|rule| rule.from.iter().map(move |from| (&rule.into, from))) {
        said.add(from, &one(into, from), [(SAME, Some("one person".to_owned()))], NEITHER);
    }
    for rule in &rules.not_same {
        said.add(&rule.b, &one(&rule.a, &rule.b), [(SAME, Some("two people".to_owned()))], NEITHER);
    }
    for rule in &rules.splits {
        said.add(&rule.at.exact, &place(&rule.at), [("person", Some(fold(&rule.to)))], LATER);
    }
    for rule in &rules.quotes {
        said.add(&rule.at.exact, &place(&rule.at), [("speaker", Some(person(&rule.speaker)))], LATER);
    }
    for rule in &rules.events {
        let is_shown = rule.pin || rule.date.is_some() || rule.summary.is_some();
        let hidden = if rule.hide { Some("hidden") } else { is_shown.then_some("shown") };
        let fields = [
            ("date", rule.date.as_ref().map(|date| date.value.clone())),
            ("summary", rule.summary.clone()),
            ("place on the timeline", hidden.map(str::to_owned)),
        ];
        said.add(&rule.at.exact, &place(&rule.at), fields, LATER);
        if rule.hide && is_shown {
            let fault = rules.diagnostic(&rule.at.exact, |file| {
                Diagnostic::warning(KIND, file, "this event is hidden, so nothing else of the rule is seen")
            });
            said.faults.push(fault.help("take `hide` out, or the rest of the rule"));
        }
    }
    said.faults
}

const KIND: &str = "contradiction";
const SAME: &str = "who they are";
const LATER: &str = "the later rule holds";
const STRICTER: &str = "the stricter rule holds";
const NEITHER: &str = "they are kept apart";

impl Said<'_> {
    /// Notes what a rule says of somebody or something; another value than the one noted is a fault.
    fn add<const N: usize>(&mut self, at: &Spanned<String>, what: &str, fields: [(&'static str, Option<String>); N], outcome: &str) {
        for (field, value) in fields {
            let Some(value) = value else { continue };
            let start = at.span().start;
            match self.values.get(&(what.to_owned(), field)) {
                Some((before, place)) if *before != value => {
                    let line = self.rules.text.get(..*place).map_or(1, |text| text.matches('\n').count() + 1);
                    let message = format!("another rule, in line {line}, says otherwise: {field} is `{before}` there and `{value}` here");
                    let fault = self.rules.diagnostic(at, |file| Diagnostic::warning(KIND, file, message));
                    self.faults.push(fault.help(format!("{outcome}; take one of them out")));
                }
                _ => {}
            }
            self.values.insert((what.to_owned(), field), (value, start));
        }
    }
}

/// A person as rules name them: by id or by name.
fn person(name: &Spanned<String>) -> String {
    fold(name.get_ref()).replace('-', " ")
}

fn pair(one: &str, other: &str) -> String {
    if one < other { format!("{one}\n{other}") } else { format!("{other}\n{one}") }
}

fn place(at: &QuotedPlace) -> String {
    let around = |side: &Option<String>| side.as_deref().map(fold).unwrap_or_default();
    [at.article.get_ref().clone(), fold(at.exact.get_ref()), around(&at.prefix), around(&at.suffix)].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::editorial::parse_editorial;

    fn check(rules: &str, expected: &[&str]) {
        let rules = parse_editorial("editorial.toml", rules).unwrap();
        let found: Vec<String> =
            find(&rules).into_iter().map(|fault| format!("{}; {}", fault.message, fault.help.unwrap_or_default())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn two_values_of_one_field_are_told() {
        check(
            "[[article]]\nfile = \"a.txt\"\noutlet = \"Courier\"\n[[article]]\nfile = \"a.txt\"\noutlet = \"Herald\"\n",
            &[
                "another rule, in line 2, says otherwise: outlet is `Courier` there and `Herald` here; the later rule holds; take one of them out",
            ],
        );
        check("[[article]]\nfile = \"a.txt\"\noutlet = \"Courier\"\n[[article]]\nfile = \"a.txt\"\nheadline = \"Flood\"\n", &[]);
        check("[[person]]\nperson = \"Ann Reyes\"\nnote = \"Mayor\"\n[[person]]\nperson = \"ann-reyes\"\nnote = \"Mayor\"\n", &[]);
    }

    #[test]
    fn one_person_and_two_cannot_both_be() {
        check(
            "[[merge]]\ninto = \"Ann Reyes\"\nfrom = [\"Anna Reyes\"]\n[[not_same]]\na = \"anna-reyes\"\nb = \"Ann Reyes\"\n",
            &[
                "another rule, in line 3, says otherwise: who they are is `one person` there and `two people` here; they are kept apart; take \
               one of them out",
            ],
        );
    }

    #[test]
    fn what_is_hidden_is_not_shown() {
        check(
            "[[event]]\nat = { article = \"a.txt\", exact = \"met\" }\nhide = true\npin = true\n",
            &["this event is hidden, so nothing else of the rule is seen; take `hide` out, or the rest of the rule"],
        );
    }
}
