//! Whatever is put in, something is said or published, and nothing stops: readers of all formats, rules and settings, on bytes put together
//! from what hurts. A short run is a part of the tests; `PROPTEST_CASES=100000 cargo test --release --test fuzz` is a long one.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use newsite::{Compiled, ProjectFile, ProjectFiles, Site, Theme, compile, parse_project};
use proptest::prelude::*;

/// What readers stumble over, whatever the format: names and days cut anywhere, marks that open and never close, letters of many bytes,
/// shapes that lie in one another.
const PIECES: &[&str] = &[
    "Mayor Ann Reyes",
    "Reyes",
    "air\nstrike",
    "said on Monday",
    "“We will",
    "rebuild,”",
    "\"",
    "‘",
    "LINDEN (AP) —",
    "March 8, 2024",
    "Oct.",
    "2024-02-30",
    "99999999999",
    "the ",
    "Mr. ",
    " s ",
    "é",
    "İ",
    "ß",
    "\u{301}",
    "\u{200b}",
    "\u{feff}",
    "😀",
    "中",
    "\u{0}",
    "\r",
    "\n",
    "\n\n",
    "\t",
    ",",
    ";",
    ":",
    "|",
    "'",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    "&#x110000;",
    "&nbsp;",
    "\\",
    "\\u",
    "\\ud83d",
    "%",
    "%ZZ",
    "=",
    "=E2=80=9",
    "#",
    "--",
    "---\n",
    "+++\n",
    "...",
];

/// The bones of each format.
const BONES: &[(&str, &[&str])] = &[
    (
        "txt",
        &[
            "By ",
            "Published ",
            "Copyright ",
            "* ",
            "1. ",
            "Document NEWS000",
            "Length: 300 words",
            "LOAD-DATE: ",
            "____________________________________________________________\n",
        ],
    ),
    (
        "md",
        &[
            "title: ",
            "date: ",
            "# ",
            "> ",
            "- ",
            "  1. ",
            "*",
            "**",
            "`",
            "```\n",
            "| a | b |\n|---|---|\n",
            "![](",
            "[^1]",
            "[^1]: ",
            "[[",
            "]]",
            "<div>",
            "<!--",
        ],
    ),
    (
        "html",
        &[
            "<p>",
            "</p>",
            "<b>",
            "<i>",
            "<div>",
            "<table><tr><td>",
            "<li>",
            "<script type=\"application/ld+json\">",
            "</script>",
            "<iframe src=\"",
            "<img src='",
            "<a href=”x”>",
            "<meta property=\"article:published_time\" content=\"",
            "<!--",
            "-->",
            "<![CDATA[",
            "<svg><style>",
            "<template>",
            "<title>",
            "<base href=x>",
        ],
    ),
    ("json", &["{\"text\":\"", "\"", "\",\"title\":\"", "{\"articles\":[", "[", "]", "}", "null", "1e999", "\"date\":", "\"text\":{"]),
    ("jsonl", &["{\"text\":\"", "\"}", "\",\"id\":\"", "{\"id\":1,\"text\":\"", "\n", "{}", "\"date\":\"2024"]),
    ("csv", &["text,title,date\n", "\"", "\"\"", ",", "\n", "a,b\n", "\r\n"]),
    ("tsv", &["text\ttitle\n", "\t", "\"", "\n"]),
    (
        "xml",
        &[
            "<rss version=\"2.0\"><channel><item>",
            "</item>",
            "<title>",
            "</title>",
            "<content:encoded><![CDATA[",
            "]]>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>",
            "<content type=\"xhtml\">",
            "<doc title=\"",
            "<main><p>",
            "</p>",
            "<!DOCTYPE a [<!ENTITY b \"bb\">]>",
            "&b;",
            "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
        ],
    ),
    (
        "eml",
        &[
            "From: ",
            "Subject: =?utf-8?B?",
            "?=",
            "Date: Fri, 8 Mar 2024\n",
            "Content-Type: multipart/mixed; boundary=x\n\n",
            "--x\n",
            "--x--",
            "Content-Type: text/html\n\n",
            "Content-Transfer-Encoding: base64\n\n",
            "Content-Transfer-Encoding: quoted-printable\n\n",
            "MIME-Version: 1.0\n",
        ],
    ),
    (
        "mhtml",
        &[
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n",
            "--x\n",
            "Content-Type: text/html\nContent-Location: ",
            "\n\n",
            "<p>",
        ],
    ),
    ("zip", &["PK\u{3}\u{4}", "PK\u{1}\u{2}", "PK\u{5}\u{6}", "a.txt"]),
    ("docx", &["PK\u{3}\u{4}", "word/document.xml", "<w:p><w:t>"]),
];

