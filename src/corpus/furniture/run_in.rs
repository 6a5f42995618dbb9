//! Captions, headlines, stamps, datelines and bullets that a scraper ran into the next sentence without a full stop.
//!
//! In: a paragraph of the body. Out: its parts, those that are no body with their roles. A text that was not damaged has one part.
//!
//! > [LINDEN | Wed Mar 6, 2024 12:27 am EST] LINDEN (Reuters) - Rain fell.   [Crowds wait at the old bridge] The council met.

use super::dates::{DateLine, Told, end_of_clock, end_of_yearless_day, find_day, is_weekday};
use super::line::Line;
use super::outlets::known_outlet;
use crate::corpus::Role;
use crate::text::{Case, Span};

/// A stamp that opens a paragraph.
pub(super) struct Stamp {
    /// The place of its first word: before it stands the headline.
    pub(super) start: usize,
    /// The day it bears; behind its end the report begins.
    pub(super) date: DateLine,
}

/// The stamp of an agency's page near the start of a paragraph.
///
/// - for: “LINDEN | Wed Mar 6, 2024 12:27 am EST LINDEN (Reuters) - Rain fell.”, “Rain falls LINDEN, Ohio | Wed Mar 6, 2024 3:00 pm EST”
/// - not: “Reyes | the mayor | left on Mar 6, 2024.”
pub(super) fn find_stamp(line: &Line<'_>) -> Option<Stamp> {
    const MOST_PLACE: usize = 6;
    let bar = (0..line.words.len()).find(|at| line.word(*at) == "|")?;
    let weekday = |at: usize| line.is(at, &["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    let first = if weekday(bar + 1) { bar + 2 } else { bar + 1 };
    let (behind_day, day) = find_day(line, first)?;
    let mut end = behind_day;
    if line.is_number(end) && line.is(end + 1, &["am", "pm", "a.m", "a.m.", "p.m", "p.m."]) {
        end += 2;
        let is_zone = line.words.get(end).is_some_and(|word| word.case == Case::Upper && (3..=4).contains(&word.span.len()));
        // “EST LINDEN”: the zone, then the dateline.
        end += usize::from(is_zone && line.is_letters(end));
    }
    let joins = |at: usize| line.is(at, &[",", "/", "\\", "-", "."]);
    let in_capitals = |at: usize| line.words[at].case == Case::Upper || joins(at);
    let mut start = bar;
    while start > 0 && bar - start < MOST_PLACE && in_capitals(start - 1) {
        start -= 1;
    }
    // “LINDEN, Ohio |”
    if start == bar && bar > 1 && line.is_capitalised(bar - 1) && joins(bar - 2) {
        start = bar - 2;
        while start > 0 && bar - start < MOST_PLACE && in_capitals(start - 1) {
            start -= 1;
        }
    }
    let date = DateLine { end, day, evidence: line.span_of(first, behind_day), has_keyword: false, told: Told::Plain };
    (start < bar || bar == 0).then_some(Stamp { start, date })
}

/// The stamp behind a headline that was run into it: a weekday, a day and a clock.
///
/// - for: “Council votes on dam **Friday 8 March 2024 18.15 GMT** Crowds wait at the bridge.”
/// - not: “The council met on Friday 8 March 2024.”
pub(super) fn find_clocked_stamp(line: &Line<'_>) -> Option<Stamp> {
    static LEADING: &[&str] = &["on", "of", "from", "until", "till", "by", "since", "to", "before", "after"];
    if !line.has_number() {
        return None;
    }
    let is_led = |at: usize| at > 0 && line.is(at - 1, LEADING);
    (0..line.words.len()).filter(|at| !is_led(*at)).find_map(|start| {
        let weekday = usize::from(is_weekday(line, start));
        if weekday == 0 && !line.is_number(start) {
            return None;
        }
        let first = start + weekday + usize::from(line.is(start + weekday, &[","]));
        let (behind_day, day) = find_day(line, first)?;
        // “16 December 2010 Last updated at 06:54 GMT”
        let keyword = if line.reads(behind_day, &["last", "updated", "at"]) { 3 } else { 0 };
        let clock = behind_day + keyword + usize::from(line.is(behind_day, &[",", ";"]));
        let end = end_of_clock(line, clock).filter(|end| line.is_capitalised(*end) || line.is(*end, &["“", "\"", "("]))?;
        let end = if keyword > 0 { behind_help(line, end) } else { end };
        if weekday + keyword == 0 {
            return None;
        }
        let date = DateLine { end, day, evidence: line.span_of(first, behind_day), has_keyword: false, told: Told::Plain };
        Some(Stamp { start, date })
    })
}

/// Behind the word beside the player of a page's video: “Last updated at 18:15 GMT **Help** Crowds wait”.
pub(super) fn behind_help(line: &Line<'_>, at: usize) -> usize {
    at + usize::from(line.word(at) == "Help" && line.is_capitalised(at + 1))
}

/// The parts of a paragraph of the body. `opens` tells that no sentence of the report has been read: what is run in has a role then.
pub(super) fn parts_of(text: &str, span: Span, opens: bool) -> Vec<(Span, Option<Role>)> {
    let mut parts = Vec::new();
    let mut start = span.start as usize;
    let mut has_begun = !opens;
    let mut seams = seams(text, span);
    if let Some(lede) = opens.then(|| lede_behind_headline(text, span)).flatten().filter(|lede| seams.iter().all(|seam| seam.1 != *lede)) {
        let place = seams.partition_point(|seam| seam.1 < lede);
        if seams.get(place).is_none_or(|next| lede <= next.0) {
            seams.insert(place, (lede, lede, None));
        }
    }
    for (end, next, role) in seams {
        let part = Span::new(start, end).trimmed(text);
        let ends = super::line::ends_sentence(part.of(text));
        if !part.is_empty() {
            parts.push((part, (!has_begun && !ends).then_some(Role::Caption)));
        }
        has_begun |= ends;
        // What stands between two parts, such as a bullet, is furniture.
        let between = Span::new(end, next).trimmed(text);
        if !between.is_empty() {
            parts.push((between, Some(role.unwrap_or(Role::Label))));
        }
        start = next;
    }
    let last = Span::new(start, span.end as usize).trimmed(text);
    if !last.is_empty() {
        parts.push((last, None));
    }
    parts
}

/// The bytes with which what parts a paragraph begins.
const MAY_BE_SEAM: [bool; 256] = {
    let mut may_be = [false; 256];
    let mut byte = b'A';
    while byte <= b'Z' {
        may_be[byte as usize] = true;
        byte += 1;
    }
    may_be[b'(' as usize] = true;
    may_be[b'-' as usize] = true;
    may_be[b'u' as usize] = true;
    may_be[b'*' as usize] = true;
    may_be
};

/// Where a paragraph is parted: the end of a part, the start of the next, and the role of what stands between, in order.
fn seams(text: &str, span: Span) -> Vec<(usize, usize, Option<Role>)> {
    let bytes = span.of(text).as_bytes();
    let from = span.start as usize;
    let mut seams: Vec<(usize, usize, Option<Role>)> = Vec::new();
    seams.extend(updated_stamp(text, span, from));
    let mut at = 1;
    let may_be_seam = |byte: &u8| MAY_BE_SEAM[usize::from(*byte)];
    while let Some(before) = bytes.get(at + 1..).and_then(|rest| rest.iter().position(may_be_seam)) {
        at += 1 + before;
        let found = match bytes[at] {
            b'A'..=b'Z' if bytes[at - 1] == b' ' && (bytes[at - 2].is_ascii_lowercase() || bytes[at - 2].is_ascii_digit()) => {
                opens_sentence(text, span, from + at).then_some((from + at, from + at, None))
            }
            b'(' if bytes[at - 1] == b' ' && bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase) => inner_dateline(text, span, from + at),
            b'-' if bytes[at..].starts_with(b"-- ") => dated_dateline(text, span, from + at),
            b'u' if bytes[at - 1] == b' ' => updated_stamp(text, span, from + at),
            b'*' if bytes[at - 1] == b' ' || bytes[at - 1] == b'\\' => bullet(text, span, from + at),
            _ => None,
        };
        if let Some(seam) = found.filter(|seam| seams.last().is_none_or(|last| last.1 <= seam.0)) {
            seams.push(seam);
        }
    }
    seams
}

/// Words that open a sentence and hardly ever stand with a capital inside one.
const OPENING: [&str; 20] = [
    "The", "He", "She", "It", "They", "But", "This", "These", "There", "In", "On", "At", "As", "After", "When", "While", "For", "An",
    "His", "Her",
];
/// Behind these a capital opens a name or what is quoted: “of The Hague”, “said He was”.
const LEADING: [&str; 45] = [
    "the", "a", "an", "of", "in", "at", "to", "on", "from", "by", "for", "with", "and", "or", "as", "than", "that", "who", "whom", "when",
    "which", "what", "if", "because", "but", "called", "named", "titled", "entitled", "dubbed", "said", "says", "say", "song", "film",
    "book", "album", "play", "band", "series", "read", "reads", "movie", "novel", "show",
];

/// Where the report begins behind a headline, and perhaps a caption, that stand before it without a full stop: the headline is told in the
/// present, and its subject is that of the report.
///
/// > Council votes on dam Crowds wait at the old bridge **Council leaders have** …   Reyes opens dam **Reyes has opened** …
fn lede_behind_headline(text: &str, span: Span) -> Option<usize> {
    const FEWEST: usize = 5;
    const FEW: usize = 64;
    const LONGEST: usize = 400;
    static FINITE: &[&str] = &["has", "have", "had", "is", "are", "was", "were", "will", "says", "said", "'s", "’s"];
    static TITLES: &[&str] = &["firm", "company", "giant", "group", "maker", "boss", "chief", "leader", "president", "minister"];
    let opening = |length: usize| {
        Line::new(text, Span::new(span.start as usize, text.floor_char_boundary((span.start as usize + length).min(span.end as usize))))
    };
    let is_small_in = |line: &Line<'_>, at: usize| line.is_letters(at) && line.words[at].case == Case::Lower;
    let tells_now = |line: &Line<'_>| {
        let verb = line.word(1);
        let is_present = verb.ends_with('s') && !verb.ends_with("ss");
        line.is_capitalised(0) && is_small_in(line, 1) && is_present && !line.is(1, FINITE) && !line.is(1, &["as", "this", "its"])
    };
    // A few words tell of most paragraphs that no headline opens them. What is cut may end in half a word.
    let few = opening(FEW);
    if few.words.len() > FEWEST && !tells_now(&few) {
        return None;
    }
    let line = opening(LONGEST);
    if !tells_now(&line) {
        return None;
    }
    let is_small = |at: usize| is_small_in(&line, at);
    let opens = |at: &usize| {
        let goes_on = line.is(at + 1, FINITE) || is_small(at + 1) && line.word(at + 1).ends_with("ed");
        line.word(*at) == line.word(0) && is_small(at - 1) && !LEADING.contains(&line.word(at - 1)) && goes_on
    };
    let mut at = (FEWEST..line.words.len().saturating_sub(1)).find(opens)?;
    // “Oil giant BP has”: the title belongs to the name.
    if line.is(at - 1, TITLES) {
        at = (at.saturating_sub(4)..at).rev().find(|at| line.is_capitalised(*at))?;
    }
    let is_whole = at >= FEWEST && !(0..at).any(|at| line.is(at, &[".", "?", "!"]));
    is_whole.then_some(line.words[at].span.start as usize)
}

