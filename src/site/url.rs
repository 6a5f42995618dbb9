//! The only place that makes a URL.

/// The path of a page or file in the site: `articles/flood.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(pub String);
