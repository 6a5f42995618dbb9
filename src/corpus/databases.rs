//! Texts that databases of newspapers deliver: Nexis, `ProQuest` and Factiva put up to hundreds of articles in one file.
//!
//! In: a text. Out: its parts, an article each, and where the head of each begins and ends.

use crate::text::Span;

/// So long a rest after the last mark may be an article of its own.
const LEAST_BEHIND: usize = 300;

/// An article of a file of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Where it stands in the file.
    pub(super) span: Span,
    /// What stands above its text; `None` where the lines must tell.
    pub(super) head: Option<Head>,
}

/// The head of an article as a database prints it; its places are those in the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The headline.
    pub(super) headline: Span,
    /// Who published it; empty where the head does not say.
    pub(super) outlet: Span,
    /// The line with the day.
    pub(super) day: Span,
    /// The text begins after it.
    pub(super) end: u32,
}

/// How a database marks where articles begin or end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// “End of Document” after each.
    Nexis,
    /// “2 of 25 DOCUMENTS” before each.
    OldNexis,
    /// “Document 1 of 2” before each.
    ProQuest,
    /// “Document `LINCOU0020240308ek380001`” after each.
    Factiva,
}

/// Where nothing stands.
const NOWHERE: Span = Span { start: 0, end: 0 };

/// A line of the text, without white space at its ends.
type Lines = Vec<Span>;

/// The articles of a text that a database delivered, in order; none where it is no such text.
pub(super) fn split(text: &str) -> Vec<Part> {
    let Some(form) = form_of(text) else { return Vec::new() };
    let lines = lines_of(text);
    let is_mark = |line: &Span| is_mark(form, line.of(text));
    let mut parts = Vec::new();
    let mut start = 0;
    let mut has_begun = !matches!(form, Form::ProQuest | Form::OldNexis);
    for line in &lines {
        if !is_mark(line) {
            continue;
        }
        let is_behind = matches!(form, Form::Nexis | Form::Factiva);
        let end = if is_behind { line.end } else { line.start };
        if has_begun {
            parts.push(Span::new(start as usize, end as usize).trimmed(text));
        }
        has_begun = true;
        start = if is_behind { end } else { line.start };
    }
    let rest = Span::new(start as usize, text.len()).trimmed(text);
    // After the last mark of those that end an article only notes of the database follow.
    if !matches!(form, Form::Nexis | Form::Factiva) || rest.len() > LEAST_BEHIND && has_head(form, rest.of(text)) {
        parts.push(rest);
    }
    parts.retain(|part| !part.is_empty());
    if let Some(first) = parts.first_mut().filter(|_| matches!(form, Form::Nexis | Form::Factiva)) {
        *first = without_cover(text, *first);
    }
    parts.into_iter().map(|span| Part { head: head_of(form, span.of(text)), span }).collect()
}

/// Whether a text looks as if it held several articles, in a form that is not known: labels of heads stand in it again and again.
pub(super) fn looks_like_several(text: &str) -> bool {
    const LABELS: [&str; 8] =
        ["load-date:", "length:", "publication info:", "headline:", "title:", "byline:", "all rights reserved", "publication date:"];
    const LONGEST: usize = 160;
    let mut counts = [0; LABELS.len()];
    for line in text.lines().filter(|line| line.len() < LONGEST).map(str::trim) {
        let opens = |label: &&str| line.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label));
        if let Some(label) = LABELS.iter().position(opens) {
            counts[label] += 1;
        }
    }
    counts.into_iter().filter(|count| *count > 1).count() >= 2
}

/// The form of a text, by the marks in it. Asked of every text: hardly any holds one of these words.
fn form_of(text: &str) -> Option<Form> {
    use memchr::memmem::find;
    let bytes = text.as_bytes();
    let forms =
        [(Form::Nexis, "End of Document"), (Form::OldNexis, " DOCUMENTS"), (Form::ProQuest, "Document "), (Form::Factiva, "Document ")];
    let holds = |form: Form, words: &str| find(bytes, words.as_bytes()).is_some() && text.lines().any(|line| is_mark(form, line.trim()));
    let form = forms.into_iter().find(|(form, words)| holds(*form, words)).map(|(form, _)| form)?;
    // A mark alone proves little: the heads must be there too.
    has_head(form, text).then_some(form)
}

