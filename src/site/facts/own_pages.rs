//! The editor's own pages, read: Markdown to HTML. HTML inside the Markdown is shown as text, never passed through.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::dossier::slug::slug_of;

/// A page of the editor.
#[derive(Clone, Debug)]
pub(crate) struct OwnPage {
    /// Its name in the address.
    pub(crate) stem: String,
    /// Its first heading; the name of its file where it has none.
    pub(crate) headline: String,
    /// Its text.
    pub(crate) html: String,
}

/// Addresses that newsite's own pages have. Text for `index` and `about` is shown on those pages.
const SHOWN_ELSEWHERE: [&str; 2] = ["index", "about"];
const TAKEN: [&str; 9] = ["articles", "people", "quotes", "quotes-by-day", "timeline", "404", "search", "sources", "data"];

impl OwnPage {
    /// Whether it is a page of its own, and no introduction to the home page or the page about the dossier.
    pub(crate) fn has_own_address(&self) -> bool {
        !SHOWN_ELSEWHERE.contains(&self.stem.as_str())
    }
}

/// Reads the editor's pages, given by path.
pub(crate) fn read(pages: &BTreeMap<String, String>) -> Vec<OwnPage> {
    let mut taken: Vec<String> = Vec::new();
    let read = pages.iter().map(|(path, markdown)| {
        let name = path.strip_suffix(".md").unwrap_or(path);
        let mut stem = slug_of(name);
        while TAKEN.contains(&stem.as_str()) || stem.starts_with("search-") || taken.contains(&stem) {
            stem = format!("page-{stem}");
        }
        taken.push(stem.clone());
        let (headline, html) = to_html(markdown);
        OwnPage { headline: headline.unwrap_or_else(|| name.to_owned()), stem, html }
    });
    read.collect()
}

/// The text of the page with this name, as HTML.
pub(crate) fn html_of(pages: &[OwnPage], stem: &str) -> Option<String> {
    pages.iter().find(|page| page.stem == stem).map(|page| page.html.clone())
}

/// The first heading of a Markdown text, and the rest as HTML.
fn to_html(markdown: &str) -> (Option<String>, String) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_SMART_PUNCTUATION;
    let mut events: Vec<Event<'_>> = Parser::new_ext(markdown, options).collect();
    let headline = take_headline(&mut events);
    let mut pictures = Vec::new();
    let safe = events.into_iter().map(|event| made_safe(event, &mut pictures));
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, safe);
    (headline, html)
}

/// Takes the heading that opens the text out of it.
fn take_headline(events: &mut Vec<Event<'_>>) -> Option<String> {
    let opens = matches!(events.first(), Some(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. })));
    let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Heading(HeadingLevel::H1)))).filter(|_| opens)?;
    let words = events.drain(..=end).filter_map(|event| match event {
        Event::Text(words) | Event::Code(words) => Some(words.into_string()),
        _ => None,
    });
    Some(words.collect())
}

/// HTML becomes text; links lead to the web, a mail address, or the site; a picture from elsewhere becomes a link to it; the
/// page has one first heading, its headline. `pictures` tells of each picture that is open whether it became a link.
fn made_safe<'m>(event: Event<'m>, pictures: &mut Vec<bool>) -> Event<'m> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: safe_address(dest_url), title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let is_elsewhere = has_scheme(&dest_url);
            pictures.push(is_elsewhere);
            Event::Start(if is_elsewhere {
                Tag::Link { link_type: LinkType::Inline, dest_url: safe_address(dest_url), title, id }
            } else {
                Tag::Image { link_type, dest_url, title, id }
            })
        }
        Event::End(TagEnd::Image) if pictures.pop() == Some(true) => Event::End(TagEnd::Link),
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => Event::End(TagEnd::Heading(HeadingLevel::H2)),
        event => event,
    }
}

fn has_scheme(address: &str) -> bool {
    address.starts_with("//") || address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'))
}

/// An address that a browser may follow; one it would run becomes the top of the page.
fn safe_address(address: CowStr<'_>) -> CowStr<'_> {
    let lower = address.to_ascii_lowercase();
    let is_safe = !has_scheme(&address) || ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    if is_safe { address } else { CowStr::Borrowed("#top") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(to_html(markdown).1.trim_end(), expected);
    }

    #[test]
    fn html_is_shown_and_not_obeyed() {
        check("a <script>alert(1)</script> b", "<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>");
        check("<div onclick=\"x\">", "&lt;div onclick=\"x\"&gt;");
    }

    #[test]
    fn links_lead_where_a_reader_may_go() {
        check("[x](javascript:alert(1))", "<p><a href=\"#top\">x</a></p>");
        check("![x](https://a.example/b.png)", "<p><a href=\"https://a.example/b.png\">x</a></p>");
        check("[x](people/ann.html)", "<p><a href=\"people/ann.html\">x</a></p>");
    }

    #[test]
    fn the_first_heading_is_the_headline() {
        let (headline, html) = to_html("# How we *worked*\n\nSlowly.\n\n# Later");
        assert_eq!(headline.as_deref(), Some("How we worked"));
        assert_eq!(html.trim_end(), "<p>Slowly.</p>\n<h2>Later</h2>");
    }

    #[test]
    fn names_of_our_own_pages_are_not_taken() {
        let pages = BTreeMap::from([("people.md".to_owned(), String::new()), ("About.md".to_owned(), "We.".to_owned())]);
        let read = read(&pages);
        assert!(!read[0].has_own_address());
        assert_eq!(read[1].stem, "page-people");
    }
}
