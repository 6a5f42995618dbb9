//! What the user sees on standard error: diagnostics, errors, and one line at the end.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;

/// At most this many pieces of advice of one kind are shown in full; a corpus of ten thousand articles has as many undated ones.
const ADVICE_SHOWN: usize = 10;

/// Whether only faults are printed.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// Sets whether only faults are printed from now on.
pub(super) fn be_quiet(is_quiet: bool) {
    IS_QUIET.store(is_quiet, Ordering::Relaxed);
}

/// Whether only faults are printed.
pub(super) fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// Prints a line about progress, unless `--quiet` was given.
pub(super) fn say(line: impl Display) {
    if !is_quiet() {
        tell(line);
    }
}

/// Prints a line.
pub(super) fn tell(line: impl Display) {
    // If standard error is closed, there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Prints diagnostics, by file.
pub(super) fn diagnostics<'d>(all: impl IntoIterator<Item = &'d Diagnostic>) {
    let mut sorted: Vec<&Diagnostic> = all.into_iter().collect();
    sorted.sort();
    let mut advice_by_kind: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in sorted {
        if diagnostic.severity == Severity::Advice {
            let seen = advice_by_kind.entry(diagnostic.kind).or_default();
            *seen += 1;
            if *seen > ADVICE_SHOWN {
                continue;
            }
        }
        tell(diagnostic.rendered(is_coloured()));
    }
    for (kind, count) in advice_by_kind {
        if count > ADVICE_SHOWN {
            tell(format_args!("advice: {} more of the kind `{kind}`", count - ADVICE_SHOWN));
        }
    }
}

/// Prints what stopped a command, why, and how to mend it.
pub(super) fn error(fault: &Error) {
    match fault {
        Error::Settings(diagnostic) | Error::Editorial(diagnostic) => return tell(diagnostic.rendered(is_coloured())),
        Error::NoArticles { faults, .. } => diagnostics(faults),
        _ => {}
    }
    tell(fault.explained());
}

/// Prints errors and warnings; if there are more than a few pieces of advice, only their number: `check` lists them.
pub(super) fn faults<'d>(all: impl IntoIterator<Item = &'d Diagnostic>) {
    const FEW: usize = 5;
    let (advice, mut faults): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        all.into_iter().partition(|diagnostic| diagnostic.severity == Severity::Advice);
    let are_few = advice.len() <= FEW;
    if are_few {
        faults.extend(&advice);
    }
    diagnostics(faults);
    if !are_few {
        let pieces = count(advice.len(), "piece of advice", "pieces of advice");
        say(format_args!("newsite: {pieces} for an editor: see `newsite check --problems`"));
    }
}

/// The same as one text without colours.
#[cfg(feature = "serve")]
pub(super) fn plain(fault: &Error) -> String {
    match fault {
        Error::Settings(diagnostic) | Error::Editorial(diagnostic) => diagnostic.rendered(false),
        Error::NoArticles { faults, .. } => {
            let faults = faults.iter().take(ADVICE_SHOWN).map(ToString::to_string);
            std::iter::once(fault.explained()).chain(faults).collect::<Vec<_>>().join("\n\n")
        }
        _ => fault.explained(),
    }
}

/// “1 article”, “2 articles”.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Colours are for people: only on a terminal, and not where the user turned them off.
fn is_coloured() -> bool {
    io::stderr().is_terminal() && wants_colours()
}

/// Whether `NO_COLOR` is unset or empty (see no-color.org).
pub(super) fn wants_colours() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
