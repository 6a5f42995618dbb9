//! The names, roles and whereabouts of those who make a paper, by their form.

use super::dates::{end_of_yearless_day, find_day};
use super::line::{Line, displayed};
use super::outlets::{known_outlet, sounds_like_outlet};
use crate::corpus::Field;
use crate::text::{Case, Span};

/// With these words a role begins that stands right behind a name: “Carla Moss Staff Writer”.
const ROLE_OPENERS: &[&str] = &[
    "staff",
    "senior",
    "special",
    "chief",
    "political",
    "politics",
    "business",
    "economics",
    "sports",
    "health",
    "science",
    "environment",
    "education",
    "technology",
    "foreign",
    "home",
    "world",
    "news",
    "night",
    "deputy",
    "assistant",
    "managing",
    "national",
    "international",
    "diplomatic",
    "security",
    "legal",
    "crime",
    "arts",
    "culture",
    "media",
    "digital",
    "contributing",
    "freelance",
    "reporter",
    "correspondent",
    "writer",
    "editor",
    "columnist",
    "contributor",
    "producer",
    "journalist",
    "multimedia",
    "investigative",
    "europe",
    "africa",
    "asia",
    "washington",
    "royal",
    "transport",
    "defence",
    "defense",
    "associate",
    "guest",
    "opinion",
];

/// What a writer is.
const ROLES: &[&str] = &[
    "writer",
    "writers",
    "reporter",
    "reporters",
    "editor",
    "editors",
    "correspondent",
    "correspondents",
    "columnist",
    "contributor",
    "contributors",
    "staff",
    "analyst",
    "producer",
    "journalist",
    "journalists",
    "chief",
    "fellow",
    "critic",
    "photographer",
    "blogger",
    "presenter",
    "anchor",
    "bureau",
    "freelancer",
    "author",
];

/// The names between two words; what is none is passed over.
pub(super) fn collect_names(line: &Line<'_>, mut at: usize, to: usize, names: &mut Vec<Field<String>>) {
    while at < to {
        let in_place = line.is(at, &["in", "from", "at"]) && !names.is_empty();
        if in_place {
            at = end_of_whereabouts(line, at).max(at + 1);
        } else if let Some(end) =
            end_of_name(line, at).filter(|end| *end <= to && !line.is(at, &["reporting", "writing", "editing", "additional", "compiled"]))
        {
            let span = line.span_of(at, end);
            names.push(Field::stated(displayed(line.of(span)), span));
            at = end;
        } else {
            at += 1;
        }
    }
}

/// Behind “in Linden”, “in New York and”: where the writer was.
pub(super) fn end_of_whereabouts(line: &Line<'_>, at: usize) -> usize {
    if !line.is(at, &["in", "from", "at"]) {
        return at;
    }
    let mut end = at + 1;
    if line.is_lower() {
        return end + 1;
    }
    while line.is_letters(end) && line.is_capitalised(end) || line.is(end, &["de", "la", "of", "."]) && line.is_letters(end + 1) {
        end += 1;
    }
    // “at 10:30” is no place.
    if end == at + 1 { at } else { end }
}

