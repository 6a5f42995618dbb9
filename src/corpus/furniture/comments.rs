//! Readers' comments below an article, known by the line with which a page signs or heads each.
//!
//! > Rain fell. [I saw it coming! Posted by: linden77 | May 3, 2019 10:53 AM | Report abuse Me too …]
//! >
//! > Rain fell. [At 10:53 am on 3 May 2019, linden77 wrote: I saw it coming! At 11:02 am …]

use std::sync::LazyLock;

use memchr::memmem;

use super::reader::Reader;
use crate::corpus::Role;
use crate::corpus::phrases::Phrases;
use crate::text::Span;

/// With these a page offers to report what a reader wrote.
const OFFERS: [&str; 4] = ["Report abuse", "Report as abusive", "Report this comment", "Flag as inappropriate"];
/// Behind this stands the name of whoever wrote it.
const SIGNED: &str = "Posted by";
/// Before these stands the name of whoever wrote what follows.
const HEADED: [&str; 2] = [" wrote:", " says:"];
/// All of these: most texts have none.
const SIGNS: [&str; 7] = [OFFERS[0], OFFERS[1], OFFERS[2], OFFERS[3], SIGNED, HEADED[0], HEADED[1]];
/// So many bytes around an offer or behind a name are looked at for the rest of a signature.
const NEAR: usize = 80;
/// The comment before the first signature is at most so long.
const LONGEST: usize = 1500;

impl Reader<'_> {
    /// Makes furniture of what readers wrote; returns what is left of a paragraph.
    pub(super) fn without_comments(&mut self, span: Span) -> Option<Span> {
        let Some(start) = self.comments.filter(|start| *start < span.end) else { return Some(span) };
        if start <= span.start {
            self.push(span, Some(Role::Comment));
            return None;
        }
        self.push(Span { start, end: span.end }.trimmed(self.text), Some(Role::Comment));
        Some(Span { start: span.start, end: start }.trimmed(self.text)).filter(|rest| !rest.is_empty())
    }
}

/// Where the comments begin that stand below the paragraphs of a report; `None` where there are none.
pub(super) fn find_start(text: &str, paragraphs: &[Span]) -> Option<u32> {
    static OF_READERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(&SIGNS));
    if !OF_READERS.stand_in(text) {
        return None;
    }
    let signed = start_of_signed(text, paragraphs);
    let headed = start_of_headed(text);
    match (signed, headed) {
        (Some(signed), Some(headed)) => Some(signed.min(headed)),
        (signed, headed) => signed.or(headed),
    }
}

/// Where the comments begin whose first heading says who wrote it and when. One heading alone may be the reporter's own.
fn start_of_headed(text: &str) -> Option<u32> {
    let headings =
        HEADED.iter().flat_map(|verb| memmem::find_iter(text.as_bytes(), verb).filter_map(|at| heading_at(text, at, verb.len())));
    let mut headings: Vec<usize> = headings.collect();
    headings.sort_unstable();
    headings.dedup();
    headings.first().filter(|_| headings.len() > 1).and_then(|first| u32::try_from(*first).ok())
}

/// Where the heading of a comment begins whose verb stands at `at`: “At 10:53 am on 3 May 2019, linden77 wrote:”, or “Ann says:” above
/// “May 3, 2019 at 10:53 am”.
fn heading_at(text: &str, at: usize, length: usize) -> Option<usize> {
    let from = text.ceil_char_boundary(at.saturating_sub(NEAR));
    let name = &text[from..at];
    let is_moment = |words: &str| words.contains(':') && words.as_bytes().windows(4).any(|word| word.iter().all(u8::is_ascii_digit));
    if let Some(place) = name.rfind("At ").filter(|place| is_moment(&name[*place..])) {
        let starts_line = text[..from + place].trim_end_matches([' ', '.']).trim_end_matches(|digit: char| digit.is_ascii_digit());
        return (starts_line.is_empty() || starts_line.ends_with(['\n', '!', '?', '.'])).then_some(from + place);
    }
    let line = name.rfind('\n').map_or(from, |place| from + place + 1);
    let below = text[at + length..].trim_start_matches([' ', '\n']);
    let below = below.split('\n').next().unwrap_or_default();
    let is_alone = text[at + length..].trim_start_matches(' ').starts_with('\n');
    (is_alone && line > 0 && below.len() <= NEAR && is_moment(below)).then_some(line)
}

/// Where the comments begin that are signed below.
fn start_of_signed(text: &str, paragraphs: &[Span]) -> Option<u32> {
    let signature = first_signature(text)?;
    let place = paragraphs.iter().position(|paragraph| (paragraph.start..paragraph.end).contains(&signature))?;
    let mut start = paragraphs[place].start;
    if place == 0 || (signature - start) as usize > LONGEST {
        return (place > 0 || signature > start).then_some(signature);
    }
    // What the first reader wrote stands above the signature.
    for before in paragraphs[1..place].iter().rev() {
        if (signature - before.start) as usize > LONGEST || !is_chat(before.of(text)) {
            break;
        }
        start = before.start;
    }
    Some(start)
}

