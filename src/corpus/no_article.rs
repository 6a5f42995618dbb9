//! Files that are no article though they read like one: the wall in front of a page, an error, a list of links. And those that are cut.

use std::sync::LazyLock;

use super::Article;
use super::layout::MarkKind;
use super::phrases::Phrases;
use crate::diagnostic::Diagnostic;

/// What is longer is an article, whatever it speaks of.
const LONGEST: usize = 1_200;

/// What a wall in front of the rest of an article says.
static WALLS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "to continue reading",
        "to keep reading",
        "to read the full",
        "to read this article",
        "already a subscriber",
        "already have an account? log in",
        "this article is for subscribers",
        "this content is for subscribers",
        "subscribers only",
        "subscribe to unlock",
        "subscribe to read",
        "register to read",
        "start your free trial",
        "become a member to read",
    ])
});

/// What a page says that is none.
static ERRORS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "page not found",
        "404 not found",
        "404 error",
        "error 404",
        "page you requested",
        "page you are looking for",
        "page you're looking for",
        "page you’re looking for",
        "page can't be found",
        "page can’t be found",
        "page cannot be found",
        "page isn't available",
        "page isn’t available",
        "page does not exist",
        "page doesn't exist",
        "no longer available on this site",
        "403 forbidden",
        "access denied",
        "500 internal server error",
        "502 bad gateway",
        "503 service",
        "this site can't be reached",
        "this site can’t be reached",
    ])
});

/// What is asked of robots.
static ROBOTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "verify you are human",
        "verify that you are human",
        "are you a robot",
        "not a robot",
        "checking your browser",
        "unusual traffic from your",
        "enable javascript and cookies to continue",
        "complete the captcha",
        "performing security verification",
    ])
});

/// What a notice about cookies says.
static CONSENT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "before you continue",
        "we value your privacy",
        "we and our partners",
        "we care about your privacy",
        "your privacy choices",
        "accept all cookies",
        "manage your cookie",
        "cookie settings",
        "use of cookies",
        "uses cookies",
        "use cookies",
    ])
});

/// What a page says that is withheld in a region.
static REGIONS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "not available in your region",
        "not available in your country",
        "unavailable in your location",
        "unavailable for legal reasons",
        "european economic area",
    ])
});

/// Why an article's file seems to hold none; `None` where it is one. It is left out unless the editor names it.
///
/// - for: “404 Page not found”, “Before you continue: we use cookies …”, “Verify you are human”, forty links and no sentence
/// - not: “The page was not found in the archive, Reyes said.” in a report
pub(super) fn find_doubt(article: &Article) -> Option<Diagnostic> {
    let length: usize = article.body.iter().map(|span| span.len()).sum();
    let what = if length <= LONGEST { wall_of(article, length) } else { None }
        .or_else(|| is_list_of_links(article, length).then_some("a list of links"))?;
    let message = format!("{} looks like {what}, not like an article: left out", article.file);
    let help = format!("to publish it all the same, name it in editorial.toml: [[article]] file = \"{}\"", article.file);
    Some(Diagnostic::warning("no-article", &article.file, message).help(help))
}

/// The advice about an article of which only the beginning was saved.
pub(super) fn find_stub(article: &Article) -> Option<Diagnostic> {
    const LONGEST_STUB: usize = 3_000;
    let length: usize = article.body.iter().map(|span| span.len()).sum();
    if length > LONGEST_STUB {
        return None;
    }
    let end = &article.text[article.text.ceil_char_boundary(article.text.len().saturating_sub(1_500))..];
    let message = || format!("{} may be cut by a paywall", article.file);
    let advice = || Diagnostic::advice("paywall", &article.file, message()).help("save the page as a subscriber sees it");
    WALLS.stand_in(&end.to_ascii_lowercase()).then(advice)
}

/// What a short text is, where it is none of a newsroom.
fn wall_of(article: &Article, length: usize) -> Option<&'static str> {
    const SHORTEST_REPORT: usize = 700;
    // The notice above a report is furniture and says nothing.
    let headline = article.fields.headline.as_ref().map_or("", |headline| headline.value.as_str());
    let paragraphs = article.body.iter().map(|span| span.of(&article.text));
    let text = std::iter::once(headline).chain(paragraphs).collect::<Vec<_>>().join("\n").to_ascii_lowercase();
    let opening = &text[..text.floor_char_boundary(260)];
    if length > SHORTEST_REPORT {
        return (CONSENT.stand_in(opening) && CONSENT.count_in(&text) > 1).then_some("a notice about cookies");
    }
    if ERRORS.stand_in(opening) {
        return Some("an error of a site");
    }
    if ROBOTS.stand_in(&text) {
        return Some("a test for robots");
    }
    if REGIONS.stand_in(opening) {
        return Some("a page that was withheld in a region");
    }
    let asks = || text.contains("cookie") && (text.contains("accept") || text.contains("consent") || text.contains("agree"));
    (CONSENT.stand_in(opening) && asks()).then_some("a notice about cookies")
}

/// Whether nearly all words of a laid out text are those of links, in many short paragraphs.
fn is_list_of_links(article: &Article, length: usize) -> bool {
    const FEWEST: usize = 8;
    if article.body.len() < FEWEST || length == 0 {
        return false;
    }
    let is_link = |kind: &MarkKind| matches!(kind, MarkKind::Link(_));
    let linked: usize = article.layout.marks.iter().filter(|mark| is_link(&mark.kind)).map(|mark| mark.span.len()).sum();
    let sentences = article.body.iter().filter(|span| span.of(&article.text).trim_end().ends_with('.') && span.len() > 60).count();
    linked * 10 >= length * 8 && sentences * 4 <= article.body.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(paragraphs: &str) -> Option<&'static str> {
        let article = Article::of_paragraphs(paragraphs);
        find_doubt(&article).or_else(|| find_stub(&article)).map(|fault| if fault.message.contains("paywall") { "stub" } else { "none" })
    }

    #[test]
    fn walls_and_errors_are_no_articles() {
        for text in [
            "404\nPage not found\nThe page you requested has moved.",
            "Just a moment...\nVerify you are human by completing the action below.",
            "Before you continue\nWe use cookies to improve this site. Accept all or choose what you agree to.",
            "Sorry\nThis content is not available in your region.",
        ] {
            assert_eq!(kind(text), Some("none"), "{text}");
        }
    }

    #[test]
    fn a_report_that_speaks_of_them_is_one() {
        for text in [
            "Council bans cookies\nThe council of Linden voted on Friday against cookies in its schools, Mayor Ann Reyes said.",
            "Robot wins prize\nA robot of Linden won a prize on Friday, and Bo Ode, who made it, was there.",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
    }

    #[test]
    fn a_paywall_cuts_a_report() {
        assert_eq!(
            kind("Storm breaks wall\nThe council met on Friday.\nSubscribe to continue reading.\nAlready a subscriber? Log in."),
            Some("stub")
        );
    }
}
