//! Finds and reads the files of a source: a project folder, a folder of articles, or one file.
#![expect(clippy::disallowed_methods, reason = "reading the project from the disk is what this file is for")]

mod seen;
#[cfg(test)]
mod tests;
mod walk;

pub(crate) use seen::Seen;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{PictureFile, ProjectFile, ProjectFiles, Stored, pictures};
use crate::diagnostic::Diagnostic;
use crate::error::{ARTICLE_FILES, Error};
use walk::{Found, Walk};

/// The file by which an output folder of ours is known.
pub(crate) const MANIFEST: &str = ".newsite-manifest.json";
/// The file that makes a folder a project.
pub(crate) const SETTINGS: &str = "newsite.toml";
/// The folder of a project's articles; it makes a folder a project too.
pub(crate) const ARTICLES: &str = "seeds";
/// The file of the editor's rules, among the articles.
pub(crate) const EDITORIAL: &str = "editorial.toml";
/// The endings of files that hold an article for sure, as web pages do too; a `.json` or a table may hold anything.
const ARTICLE_ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "jsonl", "eml", "docx"];
const THEME_FOLDERS: [&str; 3] = ["templates", "static", "pages"];

/// Whether a folder is a project: it has settings, or a folder `seeds`.
pub(crate) fn is_project(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file() || folder.join(ARTICLES).is_dir()
}

/// Whether a folder that is not a project holds articles all the same, what repositories say of themselves aside.
pub(crate) fn holds_articles(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.filter_map(Result::ok).any(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_article = has_ending(&name, ARTICLE_ENDINGS) || has_ending(&name, super::PAGE_ENDINGS);
        is_article && !is_of_repository(&name) && entry.path().is_file()
    })
}

/// The first file in a folder that holds no article for sure, or a folder deeper, that may be one: a table, a PDF. `None` where nothing is.
pub(crate) fn may_be_meant(folder: &Path) -> Option<String> {
    const DEPTH: usize = 2;
    /// So many entries are looked at: the folder may be somebody's home.
    const MOST: usize = 2_000;
    let is_entered = |entry: &DirEntry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        entry.depth() == 0 || !is_hidden && !entry.path().join(MANIFEST).exists()
    };
    let entries = WalkDir::new(folder).max_depth(DEPTH).sort_by_file_name().into_iter().filter_entry(is_entered);
    let files = entries.take(MOST).filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files.map(|entry| name_in(folder, entry.path())).find(|name| {
        let is_read = has_ending(name, super::ENDINGS) || has_ending(name, super::PAGE_ENDINGS);
        !is_of_repository(name) && (is_read || wants_converter(name).is_some())
    })
}

/// Whether a file says what a repository is, and is no article: `README.md`, `package.json`.
fn is_of_repository(path: &str) -> bool {
    const STEMS: [&str; 9] =
        ["readme", "license", "licence", "changelog", "contributing", "security", "requirements", "package", "tsconfig"];
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    name.split(['.', '-', '_']).next().is_some_and(|stem| STEMS.contains(&stem))
}

/// A name for a dossier, of its folder's: “flood of 2024” of `flood_of-2024`; `None` where the folder has none.
pub(crate) fn name_of_folder(folder: &Path) -> Option<String> {
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let stem = if folder.is_file() { folder.file_stem() } else { folder.file_name() }?.to_string_lossy().into_owned();
    let words: Vec<&str> = stem.split(|letter: char| letter.is_whitespace() || matches!(letter, '_' | '-' | '+' | '.')).collect();
    let name = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}

/// The folder in which the articles of a source lie: `seeds` in a project; for one file the folder it is in.
pub(crate) fn articles_folder(source: &Path) -> PathBuf {
    if is_project(source) {
        source.join(ARTICLES)
    } else if source.is_dir() {
        source.to_owned()
    } else {
        source.parent().unwrap_or(source).to_owned()
    }
}

/// The same with links followed, as the operating system tells of its files; `None` where the source is not there.
#[cfg(feature = "serve")]
pub(crate) fn articles_on_disk(source: &Path) -> Option<PathBuf> {
    fs::canonicalize(source).ok().map(|source| articles_folder(&source))
}

/// One file among a source's articles, as it stands now; `path` is its full one, links followed. `None` where there is none.
#[cfg(feature = "serve")]
pub(crate) fn article_file(source: &Path, path: &Path) -> Option<ProjectFile> {
    let folder = articles_on_disk(source).filter(|folder| path.starts_with(folder))?;
    let bytes = fs::read(path).ok()?;
    Some(ProjectFile { path: name_in(&folder, path), bytes: Cow::Owned(bytes) })
}

/// What users call the source that is read from standard input.
pub(crate) const STANDARD_INPUT: &str = "standard input";

