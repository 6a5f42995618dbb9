//! The feeds that feed readers follow: those of the articles, of the whole dossier and of each person.

use serde::Serialize;
use serde_json::json;
use tera::Context;

use crate::dossier::{Evidence, Person, PersonIndex, Presence};
use crate::error::Error;
use crate::site::facts::newest::{last_day, newest_of};
use crate::site::fragments::article_card::lede;
use crate::site::fragments::{Desk, shown_name};
use crate::site::page::{Page, Placed, placed};
use crate::site::running_text::shortened;
use crate::site::url::{Address, host_of, is_web_address};
use crate::site::views::Rendered;
use crate::text::Span;

/// The feeds of the dossier and of the people.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    if !desk.settings().publish.feeds {
        return Vec::new();
    }
    let people = desk.compiled.dossier.people.iter().enumerate().filter(|(_, person)| has_feed(person));
    let people = people.map(|(place, person)| placed(Address::person_feed(&person.id), FeedFile::Person(place)));
    let newest = [placed(Address::root("feed.xml"), FeedFile::Atom), placed(Address::root("feed.json"), FeedFile::Json)];
    newest.into_iter().chain(people).collect()
}

/// A feed.
enum FeedFile {
    /// The newest articles, as Atom.
    Atom,
    /// The same as JSON Feed.
    Json,
    /// What names a person, as Atom.
    Person(usize),
}

impl Page for FeedFile {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        let bytes = match self {
            Self::Atom => render_feed(desk, &newest_articles(desk, address)),
            Self::Json => Ok(json_feed(desk, address)),
            Self::Person(place) => render_person_atom(desk, address, *place),
        };
        bytes.map(Rendered::from)
    }
}

/// Whether there is a feed of what names them: somebody whom one article names, or whom search engines are to pass by, needs none.
pub(crate) fn has_feed(person: &Person) -> bool {
    person.is_subject && person.articles.len() > 1 && person.presence == Presence::Shown
}

/// How many articles the feed holds: the newest.
const ENTRIES: usize = 50;
/// The longest title of an entry in the feed of corrections, in bytes.
const LONGEST_HEADLINE: usize = 120;
/// How many the feed of a person holds: few articles name one between two visits of a feed reader.
const ENTRIES_OF_PERSON: usize = 10;
/// What “updated” says where no article has a day: the Atom standard requires one, and the clock is not a source.
pub(crate) const NO_DAY: &str = "1970-01-01";
/// The domain of ids where it is not known where the site stands (RFC 4151 requires one; this one is reserved by RFC 2606).
pub(crate) const NO_HOST: &str = "dossier.invalid";

/// The feed as its template takes it.
#[derive(Serialize)]
struct Feed<'a> {
    id: String,
    language: &'a str,
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

/// The feed of the newest articles, in either format.
fn newest_articles<'s>(desk: &'s Desk<'_>, address: &Address) -> Feed<'s> {
    let settings = desk.settings();
    let articles = desk.facts.newest.iter().take(ENTRIES).map(|article| (*article, None));
    feed(desk, address, "dossier", &settings.name, &settings.description, &Address::root("index.html"), articles)
}

/// The feed of the articles that name a person: each leads to the first sentence that does.
fn render_person_atom(desk: &Desk<'_>, address: &Address, place: usize) -> Result<Vec<u8>, Error> {
    let person = &desk.compiled.dossier.people[place];
    let index = PersonIndex(u32::try_from(place).expect("fewer people than bytes of text"));
    let first_named = |article: usize| {
        let mentions = &desk.compiled.dossier.articles[article].mentions;
        mentions.iter().find(|mention| mention.person == Some(index) && mention.form.is_name()).map(|mention| mention.span)
    };
    let name = shown_name(&person.name);
    let newest = newest_of(person.articles.clone(), &desk.compiled.dossier.articles);
    let articles = newest.into_iter().take(ENTRIES_OF_PERSON).map(|article| (article, first_named(article)));
    let headline = format!("{name} – {}", desk.settings().name);
    let subtitle = format!("The articles that name {name}, each with the first sentence that does.");
    let home = Address::person(&person.id, 0);
    render_feed(desk, &feed(desk, address, &format!("people/{}", person.id), &headline, &subtitle, &home, articles))
}

