//! Which pages a site has, and where each stands. The files of the search index are not among them: which there are is known
//! when all texts have been read.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::data;
use super::fragments::Desk;
use super::page::{Page, Placed};
use super::pages;
use super::url::Address;

/// All pages by their address. A static file goes before a page of the same name: whoever put it there wants it.
pub(super) fn pages(desk: &Desk<'_>) -> BTreeMap<Address, Box<dyn Page>> {
    let kinds: Vec<fn(&Desk<'_>) -> Vec<Placed>> = pages::KINDS.into_iter().chain(data::KINDS).collect();
    let placed: Vec<Vec<Placed>> = kinds.par_iter().map(|kind| kind(desk)).collect();
    let mut pages: BTreeMap<Address, Box<dyn Page>> = placed.into_iter().flatten().collect();
    let sitemap = data::sitemap::pages(desk, &pages);
    pages.extend(sitemap);
    pages
}
