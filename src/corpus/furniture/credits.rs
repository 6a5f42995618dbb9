//! Who helped with an article, and who published it: credits at the end, and lines that name the source.

use super::dates::{DateLine, find_date_line};
use super::line::Line;
use super::names::collect_names;
use super::outlets::{known_outlet, sounds_like_outlet};
use super::running::thanks;
use crate::corpus::Field;
use crate::text::Span;

/// A line that says whose work an article is.
#[derive(Default)]
pub(super) struct Credit {
    pub(super) names: Vec<Field<String>>,
    pub(super) outlet: Option<Field<String>>,
    /// The place of the word behind the names; a date may follow there.
    pub(super) end: usize,
}

/// A sentence that thanks those who helped.
///
/// - for: “CNN’s Ann Reyes and Bo Ode contributed to this report.”, “(Reporting by Ann Reyes in Linden; Editing by Bo Ode)”
/// - not: “Rain contributed to this year’s losses.”
pub(super) fn find_contributors(line: &Line<'_>) -> Option<Credit> {
    let mut credit = Credit::default();
    let first = (0..line.words.len()).find(|at| !line.is_mark(*at))?;
    if let Some(verb) = contributed_at(line) {
        let mut at = first;
        if let Some((end, name)) = known_outlet(line, first).filter(|(end, _)| line.is(*end, &["'s", "’s", "s"])) {
            credit.outlet = Some(Field::stated(name.to_owned(), line.span_of(first, end)));
            at = end + 1;
        }
        if let Some((end, _)) = known_outlet(line, at).filter(|(end, _)| *end == verb) {
            let span = line.span_of(at, end);
            credit.names.push(Field::stated(line.of(span).to_owned(), span));
            return Some(credit);
        }
        collect_names(line, at, line.words.len(), &mut credit.names);
        return Some(credit);
    }
    let opens = [["reporting", "by"], ["writing", "by"], ["editing", "by"]].iter().any(|opening| line.reads(first, opening))
        || line.is(first, &["additional"]) && line.reads(first + 1, &["reporting", "by"]);
    if !opens {
        return None;
    }
    collect_names(line, first, line.words.len(), &mut credit.names);
    Some(credit)
}

/// Where “contributed to this report” or “contributed reporting” stands, at the end of a sentence.
fn contributed_at(line: &Line<'_>) -> Option<usize> {
    const WORKS: &[&str] = &["report", "article", "story", "piece", "post", "dispatch"];
    if !thanks(line.of(line.span)) {
        return None;
    }
    (0..line.words.len()).find(|at| {
        let to_this = line.reads(*at, &["contributed", "to", "this"])
            && line.is(at + 3, WORKS)
            && (!line.is_letters(at + 4) || line.is(at + 4, &["from", "in"]));
        to_this || line.reads(*at, &["contributed", "reporting"]) || line.reads(*at, &["contributed", "to", "the", "reporting"])
    })
}

