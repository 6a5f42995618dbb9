//! Files → the project: articles, the editor's rules, settings, and the files of the theme.
//!
//! In: the files of a source, from the disk ([`read::from_disk`]) or from the binary itself. Out: a [`Project`], with a
//! diagnostic for every file that could not be used. Knows nothing of people, dates or pages.

pub mod article;
pub mod editorial;
mod furniture;
mod jsonl;
mod plain;
pub mod read;
pub mod settings;

pub use article::{Article, Field, Fields, Format, Furniture, Grade, Role};
pub use editorial::Editorial;
pub use settings::Settings;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::error::Error;

/// A file of a project: its path in its folder, with `/` between the parts, and its bytes.
#[derive(Clone, Debug)]
pub struct ProjectFile {
    /// The path, such as `2017/flood.txt`.
    pub path: String,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// The files of a project as found, before any of them is understood.
#[derive(Clone, Debug, Default)]
pub struct ProjectFiles {
    /// What the user calls it: a path, or “the embedded project”.
    pub origin: String,
    /// `newsite.toml`.
    pub settings: Option<ProjectFile>,
    /// `editorial.toml`.
    pub editorial: Option<ProjectFile>,
    /// Whatever may be an article.
    pub articles: Vec<ProjectFile>,
    /// `templates/`, by name.
    pub templates: Vec<ProjectFile>,
    /// `static/`.
    pub statics: Vec<ProjectFile>,
    /// `pages/`.
    pub pages: Vec<ProjectFile>,
    /// What was seen while looking, such as a link that leads out of the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// A project: what a dossier is made of.
#[derive(Debug)]
pub struct Project {
    /// What the user calls it.
    pub origin: String,
    /// `newsite.toml`, or its defaults.
    pub settings: Settings,
    /// The editor's rules; none where they were left aside.
    pub editorial: Editorial,
    /// The articles, sorted by file; shared with the project that a server reads next.
    pub articles: Vec<Arc<Article>>,
    /// The project's own templates, by name; they stand in for those of the default theme.
    pub templates: BTreeMap<String, String>,
    /// The project's own static files, likewise.
    pub statics: Vec<ProjectFile>,
    /// The editor's own pages, in Markdown, by path.
    pub pages: BTreeMap<String, String>,
    /// Faults in articles.
    pub diagnostics: Vec<Diagnostic>,
}

/// The articles of one file, and what was wrong with it.
#[derive(Clone, Debug, Default)]
pub struct ParsedFile {
    /// Its articles, in the order of the file.
    pub articles: Vec<Arc<Article>>,
    /// Its faults.
    pub diagnostics: Vec<Diagnostic>,
}

/// Understands the files of a project. Articles that cannot be read are left out, each with a diagnostic.
///
/// # Errors
/// Settings or rules that do not parse; no article at all.
pub fn parse_project(files: ProjectFiles, with_editorial: bool) -> Result<Project, Error> {
    let parsed = files.articles.par_iter().map(parse_articles).collect();
    join_project(files, parsed, with_editorial)
}

/// The same, with the files of the articles understood already: a server parses those that changed.
///
/// # Errors
/// As [`parse_project`].
pub fn join_project(files: ProjectFiles, parsed: Vec<ParsedFile>, with_editorial: bool) -> Result<Project, Error> {
    let settings = match &files.settings {
        Some(file) => settings::parse_settings(&file.path, &text_of(file)?)?,
        None => Settings::default(),
    };
    let editorial = match &files.editorial {
        Some(file) if with_editorial => editorial::parse_editorial(&file.path, &text_of(file)?)?,
        _ => Editorial::default(),
    };
    let mut diagnostics = files.diagnostics;
    let mut articles = Vec::with_capacity(parsed.len());
    for file in parsed {
        articles.extend(file.articles);
        diagnostics.extend(file.diagnostics);
    }
    articles.sort_by(|one: &Arc<Article>, other| one.file.cmp(&other.file));
    if articles.is_empty() {
        return Err(Error::NoArticles { origin: files.origin, faults: diagnostics });
    }
    make_ids_unique(&mut articles, &mut diagnostics);
    Ok(Project {
        origin: files.origin,
        settings,
        editorial,
        articles,
        templates: texts_of(&files.templates)?,
        statics: files.statics,
        pages: texts_of(&files.pages)?,
        diagnostics,
    })
}

/// Understands a file that may hold articles.
pub fn parse_articles(file: &ProjectFile) -> ParsedFile {
    let mut diagnostics = Vec::new();
    let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let articles: Vec<Article> = if ending.eq_ignore_ascii_case("jsonl") {
        jsonl::parse_lines(file, &mut diagnostics)
    } else {
        plain::parse_article(file, &mut diagnostics).into_iter().collect()
    };
    ParsedFile { articles: articles.into_iter().map(Arc::new).collect(), diagnostics }
}

/// An `id` that two articles bear stays with the first; the second is called by its file, or, where names that are no
/// UTF-8 look the same, by that and a number.
fn make_ids_unique(articles: &mut [Arc<Article>], diagnostics: &mut Vec<Diagnostic>) {
    let mut taken = BTreeMap::new();
    for article in articles {
        if let Some(first) = taken.get(&article.id) {
            let message = format!("two articles bear the id `{}`: this one and {first}", article.id);
            diagnostics.push(Diagnostic::warning("same-id", &article.file, message).help("this one goes by the name of its file"));
            let numbered = (2..).map(|number| format!("{}~{number}", article.file));
            let mut names = std::iter::once(article.file.clone()).chain(numbered);
            Arc::make_mut(article).id = names.find(|name| !taken.contains_key(name)).expect("numbers do not end");
        }
        taken.insert(article.id.clone(), article.file.clone());
    }
}

fn text_of(file: &ProjectFile) -> Result<String, Error> {
    String::from_utf8(file.bytes.to_vec()).map_err(|fault| Error::Read {
        path: file.path.clone().into(),
        source: std::io::Error::new(std::io::ErrorKind::InvalidData, fault),
    })
}

fn texts_of(files: &[ProjectFile]) -> Result<BTreeMap<String, String>, Error> {
    files.iter().map(|file| Ok((file.path.clone(), text_of(file)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of the articles of a project of these files, and the messages.
    fn check(files: &[(&str, &str)], ids: &[&str], messages: &[&str]) {
        let articles =
            files.iter().map(|(path, text)| ProjectFile { path: (*path).to_owned(), bytes: Cow::Owned(text.as_bytes().to_vec()) });
        let files = ProjectFiles { articles: articles.collect(), ..ProjectFiles::default() };
        let project = parse_project(files, true).expect("there is an article");
        let found: Vec<&str> = project.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(found, ids);
        let said: Vec<&str> = project.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(said, messages);
    }

    #[test]
    fn an_article_goes_by_its_path_without_ending() {
        check(&[("b.txt", "Rain fell."), ("2017/a.JSONL", "{\"text\":\"Rain fell.\"}")], &["2017/a.JSONL#1", "b"], &[]);
    }

    #[test]
    fn an_id_is_given_once() {
        check(
            &[("a.text", "Rain fell."), ("a.txt", "Rain fell."), ("a.txt", "Rain fell.")],
            &["a", "a.txt", "a.txt~2"],
            &["two articles bear the id `a`: this one and a.text", "two articles bear the id `a`: this one and a.text"],
        );
    }

    #[test]
    fn one_bad_article_stops_nothing() {
        check(&[("a.txt", ""), ("b.txt", "Rain fell.")], &["b"], &["a.txt is empty"]);
    }

    #[test]
    fn a_project_without_articles_is_an_error() {
        let empty = parse_project(ProjectFiles { origin: "here".to_owned(), ..ProjectFiles::default() }, true);
        assert!(matches!(empty, Err(Error::NoArticles { origin, .. }) if origin == "here"));
    }
}
