//! What several pages show alike: heads, links, names, dates, sentences, cards of events, quotes, articles and people.
//!
//! In: the dossier and its [`Facts`]. Out: a [`Desk`], at which all pages are made; the files here add to what it makes. Knows no kind
//! of page, only where articles and events stand.

pub(crate) mod article_card;
pub(crate) mod cards;
pub(crate) mod chart;
pub(crate) mod counts;
pub(crate) mod dates;
pub(crate) mod event_dates;
pub(crate) mod head;
pub(crate) mod key_events;
pub(crate) mod links;
pub(crate) mod paging;
pub(crate) mod person_row;
pub(crate) mod sentences;

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tera::{Context, Value};

use crate::annotate::Annotations;
use crate::corpus::Settings;
use crate::dossier::PersonIndex;
use crate::error::Error;
use crate::pipeline::Compiled;
use crate::site::facts::Facts;
use crate::site::facts::own_pages::OwnPage;
use crate::site::running_text::{escaped, shortened};
#[cfg(test)]
use crate::site::tests;
use crate::site::theme::Theme;
use crate::site::url::{Address, is_web_address};
use crate::site::views::{Rendered, Views};
use crate::text::Span;
use dates::Day;
use head::Head;
use links::{ArticleLink, Links, PersonLink, Ready};

/// What pages are made with: the dossier and what is looked up in it, where articles and events stand, and the theme.
pub(crate) struct Desk<'c> {
    pub(crate) compiled: &'c Compiled,
    pub(crate) theme: &'c Theme,
    /// What stands in the output; `None` where pages are always rendered.
    views: Option<Views>,
    pub(crate) facts: Facts,
    /// By article: the parts of its text that stand on one page each; nearly always one.
    pub(crate) parts: Vec<Vec<Span>>,
    /// By event: the page of the timeline on which it stands.
    pub(crate) event_pages: Vec<Address>,
    /// What all pages show, as the templates take it.
    shared: Value,
    /// The navigation of pages that were rendered.
    navigations: Mutex<Vec<NavigationOf>>,
    article_links: Links<ArticleLink>,
    person_links: Links<PersonLink>,
}

/// What all pages show: masthead, navigation and foot.
#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates ask for each by its name")]
struct Shared<'a> {
    name: &'a str,
    description: &'a str,
    editor: Option<&'a str>,
    /// Where an error is reported; `None` where the settings do not say.
    contact: Option<Contact<'a>>,
    /// The terms under which the dossier may be used; `None` where the settings do not say.
    licence: Option<&'a str>,
    /// Whether it is known where the site stands, so that browsers can be told how to search here.
    has_open_search: bool,
    /// Whether there is a page of corrections.
    has_corrections: bool,
    /// Whether the open data is published.
    has_data: bool,
    /// Whether there are feeds.
    has_feeds: bool,
    /// Whether there is a search.
    has_search: bool,
    /// The language of the pages: `en`.
    language: &'a str,
    /// The path of the picture beside the name, from the root; `None` without one.
    logo: Option<&'a str>,
    /// What a browser may do with a page: the Content Security Policy.
    policy: String,
    navigation: Vec<NavigationLink>,
}

/// Where an error is reported.
#[derive(Serialize)]
struct Contact<'a> {
    /// As it is shown.
    label: &'a str,
    /// The link: to a page, or to write a message.
    href: String,
}

impl<'a> Contact<'a> {
    fn new(given: &'a str) -> Self {
        let href = if is_web_address(given) { given.to_owned() } else { format!("mailto:{given}") };
        Self { label: given, href }
    }
}

/// The navigation as it is rendered for the pages of a section that lie equally deep.
struct NavigationOf {
    root: String,
    section: String,
    html: Value,
}

/// A link of the navigation; its path is that from the root.
#[derive(Serialize)]
struct NavigationLink {
    section: String,
    label: String,
    path: String,
}

impl<'c> Desk<'c> {
    /// Prepares what all pages share. Where articles and events stand is planned at the desk itself, and not yet known.
    pub(crate) fn new(compiled: &'c Compiled, annotations: &[Annotations], theme: &'c Theme, mut views: Option<Views>) -> Self {
        let facts = Facts::new(compiled, annotations);
        let settings = &compiled.project.settings;
        let shared = Shared {
            name: &settings.name,
            description: &settings.description,
            editor: settings.editor.as_deref(),
            contact: settings.contact.as_deref().map(Contact::new),
            licence: settings.licence.as_deref(),
            has_open_search: settings.base_url.is_some() && settings.publish.search,
            has_corrections: compiled.project.editorial.has_corrections(),
            has_data: settings.publish.data,
            has_feeds: settings.publish.feeds,
            has_search: settings.publish.search,
            language: &settings.language,
            logo: settings.logo.as_deref(),
            policy: policy_in_page(),
            navigation: navigation(&facts.own_pages, settings.publish.search),
        };
        if let Some(views) = &mut views {
            views.share(&(theme.templates(), &shared));
        }
        let shared = Value::from_serializable(&shared);
        Self {
            compiled,
            theme,
            views,
            facts,
            parts: Vec::new(),
            event_pages: Vec::new(),
            shared,
            navigations: Mutex::default(),
            article_links: Links::new(compiled.dossier.articles.len()),
            person_links: Links::new(compiled.dossier.people.len()),
        }
    }

    /// Whether there is anything that was corrected.
    pub(crate) fn has_corrections(&self) -> bool {
        self.compiled.project.editorial.has_corrections()
    }

