//! Finds and reads the files of a source: a project folder, a folder of articles, or one file.
#![expect(clippy::disallowed_methods, reason = "reading the project from the disk is what this file is for")]

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{ProjectFile, ProjectFiles};
use crate::diagnostic::Diagnostic;
use crate::error::Error;

/// The file by which an output folder of ours is known.
pub const MANIFEST: &str = ".newsite-manifest.json";
/// The file that makes a folder a project.
pub const SETTINGS: &str = "newsite.toml";
/// The folder of a project's articles; it makes a folder a project too.
pub const ARTICLES: &str = "seeds";
const EDITORIAL: &str = "editorial.toml";
const THEME_FOLDERS: [&str; 3] = ["templates", "static", "pages"];

/// Whether a folder is a project: it has settings, or a folder `seeds`.
pub fn is_project(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file() || folder.join(ARTICLES).is_dir()
}

/// Reads all files of `source`. `out`, the folder that will be written, is never read.
///
/// # Errors
/// The source is not there, or a folder in it cannot be listed. A file that cannot be read is a diagnostic.
pub fn from_disk(source: &Path, out: Option<&Path>) -> Result<ProjectFiles, Error> {
    let unreadable = |fault: io::Error| Error::Read { path: source.to_owned(), source: fault };
    let mut files = ProjectFiles { origin: source.display().to_string(), ..ProjectFiles::default() };
    if fs::metadata(source).map_err(unreadable)?.is_file() {
        let name = source.file_name().map_or_else(|| source.display().to_string(), |name| name.to_string_lossy().into_owned());
        let bytes = fs::read(source).map_err(unreadable)?;
        files.articles.push(ProjectFile { path: name, bytes: Cow::Owned(bytes) });
        return Ok(files);
    }
    let root = fs::canonicalize(source).map_err(unreadable)?;
    let out = out.and_then(|out| fs::canonicalize(out).ok());
    let articles = if is_project(&root) {
        files.settings = read_if_there(&root, SETTINGS)?;
        files.templates = read_folder(&root, "templates", out.as_deref(), &mut files.diagnostics)?;
        files.statics = read_folder(&root, "static", out.as_deref(), &mut files.diagnostics)?;
        files.pages = read_folder(&root, "pages", out.as_deref(), &mut files.diagnostics)?;
        files.pages.retain(|page| has_ending(&page.path, &["md"]));
        root.join(ARTICLES)
    } else {
        root
    };
    if articles.is_dir() {
        files.editorial = read_if_there(&articles, EDITORIAL)?;
        let found = list(&articles, out.as_deref(), true, &mut files.diagnostics)?;
        let found = found.into_iter().filter(|path| may_be_article(&name_in(&articles, path), &mut files.diagnostics)).collect();
        files.articles = read_all(&articles, found, &mut files.diagnostics);
    }
    Ok(files)
}

/// Whether a file may be an article by its name; says why not where it might have been meant as one.
fn may_be_article(path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if path == EDITORIAL || path == SETTINGS {
        return false;
    }
    if has_ending(path, &["txt", "text", "jsonl"]) {
        return true;
    }
    let converter = if has_ending(path, &["pdf"]) {
        Some(format!("`pdftotext {path}` makes a text of it"))
    } else if has_ending(path, &["docx", "doc", "odt", "rtf"]) {
        Some(format!("`libreoffice --headless --convert-to txt {path}` makes a text of it"))
    } else {
        None
    };
    diagnostics.push(match converter {
        Some(help) => Diagnostic::error("format", path, format!("{path} is not text")).help(help),
        None => Diagnostic::advice("format", path, format!("{path} is not read as an article")).help("articles are .txt and .jsonl files"),
    });
    false
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

fn read_if_there(folder: &Path, name: &str) -> Result<Option<ProjectFile>, Error> {
    let path = folder.join(name);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(ProjectFile { path: name.to_owned(), bytes: Cow::Owned(bytes) })),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path, source }),
    }
}

fn read_folder(root: &Path, name: &str, out: Option<&Path>, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<ProjectFile>, Error> {
    let folder = root.join(name);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let found = list(&folder, out, false, diagnostics)?;
    Ok(read_all(&folder, found, diagnostics))
}

/// All files below a folder, sorted. Left out: dot files, the output folder, any folder with a manifest of ours, links
/// that lead out of the folder (with a warning), and, among articles, the folders of the theme.
fn list(root: &Path, out: Option<&Path>, among_articles: bool, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<PathBuf>, Error> {
    let enters = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        if entry.depth() == 0 {
            return true;
        }
        if name.starts_with('.') || out.is_some_and(|out| entry.path() == out) {
            return false;
        }
        let is_theme = among_articles && entry.depth() == 1 && THEME_FOLDERS.contains(&name.as_ref());
        !(entry.file_type().is_dir() && (is_theme || entry.path().join(MANIFEST).exists()))
    };
    let mut found = Vec::new();
    for entry in WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(enters) {
        let entry = entry.map_err(|fault| Error::Read { path: fault.path().unwrap_or(root).to_owned(), source: fault.into() })?;
        if entry.path_is_symlink() && !fs::canonicalize(entry.path()).is_ok_and(|target| target.starts_with(root)) {
            let path = name_in(root, entry.path());
            diagnostics.push(Diagnostic::warning("link", &path, format!("{path} is a link that leads out of the source: left out")));
            continue;
        }
        if entry.file_type().is_file() {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

fn read_all(root: &Path, paths: Vec<PathBuf>, diagnostics: &mut Vec<Diagnostic>) -> Vec<ProjectFile> {
    let read: Vec<_> = paths
        .into_par_iter()
        .map(|path| {
            let name = name_in(root, &path);
            match fs::read(&path) {
                Ok(bytes) => Ok(ProjectFile { path: name, bytes: Cow::Owned(bytes) }),
                Err(fault) => Err(Diagnostic::error("unreadable", &name, format!("cannot read {name}: {fault}"))),
            }
        })
        .collect();
    read.into_iter().filter_map(|file| file.map_err(|fault| diagnostics.push(fault)).ok()).collect()
}

fn name_in(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