/// Rules, whole and broken, on the article that is there and on others.
const RULES: &[&str] = &[
    "[[article]]\n",
    "[[person]]\n",
    "[[merge]]\n",
    "[[not_same]]\n",
    "[[split]]\n",
    "[[quote]]\n",
    "[[exclude]]\n",
    "[[event]]\n",
    "[[add_event]]\n",
    "[[moved]]\n",
    "file = \"flood.txt\"\n",
    "file = \"none\"\n",
    "mode = \"excerpt\"\n",
    "mode = \"link\"\n",
    "mode = \"redact\"\n",
    "mode = \"unlink\"\n",
    "mode = \"noindex\"\n",
    "headline = \"</script>\"\n",
    "headline = \"\"\n",
    "published = 2024-03-08\n",
    "published = \"8 March\"\n",
    "url = \"javascript:alert(1)\"\n",
    "person = \"Ann Reyes\"\n",
    "person = \"\"\n",
    "person = \"…\"\n",
    "person = \"bo-hale\"\n",
    "name = \"Bo Hale\"\n",
    "name = \"\"\n",
    "aliases = [\"Reyes\", \"\", \"a\"]\n",
    "slug = \"../x\"\n",
    "slug = \"bo-hale\"\n",
    "note = \"<b>\"\n",
    "into = \"Ann Reyes\"\n",
    "from = [\"Bo Hale\", \"Bo Hale\"]\n",
    "from = \"people/x.html\"\n",
    "from = \"people/../../x.html\"\n",
    "to = \"people.html\"\n",
    "to = \"Carl Ode\"\n",
    "a = \"Ann Reyes\"\n",
    "b = \"Bo Hale\"\n",
    "b = \"Ann Reyes\"\n",
    "at = { article = \"flood.txt\", exact = \"Reyes\" }\n",
    "at = { article = \"flood.txt\", exact = \"We will\" }\n",
    "at = { article = \"flood.txt\", exact = \"met Bo Hale\", prefix = \"Reyes \" }\n",
    "at = { article = \"flood.txt\", exact = \"\" }\n",
    "speaker = \"Bo Hale\"\n",
    "hide = true\n",
    "pin = true\n",
    "date = \"2024\"\n",
    "date = \"2024-03-08/2024-03-09\"\n",
    "date = \"9999-12-31\"\n",
    "summary = \"It rained.\"\n",
    "people = [\"Ann Reyes\"]\n",
    "places = [\"Linden\", \"\"]\n",
    "evidence = [{ article = \"flood.txt\", exact = \"Reyes\" }]\n",
    "correction = true\n",
    "why = \"so\"\n",
    "on = \"2024-03-09\"\n",
    "by = \"Ann\"\n",
];

const FLOOD: &str = "Flood in Linden\n\nLINDEN, March 8, 2024 - Mayor Ann Reyes met Bo Hale on Thursday. “We will rebuild,” Reyes said.\n\nIt rained. Anna Reyes left early.\n";

fn project(articles: Vec<(String, Vec<u8>)>, settings: &str, rules: &str) -> Option<Compiled> {
    let file = |path: String, bytes: Vec<u8>| ProjectFile { path, bytes: bytes.into() };
    let files = ProjectFiles {
        settings: Some(file("newsite.toml".to_owned(), settings.as_bytes().to_vec())),
        editorial: Some(file("editorial.toml".to_owned(), rules.as_bytes().to_vec())),
        articles: articles.into_iter().map(|(path, bytes)| file(path, bytes)).collect(),
        ..ProjectFiles::default()
    };
    parse_project(files, true).ok().map(compile)
}

