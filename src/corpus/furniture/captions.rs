//! What stands below a picture, often pasted among the paragraphs.

use super::dates::find_day;
use super::line::Line;
use super::running::names_photo;

/// Whether a paragraph is a caption.
///
/// - for: “Ode (right) praised Reyes.”, “Reyes waves to a crowd in Linden on March 3, 2017.”, “File photo”, “Photo: Bo Ode/AP”
/// - not: “The council approved the dam on March 3, 2017.”, “Senator Ann Reyes (R) said so.”, “He was right (and left).”
pub(super) fn is_caption(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 70;
    if line.len() > MOST_WORDS || is_quoted(line) {
        return false;
    }
    is_photo_credit(line) || has_position(line) || is_scene_with_date(line)
}

/// Whether a paragraph that stands before the report may be a caption: there a date at its end is enough.
pub(super) fn is_caption_before_report(line: &Line<'_>) -> bool {
    line.ends_sentence() && ends_with_day(line)
}

fn is_quoted(line: &Line<'_>) -> bool {
    line.of(line.span).starts_with(['“', '"', '‘'])
}

/// “Photo: Bo Ode/AP”, “FILE - In this March 3, 2017 file photo, …”, “REUTERS/Bo Ode”, “Getty Images”.
fn is_photo_credit(line: &Line<'_>) -> bool {
    let opens = line.is(0, &["photo", "photos", "photograph", "picture", "image", "caption", "file"])
        && line.is(1, &[":", "-", "—", "–", "/"])
        || line.is(0, &["file", "handout", "stock", "undated"]) && line.is(1, &["photo", "picture", "image", "photograph", "pic"])
        || line.is(0, &["image", "media", "photo"]) && line.is(1, &["caption", "copyright", "credit", "source", "by"]);
    let is_short = line.len() <= 12 && !line.ends_sentence();
    let is_agency = line.len() <= 6
        && (line.is(0, &["reuters", "ap", "afp", "epa", "getty"]) && line.is(1, &["/"]) || line.reads(0, &["getty", "images"]));
    let bytes = line.of(line.span).as_bytes();
    let has_brackets = memchr::memchr(b'(', bytes).is_some();
    let names_file =
        names_photo(bytes) && line.find(&["file", "photo"]).is_some_and(|at| at + 3 >= line.words.len() || line.is_mark(at + 2));
    let has_credit = has_brackets
        && (["photo", "image"]
            .iter()
            .any(|word| line.find(&["(", word]).is_some_and(|at| line.is(at + 2, &[":", "by", "credit", "courtesy"])))
            || line.find(&["(", "ap", "photo"]).is_some());
    opens || is_agency || has_credit || names_file && (is_short || line.len() <= 60)
}

/// “(right)”, “(L)”, “(pictured)”: where in the picture somebody is. “(R)” alone may be a party’s letter.
fn has_position(line: &Line<'_>) -> bool {
    const PLAIN: &[&str] = &["left", "right", "center", "centre", "pictured", "l", "c"];
    const RANKS: &[&str] =
        &["far", "top", "bottom", "second", "third", "front", "back", "above", "below", "seated", "standing", "pictured"];
    const OFFICES: &[&str] = &[
        "sen",
        "sens",
        "senator",
        "senators",
        "rep",
        "reps",
        "representative",
        "gov",
        "governor",
        "congressman",
        "congresswoman",
        "republican",
        "democrat",
    ];
    if memchr::memchr(b'(', line.of(line.span).as_bytes()).is_none() {
        return false;
    }
    let has_office = || (0..line.words.len()).any(|at| line.is(at, OFFICES));
    (1..line.words.len()).filter(|at| line.is(*at, &["("])).any(|open| {
        let inside = open + 1;
        let named_before = line.is_letters(open - 1);
        let plain = line.is(inside, PLAIN) && line.is(inside + 1, &[")", ","]);
        let ranked =
            line.is(inside, RANKS) && (line.is(inside + 1, PLAIN) || line.is(inside + 1, &["from"])) && !line.is(inside + 2, &["wing"]);
        let letter = line.is(inside, &["r"]) && line.is(inside + 1, &[")"]) && !has_office();
        named_before && (plain && !(line.word(inside).len() == 1 && has_office()) || ranked || letter)
    })
}