/// Whether a text has the lines that the heads of a database have.
fn has_head(form: Form, text: &str) -> bool {
    let has = |label: &str| text.lines().any(|line| line.trim().get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)));
    match form {
        Form::Nexis => has("Body") || has("Length:") || has("Load-Date:"),
        Form::OldNexis => has("LENGTH:") || has("BYLINE:") || has("LOAD-DATE:"),
        Form::ProQuest => has("Full text:") || has("Publication info:") || has("Publication title:") || has("Author:"),
        Form::Factiva => text.lines().any(|line| is_word_count(line.trim())) || has("WC") && has("PD"),
    }
}

fn is_mark(form: Form, line: &str) -> bool {
    let number = |word: Option<&str>| word.is_some_and(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()));
    let mut words = line.split_whitespace();
    match form {
        Form::Nexis => line.trim_end_matches('.').eq_ignore_ascii_case("end of document"),
        Form::OldNexis => {
            number(words.next())
                && words.next() == Some("of")
                && number(words.next())
                && words.next().is_some_and(|word| word.starts_with("DOCUMENT"))
        }
        Form::ProQuest => {
            words.next() == Some("Document")
                && number(words.next())
                && words.next() == Some("of")
                && number(words.next())
                && words.next().is_none()
        }
        Form::Factiva => {
            let is_code = |code: &str| {
                code.len() >= 20
                    && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    && code.bytes().any(|byte| byte.is_ascii_digit())
                    && code.bytes().any(|byte| byte.is_ascii_uppercase())
            };
            words.next() == Some("Document") && words.next().is_some_and(is_code) && words.next().is_none()
        }
    }
}

/// “1,112 words”.
fn is_word_count(line: &str) -> bool {
    line.strip_suffix(" words").is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit() || byte == b','))
}

/// The first article without the cover of a delivery: “Documents (2) · Client/Matter: -None- · Search Terms: …”.
fn without_cover(text: &str, part: Span) -> Span {
    const COVERS: &[&str] = &["client/matter:", "search terms:", "search type:", "narrowed by:", "content type", "about lexisnexis"];
    let words = part.of(text);
    let head = &words[..words.floor_char_boundary(20_000)];
    let mut start = 0;
    let mut at = 0;
    for line in head.split_inclusive('\n') {
        at += line.len();
        let line = line.trim();
        if COVERS.iter().any(|cover| line.get(..cover.len()).is_some_and(|start| start.eq_ignore_ascii_case(cover))) {
            start = at;
        }
        // The cover is over where a head begins.
        if line.eq_ignore_ascii_case("body") || is_word_count(line) {
            break;
        }
    }
    Span::new(part.start as usize + start, part.end as usize).trimmed(text)
}

/// The head of one article.
fn head_of(form: Form, part: &str) -> Option<Head> {
    let lines = lines_of(part);
    match form {
        Form::Nexis | Form::OldNexis => nexis_head(part, &lines),
        Form::Factiva => factiva_head(part, &lines),
        Form::ProQuest => proquest_head(part, &lines),
    }
}

/// Nexis: headline, outlet, day, rights, labelled lines, “Body”. The old form has the outlet first.
fn nexis_head(part: &str, lines: &Lines) -> Option<Head> {
    const LOOKED_AT: usize = 12;
    let first = lines.iter().position(|line| !is_mark(Form::OldNexis, line.of(part)))?;
    let is_day = |line: &&Span| super::furniture::is_day_line(line.of(part)) || is_day_first(line.of(part));
    let day = lines.iter().skip(first).take(LOOKED_AT).position(|line| is_day(&line))? + first;
    let labelled_headline = lines.iter().take(first + LOOKED_AT * 2).find_map(|line| {
        let words = line.of(part);
        words
            .get(..9)
            .is_some_and(|label| label.eq_ignore_ascii_case("headline:"))
            .then(|| Span::new(line.start as usize + 9, line.end as usize).trimmed(part))
    });
    let outlet = if day > first { lines[day - 1] } else { NOWHERE };
    let headline = match labelled_headline {
        Some(headline) => headline,
        None if day >= first + 2 => lines[first],
        None => return None,
    };
    let body = lines.iter().skip(day).take(40).find(|line| line.of(part).eq_ignore_ascii_case("body"));
    let last_labelled = || {
        let mut labelled = lines.iter().skip(day).take(30).filter(|line| is_labelled_line(line.of(part)));
        labelled.next_back().copied()
    };
    let end = body.copied().or_else(last_labelled).unwrap_or(lines[day]).end;
    let outlet = without_brackets(part, outlet);
    Some(Head { headline, outlet, day: lines[day], end })
}

