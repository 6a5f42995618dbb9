//! The head of a page: what search engines, social networks, feed readers and citation managers read of it.

use std::fmt::Write;

use crate::site::fragments::Desk;
use crate::site::running_text::escape_into;
use crate::site::url::Address;
use serde::Serialize;
use serde_json::json;

/// The head of a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Head {
    /// What the page is called, without the name of the site.
    pub(crate) title: String,
    /// What it holds, in a sentence.
    pub(crate) description: String,
    /// The section of the navigation it belongs to; empty for none.
    pub(crate) section: String,
    /// Its absolute address; `None` where it is not known where the site stands.
    pub(crate) canonical: Option<String>,
    /// The kind of page in Open Graph: `website`, `article`, `profile`.
    pub(crate) og_type: &'static str,
    /// Further `<meta>`s, as HTML: citation tags and properties of Open Graph, each with the end of its line.
    pub(crate) metas_html: String,
    /// Whether the title is that of the item which citation managers save.
    pub(crate) is_cited: bool,
    /// Whether search engines are asked to pass it by.
    pub(crate) is_hidden: bool,
    /// The JSON-LD block, fit to stand in a `<script>`.
    #[serde(skip)]
    pub(crate) json_ld: String,
}

impl Head {
    /// The head of a page, without what only some pages have.
    pub(crate) fn new(desk: &Desk<'_>, address: &Address, section: &str, title: &str, description: String) -> Self {
        let page = json!({
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": title,
            "description": description,
            "isPartOf": {"@type": "WebSite", "name": desk.settings().name},
            "inLanguage": desk.settings().language,
        });
        let mut head = Self::without_json_ld(desk, address, section, title, description);
        head.set_json_ld(page);
        head
    }

    /// The same for a page that has a JSON-LD block of its own to set.
    pub(crate) fn without_json_ld(desk: &Desk<'_>, address: &Address, section: &str, title: &str, description: String) -> Self {
        Self {
            title: title.to_owned(),
            description,
            section: section.to_owned(),
            canonical: address.absolute(desk.settings().base_url.as_deref()),
            og_type: "website",
            metas_html: String::new(),
            is_cited: false,
            is_hidden: false,
            json_ld: String::new(),
        }
    }

    /// Sets the JSON-LD block; the page's own address is added where it is known.
    pub(crate) fn set_json_ld(&mut self, mut page: serde_json::Value) {
        if let Some(canonical) = &self.canonical {
            page["url"] = json!(canonical);
        }
        self.json_ld = script_safe(page.to_string());
    }

    /// Has citation managers take the page itself, ours, as what is cited.
    pub(crate) fn cite_page(&mut self) {
        self.meta("z:itemType", "webpage");
    }

    /// Adds a property of Open Graph.
    pub(crate) fn property(&mut self, name: &'static str, content: &str) {
        self.add("property", name, content);
    }

    /// Adds a `<meta>`.
    pub(crate) fn meta(&mut self, name: &'static str, content: &str) {
        self.add("name", name, content);
    }

    fn add(&mut self, kind: &str, name: &str, content: &str) {
        write!(self.metas_html, "<meta {kind}=\"{name}\" content=\"").expect("a string takes all that is written");
        escape_into(content, &mut self.metas_html);
        self.metas_html.push_str("\">\n");
    }
}

/// JSON that may stand in a `<script>`: no `<` that could end it, no character that ends a line of script.
fn script_safe(json: String) -> String {
    if !json.bytes().any(|byte| matches!(byte, b'<' | b'>' | b'&' | 0xe2)) {
        return json;
    }
    let mut safe = String::with_capacity(json.len());
    let mut written = 0;
    for (at, found) in json.match_indices(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        safe.push_str(&json[written..at]);
        let character = found.chars().next().expect("one character was looked for");
        write!(safe, "\\u{:04x}", u32::from(character)).expect("a string takes all that is written");
        written = at + found.len();
    }
    safe.push_str(&json[written..]);
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_script_cannot_end_it() {
        let json = json!({"name": "</script><!-- & \u{2028}"}).to_string();
        let safe = script_safe(json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}']));
        let read: serde_json::Value = serde_json::from_str(&safe).expect("still JSON");
        assert_eq!(read["name"], "</script><!-- & \u{2028}");
    }
}
