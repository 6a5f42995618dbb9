//! What a page puts around a report: labels, a video's length, the headings of summaries and of lists of other articles.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::corrections::is_correction;
use super::line::Line;
use super::outlets::known_outlet;
use crate::corpus::Field;

static LABELS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("labels.txt").lines().filter(|line| !line.starts_with('#')).collect());

static SECTIONS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("sections.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// A label has no more words than this.
pub(super) const MOST_WORDS: usize = 8;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// Nothing: “Advertisement”, “Share”.
    Bare,
    /// A summary: “Story highlights”.
    Highlights,
    /// A list of other articles: “Related”, “Read more”.
    Related,
}

/// The label that a whole line is.
///
/// - for: “Story highlights”, “ADVERTISEMENT”, “3 min read”, “Read more:”
/// - not: “Share prices fell.”, “More on this later, Reyes said.”
pub(super) fn find_label(line: &Line<'_>) -> Option<Label> {
    const HIGHLIGHTS: &[&str] = &[
        "story highlights",
        "highlights",
        "key points",
        "key takeaways",
        "at a glance",
        "in brief",
        "summary",
        "the gist",
        "what to know",
        "what you need to know",
    ];
    const RELATED: &[&str] = &[
        "related",
        "related articles",
        "related article",
        "related stories",
        "related story",
        "related content",
        "related topics",
        "related coverage",
        "related news",
        "more on this story",
        "more from this section",
        "more stories",
        "more like this",
        "more news",
        "most read",
        "most popular",
        "most viewed",
        "read more",
        "read also",
        "read next",
        "also read",
        "see also",
        "see more",
        "recommended",
        "recommended stories",
        "recommended for you",
        "trending",
        "trending now",
        "up next",
        "you may also like",
        "you might also like",
        "what others are reading",
        "don't miss",
        "in case you missed it",
        "further reading",
    ];
    if line.len() > MOST_WORDS {
        return None;
    }
    if is_more_from(line) {
        return Some(Label::Related);
    }
    let key = line.key();
    let key = key.as_str();
    if HIGHLIGHTS.contains(&key) {
        return Some(Label::Highlights);
    }
    if RELATED.contains(&key) {
        return Some(Label::Related);
    }
    let is_reading_time =
        line.is_number(0) && line.is(1, &["min", "mins", "minute", "minutes"]) && line.is(2, &["read"]) && line.words.len() == 3;
    let is_sign_only = line.len() == 0;
    (LABELS.contains(key) || is_reading_time || is_sign_only || is_dashed_reading_time(line)).then_some(Label::Bare)
}

/// Whether a line above a report is the section of the paper: “Business”, “WORLD NEWS”; below it, it would be a heading of its own.
pub(super) fn is_section(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 3;
    line.len() <= MOST_WORDS && SECTIONS.contains(line.key().as_str())
}

/// “3-minute read”.
fn is_dashed_reading_time(line: &Line<'_>) -> bool {
    line.is_number(0) && line.is(1, &["-"]) && line.is(2, &["minute", "min"]) && line.is(3, &["read"]) && line.words.len() == 4
}

/// A video's length on a line of its own.
pub(super) struct Video {
    /// Whose it is; `None` where the line does not say.
    pub(super) outlet: Option<Field<String>>,
}

/// The video's length that a whole line is, with the outlet where it is stated: “01:26 - Source: CNN”.
pub(super) fn find_video(line: &Line<'_>) -> Option<Video> {
    let start = if line.reads(0, &["now", "playing"]) { 2 } else { usize::from(line.is(0, &["video", "watch", "play"])) };
    let start = start + usize::from(line.is_mark(start));
    let length = line.word(start);
    let is_length = line.is_number(start) && length.split(':').count() > 1 && length.split(':').skip(1).all(|part| part.len() == 2);
    if !is_length {
        return None;
    }
    let mut at = start + 1;
    while line.is_mark(at) {
        at += 1;
    }
    if at == line.words.len() {
        return Some(Video { outlet: None });
    }
    if !line.is(at, &["source"]) {
        return None;
    }
    let name = at + 1 + usize::from(line.is(at + 1, &[":"]));
    let end = line.words.len();
    if name == end {
        return Some(Video { outlet: None });
    }
    let span = line.span_of(name, end);
    let outlet = known_outlet(line, name).filter(|(to, _)| *to == end).map_or_else(|| line.of(span), |(_, known)| known);
    (end - name <= 5).then(|| Video { outlet: Some(Field::stated(outlet.to_owned(), span)) })
}

