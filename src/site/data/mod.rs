//! What programs read: open data, feeds, the sitemap, what hosts and browsers ask for, and the index of the search.

mod accent;
pub(crate) mod citation;
mod exports;
pub(crate) mod feeds;
pub(crate) mod hosting;
mod records;
pub(crate) mod search;
pub(crate) mod sitemap;
pub(crate) mod tables;
mod timeline_exports;

use super::fragments::Desk;
use super::page::Placed;

/// What says where the files of a kind stand.
pub(super) const KINDS: [fn(&Desk<'_>) -> Vec<Placed>; 3] = [exports::pages, feeds::pages, hosting::pages];
