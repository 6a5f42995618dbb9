//! The editor's rules on people, as a reader of the site and a program that reads its data would see them obeyed.

mod newsroom;

use newsroom::Newsroom;

const FLOOD: &str = "Reyes tours the levee\n\nPublished March 8, 2024\n\nLINDEN, March 8, 2024 - Mayor Mara Reyes met Governor Bo Hale on Friday.\n\n\
    “We will rebuild,” Reyes told Hale. The mayor left early. She said that Mara Reyes-led works would go on.\n\n\
    Hale praised Reyes’s plan. #MaraReyes\n";
const DAMAGED: &str = "on monday mayor mara reyes met governor bo hale in linden . reyes s plan failed , and hale left the town . \
    nobody had asked mara reyes about the levee , and the council of the town did not meet on that day .\n";

/// A project with these two articles and these rules.
fn project(rules: &str) -> Newsroom {
    let newsroom = Newsroom::empty();
    newsroom.write("newsite.toml", "name = \"The levee\"\nbase_url = \"https://news.example/levee/\"\n");
    newsroom.write("seeds/flood-mara-reyes.txt", FLOOD);
    newsroom.write("seeds/damaged.txt", DAMAGED);
    newsroom.write("seeds/editorial.toml", rules);
    newsroom
}

/// The files of the built site whose path or bytes hold these letters, in any case.
fn files_with(newsroom: &Newsroom, letters: &str) -> Vec<String> {
    let holds =
        |path: &str, bytes: &[u8]| path.to_lowercase().contains(letters) || String::from_utf8_lossy(bytes).to_lowercase().contains(letters);
    newsroom.files("site").iter().filter(|(path, bytes)| holds(path, bytes)).map(|(path, _)| path.clone()).collect()
}

#[test]
fn a_name_that_is_withheld_stands_in_no_byte_of_the_site_nor_of_the_stream() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\nwhy = \"Mara Reyes asked for it.\"\n");
    let said = newsroom.build(&[]);
    assert!(!said.contains("warning"), "{said}");
    assert_eq!(files_with(&newsroom, "reyes"), Vec::<String>::new());
    let page = newsroom.read("site/articles/flood-name-withheld.html");
    assert!(page.contains("Mayor [name withheld] met"), "{page}");
    assert!(page.contains("[name withheld] left early."), "a role is a mention too: {page}");
    assert!(page.contains("<h1><span") && page.contains("[name withheld] tours the levee"), "{page}");
    let restored = newsroom.read("site/articles/damaged.html");
    assert!(restored.contains("[name withheld]") && !restored.contains("The text as received</a>"), "{restored}");
    assert!(!newsroom.files("site").contains_key("articles/damaged.txt"), "the text as received is not published");
    let stream = newsroom.run(&["extract"]).printed;
    assert!(stream.contains("[name withheld]") && !stream.to_lowercase().contains("reyes"), "{stream}");
    assert!(newsroom.files("site").contains_key("people/bo-hale.html"), "others stay");
}

#[test]
fn a_rule_that_withholds_nothing_stops_everything() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Rayes\"\nmode = \"redact\"\n");
    for command in [&["build"][..], &["extract"], &["check"]] {
        let run = newsroom.run(command);
        assert_eq!(run.code, Some(1), "{command:?}: {}", run.said);
        assert!(run.said.contains("nobody is called `Mara Rayes`, so this rule withholds nothing"), "{}", run.said);
        assert!(run.said.contains("the nearest name is `Mara Reyes`"), "{}", run.said);
        assert!(run.printed.is_empty(), "{}", run.printed);
    }
    assert!(!newsroom.path("site").exists());
}

#[test]
fn a_name_in_any_form_is_withheld() {
    let newsroom =
        project("[[exclude]]\nperson = \"Ann Reyesova\"\nmode = \"redact\"\n[[exclude]]\nperson = \"Mayor Kobinska\"\nmode = \"redact\"\n");
    newsroom.write(
        "seeds/forms.txt",
        "ANN B. REYESOVA OPENS A BRIDGE\n\nPublished March 8, 2024\n\nThe mayor, Ann Reyesova, met Governor Bo Hale on Tuesday. A.B. Reyesova said \
         no. The Reyesovas left. Rey\u{ad}esova wrote from areyesova@courier.example. Mayor Kobinska met Hale. Kobinska stayed.\n",
    );
    newsroom.write("seeds/kobinska-wins.md", "The council of Linden voted on Monday. It was late, and nobody stayed for the speech.\n");
    newsroom.write("seeds/page.html", "<html><body><article><p>The council met Ann Reyes&#111;va on Monday. It was late, and few stayed there.</p></article></body></html>");
    let said = newsroom.build(&[]);
    assert!(!said.contains("error"), "{said}");
    for form in ["reyesova", "rey\u{ad}esova", "kobinska", "reyes&#111;va"] {
        assert_eq!(files_with(&newsroom, form), Vec::<String>::new(), "{form}");
    }
}

