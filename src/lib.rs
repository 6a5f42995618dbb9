//! newsite turns a folder of raw news articles into a dossier website.
//!
//! A build is five steps, each one function from one value to the next:
//!
//! ```text
//! files ─read▶ Project ─annotate▶ Annotations ─compile▶ Dossier ─render▶ Site ─write▶ files
//! ```
//!
//! - [`corpus`] reads the project: articles, the editor's rules, settings, the theme's files.
//! - [`annotate`] says of one article what its text says, and sees no other.
//! - [`dossier`] joins all articles into people, events, quotes and days, each with its evidence.
//! - [`site`] renders the dossier, one address at a time.
//! - [`publish`] writes the pages: all or nothing, and only what changed.
//!
//! [`pipeline`] joins the steps; every command calls it. [`text`] is below them all: spans, words and sentences.

pub mod annotate;
pub mod cli;
pub mod commands;
pub mod corpus;
pub mod diagnostic;
pub mod dossier;
pub mod embedded;
pub mod error;
pub mod pipeline;
pub mod publish;
pub mod site;
pub mod text;
