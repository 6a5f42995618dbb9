//! Dossier → pages: [`Site::addresses`] and [`Site::render`].
//!
//! In: the project and its dossier. Out: for each address the bytes of its page. `build` renders all addresses, `serve` the
//! one that is asked for. Templates see views (plain structs made here), never the dossier itself.

pub mod theme;
pub mod url;

pub use url::Address;

use crate::error::Error;
use crate::pipeline::Compiled;
use theme::Theme;

/// A dossier ready to be rendered.
pub struct Site<'c> {
    /// What it shows.
    pub compiled: &'c Compiled,
    /// How.
    pub theme: &'c Theme,
}

impl<'c> Site<'c> {
    /// Prepares what all pages share.
    pub fn new(compiled: &'c Compiled, theme: &'c Theme) -> Self {
        Self { compiled, theme }
    }

    /// Every address of the site, sorted.
    pub fn addresses(&self) -> Vec<Address> {
        ["404.html", "index.html"].map(|path| Address(path.to_owned())).to_vec()
    }

    /// The bytes of one page.
    ///
    /// # Errors
    /// A template that does not render.
    pub fn render(&self, address: &Address) -> Result<Vec<u8>, Error> {
        Ok(format!("<!doctype html><title>{} {}</title>", self.compiled.project.articles[0].file, address.0).into_bytes())
    }
}
