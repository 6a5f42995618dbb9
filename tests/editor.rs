//! What the editor decides, seen in everything that a build writes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod newsroom;

use newsroom::Newsroom;

const STORM: &str = "Storm takes the pier\n\nPublished March 20, 2024\n\nLINDEN, March 20, 2024 - A storm took the pier of Linden on Wednesday.\n\n\
    Gulls were seen over the marketplace. Mayor Mara Reyes said: “We will rebuild the pier.”\n\nThe bakery stayed open all night.\n";

fn with_rules(rules: &str) -> Newsroom {
    let newsroom = Newsroom::project();
    newsroom.write("seeds/storm.txt", STORM);
    newsroom.write("seeds/storm-page.md", &format!("---\nurl: https://courier.example/storm\n---\n# Storm takes the pier\n\n{STORM}"));
    newsroom.write("seeds/editorial.toml", rules);
    newsroom
}

/// The files of the site and the stream that hold some words.
fn holding(newsroom: &Newsroom, words: &str) -> Vec<String> {
    let held = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase().contains(words);
    let mut files: Vec<String> = newsroom.files("site").into_iter().filter(|(_, bytes)| held(bytes)).map(|(path, _)| path).collect();
    let stream = newsroom.run(&["extract"]).printed;
    files.extend(held(stream.as_bytes()).then(|| "the stream".to_owned()));
    files
}

fn rule(mode: &str) -> String {
    ["storm.txt", "storm-page.md"]
        .map(|file| format!("[[article]]\nfile = \"{file}\"\nmode = \"{mode}\"\nwhy = \"The paper asks for no more.\"\n"))
        .concat()
}

#[test]
fn an_excerpt_binds_every_output() {
    let newsroom = with_rules(&rule("excerpt"));
    newsroom.build(&["--strict"]);
    for left_out in ["gulls", "marketplace", "bakery"] {
        assert_eq!(holding(&newsroom, left_out), [""; 0], "{left_out}");
    }
    let page = newsroom.read("site/articles/storm.html");
    assert!(page.contains("A storm took the pier") && page.contains("We will rebuild the pier") && page.contains("[…]"), "{page}");
    assert!(page.contains("the editor shows an excerpt: The paper asks for no more."), "{page}");
    assert!(newsroom.read("site/articles/storm-page.html").contains("href=\"https://courier.example/storm\">Read it where"));
    assert!(newsroom.files("site").keys().all(|path| !path.starts_with("articles/storm") || path.strip_suffix(".html").is_some()));
    newsroom.write("seeds/editorial.toml", &rule("full"));
    newsroom.build(&["--strict"]);
    assert!(holding(&newsroom, "bakery").len() > 3);
}

#[test]
fn a_link_binds_every_output() {
    let newsroom = with_rules(&rule("link"));
    newsroom.build(&["--strict"]);
    for left_out in ["gulls", "bakery", "took the pier", "rebuild the pier"] {
        assert_eq!(holding(&newsroom, left_out), [""; 0], "{left_out}");
    }
    let page = newsroom.read("site/articles/storm.html");
    assert!(page.contains("Storm takes the pier") && page.contains("the editor shows a link"), "{page}");
}

#[test]
fn places_of_a_cut_text_count_the_text_that_is_printed() {
    for mode in ["excerpt", "link"] {
        let newsroom = with_rules(&rule(mode));
        for line in newsroom.run(&["extract"]).printed.lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let Some(text) = record["text"].as_str() else { continue };
            let letters: Vec<char> = text.chars().collect();
            for found in record["mentions"].as_array().into_iter().chain(record["quotes"].as_array()).flatten() {
                let at = |key: &str| usize::try_from(found[key].as_u64().unwrap()).unwrap();
                assert_eq!(letters[at("start")..at("end")].iter().collect::<String>(), found["text"].as_str().unwrap());
            }
        }
    }
}

