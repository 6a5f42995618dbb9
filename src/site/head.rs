//! The head of a page: what search engines, social networks, feed readers and citation managers read of it.

use std::fmt::Write;

use serde::Serialize;
use serde_json::json;

use super::Site;
use super::url::Address;

/// The head of a page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Head {
    /// What the page is called, without the name of the site.
    pub(super) title: String,
    /// What it holds, in a sentence.
    pub(super) description: String,
    /// The section of the navigation it belongs to; empty for none.
    pub(super) section: String,
    /// Its absolute address; `None` where it is not known where the site stands.
    pub(super) canonical: Option<String>,
    /// The kind of page in Open Graph: `website`, `article`, `profile`.
    pub(super) og_type: &'static str,
    /// Further `<meta name>`s: citation tags.
    pub(super) metas: Vec<Meta>,
    /// Further properties of Open Graph.
    pub(super) properties: Vec<Meta>,
    /// Whether search engines are asked to pass it by.
    pub(super) is_hidden: bool,
    /// The JSON-LD block, fit to stand in a `<script>`.
    #[serde(skip)]
    pub(super) json_ld: String,
}

/// A `<meta>` with a name.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Meta {
    /// Its name.
    pub(super) name: &'static str,
    /// Its content.
    pub(super) content: String,
}

impl Head {
    /// The head of a page, without what only some pages have.
    pub(super) fn new(site: &Site<'_>, address: &Address, section: &str, title: &str, description: String) -> Self {
        let page = json!({
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": title,
            "description": description,
            "isPartOf": {"@type": "WebSite", "name": site.settings().name},
            "inLanguage": "en",
        });
        let mut head = Self::without_json_ld(site, address, section, title, description);
        head.set_json_ld(page);
        head
    }

    /// The same for a page that has a JSON-LD block of its own to set.
    pub(super) fn without_json_ld(site: &Site<'_>, address: &Address, section: &str, title: &str, description: String) -> Self {
        Self {
            title: title.to_owned(),
            description,
            section: section.to_owned(),
            canonical: address.absolute(site.settings().base_url.as_deref()),
            og_type: "website",
            metas: Vec::new(),
            properties: Vec::new(),
            is_hidden: false,
            json_ld: String::new(),
        }
    }

    /// Sets the JSON-LD block; the page's own address is added where it is known.
    pub(super) fn set_json_ld(&mut self, mut page: serde_json::Value) {
        if let Some(canonical) = &self.canonical {
            page["url"] = json!(canonical);
        }
        self.json_ld = script_safe(&page.to_string());
    }

    /// Has citation managers take the page itself, ours, as what is cited.
    pub(super) fn cite_page(&mut self) {
        self.meta("z:itemType", "webpage");
    }

    /// Adds a property of Open Graph.
    pub(super) fn property(&mut self, name: &'static str, content: impl Into<String>) {
        self.properties.push(Meta { name, content: content.into() });
    }

    /// Adds a `<meta>`.
    pub(super) fn meta(&mut self, name: &'static str, content: impl Into<String>) {
        self.metas.push(Meta { name, content: content.into() });
    }
}

/// JSON that may stand in a `<script>`: no `<` that could end it, no character that ends a line of script.
fn script_safe(json: &str) -> String {
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
        let safe = script_safe(&json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}']));
        let read: serde_json::Value = serde_json::from_str(&safe).expect("still JSON");
        assert_eq!(read["name"], "</script><!-- & \u{2028}");
    }
}
