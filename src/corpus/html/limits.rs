//! What is too much in a page: nested too deep, or with too many attributes on an element. Such a page is read as plain words.

use memchr::{memchr, memchr2};

/// Elements are nested no deeper than this in a page that a newsroom made; a reader of HTML takes time that grows with its square.
const DEEPEST: usize = 2_000;
/// An element has no more attributes than this.
const MOST_ATTRIBUTES: usize = 2_000;
/// Elements that hold nothing, or need no end.
const WITHOUT_END: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd",
    "option", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "optgroup", "rp", "rt",
];
/// Elements whose content is not text.
const RAW: &[&str] = &["script", "style", "noscript", "template", "svg", "iframe", "head", "nav"];
/// Elements within a line.
const INLINE: &[&str] =
    &["a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"];

/// What is too much in a page, in words; `None` where it is as pages are. Its bytes are passed over once.
pub(super) fn excess(html: &str) -> Option<&'static str> {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for tag in Tags::new(html) {
        if tag.attributes > MOST_ATTRIBUTES {
            return Some("has an element with over 2,000 attributes");
        }
        if WITHOUT_END.iter().any(|name| name.eq_ignore_ascii_case(tag.name)) {
            continue;
        }
        if tag.is_end {
            depth = depth.saturating_sub(1);
        } else if !tag.closes_itself {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    (deepest > DEEPEST).then_some("is nested deeper than 2,000 elements")
}

/// The words of a page without its elements; what is not a line of its own goes on in the line.
pub(super) fn words_of(html: &str) -> String {
    let mut words = String::with_capacity(html.len() / 2);
    let (mut at, mut raw): (usize, Option<&str>) = (0, None);
    for tag in Tags::new(html) {
        match raw {
            Some(name) if tag.is_end && tag.name.eq_ignore_ascii_case(name) => raw = None,
            Some(_) => {}
            None => {
                words.push_str(&html[at..tag.start]);
                if !INLINE.iter().any(|name| name.eq_ignore_ascii_case(tag.name)) && !words.ends_with("\n\n") {
                    words.push_str("\n\n");
                }
                raw = RAW.iter().find(|name| !tag.is_end && !tag.closes_itself && name.eq_ignore_ascii_case(tag.name)).copied();
            }
        }
        at = tag.end;
    }
    if raw.is_none() {
        words.push_str(&html[at..]);
    }
    words
}

/// A tag of a page.
struct Tag<'h> {
    name: &'h str,
    is_end: bool,
    closes_itself: bool,
    attributes: usize,
    start: usize,
    end: usize,
}

/// The tags of a page, in order.
struct Tags<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Tags<'h> {
    fn new(html: &'h str) -> Self {
        Self { html, at: 0 }
    }
}

impl<'h> Iterator for Tags<'h> {
    type Item = Tag<'h>;

    fn next(&mut self) -> Option<Tag<'h>> {
        let bytes = self.html.as_bytes();
        loop {
            let start = self.at + memchr(b'<', &bytes[self.at..])?;
            if bytes[start..].starts_with(b"<!--") {
                let end = memchr::memmem::find(&bytes[start..], b"-->").map_or(bytes.len(), |at| start + at + 3);
                self.at = end;
                continue;
            }
            let is_end = bytes.get(start + 1) == Some(&b'/');
            let name_start = start + 1 + usize::from(is_end);
            let length = bytes[name_start..].iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len() - name_start);
            if length == 0 {
                self.at = start + 1;
                continue;
            }
            let mut at = name_start + length;
            let mut attributes = 0;
            // A “>” inside quote marks ends nothing.
            let end = loop {
                match bytes.get(at) {
                    None => break bytes.len(),
                    Some(b'>') => break at + 1,
                    Some(quote @ (b'"' | b'\'')) => {
                        at = memchr(*quote, &bytes[at + 1..]).map_or(bytes.len(), |length| at + length + 2);
                    }
                    Some(byte) => {
                        attributes += usize::from(
                            byte.is_ascii_whitespace()
                                && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace() && *next != b'>'),
                        );
                        at += 1;
                    }
                }
            };
            self.at = end;
            let name = &self.html[name_start..name_start + length];
            let closes_itself = end > start + 2 && bytes[end - 2] == b'/';
            // What stands in a script is not a tag.
            if !is_end && !closes_itself && (name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")) {
                let mut from = end;
                while let Some(close) = memchr2(b'<', b'<', &bytes[from..]) {
                    from += close;
                    let is_close = self.html.get(from + 2..from + 2 + length).is_some_and(|word| word.eq_ignore_ascii_case(name))
                        && bytes[from + 1] == b'/';
                    if is_close {
                        break;
                    }
                    from += 1;
                }
                self.at = from.min(bytes.len());
            }
            return Some(Tag {
                name,
                is_end,
                closes_itself,
                attributes,
                start,
                end: self.at.max(end).min(if is_end { end } else { self.at.max(end) }),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_deep_and_too_many_are_told() {
        let deep = |name: &str, count: usize| format!("{}Rain", format!("<{name}>").repeat(count));
        assert_eq!(excess(&deep("div", 50_000)), Some("is nested deeper than 2,000 elements"));
        assert_eq!(excess(&deep("b", 50_000)), Some("is nested deeper than 2,000 elements"));
        assert_eq!(excess(&format!("<p {}>", "a=b ".repeat(3_000))), Some("has an element with over 2,000 attributes"));
        for html in [
            deep("p", 90_000),
            deep("br", 90_000),
            "<div>a</div>".repeat(90_000),
            "<script>'<div>'</script>".repeat(9_000),
            format!("<img alt=\"{}\">", "a > b ".repeat(9_000)),
        ] {
            assert_eq!(excess(&html), None, "{}", &html[..40]);
        }
    }

    #[test]
    fn the_words_are_left() {
        let shown = |html: &str| words_of(html).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(shown("<h1>Storm</h1><script>if (a<b) {}</script><p>Rain <b>fell</b>. 1 < 2</p>"), "Storm Rain fell. 1 < 2");
        for html in ["<", "</", "<a", "<a b='", "<!--", "<script>", "<script></scrip", "é<é>é</é"] {
            shown(html);
        }
    }
}
