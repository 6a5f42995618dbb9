//! What is kept of one reading of a project for the next, so that an edit costs what was edited.
//!
//! Files are read again when they look otherwise than they did, parsed when their bytes are others, and annotated when no
//! article of the last reading said the same. The project and its annotations are those that a first reading gives.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Source;
use crate::annotate::Annotations;
use crate::corpus::read::{self, Look, Reread, Seen};
use crate::corpus::{Article, ParsedFile, Pictures, Project, ProjectFile, ProjectFiles, join_project, parse_articles};
use crate::diagnostic::Diagnostic;
use crate::error::Error;

/// What was read last.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// How the files of the articles stood.
    seen: Seen,
    /// What stood in them, by path.
    files: BTreeMap<String, ParsedFile>,
    /// By SHA-256 of their bytes: the articles and what they say.
    annotated: FxHashMap<String, Vec<(Arc<Article>, Annotations)>>,
    /// The paths of the pictures: what an article shows depends on which there are.
    pictures: BTreeSet<String>,
    /// The hashes of all other files: settings, rules, templates, static files, pages.
    others: BTreeMap<String, blake3::Hash>,
    /// What changed since [`Memory::take_changed`].
    changed: BTreeSet<String>,
    /// Whether the last reading found something that stops a build: then the next one is new, whatever has changed.
    has_failed: bool,
}

/// A project read again.
#[derive(Debug)]
pub(crate) struct Renewed {
    /// What was read.
    pub project: Project,
    /// What each article says, in the order of the project's articles.
    pub annotations: Vec<Annotations>,
}

