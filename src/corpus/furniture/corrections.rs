//! What a paper says of its own mistakes: what it takes back is not told again.
//!
//! > [An Oct. 3 Business article incorrectly said that Bo Hale resigned on Friday. He was dismissed.]

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::line::Line;

/// A correction has so many words at most.
const LONGEST: usize = 120;
/// So far behind the opening stands what the paper made, and behind that how it was wrong.
const REACH: usize = 12;

/// What a paper speaks of as its own.
const MADE: &[&str] = &[
    "article",
    "story",
    "report",
    "column",
    "headline",
    "caption",
    "graphic",
    "chart",
    "map",
    "photo",
    "obituary",
    "editorial",
    "item",
    "version",
    "review",
    "profile",
    "post",
];
const WRONGLY: &[&str] = &[
    "incorrectly",
    "mistakenly",
    "erroneously",
    "wrongly",
    "inaccurately",
    "misstated",
    "misidentified",
    "misspelled",
    "misquoted",
    "mischaracterized",
    "mischaracterised",
    "misattributed",
    "misreported",
    "misnamed",
    "miscalculated",
    "omitted",
];

/// Whether a paragraph may be a correction, by its first bytes.
pub(super) fn may_be_correction(paragraph: &str) -> bool {
    static CUES: LazyLock<[Finder<'static>; 8]> = LazyLock::new(|| {
        ["ncorrectly ", "istakenly ", "rroneously ", "rongly ", "naccurately ", " mis", " omitted ", " version"].map(Finder::new)
    });
    let opens = ["An ", "The ", "Because of ", "Due to "].iter().any(|opening| paragraph.starts_with(opening));
    let opening = &paragraph.as_bytes()[..paragraph.len().min(200)];
    opens && CUES.iter().any(|cue| cue.find(opening).is_some())
}

/// Whether a paragraph takes back what the paper wrote before.
pub(super) fn is_correction(line: &Line<'_>) -> bool {
    const OPENERS: &[&str] = &["correction", "corrections", "clarification", "an", "a", "the", "this", "because", "due"];
    line.is(0, OPENERS) && line.len() <= LONGEST && (is_headed(line) || is_earlier_version(line) || tells_of_a_mistake(line))
}

/// “Correction: …”, “Correction to This Article …”, “Clarification appended”
fn is_headed(line: &Line<'_>) -> bool {
    line.is(0, &["correction", "corrections", "clarification"])
        && (line.is(1, &[":", "appended"]) || line.is(1, &["to"]) && line.is(2, &["this", "the"]) && line.is(3, MADE))
}

/// “An earlier version of this article said …”
fn is_earlier_version(line: &Line<'_>) -> bool {
    line.is(1, &["earlier", "previous", "prior", "original"])
        && line.is(2, &["version", "versions", "edition", "editions", "post"])
        && line.is(3, &["of"])
        && line.is(4, &["this", "the"])
        && (5..=9).any(|at| line.is(at, MADE))
}

/// “The Oct. 3 article about the bank misstated …”, “This article quoted …”, “This story has been corrected”
fn tells_of_a_mistake(line: &Line<'_>) -> bool {
    const SAID: &[&str] = &["said", "stated", "quoted", "referred", "described", "listed", "identified", "attributed", "misstated", "gave"];
    let is_own = line.is(0, &["this"]) && line.is(1, MADE);
    if is_own && line.reads(2, &["has", "been"]) && line.is(4, &["corrected", "amended", "clarified", "changed"]) {
        return true;
    }
    // A report speaks of itself in the past only to take something back.
    if is_own && line.is(2, SAID) {
        return true;
    }
    let Some(made) = (1..=REACH).find(|at| line.is(*at, MADE)) else { return false };
    let Some(wrongly) = (made + 1..=made + REACH).find(|at| line.is(*at, WRONGLY)) else { return false };
    (1..wrongly).all(|at| !line.is(at, &[";", "“", "\"", "said"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_correction(&Line::new(text, Span::new(0, text.len()))), expected, "{text}");
    }

    #[test]
    fn what_a_paper_takes_back_is_known() {
        check("Correction: Bo Hale did not resign on Friday.", true);
        check("Correction to This Article This article incorrectly said that Bo Hale resigned on Friday.", true);
        check("An Oct. 3 Business article incorrectly said that Bo Hale resigned on Friday. He was dismissed.", true);
        check("The article about the bank on Page A1 on Oct. 3 misstated the year in which it closed.", true);
        check("An earlier version of this story said Bo Hale was arrested on Friday.", true);
        check("This article quoted Bo Hale as saying the bank had failed. He spoke of another bank.", true);
        check("This story has been corrected. It gave the wrong day.", true);
        check("A photo caption with an article on Friday misidentified the mayor.", true);
    }

    #[test]
    fn what_others_got_wrong_is_news() {
        check("The mayor said an article in the Courier incorrectly named her brother.", false);
        check("A report by the council said the bank wrongly closed its doors on Friday.", false);
        check("This report by the council, out on Friday, blames the bank.", false);
        check("The correction of the map took a year.", false);
        check("An earlier version of the bridge fell in 1990.", false);
        check("", false);
    }
}
