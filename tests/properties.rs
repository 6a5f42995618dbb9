//! What holds for any articles: invented ones, put together from what news is made of and from what it is not.

use newsite::{Compiled, ProjectFile, ProjectFiles, Site, Span, Theme, compile, parse_project};
use proptest::prelude::*;

/// Pieces of news, of damaged news, and of no news at all.
const PIECES: &[&str] = &[
    "Ann Reyes",
    "reyes",
    "Mayor Bo Hale",
    "Hale’s",
    "Mr. Ode",
    "al-Ode",
    "Ann Reyes-Ode Jr.",
    "Linden",
    "the Linden Courier",
    "the council",
    "REYES",
    "met",
    "will meet",
    "said",
    "told",
    "has not signed",
    "phoned",
    "resigned",
    "was quoted as saying",
    "in Linden",
    "in talks with",
    "and",
    "after",
    "who",
    "she",
    "He",
    "the mayor",
    "the Kenyan president",
    "said he",
    "on Monday",
    "in March 2019",
    "Oct. 20 , 2015",
    "yesterday",
    "a month after",
    "since 2011",
    "the weekend",
    "99999999999999999999 years ago",
    "2024-13-45",
    "“We will rebuild,”",
    "\"",
    "“",
    "”",
    "''",
    "(",
    ")",
    "—",
    ",",
    ".",
    ". ",
    "?",
    "…",
    " s ",
    "\n",
    "\n\n",
    "\r\n",
    "date 2024-03-08\n\n",
    "LINDEN (AP) - ",
    "By Ann Reyes\n",
    "Read more: ",
    "01:26 - Source: CNN\n",
    "é",
    "Ğ",
    "İ",
    "ß",
    "\u{301}",
    "\u{200b}",
    "\u{feff}",
    "😀",
    "中文",
    "<script>",
    "{{ x }}",
    "&amp;",
];

/// Pieces of Markdown and of web pages, whole and broken.
const SHAPES: &[&str] = &[
    "---\ntitle: Storm\n---\n",
    "+++\ntitle = \"Storm\"\n+++\n",
    "---\n",
    "\n\n# ",
    "\n## Storm\n",
    "\n- ",
    "\n  1. ",
    "\n> ",
    "\n```\n",
    "\n| a | b |\n|---|---|\n| c |",
    "*",
    "**",
    "~~",
    "`",
    "[^1]",
    "\n\n[^1]: ",
    "[x](https://a.example/?a=1&b=2)",
    "![y](z.png)",
    "![y](https://a.example/z.png)",
    "[[Ann Reyes|she]]",
    "  \n",
    "<p>",
    "</p>",
    "<br>",
    "<br><br>",
    "<b>",
    "</i>",
    "<a href='https://a.example'>",
    "</a>",
    "<li>",
    "<table><tr><td>",
    "</td>",
    "</table>",
    "<blockquote>",
    "<h1>Storm</h1>",
    "<img src=z.png alt='y'>",
    "<figure><figcaption>y</figcaption></figure>",
    "<sup class=footnote-reference><a href='#1'>1</a></sup>",
    "<div class=footnote-definition id=1>",
    "<pre>  ",
    "<!-- saved from url=(0017)https://a.example -->",
    "<!--",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Storm\"}</script>",
    "<title>Storm | Courier</title>",
    "&#0;&lt;",
];

/// The ending of a file, and what it may hold.
fn file() -> impl Strategy<Value = (&'static str, String)> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES), 4 => prop::sample::select(SHAPES)].prop_map(str::to_owned);
    let piece = prop_oneof![10 => piece, 1 => any::<String>()];
    (prop::sample::select(vec!["txt", "md", "html"]), prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.join(" ")))
}

fn article() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.join(" "))
}

fn compiled(articles: &[(&str, &str)]) -> Option<Compiled> {
    let files: Vec<_> = articles.iter().map(|(name, text)| (format!("{name}.txt"), text.as_bytes())).collect();
    compiled_files(&files)
}

fn compiled_files(files: &[(String, &[u8])]) -> Option<Compiled> {
    let files = files.iter().map(|(path, bytes)| ProjectFile { path: path.clone(), bytes: bytes.to_vec().into() });
    // A text that is none (empty, nothing but furniture) is refused; that is another test's matter.
    parse_project(ProjectFiles { articles: files.collect(), ..ProjectFiles::default() }, true).ok().map(compile)
}

