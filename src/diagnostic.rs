//! A fault in one article or one of the editor's rules: said, and the build goes on.
//!
//! A diagnostic is a value. Only `commands/` prints it; `--strict` makes errors and warnings fail a build.

use std::fmt;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::Serialize;

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// This file or rule is left out.
    Error,
    /// Done, but look.
    Warning,
    /// Wants an editor: an inferred date, an ambiguous surname.
    Advice,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        })
    }
}

/// The place in a file that a diagnostic speaks of, with the line as it stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// 1-based line.
    pub line: usize,
    /// 1-based column, in code points.
    pub column: usize,
    /// The whole line.
    pub text: String,
    /// The bytes of that line that are meant.
    pub range: (usize, usize),
}

impl Place {
    /// The place of the bytes `start..end` in `text`; an end beyond the line is cut there.
    pub fn in_text(text: &str, start: usize, end: usize) -> Self {
        let start = text.floor_char_boundary(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = text.floor_char_boundary(end.clamp(start, line_end));
        Self {
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            text: text[line_start..line_end].trim_end_matches('\r').to_owned(),
            range: (start - line_start, end - line_start),
        }
    }
}

/// A fault in an article or a rule: what, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Diagnostic {
    /// The file it is in, as the user knows it.
    pub file: String,
    /// Where in the file; `None` when the whole file is meant.
    pub place: Option<Place>,
    /// How grave.
    pub severity: Severity,
    /// A short stable name for the kind of fault, such as `unknown-article`.
    pub kind: &'static str,
    /// What is wrong: a small letter, no full stop.
    pub message: String,
    /// What would mend it; `None` when the message says it all.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error about a whole file.
    pub fn error(kind: &'static str, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, kind, file, message)
    }

    /// A warning about a whole file.
    pub fn warning(kind: &'static str, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, kind, file, message)
    }

    /// An advice about a whole file.
    pub fn advice(kind: &'static str, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Advice, kind, file, message)
    }

    fn new(severity: Severity, kind: &'static str, file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, severity, kind, message: message.into(), help: None }
    }

    /// The same, at a place in the file.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, with advice on how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Diagnostic {
    /// The diagnostic as a person reads it: what, where with the line as it stands there, and what would mend it.
    pub fn rendered(&self, is_coloured: bool) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Advice => Level::NOTE.with_name("advice"),
        };
        let title = level.primary_title(&self.message);
        let mut group = match &self.place {
            Some(place) => {
                let meant = AnnotationKind::Primary.span(place.range.0..place.range.1);
                title.element(Snippet::source(&place.text).line_start(place.line).path(&self.file).annotation(meant))
            }
            None => title.element(Origin::path(&self.file)),
        };
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        if is_coloured { Renderer::styled() } else { Renderer::plain() }.render(&[group])
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.rendered(false))
    }
}