/// Renders every page; whatever is wrong is an error that says so, and no panic.
fn render(compiled: &Compiled) {
    let theme = Theme::new(&compiled.project).unwrap();
    let site = Site::new(compiled, &theme);
    for address in site.addresses() {
        let page = site.render(&address);
        let is_refused =
            page.as_ref().is_err_and(|fault| !compiled.dossier.withheld.names().is_empty() && fault.to_string().contains("withheld"));
        assert!(page.is_ok() || is_refused, "{}", page.unwrap_err());
    }
}

/// A file of some format: its bones, what hurts, and any text; sometimes cut at any byte, sometimes many times over.
fn file() -> impl Strategy<Value = (String, Vec<u8>)> {
    let of_format = |(ending, bones): &(&'static str, &'static [&'static str])| {
        let piece = prop_oneof![
            4 => prop::sample::select(*bones).prop_map(str::to_owned),
            4 => prop::sample::select(PIECES).prop_map(str::to_owned),
            1 => any::<String>(),
            1 => (prop::sample::select(*bones), 1..400_usize).prop_map(|(bone, count)| bone.repeat(count)),
        ];
        let whole = prop::collection::vec(piece, 1..30).prop_map(|pieces| pieces.concat().into_bytes());
        let ending = (*ending).to_owned();
        (whole, any::<prop::sample::Index>(), 0..8_u8).prop_map(move |(mut bytes, at, way)| {
            match way {
                0 => bytes.truncate(at.index(bytes.len().max(1))),
                1 if !bytes.is_empty() => {
                    for byte in &mut bytes {
                        *byte = byte.wrapping_add(u8::from(byte.is_ascii_punctuation()) * 128);
                    }
                }
                _ => {}
            }
            (format!("flood.{ending}"), bytes)
        })
    };
    prop::strategy::Union::new(BONES.iter().map(of_format).collect::<Vec<_>>())
}

fn rules() -> impl Strategy<Value = String> {
    let tables = prop::collection::vec((0..10_usize, prop::collection::vec(10..RULES.len(), 1..8)), 1..6);
    tables.prop_map(|tables| {
        let mut rules = String::new();
        for (table, mut fields) in tables {
            rules.push_str(RULES[table]);
            fields.sort_unstable();
            // A key may stand once.
            fields.dedup_by_key(|field| RULES[*field].split(" =").next());
            for field in &fields {
                rules.push_str(RULES[*field]);
            }
        }
        rules
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(500)) })]

    #[test]
    fn any_file_of_any_format_is_published_or_refused(file in file()) {
        if let Some(compiled) = project(vec![file], "", "") {
            render(&compiled);
        }
    }

    #[test]
    fn any_rule_is_obeyed_or_told(rules in rules()) {
        let article = |name: &str| (name.to_owned(), FLOOD.as_bytes().to_vec());
        if let Some(compiled) = project(vec![article("flood.txt"), article("again.txt")], "", &rules) {
            render(&compiled);
        }
    }

    #[test]
    fn rules_that_do_not_parse_say_where(pieces in prop::collection::vec(prop_oneof![prop::sample::select(RULES), prop::sample::select(PIECES)], 1..20)) {
        drop(project(vec![("flood.txt".to_owned(), FLOOD.as_bytes().to_vec())], "", &pieces.concat()));
    }

    #[test]
    fn any_settings_hold_or_are_refused(name in any::<String>(), description in any::<String>(), base in prop::sample::select(vec!["https://news.example", "http://a/b//", "ftp://x", "https://", "https://a b", "//", ""])) {
        let settings = format!("name = {}\ndescription = {}\nbase_url = {}\n", toml::Value::from(name), toml::Value::from(description), toml::Value::from(base));
        if let Some(compiled) = project(vec![("flood.txt".to_owned(), FLOOD.as_bytes().to_vec())], &settings, "") {
            render(&compiled);
        }
    }
}

/// As many cases as `PROPTEST_CASES` asks for, else these.
fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(few)
}
