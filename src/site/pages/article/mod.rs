//! The page of an article: its reading text with people linked, dates explained and quotes marked; where it comes from; the
//! people, events and quotes in it; and who else reports the same events.

mod aside;
mod laid_out;
pub(super) mod plan;
mod said;
mod text;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use crate::corpus::editorial::ArticleMode;
use crate::error::Error;
use crate::pipeline::Compiled;
use crate::site::data::citation::Citations;
use crate::site::facts::newest::last_day;
use crate::site::fragments::Desk;
use crate::site::fragments::article_card::lede;
use crate::site::fragments::dates::Day;
use crate::site::fragments::dates::published_in_words;
use crate::site::fragments::head::Head;
use crate::site::fragments::links::{PersonLink, Ready};
use crate::site::fragments::paging::{Pagination, pagination};
use crate::site::fragments::shown_name;
use crate::site::page::{Page, Placed, placed};
use crate::site::running_text::escaped;
use crate::site::url::{Address, is_web_address};
use crate::site::views::Rendered;
use crate::text::Span;
use aside::{EventInArticle, PersonInArticle, Provenance, TimeRow};
use said::Speaker;
use text::Block;

/// What the page of an article shows.
#[derive(Serialize)]
struct ArticlePage {
    /// The headline as HTML, its sentences with their anchors.
    headline_html: String,
    outlet: Option<String>,
    published: Option<Day>,
    byline: Vec<Name>,
    /// Whether this is the first of its pages.
    is_first: bool,
    /// The text, without what stands in `credits` and `also`.
    blocks: Vec<Block>,
    /// “Ann Reyes contributed to this report.”, as HTML.
    credits: Vec<String>,
    /// What else stood on the page: labels, dates, headlines of other articles; as HTML.
    also: Vec<String>,
    provenance: Provenance,
    people: Vec<PersonInArticle>,
    events: Vec<EventInArticle>,
    /// How many events are not shown.
    more_events: usize,
    /// Who is quoted here and has no page of their own.
    speakers: Vec<Speaker>,
    times: Vec<TimeRow>,
    /// How to cite it.
    citations: Citations,
    pagination: Option<Pagination>,
}

/// A name in the byline, linked where the dossier has a page for it.
#[derive(Serialize)]
struct Name {
    name: String,
    link: Option<Ready<PersonLink>>,
}

/// The pages of all articles, and beside them the files as received.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let mut pages = Vec::new();
    for (place, facts) in desk.compiled.dossier.articles.iter().enumerate() {
        pages.extend((0..desk.parts[place].len()).map(|part| placed(Address::article(&facts.slug, part), Part { article: place, part })));
        if has_original(desk.compiled, place) {
            pages.push(placed(Address::original(&facts.slug), Received::Text(place)));
        }
        if let Some(original) = desk.compiled.project.articles[place].original.as_ref().filter(|_| desk.settings().publish.received) {
            pages.push(placed(Address::received(&facts.slug, original.ending), Received::File(place)));
        }
    }
    pages
}

/// A part of an article.
struct Part {
    article: usize,
    part: usize,
}

impl Page for Part {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address, self.article, self.part)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }

    fn changed(&self, desk: &Desk<'_>) -> Option<Date> {
        last_day(&desk.compiled.dossier.articles[self.article].published)
    }
}

/// An article as received.
enum Received {
    /// Its text.
    Text(usize),
    /// Its file, where that is not plain text.
    File(usize),
}

impl Page for Received {
    fn render(&self, desk: &Desk<'_>, _address: &Address) -> Result<Rendered, Error> {
        let articles = &desk.compiled.project.articles;
        let bytes = match self {
            Self::Text(article) => articles[*article].text.clone().into_bytes(),
            Self::File(article) => articles[*article].original.as_ref().map(|original| original.bytes.to_vec()).unwrap_or_default(),
        };
        Ok(bytes.into())
    }
}

