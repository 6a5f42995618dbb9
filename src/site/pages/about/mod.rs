//! How the dossier was made and what its words of certainty mean; and the page for an address that is not there.

use serde::Serialize;

use crate::error::Error;
use crate::site::facts::own_pages::html_of;
use crate::site::fragments::Desk;
use crate::site::fragments::counts::Counts;
use crate::site::fragments::head::Head;
use crate::site::page::{Page, Placed, placed};
use crate::site::url;
use crate::site::url::Address;
use crate::site::views::Rendered;

/// What the page about the dossier shows.
#[derive(Serialize)]
struct AboutPage {
    counts: Counts,
    /// The editor's text, as HTML; `None` without one.
    introduction: Option<String>,
    /// How many articles have no day of publication, given, stated or inferred.
    undated: usize,
    /// How many were restored for reading.
    restored: usize,
    has_sitemap: bool,
}

/// The page about the dossier, and the one for addresses that are not there.
pub(super) fn pages(_desk: &Desk<'_>) -> Vec<Placed> {
    vec![placed(Address::root("about.html"), About), placed(Address::root(NOT_FOUND), NotFound)]
}

/// `about.html`.
struct About;

impl Page for About {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// What a host shows for an address that does not exist.
struct NotFound;

impl Page for NotFound {
    fn render(&self, desk: &Desk<'_>, _address: &Address) -> Result<Rendered, Error> {
        render_not_found(desk)
    }
}

const NOT_FOUND: &str = "404.html";

fn render(desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
    let articles = &desk.compiled.dossier.articles;
    let view = AboutPage {
        counts: Counts::new(desk),
        introduction: html_of(&desk.facts.own_pages, "about"),
        undated: articles.iter().filter(|facts| facts.published.range().is_none()).count(),
        restored: articles.iter().filter(|facts| !facts.edits.is_empty()).count(),
        has_sitemap: desk.settings().base_url.is_some(),
    };
    let description =
        format!("How the dossier “{}” was made, what its words of certainty mean, and what may be done with it.", desk.settings().name);
    let head = Head::new(desk, address, "about", "About this dossier", description);
    desk.render_page("about.html", address, &head, &view)
}

/// Renders `404.html`. A host shows it in place of any address, of any depth: so its links start at the root of the host, or
/// at the folder of it where the site is said to stand.
pub(crate) fn render_not_found(desk: &Desk<'_>) -> Result<Rendered, Error> {
    let address = Address::root(NOT_FOUND);
    let mut head = Head::new(desk, &address, "", "Page not found", "There is no page at this address.".to_owned());
    head.is_hidden = true;
    head.canonical = None;
    let root = desk.settings().base_url.as_deref().map_or("/", url::path_of);
    desk.render_below(NOT_FOUND, &address, root, &head, &())
}
