//! What programs follow: the Atom feed of the articles, the sitemap, and robots.txt.

use std::fmt::Write;

use serde::Serialize;
use tera::{Context, Value};

use super::Site;
use super::articles_page::lede;
use super::plan::Page;
use super::published::last_day;
use super::url::{Address, host_of, is_web_address};
use crate::dossier::Presence;
use crate::error::Error;

/// How many articles the feed holds: the newest.
const ENTRIES: usize = 50;
/// What “updated” says where no article bears a day: the Atom standard wants one, and the clock is no source.
const NO_DAY: &str = "1970-01-01";
/// The domain of ids where it is not known where the site stands (RFC 4151 wants one; this one is reserved by RFC 2606).
const NO_HOST: &str = "dossier.invalid";

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
    let settings = site.settings();
    let base_url = settings.base_url.as_deref();
    let host = base_url.map_or(NO_HOST, host_of);
    let latest = site.index.latest.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    let feed_address = Address::root("feed.xml");
    let link = |address: &Address| address.absolute(base_url).unwrap_or_else(|| feed_address.link_to(address));
    let entries = site.index.newest.iter().take(ENTRIES).map(|article| {
        let facts = &site.compiled.dossier.articles[*article];
        let published = facts.published.day.as_ref().map(|day| day.value.to_string());
        let updated = last_day(&facts.published).or(site.index.latest).map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
        Entry {
            id: format!("tag:{host},2000:articles/{}", facts.slug),
            headline: site.index.headlines[*article].clone(),
            outlet: facts.outlet.as_ref().map(|outlet| outlet.value.clone()),
            updated,
            published,
            href: link(&Address::article(&facts.slug, 0)),
            via: facts.url.as_ref().map(|url| url.value.clone()).filter(|url| is_web_address(url)),
            summary: lede(&site.compiled.project.articles[*article], facts),
        }
    });
    let feed = Feed {
        id: format!("tag:{host},2000:dossier"),
        headline: &settings.name,
        subtitle: &settings.description,
        author: settings.editor.as_deref().unwrap_or(&settings.name),
        updated: latest.clone(),
        own_address: feed_address.absolute(base_url),
        home: link(&Address::root("index.html")),
        entries: entries.collect(),
    };
    let mut context = Context::new();
    context.insert("feed", &feed);
    site.theme.render("feed.xml", &context)
}

/// A page in the sitemap.
#[derive(Serialize)]
struct Location {
    address: String,
    /// The (last) day an article may have come out; `None` for pages that are made of several.
    changed: Option<String>,
}

/// `sitemap.xml`: all pages of HTML that are to be found. At most 50,000, as its standard says.
pub(super) fn render_sitemap(site: &Site<'_>) -> Result<Vec<u8>, Error> {
    const MOST: usize = 50_000;
    let base_url = site.settings().base_url.as_deref();
    let is_indexed = |page: &Page| match page {
        Page::Person(person, _) => site.compiled.dossier.people[*person].presence != Presence::Unindexed,
        page => page.is_to_be_found(),
    };
    let pages = site.pages.iter().filter(|(_, page)| is_indexed(page));
    let locations = pages.filter_map(|(address, page)| {
        let changed = match page {
            Page::Article(article, _) => last_day(&site.compiled.dossier.articles[*article].published),
            _ => None,
        };
        Some(Location { address: address.absolute(base_url)?, changed: changed.map(|day| day.to_string()) })
    });
    let mut context = Context::new();
    context.insert_value("locations", Value::from_serializable(&locations.take(MOST).collect::<Vec<_>>()));
    site.theme.render("sitemap.xml", &context)
}

/// `robots.txt`: all is open; where the sitemap stands, if there is one.
pub(super) fn robots(site: &Site<'_>) -> String {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(sitemap) = Address::root("sitemap.xml").absolute(site.settings().base_url.as_deref()) {
        writeln!(robots, "\nSitemap: {sitemap}").expect("a string takes all that is written");
    }
    robots
}
