//! What newsite says and returns: first lines, summaries, faults, exit codes.

mod newsroom;

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use newsroom::{COUNCIL, Newsroom};

#[test]
fn the_first_line_says_which_project_is_read() {
    let first_line = |said: String| said.lines().next().unwrap().to_owned();
    assert_eq!(first_line(Newsroom::empty().build(&[])), "newsite: building the embedded project into ./site");
    assert_eq!(first_line(Newsroom::project().build(&[])), "newsite: building the project in this folder into ./site");
    assert_eq!(first_line(Newsroom::new().build(&["articles"])), "newsite: building articles into ./site");
}

#[test]
fn a_project_named_from_elsewhere_gets_its_own_site() {
    let newsroom = Newsroom::project();
    Newsroom::empty().build(&[newsroom.path("").to_str().unwrap()]);
    assert!(newsroom.path("site/index.html").exists());
}

#[test]
fn one_line_sums_up_and_the_last_says_what_to_do_next() {
    let newsroom = Newsroom::new();
    let summary = |said: String| {
        assert_eq!(said.lines().last().unwrap(), "next: open ./site/index.html, or newsite serve articles --open");
        said.lines().rev().nth(1).unwrap().to_owned()
    };
    let first = summary(newsroom.build(&["articles"]));
    assert!(first.starts_with("newsite: 2 articles, ") && first.contains(" written, 0 unchanged, 0 removed; "), "{first}");
    let second = summary(newsroom.build(&["articles"]));
    assert!(second.contains("; 0 pages written, ") && second.contains(" unchanged, 0 removed; "), "{second}");
}

#[test]
fn one_bad_article_is_told_and_the_rest_is_built() {
    let newsroom = Newsroom::new();
    newsroom.write("articles/empty.txt", "");
    newsroom.write("articles/scan.pdf", "%PDF");
    let said = newsroom.build(&["articles"]);
    assert!(said.contains("error: empty.txt is empty\n"), "{said}");
    assert!(said.contains("error: scan.pdf is not text\n") && said.contains("help: `pdftotext scan.pdf`"), "{said}");
    assert!(said.contains("newsite: 2 articles, "), "{said}");
}

#[test]
fn strict_fails_on_the_same_and_writes_nothing() {
    let newsroom = Newsroom::new();
    newsroom.write("articles/empty.txt", "");
    let said = newsroom.fail(&["build", "articles", "--strict"]);
    assert!(said.ends_with("error: 1 fault in the articles and rules, and --strict was asked for\n"), "{said}");
    assert!(!newsroom.path("site").exists());
}

#[test]
fn strict_does_not_fail_on_advice() {
    let newsroom = Newsroom::new();
    newsroom.write("articles/picture.png", "not an article");
    let said = newsroom.build(&["articles", "--strict"]);
    assert!(said.contains("advice: picture.png is shown by no article\n"), "{said}");
}

#[test]
fn settings_that_do_not_parse_are_shown_in_place() {
    let newsroom = Newsroom::project();
    newsroom.write("newsite.toml", "name = \"The levee\"\nnam = 1\n");
    let said = newsroom.fail(&["build"]);
    assert!(said.contains("error: unknown key `nam`") && said.contains("--> newsite.toml:2:1\n"), "{said}");
    assert!(said.contains("did you mean `name`?"), "{said}");
}

#[test]
fn rules_that_do_not_parse_are_shown_in_place() {
    let newsroom = Newsroom::project();
    newsroom.write("seeds/editorial.toml", "[[article]]\nfile = \"flood.txt\"\nheadlin = \"The flood\"\n");
    let said = newsroom.fail(&["build"]);
    assert!(said.contains("error: unknown key `headlin`") && said.contains("--> editorial.toml:3:1\n"), "{said}");
    newsroom.build(&["--without-editorial"]);
}

