use std::ffi::OsStr;

use tempfile::TempDir;

use super::*;

/// A folder with these files in it, each holding its own path.
fn folder(files: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("there is room for a test");
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("the folder is new");
        fs::write(path, file).expect("the folder is new");
    }
    folder
}

/// The articles that are found in a folder, and what is said about the others.
fn check(folder: &Path, out: Option<&str>, articles: &[&str], messages: &[&str]) {
    let files = from_disk(folder, out.map(|out| folder.join(out)).as_deref()).expect("the folder is there");
    let found: Vec<&str> = files.articles.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(found, articles);
    let said: Vec<&str> = files.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(said, messages);
}

#[test]
fn texts_and_lines_are_articles_in_any_subfolder() {
    check(folder(&["b.txt", "2017/a.TXT", "c.jsonl", "d.text"]).path(), None, &["2017/a.TXT", "b.txt", "c.jsonl", "d.text"], &[]);
}

#[cfg(feature = "html")]
#[test]
fn markdown_and_saved_pages_are_articles_and_what_belongs_to_a_page_is_none() {
    let folder = folder(&["a.html", "a_files/frame.html", "a_files/app.js", "a_files/gate.png", "b.htm", "c.md"]);
    check(folder.path(), None, &["a.html", "b.htm", "c.md"], &[]);
}

#[test]
fn dot_files_rules_and_the_theme_are_none() {
    let files = [".a.txt", ".git/a.txt", "editorial.toml", "templates/a.txt", "static/robots.txt", "pages/a.txt", "b.txt"];
    check(folder(&files).path(), None, &["b.txt"], &[]);
}

#[test]
fn a_folder_named_like_the_theme_further_down_holds_articles() {
    check(folder(&["2017/pages/a.txt"]).path(), None, &["2017/pages/a.txt"], &[]);
}

#[test]
fn the_output_is_never_read() {
    let folder = folder(&["a.txt", "site/robots.txt", "old/robots.txt", "old/.newsite-manifest.json"]);
    check(folder.path(), Some("site"), &["a.txt"], &[]);
    check(&folder.path().join("old"), None, &[], &[]);
}

#[test]
fn a_project_has_its_articles_in_seeds() {
    let folder = folder(&[
        "newsite.toml",
        "README.txt",
        "seeds/a.txt",
        "seeds/editorial.toml",
        "pages/about.md",
        "static/a.css",
        "templates/b.html",
    ]);
    check(folder.path(), None, &["a.txt"], &[]);
    let files = from_disk(folder.path(), None).expect("the folder is there");
    assert!(files.settings.is_some() && files.editorial.is_some());
    let names = |files: &[ProjectFile]| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    assert_eq!([names(&files.pages), names(&files.statics), names(&files.templates)], [["about.md"], ["a.css"], ["b.html"]]);
}

#[test]
fn other_formats_are_named() {
    check(
        folder(&["a.pdf", "b.odt", "c.docx", "d.exe", "e.txt"]).path(),
        None,
        &["c.docx", "e.txt"],
        &["a.pdf is not text", "b.odt is not text", "d.exe is not read as an article"],
    );
    let quoted = wants_converter("a file's.pdf").and_then(|fault| fault.help);
    assert_eq!(quoted.as_deref(), Some("`pdftotext 'a file'\\''s.pdf'` makes a text of it"));
}

#[test]
fn one_file_is_read_whatever_its_ending() {
    let folder = folder(&["notes", "b.pdf"]);
    check(&folder.path().join("notes"), None, &["notes"], &[]);
    check(&folder.path().join("b.pdf"), None, &[], &["b.pdf is not text"]);
}

#[test]
fn a_source_that_is_not_there_is_an_error() {
    assert!(matches!(from_disk(Path::new("no/such/folder"), None), Err(Error::Source { help: None, .. })));
}

#[cfg(unix)]
#[test]
fn links_out_of_the_source_in_a_circle_or_to_nothing_are_left_out() {
    use std::os::unix::fs::symlink;
    let outside = folder(&["secret.txt", "deep/secret.txt"]);
    let folder = folder(&["in/a.txt"]);
    let link = |target: &Path, name: &str| symlink(target, folder.path().join(name)).expect("the name is free");
    link(&outside.path().join("secret.txt"), "file.txt");
    link(&outside.path().join("deep"), "folder");
    link(folder.path(), "in/round");
    link(&folder.path().join("nothing.txt"), "gone.txt");
    link(&folder.path().join("in/a.txt"), "same.txt");
    check(
        folder.path(),
        None,
        &["in/a.txt", "same.txt"],
        &[
            "file.txt is a link that leads out of the source: left out",
            "folder is a link that leads out of the source: left out",
            "gone.txt is a link that leads nowhere: left out",
            "in/round is a link to a folder that holds it: left out",
        ],
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf_8_is_shown_as_far_as_it_goes() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[]);
    fs::write(folder.path().join(OsStr::from_bytes(b"a\xff.txt")), "Rain fell.").expect("the folder is new");
    check(folder.path(), None, &["a\u{fffd}.txt"], &[]);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_said() {
    let mut walk = Walk { source: PathBuf::new(), out: None, diagnostics: Vec::new() };
    let folder = folder(&["a.txt"]);
    let found = ["a.txt", "gone.txt"].map(|name| Found { path: folder.path().join(name), name: name.to_owned() });
    let read = walk.read_all(Vec::from(found));
    assert_eq!(read.len(), 1);
    assert!(walk.diagnostics[0].message.starts_with("cannot read gone.txt: "));
}