/// Behind the name that begins at a word: two to five words with capitals, initials and particles among them.
pub(super) fn end_of_name(line: &Line<'_>, at: usize) -> Option<usize> {
    const PARTICLES: &[&str] =
        &["al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "van", "von"];
    const NEVER: &[&str] = &[
        "a",
        "an",
        "and",
        "by",
        "for",
        "from",
        "in",
        "its",
        "of",
        "on",
        "that",
        "the",
        "their",
        "this",
        "to",
        "with",
        "was",
        "said",
        "has",
        "had",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "contributed",
        "reporting",
        "writing",
        "editing",
        "published",
        "updated",
        "posted",
        "via",
        "at",
        "last",
    ];
    let is_lower = line.is_lower();
    let mut end = at;
    let mut parts = 0;
    // “Zachary **A.** Odwan”
    let is_initial = |at: usize| line.word(at).len() == 1 && line.is_capitalised(at) && line.is(at + 1, &["."]) && line.is_glued(at + 1);
    while line.is_letters(end) && end < at + 9 && (!line.is(end, NEVER) || end > at && is_initial(end)) {
        let is_particle = parts > 0 && line.is(end, PARTICLES) && line.is_letters(end + 1)
            || parts > 0 && line.is(end, PARTICLES) && line.is(end + 1, &["-"]);
        if !(is_particle || is_lower || line.is_capitalised(end) || parts > 0 && is_elided(line.word(end))) {
            break;
        }
        if parts >= 2 && !is_particle && ends_before(line, at, end) {
            break;
        }
        parts += usize::from(!is_particle);
        end += 1;
        // An initial keeps its point, and a hyphen joins: “Ann J. Reyes-Ode”.
        if line.is(end, &["."]) && line.is_glued(end) && line.word(end - 1).chars().count() <= 2 && line.is_letters(end + 1) {
            end += 1;
        } else if line.is(end, &["-"]) && line.is_glued(end) && line.is_glued(end + 1) {
            parts -= usize::from(!is_particle);
            end += 1;
        }
    }
    // “Carla Moss Karsk correspondent”: what stands before a role tells which.
    if parts >= 3 && !is_lower && line.is(end, ROLES) && !line.is_capitalised(end) {
        let second = (at + 1..end).find(|place| line.is_letters(*place) && line.word(*place).chars().count() > 1)?;
        return Some(second + 1);
    }
    let most = if is_lower { 3 } else { 5 };
    ((2..=most).contains(&parts) && line.is_letters(end - 1)).then_some(end)
}

/// “d’Arcy”, “al’Odi”: a small particle that is joined to its name.
fn is_elided(word: &str) -> bool {
    let rest = word.split_once(['’', '\'']).filter(|(particle, _)| (1..=3).contains(&particle.len()));
    rest.is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}

/// Whether a name that began at a word is over at another, as a role or an outlet begins there: “Carla Moss Staff Writer”,
/// “CARLA MOSS Associated Press”, “Carla Moss BBC News”.
fn ends_before(line: &Line<'_>, start: usize, at: usize) -> bool {
    let is_in_capitals = |at: usize| line.words[at].case == Case::Upper || line.word(at).chars().count() == 1 || line.is_mark(at);
    let changes_case = (start..at).all(is_in_capitals)
        && (start..at).any(|at| line.words[at].case == Case::Upper)
        && line.words[at].case == Case::Capital
        && line.word(at).chars().count() > 2;
    let begins_day = || find_day(line, at).is_some() || end_of_yearless_day(line, at).is_some();
    changes_case
        || begins_day()
        || line.is(at, &["special"]) && line.is(at + 1, &["to", "for"])
        || known_outlet(line, at).is_some()
        || line.is(at, ROLE_OPENERS) && end_of_role(line, at).is_some()
}

/// Behind an outlet that no list knows, up to the next mark: “Daily Courier”.
pub(super) fn end_of_made_up_outlet(line: &Line<'_>, at: usize) -> Option<usize> {
    let end = (at..line.words.len())
        .find(|end| line.is_mark(*end) && !line.is(*end, &["&", "-"]) || line.is(*end, &["staff", "on"]))
        .unwrap_or(line.words.len());
    let is_lower_name =
        || line.is_lower() && end > at + 1 && end <= at + 4 && line.is(at.wrapping_sub(1), &[","]) && is_known_noun(line, end - 1);
    (end > at && end <= at + 6 && (sounds_like_outlet(line, at, end) || is_lower_name())).then_some(end)
}

fn is_known_noun(line: &Line<'_>, at: usize) -> bool {
    line.is(at, &["courier", "times", "post", "news", "herald", "tribune", "wire", "press", "gazette", "journal", "ledger"])
}

/// Behind what a writer is, up to the next mark or “in Linden”: “Staff Writer”, “Political Correspondent”.
pub(super) fn end_of_role(line: &Line<'_>, at: usize) -> Option<usize> {
    const MOST_WORDS: usize = 6;
    let is_over = |end: &usize| line.is_mark(*end) && !line.is(*end, &["-", "’", "'", "&"]) || line.is(*end, &["in", "on", "published"]);
    let end = (at..line.words.len()).find(is_over).unwrap_or(line.words.len());
    let is_role = end > at && end <= at + MOST_WORDS && (at..end).any(|at| line.is(at, ROLES)) && line.words[at].case != Case::Mixed;
    is_role.then(|| end_of_whereabouts(line, end))
}

/// A line that is nothing but what a writer is, and where: “Environment correspondent”, “Staff writer in Linden”.
pub(super) fn is_role_line(line: &Line<'_>) -> bool {
    let start = usize::from(line.is(0, &["the", "by", "our"]));
    line.len() <= 8 && !line.ends_sentence() && is_role_rest(line, start)
}

/// Whether from a word on there is nothing but roles, outlets and places between marks.
fn is_role_rest(line: &Line<'_>, start: usize) -> bool {
    let Some(mut at) = end_of_role(line, start) else { return false };
    while at < line.words.len() {
        if line.is_mark(at) {
            at += 1;
        } else if let Some((end, _)) = known_outlet(line, at) {
            at = end;
        } else if let Some(end) = end_of_role(line, at).or_else(|| end_of_made_up_outlet(line, at)) {
            at = end;
        } else if line.is_letters(at) && line.is_capitalised(at) {
            at += 1;
        } else {
            return false;
        }
    }
    true
}

/// The name in a line that is nothing but one, with or without what its bearer is, and where: “Carla Moss”, “Carla Moss in Linden”,
/// “Carla Moss Linden correspondent @carlamoss”. Its first word need be no first name that is known.
pub(super) fn name_of_line(line: &Line<'_>) -> Option<Span> {
    const MOST_WORDS: usize = 14;
    // “Carla Moss,” goes on in the next line.
    let count = line.words.len() - usize::from(line.words.len() > 2 && line.is(line.words.len() - 1, &[","]));
    let is_cut = count < line.words.len();
    if line.is_lower() || !(2..=MOST_WORDS).contains(&count) || line.ends_sentence() && !is_cut || known_outlet(line, 0).is_some() {
        return None;
    }
    let name = end_of_name(line, 0)?;
    let mut at = end_of_whereabouts(line, name);
    if at < count && !line.is(at, &["@"]) {
        at = end_of_role(line, at + usize::from(line.is(at, &[","])))?;
    }
    if line.is(at, &["@"]) && at + 2 == count {
        at = count;
    }
    (at == count && !sounds_like_outlet(line, name - 1, name)).then(|| line.span_of(0, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<'_> {
        Line::new(text, Span::new(0, text.len()))
    }

    #[test]
    fn a_name_ends_where_a_role_or_an_outlet_begins() {
        for (text, name) in [
            ("Carla Moss Staff Writer", "Carla Moss"),
            ("CARLA MOSS Associated Press", "CARLA MOSS"),
            ("Carla J. Moss BBC News", "Carla J. Moss"),
            ("Carla van der Moss", "Carla van der Moss"),
            ("Ann Mary Reyes Ode", "Ann Mary Reyes Ode"),
            ("Carla Moss Linden correspondent", "Carla Moss"),
            ("Carla Moss Mar. 8, 2024", "Carla Moss"),
        ] {
            let line = line(text);
            assert_eq!(end_of_name(&line, 0).map(|end| line.of(line.span_of(0, end))), Some(name), "{text}");
        }
    }

    #[test]
    fn a_role_may_be_a_line() {
        for text in ["Environment correspondent", "Staff Writer", "Political editor, BBC News", "Senior reporter in Linden"] {
            assert!(is_role_line(&line(text)), "{text}");
        }
        for text in ["The editor left the town on Monday.", "Reyes met the mayor", "Storm breaks wall"] {
            assert!(!is_role_line(&line(text)), "{text}");
        }
    }
}
