//! What stops a build: a project that cannot be read, settings or templates that do not parse, a folder we cannot write.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::diagnostic::{Diagnostic, Place};

/// Why nothing was built. One variant for each thing that was being done.
#[derive(Debug, Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The source that the user named is not there, or cannot be looked at.
    #[error("cannot read {}", path.display())]
    Source {
        /// Which.
        path: PathBuf,
        /// What the user may have meant; `None` where nothing is near.
        help: Option<String>,
        /// What the system says.
        source: io::Error,
    },
    /// The source holds no article.
    #[error("no articles in {origin}")]
    NoArticles {
        /// The source, as the user named it.
        origin: String,
        /// What was wrong with the files that might have been some.
        faults: Vec<Diagnostic>,
    },
    /// No source was named, and the current folder holds a file of which it is not clear whether it is an article.
    #[error("no source is named, and {found} in this folder may be meant or not")]
    Unclear {
        /// The file.
        found: String,
    },
    /// `newsite.toml` does not parse.
    #[error("{}", .0.message)]
    Settings(Box<Diagnostic>),
    /// `editorial.toml` does not parse.
    #[error("{}", .0.message)]
    Editorial(Box<Diagnostic>),
    /// A base address that is none.
    #[error("`{given}` is not the address of a site: write it as https://news.example/dossier/")]
    BaseUrl {
        /// What was given.
        given: String,
    },
    /// Templates that do not parse or do not render; the text names template, line and cause.
    #[error("{report}")]
    Template {
        /// Tera's own report.
        report: String,
    },
    /// A file or folder could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file that was to be made is there.
    #[error("{} is there already", path.display())]
    Exists {
        /// Which.
        path: PathBuf,
    },
    /// The output folder is, or holds, or lies among, the sources.
    #[error("the output folder {} holds the sources {}", out.display(), sources.display())]
    OutputHoldsSources {
        /// The output folder.
        out: PathBuf,
        /// The sources.
        sources: PathBuf,
    },
    /// The output folder has files and no manifest of ours.
    #[error("{} is not empty and was not made by newsite", out.display())]
    NotOurs {
        /// The output folder.
        out: PathBuf,
    },
    /// A user's file stands where a page belongs.
    #[error("{} is in the way of a page, and was not made by newsite{}", paths[0].display(), and_more(paths.len()))]
    Occupied {
        /// Which: one or more.
        paths: Vec<PathBuf>,
    },
    /// The manifest of an output folder does not parse.
    #[error("cannot read the manifest {}", path.display())]
    Manifest {
        /// Which.
        path: PathBuf,
        /// Where and why.
        source: serde_json::Error,
    },
    /// Another build writes into the same folder.
    #[error("another newsite is writing into {}", out.display())]
    Busy {
        /// The output folder.
        out: PathBuf,
    },
    /// A port that was asked for is taken, or an address cannot be listened on.
    #[error("cannot listen on {address}")]
    Listen {
        /// Where.
        address: String,
        /// The next port that is free; `None` where none near is, or where the address itself cannot be used.
        free: Option<u16>,
        /// What the system says.
        source: io::Error,
    },
    /// Something that was to be published bears a name that the editor withholds.
    #[error("{file} would publish the name `{name}`, which is withheld")]
    Withheld {
        /// The page or record.
        file: String,
        /// The name as it stands there.
        name: String,
    },
    /// A panic while something was made.
    #[error("newsite failed to make {what}")]
    Fault {
        /// What.
        what: String,
    },
    /// `--watch` of what does not change.
    #[error("there is nothing to watch: {origin} is not on the disk")]
    NothingToWatch {
        /// What was to be served.
        origin: String,
    },
    /// The operating system does not let us watch a folder.
    #[error("cannot watch {}: {why}", path.display())]
    Watch {
        /// Which.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// Standard output could not be written.
    #[error("cannot write to standard output")]
    Output(#[source] io::Error),
    /// `--strict`: there were errors or warnings.
    #[error("{count} {} in the articles and rules, and --strict was asked for", if *count == 1 { "fault" } else { "faults" })]
    Strict {
        /// How many.
        count: usize,
    },
    /// `check`: there were errors or warnings.
    #[error("{count} {} in the articles and rules", if *count == 1 { "fault" } else { "faults" })]
    Faults {
        /// How many.
        count: usize,
    },
}

/// Which files are articles, as help says it. A test holds it against the endings that are read.
pub(crate) const ARTICLE_FILES: &str =
    "articles are .txt, .md, .html, .mhtml, .json, .jsonl, .ndjson, .csv, .tsv, .xml, .eml, .docx and .zip files";

impl Error {
    /// What stopped us, why, and what would mend it, each on a line.
    pub fn explained(&self) -> String {
        let text = self.to_string();
        // A report on templates bears its own beginning.
        let mut lines = vec![if text.starts_with("error: ") { text } else { format!("error: {text}") }];
        let mut cause = std::error::Error::source(self);
        while let Some(fault) = cause {
            lines.push(format!("  because: {fault}"));
            cause = fault.source();
        }
        match self {
            Self::Listen { free: Some(free), .. } => lines.push(format!("help: port {free} is free: --port {free}")),
            Self::Source { help: Some(help), .. } => lines.push(format!("help: {help}")),
            Self::NoArticles { .. } => lines.push(format!("help: {ARTICLE_FILES}, in the folder or in its seeds/")),
            _ => {}
        }
        lines.extend(self.help().map(|help| format!("help: {help}")));
        lines.join("\n")
    }

    /// What would mend it; `None` when the message says it all.
    fn help(&self) -> Option<&'static str> {
        match self {
            Self::Exists { .. } => Some("nothing was written; name another folder, or move the file away"),
            Self::OutputHoldsSources { .. } => Some("name another folder with --out"),
            Self::NotOurs { .. } => Some("--adopt writes the site beside what is there; it stays"),
            Self::Occupied { .. } => Some("move it away, or name another folder with --out"),
            Self::Manifest { .. } => Some("remove the output folder, or only its manifest and build with --adopt"),
            Self::Withheld { .. } => Some("it may stand in a page, template or setting of yours; nothing was published"),
            Self::Fault { .. } => Some("this is a fault of newsite, not of your files; please report it"),
            Self::NothingToWatch { .. } => Some("name a folder, or leave --watch out"),
            Self::Unclear { .. } => Some("to read this folder: newsite build . (with the dot); for the example: newsite init example"),
            _ => None,
        }
    }
}