/// A feed of articles, each with the words it is told by; without them its lede.
fn feed<'f>(
    desk: &'f Desk<'_>,
    feed_address: &Address,
    id: &str,
    headline: &'f str,
    subtitle: &'f str,
    home: &Address,
    articles: impl Iterator<Item = (usize, Option<Span>)>,
) -> Feed<'f> {
    let settings = desk.settings();
    let base_url = settings.base_url.as_deref();
    let host = base_url.map_or(NO_HOST, host_of);
    let link = |address: &Address| address.absolute(base_url).unwrap_or_else(|| feed_address.link_to(address));
    let entries = articles.map(|(article, words)| {
        let facts = &desk.compiled.dossier.articles[article];
        let published = facts.published.day.as_ref().map(|day| day.value.to_string());
        let updated = last_day(&facts.published).or(desk.facts.latest).map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
        let place =
            words.map_or(Address::article(&facts.slug, 0), |span| Address(desk.sentence_href(&Address::root("index.html"), article, span)));
        Entry {
            id: format!("tag:{host},2000:{}articles/{}", if words.is_some() { format!("{id}/") } else { String::new() }, facts.slug),
            headline: desk.facts.headlines[article].clone(),
            outlet: facts.outlet.as_ref().map(|outlet| outlet.value.clone()),
            updated,
            published,
            href: link(&place),
            via: facts.url.as_ref().map(|url| url.value.clone()).filter(|url| is_web_address(url)),
            summary: match words {
                Some(span) => Some(desk.sentence_around(Evidence { article, span })),
                None => lede(&desk.compiled.project.articles[article], facts),
            },
        }
    });
    let entries: Vec<Entry> = entries.collect();
    let latest = desk.facts.latest.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    Feed {
        id: format!("tag:{host},2000:{id}"),
        language: &settings.language,
        headline,
        subtitle,
        author: settings.editor.as_deref().unwrap_or(&settings.name),
        updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or(latest),
        own_address: feed_address.absolute(base_url),
        home: link(home),
        entries,
    }
}

/// The feed of the corrections, each with the day the editor gave it; `home` is the page that has them.
pub(crate) fn correction_feed(
    desk: &Desk<'_>,
    address: &Address,
    home: &Address,
    corrections: &[(String, Option<String>)],
) -> Result<Vec<u8>, Error> {
    let settings = desk.settings();
    let base_url = settings.base_url.as_deref();
    let host = base_url.map_or(NO_HOST, host_of);
    let home = home.absolute(base_url).unwrap_or_else(|| address.link_to(home));
    let latest = desk.facts.latest.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    let entries = corrections.iter().take(ENTRIES).map(|(what, on)| {
        let day = on.as_deref().and_then(|on| on.parse::<jiff::civil::Date>().ok()).map(|day| day.to_string());
        Entry {
            id: format!("tag:{host},2000:corrections/{}", &blake3::hash(what.as_bytes()).to_hex()[..16]),
            headline: shortened(what, LONGEST_HEADLINE),
            outlet: None,
            updated: day.clone().unwrap_or_else(|| latest.clone()),
            published: day,
            href: home.clone(),
            via: None,
            summary: Some(what.clone()),
        }
    });
    let entries: Vec<Entry> = entries.collect();
    let headline = format!("Corrections – {}", settings.name);
    let feed = Feed {
        id: format!("tag:{host},2000:corrections"),
        language: &settings.language,
        headline: &headline,
        subtitle: "What was published in the dossier and has been corrected since.",
        author: settings.editor.as_deref().unwrap_or(&settings.name),
        updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or(latest),
        own_address: address.absolute(base_url),
        home,
        entries,
    };
    render_feed(desk, &feed)
}

/// Atom (RFC 4287). Ids are tag URIs: they stay the same wherever the site stands below its host.
fn render_feed(desk: &Desk<'_>, feed: &Feed<'_>) -> Result<Vec<u8>, Error> {
    let mut context = Context::new();
    context.insert("feed", feed);
    desk.theme.render("feed.xml", &context)
}

/// `feed.json` (JSON Feed 1.1). Its addresses are absolute; where it is not known where the site stands, there are none of our own.
fn json_feed(desk: &Desk<'_>, address: &Address) -> Vec<u8> {
    let feed = newest_articles(desk, address);
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
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": entries.collect::<Vec<_>>(),
    });
    if let Some(own_address) = &feed.own_address {
        whole["feed_url"] = json!(own_address);
        whole["home_page_url"] = json!(feed.home);
    }
    format!("{whole:#}\n").into_bytes()
}
