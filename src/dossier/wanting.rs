//! What an article does not say and its reader wants to know: when it came out, what its headline was.

use super::articles::ArticleFacts;
use crate::corpus::{Grade, Project};
use crate::diagnostic::Diagnostic;

/// Advice for each article of which nothing tells the day it came out, and for each without a headline; with the rule to paste.
pub(crate) fn find(project: &Project, facts: &[ArticleFacts]) -> Vec<Diagnostic> {
    let mut wanting = Vec::new();
    for (article, facts) in project.articles.iter().zip(facts) {
        let rule = |key: &str, example: &str| {
            let file = toml::Value::String(article.file.clone());
            format!("where you know it, write in editorial.toml:\n[[article]]\nfile = {file}\n{key} = \"{example}\"")
        };
        if facts.published.range().is_none() {
            let message = format!("nothing tells when {} came out", article.file);
            wanting.push(Diagnostic::advice("undated", &article.file, message).help(rule("published", "2024-03-08")));
        }
        if facts.headline.grade == Grade::Derived {
            let message =
                format!("{} has no headline that was recognised; its first words stand in: “{}”", article.file, facts.headline.value);
            wanting.push(Diagnostic::advice("headline", &article.file, message).help(rule("headline", "…")));
        }
    }
    wanting
}
