//! What stands beside a text: front matter, the fields of a line of JSON, the metadata of a web page.
//!
//! Programs name the same things differently; the names are those of Hugo, Zola, Jekyll and the Obsidian clipper (front matter),
//! trafilatura, newspaper4k and news-please (lines of JSON), and schema.org (web pages). Case does not matter.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::furniture;
use super::{Field, Fields};
use crate::diagnostic::Diagnostic;

/// The first that has a value counts.
const PUBLISHED: &[&str] = &[
    "published",
    "date",
    "publishdate",
    "pubdate",
    "date_publish",
    "publish_date",
    "datepublished",
    "date_published",
    "published_at",
    "publishedat",
    "published_date",
    "publication_date",
    "pub_date",
    "published_time",
    "publishedtime",
    "published time",
    "published date",
    "filedate",
];
const HEADLINE: &[&str] = &["headline", "title", "full title", "name"];
const OUTLET: &[&str] = &[
    "outlet",
    "publisher",
    "site",
    "sitename",
    "site_name",
    "publication",
    "newspaper",
    "source_name",
    "source-hostname",
    "meta_site_name",
    "hostname",
    "source_domain",
    "domain",
];
const AUTHORS: &[&str] = &["author", "authors", "byline", "creator", "dc:creator"];
const ADDRESS: &[&str] = &[
    "url",
    "source",
    "source_url",
    "original_url",
    "canonical_link",
    "canonical",
    "canonicalurl",
    "link",
    "permalink",
    "external_url",
    "url source",
];
const LANGUAGE: &[&str] = &["language", "lang", "meta_lang", "inlanguage"];
const ACCESSED: &[&str] = &["accessed", "retrieved", "created", "date_download"];
/// Where Zola and Hugo keep what they do not know themselves.
const FURTHER: &[&str] = &["extra", "params"];

/// What the metadata of an article say.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// The fields, each of them given.
    pub(super) fields: Fields,
    /// Dates that cannot be read: the key as written, and the value.
    pub(super) bad_dates: Vec<(String, String)>,
    /// Keys that say nothing of the article that is shown, as written, sorted.
    pub(super) left_aside: Vec<String>,
    /// The language of the text, as it is written; `None` where nothing says it.
    pub(super) language: Option<String>,
}

/// Reads metadata. `known` are keys that the caller has read.
pub(super) fn read(record: &Map<String, Value>, known: &[&str]) -> Stated {
    let mut reader =
        Reader { entries: entries_of(record), used: known.iter().map(|key| (*key).to_owned()).collect(), bad_dates: Vec::new() };
    let address = reader.first(ADDRESS, |value| text_of(value).filter(|text| is_web_address(text)));
    // “source: Daily Courier” names the outlet.
    let outlet = reader.first(OUTLET, name_of).or_else(|| reader.first(&["source"], name_of));
    let fields = Fields {
        headline: reader.first(HEADLINE, text_of).map(given),
        published: reader.date(PUBLISHED),
        outlet: outlet.map(given),
        byline: reader.first(AUTHORS, authors_of).unwrap_or_default().into_iter().map(given).collect(),
        url: address.map(given),
        accessed: reader.date(ACCESSED),
        ..Fields::default()
    };
    let language = reader.first(LANGUAGE, text_of);
    let mut left_aside: Vec<String> =
        reader.entries.iter().filter(|entry| !reader.used.contains(&entry.name)).map(|entry| entry.key.to_owned()).collect();
    left_aside.sort();
    left_aside.dedup();
    Stated { fields, bad_dates: reader.bad_dates, left_aside, language }
}

impl Fields {
    /// These fields, and where they say nothing, the other ones.
    pub(super) fn or(self, other: Self) -> Self {
        let list = |one: Vec<Field<String>>, other| if one.is_empty() { other } else { one };
        Self {
            headline: self.headline.or(other.headline),
            published: self.published.or(other.published),
            outlet: self.outlet.or(other.outlet),
            dateline: list(self.dateline, other.dateline),
            byline: list(self.byline, other.byline),
            contributors: list(self.contributors, other.contributors),
            url: self.url.or(other.url),
            accessed: self.accessed.or(other.accessed),
        }
    }
}

fn given<T>(value: T) -> Field<T> {
    Field::given(value, None)
}

