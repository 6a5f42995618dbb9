use std::borrow::Cow;

use super::*;
use crate::corpus::layout::{Element, PicturePlace};

fn file(path: &str, text: &str) -> ProjectFile {
    ProjectFile { path: path.to_owned(), bytes: Cow::Owned(text.as_bytes().to_vec()) }
}

fn read(path: &str, text: &str) -> (Option<Article>, Vec<String>) {
    let mut diagnostics = Vec::new();
    let pictures = Pictures::new(["clips/gate.jpg", "harbour.png"]);
    let article = parse_article(&file(path, text), &pictures, &mut diagnostics);
    let said = diagnostics.iter().map(|diagnostic| match &diagnostic.place {
        Some(place) => format!("{}: {}", place.line, diagnostic.message),
        None => diagnostic.message.clone(),
    });
    (article, said.collect())
}

/// The text of a body in Markdown, with its shapes in angle brackets.
fn check(markdown: &str, expected: &str) {
    let (text, layout) = set(markdown, &mut Pictures::new(["clips/gate.jpg"]).of("clips/a.md"));
    assert_eq!(shown(&text, &layout), expected);
}

/// A laid-out text with its blocks and marks.
fn shown(text: &str, layout: &Layout) -> String {
    layout.elements.iter().map(|element| shown_element(text, layout, element)).collect::<Vec<_>>().join(" ")
}

fn shown_element(text: &str, layout: &Layout, element: &Element) -> String {
    let inside = if element.kind.is_text() {
        shown_words(text, layout, element)
    } else {
        element.children.iter().map(|child| shown_element(text, layout, child)).collect::<Vec<_>>().join(" ")
    };
    let name = match &element.kind {
        ElementKind::Paragraph => "p".to_owned(),
        ElementKind::Line => return inside,
        ElementKind::Heading(level) => format!("h{level}"),
        ElementKind::Code => "code".to_owned(),
        ElementKind::Picture(picture) => format!("picture {}", shown_place(&picture.place)),
        ElementKind::Caption => "caption".to_owned(),
        ElementKind::Rule => "rule".to_owned(),
        ElementKind::Quotation => "quote".to_owned(),
        ElementKind::List(None) => "list".to_owned(),
        ElementKind::List(Some(first)) => format!("list {first}"),
        ElementKind::Item => "item".to_owned(),
        ElementKind::Table => "table".to_owned(),
        ElementKind::Row => "row".to_owned(),
        ElementKind::Cell { is_heading } => if *is_heading { "head" } else { "cell" }.to_owned(),
        ElementKind::Footnote(label) => format!("note {label}"),
    };
    if inside.is_empty() { format!("<{name}>") } else { format!("<{name}: {inside}>") }
}

fn shown_words(text: &str, layout: &Layout, element: &Element) -> String {
    let mut words = String::new();
    for at in element.span.start..=element.span.end {
        for mark in layout.marks.iter().filter(|mark| !mark.span.is_empty() && mark.span.end == at && element.span.contains(mark.span)) {
            words.push_str(if mark.kind == MarkKind::Break { "" } else { "]" });
        }
        for mark in layout.marks.iter().filter(|mark| mark.span.start == at && element.span.contains(mark.span)) {
            let name = match &mark.kind {
                MarkKind::Emphasis => "[em ",
                MarkKind::Strong => "[strong ",
                MarkKind::Struck => "[struck ",
                MarkKind::Raised => "[raised ",
                MarkKind::Lowered => "[lowered ",
                MarkKind::Code => "[code ",
                MarkKind::Break => "/",
                MarkKind::Link(address) => &format!("[{address} "),
                MarkKind::Note(label) => &format!("[note {label}]"),
                MarkKind::Picture(picture) => &format!("[picture {}]", shown_place(&picture.place)),
            };
            words.push_str(name);
        }
        if let Some(letter) = text[at as usize..].chars().next().filter(|_| at < element.span.end) {
            words.push(letter);
        }
    }
    words.replace('\n', "")
}

