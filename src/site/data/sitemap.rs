//! The sitemap: all pages for readers, where it is known where the site stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Value};

use crate::error::Error;
use crate::site::fragments::Desk;
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;

/// A sitemap has at most so many pages, as its standard says; a longer one is an index of parts.
const MOST: usize = if cfg!(test) { 100 } else { 50_000 };

/// A page in the sitemap.
#[derive(Serialize)]
struct Location {
    address: String,
    /// The (last) day an article may have come out; `None` for pages that are made of several.
    changed: Option<String>,
}

/// The sitemap of these pages: one file, or an index of parts.
pub(crate) fn pages(desk: &Desk<'_>, pages: &BTreeMap<Address, Box<dyn Page>>) -> Vec<Placed> {
    let Some(base_url) = desk.settings().base_url.as_deref() else { return Vec::new() };
    let listed = pages.iter().filter(|(_, page)| page.is_listed(desk));
    let locations = listed.filter_map(|(address, page)| {
        Some(Location { address: address.absolute(Some(base_url))?, changed: page.changed(desk).map(|day| day.to_string()) })
    });
    let locations: Arc<Vec<Location>> = Arc::new(locations.collect());
    let sitemap = Address::root("sitemap.xml");
    if locations.len() <= MOST {
        return vec![placed(sitemap, Part { locations, part: 0 })];
    }
    let parts: Vec<Address> = (1..=locations.len().div_ceil(MOST)).map(|part| Address::root(&format!("sitemap.{part}.xml"))).collect();
    let index = placed(sitemap, Index { parts: parts.iter().filter_map(|part| part.absolute(Some(base_url))).collect() });
    let parts = parts.into_iter().enumerate();
    parts.map(|(part, address)| placed(address, Part { locations: Arc::clone(&locations), part })).chain([index]).collect()
}

/// `sitemap.xml` of a site that has too many pages for one file.
struct Index {
    parts: Vec<String>,
}

impl Page for Index {
    fn render(&self, desk: &Desk<'_>, _address: &Address) -> Result<Rendered, Error> {
        let mut context = Context::new();
        context.insert_value("parts", Value::from_serializable(&self.parts));
        desk.theme.render("sitemapindex.xml", &context).map(Rendered::from)
    }
}

/// A sitemap, or a part of it.
struct Part {
    locations: Arc<Vec<Location>>,
    part: usize,
}

impl Page for Part {
    fn render(&self, desk: &Desk<'_>, _address: &Address) -> Result<Rendered, Error> {
        let locations: Vec<&Location> = self.locations.iter().skip(self.part * MOST).take(MOST).collect();
        let mut context = Context::new();
        context.insert_value("locations", Value::from_serializable(&locations));
        desk.theme.render("sitemap.xml", &context).map(Rendered::from)
    }
}