impl Memory {
    /// Has files read again, whatever they look like: a file system's clock may be too coarse to tell two writes apart. `paths`
    /// are full ones, links followed; where one is a folder, all files in it are.
    pub(crate) fn forget<'p>(&mut self, source: &Source, paths: impl IntoIterator<Item = &'p PathBuf>) {
        let Some(folder) = source.path().and_then(read::articles_on_disk) else { return };
        let names: BTreeSet<String> = paths.into_iter().map(|path| read::name_in(&folder, path)).collect();
        self.seen.forget(&folder, &names);
    }

    /// The paths of the files that changed, came or went, in the readings since this was asked last.
    pub(crate) fn take_changed(&mut self) -> BTreeSet<String> {
        mem::take(&mut self.changed)
    }

    /// Reads a project again; `None` where no file of it has changed since it was read last. Of the articles, `look` says at which.
    ///
    /// # Errors
    /// As [`super::read_project`]. What was read is kept nevertheless.
    pub(crate) fn read(&mut self, source: &Source, with_editorial: bool, look: Look) -> Result<Option<Renewed>, Error> {
        let had_failed = mem::replace(&mut self.has_failed, true);
        let mut changed = Vec::new();
        let Reread { files, unchanged, seen } = match source {
            Source::Path(path) => {
                let reread = read::from_disk_again(path, None, Some(&self.seen), look)?;
                changed.extend(self.keep_pictures(&reread.files));
                if changed.is_empty() { reread } else { read::from_disk_again(path, None, Some(&Seen::default()), look)? }
            }
            Source::Input | Source::Embedded => Reread { files: source.files(None)?, ..Reread::default() },
        };
        self.seen = seen;
        changed.extend(self.keep_articles(&files, unchanged));
        changed.extend(self.keep_others(&files));
        if changed.is_empty() && !had_failed {
            self.has_failed = false;
            return Ok(None);
        }
        self.changed.extend(changed);
        let parsed = self.files.values().cloned().collect();
        let mut project = join_project(files, parsed, with_editorial)?;
        project.settings.name = super::name_of(source, project.settings.name);
        let annotated = project.articles.par_iter().map(|article| {
            if let Some(known) = self.annotations_of(article) {
                return (known, None);
            }
            let (annotations, fault) = super::annotate_safely(article);
            (annotations.with_memo(), fault)
        });
        let (annotations, faults): (Vec<Annotations>, Vec<Option<Diagnostic>>) = annotated.unzip();
        project.diagnostics.extend(faults.into_iter().flatten());
        self.annotated.clear();
        for (article, said) in project.articles.iter().zip(&annotations) {
            self.annotated.entry(article.sha256.clone()).or_default().push((Arc::clone(article), said.clone()));
        }
        self.has_failed = false;
        Ok(Some(Renewed { project, annotations }))
    }

    /// What an article says, where it was read before: at its place, or anywhere else.
    pub(crate) fn annotations_of(&self, article: &Arc<Article>) -> Option<Annotations> {
        let is_same = |known: &Arc<Article>| {
            Arc::ptr_eq(known, article)
                || known.text == article.text
                    && known.body == article.body
                    && known.furniture == article.furniture
                    && known.fields == article.fields
        };
        self.annotated.get(&article.sha256)?.iter().find(|(known, _)| is_same(known)).map(|(_, said)| said.clone())
    }

    /// Takes the files that were read in place of those of the same path; which of them are others than before.
    fn keep_articles(&mut self, files: &ProjectFiles, unchanged: Vec<String>) -> Vec<String> {
        let (read, pictures): (&[ProjectFile], _) = (&files.articles, Pictures::of_source(files));
        let parsed: Vec<ParsedFile> = read.par_iter().map(|file| parse_articles(file, &pictures)).collect();
        let mut before = mem::take(&mut self.files);
        for path in unchanged {
            if let Some(file) = before.remove(&path) {
                self.files.insert(path, file);
            }
        }
        let mut changed = Vec::new();
        for (file, parsed) in read.iter().zip(parsed) {
            match before.remove(&file.path) {
                // The very articles of the last reading are known by their place in memory.
                Some(known) if is_same(&known, &parsed) => {
                    self.files.insert(file.path.clone(), known);
                }
                _ => {
                    self.files.insert(file.path.clone(), parsed);
                    changed.push(file.path.clone());
                }
            }
        }
        changed.extend(before.into_keys());
        changed
    }

    /// The pictures that came or went.
    fn keep_pictures(&mut self, files: &ProjectFiles) -> Vec<String> {
        let now: BTreeSet<String> = files.pictures.iter().map(|picture| picture.path.clone()).collect();
        let before = mem::replace(&mut self.pictures, now);
        before.symmetric_difference(&self.pictures).cloned().collect()
    }

    /// The files beside the articles that are others than before.
    fn keep_others(&mut self, files: &ProjectFiles) -> Vec<String> {
        let groups = [("templates/", &files.templates), ("static/", &files.statics), ("pages/", &files.pages)];
        let in_folders = groups.into_iter().flat_map(|(folder, files)| files.iter().map(move |file| (folder, file)));
        let alone = files.settings.iter().chain(&files.editorial).map(|file| ("", file));
        let now: BTreeMap<String, blake3::Hash> =
            in_folders.chain(alone).map(|(folder, file)| (format!("{folder}{}", file.path), blake3::hash(&file.bytes))).collect();
        let before = mem::replace(&mut self.others, now);
        let is_other = |path: &&String| before.get(*path) != self.others.get(*path);
        let changed: BTreeSet<&String> = before.keys().chain(self.others.keys()).filter(is_other).collect();
        changed.into_iter().cloned().collect()
    }
}

/// Whether a file says what it said.
fn is_same(one: &ParsedFile, other: &ParsedFile) -> bool {
    let hashes = |file: &ParsedFile| file.articles.iter().map(|article| article.sha256.clone()).collect::<Vec<_>>();
    let is_laid_out_the_same = one.articles.iter().zip(&other.articles).all(|(one, other)| one.layout == other.layout);
    hashes(one) == hashes(other) && is_laid_out_the_same && one.diagnostics == other.diagnostics
}
