//! The whole site, made from invented articles.

pub(super) mod contract;
mod data;
pub(super) mod invented;
pub(super) mod pages;
mod people;
mod timeline;

use std::collections::{BTreeMap, BTreeSet};

use icalendar::Component as _;
use quick_xml::events::Event as XmlEvent;

use super::*;
use crate::annotate::events::Status;
use crate::corpus::Grade;
use crate::dossier::published::{Published, Reason, Rule};
use crate::dossier::{Edit, Evidence, Quote};
use crate::text::Span;

/// All pages, by address.
pub(super) fn render(compiled: &Compiled) -> BTreeMap<String, Vec<u8>> {
    let theme = Theme::new(&compiled.project).expect("the default theme is sound");
    let site = Site::new(compiled, &theme);
    site.addresses().into_iter().map(|address| (address.0.clone(), site.render(&address).expect("every page renders"))).collect()
}

/// The pages of HTML among them.
fn html(pages: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, &str> {
    let html = pages.iter().filter(|(address, _)| address.rsplit_once('.').is_some_and(|(_, ending)| ending == "html"));
    html.map(|(address, bytes)| (address.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8"))).collect()
}

fn text<'p>(pages: &'p BTreeMap<String, Vec<u8>>, address: &str) -> &'p str {
    std::str::from_utf8(&pages[address]).expect("pages are UTF-8")
}

/// One page, as text.
fn text_of(compiled: &Compiled, address: &str) -> String {
    text(&render(compiled), address).to_owned()
}

#[test]
fn the_embedded_project_renders_twice_the_same() {
    let project = crate::corpus::parse_project(crate::embedded::project_files(), true).expect("it is sound");
    let compiled = crate::pipeline::compile(project);
    let pages = render(&compiled);
    assert!(pages == render(&compiled));
    links_lead_somewhere(&pages);
}

#[test]
fn a_large_dossier_keeps_every_promise() {
    let pages = render(&invented::large());
    for (address, page) in html(&pages) {
        assert!(page.len() <= 60_000, "{address} has {} bytes", page.len());
        asks_for_nothing_else(address, page);
    }
    links_lead_somewhere(&pages);
    every_page_is_reached(&pages);
    for address in [
        "articles.2.html",
        "articles/long.2.html",
        "people/ann-reyes.2.html",
        "quotes.2.html",
        "quotes-by-day.2.html",
        "timeline-2017.html",
        "timeline-undated.html",
        "search-r.html",
    ] {
        assert!(pages.contains_key(address), "no {address}");
    }
}

fn wet() -> (String, String) {
    ("wet.md".to_owned(), "# Rain\n\nMayor Ann Reyes spoke.".to_owned())
}

#[test]
fn what_the_settings_do_not_publish_is_neither_made_nor_linked() {
    let settings = "base_url = \"https://news.example/dam/\"\n[publish]\ndata = false\nfeeds = false\nsearch = false\nreceived = false\n";
    let articles = (0..6).map(invented::article).chain([wet()]);
    let pages = render(&invented::dossier(settings, articles.collect()));
    links_lead_somewhere(&pages);
    for address in pages.keys() {
        let is_kept_back = ["data", "search", "feed"].iter().any(|part| address.starts_with(part))
            || address.strip_suffix(".xml").is_some()
            || address.contains(".md.");
        assert!(!is_kept_back || address == "sitemap.xml" || address == "search.js", "{address}");
    }
    let all = render(&invented::dossier("", vec![invented::article(0), wet()]));
    for address in ["data.html", "data/events.json", "feed.xml", "search.html", "articles/wet.md.txt"] {
        assert!(all.contains_key(address), "{address} of {:?}", all.keys());
    }
}

#[test]
fn a_site_bears_the_language_the_colour_and_the_logo_of_its_settings() {
    let settings = "language = \"en-GB\"\naccent = \"#0a5\"\nlogo = \"signs/dam.svg\"\n";
    let pages = render(&invented::dossier(settings, vec![invented::article(0)]));
    assert!(text(&pages, "index.html").contains("<html lang=\"en-GB\">"));
    assert!(text(&pages, "index.html").contains("<img src=\"signs/dam.svg\" alt=\"\">"));
    assert!(text(&pages, "people/ann-reyes.html").contains("<img src=\"../signs/dam.svg\" alt=\"\">"));
    assert!(text(&pages, "style.css").contains("\n:root{--accent:#0"), "the colour is at the end");
    links_lead_somewhere(&pages);
}

/// Every link within the site leads to a page that is there, and to an element that is there.
fn links_lead_somewhere(pages: &BTreeMap<String, Vec<u8>>) {
    let html = html(pages);
    let ids: BTreeMap<&str, BTreeSet<String>> = html.iter().map(|(address, page)| (*address, pages::ids(page, address))).collect();
    for (address, page) in html.iter().filter(|(address, _)| **address != "404.html") {
        for (path, fragment) in pages::links(page, address) {
            assert!(pages.contains_key(&path), "{address} links to {path}, which is not there");
            // The empty one is the top of the page.
            if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                assert!(ids[path.as_str()].contains(&fragment), "{address} links to {path}#{fragment}, which is not there");
            }
        }
    }
}

