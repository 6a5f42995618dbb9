//! Dossier → pages: [`Site::addresses`] and [`Site::render`].
//!
//! In: the project and its dossier. Out: for each address the bytes of its page. `build` renders all addresses, `serve` the
//! one that is asked for. Templates see views (plain structs made here), never the dossier itself.
//!
//! - `plan.rs` says which pages there are; each kind is made in its own file: `home_page.rs`, `article_page.rs` …
//! - `index.rs` is made once and looked up by all, so that a page costs the same in a large dossier as in a small one.
//! - `ready.rs` keeps the links that many pages show.
//! - `running_text.rs` makes the reading text, `url.rs` every link, `paging.rs` keeps pages short.
//! - `search/` makes the search page, its index and the index by initial letters.
//! - `feeds.rs` and `exports.rs` make what programs read.

mod about_page;
mod anchors;
mod article_page;
mod article_parts;
mod articles_page;
mod cards;
mod chart;
mod citation;
mod data_page;
mod dates;
mod difference;
mod event_dates;
mod exports;
mod feeds;
mod head;
mod home_page;
mod index;
mod key_events;
mod own_page;
mod paging;
mod people_page;
mod person_page;
mod person_rows;
mod plan;
mod published;
mod quote_citations;
mod quotes_page;
mod quotes_plan;
mod ready;
mod running_text;
mod search;
mod sentences;
mod sources_page;
mod tables;
#[cfg(test)]
mod tests;
pub mod theme;
mod theme_files;
mod timeline_exports;
mod timeline_page;
mod timeline_plan;
pub mod url;

pub use feeds::CONTENT_SECURITY_POLICY;
pub use url::Address;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, Value};

use crate::corpus::read::read_picture;
use crate::error::Error;
use crate::pipeline::Compiled;
use cards::{ArticleLink, PersonLink};
use head::Head;
use index::Index;
use plan::Page;
use ready::Links;
use theme::Theme;

/// A dossier ready to be rendered.
pub struct Site<'c> {
    compiled: &'c Compiled,
    theme: &'c Theme,
    index: Index,
    /// What is searched: made when a file of it is first asked for, as it takes all texts and no page shows it.
    search: OnceLock<search::SearchIndex>,
    letters: search::letters::Letters,
    /// All but the files of the search index.
    pages: BTreeMap<Address, Page>,
    /// The editor's own pages.
    own_pages: Vec<own_page::OwnPage>,
    /// What all pages show, as the templates take it.
    shared: Value,
    article_links: Links<ArticleLink>,
    person_links: Links<PersonLink>,
}

/// What all pages show: masthead, navigation and foot.
#[derive(Serialize)]
struct Shared<'a> {
    name: &'a str,
    description: &'a str,
    editor: Option<&'a str>,
    /// Whether it is known where the site stands, so that browsers can be told how to search here.
    has_open_search: bool,
    navigation: Vec<NavigationLink>,
}

/// A link of the navigation; its path is that from the root.
#[derive(Serialize)]
struct NavigationLink {
    section: String,
    label: String,
    path: String,
}

impl<'c> Site<'c> {
    /// Prepares what all pages share.
    pub fn new(compiled: &'c Compiled, theme: &'c Theme) -> Self {
        let own_pages = own_page::read(&compiled.project.pages);
        let index = Index::new(compiled);
        let letters = search::letters::Letters::new(compiled, &index);
        let pages = plan::pages(compiled, &index, &letters, &own_pages, theme);
        let settings = &compiled.project.settings;
        let shared = Value::from_serializable(&Shared {
            name: &settings.name,
            description: &settings.description,
            editor: settings.editor.as_deref(),
            has_open_search: settings.base_url.is_some(),
            navigation: navigation(&own_pages),
        });
        let article_links = Links::new(compiled.dossier.articles.len());
        let person_links = Links::new(compiled.dossier.people.len());
        Self { compiled, theme, index, search: OnceLock::new(), letters, pages, own_pages, shared, article_links, person_links }
    }

    /// Every address of the site, sorted.
    pub fn addresses(&self) -> Vec<Address> {
        let shards = self.search().shards().map(search::Shard::address);
        let mut addresses: Vec<Address> = self.pages.keys().cloned().chain(shards).collect();
        addresses.sort();
        // A static file goes before a page of the same name: whoever put it there wants it.
        addresses.dedup();
        addresses
    }

    /// Whether the site has a page at an address.
    pub fn has(&self, address: &Address) -> bool {
        self.pages.contains_key(address) || self.shard_at(address).is_some()
    }

    /// A page of HTML of each kind: the first of each folder and of each list.
    pub fn one_of_each_kind(&self) -> Vec<&Address> {
        let mut kinds = BTreeSet::new();
        let is_first_part = |path: &str| path.strip_suffix(".html").is_some_and(|stem| !stem.contains('.'));
        // “articles/flood.html”, “timeline-2017.html” and “timeline.html” are three kinds.
        let kind_of = |path: &'_ str| path.find(['/', '-', '.']).map(|end| path[..=end].to_owned());
        self.pages.keys().filter(|address| is_first_part(&address.0) && kinds.insert(kind_of(&address.0))).collect()
    }

