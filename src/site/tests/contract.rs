//! What templates get is what `docs/templates.md` says: it is made from the views and the comments on their fields, and the views of
//! real pages are held against it. `BLESS=1 cargo test --profile quick --lib contract` renews it.
#![allow(clippy::disallowed_methods, reason = "the test reads the sources, and renews the page it holds them against")]

use std::cell::RefCell;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::*;

/// The view of each template that gets one as `page`.
const VIEWS: [(&str, &str); 18] = [
    ("home.html", "HomePage"),
    ("articles.html", "ArticlesPage"),
    ("article.html", "ArticlePage"),
    ("people.html", "PeoplePage"),
    ("person.html", "PersonPage"),
    ("timeline.html", "TimelinePage"),
    ("quotes.html", "QuotesPage"),
    ("quotes-by-day.html", "DaysPage"),
    ("sources.html", "SourcesPage"),
    ("source.html", "SourcePage"),
    ("search.html", "SearchPage"),
    ("letter.html", "LetterPage"),
    ("data.html", "DataPage"),
    ("corrections.html", "CorrectionsPage"),
    ("moved.html", "MovedPage"),
    ("about.html", "AboutPage"),
    ("page.html", "View"),
    ("404.html", ""),
];

/// What a field of this name is where its comment does not say: the same everywhere.
const GLOSSARY: [(&str, &str); 26] = [
    ("href", "The link."),
    ("name", "The name."),
    ("label", "What it is called."),
    ("html", "Its text, as HTML."),
    ("headline", "The headline."),
    ("count", "How many there are."),
    ("articles", "How many articles."),
    ("mentions", "How many mentions."),
    ("is_current", "Whether it is this page."),
    ("words", "The words."),
    ("text", "The words."),
    ("how", "How it is known."),
    ("value", "What it is."),
    ("more", "How many more there are."),
    ("more_names", "How many names are not shown."),
    ("more_roles", "How many roles are not shown."),
    ("more_companions", "How many companions are not shown."),
    ("outlet", "Who published it."),
    ("dateline", "The place in the dateline."),
    ("contributors", "Who contributed to it."),
    ("file", "The file it was read from."),
    ("sha256", "The SHA-256 of that file."),
    ("is_subject", "Whether the articles are about them; else they stand in bylines and credits only."),
    ("section", "The section of the site: what `head.section` names."),
    ("path", "The path from the root of the site."),
    ("has_sitemap", "Whether there is a sitemap."),
];
const MORE_GLOSSARY: [(&str, &str); 2] = [("description", "What the dossier is about."), ("editor", "Who keeps the dossier.")];

thread_local! {
    static SEEN: RefCell<BTreeMap<String, Vec<Value>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes what a template was given.
pub(in super::super) fn see(template: &str, view: &impl Serialize) {
    let view = serde_json::to_value(view).expect("a view is plain data");
    SEEN.with_borrow_mut(|seen| seen.entry(template.to_owned()).or_default().push(view));
}

/// A struct that templates see.
#[derive(Debug, Default)]
struct View {
    about: String,
    /// Name, type and comment of each field.
    fields: Vec<(String, String, String)>,
}

/// The structs of `src/site` that are made for templates, by name.
fn views() -> BTreeMap<String, View> {
    let mut views = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/site");
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| entry.expect("a file").into_path());
    for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "rs") && !path.to_string_lossy().contains("tests")) {
        read_views(&fs::read_to_string(&path).expect("a source"), &mut views);
    }
    views
}

fn read_views(source: &str, views: &mut BTreeMap<String, View>) {
    let (mut comment, mut is_view, mut is_skipped) = (String::new(), false, false);
    let mut open: Option<(String, View)> = None;
    for line in source.lines() {
        let code = line.trim();
        if let Some(words) = code.strip_prefix("///") {
            comment.push_str(words);
        } else if code.starts_with("#[derive(") {
            is_view = code.contains("Serialize");
        } else if code.starts_with("#[serde(skip") {
            is_skipped = true;
        } else if code.starts_with("#[") {
        } else if let Some((name, view)) = &mut open {
            if line == "}" {
                let name = std::mem::take(name);
                assert!(!views.contains_key(&name), "two views are called {name}: give the new one a name of its own");
                views.insert(name, std::mem::take(view));
                open = None;
            } else if let Some((field, kind)) = code.trim_end_matches(',').rsplit_once(": ").filter(|_| !is_skipped) {
                let field = field.rsplit(' ').next().unwrap_or(field);
                view.fields.push((field.to_owned(), kind.to_owned(), comment.trim().to_owned()));
            }
            (comment, is_skipped) = (String::new(), false);
        } else {
            let declared = code.split_once("struct ").filter(|(before, _)| before.is_empty() || before.starts_with("pub"));
            if let Some((_, rest)) = declared.filter(|_| is_view && code.ends_with('{')) {
                let name = rest.split(['<', ' ']).next().unwrap_or(rest);
                open = Some((name.to_owned(), View { about: comment.trim().to_owned(), fields: Vec::new() }));
            }
            (comment, is_view) = (String::new(), false);
        }
    }
}

/// The words of a type: `Option<Vec<ArticleCard>>` has three.
fn parts_of(kind: &str) -> impl Iterator<Item = &str> {
    kind.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|part| !part.is_empty())
}

