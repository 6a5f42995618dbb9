//! Flags and their help, nothing else.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns a folder of raw news articles into a dossier website.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site
    Build(Build),
    /// Build the site in memory and serve it on this machine
    #[cfg(feature = "serve")]
    Serve(Serve),
    /// Say of each file what was understood, and what wants an editor; fail on errors and warnings
    Check(Check),
    /// Print what was found, as JSON Lines
    Extract(Extract),
}

/// What every command reads.
#[derive(Debug, Args)]
pub struct Input {
    /// A project folder, a folder of articles, one file, or - (JSON Lines on standard input); without it, the project in this
    /// folder, else the embedded one
    pub source: Option<PathBuf>,
    /// Leave the editor's rules (editorial.toml) aside
    #[arg(long)]
    pub without_editorial: bool,
}

/// `newsite build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its own documentation would replace that of its flags")]
    pub input: Input,
    /// Where to write the site [default: the project's site/, else ./site]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The address at which the site will stand, for what needs an absolute one (sitemap, feed)
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Fail on errors and warnings in articles and rules
    #[arg(long)]
    pub strict: bool,
    /// Write into a folder that has files and was not made by newsite; they stay
    #[arg(long)]
    pub adopt: bool,
}

/// `newsite serve`.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its own documentation would replace that of its flags")]
    pub input: Input,
    /// The port; one that is taken is an error [default: the first free one from 8000 on]
    #[arg(long)]
    pub port: Option<u16>,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDR")]
    pub host: IpAddr,
    /// Watch the project's files, and show each change in the browser at once
    #[arg(long)]
    pub watch: bool,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
}

/// `newsite check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its own documentation would replace that of its flags")]
    pub input: Input,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub format: ReportFormat,
}

/// The forms of the report of `newsite check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For reading
    Human,
    /// One JSON object, for programs
    Json,
    /// SARIF 2.1.0: the diagnostics alone, for code hosts and editors
    Sarif,
}

/// `newsite extract`.
#[derive(Debug, Args)]
pub struct Extract {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its own documentation would replace that of its flags")]
    pub input: Input,
}
