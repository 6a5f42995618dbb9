//! A made-up newsroom for the tests: articles in a temporary folder, and newsite run on them as its user would.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "each test crate uses a part; all of them look at the disk"
)]

pub(crate) mod chromium;
pub(crate) mod corpus;
#[cfg(feature = "serve")]
pub(crate) mod server;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use tempfile::TempDir;

pub(crate) const FLOOD: &str = "LINDEN, March 8, 2024 - Mayor Mara Reyes said on Friday that the levee would be rebuilt.\n\n\
    “We will rebuild,” Reyes said.\n\nThe council meets on Tuesday, said Tomas Okafor, its clerk.\n";
pub(crate) const COUNCIL: &str = "LINDEN, March 12, 2024 - The council voted on Tuesday to rebuild the levee.\n\n\
    “It was time,” Mayor Mara Reyes said after the vote.\n";

/// Nothing that is waited for takes so long, even where other tests keep all cores busy.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// A folder that goes away with the test.
pub(crate) struct Newsroom {
    root: TempDir,
}

impl Newsroom {
    /// A folder `articles` with two articles.
    pub(crate) fn new() -> Self {
        let newsroom = Self::empty();
        newsroom.write("articles/flood.txt", FLOOD);
        newsroom.write("articles/council.txt", COUNCIL);
        newsroom
    }

    /// A project with the same two articles in `seeds/`.
    pub(crate) fn project() -> Self {
        let newsroom = Self::empty();
        newsroom.write("newsite.toml", "name = \"The levee\"\n");
        newsroom.write("seeds/flood.txt", FLOOD);
        newsroom.write("seeds/council.txt", COUNCIL);
        newsroom
    }

    pub(crate) fn empty() -> Self {
        Self { root: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.path().join(inside)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// newsite, in this folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsite"));
        command.args(arguments).current_dir(self.root.path()).env("NO_COLOR", "1");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        Ended::of(self.command(arguments).output().unwrap())
    }

    /// Runs newsite and expects it to succeed; what it said.
    pub(crate) fn build(&self, arguments: &[&str]) -> String {
        let ended = self.run(&[&["build"], arguments].concat());
        assert_eq!(ended.code, Some(0), "{}", ended.said);
        assert_eq!(ended.printed, "", "build prints nothing on standard output");
        ended.said
    }

    /// Runs newsite and expects exit code 1; what it said.
    pub(crate) fn fail(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, Some(1), "{}", ended.said);
        ended.said
    }

    /// All files below a folder.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        files(&self.path(folder))
    }
}

/// How a run ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    /// Its standard output.
    pub(crate) printed: String,
    /// Its standard error.
    pub(crate) said: String,
}

impl Ended {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), printed: text(output.stdout), said: text(output.stderr) }
    }
}

/// All files below a folder, by path.
pub(crate) fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(root).unwrap().display().to_string(), fs::read(path).unwrap());
            }
        }
    }
    files
}

/// Asserts that two folders hold the same files, naming those that differ.
#[track_caller]
pub(crate) fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let differing: Vec<&String> = one.keys().chain(other.keys()).filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(differing.is_empty(), "these differ: {differing:?}");
}