#[test]
fn what_was_corrected_stands_on_a_page_and_in_a_feed() {
    let newsroom = with_rules(
        "[[person]]\nperson = \"Mara Reyes\"\nnote = \"Mayor since 2019.\"\ncorrection = true\nwhy = \"We had written 2018.\"\nby = \"The desk\"\non = \
         \"2024-03-21\"\n\n[[article]]\nfile = \"storm.txt\"\noutlet = \"Linden Courier\"\ncorrection = true\non = \"2024-03-22\"\n",
    );
    newsroom.build(&["--strict"]);
    let page = newsroom.read("site/corrections.html");
    let (outlet, mayor) = (page.find("The outlet is Linden Courier.").unwrap(), page.find("Mayor since 2019.").unwrap());
    assert!(outlet < mayor, "the latest first");
    assert!(page.contains("We had written 2018.") && page.contains("2024-03-21, The desk"), "{page}");
    let feed = newsroom.read("site/corrections.xml");
    assert!(feed.contains("<updated>2024-03-22T00:00:00Z</updated>") && feed.contains("We had written 2018."), "{feed}");
    assert!(newsroom.read("site/index.html").contains("href=\"corrections.html\""));
    newsroom.write("seeds/editorial.toml", "");
    newsroom.build(&["--strict"]);
    assert!(!newsroom.path("site/corrections.html").exists() && !newsroom.read("site/index.html").contains("corrections.html"));
}

#[test]
fn an_address_that_is_gone_is_told_and_can_lead_on() {
    let newsroom = with_rules("");
    newsroom.build(&[]);
    newsroom.write("seeds/editorial.toml", "[[person]]\nperson = \"Mara Reyes\"\nslug = \"mara-reyes-linden\"\n");
    let said = newsroom.build(&[]);
    assert!(said.contains("people/mara-reyes.html was in the last build and no longer is"), "{said}");
    let rule = "[[moved]] from = \"people/mara-reyes.html\" to = \"people/mara-reyes-linden.html\"";
    assert!(said.contains(rule), "{said}");
    let moved = "[[person]]\nperson = \"Mara Reyes\"\nslug = \"mara-reyes-linden\"\n\n[[moved]]\nfrom = \"people/mara-reyes.html\"\nto = \
                 \"people/mara-reyes-linden.html\"\n";
    newsroom.write("seeds/editorial.toml", moved);
    let said = newsroom.build(&["--strict"]);
    assert!(!said.contains("no longer is"), "{said}");
    let page = newsroom.read("site/people/mara-reyes.html");
    assert!(page.contains("http-equiv=\"refresh\" content=\"0; url=mara-reyes-linden.html\"") && page.contains("noindex"), "{page}");
}

#[test]
fn a_rule_on_an_address_that_does_not_hold_is_told() {
    for (rule, told) in [
        ("from = \"people/mara-reyes.html\"\nto = \"people.html\"", "`people/mara-reyes.html` is a page of the site"),
        ("from = \"people/mara.html\"\nto = \"people/mara-reyess.html\"", "the nearest page is `people/mara-reyes.html`"),
        ("from = \"../mara.html\"\nto = \"people.html\"", "`../mara.html` is not a page"),
        ("from = \"search.js\"\nto = \"people.html\"", "`search.js` is not a page"),
    ] {
        let newsroom = with_rules(&format!("[[moved]]\n{rule}\n"));
        let said = newsroom.fail(&["build", "--strict"]);
        assert!(said.contains(told) && said.contains("editorial.toml:"), "{said}");
        let ended = newsroom.run(&["check"]);
        assert!(ended.code == Some(1) && ended.printed.contains(told), "{}", ended.printed);
    }
}

#[test]
fn rules_that_contradict_each_other_are_told_with_both_places() {
    let newsroom =
        with_rules("[[article]]\nfile = \"storm.txt\"\noutlet = \"Courier\"\n\n[[article]]\nfile = \"storm.txt\"\noutlet = \"Herald\"\n");
    let said = newsroom.fail(&["build", "--strict"]);
    assert!(said.contains("another rule, in line 2, says otherwise: outlet is `Courier` there and `Herald` here"), "{said}");
    assert!(said.contains("editorial.toml:6"), "{said}");
}

#[test]
fn a_rule_whose_article_or_words_moved_says_where_they_are() {
    let newsroom = with_rules("[[quote]]\nat = { article = \"gale.txt\", exact = \"levee would be rebuilt\" }\nspeaker = \"Mara Reyes\"\n");
    let said = newsroom.build(&[]);
    assert!(said.contains("no article `gale.txt`") && said.contains("most likely `flood.txt` is meant now"), "{said}");
    newsroom.write(
        "seeds/editorial.toml",
        "[[event]]\nat = { article = \"storm.txt\", exact = \"The council voted on Tuesday to rebuild the levee\" }\npin = true\n",
    );
    let said = newsroom.build(&[]);
    assert!(said.contains("these words are not in storm.txt") && said.contains("they stand in `council.txt`"), "{said}");
}