#[test]
fn a_template_that_does_not_parse_is_named_with_its_line() {
    let newsroom = Newsroom::project();
    newsroom.write("templates/home.html", "<p>\n{{ name");
    let said = newsroom.fail(&["build"]);
    assert!(said.contains("\nerror: cannot use templates/home.html: ") && said.contains("--> templates/home.html:2:4\n"), "{said}");
    assert!(!newsroom.path("site").exists());
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_named_with_its_line() {
    let newsroom = Newsroom::project();
    newsroom.build(&[]);
    let before = newsroom.files("site");
    newsroom.write("templates/home.html", "<p>\n{{ nothing }}");
    let said = newsroom.fail(&["build"]);
    assert!(said.contains("\nerror: Variable `nothing` is not defined") && said.contains("home.html:2:4\n"), "{said}");
    newsroom::assert_same(&before, &newsroom.files("site"));
}

#[test]
fn a_source_that_is_not_there_is_an_error() {
    let said = Newsroom::empty().fail(&["build", "nowhere"]);
    assert!(said.starts_with("error: cannot read nowhere\n  because: No such file"), "{said}");
    let said = Newsroom::new().fail(&["build", "articels"]);
    assert!(said.contains("help: did you mean articles?"), "{said}");
    let said = Newsroom::new().fail(&["check", "https://news.example/flood"]);
    assert!(said.contains("help: newsite reads no addresses: save the page"), "{said}");
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let newsroom = Newsroom::empty();
    newsroom.write("articles/empty.txt", "");
    let said = newsroom.fail(&["build", "articles"]);
    assert!(said.contains("error: empty.txt is empty\n") && said.contains("error: no articles in articles\n"), "{said}");
}

#[test]
fn an_address_that_is_none_is_an_error() {
    let said = Newsroom::new().fail(&["build", "articles", "--base-url", "news.example"]);
    assert!(said.contains("error: `news.example` is not the address of a site"), "{said}");
}

#[test]
fn wrong_use_is_two() {
    for arguments in [&["build", "--nope"][..], &["publish"], &[]] {
        let ended = Newsroom::empty().run(arguments);
        assert_eq!((ended.code, ended.printed.as_str()), (Some(2), ""), "{}", ended.said);
    }
}

#[test]
fn colour_is_only_for_terminals() {
    let newsroom = Newsroom::new();
    newsroom.write("articles/empty.txt", "");
    let output = newsroom.command(&["build", "articles"]).env_remove("NO_COLOR").output().unwrap();
    assert!(!output.stderr.contains(&0x1b), "escape codes in a pipe");
}

#[test]
fn extract_prints_records_and_nothing_else() {
    let ended = Newsroom::new().run(&["extract", "articles"]);
    assert_eq!(ended.code, Some(0));
    assert!(ended.printed.lines().count() >= 2);
    assert!(ended.printed.lines().all(|line| line.starts_with('{') && line.ends_with('}')), "{}", ended.printed);
}

#[test]
fn a_dash_reads_lines_from_standard_input() {
    let newsroom = Newsroom::empty();
    let mut child =
        newsroom.command(&["extract", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let line = serde_json::json!({ "id": "council", "text": COUNCIL }).to_string();
    child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let (printed, said) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(said.starts_with("newsite: reading standard input\n"), "{said}");
    assert!(printed.contains("\"id\":\"council\""), "{printed}");
}

#[test]
fn extract_ends_quietly_when_its_reader_does() {
    let newsroom = Newsroom::empty();
    let line = serde_json::json!({ "text": COUNCIL }).to_string() + "\n";
    newsroom.write("many.jsonl", &line.repeat(2000));
    let mut child = newsroom.command(&["extract", "many.jsonl"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with('{'));
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(!said.contains("error") && !said.contains("panic"), "{said}");
}

#[test]
fn an_article_in_another_language_is_published_and_nothing_is_claimed_of_it() {
    let newsroom = Newsroom::new();
    newsroom.write(
        "articles/dijk.txt",
        &"De raad kwam maandag in de haven bijeen en burgemeester Ann Reyes wilde niet zeggen wat er was besloten.\n\n".repeat(4),
    );
    let said = newsroom.build(&["articles"]);
    assert!(said.contains("advice: dijk.txt is not in English"), "{said}");
    assert!(newsroom.read("site/articles/dijk.html").contains("Ann Reyes wilde niet zeggen"));
    assert!(!newsroom.files("site").contains_key("people/ann-reyes.html"));
}

#[test]
fn a_build_without_an_address_says_once_what_it_leaves_out() {
    let newsroom = Newsroom::new();
    let words = "without a base_url";
    assert_eq!(newsroom.build(&["articles", "--out", "one"]).matches(words).count(), 1);
    assert!(!newsroom.build(&["articles", "--out", "two", "--base-url", "https://news.example/"]).contains(words));
}

#[test]
fn a_project_replaces_one_template_and_the_style_sheet_and_keeps_the_rest() {
    let newsroom = Newsroom::project();
    newsroom.build(&[".", "--out", "before"]);
    newsroom.write("templates/404.html", "Gone, says {{ site.name }}");
    newsroom.write("static/style.css", "body { color: red }");
    newsroom.build(&[".", "--out", "after"]);
    let (before, after) = (newsroom.files("before"), newsroom.files("after"));
    let changed: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert_eq!(changed, [".newsite-manifest.json", "404.html", "style.css"]);
    newsroom.write("templates/home.html", "<p>\n{{ site.nmae }}");
    let said = newsroom.fail(&["build", ".", "--out", "after"]);
    for words in ["home.html:2", "nmae", "name", "navigation"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn events_obey_the_editor() {
    let newsroom = Newsroom::project();
    newsroom.write("seeds/visit.txt", "date 2024-03-08\n\nMayor Mara Reyes met Governor Bo Hale in Linden on Thursday.\n");
    let rules = "[[event]]\nat = { article = \"visit.txt\", exact = \"met Governor\" }\nsummary = \"Reyes receives Hale.\"\n\n\
        [[add_event]]\ndate = \"2024-03\"\nsummary = \"The levee breaks.\"\nevidence = [{ article = \"flood.txt\", exact = \"rebuilt\" }]\n\n\
        [[event]]\nat = { article = \"visit.txt\", exact = \"met Govenor\" }\nhide = true\n";
    newsroom.write("seeds/editorial.toml", rules);
    let said = newsroom.build(&[]);
    assert!(said.contains("warning: these words are not in visit.txt") && said.contains("--> editorial.toml:11"), "{said}");
    assert!(said.contains("help: the nearest words there are “met Governor”"), "{said}");
    let timeline = newsroom.read("site/timeline.html");
    assert_eq!(timeline.matches("in the editor’s words").count(), 2, "{timeline}");
    assert!(timeline.contains("<h3>Reyes receives Hale.</h3>") && timeline.contains("<h3>The levee breaks.</h3>"), "{timeline}");
    newsroom.build(&["--without-editorial"]);
    assert!(!newsroom.read("site/timeline.html").contains("The levee breaks."));
}

#[test]
fn the_editor_says_who_said_a_quote() {
    let newsroom = Newsroom::project();
    let rule = "[[quote]]\nat = { article = \"flood.txt\", exact = \"We will rebuild\" }\nspeaker = \"Tomas Okafor\"\n";
    newsroom.write("seeds/editorial.toml", rule);
    let given = "\"grade\":\"given\",\"said\":null,\"speaker\":\"tomas-okafor\",\"speaker_text\":\"Reyes\"";
    assert!(newsroom.run(&["extract"]).printed.contains(given));
    assert!(!newsroom.run(&["extract", "--without-editorial"]).printed.contains(given));
}

#[test]
fn a_text_printed_twice_is_one_source() {
    let newsroom = Newsroom::empty();
    let copy = "Mayor Mara Reyes met Governor Bo Hale in Linden on Thursday and asked him for the money that the state had promised after the \
        flood.\n\nHale said that the treasurer would answer within the month, and that nobody in the valley had been forgotten.\n\nThe \
        council has voted to rebuild the levee before the winter, with eleven votes to four, after a debate of nine hours.\n";
    newsroom.write("articles/courier.txt", &format!("LINDEN, March 8, 2024 - {copy}"));
    newsroom.write("articles/herald.txt", &format!("LINDEN, March 8, 2024 - {copy}"));
    newsroom.write("articles/own.txt", "LINDEN, March 8, 2024 - Governor Bo Hale hosted Mayor Mara Reyes on Thursday.\n");
    newsroom.build(&["articles"]);
    assert!(newsroom.read("site/articles/herald.html").contains("<dt>The same text</dt><dd>printed also by <a href=\"courier.html\">"));
    assert!(!newsroom.read("site/articles/own.html").contains("The same text"));
    let timeline = newsroom.read("site/timeline.html");
    assert_eq!(timeline.matches("(also printed by <a href=\"articles/herald.html#s-").count(), 1, "{timeline}");
    let lines = newsroom.run(&["extract", "articles"]).printed;
    let records: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let same: Vec<&serde_json::Value> = records.iter().filter_map(|record| record.get("same_text")).collect();
    assert_eq!(same, [&serde_json::json!(["herald"]), &serde_json::json!(["courier"]), &serde_json::json!([])]);
    let meeting = records.iter().find(|record| record["date"] == "2024-03-07").unwrap();
    assert_eq!((meeting["reports"].as_array().map(Vec::len), &meeting["sources"]), (Some(3), &serde_json::json!(2)));
}

#[test]
fn init_makes_a_project_that_builds_and_writes_over_nothing() {
    let newsroom = Newsroom::empty();
    let made = newsroom.run(&["init", "flood-2024", "--with-github-pages"]);
    assert_eq!(made.code, Some(0), "{}", made.said);
    assert!(made.said.contains("next: cd flood-2024 && newsite serve --watch --open"), "{}", made.said);
    assert!(newsroom.read("flood-2024/newsite.toml").contains("name = \"Flood 2024\""));
    assert!(newsroom.files("flood-2024").contains_key(".github/workflows/dossier.yml"));
    assert!(newsroom.build(&["flood-2024", "--strict"]).contains("5 articles"));
    assert!(newsroom.fail(&["init", "flood-2024"]).contains("newsite.toml is there already"));
    assert!(made.said.lines().last().unwrap().contains("NEWSITE_REPOSITORY"), "{}", made.said);
    assert!(newsroom.run(&["init", "empty", "--empty"]).said.contains("next: put articles into empty/seeds/, then\n"));
    assert_eq!(newsroom.files("empty").len(), 2);
    assert_eq!(newsroom.run(&["init", "empty", "--theme"]).code, Some(0));
    assert!(newsroom.files("empty").contains_key("templates/article.html"));
}

#[test]
fn a_folder_of_articles_is_built_where_one_stands_in_it() {
    let newsroom = Newsroom::empty();
    newsroom.write("README.md", "What this folder is for.\n");
    assert!(newsroom.build(&["--out", "example"]).contains("building the embedded project"));
    newsroom.write("flood.txt", "Reyes tours the levee\n\nMarch 8, 2024\n\nMayor Ann Reyes toured the levee in Linden on Friday.\n");
    assert!(newsroom.build(&["--out", "own"]).contains("building the articles in this folder"));
    assert!(newsroom.files("own").contains_key("people/ann-reyes.html"));
}

#[test]
fn the_example_is_not_built_where_something_else_may_be_meant() {
    for path in ["table.csv", "scan.pdf", "march/flood.txt"] {
        let newsroom = Newsroom::empty();
        newsroom.write(path, "text\nMayor Ann Reyes toured the levee on Friday.\n");
        for command in [&["build"][..], &["check"], &["extract"]] {
            assert!(newsroom.fail(command).contains(&format!("no source is named, and {path} in this folder may be meant or not")));
        }
        assert!(!newsroom.path("site").exists());
    }
}

#[test]
fn a_dossier_without_a_name_has_its_folders() {
    let newsroom = Newsroom::empty();
    newsroom.write("the_flood-of_2024/a.txt", "Reyes tours the levee\n\nMarch 8, 2024\n\nMayor Ann Reyes toured the levee on Friday.\n");
    newsroom.build(&["the_flood-of_2024", "--out", "site"]);
    assert!(newsroom.read("site/index.html").contains("<title>The flood of 2024</title>"));
}

#[test]
fn quiet_says_only_what_went_wrong() {
    let newsroom = Newsroom::empty();
    newsroom.write("seeds/a.txt", "Reyes tours the levee\n\nMarch 8, 2024\n\nMayor Ann Reyes toured the levee on Friday.\n");
    assert_eq!(newsroom.build(&["--quiet"]), "");
    newsroom.write("seeds/empty.txt", "");
    assert!(newsroom.build(&["--quiet"]).contains("empty.txt is empty"));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let newsroom = Newsroom::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = newsroom.run(&["completions", shell]).printed;
        assert!(["init", "build", "check", "extract", "annotate"].iter().all(|command| script.contains(command)), "{shell}");
    }
    let manual = newsroom.run(&["man"]).printed;
    assert!(manual.contains("NEWSITE BUILD") && manual.contains("base\\-url"), "{manual}");
}

#[test]
fn a_template_that_replaces_nothing_but_nearly_bears_a_name_is_told() {
    let newsroom = Newsroom::empty();
    newsroom.write("seeds/a.txt", "Reyes tours the levee\n\nMarch 8, 2024\n\nMayor Ann Reyes toured the levee on Friday.\n");
    newsroom.write("templates/artcle.html", "own");
    newsroom.write("templates/card.html", "own");
    let said = newsroom.build(&[]);
    assert!(said.contains("the nearest is templates/article.html"), "{said}");
    assert!(!said.contains("templates/card.html replaces"), "{said}");
}
