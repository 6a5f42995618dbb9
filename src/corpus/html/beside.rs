//! What a page shows beside its heading, outside the readable text: who wrote the article, and when it came out.

use dom_query::{Document, NodeRef};

use super::super::furniture;

/// What stands beside the heading.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The authors; none where the page shows none.
    pub(super) authors: Vec<String>,
    /// The day as written; `None` where the page shows none.
    pub(super) day: Option<String>,
}

/// How an element says that it names an author or a day, from the least to the most sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Words,
    Class,
    Marked,
}

struct Candidate {
    place: usize,
    sign: Sign,
    value: String,
}

/// Elements in which other articles stand, or what readers say.
const ELSEWHERE: &[&str] = &[
    "related",
    "recirc",
    "recommend",
    "sidebar",
    "promo",
    "footer",
    "comment",
    "teaser",
    "trending",
    "most-read",
    "mostread",
    "popular",
    "newsletter",
    "read-next",
    "more-from",
    "latest",
    "carousel",
    "disqus",
    "widget",
    "outbrain",
    "taboola",
];
/// So many elements before and after the heading may be its own.
const BEFORE: usize = 25;
const BEHIND: usize = 120;
/// What is longer is not a byline.
const LONGEST: usize = 160;

/// Reads what stands beside the heading that `is_heading` knows; where there is none, only what is marked for sure.
pub(super) fn read(document: &Document, is_heading: impl Fn(&str) -> bool) -> Beside {
    const MOST_ELEMENTS: usize = 60_000;
    let (mut heading, mut authors, mut days) = (None, Vec::new(), Vec::new());
    // Depth first, with what lies elsewhere passed over.
    let mut open: Vec<NodeRef<'_>> = vec![document.root()];
    let mut place = 0;
    while let Some(node) = open.pop() {
        if place > MOST_ELEMENTS {
            break;
        }
        if node.is_element() {
            place += 1;
            let name = node.node_name().unwrap_or_default();
            let name: &str = &name;
            if matches!(name, "script" | "style" | "head" | "nav" | "aside" | "noscript" | "template" | "footer" | "form") {
                continue;
            }
            let classes = classes_of(&node);
            if !matches!(name, "body" | "html" | "main" | "article") && ELSEWHERE.iter().any(|word| classes.contains(word)) {
                continue;
            }
            if heading.is_none() && matches!(name, "h1" | "h2") && is_heading(&words_of(&node.text())) {
                heading = Some(place);
            }
            read_element(&node, name, &classes, place, &mut authors, &mut days);
        }
        let before = open.len();
        open.extend(node.children_it(false));
        open[before..].reverse();
    }
    Beside { authors: names_of(authors, heading), day: nearest(days, heading).map(|day| day.value) }
}

