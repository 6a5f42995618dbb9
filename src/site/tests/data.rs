//! What programs read: tables, feeds, citations, and what hosts and browsers ask for.

#![allow(clippy::disallowed_methods, reason = "the test renews the page it holds the tables against")]

use super::*;
use crate::site::data::tables;
use crate::site::fragments::CONTENT_SECURITY_POLICY;

#[test]
fn the_columns_that_are_documented_are_those_that_are_written() {
    let pages = render(&invented::small(None));
    let page = text(&pages, "data.html");
    for table in tables::TABLES {
        let documented: Vec<&str> = table.columns.iter().map(|column| column.0).collect();
        let json = pages.get(&format!("data/{}.json", table.name));
        assert_eq!(json.is_some(), table.is_nested, "{}", table.name);
        let records: Option<Vec<serde_json::Map<String, serde_json::Value>>> =
            json.map(|json| serde_json::from_slice(json).expect("an array of records"));
        for record in records.iter().flatten() {
            let mut keys: Vec<&str> = record.keys().map(String::as_str).collect();
            let mut columns = documented.clone();
            keys.sort_unstable();
            columns.sort_unstable();
            assert_eq!(keys, columns, "{}", table.name);
        }
        let mut csv = csv::Reader::from_reader(pages[&format!("data/{}.csv", table.name)].as_slice());
        assert_eq!(csv.headers().expect("a first line").iter().collect::<Vec<_>>(), documented);
        let rows: Result<Vec<csv::StringRecord>, _> = csv.records().collect();
        let rows = rows.expect("rows").len();
        assert!(rows > 0 && records.is_none_or(|records| records.len() == rows), "{}", table.name);
        assert!(documented.iter().all(|column| page.contains(&format!("<code>{column}</code>"))), "{}", table.name);
    }
    for address in pages.keys().filter_map(|address| address.strip_prefix("data/")) {
        assert!(page.contains(&format!("href=\"data/{address}\"")), "{address} is not documented");
    }
}

#[test]
fn a_row_of_csv_holds_the_record() {
    let pages = render(&invented::small(None));
    let mut csv = csv::Reader::from_reader(pages["data/people.csv"].as_slice());
    let records: Vec<serde_json::Value> = serde_json::from_str(text(&pages, "data/people.json")).expect("records");
    for (row, record) in csv.records().map(|row| row.expect("a row")).zip(&records) {
        assert_eq!(row.get(0), record["id"].as_str());
        assert_eq!(row.get(2), record["name"].as_str());
        assert_eq!(row.get(7).map(str::to_owned), Some(record["mentions"].to_string()));
    }
    assert!(pages["data/events.csv"].starts_with(b"id,href,date,"));
}

