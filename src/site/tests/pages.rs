//! Reads what a test asks of a page of HTML: its tags and their attributes.

use std::collections::{BTreeMap, BTreeSet};

/// A start tag.
pub(in super::super) struct Tag {
    pub(in super::super) name: String,
    pub(in super::super) attributes: BTreeMap<String, String>,
}

/// The start tags of a page. Our templates quote all attributes.
pub(in super::super) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let (name, behind) = rest.split_at(rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len()));
        let mut attributes = BTreeMap::new();
        let mut behind = behind;
        loop {
            behind = behind.trim_start();
            if behind.starts_with('>') || behind.starts_with("/>") || behind.is_empty() {
                break;
            }
            let end = behind.find(['=', '>', ' ']).unwrap_or(behind.len());
            let key = behind[..end].to_owned();
            behind = &behind[end..];
            let value = behind.strip_prefix("=\"").map(|quoted| {
                let end = quoted.find('"').expect("a quoted attribute ends");
                behind = &quoted[end + 1..];
                quoted[..end].to_owned()
            });
            assert!(value.is_some() || !behind.starts_with('='), "an attribute without quotes: {key}");
            assert!(attributes.insert(key.clone(), unescaped(&value.unwrap_or_default())).is_none(), "{key} twice in <{name}>");
        }
        tags.push(Tag { name: name.to_owned(), attributes });
        rest = behind;
    }
    tags
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The ids of a page.
///
/// # Panics
/// Where two elements share one.
pub(in super::super) fn ids(html: &str, page: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for id in tags(html).into_iter().filter_map(|mut tag| tag.attributes.remove("id")) {
        assert!(!id.is_empty() && !id.contains(char::is_whitespace), "the id `{id}` of {page}");
        assert!(ids.insert(id.clone()), "{page} has two elements with the id `{id}`");
    }
    ids
}

/// Where the links of a page lead, within the site: address and fragment.
pub(in super::super) fn links(html: &str, page: &str) -> Vec<(String, Option<String>)> {
    let mut links = Vec::new();
    for tag in tags(html) {
        for href in ["href", "src"].iter().filter_map(|key| tag.attributes.get(*key)) {
            if href.starts_with("http://") || href.starts_with("https://") {
                assert!(matches!(tag.name.as_str(), "a" | "link"), "{page} asks another host for <{}>", tag.name);
                assert!(tag.name == "a" || tag.attributes.get("rel").is_some_and(|rel| rel == "canonical"), "{page} asks another host");
                continue;
            }
            assert!(!href.contains(':') && !href.starts_with('/'), "{page} links to {href}");
            let (path, fragment) = href.split_once('#').map_or((href.as_str(), None), |(path, fragment)| (path, Some(fragment.to_owned())));
            let path = path.split('?').next().unwrap_or(path);
            links.push((resolved(page, path), fragment));
        }
    }
    links
}

/// A relative path, as seen from a page.
fn resolved(page: &str, path: &str) -> String {
    if path.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page} links to {path}, above the site"),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}
