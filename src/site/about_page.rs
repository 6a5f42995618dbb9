//! How the dossier was made and what its words of certainty mean; and the page for an address that is not there.

use serde::Serialize;

use super::Site;
use super::head::Head;
use super::home_page::Counts;
use super::own_page;
use super::url::{self, Address};
use crate::error::Error;

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

/// Renders `about.html`.
pub(super) fn render(site: &Site<'_>, address: &Address) -> Result<Vec<u8>, Error> {
    let articles = &site.compiled.dossier.articles;
    let view = AboutPage {
        counts: Counts::new(site),
        introduction: own_page::html_of(&site.own_pages, "about"),
        undated: articles.iter().filter(|facts| facts.published.range().is_none()).count(),
        restored: articles.iter().filter(|facts| !facts.edits.is_empty()).count(),
        has_sitemap: site.settings().base_url.is_some(),
    };
    let description =
        format!("How the dossier “{}” was made, what its words of certainty mean, and what may be done with it.", site.settings().name);
    let head = Head::new(site, address, "about", "About this dossier", description);
    site.render_page("about.html", address, &head, &view)
}

/// Renders `404.html`. A host shows it in place of any address, of any depth: so its links start at the root of the host, or
/// at the folder of it where the site is said to stand.
pub(super) fn render_not_found(site: &Site<'_>) -> Result<Vec<u8>, Error> {
    let address = Address::root("404.html");
    let mut head = Head::new(site, &address, "", "Page not found", "There is no page at this address.".to_owned());
    head.is_hidden = true;
    head.canonical = None;
    let root = site.settings().base_url.as_deref().map_or("/", url::path_of);
    site.render_below("404.html", root, &head, &())
}