/// A line that says who published it, or the page's own address or rights: “source Daily Courier”, “© 2017 Reuters”.
pub(super) fn find_source(line: &Line<'_>) -> Option<Credit> {
    if line.len() > 20 {
        return None;
    }
    let stated = |from: usize, to: usize, name: Option<&str>| {
        let span = line.span_of(from, to);
        Credit { outlet: Some(Field::stated(name.map_or_else(|| line.of(span).to_owned(), str::to_owned), span)), ..Credit::default() }
    };
    let behind = usize::from(line.is(0, &["source", "outlet", "publisher", "publication"]));
    let start = behind + usize::from(behind > 0 && line.is(behind, &[":"]));
    let end = line.words.len();
    if let Some((to, name)) = known_outlet(line, start).filter(|(to, _)| *to == end) {
        return Some(stated(start, to, Some(name)));
    }
    // “BBC News, Linden”: the outlet and its office.
    let office = |to: usize| {
        line.is(to, &[","]) && to + 1 < end && end - to <= 4 && (to + 1..end).all(|at| line.is_letters(at) && line.is_capitalised(at))
    };
    if let Some((to, name)) = known_outlet(line, start).filter(|(to, _)| office(*to)) {
        return Some(stated(start, to, Some(name)));
    }
    // “Linden Mercury, Port Linden”
    let of_paper = (1..end).find(|at| line.is(*at, &[","])).filter(|at| office(*at) && *at > 1 && *at <= 4 && behind == 0);
    if let Some(to) = of_paper.filter(|to| sounds_like_outlet(line, 0, *to) && sounds_like_outlet(line, to - 1, *to)) {
        return Some(stated(0, to, None));
    }
    let is_name = behind > 0
        && start < end
        && end - start <= 6
        && !line.ends_sentence()
        && (start..end).all(|at| line.is_capitalised(at) || line.is(at, &["of", "the", "and", "&", "-"]));
    if is_name
        || behind == 0
            && end <= 5
            && end > 1
            && sounds_like_outlet(line, end - 1, end)
            && sounds_like_outlet(line, 0, end)
            && line.is(0, &["the"])
    {
        return Some(stated(start, end, None));
    }
    let is_copyright =
        line.is(0, &["©", "copyright"]) || line.reads(0, &["(", "c", ")"]) || line.find(&["all", "rights", "reserved"]).is_some();
    if is_copyright {
        let owner = (0..end).find_map(|at| known_outlet(line, at).map(|(to, name)| stated(at, to, Some(name))));
        return Some(owner.unwrap_or_default());
    }
    None
}

/// A line that says who published it and when: “Daily Courier | March 8, 2024”, “8 March 2024 – Reuters”.
///
/// Not: “The Dam | March 8, 2024”, unless it `may_be_place`; “Reyes met Ode, March 8, 2024”.
pub(super) fn find_dated_source(line: &Line<'_>, may_be_place: bool) -> Option<(Credit, DateLine)> {
    const MOST_WORDS: usize = 20;
    if line.words.len() > MOST_WORDS || !line.has_number() {
        return None;
    }
    let source = |from: usize, to: usize| {
        let known = known_outlet(line, from).filter(|(end, _)| *end == to).map(|(_, name)| name);
        let name = known.or_else(|| sounds_like_outlet(line, from, to).then(|| line.of(line.span_of(from, to))));
        let is_place = || (from..to).all(|at| line.is_letters(at) && line.is_capitalised(at)) && to - from < 4;
        let outlet = name.map(|name| Field::stated(name.to_owned(), line.span_of(from, to)));
        (outlet.is_some() || may_be_place && is_place()).then(|| Credit { outlet, ..Credit::default() })
    };
    let end = line.words.len();
    let parts = |at: &usize| line.is(*at, &["|", "·", "•", "–", "—", "-", ","]) && !(line.is_glued(*at) && line.is_glued(*at + 1));
    let whole_date = |from: usize, to: usize| {
        let part = line.part(from, to);
        find_date_line(&part).filter(|date| date.end == part.words.len())
    };
    (1..end.saturating_sub(1)).filter(parts).find_map(|at| {
        let behind = source(0, at).and_then(|source| Some((source, whole_date(at + 1, end)?)));
        behind.or_else(|| source(at + 1, end).and_then(|source| Some((source, whole_date(0, at)?))))
    })
}

/// A line that is nothing but a name made like that of a newspaper: “Linden Daily Post”. Not: “Breaking News”.
pub(super) fn find_masthead(line: &Line<'_>) -> Option<Field<String>> {
    const SECTION: &[&str] =
        &["breaking", "latest", "world", "local", "top", "national", "international", "business", "sports", "more", "in"];
    let end = line.words.len();
    let is_name = (2..=5).contains(&end) && (0..end).all(|at| line.is_letters(at)) && !line.is(0, SECTION);
    (is_name && sounds_like_outlet(line, 0, end) && sounds_like_outlet(line, end - 1, end))
        .then(|| Field::stated(line.of(line.span).to_owned(), line.span))
}

