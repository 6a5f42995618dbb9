use proptest::prelude::*;

use super::*;

/// The ids of the articles of a project of these files, and the messages.
fn check(files: &[(&str, &str)], ids: &[&str], messages: &[&str]) {
    let articles = files.iter().map(|(path, text)| ProjectFile { path: (*path).to_owned(), bytes: Cow::Owned(text.as_bytes().to_vec()) });
    let files = ProjectFiles { articles: articles.collect(), ..ProjectFiles::default() };
    let project = parse_project(files, true).expect("there is an article");
    let found: Vec<&str> = project.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(found, ids);
    let said: Vec<&str> = project.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(said, messages);
}

#[test]
fn an_article_goes_by_its_path_without_ending() {
    check(&[("b.txt", "Rain fell."), ("2017/a.JSONL", "{\"text\":\"Rain fell.\"}")], &["2017/a.JSONL#1", "b"], &[]);
}

#[test]
fn an_id_is_given_once() {
    check(
        &[("a.text", "Rain fell."), ("a.txt", "Rain fell."), ("a.txt", "Rain fell.")],
        &["a", "a.txt", "a.txt~2"],
        &["two articles bear the id `a`: this one and a.text", "two articles bear the id `a`: this one and a.text"],
    );
}

#[test]
fn one_bad_article_stops_nothing() {
    check(&[("a.txt", ""), ("b.txt", "Rain fell.")], &["b"], &["a.txt is empty"]);
}

#[test]
fn what_is_no_article_is_left_out_unless_the_editor_names_it() {
    let project = |rule: &str| {
        let file = |path: &str, text: &str| ProjectFile { path: path.to_owned(), bytes: Cow::Owned(text.as_bytes().to_vec()) };
        let articles = vec![file("a.txt", "Rain fell."), file("b.txt", "404\n\nPage not found\n\nThe page you requested has moved.")];
        let files = ProjectFiles { articles, editorial: Some(file("editorial.toml", rule)), ..ProjectFiles::default() };
        parse_project(files, true).expect("there is an article").articles.len()
    };
    assert_eq!(project(""), 1);
    assert_eq!(project("[[article]]\nfile = \"b.txt\""), 2);
}

/// `docs/inputs.md` shows a file of each format; each is read.
#[test]
fn the_inputs_of_the_manual_are_read() {
    let manual = include_str!("../../docs/inputs.md");
    let mut count = 0;
    for part in manual.split("\n### `").skip(1) {
        let (path, rest) = part.split_once('`').expect("a heading names a file");
        let Some((_, rest)) = rest.split_once("\n````") else { continue };
        let content = rest.split_once('\n').and_then(|(_, rest)| rest.split_once("\n````")).expect("the block ends").0;
        let file = ProjectFile { path: path.to_owned(), bytes: Cow::Owned(content.as_bytes().to_vec()) };
        let parsed = parse_articles(&file, &Pictures::default());
        if path.contains("mhtml") && cfg!(not(feature = "html")) {
            continue;
        }
        let article = parsed.articles.first().unwrap_or_else(|| panic!("{path}: {:?}", parsed.diagnostics));
        let fields = &article.fields;
        let byline: Vec<&str> = fields.byline.iter().map(|name| name.value.as_str()).collect();
        assert_eq!(fields.headline.as_ref().map(|headline| headline.value.as_str()), Some("Storm breaks harbour wall"), "{path}");
        assert_eq!(fields.published.as_ref().map(|day| day.value.to_string()).as_deref(), Some("2024-03-08"), "{path}");
        assert!(byline == ["Ann Reyes"] || path.contains(".eml"), "{path}: {byline:?}");
        count += 1;
    }
    assert!(count >= 12, "{count}");
}

#[test]
fn a_reader_that_fails_takes_no_other_file_along() {
    let file = ProjectFile { path: "a.html".to_owned(), bytes: Cow::Borrowed(b"") };
    let parsed = guarded(&file, || panic!("out of bounds\nat once"));
    assert_eq!(parsed.diagnostics[0].message, "cannot read a.html: the reader failed (out of bounds)");
}

#[test]
fn a_project_without_articles_is_an_error() {
    let empty = parse_project(ProjectFiles { origin: "here".to_owned(), ..ProjectFiles::default() }, true);
    assert!(matches!(empty, Err(Error::NoArticles { origin, .. }) if origin == "here"));
}

/// Pieces of which files are made, whole and cut.
const PIECES: &[&str] = &[
    "By Ann Reyes",
    "March 8, 2024",
    "First published",
    "Updated",
    " | ",
    "\n\n",
    "\n",
    "---\n",
    "title: ",
    "Body",
    "End of Document",
    "Document 1 of 2",
    "Full text: ",
    "112 words\n8 March 2024\n",
    "Document LINCOU0020240308ek380001",
    "Load-Date: ",
    "<p>",
    "</p>",
    "<h1>",
    "<b>",
    "<script type=\"application/ld+json\">",
    "{\"@graph\":[",
    "\"@id\":\"#a\"",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<item>",
    "</item>",
    "&amp;",
    "&#x110000;",
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
    "=?utf-8?q?=E2=80?=",
    "{\"text\":\"",
    "\"}",
    "[",
    "]",
    "text,title\n",
    "\"",
    "“é—ß",
    "\u{0}",
    "\u{202e}",
    "LINDEN (AP) — ",
    "Source:",
    "<time datetime=",
    "style=x ",
    "'",
    "Ann Reyes, Staff Writer",
    "(From our own Correspondent.)",
    "saved from url=(",
    "Saved from",
    "archive.today",
    "https://archive.ph/2/https://x",
    "@",
    "8.3.2024",
    "08/03/24",
];

proptest! {
    /// Whatever stands in a file, whatever it is called, it is read without a panic, and its spans lie in its text.
    #[test]
    fn no_bytes_make_a_reader_panic(pieces in proptest::collection::vec((0..PIECES.len(), 0_usize..12), 0..24), noise in proptest::collection::vec(any::<u8>(), 0..12), ending in 0..ENDINGS.len() + PAGE_ENDINGS.len()) {
        let ending = ENDINGS.iter().chain(PAGE_ENDINGS).nth(ending).expect("there are so many");
        let mut bytes = Vec::new();
        for (place, cut) in pieces {
            let piece = PIECES[place].as_bytes();
            bytes.extend_from_slice(&piece[..piece.len().saturating_sub(if cut < 4 { cut } else { 0 })]);
        }
        bytes.extend(noise);
        let file = ProjectFile { path: format!("a.{ending}"), bytes: Cow::Owned(bytes) };
        let parsed = parse_articles(&file, &Pictures::default());
        for article in &parsed.articles {
            for (span, _) in article.blocks() {
                prop_assert!(article.text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}

#[test]
fn help_names_every_format() {
    // Other endings of the same formats go without saying.
    const OTHERS: [&str; 7] = ["text", "markdown", "rss", "atom", "htm", "xhtml", "mht"];
    let named: Vec<&str> = crate::error::ARTICLE_FILES.split([' ', ',']).filter_map(|word| word.strip_prefix('.')).collect();
    for ending in ENDINGS.iter().chain(PAGE_ENDINGS).filter(|ending| !OTHERS.contains(ending)) {
        assert!(named.contains(ending), ".{ending} is not in ARTICLE_FILES (error.rs)");
    }
}
