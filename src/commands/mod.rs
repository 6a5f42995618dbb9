//! What the user asked for: build, serve, check, extract, annotate. The only room that prints.

mod annotate;
mod build;
mod check;
mod completions;
mod extract;
mod init;
mod near_names;
mod progress;
mod report;
#[cfg(feature = "serve")]
mod serve;

use std::process::ExitCode;

use crate::cli::{Cli, Command, Input};
use crate::corpus::Project;
use crate::diagnostic::Diagnostic;
use crate::dossier::wanting;
use crate::error::Error;
use crate::pipeline::{self, Compiled, Known, Source};
use progress::Progress;

/// Runs a command: 0 done, 1 not done. Wrong use (2) is answered by the flags' parser.
pub fn run(cli: &Cli) -> ExitCode {
    report::be_quiet(cli.quiet);
    let done = match &cli.command {
        Command::Init(flags) => init::run(flags),
        Command::Build(flags) => build::run(flags),
        #[cfg(feature = "serve")]
        Command::Serve(flags) => serve::run(flags),
        Command::Check(flags) => check::run(flags),
        Command::Extract(flags) => extract::run(flags),
        Command::Annotate(flags) => annotate::run(flags),
        Command::Completions(flags) => completions::print(flags),
        Command::Man => completions::print_manual(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output has had enough: that is not a fault.
        Err(Error::Output(fault)) if fault.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(fault) => {
            report::error(&fault);
            ExitCode::FAILURE
        }
    }
}

/// Steps 1 to 3, as the flags say.
fn compile(source: &Source, input: &Input) -> Result<Compiled, Error> {
    let project = pipeline::read_project(source, None, !input.without_editorial)?;
    join(project, Known::default(), None)
}

/// Joins what was read; `base_url` goes before the project's own.
fn join(mut project: Project, known: Known, base_url: Option<String>) -> Result<Compiled, Error> {
    project.diagnostics.extend(near_names::of_theme(&project));
    if base_url.is_some() {
        project.settings.base_url = base_url;
    }
    let progress = Progress::over(project.articles.len(), "reading");
    let mut compiled = pipeline::compile_watched(project, known, || progress.step());
    let wanting = wanting::find(&compiled.project, &compiled.dossier.articles);
    compiled.dossier.diagnostics.extend(wanting);
    publishable(compiled)
}

/// What was compiled, unless a rule that is to withhold a name finds nobody: then the name would be published.
///
/// # Errors
/// Such a rule.
fn publishable(compiled: Compiled) -> Result<Compiled, Error> {
    match compiled.dossier.withheld.idle_rule() {
        Some(fault) => Err(Error::Editorial(Box::new(fault.clone()))),
        None => Ok(compiled),
    }
}

/// All that was found to be wrong or wanting, in the articles and in the rules.
fn diagnostics_of(compiled: &Compiled) -> impl Iterator<Item = &Diagnostic> {
    compiled.project.diagnostics.iter().chain(&compiled.dossier.diagnostics)
}
