//! What the user asked for: build, serve, extract. The only room that prints.
#![expect(clippy::print_stderr, reason = "commands are what speaks to the user")]

mod extract;

use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::error::Error;

/// Runs a command: 0 done, 1 not done. Wrong use (2) is answered by the flags' parser.
pub fn run(cli: &Cli) -> ExitCode {
    let done = match &cli.command {
        Command::Extract(flags) => extract::run(flags),
        Command::Build(_) => Ok(()),
        #[cfg(feature = "serve")]
        Command::Serve(_) => Ok(()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output has had enough: that is no fault.
        Err(Error::Output(fault)) if fault.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            let mut cause = std::error::Error::source(&fault);
            while let Some(fault) = cause {
                eprintln!("  because: {fault}");
                cause = fault.source();
            }
            ExitCode::FAILURE
        }
    }
}