/// Where the first signature of a reader stands.
fn first_signature(text: &str) -> Option<u32> {
    let offer =
        OFFERS.iter().filter_map(|offer| memmem::find_iter(text.as_bytes(), offer).find(|at| is_offer(text, *at, offer.len()))).min();
    let names: Vec<usize> = memmem::find_iter(text.as_bytes(), SIGNED).filter(|at| is_signed(text, *at)).collect();
    // One alone may be the writer's own: “Posted by Ann Reyes on May 3, 2019 7:51 PM”.
    let name = names.first().copied().filter(|first| names.len() > 1 || offer.is_some_and(|offer| *first < offer && offer - first < NEAR));
    let first = match (offer, name) {
        (Some(offer), Some(name)) => offer.min(name),
        (offer, name) => offer.or(name)?,
    };
    u32::try_from(first).ok()
}

/// Whether an offer stands behind the hour or the name of a comment: “10:53 AM | **Report abuse**”.
fn is_offer(text: &str, at: usize, length: usize) -> bool {
    let before = text[text.floor_char_boundary(at.saturating_sub(NEAR))..at].trim_end_matches([' ', '|', '\n']);
    let behind = text[at + length..].trim_start_matches(' ');
    let has_hour = [" am", " pm", " AM", " PM", "a.m.", "p.m."].iter().any(|half| before.ends_with(half));
    has_hour || before.contains(SIGNED) || behind.starts_with('|') && text[..at].trim_end_matches(' ').ends_with('|')
}

/// Whether a name and a day stand behind “Posted by”, in few words.
fn is_signed(text: &str, at: usize) -> bool {
    let from = at + SIGNED.len();
    let behind = &text[from..text.floor_char_boundary((from + NEAR).min(text.len()))];
    let line = behind.split('\n').next().unwrap_or_default();
    let has_hour = line.contains(" AM") || line.contains(" PM") || line.contains(" am") || line.contains(" pm");
    let has_day = line.contains(" on ") || line.contains('|');
    has_hour && has_day
}

/// Whether somebody writes as people talk: “I saw it coming!”, “you will see…”, “@linden77 no”
fn is_chat(paragraph: &str) -> bool {
    let ends = ["!", "?", "...", "…", ")"].iter().any(|end| paragraph.ends_with(end));
    let opens = paragraph.starts_with(|first: char| first == '@' || first.is_lowercase());
    let mut words = paragraph.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'));
    let is_quoted = paragraph.contains(['“', '"']);
    let speaks = words.any(|word| {
        matches!(
            word,
            "I" | "I'm" | "I’m" | "I've" | "I’ve" | "my" | "My" | "we" | "We" | "you" | "You" | "your" | "Your" | "our" | "us" | "me"
        )
    });
    ends || opens || speaks && !is_quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let paragraphs: Vec<Span> = super::super::paragraphs::find_paragraphs(text);
        let start = find_start(text, &paragraphs).map_or("", |start| &text[start as usize..]);
        assert_eq!(start, expected);
    }

    #[test]
    fn comments_begin_with_what_the_first_reader_wrote() {
        check(
            "Rain fell in Linden.\n\nThe mayor left.\n\nI saw it coming.\n\nWe all did! Posted by: linden77 | May 3, 2019 10:53 AM | Report abuse\n\nMe too.",
            "I saw it coming.\n\nWe all did! Posted by: linden77 | May 3, 2019 10:53 AM | Report abuse\n\nMe too.",
        );
        check(
            "Rain fell in Linden.\n\nThe mayor left.\n\nGood.\n\nMay 3, 2019 at 6:53 pm | Report abuse | Bad.",
            "May 3, 2019 at 6:53 pm | Report abuse | Bad.",
        );
    }

    #[test]
    fn comments_may_have_their_moment_above() {
        check(
            "Rain fell in Linden.\n\nAt 10:53 am on 3 May 2019, linden77 wrote: I saw it coming!\nAt 11:02 am on 3 May 2019, Hale wrote: Me too.",
            "At 10:53 am on 3 May 2019, linden77 wrote: I saw it coming!\nAt 11:02 am on 3 May 2019, Hale wrote: Me too.",
        );
        check(
            "Rain fell in Linden.\n\nAnn says:\nMay 3, 2019 at 10:53 am\nI saw it coming!\n\nBo says:\nMay 3, 2019 at 11:53 am\nMe too.",
            "Ann says:\nMay 3, 2019 at 10:53 am\nI saw it coming!\n\nBo says:\nMay 3, 2019 at 11:53 am\nMe too.",
        );
        check("Rain fell.\n\nAt 10:53 am on 3 May 2019, Reyes wrote: “It rains.” The mayor did not reply.", "");
        check("Rain fell.\n\nIn 2019 Ann Reyes wrote: “It rains.” In 2020 Bo Hale wrote: “It snows.”", "");
    }

    #[test]
    fn a_writers_own_line_and_prose_are_no_signature() {
        check("Rain fell.\n\nPosted by Ann Reyes on May 3, 2019 7:51 PM\n\nThe mayor left.", "");
        check("Rain fell.\n\nNurses must Report abuse of the old, the mayor said.", "");
        check("", "");
    }
}