/// What stands between these spans is white space.
fn assert_whole(text: &str, kind: &str, spans: impl IntoIterator<Item = Span>) {
    let mut at = 0;
    for span in spans {
        assert!(text[at..span.start as usize].trim().is_empty(), "{:?} is in no {kind} of {text:?}", &text[at..span.start as usize]);
        at = span.end as usize;
    }
    assert!(text[at..].trim().is_empty(), "{:?} is in no {kind} of {text:?}", &text[at..]);
}

/// Spans lie in the text on character boundaries, in order, without overlap.
fn assert_in_order(text: &str, kind: &str, spans: impl IntoIterator<Item = Span>) {
    let mut last = 0;
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{kind} {span:?} is no span of {text:?}");
        assert!(span.start >= last, "{kind} {span:?} overlaps in {text:?}");
        last = span.end;
    }
}

fn pages(compiled: &Compiled) -> Vec<(String, Vec<u8>)> {
    let theme = Theme::new(&compiled.project).expect("the default theme parses");
    let site = Site::new(compiled, &theme);
    site.addresses().into_iter().map(|address| (address.0.clone(), site.render(&address).expect("a page renders"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_found_lies_in_the_text(one in article(), other in article()) {
        let Some(compiled) = compiled(&[("one", &one), ("other", &other)]) else { return Ok(()) };
        for (article, facts) in compiled.project.articles.iter().zip(&compiled.dossier.articles) {
            let text = &article.text;
            assert_in_order(text, "block", article.blocks().into_iter().map(|(span, _)| span));
            assert_in_order(text, "sentence", facts.sentences.iter().copied());
            assert_in_order(text, "mention", facts.mentions.iter().map(|mention| mention.span));
            for span in facts.mentions.iter().map(|mention| mention.span) {
                let is_cut = |outside: Option<char>, inside: Option<char>| outside.is_some_and(char::is_alphabetic) && inside.is_some_and(char::is_alphabetic);
                let (before, behind) = (text[..span.start as usize].chars().next_back(), text[span.end as usize..].chars().next());
                let inside = span.of(text);
                prop_assert!(!is_cut(before, inside.chars().next()) && !is_cut(behind, inside.chars().next_back()), "a mention cuts a word: {inside:?}");
            }
            let people = &compiled.dossier.people;
            for person in facts.mentions.iter().filter_map(|mention| mention.person) {
                let is_named = facts.mentions.iter().any(|mention| mention.person == Some(person) && mention.form.is_name());
                prop_assert!((person.0 as usize) < people.len() && is_named, "a mention of nobody, or of somebody whom the text does not name");
            }
            assert_in_order(text, "time", facts.times.iter().map(|time| time.span));
            assert_in_order(text, "quote", facts.quotes.iter().map(|quote| quote.content));
            assert_in_order(text, "edit", facts.edits.iter().map(|edit| edit.span));
        }
        for event in &compiled.dossier.events {
            for report in &event.reports {
                prop_assert!(compiled.project.articles[report.article].text.get(report.span.range()).is_some());
            }
            prop_assert!(!event.reports.is_empty(), "an event without evidence");
        }
    }

    #[test]
    fn body_and_furniture_hold_all_of_a_text_of_any_format((ending, text) in file()) {
        let Some(compiled) = compiled_files(&[(format!("one.{ending}"), text.as_bytes())]) else { return Ok(()) };
        for (article, facts) in compiled.project.articles.iter().zip(&compiled.dossier.articles) {
            let text = &article.text;
            let blocks: Vec<Span> = article.blocks().into_iter().map(|(span, _)| span).collect();
            assert_in_order(text, "block", blocks.iter().copied());
            assert_whole(text, "block", blocks);
            assert_in_order(text, "mention", facts.mentions.iter().map(|mention| mention.span));
            let layout: Vec<Span> = article.layout.texts().iter().map(|element| element.span).collect();
            if !article.layout.elements.is_empty() {
                assert_in_order(text, "element", layout.iter().copied());
                assert_whole(text, "element", layout.iter().copied().filter(|span| !span.is_empty()));
            }
            for mark in &article.layout.marks {
                prop_assert!(text.get(mark.span.range()).is_some());
                prop_assert!(layout.iter().any(|element| element.start <= mark.span.start && mark.span.end <= element.end), "{mark:?} is in no block of {text:?}");
            }
        }
    }

    #[test]
    fn every_page_of_any_format_renders_and_nothing_of_an_article_runs((ending, text) in file()) {
        let Some(compiled) = compiled_files(&[(format!("one.{ending}"), text.as_bytes())]) else { return Ok(()) };
        for (address, page) in pages(&compiled).iter().filter(|(address, _)| address == "articles/one.html") {
            let html = String::from_utf8_lossy(page);
            let main = html.split_once("<main").map_or("", |(_, main)| main);
            prop_assert!(!main.contains("<script") && !main.contains("<!--"), "{address}: {main}");
            let ids: Vec<&str> = main.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
            prop_assert_eq!(unique.len(), ids.len(), "an id stands twice in {}", main);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), opening in prop::sample::select(vec!["", "---\n", "+++\n", "<html><p>", "{\"text\":\""])) {
        let bytes = [opening.as_bytes(), &bytes].concat();
        for ending in ["txt", "md", "html", "jsonl"] {
            let file = ProjectFile { path: format!("one.{ending}"), bytes: bytes.clone().into() };
            let files = ProjectFiles { articles: vec![file], ..ProjectFiles::default() };
            match parse_project(files, true) {
                Ok(project) => prop_assert!(!project.articles.is_empty()),
                Err(fault) => {
                    let is_refused = matches!(fault, newsite::Error::NoArticles { .. });
                    prop_assert!(is_refused);
                }
            }
        }
    }

    #[test]
    fn every_page_renders_and_every_id_is_its_own(one in article()) {
        let Some(compiled) = compiled(&[("one", &one)]) else { return Ok(()) };
        let pages = pages(&compiled);
        let mut addresses: Vec<&String> = pages.iter().map(|(address, _)| address).collect();
        addresses.dedup();
        prop_assert_eq!(addresses.len(), pages.len());
        let mut ids: Vec<&String> = compiled.dossier.people.iter().map(|person| &person.id).chain(compiled.dossier.events.iter().map(|event| &event.id)).collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), all);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whoever_is_kept_out_appears_nowhere(one in article(), other in article(), is_redacted in any::<bool>()) {
        let mode = if is_redacted { "redact" } else { "unlink" };
        let rules = format!("[[exclude]]\nperson = \"Ann Reyes\"\nmode = \"{mode}\"\n");
        let text = |text: &str| format!("Mayor Ann Reyes spoke. {text} Mayor Ann Reyes left.").into_bytes().into();
        let files = ProjectFiles {
            articles: vec![ProjectFile { path: "one.txt".to_owned(), bytes: text(&one) }, ProjectFile { path: "two.txt".to_owned(), bytes: text(&other) }],
            editorial: Some(ProjectFile { path: "editorial.toml".to_owned(), bytes: rules.into_bytes().into() }),
            ..ProjectFiles::default()
        };
        let Ok(project) = parse_project(files, true) else { return Ok(()) };
        let compiled = compile(project);
        prop_assert!(compiled.dossier.people.iter().all(|person| person.name != "Ann Reyes"));
        for (address, page) in pages(&compiled) {
            prop_assert!(address != "people/ann-reyes.html" && !(is_redacted && address.contains("ann-reyes")), "{address}");
            let page = String::from_utf8_lossy(&page).to_lowercase();
            prop_assert!(!is_redacted || !page.contains("ann reyes") && !page.contains("ann-reyes"), "{address}");
        }
    }
}

const FLOOD: &str = "date 2024-03-08\n\nMayor Ann Reyes met Governor Bo Hale in Linden on Thursday. “We will rebuild,” Reyes said.";
const DAM: &str = "date 2024-03-08\n\nGovernor Bo Hale hosted Mayor Ann Reyes on Thursday. Hale praised Reyes.";
const STRANGER: &str = "date 2019-05-03\n\nSenator Carla Dorvik visited Ostheim on Tuesday. “It is quiet here,” Dorvik said.";

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let there = compiled(&[("dam", DAM), ("flood", FLOOD), ("stranger", STRANGER)]).unwrap();
    let back = compiled(&[("stranger", STRANGER), ("flood", FLOOD), ("dam", DAM)]).unwrap();
    assert!(pages(&there) == pages(&back));
}

#[test]
fn an_article_about_others_changes_no_other_article_and_no_other_person() {
    let without = pages(&compiled(&[("dam", DAM), ("flood", FLOOD)]).unwrap());
    let with = pages(&compiled(&[("dam", DAM), ("flood", FLOOD), ("stranger", STRANGER)]).unwrap());
    let mut compared = 0;
    for (address, page) in without.iter().filter(|(address, _)| address.starts_with("articles/") || address.starts_with("people/")) {
        let now = with.iter().find(|(other, _)| other == address).map(|(_, page)| page);
        assert!(now == Some(page), "{address} changed");
        compared += 1;
    }
    assert!(compared >= 4, "only {compared} pages to compare");
}
