//! `newsite init`: a project to edit.
#![expect(clippy::disallowed_methods, reason = "the project is written to the disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::report;
use crate::cli::Init;
use crate::corpus::read;
use crate::embedded;
use crate::error::Error;

const SETTINGS: &str = include_str!("init/newsite.toml");
const RULES: &str = include_str!("init/editorial.toml");
const WORKFLOW: &str = ".github/workflows/dossier.yml";
const PAGES_WORKFLOW: &str = include_str!("init/pages.yml");

/// Writes a project, or the files of the theme, and says what to do next. Nothing that is there is written over.
pub(super) fn run(flags: &Init) -> Result<(), Error> {
    let folder = flags.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    let files = if flags.theme { theme() } else { project(flags, &folder) };
    if let Some((path, _)) = files.iter().find(|(path, _)| folder.join(path).exists()) {
        return Err(Error::Exists { path: folder.join(path) });
    }
    for (path, bytes) in &files {
        write(&folder.join(path), bytes)?;
    }
    let shown = folder.display();
    report::say(format_args!("newsite: wrote {} into {shown}", report::count(files.len(), "file", "files")));
    let here = if folder == Path::new(".") { String::new() } else { format!("cd {shown} && ") };
    let articles = if flags.empty { format!("put articles into {}/, then\n  ", folder_of_articles(&folder)) } else { String::new() };
    report::say(format_args!("next: {articles}{here}newsite serve --watch --open"));
    if flags.with_github_pages {
        report::say(format_args!("for GitHub Pages: write the address of newsite's git repository into NEWSITE_REPOSITORY in {WORKFLOW}"));
    }
    Ok(())
}

/// Where the articles go, as seen from here.
fn folder_of_articles(folder: &Path) -> String {
    let inside = if folder == Path::new(".") { PathBuf::from(read::ARTICLES) } else { folder.join(read::ARTICLES) };
    inside.display().to_string()
}

/// The files of a new project, by path.
fn project(flags: &Init, folder: &Path) -> Vec<(String, Vec<u8>)> {
    let name = read::name_of_folder(folder).unwrap_or_else(|| "My dossier".to_owned());
    let settings = SETTINGS.replace("{name}", &name.replace('\\', "").replace('"', "'"));
    let mut files = vec![(read::SETTINGS.to_owned(), settings.into_bytes())];
    let of_example = embedded::project_files();
    let rules = match of_example.editorial.filter(|_| !flags.empty) {
        Some(example) => {
            [RULES.as_bytes(), b"\n# The rules of the example articles. Take them out with the articles.\n\n", &example.bytes].concat()
        }
        None => RULES.as_bytes().to_vec(),
    };
    files.push((format!("{}/editorial.toml", read::ARTICLES), rules));
    if !flags.empty {
        let articles = of_example.articles.into_iter();
        files.extend(articles.map(|file| (format!("{}/{}", read::ARTICLES, file.path), file.bytes.into_owned())));
    }
    if flags.with_github_pages {
        files.push((WORKFLOW.to_owned(), PAGES_WORKFLOW.as_bytes().to_vec()));
    }
    files
}

/// The files of the default theme, by path.
fn theme() -> Vec<(String, Vec<u8>)> {
    let in_folder =
        |folder: &'static str| move |file: crate::corpus::ProjectFile| (format!("{folder}/{}", file.path), file.bytes.into_owned());
    let templates = embedded::theme_templates().into_iter().map(in_folder("templates"));
    templates.chain(embedded::theme_statics().into_iter().map(in_folder("static"))).collect()
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let unwritable = |source: io::Error| Error::Write { path: path.to_owned(), source };
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(unwritable)?;
    fs::write(path, bytes).map_err(unwritable)
}