/// What stands on standard input, as the one file of a source: JSON Lines.
pub(crate) fn from_standard_input() -> Result<ProjectFiles, Error> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|source| Error::Read { path: STANDARD_INPUT.into(), source })?;
    let lines = ProjectFile { path: "stdin.jsonl".to_owned(), bytes: Cow::Owned(bytes) };
    Ok(ProjectFiles { origin: STANDARD_INPUT.to_owned(), articles: vec![lines], ..ProjectFiles::default() })
}

/// The lines of a file, or of standard input where none is named, to be read a few at a time.
///
/// # Errors
/// The file cannot be opened.
pub(crate) fn open_lines(file: Option<&Path>) -> Result<Box<dyn BufRead>, Error> {
    match file {
        Some(path) => {
            let file = fs::File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
            Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
        }
        None => Ok(Box::new(io::stdin().lock())),
    }
}

/// What the system knows of a source.
///
/// # Errors
/// It is not there, or cannot be looked at.
pub(crate) fn find_source(path: &Path) -> Result<fs::Metadata, Error> {
    fs::metadata(path).map_err(|source| {
        let is_address = path.to_str().is_some_and(|path| path.starts_with("http://") || path.starts_with("https://"));
        let help = if is_address {
            Some("newsite reads no addresses: save the page, and name its file".to_owned())
        } else {
            near_sibling(path).filter(|_| source.kind() == io::ErrorKind::NotFound).map(|near| format!("did you mean {}?", quoted(&near)))
        };
        Error::Source { path: path.to_owned(), help, source }
    })
}

/// The path, beside one that is not there, whose name is most like its name; `None` where none is near.
fn near_sibling(path: &Path) -> Option<String> {
    const NEAR: f64 = 0.75;
    let name = path.file_name()?.to_string_lossy();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let siblings = fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let near = siblings.map(|sibling| (strsim::normalized_damerau_levenshtein(&name, &sibling), sibling));
    let near = near.filter(|(likeness, _)| *likeness >= NEAR);
    let (_, nearest) = near.max_by(|one, other| one.0.total_cmp(&other.0).then_with(|| other.1.cmp(&one.1)))?;
    Some(path.with_file_name(nearest).display().to_string())
}

/// Reads all files of `source`: a project folder, a folder of articles, or one file. `out`, the folder that will be written, is
/// never read.
///
/// # Errors
/// The source is not there or cannot be listed. A file or folder in it that cannot be read is a diagnostic.
pub(crate) fn from_disk(source: &Path, out: Option<&Path>) -> Result<ProjectFiles, Error> {
    Ok(from_disk_again(source, out, None, Look::AtAll)?.files)
}

/// The files of a source that was read before.
#[derive(Debug, Default)]
#[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "only a server reads again"))]
pub(crate) struct Reread {
    /// All but the articles that stand as they were.
    pub files: ProjectFiles,
    /// The paths of those: their files were not opened.
    pub unchanged: Vec<String>,
    /// What was seen of each file that may be an article, for the next time.
    pub seen: Seen,
}

/// Which files are looked at, to see whether they stand as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// All.
    AtAll,
    /// Those that were not seen yet, or were forgotten: nothing tells that another has changed, came or went.
    AtOthers,
}