/// A type in words.
fn in_words(kind: &str, views: &BTreeMap<String, View>) -> String {
    let inside = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{}, or nothing", in_words(inner, views));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}", in_words(inner, views));
    }
    let name = parts_of(kind).last().unwrap_or(kind);
    match kind.trim_start_matches('&').trim_start_matches("'static ").trim_start_matches("'a ") {
        "str" | "String" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        _ if views.contains_key(name) => format!("[{name}](#{})", name.to_lowercase()),
        _ => "number".to_owned(),
    }
}

/// What a field is: its comment, else what its type is, else what the name means everywhere.
fn meaning(view: &str, (field, kind, comment): &(String, String, String), views: &BTreeMap<String, View>) -> String {
    if !comment.is_empty() {
        return comment.clone();
    }
    let of_type = parts_of(kind).find_map(|part| views.get(part)).map(|view| view.about.clone());
    let of_name = || GLOSSARY.iter().chain(&MORE_GLOSSARY).find(|(name, _)| name == field).map(|(_, meaning)| (*meaning).to_owned());
    of_type.or_else(of_name).unwrap_or_else(|| panic!("say in a comment what {view}.{field} is: templates get it"))
}

/// Adds a table of the fields of a view, and the views it is made of to those to be told.
fn write_table(name: &str, views: &BTreeMap<String, View>, told: &mut BTreeSet<String>, page: &mut String) {
    let view = &views[name];
    page.push_str("| name | type | meaning |\n|---|---|---|\n");
    for field in &view.fields {
        let meaning = meaning(name, field, views).replace('|', "\\|");
        writeln!(page, "| `{}` | {} | {meaning} |", field.0, in_words(&field.1, views)).expect("a string takes all that is written");
        told.extend(parts_of(&field.1).filter(|part| views.contains_key(*part)).map(str::to_owned));
    }
    page.push('\n');
}

const OPENING: &str = "# Templates

What the templates of a theme are given. They are written in [Tera](https://keats.github.io/tera/); a file in `templates/` or `static/` of a project replaces
that of the same name in the default theme, and the others stay. A name that is not there stops the build: the message tells file, line and the
names that there are. This page is made from the views in `src/site/` and the comments on them (`BLESS=1 cargo test contract`), and a test holds
it against what real pages get.

## Every page

Every template of a page gets `root`, the way up to the root of the site (empty, or `../`), to be put before the paths of pages and files; `json_ld`, the
block for search engines; `navigation`, the links of the navigation as HTML, which `navigation.html` makes of `site`, `root` and `section`; `head`, what stands in the head; `site`, what all pages show; and `page`, its own view. Where a text is called HTML it is
safe already and is shown with `| safe`; all else is escaped.

### `site`

";

fn documented(views: &BTreeMap<String, View>) -> String {
    let mut page = OPENING.to_owned();
    let mut told = BTreeSet::new();
    write_table("Shared", views, &mut told, &mut page);
    page.push_str("### `head`\n\n");
    write_table("Head", views, &mut told, &mut page);
    page.push_str("## `page`\n\n");
    for (template, view) in VIEWS.iter().filter(|(_, view)| !view.is_empty()) {
        writeln!(page, "### `{template}`\n\n{}\n", views[*view].about).expect("a string takes all that is written");
        write_table(view, views, &mut told, &mut page);
    }
    page.push_str("## What they are made of\n\n");
    let mut done = BTreeSet::new();
    while let Some(name) = told.difference(&done).next().cloned() {
        let mut part = format!("### {name}\n\n{}\n\n", views[&name].about);
        write_table(&name, views, &mut told, &mut part);
        page.push_str(&part);
        done.insert(name);
    }
    format!("{}\n", page.trim_end())
}

/// A view that was given has the fields that are documented, and no other.
fn holds(name: &str, given: &Value, views: &BTreeMap<String, View>) {
    match given {
        Value::Array(parts) => {
            for part in parts {
                holds(name, part, views);
            }
        }
        Value::Object(fields) => {
            let mut keys: Vec<&str> = fields.keys().map(String::as_str).collect();
            let mut documented: Vec<&str> = views[name].fields.iter().map(|(field, ..)| field.as_str()).collect();
            keys.sort_unstable();
            documented.sort_unstable();
            assert_eq!(keys, documented, "{name}");
            for (field, kind, _) in &views[name].fields {
                if let Some(inner) = parts_of(kind).find(|part| views.contains_key(*part)) {
                    holds(inner, &fields[field], views);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_documented_contract_is_what_templates_get() {
    let views = views();
    let page = documented(&views);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &page).expect("the page can be written");
    }
    assert!(fs::read_to_string(&path).is_ok_and(|old| old == page), "docs/templates.md is not current: BLESS=1 cargo test contract");
    SEEN.with_borrow_mut(BTreeMap::clear);
    render(&invented::large());
    SEEN.with_borrow(|seen| {
        for (template, view) in VIEWS.iter().filter(|(_, view)| !view.is_empty()) {
            let given = seen.get(*template).unwrap_or_else(|| panic!("no page is made with {template}"));
            for given in given {
                holds(view, given, &views);
            }
        }
        assert!(seen.keys().all(|template| VIEWS.iter().any(|(known, _)| known == template)), "{:?}", seen.keys());
    });
}
