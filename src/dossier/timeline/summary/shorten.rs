//! The part of a report that is shown: its sentence without a stamp before it, an attribution and an aside behind it.

use super::super::Sources;
use super::by_the_way;
use crate::annotate::events::EventPhrase;
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, WordTable, words};
use crate::text::{Case, Span, WordKind, overlapping};

/// Words that open a part that is no sentence without the rest.
pub(super) static ASIDE: &WordList = words![
    "as",
    "after",
    "when",
    "while",
    "although",
    "though",
    "because",
    "if",
    "since",
    "before",
    "once",
    "with",
    "amid",
    "despite",
    "following",
    "without",
    "until",
    "unless"
];

/// The sentence of an event mention without the attribution at its end (“…, the spokesman said.”) and without the full stop.
pub(super) fn shortened(sources: &Sources<'_>, member: usize) -> Span {
    let (mention, phrase) = (&sources.mentions[member], sources.phrase(member));
    let text = &sources.project.articles[mention.article].text;
    let words = &sources.annotations[mention.article].words;
    let range = words.words_in(phrase.sentence);
    let is_comma = |at: &usize| words.tokens[*at].of(text) == ",";
    let mut end = phrase.sentence.end;
    let quotes = &sources.annotations[mention.article].quotes;
    // What somebody is told to have said, up to “…, the mayor, Ann Reyes, said”.
    let said = overlapping(quotes, phrase.trigger, |quote| quote.content).iter().map(|quote| quote.content);
    let said = said.filter(|content| content.start == phrase.sentence.start && content.end < end).map(|content| content.end).next();
    // The last comma behind which somebody says it, and behind which nothing of the event stands.
    if let Some(said) = said {
        end = said;
    } else if let Some(comma) = range.clone().rev().find(is_comma) {
        let tail = comma + 1..range.end;
        // “As crowds cheered, the mayor said that …”: what stands before the only comma is no sentence.
        let opens_aside = words.tokens[range.start].is(ASIDE);
        let is_only = opens_aside && !range.clone().any(|at| at < comma && is_comma(&at));
        let attributes = tail.clone().any(|at| words.tokens[at].is(Classes::SPEECH))
            || words.tokens.get(comma + 1).is_some_and(|token| token.of(text) == "according");
        if attributes
            && !is_only
            && phrase.is_verb
            && phrase.is_main
            && words.tokens[comma].span().start >= phrase.trigger.end
            && phrase.clause.start < words.tokens[comma].span().start
        {
            end = words.tokens[comma].span().start;
        }
    }
    let span = by_the_way::part_told(sources, member).unwrap_or_else(|| {
        let start = opening(text, words, phrase);
        Span { start, end: main_part(sources, member, Span { start, end }) }
    });
    let mut kept = span.of(text).trim_end_matches(['.', ' ', ',', ';', ':', '-', '–', '—']);
    if !kept.contains('(') {
        kept = kept.trim_end_matches(')');
    }
    Span::new(span.start as usize, span.start as usize + kept.len())
}

/// Where the words of a sentence begin, behind a remark in brackets, a bullet or a label: “(Update 1:33 p.m.) **The mayor** left”,
/// “NEW: **The mayor** left”.
fn opening(text: &str, words: &WordTable, phrase: &EventPhrase) -> u32 {
    const REACH: usize = 24;
    let first = words.words_in(phrase.sentence).start;
    let trigger = words.words_in(phrase.trigger).start;
    let mut at = behind_dateline(text, words, first, trigger).unwrap_or(first);
    at = behind_headline(text, words, at, trigger).unwrap_or(at);
    loop {
        let token = words.tokens[at];
        let rest = at + 1..(at + REACH).min(words.tokens.len());
        let next = match token.of(text) {
            "(" | "[" => rest.clone().find(|at| matches!(words.tokens[*at].of(text), ")" | "]")).map(|at| at + 1),
            "*" | "•" | "-" | "--" | "–" | "—" | ")" | ":" | "\\" => Some(at + 1),
            _ => None,
        };
        let is_label = token.case() == Case::Upper && words.tokens.get(at + 1).is_some_and(|mark| mark.of(text) == ":");
        let next = next.or(is_label.then_some(at + 2)).or_else(|| behind_day(text, words, at));
        let next = next.or_else(|| behind_label(text, words, at, trigger)).filter(|next| *next < words.tokens.len());
        match next {
            Some(next) if words.tokens[next].span().end <= phrase.trigger.start => at = next,
            _ => break,
        }
    }
    let opens = at > first && words.tokens[at].is_capitalised(text);
    if opens || at == first { words.tokens[at].span().start } else { phrase.sentence.start }
}