/// Reads a source again: of the articles only the files that do not stand as they were `seen`. `None` reads all.
///
/// # Errors
/// As [`from_disk`].
pub(crate) fn from_disk_again(source: &Path, out: Option<&Path>, seen: Option<&Seen>, look: Look) -> Result<Reread, Error> {
    let unreadable = |fault: io::Error| Error::Read { path: source.to_owned(), source: fault };
    let mut files = ProjectFiles { origin: source.display().to_string(), ..ProjectFiles::default() };
    if !find_source(source)?.is_dir() {
        let name = source.file_name().map_or_else(|| source.display().to_string(), |name| name.to_string_lossy().into_owned());
        // A file that was named is read whatever its ending, but for those of which a converter must make a text.
        if let Some(fault) = wants_converter(&name) {
            files.diagnostics.push(fault);
        } else {
            let bytes = fs::read(source).map_err(unreadable)?;
            files.articles.push(ProjectFile { path: name, bytes: Cow::Owned(bytes) });
        }
        return Ok(Reread { files, ..Reread::default() });
    }
    let root = fs::canonicalize(source).map_err(unreadable)?;
    let out = out.and_then(|out| fs::canonicalize(out).ok());
    let mut walk = Walk { source: root.clone(), out, diagnostics: Vec::new() };
    let articles = if is_project(&root) {
        files.settings = read_if_there(&root, SETTINGS)?;
        files.templates = walk.read_folder(&root.join("templates"))?;
        files.statics = walk.read_folder(&root.join("static"))?;
        files.pages = walk.read_folder(&root.join("pages"))?;
        files.pages.retain(|page| has_ending(&page.path, &["md"]));
        root.join(ARTICLES)
    } else {
        root
    };
    let (mut unchanged, mut now) = (Vec::new(), Seen::default());
    if articles.is_dir() {
        files.editorial = read_if_there(&articles, EDITORIAL)?;
        let listing = match seen.and_then(|seen| seen.listing(look)) {
            Some(listing) => listing,
            None => Arc::new(walk.list_articles(&articles)?),
        };
        walk.diagnostics.extend(listing.diagnostics.iter().cloned());
        let picture = |file: &Found| PictureFile { path: file.name.clone(), stored: Stored::Disk(file.path.clone()) };
        files.pictures = listing.pictures.iter().map(picture).collect();
        let mut found = listing.articles.clone();
        if let Some(seen) = seen {
            // Looked at before it is read: what is written meanwhile looks different the next time.
            now = Seen::look_at(listing, seen, look);
            let (stay, others): (Vec<Found>, _) = found.into_iter().partition(|file| seen.is_as(&now, &file.name));
            unchanged.extend(stay.into_iter().map(|file| file.name));
            found = others;
        }
        let mut wanted: BTreeSet<String> = found.iter().map(|file| file.name.clone()).collect();
        files.articles = walk.read_all(found);
        // What could not be read is tried again.
        for file in &files.articles {
            wanted.remove(&file.path);
        }
        now.forget(&articles, &wanted);
    }
    files.diagnostics.append(&mut walk.diagnostics);
    Ok(Reread { files, unchanged, seen: now })
}

/// Whether a file is a picture by its name.
pub(crate) fn is_picture(path: &str) -> bool {
    has_ending(path, pictures::ENDINGS)
}

/// The bytes of a picture.
///
/// # Errors
/// It cannot be read.
pub(crate) fn read_picture(picture: &PictureFile) -> Result<Vec<u8>, Error> {
    match &picture.stored {
        Stored::Disk(path) => fs::read(path).map_err(|source| Error::Read { path: path.clone(), source }),
        Stored::Embedded(bytes) => Ok(bytes.to_vec()),
    }
}

/// The folders that browsers write beside a page they save: `storm_files/` beside `storm.html`. Scripts and frames lie there, no
/// articles.
fn parts_of_pages(found: &[Found]) -> Vec<PathBuf> {
    let pages = found.iter().filter(|file| has_ending(&file.name, &["html", "htm", "xhtml"])).map(|file| &file.path);
    pages.filter_map(|page| Some(page.with_file_name(format!("{}_files", page.file_stem()?.to_str()?)))).collect()
}

/// Whether a file may be an article by its name; says why not where it might have been meant as one.
fn may_be_article(path: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if path == EDITORIAL || path == SETTINGS {
        return false;
    }
    if has_ending(path, super::ENDINGS) || has_ending(path, super::PAGE_ENDINGS) {
        return true;
    }
    let advice = || Diagnostic::advice("format", path, format!("{path} is not read as an article")).help(ARTICLE_FILES);
    diagnostics.push(wants_converter(path).unwrap_or_else(advice));
    false
}

/// For a file whose text another program must take out: an error that names the command.
fn wants_converter(path: &str) -> Option<Diagnostic> {
    let file = quoted(path);
    let help = if has_ending(path, &["pdf"]) {
        format!("`pdftotext {file}` makes a text of it")
    } else if has_ending(path, &["doc", "odt", "rtf", "pages", "wpd"]) {
        format!("`libreoffice --headless --convert-to docx {file}` makes a document of it that is read")
    } else if has_ending(path, &["epub", "mobi", "azw3"]) {
        format!("`pandoc {file} -t plain -o article.txt` makes a text of it")
    } else if has_ending(path, &["xlsx", "xls", "ods"]) {
        format!("`libreoffice --headless --convert-to csv {file}` makes a table of it that is read")
    } else if has_ending(path, &["warc", "gz", "wacz"]) {
        format!("`warcio extract {file} 0` takes a page out of an archive; save it as .html")
    } else if has_ending(path, &["webarchive"]) {
        format!("`textutil -convert html {file}` makes a page of it")
    } else if has_ending(path, &["mbox"]) {
        "save each message as .eml".to_owned()
    } else {
        return None;
    };
    Some(Diagnostic::error("format", path, format!("{path} is not text")).help(help))
}

/// A path as a shell takes it for one word.
pub(crate) fn quoted(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/' | b'_' | b'-');
    if path.bytes().all(is_plain) && !path.starts_with('-') { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
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

/// The path of a file in a folder, with `/` between its parts.
pub(crate) fn name_in(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