/// The warning about a date that cannot be read.
pub(super) fn bad_date(file: &str, article: &str, date: &str) -> Diagnostic {
    Diagnostic::warning("date", file, format!("cannot read the date `{date}` of {article}")).help("write it as 2024-03-08")
}

/// A day as programs and people write it: “2024-03-08T10:00:00Z”, “2024-03-08 10:00:00 -0500”, “March 8, 2024”. The time of day
/// is left aside.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = || text.get(..10).and_then(|day| day.parse().ok());
    iso().or_else(|| compact_day(text)).or_else(|| furniture::find_day_in(text))
}

/// “20240308”, “20240308T110235Z”, and the seconds or milliseconds since 1970 that programs count.
fn compact_day(text: &str) -> Option<Date> {
    let length = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(length);
    match (length, rest.is_empty()) {
        (8, _) if rest.is_empty() || rest.starts_with(['T', ' ']) => format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])
            .parse()
            .ok()
            .filter(|day: &Date| (1500..2200).contains(&day.year())),
        (14, true) => format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]).parse().ok(),
        (10 | 13, true) => {
            let seconds = digits[..10].parse().ok()?;
            Some(jiff::Timestamp::from_second(seconds).ok()?.to_zoned(jiff::tz::TimeZone::UTC).date())
        }
        _ => None,
    }
}

/// One entry: its key as written, the same in small letters, its value.
struct Entry<'r> {
    key: &'r str,
    name: String,
    value: &'r Value,
}

/// The entries, those of `extra` and `params` last.
fn entries_of(record: &Map<String, Value>) -> Vec<Entry<'_>> {
    let further = |key: &str| FURTHER.iter().any(|name| name.eq_ignore_ascii_case(key));
    let nested = record.iter().filter(|(key, _)| further(key)).filter_map(|(_, value)| value.as_object()).flatten();
    let all = record.iter().filter(|(key, value)| !(further(key) && value.is_object())).chain(nested);
    all.map(|(key, value)| Entry { key, name: key.to_ascii_lowercase(), value }).collect()
}

struct Reader<'r> {
    entries: Vec<Entry<'r>>,
    used: Vec<String>,
    bad_dates: Vec<(String, String)>,
}

impl Reader<'_> {
    /// The first of these keys that has a value.
    fn first<T>(&mut self, names: &[&str], read: fn(&Value) -> Option<T>) -> Option<T> {
        let mut found = None;
        for name in names {
            for entry in self.entries.iter().filter(|entry| entry.name == *name) {
                if let Some(value) = read(entry.value) {
                    self.used.push(entry.name.clone());
                    found = found.or(Some(value));
                }
            }
        }
        found
    }

    fn date(&mut self, names: &[&str]) -> Option<Field<Date>> {
        let mut found = None;
        for name in names {
            for entry in self.entries.iter().filter(|entry| entry.name == *name) {
                let Some(written) = text_of(entry.value) else { continue };
                self.used.push(entry.name.clone());
                match parse_day(&written) {
                    Some(day) => found = found.or_else(|| Some(given(day))),
                    None => self.bad_dates.push((entry.key.to_owned(), written)),
                }
            }
        }
        found
    }
}

/// A text, or the digits of a number. Python writes “None” where it knows nothing.
pub(super) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !matches!(text.trim(), "" | "None" | "null" | "NaT") => Some(without_brackets(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A name: a text, the first of a list, or the `name` of an object.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::Array(names) => names.iter().find_map(name_of),
        Value::Object(thing) => thing.get("name").and_then(name_of),
        value => text_of(value).filter(|text| !is_web_address(text)),
    }
}

/// Authors stand in a list (newspaper4k, news-please, Zola, the Obsidian clipper), as objects (schema.org), or in one text, with
/// “;” between them (trafilatura) or as in a byline. Accounts, desks and addresses are nobody.
fn authors_of(value: &Value) -> Option<Vec<String>> {
    let names: Vec<String> = match value {
        Value::Array(all) => all.iter().filter_map(authors_of).flatten().collect(),
        Value::Object(thing) => match thing.get("name") {
            Some(Value::Array(names)) => names.iter().filter_map(authors_of).flatten().collect(),
            _ => name_of(value).iter().flat_map(|name| names_in(name)).collect(),
        },
        value => names_in(&text_of(value)?),
    };
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if is_author(&name) && !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    (!distinct.is_empty()).then_some(distinct)
}

