//! What the documentation shows, done: each rule of docs/editing.md is obeyed without a fault.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "the test reads the documentation; it fails by panicking")]

mod newsroom;

use std::fs;

use newsroom::Newsroom;

/// The fenced blocks of one language, in order.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let mut parts = page.split(opening.as_str());
    parts.next();
    parts.map(|part| part.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn every_rule_of_the_editors_file_works_as_it_is_shown() {
    let page = fs::read_to_string("docs/editing.md").unwrap();
    let article = &blocks(&page, "text")[0];
    let rules = blocks(&page, "toml");
    assert!(rules.len() >= 7);
    for rule in &rules {
        let newsroom = Newsroom::empty();
        newsroom.write("seeds/flood.txt", article);
        newsroom.write("seeds/editorial.toml", rule);
        let said = newsroom.build(&["--strict"]);
        assert!(!said.contains("warning") && !said.contains("error"), "{rule}\n{said}");
    }
}

#[test]
fn every_table_of_the_editors_file_is_shown() {
    let page = fs::read_to_string("docs/editing.md").unwrap() + &fs::read_to_string("src/commands/init/editorial.toml").unwrap();
    let source = fs::read_to_string("src/corpus/editorial.rs").unwrap();
    let file = source.split("struct File {").nth(1).unwrap().split('}').next().unwrap();
    for field in file.lines().filter_map(|line| line.trim().split_once(": Vec")).map(|(field, _)| field) {
        assert_eq!(page.matches(&format!("[[{field}]]\n")).count(), 2, "[[{field}]] in docs/editing.md and in the file of a new project");
    }
}
