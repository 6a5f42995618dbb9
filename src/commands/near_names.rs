//! Files of a project's theme that replace nothing, but nearly bear the name of one that would.

use crate::corpus::{Project, ProjectFile};
use crate::diagnostic::Diagnostic;
use crate::embedded;

/// So many letters may be wrong.
const WRONG: usize = 2;

/// A warning for each: `templates/artcle.html` beside the theme's `article.html`.
pub(super) fn of_theme(project: &Project) -> Vec<Diagnostic> {
    let templates = near("templates", project.templates.keys(), &embedded::theme_templates());
    templates.into_iter().chain(near("static", project.statics.iter().map(|file| &file.path), &embedded::theme_statics())).collect()
}

fn near<'p>(folder: &str, own: impl Iterator<Item = &'p String>, of_theme: &[ProjectFile]) -> Vec<Diagnostic> {
    let unknown = own.filter(|path| !of_theme.iter().any(|file| file.path == **path));
    let warned = unknown.filter_map(|path| {
        let nearest = of_theme.iter().map(|known| (strsim::levenshtein(&known.path, path), &known.path)).min()?;
        let (_, name) = (nearest.0 <= WRONG).then_some(nearest)?;
        let message = format!("{folder}/{path} replaces no file of the theme");
        let help = format!("the nearest is {folder}/{name}; a file of another name is fine where a template of yours includes it");
        Some(Diagnostic::warning("near-name", format!("{folder}/{path}"), message).help(help))
    });
    warned.collect()
}