/// Whether a sentence begins at a capital in the middle of another: “… since the quake hit **The** body of …”. Not: “went to The Hague”.
fn opens_sentence(text: &str, span: Span, at: usize) -> bool {
    const FEWEST: usize = 4;
    const LONGEST: usize = 5;
    let word = |rest: &str| rest.split(|letter: char| !letter.is_alphanumeric()).next().map_or(0, str::len);
    let rest = &text[at..span.end as usize];
    // All that open one are short and stand before a space.
    let Some(length) = rest.bytes().take(LONGEST + 1).position(|byte| byte == b' ') else { return false };
    if !OPENING.contains(&&rest[..length]) {
        return false;
    }
    // What goes on in small letters is no title.
    let Some(behind) = rest[length..].strip_prefix(' ') else { return false };
    let next = &behind[..word(behind)];
    if next.len() < 2 || !next.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let before = &text[span.start as usize..at];
    let sentence = before.rsplit(['.', '!', '?', '“', '”', '"', ':', ';']).next().unwrap_or(before);
    let words: Vec<&str> = sentence.split_ascii_whitespace().collect();
    let last = words.last().copied().unwrap_or_default();
    let small = words.iter().filter(|word| word.starts_with(|letter: char| letter.is_lowercase())).count();
    let is_word = last.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    words.len() >= FEWEST && small * 3 >= words.len() && is_word && last.len() > 1 && !LEADING.contains(&last)
}

