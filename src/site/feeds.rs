//! What programs follow: the feeds of the articles, the sitemap, and robots.txt.

use std::fmt::Write;

use serde::Serialize;
use serde_json::json;
use tera::{Context, Value};

use super::Site;
use super::articles_page::lede;
use super::cards::shown_name;
use super::plan::Page;
use super::published::{last_day, newest_of};
use super::url::{Address, host_of, is_web_address};
use crate::dossier::{Evidence, PersonIndex, Presence};
use crate::error::Error;
use crate::pipeline::Compiled;
use crate::text::Span;

/// How many articles the feed holds: the newest.
const ENTRIES: usize = 50;
/// What “updated” says where no article bears a day: the Atom standard wants one, and the clock is no source.
pub(super) const NO_DAY: &str = "1970-01-01";
/// The domain of ids where it is not known where the site stands (RFC 4151 wants one; this one is reserved by RFC 2606).
pub(super) const NO_HOST: &str = "dossier.invalid";

/// The feed as its template takes it.
#[derive(Serialize)]
struct Feed<'a> {
    id: String,
    headline: &'a str,
    subtitle: &'a str,
    author: &'a str,
    updated: String,
    own_address: Option<String>,
    home: String,
    entries: Vec<Entry>,
}

/// An article in the feed.
#[derive(Serialize)]
struct Entry {
    id: String,
    headline: String,
    /// Who published it: the author of the entry.
    outlet: Option<String>,
    updated: String,
    published: Option<String>,
    href: String,
    /// The original.
    via: Option<String>,
    summary: Option<String>,
}

/// `feed.xml` (RFC 4287). Ids are tag URIs: they stay the same wherever the site stands below its host.
pub(super) fn render_atom(site: &Site<'_>) -> Result<Vec<u8>, Error> {
    render_feed(site, &newest_articles(site, &Address::root("feed.xml")))
}

/// The feed of the newest articles, in either format.
fn newest_articles<'s>(site: &'s Site<'_>, address: &Address) -> Feed<'s> {
    let settings = site.settings();
    let articles = site.index.newest.iter().take(ENTRIES).map(|article| (*article, None));
    feed(site, address, "dossier", &settings.name, &settings.description, &Address::root("index.html"), articles)
}

/// The feed of the articles that name a person: each leads to the first sentence that does.
pub(super) fn render_person_atom(site: &Site<'_>, address: &Address, place: usize) -> Result<Vec<u8>, Error> {
    let person = &site.compiled.dossier.people[place];
    let index = PersonIndex(u32::try_from(place).expect("fewer people than bytes of text"));
    let first_named = |article: usize| {
        let mentions = &site.compiled.dossier.articles[article].mentions;
        mentions.iter().find(|mention| mention.person == Some(index) && mention.form.is_name()).map(|mention| mention.span)
    };
    let name = shown_name(&person.name);
    let newest = newest_of(person.articles.clone(), &site.compiled.dossier.articles);
    let articles = newest.into_iter().take(ENTRIES).map(|article| (article, first_named(article)));
    let headline = format!("{name} – {}", site.settings().name);
    let subtitle = format!("The articles that name {name}, each with the first sentence that does.");
    let home = Address::person(&person.id, 0);
    render_feed(site, &feed(site, address, &format!("people/{}", person.id), &headline, &subtitle, &home, articles))
}

/// A feed of articles, each with the words it is told by; without them its lede.
fn feed<'f>(
    site: &'f Site<'_>,
    feed_address: &Address,
    id: &str,
    headline: &'f str,
    subtitle: &'f str,
    home: &Address,
    articles: impl Iterator<Item = (usize, Option<Span>)>,
) -> Feed<'f> {
    let settings = site.settings();
    let base_url = settings.base_url.as_deref();
    let host = base_url.map_or(NO_HOST, host_of);
    let link = |address: &Address| address.absolute(base_url).unwrap_or_else(|| feed_address.link_to(address));
    let entries = articles.map(|(article, words)| {
        let facts = &site.compiled.dossier.articles[article];
        let published = facts.published.day.as_ref().map(|day| day.value.to_string());
        let updated = last_day(&facts.published).or(site.index.latest).map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
        let place =
            words.map_or(Address::article(&facts.slug, 0), |span| Address(site.sentence_href(&Address::root("index.html"), article, span)));
        Entry {
            id: format!("tag:{host},2000:{}articles/{}", if words.is_some() { format!("{id}/") } else { String::new() }, facts.slug),
            headline: site.index.headlines[article].clone(),
            outlet: facts.outlet.as_ref().map(|outlet| outlet.value.clone()),
            updated,
            published,
            href: link(&place),
            via: facts.url.as_ref().map(|url| url.value.clone()).filter(|url| is_web_address(url)),
            summary: match words {
                Some(span) => Some(site.sentence_around(Evidence { article, span })),
                None => lede(&site.compiled.project.articles[article], facts),
            },
        }
    });
    let entries: Vec<Entry> = entries.collect();
    let latest = site.index.latest.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    Feed {
        id: format!("tag:{host},2000:{id}"),
        headline,
        subtitle,
        author: settings.editor.as_deref().unwrap_or(&settings.name),
        updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or(latest),
        own_address: feed_address.absolute(base_url),
        home: link(home),
        entries,
    }
}

fn render_feed(site: &Site<'_>, feed: &Feed<'_>) -> Result<Vec<u8>, Error> {
    let mut context = Context::new();
    context.insert("feed", feed);
    site.theme.render("feed.xml", &context)
}

