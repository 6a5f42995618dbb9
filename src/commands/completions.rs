//! `newsite completions` and `newsite man`: what a shell and a manual reader want to know of the flags.

use std::io::{self, Write};

use clap::CommandFactory;

use crate::cli::{Cli, Completions};
use crate::error::Error;

/// Prints a script that completes commands and flags.
pub(super) fn print(flags: &Completions) -> Result<(), Error> {
    let mut script = Vec::new();
    clap_complete::generate(flags.shell, &mut Cli::command(), "newsite", &mut script);
    io::stdout().lock().write_all(&script).map_err(Error::Output)
}

/// Prints the manual page: that of newsite, with a section for each command.
pub(super) fn print_manual() -> Result<(), Error> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    render(&command, &mut page).map_err(Error::Output)?;
    io::stdout().lock().write_all(&page).map_err(Error::Output)
}

/// The day of the text, which the head of a manual page has. It changes with the flags.
const WRITTEN: &str = "2026-11-28";

fn render(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let manual = clap_mangen::Man::new(command.clone()).title("NEWSITE").date(WRITTEN).manual("newsite");
    manual.render_title(page)?;
    manual.render_name_section(page)?;
    manual.render_synopsis_section(page)?;
    manual.render_description_section(page)?;
    manual.render_options_section(page)?;
    for part in command.get_subcommands().filter(|part| part.get_name() != "help") {
        writeln!(page, ".SH \"NEWSITE {}\"", part.get_name().to_uppercase())?;
        if let Some(about) = part.get_about() {
            writeln!(page, "{about}.")?;
        }
        for argument in part.get_arguments().filter(|argument| !matches!(argument.get_id().as_str(), "help" | "version" | "quiet")) {
            let name = match (argument.get_long(), argument.get_value_names()) {
                (Some(long), Some([value, ..])) if argument.get_action().takes_values() => {
                    format!("\\fB\\-\\-{}\\fR \\fI{value}\\fR", dashed(long))
                }
                (Some(long), _) => format!("\\fB\\-\\-{}\\fR", dashed(long)),
                (None, _) => format!("\\fI{}\\fR", argument.get_id().as_str().to_uppercase()),
            };
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            writeln!(page, ".TP\n{name}\n{}", help.replace('\\', "\\\\").replace('-', "\\-"))?;
        }
    }
    manual.render_extra_section(page)?;
    Ok(())
}

/// A hyphen of a flag is one that can be copied.
fn dashed(name: &str) -> String {
    name.replace('-', "\\-")
}
