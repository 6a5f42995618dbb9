//! `.jsonl`: one article a line, as scrapers write them.

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{Article, Field, ProjectFile, plain};
use crate::diagnostic::{Diagnostic, Place};

/// A line, with the names that trafilatura, newspaper4k and news-please give to the same things.
#[derive(Deserialize)]
struct Line {
    id: Option<String>,
    #[serde(alias = "maintext", alias = "raw_text")]
    text: Option<String>,
    #[serde(alias = "date", alias = "date_publish", alias = "publish_date")]
    published: Option<String>,
    #[serde(alias = "title")]
    headline: Option<String>,
    #[serde(alias = "hostname", alias = "sitename", alias = "source_domain")]
    outlet: Option<String>,
    url: Option<String>,
}

/// The articles of a `.jsonl` file; a line that is none gets a diagnostic.
pub(super) fn parse_lines(file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    let Some(text) = plain::decode(file, diagnostics) else { return Vec::new() };
    let mut articles = Vec::new();
    let mut start = 0;
    for (number, raw) in text.split('\n').enumerate() {
        let line = raw.trim();
        let place = Place::in_text(&text, start, start + raw.len());
        start += raw.len() + 1;
        if line.is_empty() {
            continue;
        }
        let name = format!("{}#{}", file.path, number + 1);
        match serde_json::from_str::<Line>(line) {
            Ok(line) => articles.extend(article_of(line, name, place, file, diagnostics)),
            Err(fault) => diagnostics.push(
                Diagnostic::error(
                    "json",
                    &file.path,
                    format!("line {} of {} is no JSON object of an article: {fault}", number + 1, file.path),
                )
                .at(shortened(place)),
            ),
        }
    }
    articles
}

fn article_of(line: Line, name: String, place: Place, file: &ProjectFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
    let Some(text) = line.text.filter(|text| !text.trim().is_empty()) else {
        let help = "an article's text stands under `text`";
        diagnostics.push(Diagnostic::error("empty", &file.path, format!("{name} has no text")).at(shortened(place)).help(help));
        return None;
    };
    let sha256 = format!("{:x}", Sha256::digest(text.as_bytes()));
    let mut article = plain::understand(line.id.unwrap_or_else(|| name.clone()), name, text, sha256);
    if let Some(published) = line.published {
        // A time of day behind the day (“2017-11-21T13:02:00Z”) is left aside.
        match published.get(..10).unwrap_or(&published).parse() {
            Ok(day) => article.fields.published = Some(Field::given(day, None)),
            Err(_) => diagnostics.push(
                Diagnostic::warning("date", &file.path, format!("cannot read the date `{published}` of {}", article.file))
                    .at(shortened(place))
                    .help("write it as 2024-03-08"),
            ),
        }
    }
    article.fields.headline = line.headline.map(|headline| Field::given(headline, None)).or(article.fields.headline);
    article.fields.outlet = line.outlet.map(|outlet| Field::given(outlet, None)).or(article.fields.outlet);
    article.fields.url = line.url.map(|url| Field::given(url, None));
    Some(article)
}

/// A line of JSON is as long as an article; the start of it tells which is meant.
fn shortened(mut place: Place) -> Place {
    const SHOWN: usize = 80;
    if place.text.len() > SHOWN {
        place.text.truncate(place.text.floor_char_boundary(SHOWN));
        place.text.push('…');
        place.range = (0, place.text.len());
    }
    place
}
