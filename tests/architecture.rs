//! The shape that docs/architecture.md describes, held.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "the test reads the sources")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

/// The rooms in the order of a build: each uses only those before it.
const ROOMS: [&str; 11] =
    ["diagnostic", "error", "text", "corpus", "embedded", "annotate", "dossier", "pipeline", "site", "publish", "commands"];

/// The parts of a room in order, where it has one: each uses only those before it.
const ORDERED: [(&str, &[&str]); 1] =
    [("site", &["url", "theme", "theme_files", "views", "running_text", "facts", "fragments", "page", "data", "pages", "plan"])];

/// Open to all, whatever the order: what a fault is, and how it is told.
const OPEN: [&str; 2] = ["diagnostic", "error"];

/// What may touch the disk.
const TOUCH_THE_DISK: [&str; 8] = [
    "src/corpus/read.rs",
    "src/corpus/read/seen.rs",
    "src/pipeline/cache/disk.rs",
    "src/publish/disk.rs",
    "src/publish/stand_in.rs",
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

/// A module and the modules it names.
struct Module {
    /// Its path below the crate: `site::pages::home`.
    name: String,
    /// The paths that its source names, each from the root of the crate.
    paths: Vec<String>,
}

/// All modules of the library, with what each names outside its tests.
fn modules() -> Vec<Module> {
    let is_library = |path: &str| !["src/lib.rs", "src/main.rs"].contains(&path) && !path.contains("/tests/");
    let sources = sources().into_iter().filter(|(path, _)| is_library(path));
    sources
        .map(|(path, source)| {
            let name = module_of(&path);
            Module { paths: paths_named(&without_tests(&source), &name), name }
        })
        .collect()
}

/// `src/site/url.rs` is `site::url`, `src/site/mod.rs` is `site`.
fn module_of(path: &str) -> String {
    let path = path["src/".len()..].trim_end_matches(".rs");
    path.trim_end_matches("/mod").replace('/', "::")
}

/// A source without what is compiled for tests alone.
fn without_tests(source: &str) -> String {
    let mut lines = source.lines();
    let mut kept = String::new();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push_str(line.split("//").next().unwrap_or(line));
            kept.push('\n');
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let item = lines.next().unwrap_or("");
        if item.ends_with('{') {
            lines.by_ref().take_while(|line| *line != format!("{indent}}}")).for_each(drop);
        }
    }
    kept
}

/// The paths that a source names, from the root of the crate: `crate::site::url`, `super::{Desk, links::Links}`.
fn paths_named(source: &str, module: &str) -> Vec<String> {
    let mut named = Vec::new();
    let words = source.match_indices("crate::").chain(source.match_indices("super::"));
    for (at, word) in words {
        let is_start = !source[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':');
        if !is_start {
            continue;
        }
        let (mut base, mut rest) = (String::new(), &source[at + word.len()..]);
        if word == "super::" {
            // Inside a module written in the file itself, `super` is the file: that names nothing else.
            parent_of(module).clone_into(&mut base);
            while let Some(behind) = rest.strip_prefix("super::") {
                (base, rest) = (parent_of(&base).to_owned(), behind);
            }
        }
        collect_paths(rest, &base, &mut named);
    }
    named
}

fn parent_of(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(parent, _)| parent)
}

/// Adds the path that opens a text, or the paths of the group that does.
fn collect_paths(text: &str, base: &str, named: &mut Vec<String>) {
    let text = text.trim_start();
    if let Some(group) = text.strip_prefix('{') {
        for part in outer_parts(&group[..closing(group)]) {
            collect_paths(part, base, named);
        }
        return;
    }
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
    let joined = if base.is_empty() { text[..end].to_owned() } else { format!("{base}::{}", &text[..end]) };
    match text[end..].strip_prefix("::") {
        Some(rest) if end > 0 => collect_paths(rest, &joined, named),
        _ => named.push(joined),
    }
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

/// By module: the modules it uses. A folder's `mod.rs` and the parts of the folder do not count as users of one another.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let modules = modules();
    let names: BTreeSet<&str> = modules.iter().map(|module| module.name.as_str()).collect();
    let is_below = |one: &str, other: &str| one.strip_prefix(other).is_some_and(|rest| rest.starts_with("::"));
    let used = |module: &Module| {
        let targets = module.paths.iter().filter_map(|path| {
            let mut target = path.as_str();
            while !target.is_empty() && !names.contains(target) {
                target = parent_of(target);
            }
            Some(target.to_owned()).filter(|target| !target.is_empty())
        });
        targets.filter(|target| *target != module.name && !is_below(target, &module.name) && !is_below(&module.name, target)).collect()
    };
    modules.iter().map(|module| (module.name.clone(), used(module))).collect()
}

/// The shortest way from a module back to itself.
fn circle_of(module: &str, uses: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut ways: VecDeque<Vec<&str>> = VecDeque::from([vec![module]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in &uses[*way.last()?] {
            if next == module {
                return Some(way.iter().map(|step| (*step).to_owned()).chain([next.clone()]).collect());
            }
            if seen.insert(next.as_str()) {
                ways.push_back(way.iter().copied().chain([next.as_str()]).collect());
            }
        }
    }
    None
}

#[test]
fn no_module_uses_itself_by_way_of_others() {
    let uses = uses();
    let circles: Vec<String> = uses.keys().filter_map(|module| circle_of(module, &uses)).map(|circle| circle.join(" → ")).collect();
    assert!(circles.is_empty(), "modules in a circle:\n{}", circles.join("\n"));
}

#[test]
fn a_part_of_a_room_uses_only_parts_before_it() {
    for (module, used) in uses() {
        for (room, parts) in ORDERED {
            let part = |module: &str| {
                let part = module.strip_prefix(room)?.strip_prefix("::")?.split("::").next()?;
                parts.iter().position(|known| *known == part).or_else(|| panic!("{module}: {part} has no place in ORDERED"))
            };
            let Some(own) = part(&module) else { continue };
            for other in &used {
                assert!(part(other).is_none_or(|other| other <= own), "{module} uses {other}, which comes after it");
            }
        }
    }
}

/// The rooms that a source names.
fn rooms_named(source: &str, module: &str) -> Vec<String> {
    let is_outside = |path: &String| source.contains("crate::") && !path.is_empty();
    let paths = paths_named(source, module).into_iter().filter(is_outside);
    paths.filter_map(|path| path.split("::").next().map(str::to_owned)).collect()
}

#[test]
fn a_room_uses_only_rooms_before_it() {
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    for (path, source) in sources() {
        let Some(own) = place(room_of(&path)) else { continue };
        for used in rooms_named(&source, &module_of(&path)) {
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
fn all_paths_of_a_source_are_seen() {
    let check = |source: &str, expected: &[&str]| assert_eq!(paths_named(source, "site::pages::home"), expected, "{source}");
    check("use crate::{corpus::{Article, Role}, text::Span};", &["corpus::Article", "corpus::Role", "text::Span"]);
    check("fn f(url: &crate::site::Address)", &["site::Address"]);
    check("use super::{data, people::pages};", &["site::pages::data", "site::pages::people::pages"]);
    check("use super::super::url;", &["site::url"]);
}

#[test]
fn tests_inside_a_file_do_not_count() {
    let source = "use crate::text;\n#[cfg(test)]\nmod tests {\n    use crate::site;\n}\nfn f() {}\n#[cfg(test)]\nuse crate::site;\n";
    assert_eq!(without_tests(source), "use crate::text;\nfn f() {}\n");
}