/// The word behind a day that labels a point of a list: “Sept. 7: **The mayor** left”, “Sept. 7 - **The mayor** leaves”.
fn behind_day(text: &str, words: &WordTable, at: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let opens = words.tokens[at].is(Classes::MONTH);
    // “March 7-8” goes on.
    let is_free = |at: usize| words.tokens.get(at + 1).is_some_and(|next| !next.is_glued());
    let is_mark = |at: &usize| match words.tokens[*at].of(text) {
        ":" => true,
        "-" | "–" | "—" => is_free(*at),
        _ => false,
    };
    let colon = (at + 2..(at + LONGEST).min(words.tokens.len())).find(is_mark)?;
    let is_day = words.tokens[at + 1..colon].iter().all(|token| token.kind() != WordKind::Letters);
    (opens && is_day).then_some(colon + 1)
}

/// The sentence behind a headline or a label with a colon: “Rain in Ohio: **The mayor** left”. Not: Reyes said: The mayor left.
fn behind_label(text: &str, words: &WordTable, at: usize, trigger: usize) -> Option<usize> {
    const REACH: usize = 24;
    let end = trigger.min(at + REACH);
    let colon = (at + 1..end).find(|at| words.tokens[*at].of(text) == ":" && !words.tokens[*at + 1].is_glued())?;
    let label = &words.tokens[at..colon];
    let is_said = label.iter().any(|token| token.is(Classes::SPEECH));
    let next = words.tokens.get(colon + 1).filter(|_| colon + 1 < trigger)?;
    let opens = next.is_capitalised(text) || matches!(next.of(text), "(" | "[");
    (opens && !is_said).then_some(colon + 1)
}

/// The sentence behind a headline that was run into it: “Council Votes On Dam **The mayor** left”.
fn behind_headline(text: &str, words: &WordTable, first: usize, trigger: usize) -> Option<usize> {
    const FEWEST: usize = 4;
    const REACH: usize = 24;
    let is_lower = |at: &usize| {
        let token = words.tokens[*at];
        token.kind() == WordKind::Letters && token.is_small() && !token.is(Classes::FUNCTION)
    };
    let end = (first..trigger.min(first + REACH)).find(is_lower).unwrap_or(trigger.min(first + REACH));
    let opens = |at: &usize| {
        let (token, before) = (words.tokens[*at], words.tokens[*at - 1]);
        let is_article = token.case() == Case::Capital && token.is(words!["the", "a", "an"]);
        let capitals = words.tokens[first..*at].iter().filter(|token| token.is_capitalised(text) && !token.is(Classes::FUNCTION)).count();
        is_article && capitals >= FEWEST && (before.kind() == WordKind::Number || before.is_capitalised(text))
    };
    (first + FEWEST..end).rev().find(opens)
}

/// The word behind a dateline or the number of a page that a scraper ran into a sentence: “LINDEN, March 8 -- **The mayor** left”, “March 8,
/// 2024; Page A01 **The mayor** left”.
fn behind_dateline(text: &str, words: &WordTable, first: usize, trigger: usize) -> Option<usize> {
    const REACH: usize = 24;
    let opening = first..trigger.min(first + REACH);
    let is_dash = |at: usize| matches!(words.tokens[at].of(text), "-" | "–" | "—" | "--") && !words.tokens[at].is_glued();
    let is_page = |at: usize| {
        words.tokens[at].of(text) == "Page"
            && words
                .tokens
                .get(at + 1)
                .is_some_and(|page| page.case() == Case::Upper || page.kind() == WordKind::Number || page.is_capitalised(text))
    };
    let page = opening.clone().find(|at| is_page(*at)).map(|at| {
        let rest = at + 1..(at + 4).min(words.tokens.len());
        rest.rev().find(|at| words.tokens[*at].of(text).ends_with(|last: char| last.is_ascii_digit())).unwrap_or(at)
    });
    let dateline = opening.clone().find(|at| is_dash(*at)).filter(|dash| {
        let before = &words.tokens[first..*dash];
        let has_day = before.iter().rev().take(2).any(|token| token.kind() == WordKind::Number)
            && before.iter().any(|token| token.is(Classes::MONTH));
        has_day && before.iter().any(|token| token.case() == Case::Upper && token.span().len() > 3)
    });
    let last = page.or(dateline)?;
    let behind = (last + 1..opening.end).find(|at| words.tokens[*at].kind() != WordKind::Mark)?;
    words.tokens[behind].is_capitalised(text).then_some(behind)
}

