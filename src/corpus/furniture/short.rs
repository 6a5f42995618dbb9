//! What short texts from elsewhere say: the value of a `meta` element, a line beside a heading.

use jiff::civil::Date;

use super::dates::Told;
use super::line::Line;
use super::nobody::is_nobody;
use super::{bylines, dates, labelled, stamps};
use crate::text::Span;

/// A calendar day that stands somewhere in a short text.
pub(in crate::corpus) fn find_day_in(text: &str) -> Option<Date> {
    let line = Line::new(text, Span::new(0, text.len()));
    (0..line.words.len()).find_map(|at| dates::find_day(&line, at)).map(|(_, day)| day)
}

/// The names in a byline, with or without its “By”; none where it is no byline.
pub(in crate::corpus) fn find_names_in(text: &str) -> Vec<String> {
    let byline = if text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")) { text.to_owned() } else { format!("By {text}") };
    let credit = bylines::find_byline(&Line::new(&byline, Span::new(0, byline.len())));
    credit.map(|credit| credit.names.into_iter().map(|name| name.value).collect()).unwrap_or_default()
}

/// The authors that a short text beside a heading names: as in a byline, or a name alone. Accounts and desks are nobody.
#[cfg_attr(not(feature = "html"), expect(dead_code, reason = "pages alone have it"))]
pub(in crate::corpus) fn find_authors_in(text: &str) -> Vec<String> {
    let line = Line::new(text, Span::new(0, text.len()));
    let names = match stamps::find_stamp(&line) {
        Some(stamp) if !stamp.names.is_empty() => stamp.names.into_iter().map(|name| name.value).collect(),
        _ => find_names_in(text),
    };
    names.into_iter().filter(|name| !is_nobody(name)).collect()
}

/// Whether a line names its field: “Author: Ann Reyes”.
pub(in crate::corpus) fn is_labelled(line: &str) -> bool {
    labelled::find_labelled(line, Span::new(0, line.len()).trimmed(line)).is_some_and(|line| !line.value.is_empty())
}

/// Whether a short text is nothing but a day, with a time or “Published”.
pub(in crate::corpus) fn is_day_line(text: &str) -> bool {
    let line = Line::new(text, Span::new(0, text.len()));
    dates::find_date_line(&line).is_some_and(|date| date.end == line.words.len() && date.told > Told::Updated)
}

/// Whether a short text is a byline that begins with “By”.
pub(in crate::corpus) fn is_byline(text: &str) -> bool {
    let opens = text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")) || text.contains(" by ");
    opens && bylines::find_byline(&Line::new(text, Span::new(0, text.len()))).is_some()
}
