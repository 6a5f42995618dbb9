//! The words that stand for an event: a part of one of its reports, none changed or added.

use jiff::ToSpan;

use super::cluster::Cluster;
use super::profile::Profile;
use super::tell::Told;
use super::word_weights::WordWeights;
use super::{EventDate, Sources};
use crate::annotate::events::{EventPhrase, Status};
use crate::annotate::lexicon::Classes;
use crate::annotate::{WordList, WordTable, words};
use crate::dossier::Evidence;
use crate::dossier::people::Form;
use crate::text::{Case, Span, WordKind, overlapping};

/// The longest summary, in bytes, before a shorter report is preferred.
const LONGEST: usize = 240;

/// The report to stand for an event: one that says by itself when and who, is close to what most say, from an article near the day, and
/// short.
pub(super) fn choose(
    sources: &Sources<'_>,
    told: &[Told],
    weights: &WordWeights,
    members: &[usize],
    cluster: &Cluster,
    day: Option<&Profile>,
    status: Status,
) -> Option<Evidence> {
    let date = cluster.date.as_ref();
    let is_alone = members.len() == 1;
    let worth = |member: usize| -> f32 {
        let (mention, phrase) = (&sources.mentions[member], sources.phrase(member));
        let dated = phrase.times.iter().any(|time| {
            sources.times[mention.article][*time].days.is_some_and(|days| Some(days) == date.map(|date| (date.first, date.last)))
        });
        let words = &sources.annotations[mention.article].words;
        let mentions = overlapping(&sources.people.mentions[mention.article], phrase.sentence, |named| named.span).iter();
        let inside = mentions.filter(|named| phrase.sentence.contains(named.span));
        let names = inside
            .filter(|named| named.form == Form::Full && named.person.is_some_and(|person| mention.people.contains(&person)))
            .count()
            .min(2);
        let is_short = shortened(sources, member).len() <= LONGEST;
        let counts_itself = words.tokens[words.words_in(phrase.sentence)].iter().any(|token| token.is(OF_THE_TELLER));
        let claims = [
            (60.0, told[member].status == status),
            (2.0, dated),
            (3.0, phrase.is_verb),
            // What stands below a picture is told in the present.
            (6.0, phrase.is_past),
            (6.0, sources.project.articles[mention.article].role_at(phrase.sentence).is_none()),
            (3.0, phrase.is_main),
            (1.0, words.is_cased),
            (3.0, is_short),
            (16.0, !counts_itself),
            (2.0, is_near(sources, mention.article, date)),
            (3.0, opens_well(sources, member)),
        ];
        let said: f32 = claims.iter().filter(|(_, holds)| *holds).map(|(worth, _)| worth).sum();
        let of_names = match names {
            0 => 0.0,
            1 => 3.0,
            _ => 4.0,
        };
        let sentence = Profile::of_words(sources, weights, mention.article, phrase.sentence, |_| 1.0);
        let of_day = day.map_or(0.0, |day| sentence.likeness(day));
        let likeness = CLOSE_TO_EVENT * sentence.likeness(&cluster.profile) + CLOSE_TO_DAY * of_day;
        said + of_names + likeness + AT_THE_TOP * nearness_to_top(sources, mention.article, phrase.sentence)
    };
    let best = if is_alone {
        members.first().copied()
    } else {
        let worths = members.iter().map(|member| (worth(*member), *member));
        worths.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1))).map(|(_, member)| member)
    }?;
    Some(Evidence { article: sources.mentions[best].article, span: shortened(sources, best) })
}

/// Under its own day “yesterday” sends the reader a day back.
static OF_THE_TELLER: &WordList = words!["yesterday", "today", "tonight", "tomorrow"];

/// What being close to what most reports of the event say is worth beside the rest; to what is told of its day; and standing at the top of
/// an article.
const CLOSE_TO_EVENT: f32 = 20.0;
const CLOSE_TO_DAY: f32 = 40.0;
const AT_THE_TOP: f32 = 24.0;

/// From 1, at the start of an article's body, towards 0: what matters stands at the top.
fn nearness_to_top(sources: &Sources<'_>, article: usize, sentence: Span) -> f32 {
    /// A third is left behind so many bytes.
    const FAR: f32 = 1500.0;
    let start = sources.project.articles[article].body.first().map_or(0, |first| first.start);
    let behind = u16::try_from(sentence.start.saturating_sub(start)).unwrap_or(u16::MAX);
    (-f32::from(behind) / FAR).exp()
}