/// Whether a name may be an author's: nobody is called “admin”, “https://…” or “ann@news.example”.
fn is_author(name: &str) -> bool {
    const LONGEST: usize = 80;
    !furniture::is_nobody(name) && name.len() <= LONGEST && !is_web_address(name) && !name.contains('@') && !name.starts_with("www.")
}

fn names_in(text: &str) -> Vec<String> {
    let names: Vec<&str> = text.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    match names[..] {
        [one] => {
            let found = furniture::find_names_in(one);
            if found.is_empty() { vec![turned(one)] } else { found }
        }
        _ => names.into_iter().map(turned).collect(),
    }
}

/// “Reyes, Ann” → Ann Reyes, as catalogues write it.
fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((surname, first)) if furniture::is_turned_name(surname, first) => format!("{} {}", first.trim(), surname.trim()),
        _ => name.to_owned(),
    }
}

/// Obsidian's links to notes: “[[Ann Reyes]]”, “[[people/ann|Ann Reyes]]” → Ann Reyes.
fn without_brackets(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("[[") {
        let Some((link, after)) = link.split_once("]]") else { break };
        plain.push_str(before);
        plain.push_str(link.rsplit('|').next().unwrap_or(link));
        rest = after;
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

/// Whether a text is an address on the web.
pub(super) fn is_web_address(text: &str) -> bool {
    let has_scheme =
        ["http://", "https://"].iter().any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    has_scheme && !text.contains(|character: char| character.is_whitespace() || character.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields in the order headline, published, outlet, byline, address, accessed; and the keys left aside.
    fn check(record: &str, fields: &str, left_aside: &[&str]) {
        let record = serde_json::from_str(record).expect("the test holds JSON");
        let Stated { fields: found, left_aside: left, .. } = read(&record, &[]);
        let text = |field: &Option<Field<String>>| field.as_ref().map_or("-".to_owned(), |field| field.value.clone());
        let day = |field: &Option<Field<Date>>| field.as_ref().map_or("-".to_owned(), |field| field.value.to_string());
        let byline: Vec<&str> = found.byline.iter().map(|name| name.value.as_str()).collect();
        let shown =
            [text(&found.headline), day(&found.published), text(&found.outlet), byline.join("+"), text(&found.url), day(&found.accessed)];
        assert_eq!(shown.join(" | "), fields);
        assert_eq!(left, left_aside);
    }

    #[test]
    fn an_address_of_the_editors_own_site_is_none_of_the_article() {
        check(
            r#"{"url":"/posts/storm/","source":"https://news.example/storm"}"#,
            "- | - | - |  | https://news.example/storm | -",
            &["url"],
        );
        check(r#"{"source":"Daily Courier"}"#, "- | - | Daily Courier |  | - | -", &[]);
    }

    #[test]
    fn authors_stand_in_many_forms() {
        for authors in [
            r#"["Ann Reyes","Bo Ode"]"#,
            r#"["[[Ann Reyes]]","[[people/bo|Bo Ode]]"]"#,
            r#""Ann Reyes; Bo Ode""#,
            r#""Ann Reyes and Bo Ode""#,
            r#""By Ann Reyes and Bo Ode, Daily Courier""#,
            r#"[{"@type":"Person","name":"Ann Reyes"},{"name":"Bo Ode"}]"#,
        ] {
            check(&format!("{{\"author\":{authors}}}"), "- | - | - | Ann Reyes+Bo Ode | - | -", &[]);
        }
        check(r#"{"author":"Reuters Staff"}"#, "- | - | - | Reuters Staff | - | -", &[]);
    }

    #[test]
    fn what_nobody_knows_is_no_date() {
        check(
            r#"{"date_publish":"None","date_download":"2024-03-09 10:00:00","maintext":null}"#,
            "- | - | - |  | - | 2024-03-09",
            &["date_publish", "maintext"],
        );
    }

    #[test]
    fn what_sites_add_lies_deeper() {
        check(
            r#"{"title":"Storm","taxonomies":{"tags":["a"]},"extra":{"Publisher":"Daily Courier","mood":"grim"}}"#,
            "Storm | - | Daily Courier |  | - | -",
            &["mood", "taxonomies"],
        );
    }
}
