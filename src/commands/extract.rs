//! `newsite extract`: everything that was found, as JSON Lines: articles, then persons, then events.

mod records;

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;
use serde::Serialize;

use self::records::{ArticleRecord, EventRecord, PersonRecord};
use super::report;
use crate::cli::Extract;
use crate::error::Error;
use crate::pipeline::{Compiled, Source};

/// Prints the extract stream on standard output.
pub(super) fn run(flags: &Extract) -> Result<(), Error> {
    let source = Source::find(flags.input.source.as_deref());
    report::say(format_args!("newsite: reading {source}"));
    let compiled = super::compile(&source, &flags.input, None, None)?;
    report::diagnostics(super::diagnostics_of(&compiled));
    let lines = lines(&compiled);
    let names = compiled.dossier.withheld.names();
    if let Some(name) = lines.iter().find_map(|line| names.find_in_file(line)) {
        return Err(Error::Withheld { file: "the stream".to_owned(), name });
    }
    write_lines(&lines, &mut BufWriter::new(io::stdout().lock())).map_err(Error::Output)
}

/// The lines of the stream; each kind sorted, every key always there.
fn lines(compiled: &Compiled) -> Vec<Vec<u8>> {
    let Compiled { project, dossier, .. } = compiled;
    let mut order: Vec<usize> = (0..project.articles.len()).collect();
    order.sort_by_key(|place| &project.articles[*place].id);
    let articles: Vec<Vec<u8>> = order.par_iter().map(|place| line_of(&ArticleRecord::new(compiled, *place))).collect();
    let persons: Vec<Vec<u8>> = dossier.people.par_iter().map(|person| line_of(&PersonRecord::new(person, compiled))).collect();
    let events: Vec<Vec<u8>> = dossier.events.par_iter().map(|event| line_of(&EventRecord::new(event, compiled))).collect();
    [articles, persons, events].concat()
}

fn write_lines(lines: &[Vec<u8>], output: &mut impl Write) -> io::Result<()> {
    lines.iter().try_for_each(|line| output.write_all(line))?;
    output.flush()
}

fn line_of(record: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(record).expect("a record has text keys alone");
    line.push(b'\n');
    line
}
