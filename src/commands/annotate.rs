//! `newsite annotate`: a filter that adds to each line of JSON Lines what its article says, so that many machines can share the work.
//!
//! It holds a limited number of lines at a time, however long the stream is.

use std::io::{self, BufRead, Read, Write};
use std::path::Path;

use rayon::prelude::*;

use super::report::{self, count};
use crate::annotate::stored;
use crate::cli::Annotate;
use crate::corpus::{read, read_line};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::pipeline::annotate_safely;

/// At most this many lines are annotated at once; fewer where they are long.
const LINES: usize = 512;
/// No more lines are taken once they reach this many bytes.
const BYTES: usize = 8 << 20;
/// No article makes a longer line, even with every character escaped.
const LONGEST: u64 = 96 << 20;

/// Writes the lines that are read, with their annotations, on standard output.
pub(super) fn run(flags: &Annotate) -> Result<(), Error> {
    let file = flags.source.as_deref().filter(|path| *path != Path::new("-"));
    let called = file.map_or_else(|| read::STANDARD_INPUT.to_owned(), |path| path.display().to_string());
    report::say(format_args!("newsite: annotating {called}"));
    let mut input = read::open_lines(file)?;
    let unreadable = |source| Error::Read { path: called.clone().into(), source };
    let mut output = io::stdout().lock();
    let (mut number, mut annotated, mut others) = (1, 0, 0);
    loop {
        let pieces = next_pieces(&mut input, &mut number).map_err(unreadable)?;
        if pieces.is_empty() {
            break;
        }
        let written: Vec<Written> = pieces.into_par_iter().map(|piece| write(&called, piece)).collect();
        for line in &written {
            output.write_all(&line.bytes).map_err(Error::Output)?;
            annotated += usize::from(line.is_annotated);
            others += usize::from(line.fault.is_some());
        }
        output.flush().map_err(Error::Output)?;
        report::diagnostics(written.iter().filter_map(|line| line.fault.as_ref()));
    }
    let unchanged = if others == 0 { String::new() } else { format!(", {} unchanged", count(others, "line", "lines")) };
    report::say(format_args!("newsite: {} annotated{unchanged}", count(annotated, "article", "articles")));
    Ok(())
}

/// A line with its end; or a part of one that is longer than any article.
struct Piece {
    bytes: Vec<u8>,
    /// The number of its line; 1 for the first.
    number: usize,
    is_whole: bool,
}

/// The next lines; none at the end.
fn next_pieces(input: &mut impl BufRead, number: &mut usize) -> io::Result<Vec<Piece>> {
    let (mut pieces, mut bytes) = (Vec::new(), 0);
    while pieces.len() < LINES && bytes < BYTES {
        let mut piece = Piece { bytes: Vec::new(), number: *number, is_whole: true };
        let length = input.by_ref().take(LONGEST).read_until(b'\n', &mut piece.bytes)?;
        if length == 0 {
            break;
        }
        bytes += length;
        let is_ended = piece.bytes.ends_with(b"\n");
        piece.is_whole = is_ended || (length as u64) < LONGEST;
        *number += usize::from(is_ended);
        pieces.push(piece);
    }
    Ok(pieces)
}

/// What is written for a line.
struct Written {
    bytes: Vec<u8>,
    is_annotated: bool,
    /// Why the line passes through unchanged; `None` where it does not, or is empty.
    fault: Option<Diagnostic>,
}

impl Written {
    fn unchanged(piece: Piece, fault: Option<Diagnostic>) -> Self {
        Self { bytes: piece.bytes, is_annotated: false, fault: fault.map(|fault| fault.help("the line goes through unchanged")) }
    }
}

fn write(called: &str, piece: Piece) -> Written {
    let Piece { number, is_whole, .. } = piece;
    let fault = |what: &str| Some(Diagnostic::warning("annotate", called, format!("line {number} of {called} {what}")));
    if !is_whole {
        return Written::unchanged(piece, fault("is longer than any article"));
    }
    let Ok(text) = str::from_utf8(&piece.bytes) else { return Written::unchanged(piece, fault("is not in UTF-8")) };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Written::unchanged(piece, None);
    }
    let line = read_line(called, number, text);
    let Some(article) = &line.article else {
        let first = line.faults.into_iter().next().map(|fault| Diagnostic { severity: Severity::Warning, ..fault });
        return Written::unchanged(piece, first.or_else(|| fault("is not an article")));
    };
    let (annotations, fault) = annotate_safely(article);
    if fault.is_some() {
        return Written::unchanged(piece, fault);
    }
    let mut bytes = line.with(&stored(article, &annotations)).into_bytes();
    bytes.extend_from_slice(&text.as_bytes()[text.trim_end().len()..]);
    Written { bytes, is_annotated: true, fault: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filtered(lines: &str) -> String {
        let pieces = next_pieces(&mut lines.as_bytes(), &mut 1).unwrap();
        let written = pieces.into_iter().map(|piece| write("lines.jsonl", piece).bytes);
        String::from_utf8(written.flatten().collect()).unwrap()
    }

    #[test]
    fn what_is_no_article_goes_through_unchanged() {
        let lines = "\n{\"id\": 1}\r\n[\"text\"]\nAnn Reyes met Bo Ode.\n  \n{\"text\": \"";
        assert_eq!(filtered(lines), lines);
    }

    #[test]
    fn every_key_stays_as_it_was() {
        let line = "{\"z\": 1.50, \"text\": \"Ann Reyes met Bo Ode on Monday.\", \"a\": null";
        let annotated = filtered(&format!("{line}}}\r\n{line}}}"));
        let lines: Vec<&str> = annotated.split('\n').collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with(&format!("{line},\"annotated\":{{\"version\":")) && lines[0].ends_with("}}\r"), "{annotated}");
        assert_eq!(lines[0].trim_end(), lines[1]);
    }

    #[test]
    fn a_second_time_changes_nothing() {
        let once = filtered("{\"text\": \"Ann Reyes met Bo Ode on Monday.\"}\n");
        assert_eq!(filtered(&once), once);
        assert_eq!(filtered(&once.replace("\"seal\":\"", "\"seal\":\"0")), once);
    }
}