/// From the home page, all pages can be found by following links.
fn every_page_is_reached(pages: &BTreeMap<String, Vec<u8>>) {
    let html = html(pages);
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(address) = open.pop() {
        let Some(page) = html.get(address.as_str()) else { continue };
        open.extend(pages::links(page, &address).into_iter().map(|(path, _)| path).filter(|path| reached.insert(path.clone())));
    }
    // The index of the search is loaded by its script.
    let missed: Vec<&String> = pages.keys().filter(|address| !reached.contains(*address) && !address.starts_with("search/")).collect();
    // Nor does a link lead to a page that has moved.
    let for_programs = [".nojekyll", "404.html", "_headers", "robots.txt", "people/nobody.html"];
    let is_part = |address: &str| address.starts_with("sitemap.") && address != "sitemap.xml";
    assert!(missed.iter().all(|address| for_programs.contains(&address.as_str()) || is_part(address)), "{missed:?}");
}

/// A strict content security policy holds: nothing inline, and no script but data and the site's own files.
fn asks_for_nothing_else(address: &str, page: &str) {
    for tag in pages::tags(page) {
        for key in tag.attributes.keys() {
            assert!(key != "style" && !key.starts_with("on"), "{address}: <{} {key}>", tag.name);
        }
        let is_script = tag.name == "script" && tag.attributes.get("type").is_none_or(|kind| kind != "application/ld+json");
        let is_own =
            tag.attributes.get("src").is_some_and(|source| address == "search.html" && source == "search.js" || source == "copy.js");
        assert!((!is_script || is_own) && tag.name != "style" && tag.name != "iframe", "{address}: <{}>", tag.name);
    }
}

#[test]
fn text_of_articles_stays_text() {
    let compiled = invented::dossier("name = \"</title><script>alert(5)</script>\"", vec![invented::hostile()]);
    let pages = render(&compiled);
    for (address, page) in html(&pages) {
        asks_for_nothing_else(address, page);
        assert!(!page.contains("<script>") && !page.contains("<img"), "{address}");
        let block = page.split_once("<script type=\"application/ld+json\">").and_then(|(_, rest)| rest.split_once("</script>"));
        let (block, _) = block.expect("every page has its JSON-LD");
        serde_json::from_str::<serde_json::Value>(block).expect("which is JSON");
    }
    let article = html(&pages).into_iter().find(|(address, _)| address.starts_with("articles/")).expect("one article").1;
    assert!(article.contains("&lt;script&gt;"));
    assert!(article.contains("onmouseover="));
    for feed in ["feed.xml", "robots.txt"] {
        assert!(!text(&pages, feed).contains("<script>"), "{feed}");
    }
}

