//! The rules that correct something, as sentences.

use serde::Serialize;

use crate::corpus::editorial::{
    AddEventRule, ArticleMode, ArticleRule, EventRule, ExcludeMode, ExcludeRule, MergeRule, MovedRule, NotSameRule, PersonRule, QuoteRule,
    QuotedPlace, SplitRule,
};
use crate::site::fragments::Desk;
use crate::site::fragments::links::{ArticleLink, Ready};
use crate::site::running_text::{escaped_len, shortened};
use crate::site::url::Address;

/// One correction.
#[derive(Clone, Serialize)]
pub(super) struct Correction {
    /// What is said now, in a sentence.
    what: String,
    /// The article it speaks of.
    article: Option<Ready<ArticleLink>>,
    /// Why it was corrected, in the editor’s words.
    why: Option<String>,
    /// Who corrected it.
    by: Option<String>,
    /// When it was corrected, as the editor wrote it.
    on: Option<String>,
}

const LONGEST: usize = 300;

impl Correction {
    /// What its row takes in HTML.
    pub(super) fn cost(&self) -> usize {
        let words = [Some(&self.what), self.why.as_ref(), self.by.as_ref(), self.on.as_ref()];
        500 + words.into_iter().flatten().map(|words| escaped_len(words)).sum::<usize>()
    }

    /// The sentences and the day, for a feed.
    pub(super) fn in_words(&self) -> (String, Option<String>) {
        let why = self.why.as_ref().map(|why| format!(" {why}")).unwrap_or_default();
        (format!("{}{why}", self.what), self.on.clone())
    }
}

/// All corrections, the latest first, those without a day last.
pub(super) fn corrections(desk: &Desk<'_>, from: &Address) -> Vec<Correction> {
    let rules = &desk.compiled.project.editorial;
    let mut all = Vec::new();
    macro_rules! add {
        ($rules:expr, $tell:expr) => {
            for rule in $rules.iter().filter(|rule| rule.correction) {
                let (what, article): (String, Option<String>) = $tell(rule);
                let article = article.and_then(|name| article_link(desk, from, &name));
                let short = |words: &Option<String>| words.as_ref().map(|words| shortened(words, LONGEST));
                all.push(Correction {
                    what: shortened(&what, 2 * LONGEST),
                    article,
                    why: short(&rule.why),
                    by: short(&rule.by),
                    on: short(&rule.on),
                });
            }
        };
    }
    add!(rules.articles, |rule| (of_article(rule), Some(rule.file.get_ref().clone())));
    add!(rules.people, |rule| (of_person(rule), None));
    add!(rules.merges, |rule: &MergeRule| {
        let others: Vec<&str> = rule.from.iter().map(|name| name.get_ref().as_str()).collect();
        (format!("{} and {} are one person.", rule.into.get_ref(), others.join(", ")), None)
    });
    add!(rules.not_same, |rule: &NotSameRule| { (format!("{} and {} are two people.", rule.a.get_ref(), rule.b.get_ref()), None) });
    add!(rules.splits, |rule: &SplitRule| {
        (format!("{} means {}, not {}.", words(desk, &rule.at), rule.to, rule.person.get_ref()), Some(article_of(&rule.at)))
    });
    add!(rules.quotes, |rule: &QuoteRule| {
        (format!("{} was said by {}.", words(desk, &rule.at), rule.speaker.get_ref()), Some(article_of(&rule.at)))
    });
    add!(rules.exclusions, |rule: &ExcludeRule| {
        let what = match rule.mode {
            ExcludeMode::Unlink | ExcludeMode::Redact => "The page of a person was taken away.",
            ExcludeMode::Noindex => "The page of a person is kept from search engines.",
        };
        (what.to_owned(), None)
    });
    add!(rules.events, |rule: &EventRule| (of_event(desk, rule), Some(article_of(&rule.at))));
    add!(rules.added_events, |rule: &AddEventRule| {
        (format!("The timeline lacked an event: {}", rule.summary.get_ref()), rule.evidence.first().map(article_of))
    });
    add!(rules.moved, |rule: &MovedRule| { (format!("The page {} now stands at {}.", rule.from.get_ref(), rule.to.get_ref()), None) });
    all.sort_by(|one, other| other.on.cmp(&one.on));
    all
}

fn article_link(desk: &Desk<'_>, from: &Address, name: &str) -> Option<Ready<ArticleLink>> {
    let articles = &desk.compiled.project.articles;
    let place = articles.iter().position(|article| article.file == name || article.id == name)?;
    Some(desk.article_link(from, place))
}

fn article_of(at: &QuotedPlace) -> String {
    at.article.get_ref().clone()
}

/// The words of a place, where the article as it is shown has them.
fn words(desk: &Desk<'_>, at: &QuotedPlace) -> String {
    let exact = at.exact.get_ref();
    let is_shown = desk.compiled.project.articles.iter().any(|article| article.text.contains(exact.as_str()));
    if is_shown { format!("“{}”", shortened(exact, LONGEST)) } else { "A passage".to_owned() }
}

fn of_article(rule: &ArticleRule) -> String {
    let mut changed: Vec<String> = Vec::new();
    let fields = [("The headline", &rule.headline), ("The outlet", &rule.outlet), ("The address", &rule.url)];
    changed.extend(fields.into_iter().filter_map(|(name, value)| Some(format!("{name} is {}.", value.as_ref()?))));
    changed.extend(rule.published.map(|day| format!("The day of publication is {}.", day.0)));
    changed.extend(rule.accessed.map(|day| format!("It was copied on {}.", day.0)));
    changed.extend(rule.mode.map(|mode| {
        let shown = match mode {
            ArticleMode::Full => "It is shown in full.",
            ArticleMode::Excerpt => "It is shown as an excerpt.",
            ArticleMode::Link => "It is shown as a link.",
        };
        shown.to_owned()
    }));
    changed.join(" ")
}

fn of_person(rule: &PersonRule) -> String {
    let person = rule.person.get_ref();
    let name = rule.name.as_ref().map(|name| format!("{person} is called {name}."));
    let aliases = (!rule.aliases.is_empty()).then(|| format!("{person} is also called {}.", rule.aliases.join(", ")));
    let note = rule.note.as_ref().map(|note| format!("Of {person}: {note}"));
    let slug = rule.slug.as_ref().map(|_| format!("The page of {person} has another address."));
    name.into_iter().chain(aliases).chain(note).chain(slug).collect::<Vec<_>>().join(" ")
}

fn of_event(desk: &Desk<'_>, rule: &EventRule) -> String {
    let words = words(desk, &rule.at);
    if rule.hide {
        return format!("{words} tells no event: it was taken from the timeline.");
    }
    let date = rule.date.as_ref().map(|date| format!("The date of what {words} tells is {}.", date.value));
    let summary = rule.summary.as_ref().map(|summary| format!("What {words} tells now reads: {summary}"));
    let pin = rule.pin.then(|| format!("What {words} tells is a key event."));
    date.into_iter().chain(summary).chain(pin).collect::<Vec<_>>().join(" ")
}
