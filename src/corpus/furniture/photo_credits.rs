//! Whose a picture is, where a scraper ran the report into the credit.
//!
//! > Crowds wait at the old bridge. [Photograph: Bo Ode/AP] The council met on Monday.

use super::line::Line;
use super::nobody::is_first_name;
use crate::text::Span;

/// A credit in a paragraph that goes on behind it.
#[derive(Debug)]
pub(super) struct PhotoCredit {
    /// From the label to the agency.
    pub(super) span: Span,
    /// Where the paragraph goes on.
    pub(super) next: u32,
}

/// Who sells pictures to newspapers; the longest first.
const AGENCIES: &[&[&str]] = &[
    &["white", "house", "press", "office"],
    &["us", "coast", "guard"],
    &["white", "house"],
    &["coast", "guard"],
    &["us", "navy"],
    &["us", "army"],
    &["associated", "press"],
    &["press", "association"],
    &["getty", "images"],
    &["rex", "features"],
    &["pa", "wire"],
    &["pa", "images"],
    &["pa", "archive"],
    &["ap", "photo"],
    &["zuma", "press"],
    &["xinhua", "press"],
    &["barcroft", "media"],
    &["action", "images"],
    &["sipa", "usa"],
    &["the", "guardian"],
    &["the", "observer"],
    &["anadolu", "agency"],
    &["public", "domain"],
    &["ap"],
    &["afp"],
    &["epa"],
    &["pa"],
    &["rex"],
    &["reuters"],
    &["getty"],
    &["corbis"],
    &["alamy"],
    &["bloomberg"],
    &["guardian"],
    &["observer"],
    &["shutterstock"],
    &["sipa"],
    &["zuma"],
    &["xinhua"],
    &["magnum"],
    &["handout"],
    &["pool"],
    &["nasa"],
];

/// A credit and the opening of the sentence behind it take so many bytes at most.
const REACH: usize = 160;

/// The credit that opens a paragraph or stands in it, where a sentence follows.
///
/// - for: “Photograph: Bo Ode\/AP The council met.”, “Crowds wait Photo: Getty Images The council met.”
/// - not: “Photo: Bo Ode/AP”, a whole line; “the photograph: it shows the mayor”
pub(super) fn find_photo_credit(text: &str, span: Span) -> Option<PhotoCredit> {
    let bytes = span.of(text).as_bytes();
    let label = memchr::memchr_iter(b':', bytes).find_map(|colon| label_before(bytes, colon))?;
    let start = span.start as usize + label;
    let line = Line::new(text, Span::new(start, text.floor_char_boundary((start + REACH).min(span.end as usize))));
    let end = end_of_credit(&line, 2)?;
    let opens = line.is_capitalised(end) || line.is_number(end) || line.is(end, &["“", "\"", "‘"]);
    (opens && line.words.len() > end + 4).then(|| PhotoCredit { span: line.span_of(0, end), next: line.words[end].span.start })
}

/// The agency that opens a paragraph, behind a caption, where a sentence or a dateline follows.
///
/// - for: “(AP) The council met.”, “(Bo Ode/Reuters) The council met.”, “AP LINDEN, Ohio -- The council met.”
/// - not: “(AP) -- The council met.”, a dateline; “AP reporters met the council.”
pub(super) fn find_agency_credit(text: &str, span: Span) -> Option<PhotoCredit> {
    /// “(AP Photo/Bo Ode) (Bo Ode - AP)”
    const MOST: usize = 3;
    if !may_be_agency_credit(span.of(text).as_bytes()) {
        return None;
    }
    let line =
        Line::new(text, Span::new(span.start as usize, text.floor_char_boundary((span.start as usize + REACH).min(span.end as usize))));
    let mut end = 0;
    for _ in 0..MOST {
        let Some(behind) = end_of_agency_credit(&line, end) else { break };
        end = behind;
    }
    // “AP2024 LINDEN”
    end += usize::from(end > 0 && line.is_number(end) && line.is_glued(end));
    let opens = line.is_capitalised(end) || line.is_number(end) || line.is(end, &["“", "\"", "‘"]);
    (end > 0 && opens && line.words.len() > end + 4).then(|| PhotoCredit { span: line.span_of(0, end), next: line.words[end].span.start })
}