/// Where a long sentence may end so that what is left stands alone: before a part opened by “while”, “who”, “after” and the like, behind
/// the one that tells the event.
///
/// > Reyes resigned on Monday and handed over to the council**, while** crowds cheered in the square.
fn main_part(sources: &Sources<'_>, member: usize, span: Span) -> u32 {
    /// What is shorter is left whole.
    const LONG: usize = 140;
    /// What is left has at least so many bytes.
    const WHOLE: usize = 65;
    static OPENERS: &WordList = words![
        "while",
        "who",
        "which",
        "whose",
        "where",
        "as",
        "after",
        "although",
        "though",
        "because",
        "amid",
        "despite",
        "but",
        "when",
        "saying",
        "adding",
        "with",
        "including",
        "following",
        "even",
        "according",
        "leaving",
        "making",
        "bringing",
        "his",
        "her",
        "their",
        "its"
    ];
    static WITHOUT_COMMA: &WordList = words!["while", "although", "because", "amid", "despite", "as", "after"];
    let (mention, phrase) = (&sources.mentions[member], sources.phrase(member));
    let text = &sources.project.articles[mention.article].text;
    let words = &sources.annotations[mention.article].words;
    // “As crowds cheered in the square, Reyes resigned …”: what opens so is no sentence without the rest.
    let opens_aside = words.tokens[words.words_in(span)].first().is_some_and(|first| first.is(OPENERS));
    if span.len() <= LONG || opens_aside {
        return span.end;
    }
    let told = phrase.after.iter().map(|part| part.end).fold(phrase.clause.end.max(phrase.trigger.end), u32::max);
    let is_quote = |at: usize| matches!(words.tokens[at].of(text), "“" | "”" | "\"");
    let mut quote_marks = 0;
    let mut brackets = 0;
    for at in words.words_in(span) {
        let token = words.tokens[at];
        quote_marks += usize::from(is_quote(at));
        match token.of(text) {
            "(" => brackets += 1,
            ")" => brackets -= 1,
            _ => {}
        }
        let is_behind = token.span().start + 1 >= told && (token.span().start - span.start) as usize >= WHOLE;
        if !is_behind || quote_marks % 2 == 1 || brackets > 0 {
            continue;
        }
        let next = words.tokens.get(at + 1).filter(|next| next.span().end <= span.end);
        let is_boundary = match token.of(text) {
            "," => next.is_some_and(|next| next.is(OPENERS)),
            ";" => true,
            "-" | "–" | "—" => !token.is_glued(),
            _ => token.is(WITHOUT_COMMA) && (!token.is(words!["as"]) || opens_clause(text, words, at, span)),
        };
        // “told the council that, despite”
        let hangs = at.checked_sub(1).is_some_and(|before| words.tokens[before].is(Classes::FUNCTION | Classes::PREPOSITION));
        if is_boundary && !hangs {
            return token.span().start;
        }
    }
    span.end
}

/// Whether the “as” at `at` opens a part with a verb of its own: “fell **as** traders ran”; not “chose Ode **as** treasurer”, “**as** many as”.
fn opens_clause(text: &str, words: &WordTable, at: usize, span: Span) -> bool {
    const REACH: usize = 8;
    let behind = words.tokens[at + 1..].iter().take(REACH).take_while(|token| token.span().end <= span.end);
    let mut behind = behind.take_while(|token| token.kind() != WordKind::Mark).skip(1);
    behind.any(|token| token.is(Classes::BE | Classes::AUXILIARY | Classes::TRIGGER) || token.is_small() && token.of(text).ends_with("ed"))
}