fn shown_place(place: &PicturePlace) -> &str {
    match place {
        PicturePlace::Here(path) => path,
        PicturePlace::Web(address) => address,
        PicturePlace::Nowhere => "nowhere",
    }
}

#[test]
fn blocks_keep_their_shapes() {
    check("Rain\nfell.\n\n## Later\n\nIt stopped.", "<p: Rain fell.> <h2: Later> <p: It stopped.>");
    check("- a\n- b\n  1. c\n\n3. d", "<list: <item: a> <item: b <list 1: <item: c>>>> <list 3: <item: d>>");
    check("> We met.\n>\n> Twice.", "<quote: <p: We met.> <p: Twice.>>");
    check("| a | b |\n|---|---|\n| 1 |   |", "<table: <row: <head: a> <head: b>> <row: <cell: 1> <cell>>>");
    check("```\nx  = 1\n```\n\n---", "<code: x  = 1> <rule>");
}

#[test]
fn words_keep_their_marks() {
    check("It *rained **hard*** ~~twice~~ `now`.", "<p: It [em rained [strong hard]] [struck twice] [code now].>");
    check("She told [the *council*](https://a.example/b) so.", "<p: She told [https://a.example/b the [em council]] so.>");
    check("Rain\\\nfell.  \nOn us.", "<p: Rain/fell./On us.>");
}

#[test]
fn footnotes_stand_where_their_numbers_point() {
    check("Rain fell.[^a] It stopped.\n\n[^a]: In *May*.", "<p: Rain fell.[note a] It stopped.> <note a: <p: In [em May].>>");
}

#[test]
fn links_between_notes_are_their_words() {
    check("[[Ann Reyes]] and [[people/bo|Bo Ode]] met.", "<p: [Ann Reyes Ann Reyes] and [people/bo Bo Ode] met.>");
}

#[test]
fn a_picture_alone_is_a_block_with_its_description() {
    check("![The gate](gate.jpg)", "<picture clips/gate.jpg: The gate>");
    check("[![](gate.jpg)](https://a.example)", "<picture clips/gate.jpg>");
    check("![A map](https://a.example/map.png)", "<picture https://a.example/map.png: A map>");
    check("See ![the gate](gate.jpg) here.", "<p: See [picture clips/gate.jpg] here.>");
}

#[cfg(feature = "html")]
#[test]
fn html_among_markdown_gives_its_words_and_shapes_and_no_more() {
    check(
        "It <b onclick=\"x()\">rained</b>.<script>alert(1)</script>\n\n<div>*Hard*<br>all day</div>\n\n<p>So</p>",
        "<p: It [strong rained].> <p: *Hard*/all day> <p: So>",
    );
    check("a<!-- b -->c [x](javascript:alert(1))[^1]\n\n[^1]: y", "<p: ac x[note 1]> <note 1: <p: y>>");
}

