//! Flags and their help, nothing else.

#[cfg(feature = "serve")]
use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns a folder of raw news articles into a dossier website.
#[derive(Debug, Parser)]
#[command(version, about, propagate_version = true, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Say only what went wrong
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

const EXAMPLES: &str = "Examples:
  newsite init my-dossier          a project to edit, with example articles
  newsite serve --watch --open     see it in the browser, and every change at once
  newsite check                    what was understood, and what wants an editor
  newsite build                    write the site into site/";
const BUILD_EXAMPLES: &str = "Examples:
  newsite build                                   the project, or the articles, in this folder
  newsite build clippings --out public            a folder of articles
  newsite build --base-url https://news.example/dossier/
  cat articles.jsonl | newsite build - --out public";
#[cfg(feature = "serve")]
const SERVE_EXAMPLES: &str = "Examples:
  newsite serve --watch --open                    while you edit
  newsite serve clippings --port 8080             a folder of articles";
const CHECK_EXAMPLES: &str = "Examples:
  newsite check                                   a worklist for the desk
  newsite check --problems                        without what was understood of each file
  newsite check --fix                             write the rules it suggests, commented out, into editorial.toml
  newsite check --format sarif > newsite.sarif    for code hosts";
const EXTRACT_EXAMPLES: &str = "Examples:
  newsite extract clippings > found.jsonl
  newsite extract | jq -r 'select(.kind == \"person\") | .name'";
const ANNOTATE_EXAMPLES: &str = "Examples:
  newsite annotate articles.jsonl > annotated.jsonl
  newsite build annotated.jsonl                   the site that articles.jsonl makes
  split -n l/4 articles.jsonl part. && ls part.* | xargs -P 4 -I{} sh -c 'newsite annotate {} > {}.jsonl'";
const INIT_EXAMPLES: &str = "Examples:
  newsite init my-dossier                         with the example articles
  newsite init my-dossier --empty                 without
  newsite init --theme                            the templates and styles of this project, to change";

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a project to edit: settings, the editor's rules, example articles
    #[command(after_help = INIT_EXAMPLES)]
    Init(Init),
    /// Build the site
    #[command(after_help = BUILD_EXAMPLES)]
    Build(Build),
    /// Build the site in memory and serve it on this machine
    #[cfg(feature = "serve")]
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(Serve),
    /// Say of each file what was understood, and what wants an editor; fail on errors and warnings
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Print what was found, as JSON Lines
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(Extract),
    /// Add to each line of JSON Lines what its article says: the heavy part of a build, to be spread over machines
    #[command(after_help = ANNOTATE_EXAMPLES)]
    Annotate(Annotate),
    /// Print a script that completes newsite's commands and flags in a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// `newsite init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to make the project in [default: this one]
    pub folder: Option<PathBuf>,
    /// Without the example articles
    #[arg(long)]
    pub empty: bool,
    /// Also a workflow that publishes the site with GitHub Pages
    #[arg(long)]
    pub with_github_pages: bool,
    /// Only the templates and styles of the default theme, to change
    #[arg(long, conflicts_with_all = ["empty", "with_github_pages"])]
    pub theme: bool,
}

/// `newsite completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// What every command reads.
#[derive(Debug, Args)]
pub struct Input {
    /// A project folder, a folder of articles, one file, or - (JSON Lines on standard input); without it, the project in this
    /// folder, or the articles in it, else the embedded one
    pub source: Option<PathBuf>,
    /// Leave the editor's rules (editorial.toml) aside
    #[arg(long)]
    pub without_editorial: bool,
}

/// `newsite build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
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
    /// Read all articles anew, and keep nothing beside the output for the next build
    #[arg(long)]
    pub no_cache: bool,
}

/// `newsite serve`.
#[cfg(feature = "serve")]
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
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
    pub input: Input,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub format: ReportFormat,
    /// Only what is wrong or wanting, not what was understood of each file
    #[arg(long)]
    pub problems: bool,
    /// Write the rules that the report suggests to the end of editorial.toml, commented out
    #[arg(long)]
    pub fix: bool,
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
    pub input: Input,
}

/// `newsite annotate`.
#[derive(Debug, Args)]
pub struct Annotate {
    /// A file of JSON Lines, an article a line [default: standard input, as is -]
    pub source: Option<PathBuf>,
}
