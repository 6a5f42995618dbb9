//! `newsite annotate`, and what is built from its lines.

mod newsroom;

use std::io::Write;
use std::process::Stdio;

use newsroom::{COUNCIL, FLOOD, Newsroom, assert_same};
use serde_json::{Value, json};

/// A newsroom with the lines of an invented corpus in `plain/lines.jsonl`.
fn with_lines() -> Newsroom {
    let newsroom = Newsroom::empty();
    newsroom::corpus::write(&newsroom, "texts", 60);
    let mut lines = vec![
        json!({"id": "flood", "text": FLOOD, "outlet": "Linden Courier", "score": 1.5}),
        json!({"text": COUNCIL}),
        json!({"text": "Der Rat trat am Montag im Hafen zusammen, und niemand wollte sagen, was er beschlossen hatte. ".repeat(4)}),
        json!({"content_html": "<p>Mara Reyes met Tomas Okafor in Linden on March 3, 2024.</p><p>She left on Monday.</p>"}),
        json!({"id": "empty", "text": ""}),
    ];
    let texts = newsroom.files("texts");
    lines.extend(texts.values().map(|text| json!({"text": String::from_utf8_lossy(text)})));
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    newsroom.write("plain/lines.jsonl", &lines.join("\n"));
    newsroom
}

/// What is extracted and built from the lines in a folder.
fn check(newsroom: &Newsroom, folder: &str) {
    let source = |folder: &str| format!("{folder}/lines.jsonl");
    let stream = |folder: &str| newsroom.run(&["extract", &source(folder)]).printed;
    assert_eq!(stream(folder), stream("plain"), "{folder}");
    newsroom.build(&[&source("plain"), "--out", "one"]);
    newsroom.build(&[&source(folder), "--out", "other"]);
    assert_same(&newsroom.files("one"), &newsroom.files("other"));
}

#[test]
fn annotated_lines_make_the_site_of_the_plain_ones() {
    let newsroom = with_lines();
    let ended = newsroom.run(&["annotate", "plain/lines.jsonl"]);
    assert_eq!(ended.code, Some(0), "{}", ended.said);
    assert!(ended.said.contains("warning: plain/lines.jsonl#5 has no text"), "{}", ended.said);
    assert!(ended.said.ends_with("newsite: 64 articles annotated, 1 line unchanged\n"), "{}", ended.said);
    newsroom.write("annotated/lines.jsonl", &ended.printed);
    check(&newsroom, "annotated");
    assert_eq!(newsroom.run(&["annotate", "annotated/lines.jsonl"]).printed, ended.printed);
}

#[test]
fn lines_of_another_version_broken_ones_and_plain_ones_among_them_make_it_too() {
    let newsroom = with_lines();
    let annotated = newsroom.run(&["annotate", "plain/lines.jsonl"]).printed;
    let lines = annotated.lines().zip(newsroom.read("plain/lines.jsonl").lines().map(str::to_owned).collect::<Vec<_>>());
    let mixed = lines.enumerate().map(|(place, (line, plain))| match place % 5 {
        0 => line.replace("\"version\":\"1/", "\"version\":\"0/"),
        1 => line.replace("\"start\":", "\"start\":9"),
        2 => plain,
        3 => serde_json::from_str::<Value>(line).unwrap().to_string(),
        _ => line.replace("\"found\":{", "\"found\":{\"names\":7,"),
    });
    newsroom.write("mixed/lines.jsonl", &mixed.collect::<Vec<_>>().join("\n"));
    check(&newsroom, "mixed");
}

#[test]
fn a_name_that_is_withheld_is_withheld_from_annotated_lines_too() {
    let newsroom = Newsroom::empty();
    let plain = [json!({"text": FLOOD}), json!({"text": COUNCIL})].map(|line| line.to_string()).join("\n");
    newsroom.write("seeds/lines.jsonl", &plain);
    newsroom.write("seeds/editorial.toml", "[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\n");
    newsroom.build(&["--out", "one"]);
    newsroom.write("seeds/lines.jsonl", &newsroom.run(&["annotate", "seeds/lines.jsonl"]).printed);
    newsroom.build(&["--out", "other"]);
    assert_same(&newsroom.files("one"), &newsroom.files("other"));
    assert!(newsroom.files("other").values().all(|file| !String::from_utf8_lossy(file).contains("Reyes")));
}

#[test]
fn it_is_a_filter_and_lines_in_other_encodings_go_through() {
    let newsroom = Newsroom::empty();
    let mut child = newsroom.command(&["annotate"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let lines = [&b"{\"text\": \"caf\xe9\"}\n"[..], json!({"text": COUNCIL}).to_string().as_bytes()].concat();
    child.stdin.take().unwrap().write_all(&lines).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("line 1 of standard input is not in UTF-8\n"), "{said}");
    let (first, second) = output.stdout.split_at(17);
    assert_eq!(first, &lines[..17]);
    let second: Value = serde_json::from_slice(second).unwrap();
    assert_eq!((second["text"].as_str(), second["annotated"]["found"]["names"].is_array()), (Some(COUNCIL), true));
}