#[test]
fn what_somebody_withheld_said_or_did_is_nobody_elses() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\n");
    let stream = newsroom.run(&["extract"]).printed;
    let articles = stream.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    for article in articles.filter(|record| record["kind"] == "article") {
        for quote in article["quotes"].as_array().unwrap() {
            assert_eq!(quote["speaker"], serde_json::Value::Null, "{quote}");
        }
    }
}

#[test]
fn nobody_is_taken_for_somebody_withheld() {
    let newsroom = project("[[exclude]]\nperson = \"Al Odi\"\nmode = \"redact\"\n");
    let text = "LINDEN, March 9, 2024 - Mayor Al Odi met Mayor Bo Hale in Linden on Friday. He left early, and the mayor was tired. “We will \
        rebuild the dam,” he said.\n\nHale spoke on Friday. Odi met Governor Tomas Lind in Ostheim on Saturday.\n";
    newsroom.write("seeds/meeting.txt", text);
    let linked = |newsroom: &Newsroom| -> Vec<(String, String)> {
        let stream = newsroom.run(&["extract"]).printed;
        let records = stream.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).collect::<Vec<_>>();
        let article = records.iter().find(|record| record["id"] == "meeting").unwrap();
        let pair = |found: &serde_json::Value, whom: &str| (found["text"].to_string(), found[whom].to_string());
        let quotes = article["quotes"].as_array().unwrap().iter().map(|quote| pair(quote, "speaker"));
        let unnamed =
            article["mentions"].as_array().unwrap().iter().filter(|mention| mention["form"] == "role" || mention["form"] == "pronoun");
        let events =
            records.iter().filter(|record| record["kind"] == "event").map(|event| (event["date"].to_string(), event["people"].to_string()));
        quotes.chain(unnamed.map(|mention| pair(mention, "person"))).chain(events).collect()
    };
    let hidden = linked(&newsroom);
    newsroom.write("seeds/editorial.toml", "");
    let open = linked(&newsroom);
    assert!(!hidden.is_empty());
    for (words, people) in hidden.iter().filter(|(_, people)| people != "null") {
        let is_known = open.iter().any(|(other, all)| {
            let people = people.trim_matches(['[', ']']).split(',');
            other == words && people.into_iter().all(|person| all.contains(person))
        });
        assert!(is_known, "{words}: {people}, but with the name {open:?}");
    }
}

#[test]
fn a_surname_that_may_be_somebody_withheld_is_withheld() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\n");
    newsroom.write("seeds/other.txt", "LINDEN, March 9, 2024 - Senator Tomas Reyes spoke.\n");
    newsroom.write("seeds/third.txt", "LINDEN, March 9, 2024 - Nobody met Mr. Reyes there.\n");
    newsroom.build(&[]);
    assert!(newsroom.read("site/articles/third.html").contains("Nobody met Mr. [name withheld] there."));
    assert!(!newsroom.read("site/people/tomas-reyes.html").contains("third.html"));
}

#[test]
fn a_name_that_would_be_published_all_the_same_stops_the_build() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\n");
    newsroom.write("pages/thanks.md", "# Thanks\n\nTo *Mara* REYES, for all.\n");
    let said = newsroom.fail(&["build"]);
    assert!(said.contains("error: thanks.html would publish the name `"), "{said}");
    assert!(said.contains("help: it may stand in a page, template or setting of yours; nothing was published"), "{said}");
    assert!(!newsroom.path("site").exists());
}

#[test]
fn a_page_that_stood_before_is_removed_with_the_name() {
    let newsroom = project("");
    newsroom.build(&[]);
    assert!(newsroom.files("site").contains_key("people/mara-reyes.html"));
    newsroom.write("seeds/editorial.toml", "[[exclude]]\nperson = \"mara-reyes\"\nmode = \"redact\"\n");
    newsroom.build(&[]);
    assert_eq!(files_with(&newsroom, "reyes"), Vec::<String>::new());
}

#[test]
fn a_surname_that_others_bear_stays_theirs() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\n");
    newsroom.write("seeds/other.txt", "LINDEN, March 9, 2024 - Senator Tomas Reyes spoke. “It is quiet,” Reyes said.\n");
    newsroom.build(&[]);
    assert!(newsroom.files("site").contains_key("people/tomas-reyes.html"));
    assert_eq!(files_with(&newsroom, "mara"), Vec::<String>::new());
    assert!(newsroom.read("site/articles/flood-name-withheld.html").contains("praised [name withheld]’s plan"));
}

#[test]
fn whoever_is_unlinked_has_no_page_and_keeps_the_name() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"unlink\"\n");
    newsroom.build(&[]);
    assert!(!newsroom.files("site").contains_key("people/mara-reyes.html"));
    assert!(newsroom.read("site/articles/flood-mara-reyes.html").contains("Mayor Mara Reyes met"));
    assert!(!newsroom.read("site/data/mentions.csv").contains("\nmara-reyes,"));
    for file in ["people.html", "data/people.json"] {
        assert!(!newsroom.read(&format!("site/{file}")).contains("\"mara-reyes\""), "{file}");
    }
    let stream = newsroom.run(&["extract"]).printed;
    assert!(!stream.contains("\"person\":\"mara-reyes\"") && !stream.contains("\"id\":\"mara-reyes\""), "{stream}");
}