/// The address of a line that is nothing but one: “`https://news.example/dam`”, “URL: …”.
pub(super) fn find_address<'t>(line: &Line<'t>) -> Option<(Span, &'t str)> {
    let mut words = line.of(line.span).split_whitespace();
    let last = words.next_back()?;
    if !(last.starts_with("https://") || last.starts_with("http://") || last.starts_with("www.")) {
        return None;
    }
    let is_alone = match words.count() {
        0 => true,
        1 => line.is(0, &["url", "link", "source"]),
        _ => false,
    };
    let start = line.span.end as usize - last.len();
    is_alone.then(|| (Span::new(start, line.span.end as usize), last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(credit: Option<Credit>) -> String {
        let Some(credit) = credit else { return "-".to_owned() };
        let names: Vec<String> = credit.names.into_iter().map(|name| name.value).collect();
        format!("{} · {}", names.join(" + "), credit.outlet.map_or("-".to_owned(), |outlet| outlet.value))
    }

    fn check(find: fn(&Line<'_>) -> Option<Credit>, text: &str, expected: &str) {
        assert_eq!(shown(find(&Line::new(text, Span::new(0, text.len())))), expected, "{text}");
    }

    #[test]
    fn those_who_helped_are_contributors() {
        check(find_contributors, "CNN’s Ann Reyes and Bo Ode contributed to this report.", "Ann Reyes + Bo Ode · CNN");
        check(find_contributors, "cnn s ann reyes and bo ode contributed to this report .", "Ann Reyes + Bo Ode · CNN");
        check(
            find_contributors,
            "(Reporting by Ann Reyes in Linden and Bo Ode in New York; Editing by Cy Dee)",
            "Ann Reyes + Bo Ode + Cy Dee · -",
        );
        check(
            find_contributors,
            "CNN's Ann Reyes contributed to this report from Linden, and Bo Ode from New York.",
            "Ann Reyes + Bo Ode · CNN",
        );
        check(find_contributors, "Additional reporting by Ann Reyes", "Ann Reyes · -");
        check(find_contributors, "Ann Reyes contributed reporting from Linden.", "Ann Reyes · -");
        check(find_contributors, "The Associated Press contributed to this report.", "The Associated Press · -");
    }

    #[test]
    fn rain_is_no_contributor() {
        check(find_contributors, "Rain contributed to this year’s losses.", "-");
        check(find_contributors, "Reporting on the dam has stopped.", "-");
    }

    #[test]
    fn a_line_may_name_the_source() {
        check(find_source, "source Daily Courier", " · Daily Courier");
        check(find_source, "Source: Reuters", " · Reuters");
        check(find_source, "BBC News", " · BBC News");
        check(find_source, "BBC News, Linden", " · BBC News");
        check(find_source, "Linden Mercury, Port Linden", " · Linden Mercury");
        check(find_source, "© 2017 Reuters. All rights reserved.", " · Reuters");
    }

    #[test]
    fn a_source_that_speaks_is_no_outlet() {
        check(find_source, "Source close to Reyes resigns", "-");
        check(find_source, "The Daily Courier reported it.", "-");
    }

    #[test]
    fn a_source_may_stand_beside_its_date() {
        let shown = |text: &str, may_be_place| {
            let found = find_dated_source(&Line::new(text, Span::new(0, text.len())), may_be_place);
            found.map(|(credit, date)| format!("{} {}", credit.outlet.map_or("-".to_owned(), |outlet| outlet.value), date.day))
        };
        for line in ["Daily Courier | March 8, 2024", "Daily Courier – 8 March 2024, 10:30 GMT", "March 8, 2024 · Daily Courier"] {
            assert_eq!(shown(line, false).as_deref(), Some("Daily Courier 2024-03-08"), "{line}");
        }
        assert_eq!(shown("Linden, March 8, 2024", true).as_deref(), Some("- 2024-03-08"));
        for line in ["The Dam | March 8, 2024", "Reyes met Ode, March 8, 2024", "Daily Courier | 12 prizes"] {
            assert_eq!(shown(line, false), None, "{line}");
        }
    }

    #[test]
    fn a_masthead_is_an_outlet_and_a_section_is_none() {
        let shown = |text: &str| find_masthead(&Line::new(text, Span::new(0, text.len()))).map(|field| field.value);
        assert_eq!(shown("Linden Daily Post").as_deref(), Some("Linden Daily Post"));
        for line in ["Breaking News", "Post", "The Post office closed", "Reyes Wins"] {
            assert_eq!(shown(line), None, "{line}");
        }
    }
}