#[test]
fn toml_of_zola_and_hugo_is_read() {
    let (article, said) = read(
        "clips/storm.md",
        "+++\ntitle = \"Storm\"\ndate = 2024-03-08T10:00:00Z\nauthors = [\"Ann Reyes\", \"Bo Ode\"]\n[taxonomies]\ntags = [\"a\"]\n[extra]\nsource = \"https://news.example/storm\"\npublisher = \"Daily Courier\"\n+++\nThe port closed on Thursday.\n",
    );
    let article = article.expect("it holds an article");
    let fields = &article.fields;
    let value = |field: &Option<super::super::Field<String>>| field.as_ref().map(|field| field.value.clone()).unwrap_or_default();
    assert_eq!(
        [value(&fields.headline), value(&fields.outlet), value(&fields.url)],
        ["Storm", "Daily Courier", "https://news.example/storm"]
    );
    assert_eq!(fields.published.as_ref().map(|day| day.value.to_string()).as_deref(), Some("2024-03-08"));
    assert_eq!(fields.byline.iter().map(|name| name.value.as_str()).collect::<Vec<_>>(), ["Ann Reyes", "Bo Ode"]);
    assert_eq!((article.text.as_str(), article.left_aside.as_slice()), ("The port closed on Thursday.", &["taxonomies".to_owned()][..]));
    assert_eq!((article.id.as_str(), article.original.expect("it is Markdown").ending), ("clips/storm", "md"));
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn yaml_of_hugo_jekyll_and_the_obsidian_clipper_is_read() {
    let published = |path: &str, front: &str| {
        let (article, said) = read(path, &format!("---\n{front}\n---\nThe port closed on Thursday.\n"));
        let fields = article.expect("it holds an article").fields;
        let day = |field: Option<super::super::Field<jiff::civil::Date>>| field.map_or("-".to_owned(), |day| day.value.to_string());
        let names: Vec<String> = fields.byline.into_iter().map(|name| name.value).collect();
        (day(fields.published), day(fields.accessed), names.join("+"), said.len())
    };
    let expected = |published: &str, accessed: &str, names: &str| (published.to_owned(), accessed.to_owned(), names.to_owned(), 0);
    assert_eq!(
        published(
            "a.md",
            "title: \"Storm\"\nsource: \"https://a.example\"\nauthor:\n  - \"[[Ann Reyes]]\"\npublished: 2024-03-08\ncreated: 2024-03-09"
        ),
        expected("2024-03-08", "2024-03-09", "Ann Reyes")
    );
    assert_eq!(
        published("a.md", "date: 2024-03-08T23:30:00-05:00\ndraft: true\nauthor: Ann Reyes"),
        expected("2024-03-08", "-", "Ann Reyes")
    );
    assert_eq!(published("_posts/2024-03-08-storm.md", "layout: post\ntitle: Storm"), expected("2024-03-08", "-", ""));
    assert_eq!(published("2024-03-08-storm.md", "title: Storm"), expected("-", "-", ""));
}

#[test]
fn broken_front_matter_is_told_and_the_article_stays() {
    let check = |text: &str, expected: &str| {
        let (article, said) = read("a.md", text);
        assert_eq!(article.expect("it is published").text, "The port closed.", "{text}");
        assert!(matches!(&said[..], [one] if one.starts_with(expected)), "{said:?}");
    };
    check("---\ndate: 2024-03-08\ntitle: Storm: port closes\n---\nThe port closed.", "3: cannot read the front matter of a.md: ");
    check("+++\ntitle = Storm\n+++\nThe port closed.", "2: cannot read the front matter of a.md: ");
    check("---\ntitle: Storm\n\nThe port closed.", "1: the front matter of a.md does not end");
    check("---\ntitle: Storm\ndate: soon\n---\nThe port closed.", "3: cannot read the date `soon` of a.md");
}

#[test]
fn a_line_between_two_parts_is_no_front_matter() {
    let (article, said) = read("a.md", "---\n\nThe port closed.\n\n---\n\nIt rained.");
    assert_eq!((article.expect("it is an article").text.as_str(), said.len()), ("The port closed.\n\nIt rained.", 0));
}

#[test]
fn pictures_that_are_not_shown_are_told() {
    let (_, said) =
        read("clips/a.md", "Rain fell.\n\n![x](data:image/png;base64,AA)\n\n![y](../../out.png) ![z](no.png) ![ok](../harbour.png)");
    assert_eq!(
        said,
        [
            "1 picture is part of clips/a.md itself: left out",
            "clips/a.md shows a picture that is not there: ../../out.png",
            "clips/a.md shows a picture that is not there: no.png"
        ]
    );
}

#[test]
fn a_dateline_and_a_headline_are_known_in_markdown() {
    let (article, _) = read("a.md", "# Storm closes port\n\nOSTHEIM (AP) — The port closed.\n\n## Related\n\n- Gate was old\n- Ships wait");
    let article = article.expect("it is an article");
    let roles: Vec<String> = article.furniture.iter().map(|part| format!("{:?} {}", part.role, part.span.of(&article.text))).collect();
    assert_eq!(
        roles,
        ["Headline Storm closes port", "Dateline OSTHEIM (AP) —", "Label Related", "Related Gate was old", "Related Ships wait"]
    );
    assert_eq!(article.body.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>(), ["The port closed."]);
}
