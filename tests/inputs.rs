//! What people really have: Markdown, saved pages, lines of JSON, and files that are no articles.
#![allow(clippy::disallowed_methods, reason = "it writes files that are no text")]

mod newsroom;

use newsroom::{COUNCIL, Newsroom};

const STORM: &str = r#"---
title: "Storm closes the port"
source: "https://news.example/storm"
author:
  - "[[Carla Dorvik]]"
published: 2024-03-08
created: 2024-03-09
tags: [clippings]
---
# Storm closes the port

The port closed on *Thursday*, Mayor Mara Reyes [told](https://council.example/?a=1&b=2) the council.[^1]

![The gate, broken](pictures/gate.png)

## What is known

| Ship | Where |
|------|-------|
| Adela | Linden |

![](https://elsewhere.example/flood.jpg)

<script>alert(1)</script>It rained <b onclick="x()">hard</b>.

[^1]: Minutes of the council.
"#;

#[test]
fn markdown_is_shown_with_its_shapes_and_its_file() {
    let newsroom = Newsroom::empty();
    newsroom.write("articles/storm.md", STORM);
    newsroom.write("articles/pictures/gate.png", "a picture");
    newsroom.write("articles/pictures/other.png", "another");
    let said = newsroom.build(&["articles"]);
    assert!(said.contains("advice: pictures/other.png is shown by no article"), "{said}");
    let page = newsroom.read("site/articles/storm.html");
    for shown in [
        "By Carla Dorvik · <time datetime=\"2024-03-08\">",
        "<a rel=\"external noopener\" href=\"https://news.example/storm\">",
        "<em>Thursday</em>",
        "href=\"https://council.example/?a=1&amp;b=2\">told</a>",
        "<sup><a href=\"#note-1\">1</a></sup>",
        "id=\"note-1\"",
        "<img src=\"../pictures/pictures-gate.png\" alt=\"\" loading=\"lazy\"><figcaption>",
        "<table><tr><th>",
        "<a rel=\"external noopener\" href=\"https://elsewhere.example/flood.jpg\">",
        "<strong>hard</strong>",
        "<a href=\"storm.md.txt\">as received</a>",
    ] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
    assert!(!page.contains("alert(1)") && !page.contains("onclick"), "{page}");
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_eq!(newsroom.read("site/articles/storm.md.txt"), STORM);
    assert_eq!(newsroom.read("site/pictures/pictures-gate.png"), "a picture");
    assert!(!newsroom.path("site/pictures/pictures-other.png").exists());
}

#[cfg(feature = "html")]
#[test]
fn a_saved_page_is_shown_without_what_stood_around_it() {
    let newsroom = Newsroom::empty();
    let paragraphs: String = [
        "LINDEN (AP) — Mayor Mara Reyes said on Friday that the levee would be rebuilt, and that the work would begin in the spring.",
        "“We will rebuild,” Reyes said. “It will stand for a hundred years, and it will stand higher than the one that broke.”",
    ]
    .map(|words| format!("<p>{words}</p>"))
    .concat();
    newsroom.write(
        "articles/levee.html",
        &format!(
            "<!DOCTYPE html>\n<!-- saved from url=(0026)https://news.example/levee -->\n<html><head><title>Levee to be rebuilt | Daily Courier</title>\
            <meta property=\"article:published_time\" content=\"2024-03-08T09:00:00Z\"><script src=\"levee_files/app.js\"></script></head><body>\
            <nav><a href=\"/\">Home</a></nav><article><h1>Levee to be rebuilt</h1>{paragraphs}</article><footer>All rights reserved</footer></body></html>"
        ),
    );
    newsroom.write("articles/levee_files/app.js", "alert(1)");
    newsroom.write("articles/levee_files/frame.html", "<p>An advertisement.</p>");
    let ended = newsroom.run(&["check", "articles"]);
    assert_eq!(ended.code, Some(0), "{}", ended.printed);
    for row in [
        "levee.html: web page, UTF-8, English\n",
        "headline      Levee to be rebuilt · stated\n",
        "published     2024-03-08 · given\n",
        "outlet        Daily Courier · given\n",
        "address       https://news.example/levee · given\n",
        "dateline      Linden · stated: “LINDEN”\n",
    ] {
        assert!(ended.printed.contains(row), "{row} is not in {}", ended.printed);
    }
    newsroom.build(&["articles"]);
    let page = newsroom.read("site/articles/levee.html");
    assert!(page.contains("would be rebuilt") && !page.contains("app.js") && !page.contains("All rights reserved"), "{page}");
    // A page from elsewhere is published as text, which no browser runs.
    assert!(newsroom.read("site/articles/levee.html.txt").contains("levee_files/app.js"));
}

#[test]
fn extract_bears_the_text_of_what_is_no_plain_text() {
    let newsroom = Newsroom::new();
    newsroom.write("articles/storm.md", "---\ntitle: Storm\n---\nThe *port* closed on Thursday.\n");
    let ended = newsroom.run(&["extract", "articles"]);
    let texts: Vec<serde_json::Value> = ended
        .printed
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|record| record["kind"] == "article")
        .map(|record| record.get("text").cloned().unwrap_or_default())
        .collect();
    assert_eq!(texts, [serde_json::Value::Null, serde_json::Value::Null, "The port closed on Thursday.".into()]);
}

#[test]
fn each_fault_is_named_and_the_rest_is_built() {
    let newsroom = Newsroom::new();
    let bytes = |path: &str, bytes: &[u8]| std::fs::write(newsroom.path("articles").join(path), bytes).unwrap();
    bytes("nul.txt", b"Rain\0fell.");
    bytes("binary.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    bytes("long.md", &vec![b'a'; 10 * 1024 * 1024 + 1]);
    bytes("empty.md", b"---\ntitle: Storm\n---\n");
    bytes("furniture.txt", b"Advertisement\n\nShare\n");
    bytes("scan.pdf", b"%PDF");
    bytes("letter.odt", b"PK");
    bytes("broken.docx", b"PK");
    bytes("ansi.md", b"The mayor\x92s levee broke.");
    bytes("wide.txt", &"\u{feff}The levee broke.\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    let ended = newsroom.run(&["check", "articles"]);
    assert_eq!(ended.code, Some(1));
    for said in [
        "error: nul.txt is not text\n",
        "error: binary.md is not text\n",
        "error: long.md is over 10 MiB: no article is so long\n",
        "error: empty.md holds nothing but furniture: no paragraph of an article\n",
        "error: furniture.txt holds nothing but furniture: no paragraph of an article\n",
        "error: scan.pdf is not text\n",
        "`pdftotext scan.pdf` makes a text of it\n",
        "error: letter.odt is not text\n",
        "`libreoffice --headless --convert-to docx letter.odt` makes a document of it that is read\n",
        "error: cannot read broken.docx as a zip file",
        "ansi.md: Markdown, windows-1252, English\n",
        "advice: ansi.md is not UTF-8: read as windows-1252\n",
        "wide.txt: plain text, UTF-16LE, English\n",
        "advice: wide.txt is not UTF-8: read as UTF-16LE\n",
        "\n4 articles, ",
        ", 8 errors, 0 warnings, ",
    ] {
        assert!(ended.printed.contains(said), "{said} is not in {}", ended.printed);
    }
}

#[cfg(unix)]
#[test]
fn what_must_not_be_read_is_named_and_the_rest_is_built() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let newsroom = Newsroom::new();
    newsroom.write("outside.md", "Rain fell.");
    symlink(newsroom.path("articles"), newsroom.path("articles/round")).unwrap();
    symlink(newsroom.path("outside.md"), newsroom.path("articles/outside.md")).unwrap();
    newsroom.write("articles/locked.md", "Rain fell.");
    std::fs::set_permissions(newsroom.path("articles/locked.md"), std::fs::Permissions::from_mode(0o000)).unwrap();
    let is_locked = std::fs::read(newsroom.path("articles/locked.md")).is_err();
    let said = newsroom.build(&["articles"]);
    assert!(said.contains("warning: round is a link to a folder that holds it: left out\n"), "{said}");
    assert!(said.contains("warning: outside.md is a link that leads out of the source: left out\n"), "{said}");
    // Nothing is locked for root.
    assert!(!is_locked || said.contains("error: cannot read locked.md: Permission denied"), "{said}");
}

#[test]
fn lines_of_scrapers_are_read_as_they_write_them() {
    let newsroom = Newsroom::empty();
    let text = COUNCIL;
    let lines = [
        // trafilatura
        serde_json::json!({"title": "Council votes", "author": "Carla Dorvik; Bo Ode", "hostname": "news.example", "date": "2024-03-12",
            "fingerprint": "f2a1", "id": null, "license": null, "comments": "", "raw_text": "x", "text": text, "language": null, "image": null,
            "pagetype": "article", "filedate": "2024-04-01", "source": "https://news.example/vote", "source-hostname": "Daily Courier",
            "excerpt": "A vote.", "categories": "", "tags": ""}),
        // newspaper4k
        serde_json::json!({"url": "https://news.example/vote", "read_more_link": "", "language": "en", "title": "Council votes", "top_image": "",
            "meta_img": "", "images": [], "movies": [], "keywords": ["levee"], "keyword_scores": {"levee": 1.5}, "meta_keywords": [""], "tags": null,
            "authors": ["Carla Dorvik", "Bo Ode"], "publish_date": "2024-03-12T09:00:00", "summary": "", "meta_description": "", "meta_lang": "en",
            "meta_favicon": "", "meta_site_name": "Daily Courier", "canonical_link": "https://news.example/vote", "text": text}),
        // news-please
        serde_json::json!({"authors": ["Carla Dorvik", "Bo Ode"], "date_download": "2024-03-13 08:00:00", "date_modify": "None",
            "date_publish": "2024-03-12 09:00:00", "description": null, "filename": "x.json", "image_url": null, "language": "en", "localpath": null,
            "maintext": text, "source_domain": "Daily Courier", "text": null, "title": "Council votes", "title_page": null, "title_rss": null,
            "url": "https://news.example/vote"}),
    ];
    newsroom.write("lines.jsonl", &lines.map(|line| line.to_string()).join("\n"));
    newsroom.write("plain.jsonl", &serde_json::json!({"id": "plain", "text": text, "published": "2024-03-12"}).to_string());
    let fields = |file: &str| -> Vec<serde_json::Value> {
        let ended = newsroom.run(&["extract", file]);
        assert!(!ended.said.contains("warning"), "{}", ended.said);
        ended
            .printed
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .filter(|record: &serde_json::Value| record["kind"] == "article")
            .collect()
    };
    for record in fields("lines.jsonl") {
        assert_eq!(record["headline"], "Council votes");
        assert_eq!(record["byline"], serde_json::json!(["Carla Dorvik", "Bo Ode"]));
        assert_eq!((&record["published"], &record["published_grade"]), (&"2024-03-12".into(), &"given".into()));
        assert_eq!((&record["outlet"], &record["url"]), (&"Daily Courier".into(), &"https://news.example/vote".into()));
    }
    let plain = &fields("plain.jsonl")[0];
    assert_eq!((&plain["id"], &plain["published"]), (&"plain".into(), &"2024-03-12".into()));
}

#[test]
fn a_withheld_name_stays_out_of_pictures_links_and_files() {
    let newsroom = Newsroom::empty();
    newsroom.write("articles/storm.md", "---\ntitle: Storm\nfriend: Carla Dorvik\n---\nThe port closed on Thursday, Mayor Mara Reyes said.\n\n\
        ![Carla Dorvik at the gate](carla-dorvik.png)\n\n[See](https://news.example/Carla Dorvik) what [she](https://news.example/Carla%20Dorvik) did.\n");
    newsroom.write("articles/carla-dorvik.png", "a picture");
    newsroom.write("articles/other.txt", "LINDEN, March 8, 2024 - Carla Dorvik met Mayor Mara Reyes on Friday.\n");
    newsroom.write("articles/editorial.toml", "[[exclude]]\nperson = \"Carla Dorvik\"\nmode = \"redact\"\n");
    newsroom.build(&["articles"]);
    let files = newsroom.files("site");
    let bears = files.iter().find(|(path, bytes)| path.contains("dorvik") || String::from_utf8_lossy(bytes).contains("Dorvik"));
    assert!(bears.is_none(), "{:?}", bears.map(|(path, _)| path));
    assert!(newsroom.read("site/articles/storm.html").contains("[name withheld] at the gate"));
}

#[test]
fn articles_that_hurt_take_no_other_along() {
    let newsroom = Newsroom::empty();
    for name in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap() {
        let path = name.unwrap().path();
        newsroom.write(&format!("seeds/{}", path.file_name().unwrap().to_str().unwrap()), &std::fs::read_to_string(path).unwrap());
    }
    newsroom.write("seeds/strike.txt", "air\nstrike");
    newsroom.write("seeds/frame.html", "<html><body><article><h1>Storm</h1><p>Mayor Mara Reyes left.<iframe src=\u{201d}https://a.example\u{201d}></iframe></p></article></body></html>");
    newsroom.write("seeds/bold.html", &format!("<html><body><p>Mayor Mara Reyes left.</p>{}", "<b>".repeat(50_000)));
    newsroom.write("seeds/stars.md", &format!("# Storm\n\nMayor Mara Reyes left.\n\n{}", "*a **b ".repeat(10_000)));
    let said = newsroom.build(&[]);
    assert!(said.contains("newsite: 9 articles, "), "{said}");
    // What could not be read as it is meant is told by name.
    assert!(said.contains("bold.html"), "{said}");
    let with_hurt = newsroom.files("site");
    assert!(["strike", "frame", "bold", "stars"].iter().all(|name| with_hurt.contains_key(&format!("articles/{name}.html"))));
}
