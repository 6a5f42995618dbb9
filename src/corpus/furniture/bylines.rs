//! Who wrote an article, as the line beside its headline says.

use super::credits::Credit;
use super::dateline;
use super::dates::{end_of_yearless_day, find_day, is_weekday};
use super::line::{Line, displayed};
use super::names::{end_of_made_up_outlet, end_of_name, end_of_role, end_of_whereabouts};
use super::nobody::{is_desk, is_first_name};
use super::outlets::{self, known_outlet};
use crate::corpus::Field;
use crate::text::Case;

/// A byline, or a line that names the source, has no more words than this.
pub(super) const MOST_WORDS: usize = 24;

/// What a byline opens with.
const OPENINGS: &[&[&str]] = &[
    &["by"],
    &["written", "by"],
    &["story", "by"],
    &["text", "by"],
    &["report", "by"],
    &["article", "by"],
    &["analysis", "by"],
    &["opinion", "by"],
    &["commentary", "by"],
    &["review", "by"],
    &["interview", "by"],
    &["reported", "by"],
    &["words", "by"],
    &["posted", "by"],
    &["published", "by"],
    &["submitted", "by"],
    &["contributed", "by"],
    &["compiled", "by"],
    &["reporting", "by"],
    &["story", "and", "photos", "by"],
    &["story", "and", "photographs", "by"],
    &["text", "and", "photos", "by"],
    &["author", ":"],
    &["authors", ":"],
    &["byline", ":"],
    &["exclusive", "by"],
];

/// A line that is a byline.
///
/// - for: “By Ann Reyes and Bo Ode, Daily Courier”, “BY ANN REYES | Harbour Wire”, “By The Associated Press”, “Ann Reyes, CNN”,
///   “by Ann Reyes on March 8, 2024”, “By ANN REYES Associated Press”, “By Our Correspondent”
/// - not: “By Monday, the rain had stopped.”, “By the Numbers”, “By Ann Reyes's account the council met”
pub(super) fn find_byline(line: &Line<'_>) -> Option<Credit> {
    if line.len() > MOST_WORDS {
        return None;
    }
    let opening = end_of_opening(line, 0);
    // “— Ann Reyes, Reuters” at the end needs no “By” either.
    let first = (0..line.words.len()).find(|at| !line.is_mark(*at)).unwrap_or(0);
    let start = opening.unwrap_or(first);
    let credit = read_names(line, start);
    let is_byline = if opening.is_some() {
        !credit.names.is_empty() || credit.outlet.is_some() || names_nobody(line, start)
    } else {
        // Without “By” only a name beside a known outlet is sure enough.
        let shows_picture = line.is(first, &["image", "photo", "picture", "source", "credit", "video", "file", "getty"]);
        // “Growth Slows in Linden - The Daily Courier” is a page's title.
        let is_title =
            || (first..credit.end).any(|at| line.is(at, &["-", "–", "|"]) && !line.is_glued(at)) && !is_first_name(line.word(first));
        let are_writers = credit.names.len() == 1 || credit.names.len() > 1 && is_first_name(line.word(first));
        are_writers && credit.outlet.is_some() && !line.is_lower() && !shows_picture && !is_title()
    };
    (is_byline && (ends_credit(line, credit.end) || names_nobody(line, start))).then_some(credit)
}

/// The names, and the outlet behind them, that a byline inside a line has from a word on; `None` where no byline begins there.
pub(super) fn find_byline_at(line: &Line<'_>, at: usize) -> Option<Credit> {
    let start = end_of_opening(line, at)?;
    if let Some(end) = end_of_nobody(line, start) {
        return Some(Credit { end, ..Credit::default() });
    }
    let credit = read_names(line, start);
    (!credit.names.is_empty() || credit.outlet.is_some()).then_some(credit)
}