/// “March 8, 2024 Friday”, “8 March 2024 Friday 10:02 AM GMT”.
fn is_day_first(line: &str) -> bool {
    line.len() < 60 && super::furniture::find_day_in(line).is_some() && line.split_whitespace().count() <= 8 && !line.ends_with('.')
}

fn is_labelled_line(line: &str) -> bool {
    let label = line.split(':').next().unwrap_or_default();
    line.contains(':')
        && (3..=20).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-' || byte == b' ')
        || ["Section:", "Length:", "Byline:", "Dateline:", "Highlight:"].iter().any(|known| line.starts_with(known))
}

/// Factiva: section, headline, byline, “112 words”, day, outlet, code, language, rights; then the text.
fn factiva_head(part: &str, lines: &Lines) -> Option<Head> {
    let count = lines.iter().take(12).position(|line| is_word_count(line.of(part)))?;
    let is_byline = |line: &Span| super::furniture::is_byline(line.of(part));
    let above: Vec<Span> = lines[..count].iter().filter(|line| !is_byline(line)).copied().collect();
    // A short first line is the section.
    let headline = match above[..] {
        [one] => one,
        [section, headline, ..] if section.of(part).split_whitespace().count() <= 2 => headline,
        [headline, ..] => headline,
        [] => return None,
    };
    let day = (count + 1..lines.len().min(count + 4)).find(|at| is_day_first(lines[*at].of(part)))?;
    let is_time = |line: &Span| line.of(part).split(':').count() == 2 && line.len() <= 8;
    let behind: Vec<Span> = lines[day + 1..].iter().filter(|line| !is_time(line)).take(10).copied().collect();
    let outlet = behind.first().copied().filter(|line| line.len() < 80).unwrap_or(NOWHERE);
    let rights = behind.iter().position(|line| {
        let words = line.of(part);
        words.starts_with("(c)")
            || words.starts_with('©')
            || words.to_ascii_lowercase().starts_with("copyright")
            || words.starts_with("(C)")
    });
    let language = behind
        .iter()
        .position(|line| ["English", "German", "French", "Spanish", "Dutch", "Italian", "Portuguese"].contains(&line.of(part)));
    let last = rights.or(language).or(Some(0)).and_then(|at| behind.get(at)).copied().unwrap_or(lines[day]);
    Some(Head { headline, outlet: without_brackets(part, outlet), day: lines[day], end: last.end })
}

/// `ProQuest`: “Document 1 of 2”, the headline, labelled lines.
fn proquest_head(part: &str, lines: &Lines) -> Option<Head> {
    let is_headline = |line: &&Span| {
        let words = line.of(part);
        !is_mark(Form::ProQuest, words) && words.chars().any(char::is_alphanumeric) && !words.starts_with("http")
    };
    let headline = *lines.iter().find(is_headline)?;
    let labelled = headline
        .of(part)
        .strip_prefix("Title:")
        .map(|rest| Span::new(headline.end as usize - rest.len(), headline.end as usize).trimmed(part));
    let end = lines.iter().take(40).find_map(|line| {
        let label = ["Full text:", "Full Text:", "Full text", "FULL TEXT"].iter().find(|label| line.of(part).starts_with(**label))?;
        Some(line.start + label.len() as u32)
    })?;
    Some(Head { headline: labelled.unwrap_or(headline), outlet: NOWHERE, day: NOWHERE, end })
}

/// “Linden Courier (Linden)” → Linden Courier.
fn without_brackets(part: &str, line: Span) -> Span {
    let words = line.of(part);
    let end = words.find(['(', ';']).filter(|end| *end > 0).unwrap_or(words.len());
    Span::new(line.start as usize, line.start as usize + end).trimmed(part)
}

