//! The search page: its form, and the index by initial letters for those who browse, and for browsers without scripts.

mod letters;

use std::sync::Arc;

use serde::Serialize;

use crate::error::Error;
use crate::site::fragments::Desk;
use crate::site::fragments::head::Head;
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;
use letters::{LetterLink, Letters};

/// What the search page shows.
#[derive(Serialize)]
struct SearchPage {
    /// How many articles are searched.
    articles: usize,
    /// The index by initial letters.
    letters: Vec<LetterLink>,
}

/// The search page, and the index by initial letters.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    if !desk.settings().publish.search {
        return Vec::new();
    }
    let letters = Arc::new(Letters::new(desk));
    let index = letters.pages().map(|(letter, part, address)| placed(address, Letter { letters: Arc::clone(&letters), letter, part }));
    let search = placed(Address::list("search", 0), Search { letters: Arc::clone(&letters) });
    index.chain([search]).collect()
}

/// `search.html`.
struct Search {
    letters: Arc<Letters>,
}

impl Page for Search {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address, &self.letters)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// A page of the index by initial letters: the letter, and which page of it.
#[expect(clippy::struct_field_names, reason = "the part, or the letter, that the page shows")]
struct Letter {
    letters: Arc<Letters>,
    letter: usize,
    part: usize,
}

impl Page for Letter {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        letters::render(desk, address, &self.letters, self.letter, self.part)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

fn render(desk: &Desk<'_>, address: &Address, letters: &Letters) -> Result<Rendered, Error> {
    let view = SearchPage { articles: desk.compiled.project.articles.len(), letters: letters.links(address, None) };
    let description = format!("Words, names and phrases in all articles of the dossier “{}”.", desk.settings().name);
    let head = Head::new(desk, address, "search", "Search", description);
    desk.render_page("search.html", address, &head, &view)
}
