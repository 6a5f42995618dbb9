//! The page of an article: its reading text with people linked, dates explained and quotes marked; where it comes from; the
//! people, events and quotes in it; and who else reports the same events.

mod facts;
mod laid_out;
pub(super) mod said;
mod text;

use serde::Serialize;
use serde_json::json;

use super::Site;
use super::cards::{Day, PersonLink};
use super::citation::Citations;
use super::head::Head;
use super::paging::{Pagination, pagination};
use super::ready::Ready;
use super::running_text::escaped;
use super::url::{Address, is_web_address};
use crate::error::Error;
use crate::pipeline::Compiled;
use crate::text::Span;
use facts::{EventInArticle, PersonInArticle, Provenance, TimeRow};
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
    /// What was said, each by its first words.
    said: said::Said,
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

/// Renders a part of an article.
pub(super) fn render(site: &Site<'_>, address: &Address, place: usize, part: usize) -> Result<Vec<u8>, Error> {
    let facts = &site.compiled.dossier.articles[place];
    let parts = &site.index.parts[place];
    let span = parts[part];
    let text = text::article_text(site, address, place, span);
    let events = facts::events(site, address, place, span);
    let view = ArticlePage {
        headline_html: text.headline.unwrap_or_else(|| escaped(&site.index.headlines[place])),
        outlet: facts.outlet.as_ref().map(|outlet| outlet.value.clone()),
        published: super::published::shown(&facts.published),
        byline: byline(site, address, place),
        is_first: part == 0,
        blocks: text.blocks,
        credits: text.credits,
        also: text.also,
        provenance: facts::provenance(site, address, place),
        people: facts::people(site, address, place, span),
        more_events: events.len().saturating_sub(facts::MOST_EVENTS),
        events: events.into_iter().take(facts::MOST_EVENTS).collect(),
        said: said::said(site, address, place, span),
        times: facts::times(site, address, place, span),
        citations: site.citation(place).all(),
        pagination: pagination(address, part, parts.len(), |part| Address::article(&facts.slug, part)),
    };
    let head = head(site, address, place, &view);
    site.render_page("article.html", address, &head, &view)
}

/// Whether the text as received is published beside the page: it was edited for reading, and holds no name that is withheld.
pub(super) fn has_original(compiled: &Compiled, place: usize) -> bool {
    !compiled.dossier.articles[place].edits.is_empty() && !compiled.dossier.withheld.is_in(place)
}

/// Whether a find belongs to a part of the text: it starts there.
fn starts_in(part: Span, span: Span) -> bool {
    part.start <= span.start && span.start < part.end
}

/// The names in the byline, linked to the person whom a mention there means.
fn byline(site: &Site<'_>, address: &Address, place: usize) -> Vec<Name> {
    const MOST: usize = 12;
    let facts = &site.compiled.dossier.articles[place];
    let byline = site.compiled.project.articles[place].fields.byline.iter().take(MOST);
    byline
        .map(|name| {
            let mentioned = name.evidence.and_then(|span| {
                let mention = facts.mentions.iter().find(|mention| mention.span.overlaps(span));
                mention.and_then(|mention| mention.person)
            });
            Name { name: super::cards::shown_name(&name.value), link: mentioned.map(|person| site.person_link(address, person)) }
        })
        .collect()
}

/// The item of interest to a citation manager is the original: its outlet, its day, its address.
fn head(site: &Site<'_>, address: &Address, place: usize, view: &ArticlePage) -> Head {
    let article = &site.compiled.project.articles[place];
    let facts = &site.compiled.dossier.articles[place];
    let headline = &site.index.headlines[place];
    let description = super::articles_page::lede(article, facts).unwrap_or_else(|| headline.clone());
    let mut head = Head::without_json_ld(site, address, "articles", headline, description);
    head.og_type = "article";
    head.meta("z:itemType", "newspaperArticle");
    head.meta("citation_title", headline.as_str());
    let mut original = json!({"@type": "NewsArticle", "headline": headline});
    if let Some(language) = facts.language {
        head.meta("citation_language", language);
        original["inLanguage"] = json!(language);
    }
    let authors: Vec<&str> = view.byline.iter().map(|name| name.name.as_str()).collect();
    for author in &authors {
        head.meta("citation_author", citation_name(author));
        head.property("article:author", *author);
    }
    if !authors.is_empty() {
        original["author"] = authors.iter().map(|author| json!({"@type": "Person", "name": author})).collect();
    }
    if let Some(day) = facts.published.value() {
        head.meta("citation_date", day.replace('-', "/"));
        head.property("article:published_time", day.as_str());
        original["datePublished"] = json!(day);
    }
    if let Some(url) = facts.url.as_ref().map(|url| url.value.as_str()).filter(|url| is_web_address(url)) {
        head.meta("citation_public_url", url);
        original["url"] = json!(url);
    }
    if let Some(outlet) = &view.outlet {
        head.meta("DC.source", outlet.as_str());
        original["publisher"] = json!({"@type": "Organization", "name": outlet});
    }
    let mentions = view.people.iter().map(|person| json!({"@type": "Person", "name": person.link.name}));
    original["mentions"] = mentions.collect();
    head.set_json_ld(json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": headline,
        "isPartOf": {"@type": "WebSite", "name": site.settings().name},
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
