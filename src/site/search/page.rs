//! The search page: its form, and the index by initial letters for those who browse, and for browsers without scripts.

use serde::Serialize;

use super::super::Site;
use super::super::head::Head;
use super::super::url::Address;
use super::letters::LetterLink;
use crate::error::Error;

/// What the search page shows.
#[derive(Serialize)]
struct SearchPage {
    /// How many articles are searched.
    articles: usize,
    /// The index by initial letters.
    letters: Vec<LetterLink>,
}

/// Renders `search.html`.
pub(in super::super) fn render(site: &Site<'_>, address: &Address) -> Result<Vec<u8>, Error> {
    let view = SearchPage { articles: site.compiled.project.articles.len(), letters: site.letters.links(address, None) };
    let description = format!("Words, names and phrases in all articles of the dossier “{}”.", site.settings().name);
    let head = Head::new(site, address, "search", "Search", description);
    site.render_page("search.html", address, &head, &view)
}