fn read_element(node: &NodeRef<'_>, name: &str, classes: &str, place: usize, authors: &mut Vec<Candidate>, days: &mut Vec<Candidate>) {
    let property = node.attr("itemprop").unwrap_or_default();
    let is = |named: &str| property.split_whitespace().any(|word| word == named);
    if is("datePublished") || is("dateCreated") {
        let written = node.attr("datetime").or_else(|| node.attr("content")).map(|day| day.to_string());
        days.push(Candidate { place, sign: Sign::Marked, value: written.unwrap_or_else(|| words_of(&node.text())) });
        return;
    }
    let is_change = is("dateModified") || ["updated", "modified"].iter().any(|word| classes.contains(word)) && !classes.contains("publish");
    if name == "time" && !is_change {
        let written = node.attr("datetime").map(|day| day.to_string()).filter(|day| !day.trim().is_empty());
        days.push(Candidate { place, sign: Sign::Class, value: written.unwrap_or_else(|| words_of(&node.text())) });
        return;
    }
    // hAtom: <abbr class="published" title="2024-03-08">
    if name == "abbr" && !is_change && classes.contains("publish") {
        let written = node.attr("title").map(|day| day.to_string()).filter(|day| !day.trim().is_empty());
        days.push(Candidate { place, sign: Sign::Class, value: written.unwrap_or_else(|| words_of(&node.text())) });
        return;
    }
    let is_author =
        is("author") || is("creator") || node.attr("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "author"));
    if is_author {
        let named = node.descendants_it().find(|inner| inner.is_element() && inner.attr("itemprop").is_some_and(|of| &*of == "name"));
        let content = node.attr("content").map(|name| name.to_string());
        let text = named.map_or_else(
            || shown_words(node),
            |named| named.attr("content").map_or_else(|| words_of(&named.text()), |name| name.to_string()),
        );
        authors.push(Candidate { place, sign: Sign::Marked, value: content.filter(|_| text.is_empty()).unwrap_or(text) });
        return;
    }
    let says_author = ["byline", "author", "writer", "fn n", "reporter", "contributor"].iter().any(|word| classes.contains(word))
        && !["bio", "avatar", "image", "img", "photo", "social", "icon", "box", "authored"].iter().any(|word| classes.contains(word));
    let says_day = !is_change && ["date", "time", "posted", "publish", "timestamp", "pubdate"].iter().any(|word| classes.contains(word));
    if !(says_author
        || says_day
        || matches!(
            name,
            "p" | "div" | "span" | "li" | "address" | "td" | "font" | "small" | "h2" | "h3" | "h4" | "h5" | "h6" | "em" | "i"
        ))
    {
        return;
    }
    // A container is looked at when its parts are.
    if node.descendants_it().take(16).count() > 15 {
        return;
    }
    let words = shown_words(node);
    if words.is_empty() || words.len() > LONGEST {
        return;
    }
    if says_day && furniture::find_day_in(&words).is_some() {
        // “Updated March 9” says it in words.
        let is_change = ["updated", "modified", "last updated"].iter().any(|word| words.to_ascii_lowercase().starts_with(word));
        let sign = if is_change { Sign::Words } else { Sign::Class };
        days.push(Candidate { place, sign, value: words.clone() });
    } else if furniture::is_day_line(&words) || furniture::is_byline(&words) && furniture::find_day_in(&words).is_some() {
        days.push(Candidate { place, sign: Sign::Words, value: words.clone() });
    }
    if says_author {
        authors.push(Candidate { place, sign: Sign::Class, value: words });
    } else if furniture::is_byline(&words) {
        authors.push(Candidate { place, sign: Sign::Words, value: words });
    }
}

/// The names of the surest candidates beside the heading; the first of them, and those right after it.
fn names_of(candidates: Vec<Candidate>, heading: Option<usize>) -> Vec<String> {
    const TOGETHER: usize = 40;
    let mut beside: Vec<(Sign, usize, Vec<String>)> = candidates
        .into_iter()
        .filter(|candidate| is_beside(candidate, heading))
        .map(|candidate| (candidate.sign, candidate.place, furniture::find_authors_in(&candidate.value)))
        .filter(|(_, _, names)| !names.is_empty())
        .collect();
    let Some(surest) = beside.iter().map(|(sign, ..)| *sign).max() else { return Vec::new() };
    beside.retain(|(sign, ..)| *sign == surest);
    let first = beside[0].1;
    let mut names: Vec<String> = Vec::new();
    for name in beside.into_iter().filter(|(_, place, _)| place - first <= TOGETHER).flat_map(|(.., names)| names) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The day that stands nearest to the heading, of the surest ones.
fn nearest(days: Vec<Candidate>, heading: Option<usize>) -> Option<Candidate> {
    let readable = |candidate: &Candidate| super::super::metadata::parse_day(&candidate.value).is_some();
    let beside = days.into_iter().filter(|day| is_beside(day, heading)).filter(readable);
    let distance = |day: &Candidate| {
        heading.map_or(day.place, |heading| if day.place < heading { (heading - day.place) * 2 } else { day.place - heading })
    };
    beside.min_by_key(|day| (std::cmp::Reverse(day.sign), distance(day)))
}

fn is_beside(candidate: &Candidate, heading: Option<usize>) -> bool {
    match heading {
        _ if candidate.sign == Sign::Marked => true,
        Some(heading) => candidate.place + BEFORE >= heading && candidate.place <= heading + BEHIND,
        None => false,
    }
}

/// The classes, id and test ids of an element, in small letters.
fn classes_of(node: &NodeRef<'_>) -> String {
    let mut classes = String::new();
    for name in ["class", "id", "data-testid", "data-qa", "data-component"] {
        if let Some(value) = node.attr(name) {
            classes.push(' ');
            classes.push_str(&value.to_ascii_lowercase());
        }
    }
    classes
}

/// The words of an element as they are seen: a line end parts them.
fn shown_words(node: &NodeRef<'_>) -> String {
    let mut words = String::new();
    for inner in node.descendants_it() {
        if inner.is_text() {
            words.push_str(&inner.text());
        } else if inner.is_element()
            && inner.node_name().is_some_and(|name| matches!(&*name, "br" | "p" | "div" | "li" | "a" | "time" | "ul" | "td"))
        {
            words.push(' ');
        }
    }
    words_of(&words)
}

fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(beside: &str, authors: &[&str], day: Option<&str>) {
        let html = format!(
            "<body><nav><span class=author>Bo Ode</span></nav><h1>Storm</h1>{beside}<div class=related><time datetime=2020-01-01></time><p>By Cy Dee</p></div>"
        );
        let found = read(&Document::from(html), |words| words == "Storm");
        assert_eq!(found.authors, authors, "{beside}");
        let day_found = found.day.and_then(|day| super::super::super::metadata::parse_day(&day)).map(|day| day.to_string());
        assert_eq!(day_found.as_deref(), day, "{beside}");
    }

    #[test]
    fn authors_are_marked_in_many_ways() {
        for beside in [
            "<p>By <a rel=author href=/ann>Ann Reyes</a></p>",
            "<div itemprop=author><img src=x><span itemprop=name>Ann Reyes</span></div>",
            "<span class='author vcard'><a class='url fn n'>Ann Reyes</a></span>",
            "<div class='byline__name'>By Ann Reyes</div>",
            "<div data-testid=byline-new><span>Ann Reyes</span></div>",
            "<div>By Ann Reyes, Daily Courier</div>",
            "<meta itemprop=author content='Ann Reyes'>",
        ] {
            check(beside, &["Ann Reyes"], None);
        }
        check("<a rel=author>Ann Reyes</a> and <a rel=author>Bo Ode</a>", &["Ann Reyes", "Bo Ode"], None);
        check("<span class=author>admin</span>", &[], None);
        check("<div class=author-bio>Ann Reyes covers harbours.</div>", &[], None);
    }

    #[test]
    fn a_day_stands_beside_the_heading() {
        check("<time datetime='2024-03-08T10:00:00Z'>4 days ago</time>", &[], Some("2024-03-08"));
        check("<p>on <abbr class=published title='2024-03-08T10:00:00'>Friday</abbr></p>", &[], Some("2024-03-08"));
        check("<abbr title='2024-03-08'>Fri</abbr>", &[], None);
        check("<p class=posted>March 8, 2024</p>", &[], Some("2024-03-08"));
        check("<div>8 March 2024</div>", &[], Some("2024-03-08"));
        check("<p class=updated>March 9, 2024 at ten the rain</p><span class=entry-date>March 8, 2024</span>", &[], Some("2024-03-08"));
        check("", &[], None);
    }
}