/// A byline that opens a line and that the report was run into, with the place behind it: it ends with an outlet or before a dateline.
///
/// - for: “**By Ann Reyes, Special to CNN** Rain fell.”, “**By Ann Reyes and Bo Ode** LINDEN, Ohio -- Rain fell.”
/// - not: “By Ann Reyes’s account, CNN was late.”
pub(super) fn find_run_in_byline(line: &Line<'_>) -> Option<(usize, Credit)> {
    const REACH: usize = 16;
    let start = end_of_opening(line, 0)?;
    let ends = (start + 1..line.words.len().min(start + REACH)).filter_map(|at| {
        if let Some((outlet, _)) = known_outlet(line, at) {
            return Some(end_of_role(line, outlet).unwrap_or(outlet));
        }
        let is_place = line.words[at].case == Case::Upper && line.word(at).len() > 2;
        let is_dateline = || dateline::find_dateline(&line.part(at, line.words.len())).is_some();
        (is_place && is_dateline()).then_some(at)
    });
    ends.take(1).find_map(|end| {
        let part = line.part(0, end);
        let goes_on = line.is_capitalised(end) || line.is(end, &["“", "\"", ","]);
        let credit = find_byline(&part).filter(|credit| goes_on && !credit.names.is_empty())?;
        // “BBC News, London Rain fell.”
        let comma = line.is(end, &[","]).then_some(end + 1);
        Some((comma.map_or(end, |behind| dateline::end_of_city(line, behind).unwrap_or(behind)), credit))
    })
}

/// A line of two names or more without “By”: “Mira Holt and Otto Pell”.
pub(super) fn find_bare_byline(line: &Line<'_>) -> Option<Credit> {
    const MOST_WORDS: usize = 16;
    if line.is_lower() || line.words.len() > MOST_WORDS || !is_first_name(line.word(0)) {
        return None;
    }
    let credit = read_names(line, 0);
    (credit.names.len() >= 2 && credit.end == line.words.len()).then_some(credit)
}

/// Behind “By”, “Written by:”.
fn end_of_opening(line: &Line<'_>, at: usize) -> Option<usize> {
    // Each has “by” or a colon in it.
    if !(at..at + 4).any(|at| line.is(at, &["by", ":"])) {
        return None;
    }
    // Nearly all bylines open so, and few other lines.
    let opening = OPENINGS.iter().filter(|opening| line.reads(at, opening)).max_by_key(|opening| opening.len())?;
    let end = at + opening.len();
    Some(end + usize::from(line.is(end, &[":"])))
}

/// Whether a line is only “By”: the name stands below it.
pub(super) fn is_opening_alone(line: &Line<'_>) -> bool {
    end_of_opening(line, 0).is_some_and(|end| end == line.words.len()) && line.len() <= 2
}

/// “By Our Correspondent”, “By Staff Reporter | March 8, 2024”: it says that somebody wrote it, and not who.
fn names_nobody(line: &Line<'_>, start: usize) -> bool {
    end_of_nobody(line, start).is_some()
}

/// Behind a desk, a paper's staff or an account, up to the next mark.
fn end_of_nobody(line: &Line<'_>, start: usize) -> Option<usize> {
    let end = (start..line.words.len()).find(|end| line.is_mark(*end) || line.is(*end, &["on"])).unwrap_or(line.words.len());
    (start < end && end - start <= 4 && is_desk(line.of(line.span_of(start, end)))).then_some(end)
}

/// Whether nothing, a date or an address follows the names.
fn ends_credit(line: &Line<'_>, mut at: usize) -> bool {
    while line.is_mark(at) {
        at += 1;
    }
    let is_city = dateline::end_of_city(line, at).is_some_and(|end| end == line.words.len());
    let is_address = (at..line.words.len()).any(|at| line.is(at, &["@"]));
    let behind = at + usize::from(line.is(at, &["on"]));
    at >= line.words.len()
        || is_city
        || is_address
        || find_day(line, behind).is_some()
        || end_of_yearless_day(line, behind).is_some()
        || is_weekday(line, behind)
        || line.is(at, &["published", "updated", "posted", "last", "first", "filed", "modified"])
        || line.is_number(at)
}

