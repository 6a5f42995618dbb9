//! Walks the folders of a source: which files lie there, and what cannot be read.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{MANIFEST, THEME_FOLDERS, is_picture, may_be_article, name_in, parts_of_pages};
use crate::corpus::ProjectFile;
use crate::diagnostic::Diagnostic;
use crate::error::Error;

/// The files of the folder of the articles.
#[derive(Debug)]
pub(super) struct Listing {
    /// Those that may be articles.
    pub(super) articles: Vec<Found>,
    pub(super) pictures: Vec<Found>,
    /// What is wrong with others.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// A file of a folder.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Its path in the folder, with `/` between its parts.
    pub(super) name: String,
}

/// Walks the folders of a source.
pub(super) struct Walk {
    /// The folder that the user named: links that lead out of it are not followed.
    pub(super) source: PathBuf,
    /// The folder that will be written.
    pub(super) out: Option<PathBuf>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Walk {
    /// All files of a folder; none where there is no such folder.
    pub(super) fn read_folder(&mut self, folder: &Path) -> Result<Vec<ProjectFile>, Error> {
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let found = self.list(folder, false)?;
        Ok(self.read_all(found))
    }

    /// The files of the folder of the articles.
    pub(super) fn list_articles(&mut self, articles: &Path) -> Result<Listing, Error> {
        let others = std::mem::take(&mut self.diagnostics);
        let (mut found, pictures): (Vec<_>, Vec<_>) = self.list(articles, true)?.into_iter().partition(|file| !is_picture(&file.name));
        let parts = parts_of_pages(&found);
        found.retain(|file| !parts.iter().any(|folder| file.path.starts_with(folder)) && may_be_article(&file.name, &mut self.diagnostics));
        let diagnostics = std::mem::replace(&mut self.diagnostics, others);
        Ok(Listing { articles: found, pictures, diagnostics })
    }

    /// All files below a folder, sorted. Left out: dot files, the output folder, any folder with a manifest of ours, links
    /// that lead out of the source (with a warning), and, among articles, the folders of the theme.
    pub(super) fn list(&mut self, folder: &Path, among_articles: bool) -> Result<Vec<Found>, Error> {
        let mut found = Vec::new();
        let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(fault) if fault.depth() == 0 => return Err(Error::Read { path: folder.to_owned(), source: fault.into() }),
                Err(fault) => {
                    self.diagnostics.push(unlisted(folder, &fault));
                    continue;
                }
            };
            if self.is_entered(folder, &entry, among_articles) {
                let is_file = entry.file_type().is_file();
                found.extend(is_file.then(|| Found { name: name_in(folder, entry.path()), path: entry.into_path() }));
            } else if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        }
        Ok(found)
    }

    pub(super) fn is_entered(&mut self, folder: &Path, entry: &DirEntry, among_articles: bool) -> bool {
        let is_ours = entry.file_type().is_dir() && entry.path().join(MANIFEST).exists();
        if entry.depth() == 0 || is_ours {
            return !is_ours;
        }
        let name = entry.file_name().to_string_lossy();
        let is_theme = among_articles && entry.depth() == 1 && THEME_FOLDERS.contains(&name.as_ref()) && entry.file_type().is_dir();
        if name.starts_with('.') || is_theme || self.out.as_deref() == Some(entry.path()) {
            return false;
        }
        if entry.path_is_symlink() && !fs::canonicalize(entry.path()).is_ok_and(|target| target.starts_with(&self.source)) {
            let path = name_in(folder, entry.path());
            let message = format!("{path} is a link that leads out of the source: left out");
            self.diagnostics.push(Diagnostic::warning("link", &path, message));
            return false;
        }
        true
    }

    pub(super) fn read_all(&mut self, found: Vec<Found>) -> Vec<ProjectFile> {
        let read: Vec<_> = found.into_par_iter().map(|file| (file.name, fs::read(&file.path))).collect();
        let mut files = Vec::with_capacity(read.len());
        for (path, bytes) in read {
            match bytes {
                Ok(bytes) => files.push(ProjectFile { path, bytes: Cow::Owned(bytes) }),
                Err(fault) => self.diagnostics.push(Diagnostic::error("unreadable", &path, format!("cannot read {path}: {fault}"))),
            }
        }
        files
    }
}

/// What is wrong with an entry that cannot be looked at: a link that leads to a folder above it, or to nothing, or a folder
/// that we may not list.
pub(super) fn unlisted(folder: &Path, fault: &walkdir::Error) -> Diagnostic {
    let path = fault.path().map_or_else(String::new, |path| name_in(folder, path));
    if fault.loop_ancestor().is_some() {
        return Diagnostic::warning("link", &path, format!("{path} is a link to a folder that holds it: left out"));
    }
    let is_dangling = fault.io_error().is_some_and(|fault| fault.kind() == io::ErrorKind::NotFound);
    if is_dangling {
        return Diagnostic::warning("link", &path, format!("{path} is a link that leads nowhere: left out"));
    }
    Diagnostic::error("unreadable", &path, format!("cannot read {path}: {fault}"))
}
