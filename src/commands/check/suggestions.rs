//! `newsite check --fix`: the rules that the report suggests, at the end of the editor's file, commented out.
#![expect(clippy::disallowed_methods, reason = "the editor's file is written to the disk")]

use std::fs;
use std::io;

use super::super::report;
use crate::corpus::read;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::pipeline::{Compiled, Source};

/// Appends the suggested rules that are not in the file yet, each with what it is for. What is there stays as it is.
pub(super) fn write(source: &Source, compiled: &Compiled, diagnostics: &[&Diagnostic]) -> Result<(), Error> {
    let Some(path) = source.path().map(|path| read::articles_folder(path).join(read::EDITORIAL)) else {
        report::tell("newsite: there is no folder to write editorial.toml into");
        return Ok(());
    };
    let there = &compiled.project.editorial.text;
    let suggested = diagnostics.iter().filter_map(|diagnostic| Some((diagnostic, rule_in(diagnostic.help.as_deref()?)?)));
    let commented = suggested.map(|(diagnostic, rule)| {
        let rule = rule.lines().fold(String::new(), |commented, line| commented + "# " + line + "\n");
        (format!("# {}: {}\n", diagnostic.file, diagnostic.message.replace('\n', " ")), rule)
    });
    let new: Vec<String> =
        commented.filter(|(_, rule)| !there.contains(rule.as_str())).map(|(why, rule)| format!("\n{why}{rule}")).collect();
    if !new.is_empty() {
        let unwritable = |source: io::Error| Error::Write { path: path.clone(), source };
        let before = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => String::new(),
            Err(fault) => return Err(unwritable(fault)),
        };
        let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        fs::write(&path, before + end + &new.concat()).map_err(unwritable)?;
    }
    report::say(format_args!("newsite: wrote {} into {}", report::count(new.len(), "suggested rule", "suggested rules"), path.display()));
    Ok(())
}

/// The rule that a help suggests: from its table's name on; `None` where it suggests none.
fn rule_in(help: &str) -> Option<&str> {
    help.find("[[").map(|start| help[start..].trim_end())
}

#[cfg(test)]
mod tests {
    use super::rule_in;

    #[test]
    fn the_rule_of_a_help_is_its_table() {
        assert_eq!(rule_in("if it is Ann, write:\n[[merge]]\ninto = \"a\"\n"), Some("[[merge]]\ninto = \"a\""));
        assert_eq!(rule_in("write it as 2024-03-08"), None);
    }
}
