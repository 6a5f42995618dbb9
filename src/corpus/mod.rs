//! Files → the project: articles, the editor's rules, settings, and the files of the theme.
//!
//! In: the files of a source, from the disk ([`read::from_disk`]) or from the binary itself. Out: a [`Project`], with a
//! diagnostic for every file that could not be used. Knows nothing of people, dates or pages.

mod address;
mod archives;
pub(crate) mod article;
mod databases;
pub(crate) mod editorial;
mod feeds;
mod front_matter;
mod furniture;
#[cfg(feature = "html")]
mod html;
mod jsonl;
pub(crate) mod layout;
mod mail;
mod markdown;
mod metadata;
mod no_article;
mod phrases;
mod pictures;
mod plain;
pub(crate) mod read;
mod records;
pub(crate) mod settings;
#[cfg(test)]
mod tests;
mod typesetter;

pub use article::{Article, Grade};
pub(crate) use article::{Field, Fields, Format, Furniture, Original, Role};
pub(crate) use editorial::Editorial;
pub(crate) use jsonl::read_line;
pub(crate) use settings::Settings;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::error::Error;
pub(crate) use pictures::Pictures;

/// A file of a project: its path in its folder, with `/` between the parts, and its bytes.
#[derive(Clone, Debug)]
pub struct ProjectFile {
    /// The path, such as `2017/flood.txt`.
    pub path: String,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// A picture of a source. It is read when its copy in the site is made.
#[derive(Clone, Debug)]
pub struct PictureFile {
    /// Its path in the source.
    pub path: String,
    /// Where its bytes are.
    pub stored: Stored,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
pub enum Stored {
    /// On the disk.
    Disk(PathBuf),
    /// In the binary.
    Embedded(&'static [u8]),
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
    /// Pictures among the articles: not read until a page shows them.
    pub pictures: Vec<PictureFile>,
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
    /// The pictures that articles show, by path.
    pub pictures: BTreeMap<String, PictureFile>,
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
pub(crate) struct ParsedFile {
    /// Its articles, in the order of the file.
    pub articles: Vec<Arc<Article>>,
    /// What reads like an article and seems to be none, and why: left out unless the editor names it.
    pub doubtful: Vec<(Arc<Article>, Diagnostic)>,
    /// Its faults.
    pub diagnostics: Vec<Diagnostic>,
}

/// Understands the files of a project. Articles that cannot be read are left out, each with a diagnostic.
///
/// # Errors
/// Settings or rules that do not parse; no article at all.
pub fn parse_project(files: ProjectFiles, with_editorial: bool) -> Result<Project, Error> {
    let pictures = Pictures::of_source(&files);
    let parsed = files.articles.par_iter().map(|file| parse_articles(file, &pictures)).collect();
    join_project(files, parsed, with_editorial)
}

/// The same, with the files of the articles understood already: a server parses those that changed.
///
/// # Errors
/// As [`parse_project`].
pub(crate) fn join_project(files: ProjectFiles, parsed: Vec<ParsedFile>, with_editorial: bool) -> Result<Project, Error> {
    let settings = match &files.settings {
        Some(file) => {
            let text = text_of(file)?;
            let settings = settings::parse_settings(&file.path, &text)?;
            settings::check_logo(&file.path, &text, &settings, files.statics.iter().map(|file| file.path.as_str()))?;
            settings
        }
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
        for (article, doubt) in file.doubtful {
            let is_wanted = editorial.articles.iter().any(|rule| [&article.file, &article.id].contains(&rule.file.get_ref()));
            if is_wanted {
                articles.push(article);
            } else {
                diagnostics.push(doubt);
            }
        }
    }
    articles.sort_by(|one: &Arc<Article>, other| one.file.cmp(&other.file));
    if articles.is_empty() {
        return Err(Error::NoArticles { origin: files.origin, faults: diagnostics });
    }
    make_ids_unique(&mut articles, &mut diagnostics);
    let shown: BTreeSet<&str> = articles.iter().flat_map(|article| article.layout.pictures()).collect();
    for picture in files.pictures.iter().filter(|picture| !shown.contains(picture.path.as_str()) && !is_part_of_page(&picture.path)) {
        let message = format!("{} is shown by no article", picture.path);
        diagnostics.push(
            Diagnostic::advice("picture", &picture.path, message)
                .help("a picture is shown by a Markdown file or a saved page that names it"),
        );
    }
    let pictures = files.pictures.into_iter().filter(|picture| shown.contains(picture.path.as_str()));
    let pictures = pictures.map(|picture| (picture.path.clone(), picture)).collect();
    Ok(Project {
        origin: files.origin,
        settings,
        editorial,
        articles,
        pictures,
        templates: texts_of(&files.templates)?,
        statics: files.statics,
        pages: texts_of(&files.pages)?,
        diagnostics,
    })
}

/// Whether a file lies in a folder that a browser wrote beside a page it saved.
fn is_part_of_page(path: &str) -> bool {
    path.rsplit_once('/').is_some_and(|(folder, _)| folder.split('/').any(|name| name.ends_with("_files")))
}

/// The endings of files that may hold articles.
const ENDINGS: &[&str] =
    &["txt", "text", "md", "markdown", "jsonl", "ndjson", "json", "csv", "tsv", "xml", "rss", "atom", "eml", "zip", "docx"];
/// The same, of files that are read as web pages.
const PAGE_ENDINGS: &[&str] = if cfg!(feature = "html") { &["html", "htm", "xhtml", "mhtml", "mht"] } else { &[] };

/// Whether files with this ending, in small letters, may hold articles.
fn is_article_ending(ending: &str) -> bool {
    ENDINGS.contains(&ending) || PAGE_ENDINGS.contains(&ending)
}

/// Understands a file that may hold articles, in a source that has these pictures.
///
/// A panic in it, ours or a crate's, is an error that names the file; no other article is lost. In tests it is one.
pub(crate) fn parse_articles(file: &ProjectFile, pictures: &Pictures<'_>) -> ParsedFile {
    let parse = || {
        let mut diagnostics = Vec::new();
        let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        let articles = parse_by_ending(file, &ending, pictures, &mut diagnostics);
        let mut parsed = ParsedFile { diagnostics, ..ParsedFile::default() };
        for article in articles {
            parsed.diagnostics.extend(no_article::find_stub(&article));
            match no_article::find_doubt(&article) {
                Some(doubt) => parsed.doubtful.push((Arc::new(article), doubt)),
                None => parsed.articles.push(Arc::new(article)),
            }
        }
        parsed
    };
    if cfg!(test) { parse() } else { guarded(file, parse) }
}

/// What `parse` makes of a file, or the error that it panicked.
fn guarded(file: &ProjectFile, parse: impl FnOnce() -> ParsedFile) -> ParsedFile {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(parse)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        let why = words.and_then(|words| words.lines().next()).unwrap_or("no reason is given");
        let message = format!("cannot read {}: the reader failed ({why})", file.path);
        let fault = Diagnostic::error("reader", &file.path, message)
            .help("this is a fault of newsite; saved as plain text the article can be read");
        ParsedFile { diagnostics: vec![fault], ..ParsedFile::default() }
    })
}

fn parse_by_ending(file: &ProjectFile, ending: &str, pictures: &Pictures<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Article> {
    match ending {
        "jsonl" | "ndjson" => jsonl::parse_lines(file, pictures, diagnostics),
        "json" => records::parse_json(file, pictures, diagnostics),
        "csv" => records::parse_table(file, b',', pictures, diagnostics),
        "tsv" => records::parse_table(file, b'\t', pictures, diagnostics),
        "xml" | "rss" | "atom" => feeds::parse_articles(file, pictures, diagnostics),
        "eml" => mail::parse_message(file, pictures, diagnostics).into_iter().collect(),
        "zip" => archives::parse_zip(file, pictures, diagnostics),
        "docx" => archives::parse_document(file, diagnostics),
        "md" | "markdown" => markdown::parse_article(file, pictures, diagnostics).into_iter().collect(),
        #[cfg(feature = "html")]
        "html" | "htm" | "xhtml" => html::parse_article(file, pictures, diagnostics).into_iter().collect(),
        #[cfg(feature = "html")]
        "mhtml" | "mht" => mail::parse_page(file, pictures, diagnostics).into_iter().collect(),
        _ => plain::parse_articles(file, diagnostics),
    }
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