/// “More from Daily Courier”: what is listed below it is by others. Not: “More from the mayor later”, “More from Reyes came on Monday.”
fn is_more_from(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 7;
    line.reads(0, &["more", "from"]) && line.is_capitalised(2) && line.len() <= MOST_WORDS && !line.ends_sentence()
}

/// “Read more: Council votes again”: the headline of another article behind a label.
pub(super) fn is_related_line(line: &Line<'_>) -> bool {
    const OPENINGS: &[&[&str]] = &[
        &["read", "more"],
        &["related"],
        &["see", "also"],
        &["read", "also"],
        &["also", "read"],
        &["more"],
        &["read"],
        &["watch"],
        &["listen"],
        &["in", "pictures"],
        &["related", "story"],
        &["related", "article"],
        &["don't", "miss"],
        &["further", "reading"],
        &["explainer"],
    ];
    // The mark first: hardly any paragraph has one there.
    let is_marked = (1..=2).any(|at| line.is(at, &[":", ">"]));
    let opens = is_marked
        && OPENINGS.iter().any(|opening| {
            let mark = opening.len();
            line.reads(0, opening) && (line.is(mark, &[":"]) || line.is(mark, &[">"]) && line.find(&[":"]).is_none())
        });
    opens && line.len() <= 25 && (!line.ends_sentence() || line.of(line.span).ends_with('?'))
}

/// “Editor’s note: …”, “This article was originally published by …”: the page speaks of the article.
pub(super) fn is_note(line: &Line<'_>) -> bool {
    let is_editors = (line.is(0, &["editor"]) && line.is(1, &["'s", "’s", "s"]) && line.is(2, &["note"]))
        || (line.is(0, &["editors"]) && line.is(2, &["note"]));
    let is_signup = line.reads(0, &["sign", "up", "for"])
        || line.reads(0, &["subscribe", "to"])
        || line.reads(0, &["follow", "us", "on"])
        || line.reads(0, &["click", "here"]);
    let is_change = line.reads(0, &["this", "story", "has", "been", "updated"])
        || line.is(0, &["correction", "clarification"]) && line.is(1, &[":"])
        || line.reads(0, &["this", "is", "a"]) && line.is(3, &["breaking", "developing"]);
    let is_version =
        line.reads(0, &["this", "article", "was", "originally", "published"]) || line.reads(0, &["a", "version", "of", "this", "article"]);
    let is_age = line.reads(0, &["this", "article", "is", "more", "than"]) || line.reads(0, &["this", "story", "is", "over"]);
    is_editors || is_age || (is_signup || is_version || is_change) && line.len() <= 40 || is_correction(line)
}

/// “Home > News > Linden”: where a page lies in its site.
pub(super) fn is_breadcrumb(line: &Line<'_>) -> bool {
    const SIGNS: &[&str] = &[">", "›", "»", "/", "→", "\\"];
    const MOST_WORDS: usize = 14;
    if line.words.len() > 3 * MOST_WORDS || line.ends_sentence() || line.len() > MOST_WORDS {
        return false;
    }
    let signs = (0..line.words.len()).filter(|at| line.is_mark(*at) && line.is(*at, SIGNS)).count();
    let opens = line.is(0, &["home", "news"]) && line.is(1, SIGNS);
    (opens || signs >= 2) && line.len() <= (signs + 1) * 4
}

/// Whether a part of a line belongs to the page: “Share”, “4 min read”, “12 comments”.
pub(super) fn is_label_part(line: &Line<'_>) -> bool {
    let is_count =
        line.is_number(0) && line.is(1, &["comments", "comment", "shares", "views", "replies", "words", "min", "mins", "minute"]);
    is_count && line.words.len() <= 3 || find_label(line) == Some(Label::Bare)
}