/// The names, and the outlet behind them, that begin at a word.
fn read_names(line: &Line<'_>, start: usize) -> Credit {
    const HONORIFICS: &[&str] = &["dr", "mr", "mrs", "ms", "prof", "professor", "sir", "dame"];
    let mut credit = Credit { end: start, ..Credit::default() };
    let mut at = start;
    loop {
        if line.is(at, HONORIFICS) && line.is_letters(at + 1 + usize::from(line.is(at + 1, &["."]))) {
            at += 1 + usize::from(line.is(at + 1, &["."]));
        }
        if let Some((end, name)) = known_outlet(line, at).filter(|(end, _)| !is_of_longer_name(line, at, *end)) {
            credit.outlet.get_or_insert_with(|| Field::stated(name.to_owned(), line.span_of(at, end)));
            credit.end = end + usize::from(line.is(end, &["staff"]));
        } else if !credit.names.is_empty()
            && let Some(end) = end_of_role(line, at)
        {
            credit.end = end;
        } else if !credit.names.is_empty() && outlets::is_noun(line, at) && line.is(at + 1, OF_STAFF) {
            credit.end = end_of_role(line, at + 1).unwrap_or(at + 2);
        } else if line.is(at, &["special"]) && line.is(at + 1, &["to", "for"]) && !credit.names.is_empty() {
            let outlet = known_outlet(line, at + 2).map(|(end, _)| end);
            credit.end = outlet.or_else(|| (at + 2..line.words.len()).find(|end| line.is_mark(*end))).unwrap_or(line.words.len());
        } else if (!credit.names.is_empty() || line.is(at, &["the"]))
            && let Some(end) = end_of_made_up_outlet(line, at).filter(|end| !is_name_before_outlet(line, at, *end))
        {
            let span = line.span_of(at, end);
            credit.outlet.get_or_insert_with(|| Field::stated(line.of(span).to_owned(), span));
            credit.end = end + usize::from(line.is(end, &["staff"]));
        } else if let Some(end) = end_of_name(line, at).map(|end| before_own_paper(line, at, end)) {
            let span = line.span_of(at, end);
            if !is_desk(line.of(span)) {
                credit.names.push(Field::stated(displayed(line.of(span)), span));
            }
            credit.end = end_of_aside(line, end_of_whereabouts(line, end));
        } else {
            return credit;
        }
        at = credit.end;
        let before = at;
        while line.is(at, &[",", "and", "&", ";", "|", "/", "with", "for", "of", "•", "·", "-", "—", "–"]) {
            at += 1;
        }
        let goes_on = || {
            line.is(at, &["special"])
                || known_outlet(line, at).is_some()
                || end_of_role(line, at).is_some()
                || end_of_made_up_outlet(line, at).is_some()
                || outlets::is_noun(line, at) && line.is(at + 1, OF_STAFF)
        };
        if at == before && !goes_on() {
            return credit;
        }
    }
}

/// What stands behind the name of a paper whose own people write: “Courier **Staff** Writer”.
const OF_STAFF: &[&str] = &["staff", "reporter", "correspondent", "writer", "editor"];

/// The end of a name before its bearer's paper: “**Ann Reyes** Echo Staff”.
fn before_own_paper(line: &Line<'_>, at: usize, end: usize) -> usize {
    let is_paper = end > at + 2 && outlets::is_noun(line, end - 1) && line.is(end, OF_STAFF);
    if is_paper { end - 1 } else { end }
}

/// Whether the word of a known outlet belongs to the name of another: “**Hill** Gazette” is not The Hill.
fn is_of_longer_name(line: &Line<'_>, at: usize, end: usize) -> bool {
    end == at + 1
        && !line.is_mark(end)
        && line.is_capitalised(end)
        && line.words[at].case != Case::Upper
        && outlets::is_noun(line, end)
        && end_of_made_up_outlet(line, at).is_some()
}

/// “OTTO PELL Associated Press”: what sounds like an outlet begins with a name.
fn is_name_before_outlet(line: &Line<'_>, at: usize, outlet_end: usize) -> bool {
    end_of_name(line, at).is_some_and(|end| end < outlet_end) && is_first_name(line.word(at))
}

