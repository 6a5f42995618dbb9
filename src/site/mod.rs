//! Dossier → pages: [`Site::addresses`] and [`Site::render`].
//!
//! In: the project and its dossier. Out: for each address the bytes of its page. `build` renders all addresses, `serve` the
//! one that is asked for. Templates see views (plain structs made here), never the dossier itself.
//!
//! Each part uses only those before it:
//!
//! - `url.rs` makes every link, `running_text.rs` the reading text, `theme.rs` renders templates.
//! - `facts/` is made once and looked up by all, so that a page costs the same in a large dossier as in a small one.
//! - `fragments/` makes what several pages show alike: links, dates, sentences, cards.
//! - `data/` makes what programs read: open data, feeds, the sitemap, the search index.
//! - `pages/` has a folder for each kind of page: where its pages stand, what each shows, and how it is rendered.
//! - `plan.rs` joins the addresses of all kinds.

mod data;
mod facts;
mod fragments;
mod page;
mod pages;
mod plan;
mod running_text;
#[cfg(test)]
mod tests;
pub(crate) mod theme;
mod theme_files;
pub(crate) mod url;
pub(crate) mod views;

#[cfg(feature = "serve")]
pub(crate) use fragments::CONTENT_SECURITY_POLICY;
pub use url::Address;

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::annotate::Annotations;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::pipeline::Compiled;
use data::search::{SearchIndex, Shard};
use fragments::Desk;
use page::Page;
use theme::Theme;
use views::{Rendered, Views};

/// A dossier ready to be rendered.
pub struct Site<'c> {
    desk: Desk<'c>,
    /// What is searched: made when a file of it is first asked for, as it takes all texts and no page shows it.
    search: OnceLock<SearchIndex>,
    /// What the articles say, until the index is made of it.
    annotations: Mutex<Vec<Annotations>>,
    /// All but the files of the search index.
    pages: BTreeMap<Address, Box<dyn Page>>,
    faults: Vec<Diagnostic>,
}

impl<'c> Site<'c> {
    /// Prepares what all pages share, and plans which there are.
    pub fn new(compiled: &'c Compiled, theme: &'c Theme) -> Self {
        Self::beside(compiled, compiled.annotations.clone(), theme, None)
    }

    /// The same beside pages that stand already, of the views that are given. The annotations are let go of when they have been read for the last
    /// time; what else was compiled needs none.
    pub(crate) fn beside(compiled: &'c Compiled, annotations: Vec<Annotations>, theme: &'c Theme, views: Option<Views>) -> Self {
        let desk = pages::desk(compiled, &annotations, theme, views);
        let (pages, faults) = plan::pages(&desk);
        let annotations = Mutex::new(if desk.settings().publish.search { annotations } else { Vec::new() });
        Self { desk, search: OnceLock::new(), annotations, pages, faults }
    }

    /// The editor's rules on addresses that do not hold.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// Every address of the site, sorted.
    pub fn addresses(&self) -> Vec<Address> {
        let mut addresses: Vec<Address> = self.pages.keys().cloned().collect();
        if self.has_search() {
            addresses.extend(self.search().shards().map(Shard::address));
        }
        addresses.sort();
        // A static file goes before a page of the same name: whoever put it there wants it.
        addresses.dedup();
        addresses
    }

    /// Whether the site has a page at an address.
    pub fn has(&self, address: &Address) -> bool {
        self.pages.contains_key(address) || self.shard_at(address).is_some()
    }

    /// A page of HTML of each kind: the first of each folder and of each list.
    pub fn one_of_each_kind(&self) -> Vec<&Address> {
        let mut kinds = BTreeSet::new();
        let is_first_part = |path: &str| path.strip_suffix(".html").is_some_and(|stem| !stem.contains('.'));
        // “articles/flood.html”, “timeline-2017.html” and “timeline.html” are three kinds.
        let kind_of = |path: &'_ str| path.find(['/', '-', '.']).map(|end| path[..=end].to_owned());
        self.pages.keys().filter(|address| is_first_part(&address.0) && kinds.insert(kind_of(&address.0))).collect()
    }

    /// The bytes of one page; of the page “not found” for an address that the site has not.
    ///
    /// # Errors
    /// A template that does not render; a page that bears a name which is withheld.
    pub fn render(&self, address: &Address) -> Result<Vec<u8>, Error> {
        loop {
            // That a page stands there is said once.
            if let Rendered::Anew(bytes, _) = self.render_unless_it_stands(address)? {
                return Ok(bytes);
            }
        }
    }

    /// The same, or the word that the page stands there as it is to be.
    ///
    /// # Errors
    /// As [`Site::render`].
    pub(crate) fn render_unless_it_stands(&self, address: &Address) -> Result<Rendered, Error> {
        let rendered = self.render_anything(address)?;
        let Rendered::Anew(bytes, _) = &rendered else { return Ok(rendered) };
        let names = self.desk.compiled.dossier.withheld.names();
        match names.find_in_file(&address.0, bytes) {
            Some(name) => Err(Error::Withheld { file: address.0.clone(), name }),
            None => Ok(rendered),
        }
    }

    fn render_anything(&self, address: &Address) -> Result<Rendered, Error> {
        if let Some(page) = self.pages.get(address) {
            return page.render(&self.desk, address);
        }
        match self.shard_at(address) {
            Some(shard) => Ok(self.search().write(&self.desk, shard).into()),
            None => pages::render_not_found(&self.desk),
        }
    }

    fn has_search(&self) -> bool {
        self.desk.settings().publish.search
    }

    fn search(&self) -> &SearchIndex {
        self.search.get_or_init(|| {
            let annotations = mem::take(&mut *self.annotations.lock().unwrap_or_else(PoisonError::into_inner));
            SearchIndex::new(&self.desk, annotations)
        })
    }

    /// The file of the search index at an address.
    fn shard_at(&self, address: &Address) -> Option<Shard> {
        Shard::at(address).filter(|shard| self.has_search() && self.search().has(*shard))
    }
}
