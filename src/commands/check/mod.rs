//! `newsite check`: what was understood of each file, and what wants an editor.
//!
//! In: a project, compiled as for a build. Out: a report on standard output, for people, for programs, or for code hosts. It
//! fails on errors and warnings, not on advice.

mod human;
mod sarif;
mod suggestions;
mod understood;

use std::io::{self, BufWriter, IsTerminal, Write};

use self::understood::Report;
use super::report;
use crate::cli::{Check, ReportFormat};
use crate::corpus::read;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::pipeline::Source;
use crate::site::Site;
use crate::site::theme::Theme;

/// Prints the report.
pub(super) fn run(flags: &Check) -> Result<(), Error> {
    let source = Source::find(flags.input.source.as_deref())?;
    source.path().map(read::find_source).transpose()?;
    report::say(format_args!("newsite: checking {source}"));
    let compiled = match super::compile(&source, &flags.input) {
        Ok(compiled) => compiled,
        Err(fault) => {
            // For people the error says it all.
            if flags.format != ReportFormat::Human {
                print(flags, &source, &Report::of_faults(&source, faults_in(&fault)))?;
            }
            return Err(fault);
        }
    };
    // Whether an address has moved to one that there is, the site knows.
    let of_addresses = match compiled.project.editorial.moved[..] {
        [] => Vec::new(),
        _ => Site::new(&compiled, &Theme::new(&compiled.project)?).faults().to_vec(),
    };
    let mut diagnostics: Vec<&Diagnostic> = super::diagnostics_of(&compiled).chain(&of_addresses).collect();
    diagnostics.sort();
    let faults = diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Advice).count();
    if flags.fix {
        suggestions::write(&source, &compiled, &diagnostics)?;
    }
    print(flags, &source, &Report::new(&source, &compiled, diagnostics))?;
    if faults > 0 { Err(Error::Faults { count: faults }) } else { Ok(()) }
}

/// The diagnostics that an error is made of.
fn faults_in(fault: &Error) -> Vec<&Diagnostic> {
    match fault {
        Error::Settings(diagnostic) | Error::Editorial(diagnostic) => vec![diagnostic],
        Error::NoArticles { faults, .. } => faults.iter().collect(),
        _ => Vec::new(),
    }
}

fn print(flags: &Check, source: &Source, report: &Report<'_>) -> Result<(), Error> {
    let is_coloured = io::stdout().is_terminal() && report::wants_colours();
    let mut output = BufWriter::new(io::stdout().lock());
    let printed = match flags.format {
        ReportFormat::Human => human::write(report, flags.problems, is_coloured, &mut output),
        ReportFormat::Json => write_json(report, &mut output),
        ReportFormat::Sarif => write_json(&sarif::log_of(source, &report.diagnostics), &mut output),
    };
    printed.and_then(|()| output.flush()).map_err(Error::Output)
}

fn write_json(document: &impl serde::Serialize, output: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *output, document)?;
    writeln!(output)
}
