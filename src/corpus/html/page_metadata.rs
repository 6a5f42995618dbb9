//! The metadata of a page: JSON-LD, else Open Graph, else `meta`, else what the page shows.

use dom_query::Document;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::super::metadata::{self, Stated, parse_day};
use super::super::{Field, Fields, Grade, address};
use super::savers::{self, Saved};
use super::{beside, json_ld};

/// What a page says of its article.
#[derive(Debug, Default)]
pub(super) struct PageMetadata {
    pub(super) fields: Fields,
    /// The headline that the page shows, where it is that of the metadata.
    pub(super) heading: Option<String>,
    /// Dates that cannot be read.
    pub(super) bad_dates: Vec<String>,
    /// The language it declares, as a BCP 47 tag; `None` where it declares none.
    pub(super) language: Option<String>,
}

/// Names of `meta` elements, in small letters, and what they give.
const OPEN_GRAPH: &[(&str, &str)] = &[
    ("og:title", "headline"),
    ("og:site_name", "outlet"),
    ("og:url", "url"),
    ("article:published_time", "published"),
    ("og:article:published_time", "published"),
    ("article:author", "author"),
    ("og:article:author", "author"),
];
const META: &[(&str, &str)] = &[
    ("author", "author"),
    ("byl", "author"),
    ("parsely-author", "author"),
    ("sailthru.author", "author"),
    ("dc.creator", "author"),
    ("dcterms.creator", "author"),
    ("citation_author", "author"),
    ("article:author_name", "author"),
    ("article.author", "author"),
    ("twitter:written_by", "author"),
    ("date", "published"),
    ("pubdate", "published"),
    ("publishdate", "published"),
    ("publish-date", "published"),
    ("article.published", "published"),
    ("article:published", "published"),
    ("article:publish_date", "published"),
    ("og:pubdate", "published"),
    ("og:publish_date", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("dc.date", "published"),
    ("dc.date.issued", "published"),
    ("dcterms.created", "published"),
    ("dcterms.date", "published"),
    ("citation_publication_date", "published"),
    ("datepublished", "published"),
    ("application-name", "outlet"),
    ("dc.publisher", "outlet"),
    ("dc.title", "headline"),
    ("dcterms.title", "headline"),
    ("headline", "headline"),
    ("twitter:title", "headline"),
    // What trafilatura writes.
    ("title", "headline"),
    ("sitename", "outlet"),
    ("url", "url"),
];

/// Reads the metadata of a page; what a saver noted goes before what the page says of its address.
pub(super) fn read(document: &Document, saved: &Saved) -> PageMetadata {
    let metas = metas_of(document);
    let linked = document.select("link[rel=canonical]").attr("href").map(|href| href.to_string());
    let canonical = Map::from_iter(linked.map(|href| ("url".to_owned(), Value::String(href))));
    let json_ld = json_ld::read(document);
    let of_page = Map::from_iter(json_ld.page_published.map(|day| ("published".to_owned(), Value::String(day))));
    let mut page = PageMetadata { language: declared_language(document, &json_ld.article), ..PageMetadata::default() };
    let mut written = None;
    for record in [json_ld.article, named(&metas, OPEN_GRAPH), named(&metas, META), of_page, canonical] {
        let Stated { fields, bad_dates, .. } = metadata::read(&record, &[]);
        page.bad_dates
            .extend(bad_dates.into_iter().map(|(_, date)| date).filter(|_| page.fields.published.is_none() && fields.published.is_none()));
        if page.fields.published.is_none() && fields.published.is_some() {
            written = record.get("published").and_then(Value::as_str).map(str::to_owned);
        }
        page.fields = page.fields.or(fields);
    }
    drop_archives(&mut page.fields);
    if page.fields.published.is_some() {
        page.bad_dates.clear();
    }
    page.bad_dates.truncate(1);
    if let Some(address) = &saved.address {
        page.fields.url = Some(Field::given(address.clone(), None));
    }
    if let Some((address, day)) = page.fields.url.as_ref().and_then(|url| savers::unarchived(&url.value)) {
        page.fields.url = Some(Field::given(address, None));
        page.fields.accessed = day.map(|day| Field::given(day, None));
    }
    page.fields.accessed = saved.day.map(|day| Field::given(day, None)).or(page.fields.accessed);
    settle_headline(document, &mut page);
    read_beside(document, &mut page, written.as_deref());
    page
}

/// Takes what the page shows beside its heading, where the metadata do not say it, and the day where they say it in UTC.
fn read_beside(document: &Document, page: &mut PageMetadata, written: Option<&str>) {
    let headings: Vec<String> = page.fields.headline.iter().map(|headline| headline.value.clone()).chain(page.heading.clone()).collect();
    let beside = beside::read(document, |words| !words.is_empty() && headings.iter().any(|heading| is_same(heading, words)));
    let is_outlet = |name: &String| page.fields.outlet.as_ref().is_some_and(|outlet| is_same(&outlet.value, name));
    page.fields.byline.retain(|author| !is_outlet(&author.value));
    if page.fields.byline.is_empty() {
        let authors =
            beside.authors.into_iter().filter(|name| !page.fields.outlet.as_ref().is_some_and(|outlet| is_same(&outlet.value, name)));
        page.fields.byline = authors.map(|name| Field { value: name, grade: Grade::Stated, evidence: None, why: None }).collect();
    }
    let is_given = page.fields.published.is_some();
    let shown = beside.day.as_deref().and_then(parse_day).map(|day| Field { value: day, grade: Grade::Stated, evidence: None, why: None });
    page.fields.published = page.fields.published.take().or(shown);
    let written = if is_given { written } else { beside.day.as_deref() };
    let Some(published) = &mut page.fields.published else { return };
    // An evening in America is the next day in UTC.
    if let Some(written) = written.filter(|written| is_in_utc(written)) {
        let of_address = page.fields.url.as_ref().and_then(|url| address::day_of(&url.value));
        let visible = document.select("time").nodes().iter().find_map(|time| {
            let is_same_moment = time.attr("datetime").is_some_and(|moment| moment.get(..16) == written.get(..16));
            if is_same_moment { super::super::furniture::find_day_in(&words_of(&time.text())) } else { None }
        });
        let is_next_to = |day: &Date| published.value.since(*day).is_ok_and(|span| span.get_days().abs() == 1);
        if let Some(day) = visible.or(of_address).filter(is_next_to) {
            published.value = day;
        }
    }
}

/// “2024-03-09T01:49:09Z”: a moment whose day is another one in other places.
fn is_in_utc(written: &str) -> bool {
    written.contains('T') && ["Z", "+00:00", "+0000"].iter().any(|zone| written.trim_end().ends_with(zone))
}

/// The language that a page declares for its article.
fn declared_language(document: &Document, article: &Map<String, Value>) -> Option<String> {
    let of_page = document.select("html").attr("lang").or_else(|| document.select("html").attr("xml:lang")).map(|lang| lang.to_string());
    let of_article = article.get("language").and_then(Value::as_str).map(str::to_owned);
    of_page.or(of_article).map(|lang| lang.trim().to_owned()).filter(|lang| !lang.is_empty())
}

/// An archive published nothing.
fn drop_archives(fields: &mut Fields) {
    if fields.outlet.as_ref().is_some_and(|outlet| address::is_archive(&outlet.value)) {
        fields.outlet = None;
    }
}

/// The headline without the name of the site; the page's own heading where the metadata have none or the same, or say another thing
/// for search and social media.
fn settle_headline(document: &Document, page: &mut PageMetadata) {
    let title = words_of(&document.select("title").text());
    let headings: Vec<String> =
        document.select("h1").nodes().iter().map(|node| words_of(&node.text())).filter(|words| !words.is_empty()).collect();
    let outlet_given = page.fields.outlet.as_ref().map(|outlet| outlet.value.clone());
    let given = page.fields.headline.as_ref().map(|headline| without_outlet(&words_of(&headline.value), outlet_given.as_deref()));
    let is_given = |words: &&String| given.as_deref().is_some_and(|given| is_same(given, words));
    let in_title = |words: &&String| words.split(' ').count() > 2 && letters_of(&title).contains(&letters_of(words));
    let heading = headings.iter().find(is_given).or_else(|| headings.iter().find(in_title)).or_else(|| headings.first()).cloned();
    let heading_of_title =
        Title::find(&title, |part| heading.as_deref().is_some_and(|heading| is_same(heading, part)) || stands_alone(document, part));
    if let Some(Title { site: Some(site), .. }) =
        heading_of_title.as_ref().filter(|title| title.site.as_deref().is_some_and(|site| !address::is_archive(site)))
    {
        page.fields.outlet.get_or_insert_with(|| Field::given(site.clone(), None));
    }
    let outlet = page.fields.outlet.as_ref().map(|outlet| outlet.value.clone());
    match (given, heading) {
        (Some(given), Some(heading))
            if !is_same(&heading, &given) && is_printed(document, &heading, &given, &title, &headings, outlet.as_deref()) =>
        {
            page.fields.headline = Some(Field { value: heading.clone(), grade: Grade::Stated, evidence: None, why: None });
            page.heading = Some(heading);
        }
        (Some(given), heading) => {
            page.heading = heading.filter(|heading| is_same(heading, &given));
            page.fields.headline = Some(Field::given(given, None));
        }
        (None, Some(heading)) if headings.len() == 1 || is_in(&heading, &title) => {
            page.fields.headline = Some(Field { value: heading.clone(), grade: Grade::Stated, evidence: None, why: None });
            page.heading = Some(heading);
        }
        (None, _) if !title.is_empty() => {
            let headline = heading_of_title.map_or_else(|| without_outlet(&title, outlet.as_deref()), |title| title.headline);
            page.fields.headline = Some(Field::given(headline, None));
        }
        (None, _) => {}
    }
}

/// Whether a heading is the headline as printed, where the metadata have another: it is the page's only one, no name of the site or of
/// a section, and the title or the given headline speaks of the same.
fn is_printed(document: &Document, heading: &str, given: &str, title: &str, headings: &[String], outlet: Option<&str>) -> bool {
    const LONGEST: usize = 220;
    let words: Vec<&str> = heading.split(' ').collect();
    let is_site = outlet.is_some_and(|outlet| is_same(outlet, heading));
    let is_shown = || document.select("h2").nodes().iter().any(|node| is_same(&node.text(), given));
    if words.len() < 3 || heading.len() > LONGEST || is_site || is_shown() {
        return false;
    }
    let (of_given, of_heading) = (letters_of(given), letters_of(heading));
    // “Storm breaks harbour wall in...” is cut.
    let is_cut = given.ends_with("...") || given.ends_with('…');
    let shares = |text: &str| words.iter().filter(|word| word.chars().count() > 3).any(|word| letters_of(text).contains(&letters_of(word)));
    is_in(heading, title) || is_cut && of_heading.starts_with(&of_given) || headings.len() == 1 && (shares(given) || shares(title))
}

/// Whether a text holds these words.
fn is_in(words: &str, text: &str) -> bool {
    words.split(' ').count() > 2 && letters_of(text).contains(&letters_of(words))
}

/// A page's title taken apart: “Storm closes port | Daily Courier”, “Daily Courier - Storm closes port”.
struct Title {
    headline: String,
    site: Option<String>,
}

const SEPARATORS: [&str; 5] = [" | ", " - ", " – ", " — ", " :: "];

impl Title {
    /// The parts, where one of them is a headline for sure.
    fn find(title: &str, is_headline: impl Fn(&str) -> bool) -> Option<Self> {
        for mark in SEPARATORS {
            for (one, other) in
                [title.rsplit_once(mark), title.split_once(mark).map(|(site, headline)| (headline, site))].into_iter().flatten()
            {
                if is_headline(one) && !other.trim().is_empty() {
                    return Some(Self { headline: one.trim().to_owned(), site: Some(other.trim().to_owned()) });
                }
            }
        }
        None
    }
}

/// Whether the page shows these words as a heading, or as old pages write one.
fn stands_alone(document: &Document, words: &str) -> bool {
    let headings = document.select("h1, h2, h3, b, strong, font");
    headings.nodes().iter().any(|heading| is_same(&heading.text(), words))
}

pub(super) fn is_same(one: &str, other: &str) -> bool {
    letters_of(one) == letters_of(other)
}

/// The letters and digits of a text, in small letters.
fn letters_of(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// “Storm closes port | Daily Courier” → Storm closes port.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for mark in SEPARATORS {
        if let Some((headline, site)) = title.rsplit_once(mark)
            && (mark == " | " || outlet.is_some_and(|outlet| is_same(outlet, site)))
            && !headline.trim().is_empty()
        {
            return headline.trim().to_owned();
        }
    }
    title.to_owned()
}

fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All `meta` elements: their names in small letters, and their contents.
fn metas_of(document: &Document) -> Vec<(String, String)> {
    let metas = document.select("meta[content]");
    let named = metas.nodes().iter().filter_map(|meta| {
        let name = meta.attr("property").or_else(|| meta.attr("name")).or_else(|| meta.attr("itemprop"))?;
        Some((name.trim().to_ascii_lowercase(), meta.attr("content")?.trim().to_owned()))
    });
    let mut metas: Vec<(String, String)> = named.collect();
    // “Written by”, “Carla Moss”: a label, and beside it what it labels.
    let value_of = |metas: &[(String, String)], name: &str| metas.iter().find(|(of, _)| of == name).map(|(_, value)| value.clone());
    for number in ["1", "2"] {
        let label = value_of(&metas, &format!("twitter:label{number}")).unwrap_or_default().to_ascii_lowercase();
        if ["written by", "author", "by"].contains(&label.trim_end_matches(':'))
            && let Some(name) = value_of(&metas, &format!("twitter:data{number}"))
        {
            metas.push(("twitter:written_by".to_owned(), name));
        }
    }
    metas
}

fn named(metas: &[(String, String)], names: &[(&str, &str)]) -> Map<String, Value> {
    let mut record = Map::new();
    for (name, field) in names {
        let values: Vec<Value> = metas
            .iter()
            .filter(|(of, value)| of == name && is_value(field, value))
            .map(|(_, value)| Value::String(value.clone()))
            .collect();
        if values.is_empty() || record.contains_key(*field) {
            continue;
        }
        let value = if *field == "author" { Value::Array(values) } else { values[0].clone() };
        record.insert((*field).to_owned(), value);
    }
    record
}

/// Some sites give the address of an author's page in place of the name.
fn is_value(field: &str, value: &str) -> bool {
    !value.is_empty() && (field == "url" || !metadata::is_web_address(value))
}