/// Renders a part of an article.
fn render(desk: &Desk<'_>, address: &Address, article: usize, part: usize) -> Result<Rendered, Error> {
    let facts = &desk.compiled.dossier.articles[article];
    let parts = &desk.parts[article];
    let span = parts[part];
    let text = text::article_text(desk, address, article, span);
    let events = aside::events(desk, address, article, span);
    let speakers = said::speakers(desk, address, article, span);
    let view = ArticlePage {
        headline_html: text.headline.unwrap_or_else(|| escaped(&desk.facts.headlines[article])),
        outlet: facts.outlet.as_ref().map(|outlet| outlet.value.clone()),
        published: published_in_words(&facts.published),
        byline: byline(desk, address, article),
        is_first: part == 0,
        blocks: text.blocks,
        credits: text.credits,
        also: text.also,
        provenance: aside::provenance(desk, address, article),
        people: aside::people(desk, address, article, span, speakers.people),
        more_events: events.len().saturating_sub(aside::MOST_EVENTS),
        events: events.into_iter().take(aside::MOST_EVENTS).collect(),
        speakers: speakers.others,
        times: aside::times(desk, address, article, span),
        citations: desk.citation(article).all(),
        pagination: pagination(address, part, parts.len(), |part| Address::article(&facts.slug, part)),
    };
    let head = head(desk, address, article, &view);
    desk.render_page("article.html", address, &head, &view)
}

/// Whether the text as received is published beside the page: only where it was edited for reading, holds no withheld name, may be
/// shown in full, and `publish.received` is on.
fn has_original(compiled: &Compiled, place: usize) -> bool {
    let facts = &compiled.dossier.articles[place];
    compiled.project.settings.publish.received
        && !facts.edits.is_empty()
        && !compiled.dossier.withheld.is_in(place)
        && facts.mode == ArticleMode::Full
}

/// Whether something found belongs to this part of the text: it does where it starts.
fn starts_in(part: Span, span: Span) -> bool {
    part.start <= span.start && span.start < part.end
}

/// The names in the byline, each linked to the person mentioned there.
fn byline(desk: &Desk<'_>, address: &Address, place: usize) -> Vec<Name> {
    const MOST: usize = 12;
    let facts = &desk.compiled.dossier.articles[place];
    let byline = desk.compiled.project.articles[place].fields.byline.iter().take(MOST);
    byline
        .map(|name| {
            let mentioned = name.evidence.and_then(|span| {
                let mention = facts.mentions.iter().find(|mention| mention.span.overlaps(span));
                mention.and_then(|mention| mention.person)
            });
            Name { name: shown_name(&name.value), link: mentioned.map(|person| desk.person_link(address, person)) }
        })
        .collect()
}

/// The page's head. Its metadata describes the original article, which is what a citation manager wants.
fn head(desk: &Desk<'_>, address: &Address, place: usize, view: &ArticlePage) -> Head {
    let article = &desk.compiled.project.articles[place];
    let facts = &desk.compiled.dossier.articles[place];
    let headline = &desk.facts.headlines[place];
    let description = lede(article, facts).unwrap_or_else(|| headline.clone());
    let mut head = Head::without_json_ld(desk, address, "articles", headline, description);
    head.og_type = "article";
    head.meta("z:itemType", "newspaperArticle");
    head.is_cited = true;
    let mut original = json!({"@type": "NewsArticle", "headline": headline});
    if let Some(language) = facts.language {
        head.meta("citation_language", language);
        original["inLanguage"] = json!(language);
    }
    let authors: Vec<&str> = view.byline.iter().map(|name| name.name.as_str()).collect();
    for author in &authors {
        head.meta("citation_author", &citation_name(author));
        head.property("article:author", author);
    }
    if !authors.is_empty() {
        original["author"] = authors.iter().map(|author| json!({"@type": "Person", "name": author})).collect();
    }
    if let Some(day) = facts.published.value() {
        head.meta("citation_date", &day.replace('-', "/"));
        head.property("article:published_time", &day);
        original["datePublished"] = json!(day);
    }
    if let Some(url) = facts.url.as_ref().map(|url| url.value.as_str()).filter(|url| is_web_address(url)) {
        head.meta("citation_public_url", url);
        original["url"] = json!(url);
    }
    if let Some(outlet) = &view.outlet {
        head.meta("DC.source", outlet);
        original["publisher"] = json!({"@type": "Organization", "name": outlet});
    }
    head.set_json_ld(json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "isPartOf": {"@type": "WebSite", "name": desk.settings().name},
        "mainEntity": original,
    }));
    head
}

/// “Ann Reyes” as citation managers sort it: “Reyes, Ann”.
fn citation_name(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((first, last)) if !name.contains(',') => format!("{last}, {first}"),
        _ => name.to_owned(),
    }
}