/// “ (and 3 more)” after the first of several.
fn and_more(count: usize) -> String {
    if count > 1 { format!(" (and {} more)", count - 1) } else { String::new() }
}

/// The key that an unknown one most likely means: toml lists those there are. `None` where none is near.
fn nearest_key(message: &str) -> Option<&str> {
    const NEAR: f64 = 0.75;
    /// What others call our keys.
    const OTHER_NAMES: [(&str, &str); 6] =
        [("date", "published"), ("title", "headline"), ("source", "outlet"), ("publisher", "outlet"), ("link", "url"), ("reason", "why")];
    let mut quoted = message.strip_prefix("unknown field ")?.split('`').skip(1).step_by(2);
    let given = quoted.next()?;
    let keys: Vec<&str> = quoted.collect();
    let meant = OTHER_NAMES.iter().find(|(other, key)| *other == given && keys.contains(key));
    if let Some((_, key)) = meant {
        return Some(key);
    }
    let near = keys.into_iter().map(|known| (strsim::jaro_winkler(given, known), known));
    near.filter(|(likeness, _)| *likeness >= NEAR).max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, known)| known)
}

/// Whether a fault is about a value that should be true or false: “search = no”, “search = "no"”.
fn wants_true_or_false(text: &str, fault: &toml::de::Error) -> bool {
    let line = fault.span().and_then(|span| {
        let start = text.floor_char_boundary(span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        text[line_start..].lines().next()
    });
    let value = line.and_then(|line| line.split('#').next()?.split_once('=')).map(|(_, value)| value.trim());
    fault.message().contains("expected a boolean")
        || value.is_some_and(|value| {
            ["yes", "no", "on", "off"].iter().any(|word| value.eq_ignore_ascii_case(word))
                || matches!(value, "True" | "False" | "TRUE" | "FALSE")
        })
}

/// A fault of `toml` as a diagnostic with its place. What serde calls a field is a key here.
pub(crate) fn toml_fault(file: &str, text: &str, fault: &toml::de::Error) -> Box<Diagnostic> {
    let message = fault.message().replace('\n', "; ");
    let message = [("unknown field", "unknown key"), ("missing field", "missing key"), ("duplicate field", "duplicate key")]
        .into_iter()
        .fold(message, |message, (field, key)| message.replace(field, key));
    let mut diagnostic = Diagnostic::error("toml", file, message);
    if let Some(known) = nearest_key(fault.message()) {
        diagnostic = diagnostic.help(format!("did you mean `{known}`?"));
    } else if wants_true_or_false(text, fault) {
        diagnostic = diagnostic.help("write true or false");
    }
    Box::new(match fault.span() {
        Some(span) => diagnostic.at(Place::in_text(text, span.start, span.end)),
        None => diagnostic,
    })
}
