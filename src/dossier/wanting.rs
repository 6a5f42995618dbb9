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

#[cfg(test)]
mod tests {
    use crate::corpus::{ProjectFile, ProjectFiles, parse_project};
    use crate::pipeline::compile;

    #[test]
    fn an_article_without_day_or_headline_is_told_with_the_rule_to_paste() {
        let kinds = |text: &str| -> Vec<(&'static str, String)> {
            let file = ProjectFile { path: "flood.txt".to_owned(), bytes: text.as_bytes().to_vec().into() };
            let files = ProjectFiles { articles: vec![file], ..ProjectFiles::default() };
            let compiled = compile(parse_project(files, true).expect("the article is sound"));
            let found = super::find(&compiled.project, &compiled.dossier.articles).into_iter();
            found.map(|found| (found.kind, found.help.unwrap_or_default())).collect()
        };
        assert_eq!(kinds("Reyes tours the levee\n\nMarch 8, 2024\n\nMayor Ann Reyes toured the levee in Linden on Friday."), []);
        let found = kinds("Mayor Ann Reyes toured the levee in Linden.");
        assert_eq!(found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), ["undated", "headline"]);
        assert!(found[0].1.ends_with("\n[[article]]\nfile = \"flood.txt\"\npublished = \"2024-03-08\""), "{}", found[0].1);
    }
}
