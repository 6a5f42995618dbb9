//! The shape that docs/architecture.md describes, held.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "the test reads the sources")]

use std::fs;
use std::path::Path;

/// The rooms in the order of a build: each uses only those before it.
const ROOMS: [&str; 11] =
    ["diagnostic", "error", "text", "corpus", "embedded", "annotate", "dossier", "pipeline", "site", "publish", "commands"];

/// Open to all, whatever the order: what a fault is, and how it is told.
const OPEN: [&str; 2] = ["diagnostic", "error"];

/// What may touch the disk.
const TOUCH_THE_DISK: [&str; 6] = [
    "src/corpus/read.rs",
    "src/corpus/read/seen.rs",
    "src/publish/disk.rs",
    "src/commands/check/suggestions.rs",
    "src/commands/init.rs",
    "src/commands/serve/watch.rs",
];

/// What may look at a clock: to say how long a build took, and to wait until a folder is at rest.
const MEASURE_TIME: [&str; 2] = ["src/commands/build.rs", "src/commands/serve/rebuild.rs"];

const DISK_OR_CLOCK: &str = "#![expect(clippy::disallowed_methods";

/// All sources below `src`, tests aside, by path.
fn sources() -> Vec<(String, String)> {
    let mut sources = Vec::new();
    let mut folders = vec![Path::new("src").to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                sources.push((path.to_str().unwrap().replace('\\', "/"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort();
    sources
}

fn room_of(path: &str) -> &str {
    path["src/".len()..].split(['/', '.']).next().unwrap()
}

/// The rooms that a source names: `crate::site::url`, `crate::{corpus::Article, text}`.
fn rooms_named(source: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let path = &source[at + "crate::".len()..];
        let group = path.strip_prefix('{').map(|group| &group[..closing(group)]);
        let heads = group.map_or_else(|| vec![path], |group| outer_parts(group));
        named
            .extend(heads.iter().map(|head| head.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()));
    }
    named
}

/// Where the brace that stands open before this text is closed.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    text.find(|letter| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        depth == 0
    })
    .expect("braces are closed")
}

/// The parts between commas that are not inside braces.
fn outer_parts(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let is_outer_comma = |letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    };
    group.split(is_outer_comma).collect()
}

#[test]
fn a_room_uses_only_rooms_before_it() {
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    for (path, source) in sources() {
        let Some(own) = place(room_of(&path)) else { continue };
        for used in rooms_named(&source) {
            let is_flags = used == "cli" && room_of(&path) == "commands";
            let is_fine = OPEN.contains(&used.as_str()) || is_flags || place(&used).is_some_and(|used| used <= own);
            assert!(is_fine, "{path} uses {used}, which comes after it");
        }
    }
}

#[test]
fn every_room_has_its_place() {
    for (path, _) in sources() {
        let room = room_of(&path);
        assert!(ROOMS.contains(&room) || ["main", "lib", "cli"].contains(&room), "{path} lies in no room: add it to ROOMS");
    }
}

#[test]
fn disk_and_clock_are_touched_only_where_it_is_said() {
    let expected = [&TOUCH_THE_DISK[..], &MEASURE_TIME[..]].concat();
    for (path, source) in sources() {
        // Other lines with the same words stand inside tests, which may look at the disk.
        let is_said = source.lines().any(|line| line.starts_with(DISK_OR_CLOCK));
        assert_eq!(is_said, expected.contains(&path.as_str()), "{path}: {DISK_OR_CLOCK}");
    }
}

#[test]
fn only_commands_print() {
    for (path, source) in sources() {
        let prints = ["println!", "eprintln!", "io::stdout()", "io::stderr()", "print!("].iter().any(|word| source.contains(word));
        assert!(!prints || room_of(&path) == "commands", "{path} prints");
    }
}

#[test]
fn files_stay_short() {
    for (path, source) in sources() {
        let lines = source.lines().count();
        assert!(lines <= 500, "{path} has {lines} lines: look for its second subject");
    }
}

#[test]
fn the_rooms_of_a_group_are_all_seen() {
    assert_eq!(rooms_named("use crate::{corpus::{Article, Role}, text::Span};"), ["corpus", "text"]);
    assert_eq!(rooms_named("fn f(url: &crate::site::Address)"), ["site"]);
}