/// Behind “(@carlamoss)”, “@carlamoss”: what a name is called elsewhere.
fn end_of_aside(line: &Line<'_>, at: usize) -> usize {
    const MOST_WORDS: usize = 6;
    if line.is(at, &["("]) {
        return (at + 1..line.words.len().min(at + MOST_WORDS)).find(|end| line.is(*end, &[")"])).map_or(at, |end| end + 1);
    }
    if line.is(at, &["@"]) && at + 1 < line.words.len() {
        return at + 2;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn check(text: &str, expected: &str) {
        let found = find_byline(&Line::new(text, Span::new(0, text.len())));
        let shown = found.map_or("-".to_owned(), |credit| {
            let names: Vec<String> = credit.names.into_iter().map(|name| name.value).collect();
            format!("{} · {}", names.join(" + "), credit.outlet.map_or("-".to_owned(), |outlet| outlet.value))
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_report_may_be_run_into_a_byline() {
        let shown = |text: &'static str| {
            let line = Line::new(text, Span::new(0, text.len()));
            find_run_in_byline(&line).map(|(end, _)| line.of(line.span_of(0, end)))
        };
        assert_eq!(shown("By Ann Reyes, Special to CNN Rain fell on Monday."), Some("By Ann Reyes, Special to CNN"));
        assert_eq!(shown("By Ann Reyes and Bo Ode LINDEN, Ohio -- Rain fell."), Some("By Ann Reyes and Bo Ode"));
        assert_eq!(shown("By Ann Reyes BBC News, London Rain fell."), Some("By Ann Reyes BBC News, London"));
        assert_eq!(shown("By Ann Reyes’s account, CNN was late on Monday."), None);
        assert_eq!(shown("By Monday the rain had stopped."), None);
    }

    #[test]
    fn a_byline_names_authors_and_outlet() {
        check("By Ann Reyes", "Ann Reyes · -");
        check("By Ann Reyes and Bo Ode, Daily Courier", "Ann Reyes + Bo Ode · Daily Courier");
        check("BY ANN J. REYES | Harbour Wire", "Ann J. Reyes · Harbour Wire");
        check("By Ann Reyes, Bo van Ode and Cy Dee-Lee, CNN", "Ann Reyes + Bo van Ode + Cy Dee-Lee · CNN");
        check("By The Associated Press", " · Associated Press");
        check("By Ann Reyes in Linden and Bo Ode in New York", "Ann Reyes + Bo Ode · -");
        check("By Ann Reyes, Staff Writer", "Ann Reyes · -");
        check("By Ann Reyes, CNN, Updated 1:02 PM ET, Fri March 8, 2024", "Ann Reyes · CNN");
        check("Ann Reyes, BBC News", "Ann Reyes · BBC News");
        check("— Ann Reyes, Reuters", "Ann Reyes · Reuters");
    }

    #[test]
    fn a_byline_has_many_shapes() {
        check("by Ann Reyes on March 8, 2024", "Ann Reyes · -");
        check("By Ann Reyes - March 8, 2024", "Ann Reyes · -");
        check("By ANN REYES Associated Press", "Ann Reyes · Associated Press");
        check("By ANN REYES and BO ODE, Associated Press Writers", "Ann Reyes + Bo Ode · Associated Press");
        check("By Ann Reyes Staff Writer", "Ann Reyes · -");
        check("By Ann Reyes of the Linden Courier", "Ann Reyes · the Linden Courier");
        check("By Ann Reyes For The Daily Courier", "Ann Reyes · The Daily Courier");
        check("By Ann Reyes, Political correspondent in Linden", "Ann Reyes · -");
        check("By Ann Reyes (@annreyes)", "Ann Reyes · -");
        check("By Ann Reyes @annreyes", "Ann Reyes · -");
        check("Story and photos by Ann Reyes", "Ann Reyes · -");
        check("By ANN REYES and OTTO ODE Associated Press", "Ann Reyes + Otto Ode · Associated Press");
        check("By Ann Reyes Special to the Courier", "Ann Reyes · -");
        check("By Ann Reyes Mar. 8, 2024, 10:15 a.m.", "Ann Reyes · -");
        check("By Herald Staff", " · -");
        check("By Dr. Ann Reyes", "Ann Reyes · -");
        check("By María José Peña-Ruiz and Jean-Luc d’Arcy", "María José Peña-Ruiz + Jean-Luc d’Arcy · -");
        check("By Our Correspondent", " · -");
        check("By Web Desk", " · -");
        check("By Ann Reyes, Blue Pass Echo", "Ann Reyes · Blue Pass Echo");
        check("By Ann Reyes Echo Staff", "Ann Reyes · -");
        check("By Ann Reyes Courier Staff Writer", "Ann Reyes · -");
        check("By Ann Reyes, Hill Gazette", "Ann Reyes · Hill Gazette");
        check("By Ann Reyes, The Hill", "Ann Reyes · The Hill");
        check("Exclusive by Ann Reyes", "Ann Reyes · -");
        check("By Ann Reyes, London", "Ann Reyes · -");
    }

    #[test]
    fn a_lower_cased_byline_is_shown_with_capitals() {
        check("by ann reyes and bo ode , daily courier", "Ann Reyes + Bo Ode · daily courier");
    }

    #[test]
    fn a_sentence_that_begins_with_by_is_no_byline() {
        check("Image Source, Reuters", "-");
        for text in
            ["By Monday, the rain had stopped.", "By the Numbers", "By Ann Reyes’s account the council met.", "By then Ann Reyes had left."]
        {
            check(text, "-");
        }
    }
}