/// A dateline in the middle of a paragraph: “… is key **(CNN) --** The council met.” Not: “the union (AP) -- said”.
fn inner_dateline(text: &str, span: Span, at: usize) -> Option<(usize, usize, Option<Role>)> {
    const REACH: usize = 60;
    let end = text.floor_char_boundary((at + REACH).min(span.end as usize));
    let line = Line::new(text, Span::new(at, end));
    let (behind, _) = known_outlet(&line, 1)?;
    let dash = behind + 1;
    let next = (dash..line.words.len()).find(|at| !line.is(*at, &["-", "—", "–", "_"]))?;
    let is_parted = next > dash && line.word(behind) == ")" && (line.is_capitalised(next) || line.is(next, &["“", "\""]));
    if !is_parted {
        return None;
    }
    // “… for ten days **Linden, Ohio** (CNN) --”
    let before = &text[span.start as usize..at];
    let mut start = before.trim_end().len();
    for word in before.split_ascii_whitespace().rev().take(MOST_PLACE) {
        if !word.starts_with(|letter: char| letter.is_uppercase()) || word.ends_with('.') {
            break;
        }
        let Some(place) = before[..start].rfind(word) else { break };
        start = place;
        if before[..start].trim_end().ends_with(['.', '?', '!', '”', '"']) {
            break;
        }
    }
    let start = span.start as usize + start;
    Some((start, line.words[next].span.start as usize, Some(Role::Dateline)))
}

