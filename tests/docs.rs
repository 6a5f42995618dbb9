//! What the documentation shows, done: each rule of docs/editing.md and the README is obeyed without a fault.
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
    let of_readme = blocks(&fs::read_to_string("README.md").unwrap(), "toml");
    assert!(of_readme.len() >= 3);
    for rule in rules.iter().chain(&of_readme) {
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

#[test]
fn the_settings_work_as_they_are_shown_and_all_are() {
    let shown = blocks(&fs::read_to_string("docs/settings.md").unwrap(), "toml").remove(0);
    let of_new_project = fs::read_to_string("src/commands/init/newsite.toml").unwrap();
    let schema: serde_json::Value = serde_json::from_str(&fs::read_to_string("docs/newsite.schema.json").unwrap()).unwrap();
    let keys = |schema: &serde_json::Value| schema["properties"].as_object().unwrap().keys().cloned().collect::<Vec<String>>();
    for key in keys(&schema).into_iter().chain(keys(&schema["$defs"]["Publish"])) {
        for text in [&shown, &of_new_project] {
            let is_shown = text
                .lines()
                .map(|line| line.trim_start_matches("# "))
                .any(|line| line.starts_with(&format!("{key} = ")) || line == format!("[{key}]"));
            assert!(is_shown, "{key} is not in\n{text}");
        }
    }
    let newsroom = Newsroom::empty();
    newsroom.write("seeds/flood.txt", "Flood\n\nMayor Ann Reyes spoke on 8 March 2024.");
    newsroom.write("newsite.toml", &shown);
    newsroom.write("static/sign.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let said = newsroom.build(&["--strict"]);
    assert!(!said.contains("warning") && !said.contains("error"), "{said}");
    assert!(newsroom.read("site/style.css").contains(":root{--accent:#00695c;"));

    newsroom.write("newsite.toml", "[publish]\ndata = false\nsearch = false\n");
    let said = newsroom.build(&[]);
    assert!(!said.contains("[[moved]]") && !newsroom.path("site/search.html").exists(), "{said}");

    newsroom.write("newsite.toml", "logo = \"sing.svg\"\n");
    let said = newsroom.fail(&["build"]);
    assert!(said.contains("there is no `static/sing.svg`") && said.contains("newsite.toml:1:9"), "{said}");
}