    /// The bytes of one page; of the page “not found” for an address that the site has not.
    ///
    /// # Errors
    /// A template that does not render; a page that bears a name which is withheld.
    pub fn render(&self, address: &Address) -> Result<Vec<u8>, Error> {
        let bytes = self.render_anything(address)?;
        let names = self.compiled.dossier.withheld.names();
        match names.find_in_file(&address.0, &bytes) {
            Some(name) => Err(Error::Withheld { file: address.0.clone(), name }),
            None => Ok(bytes),
        }
    }

    fn render_anything(&self, address: &Address) -> Result<Vec<u8>, Error> {
        let Some(page) = self.pages.get(address) else {
            let shard = self.shard_at(address);
            return shard.map_or_else(|| about_page::render_not_found(self), |shard| Ok(self.search().write(self, shard)));
        };
        match page {
            Page::Home => home_page::render(self, address),
            Page::Articles(part) => articles_page::render(self, address, *part),
            Page::Article(article, part) => article_page::render(self, address, *article, *part),
            Page::Original(article) => Ok(self.compiled.project.articles[*article].text.clone().into_bytes()),
            Page::Received(article) => {
                let original = self.compiled.project.articles[*article].original.as_ref();
                Ok(original.map(|original| original.bytes.to_vec()).unwrap_or_default())
            }
            Page::Picture(path) => read_picture(&self.compiled.project.pictures[path]),
            Page::People(order, part) => people_page::render(self, address, *order, *part),
            Page::Person(person, part) => person_page::render(self, address, *person, *part),
            Page::Quotes(order, part) => quotes_page::render(self, address, *order, *part),
            Page::Timeline(page) => timeline_page::render(self, address, *page),
            Page::About => about_page::render(self, address),
            Page::Own(place) => own_page::render(self, address, &self.own_pages[*place]),
            Page::NotFound => about_page::render_not_found(self),
            Page::PersonFeed(person) => feeds::render_person_atom(self, address, *person),
            Page::Feed => feeds::render_atom(self),
            Page::Sitemap => feeds::render_sitemap(self),
            Page::SitemapPart(part) => feeds::render_sitemap_part(self, *part),
            Page::Robots => Ok(feeds::robots(self).into_bytes()),
            Page::JsonFeed => Ok(feeds::json_feed(self)),
            Page::OpenSearch => feeds::render_open_search(self),
            Page::Headers => Ok(feeds::headers().into_bytes()),
            Page::NoJekyll => Ok(Vec::new()),
            Page::Sources(part) => sources_page::render(self, address, *part),
            Page::Source(outlet, part) => sources_page::render_outlet(self, address, *outlet, *part),
            Page::Data => data_page::render(self, address),
            Page::Search => search::render(self, address),
            Page::Letter(letter, part) => search::letters::render(self, address, *letter, *part),
            Page::Export(export) => Ok(exports::write(self, *export)),
            Page::Static(path) => Ok(self.theme.statics()[path].to_vec()),
        }
    }

    fn search(&self) -> &search::SearchIndex {
        self.search.get_or_init(|| search::SearchIndex::new(self.compiled, &self.index))
    }

    /// The file of the search index at an address.
    fn shard_at(&self, address: &Address) -> Option<search::Shard> {
        search::Shard::at(address).filter(|shard| self.search().has(*shard))
    }

    /// Renders a page of HTML: its template with its head, its view, and what all pages share.
    fn render_page(&self, template: &str, address: &Address, head: &Head, view: &impl Serialize) -> Result<Vec<u8>, Error> {
        self.render_below(template, &address.way_up(), head, view)
    }

    /// The same, with the way to the root of the site as given.
    fn render_below(&self, template: &str, root: &str, head: &Head, view: &impl Serialize) -> Result<Vec<u8>, Error> {
        #[cfg(test)]
        tests::contract::see(template, view);
        let mut context = Context::new();
        context.insert_value("site", self.shared.clone());
        context.insert("root", root);
        context.insert("head", head);
        context.insert_value("json_ld", Value::safe_string(&head.json_ld));
        context.insert("page", view);
        self.theme.render(template, &context)
    }

    /// The settings of the project.
    fn settings(&self) -> &crate::corpus::Settings {
        &self.compiled.project.settings
    }
}

fn navigation(own_pages: &[own_page::OwnPage]) -> Vec<NavigationLink> {
    let link = |section: &str, label: &str| NavigationLink {
        section: section.to_owned(),
        label: label.to_owned(),
        path: Address::list(section, 0).0,
    };
    let mut links = vec![
        link("timeline", "Timeline"),
        link("people", "People"),
        link("quotes", "Quotes"),
        link("articles", "Articles"),
        link("sources", "Sources"),
    ];
    links.extend(own_pages.iter().filter(|page| page.has_own_address()).map(|page| link(&page.stem, &page.headline)));
    links.extend([link("search", "Search"), link("about", "About")]);
    links
}
