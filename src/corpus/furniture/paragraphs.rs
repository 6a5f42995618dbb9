//! The paragraphs of a plain text: set off by blank lines, one a line, or hard-wrapped.

use crate::text::Span;

/// The narrowest and the widest column that hard-wrapped text has.
const COLUMN: std::ops::RangeInclusive<usize> = 40..=100;

struct TextLine {
    span: Span,
    /// How many characters it has, those of its indentation included.
    width: usize,
    /// Whether a line that is not blank follows.
    is_followed: bool,
    is_indented: bool,
}

/// The paragraphs, in order, without white space at their ends. A line is a paragraph, except in hard-wrapped text, where
/// a paragraph ends with a blank line or where the next word would have found room.
pub(super) fn find_paragraphs(text: &str) -> Vec<Span> {
    let lines = lines_of(text);
    let Some(column) = column_of(text, &lines) else { return lines.iter().map(|line| line.span).collect() };
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut joins = false;
    for (place, line) in lines.iter().enumerate() {
        match paragraphs.last_mut() {
            Some(paragraph) if joins && !line.is_indented => *paragraph = paragraph.to(line.span),
            _ => paragraphs.push(line.span),
        }
        joins = line.is_followed && (is_full(text, &lines, place, column) || starts_small(text, lines[place + 1].span));
    }
    paragraphs
}

fn lines_of(text: &str) -> Vec<TextLine> {
    let mut lines: Vec<TextLine> = Vec::new();
    let mut is_behind_blank = true;
    let mut start = 0;
    while start < text.len() {
        let end = end_of_line(text, start);
        let line = Span::new(start, end);
        let span = line.trimmed(text);
        if !span.is_empty() {
            if let Some(before) = lines.last_mut() {
                before.is_followed = !is_behind_blank;
            }
            let width = text[line.start as usize..span.end as usize].chars().count();
            lines.push(TextLine { span, width, is_followed: false, is_indented: span.start > line.start + 1 });
        }
        is_behind_blank = span.is_empty();
        start = end;
    }
    lines
}

/// The byte behind the line end (LF, CRLF, CR, or one of Unicode's) that closes the line at `start`.
fn end_of_line(text: &str, start: usize) -> usize {
    let rest = &text.as_bytes()[start..];
    // Nearly all lines end so, and a line is long.
    let line = &rest[..memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())];
    let is_foreign_end = |at: &usize| ["\u{85}", "\u{2028}", "\u{2029}"].iter().any(|end| line[*at..].starts_with(end.as_bytes()));
    // The first bytes of those ends, which curly quotes and hard spaces have too.
    let foreign = memchr::memchr2_iter(0xC2, 0xE2, line).find(is_foreign_end);
    let feed = memchr::memchr2(b'\x0b', b'\x0c', line);
    let end = [foreign, feed].into_iter().flatten().min().unwrap_or(line.len());
    let length = match rest.get(end) {
        None => 0,
        Some(b'\r') if rest.get(end + 1) == Some(&b'\n') => 2,
        Some(0xC2) => 2,
        Some(0xE2) => 3,
        Some(_) => 1,
    };
    start + end + length
}

/// The column at which a text is wrapped: nearly all of its lines that go on are full to it. `None` where it is not wrapped. Short
/// lines (a headline, a byline) and those before an indented one (the last of their paragraph) do not count.
fn column_of(text: &str, lines: &[TextLine]) -> Option<usize> {
    let column = lines.iter().filter(|line| line.span.of(text).contains(' ')).map(|line| line.width).max()?;
    let goes_on = |line: &TextLine, next: &TextLine| line.is_followed && line.width >= *COLUMN.start() && !next.is_indented;
    let inner = (0..lines.len().saturating_sub(1)).filter(|place| goes_on(&lines[*place], &lines[place + 1]));
    let (mut all, mut full) = (0, 0);
    for place in inner {
        all += 1;
        full += usize::from(is_full(text, lines, place, column));
    }
    (COLUMN.contains(&column) && all >= 3 && full * 5 >= all * 4).then_some(column)
}

/// Whether the first word of the next line would not have found room.
fn is_full(text: &str, lines: &[TextLine], place: usize, column: usize) -> bool {
    let next = lines[place + 1].span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
    lines[place].width + 1 + next > column
}

fn starts_small(text: &str, span: Span) -> bool {
    span.of(text).starts_with(char::is_lowercase)
}

/// The lines of a block, without those that are blank.
pub(super) fn lines_in(text: &str, block: Span) -> impl Iterator<Item = Span> {
    let mut start = block.start as usize;
    let lines = block.of(text).split_inclusive('\n').map(move |line| {
        start += line.len();
        Span::new(start - line.len(), start).trimmed(text)
    });
    lines.filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paragraphs of `text`, shown with `|` between them.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = find_paragraphs(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_and_single_line_ends_part_paragraphs() {
        check("Council votes\n\n  The council met.\r\nNobody spoke.\r\n", &["Council votes", "The council met.", "Nobody spoke."]);
    }

    #[test]
    fn the_lines_of_a_hard_wrapped_block_are_one_paragraph() {
        let text = "Council votes\n\nThe council of Linden met late on Monday and\nvoted for the dam, which had stood unfinished\nfor years because nobody would pay for the\nwall.\n\nNobody spoke against the plan, and Mayor Ann\nReyes left.";
        let expected = [
            "Council votes",
            "The council of Linden met late on Monday and\nvoted for the dam, which had stood unfinished\nfor years because nobody would pay for the\nwall.",
            "Nobody spoke against the plan, and Mayor Ann\nReyes left.",
        ];
        check(text, &expected);
    }

    #[test]
    fn short_lines_of_a_list_are_paragraphs_each() {
        check("Reyes\nOde\nThe mayor of Linden and of the valley\nDee", &["Reyes", "Ode", "The mayor of Linden and of the valley", "Dee"]);
    }

    #[test]
    fn a_text_without_letters_has_none() {
        check(" \n\u{2028}\t\r", &[]);
    }

    #[test]
    fn a_headline_above_wrapped_text_does_not_hide_that_it_is_wrapped() {
        let head = "Storm closes port
By Ann Reyes
March 8, 2024";
        let body = "The port closed on Thursday after waves broke
the northern gate, which had been built for
seas of another time, said those who run it
now, and nobody was hurt.";
        let expected: Vec<&str> = head.lines().chain([body]).collect();
        check(
            &format!(
                "{head}

{body}
"
            ),
            &expected,
        );
    }

    #[test]
    fn an_indented_line_begins_a_paragraph_of_wrapped_text() {
        let lines = [
            "    The port closed on Thursday after waves broke",
            "the northern gate, which had been built for seas",
            "of another time, said those who run the place.",
            "    The council meets on Friday in its old hall to",
            "decide what to do about the gate and the pumps,",
            "and who is to pay.",
        ];
        let text = lines.join("\n");
        let paragraphs = [lines[..3].join("\n"), lines[3..].join("\n")];
        let paragraphs: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.trim()).collect();
        check(&text, &paragraphs);
    }
}
