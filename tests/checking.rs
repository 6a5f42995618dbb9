//! `newsite check`: what was understood of each file, and what wants an editor.

mod newsroom;

use newsroom::Newsroom;
use serde_json::Value;

const STORM: &str = "Storm closes the port of Ostheim\n\nBy Carla Dorvik\n\nPublished 1:02 PM ET, Fri March 8, 2024\n\n\
    The port closed on Thursday after waves broke its gate, said Tomas Okafor, who runs it.\n\n\
    “We could not hold the gate,” Okafor said.\n";

fn storm() -> Newsroom {
    let newsroom = Newsroom::empty();
    newsroom.write("articles/storm.txt", STORM);
    newsroom
}

fn json(newsroom: &Newsroom, arguments: &[&str]) -> (Option<i32>, Value) {
    let ended = newsroom.run(arguments);
    (ended.code, serde_json::from_str(&ended.printed).expect("it prints one JSON document"))
}

#[test]
fn each_field_is_shown_with_how_it_is_known() {
    let ended = storm().run(&["check", "articles"]);
    assert_eq!(ended.code, Some(0), "{}", ended.said);
    let lines: Vec<&str> = ended.printed.lines().collect();
    assert_eq!(
        &lines[..5],
        [
            "storm.txt: plain text, UTF-8, English",
            "  headline      Storm closes the port of Ostheim · stated, line 1",
            "  published     2024-03-08 · stated, line 5",
            "  byline        Carla Dorvik · stated, line 3",
            "  furniture     headline (line 1), credit (line 3), date (line 5)",
        ]
    );
    assert!(lines[5].starts_with("  found         24 words in 2 paragraphs, "), "{}", lines[5]);
}