    /// The settings of the project.
    pub(crate) fn settings(&self) -> &'c Settings {
        &self.compiled.project.settings
    }

    /// The part of an article that holds the start of a span.
    pub(crate) fn part_of(&self, article: usize, span: Span) -> usize {
        self.parts[article].partition_point(|part| part.end <= span.start).min(self.parts[article].len() - 1)
    }

    /// Renders a page of HTML: its template with its head, its view, and what all pages share.
    pub(crate) fn render_page(&self, template: &str, address: &Address, head: &Head, view: &impl Serialize) -> Result<Rendered, Error> {
        self.render_below(template, address, &address.way_up(), head, view)
    }

    /// The same, with the way to the root of the site as given.
    pub(crate) fn render_below(
        &self,
        template: &str,
        address: &Address,
        root: &str,
        head: &Head,
        view: &impl Serialize,
    ) -> Result<Rendered, Error> {
        #[cfg(test)]
        tests::contract::see(template, view);
        let hash = self.views.as_ref().and_then(|views| views.hash(template, &(root, head, &head.json_ld), view));
        if let Some((views, hash)) = self.views.as_ref().zip(hash)
            && views.stands(&address.0, hash)
        {
            return Ok(Rendered::AsBefore(hash));
        }
        let mut context = Context::new();
        context.insert_value("site", self.shared.clone());
        context.insert_value("navigation", self.navigation(root, &head.section)?);
        context.insert("root", root);
        context.insert("head", head);
        context.insert_value("json_ld", Value::safe_string(&head.json_ld));
        context.insert("page", view);
        Ok(Rendered::Anew(self.theme.render(template, &context)?, hash))
    }

    /// The links of the navigation, as all pages of a section that lie equally deep show them.
    fn navigation(&self, root: &str, section: &str) -> Result<Value, Error> {
        let find = |ready: &[NavigationOf]| ready.iter().find(|one| one.root == root && one.section == section).map(|one| one.html.clone());
        let made = || self.navigations.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(html) = find(&made()) {
            return Ok(html);
        }
        let mut context = Context::new();
        context.insert_value("site", self.shared.clone());
        context.insert("root", root);
        context.insert("section", section);
        let html = self.theme.render("navigation.html", &context)?;
        let html = Value::safe_string(String::from_utf8_lossy(&html).trim_end());
        made().push(NavigationOf { root: root.to_owned(), section: section.to_owned(), html: html.clone() });
        Ok(html)
    }

    /// A link to the page of an article.
    pub(crate) fn article_link(&self, from: &Address, article: usize) -> Ready<ArticleLink> {
        const LONGEST: usize = 180;
        const LONGEST_LINE: usize = 60;
        let facts = &self.compiled.dossier.articles[article];
        self.article_links.get(from, article, || {
            let headline = shortened(&self.facts.headlines[article], LONGEST);
            let outlet = facts.outlet.as_ref().map(|outlet| shortened(&outlet.value, LONGEST));
            let published = dates::published_in_words(&facts.published);
            let line = match (&outlet, &published) {
                (Some(outlet), Some(day)) => format!("{outlet}, {}", day.words),
                (Some(outlet), None) => format!("{outlet}, undated"),
                (None, Some(day)) => day.words.clone(),
                (None, None) => format!("“{}”", shortened(&headline, LONGEST_LINE)),
            };
            let byline_html = byline(outlet.as_deref(), published.as_ref());
            ArticleLink { href: from.link_to(&Address::article(&facts.slug, 0)), headline, line, outlet, published, byline_html }
        })
    }

    /// What an article is called in a sentence: its outlet, else its headline in quotation marks.
    pub(crate) fn article_name(&self, article: usize) -> String {
        const LONGEST: usize = 80;
        match &self.compiled.dossier.articles[article].outlet {
            Some(outlet) => shortened(&outlet.value, LONGEST),
            None => format!("“{}”", shortened(&self.facts.headlines[article], LONGEST)),
        }
    }

    /// A link to the page of a person.
    pub(crate) fn person_link(&self, from: &Address, index: PersonIndex) -> Ready<PersonLink> {
        let place = index.0 as usize;
        let person = index.of(&self.compiled.dossier.people);
        let make = || PersonLink { name: shown_name(&person.name), href: from.link_to(&Address::person(&person.id, 0)) };
        self.person_links.get(from, place, make)
    }
}

fn byline(outlet: Option<&str>, published: Option<&Day>) -> String {
    let outlet = outlet.map(|outlet| format!("<span class=\"outlet\">{}</span>", escaped(outlet)));
    let words = match (outlet, published) {
        (Some(outlet), Some(day)) => format!("{outlet}, {}", day.html),
        (Some(outlet), None) => format!("{outlet}, undated"),
        (None, Some(day)) => day.html.clone(),
        (None, None) => "Undated".to_owned(),
    };
    format!("<span class=\"source\">{words}</span>")
}

/// What a browser may do with a page: use what comes from the site itself, nothing else, and no script or style written into a page.
/// Pages state it themselves, for hosts that send no headers and for disks; hosts that can send it too.
pub(crate) const CONTENT_SECURITY_POLICY: &str =
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/// The policy as a page may state it of itself: who may frame it only a header can say.
fn policy_in_page() -> String {
    let stated = CONTENT_SECURITY_POLICY.split("; ").filter(|directive| !directive.starts_with("frame-ancestors"));
    stated.collect::<Vec<_>>().join("; ")
}

/// A name that fits a line.
pub(crate) fn shown_name(name: &str) -> String {
    shortened(name, 120)
}

fn navigation(own_pages: &[OwnPage], has_search: bool) -> Vec<NavigationLink> {
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
    links.extend(has_search.then(|| link("search", "Search")));
    links.push(link("about", "About"));
    links
}