/// Whether a credit of an agency may open these bytes: hardly any bracket and hardly any paragraph begins so.
fn may_be_agency_credit(bytes: &[u8]) -> bool {
    const OPENINGS: [&str; 7] = ["AP", "AFP", "Reuters", "EPA", "Getty", "PA", "Coast"];
    match bytes {
        // In brackets stand words with capitals, marks and a few small words.
        [b'(', first, ..] => !first.is_ascii_digit() && (!first.is_ascii_lowercase() || matches!(first, b'v' | b'f' | b't' | b'a' | b'p')),
        [b'A' | b'R' | b'G' | b'E' | b'C' | b'P', ..] => {
            OPENINGS.iter().any(|opening| bytes.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes())))
        }
        _ => false,
    }
}

/// The same in brackets, behind a caption in the same paragraph: “Crowds wait in Linden. (Bo Ode/AP) The council met.”
pub(super) fn find_bracketed_credit(text: &str, span: Span) -> Option<PhotoCredit> {
    let bytes = span.of(text).as_bytes();
    let mut brackets = memchr::memmem::find_iter(bytes, b" (").map(|at| span.start as usize + at + 1);
    brackets.find_map(|start| find_agency_credit(text, Span::new(start, span.end as usize)))
}

/// The place behind one credit of an agency, with or without brackets.
fn end_of_agency_credit(line: &Line<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    if line.is(at, &["("]) {
        let close = (at + 1..(at + LONGEST).min(line.words.len())).find(|at| line.is(*at, &[")"]))?;
        let is_part = |at: usize| line.is_capitalised(at) || line.is_mark(at) || line.is(at, &["via", "for", "the", "associated", "press"]);
        let names_agency =
            (at + 1..close).any(|at| end_of_agency(line, at).is_some_and(|end| end <= close) || line.is(at, &["/", "associated"]));
        // “(By Bo Ode -- The Daily Courier)”
        let has_byline = line.is(at + 1, &["by"]) && (at + 2..close).any(|at| line.is(at, &["--", "-", "—", "–"]));
        return ((names_agency || has_byline) && (at + 1..close).all(is_part)).then_some(close + 1);
    }
    let first = if line.reads(at, &["coast", "guard", "via"]) { at + 3 } else { at };
    let agency = end_of_agency(line, first).filter(|_| line.is(first, WIRES))?;
    match behind_slash(line, agency) {
        Some(next) => end_of_credit(line, next),
        None => Some(agency),
    }
}

/// Agencies whose bare name is a credit where a capital follows.
const WIRES: &[&str] = &["ap", "afp", "reuters", "epa", "getty", "pa"];

/// Where the word before a colon begins, if it says that a credit follows.
fn label_before(bytes: &[u8], colon: usize) -> Option<usize> {
    const LABELS: [&[u8]; 7] = [b"Photograph", b"Photographs", b"Photo", b"Photos", b"Picture", b"Image", b"PHOTO"];
    let start = bytes[..colon].iter().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |before| before + 1);
    let is_parted = start == 0 || bytes[start - 1].is_ascii_whitespace();
    (is_parted && LABELS.contains(&&bytes[start..colon]) && bytes.get(colon + 1) == Some(&b' ')).then_some(start)
}

/// The place behind the photographer and the agency: “Bo Ode/AFP/Getty Images”.
fn end_of_credit(line: &Line<'_>, first: usize) -> Option<usize> {
    let mut at = first;
    loop {
        if let Some(end) = end_of_agency(line, at) {
            let Some(next) = behind_slash(line, end) else { return Some(end) };
            at = next;
            continue;
        }
        let end = end_of_name(line, at);
        match behind_slash(line, end).filter(|_| end > at) {
            Some(next) => at = next,
            // “Bo Ode/Damcam The council met”: of an agency that is not known one word.
            None if at > first => return (line.is_capitalised(at) && line.is_capitalised(at + 1)).then_some(at + 1),
            None => return end_of_lone_name(line, at, end),
        }
    }
}

fn end_of_agency(line: &Line<'_>, at: usize) -> Option<usize> {
    AGENCIES.iter().find(|agency| line.reads(at, agency)).map(|agency| at + agency.len()).filter(|end| line.is_capitalised(end - 1))
}