/// “Reyes waves to a crowd in Linden on March 3, 2017.”: told in the present, with the day behind it.
fn is_scene_with_date(line: &Line<'_>) -> bool {
    const SCENES: &[&str] = &[
        "addresses",
        "applaud",
        "applauds",
        "arrive",
        "arrives",
        "attend",
        "attends",
        "carries",
        "carry",
        "celebrate",
        "delivers",
        "depart",
        "departs",
        "embrace",
        "embraces",
        "gesture",
        "gestures",
        "greet",
        "greets",
        "hold",
        "holds",
        "hug",
        "hugs",
        "inspect",
        "inspects",
        "leave",
        "leaves",
        "listen",
        "listens",
        "look",
        "looks",
        "meet",
        "meets",
        "pass",
        "pose",
        "poses",
        "react",
        "reacts",
        "rise",
        "rises",
        "shake",
        "shakes",
        "shows",
        "sit",
        "sits",
        "smile",
        "smiles",
        "speak",
        "speaks",
        "stand",
        "stands",
        "take",
        "takes",
        "talk",
        "talks",
        "walk",
        "walks",
        "watch",
        "watches",
        "wave",
        "waves",
        "work",
        "works",
        "gather",
        "gathers",
        "protest",
        "seen",
        "shown",
        "pictured",
    ];
    const TOLD: &[&str] = &["said", "told", "added", "according", "has", "had", "will"];
    let any = |list: &[&str]| (0..line.words.len()).any(|at| line.is(at, list));
    line.ends_sentence() && ends_with_day(line) && any(SCENES) && !any(TOLD)
}

/// Whether a full date ends it, before the stop: “… on November 11, 2017.”
fn ends_with_day(line: &Line<'_>) -> bool {
    if !line.has_number() {
        return false;
    }
    let Some(last) = (0..line.words.len()).rev().find(|at| !line.is_mark(*at)) else { return false };
    let end = last + 1;
    line.is_number(last) && (end.saturating_sub(6)..end).any(|at| find_day(line, at).is_some_and(|(after, _)| after == end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn check(text: &str, expected: bool) {
        assert_eq!(is_caption(&Line::new(text, Span::new(0, text.len()))), expected, "{text}");
    }

    #[test]
    fn a_position_in_the_picture_makes_a_caption() {
        check("Ode (right) praised Reyes for her work.", true);
        check("Ann Reyes (second from left) and Bo Ode (L) in Linden", true);
        check("ode ( right ) praised reyes .", true);
        check("Mayor Ann Reyes (R) and Bo Ode talk during a summit.", true);
    }

    #[test]
    fn a_scene_in_the_present_with_a_day_is_a_caption() {
        check("Reyes waves to a crowd in Linden on March 3, 2017.", true);
        check("Ann Reyes, seen in Linden, 3 March 2017.", true);
    }

    #[test]
    fn a_picture_says_whose_it_is() {
        check("File photo", true);
        check("Photo: Bo Ode/AP", true);
        check("FILE - In this March 3, 2017 file photo, Reyes waves.", true);
        check("The dam in March. (AP Photo/Bo Ode)", true);
        check("REUTERS/Bo Ode", true);
    }

    #[test]
    fn a_party_is_no_position() {
        check("Senator Ann Reyes (R) said so.", false);
        check("Rep. Bo Ode (R) and Gov. Ann Reyes (D) met.", false);
    }

    #[test]
    fn a_sentence_that_ends_with_a_day_is_no_caption() {
        check("The council approved the dam on March 3, 2017.", false);
        check("Reyes said the talks took place on March 3, 2017.", false);
    }

    #[test]
    fn a_photo_in_a_sentence_is_no_caption() {
        check("The photo shows that Reyes was right.", false);
        check("Image is everything, Reyes said.", false);
        check("“He was right (right),” Ode said.", false);
    }
}