/// Whether an article came out on the day or soon after: what comes out later tells by the way what everybody knows.
fn is_near(sources: &Sources<'_>, article: usize, date: Option<&EventDate>) -> bool {
    const SOON: i64 = 3;
    let came_out = sources.published[article].range().map(|(first, _)| first);
    let soon = date.and_then(|date| date.last.checked_add(SOON.days()).ok());
    came_out.zip(soon).is_some_and(|(came_out, soon)| came_out <= soon)
}

/// Whether a sentence stands alone by its first word: not “He left”, “But the mayor left”, “which left”.
fn opens_well(sources: &Sources<'_>, member: usize) -> bool {
    static LEANING: &WordList = words![
        "he",
        "she",
        "they",
        "it",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "but",
        "and",
        "or",
        "so",
        "yet",
        "also",
        "meanwhile",
        "however",
        "then",
        "there",
        "who",
        "which",
        "both",
        "such",
        "instead",
        "still",
        "later",
        "earlier",
        "another",
        "other"
    ];
    let (mention, phrase) = (&sources.mentions[member], sources.phrase(member));
    let words = &sources.annotations[mention.article].words;
    let mut tokens = words.tokens[words.words_in(phrase.sentence)].iter();
    tokens
        .next()
        .is_some_and(|first| !first.is(LEANING) && (!words.is_cased || first.case() != Case::Lower || first.kind() != WordKind::Letters))
}

/// The sentence of an event mention without the attribution at its end (“…, the spokesman said.”) and without the full stop.
fn shortened(sources: &Sources<'_>, member: usize) -> Span {
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
        let attributes = tail.clone().any(|at| words.tokens[at].is(Classes::SPEECH))
            || words.tokens.get(comma + 1).is_some_and(|token| token.of(text) == "according");
        if attributes && words.tokens[comma].span().start >= phrase.trigger.end && phrase.clause.start < words.tokens[comma].span().start {
            end = words.tokens[comma].span().start;
        }
    }
    let start = opening(text, words, phrase);
    let end = main_part(sources, member, Span { start, end });
    let span = Span { start, end };
    let kept = span.of(text).trim_end_matches(['.', ' ', ',', ';', ':', '-', '–', '—']).len();
    Span::new(span.start as usize, span.start as usize + kept)
}

/// Where the words of a sentence begin, behind a remark in brackets, a bullet or a label: “(Update 1:33 p.m.) **The mayor** left”,
/// “NEW: **The mayor** left”.
fn opening(text: &str, words: &WordTable, phrase: &EventPhrase) -> u32 {
    const REACH: usize = 24;
    let first = words.words_in(phrase.sentence).start;
    let end = words.words_in(phrase.clause).start.max(first);
    let mut at = behind_dateline(text, words, first, words.words_in(phrase.trigger).start).unwrap_or(first);
    loop {
        let token = words.tokens[at];
        let rest = at + 1..(at + REACH).min(words.tokens.len());
        let next = match token.of(text) {
            "(" | "[" => rest.clone().find(|at| matches!(words.tokens[*at].of(text), ")" | "]")).map(|at| at + 1),
            "*" | "•" | "-" | "–" | "—" | ")" | ":" | "\\" => Some(at + 1),
            _ => None,
        };
        let is_label = token.case() == Case::Upper && words.tokens.get(at + 1).is_some_and(|mark| mark.of(text) == ":");
        let next = next.or(is_label.then_some(at + 2)).filter(|next| *next < words.tokens.len());
        match next {
            Some(next) if words.tokens[next].span().end <= phrase.trigger.start => at = next,
            _ => break,
        }
    }
    let opens = at > first && at <= end.max(at) && words.tokens[at].is_capitalised(text);
    if opens || at == first { words.tokens[at].span().start } else { phrase.sentence.start }
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
            _ => token.is(WITHOUT_COMMA),
        };
        // “told the council that, despite”
        let hangs = at.checked_sub(1).is_some_and(|before| words.tokens[before].is(Classes::FUNCTION | Classes::PREPOSITION));
        if is_boundary && !hangs {
            return token.span().start;
        }
    }
    span.end
}