/// Behind “/”, “\\/” or “ for ”.
fn behind_slash(line: &Line<'_>, at: usize) -> Option<usize> {
    let slash = at + usize::from(line.is(at, &["\\"]));
    line.is(slash, &["/", "for"]).then_some(slash + 1)
}

/// The place behind words with capitals and initials, before a slash or a sentence.
fn end_of_name(line: &Line<'_>, at: usize) -> usize {
    const LONGEST: usize = 6;
    let is_part = |at: usize| line.is_capitalised(at) || line.is(at, &[".", "-", "'", "de", "van", "von", "al", "bin"]);
    (at..(at + LONGEST).min(line.words.len())).find(|at| !is_part(*at)).unwrap_or(at)
}

/// The place behind a photographer without an agency, or an agency that is not known: the last word with a capital opens the sentence.
fn end_of_lone_name(line: &Line<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let last = end.checked_sub(1).filter(|last| *last > at && (line.is_letters(end) || line.is_mark(end)))?;
    let opens = line.is(last, &["The", "A", "An", "In", "On", "At", "It", "As", "After", "When", "While", "With", "This", "For", "But"]);
    let is_name = is_first_name(line.word(at)) && last <= at + LONGEST;
    (last == at + 1 || last == at + 2 && is_name || is_name && opens).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, credit: &str, rest: &str) {
        let found = find_photo_credit(text, Span::new(0, text.len())).expect("the paragraph has a credit");
        assert_eq!((found.span.of(text), &text[found.next as usize..]), (credit, rest));
    }

    #[test]
    fn the_report_goes_on_behind_a_credit() {
        check("Photograph: Bo Ode/AP The council met on Monday.", "Photograph: Bo Ode/AP", "The council met on Monday.");
        check(
            "Photograph: Bo Ode\\/AFP\\/Getty Images Ann Reyes left office.",
            "Photograph: Bo Ode\\/AFP\\/Getty Images",
            "Ann Reyes left office.",
        );
        check("Photo: Erik S. Lesser/EPA “We met,” Reyes said.", "Photo: Erik S. Lesser/EPA", "“We met,” Reyes said.");
        check("Crowds wait Photograph: Reuters Linden has a new dam now.", "Photograph: Reuters", "Linden has a new dam now.");
        check(
            "Photograph: Bo Ode for the Guardian The council met on Monday.",
            "Photograph: Bo Ode for the Guardian",
            "The council met on Monday.",
        );
        check("Photograph: Damcam The council met on Monday.", "Photograph: Damcam", "The council met on Monday.");
        check("Photograph: Anna Hale The council met on Monday.", "Photograph: Anna Hale", "The council met on Monday.");
    }

    #[test]
    fn an_agency_behind_a_caption_is_a_credit() {
        let shown = |text: &'static str| find_agency_credit(text, Span::new(0, text.len())).map(|found| found.span.of(text));
        assert_eq!(shown("(AP) The council met on Monday."), Some("(AP)"));
        assert_eq!(shown("(Bo Ode\\/associated Press) The council met on Monday."), Some("(Bo Ode\\/associated Press)"));
        assert_eq!(shown("(AP Photo\\/Bo Ode) (Bo Ode - AP) The council met on Monday."), Some("(AP Photo\\/Bo Ode) (Bo Ode - AP)"));
        assert_eq!(shown("(By Bo Ode -- The Courier) The council met on Monday."), Some("(By Bo Ode -- The Courier)"));
        assert_eq!(shown("AP LINDEN, Ohio -- The council met on Monday."), Some("AP"));
        assert_eq!(shown("AP Photo/Anna C. Hale The council met on Monday."), Some("AP Photo/Anna C. Hale"));
        assert_eq!(shown("AP2024 LINDEN, Ohio -- The council met on Monday."), Some("AP2024"));
        assert_eq!(shown("(AP) -- The council met on Monday."), None);
        assert_eq!(shown("AP reporters met the council on Monday."), None);
        assert_eq!(shown("(D) The council met on Monday in Linden."), None);
    }

    #[test]
    fn a_credit_alone_and_a_sentence_on_a_picture_are_none() {
        for text in [
            "Photo: Bo Ode/AP",
            "Photograph: Getty Images",
            "She showed a photograph: it was of the old mill by the river.",
            "Image: a dam that fell",
        ] {
            assert!(find_photo_credit(text, Span::new(0, text.len())).is_none(), "{text}");
        }
    }
}