#[test]
fn feeds_are_well_formed_and_know_no_clock() {
    let pages = render(&invented::small(Some("https://news.example/linden/")));
    for address in ["feed.xml", "sitemap.xml"] {
        let mut reader = quick_xml::Reader::from_str(text(&pages, address));
        let mut depth = 0_i32;
        loop {
            match reader.read_event().expect("the feed is well-formed") {
                XmlEvent::Start(_) => depth += 1,
                XmlEvent::End(_) => depth -= 1,
                XmlEvent::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{address}");
    }
    let feed = text(&pages, "feed.xml");
    assert!(feed.contains("<id>tag:news.example,2000:articles/linden-0005</id>"));
    assert!(feed.contains("href=\"https://news.example/linden/articles/linden-0005.html\""));
    assert!(feed.contains("<updated>2015-02-19T00:00:00Z</updated>"), "{feed}");
    assert!(text(&pages, "sitemap.xml").contains("<loc>https://news.example/linden/</loc>"));
    assert_eq!(text(&pages, "robots.txt"), "User-agent: *\nAllow: /\n\nSitemap: https://news.example/linden/sitemap.xml\n");
    assert!(text(&pages, "404.html").contains("href=\"/linden/style.css\""));
}

#[test]
fn without_an_address_of_its_own_the_site_names_none() {
    let pages = render(&invented::small(None));
    assert!(!pages.contains_key("sitemap.xml"));
    for (address, page) in html(&pages) {
        assert!(!page.contains("canonical") && !page.contains("og:url"), "{address}");
    }
    every_page_is_reached(&pages);
    let not_found = text(&pages, "404.html");
    assert!(not_found.contains("href=\"/style.css\"") && not_found.contains("href=\"/people.html\""), "it is shown at any depth");
}

#[test]
fn open_data_points_at_the_words_it_was_read_from() {
    let compiled = invented::small(None);
    let pages = render(&compiled);
    for name in ["articles", "people", "events"] {
        let records: Vec<serde_json::Value> = serde_json::from_str(text(&pages, &format!("data/{name}.json"))).expect("a JSON array");
        assert!(!records.is_empty(), "{name}");
        for record in records {
            let evidence: Vec<&serde_json::Value> = match record.get("reports") {
                Some(reports) => reports.as_array().expect("a list").iter().collect(),
                None => vec![&record],
            };
            for evidence in evidence.into_iter().filter(|evidence| evidence.get("exact").is_some()) {
                let article = compiled.project.articles.iter().find(|article| evidence["article"] == article.id).expect("its article");
                let at = |key: &str| usize::try_from(evidence[key].as_u64().expect("an offset")).expect("small");
                let words: String = article.text.chars().take(at("end")).skip(at("start")).collect();
                assert_eq!(evidence["exact"], words);
            }
        }
    }
    for name in ["mentions", "quotes"] {
        let mut csv = csv::Reader::from_reader(pages[&format!("data/{name}.csv")].as_slice());
        let columns = csv.headers().expect("a first line").clone();
        for row in csv.records().map(|row| row.expect("a row")) {
            let of = |name: &str| &row[columns.iter().position(|column| column == name).expect("a column")];
            let article = compiled.project.articles.iter().find(|article| of("article") == article.id).expect("its article");
            let at = |name: &str| of(name).parse::<usize>().expect("an offset");
            let words: String = article.text.chars().take(at("end")).skip(at("start")).collect();
            assert_eq!(of("exact").trim_start_matches('\''), words);
        }
    }
}

#[test]
fn an_edited_text_is_shown_as_edited_and_the_received_one_beside_it() {
    let mut compiled = invented::small(None);
    let article = &compiled.project.articles[2];
    let start = article.text.find("The river").expect("it rises");
    compiled.dossier.articles[2].edits = vec![Edit { span: Span::new(start, start + 9), to: "The Alder".to_owned() }];
    let pages = render(&compiled);
    assert!(text(&pages, "articles/linden-0002.html").contains("The Alder kept rising."));
    assert!(text(&pages, "articles/linden-0002.html").contains("href=\"linden-0002.txt\""));
    assert_eq!(text(&pages, "articles/linden-0002.txt"), compiled.project.articles[2].text);
    assert!(!text(&pages, "articles/linden-0001.html").contains("The text as received"));
}

/// A dossier in which the day of the third article follows from a sentence of the second and one of its own.
fn with_an_inferred_day() -> Compiled {
    let mut compiled = invented::small(None);
    let evidence = |article: usize| Evidence { article, span: compiled.dossier.articles[article].sentences[1] };
    let because = vec![Reason { rule: Rule::DatedElsewhere, evidence: vec![evidence(1), evidence(2)] }];
    let candidates = (8..=14).map(|day| jiff::civil::date(2022, 3, day)).collect();
    compiled.dossier.articles[2].published = Published { day: None, candidates, because };
    compiled
}

#[test]
fn a_day_that_follows_from_other_articles_is_shown_with_its_reasons() {
    let compiled = with_an_inferred_day();
    let pages = render(&compiled);
    let page = text(&pages, "articles/linden-0002.html");
    assert!(page.contains("<time datetime=\"2022-03\">March 2022</time>"), "{page}");
    assert!(page.contains("between 8 and 14\u{a0}March 2022, worked out, assuming that"), "{page}");
    let reasons = page.split_once("class=\"because\"").and_then(|(_, rest)| rest.split_once("</ul>")).expect("the reasons are given").0;
    assert!(reasons.contains("<a href=\"linden-0001.html#s-") && reasons.contains("<a href=\"#s-"), "{reasons}");
    assert!(page.contains("name=\"citation_date\" content=\"2022/03\""));
    assert!(page.contains("\"datePublished\":\"2022-03\""));
    let records: Vec<serde_json::Value> = serde_json::from_str(text(&pages, "data/articles.json")).expect("a JSON array");
    let record = records.iter().find(|record| record["id"] == "linden-0002").expect("the article");
    assert_eq!((&record["published"], &record["published_grade"]), (&"2022-03".into(), &"inferred".into()));
    assert_eq!(record["published_candidates"].as_array().map(Vec::len), Some(7));
    assert_eq!(record["published_because"][0]["article"], "linden-0001");
    assert_eq!(record["published_because"][0]["rule"], "dated-elsewhere");
}

#[test]
fn an_inferred_day_is_sorted_and_counted_by_the_days_it_may_be() {
    let pages = render(&with_an_inferred_day());
    let list = text(&pages, "articles.html");
    assert!(list.find("linden-0002.html") < list.find("linden-0005.html"));
    assert!(!list.contains("ndated"));
    assert!(text(&pages, "index.html").contains("<time datetime=\"2022-03\">March 2022</time></span>"), "the period ends with it");
    assert!(text(&pages, "people/ann-reyes.html").contains("<tr><th scope=\"row\">2022</th>"));
    let feed = text(&pages, "feed.xml");
    let entry = feed.split("<entry>").nth(1).expect("the newest entry");
    assert!(entry.contains("<updated>2022-03-14T00:00:00Z</updated>") && !entry.contains("<published>"), "{entry}");
}

#[test]
fn an_event_says_how_its_day_is_known() {
    let check = |story: &str, expected: &str| {
        let text = format!("Mayor travels\n\nPublished March 8, 2024\n\n{story}\n");
        let compiled = invented::with_its_own_events(vec![("visit.txt".to_owned(), text)]);
        let timeline = text_of(&compiled, "timeline.html");
        assert!(timeline.contains(expected), "{expected}: {timeline}");
    };
    check("Mayor Ann Reyes met Governor Bo Hale on 20 October 2015.", "day stated in the text");
    check("Mayor Ann Reyes met Governor Bo Hale in October 2015.", "date stated in the text");
    let counted = "date worked out from “Thursday” and the day the article came out, 8\u{a0}March 2024";
    check("Mayor Ann Reyes met Governor Bo Hale on Thursday.", counted);
}

#[test]
fn the_home_page_has_the_events_that_weigh_most_in_order_of_time() {
    let mut compiled = invented::small(None);
    for (place, event) in compiled.dossier.events.iter_mut().enumerate() {
        event.weight = if place == 0 { 0.5 } else { 2.0 };
        event.summary = format!("Event number {place}");
    }
    let dated = compiled.dossier.events.iter().filter(|event| event.date.is_some()).count();
    let mut last = compiled.dossier.events[dated - 1].clone();
    (last.id, last.summary) = ("last".to_owned(), format!("Event number {dated}"));
    compiled.dossier.events.insert(dated, last);
    let home = text_of(&compiled, "index.html");
    let shown: Vec<&str> = home.split("Event number ").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(shown, ["1", "2", "3", "4", "5"]);
}

#[test]
fn quotes_are_counted_and_listed_apart_from_what_is_only_reported() {
    let story = "Mayor speaks\n\nPublished March 3, 2019\n\n“We will rebuild the dam before winter,” Mayor Ann Reyes said. \
        Reyes said that the river was rising.\n";
    let mut compiled = invented::dossier("", vec![("dam.txt".to_owned(), story.to_owned())]);
    let quotes = &mut compiled.dossier.articles[0].quotes;
    assert_eq!(quotes.iter().map(Quote::is_verbatim).collect::<Vec<_>>(), [true, false]);
    quotes[0].grade = Grade::Unsure;
    let pages = render(&compiled);
    let home = text(&pages, "index.html");
    assert!(home.contains("<b>1</b> quote</a>") && home.contains("<b>1</b> reported statement</span>"), "{home}");
    let article = text(&pages, "articles/dam.html");
    assert!(article.contains("<small> quoted <a href=\"#s-") && article.contains(" reported <a href=\"#s-"), "{article}");
    assert!(article.contains("<span class=\"note\">speaker uncertain</span>"), "{article}");
    let page = text(&pages, "people/ann-reyes.html");
    let (before, behind) = page.split_once("<h2 id=\"reported\">").expect("what is reported has its own heading");
    let behind = behind.split_once("</section>").expect("its section ends").0;
    assert!(before.contains("“We will rebuild the dam before winter”") && !behind.contains("“We will rebuild"), "{page}");
    assert!(behind.contains("the river was rising"), "{page}");
    assert!(before.contains("<span class=\"note\">speaker uncertain</span>"), "{page}");
}

#[test]
fn a_quote_stands_by_person_and_by_day_with_what_is_needed_to_cite_it() {
    let story = "Mayor speaks\n\nPublished March 3, 2019\n\nMayor Ann Reyes met Governor Bo Hale in Linden.\n\n\
        “We will rebuild {the dam} before winter,” Reyes told Hale on Friday. “Nobody leaves the valley.”\n\n\
        “We must admit that we were late.”\n\n“The council was not asked,” said a spokesman for the council. A “warm welcome” was promised by Hale.\n";
    let compiled = invented::dossier("", vec![("dam.txt".to_owned(), story.to_owned())]);
    let pages = render(&compiled);
    links_lead_somewhere(&pages);
    let quotes = text(&pages, "quotes.html");
    let card = quotes.split_once("<figure class=\"said\"").expect("a card").1.split_once("</figure>").expect("it ends").0;
    assert!(
        card.contains("“We will rebuild {the dam} before winter” … “Nobody leaves the valley.” … “We must admit that we were late.”"),
        "{card}"
    );
    assert!(card.contains("<span class=\"note\">speaker of the last words follows from those before</span>"), "{card}");
    assert!(card.contains("told <a href=\"people/bo-hale.html\">Bo Hale</a>"), "{card}");
    assert!(card.contains("<time datetime=\"2019-03-01\">"), "{card}");
    let from = card.split_once("href=\"articles/dam.html#s-").expect("the way to the sentence").1;
    assert!(from.contains("“Mayor speaks”, 3\u{a0}March 2019</a>"), "{card}");
    assert!(
        quotes.contains("<span class=\"speaker\">a spokesman for the council</span>") && !quotes.contains("“warm welcome”"),
        "{quotes}"
    );
    assert!(
        quotes.contains("\"@type\":\"Quotation\"")
            && quotes.contains("\"spokenByCharacter\":{\"@type\":\"Person\",\"name\":\"Ann Reyes\"}")
    );
    let by_day = text(&pages, "quotes-by-day.html");
    assert!(by_day.contains("“We will rebuild {the dam} before winter"), "{by_day}");
}

#[test]
fn the_same_quotation_elsewhere_is_shown_with_what_differs() {
    let story = |words: &str| format!("Mayor speaks\n\nPublished March 3, 2019\n\n“{words},” Mayor Ann Reyes said.\n");
    let compiled = invented::dossier(
        "",
        vec![
            ("a.txt".to_owned(), story("We lost every bridge & all schools below the old mill during that night of rain")),
            ("b.txt".to_owned(), story("We lost every bridge & all schools below the great mill during that night of <rain>")),
        ],
    );
    let page = text_of(&compiled, "quotes.html");
    assert!(
        page.contains("We lost every bridge &amp; all schools below the <del>old</del> <ins>great</ins> mill during that night of"),
        "{page}"
    );
    assert!(page.contains("<del>rain</del> <ins>&lt;rain&gt;</ins>"), "{page}");
    assert!(page.contains("<a href=\"articles/b.html#s-"), "{page}");
}

#[test]
fn a_sentence_keeps_its_address_when_another_changes() {
    let anchor_of = |text: &str, words: &str| {
        let compiled = invented::dossier("", vec![("flood.txt".to_owned(), text.to_owned())]);
        let pages = render(&compiled);
        let page = self::text(&pages, "articles/flood.html");
        let before = &page[..page.find(words).expect("the sentence is shown")];
        before[before.rfind("id=\"s-").expect("it has an anchor")..].to_owned()
    };
    let plain = anchor_of("Flood\n\nRain fell. Nobody spoke of it.\n", "Nobody spoke");
    let changed = anchor_of("Flood\n\nMuch rain fell on Linden, all day. Nobody spoke of it.\n", "Nobody spoke");
    assert_eq!(plain, changed);
}

#[test]
fn a_template_of_the_project_stands_in_for_the_default_one() {
    let mut compiled = invented::small(None);
    compiled.project.templates.insert("404.html".to_owned(), "Gone, says {{ site.name }}".to_owned());
    assert_eq!(text(&render(&compiled), "404.html"), "Gone, says The Linden dam");
    compiled.project.templates.insert("404.html".to_owned(), "{{ site.nmae }}".to_owned());
    let theme = Theme::new(&compiled.project).expect("it parses");
    let fault = Site::new(&compiled, &theme).render(&Address::root("404.html")).expect_err("it asks for what is not there");
    assert!(fault.to_string().contains("404.html:1"), "{fault}");
}

/// The events of the small dossier, one of them without a day, as three other programs are given them.
#[test]
fn the_timeline_goes_to_other_programs() {
    let mut compiled = invented::small(None);
    compiled.dossier.events[0].date = None;
    compiled.dossier.events[1].summary = "=Reyes & <Hale>".to_owned();
    let dated: Vec<&crate::dossier::Event> = compiled.dossier.events.iter().filter(|event| event.date.is_some()).collect();
    let pages = render(&compiled);

    let slides: serde_json::Value = serde_json::from_str(text(&pages, "data/timeline.json")).expect("JSON");
    let events = slides["events"].as_array().expect("a list");
    assert_eq!((slides["title"]["text"]["headline"].is_string(), events.len()), (true, dated.len()));
    assert_eq!(events[0]["text"]["headline"], "=Reyes &amp; &lt;Hale&gt;");
    for (slide, event) in events.iter().zip(&dated) {
        let day = event.date.as_ref().expect("it has one").first;
        assert_eq!(slide["start_date"], serde_json::json!({"year": day.year(), "month": day.month(), "day": day.day()}));
    }

    let mut rows = csv::Reader::from_reader(&pages["data/timeline.csv"][..]);
    let columns = rows.headers().expect("a first row").clone();
    assert_eq!((&columns[0], &columns[9], &columns[17], columns.len()), ("Year", "Headline", "Group", 19));
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row like the first")).collect();
    assert_eq!((rows.len(), &rows[0][9]), (dated.len(), " =Reyes &amp; &lt;Hale&gt;"));

    let calendar = &pages["data/timeline.ics"];
    // 75 bytes, the space that goes on a line, and the carriage return.
    assert!(calendar.split(|byte| *byte == b'\n').all(|line| line.len() <= 77), "lines are folded");
    let calendar: icalendar::Calendar = text(&pages, "data/timeline.ics").parse().expect("it parses");
    let entries: Vec<&icalendar::Event> = calendar.components.iter().filter_map(icalendar::CalendarComponent::as_event).collect();
    assert_eq!(entries.len(), dated.len());
    for (entry, event) in entries.into_iter().zip(&dated) {
        let day = event.date.as_ref().expect("it has one").first.to_string().replace('-', "");
        assert_eq!(entry.property_value("DTSTART"), Some(day.as_str()));
        assert_eq!(entry.get_uid(), Some(format!("{}@dossier.invalid", event.id).as_str()));
        assert!(entry.get_summary().is_some_and(|summary| event.summary.starts_with(summary.trim_end_matches('…').trim_end())));
        assert!(entry.property_value("DTSTAMP").is_some_and(|stamp| stamp.ends_with("T000000Z")));
        let status = if event.status == Status::Happened { "CONFIRMED" } else { "TENTATIVE" };
        assert_eq!(entry.property_value("STATUS"), Some(status));
    }
}

#[test]
fn pages_of_a_long_list_are_full() {
    let pages = render(&invented::large());
    let mut sizes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (address, page) in html(&pages).into_iter().filter(|(_, page)| page.contains("<link rel=\"next\"")) {
        sizes.entry(address.split(['.', '/']).next().unwrap_or(address)).or_default().push(page.len());
    }
    // What a row costs is estimated: a template that grows or shrinks shows here.
    let means = sizes.into_iter().map(|(kind, sizes)| (kind, sizes.iter().sum::<usize>() / sizes.len()));
    let odd: Vec<(&str, usize)> = means.filter(|(_, mean)| !(15_000..=55_000).contains(mean)).collect();
    assert!(odd.is_empty(), "bytes of a page, by kind: change what their rows are said to cost: {odd:?}");
}