#[test]
fn advice_does_not_fail_a_check_and_warnings_do() {
    let newsroom = storm();
    newsroom
        .write("articles/notes.txt", &"De raad kwam maandag bijeen en wilde niet zeggen wat er in de haven was besloten.\n\n".repeat(4));
    let ended = newsroom.run(&["check", "articles"]);
    assert_eq!(ended.code, Some(0), "{}", ended.said);
    assert!(ended.printed.contains("\nadvice: notes.txt is not in English\n"), "{}", ended.printed);
    newsroom.write("articles/editorial.toml", "[[article]]\nfile = \"strom.txt\"\noutlet = \"Harbour Wire\"\n");
    let ended = newsroom.run(&["check", "articles"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.printed.contains("warning: ") && ended.printed.contains("--> editorial.toml:2:8\n"), "{}", ended.printed);
    assert!(ended.said.ends_with("error: 1 fault in the articles and rules\n"), "{}", ended.said);
    let ended = newsroom.run(&["check", "articles", "--without-editorial"]);
    assert_eq!(ended.code, Some(0), "{}", ended.printed);
}

#[test]
fn a_file_of_which_nothing_was_read_is_in_the_report() {
    let newsroom = storm();
    newsroom.write("articles/empty.txt", "");
    let ended = newsroom.run(&["check", "articles"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.printed.starts_with("storm.txt: ") && ended.printed.contains("\n\nerror: empty.txt is empty\n"), "{}", ended.printed);
    assert!(ended.printed.ends_with(", 1 error, 0 warnings, 0 advice\n"), "{}", ended.printed);
}

#[test]
fn programs_get_spans_in_code_points() {
    let (code, report) = json(&storm(), &["check", "articles", "--format", "json"]);
    assert_eq!(code, Some(0));
    let article = &report["articles"][0];
    assert_eq!((&article["format"], &article["encoding"], &article["language"]), (&"text".into(), &"UTF-8".into(), &"en".into()));
    let published = &article["published"];
    assert_eq!((&published["value"], &published["grade"]), (&"2024-03-08".into(), &"stated".into()));
    let evidence = &published["evidence"];
    let (start, end) = (evidence["start"].as_u64().unwrap() as usize, evidence["end"].as_u64().unwrap() as usize);
    assert_eq!(STORM.chars().take(end).skip(start).collect::<String>(), "March 8, 2024");
    assert_eq!(report["counts"]["articles"], 1);
    assert_eq!(article["furniture"][1]["role"], "credit");
}

#[test]
fn a_source_of_which_nothing_can_be_built_is_reported_to_programs_too() {
    let newsroom = Newsroom::project();
    newsroom.write("newsite.toml", "base_url = \"news.example\"\n");
    let (code, report) = json(&newsroom, &["check", "--format", "json"]);
    assert_eq!(code, Some(1));
    assert_eq!((&report["diagnostics"][0]["file"], &report["diagnostics"][0]["place"]["line"]), (&"newsite.toml".into(), &1.into()));
    assert_eq!(report["counts"]["errors"], 1);
}

#[test]
fn code_hosts_get_the_line_in_the_file() {
    let newsroom = Newsroom::project();
    newsroom.write("seeds/new s.jsonl", "{\"title\":\"Rain\",\"date\":\"2024-03-08\",\"text\":\"Rain fell.\"}\nrain\n");
    newsroom.write("seeds/editorial.toml", "[[article]]\nfile = \"fl😀od.txt\"\n");
    let (code, log) = json(&newsroom, &["check", "--format", "sarif"]);
    assert_eq!(code, Some(1));
    let results = log["runs"][0]["results"].as_array().unwrap().iter();
    let results: Vec<&serde_json::Value> = results.filter(|result| result["level"] != "note").collect();
    let place = |result: usize| &results[result]["locations"][0]["physicalLocation"];
    assert_eq!(place(0)["artifactLocation"]["uri"], "seeds/editorial.toml");
    assert_eq!(place(0)["region"], serde_json::json!({"startLine": 2, "startColumn": 8, "endColumn": 19}));
    assert_eq!((&results[0]["level"], &results[1]["level"]), (&"warning".into(), &"error".into()));
    assert_eq!(place(1)["artifactLocation"]["uri"], "seeds/new%20s.jsonl");
    assert_eq!(place(1)["region"]["startLine"], 2);
}

#[test]
fn suggested_rules_are_written_commented_out_and_once() {
    let newsroom = Newsroom::empty();
    let article =
        |name: &str| format!("News of the levee\n\nMarch 8, 2024\n\nMayor {name} toured the levee in Linden on Friday. She left early.\n");
    newsroom.write("seeds/a.txt", &article("Katarzyna Wolnicka"));
    newsroom.write("seeds/b.txt", &article("Katarzyna Wolnick"));
    newsroom.write("seeds/editorial.toml", "# mine");
    for _ in 0..2 {
        assert_eq!(newsroom.run(&["check", "--fix", "--problems"]).code, Some(0));
    }
    let rules = newsroom.read("seeds/editorial.toml");
    assert!(rules.starts_with("# mine\n"), "{rules}");
    assert_eq!(rules.matches("# [[merge]]").count(), 1, "{rules}");
    assert!(rules.lines().all(|line| line.is_empty() || line.starts_with('#')), "{rules}");
}

#[test]
fn an_article_without_day_or_headline_is_told_with_the_rule_to_paste() {
    let newsroom = Newsroom::empty();
    newsroom.write("a/levee.txt", "Reyes tours the levee\n\nMarch 8, 2024\n\nMayor Ann Reyes toured the levee in Linden on Friday.\n");
    newsroom.write("a/rain.txt", "Mayor Ann Reyes toured the levee in Linden.\n");
    let (_, report) = json(&newsroom, &["check", "a", "--format", "json"]);
    let found: Vec<(&str, &str, &str)> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| {
            let text = |key: &str| found[key].as_str().unwrap();
            (text("kind"), text("file"), text("help"))
        })
        .collect();
    assert_eq!(found.iter().map(|(kind, file, _)| (*kind, *file)).collect::<Vec<_>>(), [("headline", "rain.txt"), ("undated", "rain.txt")]);
    assert!(found[1].2.ends_with("\n[[article]]\nfile = \"rain.txt\"\npublished = \"2024-03-08\""), "{}", found[1].2);
}