/// A page asks its reader for something: to accept cookies, to agree to terms, to turn on JavaScript.
///
/// - for: “We use cookies to improve your experience.”, “This site uses cookies. By continuing you accept our policy.”
/// - not: “The council wants to ban cookies, Reyes said.”
pub(super) fn is_consent(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 120;
    let words = line.of(line.span);
    let agrees = line.reads(0, &["by", "continuing"]) || line.reads(0, &["by", "using", "this"]) || line.reads(0, &["by", "clicking"]);
    let turns_to_reader = agrees || line.reads(0, &["your", "browser"]);
    // Hardly a paragraph has one of these words.
    if !turns_to_reader && !line.words.iter().any(|word| matches!(word.span.len(), 6 | 7 | 10) && is_of_browsers(line.of(word.span))) {
        return false;
    }
    if line.len() > MOST_WORDS || words.starts_with(['“', '"', '‘']) {
        return false;
    }
    let names = |any: &[&str]| (0..line.words.len()).any(|at| line.is(at, any));
    let asks = names(&["cookie", "cookies"])
        && names(&["we", "our", "your", "you", "site", "website"])
        && names(&["use", "uses", "using", "accept", "consent", "agree", "policy", "settings", "preferences"]);
    let needs = names(&["javascript"]) && names(&["enable", "disabled", "browser"]) || line.reads(0, &["your", "browser"]);
    asks || agrees && names(&["agree", "accept", "consent"]) || needs
}

/// Whether a text may ask its reader for something: it opens with “by” or “your”, or names cookies or JavaScript.
pub(super) fn may_ask_reader(text: &str) -> bool {
    let bytes = text.as_bytes();
    let has = |from: usize, word: &str| bytes.get(from..from + word.len()).is_some_and(|at| at.eq_ignore_ascii_case(word.as_bytes()));
    let names_cookies = || memchr::memchr2_iter(b'k', b'K', bytes).any(|at| at >= 3 && has(at - 3, "cookie"));
    let names_javascript = || memchr::memchr2_iter(b'j', b'J', bytes).any(|at| has(at, "javascript"));
    has(0, "by") || has(0, "your") || names_cookies() || names_javascript()
}

fn is_of_browsers(word: &str) -> bool {
    ["cookie", "cookies", "javascript"].iter().any(|one| one.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn line(text: &str) -> Line<'_> {
        Line::new(text, Span::new(0, text.len()))
    }

    #[test]
    fn labels_are_known_in_any_case() {
        for (text, label) in [
            ("Story highlights", Label::Highlights),
            ("ADVERTISEMENT", Label::Bare),
            ("Read more:", Label::Related),
            ("More from Daily Courier", Label::Related),
            ("Editor’s Picks", Label::Bare),
            ("3 min read", Label::Bare),
            ("* * *", Label::Bare),
        ] {
            assert_eq!(find_label(&line(text)), Some(label), "{text}");
        }
    }

    #[test]
    fn words_that_begin_like_a_label_are_none() {
        for text in [
            "More from the mayor later",
            "More from Reyes came on Monday.",
            "Share prices fell.",
            "More on this later, Reyes said.",
            "Watch towers burn",
        ] {
            assert_eq!(find_label(&line(text)), None, "{text}");
        }
    }

    #[test]
    fn a_video_states_its_length_and_its_outlet() {
        let outlet = |text| find_video(&line(text)).map(|video| video.outlet.map_or("-".to_owned(), |outlet| outlet.value));
        assert_eq!(outlet("01:26 - Source: CNN").as_deref(), Some("CNN"));
        assert_eq!(outlet("Video 01:26").as_deref(), Some("-"));
        assert_eq!(outlet("01:26 was the time at which rain fell."), None);
        assert_eq!(outlet("2017 - Source: CNN"), None);
    }

    #[test]
    fn another_headline_stands_behind_its_label() {
        assert!(is_related_line(&line("READ MORE: Council votes again")));
        assert!(is_related_line(&line("Related: Why did the dam break?")));
        assert!(!is_related_line(&line("Reyes: Council votes again")));
        assert!(!is_related_line(&line("Read more: the council met.")));
    }

    #[test]
    fn a_page_speaks_of_itself() {
        assert!(is_note(&line("Editor’s note: Ann Reyes is a professor of law.")));
        assert!(is_note(&line("This story has been updated with more.")));
        assert!(!is_note(&line("Editors met the mayor.")));
    }
}