#[test]
fn a_page_may_be_kept_from_search_engines() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"noindex\"\n");
    newsroom.build(&[]);
    assert!(newsroom.read("site/people/mara-reyes.html").contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!newsroom.read("site/people/bo-hale.html").contains("noindex"));
    let sitemap = newsroom.read("site/sitemap.xml");
    assert!(sitemap.contains("people/bo-hale.html") && !sitemap.contains("people/mara-reyes.html"), "{sitemap}");
}

#[test]
fn the_editor_gives_an_address_and_a_note() {
    let newsroom = project("[[person]]\nperson = \"Mara Reyes\"\nslug = \"mayor\"\nnote = \"Not the senator of that name.\"\n");
    newsroom.build(&[]);
    let page = newsroom.read("site/people/mayor.html");
    assert!(page.contains("<h1>Mara Reyes</h1>") && page.contains("Not the senator of that name."), "{page}");
    assert!(!newsroom.files("site").contains_key("people/mara-reyes.html"));
}

#[test]
fn a_mention_that_means_somebody_else_is_parted_off() {
    let rules = "[[split]]\nperson = \"Mara Reyes\"\nat = { article = \"flood-mara-reyes.txt\", exact = \"Hale praised Reyes’s plan\" }\n\
        to = \"Olga Reyes\"\n";
    let newsroom = project(rules);
    let said = newsroom.build(&[]);
    assert!(!said.contains("warning"), "{said}");
    assert!(newsroom.read("site/people/olga-reyes.html").contains("Hale praised <mark>Reyes</mark>’s plan"));
    let page = newsroom.read("site/articles/flood-mara-reyes.html");
    assert!(page.contains("<a href=\"../people/mara-reyes.html\">Reyes</a> told"), "the others stay: {page}");
}

#[test]
fn a_rule_that_finds_nothing_is_told_with_what_is_near() {
    let rules = "[[exclude]]\nperson = \"Mara Reyse\"\nmode = \"unlink\"\n\n[[split]]\nperson = \"Bo Hale\"\nto = \"Al Hale\"\n\
        at = { article = \"flood-mara-reyes.txt\", exact = \"We will rebuild\" }\n\n[[split]]\nperson = \"Bo Hale\"\nto = \"Al Hale\"\n\
        at = { article = \"flood-mara-reyes.txt\", exact = \"Hale prised\" }\n";
    let said = project(rules).build(&[]);
    assert!(said.contains("warning: nobody is called `Mara Reyse`") && said.contains("help: the nearest name is `Mara Reyes`"), "{said}");
    assert!(said.contains("warning: these words do not mean `Bo Hale`"), "{said}");
    assert!(said.contains("the nearest words there are “Hale praised”"), "{said}");
}

#[test]
fn pictures_of_an_article_with_a_withheld_name_are_not_published() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\n");
    newsroom.write("seeds/pier.md", "# The pier\n\nMayor Mara Reyes opened the pier on Monday.\n\n![The pier](pier.png)\n");
    newsroom.write("seeds/gull.md", "# The gull\n\nA gull sat on the pier on Monday, Tomas Okafor said.\n\n![A gull](gull.png)\n");
    newsroom.write("seeds/pier.png", "a picture");
    newsroom.write("seeds/gull.png", "another");
    let said = newsroom.run(&["check"]).printed;
    assert!(said.contains("pier.md: its pictures are not published, as a name is withheld in it"), "{said}");
    newsroom.build(&[]);
    let pictures: Vec<String> = newsroom.files("site").into_keys().filter(|path| path.strip_suffix(".png").is_some()).collect();
    assert_eq!(pictures, ["pictures/gull.png"]);
    assert!(!newsroom.read("site/articles/pier.html").contains("pier.png"));
}

#[test]
fn a_name_written_into_a_picture_that_another_article_shows_is_not_published() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\n");
    newsroom.write("seeds/gull.md", "# The gull\n\nA gull sat on the pier on Monday, Tomas Okafor said.\n\n![A gull](gull.png)\n");
    newsroom.write("seeds/gull.png", "PNG tEXt Author: Mara Reyes");
    let said = newsroom.fail(&["build"]);
    assert!(said.contains("pictures/gull.png would publish the name"), "{said}");
}

#[test]
fn who_shares_a_name_with_somebody_withheld_is_told_with_the_rule_to_paste() {
    let newsroom = project("[[exclude]]\nperson = \"Mara Reyes\"\nmode = \"redact\"\n");
    newsroom.write(
        "seeds/kin.txt",
        "LINDEN, March 9, 2024 - Dr. Carl Reyes said on Saturday that he would sing. Mayor Mara Reyes met Dr. Carl Reyes.\n",
    );
    let said = newsroom.run(&["check"]).printed;
    assert!(said.contains("Carl Reyes has the surname of somebody who is withheld, and is published"), "{said}");
    assert!(said.contains("[[exclude]] person = \"carl-reyes\" mode = \"redact\""), "{said}");
}
