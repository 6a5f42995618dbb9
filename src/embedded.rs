//! The project that build.rs baked into the binary.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use crate::corpus::{PictureFile, ProjectFile, ProjectFiles, Stored, read};

static PROJECT: Dir<'static> = include_dir!("$OUT_DIR/project");
static THEME: Dir<'static> = include_dir!("$OUT_DIR/theme");

/// The files of the embedded project.
pub(crate) fn project_files() -> ProjectFiles {
    let one = |path: &str| PROJECT.get_file(path).map(|file| ProjectFile { path: name_of(path), bytes: Cow::Borrowed(file.contents()) });
    let mut articles = files_below(&PROJECT, read::ARTICLES);
    let editorial = one("seeds/editorial.toml");
    articles.retain(|file| file.path != "editorial.toml" && !read::is_picture(&file.path));
    let mut pictures = Vec::new();
    for file in files_below(&PROJECT, read::ARTICLES).into_iter().filter(|file| read::is_picture(&file.path)) {
        if let Cow::Borrowed(bytes) = file.bytes {
            pictures.push(PictureFile { path: file.path, stored: Stored::Embedded(bytes) });
        }
    }
    ProjectFiles {
        origin: "the embedded project".to_owned(),
        settings: one(read::SETTINGS),
        editorial,
        articles,
        pictures,
        templates: files_below(&PROJECT, "templates"),
        statics: files_below(&PROJECT, "static"),
        pages: files_below(&PROJECT, "pages"),
        diagnostics: Vec::new(),
    }
}

/// The templates of the default theme, by name.
pub(crate) fn theme_templates() -> Vec<ProjectFile> {
    files_below(&THEME, "templates")
}

/// The static files of the default theme.
pub(crate) fn theme_statics() -> Vec<ProjectFile> {
    files_below(&THEME, "static")
}

fn name_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// The files below a folder, sorted by path; none where the folder is not there.
fn files_below(root: &'static Dir<'static>, folder: &str) -> Vec<ProjectFile> {
    let mut files = Vec::new();
    let mut folders: Vec<&Dir<'static>> = root.get_dir(folder).into_iter().collect();
    while let Some(below) = folders.pop() {
        folders.extend(below.dirs());
        for file in below.files() {
            let inside = file.path().strip_prefix(folder).unwrap_or(file.path());
            let path = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            files.push(ProjectFile { path, bytes: Cow::Borrowed(file.contents()) });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