/// A stamp in the middle of a paragraph: “Rain falls **updated: Wed Mar 6 2024 12:27:00** The council met.”
fn updated_stamp(text: &str, span: Span, at: usize) -> Option<(usize, usize, Option<Role>)> {
    const REACH: usize = 60;
    text[at..].strip_prefix("updated: ")?;
    let line = Line::new(text, Span::new(at, text.floor_char_boundary((at + REACH).min(span.end as usize))));
    let day = (2..=3).find_map(|first| find_day(&line, first))?.0;
    let next = (day..line.words.len()).find(|at| !line.is_number(*at) && line.word(*at) != ":")?;
    line.is_capitalised(next).then(|| (at, line.words[next].span.start as usize, Some(Role::Date)))
}

/// A dateline with its day in the middle of a paragraph: “Rain Falls Over Ohio **LINDEN, March 6 --** The council met.”
fn dated_dateline(text: &str, span: Span, at: usize) -> Option<(usize, usize, Option<Role>)> {
    let next = at + "-- ".len();
    let before = text[span.start as usize..at].trim_end();
    let mut words = before.rsplit(' ');
    let (day, month, place) = (words.next()?, words.next()?, words.next()?);
    let is_place = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_day = day.len() <= 2 && day.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = end_of_yearless_day(&Line::new(&format!("{month} {day}"), Span::new(0, month.len() + 1 + day.len())), 0).is_some();
    let opens = text[next..span.end as usize].starts_with(char::is_uppercase);
    if !opens || !is_day || !is_month || !place.strip_suffix(',').is_some_and(is_place) {
        return None;
    }
    let more: usize = words.take(MOST_PLACE - 1).take_while(|word| is_place(word)).map(|word| word.len() + 1).sum();
    let length = more + place.len() + month.len() + day.len() + 2;
    // What opens a paragraph is read before.
    let start = span.start as usize + before.len().checked_sub(length).filter(|start| *start > 0)?;
    Some((start, next, Some(Role::Dateline)))
}

/// So many words may name the place in a dateline.
const MOST_PLACE: usize = 4;

