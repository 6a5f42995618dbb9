//! What stands at an address: the one shape that every kind of page and file has.
//!
//! A kind has a function `pages(&Desk) -> Vec<Placed>` that says where its pages stand, and a type that renders one of them. Kinds are
//! listed in `pages/mod.rs` and `data/mod.rs`; nothing else knows them.

use jiff::civil::Date;

use super::fragments::Desk;
use super::url::Address;
use super::views::Rendered;
use crate::error::Error;

/// A page or a file of the site.
pub(crate) trait Page: Send + Sync {
    /// Its bytes.
    fn render(&self, desk: &Desk<'_>, address: &Address) -> Result<Rendered, Error>;

    /// Whether it is a page for readers that search engines may list.
    fn is_listed(&self, _desk: &Desk<'_>) -> bool {
        false
    }

    /// The day that the sitemap gives it; `None` for a page that is made of several articles.
    fn changed(&self, _desk: &Desk<'_>) -> Option<Date> {
        None
    }
}

/// A page and where it stands.
pub(crate) type Placed = (Address, Box<dyn Page>);

/// Puts a page at an address.
pub(crate) fn placed(address: Address, page: impl Page + 'static) -> Placed {
    (address, Box::new(page))
}
