//! The editor's rules on events: each test is a few articles with rules, and the timeline they make.

use crate::corpus::{self, ProjectFile, ProjectFiles};
use crate::pipeline::{self, Compiled};

const MEETING: &str = "date 2024-03-08\n\nMayor Ann Reyes met Governor Bo Hale in Linden on Thursday. The council hopes for money.";
const OTHER: &str = "date 2024-03-08\n\nGovernor Bo Hale hosted Mayor Ann Reyes on Thursday.";

fn compile(articles: &[(&str, &str)], rules: &str) -> Compiled {
    let file = |path: String, text: &str| ProjectFile { path, bytes: text.as_bytes().to_vec().into() };
    let files = ProjectFiles {
        articles: articles.iter().map(|(name, text)| file(format!("{name}.txt"), text)).collect(),
        editorial: Some(file("editorial.toml".to_owned(), rules)),
        ..ProjectFiles::default()
    };
    pipeline::compile(corpus::parse_project(files, true).unwrap())
}

/// The timeline as `date grade people @places: summary | articles`, and what is said of the rules.
fn check(articles: &[(&str, &str)], rules: &str, expected: &[&str], said: &[&str]) {
    let compiled = compile(articles, rules);
    let dossier = &compiled.dossier;
    let shown: Vec<String> = dossier
        .events
        .iter()
        .map(|event| {
            let people: Vec<&str> = event.people.iter().map(|person| dossier.people[person.0 as usize].name.as_str()).collect();
            let places: String = event.places.iter().flat_map(|place| [" @", &place.name]).collect();
            let mut told: Vec<&str> = event.reports.iter().map(|report| compiled.project.articles[report.article].id.as_str()).collect();
            told.dedup();
            let date = event.date.as_ref().map_or("undated", |date| &date.value);
            let grade = format!("{:?}", event.grade).to_lowercase();
            let pinned = if event.is_pinned { "pinned " } else { "" };
            format!("{pinned}{date} {grade} {}{places}: {} | {}", people.join(", "), event.summary, told.join(", "))
        })
        .collect();
    assert_eq!(shown, expected);
    let messages: Vec<String> = dossier
        .diagnostics
        .iter()
        .map(|fault| {
            format!("{}: {}; {}", fault.place.as_ref().map_or(0, |place| place.line), fault.message, fault.help.as_deref().unwrap_or(""))
        })
        .collect();
    assert_eq!(messages, said);
}

const AS_FOUND: &str = "2024-03-07 derived Ann Reyes, Bo Hale @Linden: Mayor Ann Reyes met Governor Bo Hale in Linden on Thursday | a, b";

#[test]
fn a_hidden_event_is_left_out_with_all_its_reports() {
    let articles = [("a", MEETING), ("b", OTHER)];
    check(&articles, "", &[AS_FOUND], &[]);
    check(&articles, "[[event]]\nat = { article = \"b.txt\", exact = \"hosted\" }\nhide = true\n", &[], &[]);
}

#[test]
fn the_editor_dates_the_whole_event() {
    let rule =
        "[[event]]\nat = { article = \"b.txt\", exact = \"hosted Mayor\" }\ndate = \"2024-03-06\"\nwhy = \"The diary has Wednesday.\"\n";
    let expected = "2024-03-06 given Ann Reyes, Bo Hale @Linden: Mayor Ann Reyes met Governor Bo Hale in Linden on Thursday | a, b";
    check(&[("a", MEETING), ("b", OTHER)], rule, &[expected], &[]);
}

#[test]
fn an_event_that_is_given_its_day_joins_what_else_tells_of_that_day() {
    let undated = "date 2024-06-01\n\nThe two were friends. Governor Bo Hale hosted Mayor Ann Reyes in the spring.";
    let rule = "[[event]]\nat = { article = \"c.txt\", exact = \"hosted\" }\ndate = 2024-03-07\n";
    let expected = "2024-03-07 given Ann Reyes, Bo Hale @Linden: Mayor Ann Reyes met Governor Bo Hale in Linden on Thursday | a, c";
    check(&[("a", MEETING), ("c", undated)], rule, &[expected], &[]);
}

#[test]
fn the_editors_summary_and_pin_are_obeyed() {
    let rule = "[[event]]\nat = { article = \"a.txt\", exact = \"met\" }\nsummary = \"Reyes and Hale meet.\"\npin = true\n";
    let expected = "pinned 2024-03-07 derived Ann Reyes, Bo Hale @Linden: Reyes and Hale meet. | a, b";
    check(&[("a", MEETING), ("b", OTHER)], rule, &[expected], &[]);
}

#[test]
fn an_event_that_the_program_would_not_show_is_kept_where_the_editor_speaks_of_it() {
    let text = "date 2024-03-08\n\nThe council was told of a possible meeting. Mayor Ann Reyes said so.";
    check(&[("a", text)], "", &[], &[]);
    let rule = "[[event]]\nat = { article = \"a.txt\", exact = \"meeting\" }\ndate = \"2024-04\"\n";
    check(&[("a", text)], rule, &["2024-04 given : The council was told of a possible meeting | a"], &[]);
}

#[test]
fn words_that_tell_no_event_are_a_warning() {
    let rule = "[[event]]\nat = { article = \"a.txt\", exact = \"The council hopes for money.\" }\nhide = true\n";
    let said = "2: these words tell no event; quote the words that say what happened, or write an [[add_event]]";
    check(&[("a", MEETING), ("b", OTHER)], rule, &[AS_FOUND], &[said]);
    let rule = "[[event]]\nat = { article = \"a.txt\", exact = \"Reyes met Governor Hale\" }\nhide = true\n";
    let said = "2: these words are not in a.txt; the nearest words there are “Reyes met Governor Bo”";
    check(&[("a", MEETING), ("b", OTHER)], rule, &[AS_FOUND], &[said]);
}

#[test]
fn an_added_event_stands_in_its_place_with_its_evidence() {
    let rule = "[[add_event]]\ndate = \"2024-02\"\nsummary = \"The council asks for money.\"\npeople = [\"Reyes\", \"bo-hale\"]\n\
        places = [\"Linden\"]\nevidence = [{ article = \"a.txt\", exact = \"hopes for money\" }]\n";
    let added = "2024-02 given Ann Reyes, Bo Hale @Linden: The council asks for money. | a";
    check(&[("a", MEETING), ("b", OTHER)], rule, &[added, AS_FOUND], &[]);
    let compiled = compile(&[("a", MEETING)], rule);
    let event = &compiled.dossier.events[0];
    assert_eq!(event.id, "2024-02-reyes-hale-added");
    assert_eq!(event.reports[0].span.of(&compiled.project.articles[0].text), "The council hopes for money.");
}

#[test]
fn an_added_event_without_evidence_or_with_unknown_people_is_told() {
    let rule = "[[add_event]]\nsummary = \"The council asks for money.\"\n";
    let said = "2: an event is added only with the words that tell it; name them: evidence = [{ article = \"…\", exact = \"…\" }]";
    check(&[("a", MEETING), ("b", OTHER)], rule, &[AS_FOUND], &[said]);
    let rule = "[[add_event]]\ndate = \"2024\"\nsummary = \"Money.\"\npeople = [\"Bo Hall\"]\n\
        evidence = [{ article = \"a.txt\", exact = \"money\" }]\n";
    let added = "2024 given : Money. | a";
    check(&[("a", MEETING), ("b", OTHER)], rule, &[added, AS_FOUND], &["4: nobody is called `Bo Hall`; the nearest name is `Bo Hale`"]);
}
