//! Runs the command, prints the error, chooses the exit code.

use std::process::ExitCode;

use clap::Parser;
use newsite::cli::Cli;
use newsite::commands;

fn main() -> ExitCode {
    commands::run(&Cli::parse())
}
