//! Which page answers a path, and what type it is of.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::Error;
use crate::site::{Address, Site};

/// The site's own page for what is not there.
const NOT_FOUND: &str = "404.html";

/// What answers a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A page or file.
    Page {
        /// Its media type.
        media_type: &'static str,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// The path names a folder without the slash at its end; with it, relative links lead where they should.
    Folder {
        /// The way there from the path: its last part, percent-encoded, and a slash.
        location: String,
    },
    /// There is no such page.
    Missing {
        /// The site's own 404 page, where it has one.
        bytes: Vec<u8>,
    },
}

/// The pages of a site by path.
pub(super) struct Pages<'s> {
    site: &'s Site<'s>,
}

impl<'s> Pages<'s> {
    pub(super) fn new(site: &'s Site<'s>) -> Self {
        Self { site }
    }

    /// What answers a path: its page, rendered now.
    pub(super) fn answer(&self, path: &str) -> Result<Answer, Error> {
        let is_folder = path.is_empty() || path.ends_with('/');
        let file = if is_folder { format!("{path}index.html") } else { path.to_owned() };
        if let Some(address) = self.find(&file) {
            return Ok(Answer::Page { media_type: media_type(&file), bytes: self.site.render(&address)? });
        }
        if !is_folder && self.find(&format!("{path}/index.html")).is_some() {
            let last = path.rsplit('/').next().unwrap_or(path);
            return Ok(Answer::Folder { location: format!("./{}/", utf8_percent_encode(last, NON_ALPHANUMERIC)) });
        }
        let own_page = self.find(NOT_FOUND).map(|address| self.site.render(&address)).transpose()?;
        Ok(Answer::Missing { bytes: own_page.unwrap_or_else(|| b"no such page\n".to_vec()) })
    }

    /// A page of each kind.
    pub(super) fn one_of_each_kind(&self) -> Vec<String> {
        self.site.one_of_each_kind().into_iter().map(|address| address.0.clone()).collect()
    }

    /// Whether the site has this page.
    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    fn find(&self, path: &str) -> Option<Address> {
        let address = Address(path.to_owned());
        self.site.has(&address).then_some(address)
    }
}

/// The media type of a file, by its ending.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "jsonl" => "application/jsonl",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" | "bib" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