/// A bullet in the middle of a paragraph: “… of the spill: **\*** The rig burns **\*** The well is closed”. Not: “f \* s”, a footnote\*.
fn bullet(text: &str, span: Span, at: usize) -> Option<(usize, usize, Option<Role>)> {
    let behind = text[at + 1..span.end as usize].strip_prefix(' ')?;
    let opens = behind.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit() || matches!(letter, '“' | '"'));
    let before = text[span.start as usize..at].trim_end_matches('\\');
    let is_word = before.trim_end().rsplit(' ').next().is_some_and(|word| word.chars().count() > 2);
    (opens && is_word && before.ends_with(' ')).then(|| (span.start as usize + before.len(), at + 1, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a paragraph that opens a report, roles before them.
    fn check(expected: &[&str]) {
        let bare: Vec<&str> = expected.iter().map(|part| part.split_once(": ").map_or(*part, |(_, part)| part)).collect();
        let text = bare.join(" ");
        let parts = parts_of(&text, Span::new(0, text.len()), true);
        let shown: Vec<String> = parts
            .iter()
            .map(|(span, role)| match role {
                Some(role) => format!("{role:?}: {}", span.of(&text)),
                None => span.of(&text).to_owned(),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_caption_run_into_the_lede_is_parted() {
        check(&["Caption: Ann Reyes had been missing since the levee broke", "The body of a woman was found on Monday."]);
    }

    #[test]
    fn a_lede_behind_its_headline_is_parted() {
        check(&["Caption: Odeco installs new valves on old dam", "Odeco has installed a new valve."]);
        check(&["Caption: Odeco sells dam near Linden Crowds wait at the bridge", "The oil firm Odeco has sold a dam."]);
        check(&["Odeco said that the valve that Odeco has works."]);
        check(&["Odeco says that the valve which Odeco has installed works."]);
        check(&["Odeco has sold the dam that Odeco had built."]);
    }

    #[test]
    fn a_dateline_behind_the_highlights_is_parted() {
        check(&["Caption: Council votes today on the dam", "Dateline: Linden, Ohio (CNN) --", "Rain fell on Monday."]);
    }

    #[test]
    fn a_stamp_or_a_dated_dateline_behind_a_headline_is_parted() {
        check(&["Caption: Rain falls over Ohio", "Date: updated: Wed Mar 6 2024 12:27:00", "The council met."]);
        check(&["Caption: Rain Falls Over Ohio", "Dateline: PORT LINDEN, March 6 --", "The council met."]);
        check(&["The council met on March 6 -- The mayor left."]);
    }

    #[test]
    fn names_with_an_article_are_whole() {
        check(&["The court sat for a week in The Hague before it rose."]);
        check(&["The mayor sang a part of The long road home in the square."]);
        check(&["Reyes, who had read On the river twice, left."]);
    }

    #[test]
    fn an_agency_in_brackets_is_no_dateline_inside_a_sentence() {
        check(&["The largest agency (AP) said that rain fell."]);
    }

    #[test]
    fn a_day_with_a_clock_behind_a_headline_is_a_stamp() {
        let stamp = |text: &str| {
            let line = Line::new(text, Span::new(0, text.len()));
            find_clocked_stamp(&line).map(|stamp| line.of(line.span_of(stamp.start, stamp.date.end)).to_owned())
        };
        let text = "Council votes on dam Friday 8 March 2024 18.15 GMT Crowds wait at the bridge.";
        assert_eq!(stamp(text).as_deref(), Some("Friday 8 March 2024 18.15 GMT"));
        let text = "Council votes on dam 8 March 2024 Last updated at 18:15 GMT Help Crowds wait at the bridge.";
        assert_eq!(stamp(text).as_deref(), Some("8 March 2024 Last updated at 18:15 GMT Help"));
        assert_eq!(stamp("The council met on Friday 8 March 2024 18.15 GMT Reyes said."), None);
        assert_eq!(stamp("The council met Friday 8 March 2024 in Linden."), None);
    }

    #[test]
    fn a_stamp_has_its_headline_before_it() {
        let stamp = |text: &str| {
            let line = Line::new(text, Span::new(0, text.len()));
            find_stamp(&line).map(|stamp| line.of(line.span_of(stamp.start, stamp.date.end)).to_owned())
        };
        let text = "Rebels seize the port TARIF | Wed Mar 6, 2024 12:27 am EST TARIF (Reuters) - Rebels seized the port.";
        assert_eq!(stamp(text).as_deref(), Some("TARIF | Wed Mar 6, 2024 12:27 am EST"));
        assert_eq!(stamp("Ann Reyes | the mayor | left on Mar 6, 2024."), None);
    }
}