fn lines_of(text: &str) -> Lines {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        start += line.len();
        Span::new(start - line.len(), start).trimmed(text)
    });
    lines.filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts, each as headline, outlet, day and the first words of its text.
    fn check(text: &str, expected: &[&str]) {
        let shown = split(text).into_iter().map(|part| {
            let words = part.span.of(text);
            let head = part.head.expect("it has a head");
            let opening: Vec<&str> = words[head.end as usize..].split_whitespace().take(3).collect();
            format!("{} | {} | {} | {}", head.headline.of(words), head.outlet.of(words), head.day.of(words), opening.join(" "))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nexis_ends_each_article() {
        let article = |headline: &str, day: &str| {
            format!(
                "{headline}\n\nLinden Courier (Linden)\n\n{day}\n\nCopyright 2024 Linden Courier Ltd All Rights Reserved\n\nSection: NEWS; Pg. 4\n\n\
                 Length: 112 words\n\nByline: Ann Reyes\n\nBody\n\nThe council met.\n\nLoad-Date: {day}\n\nEnd of Document\n\n"
            )
        };
        let cover = "Documents (2)\n\n1. Storm\n\nClient/Matter: -None-\n\nSearch Terms: storm\n\n";
        let text =
            format!("{cover}{}{}", article("Storm breaks wall", "March 8, 2024 Friday"), article("Wall stands", "April 15, 2024 Monday"));
        check(
            &text,
            &[
                "Storm breaks wall | Linden Courier | March 8, 2024 Friday | The council met.",
                "Wall stands | Linden Courier | April 15, 2024 Monday | The council met.",
            ],
        );
    }

    #[test]
    fn old_nexis_counts_its_documents() {
        let text = "1 of 2 DOCUMENTS\n\nLinden Courier\n\nMarch 8, 2024 Friday\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 112 words\n\nHEADLINE: Storm breaks wall\n\nBYLINE: Ann Reyes\n\nBODY:\n\nThe council met.\n\n\
                    2 of 2 DOCUMENTS\n\nLinden Courier\n\nApril 15, 2024 Monday\n\nLENGTH: 90 words\n\nHEADLINE: Wall stands\n\nThe mayor left.\n";
        check(
            text,
            &[
                "Storm breaks wall | Linden Courier | March 8, 2024 Friday | The council met.",
                "Wall stands | Linden Courier | April 15, 2024 Monday | The mayor left.",
            ],
        );
    }

    #[test]
    fn proquest_counts_its_documents_too() {
        let article = |number: u8, headline: &str| {
            format!(
                "____\n\nDocument {number} of 2\n\n{headline}\n\nAuthor: Reyes, Ann\n\nPublication info: Linden Courier ; Linden. 08 Mar 2024: A.4.\n\nFull text: The council met.\n\n"
            )
        };
        check(
            &format!("{}{}", article(1, "Storm breaks wall"), article(2, "Wall stands")),
            &["Storm breaks wall |  |  | The council met.", "Wall stands |  |  | The council met."],
        );
    }

    #[test]
    fn factiva_ends_each_article_with_its_code() {
        let article = |headline: &str| {
            format!(
                "News\n{headline}\nBy Ann Reyes\n1,112 words\n8 March 2024\nLinden Courier\nLINCOU\nEnglish\nCopyright 2024 Linden Courier\n\nThe council met.\n\nDocument LINCOU0020240308ek380001\n\n"
            )
        };
        check(
            &format!("{}{}", article("Storm breaks wall"), article("Wall stands")),
            &[
                "Storm breaks wall | Linden Courier | 8 March 2024 | The council met.",
                "Wall stands | Linden Courier | 8 March 2024 | The council met.",
            ],
        );
    }

    #[test]
    fn other_texts_are_left_whole() {
        check("Document 1 of 2 was lost, Reyes said.\n\nEnd of Document", &[]);
        check("The council met.", &[]);
        assert!(!looks_like_several("Title: Storm\nLength: 12 words\nThe council met."));
        assert!(looks_like_several("Headline: Storm\nByline: Ann Reyes\nRain.\nHeadline: Wall\nByline: Bo Ode\nSun."));
    }
}
