//! What programs follow: the Atom feed of the articles, the sitemap, and robots.txt.

use std::fmt::Write;

use serde::Serialize;
use tera::{Context, Value};

use super::Site;
use super::articles_page::lede;
use super::cards::shown_name;
use super::plan::Page;
use super::published::{last_day, newest_of};
use super::url::{Address, host_of, is_web_address};
use crate::dossier::{Evidence, PersonIndex, Presence};
use crate::error::Error;
use crate::text::Span;

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
    let articles = site.index.newest.iter().take(ENTRIES).map(|article| (*article, None));
    let address = Address::root("feed.xml");
    render_feed(site, &address, "dossier", &settings.name, &settings.description, &Address::root("index.html"), articles)
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
    render_feed(site, address, &format!("people/{}", person.id), &headline, &subtitle, &Address::person(&person.id, 0), articles)
}

/// A feed of articles, each with the words it is told by; without them its lede.
fn render_feed(
    site: &Site<'_>,
    feed_address: &Address,
    id: &str,
    headline: &str,
    subtitle: &str,
    home: &Address,
    articles: impl Iterator<Item = (usize, Option<Span>)>,
) -> Result<Vec<u8>, Error> {
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
    let feed = Feed {
        id: format!("tag:{host},2000:{id}"),
        headline,
        subtitle,
        author: settings.editor.as_deref().unwrap_or(&settings.name),
        updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or(latest),
        own_address: feed_address.absolute(base_url),
        home: link(home),
        entries,
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
