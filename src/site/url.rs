//! The only place that makes a URL.
//!
//! Addresses are paths in the site; links between them are relative, so that the site works in any folder of any host, and
//! from a disk.

use std::fmt;

/// The path of a page or file in the site: `articles/flood.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(pub String);

/// From a folder to the one it lies in.
const UP: &str = "../";
/// The folder of the articles' pages.
const ARTICLES: &str = "articles";
/// The folder of the people's pages.
const PEOPLE: &str = "people";
/// The folder of the outlets' pages.
const SOURCES: &str = "sources";

/// A folder of the site in which pages with links lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// The site's own.
    Root,
    /// That of the articles.
    Articles,
    /// That of the people.
    People,
    /// That of the outlets.
    Sources,
}

impl Folder {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Root, Self::Articles, Self::People, Self::Sources];
}

/// File systems take names of 255 bytes; a slug this long leaves room for a page's number and ending.
const LONGEST_STEM: usize = 120;

impl Address {
    /// A file at the root of the site.
    pub fn root(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The page of an article; a long text has several parts, counted from 0.
    pub fn article(slug: &str, part: usize) -> Self {
        in_folder(ARTICLES, slug, part)
    }

    /// The text of an article as it was received.
    pub fn original(slug: &str) -> Self {
        Self(format!("{ARTICLES}/{}.txt", stem(slug)))
    }

    /// The file of an article as it was received. A page from elsewhere never gets an ending that a browser would run.
    pub fn received(slug: &str, ending: &str) -> Self {
        Self(format!("{ARTICLES}/{}.{ending}.txt", stem(slug)))
    }

    /// A picture of the source, by the slugs of its path: `pictures/2024-storm.jpg`.
    pub fn picture(stem_of_path: &str, ending: &str) -> Self {
        Self(format!("pictures/{}.{ending}", stem(stem_of_path)))
    }

    /// The page of a person; what does not fit on one goes on in further parts, counted from 0.
    pub fn person(id: &str, part: usize) -> Self {
        in_folder(PEOPLE, id, part)
    }

    /// The feed of what names a person.
    pub fn person_feed(id: &str) -> Self {
        Self(format!("{PEOPLE}/{}.atom", stem(id)))
    }

    /// The page of an outlet; what does not fit on one goes on in further parts, counted from 0.
    pub fn source(slug: &str, part: usize) -> Self {
        numbered(&format!("{SOURCES}/{}", stem(slug)), part)
    }

    /// The `part`th page of a list at the root: `people.html`, `people.2.html`.
    pub fn list(name: &str, part: usize) -> Self {
        numbered(name, part)
    }

    /// A page of the timeline: the whole (`None`), a year, or the undated tray (`undated`).
    pub fn timeline(section: Option<&str>, part: usize) -> Self {
        match section {
            None => numbered("timeline", part),
            Some(section) => numbered(&format!("timeline-{section}"), part),
        }
    }

    /// A file of the search index.
    pub fn search(name: &str) -> Self {
        Self(format!("search/{name}.js"))
    }

    /// One of the files of open data.
    pub fn data(name: &str) -> Self {
        Self(format!("data/{name}"))
    }

    /// The folder it lies in; `None` where that holds no pages with links.
    pub fn folder(&self) -> Option<Folder> {
        match self.0.rsplit_once('/').map(|(folder, _)| folder) {
            None => Some(Folder::Root),
            Some(ARTICLES) => Some(Folder::Articles),
            Some(PEOPLE) => Some(Folder::People),
            Some(SOURCES) => Some(Folder::Sources),
            Some(_) => None,
        }
    }

    /// From this page to another, as a browser follows it: `../people/ann-reyes.html`.
    pub fn link_to(&self, other: &Self) -> String {
        let folder = self.0.rfind('/').map_or(0, |slash| slash + 1);
        if let Some(name) = other.0.strip_prefix(&self.0[..folder]) {
            return name.to_owned();
        }
        let same = self.0.bytes().zip(other.0.bytes()).take_while(|(one, other)| one == other);
        // After the last folder that both lie in.
        let shared = same.enumerate().filter(|(_, (byte, _))| *byte == b'/').last().map_or(0, |(slash, _)| slash + 1);
        let up = self.0[shared..].matches('/').count();
        let mut link = String::with_capacity(up * UP.len() + other.0.len() - shared);
        (0..up).for_each(|_| link.push_str(UP));
        link.push_str(&other.0[shared..]);
        link
    }

    /// The way from this page up to the root of the site: empty, or `../`.
    pub fn way_up(&self) -> String {
        UP.repeat(self.0.matches('/').count())
    }

    /// The absolute address, where it is known where the site stands.
    pub fn absolute(&self, base_url: Option<&str>) -> Option<String> {
        let path = self.0.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(&self.0);
        base_url.map(|base| format!("{base}{path}"))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// `people.html`, then `people.2.html`: a slug has no point, so the two never meet.
fn numbered(stem: &str, part: usize) -> Address {
    Address(if part == 0 { format!("{stem}.html") } else { format!("{stem}.{}.html", part + 1) })
}

/// The same in a folder.
fn in_folder(folder: &str, slug: &str, part: usize) -> Address {
    if part > 0 || slug.len() > LONGEST_STEM {
        return numbered(&format!("{folder}/{}", stem(slug)), part);
    }
    // What is asked for with every link is not formatted.
    Address([folder, "/", slug, ".html"].concat())
}

/// A slug as the name of a file: a very long one is cut, and stays unique by its hash.
fn stem(slug: &str) -> String {
    if slug.len() <= LONGEST_STEM {
        return slug.to_owned();
    }
    let hash = blake3::hash(slug.as_bytes()).to_hex();
    format!("{}-{}", &slug[..slug.floor_char_boundary(LONGEST_STEM)], &hash[..8])
}

/// An address on the web that a reader may follow: `http` or `https`, nothing that a browser would run.
pub(crate) fn is_web_address(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let has_scheme = lower.starts_with("http://") || lower.starts_with("https://");
    has_scheme
        && !url.contains(|character: char| character.is_whitespace() || character.is_control() || matches!(character, '"' | '<' | '>'))
}

/// The path of a base address, for pages that are served from any depth: `https://news.example/dossier/` → `/dossier/`.
pub(crate) fn path_of(base_url: &str) -> &str {
    let host = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    host.find('/').map_or("/", |at| &host[at..])
}

/// The host of a base address: `news.example`.
pub(crate) fn host_of(base_url: &str) -> &str {
    let host = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    host.split(['/', ':']).next().unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, expected: &str) {
        assert_eq!(Address::root(from).link_to(&Address::root(to)), expected);
    }

    #[test]
    fn links_are_relative() {
        check("index.html", "people.html", "people.html");
        check("articles/flood.html", "people/ann-reyes.html", "../people/ann-reyes.html");
        check("articles/flood.html", "articles/dam.html", "dam.html");
        check("articles/flood.html", "index.html", "../index.html");
        check("articles/flood.html", "articles-by-day.html", "../articles-by-day.html");
        check("data/2024/a.json", "data/2025/a.json", "../2025/a.json");
        check("index.html", "articles/flood.html", "articles/flood.html");
    }

    #[test]
    fn only_web_addresses_are_followed() {
        assert!(is_web_address("https://news.example/a?b=c"));
        assert!(!is_web_address("javascript:alert(1)"));
        assert!(!is_web_address("https://news.example/ onload"));
    }

    #[test]
    fn a_very_long_slug_makes_a_short_name() {
        assert!(Address::article(&"a".repeat(5000), 3).0.len() < 150);
        assert_ne!(Address::article(&"a".repeat(5000), 0), Address::article(&"a".repeat(5001), 0));
    }
}
