//! What the editor corrected after it was published: a page and a feed, where there is anything.

mod told;

use serde::Serialize;

use crate::error::Error;
use crate::site::data::feeds::correction_feed;
use crate::site::fragments::Desk;
use crate::site::fragments::head::Head;
use crate::site::fragments::paging::{self, Pagination, pagination};
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;
use told::{Correction, corrections};

/// What the page of corrections shows.
#[derive(Serialize)]
struct CorrectionsPage {
    corrections: Vec<Correction>,
    pagination: Option<Pagination>,
}

const LIST: &str = "corrections";

/// The pages of the corrections, and their feed.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    if !desk.has_corrections() {
        return Vec::new();
    }
    let list = (0..cut(&corrections(desk, &Address::list(LIST, 0))).len()).map(|part| placed(Address::list(LIST, part), List(part)));
    let feed = desk.settings().publish.feeds.then(|| placed(Address::root("corrections.xml"), Feed));
    list.chain(feed).collect()
}

fn cut(all: &[Correction]) -> Vec<std::ops::Range<usize>> {
    paging::cut(all.iter().map(Correction::cost), paging::BUDGET)
}

/// A page of corrections.
struct List(usize);

impl Page for List {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        let mut all = corrections(desk, address);
        let parts = cut(&all);
        let pagination = pagination(address, self.0, parts.len(), |part| Address::list(LIST, part));
        let view = CorrectionsPage { corrections: all.drain(parts[self.0].clone()).collect(), pagination };
        let description = format!("What was corrected in the dossier “{}” after it was published.", desk.settings().name);
        let head = Head::new(desk, address, LIST, "Corrections", description);
        desk.render_page("corrections.html", address, &head, &view)
    }

    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        true
    }
}

/// The corrections as Atom.
struct Feed;

impl Page for Feed {
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error> {
        let told: Vec<(String, Option<String>)> = corrections(desk, address).iter().map(Correction::in_words).collect();
        correction_feed(desk, address, &Address::list(LIST, 0), &told).map(Rendered::from)
    }
}
