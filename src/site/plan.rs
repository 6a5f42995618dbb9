//! Which pages a site has, and where each stands. The files of the search index are not among them: which there are is known
//! when all texts have been read.

use std::collections::BTreeMap;

use super::article_page;
use super::exports::Export;
use super::feeds;
use super::index::Index;
use super::own_page::OwnPage;
use super::people_page::Order;
use super::person_page;
use super::quotes_plan::QuoteOrder;
use super::search::letters::Letters;
use super::theme::Theme;
use super::url::Address;
use crate::pipeline::Compiled;

/// What stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// `index.html`.
    Home,
    /// A page of the list of all articles.
    Articles(usize),
    /// A part of an article.
    Article(usize, usize),
    /// The text of an article as received.
    Original(usize),
    /// The file of an article as received.
    Received(usize),
    /// A picture of the source, by its path there.
    Picture(String),
    /// A page of a list of all people.
    People(Order, usize),
    /// A page of the list of outlets.
    Sources(usize),
    /// A page of an outlet.
    Source(usize, usize),
    /// A part of a person's page.
    Person(usize, usize),
    /// A page of the quotes.
    Quotes(QuoteOrder, usize),
    /// A page of the timeline, by its place in the plan.
    Timeline(usize),
    /// What the open data holds.
    Data,
    /// How the dossier was made.
    About,
    /// A page of the editor.
    Own(usize),
    /// What a host shows for an address that is not there.
    NotFound,
    /// The Atom feed.
    Feed,
    /// The Atom feed of what names a person.
    PersonFeed(usize),
    /// The sitemap.
    Sitemap,
    /// A part of a sitemap that is too long for one file.
    SitemapPart(usize),
    /// `robots.txt`.
    Robots,
    /// The JSON Feed.
    JsonFeed,
    /// What tells browsers how to search here.
    OpenSearch,
    /// What some hosts read: which headers to send.
    Headers,
    /// What keeps GitHub Pages from leaving files out.
    NoJekyll,
    /// The search page.
    Search,
    /// A page of the index by initial letters: the letter, and which page of it.
    Letter(usize, usize),
    /// A file of open data.
    Export(Export),
    /// A file of the theme.
    Static(String),
}

impl Page {
    /// Whether it is a page for readers that search engines may list.
    pub(super) fn is_to_be_found(&self) -> bool {
        match self {
            Self::Home
            | Self::Articles(_)
            | Self::Article(..)
            | Self::People(..)
            | Self::Person(..)
            | Self::Quotes(..)
            | Self::Timeline(_)
            | Self::Sources(_)
            | Self::Source(..)
            | Self::Data
            | Self::Search
            | Self::Letter(..)
            | Self::About
            | Self::Own(_) => true,
            Self::Original(_)
            | Self::Received(_)
            | Self::Picture(_)
            | Self::NotFound
            | Self::Feed
            | Self::PersonFeed(_)
            | Self::Sitemap
            | Self::SitemapPart(_)
            | Self::Robots
            | Self::JsonFeed
            | Self::OpenSearch
            | Self::Headers
            | Self::NoJekyll
            | Self::Export(_)
            | Self::Static(_) => false,
        }
    }
}

/// All pages by their address, but for the files of the search index. A static file goes before a page of the same name: whoever put it there wants it.
pub(super) fn pages(
    compiled: &Compiled,
    index: &Index,
    letters: &Letters,
    own_pages: &[OwnPage],
    theme: &Theme,
) -> BTreeMap<Address, Page> {
    let mut pages = BTreeMap::from([
        (Address::root("index.html"), Page::Home),
        (Address::root("about.html"), Page::About),
        (Address::list("search", 0), Page::Search),
        (Address::root("404.html"), Page::NotFound),
        (Address::root("feed.xml"), Page::Feed),
        (Address::root("feed.json"), Page::JsonFeed),
        (Address::root("data.html"), Page::Data),
        (Address::root("robots.txt"), Page::Robots),
        (Address::root("_headers"), Page::Headers),
        (Address::root(".nojekyll"), Page::NoJekyll),
    ]);
    let own = own_pages.iter().enumerate().filter(|(_, page)| page.has_own_address());
    pages.extend(own.map(|(place, page)| (Address::list(&page.stem, 0), Page::Own(place))));
    pages.extend((0..index.article_pages.len()).map(|part| (Address::list("articles", part), Page::Articles(part))));
    for order in Order::ALL {
        let parts = 0..index.people_pages[order as usize].len();
        pages.extend(parts.map(|part| (order.address(part), Page::People(order, part))));
    }
    for (place, facts) in compiled.dossier.articles.iter().enumerate() {
        pages.extend((0..index.parts[place].len()).map(|part| (Address::article(&facts.slug, part), Page::Article(place, part))));
        if article_page::has_original(compiled, place) {
            pages.insert(Address::original(&facts.slug), Page::Original(place));
        }
        if let Some(original) = &compiled.project.articles[place].original {
            pages.insert(Address::received(&facts.slug, original.ending), Page::Received(place));
        }
    }
    for (place, person) in compiled.dossier.people.iter().enumerate() {
        let parts = index.persons[place].pages.len();
        pages.extend((0..parts).map(|part| (Address::person(&person.id, part), Page::Person(place, part))));
        if person_page::has_feed(person) {
            pages.insert(Address::person_feed(&person.id), Page::PersonFeed(place));
        }
    }
    let quotes = [(QuoteOrder::Person, index.quotes.person_pages.len()), (QuoteOrder::Day, index.quotes.day_pages.len())];
    for (order, parts) in quotes {
        pages.extend((0..parts).map(|part| (order.address(part), Page::Quotes(order, part))));
    }
    let timeline = index.timeline.pages.iter().enumerate();
    pages.extend(timeline.map(|(place, page)| (page.address(), Page::Timeline(place))));
    pages.extend(index.pictures.iter().map(|(path, address)| (address.clone(), Page::Picture(path.clone()))));
    pages.extend((0..index.source_pages.len()).map(|part| (Address::list("sources", part), Page::Sources(part))));
    for (place, outlet) in index.outlets.iter().enumerate() {
        pages.extend((0..outlet.pages.len()).map(|part| (outlet.address(part), Page::Source(place, part))));
    }
    pages.extend(letters.pages().map(|(letter, part, address)| (address, Page::Letter(letter, part))));
    pages.extend(Export::all().map(|export| (export.address(), Page::Export(export))));
    pages.extend(theme.statics().keys().map(|path| (Address::root(path), Page::Static(path.clone()))));
    if compiled.project.settings.base_url.is_some() {
        pages.insert(Address::root("opensearch.xml"), Page::OpenSearch);
        let parts = feeds::sitemap_parts(pages.values().filter(|page| feeds::is_listed(compiled, page)).count());
        pages.extend((0..parts).map(|part| (feeds::sitemap_part(part), Page::SitemapPart(part))));
        pages.insert(Address::root("sitemap.xml"), Page::Sitemap);
    }
    pages
}