#[test]
fn a_json_feed_names_addresses_only_where_the_site_has_one() {
    let feed = |base_url: Option<&str>| -> serde_json::Value {
        serde_json::from_str(text(&render(&invented::small(base_url)), "feed.json")).expect("JSON")
    };
    let placed = feed(Some("https://news.example/linden/"));
    assert_eq!(placed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(placed["feed_url"], "https://news.example/linden/feed.json");
    assert_eq!(placed["items"][0]["url"], "https://news.example/linden/articles/linden-0005.html");
    assert_eq!(placed["items"][0]["id"], "tag:news.example,2000:articles/linden-0005");
    assert!(placed["items"].as_array().expect("items").iter().all(|item| item["content_text"].is_string()));
    let bare = feed(None);
    assert!(bare.get("feed_url").is_none() && bare["items"][0].get("url").is_none());
}

#[test]
fn browsers_learn_how_to_search_where_the_site_has_an_address() {
    let pages = render(&invented::small(Some("https://news.example/linden/")));
    let description = text(&pages, "opensearch.xml");
    assert!(description.contains("template=\"https://news.example/linden/search.html?q={searchTerms}\""), "{description}");
    assert!(description.contains("<ShortName>The Linden dam</ShortName>"), "{description}");
    assert!(text(&pages, "index.html").contains("href=\"opensearch.xml\""));
    let bare = render(&invented::small(None));
    assert!(!bare.contains_key("opensearch.xml") && !text(&bare, "index.html").contains("opensearch"));
}

#[test]
fn hosts_are_told_a_policy_that_allows_no_code_in_a_page() {
    let pages = render(&invented::small(None));
    assert!(pages[".nojekyll"].is_empty());
    assert!(text(&pages, "_headers").contains(&format!("\n  Content-Security-Policy: {CONTENT_SECURITY_POLICY}\n")));
    assert!(!CONTENT_SECURITY_POLICY.contains("unsafe-") && !CONTENT_SECURITY_POLICY.contains("  "));
    for (path, bytes) in &pages {
        let page = String::from_utf8_lossy(bytes);
        if !page.starts_with("<!DOCTYPE html>") {
            continue;
        }
        assert!(!page.contains(" style=") && !page.contains("<style"), "{path} has a style of its own");
        let scripts = page.matches("<script").count();
        let allowed = page.matches("<script src=").count()
            + page.matches("<script defer src=").count()
            + page.matches("<script type=\"application/ld+json\">").count();
        assert_eq!(scripts, allowed, "{path} has a script of its own");
    }
}

#[test]
fn a_long_sitemap_is_an_index_of_parts() {
    let pages = render(&invented::large());
    let index = text(&pages, "sitemap.xml");
    let parts: Vec<&str> = index.split("<loc>").skip(1).map(|rest| rest.split_once("</loc>").expect("it ends").0).collect();
    assert!(parts.len() > 2, "{index}");
    let listed: usize = parts
        .iter()
        .map(|part| {
            let part = part.strip_prefix("https://news.example/linden/").expect("it is absolute");
            let count = text(&pages, part).matches("<url>").count();
            assert!(count <= 100);
            count
        })
        .sum();
    let html = html(&pages);
    assert_eq!(listed, html.len() - 2, "all pages but 404.html and one that has moved");
}

#[test]
fn an_article_is_cited_as_its_original() {
    let pages = render(&invented::small(Some("https://news.example/linden/")));
    let page = text(&pages, "articles/linden-0001.html");
    assert!(page.contains("“Council 1 votes on the Linden dam”, ") && page.contains(", 14 January 2015."), "{page}");
    assert!(page.contains("{{cite news |date=14 January 2015 |title=Council 1 votes on the Linden dam"), "{page}");
    assert!(page.contains("href=\"../data/articles.bib\"") && text(&pages, "data/articles.bib").contains("{linden-0001,"));
    assert!(page.contains("<meta name=\"z:itemType\" content=\"newspaperArticle\">"));
    assert!(page.contains("<meta property=\"article:published_time\" content=\"2015-01-14\">"));
    for address in ["people/ann-reyes.html", "timeline.html"] {
        assert!(text(&pages, address).contains("<meta name=\"z:itemType\" content=\"webpage\">"), "{address}");
    }
    assert!(!html(&pages).values().any(|page| page.contains("citation_journal_title")));
}

#[test]
fn outlets_have_their_pages_and_nothing_is_left_out() {
    let pages = render(&invented::large());
    let list = text(&pages, "sources.html");
    assert!(list.contains("href=\"sources/outlet-not-known.html\"") || list.contains("href=\"sources/ap.html\""), "{list}");
    let outlets = html(&pages).into_iter().filter(|(address, _)| address.starts_with("sources/"));
    let cards: usize = outlets.map(|(_, page)| page.matches("<article class=\"card\">").count()).sum();
    assert_eq!(cards, 243, "each article stands with its outlet, once");
}

#[test]
fn style_sheet_and_scripts_are_small() {
    let pages = render(&invented::small(None));
    let sum = pages["style.css"].len() + pages["search.js"].len() + pages["copy.js"].len();
    assert!(sum < 40_000, "together they have {sum} bytes");
}

#[test]
fn a_misspelt_name_in_a_template_is_told_with_the_names_there_are() {
    let mut compiled = invented::small(None);
    compiled.project.templates.insert("404.html".to_owned(), "<p>\n{{ site.nmae }}".to_owned());
    let theme = Theme::new(&compiled.project).expect("it parses");
    let fault = Site::new(&compiled, &theme).render(&Address::root("404.html")).expect_err("it asks for what is not there").to_string();
    for words in ["404.html:2", "nmae", "description", "editor", "name", "navigation"] {
        assert!(fault.contains(words), "{words}: {fault}");
    }
}

/// `docs/data.md`: every file of the open data with its columns.
fn data_dictionary() -> String {
    use std::fmt::Write;

    let mut page = "# Data dictionary\n\n\
        Every dossier has its open data in `data/`, described on its page `data.html`. This is the same list, made from the code that writes the files\n\
        (`BLESS=1 cargo test data_dictionary` renews it).\n\n\
        - A *place* is an article with `start` and `end` in Unicode code points of the text received, the end exclusive, and the words there (`exact`).\n\
        - A *grade* is how a fact is known: `given` by an editor or the file, `stated` in the text, `derived` from it beyond doubt, `inferred` from several\n  \
          articles, `unsure`, or `unknown`.\n\
        - In JSON what is not known is `null` or `[]`. In CSV (RFC 4180, UTF-8) it is empty, the parts of a list have `; ` between them, a place is\n  \
          `article:start-end`, and a text that a spreadsheet would take for a formula begins with an apostrophe.\n\n\
        Beside the tables: `articles.bib` (BibTeX), `timeline.json` and `timeline.csv` (TimelineJS), `timeline.ics` (calendars), `feed.xml` (Atom) and\n\
        `feed.json` (JSON Feed) in the root of the site.\n"
        .to_owned();
    for table in tables::TABLES {
        let files = if table.is_nested { format!("`{0}.json`, `{0}.csv`", table.name) } else { format!("`{}.csv`", table.name) };
        write!(page, "\n## {}\n\n{} {files}\n\n| Column | Type | Meaning |\n|---|---|---|\n", table.name, table.about).expect("memory");
        for column in table.columns {
            writeln!(page, "| `{}` | {} | {} |", column.0, column.1, column.2).expect("memory");
        }
    }
    page
}

#[test]
fn the_data_dictionary_is_what_is_written() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/data.md");
    let page = data_dictionary();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    assert!(std::fs::read_to_string(&path).is_ok_and(|old| old == page), "docs/data.md is not current: BLESS=1 cargo test data_dictionary");
}
