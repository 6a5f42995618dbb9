//! The steps joined; every command calls it.

use std::path::Path;

use rayon::prelude::*;

use crate::annotate::{Annotations, annotate};
use crate::corpus::{self, Project, read};
use crate::dossier::{self, Dossier};
use crate::embedded;
use crate::error::Error;

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

/// Reads a source: a path, or, without one, the project in the current folder, else the embedded one. `out` is the folder
/// that will be written: never read.
pub fn read_project(source: Option<&Path>, out: Option<&Path>, with_editorial: bool) -> Result<Project, Error> {
    let here = Path::new(".");
    let files = match source {
        Some(path) => read::from_disk(path, out)?,
        None if read::is_project(here) => read::from_disk(here, out)?,
        None => embedded::project_files(),
    };
    corpus::parse_project(files, with_editorial)
}

/// Annotates all articles, on all cores, and joins them.
pub fn compile(project: Project) -> Compiled {
    let annotations: Vec<Annotations> = project.articles.par_iter().map(annotate).collect();
    let dossier = dossier::compile(&project, &annotations);
    Compiled { project, annotations, dossier }
}
