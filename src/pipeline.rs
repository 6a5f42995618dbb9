//! The steps joined; every command calls it.

mod cache;
#[cfg(feature = "serve")]
mod memory;

pub(crate) use cache::{Cache, Known, PAGES};
#[cfg(feature = "serve")]
pub(crate) use memory::{Memory, Renewed};

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, panic};

use rayon::prelude::*;

use crate::annotate::{Annotations, annotate, find_stored};
use crate::corpus::settings::UNNAMED;
use crate::corpus::{self, Article, Project, ProjectFiles, read};
use crate::diagnostic::Diagnostic;
use crate::dossier::{self, Dossier};
use crate::embedded;
use crate::error::Error;

/// Where a project is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A project folder, a folder of articles, or one file.
    Path(PathBuf),
    /// JSON Lines on standard input.
    Input,
    /// The project that was baked into the binary.
    Embedded,
}

impl Source {
    /// What the user named; without that the project, or the articles, in the current folder, else the embedded project.
    ///
    /// # Errors
    /// None was named, and what lies in the current folder may be meant or not: nobody wants the example in place of their own articles.
    pub fn find(named: Option<&Path>) -> Result<Self, Error> {
        let here = Path::new(".");
        match named {
            Some(path) if path == Path::new("-") => Ok(Self::Input),
            Some(path) => Ok(Self::Path(path.to_owned())),
            None if read::is_project(here) || read::holds_articles(here) => Ok(Self::Path(here.to_owned())),
            None => read::may_be_meant(here).map_or(Ok(Self::Embedded), |found| Err(Error::Unclear { found })),
        }
    }

    /// The project's folder; `None` where there is no project folder.
    pub fn project_folder(&self) -> Option<&Path> {
        match self {
            Self::Path(path) if read::is_project(path) => Some(path),
            _ => None,
        }
    }

    /// The path it is read from; `None` for what is not read from the disk.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Input | Self::Embedded => None,
        }
    }

    fn files(&self, out: Option<&Path>) -> Result<ProjectFiles, Error> {
        match self {
            Self::Path(path) => read::from_disk(path, out),
            Self::Input => read::from_standard_input(),
            Self::Embedded => Ok(embedded::project_files()),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) if path == Path::new(".") && read::is_project(path) => formatter.write_str("the project in this folder"),
            Self::Path(path) if path == Path::new(".") => formatter.write_str("the articles in this folder"),
            Self::Path(path) => path.display().fmt(formatter),
            Self::Input => formatter.write_str(read::STANDARD_INPUT),
            Self::Embedded => formatter.write_str("the embedded project"),
        }
    }
}

/// Steps 1 to 3: a source read, annotated and joined.
#[derive(Debug)]
pub struct Compiled {
    /// What was read.
    pub project: Project,
    /// What each article says, in the order of the project's articles.
    pub annotations: Vec<Annotations>,
    /// What they say together.
    pub dossier: Dossier,
}

/// Reads a project. `out` is the folder that will be written: never read.
pub fn read_project(source: &Source, out: Option<&Path>, with_editorial: bool) -> Result<Project, Error> {
    parse(source, read_files(source, out)?, with_editorial)
}

/// The files of a project.
pub(crate) fn read_files(source: &Source, out: Option<&Path>) -> Result<ProjectFiles, Error> {
    source.files(out)
}

/// Understands the files of a source.
pub(crate) fn parse(source: &Source, files: ProjectFiles, with_editorial: bool) -> Result<Project, Error> {
    let mut project = corpus::parse_project(files, with_editorial)?;
    project.settings.name = name_of(source, project.settings.name);
    Ok(project)
}

/// The name that the settings give, else that of the source's folder.
fn name_of(source: &Source, given: String) -> String {
    let of_folder = || source.path().and_then(read::name_of_folder);
    if given == UNNAMED { of_folder().unwrap_or(given) } else { given }
}

/// Annotates all articles, on all cores, and joins them.
pub fn compile(project: Project) -> Compiled {
    let (project, annotations) = annotate_all(project, Known::default(), || ());
    join(project, annotations)
}

/// The same, with what is known of some articles already, calling `on_article` for each. Of the annotations, phrases that name somebody are let go of.
pub(crate) fn compile_watched(project: Project, known: Known, on_article: impl Fn() + Sync) -> Compiled {
    let (project, annotations) = annotate_all(project, known, on_article);
    join_anew(project, annotations, true)
}

fn annotate_all(mut project: Project, known: Known, on_article: impl Fn() + Sync) -> (Project, Vec<Annotations>) {
    let annotate = |article: &Arc<Article>| {
        let said = known.of(article);
        on_article();
        said
    };
    let (annotations, faults): (Vec<Annotations>, Vec<Option<Diagnostic>>) = project.articles.par_iter().map(annotate).unzip();
    drop(known);
    project.diagnostics.extend(faults.into_iter().flatten());
    // Where nobody else holds an article, what its line brought has been read for the last time.
    for article in project.articles.iter_mut().filter_map(Arc::get_mut) {
        article.annotated = None;
    }
    (project, annotations)
}

/// What an article says: as its line brings it, else found anew. A panic on the way, which is a fault of newsite, takes no other article along: of this one nothing is claimed then,
/// its text is published, and the error names it. In tests it is a panic.
pub(crate) fn annotate_safely(article: &Article) -> (Annotations, Option<Diagnostic>) {
    if let Some(annotations) = find_stored(article) {
        return (annotations, None);
    }
    if cfg!(test) {
        return (annotate(article), None);
    }
    let said = panic::catch_unwind(panic::AssertUnwindSafe(|| annotate(article)));
    if let Ok(annotations) = said {
        return (annotations, None);
    }
    let message = format!("{} could not be annotated: it is published as text, without people, dates and events", article.file);
    let help = "this is a fault of newsite, not of the article; please report it";
    (Annotations::of_unread(article), Some(Diagnostic::error("annotate", &article.file, message).help(help)))
}

/// Joins articles that are annotated, in the order of the project.
pub(crate) fn join(project: Project, annotations: Vec<Annotations>) -> Compiled {
    join_anew(project, annotations, false)
}

/// The same; with `is_over` nobody joins these articles again.
fn join_anew(mut project: Project, mut annotations: Vec<Annotations>, is_over: bool) -> Compiled {
    let mut withheld = dossier::withhold(&mut project, &mut annotations);
    dossier::cut(&mut project, &mut annotations, &mut withheld);
    let dossier = dossier::compile(&project, &mut annotations, withheld, is_over);
    Compiled { project, annotations, dossier }
}
