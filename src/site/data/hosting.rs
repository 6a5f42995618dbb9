//! What hosts, browsers and crawlers ask for: headers, robots.txt, how to search here; and the files of the theme and the source.

use std::fmt::Write;

use tera::Context;

use super::accent;
use crate::corpus::read::read_picture;
use crate::corpus::settings::parse_colour;
use crate::error::Error;
use crate::site::fragments::{CONTENT_SECURITY_POLICY, Desk};
use crate::site::page::{Page, Placed, placed};
use crate::site::url::Address;
use crate::site::views::Rendered;

/// The files of hosts and browsers, the theme's files, and the pictures that articles show.
pub(super) fn pages(desk: &Desk<'_>) -> Vec<Placed> {
    let root = Address::root;
    let mut pages =
        vec![placed(root("robots.txt"), File::Robots), placed(root("_headers"), File::Headers), placed(root(".nojekyll"), File::NoJekyll)];
    if desk.settings().base_url.is_some() && desk.settings().publish.search {
        pages.push(placed(root("opensearch.xml"), File::OpenSearch));
    }
    pages.extend(desk.facts.pictures.iter().map(|(path, address)| placed(address.clone(), File::Picture(path.clone()))));
    pages.extend(desk.theme.statics().keys().map(|path| placed(root(path), File::Static(path.clone()))));
    pages
}

/// A file that is not a page.
enum File {
    /// `robots.txt`.
    Robots,
    /// What some hosts read: which headers to send.
    Headers,
    /// What keeps GitHub Pages from leaving files out.
    NoJekyll,
    /// What tells browsers how to search here.
    OpenSearch,
    /// A picture of the source, by its path there.
    Picture(String),
    /// A file of the theme.
    Static(String),
}

impl Page for File {
    fn render(&self, desk: &Desk<'_>, _address: &Address) -> Result<Rendered, Error> {
        let bytes = match self {
            Self::Robots => Ok(robots(desk).into_bytes()),
            Self::Headers => Ok(headers().into_bytes()),
            Self::NoJekyll => Ok(Vec::new()),
            Self::OpenSearch => render_open_search(desk),
            Self::Picture(path) => read_picture(&desk.compiled.project.pictures[path]),
            Self::Static(path) => Ok(static_file(desk, path)),
        };
        bytes.map(Rendered::from)
    }
}

/// A file of the theme; the style with the accent colour of the settings.
fn static_file(desk: &Desk<'_>, path: &str) -> Vec<u8> {
    let mut bytes = desk.theme.statics()[path].to_vec();
    if let Some(colour) = desk.settings().accent.as_deref().and_then(parse_colour).filter(|_| path == "style.css") {
        bytes.extend(accent::style(colour).into_bytes());
    }
    bytes
}

/// `opensearch.xml` (version 1.1): how browsers search here. It takes names of at most 16 characters.
fn render_open_search(desk: &Desk<'_>) -> Result<Vec<u8>, Error> {
    const LONGEST: usize = 16;
    let settings = desk.settings();
    let base_url = settings.base_url.as_deref();
    let mut context = Context::new();
    context.insert("short_name", &settings.name.chars().take(LONGEST).collect::<String>().trim_end());
    context.insert("description", &format!("Search the dossier “{}”", settings.name));
    context.insert("search", &Address::list("search", 0).absolute(base_url));
    desk.theme.render("opensearch.xml", &context)
}

/// `_headers`, which Netlify and Cloudflare Pages obey.
fn headers() -> String {
    format!(
        "/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cache-Control: public, max-age=0, must-revalidate
"
    )
}

/// `robots.txt`: all is open; where the sitemap stands, if there is one.
fn robots(desk: &Desk<'_>) -> String {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(sitemap) = Address::root("sitemap.xml").absolute(desk.settings().base_url.as_deref()) {
        writeln!(robots, "\nSitemap: {sitemap}").expect("a string takes all that is written");
    }
    robots
}
