//! The editor’s own pages.

use serde::Serialize;

use crate::error::Error;
use crate::site::facts::own_pages::OwnPage;
use crate::site::fragments::Desk;
use crate::site::fragments::head::Head;
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;

/// What the page shows.
#[derive(Serialize)]
struct View<'a> {
    headline: &'a str,
    html: &'a str,
}

/// The editor's pages that have an address of their own.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let own = desk.facts.own_pages.iter().enumerate().filter(|(_, page)| page.has_own_address());
    own.map(|(place, page)| placed(Address::root(&format!("{}.html", page.stem)), Own(place))).collect()
}

/// A page of the editor.
struct Own(usize);

impl Page for Own {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        render(desk, address, &desk.facts.own_pages[self.0])
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

fn render(desk: &Desk<'_>, address: &Address, page: &OwnPage) -> Result<Rendered, Error> {
    let description = format!("{}: a page of the dossier “{}”.", page.headline, desk.settings().name);
    let head = Head::new(desk, address, &page.stem, &page.headline, description);
    desk.render_page("page.html", address, &head, &View { headline: &page.headline, html: &page.html })
}