/// `feed.json` (JSON Feed 1.1). Its addresses are absolute; where it is not known where the site stands, there are none of our own.
pub(super) fn json_feed(site: &Site<'_>) -> Vec<u8> {
    let feed = newest_articles(site, &Address::root("feed.json"));
    let is_placed = feed.own_address.is_some();
    let entries = feed.entries.iter().map(|entry| {
        let mut item = json!({
            "id": entry.id,
            "title": entry.headline,
            "content_text": entry.summary.as_deref().unwrap_or(&entry.headline),
        });
        if is_placed {
            item["url"] = json!(entry.href);
        }
        if let Some(via) = &entry.via {
            item["external_url"] = json!(via);
        }
        if let Some(published) = &entry.published {
            item["date_published"] = json!(format!("{published}T00:00:00Z"));
        }
        if let Some(outlet) = &entry.outlet {
            item["authors"] = json!([{"name": outlet}]);
        }
        item
    });
    let mut whole = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.headline,
        "description": feed.subtitle,
        "language": "en",
        "authors": [{"name": feed.author}],
        "items": entries.collect::<Vec<_>>(),
    });
    if let Some(own_address) = &feed.own_address {
        whole["feed_url"] = json!(own_address);
        whole["home_page_url"] = json!(feed.home);
    }
    format!("{whole:#}\n").into_bytes()
}

/// A page in the sitemap.
#[derive(Serialize)]
struct Location {
    address: String,
    /// The (last) day an article may have come out; `None` for pages that are made of several.
    changed: Option<String>,
}

/// A sitemap has at most so many pages, as its standard says; a longer one is an index of parts.
const MOST: usize = if cfg!(test) { 100 } else { 50_000 };

/// Whether the sitemap lists a page: the editor may keep people out of search engines.
pub(super) fn is_listed(compiled: &Compiled, page: &Page) -> bool {
    match page {
        Page::Person(person, _) => compiled.dossier.people[*person].presence != Presence::Unindexed,
        page => page.is_to_be_found(),
    }
}

/// How many parts a sitemap of so many pages has; none where one file holds it.
pub(super) fn sitemap_parts(pages: usize) -> usize {
    if pages <= MOST { 0 } else { pages.div_ceil(MOST) }
}

/// Where a part of the sitemap stands.
pub(super) fn sitemap_part(part: usize) -> Address {
    Address::root(&format!("sitemap.{}.xml", part + 1))
}

/// `sitemap.xml`: all pages of HTML that are to be found, or the parts that hold them.
pub(super) fn render_sitemap(site: &Site<'_>) -> Result<Vec<u8>, Error> {
    let parts: Vec<&Address> =
        site.pages.iter().filter(|(_, page)| matches!(page, Page::SitemapPart(_))).map(|(address, _)| address).collect();
    if parts.is_empty() {
        return render_sitemap_part(site, 0);
    }
    let parts = parts.into_iter().filter_map(|part| part.absolute(site.settings().base_url.as_deref()));
    let mut context = Context::new();
    context.insert_value("parts", Value::from_serializable(&parts.collect::<Vec<_>>()));
    site.theme.render("sitemapindex.xml", &context)
}

/// A part of the sitemap.
pub(super) fn render_sitemap_part(site: &Site<'_>, part: usize) -> Result<Vec<u8>, Error> {
    let base_url = site.settings().base_url.as_deref();
    let pages = site.pages.iter().filter(|(_, page)| is_listed(site.compiled, page)).skip(part * MOST).take(MOST);
    let locations = pages.filter_map(|(address, page)| {
        let changed = match page {
            Page::Article(article, _) => last_day(&site.compiled.dossier.articles[*article].published),
            _ => None,
        };
        Some(Location { address: address.absolute(base_url)?, changed: changed.map(|day| day.to_string()) })
    });
    let mut context = Context::new();
    context.insert_value("locations", Value::from_serializable(&locations.collect::<Vec<_>>()));
    site.theme.render("sitemap.xml", &context)
}

/// `opensearch.xml` (version 1.1): how browsers search here. It takes names of at most 16 characters.
pub(super) fn render_open_search(site: &Site<'_>) -> Result<Vec<u8>, Error> {
    const LONGEST: usize = 16;
    let settings = site.settings();
    let base_url = settings.base_url.as_deref();
    let mut context = Context::new();
    context.insert("short_name", &settings.name.chars().take(LONGEST).collect::<String>().trim_end());
    context.insert("description", &format!("Search the dossier “{}”", settings.name));
    context.insert("search", &Address::list("search", 0).absolute(base_url));
    site.theme.render("opensearch.xml", &context)
}

/// What a browser may do with a page: use what comes from the site itself, nothing else, and no script or style written into a page.
///
/// It stands in the headers alone: in a page, checkers take the block of JSON-LD for a script that it forbids.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/// `_headers`, which Netlify and Cloudflare Pages obey.
pub(super) fn headers() -> String {
    format!(
        "/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cache-Control: public, max-age=0, must-revalidate
"
    )
}

/// `robots.txt`: all is open; where the sitemap stands, if there is one.
pub(super) fn robots(site: &Site<'_>) -> String {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(sitemap) = Address::root("sitemap.xml").absolute(site.settings().base_url.as_deref()) {
        writeln!(robots, "\nSitemap: {sitemap}").expect("a string takes all that is written");
    }
    robots
}
