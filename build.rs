//! Checks the project and embeds it: its settings, articles, pages and theme become part of the binary.
//!
//! `NEWSITE_PROJECT=DIR cargo build` embeds another project; the repository's own theme stays the default under it. The checks
//! are the crate's own code, so that what fails here is what would fail a build of the site, and nothing else does. All
//! faults are told at once.
//!
//! The files are written to `OUT_DIR` first, as `include_dir!` on the sources would miss new ones.
#![expect(clippy::disallowed_methods, reason = "embedding writes to OUT_DIR")]
#![allow(dead_code, unreachable_pub, unused_imports, reason = "of the modules below only reading and checking is used here")]

#[path = "src/corpus/mod.rs"]
mod corpus;
#[path = "src/diagnostic.rs"]
mod diagnostic;
#[path = "src/error.rs"]
mod error;
#[path = "src/text/mod.rs"]
mod text;
#[path = "src/site/theme.rs"]
mod theme;

use std::path::{Path, PathBuf};
use std::{env, fs, io, str};

use corpus::{ProjectFile, ProjectFiles, editorial, read, settings};
use diagnostic::{Diagnostic, Severity};
use error::Error;

/// All that is read of a project, by its name in the project's folder.
const PARTS: [&str; 5] = [read::SETTINGS, read::ARTICLES, "pages", "templates", "static"];
const PROJECT: &str = "NEWSITE_PROJECT";

fn main() -> io::Result<()> {
    let repository = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-env-changed={PROJECT}");
    let other = env::var_os(PROJECT).filter(|folder| !folder.is_empty()).map(|folder| repository.join(folder));
    watch(&repository, false);
    if let Some(project) = &other {
        watch(project, true);
    }

    let mut faults = Vec::new();
    let own = read_project(&repository, &[], &mut faults);
    embed(&out.join("theme"), &ProjectFiles { templates: own.templates.clone(), statics: own.statics.clone(), ..ProjectFiles::default() })?;
    // The repository's theme is the default theme: its project need not bring it a second time.
    let project = match &other {
        Some(folder) => read_project(folder, &own.templates, &mut faults),
        None => ProjectFiles { templates: Vec::new(), statics: Vec::new(), ..own },
    };
    embed(&out.join("project"), &project)?;
    for fault in faults {
        println!("cargo::error={fault}");
    }
    Ok(())
}

/// Has cargo run this again when a file changes, comes or goes. A part that is not there is always taken for changed, which
/// would build the repository anew each time; so there it is not watched.
fn watch(project: &Path, with_absent: bool) {
    let parts = PARTS.iter().map(|part| project.join(part)).filter(|part| with_absent || part.exists());
    parts.for_each(|part| println!("cargo::rerun-if-changed={}", part.display()));
}

/// The files of a project, and a line for each fault in them. Its templates stand over those of the default theme.
fn read_project(folder: &Path, default_theme: &[ProjectFile], faults: &mut Vec<String>) -> ProjectFiles {
    match read::from_disk(folder, None) {
        Ok(files) => {
            let articles = if read::is_project(folder) { folder.join(read::ARTICLES) } else { folder.to_owned() };
            faults.extend(settings_faults(&files).iter().map(|fault| line_of(fault, folder)));
            faults.extend(template_faults(&files.templates, default_theme).iter().map(|fault| line_of(fault, folder)));
            faults.extend(editorial_faults(&files).iter().map(|fault| line_of(fault, &articles)));
            faults.extend(article_faults(&files).iter().map(|fault| line_of(fault, &articles)));
            files
        }
        Err(fault) => {
            faults.push(fault.explained().trim_start_matches("error: ").replace('\n', ";"));
            ProjectFiles::default()
        }
    }
}

fn settings_faults(files: &ProjectFiles) -> Vec<Diagnostic> {
    faults_of(files.settings.as_ref(), |path, text| settings::parse_settings(path, text).err())
}

fn editorial_faults(files: &ProjectFiles) -> Vec<Diagnostic> {
    faults_of(files.editorial.as_ref(), |path, text| editorial::parse_editorial(path, text).err())
}

fn faults_of(file: Option<&ProjectFile>, parse: impl Fn(&str, &str) -> Option<Error>) -> Vec<Diagnostic> {
    let Some(file) = file else { return Vec::new() };
    let fault = match str::from_utf8(&file.bytes) {
        Ok(text) => match parse(&file.path, text) {
            Some(Error::Settings(fault) | Error::Editorial(fault)) => Some(*fault),
            other => other.map(|fault| Diagnostic::error("settings", &file.path, fault.to_string())),
        },
        Err(fault) => Some(Diagnostic::error("settings", &file.path, fault.to_string())),
    };
    fault.into_iter().collect()
}

fn template_faults(templates: &[ProjectFile], default_theme: &[ProjectFile]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut texts = Vec::new();
    let is_replaced = |template: &&ProjectFile| templates.iter().any(|own| own.path == template.path);
    for template in default_theme.iter().filter(|template| !is_replaced(template)).chain(templates) {
        match str::from_utf8(&template.bytes) {
            Ok(text) => texts.push((template.path.as_str(), text)),
            Err(fault) => faults.push(Diagnostic::error("template", format!("templates/{}", template.path), fault.to_string())),
        }
    }
    faults.extend(theme::check(&texts));
    faults
}

/// What leaves an article out of the dossier. A folder without articles is none: a binary may do without a corpus.
fn article_faults(files: &ProjectFiles) -> Vec<Diagnostic> {
    let articles = ProjectFiles {
        articles: files.articles.clone(),
        pictures: files.pictures.clone(),
        diagnostics: files.diagnostics.clone(),
        ..ProjectFiles::default()
    };
    let mut faults = match corpus::parse_project(articles, false) {
        Ok(project) => project.diagnostics,
        Err(Error::NoArticles { faults, .. }) => faults,
        Err(other) => vec![Diagnostic::error("corpus", "", other.to_string())],
    };
    faults.retain(|fault| fault.severity == Severity::Error);
    faults
}

/// A fault on one line, as cargo shows it: `seeds/flood.txt:3: cannot read the date (write it as 2024-03-08)`.
fn line_of(fault: &Diagnostic, folder: &Path) -> String {
    let line = fault.place.as_ref().map(|place| format!(":{}", place.line)).unwrap_or_default();
    let help = fault.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
    let file = folder.join(&fault.file);
    // Cargo runs build scripts in the repository.
    let here = env::current_dir().unwrap_or_default();
    let file = file.strip_prefix(here).unwrap_or(&file);
    format!("{}{line}: {}{help}", file.display(), fault.message).replace('\n', " ")
}

/// Writes a project's files where `include_dir!` finds them, and nothing else.
fn embed(folder: &Path, files: &ProjectFiles) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let parts = [
        ("", files.settings.as_slice()),
        (read::ARTICLES, files.editorial.as_slice()),
        (read::ARTICLES, &files.articles),
        ("pages", &files.pages),
        ("templates", &files.templates),
        ("static", &files.statics),
    ];
    for (part, files) in parts {
        for file in files {
            let path = folder.join(part).join(&file.path);
            fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
            fs::write(path, &file.bytes)?;
        }
    }
    for picture in &files.pictures {
        let path = folder.join(read::ARTICLES).join(&picture.path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
        fs::write(path, read::read_picture(picture).map_err(io::Error::other)?)?;
    }
    Ok(())
}
