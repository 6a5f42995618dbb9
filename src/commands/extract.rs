//! `newsite extract`: everything that was found, as JSON Lines: articles, then persons, then events.

mod records;

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use self::records::Recorder;
use super::report;
use crate::cli::Extract;
use crate::error::Error;
use crate::pipeline::{Compiled, Source};

/// Prints the extract stream on standard output.
pub(super) fn run(flags: &Extract) -> Result<(), Error> {
    let source = Source::find(flags.input.source.as_deref())?;
    report::say(format_args!("newsite: reading {source}"));
    let compiled = super::compile(&source, &flags.input)?;
    report::faults(super::diagnostics_of(&compiled));
    let recorder = Recorder::new(&compiled);
    let names = compiled.dossier.withheld.names();
    if !names.is_empty() {
        for_each_piece(&recorder, |piece| {
            match piece.split(|byte| *byte == b'\n').find_map(|line| names.find_in_file("stream.jsonl", line)) {
                Some(name) => Err(Error::Withheld { file: "the stream".to_owned(), name }),
                None => Ok(()),
            }
        })?;
    }
    let mut output = io::stdout().lock();
    for_each_piece(&recorder, |piece| output.write_all(piece).map_err(Error::Output))?;
    output.flush().map_err(Error::Output)
}

/// Hands on the lines of the stream, some at a time: together they may be longer than all that was read. Each kind is sorted, every key is
/// always there.
fn for_each_piece(recorder: &Recorder<'_>, mut take: impl FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
    let Compiled { project, dossier, .. } = recorder.compiled;
    let mut order: Vec<usize> = (0..project.articles.len()).collect();
    order.sort_by_key(|place| &project.articles[*place].id);
    for_each_piece_of(&order, |place| recorder.article(*place), &mut take)?;
    for_each_piece_of(&dossier.people, |person| recorder.person(person), &mut take)?;
    for_each_piece_of(&dossier.events, |event| recorder.event(event), &mut take)
}

fn for_each_piece_of<'r, T: Sync, R: Serialize>(
    rows: &'r [T],
    record_of: impl Fn(&'r T) -> R + Sync,
    mut take: impl FnMut(&[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    /// A piece has so many lines, and so many pieces are made at once.
    const LINES: usize = 16;
    const PIECES: usize = 32;
    // Each is written over the one before: memory that is new must be cleared first.
    let mut pieces = vec![Vec::new(); PIECES];
    rows.chunks(LINES * PIECES).try_for_each(|rows| {
        let pieces = &mut pieces[..rows.len().div_ceil(LINES)];
        pieces.par_iter_mut().zip(rows.par_chunks(LINES)).for_each(|(piece, rows)| write_lines(rows.iter().map(&record_of), piece));
        pieces.iter().try_for_each(|piece| take(piece))
    })
}

fn write_lines(records: impl Iterator<Item = impl Serialize>, lines: &mut Vec<u8>) {
    lines.clear();
    for record in records {
        serde_json::to_writer(&mut *lines, &record).expect("a record has text keys alone");
        lines.push(b'\n');
    }
}
