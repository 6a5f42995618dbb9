//! newsite turns a folder of raw news articles into a dossier website.
//!
//! A build is five steps, each one function from one value to the next:
//!
//! ```text
//! files ─read▶ Project ─annotate▶ Annotations ─compile▶ Dossier ─render▶ Site ─write▶ files
//! ```
//!
//! - `corpus` reads the project: articles, the editor's rules, settings, the theme's files.
//! - `annotate` says of one article what its text says, and sees no other.
//! - `dossier` joins all articles into people, events, quotes and days, each with its evidence.
//! - `site` renders the dossier, one address at a time.
//! - `publish` writes the pages: all or nothing, and only what changed.
//!
//! `pipeline` joins the steps; every command calls it. `text` is below them all: spans, words and sentences.
//!
//! # From a program
//!
//! [`read_project`] reads, [`compile`] annotates and joins, [`Site`] renders; [`publish`](fn@publish) writes what it renders to a folder.
//!
//! ```
//! use newsite::{ProjectFile, ProjectFiles, Site, Theme, compile, parse_project};
//!
//! let article = "Harbour vote\n\nLINDEN, March 8, 2024 - Mayor Ann Reyes opened the harbour on Thursday. “It is done,” Reyes said.\n";
//! let files = ProjectFiles { articles: vec![ProjectFile { path: "harbour.txt".to_owned(), bytes: article.as_bytes().into() }], ..ProjectFiles::default() };
//! let compiled = compile(parse_project(files, true)?);
//!
//! let reyes = &compiled.dossier.people[0];
//! assert_eq!(reyes.name, "Ann Reyes");
//! let quote = &compiled.dossier.articles[0].quotes[0];
//! assert_eq!(quote.content.of(&compiled.project.articles[0].text), "It is done,");
//!
//! let theme = Theme::new(&compiled.project)?;
//! let site = Site::new(&compiled, &theme);
//! let timeline = site.addresses().into_iter().find(|address| address.0 == "timeline.html").expect("there is a timeline");
//! assert!(String::from_utf8(site.render(&timeline)?)?.contains("opened the harbour"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod annotate;
mod cli;
mod commands;
mod corpus;
mod diagnostic;
mod dossier;
mod embedded;
mod error;
mod pipeline;
mod publish;
mod site;
mod text;

pub use annotate::Annotations;
pub use cli::Cli;
pub use commands::run;
pub use corpus::settings::Settings;
pub use corpus::{Article, Grade, Project, ProjectFile, ProjectFiles, parse_project};
pub use diagnostic::Diagnostic;
pub use dossier::{ArticleFacts, Dossier, Event, Evidence, Mention, Person, Quote};
pub use error::Error;
pub use pipeline::{Compiled, Source, compile, read_project};
pub use publish::{Outcome, publish};
pub use site::theme::Theme;
pub use site::{Address, Site};
pub use text::Span;

/// What the benches time one by one; no promise is made of it.
#[doc(hidden)]
pub mod steps {
    pub use crate::annotate::events::find_events;
    pub use crate::annotate::names::find_names;
    pub use crate::annotate::quotes::find_quotes;
    pub use crate::annotate::time::find_times;
    pub use crate::annotate::{WordTable, annotate};
    pub use crate::text::{find_sentences, find_words};
}
