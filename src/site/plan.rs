//! Which pages a site has, and where each stands. The files of the search index are not among them: which there are is known
//! when all texts have been read.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::data;
use super::fragments::Desk;
use super::page::{Page, Placed};
use super::pages;
use super::url::Address;
use crate::diagnostic::Diagnostic;

/// All pages by their address, and which of the editor's rules on addresses do not hold. A static file goes before a page of the same name: whoever put it there wants it.
pub(super) fn pages(desk: &Desk<'_>) -> (BTreeMap<Address, Box<dyn Page>>, Vec<Diagnostic>) {
    let kinds: Vec<fn(&Desk<'_>) -> Vec<Placed>> = pages::KINDS.into_iter().chain(data::KINDS).collect();
    let placed: Vec<Vec<Placed>> = kinds.par_iter().map(|kind| kind(desk)).collect();
    let mut pages: BTreeMap<Address, Box<dyn Page>> = placed.into_iter().flatten().collect();
    let sitemap = data::sitemap::pages(desk, &pages);
    pages.extend(sitemap);
    // What the editor says has moved is known to stand elsewhere when all else has its place.
    let (moved, faults) = if desk.compiled.project.editorial.moved.is_empty() {
        (Vec::new(), Vec::new())
    } else {
        let all: Vec<&Address> = pages.keys().collect();
        pages::moved::pages(desk, &|address| pages.contains_key(address), &all)
    };
    pages.extend(moved);
    (pages, faults)
}
